# Reportes que mueven bienes, y garantía.

procedure-moves = mueve: { $what }
procedure-moved = { $deed } de { $asset }
diff-moves = Mueve

refused-moves-differ = El asiento dice que movió { $found }, y ese paso { $possible ->
        [0] no mueve ningún bien.
        [one] solo puede mover un bien.
       *[other] solo puede mover { $possible } bienes.
    }
