# What the program says

error-prefix = Error:
error-refused = Not yet. { $count ->
        [one] One thing stands in the way:
       *[other] { $count } things stand in the way:
    }
error-mistyped = The command needs mending:
error-damaged = There are damaged files.
error-no-desk = There is no desk in { $path } or the folders above it.
    .remedy = Start one with “folio init DIR --procedure CODE”, or name yours with “folio -C DIR”.
error-disk = { $path }: { $problem }.
    .remedy = Look at the disk and the permissions.
error-disk-full = The disk is full; { $path } was not written. What was there is intact.
    .remedy = Make room and repeat the command.
error-read-only = { $path } cannot be written: { $problem }.
    .remedy = Look at the permissions of the folder, or write to another.
error-locked = Somebody else is writing to the desk: { $holder }
    .remedy = Wait until they are done and repeat the command.
error-unknown-folio = There is no ticket “{ $typed }”.
    .remedy = Look for it with “folio list”. It can be shortened: 12, 2026-12, or with its series, B-12.
error-unknown-folio-near = There is no ticket “{ $typed }”. The nearest is { $near }.
    .remedy = Look for it with “folio list”. It can be shortened: 12, 2026-12, or with its series, B-12.
error-ambiguous-folio = “{ $typed }” may be any of { $total }: { $candidates }
    .remedy = Type more of the folio: the series (B-42), the year (2026-42) or both: { $first }
error-changed = { $path } changed meanwhile; nothing was written.
    .remedy = Repeat the command.
error-half-made = Some files of this change are written already, and it could be neither completed nor undone: { $problem }
    .remedy = Look at the disk and the permissions. Do not repeat the command: “folio check” finishes the change.
error-edit-refused = { $path } cannot be changed safely ({ $problem }); it is as it was.
    .remedy = Simplify the YAML by hand (no anchors, no tags) and check it with “folio check”.
error-desk-exists = { $path } is a desk already.
    .remedy = Open a ticket with “folio new”.
error-in-the-way = The desk was not started: these exist already: { $paths }
    .remedy = Take them away, or choose another folder.
error-git = git could not: { $problem }
    .remedy = See that git is installed and the folder is yours.
error-unknown-procedure = There is no procedure “{ $code }”; there are: { $known }
    .remedy = See them with “folio procedure list” or “folio init --list”.
error-unknown-procedure-near = There is no procedure “{ $code }”. Did you mean “{ $near }”? There are: { $known }
    .remedy = See them with “folio procedure list” or “folio init --list”.
error-output = The result could not be written: { $problem }
error-folio-now = FOLIO_NOW is not a date and time: { $found }
    .remedy = Write it like this: 2026-11-20T09:08:00-06:00.
error-not-a-time = “{ $found }” is not a date and time.
    .remedy = Write it like this: 09:08, "2026-11-20 09:08" or 2026-11-20T09:08:00-06:00.
error-who = Who records this cannot be told.
    .remedy = Use --by or the variable FOLIO_USER with one of: { $known }
error-set-form = “{ $found }” is not of the form FIELD=VALUE.
    .remedy = For instance: --set origen="Does not start".
error-series = “{ $found }” will not do as a series.
    .remedy = One to eight capital letters or digits, a letter first: CI.
error-person-key = “{ $found }” will not do as an identifier.
    .remedy = Use letters, digits, dot and hyphen: head-1.
error-gave-up = Nothing was recorded.
error-document-type = “{ $key }” of the document cannot be { $found }.
    .remedy = See “folio new --help”.
error-document-key = The document has no key “{ $key }”; there are: { $known }
    .remedy = The ticket's fields go inside “set”.
error-random = The system gave no random numbers: { $problem }
error-no-editor = There is no editor.
    .remedy = Name it in the variable EDITOR, for instance EDITOR=nano.
error-editor = The editor “{ $editor }” ended with an error; the ticket is as it was.
    .remedy = Look at the variable EDITOR.

journal-interrupted = Warning: a change of several files was left half made; “folio check” or the next command that writes finishes it.
journal-finished = A change that had been left half made was finished: { $count ->
        [one] one file.
       *[other] { $count } files.
    }
journal-left = Warning: { $count ->
        [one] one file of a change that was left half made was edited since, and stays as it is
       *[other] { $count } files of a change that was left half made were edited since, and stay as they are
    }: { $paths }. See: folio check
journal-damaged = Warning: the journal of a change that was left half made is damaged; it was kept as { $path }. See: folio check

usage-unknown-argument = There is no option “{ $argument }”.
    .remedy = See the options with --help.
usage-unknown-command = There is no command “{ $command }”.
    .remedy = See the commands with “folio --help”.
usage-missing = { $argument } is missing.
    .remedy = See the usage with --help.
usage-missing-command = What to do is missing.
    .remedy = See the commands with --help.
usage-value-missing = The value of { $argument } is missing.
    .remedy = See the usage with --help.
usage-invalid-value = “{ $value }” will not do for { $argument }, which has: { $known }
    .remedy = See the usage with --help.
usage-bad-value = “{ $value }” will not do for { $argument }.
    .remedy = See the usage with --help.
usage-conflict = { $argument } does not go together with { $other }.
    .remedy = Use only one of the two.
usage-not-utf8 = An argument is not UTF-8 text.
    .remedy = Type it again.
usage-other = The command cannot be understood. { $argument }
    .remedy = See the usage with --help.
usage-did-you-mean = Did you mean “{ $near }”?

