### Assets: states, movements and what stands in their way.

asset-status-in-stock = In stock
asset-status-in-use = In use
asset-status-lent = Lent
asset-status-retained = Retained
asset-status-outside = Outside
asset-status-lost = Lost
asset-status-retired = Retired

deed-registered = Registration
deed-corrected = Correction
deed-assigned = Assignment
deed-transferred = Transfer
deed-returned = Return
deed-moved = Move
deed-lent = Loan
deed-extended = Extension
deed-reserved = Reservation
deed-released = Release of a reservation
deed-retained = Retention
deed-given-back = End of the retention
deed-authorised = Exit authorised
deed-left = Exit
deed-came-back = Coming back
deed-withdrawn = Exit withdrawn
deed-lost = Loss
deed-found = Finding
deed-retired = Retirement
deed-signed = Signature
deed-noted = Note
deed-referenced = Acknowledgement of the register
deed-seat-assigned = Licence assigned
deed-seat-released = Licence released
deed-renewed = Renewal
deed-received = Receipt
deed-issued = Issue
deed-counted = Count

detail-to = to whom
detail-place = place
detail-area = area
detail-condition = condition
detail-items = accessories
detail-letter = earlier custody letter
detail-due = due back
detail-from = from
detail-until = until
detail-reservation = reservation
detail-reason = reason
detail-destination = destination
detail-carrier = who carries it
detail-identification = identification of who carries it
detail-serial = serial number read
detail-guard = guard
detail-received-by = who takes it in
detail-instead-of = in place of
detail-replaced-by = asset that replaces it
detail-document = document
detail-as = capacity
detail-name = name
detail-data = hash of what was signed
detail-on = paper that is signed
detail-system = system
detail-number = number
detail-change = last change
detail-over = although none is free
detail-quantity = quantity

finding-not-a-date = “{ $key }” is not a date: { $found }.
    .remedy = Write it like this: 2026-11-20.
finding-not-a-quantity = “{ $key }” is not a number of pieces: { $found }.
    .remedy = Write a whole number, zero or more.
finding-not-a-bool = “{ $key }” must be true or false and is { $found }.
    .remedy = Write true or false.
finding-not-items = “{ $key }” must say of each accessory in what condition it is.
    .remedy = For instance: items: (keyboard: good), with braces instead of parentheses.

card-not-a-number = “{ $found }” is not a number
card-not-a-bool = “{ $found }” is neither yes nor no (true, false)
card-not-whole = “{ $found }” is not a whole number
card-not-a-date = “{ $found }” is not a date like 2026-11-20
card-not-money = “{ $found }” is not an amount with its currency, like 18500.00 MXN
card-not-a-list = “{ $found }” is not a list of texts
card-choice-spelt = “{ $found }” is not spelt as the choice is

asset-items-form = “{ $found }” does not say the accessory and its condition: keyboard=good

asset-refused-other = “{ $id }” ({ $detail }) is not in the inventory; register it first.
asset-refused-before-last = { $at } is before the asset's last movement ({ $last }).
asset-refused-role = { $person } may not record this; { $able ->
    [0] nobody of catalog/people.toml may.
    [one] { $names } may.
   *[other] these may: { $names }.
}
asset-refused-missing = Missing: { $detail } ({ $option }).
asset-refused-detail = “{ $key }” does not belong to this event ({ $deed }).
asset-refused-dates = The last day ({ $until }) is before the first ({ $from }).
asset-refused-due = The day on which it is due back ({ $due }) has passed.
asset-refused-nothing-set = It was not said what changes.
asset-refused-kind = The kind “{ $kind }” is not in catalog/inventory.toml; there are: { $known }.
asset-refused-key = The card has no “{ $key }”; there are: { $known }.
asset-refused-key-near = The card has no “{ $key }”. Did you mean { $near }? There are: { $known }.
asset-refused-value = “{ $key }” cannot be that: { $problem }.
asset-refused-required = The card needs “{ $key }”.
asset-refused-registered = The registration is always the first event, and only the first.
asset-refused-class = { $id } is of the kind { $kind }, which is not handled like this.
asset-refused-held = { $id } is “{ $status }” and { $holder } answers for it: no “{ $deed }” now.
asset-refused-status = { $id } is “{ $status }”: no “{ $deed }” now.
asset-refused-pass-open = There is an authorised exit already: { $number }.
asset-refused-no-pass = { $id } has no authorised exit that was not used.
asset-refused-no-reservation = There is no reservation “{ $id }” in force.
asset-refused-no-seat = { $user } has no licence assigned.
asset-refused-has-seat = { $user } has a licence already.
asset-refused-same-holder = { $holder } answers for it already.
asset-refused-reserved = It is reserved for { $holder } from { $from } to { $until }.
asset-refused-lent-until = It is lent to { $holder } until { $due }.
asset-refused-no-paper = There is no such paper yet.
asset-refused-signer = Who answers for the asset signs here, { $holder }, not { $name }.
asset-refused-register = Changes of { $id } are not registered in “{ $system }”.
asset-refused-change = { $id } has no event “{ $change }”.
asset-refused-serial = The serial number read ({ $read }) is not that of the asset ({ $known }): it is not the same machine.
asset-refused-seats = The { $seats } seats that were bought are assigned.
asset-refused-over-note = Assigning more seats than were bought needs its reason (--note).
asset-refused-letter-of-nobody = The earlier custody letter { $letter } needs to say of whom (--to).
asset-refused-past = The last day ({ $until }) has passed.
asset-refused-before-paper = The signature ({ $at }) is before the paper ({ $made }).
asset-refused-before-change = The acknowledgement ({ $at }) is before the change ({ $changed }).
asset-refused-renewal = A renewal says until when (expires=) or for how many (seats=); the rest is corrected with “folio asset edit”.
asset-refused-renewal-past = The new end ({ $expires }) has passed.
asset-refused-replacement = { $other } is “{ $status }”: it cannot replace { $id }. What replaces is in stock, or with the same person.
asset-refused-quantity = There are { $there } and { $wanted } are wanted.

error-unknown-asset = There is no asset “{ $typed }”.
    .remedy = Look for it with “folio asset list”.
error-unknown-asset-near = There is no asset “{ $typed }”. The nearest is { $near }.
    .remedy = Look for it with “folio asset list”.
error-ambiguous-asset = “{ $typed }” may be any of { $total }: { $candidates }
    .remedy = Type the whole identifier.

finding-asset-without-history = The card of { $id } was written by hand and has no history: since when it is like this is not known.
    .remedy = Give it one with “folio asset adopt { $id }”.

asset-told = { $id }: { $deed } ({ $status }, { $place })
asset-told-held = { $id }: { $deed } ({ $status }, { $holder }, { $place })
asset-id-form = “{ $found }” cannot be an identifier: letters without accents, digits, hyphen and point.
asset-id-taken = There is an asset { $id } already.
asset-id-needed = The kind { $kind } has no letters to number its assets (prefix, in catalog/inventory.toml): give the identifier with --id.
asset-kind-needed = Give the kind with --kind: { $known }.
asset-ask-kind = Kind of asset
