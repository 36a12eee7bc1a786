### Finished years: sealing them, checking them, opening them again.

help-archive = Seals a finished year, so that daily questions do not go through it
help-archive-more =
    Without a year: which years there are, and which can be sealed. The seal,
    tickets/YEAR/sealed.sha256, has the checksum of each ticket; “folio check” verifies it.
    A sealed year is not changed: its seal is taken away first, with a reason.

    Examples:
      folio archive
      folio archive 2024
      folio archive 2024 --unseal --note "A signature is missing"
help-archive--year = Year to be sealed
help-archive--unseal = Takes the seal away (needs --note)
help-archive--note = Reason; stays in the commit

archive-title = Years of the desk
archive-column-year = Year
archive-column-records = Tickets
archive-column-state = State
archive-column-hinders = What hinders
archive-state-open = going on
archive-state-hindered = cannot be sealed
archive-state-sealable = can be sealed
archive-state-sealed = sealed
archive-state-changed = sealed, but changed
archive-no-years = There are no tickets yet.
archive-next = To seal { $year }: folio archive { $year }
archive-more = and { $count } more

archive-sealed =
    { $year }: sealed, { $count ->
        [one] one ticket
       *[other] { $count } tickets
    }
archive-unsealed = { $year }: without seal; it can be changed now
archive-sealed-already = { $year } is sealed already, and as it was sealed.
archive-not-sealed = { $year } is not sealed.
    .remedy = “folio archive” says which years are.
archive-not-over = { $year } is not over: only a year that has passed is sealed.
    .remedy = “folio archive” says which can be sealed.
archive-empty = There are no tickets to seal in { $year }.
archive-no-such-year = There are no tickets of “{ $typed }”.
    .remedy =
        { $count ->
            [0] The desk has no tickets yet.
           *[other] Years that there are: { $known }.
        }
archive-without-reason = The reason for taking the seal away is missing.
    .remedy = folio archive { $year } --unseal --note REASON
archive-refused =
    { $count ->
        [one] { $year } cannot be sealed yet; what hinders:
       *[other] { $year } cannot be sealed yet; { $count } things hinder:
    }{ $list }
archive-sealed-changed =
    { $count ->
        [one] { $year } is sealed, but something changed:
       *[other] { $year } is sealed, but { $count } things changed:
    }{ $list }
    .remedy = Put it back as it was; or, if that is how it should be, “folio archive { $year } --unseal --note REASON” and then “folio archive { $year }”.

archive-open = { $folio } is still open.
archive-damaged = It cannot be used: { $problem }
archive-disputed = { $folio } has a dispute that nobody decided.
archive-differs = What { $folio } says at its top does not follow from its events.
archive-misplaced = { $folio } is not in the folder of its year and month, { $folder }.
archive-stray = It is neither a ticket nor an attachment.
archive-twice = There is another { $folio }: { $other }.
archive-uncommitted = It has changes that git does not have.
archive-changed = { $folio } changed since it was sealed.
archive-missing = { $folio } is missing.
archive-added = { $folio } came after the seal.
archive-unusable = The seal cannot be read.

error-sealed = The year { $year } is sealed: “{ $record }” cannot be written.
    .remedy = Take its seal away with “folio archive { $year } --unseal --note REASON”, and when done “folio archive { $year }”.

commit-sealed = Year { $year }: sealed
commit-unsealed = Year { $year }: without seal

finding-sealed-changed = { $folio } changed, and { $year } is sealed.
    .remedy = “git log” of that file says who did it; put it back as it was, or, if that is how it should be, “folio archive { $year } --unseal --note REASON” and then “folio archive { $year }”.
finding-sealed-missing = { $folio } is missing, and { $year } is sealed.
    .remedy = Get it back with “git checkout”; or, if it should be gone, “folio archive { $year } --unseal --note REASON” and then “folio archive { $year }”.
finding-sealed-added = { $folio } came into { $year }, which is sealed.
    .remedy = Take it out of there; or, if it should stay, “folio archive { $year } --unseal --note REASON” and then “folio archive { $year }”.
finding-sealed-damaged = The seal of { $year } is of no use: { $problem }
    .remedy = “folio archive { $year } --unseal --note REASON” takes it away; then “folio archive { $year }” puts it anew.
sealed-unusable = it is not as “folio archive” writes it.
sealed-open = { $path } is still open.
sealed-other-header = its header is not that of its tickets.
sealed-not-over = the year is not over.
sealed-others = it does not say what the tickets of that commit say ({ $path }).
finding-sealed-record = Something of { $year }, which is sealed, changed.
    .remedy = Leave it as it was; or, for who has the right “archive”, first “folio archive { $year } --unseal --note REASON”, and when done “folio archive { $year }”.
finding-sealed-differs = The seal of { $year } does not hold with this commit: { $problem }
    .remedy = Take it away and seal anew: “folio archive { $year } --unseal --note REASON”, and then “folio archive { $year }”.
sync-seal-removed = { $year } was sealed and something of it changed in another clone: the seal was taken away. When done: folio archive { $year }
