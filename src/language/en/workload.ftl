# Workload: folio workload, and whom folio assign suggests

workload-title = Workload, { $date }
workload-column-id = Identifier
workload-column-person = Person
workload-column-open = To attend
workload-column-late = Late
workload-column-work = Work
workload-column-minutes = Work (min)
workload-column-waiting = Waiting
workload-column-waiting-minutes = Waiting (min)
workload-column-away = Away
workload-column-away-from = Away from
workload-column-away-until = Away until
workload-nothing = Nobody in office has that role, and nothing unassigned falls to it.
workload-nobody = Unassigned
workload-waiting = { $count } ({ $work })
workload-away = until { $until }
workload-away-why = until { $until }: { $reason }
workload-left = no longer in office
workload-unknown = not in people.toml
workload-of-overdue = { $count ->
        [one] One ticket is past its limit: the whole limit counts, since nobody knows how much is left.
       *[other] { $count } tickets are past their limit: the whole limit of each counts, since nobody knows how much is left.
    }
workload-of-target = { $count ->
        [one] The activity of one ticket has no limit: what is left of its solution target counts.
       *[other] The activity of { $count } tickets has no limit: what is left of their solution target counts.
    }
workload-of-nothing = { $count ->
        [one] One ticket has neither limit nor target: it counts as 0 min.
       *[other] { $count } tickets have neither limit nor target: they count as 0 min.
    }

suggestion-title = Who can take { $folio } ({ $role })
suggestion-question = To whom is { $folio } assigned?
suggestion-choice = { $person } – { $open ->
        [0] nothing to attend
        [one] 1 to attend, { $work }
       *[other] { $open } to attend, { $work }
    }
suggestion-absent = Away: { $person }, { $absence }
suggestion-holder = In the hands of: { $person }
suggestion-nobody = Nobody can be suggested today for { $folio } ({ $role }).
    .remedy = See who has that role in catalog/people.toml, or say to whom: folio assign { $folio } …
help-assign--role = Role for which somebody is looked for; that of the activity by default
