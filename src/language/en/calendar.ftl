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
