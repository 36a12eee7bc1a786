# Informes que se escriben en archivos y carpetas.
report-written = Informe escrito en { $path }
report-xlsx-without-report = XLSX es el formato de un informe; escriba cuál: folio report NOMBRE --format xlsx --out ARCHIVO.xlsx
report-xlsx-to-terminal = Un libro XLSX no se puede ver aquí; escríbalo en un archivo: folio report { $report } --out { $report }.xlsx
report-xlsx-too-large = El informe no cabe en un libro XLSX ({ $problem }); use --format csv con --table.
report-minute = La minuta es de una semana: folio report { $found } --week 2026-W47, o --from y --to. Sus opciones son las de folio minute.
report-out-extension = El nombre «{ $path }» no dice el formato; termínelo en .html, .md, .csv, .json, .xlsx o .txt, o agregue --format. Para una carpeta, termínelo en «/».
