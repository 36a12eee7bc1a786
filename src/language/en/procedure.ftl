# Procedures: what is found when they are read and checked, and their conditions

hint-near = {" "}Did you mean “{ $near }”?
hint-none = {""}
kind-date = a date

toml-duplicate-key = this key was written before
toml-unquoted-text = text goes between quotes
toml-missing-value = a key is followed by “=” and its value
toml-unclosed-text = the quotes that open or close a text are missing
toml-unclosed-list = a comma, or a closing bracket or brace, is missing
toml-extra-comma = there is a comma too many
toml-invalid-key = a key has only letters without accents, digits, “-” and “_”
toml-other = { $said }

finding-toml-syntax = The TOML cannot be read: { $reason }
    .remedy = Correct this line; until then the rest of the procedure is not checked.
finding-procedure-too-long = The procedure is longer than { $limit } KiB
    .remedy = See whether the file is a procedure; long texts belong in templates.
finding-procedure-too-many = There are { $number } in “{ $key }”; { $limit } are allowed
    .remedy = Split the procedure into smaller ones.
finding-further-findings = { $number ->
        [one] and there is one more finding
       *[other] and there are { $number } more findings
    }
    .remedy = Correct those above and check again.

finding-unknown-procedure-key = There is no key “{ $found }” here
    .remedy = Correct or remove it. The keys are: { $known }.{ $hint }
finding-missing-procedure-key = “{ $key }” is missing
    .remedy = Add { $key } with its value.
finding-wrong-procedure-type = “{ $key }” is { $found } where { $expected } is expected
    .remedy = Write { $expected }; texts and durations go between quotes.
finding-bad-procedure-key = “{ $found }” cannot be a key
    .remedy = Use at most 64 letters without accents, digits, “-”, “_” or “.”, beginning with a letter or digit.
finding-reserved-word = “{ $found }” is a reserved word
    .remedy = Give it another name.
finding-unknown-procedure-word = “{ $found }” is none of the words that go here
    .remedy = Write one of these: { $known }.{ $hint }
finding-unsafe-procedure-code = The code of the procedure, “{ $found }”, cannot name a file
    .remedy = Use at most 64 letters without accents, digits, “-”, “_” or “.”; no slashes.
finding-unsafe-template = “{ $found }” is no file of the folder templates
    .remedy = Write the name of the file alone, for example f01.md, without folders.

finding-unknown-role = There is no role “{ $found }”
    .remedy = Declare it in [roles] or correct the name.{ $hint }
finding-unknown-field = There is no field “{ $found }”
    .remedy = Declare it in [fields] or correct the name.{ $hint }
finding-unknown-form = There is no form “{ $found }”
    .remedy = Declare it in [forms] or correct the name.{ $hint }
finding-unknown-wait = There is no wait “{ $found }”
    .remedy = Declare it in [waits] or correct the name.{ $hint }
finding-unknown-activity = There is no activity “{ $found }”
    .remedy = Add the activity, correct the number, or write "end" if it ends here.{ $hint }

finding-seal-with-account = The seal “{ $role }” cannot have an account
    .remedy = Remove account = true, or remove seal = true if it is a person.
finding-role-in-circle = The role “{ $role }” ends up including itself
    .remedy = Remove from includes one of the roles that form the circle.
finding-role-nobody-records = Nobody can record what “{ $role }” does
    .remedy = Put a role with an account in recorded_by, or declare one.

finding-choice-without-choices = The field “{ $field }” is a choice and has none
    .remedy = Add choices, or choices_from with the catalogue that they come from.
finding-choices-without-choice = The field “{ $field }” has choices, but its type is: { $kind }
    .remedy = Write type = "choice" or remove the choices.
finding-choices-twice = The field “{ $field }” has choices and choices_from
    .remedy = Keep only one of the two.
finding-duplicate-header = “{ $found }” and “{ $earlier }” fill the same entry of the header, { $header }
    .remedy = Remove header from one of the two fields.
finding-header-wrong-type = A field of another type cannot fill { $header }
    .remedy = Use { $expected }, or remove header.
finding-wrong-procedure-value = The value does not suit the field “{ $field }”: { $reason }
    .remedy = Correct the value or the type of the field.
finding-each-of-not-long = A field of type { $kind } cannot have each_of
    .remedy = Use type = "long", or remove each_of.
finding-contract-not-supplier = The field “{ $field }” does not choose a supplier, so it does not say whose contract it is
    .remedy = Name a field with type = "choice" and choices_from = "suppliers".
