# What the second review found: ways out that can be followed as they are written.

error-others-folder = The folder is another user's, and git does not answer about it.
    .remedy = If you trust it: { $command }
commit-others-folder = Warning: the change is made, but was not committed: the folder is another user's, and git does not answer about it.
    .remedy = If you trust it: { $command }. What is pending is committed with the next change of the same ticket, or by “folio sync”.
