### Preventive maintenance: folio maintenance

maintenance-month-1 = Jan
maintenance-month-2 = Feb
maintenance-month-3 = Mar
maintenance-month-4 = Apr
maintenance-month-5 = May
maintenance-month-6 = Jun
maintenance-month-7 = Jul
maintenance-month-8 = Aug
maintenance-month-9 = Sep
maintenance-month-10 = Oct
maintenance-month-11 = Nov
maintenance-month-12 = Dec

maintenance-letter-planned = P
maintenance-letter-done = D
maintenance-letter-late = L
maintenance-letter-overdue = O
maintenance-mark-planned = planned
maintenance-mark-done = done
maintenance-mark-late = done late
maintenance-mark-overdue = overdue, not done

maintenance-plan-title = Maintenance programme { $year } · { $desk }
maintenance-legend = { $parts }. Beside the letter, the day of the month. As of { $today }.
maintenance-legend-part = { $letter } { $text }
maintenance-total = Total { $letter }
maintenance-due-title = Maintenance due up to { $until }
maintenance-due-title-assets = Next maintenance
maintenance-open-title = Maintenance tickets

maintenance-column-answers = Custodian or area
maintenance-column-custodian = Custodian
maintenance-column-description = Description
maintenance-column-tag = Tag
maintenance-column-days = Days
maintenance-column-last = Last
maintenance-column-planned = Planned
maintenance-column-done = Done
maintenance-column-mark = State
maintenance-column-programme = Programme
maintenance-column-what = Result

maintenance-what-opened = opened
maintenance-what-would-open = would be opened
maintenance-what-open = was open already
maintenance-what-ended = had a ticket, which is over
maintenance-what-void = had a ticket, which was cancelled
maintenance-what-refused = not opened

maintenance-nothing-planned = Nothing of the maintenance programme falls in { $year }.
maintenance-nothing-due = No maintenance is due up to { $until }.
maintenance-nothing-due-ever = Those assets are due no maintenance in the state in which they are.
maintenance-refused = { $id }: its ticket was not opened.
maintenance-expression = The programme { $programme } could not fill “{ $field }”: { $problem }.
    .remedy = Correct that expression in catalog/inventory.toml.
maintenance-unreadable-interval = Warning: the card of { $id } says “{ $found }” under “maintenance”, which is neither months (“2 months”) nor “none”; every { $months ->
        [one] month
       *[other] { $months } months
    } counts.
maintenance-undated = { $count ->
        [one] Warning: nobody knows since when { $ids } is there; it cannot be planned.
       *[other] Warning: nobody knows since when { $count } assets are there; they cannot be planned: { $ids }
    }{"\u000A"}  → folio asset adopt { $first }

maintenance-no-programme = The desk has no programme of maintenance.
    .remedy = Declare one in catalog/inventory.toml with [[programme]]: key, name, kinds, every, procedure, planned and done.
maintenance-not-in-programme = No programme of maintenance concerns { $id }.
    .remedy = Put it into “assets” of a [[programme]] of catalog/inventory.toml, or its kind into “kinds”. If its card says “maintenance: none”, remove that: folio asset edit { $id } --set maintenance=
maintenance-not-days = “{ $found }” is not a number of days.
    .remedy = Write it like this: 30d.
maintenance-not-a-year = “{ $found }” is not a year.
    .remedy = Write it with four digits: 2026.

help-maintenance = The programme of maintenance: the year's sheet, what is due, its tickets
help-maintenance-more = A service is due so many calendar months after the one before it (at the end of a month, on its last day); where nobody works on that day it is moved as the programme says. The count begins with the last service done, or with the day on which the asset was registered.
help-maintenance-plan = The twelve-month sheet: what is planned and what was done on each asset
help-maintenance-plan--year = Year; this one if not given
help-maintenance-due = The assets on which a service is due, what is overdue first
help-maintenance-due-more = With an asset it gives its next service, whenever that is: the date to be written on the service sheet when it is handed back. Example: folio maintenance due PC-0260
help-maintenance-open = Opens the tickets of what is due, one for each asset and date
help-maintenance-open-more = What has its ticket already is left as it is: to repeat it does no harm. What cannot be opened is told, with what it lacks, and stops no other.
help-maintenance-open--dry_run = Only says what would be opened
help-maintenance-due--assets = Assets; all if not given
help-maintenance-open--assets = Assets; all if not given
help--programme = Programme, of those of catalog/inventory.toml; all if not given
help-maintenance-due--until = Last day looked at; the end of the month if not given
help-maintenance-open--until = Last day looked at; the end of the month if not given
help-maintenance-due--within = Days from today that are looked at, for example 30d
help-maintenance-open--within = Days from today that are looked at, for example 30d

help-value-programme = PROGRAMME
help-value-days = DAYS
