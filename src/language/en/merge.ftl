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
