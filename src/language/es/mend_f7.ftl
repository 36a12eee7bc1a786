### Años cerrados: lo que se dice de sus sellos al guardar y al compartir.

archive-along = El sello de { $year }, que se quitó sin guardarlo en git, salió en este mismo «commit».
sync-seal-came = Llegó el sello de { $year }: el año está sellado.
sync-seal-gone = { $year } ya no está sellado: en otra copia se le quitó el sello.
sync-seal-went = Se envió el sello de { $year }: el año está sellado.
sync-seal-gone-went = Se envió que { $year } ya no está sellado.
archive-gone = Falta, y git lo tiene.
archive-way = { $command }
archive-way-away = Muévalo a otra parte, o bórrelo.
archive-way-away-then = Muévalo a otra parte, o bórrelo, y después: { $command }
archive-first-and-more = { $first }, y { $count } más.
redact-sealed = { $count ->
    [one] Un año está sellado y nombra a esa persona:{ $list }
   *[other] { $count } años están sellados y nombran a esa persona:{ $list }
}
    .remedy = Quite el sello, repita, y al terminar séllelo de nuevo: «folio archive AÑO».
undo-shared-seal = El último cambio, el sello de { $year }, ya se compartió: está en { $branch }.
    .remedy = folio archive { $year } --unseal --note MOTIVO
undo-shared-unseal = El último cambio, quitar el sello de { $year }, ya se compartió: está en { $branch }.
    .remedy = folio archive { $year }
archive-seal-folder = { $path } es una carpeta, y ahí va un sello.
    .remedy = Muévala a otra parte, o bórrela si nada de ella hace falta.
