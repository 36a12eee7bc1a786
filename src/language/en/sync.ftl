# What `folio sync` joins, renumbers and checks.

sync-not-signed = What brings both clones together could not be signed. Git says:
    {"    "}{ $problem }
    .remedy = The desk is as it was. Git signs your commits because you asked for it (commit.gpgSign): look at your key with `git config user.signingKey`, and try again.
sync-half-way = The others have what was done here, but the files of this clone could not follow. Git says:
    {"    "}{ $problem }
    .remedy = Close the other program that uses the repository (if there is none, remove { $lock }) and type `folio sync` again: it goes on from there.

settle-two-records = { $path }: two different records stand in one file. If you leave one version, the other is lost.
    .remedy = Give the “{ $what }” up, which loses nothing: git { $what } --abort. Then type `folio sync`, which keeps both.
settle-two-records-left = { $path }: two different records stand in one file. If you leave one version, the other is lost.
    .remedy = Git still has both. Give the file back what it said before they were joined (see when with `git log --follow -- { $path }`, and `git restore --source=COMMIT -- { $path }`), and then type `folio sync`, which keeps both.
merge-two-records = { $path }: two different records stand in one file. If you leave one version, the other is lost.
    .remedy = Give up what git is doing, which loses nothing: `git merge --abort` (or `git rebase --abort`). Then type `folio sync`, which keeps both.

deed-renumbered = Got another identifier
detail-was = was
detail-is = is
asset-show-formerly = { $id } was also the identifier of another asset, which is { $other } now: folio asset show { $other }
merge-notice-adopted = Both clones registered the same card and say the same: registration { $id } stays in the history, without effect.

sync-renumbered-asset = { $from } was another asset's already, which is older: the one here, or the one that came later, is { $to } now
sync-left = {"  "}Signed while saying { $from }, and left so: { $names }. Note in each that it is { $to }.
sync-left-signed = what was signed says { $from }, which is { $to } now: it was left so. Note it there.
sync-paper = Paper { $from } of asset { $asset } is { $to } now: print it again
sync-paper-signed = Paper { $from } of asset { $asset }, which was signed, is { $to } now: print it again and keep both
sync-findings = { $count ->
        [one] Once both sides are joined something does not fit together, and neither clone had it before:
       *[other] Once both sides are joined { $count } things do not fit together, and neither clone had them before:
    }
sync-not-resumed = A sync was interrupted and cannot be finished. Git says:
    {"    "}{ $problem }
    .remedy = Close the other program that uses the repository (if there is none, remove { $lock }) and try again: it goes on from there.
