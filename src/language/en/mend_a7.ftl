# What the first user of the shared desk found.

redact-name-gone = Of “{ $who }” only the pseudonym is left, and the history does not say how they were called.
    .remedy = Say how what is left is written: folio redact { $who } --name "Given Surname" --note "…".
help-redact--name = How somebody was called who has a pseudonym only

undo-shared-asset = The last change has been shared: it is in { $branch }.
    .remedy = Correct it with a new entry: “folio asset note { $record } --note "…"”, with --set FIELD=VALUE if it is a datum.
undo-first = There is nothing more to take back: what is left is the beginning of the desk: { $what }
undo-not-ours-shared = There is nothing more to take back: the last commit is not a change of Folio's, and has been shared ({ $branch }): { $what }
    .remedy = See it with “git show { $commit }”. What it changed in the catalogue is put right with another change; what was recorded in a ticket, with a new entry: “folio note FOLIO --set FIELD=VALUE”.
undo-merge-shared = There is nothing more to take back: the last commit brought together what was done here and by others, and has been shared: { $what }
    .remedy = Correct it with a new entry: “folio note FOLIO --set FIELD=VALUE”; if it was closed, “folio reopen FOLIO”.
undo-merge = The last commit is a merge of git's, which brings two histories together and is no change of Folio's: { $what }
    .remedy = If you wanted to take in what others did, go on with “folio sync”, which shares it. If you do not want it, “git reset --keep HEAD~1” goes back to what was before the merge; it has not been shared.

day-disputed = In dispute ({ $count })
day-disputed-assets = { $count ->
    [one] One asset: { $assets }
   *[other] { $count } assets: { $assets }
}
sync-disputes-left = { $count ->
    [one] A ticket or asset is still in dispute: { $records }. Decide with: folio settle { $first }
   *[other] { $count } tickets or assets are still in dispute: { $records }. Decide with: folio settle { $first }
}

merge-notice-both-assigned = Both clones assigned it: { $value } stays (recorded by { $by }, { $holds }), not { $aside } ({ $whom }, { $other }).
merge-notice-signed = “{ $field }” changed in one clone ({ $by }, { $event }) while { $name } signed it in the other: “{ $then }” was signed, now it says “{ $value }”. See with folio signatures whether it has to be signed again.

finding-catalogue-markers = the file has both sides of a merge, between git's markers since line { $number }
    .remedy = Put them together by their entries: folio settle { $path }
settle-catalogue-mended = { $path }: the entries of both sides are in it.
settle-catalogue-next = Look at it, and to finish: git add { $path } && { $command }; then folio sync
settle-catalogue-both = { $path }: both clones changed the same: { $entries }. A person has to say which holds.
    .remedy = Leave in the file what holds and take out the lines <<<<<<<, ======= and >>>>>>>; or take the whole version of this clone (git checkout --ours -- { $path }) or of the others (git checkout --theirs -- { $path }). Then: git add { $path } && { $command }; and folio sync.
settle-catalogue-by-hand = { $path }: both versions cannot be put together by their entries.
    .remedy = Leave in the file what holds and take out the lines <<<<<<<, ======= and >>>>>>>; or take the whole version of this clone (git checkout --ours -- { $path }) or of the others (git checkout --theirs -- { $path }). Then: git add { $path } && { $command }; and folio sync.
sync-catalogue-merged = changed here and there: the entries of both are in it
sync-conflict-catalogue = { $count ->
    [one] The same changed here and there in { $one }.
   *[other] The same changed here and there in { $count } files: { $paths }
}
    .remedy = The desk is as it was. Take what the others have: git fetch { $remote } && git checkout { $remote }/{ $branch } -- { $paths } && git commit -m "What the others have"; then folio sync. Yours is still in git: see it with “git show { $commit }:./{ $one }”, write it again where it is needed, git commit, and folio sync.

usage-hint-join = The series is the letters of this clone's folios, which no other uses: folio init --join URL DIR --series B
join-unreachable = { $url } could not be cloned: { $problem }
    .remedy = Check the address, the network and that you may read it. To try it: git ls-remote { $url }
join-already = { $folder } is a desk already, or a clone of one.
    .remedy = If it is a clone of this one, there is nothing to do: cd { $folder } && folio sync. To give it another series, there: git config folio.series { $series }
join-folder-full = { $folder } is not empty: a new clone begins in a folder that is empty or not there.
    .remedy = Choose another: folio init --join { $url } desk-{ $series } --series { $series }
join-in-desk = { $folder } lies in the desk of { $desk }, and no desk lies in another.
    .remedy = Choose a folder outside: folio init --join { $url } DIR --series { $series }

settle-same = The steps say the same: keep either; the other stays in the history, without effect.
