### Finished years: what is said of their seals when something is committed or shared.

archive-along = The seal of { $year }, which was taken away without a commit, went out in this same commit.
sync-seal-came = The seal of { $year } came: the year is sealed.
sync-seal-gone = { $year } is not sealed any more: its seal was taken away in another clone.
sync-seal-went = The seal of { $year } went: the year is sealed.
sync-seal-gone-went = That { $year } is not sealed any more went too.
archive-gone = It is missing, and git has it.
archive-way = { $command }
archive-way-away = Move it elsewhere, or delete it.
archive-way-away-then = Move it elsewhere, or delete it, and then: { $command }
archive-first-and-more = { $first }, and { $count } more.
redact-sealed = { $count ->
    [one] A year is sealed and names that person:{ $list }
   *[other] { $count } years are sealed and name that person:{ $list }
}
    .remedy = Take the seal away, repeat, and when done seal it anew: “folio archive YEAR”.
undo-shared-seal = The last change, the seal of { $year }, was shared already: it is in { $branch }.
    .remedy = folio archive { $year } --unseal --note REASON
undo-shared-unseal = The last change, taking the seal of { $year } away, was shared already: it is in { $branch }.
    .remedy = folio archive { $year }
archive-seal-folder = { $path } is a folder, and a seal belongs there.
    .remedy = Move it elsewhere, or delete it if nothing of it is needed.
