# git como motor: ajustes, «commit» de cada cambio, deshacer, series, sincronizar.

finding-catalogue-size = «{ $found }» no es un tamaño en «{ $key }»
    .remedy = Escriba un número entero y KiB, MiB o GiB: "10 MiB".
finding-right-unknown-role = [rights] da «{ $right }» al papel «{ $role }», que ningún procedimiento declara.
    .remedy = Corríjalo; el más parecido es «{ $near }».

commit-edited = Se editó a mano
commit-catalogue = Se guardó una copia de un procedimiento
commit-more = { $count ->
    [one] (y 1 más)
   *[other] (y { $count } más)
}
commit-desk = Empieza la mesa { $name }
commit-busy = Aviso: el cambio está hecho, pero no se guardó en git: hay un «{ $what }» a medias.
    .remedy = Termínelo, y luego: { $command }
commit-detached = Aviso: el cambio está hecho, pero no se guardó en git: HEAD no está en ninguna rama.
    .remedy = Vuelva a su rama con «git switch RAMA», y luego: { $command }
commit-no-identity = Aviso: el cambio está hecho, pero no se guardó en git: git no sabe quién es usted.
    .remedy = git config --global user.name "Su nombre"; git config --global user.email su.correo@example.org. Lo pendiente se guarda con el cambio siguiente del mismo reporte o con «folio sync».
commit-locked = Aviso: el cambio está hecho, pero no se guardó en git: otro programa usa el repositorio ({ $path }).
    .remedy = Cuando termine: { $command }. Si ya no hay ninguno, borre antes ese archivo.
commit-ignored = Aviso: el cambio está hecho, pero no se guardó en git: .gitignore dice que se ignore { $paths }.
    .remedy = Quite esa línea de .gitignore, y luego: git add { $paths } && git commit
commit-half-edited = Aviso: el cambio está hecho, pero no se guardó en git: { $paths } ya tenía cambios sin guardar.
    .remedy = Revíselos con «git diff», y luego: { $command }
commit-refused = Aviso: el cambio está hecho, pero git no lo guardó: { $problem }
    .remedy = Atienda lo que dice, y luego: { $command }

help-undo = Deshace el último cambio, si todavía no se comparte
undo-done = Se deshizo: { $what }
undo-files = { $count ->
    [one] Quedó como estaba: { $paths }
   *[other] Quedaron como estaban { $count } archivos: { $paths }
}
undo-nothing = No hay nada que deshacer: la mesa no está en git o no tiene ningún cambio guardado.
undo-busy = No se puede deshacer: hay un «{ $what }» a medias.
    .remedy = Termínelo o abandónelo («git { $what } --abort»).
undo-detached = No se puede deshacer: HEAD no está en ninguna rama.
    .remedy = Vuelva a su rama con «git switch RAMA».
undo-not-ours = Lo último que se guardó en git no es un cambio de Folio: { $what }
    .remedy = Véalo con «git show»; si de verdad quiere quitarlo y no se ha compartido, use «git reset --keep HEAD~1».
undo-sync = Lo último es una sincronización, que juntó lo de aquí con lo de los demás: { $what }
    .remedy = Corrija con un asiento nuevo: «folio note FOLIO --set CAMPO=VALOR»; si se cerró, «folio reopen FOLIO». Lo que ya se compartió no se quita: «git revert» borraría asientos de otros, y «folio sync» no lo envía.
undo-manual = La mesa no guarda sus cambios en git por sí sola (commit = "manual"): Folio no ha guardado nada que deshacer.
    .remedy = Vea con «git status» y «git diff» qué cambió, y devuélvalo con «git restore».
undo-shared = El último cambio ya se compartió: está en { $branch }.
    .remedy = Corríjalo con un asiento nuevo: «folio note { $record } --set CAMPO=VALOR»; si se cerró, «folio reopen { $record }».
undo-edited = Hay cambios sin guardar en { $paths }, que se perderían.
    .remedy = Guárdelos con «git stash» o descártelos con «git restore --staged --worktree -- { $paths }», y vuelva a intentar.

finding-clone-series = «{ $found }» no es una serie de folios
    .remedy = De una a ocho mayúsculas o cifras, la primera una letra: git config { $key } { $free }
