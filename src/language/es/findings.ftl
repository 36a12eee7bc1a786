# Hallazgos de archivos y de registros

finding-file-missing = El archivo no está.
    .remedy = Recupérelo con «git checkout -- <archivo>» o créelo.
finding-file-unreadable = El archivo no se puede leer: { $problem }.
    .remedy = Revise los permisos del archivo y de su carpeta.
finding-link-out = Es un enlace que lleva fuera de la mesa.
    .remedy = Ponga aquí el archivo mismo.
finding-link-not-written = Es un enlace; Folio solo escribe en archivos.
    .remedy = Ponga aquí el archivo mismo.
finding-change-interrupted = Un cambio de varios archivos quedó a medias y no se pudo terminar: { $problem }
    .remedy = Revise el disco y los permisos, y repita «folio check»: lo termina.
finding-folder-not-file = Es una carpeta donde debería haber un archivo.
    .remedy = Cámbiele el nombre o quítela.
finding-not-a-file = No es un archivo común.
    .remedy = Ponga aquí un archivo de texto.
finding-file-too-large = Mide { $size } MB; el máximo es { $limit } MB.
    .remedy = Un registro mide unos kilobytes; quite lo que no le corresponde.
finding-not-utf8 = Tiene bytes que no son texto UTF-8.
    .remedy = Guárdelo de nuevo como UTF-8.
finding-yaml-syntax = El YAML no se puede leer: { $problem }.
    .remedy = Corrija ese renglón; un texto con «:», «#» o «@» va entre comillas.
finding-yaml-duplicate-key = Hay una clave repetida: { $problem }.
    .remedy = Deje una sola.
finding-yaml-too-deep = Tiene demasiados niveles, unos dentro de otros.
    .remedy = Un registro tiene cuatro o cinco; quite los demás.
finding-yaml-aliases = Tiene demasiadas referencias («*alias»).
    .remedy = Escriba los valores en su lugar.
finding-yaml-too-large = Es demasiado grande para ser un registro.
    .remedy = Quite lo que no le corresponde.
finding-yaml-empty = El archivo está vacío.
    .remedy = Recupérelo con «git checkout -- <archivo>» o bórrelo.
finding-yaml-documents = Tiene más de un documento YAML.
    .remedy = Deje uno por archivo.
finding-yaml-tab = Tiene un tabulador en el sangrado.
    .remedy = Use espacios.
finding-yaml-wrong-type = Un valor no es del tipo esperado: { $problem }.
    .remedy = Póngalo entre comillas si es un texto.
finding-yaml-control = Tiene un carácter de control que un texto no lleva.
    .remedy = Quítelo.
finding-not-a-record = No es un registro: se esperan claves con sus valores.
    .remedy = Compárelo con otro registro de la mesa.
finding-missing-key = Falta «{ $key }».
    .remedy = Agréguela; docs/format.md dice cómo.
finding-not-a-text = «{ $key }» debe ser un texto y es { $found }.
    .remedy = Póngalo entre comillas.
finding-not-a-moment = «{ $key }» no es una fecha y hora: { $found }.
    .remedy = Escríbala así: 2026-11-20T09:08:00-06:00.
finding-not-a-mapping = «{ $key }» debe ser un grupo de claves y es { $found }.
    .remedy = Compárelo con otro registro de la mesa.
finding-not-a-list = «{ $key }» debe ser una lista y es { $found }.
    .remedy = Cada elemento va en su renglón, con un guion delante.
finding-not-a-folio = «{ $found }» no es un folio.
    .remedy = Un folio es así: CI-2026-0042.
finding-unknown-word = «{ $found }» no es un valor de «{ $key }»; los hay: { $known }.
    .remedy = Use uno de ellos.
finding-event-not-a-mapping = El asiento { $number } no es un grupo de claves.
    .remedy = Compárelo con los otros asientos.
finding-name-differs = El archivo tiene otro nombre que su folio, { $folio }.
    .remedy = Devuélvale su nombre con «git mv», o corrija el folio.
finding-folio-twice = El folio { $folio } está en dos archivos: { $places }.
    .remedy = «folio sync» le da otro número al más reciente. Si uno es copia del otro, quite la copia: git rm ARCHIVO && git commit
finding-uid-twice = El uid { $uid } está también en { $other }.
    .remedy = Uno es copia del otro: bórrelo.
finding-header-differs = «{ $key }» dice «{ $says }», pero los asientos dan «{ $gives }».
    .remedy = Póngalo como estaba; para cambiarlo use folio (do, assign, note --set …).
finding-header-extra = «{ $key }» dice «{ $says }», pero los asientos no dan ninguno.
    .remedy = Quítelo; para ponerlo use folio (do, assign, note --set …).
finding-header-missing = Falta «{ $key }»: los asientos dan «{ $gives }».
    .remedy = Agréguelo con ese valor.
