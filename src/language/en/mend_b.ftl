# What was mended of sharing the desk.

sync-uid-twice = Two records have the same identity (uid { $uid }): { $paths }
sync-name-twice = { $name } is in two files: { $paths }
sync-twice-here = { $what }
    .remedy = Nothing was touched. Leave only one: if { $copy } is a copy, "git rm { $copy } && git commit", then "folio sync"; if it is another record, keep it with "folio new" before you remove it.
sync-twice-there = In what comes from the others: { $what }
    .remedy = Nothing was touched. Ask whoever sent it to leave only one ("git rm", "git commit", "git push"), or do it here: "git pull --no-rebase", "git rm { $copy } && git commit" if that is the copy, then "folio sync".
