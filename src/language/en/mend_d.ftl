# What “folio sync” neither shares nor takes, and what others renumbered.

sync-altered = Entries that the others have were removed or altered here: { $events }
    .remedy = Nothing was sent: an entry is neither removed nor altered, but corrected by another (“folio note”, “folio reopen”). Leave the files as the others have them, and the rest of yours in one commit: { $command }
        What you recorded in those files and have not shared yet, record again (read it with “git show ORIG_HEAD:FILE”). A commit that puts back what was removed does not do: it stays in the history.
sync-way-back-commit = What this clone did
sync-broken-here = Nothing was sent: with what is here the others could not read these files. Correct them, commit them (git commit) and try again.
sync-broken-there = What somebody shared cannot be read. Nothing was taken or sent, and you can go on working here. Who changed it corrects it and syncs; or correct it yourself: git pull --no-rebase { $remote } { $branch }, mend the file, git commit, folio sync.
sync-broken-joined = What is here and what the others have can be read by itself, and not together. Nothing was taken or sent. Join them by hand: git pull --no-rebase { $remote } { $branch }, mend the file, git commit, folio sync.
sync-renumbered-there = { $from } is now { $to }: another ticket, which is older, keeps the number { $from }
sync-renumbered-there-asset = The asset { $from } is now { $to }: another, which is older, keeps the identifier { $from }
commit-busy-merge = Note: the change is made, and not committed yet: a “merge” is under way.
    .remedy = When you finish the merge, add it: git add { $paths } && git commit. If you do not, commit it afterwards: { $command }
finding-person-named-unknown = Event { $number } ({ $id }, { $did }) names “{ $person }”, who is not in catalog/people.toml.
    .remedy = If the person has left, keep the entry with “until”; if it is not that person, correct it with a new event.
