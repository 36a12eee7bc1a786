# Reportes que mueven bienes, y garantía.

procedure-moves = mueve: { $what }
procedure-moved = { $deed } de { $asset }
diff-moves = Mueve

finding-move-not-asset = «{ $field }» no es un campo de tipo asset, y lo que se mueve es un bien
    .remedy = Ponga en «asset» la clave de un campo con type = "asset"

finding-move-not-movement = «{ $deed }» no mueve un bien
    .remedy = Use una de estas palabras: { $known }

finding-move-unknown-detail = «{ $detail }» no es un dato de «{ $deed }»
    .remedy = Los datos de «{ $deed }» son: { $known }.{ $hint }

finding-move-detail-missing = Falta «{ $detail }», que «{ $deed }» necesita siempre
    .remedy = Agregue a set la expresión que lo da: { $detail } = "clave_de_un_campo" o { $detail } = "'un texto'"

finding-condition-names-asset = «{ $found }» cambia con el bien, y lo que se hizo quedaría juzgado por lo que el bien es hoy
    .remedy = Úselo solo en el proposed de un campo, y en la condición use ese campo

refused-moves-differ = El asiento dice que movió { $found }, y ese paso { $possible ->
        [0] no mueve ningún bien.
        [one] solo puede mover un bien.
       *[other] solo puede mover { $possible } bienes.
    }
