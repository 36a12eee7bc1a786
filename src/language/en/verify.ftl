# Verifying the history, and git's hooks.

finding-catalogue-key = “{ $found }” is no public key of OpenSSH
    .remedy = Copy the line of its .pub file: "ssh-ed25519 AAAA…".

finding-event-moved = Event { $id } of { $folio } stands in another order, or seems to have known of other events than before.
    .remedy = Leave the order and “unseen” as they were; events come between others only when two clones meet, and git does that with Folio.
finding-event-invalid = Event { $number } ({ $id }, { $did }) was no valid step: { $problem }
    .remedy = Undo this commit and take the step with folio, which says what is missing.
finding-event-not-entitled = Event { $number } ({ $id }, { $did }) was not for whoever recorded it: { $problem }
    .remedy = Let somebody record it who has the role; roles count as people.toml had them with that commit.
finding-right-missing = Event { $id } was recorded by { $person }, and “{ $right }” is reserved to: { $roles }.
    .remedy = Let somebody record it who has that role, in their own clone; [rights] of catalog/desk.toml says who.
finding-series-not-entitled = { $person } began the series { $series }, and “join” is reserved to: { $roles }.
    .remedy = Use your own series, or let somebody begin it who has that role.
finding-replay-differs = The header is not what the events give: { $problem }
    .remedy = Leave the header as the events give it: “folio check” says what that is.
finding-record-deleted = { $folio } was deleted.
    .remedy = A record is never deleted: get it back as it was. If it is not wanted, cancel it.
finding-record-renamed = The file of { $folio } was moved; it was { $from }.
    .remedy = Put it back with “git mv”.
finding-folio-changed = The number { $from } became { $to }, and no event says so.
    .remedy = Give it back its number: only “folio sync” gives another, and writes it down.
finding-renumbered-needlessly = The number { $from } of { $folio } was changed though no other had it.
    .remedy = Give it back its number: it changes only where two have the same, and “folio sync” does that.
finding-uid-changed = The identity (uid) of { $folio } was changed from { $from } to { $to }.
    .remedy = Give it back its uid: it is the one thing that never changes.
finding-record-damaged = The file cannot be read: { $problem }
    .remedy = Get back the version before, and make the change again with folio.
finding-record-not-a-file = A link or another repository stands in the place of a file.
    .remedy = Put the file itself there: links may lead out of the desk.
finding-author-unknown = The commit is by { $mail }, and nobody of the desk had that address then.
    .remedy = Set your address with “git config user.email”, the same as in catalog/people.toml, and commit again.
finding-author-differs = The event says that { $by } recorded it, but the commit is by { $author }.
    .remedy = Everybody records their own, in their own clone and with their own address: make the commit anew without that event, and have { $by } record it in theirs. --by is not enough. Only where several use one machine may whoever heads the desk allow it (docs/verify.md).
finding-catalogue-not-entitled = { $person } changed a file of the desk that was not theirs to change: “{ $right }” is for { $roles }.
    .remedy = Let somebody change it who has that role; [rights] of catalog/desk.toml says who.
finding-catalogue-damaged = With this commit the catalogue cannot be used: { $problem }
    .remedy = Correct it: “folio check” says what it lacks.
finding-desk-removed = With this commit there is no desk any more: catalog/desk.toml is gone.
    .remedy = Get it back as it was.
finding-kept-procedure-altered = The kept copy of a procedure was changed or deleted.
    .remedy = Get it back: the tickets that were opened then are judged with it. A change goes into catalog/procedures/ with another revision.
finding-kept-procedure-foreign = { $person } kept the copy of a procedure that was never in force; procedures are for { $roles }.
    .remedy = Take it out: folio keeps the copies when it opens a ticket.
finding-commit-unsigned = The commit is not signed, and the desk asks for it; it is by { $author }.
    .remedy = Sign with your key: “git config commit.gpgsign true”, “git config gpg.format ssh” and “git config user.signingkey …”; then commit again.
