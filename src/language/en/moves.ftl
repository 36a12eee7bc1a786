# Tickets that move assets, and warranty.

procedure-moves = moves: { $what }
procedure-moved = { $deed } of { $asset }
diff-moves = Moves

refused-moves-differ = The event says that it moved { $found }, and that step { $possible ->
        [0] moves no asset.
        [one] can move one asset only.
       *[other] can move { $possible } assets only.
    }
