# La página de un informe.
report-page-period = Del { $from } al { $to }
report-page-compared = Comparado con { $periods }
report-page-cut-off = Corte: { $moment }
report-page-unreadable = { $count ->
    [one] Falta lo que dice un archivo que no se pudo leer; vea el pie.
   *[other] Falta lo que dicen { $count } archivos que no se pudieron leer; vea el pie.
}
report-page-contents = Contenido
report-page-nothing = Nada en este periodo.
report-page-chart = Gráfica de { $series }, con { $groups ->
    [one] un grupo
   *[other] { $groups } grupos
}. Todos sus valores están en la tabla que sigue.
report-page-left-out = { $count ->
    [one] Hay un renglón más.
   *[other] Hay { $count } renglones más.
}
report-page-before = { $column } ({ $period })
report-page-change = { $column }: cambio desde { $period }
report-page-comparison = Comparación: { $table }
report-page-explain = Cómo se obtiene cada cifra
report-page-desk = Mesa
report-page-commit = Versión (git)
report-page-no-commit = sin git
report-page-changed = { $commit }, con cambios sin registrar
report-page-as-of = Corte
report-page-command = Orden
report-page-data = Datos
report-page-files = No se pudo leer
report-workbook-source = Origen
report-workbook-report = Informe
report-workbook-institution = Institución
report-workbook-minutes = { $column } (minutos)
report-workbook-percent = { $column } (%)

# La página que enlista los informes de una carpeta.
report-index-title = Informes
report-index-report = Informe
report-index-period = Periodo
report-index-as-of = Corte
report-index-format = Formato
