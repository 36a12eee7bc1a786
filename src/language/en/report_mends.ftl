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