help-init--join = Clona la mesa que otros llevan en ese repositorio, con una serie propia (--series)
help-init--reuse_series = Usa la serie aunque ya haya reportes con ella: esta copia toma el lugar de otra
help-value-url = URL
join-done = { $folder } es una copia de la mesa; abre reportes con la serie { $series }.
join-next = cd { $folder } && folio. Lo que haga se comparte con: folio sync
join-no-desk = Lo que hay en { $url } no es una mesa de Folio.
    .remedy = Revise la dirección: la carpeta «catalog» debe estar en la raíz del repositorio, con desk.toml.
join-series-used = Otra copia ya usa la serie { $series }: { $folio }.
    .remedy = Elija otra, por ejemplo: folio init --join { $url } { $folder } --series { $free }. Si esta copia toma el lugar de la otra, que ya nadie usará, agregue --reuse-series.
join-series-of-desk = { $series } es la serie de la copia con la que empezó la mesa.
    .remedy = Elija otra, por ejemplo: folio init --join { $url } { $folder } --series { $free }. Si esta copia toma su lugar, agregue --reuse-series.
join-not-entitled = { $person } no puede estrenar una serie en esta mesa: lo dice «join» de [rights], en catalog/desk.toml.
    .remedy = { $count ->
        [0] Nadie tiene hoy un papel de esos: se da en catalog/people.toml.
       *[other] Pídalo a quien puede: { $able }.
    }

help-sync = Comparte la mesa: trae lo de los demás, lo junta con lo de aquí y lo envía
sync-came = { $count ->
    [one] Llegó { $names }
   *[other] Llegaron { $count }: { $names }
}
sync-went = { $count ->
    [one] Se envió { $names }
   *[other] Se enviaron { $count }: { $names }
}
sync-renumbered = { $from } ya era de otro reporte, más antiguo: el de aquí o el que llegó después es ahora { $to }
sync-followed = los demás le dieron a { $from } el número { $to }; lo que se asentó aquí con el número viejo ya dice { $to }.
sync-mended = {"  "}Ya dicen { $to }: { $names }
sync-signed = {"  "}Se firmó como { $from } y ahora es { $to }; vuelva a imprimir: { $forms }
sync-dispute = { $record } está en disputa: { $events }. Decida con: folio settle { $record }
sync-nothing = No hay nada nuevo.
sync-dry-run = Es un ensayo: no se envió ni se cambió nada.
sync-commit = Sincroniza la mesa: { $went } de aquí, { $came } de los demás
sync-both-changed = cambió aquí y allá
sync-no-git = La mesa no está en un repositorio de git: no hay con quién compartirla.
    .remedy = git init, o clone la de los demás con: folio init --join URL CARPETA --series B
sync-busy = No se puede sincronizar: hay un «{ $what }» a medias.
    .remedy = Termínelo o abandónelo («git { $what } --abort»).
sync-detached = No se puede sincronizar: HEAD no está en ninguna rama.
    .remedy = Vuelva a su rama con «git switch RAMA».
sync-no-remote = La mesa no tiene con quién compartirse: falta el repositorio remoto.
    .remedy = git remote add origin URL
sync-nothing-committed = La mesa no tiene nada guardado en git.
    .remedy = git add -A && git commit
sync-unsaved = { $count ->
    [one] Hay un archivo de la mesa sin guardar en git: { $paths }
   *[other] Hay { $count } archivos de la mesa sin guardar en git: { $paths }
}
    .remedy = Guárdelos con «git add catalog tickets && git commit», o apártelos con «git stash -u».
sync-in-the-way = { $count ->
    [one] Está en el camino de lo que llega, sin guardar: { $paths }
   *[other] Están en el camino de lo que llega, sin guardar: { $paths }
}
    .remedy = Guárdelo con «git commit», o apártelo con «git stash -u».
sync-unreachable = No se pudo hablar con { $remote }. Esto dice git:
    {"    "}{ $problem }
    .remedy = La mesa quedó como estaba y puede seguir trabajando en ella. Vuelva a intentar cuando haya red; si la hay, revise la dirección con «git remote -v» y que usted pueda entrar ahí.
sync-refused = { $remote } no aceptó lo de aquí: { $problem }
    .remedy = La mesa quedó como estaba. Corrija lo que dice y vuelva a intentar.
sync-refused-mute = { $remote } no aceptó lo de aquí, y no dice por qué ({ $problem }).
    .remedy = La mesa quedó como estaba. Pregunte a quien lleva ese repositorio.
