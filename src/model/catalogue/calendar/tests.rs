use chrono::{NaiveDate, Weekday};

use super::*;
use crate::model::catalogue::PRIORITIES;
use crate::model::catalogue::source::unknown_word;
use crate::model::catalogue::tests::told;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("date")
}

/// A calendar with office hours and what a test adds.
fn with(rest: &str) -> Result<CalendarSettings, Vec<Finding>> {
    let head = "code = 'uno'\nname = 'X'\nhours = [{ days = ['mon'], from = '09:00', to = '18:00' }]\n";
    CalendarSettings::parse("calendars/uno.toml", &format!("{head}{rest}"))
}

#[test]
fn everything_wrong_with_a_calendar_is_told_at_once() {
    let text = r#"code = "otro"
name = "X"
hours = [
  { days = ["mon", "lun"], from = "09:00", to = "14:00" },
  { days = ["mon", "tue"], from = 13:30, to = "18:00" },
  { days = ["wed"], from = "18:00", to = "09:00" },
  { days = [], from = "9", to = "24:30" },
  { days = ["sun"], from = 00:00:00, to = "24:00" },
]
"#;
    assert_eq!(
        told(CalendarSettings::parse("catalog/calendars/uno.toml", text)),
        [
            "file-name 1:8 code = \"otro\"",
            "word-near 4:20   { days = [\"mon\", \"lun\"], from = \"09:00\", to = \"14:00\" },",
            "overlap 5:3   { days = [\"mon\", \"tue\"], from = 13:30, to = \"18:00\" },",
            "span 6:42   { days = [\"wed\"], from = \"18:00\", to = \"09:00\" },",
            "empty-list 7:12   { days = [], from = \"9\", to = \"24:30\" },",
            "hour 7:23   { days = [], from = \"9\", to = \"24:30\" },",
            "hour 7:33   { days = [], from = \"9\", to = \"24:30\" },",
        ]
    );
    let empty = "code = 'uno'\nname = 'X'\nhours = []";
    assert_eq!(told(CalendarSettings::parse("calendars/uno.toml", empty)), ["empty-list 3:9 hours = []"]);
    let text = "code = 'uno'\nname = 'X'\n[[hours]]\ndays = ['sat']\nfrom = 16:00\nto = '24:00'\n\
                [[hours]]\ndays = ['sat']\nfrom = '9:00'\nto = '14:00'";
    let calendar = CalendarSettings::parse("calendars/uno.toml", text).expect("calendar");
    assert_eq!(calendar.hours_on(day("2025-03-15")), [(540, 840), (960, 1440)]);
    assert_eq!(calendar.hours_on(day("2025-03-14")), []);
}

#[test]
fn spanish_words_are_understood_well_enough_to_be_corrected() {
    let words: Vec<&str> = DAYS.iter().map(|(word, _)| *word).collect();
    for (found, near) in [("lun", "mon"), ("Martes", "tue"), ("miércoles", "wed"), ("dom", "sun")] {
        let message = unknown_word("days", found, &words);
        assert!(message.arguments.contains(&("near", near.into())), "{message:?}");
    }
    assert_eq!(unknown_word("priority", "xyz", &PRIORITIES).id, "finding-catalogue-word");
}

#[test]
fn hours_hold_for_a_time_and_need_no_file_of_their_own() {
    let text = "code = 'uno'\nname = 'X'\nextends = 'dos'\n";
    let calendar = CalendarSettings::parse("calendars/uno.toml", text).expect("calendar");
    let extends = calendar.extends.expect("extends");
    assert_eq!((extends.code.as_str(), extends.place.line, extends.place.column), ("dos", Some(3), Some(11)));
    let text = "code = 'uno'\nname = 'X'\nhours = [\n\
                { days = ['mon'], from = '09:00', to = '15:00', until = 2019-12-31 },\n\
                { days = ['mon'], from = '09:00', to = '18:00', since = 2020-01-01, until = '2024-12-31' },\n\
                { days = ['mon'], from = '08:00', to = '16:00', since = 2025-01-01 },\n]";
    let calendar = CalendarSettings::parse("calendars/uno.toml", text).expect("calendar");
    for (date, hours) in [("2019-12-30", (540, 900)), ("2020-01-06", (540, 1080)), ("2025-01-06", (480, 960))] {
        assert_eq!(calendar.hours_on(day(date)), [hours], "{date}");
    }
    let wrong = text.replace("2019-12-31", "2020-01-01").replace("since = 2025", "until = '2024-02-30', since = 2025");
    let (second, third) = (wrong.lines().nth(4).expect("a line"), wrong.lines().nth(5).expect("a line"));
    let expected = [format!("overlap 5:1 {second}"), format!("date 6:57 {third}")];
    assert_eq!(told(CalendarSettings::parse("calendars/uno.toml", &wrong)), expected);
    let backwards = text.replace("'2024-12-31'", "2019-12-31");
    let expected = format!("since-until 5:77 {}", backwards.lines().nth(4).expect("a line"));
    assert_eq!(told(CalendarSettings::parse("calendars/uno.toml", &backwards)), [expected]);
}

