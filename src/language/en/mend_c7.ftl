# Ways out that lose nothing: what was removed, what was attached, what was noted on top of a merge under way.

sync-merge-written-on = { $count ->
    [one] Nothing can be shared: a “merge” is under way, and { $paths } was written to since.
   *[other] Nothing can be shared: a “merge” is under way, and { $count } files that it brings were written to since: { $paths }
}
    .remedy = Finish it, which loses nothing: git add { $paths } && git commit (if files with marks are left, before that: folio settle FILE). To give it up, and with it what was written on top (see “git diff”): git add { $paths } && git merge --abort
sync-removed-lost = What you recorded there and have not shared yet does not come back: see it with “git log -p -- { $paths }” and record it again.
