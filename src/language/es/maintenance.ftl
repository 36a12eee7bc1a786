### Mantenimiento preventivo: folio maintenance

maintenance-month-1 = ene
maintenance-month-2 = feb
maintenance-month-3 = mar
maintenance-month-4 = abr
maintenance-month-5 = may
maintenance-month-6 = jun
maintenance-month-7 = jul
maintenance-month-8 = ago
maintenance-month-9 = sep
maintenance-month-10 = oct
maintenance-month-11 = nov
maintenance-month-12 = dic

maintenance-letter-planned = P
maintenance-letter-done = H
maintenance-letter-late = T
maintenance-letter-overdue = V
maintenance-mark-planned = programado
maintenance-mark-done = hecho
maintenance-mark-late = hecho tarde
maintenance-mark-overdue = vencido sin hacer

maintenance-plan-title = Programa anual de mantenimiento { $year } · { $desk }
maintenance-legend = { $parts }. Junto a la letra, el día del mes. Al { $today }.
maintenance-legend-part = { $letter } { $text }
maintenance-total = Total { $letter }
maintenance-due-title = Mantenimiento que vence hasta el { $until }
maintenance-due-title-assets = Próximo mantenimiento
maintenance-open-title = Reportes de mantenimiento

maintenance-column-answers = Responsable o área
maintenance-column-custodian = Responsable
maintenance-column-description = Descripción
maintenance-column-tag = Inventario
maintenance-column-days = Días
maintenance-column-last = Último
maintenance-column-planned = Programado
maintenance-column-done = Hecho
maintenance-column-mark = Estado
maintenance-column-programme = Programa
maintenance-column-what = Resultado

maintenance-what-opened = abierto
maintenance-what-would-open = se abriría
maintenance-what-open = ya estaba abierto
maintenance-what-ended = ya tuvo reporte, terminado
maintenance-what-void = ya tuvo reporte, cancelado
maintenance-what-refused = no se abrió

maintenance-nothing-planned = Nada del programa de mantenimiento cae en { $year }.
maintenance-nothing-due = Ningún mantenimiento vence hasta el { $until }.
maintenance-nothing-due-ever = A esos bienes no les toca mantenimiento en el estado en que están.
maintenance-refused = { $id }: no se abrió su reporte.
maintenance-expression = El programa { $programme } no pudo llenar «{ $field }»: { $problem }.
    .remedy = Corrija esa expresión en catalog/inventory.toml.
maintenance-unreadable-interval = Aviso: la ficha de { $id } dice «{ $found }» en «maintenance», que no son meses («2 meses») ni «no»; se cuenta cada { $months ->
        [one] mes
       *[other] { $months } meses
    }.
maintenance-undated = { $count ->
        [one] Aviso: no se sabe desde cuándo está { $ids }, y no se puede programar.
       *[other] Aviso: no se sabe desde cuándo están { $count } bienes, y no se pueden programar: { $ids }
    }{"\u000A"}  → folio asset adopt { $first }

maintenance-no-programme = La mesa no tiene un programa de mantenimiento.
    .remedy = Declárelo en catalog/inventory.toml con [[programme]]: key, name, kinds, every, procedure, planned y done.
maintenance-not-in-programme = A { $id } no le toca ningún programa de mantenimiento.
    .remedy = Póngalo en «assets» de un [[programme]] de catalog/inventory.toml, o su clase en «kinds». Si su ficha dice «maintenance: no», quítelo: folio asset edit { $id } --set maintenance=
maintenance-not-days = «{ $found }» no es un número de días.
    .remedy = Escríbalo así: 30d.
maintenance-not-a-year = «{ $found }» no es un año.
    .remedy = Escríbalo con cuatro cifras: 2026.

help-maintenance = El programa de mantenimiento: la hoja del año, lo que vence, sus reportes
help-maintenance-more = Un servicio vence tantos meses de calendario después del anterior (a fin de mes, el último día); si ese día no se trabaja, se mueve como dice el programa. Se cuenta desde el último servicio hecho, o desde el alta del bien.
help-maintenance-plan = La hoja de doce meses: lo programado y lo hecho de cada bien
help-maintenance-plan--year = Año; si no se dice, este
help-maintenance-due = Los bienes a los que les toca servicio, lo vencido primero
help-maintenance-due-more = Con un bien dice su próximo servicio, caiga cuando caiga: es la fecha que se anota en la hoja de servicio al entregarlo. Ejemplo: folio maintenance due PC-0260
help-maintenance-open = Abre los reportes de lo que vence, uno por bien y fecha
help-maintenance-open-more = Lo que ya tiene reporte se deja como está: se puede repetir sin daño. Lo que no se puede abrir se dice, con lo que falta, y no detiene a los demás.
help-maintenance-open--dry_run = Solo dice qué se abriría
help-maintenance-due--assets = Bienes; todos si no se dice
help-maintenance-open--assets = Bienes; todos si no se dice
help--programme = Programa, de los de catalog/inventory.toml; todos si no se dice
help-maintenance-due--until = Último día que se mira; si no se dice, el fin del mes
help-maintenance-open--until = Último día que se mira; si no se dice, el fin del mes
help-maintenance-due--within = Días desde hoy que se miran, por ejemplo 30d
help-maintenance-open--within = Días desde hoy que se miran, por ejemplo 30d

help-value-programme = PROGRAMA
help-value-days = DÍAS
