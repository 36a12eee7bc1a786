### Años cerrados: lo que se dice de sus sellos al guardar y al compartir.

archive-along = El sello de { $year }, que se quitó sin guardarlo en git, salió en este mismo «commit».
sync-seal-came = Llegó el sello de { $year }: el año está sellado.
sync-seal-gone = { $year } ya no está sellado: en otra copia se le quitó el sello.
sync-seal-went = Se envió el sello de { $year }: el año está sellado.
sync-seal-gone-went = Se envió que { $year } ya no está sellado.
