# Reports written as data: catalog/reports/*.toml, folio report

finding-catalogue-report-name = A report cannot be called “{ $name }”: that is a word of “folio report”
    .remedy = Rename the file. It may not be any of: { $known }.
finding-catalogue-report-both = This key does not go together with “{ $key }”
    .remedy = Keep one of the two.
finding-catalogue-report-neither = The table “{ $table }” does not say what it shows
    .remedy = Give it measures (figures, or groups where there is a group) or columns (a row for each record).
finding-catalogue-report-exceptions = Only the rows of a table with columns can be exceptions
    .remedy = Drop exceptions, or make a table with columns.
finding-catalogue-report-edges = Edges must go from the least to the greatest, without repeating
    .remedy = Write them in order: edges = [1, 5, 10, 30].
finding-catalogue-report-measure = A measure must say one way of measuring
    .remedy = Give it one of these keys: { $known }.

report-period-month = { $month } { $year }
report-period-week = week { $number } of { $year }
report-period-days = { $from } to { $to }
report-by-day = { $column } (day)
report-by-week = { $column } (week)
report-by-month = { $column } (month)
report-by-year = { $column } (year)
report-by-weekday = { $column } (weekday)
report-by-hour = { $column } (hour)
report-weekday-mon = Monday
report-weekday-tue = Tuesday
report-weekday-wed = Wednesday
report-weekday-thu = Thursday
report-weekday-fri = Friday
report-weekday-sat = Saturday
report-weekday-sun = Sunday
report-measure-count = How many
report-measure-share = { $column } (%)
report-measure-mean = { $column }, mean
report-measure-median = { $column }, median
report-measure-p90 = { $column }, nine of ten
report-measure-min = { $column }, least
report-measure-max = { $column }, greatest
report-measure-distinct = { $column }, different
report-band-below = less than { $to }
report-band-one = { $from }
report-band = { $from } to { $to }
report-band-above = { $from } or more
report-without = (no { $column })
report-total = Total
report-total-of = Total: { $count }
report-nobody = nobody
report-nothing = Nothing.
report-class-equipment = equipment
report-class-licence = licence
report-class-consumable = consumable

report-what-subject = the subject
report-what-column = the column
report-what-moment = the moment
report-what-measure = the measure or group
report-what-report = the report
report-what-table = the table

report-subject-tickets = Tickets
report-subject-clocks = Clocks that have a limit
report-subject-waits = Times of waiting
report-subject-assets = Assets
report-subject-people = Work of each person
report-subject-licences = Licences
report-subject-outside = Assets outside, or with a pass
report-subject-loans = Loans
report-subject-maintenance = Maintenance, planned and done
report-subject-expiring = What ends
report-subject-recurring = Continuing problems

report-column-folio = Folio
report-column-procedure = Procedure
report-column-status = State
report-column-open = Open
report-column-is-ended = Ended
report-column-cancelled = Cancelled
report-column-activity = Activity
report-column-role = Role
report-column-priority = Priority
report-column-impact = Impact
report-column-urgency = Urgency
report-column-service = Service
report-column-requester = Requester
report-column-area = Area
report-column-asset = Asset
report-column-supplier = Supplier
report-column-assignee = Assignee
report-column-attended-by = Attended by
report-column-external = External number
report-column-subject = Subject
report-column-actions = Actions
report-column-outcome = Outcome
report-column-opened = Opened
report-column-closed = Ended on
report-column-counted = Time counted
report-column-limit = Limit
report-column-paused = Time paused
report-column-offsite = Equipment outside
report-column-left = Left
report-column-over = Over
report-column-due = Due
report-column-late = Late
report-column-waiting = Waits for
report-column-waiting-since = Waits since
report-column-reopened = Times reopened
report-column-age-days = Days
report-column-age-minutes = Working time
report-column-parent = Parent
report-column-children = Children
report-column-path = Path

report-column-clock-kind = Clock
report-column-clock = Clock
report-column-visit = Visit
report-column-responsible = Responsible
report-column-contract = Contract
report-column-level = Level
report-column-started = Began
report-column-ended = Ended
report-column-running = Running
report-column-met = Met
report-column-missed = Missed
report-column-reasons = Causes
report-column-reason = Reason
report-column-from = From
report-column-until = Until
report-column-to = To
report-column-minutes = Working time
report-column-lasting = Lasting

report-column-id = Identifier
report-column-tag = Tag
report-column-serial = Serial
report-column-kind = Kind
report-column-class = Class
report-column-brand = Brand
report-column-model = Model
report-column-state = State
report-column-custodian = Custodian
report-column-place = Place
report-column-since = Since
report-column-due-day = Due
report-column-ticket = Ticket
report-column-purchased = Purchased
report-column-cost = Cost
report-column-currency = Currency
report-column-warranty = Warranty
report-column-under-warranty = Under warranty
report-column-quantity = Pieces
report-column-register = Register
report-column-pending = Changes not acknowledged

