# Formatos oficiales y sus plantillas

help-form = Imprime un formato oficial, lleno o en blanco
help-form-more =
    folio form F01 42                                el formato de un reporte
    folio form F01 --blank                           en blanco, para llenar a mano
    folio form F02 --from 2026-11-01 --to 2026-11-30 un registro, por fecha de cierre
    folio form resguardo PC-0132 PC-0133             los formatos de bienes, uno tras otro
    folio form resguardo PC-0132 --number 1          un resguardo anterior
    folio form F01 42 -o f01.pdf                     para imprimir; también -o f01.html, con --paper oficio
    Sale en Markdown si no se dice otra cosa, con la plantilla de templates/, que es de la institución y se puede editar.
help-form--code = Formato: su código corto (F01) o su clave oficial
help-form--targets = Folio del reporte (los registros no lo llevan), o bienes si el formato es de bienes
help-form--blank = En blanco, para llenar a mano
help-form--from = Primer día del registro, por fecha de cierre
help-form--to = Último día del registro, por fecha de cierre
help-form--procedure = Procedimiento que tiene el formato; si no se dice, el primero de la mesa que lo tenga
help-form--out = Archivo en que se escribe; si ya está ahí el mismo formato, se reemplaza
help-form--json = Los datos que recibe la plantilla, en JSON

form-written = Formato { $form } escrito en { $path }
form-unknown = No hay un formato «{ $code }».{ $near ->
        [none] {""}
       *[other] {" "}¿Quiso decir «{ $near }»?
    } Los hay: { $known }
    .remedy = Escriba el código corto o la clave oficial; «folio procedure show { $procedure }» los lista.
form-is-register = { $form } es un registro de muchos reportes, no de uno.
    .remedy = Dé el periodo: folio form { $form } --from 2026-11-01 --to 2026-11-30
form-is-no-register = { $form } es el formato de un reporte; no lleva periodo.
    .remedy = Dé el folio: folio form { $form } 42
form-needs-folio = Falta el folio: { $form } es el formato de un reporte.
    .remedy = Escriba «folio form { $form } FOLIO», o «folio form { $form } --blank» si lo quiere en blanco.
form-out-folder = { $path } es una carpeta, no un archivo.
    .remedy = Agregue el nombre del archivo.
form-out-no-folder = No existe la carpeta { $path }.
    .remedy = Créela o elija otra.
form-out-kept = Ahí están los datos de la mesa: { $path }. No se escribió nada.
    .remedy = Elija otro lugar para el formato.
form-out-other = Ya existe { $path } y no es este formato. No se escribió nada.
    .remedy = Elija otro nombre, o borre antes ese archivo si ya no sirve.

finding-template-syntax = La plantilla no se puede leer: { $detail }.
    .remedy = Revise las llaves de ese renglón y que cada if, for y macro tenga su endif, endfor o endmacro.
finding-template-error = La plantilla no se puede llenar: { $detail }.
    .remedy = Revise lo que hace ese renglón con esos datos.
finding-template-endless = La plantilla no termina, o lo que produce es demasiado largo.
    .remedy = Revise los for de la plantilla.
finding-template-loads = La plantilla pide otro archivo ({ $name }); cada formato va en uno solo.
    .remedy = Copie aquí lo que necesite del otro archivo.
finding-template-unknown-name = No hay { $kind ->
        [filter] un filtro
        [test] una prueba
       *[other] un dato
    } «{ $name }»{ $near ->
        [none] . Los hay: { $known }
       *[other] . ¿Quiso decir «{ $near }»?
    }
    .remedy = Corrija el nombre; docs/format.md dice qué puede usar una plantilla.
form-of-family = { $form } es un formato de { $other } ({ $title }), no de { $folio }.
    .remedy = Imprímalo así: folio form { $form } { $other }
