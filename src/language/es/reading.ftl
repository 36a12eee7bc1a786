# Lectura: el día de la mesa, la lista, la bitácora y el reporte completo

help-value-words = PALABRAS
help-value-status = ESTADO
help-value-activity = ACTIVIDAD
help-value-asset = BIEN
help-value-service = SERVICIO
help-value-priority = PRIORIDAD
help-value-date = FECHA
help-value-column = COLUMNA
help-value-columns = COLUMNAS
help-value-n = N

help-show = Muestra un reporte completo: datos, recorrido, firmas e historia
help-list = Lista los reportes abiertos, o los que cumplan con los filtros
help-list-more =
    Los filtros se suman: el reporte debe cumplir con todos. Un mismo filtro con varias palabras
    (--status new,assigned) se cumple con cualquiera de ellas.
    Columnas: folio, opened, closed, status, activity, title, role, requester, area, subject,
    assignee, used, counted, limit, late, due, waiting, priority, service, asset, external, procedure.
    Ejemplos:
      folio list --assignee yo --late
      folio list impresora --all --sort opened --reverse --limit 10
      folio list --closed-from 2026-11-01 --closed-to 2026-11-30 --format csv
help-list--words = Palabras que aparezcan en el reporte (todas; sin importar acentos ni mayúsculas)
help-list--status = Estado: in_progress o «en curso»; open son los abiertos y ended los terminados
help-list--activity = Actividad en la que está (su número)
help-list--role = Papel al que le toca la actividad
help-list--assignee = Quién lo tiene; «yo» o «nadie» también valen
help-list--requester = Parte del nombre de quien lo pidió
help-list--area = Parte del área de quien lo pidió
help-list--asset = Bien (número de inventario)
help-list--service = Servicio del catálogo
help-list--priority = Prioridad: critical, high, medium o low
help-list--late = Solo los atrasados
help-list--waiting = Solo los que esperan a alguien de fuera de la mesa
help-list--opened_from = Abiertos desde este día, inclusive
help-list--opened_to = Abiertos hasta este día, inclusive
help-list--closed_from = Terminados desde este día, inclusive
help-list--closed_to = Terminados hasta este día, inclusive
help-list--all = También los terminados
help-list--sort = Orden: folio, opened, closed, status, priority, activity, assignee, requester, area, late
help-list--reverse = Al revés
help-list--limit = Solo los primeros N
help-list--columns = Columnas, separadas por comas
help-log = Bitácora: un renglón por cada reporte atendido (formato F02)
help-log--from = Desde este día de cierre, inclusive
help-log--to = Hasta este día de cierre, inclusive
help-log--open = También los que siguen abiertos

column-folio = Folio
column-opened = Abierto
column-closed = Cierre
column-status = Estado
column-activity = Actividad
column-activity-short = Act.
column-title = Qué toca
column-role = Le toca a
column-requester = Solicitó
column-area = Área
column-subject = Problema
column-assignee = Lo tiene
column-used = Tiempo / límite
column-counted = Minutos
column-limit = Límite (min)
column-late = Atrasado
column-due = Vence
column-waiting = En espera
column-priority = Prioridad
column-service = Servicio
column-asset = Bien
column-external = Núm. externo
column-procedure = Procedimiento
column-number = Núm.
column-reported = Reportado
column-user = Usuario
column-user-area = Usuario y área
column-problem = Problema
column-actions = Acciones realizadas
column-attended-by = Atendió
column-other-forms = Otros formatos
column-elapsed = Tiempo
column-elapsed-minutes = Tiempo (min)
column-outcome = Resultado
column-from = De
column-to = A
column-by = Registró
column-capacity = En calidad de
column-name = Nombre
column-when = Cuándo
column-what = Qué pasó
column-clocks = Reloj
column-waits-for = Espera a

reading-late = { $used }, atrasado
reading-late-path = recorrido atrasado
reading-late-response = respuesta atrasada
reading-late-solution = solución atrasada
reading-late-contract = contrato atrasado
reading-late-activity = atrasado
reading-waits-since = { $title }, desde { $since }
reading-not-a-date = «{ $found }» no es una fecha.
    .remedy = Escríbala así: 2026-11-20, o con hora: "2026-11-20 09:08".
reading-period-backwards = El periodo termina ({ $to }) antes de empezar ({ $from }).
    .remedy = Ponga primero la fecha más antigua.
reading-unknown-word = «{ $found }» no es válido aquí.
    .remedy = Valen: { $known }