sync-not-bare = { $remote } es la copia de trabajo de alguien, y git no deja enviar a la rama en que está.
    .remedy = La mesa quedó como estaba. Haga un repositorio común, «git clone --bare { $url } mesa.git», y que todas las copias lo usen: «git remote set-url { $remote } …/mesa.git».
sync-late = Otros envían al mismo tiempo: no se pudo en { $tries } intentos.
    .remedy = La mesa quedó como estaba. Vuelva a intentar en un momento.
sync-rewritten = { $remote } ya no tiene lo que tenía: su historia se reescribió. { $count ->
    [one] Le falta un «commit»:
   *[other] Le faltan { $count } «commits»:
}
    { $commits }
    .remedy = No se tocó nada. Pregunte a quien lleva el repositorio. Si se reescribió a propósito (una purga de datos), clone de nuevo y no use más esta copia: juntar lo devolvería todo. Si fue por error, para juntar lo que le falta con lo que tiene ahora: «git pull --no-rebase { $remote } { $branch }», y luego «folio sync».
sync-cut = { $remote } ya no tiene lo que tenía: su historia se reescribió. { $count ->
    [one] Le falta un «commit»:
   *[other] Le faltan { $count } «commits»:
}
    { $commits }
    .remedy = No se tocó nada. Pregunte a quien lleva el repositorio. Para devolverle lo que le falta: «git push { $remote } { $branch }», y luego «folio sync».
sync-branch-unshared = La rama { $branch } nunca se ha compartido: { $remote } no la tiene.
    .remedy = Para compartirla: «git push -u { $remote } { $branch }». Para volver a la de los demás: «git checkout { $other }» (y «git merge { $branch }» para llevarle lo de aquí).
sync-branch-gone = { $remote } ya no tiene la rama { $branch }.
    .remedy = No se tocó nada. Pregunte a quien lleva el repositorio. Para devolvérsela: «git push -u { $remote } { $branch }».
sync-removed = { $count ->
    [one] Aquí se borró { $names }, que los demás tienen: los asientos no se borran.
   *[other] Aquí se borraron { $count } que los demás tienen, y los asientos no se borran: { $names }
}
    .remedy = No se envió nada. Devuélvalo con: { $command }
sync-unrelated = Lo que hay en { $remote } no es esta mesa: no tienen nada en común.
    .remedy = Revise la dirección con «git remote -v».
sync-newer = Los demás usan un Folio más nuevo: su mesa es de la forma { $found } y este conoce la { $known }.
    .remedy = No se tocó nada. Actualice Folio y vuelva a intentar.
sync-no-identity = Hay que juntar lo de aquí con lo de los demás, y git no sabe quién es usted.
    .remedy = git config --global user.name "Su nombre"; git config --global user.email su.correo@example.org
sync-conflict = { $count ->
    [one] Un archivo cambió aquí y allá de modo que no se puede juntar solo.
   *[other] { $count } archivos cambiaron aquí y allá de modo que no se pueden juntar solos.
}
    .remedy = La mesa quedó como estaba. Júntelos a mano con «git pull --no-rebase { $remote } { $branch }», y luego: folio sync
sync-resumed = Se terminó una sincronización que se había interrumpido.
sync-resumed-left = Se terminó una sincronización que se había interrumpido; quedó sin tocar, porque cambió después: { $paths }

show-formerly = { $folio } fue también el número de otro reporte, que ahora es { $other }: folio show { $other }
series-shared = Aviso: otra copia también abre reportes con la serie { $series } ({ $folio }); los números chocarán.
    .remedy = Cambie la de una de las dos copias, y solo de una. Si es la de esta: git config folio.series { $free }
sync-two-assets = en las dos copias se dio de alta un bien { $asset }, y son dos
sync-would-lose = su historia no quedaría completa
sync-assets-twice =
    { $count ->
        [one] Otra copia tiene otro bien con el identificador { $assets }, y uno de los dos es una ficha sin historia.
       *[other] Otra copia tiene otros bienes con los identificadores { $assets }, y de cada dos uno es una ficha sin historia.
    }
    .remedy = La mesa quedó como estaba. Si la ficha sin historia es la de aquí: si es el mismo bien, quítela (git rm { $paths } && git commit -m "Ya estaba"); si es otro, dele otro identificador (el nombre del archivo y su «id») y guárdelo con «git commit». Si es la de allá, pídalo a quien la escribió. Luego, «folio sync».
