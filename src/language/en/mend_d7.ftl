# What the second review found: ways out that can be followed as they are written.

error-others-folder = The folder is another user's, and git does not answer about it.
    .remedy = If you trust it: { $command }
commit-others-folder = Warning: the change is made, but was not committed: the folder is another user's, and git does not answer about it.
    .remedy = If you trust it: { $command }. What is pending is committed with the next change of the same ticket, or by “folio sync”.
hook-common = Git's hooks are in { $folder } here (core.hooksPath), which is that of other repositories too.
    .remedy = Give this one its own: git config core.hooksPath { $own }. Then the same again.
verify-way-out-whole =
    A commit has an incomplete catalogue, and another on top does not mend it. Nothing was shared: commit all of it in one, as it is now (what was recorded stays):
      { $command }
      git commit -m "…"
hook-other-desk = The hook of Folio that is there already keeps another desk of the same repository: { $path }
    .remedy = A repository keeps one desk. If it is this one now, take the other out first (rm { $path }) and repeat; if there are two, give each its repository.
