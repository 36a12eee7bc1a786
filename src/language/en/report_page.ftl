# The page of a report.
report-page-period = From { $from } to { $to }
report-page-compared = Compared with { $periods }
report-page-cut-off = Cut-off: { $moment }
report-page-unreadable = { $count ->
    [one] What one file says is missing, since it could not be read; see the foot.
   *[other] What { $count } files say is missing, since they could not be read; see the foot.
}
report-page-contents = Contents
report-page-nothing = Nothing in this period.
report-page-chart = Chart of { $series }, with { $groups ->
    [one] one group
   *[other] { $groups } groups
}. All its values are in the table that follows.
report-page-left-out = { $count ->
    [one] There is one more row.
   *[other] There are { $count } more rows.
}
report-page-before = { $column } ({ $period })
report-page-change = { $column }: change since { $period }
report-page-comparison = Comparison: { $table }
report-page-explain = How each figure is obtained
report-page-desk = Desk
report-page-commit = Version (git)
report-page-no-commit = no git
report-page-changed = { $commit }, with changes not committed
report-page-as-of = Cut-off
report-page-command = Command
report-page-data = Data
report-page-files = Could not be read
report-workbook-source = Source
report-workbook-report = Report
report-workbook-institution = Institution
report-workbook-minutes = { $column } (minutes)
report-workbook-percent = { $column } (%)

# The page that lists the reports of a folder.
report-index-title = Reports
report-index-report = Report
report-index-period = Period
report-index-as-of = Cut-off
report-index-format = Format
