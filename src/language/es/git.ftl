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
    .remedy = Vuelva a su rama con «git switch», y luego: { $command }
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
    .remedy = Vuelva a su rama con «git switch».
undo-not-ours = Lo último que se guardó en git no es un cambio de Folio: { $what }
    .remedy = Véalo con «git show»; si de verdad quiere quitarlo, use «git revert HEAD».
undo-shared = El último cambio ya se compartió: está en { $branch }.
    .remedy = Corríjalo con un asiento nuevo: «folio note FOLIO --set CAMPO=VALOR», «folio reopen FOLIO».
undo-edited = Hay cambios sin guardar en { $paths }, que se perderían.
    .remedy = Guárdelos con «git stash» o descártelos con «git restore», y vuelva a intentar.

finding-clone-series = «{ $found }» no es una serie de folios
    .remedy = De una a ocho mayúsculas o cifras, la primera una letra: git config { $key } B
help-init--join = Clona la mesa que otros llevan en ese repositorio, con una serie propia (--series)
help-init--reuse_series = Usa la serie aunque ya haya reportes con ella: esta copia toma el lugar de otra
help-value-url = URL
join-done = { $folder } es una copia de la mesa; abre reportes con la serie { $series }.
join-next = cd { $folder } && folio. Lo que haga se comparte con: folio sync
join-no-desk = Lo que hay en { $url } no es una mesa de Folio.
    .remedy = Revise la dirección: la carpeta «catalog» debe estar en la raíz del repositorio, con desk.toml.
join-series-used = Otra copia ya usa la serie { $series }: { $folio }.
    .remedy = Elija otra. Si esta copia toma el lugar de la otra, que ya nadie usará, agregue --reuse-series.
join-series-of-desk = { $series } es la serie de la copia con la que empezó la mesa.
    .remedy = Elija otra. Si esta copia toma su lugar, agregue --reuse-series.
join-not-entitled = { $person } no puede usar una serie nueva en esta mesa: lo dice [rights] en catalog/desk.toml.
    .remedy = Pídalo a quien tenga uno de los papeles de «join».