#[test]
fn every_rule_is_read() {
    let calendar = with(
        "[[holiday]]\nname = 'Año Nuevo'\ndate = '01-01'\n\
         [[holiday]]\nname = 'Constitución'\nweekday = 'mon'\nnth = 1\nmonth = 2\nsince = 2006\n\
         [[holiday]]\nname = 'Último'\nweekday = 'fri'\nnth = -1\nmonth = 3\nuntil = 2030\n\
         [[holiday]]\nname = 'Reyes'\nweekday = 'mon'\non_or_after = '01-06'\n\
         [[holiday]]\nname = 'Jueves Santo'\neaster = -3\n\
         [[holiday]]\nname = 'Elección'\nday = 2024-06-02\nannounced = 2024-05-30\n\
         [[workday]]\nname = 'Se trabaja'\nday = '2026-05-01'\n\
         [[holiday]]\nname = 'Transmisión'\ndate = '10-01'\nevery = 6\nof = 2024\n\
         [[partial]]\nname = 'Nochebuena'\ndate = '12-24'\n\
         hours = [{ from = '12:00', to = '14:00' }, { from = '09:00', to = '11:00' }]\n\
         [[closure]]\nname = 'Fin de año'\nfrom = 2026-12-21\nuntil = 2027-01-05\nnotice = 'Circular 12/2026'\n\
         announced = 2026-12-01\n",
    )
    .expect("calendar");
    let of = |index: usize, year| calendar.holidays[index].of_year(year).map(|day| day.to_string());
    assert_eq!(of(0, 2026).as_deref(), Some("2026-01-01"));
    assert_eq!((of(1, 2026).as_deref(), of(1, 2005)), (Some("2026-02-02"), None));
    assert_eq!((of(2, 2026).as_deref(), of(2, 2031)), (Some("2026-03-27"), None));
    assert_eq!((of(3, 2026).as_deref(), of(3, 2025).as_deref()), (Some("2026-01-12"), Some("2025-01-06")));
    assert_eq!((of(4, 2026).as_deref(), of(4, 2000).as_deref()), (Some("2026-04-02"), Some("2000-04-20")));
    assert_eq!((of(5, 2024).as_deref(), of(5, 2025)), (Some("2024-06-02"), None));
    assert_eq!((of(6, 2030).as_deref(), of(6, 2018), of(6, 2025)), (Some("2030-10-01"), None, None));
    assert_eq!(calendar.holidays[5].announced, Some(day("2024-05-30")));
    assert_eq!(calendar.partials[0].hours, [(540, 660), (720, 840)]);
    assert_eq!(calendar.workdays[0].rule, DayRule::Single(day("2026-05-01")));
    assert_eq!(calendar.closures[0].notice.as_deref(), Some("Circular 12/2026"));
}

