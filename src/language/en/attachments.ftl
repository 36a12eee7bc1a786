# Files attached to tickets.

event-attached = Attached: { $names }
change-attached = { $folio }: attached { $names }
refused-no-files = Nothing says which file to attach.
refused-file-name = “{ $name }” is no file's name.
attach-unreadable = { $path } cannot be read: { $problem }
attach-not-a-file = { $path } is no file.
attach-empty = { $path } is empty.
attach-too-large = { $path } weighs { $size }, and at most { $most } are accepted.
    .remedy = Make it smaller, or change “attachments_max” under [sharing] of catalog/desk.toml.
attach-program = { $path } is a program, and programs are not attached.
    .remedy = Where it is evidence, attach it inside a ZIP.
attachments-none = { $folio } has no files attached.
attachment-not-fetched = it is in git-lfs and was not fetched (“git lfs pull”)
attachment-altered = altered
attachment-missing = missing
attachment-written = { $name } → { $path }
error-no-such-attachment = { $folio } has no attachment { $number }: it has { $count }.
error-attachment-not-there = The attachment “{ $name }” of { $folio } is not there as it was attached.
    .remedy = Get it back with git, or with “git lfs pull” where that is used; “folio check” says which are missing.

finding-attachment-not-a-mapping = Attachment { $number } does not say name, sha256, bytes and type.
    .remedy = An event is not written by hand: use “folio attach”.
finding-attachment-missing = The attachment “{ $name }” is missing: { $path }
    .remedy = Get it back from git's history, or from where it was taken.
finding-attachment-altered = The attachment “{ $name }” was altered: { $path } is no longer the file that was attached.
    .remedy = Get it back from the version in which it was attached: rm { $path } && git checkout -- { $path }
finding-attachment-of-nothing = No ticket names this attachment.
    .remedy = If it is not wanted, delete it; else attach it with “folio attach”.
finding-attachment-replaced = An attachment was changed.
    .remedy = An attachment never changes: get it back from the commit before, and attach the new one beside it.
finding-attachment-deleted = An attachment was deleted that its ticket still names.
    .remedy = Get it back from the commit before.
finding-attachment-misnamed = The name of this attachment is not the sha256 of what it holds.
    .remedy = Take it out and attach it with “folio attach”.

finding-attachment-too-large = The attachment weighs { $size }, and the desk accepts at most { $most }.
    .remedy = Make it smaller before you attach it, or change “attachments_max” under [sharing] of catalog/desk.toml.

help-attach = Attaches files to a ticket: photos, documents, mails
help-attach--files = Files to attach
help-attachments = Files attached to a ticket
help-attachments--get = Writes the attachment of that number to the file named
help-attachments--out = File to write to
help-value-out = OUT
help-sign--keep = Keeps the scan itself with the ticket, not only its fingerprint
