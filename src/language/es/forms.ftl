### Los formatos que hay, y a qué archivo van.

form-which = Falta el formato.
    .remedy = Nómbrelo (folio form F01 42); los que hay: folio form
form-out-extension = El nombre «{ $path }» no dice el formato del archivo; no se escribió nada.
    .remedy = Termínelo en .md, .html, .pdf o .typ, o agregue --format.
label-out-extension = Las etiquetas se escriben como página, y «{ $path }» no termina en .html; no se escribió nada.
    .remedy = Use -o etiquetas.html y ábralo en un navegador: de ahí se imprime, también a PDF.
forms-title = Formatos de la mesa
forms-column-key = Clave
forms-column-title = Título
forms-column-of = De
forms-of-assets = bienes

as-of-future = «{ $found }» todavía no llega: no se sabe qué habrá.
    .remedy = Dé una fecha pasada (2026-10-31: como estaba al terminar ese día), o una hora: "2026-10-31 18:00"
form-not-yet = { $folio } todavía no existía en la mesa el { $at }.
    .remedy = Dé una fecha posterior, o deje --as-of.
help-form--as_of = Como se sabía entonces (2026-10-31: al terminar el día): por lo anotado hasta esa hora
help-log--as_of = Como se sabía entonces: un mes que ya se entregó sale igual aunque después se haya reabierto algo