finding-field-never-filled = No activity fills the field “{ $field }”
    .remedy = Add it to fills of the activity that fills it or of [opening], or remove the field.
finding-duplicate-form = The form “{ $found }” is confused with “{ $earlier }”
    .remedy = Give them different codes and keys; capital and small letters count alike.
finding-wait-stops-its-contract = The wait stops the contract clock that it itself makes run
    .remedy = Remove contract, or remove "contract" from stops.
finding-wait-stops-twice = The wait has stops and stops_clocks
    .remedy = Keep only stops.
finding-wait-status-ended = A wait cannot leave the ticket “{ $found }”, which is a final status
    .remedy = Use a waiting status, for example waiting_user.
finding-cancel-status-not-ended = A cancellation cannot leave the ticket “{ $found }”
    .remedy = Use cancelled, rejected or handed_off.

finding-no-activities = The procedure has no activities
    .remedy = Add at least one [[activity]] with its [[activity.outcome]].
finding-duplicate-activity = There are two activities “{ $found }”
    .remedy = Give one of the two another number.
finding-duplicate-outcome = Activity { $activity } has two outcomes “{ $found }”
    .remedy = Give one of the two another name.
finding-bad-duration = “{ $found }” is no duration
    .remedy = Write it with its unit: "10min", "3h" or "1h30".
finding-end-without-ending = The ticket ends here, but is left “{ $found }”
    .remedy = Remove status (it becomes closed) or use rejected, handed_off or cancelled.
finding-ending-before-the-end = The ticket is left “{ $found }” and another activity still follows
    .remedy = Use a status that is not final, or write to = "end".
finding-wait-at-the-end = The outcome “{ $outcome }” ends the ticket and makes it wait as well
    .remedy = Remove waits, or let the outcome lead to an activity.
finding-activity-without-outcomes = There is no way out of activity { $activity }
    .remedy = Add an [[activity.outcome]]; if the ticket ends there, with to = "end".
finding-unreachable-activity = Nothing leads to activity { $activity }
    .remedy = Let an outcome of another activity lead to it, or remove it.
finding-no-way-out = { $number ->
        [one] from activity { $activities } the end cannot be reached
       *[other] from activities { $activities } the end cannot be reached
    }
    .remedy = Add to one of them an outcome that leads to the end, or to an activity that reaches it.
finding-total-differs = The declared total, { $declared }, does not come from the limits
    .remedy = All limits add up to { $all }; { $number ->
        [0] no path reaches the end.
        [one] the only path to the end adds up to { $sums }.
       *[other] the paths to the end add up to { $sums }.
    } Correct declared_total, or the limit that is wrong.

finding-outcomes-overlap = The outcomes “{ $first }” and “{ $second }” can both be chosen, for example with { $example }
    .remedy = Change the conditions so that only one holds.
finding-outcomes-leave-gap = Activity { $activity } is left without a way out, for example with { $example }
    .remedy = Add an outcome for that case, or remove the condition of one.
finding-condition-unreadable = The condition cannot be used: { $reason }
    .remedy = Correct it; for example: tipo == 'falla' and ticket.priority == 'high'.
finding-condition-unknown-name = The condition uses “{ $found }”, which does not exist
    .remedy = Use the key of a field (without “-” or “.”), or { $known }.{ $hint }

condition-too-long = it is longer than { $limit } letters
condition-empty = it is empty
condition-multiplies = it cannot multiply or raise to a power
condition-calls = it cannot call functions
condition-unknown-filter = there is no filter “{ $name }”; the filters are: { $known }
condition-unknown-test = there is no test “{ $name }”; the tests are: { $known }
condition-out-of-fuel = it takes too long
condition-unreadable = it is not understood ({ $detail })

finding-move-not-asset = “{ $field }” is not a field of type asset, and what is moved is an asset
    .remedy = Put into “asset” the key of a field with type = "asset"

finding-move-not-movement = “{ $deed }” does not move an asset
    .remedy = Use one of these words: { $known }

finding-move-unknown-detail = “{ $detail }” is not a detail of “{ $deed }”
    .remedy = The details of “{ $deed }” are: { $known }.{ $hint }

finding-move-detail-missing = “{ $detail }” is missing, which “{ $deed }” always needs
    .remedy = Add to set the expression that gives it: { $detail } = "key_of_a_field" or { $detail } = "'a text'"

finding-condition-names-asset = “{ $found }” changes with the asset, and what was done would be judged by what the asset is today
    .remedy = Use it only in a field's proposed, and that field in the condition