#[test]
fn everything_wrong_with_a_day_is_told_at_once() {
    let cases = [
        ("date = '02-30'", "month-day 6:8 date = '02-30'"),
        ("date = '6-1'", "month-day 6:8 date = '6-1'"),
        ("date = '13-01'", "month-day 6:8 date = '13-01'"),
        ("date = 6", "wrong-type 6:8 date = 6"),
        ("weekday = 'mon'", "weekday-alone 6:11 weekday = 'mon'"),
        ("since = 2006", "no-rule 4:1 [[holiday]]"),
        ("date = '01-06'\neaster = 3", "two-rules 7:10 easter = 3"),
        ("date = '01-06'\nweekday = 'mon'", "two-rules 7:11 weekday = 'mon'"),
        ("weekday = 'mon'\nnth = 1\nmonth = 2\non_or_after = '01-06'", "two-rules 9:15 on_or_after = '01-06'"),
        ("weekday = 'mon'\nnth = 6\nmonth = 2", "nth 7:7 nth = 6"),
        ("weekday = 'mon'\nnth = 0\nmonth = 2", "nth 7:7 nth = 0"),
        ("weekday = 'lunes'\nnth = 1\nmonth = 2", "word-near 6:11 weekday = 'lunes'"),
        ("weekday = 'mon'\nnth = 1\nmonth = 13", "bounds 8:9 month = 13"),
        ("weekday = 'mon'\nnth = 1", "missing-key 4:1 [[holiday]]"),
        ("nth = 1\nmonth = 2", "missing-key 4:1 [[holiday]]"),
        ("on_or_after = '01-06'", "missing-key 4:1 [[holiday]]"),
        ("easter = 400", "bounds 6:10 easter = 400"),
        ("easter = 'lunes'", "wrong-type 6:10 easter = 'lunes'"),
        ("easter = 99999999999999999999", "number 6:10 easter = 99999999999999999999"),
        ("day = 'mañana'", "date 6:7 day = 'mañana'"),
        ("date = '01-06'\nsince = 20066", "bounds 7:9 since = 20066"),
        ("date = '01-06'\nsince = 2006\nuntil = 2005", "since-until 8:9 until = 2005"),
        ("date = '01-06'\nevery = 6", "missing-key 4:1 [[holiday]]"),
        ("date = '01-06'\nof = 2024", "missing-key 4:1 [[holiday]]"),
        ("date = '01-06'\nevery = 0\nof = 2024", "bounds 7:9 every = 0"),
        ("day = 2024-06-02\nsince = 2025", "never 6:7 day = 2024-06-02"),
        ("date = '02-29'\nevery = 4\nof = 2023", "never 6:8 date = '02-29'"),
        ("date = '01-06'\nevery = 6\nof = 2024\nuntil = 2023", "never 6:8 date = '01-06'"),
        ("date = '01-06'\nhours = []", "unknown-key 7:1 hours = []"),
        ("date = '01-06'\nanounced = 2024-01-01", "unknown-key-near 7:1 anounced = 2024-01-01"),
    ];
    for (lines, expected) in cases {
        assert_eq!(told(with(&format!("[[holiday]]\nname = 'X'\n{lines}\n"))), [expected], "{lines}");
    }
    assert_eq!(told(with("[[holiday]]\ndate = '01-06'\n")), ["missing-key 4:1 [[holiday]]"]);
    assert_eq!(told(with("[holiday]\ndate = '01-06'\n")), ["single-table 4:1 [holiday]"]);
    assert_eq!(told(with("[[festivo]]\ndate = '01-06'\n")), ["unknown-key 4:3 [[festivo]]"]);
    let closure = "[[closure]]\nname = 'X'\nfrom = 2026-12-21\nuntil = 2026-12-20\n[[closure]]\nname = 'Y'\n";
    assert_eq!(
        told(with(closure)),
        ["period 7:9 until = 2026-12-20", "missing-key 8:1 [[closure]]", "missing-key 8:1 [[closure]]"]
    );
    let partial = "[[partial]]\nname = 'X'\ndate = '12-24'\n";
    assert_eq!(told(with(partial)), ["missing-key 4:1 [[partial]]"]);
    assert_eq!(told(with(&format!("{partial}hours = []"))), ["no-hours 7:9 hours = []"]);
    let hours = "hours = [{ from = '9:00', to = '12:00' }, { from = '11:00', to = '10:00' },\n\
                 { from = '10:00', to = '13:00', dias = 1 }]";
    assert_eq!(
        told(with(&format!("{partial}{hours}"))),
        [
            "span 7:66 hours = [{ from = '9:00', to = '12:00' }, { from = '11:00', to = '10:00' },",
            "overlap 8:1 { from = '10:00', to = '13:00', dias = 1 }]",
            "unknown-key 8:33 { from = '10:00', to = '13:00', dias = 1 }]",
        ]
    );
}

