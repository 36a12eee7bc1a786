# Reports written to files and folders.
report-written = Report written to { $path }
report-xlsx-without-report = XLSX is a format of one report; say which: folio report NAME --format xlsx --out FILE.xlsx
report-xlsx-to-terminal = An XLSX workbook cannot be shown here; write it to a file: folio report { $report } --out { $report }.xlsx
report-xlsx-too-large = The report does not fit an XLSX workbook ({ $problem }); use --format csv with --table.
report-minute = The minute is of a week: folio report { $found } --week 2026-W47, or --from and --to. Its options are those of folio minute.
report-out-extension = The name "{ $path }" does not say the format; end it in .html, .md, .csv, .json, .xlsx or .txt, or add --format. For a folder, end it in "/".
