# Lo que la primera usuaria de la mesa compartida encontró.

redact-name-gone = De «{ $who }» ya solo queda el seudónimo, y la historia no dice cómo se llamaba.
    .remedy = Diga cómo está escrito lo que falta: folio redact { $who } --name "Nombre Apellido" --note "…".
help-redact--name = Cómo se llamaba quien ya solo tiene seudónimo

undo-shared-asset = El último cambio ya se compartió: está en { $branch }.
    .remedy = Corríjalo con un asiento nuevo: «folio asset note { $record } --note "…"», con --set CAMPO=VALOR si es un dato.
undo-first = Ya no hay nada que deshacer: lo que queda es el principio de la mesa: { $what }
undo-not-ours-shared = Ya no hay nada que deshacer: lo último no es un cambio de Folio, y ya se compartió ({ $branch }): { $what }
    .remedy = Véalo con «git show { $commit }». Lo que cambió en el catálogo se corrige con otro cambio; lo que se asentó en un reporte, con un asiento nuevo: «folio note FOLIO --set CAMPO=VALOR».
undo-merge-shared = Ya no hay nada que deshacer: lo último juntó lo de aquí con lo de los demás, y ya se compartió: { $what }
    .remedy = Corrija con un asiento nuevo: «folio note FOLIO --set CAMPO=VALOR»; si se cerró, «folio reopen FOLIO».
undo-merge = Lo último es un «merge» de git, que junta dos historias y no es un cambio de Folio: { $what }
    .remedy = Si lo que quería era traer lo de los demás, siga con «folio sync», que lo envía. Si no lo quiere, «git reset --keep HEAD~1» vuelve a como estaba antes del «merge»; no se ha compartido.

day-disputed = En disputa ({ $count })
day-disputed-assets = { $count ->
    [one] Un bien: { $assets }
   *[other] { $count } bienes: { $assets }
}
sync-disputes-left = { $count ->
    [one] Queda un reporte o bien en disputa: { $records }. Decida con: folio settle { $first }
   *[other] Quedan { $count } reportes o bienes en disputa: { $records }. Decida con: folio settle { $first }
}

merge-notice-both-assigned = Las dos copias lo asignaron: queda { $value } (lo asentó { $by }, { $holds }), no { $aside } ({ $whom }, { $other }).
merge-notice-signed = «{ $field }» cambió en una copia ({ $by }, { $event }) y en la otra lo firmó { $name }: se firmó «{ $then }», ahora dice «{ $value }». Vea con folio signatures si hay que firmar otra vez.

finding-catalogue-markers = el archivo tiene las dos versiones de una fusión, entre marcas de git desde el renglón { $number }
    .remedy = Júntelas por sus entradas: folio settle { $path }
settle-catalogue-mended = { $path }: quedaron las entradas de las dos copias.
settle-catalogue-next = Véalo, y para terminar: git add { $path } && { $command }; luego, folio sync
settle-catalogue-both = { $path }: las dos copias cambiaron lo mismo: { $entries }. Cuál vale lo dice una persona.
    .remedy = Deje en el archivo lo que vale y quite los renglones <<<<<<<, ======= y >>>>>>>; o tome entera la versión de aquí (git checkout --ours -- { $path }) o la de los demás (git checkout --theirs -- { $path }). Luego: git add { $path } && { $command }; y folio sync.
settle-catalogue-by-hand = { $path }: las dos versiones no se pueden juntar por sus entradas.
    .remedy = Deje en el archivo lo que vale y quite los renglones <<<<<<<, ======= y >>>>>>>; o tome entera la versión de aquí (git checkout --ours -- { $path }) o la de los demás (git checkout --theirs -- { $path }). Luego: git add { $path } && { $command }; y folio sync.
sync-catalogue-merged = cambió aquí y allá: quedaron las entradas de las dos copias
sync-conflict-catalogue = { $count ->
    [one] Lo mismo cambió aquí y allá en { $one }.
   *[other] Lo mismo cambió aquí y allá en { $count } archivos: { $paths }
}
    .remedy = La mesa quedó como estaba. Tome lo de los demás: git fetch { $remote } && git checkout { $remote }/{ $branch } -- { $paths } && git commit -m "Lo de los demás"; luego, folio sync. Lo de usted sigue en git: véalo con «git show { $commit }:./{ $one }», escríbalo otra vez donde haga falta, git commit, y folio sync.

usage-hint-join = La serie son las letras de los folios de esta copia, que ninguna otra usa: folio init --join URL CARPETA --series B
join-unreachable = No se pudo copiar { $url }: { $problem }
    .remedy = Revise la dirección, la red y que tenga permiso. Para probarla: git ls-remote { $url }
join-already = { $folder } ya es una mesa, o una copia de una.
    .remedy = Si es copia de esta, no hay que hacer nada: cd { $folder } && folio sync. Para darle otra serie, ahí mismo: git config folio.series { $series }
join-folder-full = { $folder } no está vacía: una copia nueva empieza en una carpeta vacía o que no existe.
    .remedy = Elija otra: folio init --join { $url } mesa-{ $series } --series { $series }
join-in-desk = { $folder } queda dentro de la mesa de { $desk }, y una mesa no va dentro de otra.
    .remedy = Elija una carpeta de fuera: folio init --join { $url } CARPETA --series { $series }

settle-same = Los pasos dicen lo mismo: deje cualquiera; el otro queda en la historia, sin efecto.