reading-unknown-word-near = «{ $found }» no es válido aquí. ¿Quiso decir «{ $near }»?
    .remedy = Valen: { $known }
reading-no-csv = Un reporte completo no cabe en CSV.
    .remedy = Use --format table, md, html o json; o «folio list --format csv» para muchos.
reading-damaged = Aviso: { $place }: { $problem } [{ $code }]
reading-damaged-more = Aviso: { $count ->
        [one] y otro archivo dañado.
       *[other] y otros { $count } archivos dañados.
    }
reading-damaged-remedy = Véalos con: folio check

list-title = Reportes
list-nothing-open = Ningún reporte abierto cumple con eso. Con --all se buscan también los terminados.
list-nothing = Ningún reporte cumple con eso. Quite algún filtro, o use menos palabras.
list-cut = { $shown ->
        [one] Se muestra uno
       *[other] Se muestran { $shown }
    } de { $total }; con --limit se piden más.

log-title = Bitácora
log-title-from = Bitácora desde el { $from }
log-title-to = Bitácora hasta el { $to }
log-title-from-to = Bitácora del { $from } al { $to }
log-total = { $count ->
        [one] Un reporte
       *[other] { $count } reportes
    }; tiempo de atención: { $elapsed }
log-nothing = Todavía no hay reportes terminados. Con --open salen los abiertos.
log-nothing-in-period = Ningún reporte terminó en ese periodo. Amplíe --from y --to, o agregue --open.

show-procedure = { $title } ({ $code }, revisión { $revision })
show-path = Recorrido
show-path-used = Todo el recorrido: { $used } (nominal: { $nominal })
show-path-used-only = Todo el recorrido: { $used }
show-paused = Tiempo en espera, sin contar: { $time }
show-offsite = Equipo fuera, sin contar: { $time }
show-waits = Esperas
show-signatures = Firmas y sellos
show-other-fields = Otros datos
show-links = Vínculos
show-history = Historia
show-cancelled = Motivo de la cancelación
show-extension = ext. { $number }
show-asset-unregistered = { $asset } (no está en el inventario)
show-serial = serie { $serial }
show-custodian = resguardo de { $person }
show-on-behalf = { $by }, por { $person }
show-clocks-stop = parado
show-clocks-run = corriendo
show-fields-set = Datos: { $labels }
show-recorded = (asentado { $at })

relation-related = Relacionado
relation-duplicate = Duplicado
relation-cause = Causa
relation-effect = Efecto

event-opened = Se abrió
event-outcome = { $activity } { $outcome } → { $to }: { $title }
event-outcome-end = { $activity } { $outcome } → fin: { $title }
event-noted = Nota
event-corrected = Se corrigieron datos
event-assigned = Se asignó a { $to }
event-waited = Quedó en espera: { $title }
event-resumed = Terminó la espera
event-signed = Firmó { $role }: { $name }
event-linked = Se vinculó con { $to } ({ $relation })
event-cancelled = Se canceló: { $title }
event-reopened = Se reabrió

day-title = { $desk } · { $now } · { $open ->
        [0] nada abierto
        [one] un reporte abierto
       *[other] { $open } reportes abiertos
    }
day-late = Atrasados ({ $count })
day-mine = Me tocan ({ $count })
day-waiting = En espera ({ $count })
day-unassigned = Sin asignar ({ $count })
day-closed = Terminados hoy ({ $count })
day-more = y { $count } más → { $command }
day-empty =
    Todavía no hay reportes en esta mesa. Abra el primero:
      folio new
    En una terminal pregunta lo que hace falta; «folio new --fields» dice qué pide.
day-no-desk =
    Aquí no hay una mesa de ayuda. Para empezar una, sin red:
      folio init --list                           los procedimientos incluidos
      folio init CARPETA --procedure CÓDIGO       una mesa nueva en esa carpeta
    Si la suya está en otra carpeta: folio -C CARPETA. La ayuda: folio --help

relation-parent = Reporte principal
relation-child = Reporte derivado
event-opened-for = Se abrió para { $parent }
event-referenced = Número en { $system }: { $number }
event-referenced-state = Número en { $system }: { $number } ({ $state })
event-migrated = Pasó de la revisión { $from } a la { $to } del procedimiento
next-parent = Se abrió para { $parent }
next-child-late = con retraso
next-proposed = Propuesto: { $value }
show-children = Reportes derivados
column-supplier = Proveedor
column-impact = Impacto
column-urgency = Urgencia
column-since = Desde
column-post = Cargo
column-place = Lugar
column-extension = Extensión
column-mail = Correo
