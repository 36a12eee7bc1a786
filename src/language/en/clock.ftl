# Clocks: how much time a ticket has taken, and against which limits

help-clock = Shows the clocks of a ticket and their limits
help-clock-more =
    With --explain there is a row for every stretch of time: whether it counts, why and whose it is;
    the rows add up to the figure.
    Examples:
      folio clock 42 --explain
      folio clock 42 --as-of "2026-11-20 18:00" --json
help-clock--explain = A row for every stretch of time, with the sum
help-clock--as_of = The clocks as they stood at that time, or will stand

column-clock = Clock
column-responsible = Responsible
column-visit = Visit
column-counts = Counts
column-why = Why
column-whose = Whose
column-paused = Paused (min)
column-off-hours = Off hours (min)
column-all-minutes = Elapsed (min)
column-over = Over (min)

clock-title = Clocks of { $folio } on { $at }
clock-kind-activity = Activity
clock-kind-path = Path
clock-kind-response = Response
clock-kind-solution = Solution
clock-kind-contract = Contract
clock-contract = { $name }, contract { $number }
clock-no-contract = { $name }, no contract in force
clock-still = stands still
clock-why-working = working time
clock-why-stay = working time, activity { $activity }
clock-why-ended = over, until it was reopened
clock-whose-user = User
clock-whose-supplier = Supplier
clock-whose-purchase = Purchasing
clock-sum = { $counted } min counted + { $paused } paused + { $closed } off hours = { $elapsed } min elapsed
clock-over = { $counted } of { $limit }: { $rest } over
clock-left = { $counted } of { $limit }: { $rest } left
clock-spare = { $counted } of { $limit }: { $rest } to spare
clock-due-past = Was due: { $due } (calendar { $calendar })
clock-due = Due: { $due } (calendar { $calendar })
clock-stands-still = The clock stands still; until it goes on it is not due.
clock-total = Elapsed: { $elapsed } = { $counted } counted + { $paused } paused + { $closed } off hours
clock-nominal = The whole path: { $used } (nominal: { $nominal })
clock-offsite = Equipment out, apart: { $time }
clock-not-yet = { $folio } had not been opened by { $at }.
    .remedy = Give a later time with --as-of; folio show says when it was opened.

help-late = Shows what is late: clocks of open tickets that have passed their limit
help-late-more =
    Ends with 1 if there is something and with 0, saying nothing, if there is not; made for cron.
    Example: folio late --within 4h
help-late--within = What will be late within this working time too: 4h, 90min

column-left = Against limit
column-left-minutes = Left (min)

late-title = Late and about to be
late-over = { $time } over
late-left = due in { $time }
late-not-a-duration = "{ $found }" is not a time.
    .remedy = Write it in working hours and minutes, with the unit: 4h, 90min, 1h 30min.

help-value-commit = COMMIT|FILE
help-calendar-impact = Says whose verdict changes when a calendar, a contract or the targets are edited
help-calendar-impact-more =
    Compares the files as they are now with those of a commit of git (HEAD where none is given), or
    with the files given: calendars, suppliers.toml, priorities.toml, desk.toml.
    Examples:
      folio calendar impact
      folio calendar impact --against HEAD~3 --format csv
      folio calendar impact --against /tmp/mx-lft.toml
help-calendar-impact--against = What to compare with: a commit of git, or files

column-before = Before
column-after = After

impact-title = Changed verdicts
impact-due = due { $due }
impact-nothing = { $count ->
        [one] The one ticket keeps its verdict.
       *[other] None of the { $count } tickets changes its verdict.
    }
impact-no-file = There is no file "{ $name }".
    .remedy = Give one commit of git, or only files that exist.
impact-no-git = This desk is not in a git repository.
    .remedy = Give the files of before with --against: a calendar, suppliers.toml or priorities.toml.
impact-no-commit = Git knows no commit "{ $name }", nor is there a file of that name.
    .remedy = See them with: git log --oneline -- catalog
impact-no-catalogue = In "{ $name }" this desk had no catalogue yet.
    .remedy = Give a later commit: git log --oneline -- catalog

clock-line = { $clock }: { $used }
clock-line-due = { $clock }: { $used }; due { $due }
clock-line-ended = { $clock }: { $used }; ended { $ended }
clock-line-still = { $clock }: { $used }; stands still

targets-none = no target
targets-due = { $clock }: { $limit } (before: { $before }), from the opening on; due { $due }.
targets-late = { $clock }: { $limit } (before: { $before }), from the opening on; was due { $due }.
targets-still = { $clock }: { $limit } (before: { $before }), from the opening on; the clock stands still.
targets-changed = { $clock }: { $limit } (before: { $before }).
