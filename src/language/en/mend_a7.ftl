# What the first user of the shared desk found.

redact-name-gone = Of “{ $who }” only the pseudonym is left, and the history does not say how they were called.
    .remedy = Say how what is left is written: folio redact { $who } --name "Given Surname" --note "…".
help-redact--name = How somebody was called who has a pseudonym only
