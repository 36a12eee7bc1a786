# Reading: the day at the desk, the list, the log and the whole ticket

help-value-words = WORDS
help-value-status = STATUS
help-value-activity = ACTIVITY
help-value-asset = ASSET
help-value-service = SERVICE
help-value-priority = PRIORITY
help-value-date = DATE
help-value-column = COLUMN
help-value-columns = COLUMNS
help-value-n = N

help-show = Shows a whole ticket: header, path, signatures and history
help-list = Lists open tickets, or those that pass the filters
help-list-more =
    Filters add up: a ticket must pass them all. One filter with several words
    (--status new,assigned) is passed by any of them.
    Columns: folio, opened, closed, status, activity, title, role, requester, area, subject,
    assignee, used, counted, limit, late, due, waiting, priority, service, asset, external, procedure.
    Examples:
      folio list --assignee me --late
      folio list printer --all --sort opened --reverse --limit 10
      folio list --closed-from 2026-11-01 --closed-to 2026-11-30 --format csv
help-list--words = Words that occur in the ticket (all of them; accents and capitals do not matter)
help-list--status = Status: in_progress or “en curso”; open for those not over, ended for those over
help-list--activity = Activity it stands in (its number)
help-list--role = Role whose turn it is
help-list--assignee = Who has it; “me” and “none” will do too
help-list--requester = Part of the requester's name
help-list--area = Part of the requester's area
help-list--asset = Asset (inventory number)
help-list--service = Service of the catalogue
help-list--priority = Priority: critical, high, medium or low
help-list--late = Only late ones
help-list--waiting = Only those that wait for somebody outside the desk
help-list--opened_from = Opened on this day or later
help-list--opened_to = Opened on this day or before
help-list--closed_from = Ended on this day or later
help-list--closed_to = Ended on this day or before
help-list--all = Those that are over too
help-list--sort = Order: folio, opened, closed, status, priority, activity, assignee, requester, area, late
help-list--reverse = The other way round
help-list--limit = Only the first N
help-list--columns = Columns, with commas between
help-log = The log: one row for each attended report (form F02)
help-log--from = Ended on this day or later
help-log--to = Ended on this day or before
help-log--open = Those still open too

column-folio = Folio
column-opened = Opened
column-closed = Closed
column-status = Status
column-activity = Activity
column-activity-short = Act.
column-title = What is next
column-role = Whose turn
column-requester = Requester
column-area = Area
column-subject = Problem
column-assignee = Assignee
column-used = Time / limit
column-counted = Minutes
column-limit = Limit (min)
column-late = Late
column-due = Due
column-waiting = Waiting
column-priority = Priority
column-service = Service
column-asset = Asset
column-external = External no.
column-procedure = Procedure
column-number = No.
column-reported = Reported
column-user = User
column-user-area = User and area
column-problem = Problem
column-actions = Actions taken
column-attended-by = Attended by
column-other-forms = Other forms
column-elapsed = Time
column-elapsed-minutes = Time (min)
column-outcome = Outcome
column-from = From
column-to = To
column-by = Recorded by
column-capacity = Capacity
column-name = Name
column-when = When
column-what = What happened
column-clocks = Clock
column-waits-for = Waits for

reading-late = { $used }, late
reading-late-path = path late
reading-late-response = response late
reading-late-solution = solution late
reading-late-contract = contract late
reading-late-activity = late
reading-waits-since = { $title }, since { $since }
reading-not-a-date = “{ $found }” is not a date.
    .remedy = Write it like this: 2026-11-20, or with the hour: "2026-11-20 09:08".
reading-period-backwards = The period ends ({ $to }) before it begins ({ $from }).
    .remedy = Put the earlier date first.
reading-unknown-word = “{ $found }” is not valid here.
    .remedy = Valid are: { $known }
reading-unknown-word-near = “{ $found }” is not valid here. Did you mean “{ $near }”?
    .remedy = Valid are: { $known }
