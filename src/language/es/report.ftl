# Informes escritos como datos: catalog/reports/*.toml, folio report

finding-catalogue-report-name = Un informe no puede llamarse «{ $name }»: es una palabra de «folio report»
    .remedy = Cambie el nombre del archivo. No pueden ser: { $known }.
finding-catalogue-report-both = Esta clave no va junto con «{ $key }»
    .remedy = Deje una de las dos.
finding-catalogue-report-neither = La tabla «{ $table }» no dice qué muestra
    .remedy = Ponga measures (cifras, o grupos si hay group) o columns (un renglón por registro).
finding-catalogue-report-exceptions = Solo los renglones de una tabla con columns pueden ser excepciones
    .remedy = Quite exceptions, o haga una tabla con columns.
finding-catalogue-report-edges = Los cortes deben ir de menor a mayor, sin repetirse
    .remedy = Escríbalos en orden: edges = [1, 5, 10, 30].
finding-catalogue-report-measure = Una medida debe decir una sola manera de medir
    .remedy = Ponga una de estas claves: { $known }.

report-period-month = { $month } de { $year }
report-period-week = semana { $number } de { $year }
report-period-days = del { $from } al { $to }
report-by-day = { $column } (día)
report-by-week = { $column } (semana)
report-by-month = { $column } (mes)
report-by-year = { $column } (año)
report-by-weekday = { $column } (día de la semana)
report-by-hour = { $column } (hora)
report-weekday-mon = lunes
report-weekday-tue = martes
report-weekday-wed = miércoles
report-weekday-thu = jueves
report-weekday-fri = viernes
report-weekday-sat = sábado
report-weekday-sun = domingo
report-measure-count = Cuántos
report-measure-share = { $column } (%)
report-measure-mean = { $column }, promedio
report-measure-median = { $column }, mediana
report-measure-p90 = { $column }, nueve de diez
report-measure-min = { $column }, mínimo
report-measure-max = { $column }, máximo
report-measure-distinct = { $column }, distintos
report-band-below = menos de { $to }
report-band-one = { $from }
report-band = de { $from } a { $to }
report-band-above = { $from } o más
report-without = (sin { $column })
report-total = Total
report-total-of = Total: { $count }
report-nobody = nadie
report-nothing = Nada.
report-class-equipment = equipo
report-class-licence = licencia
report-class-consumable = consumible

report-what-subject = la materia
report-what-column = la columna
report-what-moment = el momento
report-what-measure = la medida o el grupo
report-what-report = el informe
report-what-table = la tabla

report-subject-tickets = Reportes
report-subject-clocks = Relojes con límite
report-subject-waits = Esperas
report-subject-assets = Bienes
report-subject-people = Carga de las personas
report-subject-licences = Licencias
report-subject-outside = Bienes fuera, o con pase
report-subject-loans = Préstamos
report-subject-maintenance = Mantenimientos, programados y hechos
report-subject-expiring = Lo que vence
report-subject-recurring = Problemas continuos

report-column-folio = Folio
report-column-procedure = Procedimiento
report-column-status = Estado
report-column-open = Abierto
report-column-is-ended = Terminado
report-column-cancelled = Cancelado
report-column-activity = Actividad
report-column-role = Rol
report-column-priority = Prioridad
report-column-impact = Impacto
report-column-urgency = Urgencia
report-column-service = Servicio
report-column-requester = Usuario
report-column-area = Área
report-column-asset = Bien
report-column-supplier = Proveedor
report-column-assignee = Persona asignada
report-column-attended-by = Atendió
report-column-external = Número externo
report-column-subject = Asunto
report-column-actions = Acciones
report-column-outcome = Resultado
report-column-opened = Abierto el
report-column-closed = Terminado el
report-column-counted = Tiempo contado
report-column-limit = Límite
report-column-paused = Tiempo parado
report-column-offsite = Equipo fuera
report-column-left = Falta
report-column-over = Exceso
report-column-due = Vence
report-column-late = Vencido
report-column-waiting = Espera
report-column-waiting-since = Espera desde
report-column-reopened = Veces reabierto
report-column-age-days = Días
report-column-age-minutes = Tiempo hábil
report-column-parent = Reporte de origen
report-column-children = Derivados
report-column-path = Recorrido

report-column-clock-kind = Reloj
report-column-clock = Reloj
report-column-visit = Vez
report-column-responsible = Responsable
report-column-contract = Contrato
report-column-level = Nivel
report-column-started = Empezó
report-column-ended = Terminó
report-column-running = Corre
report-column-met = Cumplido
report-column-missed = Fuera de plazo
report-column-reasons = Causas
report-column-reason = Motivo
report-column-from = Desde
report-column-until = Hasta
report-column-to = Hasta
report-column-minutes = Tiempo hábil
report-column-lasting = Sigue

report-column-id = Identificador
report-column-tag = Inventario
report-column-serial = Serie
report-column-kind = Clase
report-column-class = Tipo
report-column-brand = Marca
report-column-model = Modelo
report-column-state = Estado
report-column-custodian = Responde
report-column-place = Lugar
report-column-since = Desde
report-column-due-day = Vence
report-column-ticket = Reporte
report-column-purchased = Comprado
report-column-cost = Costo
report-column-currency = Moneda
report-column-warranty = Garantía
report-column-under-warranty = En garantía
report-column-quantity = Piezas
report-column-register = Registro
report-column-pending = Cambios sin acuse

