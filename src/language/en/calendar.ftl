# Calendars: reasons for which time does not count, rules of days, folio calendar

calendar-reason-hours = outside the hours
calendar-reason-day-off = day off
calendar-reason-holiday = holiday: { $name }
calendar-reason-partial = shorter hours: { $name }
calendar-reason-closure = closed: { $name }
calendar-reason-closure-notice = closed: { $name } ({ $notice })

calendar-kind-holiday = holiday
calendar-kind-partial = shorter hours
calendar-kind-closure = closure
calendar-kind-workday = worked

calendar-rule-date = { $day } { $month }
calendar-rule-nth = { $nth } { $weekday } of { $month }
calendar-rule-on-or-after = { $date }, or the { $weekday } after it
calendar-rule-easter = Easter Sunday
calendar-rule-before-easter = { $days ->
        [one] the day before Easter
       *[other] { $days } days before Easter
    }
calendar-rule-after-easter = { $days ->
        [one] the day after Easter
       *[other] { $days } days after Easter
    }
calendar-rule-single = that date only
calendar-rule-every = { $rule }, every { $every } years from { $of }
calendar-rule-closure = by notice
calendar-rule-notice = { $notice }

calendar-nth-1 = first
calendar-nth-2 = second
calendar-nth-3 = third
calendar-nth-4 = fourth
calendar-nth-5 = fifth
calendar-nth-last = last

calendar-month-1 = January
calendar-month-2 = February
calendar-month-3 = March
calendar-month-4 = April
calendar-month-5 = May
calendar-month-6 = June
calendar-month-7 = July
calendar-month-8 = August
calendar-month-9 = September
calendar-month-10 = October
calendar-month-11 = November
calendar-month-12 = December

calendar-weekday-mon = Monday
calendar-weekday-tue = Tuesday
calendar-weekday-wed = Wednesday
calendar-weekday-thu = Thursday
calendar-weekday-fri = Friday
calendar-weekday-sat = Saturday
calendar-weekday-sun = Sunday

calendar-list-title = Calendars
calendar-list-embedded = There is no desk here: these are the calendars inside folio.
calendar-list-damaged = There are calendars that cannot be used. See: folio check
calendar-unreadable = cannot be used
calendar-code = Code
calendar-name = Name
calendar-extends = Extends
calendar-hours = Hours
calendar-of-desk = The desk's
calendar-days = { $from } to { $to }
calendar-since = from { $since }
calendar-until-date = until { $until }
calendar-period = { $from } to { $to }
calendar-no-days = No day of the period differs.
calendar-date = Date
calendar-until = Until
calendar-weekday = Day
calendar-day-name = Name
calendar-rule = Rule
calendar-moved-from = Moved from
calendar-kind = Kind
calendar-notice = Notice
calendar-announced = Announced
calendar-of = Calendar
calendar-between = { $time } ({ $minutes } min)

error-calendar-which = There is no desk here; it is not said which calendar.
    .remedy = Add one of these codes: { $known }
error-unknown-calendar = There is no calendar “{ $code }”.
    .remedy = There are these: { $known }
error-unknown-calendar-near = There is no calendar “{ $code }”. Did you mean “{ $near }”?
    .remedy = There are these: { $known }
calendar-not-a-date = “{ $found }” is not a date.
    .remedy = Write it like this: 2026-11-20 or 20/11/2026.
calendar-no-duration = It is not said how much time to add.
    .remedy = For example: folio calendar add "2026-11-20 09:08" 3h
calendar-not-a-duration = “{ $found }” is not a duration.
    .remedy = Write it in hours and minutes: 90min, 3h or 1h30; at most 10000 hours.
calendar-never = The calendar “{ $code }” does not have so much working time in the next thirty years.
    .remedy = Look at its hours and closures: folio calendar show { $code }

help-calendar = Calendars: which days and hours count, and arithmetic with them
help-calendar-list = Lists the calendars of the desk; without a desk, those inside folio
help-calendar-show = Shows the hours of a calendar, and its holidays and other days that differ
help-calendar-show--calendar = Code of the calendar; the desk's, if none is named
help-calendar-show--year = Year; this one, if none is named
help-calendar-show--from = First day, if not that of the year
help-calendar-show--to = Last day, if not that of the year
help-calendar-add = Adds working time to a moment, and gives the moment when it is over
help-calendar-add-more =
    For example: folio calendar add "2026-01-12 09:30" 8h
    Or in one word: folio calendar add 2026-01-12T09:30-06:00+8h
help-calendar-add--start = From when: 09:08, "2026-11-20 09:08"
help-calendar-add--duration = How much working time: 90min, 3h, 1h30
help-calendar-between = Counts the working time between two moments
help-calendar-between--from = From when: 09:08, "2026-11-20 09:08"
help-calendar-between--to = Until when
help--calendar = Calendar to count with; the desk's, if none is named
help-value-year = YEAR
help-value-start = START
help-value-end = END
