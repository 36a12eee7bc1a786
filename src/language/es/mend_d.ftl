# Lo que «folio sync» no comparte ni recibe, y lo que otros renumeraron.

sync-altered = Aquí se borraron o se cambiaron asientos que los demás tienen: { $events }
    .remedy = No se envió nada: un asiento no se borra ni se cambia; se corrige con otro («folio note», «folio reopen»). Deje los archivos como los tienen los demás, y lo demás suyo en un solo «commit»: { $command }
        Lo que usted asentó en esos archivos y todavía no se comparte, asiéntelo otra vez (se lee con «git show ORIG_HEAD:ARCHIVO»). Un «commit» que devuelva lo borrado no basta: queda en la historia.
sync-way-back-commit = Lo de esta copia
sync-broken-here = No se envió nada: con lo de aquí, los demás no podrían leer estos archivos. Corríjalos, guárdelos (git commit) y vuelva a intentar.
sync-broken-there = Lo que otro compartió no se puede leer. No se tomó ni se envió nada, y aquí se puede seguir trabajando. Quien lo cambió lo corrige y sincroniza; o corríjalo usted: git pull --no-rebase { $remote } { $branch }, arregle el archivo, git commit, folio sync.
sync-broken-joined = Lo de aquí y lo de los demás se leen por separado, y juntos no. No se tomó ni se envió nada. Júntelos a mano: git pull --no-rebase { $remote } { $branch }, arregle el archivo, git commit, folio sync.
sync-renumbered-there = { $from } es ahora { $to }: otro reporte, más antiguo, conserva el número { $from }
sync-renumbered-there-asset = El bien { $from } es ahora { $to }: otro, más antiguo, conserva el identificador { $from }
commit-busy-merge = Aviso: el cambio está hecho, y todavía no se guardó en git: hay un «merge» a medias.
    .remedy = Al terminar el «merge», agréguelo: git add { $paths } && git commit. Si no lo agrega, guárdelo después: { $command }
finding-person-named-unknown = El asiento { $number } ({ $id }, { $did ->
        [opened] apertura
        [outcome] resultado
        [assigned] asignación
        [noted] nota
        [corrected] corrección
        [waited] espera
        [resumed] fin de la espera
        [cancelled] cancelación
        [reopened] reapertura
        [signed] firma
        [linked] vínculo
        [attached] adjunto
        [settled] decisión
       *[other] { $did }
    }) nombra a «{ $person }», que no está en catalog/people.toml.
    .remedy = Si la persona ya no está, deje su entrada con «until»; si no es ella, corríjalo con un asiento nuevo.
