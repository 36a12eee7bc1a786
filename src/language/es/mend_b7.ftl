# Compartir la mesa: dos expedientes con un número en una misma historia.

sync-apart-commit = Da otro número a lo que tenía el de otro
sync-unclear = nombra a { $from }, que tenían dos; el más nuevo es ahora { $to }, y no se sabe cuál era: no se cambió. Si era { $to }, anótelo ahí.
