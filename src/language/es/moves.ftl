# Reportes que mueven bienes, y garantía.

procedure-moves = mueve: { $what }
procedure-moved = { $deed } de { $asset }
diff-moves = Mueve

moves-unregistered = Aviso: el bien { $asset } no está en el inventario; no se asentó: { $deed }.
moves-without-history = Aviso: { $id } es una ficha sin historial; no se asentó: { $deed }. Dele entrada con: folio asset adopt { $id }
moves-refused-missing = Falta «{ $label }» ({ $detail }).
moves-left-behind = Aviso: { $id } sigue así por este reporte: { $status }. Asiente aparte lo que sea de él: folio asset show { $id }

refused-moves-differ = El asiento dice que movió { $found }, y ese paso { $possible ->
        [0] no mueve ningún bien.
        [one] solo puede mover un bien.
       *[other] solo puede mover { $possible } bienes.
    }

asset-under-warranty = { $id } está en garantía hasta el { $until }.
asset-under-warranty-with = { $id } está en garantía con { $supplier } hasta el { $until }.
show-warranty = en garantía hasta el { $until }
show-warranty-with = en garantía hasta el { $until } con { $supplier }

finding-moved-unknown-asset = El asiento { $number } ({ $did }) dice que movió { $id }, que no está en el inventario.
    .remedy = Si el archivo del bien se borró o se cambió de nombre, recupérelo con git; si alguien escribió «moves» a mano, quítelo.
finding-moved-unsaid = El asiento { $number } ({ $did }) dice que movió { $id }, y ese bien no tiene ningún asiento por él.
    .remedy = Compare los dos archivos con git log: uno de los dos se cambió a mano, o se recuperó de otro día.
