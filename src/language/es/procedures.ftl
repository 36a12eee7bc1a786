# folio procedure: lista, ficha, revisión y diagrama

help-procedure = Los procedimientos: cuáles hay, su ficha, su revisión y su diagrama
help-procedure-list = Lista los procedimientos de la mesa; sin mesa, los que trae folio
help-procedure-show = Muestra la ficha completa de un procedimiento
help-procedure-show--procedure = Código del procedimiento, o su archivo TOML; si hay uno solo, no hace falta
help-procedure-show--format = Formato: table, md, json o html
help-procedure-check = Revisa archivos de procedimiento: todo lo que está mal, y cómo corregirlo
help-procedure-check--procedures = Códigos o archivos TOML, de cualquier carpeta; todos los de la mesa, si no se dice
help-procedure-check-more =
    Sale con 1 si hay hallazgos; con 3 o 4 si un archivo no se puede leer.
help-procedure-diagram = Dibuja el flujo de un procedimiento
help-procedure-diagram--procedure = Código del procedimiento, o su archivo TOML; si hay uno solo, no hace falta
help-procedure-diagram--format = Formato: text (en la terminal) o mermaid (para documentos y páginas)
help-value-code_file = CÓDIGO|ARCHIVO

error-procedure-which = Hay varios procedimientos; falta decir cuál.
    .remedy = Agregue uno de estos códigos: { $known }
error-procedure-none = No hay ningún procedimiento.
    .remedy = Ponga uno en catalog/procedures, o indique su archivo TOML.
error-procedure-file = No se puede leer { $path }. { $problem }
    .remedy = Revise la ruta y los permisos; los códigos se ven con «folio procedure list».

procedure-no-csv = Una ficha son muchas tablas; no cabe en un CSV.
    .remedy = Use --format md, html o json.

procedure-has-findings = { $path }: { $findings ->
        [one] tiene un hallazgo.
       *[other] tiene { $findings } hallazgos.
    } Véase: folio procedure check { $typed }
procedure-check-alone = Se revisó por sí solo, no como parte de una mesa: quedan sin revisar sus plantillas, su calendario y los sistemas externos.
procedure-list-embedded = Aquí no hay una mesa: son los procedimientos que trae folio. Para empezar una: folio init CARPETA --procedure CÓDIGO

# Lista y ficha
procedure-list-title = Procedimientos
procedure-unreadable = { $findings ->
        [one] no se puede usar: un hallazgo
       *[other] no se puede usar: { $findings } hallazgos
    }
procedure-embedded = incluido en folio
procedure-code = Código
procedure-title = Título
procedure-area = Área responsable
procedure-owner = Dueño del procedimiento
procedure-revision = Revisión
procedure-revision-short = Rev.
procedure-issued = Emisión
procedure-calendar = Calendario
procedure-in-force = En vigor
procedure-nominal = Duración total
procedure-objective = Objetivo
procedure-scope = Alcance
procedure-file = Archivo
procedure-number = No.
procedure-key = Clave
procedure-status = Estado
procedure-date = Fecha
procedure-note = Nota
procedure-activities-short = Actv.

procedure-heading-process = Ficha del proceso
procedure-heading-definitions = Definiciones
procedure-heading-settings = Interruptores
procedure-heading-targets = Objetivos de la prioridad
procedure-heading-annexes = Anexos
procedure-heading-records = Registros
procedure-heading-document = Documento
procedure-heading-guidelines = Lineamientos de operación
procedure-heading-activities = Descripción del procedimiento
procedure-heading-outcomes = Resultados de cada actividad
procedure-heading-times = Tiempos
procedure-heading-opening = Lo que pide abrir un reporte
procedure-heading-roles = Quién participa
procedure-heading-fields = Campos
procedure-heading-forms = Formatos
procedure-heading-waits = Esperas
procedure-heading-cancel = Cancelación
procedure-heading-reopen = Reapertura
procedure-heading-approvals = Aprobaciones
procedure-heading-changes = Control de cambios

procedure-suppliers = Proveedores
procedure-inputs = Entradas
procedure-outputs = Salidas
procedure-clients = Clientes
procedure-term = Término
procedure-meaning = Qué significa
procedure-setting = Valor
procedure-keeper = Quién lo guarda
procedure-judged-by = Se juzga con
procedure-judged-by-opening = el calendario, los contratos y los objetivos de cuando se abrió el reporte
procedure-judged-by-now = el calendario, los contratos y los objetivos de hoy, no los de cuando se abrió el reporte
procedure-targets = Tiene reloj de
procedure-targets-reopening = Al reabrir
procedure-targets-resume = siguen donde iban; el tiempo cerrado no cuenta
procedure-targets-restart = empiezan de nuevo
procedure-clock-activity = actividad
procedure-clock-path = camino
procedure-clock-response = respuesta
procedure-clock-solution = solución
procedure-clock-contract = contrato
procedure-contract-also-runs = Corre el contrato de: { $what }.
procedure-contract-runs = corre el contrato de: { $what }
procedure-guideline = Lineamiento
procedure-responsible = Responsable
procedure-description = Descripción
procedure-limit = Tiempo
procedure-no-limit = sin límite

procedure-outcome = Resultado
procedure-to = Sigue
procedure-asks-for = Qué pide
procedure-only-if = solo si { $what }
procedure-if = si { $what }
procedure-optional = opcional: { $what }
procedure-signed-by = firma: { $what }
procedure-forms-complete = formato completo: { $what }
procedure-sets = queda: { $what }
procedure-begins-wait = empieza la espera: { $what }

