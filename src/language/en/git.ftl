# git as the engine: settings, the commit of each change, undo, series, sync.

finding-catalogue-size = “{ $found }” is not a size for "{ $key }"
    .remedy = Write a whole number with KiB, MiB or GiB: "10 MiB".
finding-right-unknown-role = [rights] gives “{ $right }” to the role “{ $role }”, which no procedure declares.
    .remedy = Mend it; the nearest is “{ $near }”.

commit-edited = Edited by hand
commit-catalogue = A copy of a procedure was kept
commit-more = { $count ->
    [one] (and 1 more)
   *[other] (and { $count } more)
}
commit-desk = Start the desk { $name }
commit-busy = Warning: the change is made, but was not committed: a { $what } is under way.
    .remedy = Finish it, then: { $command }
commit-detached = Warning: the change is made, but was not committed: HEAD is on no branch.
    .remedy = Go back to your branch with “git switch BRANCH”, then: { $command }
commit-no-identity = Warning: the change is made, but was not committed: git does not know who you are.
    .remedy = git config --global user.name "Your name"; git config --global user.email your.mail@example.org. What is pending is committed with the next change of the same ticket or by “folio sync”.
commit-locked = Warning: the change is made, but was not committed: another program is using the repository ({ $path }).
    .remedy = When it has ended: { $command }. If there is none any more, remove that file first.
commit-ignored = Warning: the change is made, but was not committed: .gitignore says to ignore { $paths }.
    .remedy = Take that line out of .gitignore, then: git add { $paths } && git commit
commit-half-edited = Warning: the change is made, but was not committed: { $paths } had uncommitted changes already.
    .remedy = Look at them with “git diff”, then: { $command }
commit-refused = Warning: the change is made, but git did not commit it: { $problem }
    .remedy = See to what it says, then: { $command }

help-undo = Takes back the last change, where it was not shared yet
undo-done = Took back: { $what }
undo-files = { $count ->
    [one] As it was: { $paths }
   *[other] { $count } files are as they were: { $paths }
}
undo-nothing = There is nothing to take back: the desk is not in git, or has no committed change.
undo-busy = Nothing can be taken back: a { $what } is under way.
    .remedy = Finish it, or give it up (“git { $what } --abort”).
undo-detached = Nothing can be taken back: HEAD is on no branch.
    .remedy = Go back to your branch with “git switch BRANCH”.
undo-not-ours = The last commit is not a change of Folio's: { $what }
    .remedy = See it with “git show”; if you do want to be rid of it and it has not been shared, use “git reset --keep HEAD~1”.
undo-sync = The last commit is a sync, which brought together what was done here and by others: { $what }
    .remedy = Correct it with a new entry: “folio note FOLIO --set FIELD=VALUE”, “folio reopen FOLIO”. What has been shared is not taken back: “git revert” would remove the entries of others, and “folio sync” does not send that.
undo-manual = The desk does not commit its changes by itself (commit = "manual"): Folio committed nothing that could be taken back.
    .remedy = See with “git status” and “git diff” what changed, and give it back with “git restore”.
undo-shared = The last change has been shared: it is in { $branch }.
    .remedy = Correct it with a new entry: “folio note { $record } --set FIELD=VALUE”; if it was closed, “folio reopen { $record }”.
undo-edited = There are uncommitted changes in { $paths }, which would be lost.
    .remedy = Keep them with “git stash” or drop them with “git restore --staged --worktree -- { $paths }”, and try again.

finding-clone-series = “{ $found }” is not a series of folios
    .remedy = One to eight capital letters or digits, the first a letter: git config { $key } { $free }
help-init--join = Clones the desk that others keep in that repository, with a series of its own (--series)
help-init--reuse_series = Uses the series even if there are tickets of it: this clone takes the place of another
help-value-url = URL
join-done = { $folder } is a clone of the desk; it opens tickets in the series { $series }.
join-next = cd { $folder } && folio. Share what you do with: folio sync
join-no-desk = What is at { $url } is no desk of Folio's.
    .remedy = Check the address: the folder “catalog” has to be at the root of the repository, with desk.toml.
join-series-used = Another clone uses the series { $series } already: { $folio }.
    .remedy = Choose another, for instance: folio init --join { $url } { $folder } --series { $free }. If this clone takes the place of that one, which nobody will use any more, add --reuse-series.
join-series-of-desk = { $series } is the series of the clone with which the desk began.
    .remedy = Choose another, for instance: folio init --join { $url } { $folder } --series { $free }. If this clone takes its place, add --reuse-series.
join-not-entitled = { $person } may not use a new series at this desk: “join” of [rights] in catalog/desk.toml says so.
    .remedy = { $count ->
        [0] Nobody has such a role today: catalog/people.toml gives it.
       *[other] Ask somebody who may: { $able }.
    }

help-sync = Shares the desk: takes in what others did, brings it together with what was done here and sends that
sync-came = { $count ->
    [one] { $names } came
   *[other] { $count } came: { $names }
}
sync-went = { $count ->
    [one] { $names } went
   *[other] { $count } went: { $names }
}
sync-renumbered = { $from } was another, older ticket's already: the younger of the two is { $to } now
sync-followed = the others gave { $from } the number { $to }; what was recorded here with the old number says { $to } now.
sync-mended = {"  "}Now these say { $to }: { $names }
sync-signed = {"  "}Was signed as { $from } and is { $to } now; print again: { $forms }
sync-dispute = { $record } is in dispute: { $events }. Decide with: folio settle { $record }
sync-nothing = There is nothing new.
sync-dry-run = A rehearsal: nothing was sent or changed.
sync-commit = Bring the desk together: { $went } from here, { $came } from others
sync-both-changed = changed here and there
sync-no-git = The desk is in no git repository: there is nobody to share it with.
    .remedy = git init, or clone that of the others with: folio init --join URL FOLDER --series B
