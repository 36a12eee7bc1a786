# Merging of records, and disputes.

merge-side-base = the common origin
merge-side-ours = this clone
merge-side-theirs = the other clone

merge-notice-both-set = Both clones changed “{ $field }”: “{ $value }” stays ({ $by }, { $holds }), not “{ $aside }” ({ $whom }, { $other }).
merge-notice-key = Both clones changed “{ $key }”: what did not hold is kept in a comment ({ $value }).
merge-notice-dispute = Entry { $id } is in dispute with { $against }.

deed-settled = Dispute settled
detail-keeps = holds
detail-drops = without effect
finding-not-events = “{ $key }” is not a list of entries
    .remedy = Write the identifiers as a list: [ab12cd, ef34gh].

merge-of-file = { $path }: { $notice }
merge-conflict = { $path }: could not be merged: { $reason }. Both versions are in the file.
    .remedy = Mend what has to be mended and type: folio settle { $path }
merge-not-a-record = it is the file of no ticket and no asset
merge-unreadable = the text of { $side } cannot be read ({ $problem })
merge-unknown = { $side } has something that this program does not know ({ $problem })
merge-written = the text of { $side } is written in a way that is not merged (line { $line })
merge-other-record = they are two records in one file
merge-identity = “{ $key }” does not say the same in both clones
merge-altered = entry { $id } was altered in both clones
merge-no-procedure = the procedure { $procedure }, revision { $revision }, is not to be found
merge-mismatch = the result would not say what it should

help-merge-driver = Merges the record that git hands it; git calls it, people do not
help-merge-driver--base = File with what both clones had before (%O)
help-merge-driver--ours = File with this clone's (%A); the result goes there
help-merge-driver--theirs = File with the other clone's (%B)
help-merge-driver--size = How many signs the conflict markers have (%L)
help-merge-driver--path = Path of the record in the repository (%P)

settle-title = Disputes of { $record }
settle-dispute = Dispute { $number }
settle-column-event = Entry
settle-column-step = Step
settle-column-now = Now
settle-holds = holds
settle-in-dispute = in dispute
settle-moved = Moved: { $assets }
settle-none = { $record } has no dispute.
settle-how = Decide which one holds, and why:
settle-which = Which one holds?
settle-why = Why?
settle-done = { $record }: { $keeps } holds, { $drops } has no effect. It is { $status }.
settle-done-partly = { $record }: { $keeps } holds, { $drops } has no effect. { $count ->
        [one] One entry is still in dispute.
       *[other] { $count } entries are still in dispute.
    }
settle-moved-by-dropped = Entry { $event }, which has no effect now, moved { $asset }, and there it still is.
    .remedy = See with “folio asset show { $asset }” where it really is, and record it.
settle-mended = { $path }: both versions were merged by their entries.
settle-mended-next = To end git's merge: git add { $path }
settle-not-mended = { $path }: could not be merged: { $reason }.
    .remedy = Leave one version in the file, without the markers, and check with “folio check”.

help-settle = Decides between steps taken in two clones at once, or mends a file with git's markers
help-settle-more =
    Without --keep it shows the disputes, or asks where there is somebody to ask.
    The entry that does not hold stays in the history, without effect.
help-settle--record = Folio, asset or file
help-settle--keep = Entry that holds
help-settle--note = Why it is decided so
help-value-record = RECORD
help-value-event = ENTRY
help-value-base = BASE
help-value-ours = OURS
help-value-theirs = THEIRS
help-value-size = SIGNS

settle-dropped = without effect
settle-column-dispute = Dispute
settle-open = Steps are in dispute ({ $ids }). Decide with: folio settle { $record }

finding-dispute = { $record } has { $count ->
        [one] one entry in dispute
       *[other] { $count } entries in dispute
    }
    .remedy = Decide which one holds: folio settle { $record }
finding-conflict-markers = the file has both versions of a merge, between git's markers
    .remedy = Merge them by their entries: folio settle { $path }
finding-unseen-not-above = entry { $number } says that it did not know { $id }, which is not above it
    .remedy = Put the history back as it was (git log -p of the file): “unseen” is written by the merge.
finding-order-differs = the entries of { $record } are not in the order in which a merge leaves them
    .remedy = Put the history back as it was (git log -p of the file): the order is not changed by hand.
finding-moved-by-dropped = entry { $number } ({ $id }) has no effect, but { $asset } is still where it left it
    .remedy = See with “folio asset show { $asset }” where it really is, and record it.
finding-merged-as-text = git merged this file like any text: there are entries that seem to know of others they did not know
    .remedy = Undo that merge, which is not shared yet, and make it by entries: git reset --keep HEAD~1 && folio sync
