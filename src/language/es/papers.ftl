### Papeles de los bienes: resguardo, vale de préstamo, pase de salida, etiquetas.

help-form--number = Resguardo, vale o pase anterior del bien: PC-0132/2, o solo 2; si no se dice, el último
help-value-folio_asset = FOLIO|BIEN

form-one-folio = { $form } se imprime de un reporte a la vez.
    .remedy = Escriba un solo folio.
form-no-number = { $form } no lleva número.
    .remedy = Quite --number: solo lo llevan los resguardos, vales y pases de salida.

paper-needs-asset = Falta el bien: { $form } es el formato de un bien.
    .remedy = Escriba «folio form { $form } BIEN», o «folio form { $form } --blank» si lo quiere en blanco.
paper-no-period = { $form } es el formato de un bien; no lleva periodo.
    .remedy = Escriba el bien: folio form { $form } BIEN
paper-number-one = --number es de un solo bien.
    .remedy = Escriba los números completos en lugar de los bienes: folio form { $form } PC-0132/1 PC-0133/2
paper-number-unknown = { $id } no tiene { $paper ->
        [letter] un resguardo
        [slip] un vale de préstamo
       *[pass] un pase de salida
    } «{ $number }». Los hay: { $known }
    .remedy = Escriba uno de ellos, o quite --number para el último.
paper-none = { $id } todavía no tiene { $paper ->
        [letter] un resguardo: no se ha entregado a nadie.
        [slip] un vale: no se ha prestado.
       *[pass] un pase: no se ha autorizado su salida.
    }
    .remedy = { $paper ->
        [letter] Se hace al entregarlo: folio asset assign { $id } --to QUIÉN --condition TEXTO. En blanco: folio form { $form } --blank
        [slip] Se hace al prestarlo: folio asset lend { $id } --to QUIÉN --due FECHA --condition TEXTO. En blanco: folio form { $form } --blank
       *[pass] Se hace al autorizarla: folio asset exit { $id } --reason … --destination … --carrier … --identification … --condition …. En blanco: folio form { $form } --blank
    }
paper-class = { $id } es de la clase { $kind }, que no se da en resguardo ni sale con pase.
    .remedy = Las licencias se asignan por lugares y los consumibles se surten por piezas; vea «folio asset --help».

paper-returns = Devuelve
paper-takes-back = Recibe de vuelta
paper-role-receives = Recibe
paper-role-hands-over = Entrega
paper-role-head = Autoriza
paper-role-carrier = Lleva
paper-role-guard = Vigilancia

help-asset-label = Etiquetas de bienes con su código QR, en hojas para imprimir
help-asset-label-more =
    folio asset label PC-0132                        en la terminal, para leerla con el teléfono
    folio asset label --all -o etiquetas.html        hojas de 3 columnas por 8 renglones, en carta
    folio asset label --kind impresora --skip 5 -o etiquetas.html   en una hoja que ya gastó 5
help-asset-label--place = Bienes cuyo lugar tiene este texto
help-asset-label--all = Todos los equipos que no están extraviados ni dados de baja
help-asset-label--content = Lo que dice el código: tag (número de inventario), id, o url:https://… y el identificador
help-asset-label--sheet = Columnas por renglones de la hoja; si no se dice, 3x8
help-asset-label--paper = Papel: letter (carta) o a4
help-asset-label--skip = Etiquetas de la primera hoja que ya se usaron
help-asset-label--out = Archivo HTML en que se escriben; si ya son etiquetas, se reemplazan
help-asset-label--format = html (hojas para imprimir), table (la terminal), csv, md o json
help-value-content = tag|id|url:…
help-value-sheet = COLUMNASxRENGLONES

label-title = Etiquetas de bienes
label-id = Bien
label-kind = Clase
label-what = Descripción
label-code = Código
label-written = { $count ->
        [one] 1 etiqueta
       *[other] { $count } etiquetas
    } en { $sheets ->
        [one] 1 hoja
       *[other] { $sheets } hojas
    }, en { $path }. Imprímalas al 100 %, sin márgenes ni ajustar a la página.
label-which = Diga de qué bienes.
    .remedy = Escriba los bienes, --kind CLASE, --place LUGAR o --all.
label-none = No hay bienes así para etiquetar.
    .remedy = Revise la clase o el lugar; los extraviados y dados de baja solo se etiquetan por su nombre.
label-content = «{ $found }» no dice qué lleva el código.
    .remedy = Escriba tag, id, o url: con una dirección completa: --content url:https://example.org/bienes/
label-sheet = «{ $found }» no dice una hoja.
    .remedy = Escriba columnas por renglones, de 1 a 40: --sheet 3x8
label-sheet-small = En una hoja de { $found } las etiquetas quedan tan chicas que no se leen.
    .remedy = Deje cada una de 36 × 16 mm o más: --sheet 3x8
label-skip = La hoja tiene { $places } etiquetas; no puede empezar después de { $skip }.
    .remedy = Dé con --skip las que ya se usaron de la primera hoja.
label-out-html = En un archivo se escriben hojas para imprimir, en HTML.
    .remedy = Quite --format, o --out.
label-many = { $count } códigos no caben en la terminal; caben { $most }.
    .remedy = Escríbalos en un archivo para imprimir: --out etiquetas.html
label-too-long = El código de { $id } no cabe en una etiqueta: llevaría { $length } letras.
    .remedy = Use --content id, o acorte el número de inventario: folio asset edit { $id } --set tag=…
