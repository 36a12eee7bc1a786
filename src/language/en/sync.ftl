# What `folio sync` joins, renumbers and checks.

sync-not-signed = What brings both clones together could not be signed: { $problem }
    .remedy = The desk is as it was. Git signs your commits because you asked for it (commit.gpgSign): look at your key with `git config user.signingKey`, and try again.
sync-half-way = The others have what was done here, but the files of this clone could not follow: { $problem }
    .remedy = Close the other program that uses the repository (if there is none, remove { $lock }) and type `folio sync` again: it goes on from there.
