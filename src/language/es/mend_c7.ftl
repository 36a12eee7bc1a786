# Salidas que no pierden nada: lo que se borró, lo que estaba adjunto, lo que se anotó sobre un «merge» a medias.

sync-merge-written-on = { $count ->
    [one] No se puede sincronizar: hay un «merge» a medias, y después se escribió en { $paths }.
   *[other] No se puede sincronizar: hay un «merge» a medias, y después se escribió en { $count } archivos que trae: { $paths }
}
    .remedy = Termínelo, que no pierde nada: git add { $paths } && git commit (si quedan archivos con marcas, antes: folio settle ARCHIVO). Para abandonarlo, y con él lo que se escribió encima (véalo con «git diff»): git add { $paths } && git merge --abort
sync-removed-lost = Lo que usted asentó ahí y todavía no se comparte no vuelve: véalo con «git log -p -- { $paths }» y asiéntelo otra vez.
