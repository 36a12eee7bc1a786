# What only the history shows: who can have known what, numbers, revisions, attachments, branches.

finding-event-unaware = Event { $id } of { $folio } says not to have known of { $other }, which was there when it was recorded.
    .remedy = Take this commit out and make the change again with folio. Only where two copies are joined (folio sync, git merge) do events not know of one another; “git rebase” and “merge --squash” are no way to do it.
finding-renumbered-outside-merge = { $folio } was given another number than { $from } in a commit that joins no two copies.
    .remedy = Give it its number back: it changes only where two copies gave the same one, and “folio sync” does that.
finding-renumbered-older = { $folio } was given another number than { $from }, and was the older of the two that had it.
    .remedy = Undo this commit and join the copies with “folio sync”: the older keeps the number.
finding-renumbered-out-of-turn = { $folio }, which was { $from }, was given a number that does not follow those of its series.
    .remedy = Undo this commit and join the copies with “folio sync”, which gives the next one.
finding-revision-not-in-force = { $folio } was put under revision { $revision } of { $procedure }, which was no longer in force.
    .remedy = Take this commit out and open it with “folio new” (or move it with “folio migrate”): that takes the revision in force.
finding-attachment-size-differs = Attachment { $name } says that it weighs { $said } and weighs { $found }.
    .remedy = Take that commit out and attach it again with “folio attach”.

verify-other-branch = { $own }, the branch that HEAD names, does not have the desk: { $branch } is verified. To make it the repository's own: git symbolic-ref HEAD refs/heads/{ $branch }
error-which-branch = { $own }, the branch that HEAD names, does not have the desk, and several have it: { $branches }.
    .remedy = Say which one (“folio verify { $first }”), or make one the repository's own: git symbolic-ref HEAD refs/heads/{ $first }
error-push-deletes-one = Not accepted: the push would delete the branch { $branch }, which has the desk.
    .remedy = This repository's HEAD names { $own }, which does not have the desk, and then no branch that has it is deleted or rewritten. Whoever keeps the repository says which one is the desk's: git symbolic-ref HEAD refs/heads/BRANCH
error-push-rewrites-one = Not accepted: the push would rewrite the history of { $branch }, which has the desk; { $old } would no longer come before { $new }.
    .remedy = Take in what is there with “folio sync” first and push on top of it. This repository's HEAD names { $own }, which does not have the desk; if { $branch } is only a proposal, whoever keeps the repository says which one is the desk's: git symbolic-ref HEAD refs/heads/BRANCH
