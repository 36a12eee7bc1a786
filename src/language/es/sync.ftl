# Lo que «folio sync» junta, renumera y revisa.

sync-not-signed = No se pudo firmar lo que junta las dos copias. Esto dice git:
    {"    "}{ $problem }
    .remedy = La mesa quedó como estaba. git firma sus cambios porque usted lo pidió (commit.gpgSign): revise su llave con «git config user.signingKey», y vuelva a intentar.
sync-half-way = Los demás ya tienen lo de aquí, pero los archivos de esta copia no se pudieron poner al día. Esto dice git:
    {"    "}{ $problem }
    .remedy = Cierre el otro programa que usa el repositorio (si ya no hay ninguno, borre { $lock }) y escriba otra vez «folio sync»: sigue donde se quedó.

settle-two-records = { $path }: son dos expedientes distintos en un mismo archivo. Si deja una sola versión, se pierde el otro.
    .remedy = Abandone el «{ $what }», que no pierde nada: git { $what } --abort. Luego escriba «folio sync», que conserva los dos.
settle-two-records-left = { $path }: son dos expedientes distintos en un mismo archivo. Si deja una sola versión, se pierde el otro.
    .remedy = Los dos siguen en git. Devuelva el archivo como estaba antes de juntarlo (vea cuándo con «git log --follow -- { $path }», y «git restore --source=COMMIT -- { $path }»), y luego escriba «folio sync», que conserva los dos.
merge-two-records = { $path }: son dos expedientes distintos en un mismo archivo. Si deja una sola versión, se pierde el otro.
    .remedy = Abandone lo que git hace, que no pierde nada: «git merge --abort» (o «git rebase --abort»). Luego escriba «folio sync», que conserva los dos.

deed-renumbered = Cambió de identificador
detail-was = era
detail-is = es
asset-show-formerly = { $id } fue también el identificador de otro bien, que ahora es { $other }: folio asset show { $other }
merge-notice-adopted = Las dos copias dieron de alta la misma ficha y dicen lo mismo: el alta { $id } queda en la historia, sin efecto.

sync-renumbered-asset = { $from } ya era de otro bien, más antiguo: el de aquí o el que llegó después es ahora { $to }
sync-left = {"  "}Se firmó diciendo { $from }, y no se cambió: { $names }. Anote en cada uno que se trata de { $to }.
sync-left-signed = lo que se firmó dice { $from }, que ahora es { $to }: no se cambió. Anótelo ahí.
sync-paper = El papel { $from } del bien { $asset } es ahora { $to }: vuelva a imprimirlo
sync-paper-signed = El papel { $from } del bien { $asset }, que se firmó, es ahora { $to }: vuelva a imprimirlo y guarde los dos
sync-findings = { $count ->
        [one] Al juntar lo de aquí con lo de los demás hay algo que no cuadra, y antes no estaba en ninguna copia:
       *[other] Al juntar lo de aquí con lo de los demás hay { $count } cosas que no cuadran, y antes no estaban en ninguna copia:
    }
sync-not-resumed = Una sincronización se interrumpió y no se puede terminar. Esto dice git:
    {"    "}{ $problem }
    .remedy = Cierre el otro programa que usa el repositorio (si ya no hay ninguno, borre { $lock }) y vuelva a intentar: sigue donde se quedó.
