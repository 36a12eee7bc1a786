# Carga de trabajo: folio workload, y a quién propone folio assign

workload-title = Carga de trabajo, { $date }
workload-column-id = Identificador
workload-column-person = Persona
workload-column-open = Por atender
workload-column-late = Atrasados
workload-column-work = Trabajo
workload-column-minutes = Trabajo (min)
workload-column-waiting = En espera
workload-column-waiting-minutes = En espera (min)
workload-column-away = Ausencia
workload-column-away-from = Ausente desde
workload-column-away-until = Ausente hasta
workload-nothing = Nadie en funciones tiene ese papel, ni hay nada sin asignar que le toque.
workload-nobody = Sin asignar
workload-waiting = { $count } ({ $work })
workload-away = hasta { $until }
workload-away-why = hasta { $until }: { $reason }
workload-left = ya no está en funciones
workload-unknown = no está en people.toml
workload-of-overdue = { $count ->
        [one] Un reporte ya pasó su plazo: se cuenta el plazo entero, pues no se sabe cuánto falta.
       *[other] { $count } reportes ya pasaron su plazo: se cuenta el plazo entero de cada uno, pues no se sabe cuánto falta.
    }
workload-of-target = { $count ->
        [one] La actividad de un reporte no tiene límite: se cuenta lo que falta de su plazo de solución.
       *[other] La actividad de { $count } reportes no tiene límite: se cuenta lo que falta de su plazo de solución.
    }
workload-of-nothing = { $count ->
        [one] Un reporte no tiene límite ni plazo: cuenta como 0 min.
       *[other] { $count } reportes no tienen límite ni plazo: cuentan como 0 min.
    }

suggestion-title = Quién puede llevar { $folio } ({ $role })
suggestion-question = ¿A quién se asigna { $folio }?
suggestion-choice = { $person } – { $open ->
        [0] nada por atender
        [one] 1 por atender, { $work }
       *[other] { $open } por atender, { $work }
    }
suggestion-absent = Ausente: { $person }, { $absence }
suggestion-holder = Lo tiene: { $person }
suggestion-nobody = Hoy no hay a quién proponer para { $folio } ({ $role }).
    .remedy = Vea quién tiene ese papel en catalog/people.toml, o diga a quién: folio assign { $folio } …
help-assign--role = Papel para el que se busca a alguien; el de la actividad, si no se dice