report-column-person = Person
report-column-active = Active
report-column-absent = Absence
report-column-open-tickets = To attend
report-column-late-tickets = Late
report-column-open-minutes = Work
report-column-waiting-tickets = Waiting
report-column-waiting-minutes = Work waiting
report-column-product = Product
report-column-version = Version
report-column-seats = Seats
report-column-used = In use
report-column-free = Free
report-column-over-seats = Too many
report-column-expires = Expires
report-column-days-left = Days left
report-column-notice = Notice
report-column-term = Term
report-column-description = Description
report-column-pass = Pass
report-column-has-left = Has left
report-column-days-out = Days outside
report-column-destination = Destination
report-column-carrier = Carrier
report-column-late-days = Days late
report-column-lent-to = Lent to
report-column-slip = Slip
report-column-programme = Programme
report-column-planned = Planned
report-column-done = Done
report-column-day = Day
report-column-mark = Mark
report-column-what = What
report-column-whose = Whose
report-column-last-day = Last day
report-column-has-ended = Has ended
report-column-problem-key = Key
report-column-problem-by = By
report-column-problem = Problem
report-column-tickets = Tickets
report-column-current = Current
report-column-folios = Folios

report-column-figure = Figure
report-column-value = Value
report-column-before = before
report-column-change = change
report-column-explain = How it comes about
report-column-report = Report
report-column-title = Title
report-column-origin = Origin
report-column-subject-word = Subject
report-column-name = Name
report-column-moments = Moments
report-column-key = Column
report-column-kind-of = Type

report-head-desk = Desk
report-head-period = Period
report-head-compared = Compared with
report-head-as-of = As of
report-foot = How it was made
report-foot-command = Command
report-foot-commit = Commit
report-foot-changed = { $commit }, with changes not committed
report-foot-unreadable = Could not be read
report-list-title = Reports
report-columns-title = Columns of reports
report-own = the desk’s
report-built-in = Folio’s

report-period-quarter = { $number ->
        [1] 1st
        [2] 2nd
        [3] 3rd
       *[4] 4th
    } quarter of { $year }
report-left-out = { $count ->
        [one] One more row is left out.
       *[other] { $count } more rows are left out.
    }
report-has-findings = The report { $key } has { $count ->
        [one] one error
       *[other] { $count } errors
    }; see: folio report check { $key }
report-tables-left-out = Without: { $tables } (they do not know “{ $expression }”).
report-not-reckoned = “{ $expression }” could not be reckoned of some row, where it counts as no: { $problem }

report-unknown = There is no report “{ $found }”.
    .remedy = There are: { $known }.
report-unknown-near = There is no report “{ $found }”.
    .remedy = Did you mean “{ $near }”? There are: { $known }.
report-not-a-period = “{ $found }” is no such period.
    .remedy = Write it like this: { $example }; or “previous”, or “current”.
report-not-a-comparison = It cannot be compared with “{ $found }”.
    .remedy = It can be: previous, year-before, none, or a period: 2026-09, 2026-W36, 2026-Q3, 2025.
report-compare-without-period = Nothing says which period the report is about, so that there is nothing to compare.
    .remedy = Add the period, for instance: --month previous
report-csv-tables = The report has several tables, and CSV holds one.
    .remedy = Say which with --table: { $known }.
report-where-unreadable = The condition of --where does not read: { $problem }
    .remedy = Write it as in procedures, for instance: --where "priority == 'high' and not waiting"
report-where-unknown = No table of the report knows “{ $found }”.
    .remedy = They know: { $known }. See them with folio report columns.
report-where-unknown-near = No table of the report knows “{ $found }”.
    .remedy = Did you mean “{ $near }”? They know: { $known }.

finding-report-unknown = There is not { $what } “{ $found }”
    .remedy = It can be: { $known }.
finding-report-unknown-near = There is not { $what } “{ $found }”
    .remedy = Did you mean “{ $near }”? It can be: { $known }.
finding-report-expression = The expression does not read: { $problem }
    .remedy = Correct it; folio report columns gives the columns that it may use.
finding-report-step = “{ $column }” cannot be grouped by “{ $step }”
    .remedy = Use by with dates and times only; hour, with times only.
finding-report-no-number = “{ $column }” is no number
    .remedy = Use a column of numbers: folio report columns says what each one is. To count, use count or distinct.
finding-report-circle = The reports include each other: { $way }
    .remedy = Take away one include.
finding-report-units = “{ $measure }” cannot be drawn with the others: it measures something else
    .remedy = Leave measures of one kind in the chart: counts, times or percentages.
finding-report-same-key = The measure “{ $key }” is called like a column of group
    .remedy = Give it another key: sorting, charts and JSON go by it.
