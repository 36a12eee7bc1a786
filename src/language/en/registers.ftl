### What `folio check` finds in assets, cards written by hand, and registers of others.

finding-asset-misplaced = It is not in the folder of its kind, catalog/assets/{ $kind }/{ $id }.yaml.
    .remedy = Take it there with `git mv`: elsewhere it is not found.
finding-asset-kind = The kind "{ $kind }" is not in catalog/inventory.toml.{ $hint }
    .remedy = Add it there with [[kind]], or correct the kind and its folder.
finding-asset-differs = "{ $key }" says "{ $says }", but the events give "{ $gives }".
    .remedy = Put it back as it was; to change it use `folio asset` ({ $how }).
finding-asset-extra = "{ $key }" says "{ $says }", but the events give none.
    .remedy = Remove it; to put it use `folio asset` ({ $how }).
finding-asset-missing = "{ $key }" is missing: the events give "{ $gives }".
    .remedy = Add it with that value; to remove it use `folio asset` ({ $how }).
asset-how-card = edit { $id } --set { $key }=…
asset-how-position = assign, return, lend, move …
finding-card-blank = The card does not say "{ $key }", and every asset of the kind { $kind } has it.
    .remedy = Complete it with `folio asset edit { $id } --set { $key }=…`.
finding-card-value = The value "{ $key }" of the card is not as its kind declares it: { $problem }.
    .remedy = Correct it with `folio asset edit { $id } --set { $key }=…`, or the declaration in catalog/inventory.toml.
finding-asset-id-twice = There are two assets { $id }; the other is { $other }.
    .remedy = If both have a history, `folio sync` gives the younger one another identifier; if one is only a card, delete that.
finding-asset-tag-twice = The inventory number "{ $tag }" of { $id } is also that of { $other }.
    .remedy = Look at both labels and correct the card that is wrong: `folio asset edit { $id } --set tag=…`.
finding-asset-serial-twice = The serial number "{ $serial }" of { $id } is also that of { $other }.
    .remedy = Look at both machines and correct the card that is wrong: `folio asset edit { $id } --set serial=…`.
finding-holder-unknown = "{ $person }" answers for it, who is not in catalog/people.toml.
    .remedy = Add the person with that identifier, or correct it if the card has no history; who has left stays there with "until".
finding-holder-unknown-once = Event { $number } ({ $did }) names "{ $person }", who is not in catalog/people.toml.
    .remedy = Put the person back into people.toml with that identifier; who has left stays there with "until".
finding-holder-left = { $name } answers for { $id } and left on { $until }.
    .remedy = Take it back with `folio asset return { $id }` or pass it on with `folio asset transfer { $id }`. Everything of theirs: folio custody { $person }
finding-custody-without-letter = { $name } has { $id } without a custody letter.
    .remedy = If there is one on paper, give its number: folio asset edit { $id } --letter NUMBER. Else take it back and hand it over with one: folio asset return { $id }, and folio asset assign { $id } --to { $person }
finding-letter-unsigned = { $name } has not signed the custody letter { $letter }: { $waited } days have passed and { $within } are allowed.
    .remedy = Get the signature and record it with `folio asset sign { $id } --name …`.
finding-outside-without-pass = { $id } is outside without an exit pass.
    .remedy = Leave it as the events give it; an exit is recorded with `folio asset exit { $id }` and `folio asset leave { $id }`.
finding-outside-without-ticket = { $id } is outside with the pass { $pass }, and no ticket that exists says why.
    .remedy = Say which: folio asset note { $id } --ticket … --note …
finding-asset-ticket = Event { $number } ({ $did }) names the ticket { $folio }, which does not exist.
    .remedy = Recover that ticket from git's history, or the event as it was.
finding-asset-because = Event { $number } ({ $did }) says it follows from event { $because } of { $folio }, which has none such.
    .remedy = Recover that ticket's event, or this one, with `git log -p`.
finding-asset-because-alone = Event { $number } ({ $did }) says it follows from event { $because } and not of which ticket.
    .remedy = An event is not changed by hand; recover it with `git log -p` of this file.
finding-asset-names-unknown = Event { $number } ({ $did }) names the asset { $other }, which does not exist.
    .remedy = Recover that asset from git's history, or the event as it was.
finding-asset-unknown = The ticket { $folio } is about the asset "{ $asset }", which is not in the inventory.
    .remedy = Enter it with `folio asset add`, or correct the ticket with `folio note { $folio } --set …`.
finding-licence-over-used = { $id } has { $used } seats assigned; bought: { $seats }.
    .remedy = Release those too many, or record the purchase with the seats that there are now.
finding-licence-expired = { $id } expired on { $expires } and has { $used ->
    [one] one seat assigned
   *[other] { $used } seats assigned
}.
    .remedy = Record its renewal, or release the seats.
finding-seat-unknown = "{ $user }" has a seat of { $id }, and is neither a person of catalog/people.toml nor an asset of the inventory.
    .remedy = Release the seat, or put the person or asset back in place.
finding-seat-left = { $user } has a seat of { $id } and left on { $until }.
    .remedy = Release the seat.

help-asset-adopt = Gives cards written by hand a history: registers them with what they say
help-asset-adopt--all = All that have none
help-asset-adopt--letter = Custody letter on paper, from before Folio, of whoever has it
help-asset-adopt--skip_bad = Passes over those that cannot be adopted, instead of adopting none

adopt-one-letter = The number of a custody letter (--letter) is of one asset only.
adopt-has-history = { $id } has a history already.
adopt-skipped = Not adopted: { $problem }
adopt-nothing = Every card has a history.
adopt-refused-state = The card says that it is "{ $status }", which a registration does not give: write "state: { $expected }", adopt it, and record the movement afterwards.
adopt-refused-key = The card says "{ $key }", which only a movement gives: remove it, adopt the card, and record the movement afterwards.
adopt-refused-letter = The card names a custody letter ("letter") and not who answers ("custodian").
card-not-a-text = it is { $found } and must be a text (in quotes)

finding-asset-export-column = The export of assets to { $system } asks for the column "{ $column }", which is neither of the asset nor of any kind's card.
    .remedy = Correct it. Of the asset: { $known }.

help-export--tickets = Tickets only
help-export--assets = Assets only
help-ack--change = Last change of an asset that is acknowledged, as `folio export` says it; all where it is not said
help-value-change = CHANGE

export-column-change = Up to change
export-column-changes = Changes
export-column-kind = Kind
export-column-custodian = Answers for it
export-tickets = Tickets
export-assets = Assets
export-next-asset = What the register acknowledges is recorded with folio ack ASSET --system { $system } --number …, or all with --from
export-two-tables = There are tickets and assets to hand to { $system }, and a CSV has one table only.
    .remedy = Repeat the command with --tickets, and then with --assets.

ack-asset-state = The acknowledgement of an asset has no state (--state).
ack-change-of-ticket = The change (--change) is of an asset; a ticket has none.
ack-both = A file has tickets or assets, not both: { $folio }, { $asset }.
    .remedy = Put them into two files.
ack-still-pending = { $id } changed since: { $number ->
    [one] one change is
   *[other] { $number } changes are
} still pending (the last: { $deed }).

finding-asset-not-moved = Event { $number } ({ $did }) says it follows from event { $because } of { $folio }, which does not say that it moved this asset.
    .remedy = Recover that ticket's event, or this one, with `git log -p`.
help-ack--folio = Ticket or asset
