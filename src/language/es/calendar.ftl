# Calendarios: motivos por los que el tiempo no cuenta, reglas de los días, folio calendar

calendar-reason-hours = fuera de horario
calendar-reason-day-off = día de descanso
calendar-reason-holiday = festivo: { $name }
calendar-reason-partial = horario reducido: { $name }
calendar-reason-closure = cerrado: { $name }
calendar-reason-closure-notice = cerrado: { $name } ({ $notice })

calendar-kind-holiday = festivo
calendar-kind-partial = horario reducido
calendar-kind-closure = cierre
calendar-kind-workday = se trabaja

calendar-rule-date = { $day } de { $month }
calendar-rule-nth = { $nth } { $weekday } de { $month }
calendar-rule-on-or-after = { $date }, o el { $weekday } siguiente
calendar-rule-easter = domingo de Pascua
calendar-rule-before-easter = { $days ->
        [one] el día antes de Pascua
       *[other] { $days } días antes de Pascua
    }
calendar-rule-after-easter = { $days ->
        [one] el día después de Pascua
       *[other] { $days } días después de Pascua
    }
calendar-rule-single = solo esa fecha
calendar-rule-every = { $rule }, cada { $every } años desde { $of }
calendar-rule-closure = por aviso
calendar-rule-notice = { $notice }

calendar-nth-1 = primer
calendar-nth-2 = segundo
calendar-nth-3 = tercer
calendar-nth-4 = cuarto
calendar-nth-5 = quinto
calendar-nth-last = último

calendar-month-1 = enero
calendar-month-2 = febrero
calendar-month-3 = marzo
calendar-month-4 = abril
calendar-month-5 = mayo
calendar-month-6 = junio
calendar-month-7 = julio
calendar-month-8 = agosto
calendar-month-9 = septiembre
calendar-month-10 = octubre
calendar-month-11 = noviembre
calendar-month-12 = diciembre

calendar-weekday-mon = lunes
calendar-weekday-tue = martes
calendar-weekday-wed = miércoles
calendar-weekday-thu = jueves
calendar-weekday-fri = viernes
calendar-weekday-sat = sábado
calendar-weekday-sun = domingo

calendar-list-title = Calendarios
calendar-list-embedded = Aquí no hay una mesa: son los calendarios que trae folio.
calendar-list-damaged = Hay calendarios que no se pueden usar. Véase: folio check
calendar-unreadable = no se puede usar
calendar-code = Código
calendar-name = Nombre
calendar-extends = Se basa en
calendar-hours = Horario
calendar-of-desk = De la mesa
calendar-days = { $from } a { $to }
calendar-since = desde { $since }
calendar-until-date = hasta { $until }
calendar-period = { $from } a { $to }
calendar-no-days = No hay días distintos en el periodo.
calendar-date = Fecha
calendar-until = Hasta
calendar-weekday = Día
calendar-day-name = Nombre
calendar-rule = Regla
calendar-moved-from = Trasladado de
calendar-kind = Tipo
calendar-notice = Aviso
calendar-announced = Anunciado
calendar-of = Calendario
calendar-between = { $time } ({ $minutes } min)

error-calendar-which = Aquí no hay una mesa; falta decir qué calendario.
    .remedy = Agregue uno de estos códigos: { $known }
error-unknown-calendar = No hay ningún calendario «{ $code }».
    .remedy = Hay estos: { $known }
error-unknown-calendar-near = No hay ningún calendario «{ $code }». ¿Quiso decir «{ $near }»?
    .remedy = Hay estos: { $known }
calendar-not-a-date = «{ $found }» no es una fecha.
    .remedy = Escríbala así: 2026-11-20 o 20/11/2026.
calendar-no-duration = Falta cuánto tiempo se suma.
    .remedy = Por ejemplo: folio calendar add "2026-11-20 09:08" 3h
calendar-not-a-duration = «{ $found }» no es una duración.
    .remedy = Escríbala en horas y minutos: 90min, 3h o 1h30; hasta 10000 horas.
calendar-never = El calendario «{ $code }» no tiene tanto tiempo hábil en los treinta años siguientes.
    .remedy = Revise sus horas y cierres: folio calendar show { $code }

help-calendar = Los calendarios: qué días y horas cuentan, y cuentas con ellos
help-calendar-list = Lista los calendarios de la mesa; sin mesa, los que trae folio
help-calendar-show = Muestra el horario de un calendario, y sus festivos y demás días distintos
help-calendar-show--calendar = Código del calendario; el de la mesa, si no se dice
help-calendar-show--year = Año; este, si no se dice
help-calendar-show--from = Primer día, si no es el del año
help-calendar-show--to = Último día, si no es el del año
help-calendar-add = Suma tiempo hábil a una hora y da la hora en que se cumple
help-calendar-add-more =
    Por ejemplo: folio calendar add "2026-01-12 09:30" 8h
    O en una sola palabra: folio calendar add 2026-01-12T09:30-06:00+8h
help-calendar-add--start = Desde cuándo: 09:08, "2026-11-20 09:08"
help-calendar-add--duration = Cuánto tiempo hábil: 90min, 3h, 1h30
help-calendar-between = Cuenta el tiempo hábil entre dos horas
help-calendar-between--from = Desde cuándo: 09:08, "2026-11-20 09:08"
help-calendar-between--to = Hasta cuándo
help--calendar = Calendario con que se cuenta; el de la mesa, si no se dice
help-value-year = AÑO
help-value-start = INICIO
help-value-end = FIN