sync-busy = Nothing can be shared: a { $what } is under way.
    .remedy = Finish it, or give it up (“git { $what } --abort”).
sync-detached = Nothing can be shared: HEAD is on no branch.
    .remedy = Go back to your branch with “git switch BRANCH”.
sync-no-remote = There is nobody to share the desk with: it has no remote repository.
    .remedy = git remote add origin URL
sync-nothing-committed = The desk has nothing committed.
    .remedy = git add -A && git commit
sync-unsaved = { $count ->
    [one] A file of the desk is uncommitted: { $paths }
   *[other] { $count } files of the desk are uncommitted: { $paths }
}
    .remedy = Commit them with “git add catalog tickets && git commit”, or put them aside with “git stash -u”.
sync-in-the-way = { $count ->
    [one] Uncommitted, and in the way of what comes: { $paths }
   *[other] Uncommitted, and in the way of what comes: { $paths }
}
    .remedy = Commit it, or put it aside with “git stash -u”.
sync-unreachable = { $remote } could not be reached. Git says:
    {"    "}{ $problem }
    .remedy = The desk is as it was, and you can go on working. Try again when there is a network; if there is one, look at the address with “git remote -v”, and whether you may enter there.
sync-refused = { $remote } did not take what was done here: { $problem }
    .remedy = The desk is as it was. Mend what it says and try again.
sync-refused-mute = { $remote } did not take what was done here, and does not say why ({ $problem }).
    .remedy = The desk is as it was. Ask who keeps that repository.
sync-not-bare = { $remote } is somebody's working copy, and git does not let anybody push to the branch that it is on.
    .remedy = The desk is as it was. Make a repository for all, “git clone --bare { $url } mesa.git”, and have all clones use it: “git remote set-url { $remote } …/mesa.git”.
sync-late = Others push at the same time: it did not work in { $tries } tries.
    .remedy = The desk is as it was. Try again in a moment.
sync-rewritten = { $remote } no longer has what it had: its history was rewritten. { $count ->
    [one] It lacks a commit:
   *[other] It lacks { $count } commits:
}
    { $commits }
    .remedy = Nothing was touched. Ask who keeps the repository. If it was rewritten on purpose (data were purged), clone anew and leave this clone alone: bringing it together would bring all of it back. If it was by mistake, to bring what it lacks together with what it has now: “git pull --no-rebase { $remote } { $branch }”, then “folio sync”.
sync-cut = { $remote } no longer has what it had: its history was rewritten. { $count ->
    [one] It lacks a commit:
   *[other] It lacks { $count } commits:
}
    { $commits }
    .remedy = Nothing was touched. Ask who keeps the repository. To give it back what it lacks: “git push { $remote } { $branch }”, then “folio sync”.
sync-branch-unshared = The branch { $branch } was never shared: { $remote } does not have it.
    .remedy = To share it: “git push -u { $remote } { $branch }”. To go back to that of the others: “git checkout { $other }” (and “git merge { $branch }” to take along what was done here).
sync-branch-gone = { $remote } no longer has the branch { $branch }.
    .remedy = Nothing was touched. Ask who keeps the repository. To give it back: “git push -u { $remote } { $branch }”.
sync-removed = { $count ->
    [one] { $names } was removed here, and the others have it: entries are not removed.
   *[other] { $count } records were removed here, and the others have them; entries are not removed: { $names }
}
    .remedy = Nothing was sent. Give it back with: { $command }
sync-unrelated = What { $remote } has is not this desk: they have nothing in common.
    .remedy = Check the address with “git remote -v”.
sync-newer = The others use a newer Folio: their desk is of form { $found }, and this one knows { $known }.
    .remedy = Nothing was touched. Update Folio and try again.
sync-no-identity = What was done here and by others has to be brought together, and git does not know who you are.
    .remedy = git config --global user.name "Your name"; git config --global user.email your.mail@example.org
sync-conflict = { $count ->
    [one] A file changed here and there in a way that does not go together by itself.
   *[other] { $count } files changed here and there in ways that do not go together by themselves.
}
    .remedy = The desk is as it was. Bring them together by hand with “git pull --no-rebase { $remote } { $branch }”, then: folio sync
sync-resumed = A sync that had been interrupted was finished.
sync-resumed-left = A sync that had been interrupted was finished; left alone, since it changed later: { $paths }

show-formerly = { $folio } was the number of another ticket too, which is { $other } now: folio show { $other }
series-shared = Note: another clone opens tickets in the series { $series } too ({ $folio }); their numbers will collide.
    .remedy = Change that of one of both clones, and of one only. If it is this one: git config folio.series { $free }
sync-two-assets = both clones registered an asset { $asset }, and they are two
sync-would-lose = its history would not be whole
sync-assets-twice =
    { $count ->
        [one] Another clone has another asset as { $assets }, and one of both is a card without history.
       *[other] Another clone has other assets as { $assets }, and of each two one is a card without history.
    }
    .remedy = The desk is as it was. If the card without history is the one here: if it is the same asset, take it out (git rm { $paths } && git commit -m "There already"); if it is another, give it another identifier (the name of its file and its `id`) and save it with `git commit`. If it is the one there, ask who wrote it. Then `folio sync`.
