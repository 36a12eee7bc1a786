# folio procedure: list, sheet, check and diagram

help-procedure = Procedures: which there are, their sheet, check and diagram
help-procedure-list = Lists the desk's procedures; without a desk, those that folio brings
help-procedure-show = Shows the whole sheet of a procedure
help-procedure-show--procedure = Code of the procedure, or its TOML file; not needed where there is only one
help-procedure-show--format = Format: table, md, json or html
help-procedure-check = Checks procedure files: all that is wrong, and how to put it right
help-procedure-check--procedures = Codes or TOML files, from any folder; all of the desk's when none is named
help-procedure-check-more =
    Exits with 1 if there are findings; with 3 or 4 if a file cannot be read.
help-procedure-diagram = Draws how a procedure flows
help-procedure-diagram--procedure = Code of the procedure, or its TOML file; not needed where there is only one
help-procedure-diagram--format = Format: text (in the terminal) or mermaid (for documents and pages)
help-value-code_file = CODE|FILE

error-procedure-which = There are several procedures; say which.
    .remedy = Add one of these codes: { $known }
error-procedure-none = There is no procedure.
    .remedy = Put one into catalog/procedures, or name its TOML file.
error-procedure-file = { $path } cannot be read. { $problem }
    .remedy = Check the path and the permissions; “folio procedure list” shows the codes.

procedure-no-csv = A sheet is many tables; it does not fit into one CSV.
    .remedy = Use --format md, html or json.

procedure-has-findings = { $path }: { $findings ->
        [one] one finding.
       *[other] { $findings } findings.
    } See: folio procedure check { $typed }
procedure-check-alone = Judged by itself, not as part of a desk: its templates, its calendar and systems of others are left unchecked.
procedure-list-embedded = There is no desk here: these are the procedures that folio brings. To start one: folio init DIR --procedure CODE

# List and sheet
procedure-list-title = Procedures
procedure-unreadable = { $findings ->
        [one] cannot be used: one finding
       *[other] cannot be used: { $findings } findings
    }
procedure-embedded = inside folio
procedure-code = Code
procedure-title = Title
procedure-area = Area
procedure-owner = Owner
procedure-revision = Revision
procedure-revision-short = Rev.
procedure-issued = Issued
procedure-calendar = Calendar
procedure-in-force = In force
procedure-nominal = Total time
procedure-objective = Objective
procedure-scope = Scope
procedure-file = File
procedure-number = No.
procedure-key = Key
procedure-status = Status
procedure-date = Date
procedure-note = Note
procedure-activities-short = Act.

procedure-heading-process = Process sheet
procedure-heading-definitions = Definitions
procedure-heading-settings = Switches
procedure-heading-targets = Targets of the priority
procedure-heading-annexes = Annexes
procedure-heading-records = Records
procedure-heading-document = Document
procedure-heading-guidelines = Operating guidelines
procedure-heading-activities = Description of the procedure
procedure-heading-outcomes = Outcomes of each activity
procedure-heading-times = Times
procedure-heading-opening = What opening a ticket asks for
procedure-heading-roles = Who takes part
procedure-heading-fields = Fields
procedure-heading-forms = Forms
procedure-heading-waits = Waits
procedure-heading-cancel = Cancelling
procedure-heading-reopen = Reopening
procedure-heading-approvals = Approvals
procedure-heading-changes = Change control

procedure-suppliers = Suppliers
procedure-inputs = Inputs
procedure-outputs = Outputs
procedure-clients = Clients
procedure-term = Term
procedure-meaning = Meaning
procedure-setting = Value
procedure-keeper = Kept by
procedure-judged-by = Judged by
procedure-judged-by-opening = the calendar, contracts and targets of when the ticket was opened
procedure-judged-by-now = the calendar, contracts and targets of today, not those of when the ticket was opened
procedure-targets = Has a clock of
procedure-targets-reopening = On reopening
procedure-targets-resume = they go on; the time while closed does not count
procedure-targets-restart = they start anew
procedure-clock-activity = activity
procedure-clock-path = path
procedure-clock-response = response
procedure-clock-solution = solution
procedure-clock-contract = contract
procedure-contract-also-runs = The contract of { $what } runs.
procedure-contract-runs = runs the contract of: { $what }
procedure-guideline = Guideline
procedure-responsible = Responsible
procedure-description = Description
procedure-limit = Limit
procedure-no-limit = no limit

procedure-outcome = Outcome
procedure-to = Next
procedure-asks-for = What it asks for
procedure-only-if = only if { $what }
procedure-if = if { $what }
procedure-optional = optional: { $what }
procedure-signed-by = signed by: { $what }
procedure-forms-complete = complete form: { $what }
procedure-sets = sets: { $what }
procedure-begins-wait = begins the wait: { $what }