ask-needed = An answer is needed.
ask-optional = optional
ask-nothing = (leave blank)

activity-end = end
change-moves = { $folio }: { $from } → { $to } ({ $status })
change-stays = { $folio }: { $activity } ({ $status })
change-assigned = { $folio }: assigned to { $person } ({ $status })
change-waits = { $folio }: { $status }
change-signed = { $folio }: signed by { $name }, as { $role }
change-linked = { $folio }: tied to { $to }
change-noted = { $folio }: noted
change-corrected = { $folio }: corrected { $labels }
change-next = Go on with: folio next { $folio }
change-dry-run = This is only the plan; nothing was written.

next-ended = It is over. To take it up again: folio reopen { $folio }
next-limit = { $counted } of { $limit } used.
next-limit-passed = LATE: { $counted } used; the limit is { $limit }.
next-no-limit = { $counted } used; the activity has no limit.
next-due = Due: { $due }
next-assignee = Assigned to: { $person }
next-unassigned = Nobody has it: folio assign { $folio } …
next-waiting = Waiting since { $since }: { $title }
next-by = Recorded by: { $by }
next-by-for = Recorded by: { $by }, on behalf of: { $role }
next-nobody = nobody
next-more-choices = … and { $count } more
next-nothing-missing = Nothing is missing.
next-optional = It may also carry: { $keys }
optional-field = Optional: { $label }.
opening-title = Open a ticket
opening-needed = Needed:
opening-optional = It may also carry:

check-summary = { $files ->
        [one] One file checked
       *[other] { $files } files checked
    }: { $findings ->
        [0] no findings.
        [one] one finding.
       *[other] { $findings } findings.
    }

edit-take-up-draft = There is a draft that was not saved. Go on with it?
edit-draft-there = There is a draft that was not saved: { $path }
    .remedy = Open it in a terminal with “folio edit”, or delete it.
edit-unchanged = No changes.
edit-done = { $folio }: saved.
edit-again = Back to the editor?
edit-kept = What you typed is in { $path }

init-default-name = Help desk
init-default-institution = Name of the institution
init-done = Desk ready in { $folder } ({ $files } files).
init-next = Go on like this:
    {"  "}cd { $folder }
    {"  "}(look at catalog/desk.toml and add your people in catalog/people.toml; you are “{ $person }”)
    {"  "}folio check
    {"  "}folio new

error-one-name-many-roles = --name is for one signature only.
    .remedy = Sign for each role by itself, or leave --name out to use the names that are known.
error-name-needed = The name of the one who signs as { $role } is missing.
    .remedy = Add it with --name.
error-relation = “{ $found }” is not a relation; “{ $near }”? There are: { $known }
    .remedy = For instance: --as duplicate
warning-asset-unknown = Note: asset { $asset } is not in catalog/assets.
error-series-full = Series { $series } has no number left this year.
    .remedy = Change “series” in catalog/desk.toml.
error-no-such-path = There is no file or folder { $path }.
    .remedy = Look at the path.
usage-hint-outcomes = See the outcomes with “folio next { $folio }”.
usage-hint-procedures = See the procedures with “folio init --list”.
change-wait-ended = This ended the waiting.
change-opens = { $child } opened: { $title }
change-referenced = { $folio }: has number { $number } in { $system }
change-migrated = { $folio }: moved to revision { $revision } of its procedure
error-open-children = { $folio } has child tickets that have not ended: { $children }
    .remedy = Say what becomes of them: --children leave (they go on) or --children cancel (they are cancelled too).
ask-open-children = There are child tickets that have not ended ({ $children }). What becomes of them?
ask-children-leave = They go on by themselves
ask-children-cancel = They are cancelled too
export-nothing = Nothing is waiting to be handed to { $system }.
export-next = What the system answers is recorded with folio ack FOLIO --system { $system } --number …
ack-nothing-new = All that the file says was recorded already ({ $system }).
error-ack-columns = { $path } has not the columns folio (or asset) and number
    .remedy = The first line has the names: folio,number,state
ask-one-at-least = One result at least is needed.
new-procedure-of-service = That service has a procedure of its own: { $procedure }, { $title }.
error-not-in-force = Procedure { $procedure } is not in force at this desk; these are: { $known }
    .remedy = Add it to “procedures” in catalog/desk.toml, or use another with --procedure.
error-reason-needed = The reason (--reason) is missing.
    .remedy = One of these:
        {"    "}{ $commands }
error-no-cancel-reasons = The procedure { $procedure } declares no reasons to cancel { $folio }.
    .remedy = See how it may end: folio next { $folio }
error-no-wait-reasons = The procedure { $procedure } declares no waits begun by hand; { $folio } cannot wait so.
    .remedy = See what can be done now: folio next { $folio }
ask-cancel-reason = Why is { $folio } cancelled?
ask-wait-reason = Why does { $folio } wait?
warning-assignee-away = Note: { $person } is away until { $until }.
warning-assignee-away-why = Note: { $person } is away until { $until }: { $reason }
refused-row = Line { $line }, { $folio }: { $problem }
error-system-needed = --system is missing: which system of others.
    .remedy = Those of this desk: { $known }
error-no-systems = This desk has no systems of others.
    .remedy = Add one to catalog/suppliers.toml, as [[external]].
error-no-such-file = There is no file { $path }.
    .remedy = Check its name and its folder.
error-migration-calendar = { $folio } cannot be migrated: the new revision counts time by another calendar, which would change what was measured already.
    .remedy = Let it end under the revision it was opened under.
