# Personal data: taking a person out of the desk's files.

event-redacted = Personal data taken out
deed-redacted = Personal data taken out
detail-covers = of

finding-not-covers = “{ $key }” says of each event which keys were taken out: “7kq3ab: [note, set.usuario]”.
    .remedy = Leave the event as “folio redact” wrote it.

refused-redacted-key = “{ $key }” of event { $id } cannot be taken out: it says nothing of a person.
refused-redacts-without-reason = Why the data are taken out has not been said.
    .remedy = Give the reason with --note.

redact-without-reason = Why the data are taken out has not been said.
    .remedy = Give the reason with --note, without the name: “--note "Request 12/2026"”.
redact-unknown = Nobody is called “{ $who }” in the tickets, the assets or people.toml.
    .remedy = Type the whole name as it is written, or the identifier of people.toml. If only a pseudonym is left, that one, with --name "Given Surname".
redact-ambiguous = “{ $who }” may be more than one person: { $names }.
    .remedy = Type the whole name or the identifier.
redact-nothing = There is nothing of “{ $who }” left to take out there.
redact-breaks = The datum cannot be taken out of { $record } without breaking its procedure: { $problem }
    .remedy = Correct that field first with “folio note { $record } --set field=value”.
redact-people-by-hand = The entry { $id } of people.toml is not written line by line.
    .remedy = Write it as [[person]] with a key on each line and try again.
redact-purge-inside = “{ $path }” lies in the desk or its repository, and the list has the data as they were.
    .remedy = Choose a folder outside.
redact-purge-there = “{ $path }” is there already.
    .remedy = Choose another name.

redact-record = { $record }: { $count ->
    [0] the card
    [one] 1 event
   *[other] { $count } events
}
redact-done = “{ $pseudonym }” stands in the person's place.
redact-left = { $count ->
    [one] 1 line still has the name, or a word of it: look at it and, if it is the person, change it by hand
   *[other] { $count } lines still have the name, or a word of it: look at them and, where it is the person, change them by hand
}: { $places }.
redact-attachments = { $count ->
    [one] 1 file is attached to those tickets: nobody looked at what it says.
   *[other] { $count } files are attached to those tickets: nobody looked at what they say.
}
redact-key = The key of the pseudonyms is in { $path }. Without it the same person gets another pseudonym next time; what was taken out stays out.
redact-history = Git's history and the other clones still have the data: docs/privacy.md says how to purge them.
redact-purge = To purge the history: “git filter-repo --replace-text { $path }”. That list has the data; read it first and destroy it afterwards.
redact-no-purge = The list to purge it with was not kept this time (--purge-list); it can be written by hand.

signatures-redacted = personal data were taken out
signed-then-redacted = personal data taken out

help-redact = Take a person's data out of the files and leave a pseudonym
help-redact-more =
    Changes the files of today: tickets, assets and people.toml. The identifier of people.toml stays. A name that is in no field cannot be seen in a text. Git's history keeps what was there.
help-redact--who = Name of the person, or identifier in people.toml
help-redact--records = In these tickets or assets only
help-redact--note = Why; without the name
help-redact--purge_list = Write the list for “git filter-repo” outside the desk
