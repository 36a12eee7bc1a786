# What the second review found: ways out that can be followed as they are written.

error-others-folder = The folder is another user's, and git does not answer about it.
    .remedy = If you trust it: { $command }
commit-others-folder = Warning: the change is made, but was not committed: the folder is another user's, and git does not answer about it.
    .remedy = If you trust it: { $command }. What is pending is committed with the next change of the same ticket, or by “folio sync”.
hook-common = Git's hooks are in { $folder } here (core.hooksPath), which is that of other repositories too.
    .remedy = Give this one its own: git config core.hooksPath { $own }. Then the same again.
