# Continuing problems: folio recurring, and what folio new warns of

recurring-title = Continuing problems
recurring-heading = { $what }: { $count } tickets, { $from } to { $to }
recurring-asset = Asset { $asset }
recurring-supplier = { $supplier }, { $service }
recurring-column-key = Key
recurring-note = Continuing problem: { $folios }
recurring-missing = Missing: { $missing }
recurring-evaluated = Evaluated already in { $folios }.
recurring-being-evaluated = Being evaluated in { $folios }.
recurring-nothing = No continuing problem now: nothing comes to { $count } tickets in { $days } days.
recurring-past = { $count ->
        [one] There is an earlier problem; --all shows it too.
       *[other] There are { $count } earlier problems; --all shows them too.
    }
recurring-no-procedure = The desk does not say which procedure evaluates a continuing problem.
    .remedy = Put “procedure” into the group [recurrence] of catalog/desk.toml.
recurring-unknown-none = There is no continuing problem with the key “{ $key }”; there is none at all.
    .remedy = See them with: folio recurring --all
recurring-open-already = { $key } is being evaluated already in { $folio }.
    .remedy = Go on with: folio next { $folio }
recurring-warning = Notice: continuing problem. { $what }: { $count } tickets ({ $folios }).
recurring-warning-evaluated = {"  "}Being evaluated in { $folio }.
recurring-or = {"  "}or: { $command }
