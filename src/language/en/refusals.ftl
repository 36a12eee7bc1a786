# What the procedure does not allow, and what to do

refused-field = “{ $label }” is missing.
refused-form-field = “{ $label }” is missing; form { $form } asks for it.
refused-signature = The signature or seal is missing: { $role }.
refused-condition = The condition does not hold: { $condition }.
refused-condition-unreadable = The procedure's condition “{ $condition }” cannot be evaluated: { $problem }.
    .remedy = Mend the procedure and check it with “folio procedure check”.
refused-nobody-has-role = Nobody has the role of { $role } today.
    .remedy = Give it to somebody in catalog/people.toml.
refused-role = { $person } may not do this: it falls to { $role }.
    .remedy = { $able ->
        [0] Nobody has that role today; add it in catalog/people.toml.
        [one] With --by, this person may: { $names }.
       *[other] With --by, these people may: { $names }.
    }
refused-inactive-person = { $person } was not in office on that date.
    .remedy = Look at the dates in catalog/people.toml, or use --by with somebody else.
refused-future = The time { $at } has not come yet: it is { $now }.
    .remedy = Use --at with a time that has passed.
refused-before-opening = The time { $at } is before the ticket was opened ({ $opened }).
    .remedy = Use --at with a later time.
refused-out-of-order = The time { $at } is before the last step recorded ({ $last }).
    .remedy = Use --at with a later time; a note may bear an earlier one.
refused-ended = { $folio } is over ({ $status }).
    .remedy = Reopen it if it has to be taken up again.
refused-not-ended = { $folio } is still open: there is nothing to reopen.
refused-already-waiting = It is waiting already: { $reason }.
refused-not-waiting = { $folio } is not waiting.
refused-no-reopening = Procedure { $procedure } does not allow reopening.
    .remedy = Open a new ticket and tie it with “folio link”.
refused-for-with-account = --for { $name } does not apply: { $role } records for itself.
    .remedy = Use --by with the person who did it.
refused-value = “{ $label }” ({ $key }): { $problem }.
refused-empty-note = There is nothing to note.
    .remedy = Write the text, or values with --set.
refused-empty-name = The name of the one who signs is missing.
    .remedy = Use --name with the full name.
refused-link-to-itself = A ticket is not tied to itself.
refused-unknown-field = Procedure { $procedure } has no field “{ $key }”.
refused-unknown-field-near = There is no field “{ $key }”. Did you mean “{ $near }”?
refused-unknown-outcome = “{ $outcome }” is not an outcome of activity { $activity }, which has: { $known }.
refused-unknown-outcome-near = “{ $outcome }” is not an outcome of this activity. Did you mean “{ $near }”? It has: { $known }.
refused-outcome-elsewhere = “{ $outcome }” is an outcome of activity { $other }, and the ticket stands in { $activity }, which has: { $known }.
refused-unknown-person = There is nobody “{ $person }” in catalog/people.toml.
    .remedy = Add the person, or use another identifier.
refused-unknown-person-near = There is nobody “{ $person }”. Did you mean “{ $near }”?
    .remedy = The identifiers are in catalog/people.toml.
refused-unknown-reason = “{ $reason }” is not a reason of the procedure, which has: { $known }.
refused-unknown-reason-near = “{ $reason }” is not a reason of the procedure. Did you mean “{ $near }”? It has: { $known }.
refused-unknown-role = “{ $role }” is not a role of the procedure, which has: { $known }.
refused-unknown-role-near = “{ $role }” is not a role of the procedure. Did you mean “{ $near }”? It has: { $known }.
refused-opening-first = The opening must be the first event, and only the first.
refused-event-twice = The identifier “{ $id }” stands in another event too.
refused-recorded-before = It was recorded before it happened.
refused-other-activity = It says activity { $written }, but the ticket stood in { $activity }.
value-not-their-number = “{ $found }” does not have the form of the numbers of { $system }; one looks like this: { $example }
refused-assignee = { $person } may not have it: no role that records, or no longer in office.
    .remedy = These may: { $able }.
refused-outside-wait = “{ $label }” must lie between { $from } and { $to }.
value-derived = the procedure sets it with each outcome; it is not written by hand
refused-blanking = “{ $label }” is obligatory: it may be corrected, not left blank.
refused-signed-already = { $role } has signed already: { $name }, { $at }.
refused-link-target = “{ $to }” is neither a folio nor an address (https://…, mailto:…).
refused-cancel-outside = Not cancelled while this lasts: { $reason }.
    .remedy = Record the return or the replacement first.

refused-child-open = { $child } has to end first ({ $title })
refused-child-lost = { $child }, which this entry says it opened, is not to be found
refused-children-differ = outcome “{ $outcome }” opens “{ $expected }”, and here it says “{ $found }”
refused-priority-change = the priority changes from { $was } to { $given }: say why
refused-priority-matrix = the matrix gives priority { $matrix } and { $given } was asked for: say why
refused-empty-number = the number is missing
refused-unknown-system = there is no system “{ $system }”; there are: { $known }
refused-unknown-system-near = there is no system “{ $system }”; did you mean “{ $near }”? There are: { $known }
refused-no-number = the number that { $system } gave it is missing
refused-migration-nowhere = { $folio } already has the revision of its procedure that is in force
refused-migration-activity = the new revision has no activity { $activity }, where the ticket stands
    .remedy = Finish that activity first: it goes on under the revision it was opened with. Then migrate.
refused-migration-wait = the new revision has no wait “{ $reason }”, in which the ticket is
    .remedy = End the wait first with “folio resume”. Then migrate.
refused-migration-field = the new revision has no field “{ $field }”, which is filled already
    .remedy = Let it end under the revision it was opened with, or keep the field in the new one.
refused-migration-value = the new revision does not accept what “{ $label }” says ({ $field })
    .remedy = Correct it with “folio note FOLIO --set { $field }=…”, or let it end under the revision it was opened with.
refused-child-opening = to open { $procedure }: { $problem }
refused-unknown-state = { $system } has no state “{ $state }”; there are: { $known }
