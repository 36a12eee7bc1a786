### Reading the inventory: lists, cards, custody, what is outside, lent or about to end.

inventory-column-kind = Kind
inventory-column-description = Description
inventory-column-tag = Tag
inventory-column-serial = Serial
inventory-column-custodian = Holder
inventory-column-custodian-id = Holder (identifier)
inventory-column-letter = Letter
inventory-column-due = Due
inventory-column-late = Overdue
inventory-column-ticket = Ticket
inventory-column-warranty = Warranty
inventory-column-quantity = Pieces
inventory-column-unit = Unit
inventory-column-seats = Seats
inventory-column-seats-used = Seats given
inventory-column-users = Assigned to
inventory-column-recorded = Recorded on
inventory-column-on-behalf = For
inventory-column-deed = Entry
inventory-column-details = Details
inventory-column-changes = Changes
inventory-column-note = Note
inventory-column-pass = Pass
inventory-column-destination = Destination
inventory-column-carrier = Carrier
inventory-column-authorised = Authorised
inventory-column-authorised-by = Authorised by
inventory-column-days-out = Days out
inventory-column-days-late = Days late
inventory-column-reason = Reason
inventory-column-condition = Condition
inventory-column-lent-to = Lent to
inventory-column-lent-to-id = Lent to (identifier)
inventory-column-slip = Slip
inventory-column-remarks = Remarks
inventory-column-signed = Signed
inventory-column-instead-of = Instead of
inventory-column-reserved = Reservations
inventory-column-what = What
inventory-column-id = Key
inventory-column-whose = Whose
inventory-column-whose-id = Whose (key)
inventory-column-day = Last day
inventory-column-left = Left
inventory-column-days-ended = Days since it ended
inventory-column-days-left = Days left
inventory-column-paper = Paper
inventory-column-delivery = Delivery
inventory-column-return = Return
inventory-column-signatures = Signatures
inventory-column-reservation = Reservation
inventory-column-reserved-for = For
inventory-column-left-at = Left
inventory-column-back-at = Came back
inventory-column-seat-of = Who has it
inventory-column-held = In custody
inventory-column-lent = Lent
inventory-column-overdue = Overdue
inventory-column-elsewhere = Not with them
inventory-column-licences = Licences
inventory-column-unsigned = Unsigned
inventory-column-person = Person
inventory-column-person-id = Identifier
inventory-column-left-on = Left on
inventory-column-signs = To sign
inventory-column-delivered = Delivered
inventory-column-waiting = Waiting
inventory-column-days = Days

inventory-pieces = pieces
inventory-due-late = { $due } ({ $days ->
        [one] a day ago
       *[other] { $days } days ago
    })
inventory-state-late = { $status }, was due { $due }
inventory-unknown-date = “{ $found }” is not a date.
    .remedy = Write it like this: 2026-11-20.

paper-letter = Custody letter
paper-slip = Slip
paper-return = Return
paper-pass = Exit pass

assets-title = Inventory
assets-none = There are no assets in the inventory. Enter the first one: folio asset add
assets-nothing = No asset passes the filters. Retired ones are shown with --all.
assets-nothing-at-all = No asset passes the filters.
assets-cut = { $shown } of { $total } assets are shown.

asset-history-title = { $id } · { $description } · history
asset-history-as-of = On { $at }
asset-history-not-yet = It was not in the inventory yet.
asset-history-events = Until then
asset-history-none = The card of { $id } was written by hand and has no history.
asset-history-recorded = recorded on { $at }
asset-history-removed = (removed)
asset-history-ticket = Ticket { $folio }

asset-show-no-csv = A whole asset does not fit into CSV.
    .remedy = Use --format table, md, html or json; or “folio asset export” for the cards.