procedure-all-children-closed = all child tickets must have ended
procedure-children-closed = child tickets must have ended of: { $what }
procedure-opens = opens: { $what }
procedure-marks = reaches: { $what }
procedure-external-state = records in { $system } the state: { $state }
procedure-hands-over = handed to: { $what }
procedure-declared-total = Declared total
procedure-limits-total = Sum of all limits
procedure-own-path = No ticket walks every activity; each is judged by the limits of its own path. Each activity counts once.
procedure-more-paths = There are more paths; the first { $shown } are shown.
procedure-path = Path
procedure-path-total = Time
procedure-minutes = Minutes

procedure-obligatory = Required
procedure-may-have = Optional

procedure-role = Name
procedure-acts = How it takes part
procedure-acts-itself = records with an account
procedure-recorded-by = no account; recorded by: { $what }
procedure-recorded-by-all = no account; recorded by whoever has one
procedure-includes = anybody counts who is: { $what }
procedure-seal = seal
procedure-held-by = Who it is today
procedure-held-by-nobody = nobody
procedure-and-more = { $names } and { $count } more

procedure-field = Field
procedure-value = What it holds
procedure-choices-services = a service of the catalogue
procedure-choices-priorities = a priority
procedure-choices-suppliers = a supplier of the catalogue
procedure-default = unless said: { $what }
procedure-proposed = proposed: { $what }
procedure-each-test = each test of the service, a line each
procedure-external = number given by: { $what }
procedure-filled-in = Filled in
procedure-filled-opening = opening
procedure-filled-wait = on ending: { $what }
procedure-header = kept as { $what }

procedure-form = Form
procedure-official-key = Official key
procedure-template = Template
procedure-signatures = Signatures
procedure-register = { $what } (one for many tickets)

procedure-reason = Reason
procedure-clocks = Clocks
procedure-clocks-stop = stop
procedure-clocks-stopped = stop: { $what }
procedure-wait-until = ended when it says: { $what }
procedure-clocks-run = go on
procedure-begins = Begins
procedure-begun-by-hand = folio wait
procedure-begun-by-outcome = with an outcome
procedure-resume-asks = Asks on ending

procedure-may = Who may
procedure-reopens-at = Goes back to

procedure-approval = What was done
procedure-approved-by = By whom
procedure-change = Change

procedure-diagram-waits = waits:
procedure-diagram-when = if

procedure-choices-all-services = a service of the catalogue, offered or not
procedure-choices-levels = high, medium or low

help-procedure-diff = Compares two texts of a procedure: what changed, what came and what went
help-procedure-diff--old = The one before: a code, CODE@HASH of a kept copy, or a TOML file
help-procedure-diff--new = The one now. Without it a copy or a file is compared with the text in force, and a code with each copy kept
help-procedure-diff--format = Format: table, md, csv, json or html
help-value-old = OLD
help-value-new = NEW

error-procedure-no-copy = There is no kept copy of { $code } that begins with { $prefix }.
    .remedy = { $known ->
        [none] There are no kept copies: one is kept when the first ticket is opened under a text.
       *[other] There are: { $known }.
    }
error-procedure-many-copies = Several kept copies of { $code } begin with { $prefix }.
    .remedy = Give more letters. There are: { $known }.
procedure-no-other-copy = { $code } has no kept copies that say anything else than the text in force.

diff-title = Changes of the procedure
diff-side = { $code }, revision { $revision } ({ $hash })
diff-none = They are the same text.
diff-none-of-sense = It is written otherwise, but says the same.
diff-old = From
diff-new = To
diff-what = What
diff-was = Was
diff-is = Is
diff-role = role
diff-field = field
diff-form = form
diff-wait = wait
diff-cancel = cancellation
diff-cancel-reason = cancellation reason
diff-reopen = reopening
diff-activity = activity
diff-outcome = outcome
diff-targets-reopening = Targets on reopening
diff-first-activity = First activity
diff-definition = Definition
diff-setting = Switch
diff-approval = Approval
diff-annex = Annex
diff-record = Record
diff-change-entry = Change control
diff-account = Has an account
diff-includes = Also counts who is
diff-recorded-by = Recorded by
diff-named-by = Named by the field
diff-label = Label
diff-type = Type
diff-choices = Choices
diff-choices-from = Catalogue of choices
diff-header = Goes to
diff-default = Where not said
diff-proposed = Proposed
diff-each-of = List that is asked
diff-help = Advice
diff-external = External system
diff-register = One for many tickets
diff-stops = Clocks that it stops
diff-contract = Runs the contract of
diff-until = Ended when it says
diff-by-hand = Begins with folio wait
diff-when = Only if
diff-sets = Sets
diff-begins = Begins the wait
diff-opens = Opens
diff-children-closed = Children must have ended of
diff-marks = Reaches
diff-hands-over = Handed to
diff-limit = Limit