finding-rule-broken = El asiento { $number } ({ $id }, { $did ->
        [opened] apertura
        [outcome] resultado
        [assigned] asignación
        [noted] nota
        [corrected] corrección
        [waited] espera
        [resumed] fin de la espera
        [cancelled] cancelación
        [reopened] reapertura
        [signed] firma
        [linked] vínculo
        [attached] adjunto
        [settled] decisión
       *[other] { $did }
    }) rompe una regla: { $problem }
    .remedy = Un asiento no se cambia a mano; recupérelo con «git log -p» de este archivo.
finding-procedure-lost = No está el procedimiento { $procedure }, revisión { $revision }, con el que se abrió.
    .remedy = Recupere catalog/procedures/past/ de la historia de git.
finding-kept-procedure-changed = La copia guardada de este procedimiento fue modificada.
    .remedy = Recupérela con «git checkout -- <archivo>»: los reportes viejos se juzgan con ella.
finding-desk-without-procedure = La mesa declara el procedimiento { $procedure }, que no está en catalog/procedures.
    .remedy = Agréguelo o quítelo de «procedures».
finding-procedure-name = El archivo debe llamarse { $code }.toml.
    .remedy = Cámbiele el nombre, o corrija «code».
finding-unknown-external = El campo { $field } nombra el sistema «{ $system }», que no está en catalog/suppliers.toml.
    .remedy = Agréguelo ahí con [[external]].
finding-outcome-external = El resultado { $outcome } de la actividad { $activity } nombra el sistema «{ $system }», que no está en catalog/suppliers.toml.
    .remedy = Agréguelo ahí con [[external]].
finding-external-state = El sistema { $system } no tiene un estado «{ $state }».
    .remedy = Use uno de estos, o agréguelo a states en catalog/suppliers.toml: { $known }.
finding-children-procedure = El resultado { $outcome } de la actividad { $activity } espera a los reportes hijos de «{ $procedure }», y ese procedimiento no está.
    .remedy = Corrija la clave o agregue catalog/procedures/{ $procedure }.toml.
finding-opens-procedure = El resultado { $outcome } de la actividad { $activity } abre un reporte de «{ $procedure }», y ese procedimiento no está.
    .remedy = Corrija la clave o agregue catalog/procedures/{ $procedure }.toml.
finding-opens-field = El resultado { $outcome } de la actividad { $activity } da «{ $field }» al reporte de { $procedure } que abre, y ese procedimiento no tiene ese campo.
    .remedy = Corrija el nombre; los campos: folio procedure show { $procedure }.{ $hint }
finding-opens-derived = El resultado { $outcome } de la actividad { $activity } da «{ $field }» al reporte de { $procedure } que abre, y ese campo solo lo pone un resultado de ese procedimiento.
    .remedy = Quítelo de set.
finding-opens-value = El resultado { $outcome } de la actividad { $activity } da un valor que no sirve para «{ $field }» de { $procedure }: { $problem }
    .remedy = Corrija el valor. Un texto fijo va entre comillas sencillas dentro de las otras.
finding-opens-incomplete = El resultado { $outcome } de la actividad { $activity } abre un reporte de { $procedure } y no le da { $number ->
        [one] este campo obligatorio
       *[other] estos campos obligatorios
    }: { $fields }.
    .remedy = Delos en set, o llene en este procedimiento campos que vayan al mismo dato de la cabecera.
finding-unknown-calendar = No está el calendario «{ $calendar }» en catalog/calendars.
    .remedy = Agréguelo, o nombre uno que haya.
finding-template-missing = Falta la plantilla { $template } del formato { $form }.
    .remedy = Póngala en templates/.
finding-person-unknown-role = { $person } tiene el papel «{ $role }», que ningún procedimiento declara.
    .remedy = Corríjalo; el más parecido es «{ $near }».
finding-service-procedure = El servicio { $service } nombra el procedimiento «{ $procedure }», que no está.
    .remedy = Corríjalo o agregue el procedimiento.
finding-service-external = El servicio { $service } nombra el sistema «{ $system }», que no está en catalog/suppliers.toml.
    .remedy = Agréguelo ahí con [[external]].
finding-link-to-nothing = Está vinculado con { $folio }, que no existe.
    .remedy = Recupere ese reporte, o anote con «folio note» que el vínculo no procede.
finding-fixed-key-changed = «{ $key }» no se cambia nunca.
    .remedy = Déjela como estaba.
finding-event-altered = El asiento { $id } cambió: la historia no se reescribe.
    .remedy = Déjelo como estaba y corrija con «folio note { $folio } --set campo=valor».
finding-event-removed = El asiento { $id } ya no está: la historia no se borra.
    .remedy = Devuélvalo a su lugar.
finding-events-reordered = Los asientos están en otro orden.
    .remedy = Déjelos como estaban; lo nuevo va al final.
finding-link-to-folder = Es un enlace a una carpeta; Folio no lo sigue.
    .remedy = Ponga aquí la carpeta misma.
finding-blank-key = «{ $key }» está en blanco.
    .remedy = Escriba su valor; docs/format.md dice cuál.
