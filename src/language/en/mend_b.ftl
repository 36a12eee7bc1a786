# What was mended of sharing the desk.

sync-uid-twice = Two records have the same identity (uid { $uid }): { $paths }
sync-name-twice = { $name } is in two files: { $paths }
sync-twice-here = { $what }
    .remedy = Nothing was touched. Leave only one: if { $copy } is a copy, "git rm { $copy } && git commit", then "folio sync"; if it is another record, keep it with "folio new" before you remove it.
sync-twice-there = In what comes from the others: { $what }
    .remedy = Nothing was touched. Ask whoever sent it to leave only one ("git rm", "git commit", "git push"), or do it here: "git pull --no-rebase", "git rm { $copy } && git commit" if that is the copy, then "folio sync".

sync-swept = A sync was interrupted, and what you committed afterwards took along what was coming from the others.
    .remedy = Nothing is lost. Undo that commit without touching the files, "git reset --soft { $commit }", type "folio sync", and commit what is yours again with "git commit".
undo-swept = A "folio undo" was interrupted, and what you committed afterwards took along what was being undone.
    .remedy = Nothing is lost. Undo that commit without touching the files, "git reset --soft { $commit }", type "folio undo", which ends the one that was begun, and commit what is yours again with "git commit".
undo-resumed = { $left ->
    [0] Undoing a change that was left half way was brought to its end.
   *[other] Undoing a change that was left half way was brought to its end; left alone, since they changed afterwards: { $paths }
}
undo-begun = A "folio undo" was left half way.
    .remedy = "folio undo" brings it to its end.
undo-elsewhere = The last change was not committed in this clone: it came from another, which has it: { $what }
    .remedy = Correct it with a new event: "folio note FOLIO --set FIELD=VALUE", "folio reopen FOLIO".
undo-more = { $count ->
    [one] The last commit also holds a file that is not of that change: { $paths }
   *[other] The last commit also holds { $count } files that are not of that change: { $paths }
}
    .remedy = Take them out of that commit, so that they are not lost: "git reset --soft HEAD~1 && git restore --staged -- { $paths } && git commit -C ORIG_HEAD". Then, "folio undo".

sync-attachment-of-nothing = { $count ->
    [one] There is an attachment that no ticket names, and it is not sent: { $paths }
   *[other] There are { $count } attachments that no ticket names, and they are not sent: { $paths }
}
    .remedy = Keep it again with "folio attach FOLIO FILE", which records it, or delete it.
sync-author-unknown = What collided has to get another number, recorded by whoever commits it to git, but { $mail } is nobody of the desk.
    .remedy = The desk is as it was. Set the address that you have in catalog/people.toml: git config user.email ADDRESS
