### Firmas: qué se firmó, cómo, y si sigue igual. folio sign, folio signatures, folio form --as-signed.

refused-sign-form = { $form } no es un formato de este reporte que firme { $role }. { $count ->
        [0] No firma ninguno: deje --form.
       *[other] Firma: { $known }.
    }
refused-sign-how-commit = Una firma «commit» nombra su commit (--commit HASH), y la de tinta no lleva ninguno.
refused-sign-other-data = En el commit { $commit } los datos del reporte no son los de ahora: no es una firma de lo que hay.
    .remedy = Haga un commit firmado del reporte como está ahora, y nombre ese.
sign-scan-of-ink = Un escaneo es de una firma en papel; con --how commit no lo hay.
    .remedy = Deje --scan, o deje --how.
sign-scan-folder = { $path } es una carpeta, no el escaneo.
    .remedy = Dé el archivo.
sign-scan-empty = El archivo { $path } está vacío.
    .remedy = Escanee otra vez el documento firmado.
sign-commit-unknown = Git no conoce el commit «{ $commit }».
    .remedy = Vea cuál es: git log --show-signature
sign-commit-unverified = El commit { $commit } no está firmado, o git no da por buena su firma.{ $problem ->
        [none] {""}
       *[other] {" "}{ $problem }
    }
    .remedy = Firme con «git commit -S», y revise que «git verify-commit { $commit }» la reconozca.
sign-commit-without-ticket = El commit { $commit } no tiene { $path }.
    .remedy = Nombre un commit que contenga el reporte como está ahora.
help-sign--form = Formato que se firma: su código (F01); si no se dice, el que firma ese papel
help-sign--how = ink (tinta, en papel; lo normal) o commit (un commit firmado)
help-sign--scan = Escaneo del documento firmado; se anota su nombre y su huella, no se copia
help-sign--commit = Commit firmado con git; se verifica, y que tenga el reporte como está
help-sign-more =
    folio sign 42 --as usuario --name 'Usuaria de Ejemplo'    firma en papel
    folio sign 42 --as usuario --scan firmado.pdf             con su escaneo
    folio sign 42 --as jefatura --form F03                    de uno de varios formatos
    folio sign 42 --as jefatura --commit HEAD                 con un commit firmado
    La firma guarda la huella (sha256) de los datos del reporte en ese momento: folio signatures 42.
    Anote antes lo que dice el papel (folio note 42 --set …); lo posterior consta como agregado.
help-value-hash = HASH

finding-not-a-hash = «{ $key }» no es una huella: { $found }.
    .remedy = Una huella de datos es «sha256-2:» (antes «sha256:») y 64 dígitos hexadecimales en minúscula; la de un escaneo, solo los dígitos.
finding-not-a-size = «{ $key }» no es un número de bytes.
    .remedy = Escriba el tamaño del archivo en bytes, sin comillas.
finding-signed-form-unknown = Asiento { $number }: { $name } firmó el formato { $form }, que el procedimiento no tiene. Los hay: { $known }.
    .remedy = Ponga el código del formato que se firmó, o quite «form».
finding-signed-data-differs = Asiento { $number }: { $name } ({ $role }) firmó { $says }, y los asientos anteriores dan { $gives }. Alguien cambió lo que se había firmado.
    .remedy = Vea en git qué cambió (git log -p) y devuélvalo; para corregir un dato: folio note { $folio } --set CAMPO=VALOR.

help-signatures = Las firmas de un reporte: quién, qué, cómo, y si los datos siguen siendo los firmados
help-signatures-more =
    folio signatures 42                    también: folio firmas 42
    folio signatures 42 --json             con las huellas completas
    folio signatures 42 --scan firmado.pdf ¿es el documento que se anotó?
    folio signatures 42 --verify           los commits, leídos otra vez
    folio form F01 42 --as-signed          el formato como se firmó
signatures-title = { $folio } · Firmas y sellos
signatures-none = { $folio } no tiene firmas.
signatures-column-who = Firmó
signatures-column-form = Formato
signatures-column-how = Cómo
signatures-column-data = Huella de los datos
signatures-column-since = Desde entonces
signatures-column-entered = Anotada
signatures-column-scan = Escaneo
signatures-column-scan-hash = Huella del escaneo
signatures-column-commit = Commit
signatures-column-intact = Huella correcta
signatures-column-current = Sigue igual
signatures-column-changed = Cambió
signatures-column-added = Se agregó
signatures-entered = anotó { $by }
signatures-entered-later = anotó { $by } el { $at }
signatures-how-ink = Tinta
signatures-how-scan = Tinta; escaneo: { $name }
signatures-how-commit = Commit firmado { $commit }
signatures-same = Igual
signatures-changed = Cambió: { $what }
signatures-added = Se agregó: { $what }
signatures-more = { $count } más
signatures-step = Paso { $activity }{ $number ->
        [1] {""}
       *[other] {" "}({ $number })
    }
signatures-no-hash = Sin huella
signatures-altered = La huella no corresponde: alguien cambió lo firmado (folio check).
signatures-revision = Revisión del procedimiento

signed-by = { $name } ({ $role }) el { $at }
signed-differs = Firmado por { $signers }{ $data ->
        [none] {""}
       *[other] {" "}sobre { $data }
    }; { $what }.
signed-then-changed = después cambió: { $what }
signed-then-added = después se agregó: { $what }
signed-copy = Copia de lo que firmó { $signer }{ $data ->
        [none] {""}
       *[other] {" "}sobre { $data }
    }.

help-form--as_signed = Como lo firmó ese papel; sin decirlo, el último que firmó el formato
form-as-signed-label = { $form } es una etiqueta: nadie la firma.
    .remedy = Imprímala sin --as-signed.
form-not-signer = { $role } no firma { $form }.{ $count ->
        [0] {" "}No lo firma nadie.
       *[other] {" "}Lo firma: { $known }.
    }
    .remedy = Nombre el papel en que firmó, o deje --as-signed solo.
form-not-signed = { $form } de { $folio } no tiene esa firma.{ $count ->
        [0] {" "}No tiene ninguna.
       *[other] {" "}Ha firmado: { $given }.
    }
    .remedy = Vea quién firmó qué: folio signatures { $folio }

finding-signed-paper-differs = Asiento { $number }: { $name } firmó { $says } en { $paper ->
        [letter] el resguardo
        [slip] el vale
        [return] la devolución
       *[other] el pase
    }, y los asientos anteriores dan { $gives }. Alguien cambió lo que se había firmado.
    .remedy = Vea en git qué cambió (git log -p) y devuélvalo; para corregir la ficha: folio asset edit { $id } --set DATO=VALOR.
