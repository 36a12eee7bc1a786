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
