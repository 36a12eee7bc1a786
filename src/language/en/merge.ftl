# Merging of records, and disputes.

merge-side-base = the common origin
merge-side-ours = this clone
merge-side-theirs = the other clone

merge-notice-both-set = Both clones changed “{ $field }”: that of entry { $holds } holds, not that of { $other }.
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
