# What the last review found: deciding disputes, and advice that can be followed.

settle-undisputed = Nothing is in dispute in { $record }, and entry { $id } holds already: there is nothing to decide.
    .remedy = To decide a dispute anew, name the entry that was set aside: folio show { $record }
settle-other-disputed = Entry { $id } is not in dispute. In { $record } the choice is between: { $choices }.
    .remedy = See them: folio settle { $record }
settle-lost-too = These have no effect any more either: { $events }.
settle-still-dropped = These are still without effect, though they came later: { $events }. If they hold too: folio settle { $record } --keep { $last }

redact-left-in-records = { $count ->
    [one] 1 line of a record still has a word of the name: look at it
   *[other] { $count } lines of records still have a word of the name: look at them
}: { $places }. An entry is not changed by hand: where it is the person, folio redact { $pseudonym } --name WORD --in FOLIO --note …

attachment-in-the-way = Nothing was written: { $path } is there already.
    .remedy = Remove it or choose another name.

usage-hint-within = See those that there are with “folio { $command } --help”.

change-label = “{ $label }”
