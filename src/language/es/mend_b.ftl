# Lo que se corrigió de compartir la mesa.

sync-uid-twice = Dos expedientes tienen la misma identidad (uid { $uid }): { $paths }
sync-name-twice = { $name } está en dos archivos: { $paths }
sync-twice-here = { $what }
    .remedy = No se tocó nada. Deje uno solo: si { $copy } es una copia, «git rm { $copy } && git commit» y luego «folio sync»; si es otro expediente, guárdelo con «folio new» antes de quitarlo.
sync-twice-there = En lo que llega de los demás: { $what }
    .remedy = No se tocó nada. Pida a quien lo envió que deje uno solo («git rm», «git commit», «git push»), o hágalo aquí: «git pull --no-rebase», «git rm { $copy } && git commit» si ese es la copia, y luego «folio sync».