procedure-all-children-closed = deben haber terminado todos los reportes hijos
procedure-children-closed = deben haber terminado los reportes hijos de: { $what }
procedure-opens = abre: { $what }
procedure-marks = alcanza: { $what }
procedure-external-state = anota en { $system } el estado: { $state }
procedure-hands-over = se entrega a: { $what }
procedure-declared-total = Duración total declarada
procedure-limits-total = Suma de todos los tiempos
procedure-own-path = Ningún reporte recorre todas las actividades; cada uno se juzga por los tiempos de su propio camino. Cada actividad se cuenta una vez.
procedure-more-paths = Hay más caminos; se muestran los primeros { $shown }.
procedure-path = Camino
procedure-path-total = Tiempo
procedure-minutes = Minutos

procedure-obligatory = Obligatorio
procedure-may-have = Opcional

procedure-role = Nombre
procedure-acts = Cómo participa
procedure-acts-itself = registra con su cuenta
procedure-recorded-by = sin cuenta; registra por él: { $what }
procedure-recorded-by-all = sin cuenta; registra por él quien tenga
procedure-includes = vale también quien es: { $what }
procedure-seal = sello
procedure-held-by = Quién lo es hoy
procedure-held-by-nobody = nadie
procedure-and-more = { $names } y { $count } más

procedure-field = Campo
procedure-value = Qué lleva
procedure-choices-services = un servicio del catálogo
procedure-choices-priorities = una prioridad
procedure-choices-suppliers = un proveedor del catálogo
procedure-default = si no se dice: { $what }
procedure-proposed = se propone: { $what }
procedure-each-test = cada prueba del servicio, una por renglón
procedure-external = número que da: { $what }
procedure-filled-in = Se llena en
procedure-filled-opening = apertura
procedure-filled-wait = al terminar: { $what }
procedure-header = va en { $what }

procedure-form = Formato
procedure-official-key = Clave oficial
procedure-template = Plantilla
procedure-signatures = Firmas
procedure-register = { $what } (uno para muchos reportes)

procedure-reason = Motivo
procedure-clocks = Relojes
procedure-clocks-stop = se detienen
procedure-clocks-stopped = se detienen: { $what }
procedure-wait-until = terminó cuando diga: { $what }
procedure-clocks-run = siguen
procedure-begins = Empieza
procedure-begun-by-hand = folio wait
procedure-begun-by-outcome = con un resultado
procedure-resume-asks = Pide al terminar

procedure-may = Quién puede
procedure-reopens-at = Regresa a

procedure-approval = Qué hizo
procedure-approved-by = Quién
procedure-change = Cambio

procedure-diagram-waits = espera:
procedure-diagram-when = si

procedure-choices-all-services = un servicio del catálogo, se ofrezca o no
procedure-choices-levels = alto, medio o bajo

help-procedure-diff = Compara dos textos de un procedimiento: qué cambió, qué hay de nuevo y qué ya no está
help-procedure-diff--old = El de antes: un código, CÓDIGO@HASH de una copia guardada, o un archivo TOML
help-procedure-diff--new = El de ahora. Sin él: una copia o un archivo se comparan con el texto en vigor; un código, con cada copia guardada
help-procedure-diff--format = Formato: table, md, csv, json o html
help-value-old = ANTES
help-value-new = AHORA

error-procedure-no-copy = No hay una copia guardada de { $code } que empiece por { $prefix }.
    .remedy = { $known ->
        [none] No hay copias guardadas: se guarda una al abrir el primer reporte con cada texto.
       *[other] Las que hay: { $known }.
    }
error-procedure-many-copies = Varias copias guardadas de { $code } empiezan por { $prefix }.
    .remedy = Dé más letras. Las que hay: { $known }.
procedure-no-other-copy = { $code } no tiene copias guardadas que digan otra cosa que el texto en vigor.

diff-title = Cambios del procedimiento
diff-side = { $code }, revisión { $revision } ({ $hash })
diff-none = Son el mismo texto.
diff-none-of-sense = Está escrito de otro modo, pero dice lo mismo.
diff-old = De
diff-new = A
diff-what = Qué
diff-was = Antes
diff-is = Ahora
diff-role = papel
diff-field = campo
diff-form = formato
diff-wait = espera
diff-cancel = cancelación
diff-cancel-reason = motivo de cancelación
diff-reopen = reapertura
diff-activity = actividad
diff-outcome = resultado
diff-targets-reopening = Objetivos al reabrir
diff-first-activity = Primera actividad
diff-definition = Definición
diff-setting = Interruptor
diff-approval = Aprobación
diff-annex = Anexo
diff-record = Registro
diff-change-entry = Control de cambios
diff-account = Tiene cuenta
diff-includes = Vale también quien es
diff-recorded-by = Registra por él
diff-named-by = Lo nombra el campo
diff-label = Etiqueta
diff-type = Tipo
diff-choices = Opciones
diff-choices-from = Catálogo de opciones
diff-header = Va en
diff-default = Si no se dice
diff-proposed = Se propone
diff-each-of = Lista que se pregunta
diff-help = Consejo
diff-external = Sistema externo
diff-register = Uno para muchos reportes
diff-stops = Relojes que detiene
diff-contract = Corre el contrato de
diff-until = Terminó cuando diga
diff-by-hand = Empieza con folio wait
diff-when = Solo si
diff-sets = Queda
diff-begins = Empieza la espera
diff-opens = Abre
diff-children-closed = Deben haber terminado los hijos de
diff-marks = Alcanza
diff-hands-over = Se entrega a
diff-limit = Límite
