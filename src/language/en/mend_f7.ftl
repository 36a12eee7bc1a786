### Finished years: what is said of their seals when something is committed or shared.

archive-along = The seal of { $year }, which was taken away without a commit, went out in this same commit.
sync-seal-came = The seal of { $year } came: the year is sealed.
sync-seal-gone = { $year } is not sealed any more: its seal was taken away in another clone.
sync-seal-went = The seal of { $year } went: the year is sealed.
sync-seal-gone-went = That { $year } is not sealed any more went too.
