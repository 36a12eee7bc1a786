# Relojes: cuánto tiempo lleva un reporte y contra qué límites

help-clock = Muestra los relojes de un reporte y sus límites
help-clock-more =
    Con --explain sale un renglón por cada tramo de tiempo: si cuenta o no, por qué y de quién es;
    los renglones suman la cifra.
    Ejemplos:
      folio clock 42 --explain
      folio clock 42 --as-of "2026-11-20 18:00" --json
help-clock--explain = Un renglón por cada tramo de tiempo, con su suma
help-clock--as_of = Los relojes como estaban a esa hora, o como estarán

column-clock = Reloj
column-responsible = Responsable
column-visit = Vez
column-counts = Cuenta
column-why = Por qué
column-whose = De quién
column-paused = Parado (min)
column-off-hours = Inhábil (min)
column-all-minutes = Transcurrido (min)
column-over = Exceso (min)

clock-title = Relojes de { $folio } al { $at }
clock-kind-activity = Actividad
clock-kind-path = Recorrido
clock-kind-response = Respuesta
clock-kind-solution = Solución
clock-kind-contract = Contrato
clock-contract = { $name }, contrato { $number }
clock-no-contract = { $name }, sin contrato vigente
clock-still = parado
clock-why-working = tiempo hábil
clock-why-stay = tiempo hábil, actividad { $activity }
clock-why-ended = terminado, hasta que se reabrió
clock-whose-user = Usuario
clock-whose-supplier = Proveedor
clock-whose-purchase = Compras
clock-sum = { $counted } min que cuentan + { $paused } parado + { $closed } inhábil = { $elapsed } min transcurridos
clock-over = { $counted } de { $limit }: { $rest } de más
clock-left = { $counted } de { $limit }: quedan { $rest }
clock-spare = { $counted } de { $limit }: sobraron { $rest }
clock-due-past = Vencía: { $due } (calendario { $calendar })
clock-due = Vence: { $due } (calendario { $calendar })
clock-stands-still = El reloj está parado; mientras tanto no vence.
clock-total = Transcurrido: { $elapsed } = { $counted } que cuentan + { $paused } parado + { $closed } inhábil
clock-nominal = Todo el recorrido: { $used } (nominal: { $nominal })
clock-offsite = Equipo fuera, aparte: { $time }
clock-not-yet = { $folio } todavía no se abría el { $at }.
    .remedy = Dé en --as-of una hora posterior; folio show dice cuándo se abrió.

help-late = Muestra lo vencido: relojes de reportes abiertos que pasaron de su límite
help-late-more =
    Termina con 1 si hay algo y con 0, sin decir nada, si no lo hay; sirve para cron.
    Ejemplo: folio late --within 4h
help-late--within = También lo que vencerá dentro de este tiempo hábil: 4h, 90min

column-left = Frente al límite
column-left-minutes = Falta (min)

late-title = Vencidos y por vencer
late-over = { $time } de más
late-left = vence en { $time }
late-not-a-duration = «{ $found }» no es un tiempo.
    .remedy = Escríbalo en horas y minutos hábiles, con su unidad: 4h, 90min, 1h 30min.

help-value-commit = COMMIT|ARCHIVO
help-calendar-impact = Dice de qué reportes cambia el veredicto al editar un calendario, un contrato o los plazos
help-calendar-impact-more =
    Compara los archivos como están ahora con los de un commit de git (HEAD, si no se dice), o con
    los archivos que se den: calendarios, suppliers.toml, priorities.toml, desk.toml.
    Ejemplos:
      folio calendar impact
      folio calendar impact --against HEAD~3 --format csv
      folio calendar impact --against /tmp/mx-lft.toml
help-calendar-impact--against = Con qué se compara: un commit de git, o archivos

column-before = Antes
column-after = Después

impact-title = Cambios de veredicto
impact-due = vence { $due }
impact-nothing = { $count ->
        [one] El único reporte conserva su veredicto.
       *[other] Ninguno de los { $count } reportes cambia de veredicto.
    }
impact-no-file = No hay un archivo «{ $name }».
    .remedy = Dé un solo commit de git, o solo archivos que existan.
impact-no-git = Esta mesa no está en un repositorio git.
    .remedy = Dé en --against los archivos de antes: un calendario, suppliers.toml o priorities.toml.
impact-no-commit = Git no conoce el commit «{ $name }», ni hay un archivo que se llame así.
    .remedy = Véalos con: git log --oneline -- catalog
impact-no-catalogue = En «{ $name }» todavía no había catálogo de esta mesa.
    .remedy = Dé un commit posterior: git log --oneline -- catalog

clock-line = { $clock }: { $used }
clock-line-due = { $clock }: { $used }; vence { $due }
clock-line-ended = { $clock }: { $used }; terminó { $ended }
clock-line-still = { $clock }: { $used }; parado

targets-none = sin plazo
targets-due = { $clock }: { $limit } (antes { $before }), desde que se abrió; vence { $due }.
targets-late = { $clock }: { $limit } (antes { $before }), desde que se abrió; venció el { $due }.
targets-still = { $clock }: { $limit } (antes { $before }), desde que se abrió; el reloj está parado.
targets-changed = { $clock }: { $limit } (antes { $before }).