#[test]
fn rules_find_their_day() {
    for (year, easter) in [(1818, "03-22"), (1943, "04-25"), (2000, "04-23"), (2008, "03-23"), (2038, "04-25")] {
        assert_eq!(easter_sunday(year).map(|day| day.to_string()), Some(format!("{year}-{easter}")));
    }
    let leap = DayRule::OnOrAfter { weekday: Weekday::Mon, month: 2, day: 29 };
    assert_eq!((leap.of_year(2024), leap.of_year(2025)), (Some(day("2024-03-04")), Some(day("2025-03-03"))));
    assert_eq!((leap.moved_from(2024), leap.moved_from(2025)), (Some(day("2024-02-29")), Some(day("2025-03-01"))));
    let late = DayRule::OnOrAfter { weekday: Weekday::Mon, month: 12, day: 29 };
    assert_eq!(late.of_year(2026), Some(day("2027-01-04")));
    let fifth = DayRule::Nth { weekday: Weekday::Mon, nth: 5, month: 2 };
    assert_eq!((fifth.of_year(2025), fifth.of_year(2044)), (None, Some(day("2044-02-29"))));
    let last = DayRule::Nth { weekday: Weekday::Mon, nth: -1, month: 2 };
    assert_eq!((last.of_year(2025), last.of_year(2044)), (Some(day("2025-02-24")), Some(day("2044-02-29"))));
    for year in [i32::MIN, -262_143, -1, 0, 262_142, i32::MAX] {
        for rule in [leap, late, fifth, last, DayRule::Easter(249), DayRule::Easter(-80)] {
            let _ = (rule.of_year(year), rule.moved_from(year));
        }
    }
    for year in 1583..=9999 {
        for distance in [*DayRule::EASTER.start(), *DayRule::EASTER.end()] {
            let found = DayRule::Easter(distance as i32).of_year(year).expect("a day");
            assert_eq!(chrono::Datelike::year(&found), year);
        }
    }
}

#[test]
fn thousands_of_hours_are_compared_at_once() {
    let most = 50;
    let many = 10_000_u64;
    let read = |hours: &mut dyn Iterator<Item = String>| {
        let hours: String = hours.collect();
        CalendarSettings::parse("calendars/uno.toml", &format!("code = 'uno'\nname = 'X'\nhours = [\n{hours}]\n"))
    };
    let same = "{ days = ['mon', 'tue'], from = '09:00', to = '18:00' },\n".to_owned();
    assert_eq!(told(read(&mut (0..many).map(|_| same.clone()))).len(), most);
    assert_eq!(told(read(&mut (0..many).map(|_| "{},\n".to_owned()))).len(), most);
    let one_day = |number: u64| {
        let on = day("2000-01-01") + chrono::Days::new(number);
        format!("{{ days = ['mon'], from = '09:00', to = '18:00', since = {on}, until = {on} }},\n")
    };
    assert_eq!(read(&mut (0..many).map(one_day)).expect("calendar").hours.len(), many as usize);
    // The last one meets them all, and is told once.
    let last = "{ days = ['mon'], from = '17:00', to = '19:00' },\n".to_owned();
    let found = told(read(&mut (0..many).map(one_day).chain([last.clone()])));
    assert_eq!(found, [format!("overlap {}:1 {}", many + 4, last.trim_end())]);
    assert_eq!(told(read(&mut [last].into_iter().chain((0..many).map(one_day)))).len(), most);
    // Partial days.
    let hours = "{ from = '09:00', to = '10:00' },\n".repeat(10_000);
    let partial = format!("[[partial]]\nname = 'P'\ndate = '01-02'\nhours = [\n{hours}]\n");
    assert_eq!(told(with(&partial)).len(), most);
}

#[test]
fn each_span_is_told_of_the_first_that_it_overlaps() {
    let text = "code = 'uno'\nname = 'X'\nhours = [\n\
                { days = ['mon'], from = '09:00', to = '11:00', since = 2020-01-01 },\n\
                { days = ['mon', 'tue'], from = '12:00', to = '15:00' },\n\
                { days = ['mon'], from = '10:00', to = '13:00', until = 2021-01-01 },\n\
                { days = ['wed'], from = '10:00', to = '13:00' },\n\
                { days = ['tue'], from = '14:00', to = '16:00', since = 2019-01-01 },\n]";
    let found = CalendarSettings::parse("calendars/uno.toml", text).expect_err("overlaps");
    let said: Vec<_> = found.iter().map(|finding| (finding.place.line, finding.message.arguments.clone())).collect();
    let between =
        |days: &str, from: &str, to: &str| vec![("days", days.into()), ("from", from.into()), ("to", to.into())];
    assert_eq!(said, [(Some(6), between("mon", "10:00", "11:00")), (Some(8), between("tue", "14:00", "15:00"))]);
}
