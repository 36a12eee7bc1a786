# Compartir la mesa: dos expedientes con un número en una misma historia.

sync-apart-commit = Da otro número a lo que tenía el de otro
sync-unclear = nombra a { $from }, que tenían dos; el más nuevo es ahora { $to }, y no se sabe cuál era: no se cambió. Si era { $to }, anótelo ahí.

sync-followed-there = { $from } es ahora { $to }; lo que los demás asentaron con el número viejo ya dice { $to }.

sync-as-text = { $count ->
    [one] git, sin folio, juntó un expediente como cualquier texto: hay asientos que parecen saber de otros que no conocían: { $paths }
   *[other] git, sin folio, juntó { $count } expedientes como cualquier texto: hay asientos que parecen saber de otros que no conocían: { $paths }
}
    .remedy = No se envió nada. Deshaga esa fusión, que aún no se comparte y no pierde nada, y que la haga folio: git reset --keep HEAD~1 && folio sync
sync-as-text-below = { $count ->
    [one] git, sin folio, juntó un expediente como cualquier texto en una fusión anterior: { $paths }
   *[other] git, sin folio, juntó { $count } expedientes como cualquier texto en una fusión anterior: { $paths }
}
    .remedy = No se envió nada. Deje los archivos como los tienen los demás, y lo demás suyo en un solo «commit»: { $command }
        Lo que usted asentó en esos archivos y todavía no se comparte, asiéntelo otra vez, y luego «folio sync».
