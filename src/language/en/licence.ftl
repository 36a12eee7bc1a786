### Licences: folio licence. The weekly minute: folio minute.

licence-title = Licences
licence-none = There are no such licences.
licence-plan-title = Plan of renewals and purchases, { $from } to { $until }
licence-plan-nothing = Nothing to renew or buy from { $from } to { $until }.
licence-plan-past = The plan cannot end on { $until }: today is { $today }.
    .remedy = Give a day from today on, or a year with --year.
licence-plan-total = In the whole period. { $total }
licence-month = { $month } { $year }
licence-total = Total: { $total }
licence-total-and-unpriced = Total: { $total }, without { $count ->
        [one] one that has no price
       *[other] { $count } that have no price
    }
licence-unpriced = { $count ->
        [one] Its card has no price.
       *[other] None of the { $count } has a price on its card.
    }

licence-column-product = Product
licence-column-version = Version
licence-column-seats = Seats
licence-column-used = In use
licence-column-free = Free
licence-column-over = Too many
licence-column-days = Days
licence-column-notice = Notice
licence-column-state = State
licence-column-contract = Contract
licence-column-renewal = Renewal
licence-column-users = Who uses it
licence-column-day = Date
licence-column-what = What
licence-column-quantity = Quantity
licence-column-price = Cost

licence-term-endless = without end
licence-term-current = in force
licence-term-notice = expiring
licence-term-expired = expired
licence-over = { $count ->
        [one] one seat too many
       *[other] { $count } seats too many
    }
licence-what-renewal = Renew
licence-what-seats = Buy seats
licence-what-stock = Restock

licence-unknown-user = “{ $typed }” is neither a person nor an asset.
    .remedy = People are in catalog/people.toml, assets in “folio asset list”.
licence-unknown-user-near = “{ $typed }” is neither a person nor an asset. Did you mean { $near }?
    .remedy = People are in catalog/people.toml, assets in “folio asset list”.

help-licence = Licences: seats, expiry, renewals, plan of purchases
help-licence-list = The licences, the first to expire first
help-licence-list--words = Words that must be in it: product, supplier, contract, who uses it
help-licence-list--expiring = Only those that expired or have to be told of by now
help-licence-list--over = Only those with more seats in use than were bought
help--licences = Licences: identifier, or the number at its end
help-licence-assign = Gives somebody, or a machine, a seat of each licence
help-licence-assign--to = To whom: a person of people.toml or an asset
help-licence-assign--over = Though no seat is free; it has to be explained with --note
help-licence-release = Takes back the seat that somebody, or a machine, has of each licence
help-licence-release--from = From whom
help-licence-renew = Renews licences: their new end, seats or price
help-licence-renew--set = Value of the card: expires=2027-11-30, seats=25, price="9000.00 MXN"; may be repeated
help-licence-plan = What is to be renewed and bought, month by month
help-licence-plan-more = Also what is in use beyond what was bought, and supplies below their minimum. A seat costs its share of the licence's price; a piece the price of its card.
help-licence-plan--year = Whole year; twelve months from this one if not given
help-licence-plan--until = Last day

help-value-licence = LICENCE
help-value-user = WHO

minute-title-week = { $title } · week { $week } of { $year }
minute-title = { $title } · { $from } to { $to }
minute-desk = Desk
minute-period = Period
minute-period-text = { $from } to { $to }
minute-held = Day and hour of the meeting
minute-present = Present
minute-nothing = Nothing.
minute-licences = Licences expired, expiring or used beyond what was bought ({ $count })
minute-renewed = Licences renewed ({ $count })
minute-licence-tickets = Tickets about licences opened or ended ({ $count })
minute-needs-open = Needs and purchases open ({ $count })
minute-needs-closed = Needs and purchases ended ({ $count })
minute-purchases = Waiting for a purchase ({ $count })
minute-maintenance = Preventive maintenance ({ $count })
minute-contracts = Contracts that end ({ $count })
minute-agreements = Agreements
minute-column-who = Who asks
minute-column-opened = Opened
minute-column-closed = Ended
minute-column-age = Days
minute-column-commitment = Commitment
minute-column-expires-now = Expires now
minute-column-note = Note
minute-column-level = Level
minute-column-number = No.
minute-column-agreement = Agreement
minute-column-responsible = Responsible
minute-written = The minute was written to { $path }

minute-not-a-week = “{ $found }” is not a week.
    .remedy = Write it like this: 2026-W47.
minute-backwards = The period ends ({ $to }) before it begins ({ $from }).
    .remedy = Change --from or --to.

help-minute = The minute of the weekly meeting: licences, needs, purchases, maintenance, contracts
help-minute-more = On a terminal it is a table; into a pipe or a file it is Markdown, or what the name says. A past week is told as it was at its end.
help-minute--week = Week, Monday to Sunday: 2026-W47; this one if not given
help-minute--from = First day, instead of a week
help-minute--to = Last day
help-minute--as_of = Cut-off: what was so at that time
help-minute--out = File, or folder that keeps reports with an index
help-minute--only_if_changed = Write and say nothing where the minute says the same as the one there

help-value-week = WEEK
