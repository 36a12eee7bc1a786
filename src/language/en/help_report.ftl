# folio report

help-report = Makes reports written as data; without a name, says which there are
help-report-more =
    Examples:
      folio report sla --month 2026-10
      folio report sla --month previous --compare previous
      folio report ageing --format md
      folio report monthly --table cifras/attended --rows
      folio report monthly --month previous -o monthly.xlsx
      folio report show sla > catalog/reports/mine.toml
help-report--report = Report: one of Folio or of catalog/reports
help-report--month = Of that month: 2026-10, previous or current
help-report--week = Of that week: 2026-W41, previous or current
help-report--quarter = Of that quarter: 2026-Q3, previous or current
help-report--year = Of that year: 2026, previous or current
help-report--from = First day
help-report--to = Last day
help-report--compare = What it is compared with: previous, year-before, none, or a period; several with commas
help-report--as_of = Cut-off: what was so at that time
help-report--procedure = Only the tickets of that procedure
help-report--restriction = Only that of which this holds: "priority == 'high'"
help-report--table = Only that table, or one of its measures: figures/attended
help-report--rows = The rows behind the figures
help-report--strict = Ends with 1 if there are exceptions or findings, with 3 if files are damaged
help-report--out = File, or folder that keeps reports with an index
help-report--only_if_changed = Writes and says nothing if the report says the same as the one that is there
help-value-file_dir = FILE|DIR
help-report-list = Says which reports there are
help-report-show = Shows the definition of a report, to be copied
help-report-show--report = Report
help-report-check = Checks definitions of reports
help-report-check--reports = Reports or files; the desk’s where none is named
help-report-columns = Says the columns of a subject, or which subjects there are
help-report-columns--subject = Subject: tickets, clocks, waits…
help-value-report = REPORT
help-value-report_file = REPORT|FILE
help-value-month = MONTH
help-value-quarter = QUARTER
help-value-period = PERIOD
help-value-expression = EXPRESSION
help-value-table = TABLE
help-value-subject = SUBJECT
