# Tickets that move assets, and warranty.

procedure-moves = moves: { $what }
procedure-moved = { $deed } of { $asset }
diff-moves = Moves

moves-unregistered = Warning: asset { $asset } is not in the inventory; not recorded: { $deed }.
moves-without-history = Warning: { $id } is a card without history; not recorded: { $deed }. Enter it with: folio asset adopt { $id }
moves-refused-missing = “{ $label }” is missing ({ $detail }).
moves-left-behind = Warning: { $id } is still like this because of this ticket: { $status }. Record apart what becomes of it: folio asset show { $id }

refused-moves-differ = The event says that it moved { $found }, and that step { $possible ->
        [0] moves no asset.
        [one] can move one asset only.
       *[other] can move { $possible } assets only.
    }

asset-under-warranty = { $id } is under warranty until { $until }.
asset-under-warranty-with = { $id } is under warranty with { $supplier } until { $until }.
show-warranty = under warranty until { $until }
show-warranty-with = under warranty until { $until } with { $supplier }

finding-moved-unknown-asset = Event { $number } ({ $did }) says that it moved { $id }, which is not in the inventory.
    .remedy = If the asset's file was deleted or renamed, bring it back with git; if somebody wrote “moves” by hand, remove it.
finding-moved-unsaid = Event { $number } ({ $did }) says that it moved { $id }, and that asset has no event because of it.
    .remedy = Compare both files with git log: one of them was changed by hand, or brought back from another day.