finding-commit-signature-bad = The signature of the commit by { $author } is not good, or cannot be checked.
    .remedy = Sign it again: “git commit --amend --no-edit -S”.
finding-commit-key-unknown = The commit by { $author } is signed with a key that nobody of the desk has: { $key }
    .remedy = Have your public key in “keys” of catalog/people.toml before you sign with it.
finding-commit-signed-by-another = The commit is by { $author }, and { $signer } signed it.
    .remedy = Everybody signs their own.
finding-history-rewritten = History was rewritten: { $verified }, which had been verified, does not come before { $now }.
    .remedy = Ask who rewrote it, and why. If it shall stay so, verify all of it anew: “folio verify --all”.

verify-summary = { $commits ->
        [one] { $commits } commit verified
       *[other] { $commits } commits verified
    }, { $findings ->
        [0] no findings.
        [one] { $findings } finding.
       *[other] { $findings } findings.
    }
verify-shallow = { $edges ->
        [one] This clone lacks part of the history: { $edges } commit at its edge was taken as it is.
       *[other] This clone lacks part of the history: { $edges } commits at its edge were taken as they are.
    } “git fetch --unshallow” brings the rest.
verify-memory-damaged = How far it was verified cannot be read: it is verified from the beginning.

error-no-such-range = “{ $range }” is no stretch of the history.
    .remedy = Type a commit, or two with points between: “folio verify origin/main..HEAD”.
error-no-commits = There is no commit to verify yet.

hook-installed-server = Hook installed: { $path }
    Before the server accepts a push it verifies it. What is there already is verified with “folio verify --all”.
hook-installed-desk = Hook installed: { $path }
    Before it pushes, git verifies what is being pushed.
hook-removed = Hook removed: { $path }
hook-not-there = There is no { $hook } hook to remove.
hook-more = … and { $count } more.
error-hook-of-others = There is a hook of your own in { $path }, and it stays as it is.
    .remedy = Add this line to it, with the standard input as git gives it: { $line }
error-hook-not-ours = The hook in { $path } is not folio's, and stays as it is.
    .remedy = Take out the line that calls folio yourself.
error-push-deletes = Refused: the push would delete the branch { $branch }, which is the desk.
error-push-rewrites = Refused: the push would rewrite the history of { $branch }; { $old } would no longer come before { $new }.
    .remedy = First fetch what is there with “folio sync” and push on top of it; never with --force.
error-push-refused = { $findings ->
        [one] The push is refused: { $findings } finding.
       *[other] The push is refused: { $findings } findings.
    }
    .remedy = Nothing has changed here. Correct it in your clone and push again.
error-push-held = { $findings ->
        [one] Not pushed: { $findings } finding.
       *[other] Not pushed: { $findings } findings.
    }
    .remedy = Correct it before you push: the server would not accept it either.

help-verify = Verifies the history: that each commit keeps the laws, and who may do what
help-verify--range = Stretch of the history, as git writes it; what is new since the last time when none is named
help-verify--all = From the beginning, even if it was verified before
help-verify-more =
    For example: folio verify origin/main..HEAD
help--desk = Folder of the desk inside the repository
help-value-range = RANGE
help-value-hook = HOOK
help-hook = Git's hooks: nothing is accepted or sent unverified
help-hook-install = Installs the hook: pre-receive on a server, pre-push at a desk
help-hook-uninstall = Removes the hook that folio installed
help-hook-run = What git's hooks call
help--repository = Repository; that of the desk when none is named
help--server = That of a server, even if the repository shows its files
help-hook-run--hook = pre-receive or pre-push
help-hook-run--words = What git tells the hook

finding-second-root = Another history begins with this commit: a desk is founded only once.
    .remedy = Drop that branch and make the change on the main branch.
finding-attachment-program = The attachment is a program: programs are not attached.
    .remedy = Drop the commit that adds it.
finding-attachment-type-differs = The attachment { $name } says that it is { $said }, and is { $found }.
    .remedy = Drop that commit and attach it again with “folio attach”.