asset-show-card = Card
asset-show-seats = Seats given: { $used } of { $bought }
asset-show-seat-over = over
asset-show-letters = Custody letters and slips
asset-show-reservations = Reservations
asset-show-passes = Exit passes
asset-show-retentions = Retentions
asset-show-tickets = Tickets ({ $count })
asset-show-more-tickets = { $total } in all → folio asset show { $id } --tickets { $total }
asset-show-events = Latest entries
asset-show-more-events = { $total } in all → folio asset history { $id }
asset-show-retired = Retired
asset-show-replaced-by = Replaced by { $id }
asset-show-due-late = { $due }, overdue
asset-show-below-minimum = { $quantity }, below the minimum
asset-show-acknowledged = up to date
asset-show-pending = { $count ->
    [one] one change not acknowledged
   *[other] { $count } changes not acknowledged
}
asset-show-warranty = { $until }, in force ({ $days ->
    [0] ends today
    [one] one day left
   *[other] { $days } days left
})
asset-show-warranty-ended = { $until }, ended
asset-show-missing = Missing: { $who }
asset-show-old = from before Folio
asset-show-received-by = received by { $person }
asset-show-on-return = Return: { $signed }
asset-show-pass-ended = void since { $at }
asset-show-pass-due = due { $due }

outside-title = Out of the building
outside-out = Outside ({ $count })
outside-authorised = Authorised, not left yet ({ $count })
outside-since = { $day } ({ $days ->
    [0] today
    [one] one day
   *[other] { $days } days
})
outside-no-pass = no pass
outside-none = Nothing is outside, and nothing may leave.
outside-none-late = Nothing that is outside is late.

loans-title = Loans
loans-unsigned = slip not signed
loans-instead-of = instead of { $id }
loans-reserved = reserved for { $person } from { $from } to { $until }
loans-none = Nothing is lent.
loans-none-late = No loan is late.

custody-title = { $name } ({ $id })
custody-left = left on { $day }
custody-unknown = Not in people.toml.
custody-assets = Assets ({ $count })
custody-seats = Licences
custody-reservations = Reservations
custody-no-letter = no paper
custody-signed-before = on paper
custody-lent-until = { $status } until { $due }
custody-overview-title = Custody
custody-none = { $name } answers for no asset.
custody-nobody = Nobody answers for any asset.
custody-unsigned-title = Papers not signed
custody-unsigned-none = No letter or slip waits for a signature.
custody-unsigned-days = { $days ->
    [0] since today
    [one] one day
   *[other] { $days } days
}
custody-unsigned-late = { $days ->
    [one] one day
   *[other] { $days } days
}, allowed are { $within }
custody-unknown-person = “{ $found }” is not in people.toml and answers for nothing.
    .remedy = Type the identifier or the full name; “folio custody” lists who answers for something.
custody-unknown-person-near = “{ $found }” is not in people.toml and answers for nothing. Did you mean { $near }?
    .remedy = Type the identifier or the full name; “folio custody” lists who answers for something.
custody-close-person = Say whose letters are closed: folio custody PERSON --close.
custody-close-condition = Say in what condition the assets are received: --condition TEXT. On a terminal each one is asked for.
custody-close-ask = { $asset } { $description } ({ $letter }): condition on return; blank if it was not handed in
custody-close-left-out = it was not handed in
custody-close-done = { $person }: { $count ->
    [0] nothing was closed
    [one] one matter was closed
   *[other] { $count } matters were closed
}, { $remaining ->
    [0] nothing remains
    [one] one remains
   *[other] { $remaining } remain
}.
custody-close-would = { $person }: { $count ->
    [0] nothing would be closed
    [one] one matter would be closed
   *[other] { $count } matters would be closed
}, { $remaining ->
    [0] nothing would remain
    [one] one would remain
   *[other] { $remaining } would remain
}.
custody-close-remains = { $asset } could not be closed: { $reason }

expiring-title = About to end
expiring-warranty = Warranty
expiring-contract = Contract
expiring-licence = Licence
expiring-loan = Loan
expiring-exit = Exit
expiring-left = { $days ->
    [0] today
    [one] one day
   *[other] { $days } days
}
expiring-ended = ended { $days ->
    [one] a day ago
   *[other] { $days } days ago
}
expiring-none = Nothing ends within { $days } days.
expiring-long-ended = { $count ->
    [one] A warranty or contract that ended longer ago is not shown
   *[other] { $count } warranties and contracts that ended longer ago are not shown
}; see --all.
expiring-not-days = “{ $found }” is not a number of days.
    .remedy = Write it like this: 60d, or just 60.

