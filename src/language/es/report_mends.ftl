# Informes: bases y totales.
report-total-tickets = { $count ->
    [one] Total: un reporte
   *[other] Total: { $count } reportes
}
report-total-clocks = Total: { $count ->
    [one] un reloj
   *[other] { $count } relojes
} de { $tickets ->
    [one] un reporte
   *[other] { $tickets } reportes
}
report-total-waits = Total: { $count ->
    [one] una espera
   *[other] { $count } esperas
} de { $tickets ->
    [one] un reporte
   *[other] { $tickets } reportes
}
report-total-people = { $count ->
    [one] Total: una persona
   *[other] Total: { $count } personas
}
report-column-dismissed = Cancelado, fuera de alcance o turnado
report-column-waits = Espera a alguien de fuera de la mesa
site-report-from = Sólo de reportes que no habían terminado antes del { $day }.
