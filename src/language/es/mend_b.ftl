# Lo que se corrigió de compartir la mesa.

sync-uid-twice = Dos expedientes tienen la misma identidad (uid { $uid }): { $paths }
sync-name-twice = { $name } está en dos archivos: { $paths }
sync-twice-here = { $what }
    .remedy = No se tocó nada. Deje uno solo: si { $copy } es una copia, «git rm { $copy } && git commit» y luego «folio sync»; si es otro expediente, guárdelo con «folio new» antes de quitarlo.
sync-twice-there = En lo que llega de los demás: { $what }
    .remedy = No se tocó nada. Pida a quien lo envió que deje uno solo («git rm», «git commit», «git push»), o hágalo aquí: «git pull --no-rebase», «git rm { $copy } && git commit» si ese es la copia, y luego «folio sync».

sync-swept = Una sincronización se interrumpió, y lo que usted guardó después en git se llevó también lo que llegaba de los demás.
    .remedy = No se pierde nada. Deshaga ese «commit» sin tocar los archivos, «git reset --soft { $commit }», escriba «folio sync» y guarde otra vez lo suyo con «git commit».
undo-swept = Un «folio undo» se interrumpió, y lo que usted guardó después en git se llevó también lo que se deshacía.
    .remedy = No se pierde nada. Deshaga ese «commit» sin tocar los archivos, «git reset --soft { $commit }», escriba «folio undo», que termina el que empezó, y guarde otra vez lo suyo con «git commit».
undo-resumed = { $left ->
    [0] Se terminó de deshacer un cambio que se había quedado a medias.
   *[other] Se terminó de deshacer un cambio que se había quedado a medias; quedó sin tocar, porque cambió después: { $paths }
}
undo-begun = Un «folio undo» quedó a medias.
    .remedy = Lo termina «folio undo».
undo-elsewhere = El último cambio no se guardó en esta copia: llegó de otra, que lo tiene: { $what }
    .remedy = Corríjalo con un asiento nuevo: «folio note FOLIO --set CAMPO=VALOR», «folio reopen FOLIO».
undo-more = { $count ->
    [one] El último «commit» guarda además un archivo que no es de ese cambio: { $paths }
   *[other] El último «commit» guarda además { $count } archivos que no son de ese cambio: { $paths }
}
    .remedy = Sáquelo de ese «commit», que así no se pierde: «git reset --soft HEAD~1 && git restore --staged -- { $paths } && git commit -C ORIG_HEAD». Luego, «folio undo».

sync-attachment-of-nothing = { $count ->
    [one] Hay un adjunto que ningún reporte nombra, y no se envía: { $paths }
   *[other] Hay { $count } adjuntos que ningún reporte nombra, y no se envían: { $paths }
}
    .remedy = Vuelva a guardarlo con «folio attach FOLIO ARCHIVO», que lo anota, o bórrelo.
sync-author-unknown = Hay que dar otro número a lo que chocó y eso queda a nombre de quien lo guarda en git, pero { $mail } no es de nadie de la mesa.
    .remedy = La mesa quedó como estaba. Ponga el correo que tiene en catalog/people.toml: git config user.email CORREO
