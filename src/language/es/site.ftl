# El sitio de la mesa y los seudónimos.
help-site = Escribe un sitio de la mesa para leerlo en un navegador, sin servidor ni red
help-site-more = El sitio queda completo o no cambia; solo reemplaza una carpeta que este comando escribió. Con --redact, quien no es de la mesa lleva un seudónimo. Un nombre que no está en ningún dato de la mesa no se puede ver en un texto libre: revíselo antes de publicar.
help-site--folder = Carpeta donde se escribe
help-site--redact = Pone seudónimos en lugar de personas, correos, teléfonos e identificaciones
help-site--redact_field = Además, oculta este campo (se puede repetir)
help-site--redact_name = Además, busca este nombre en los textos (se puede repetir)
help-site--from = Sin los reportes que se cerraron antes de esta fecha

site-written = { $folder }: { $tickets ->
    [one] un reporte
   *[other] { $tickets } reportes
}, { $assets ->
    [one] un bien
   *[other] { $assets } bienes
}, { $files } archivos.
site-redaction = { $count ->
    [0] Nadie lleva seudónimo.
    [one] Una persona lleva seudónimo.
   *[other] { $count } personas llevan seudónimo.
} En los textos libres no se puede ver a quien no está en ningún dato de la mesa, ni apodos, ni nombres sin apellido fuera de los reportes de esa persona, ni lo que la señala sin nombrarla (su área, su lugar). Léalo antes de publicarlo; --redact-name NOMBRE busca un nombre más y --redact-field CLAVE oculta un campo.
site-unknown-field = Ningún procedimiento de la mesa tiene el campo «{ $field }».
    .remedy = Use la clave del campo: «folio procedure show» las enseña.
site-not-a-folder = { $path } no es una carpeta.
    .remedy = Dé otro nombre.
site-of-desk = En { $path } está la mesa misma.
    .remedy = Dé una carpeta fuera de catalog, templates, tickets y .git; por ejemplo ../sitio.
site-not-empty = { $path } tiene archivos y no es un sitio que este comando haya escrito.
    .remedy = Dé otra carpeta, o vacíe esta.
site-others = { $path } tiene { $count ->
    [one] un archivo
   *[other] { $count } archivos
} que este comando no escribió: { $files }. No se tocó nada.
    .remedy = Muévalos a otro lugar; la carpeta se reemplaza entera.
finding-site-key = No es una clave de seudónimos.
    .remedy = Recupere el archivo, o bórrelo: se hará otro, y los seudónimos serán otros.

redaction-person = Persona { $code }
redaction-mail = [correo { $code }]
redaction-phone = [teléfono { $code }]
redaction-extension = [extensión { $code }]
redaction-identification = [identificación { $code }]
redaction-other = [oculto]
redaction-somebody = [persona]

site-skip = Ir al contenido
site-ways = Secciones
site-search-label = Buscar
site-search-button = Buscar
site-search-lists = Listas
site-search-no-script = Para buscar, el navegador necesita JavaScript. Sin él, estas listas tienen todo:
site-search-none = Nada con «#».
site-search-one = Un resultado
site-search-some = # resultados
site-search-most = # resultados; se enseñan los primeros 100
site-origin = Corte: { $moment } · Versión (git): { $commit }
site-redacted = Quien no es de la mesa aparece con un seudónimo.
site-unreadable = { $count ->
    [one] Un archivo tiene daños: lo que dice puede faltar aquí.
   *[other] { $count } archivos tienen daños: lo que dicen puede faltar aquí.
}
site-home = Inicio
site-tickets = Reportes
site-open = Abiertos
site-late = Vencidos
site-late-clocks = Plazos vencidos
site-latest = Los últimos
site-log = Bitácora
site-assets = Bienes
site-outside = Fuera del edificio
site-custody = Resguardos
site-reports = Informes
site-now = Ahora
site-by-month = Mes
site-by-status = Estado
site-by-service = Servicio
site-by-area = Área
site-none = (sin dato)
site-nothing = Nada todavía.
site-pages = Páginas
site-all = Ver los { $count }
site-list-title = { $title } ({ $count })
site-list-page = { $title }, página { $number }
