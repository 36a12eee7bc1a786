# Tickets that move assets, and warranty.

procedure-moves = moves: { $what }
procedure-moved = { $deed } of { $asset }
diff-moves = Moves

finding-move-not-asset = “{ $field }” is not a field of type asset, and what is moved is an asset
    .remedy = Put into “asset” the key of a field with type = "asset"

finding-move-not-movement = “{ $deed }” does not move an asset
    .remedy = Use one of these words: { $known }

finding-move-unknown-detail = “{ $detail }” is not a detail of “{ $deed }”
    .remedy = The details of “{ $deed }” are: { $known }.{ $hint }

finding-move-detail-missing = “{ $detail }” is missing, which “{ $deed }” always needs
    .remedy = Add to set the expression that gives it: { $detail } = "key_of_a_field" or { $detail } = "'a text'"

finding-condition-names-asset = “{ $found }” changes with the asset, and what was done would be judged by what the asset is today
    .remedy = Use it only in a field's proposed, and that field in the condition

refused-moves-differ = The event says that it moved { $found }, and that step { $possible ->
        [0] moves no asset.
        [one] can move one asset only.
       *[other] can move { $possible } assets only.
    }
