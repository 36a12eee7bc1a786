### Assets: what is said of movements, letters and signatures.

moves-refused-unregistered = “{ $label }”: “{ $typed }” is not in the inventory, and this step moves it ({ $deed }). { $near ->
    [0] { "" }
    [one] The nearest is { $names }.{ " " }
   *[other] The nearest are { $names }.{ " " }
}If it is a new asset, register it first: folio asset add

items-unknown = { $count ->
    [0] “{ $typed }” is no accessory of { $id }: its card has none.
   *[other] “{ $typed }” is no accessory of { $id }; it has: { $names }.
} What goes along besides is written with a plus sign: --item "+{ $typed }=…"
items-several = { $ids } have “{ $typed }”: say which.
items-ask = Condition of each accessory of { $id } (Enter: the one shown; if it is missing, say so):
items-ask-exit = Accessories of { $id }: type the condition of those that leave with it (Enter: it stays):
items-good = Good

asset-ticket-open = Warning: ticket { $folio } is still open and { $id } is part of it; it stands in { $activity }, { $title }. This does not take it further: folio next { $folio }

asset-refused-letter-own = The letter of { $id } is Folio’s and has its number: { $number }.
asset-refused-letter-none = Nobody answers for { $id }: there is no letter to number.
asset-refused-head = Who authorises signs here{ $able ->
    [0] , and catalog/people.toml has nobody who may (heads of catalog/inventory.toml): not { $name }.
   *[other] , { $names }, and not { $name }.
}
help-asset-edit--letter = Number of the paper letter from before Folio with which they answer for it

asset-refused-inactive = { $person } is not active on that day.
    .remedy = Check the dates in catalog/people.toml, or name somebody else ({ $option }).
asset-refused-empty-note = There is nothing to note.
    .remedy = Type the text with --note.
ack-known = It was recorded already ({ $system }).
finding-asset-events-differ = The events of { $id } do not give what the card says ({ $keys }): an event was deleted or changed.
    .remedy = Recover it with “git log -p -- { $path }”; the rest follows. If nobody touched the events, make the card say what they give.
card-skip = The rest is optional: Enter skips.
card-choice-skip = (skip)
table-custodian-inactive = { $person } is not active on that day.
    .remedy = Check the dates in catalog/people.toml, or write in the list who has it now.
