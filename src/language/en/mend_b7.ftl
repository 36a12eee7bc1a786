# Sharing the desk: two records of one number in one history.

sync-apart-commit = Give another number to what had somebody else's
sync-unclear = it names { $from }, which two had; the younger is now { $to }, and nobody can tell which was meant: left as it was. If it was { $to }, note it there.

sync-followed-there = { $from } is now { $to }; what the others recorded under the old number says { $to } already.

sync-as-text = { $count ->
    [one] git, without folio, merged a record as any text: events seem to know of others that they did not know: { $paths }
   *[other] git, without folio, merged { $count } records as any text: events seem to know of others that they did not know: { $paths }
}
    .remedy = Nothing was sent. Undo that merge, which is not shared yet and loses nothing, and let folio make it: git reset --keep HEAD~1 && folio sync
sync-as-text-below = { $count ->
    [one] git, without folio, merged a record as any text in an earlier merge: { $paths }
   *[other] git, without folio, merged { $count } records as any text in an earlier merge: { $paths }
}
    .remedy = Nothing was sent. Leave the files as the others have them, and what else is yours in one commit: { $command }
        What you recorded in those files and did not share yet, record again, and then “folio sync”.