reading-no-csv = A whole ticket does not fit into CSV.
    .remedy = Use --format table, md, html or json; or “folio list --format csv” for many.
reading-damaged = Warning: { $place }: { $problem } [{ $code }]
reading-damaged-more = Warning: { $count ->
        [one] and one more damaged file.
       *[other] and { $count } more damaged files.
    }
reading-damaged-remedy = See them with: folio check

list-title = Tickets
list-nothing-open = No open ticket is like that. With --all those that are over are searched too.
list-nothing = No ticket is like that. Leave out a filter, or use fewer words.
list-cut = { $shown ->
        [one] One is shown
       *[other] { $shown } are shown
    } of { $total }; ask for more with --limit.

log-title = Log
log-title-from = Log from { $from }
log-title-to = Log to { $to }
log-title-from-to = Log from { $from } to { $to }
log-total = { $count ->
        [one] One report
       *[other] { $count } reports
    }; time of attention: { $elapsed }
log-nothing = No report is over yet. With --open the open ones are shown.
log-nothing-in-period = No report ended in that period. Widen --from and --to, or add --open.

show-procedure = { $title } ({ $code }, revision { $revision })
show-path = Path
show-path-used = Whole path: { $used } (nominal: { $nominal })
show-path-used-only = Whole path: { $used }
show-paused = Time of waiting, not counted: { $time }
show-offsite = Equipment outside, not counted: { $time }
show-waits = Waits
show-signatures = Signatures and seals
show-other-fields = Other data
show-links = Links
show-history = History
show-cancelled = Reason for cancelling
show-extension = ext. { $number }
show-asset-unregistered = { $asset } (not in the inventory)
show-serial = serial { $serial }
show-custodian = in custody of { $person }
show-on-behalf = { $by }, for { $person }
show-clocks-stop = stopped
show-clocks-run = running
show-fields-set = Data: { $labels }
show-recorded = (written down { $at })

relation-related = Related
relation-duplicate = Duplicate
relation-cause = Cause
relation-effect = Effect

event-opened = Opened
event-outcome = { $activity } { $outcome } → { $to }: { $title }
event-outcome-end = { $activity } { $outcome } → end: { $title }
event-noted = Note
event-corrected = Data corrected
event-assigned = Assigned to { $to }
event-waited = Began to wait: { $title }
event-resumed = The waiting ended
event-signed = { $role } signed: { $name }
event-linked = Linked with { $to } ({ $relation })
event-cancelled = Cancelled: { $title }
event-reopened = Reopened

day-title = { $desk } · { $now } · { $open ->
        [0] nothing open
        [one] one open ticket
       *[other] { $open } open tickets
    }
day-late = Late ({ $count })
day-mine = For me ({ $count })
day-waiting = Waiting ({ $count })
day-unassigned = Unassigned ({ $count })
day-closed = Ended today ({ $count })
day-more = and { $count } more → { $command }
day-empty =
    There are no tickets on this desk yet. Open the first one:
      folio new
    On a terminal it asks for what is needed; “folio new --fields” tells what that is.
day-no-desk =
    There is no help desk here. To start one, with no network:
      folio init --list                         the procedures that are included
      folio init DIR --procedure CODE           a new desk in that folder
    If yours is in another folder: folio -C DIR. Help: folio --help

relation-parent = Parent ticket
relation-child = Child ticket
event-opened-for = Opened for { $parent }
event-referenced = Number in { $system }: { $number }
event-referenced-state = Number in { $system }: { $number } ({ $state })
event-migrated = Moved from revision { $from } to { $to } of the procedure
next-parent = Opened for { $parent }
next-child-late = late
next-proposed = Proposed: { $value }
show-children = Child tickets
column-supplier = Supplier
column-impact = Impact
column-urgency = Urgency
column-since = Since
column-post = Post
column-place = Place
column-extension = Extension
column-mail = Mail
