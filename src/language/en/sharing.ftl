# Many hands: disputes, merges, numbers that change.

event-settled = Dispute settled: { $keeps } holds, { $drops } has no effect
event-renumbered = Changed its number from { $from } to { $to }

refused-disputed = { $folio } is in dispute: two people took different steps without knowing of each other.
    .remedy = Decide first which one holds: folio settle { $folio }
refused-unknown-event = The ticket has no event { $id }.
refused-settles-nothing = There is no dispute in { $folio } that this settles: name the event that holds.
refused-settles-without-reason = Why it is decided so has not been said.
    .remedy = Give the reason with --note.
refused-same-number = The ticket has the number { $folio } already.
refused-right =
    { $count ->
        [0] The desk keeps “{ $right }” in [rights], and nobody has such a role today.
       *[other] { $person } may not: the desk keeps “{ $right }” in [rights]. Those who may: { $able }.
    }
    .remedy = Have somebody record it who may, in their own clone: with --by from here it is refused where histories are verified. [rights] of catalog/desk.toml says who.
refused-drops-undisputed = Event { $id } is in no dispute with the one that is kept: no decision takes away its effect.