swap-nobody = Nobody answers for { $id }: there is nobody to lend another to.
    .remedy = To lend only: folio asset lend …
swap-no-loan = Nothing is lent instead of { $id }.
    .remedy = To give it back only: folio asset give-back { $id } --condition …
swap-itself = An asset is not lent instead of itself.
    .remedy = Name first the one that is retained, then the one that is lent.
swap-ask-condition = Condition of { $id }

day-inventory-loans = { $count ->
    [one] One loan is late
   *[other] { $count } loans are late
} → folio loans --late
day-inventory-outside = { $count ->
    [one] One asset outside should be back
   *[other] { $count } assets outside should be back
} → folio outside --late
day-inventory-unsigned = { $count ->
    [one] One letter or slip was not signed in time
   *[other] { $count } letters or slips were not signed in time
} → folio custody --unsigned

help-asset-list = Lists the assets of the inventory, or those that pass the filters
help-asset-list-more =
    All filters must hold. One filter with several words (--state in_use,lent) holds with any of
    them. Retired assets only show with --all, or when --state asks for them.
    Columns: id, kind, description, brand, model, tag, serial, state, custodian, custodian_id, area,
    place, since, letter, due, late, ticket, supplier, warranty, quantity, unit, seats, seats_used.
    Examples:
      folio asset list --kind computadora --state in_stock
      folio asset list hp --custodian me --sort place
      folio asset list --under-warranty --columns id,serial,warranty --format csv
help-asset-list--sort = Order: id, kind, tag, model, state, custodian, area, place, since, due, warranty
help-asset-list--limit = Only the first N
help-asset-list--columns = Columns, separated by commas
help-asset-show = Shows one asset whole: card, custody, passes, tickets and latest entries
help-asset-show--asset = Asset: identifier, the number at its end, tag or serial
help-asset-show--tickets = How many tickets are shown (5 if not said)
help-asset-history = Shows all that happened to an asset, or how it stood at a moment
help-asset-history--asset = Asset: identifier, the number at its end, tag or serial
help-asset-history--as_of = How it stood then: 2026-03-01, "2026-03-01 10:00"
help-asset-export = Writes the cards as “folio asset import” reads them: CSV, or JSON
help-asset-swap = Retains an asset and lends another in its place, or undoes that, in one step
help-asset-swap-more =
    Where one of the two cannot be done, neither is.
    Examples:
      folio asset swap PC-0132 PC-0009 --due 2026-12-01 --condition "Dead" --loan-condition Good
      folio asset swap PC-0132 --back --condition Repaired --loan-condition Good
help-asset-swap--retained = Asset that is retained
help-asset-swap--loaned = Asset that is lent in its place, to who answers for the other
help-asset-swap--back = The other way round: gives the retained one back and takes what was lent in its place
help-asset-swap--condition = Condition of the retained asset
help-asset-swap--loan_condition = Condition of the asset that is lent or received
help-asset-swap--reason = Why it is retained
help-custody = Says what somebody, or everybody, answers for, and closes the letters of who leaves
help-custody-more =
    Examples:
      folio custody                                   how much each has; those who have left first
      folio custody "Usuaria de Ejemplo"              all that she has
      folio custody --unsigned                        what is not signed
      folio custody usuario-3 --close --condition Good
help-custody--person = Person: identifier or name of people.toml; “me” will do
help-custody--unsigned = Letters and slips that who received has not signed
help-custody--close = Takes back all that they have, closes the letters, releases licences and reservations
help-custody--condition = Condition in which everything is received; without it each asset is asked for
help-outside = Lists what is out of the building and what may leave
help-outside--late = Only what should be back
help-loans = Lists what is lent
help-loans--late = Only what should be back
help-expiring = Lists what ends soon or has ended: warranties, contracts, licences, loans and exits
help-expiring--within = Days ahead: 60d; those of catalog/inventory.toml and of each licence if not said
help-expiring--as_of = As if it were that day
help-expiring--what = Only that: warranty, contract, licence, loan, exit
help-expiring--all = Warranties and contracts that ended long ago too
