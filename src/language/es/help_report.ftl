# folio report

help-report = Hace informes escritos como datos; sin nombre, dice cuáles hay
help-report-more =
    Ejemplos:
      folio report sla --month 2026-10
      folio report sla --month anterior --compare previous
      folio report ageing --format md
      folio report monthly --table cifras/attended --rows
      folio report monthly --month anterior -o mensual.xlsx
      folio report show sla > catalog/reports/mio.toml
help-report--report = Informe: uno de Folio o de catalog/reports
help-report--month = De ese mes: 2026-10, anterior o actual
help-report--week = De esa semana: 2026-W41, anterior o actual
help-report--quarter = De ese trimestre: 2026-Q3, anterior o actual
help-report--year = De ese año: 2026, anterior o actual
help-report--from = Primer día
help-report--to = Último día
help-report--compare = Con qué se compara: previous, year-before, none, o un periodo; varios, con coma
help-report--as_of = Corte: lo que era cierto a esa hora
help-report--procedure = Solo los reportes de ese procedimiento
help-report--restriction = Solo aquello de lo que esto es cierto: "priority == 'high'"
help-report--table = Solo esa tabla, o una de sus medidas: cifras/attended
help-report--rows = Los renglones que hay detrás de las cifras
help-report--strict = Termina con 1 si una tabla de excepciones tiene renglones o hay hallazgos, con 3 si hay archivos dañados
help-report--out = Archivo, o carpeta que guarda informes con su índice
help-report--only_if_changed = No escribe ni dice nada si el informe dice lo mismo que el que está
help-value-file_dir = ARCHIVO|CARPETA
help-report-list = Dice qué informes hay
help-report-show = Muestra la definición de un informe, para copiarla
help-report-show--report = Informe
help-report-check = Revisa definiciones de informes
help-report-check--reports = Informes o archivos; si no se dicen, los de la mesa
help-report-columns = Dice las columnas de una materia, o las materias que hay
help-report-columns--subject = Materia: tickets, clocks, waits…
help-value-report = INFORME
help-value-report_file = INFORME|ARCHIVO
help-value-month = MES
help-value-quarter = TRIMESTRE
help-value-period = PERIODO
help-value-expression = EXPRESIÓN
help-value-table = TABLA
help-value-subject = MATERIA