report-column-person = Persona
report-column-active = Activo
report-column-absent = Ausencia
report-column-open-tickets = Por atender
report-column-late-tickets = Vencidos
report-column-open-minutes = Trabajo
report-column-waiting-tickets = En espera
report-column-waiting-minutes = Trabajo en espera
report-column-product = Producto
report-column-version = Versión
report-column-seats = Puestos
report-column-used = En uso
report-column-free = Libres
report-column-over-seats = De más
report-column-expires = Vence
report-column-days-left = Días que faltan
report-column-notice = Avisar
report-column-term = Vigencia
report-column-description = Descripción
report-column-pass = Pase
report-column-has-left = Salió
report-column-days-out = Días fuera
report-column-destination = Destino
report-column-carrier = Lo lleva
report-column-late-days = Días de retraso
report-column-lent-to = Prestado a
report-column-slip = Vale
report-column-programme = Programa
report-column-planned = Programado
report-column-done = Hecho
report-column-day = Día
report-column-mark = Situación
report-column-what = Qué
report-column-whose = De quién
report-column-last-day = Último día
report-column-has-ended = Venció
report-column-problem-key = Clave
report-column-problem-by = Por
report-column-problem = Problema
report-column-tickets = Reportes
report-column-current = Sigue
report-column-folios = Folios

report-column-figure = Cifra
report-column-value = Valor
report-column-before = antes
report-column-change = cambio
report-column-explain = Cómo se obtiene
report-column-report = Informe
report-column-title = Título
report-column-origin = De dónde
report-column-subject-word = Materia
report-column-name = Nombre
report-column-moments = Momentos
report-column-key = Columna
report-column-kind-of = Tipo

report-head-desk = Mesa
report-head-period = Periodo
report-head-compared = Se compara con
report-head-as-of = Corte
report-foot = Cómo se hizo
report-foot-command = Comando
report-foot-commit = Commit
report-foot-changed = { $commit }, con cambios sin registrar
report-foot-unreadable = No se pudieron leer
report-list-title = Informes
report-columns-title = Columnas de los informes
report-own = de la mesa
report-built-in = de Folio

report-period-quarter = { $number ->
        [1] 1.er
        [2] 2.º
        [3] 3.er
       *[4] 4.º
    } trimestre de { $year }
report-left-out = { $count ->
        [one] Falta un renglón más.
       *[other] Faltan { $count } renglones más.
    }
report-has-findings = El informe { $key } tiene { $count ->
        [one] un error
       *[other] { $count } errores
    }; véalos con: folio report check { $key }
report-tables-left-out = Sin: { $tables } (no conocen «{ $expression }»).
report-not-reckoned = «{ $expression }» no se pudo calcular en algún renglón, y ahí cuenta como no: { $problem }

report-unknown = No hay un informe «{ $found }».
    .remedy = Los hay: { $known }.
report-unknown-near = No hay un informe «{ $found }».
    .remedy = ¿Quiso decir «{ $near }»? Los hay: { $known }.
report-not-a-period = «{ $found }» no es un periodo de esa clase.
    .remedy = Escríbalo así: { $example }; o «anterior», o «actual».
report-not-a-comparison = No se puede comparar con «{ $found }».
    .remedy = Puede ser: previous, year-before, none, o un periodo: 2026-09, 2026-W36, 2026-Q3, 2025.
report-compare-without-period = No se dice de qué periodo es el informe, y por eso no hay con qué compararlo.
    .remedy = Agregue el periodo, por ejemplo: --month anterior
report-csv-tables = El informe tiene varias tablas, y en CSV cabe una.
    .remedy = Diga cuál con --table: { $known }.
report-where-unreadable = La condición de --where no se entiende: { $problem }
    .remedy = Escríbala como en los procedimientos, por ejemplo: --where "priority == 'high' and not waiting"
report-where-unknown = Ninguna tabla del informe conoce «{ $found }».
    .remedy = Conocen: { $known }. Véalas con folio report columns.
report-where-unknown-near = Ninguna tabla del informe conoce «{ $found }».
    .remedy = ¿Quiso decir «{ $near }»? Conocen: { $known }.

finding-report-unknown = No existe { $what } «{ $found }»
    .remedy = Puede ser: { $known }.
finding-report-unknown-near = No existe { $what } «{ $found }»
    .remedy = ¿Quiso poner «{ $near }»? Puede ser: { $known }.
finding-report-expression = La expresión no se entiende: { $problem }
    .remedy = Corríjala; las columnas que puede usar las da folio report columns.
finding-report-step = «{ $column }» no se puede agrupar por «{ $step }»
    .remedy = Use by solo con fechas y horas; hour, solo con horas.
finding-report-no-number = «{ $column }» no es un número
    .remedy = Use una columna con números: folio report columns dice el tipo de cada una. Para contar, use count o distinct.
finding-report-circle = Los informes se incluyen en círculo: { $way }
    .remedy = Quite uno de los include.
finding-report-units = «{ $measure }» no se puede dibujar junto con las demás: mide otra cosa
    .remedy = Deje en measures de chart medidas de una misma clase: cuentas, tiempos o porcentajes.
finding-report-same-key = La medida «{ $key }» se llama igual que una columna de group
    .remedy = Dele otra key: por ella se ordena, se dibuja y se lee en JSON.
