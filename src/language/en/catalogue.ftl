# Catalogue: desk.toml, people, services, suppliers, calendars and assets

catalogue-kind-moment = a date or an hour
catalogue-kind-hour = an hour (09:00)
catalogue-kind-whole = a whole number

finding-catalogue-syntax = the file cannot be read as TOML: { $detail }
    .remedy = Look at the quotation marks, brackets and equals signs of that line.
finding-catalogue-unknown-key = the key "{ $key }" does not belong here
    .remedy = Remove it. These may stand here: { $known }.
finding-catalogue-unknown-key-near = the key "{ $key }" does not belong here
    .remedy = Did you mean "{ $near }"? These may stand here: { $known }.
finding-catalogue-missing-key = the key "{ $key }" is missing
    .remedy = Add a line that begins with { $key } =
finding-catalogue-wrong-type = "{ $key }" should be { $expected } and is { $found }
    .remedy = Write { $expected }. Texts stand between quotation marks, even those made of digits only; lists between square brackets.
finding-catalogue-single-table = "{ $key }" is a list of groups and is written as a single one
    .remedy = Use double brackets: [[{ $key }]].
finding-catalogue-blank = "{ $key }" is blank
    .remedy = Write it, or remove the line if the key is optional.
finding-catalogue-one-line = "{ $key }" must be on one line, without tabs or control characters
    .remedy = Write it again, without breaks.
finding-catalogue-empty-list = the list "{ $key }" is empty
    .remedy = Put at least one element in it.
finding-catalogue-repeated = "{ $found }" stands twice in "{ $key }"
    .remedy = Leave one.
finding-catalogue-duplicate = "{ $found }" is already the "{ $key }" of line { $line }
    .remedy = No two may be the same: change one, or remove the one too many.
finding-catalogue-not-an-identifier = "{ $found }" will not do as "{ $key }"
    .remedy = Use letters without accents, digits, hyphen, full stop or underscore; no spaces, a letter or digit first, 64 at most.
finding-catalogue-format = this program reads desks of format = { $known }, and here it is { $found }
    .remedy = If the desk belongs to a newer Folio, update the program; otherwise write format = { $known }.
finding-catalogue-word = "{ $found }" will not do in "{ $key }"
    .remedy = It may be: { $known }.
finding-catalogue-word-near = "{ $found }" will not do in "{ $key }"
    .remedy = Did you mean "{ $near }"? It may be: { $known }.
finding-catalogue-zone = there is no time zone called "{ $found }"
    .remedy = Use its name in the tz database: America/Mexico_City, America/Cancun, America/Hermosillo, America/Tijuana, America/Bogota.
finding-catalogue-series = "{ $found }" will not do as a series of folios
    .remedy = Use 1 to 8 capital letters or digits, a letter first: CI, SOP2.
finding-catalogue-date = "{ $found }" is not a date for "{ $key }"
    .remedy = Write it as 2026-11-20, and see that the day exists.
finding-catalogue-period = the period ends ({ $until }) before it begins ({ $from })
    .remedy = Correct from or until.
finding-catalogue-mail = "{ $found }" is not a mail address
    .remedy = Write it as name@domain, without spaces; or remove the line.
finding-catalogue-number-shape = the expression "{ $found }" makes no sense: { $detail }
    .remedy = Write the shape of the number as a regular expression, for instance R-[0-9]{"{"}5{"}"}.
finding-catalogue-example = the example "{ $found }" does not fit "{ $number }"
    .remedy = Correct the example or the expression; they must match from beginning to end.
finding-catalogue-number = "{ $found }" is not a number that can be kept
    .remedy = Use a plain number, or put it between quotation marks.
finding-catalogue-hour = "{ $found }" is not an hour for "{ $key }"
    .remedy = Write it from 00:00 to 24:00, like 09:00.
finding-catalogue-span = the span ends at { $to } and begins at { $from }
    .remedy = It must end after it begins. A shift past midnight is written as two spans: one to 24:00, another from 00:00.
finding-catalogue-overlap = two spans overlap from { $from } to { $to } ({ $days })
    .remedy = Shorten one of them, so that those hours do not count twice.
finding-catalogue-file-name = the file is called "{ $name }" and its "{ $key }" is "{ $found }"
    .remedy = They must be the same: change { $key } or the file's name.
finding-catalogue-folder-name = the file is in the folder "{ $name }" and its "{ $key }" is "{ $found }"
    .remedy = They must be the same: change { $key } or move the file.
finding-catalogue-bounds = "{ $found }" will not do for "{ $key }"
    .remedy = Write a whole number from { $least } to { $most }, without quotation marks.
finding-catalogue-month-day = "{ $found }" is not a day of the year for "{ $key }"
    .remedy = Write month and day that exist: "01-06" is 6 January.
finding-catalogue-no-rule = it is not said which day it is
    .remedy = Give it a rule: date = "01-06"; weekday = "mon", nth = 1, month = 2; weekday = "mon", on_or_after = "01-06"; easter = -3; or day = 2024-06-02.
finding-catalogue-two-rules = there is more than one rule in the same entry ({ $found })
    .remedy = Leave one: date; weekday with nth and month; weekday with on_or_after; easter; or day. Two days are two entries.
finding-catalogue-weekday-alone = "weekday" by itself does not say which day it is
    .remedy = Add nth and month (first Monday of February: nth = 1, month = 2), or on_or_after = "01-06". The hours of each week go into "hours".
finding-catalogue-nth = no month has a weekday number { $found }
    .remedy = Use 1 to 5, or -1 for the last one of the month.
finding-catalogue-since-until = it ends ({ $until }) before it begins ({ $since })
    .remedy = Correct since or until.
finding-catalogue-never = "{ $name }" never falls: in no year do its rule and its years hold together
    .remedy = Look at since, until, every and of; with "day" none of them is needed.
finding-catalogue-no-hours = the day "{ $name }" has no hours
    .remedy = Give it some; if nobody works it is a [[holiday]].
finding-catalogue-extends-nothing = it extends "{ $code }", and there is no such calendar
    .remedy = Put one that is in catalog/calendars into "extends" ({ $known }), or take the line out.
finding-catalogue-extends-circle = the calendars extend each other in a circle: { $chain }
    .remedy = Take "extends" out of one of them.
