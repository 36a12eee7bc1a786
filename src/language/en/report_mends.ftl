# Reports: bases and totals.
report-total-tickets = { $count ->
    [one] Total: one ticket
   *[other] Total: { $count } tickets
}
report-total-clocks = Total: { $count ->
    [one] one clock
   *[other] { $count } clocks
} of { $tickets ->
    [one] one ticket
   *[other] { $tickets } tickets
}
report-total-waits = Total: { $count ->
    [one] one wait
   *[other] { $count } waits
} of { $tickets ->
    [one] one ticket
   *[other] { $tickets } tickets
}
report-total-people = { $count ->
    [one] Total: one person
   *[other] Total: { $count } people
}
report-column-dismissed = Cancelled, out of scope or handed over
report-column-waits = Waits for somebody outside the desk
site-report-from = Only of tickets that had not ended before { $day }.
minute-usual-title = Weekly minute
minute-tickets-open = Open tickets ({ $count })
minute-tickets-closed = Ended tickets ({ $count })
git-refuses = git would not answer about { $folder }, which is another user's: the version of the files is not known.
    .remedy = If you trust that folder: git config --global --add safe.directory { $folder }
report-page-git-refuses = git would not answer
report-altered = The file { $path } had been changed by hand; it was written again.
report-out-other = { $path } is there already and is not this report. Nothing was written.
    .remedy = Choose another name, or delete that file first if it is of no use.
report-page-empty = No data: { $tables }.
report-page-all = Period: everything, until { $moment }
report-period-without-report = Say of which report: folio report { $near } { $option }
    .remedy = To see those there are: folio report
usage-alone = { $argument } is too much: only one is asked for.
report-no-data = No data.
report-head-all = everything, until { $moment }
finding-report-file-name = The name "{ $name }" cannot be that of a report, so nobody reads the file.
    .remedy = Change it for one of small letters, figures and hyphens: my-report.toml