finding-procedure-misnamed = El sha256 es el del procedimiento { $code }, revisión { $revision }, pero el reporte nombra otro.
    .remedy = Devuelva code y revision a como estaban.
finding-stray-file = No es un registro: se esperan archivos .yaml que se puedan leer.
    .remedy = Cámbiele la terminación a .yaml, revise sus permisos o llévelo a otra carpeta.
finding-misplaced = { $folio } no está en la carpeta de su año y mes, { $folder }.
    .remedy = Llévelo ahí con «git mv»: los números se cuentan en esas carpetas.
finding-one-sided-link = Está vinculado con { $folio }, que no dice nada de este.
    .remedy = Repita «folio link» desde { $folio }.
finding-person-not-entitled = El asiento { $number } ({ $id }, { $did ->
        [opened] apertura
        [outcome] resultado
        [assigned] asignación
        [noted] nota
        [corrected] corrección
        [waited] espera
        [resumed] fin de la espera
        [cancelled] cancelación
        [reopened] reapertura
        [signed] firma
        [linked] vínculo
        [attached] adjunto
        [settled] decisión
       *[other] { $did }
    }) no le tocaba a quien lo registró: { $problem }
    .remedy = Si entonces tenía ese papel, agréguelo en «former_roles» de catalog/people.toml; si la persona ya no está, deje su entrada con «until».
finding-contract-service = El contrato { $contract } nombra el servicio «{ $service }», que no está en catalog/services.toml.
    .remedy = Corríjalo o agregue el servicio.
finding-export-column = La exportación a { $system } pide la columna «{ $column }», que no es dato del reporte ni campo de ningún procedimiento.
    .remedy = Corríjala. Datos del reporte: { $known }.
finding-recurrence-procedure = [recurrence] nombra el procedimiento «{ $procedure }», que no está.
    .remedy = Corríjalo o agregue el procedimiento.
finding-recurrence-field = [recurrence] da un valor a «{ $field }», que no es campo de { $procedure }.
    .remedy = Corríjalo, o quítelo de «set».
finding-recurrence-set = [recurrence] da valores con «set» y no dice para qué procedimiento.
    .remedy = Agregue «procedure», o quite «set».
finding-kind-register = El tipo { $kind } se registra en «{ $system }», que no está en catalog/suppliers.toml.{ $hint }
    .remedy = Agréguelo ahí con [[external]], corríjalo, o quite «register».
finding-inventory-role = «{ $key }» nombra el papel «{ $role }», que ningún procedimiento declara.{ $hint }
    .remedy = Corríjalo, o declare el papel en su procedimiento.
finding-programme-asset = El programa { $programme } nombra el bien «{ $asset }», que no está registrado.{ $hint }
    .remedy = Regístrelo o corríjalo.
finding-programme-procedure = El programa { $programme } nombra el procedimiento «{ $procedure }», que no está.{ $hint }
    .remedy = Corríjalo o agregue el procedimiento.
finding-programme-field = El programa { $programme } nombra «{ $field }», que no es campo de { $procedure }.{ $hint }
    .remedy = Corríjalo o quítelo.
finding-programme-not-a-date = El programa { $programme } nombra en «{ $key }» el campo «{ $field }» de { $procedure }, que no es fecha.
    .remedy = Nombre un campo de tipo date.
finding-programme-derived = El programa { $programme } da un valor a «{ $field }», que en { $procedure } lo pone un resultado.
    .remedy = Quítelo de «set».
finding-programme-expression = El programa { $programme } no puede calcular «{ $field }»: { $reason }.
    .remedy = Corrija la expresión. Los textos van entre comillas simples: "'Sistemas'".
finding-programme-name = El programa { $programme } usa «{ $name }» en «{ $field }», que no existe.
    .remedy = Puede usar: { $known }. Los datos del bien van con asset, como en asset.place; los textos, entre comillas simples.
finding-minute-procedure = [minute] nombra el procedimiento «{ $procedure }», que no está.{ $hint }
    .remedy = Corríjalo o agregue el procedimiento.
finding-csv-row = El renglón no se puede leer: { $problem }
    .remedy = Corrija las comillas o separadores de ese renglón y repita la orden.
finding-csv-no-folio = El renglón no dice a qué folio corresponde
    .remedy = Escriba el folio en su columna, o borre el renglón.
finding-child-unclaimed = Dice que se abrió para { $parent }, pero ese reporte no lo nombra
    .remedy = Agregue en { $parent } el asiento linked con relation: child, o quite aquí parent si no corresponde.
finding-child-of-another = Nombra como derivado a { $child }, que no dice serlo
    .remedy = Ponga en { $child } el parent que corresponde, o quite este renglón.
finding-family-circle = { $folio } se deriva de sí mismo, directa o indirectamente
    .remedy = Quite el parent de uno de los reportes del círculo.
finding-outside-too-large = El archivo pasa de { $limit } MB.
    .remedy = Pártalo, o revise que sea el archivo que quería.
