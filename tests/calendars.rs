//! Calendars: the holidays that the program brings along against tables of somebody else, working
//! time against a clock that looks at every minute, and `folio calendar` as a technician sees it.
//! Each file of `snapshots-calendar/` is a whole transcript; `UPDATE_EXPECTED=1 cargo test --test
//! calendars` writes them anew.

#![allow(clippy::disallowed_methods, reason = "tests touch the disk")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Datelike, Duration, LocalResult, NaiveDate, TimeZone, Timelike};
use common::TestDesk;
use folio::clock::calendar::{Calendar, DayKind, Reason, Span};
use folio::model::catalogue::{CalendarSettings, DayEntry, easter_sunday};
use folio::model::time::{Moment, Zone};
use folio::store::calendars::embedded_settings;
use proptest::prelude::*;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect(text)
}

// --- Holidays against tables -----------------------------------------------------------------------

/// Names of the days of a table, by date.
fn table(name: &str) -> BTreeMap<NaiveDate, Vec<String>> {
    let text = fs::read_to_string(root().join("tests/data").join(name)).expect("a table");
    let lines = text.lines().filter(|line| !line.starts_with('#')).skip(1);
    let row = |line: &str| {
        let (date, names) = line.split_once(',').expect("two columns");
        (day(date), names.split("; ").map(str::to_owned).collect())
    };
    lines.map(row).collect()
}

fn embedded(code: &str) -> Calendar {
    Calendar::resolve(&embedded_settings(code).expect("a calendar"), Zone::default())
}

/// Holidays of a calendar by date, without election days.
fn holidays(calendar: &Calendar, years: std::ops::RangeInclusive<i32>) -> BTreeMap<NaiveDate, Vec<String>> {
    let mut found: BTreeMap<NaiveDate, Vec<String>> = BTreeMap::new();
    for holiday in years.flat_map(|year| calendar.holidays(year)) {
        assert_eq!(holiday.kind, DayKind::Holiday);
        if holiday.name != "Jornada electoral" {
            found.entry(holiday.date).or_default().push(holiday.name);
        }
    }
    found
}

#[track_caller]
fn assert_same_days(ours: &BTreeMap<NaiveDate, Vec<String>>, theirs: &BTreeMap<NaiveDate, Vec<String>>) {
    let days: BTreeSet<&NaiveDate> = ours.keys().chain(theirs.keys()).collect();
    // Names are spelt differently; how many fall together is not.
    let count = |days: &BTreeMap<NaiveDate, Vec<String>>, date| days.get(date).map_or(0, Vec::len);
    let differ: Vec<String> = days
        .into_iter()
        .filter(|date| count(ours, date) != count(theirs, date))
        .map(|date| format!("{date}: ours {:?}, theirs {:?}", ours.get(date), theirs.get(date)))
        .collect();
    assert!(differ.is_empty(), "{} days differ:\n{}", differ.len(), differ.join("\n"));
}

#[test]
fn the_holidays_of_mexico_are_those_of_the_table() {
    let theirs = table("holidays-mx.csv");
    assert_eq!(theirs.len(), 473);
    assert_same_days(&holidays(&embedded("mx-lft"), 1995..=2060), &theirs);
}

#[test]
fn the_holidays_of_colombia_are_those_of_the_table() {
    let theirs = table("holidays-co.csv");
    assert_eq!(theirs.len(), 1177);
    assert_same_days(&holidays(&embedded("co"), 1995..=2060), &theirs);
}

#[test]
fn institutions_add_their_days() {
    let of = |code: &str, year: i32| -> BTreeSet<String> {
        let found = holidays(&embedded(code), year..=year);
        found.keys().map(|date| date.format("%m-%d").to_string()).collect()
    };
    let added = |code: &str, to: &str, year: i32| -> Vec<String> {
        assert!(of(code, year).is_superset(&of(to, year)), "{code} {year}");
        of(code, year).difference(&of(to, year)).cloned().collect()
    };
    for year in 1995..=2060 {
        assert_eq!(added("mx-apf", "mx-lft", year), ["05-05"], "{year}");
        assert_eq!(added("mx-ipn", "mx-apf", year), ["05-10", "05-15", "11-01", "11-02"], "{year}");
        for fixed in ["02-05", "03-21", "05-05", "10-12", "11-20"] {
            assert!(of("mx-cjf", year).contains(fixed), "{year} {fixed}");
        }
    }
    assert_eq!(added("mx-cjf", "mx-lft", 2026), ["02-05", "03-21", "05-05", "10-12", "11-20"]);
    assert_eq!(added("mx-cjf", "mx-lft", 2005), ["05-05", "10-12"]);
    // No day has one holiday under the same name twice.
    for code in ["mx-lft", "mx-apf", "mx-cjf", "mx-ipn", "co"] {
        for (date, names) in holidays(&embedded(code), 1995..=2060) {
            assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "{code} {date} {names:?}");
        }
    }
}

#[test]
fn election_days_are_sundays_and_the_handover_of_power_comes_every_six_years() {
    let calendar = embedded("mx-lft");
    let all: Vec<_> = (1995..=2060).flat_map(|year| calendar.holidays(year)).collect();
    let elections: Vec<_> = all.iter().filter(|day| day.name == "Jornada electoral").collect();
    assert_eq!(elections.len(), 11);
    assert!(elections.iter().all(|day| day.date.weekday() == chrono::Weekday::Sun));
    let handovers: Vec<String> =
        all.iter().filter(|day| day.name.starts_with("Transmisión")).map(|day| day.date.to_string()).collect();
    assert_eq!(
        handovers,
        [
            "2000-12-01",
            "2006-12-01",
            "2012-12-01",
            "2018-12-01",
            "2024-10-01",
            "2030-10-01",
            "2036-10-01",
            "2042-10-01",
            "2048-10-01",
            "2054-10-01",
            "2060-10-01",
        ]
    );
}

#[test]
fn a_moved_holiday_tells_from_where() {
    for holiday in (1995..=2060).flat_map(|year| embedded("co").holidays(year)) {
        let Some(from) = holiday.moved_from else { continue };
        assert_eq!(holiday.date.weekday(), chrono::Weekday::Mon);
        let days = (holiday.date - from).num_days();
        assert!((1..=6).contains(&days), "{holiday:?}");
    }
    let moved = |year| embedded("co").holidays(year).iter().filter(|day| day.moved_from.is_some()).count();
    // In 2025 only 6 January was a Monday already.
    assert_eq!((moved(2025), moved(2026)), (6, 5));
}

#[test]
fn two_holidays_of_one_day_are_named_together() {
    let why = embedded("co").why_day(day("2025-06-30"));
    assert_eq!(why, Some(Reason::Holiday("Sagrado Corazón de Jesús; San Pedro y San Pablo".into())));
}

// --- Working time against every minute --------------------------------------------------------------

const ZONES: [&str; 4] = ["America/Tijuana", "America/Mexico_City", "America/Bogota", "America/Cancun"];

/// Days around which clocks change, years end and Easter moves.
const TURNS: [&str; 12] = [
    "2022-04-03",
    "2022-10-30",
    "2023-04-02",
    "2026-03-08",
    "2026-11-01",
    "2021-12-31",
    "2024-02-29",
    "2024-03-31",
    "2025-04-20",
    "2026-12-24",
    "2025-06-30",
    "2023-10-29",
];

const HOURS: [&str; 6] = [
    "{ days = ['mon', 'tue', 'wed', 'thu', 'fri'], from = '09:00', to = '18:00' }",
    "{ days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'], from = '08:00', to = '13:30' },\n\
     { days = ['mon', 'tue', 'wed', 'thu', 'fri'], from = '15:00', to = '17:00' }",
    "{ days = ['mon', 'sun', 'sat'], from = '00:00', to = '02:30' }, { days = ['sun'], from = '02:30', to = '24:00' }",
    "{ days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from = '00:00', to = '24:00' }",
    "{ days = ['mon', 'tue', 'wed', 'thu'], from = '09:00', to = '15:00', until = 2022-10-31 },\n\
     { days = ['mon', 'tue', 'wed', 'fri'], from = '10:00', to = '16:00', since = 2022-11-01, until = 2026-03-09 },\n\
     { days = ['mon', 'sun'], from = '01:15', to = '03:45', since = 2026-03-10 }",
    "{ days = ['sun'], from = '01:59', to = '02:01' }, { days = ['wed'], from = '23:00', to = '24:00' }",
];

/// An entry of a calendar file, near one of the turns or of every year.
fn entry() -> impl Strategy<Value = String> {
    let near = (prop::sample::select(&TURNS[..]), -3_i64..4).prop_map(|(turn, days)| day(turn) + Duration::days(days));
    let weekday = prop::sample::select(&["mon", "wed", "fri", "sun"][..]);
    let rule = prop_oneof![
        near.clone().prop_map(|day| format!("day = {day}")),
        near.clone().prop_filter_map("leap", |day| {
            ((day.month(), day.day()) != (2, 29)).then(|| format!("date = '{}'", day.format("%m-%d")))
        }),
        (near.clone(), weekday.clone())
            .prop_map(|(day, weekday)| format!("weekday = '{weekday}'\non_or_after = '{}'", day.format("%m-%d"))),
        (prop::sample::select(&[-1, 1, 2, 3, 4, 5][..]), weekday, 1_u32..13)
            .prop_map(|(nth, weekday, month)| format!("weekday = '{weekday}'\nnth = {nth}\nmonth = {month}")),
        (-10_i32..80).prop_map(|days| format!("easter = {days}")),
        near.clone().prop_map(|day| format!("date = '{}'\nevery = 2\nof = 2020", day.format("%m-%d"))),
    ];
    let announced = prop::option::weighted(0.3, near.clone());
    let kind = prop::sample::select(&["holiday", "holiday", "partial", "workday"][..]);
    let dated = (kind, rule, announced.clone()).prop_map(|(kind, rule, announced)| {
        let mut text = format!("[[{kind}]]\nname = '{kind}'\n{rule}\n");
        if let Some(day) = announced {
            let _ = writeln!(text, "announced = {day}");
        }
        if kind == "workday" {
            // What it takes away.
            let _ = writeln!(text, "[[holiday]]\nname = 'worked'\n{rule}");
        }
        if kind == "partial" {
            text.push_str("hours = [{ from = '01:30', to = '11:00' }, { from = '16:00', to = '20:00' }]\n");
        }
        text
    });
    let closure = (near, 0_i64..9, announced).prop_map(|(from, days, announced)| {
        let mut text =
            format!("[[closure]]\nname = 'closure'\nfrom = {from}\nuntil = {}\n", from + Duration::days(days));
        if let Some(day) = announced {
            let _ = writeln!(text, "announced = {day}");
        }
        text
    });
    prop_oneof![4 => dated, 1 => closure]
}

/// The files of a random calendar, its own first.
fn chain() -> impl Strategy<Value = Vec<CalendarSettings>> {
    let entries = || prop::collection::vec(entry(), 0..6);
    (prop::sample::select(&HOURS[..]), entries(), prop::option::of(entries())).prop_map(|(hours, own, base)| {
        let hours = format!("hours = [\n{hours}\n]\n");
        let parse = |code: &str, head: &str, entries: &[String]| {
            let text = format!("code = '{code}'\nname = 'X'\n{head}{}", entries.concat());
            CalendarSettings::parse(&format!("{code}.toml"), &text).unwrap_or_else(|found| panic!("{found:?}\n{text}"))
        };
        match base {
            None => vec![parse("propio", &hours, &own)],
            Some(base) => vec![parse("propio", "extends = 'base'\n", &own), parse("base", &hours, &base)],
        }
    })
}

fn zone() -> impl Strategy<Value = Zone> {
    prop::sample::select(&ZONES[..]).prop_map(|name| Zone::named(name).expect("zone"))
}

/// A moment near one of the turns, to the second.
fn start() -> impl Strategy<Value = Moment> {
    (prop::sample::select(&TURNS[..]), -4 * 86_400_i64..4 * 86_400, any::<bool>()).prop_map(|(turn, seconds, whole)| {
        let seconds = if whole { seconds / 60 * 60 } else { seconds };
        let noon = day(turn).and_hms_opt(18, 0, 0).expect("an hour").and_utc();
        (noon + Duration::seconds(seconds)).fixed_offset()
    })
}

/// Days of an entry that fall on a date, told without the clock's own sums.
fn falls(entry: &DayEntry, date: NaiveDate) -> bool {
    [date.year() - 1, date.year()].into_iter().any(|year| entry.of_year(year) == Some(date))
}

/// Whether a local minute is working time, found by looking at every entry of every file; none where
/// the local time comes twice.
fn works(chain: &[CalendarSettings], zone: Zone, moment: Moment) -> Option<bool> {
    let tz: chrono_tz::Tz = zone.name().parse().expect("zone");
    let local = moment.with_timezone(&tz).naive_local();
    let LocalResult::Single(_) = tz.from_local_datetime(&local) else { return None };
    let date = local.date();
    let minute = u16::try_from(local.time().num_seconds_from_midnight() / 60).expect("a minute");
    let hours = chain.iter().find(|settings| !settings.hours.is_empty()).expect("hours").hours_on(date);
    let within = |hours: &[(u16, u16)]| hours.iter().any(|(from, to)| (*from..*to).contains(&minute));
    let worked = chain.iter().position(|settings| settings.workdays.iter().any(|entry| falls(entry, date)));
    let asked = worked.unwrap_or(chain.len());
    let off = chain.iter().take(asked).any(|settings| {
        settings.holidays.iter().any(|entry| falls(entry, date))
            || settings.closures.iter().any(|closure| (closure.from..=closure.until).contains(&date))
    });
    let partial = chain.iter().any(|settings| settings.partials.iter().any(|entry| falls(entry, date)));
    Some(!off && !hours.is_empty() && if partial { within(&[(90, 660), (960, 1200)]) } else { within(&hours) })
}

fn sum(spans: &[Span], working: bool) -> Duration {
    spans.iter().filter(|span| span.is_working() == working).map(Span::length).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn spans_tile_and_every_length_adds_up(
        chain in chain(), zone in zone(), from in start(), seconds in 0_i64..40 * 86_400, cut in 0_i64..40 * 86_400
    ) {
        let calendar = Calendar::resolve(&chain, zone);
        let to = from + Duration::seconds(seconds);
        let spans = calendar.spans(from, to);
        prop_assert_eq!(spans.first().map_or(to, |span| span.from), from);
        prop_assert_eq!(spans.last().map_or(from, |span| span.to), to);
        for pair in spans.windows(2) {
            prop_assert_eq!(pair[0].to, pair[1].from);
            prop_assert_ne!(&pair[0].reason, &pair[1].reason);
        }
        prop_assert!(spans.iter().all(|span| span.from < span.to));
        let worked = calendar.between(from, to);
        prop_assert_eq!(sum(&spans, true), worked);
        prop_assert_eq!(worked + sum(&spans, false), to - from);
        let middle = (from + Duration::seconds(cut)).min(to);
        prop_assert_eq!(calendar.between(from, middle) + calendar.between(middle, to), worked);
        // Cut in two and joined again, the spans are the same.
        let mut joined = calendar.spans(from, middle);
        for span in calendar.spans(middle, to) {
            match joined.last_mut().filter(|last| last.reason == span.reason) {
                Some(last) => last.to = span.to,
                None => joined.push(span),
            }
        }
        prop_assert_eq!(joined, spans);
    }

    #[test]
    fn adding_undoes_counting(
        chain in chain(), zone in zone(), from in start(), seconds in 0_i64..40 * 86_400, time in 1_i64..200 * 3600
    ) {
        let calendar = Calendar::resolve(&chain, zone);
        let to = from + Duration::seconds(seconds);
        let worked = calendar.between(from, to);
        let wanted = [worked, Duration::seconds(time)];
        for wanted in wanted.into_iter().filter(|wanted| *wanted > Duration::zero()) {
            let due = calendar.add(from, wanted).expect("a moment");
            prop_assert_eq!(calendar.between(from, due), wanted);
            // It is the earliest one.
            prop_assert!(calendar.between(from, due - Duration::seconds(1)) < wanted);
            prop_assert!(wanted != worked || due <= to);
            let local = zone.localize(due);
            prop_assert_eq!(local.offset(), due.offset());
        }
        prop_assert_eq!(calendar.add(from, Duration::zero()), Some(from));
        prop_assert_eq!(calendar.between(to, from), Duration::zero());
    }

    #[test]
    fn every_minute_counts_as_its_day_says(chain in chain(), zone in zone(), from in start(), minutes in 1_i64..4000) {
        let calendar = Calendar::resolve(&chain, zone);
        let from = from - Duration::seconds(i64::from(from.second()));
        let spans = calendar.spans(from, from + Duration::minutes(minutes));
        let mut at = from;
        for span in &spans {
            prop_assert_eq!(&calendar.why(span.from), &span.reason);
            while at < span.to {
                if let Some(works) = works(&chain, zone, at) {
                    prop_assert_eq!(span.is_working(), works, "{} {:?}", zone.localize(at), span.reason);
                }
                at += Duration::minutes(1);
            }
        }
        prop_assert_eq!(at, from + Duration::minutes(minutes));
    }

    #[test]
    fn what_is_announced_later_is_as_if_it_were_not_written(chain in chain(), zone in zone(), from in start(), known in start()) {
        let known = zone.day(known);
        let mut earlier = chain.clone();
        for settings in &mut earlier {
            let is_known = |day: &Option<NaiveDate>| day.is_none_or(|day| day <= known);
            for entries in [&mut settings.holidays, &mut settings.partials, &mut settings.workdays] {
                entries.retain(|entry| is_known(&entry.announced));
            }
            settings.closures.retain(|closure| is_known(&closure.announced));
        }
        let to = from + Duration::days(30);
        let whole = Calendar::resolve(&chain, zone);
        let expected = Calendar::resolve(&earlier, zone);
        let found = whole.known_on(known);
        prop_assert_eq!(found.spans(from, to), expected.spans(from, to));
        prop_assert_eq!(found.holidays(2026), expected.holidays(2026));
        // The whole one is not touched by the question.
        prop_assert_eq!(whole.spans(from, to), Calendar::resolve(&chain, zone).spans(from, to));
        prop_assert_eq!(whole.known_on(NaiveDate::MAX).spans(from, to), whole.spans(from, to));
    }

    #[test]
    fn the_list_of_days_and_the_clock_agree(chain in chain(), zone in zone(), year in 2020_i32..2028) {
        let calendar = Calendar::resolve(&chain, zone);
        let days = calendar.holidays(year);
        prop_assert!(days.windows(2).all(|pair| pair[0].date <= pair[1].date));
        let first = NaiveDate::from_ymd_opt(year, 1, 1).expect("a day");
        for date in first.iter_days().take_while(|date| date.year() == year) {
            let listed = |kind| days.iter().any(|day| day.kind == kind && (day.date..=day.until).contains(&date));
            match calendar.why_day(date) {
                Some(Reason::Holiday(_)) => prop_assert!(listed(DayKind::Holiday), "{}", date),
                Some(Reason::Closure { .. }) => prop_assert!(listed(DayKind::Closure), "{}", date),
                Some(Reason::Partial(_)) => prop_assert!(listed(DayKind::Partial), "{}", date),
                Some(Reason::DayOff | Reason::Hours) | None => prop_assert!(!listed(DayKind::Holiday), "{}", date),
            }
        }
    }

    #[test]
    fn easter_is_a_sunday_of_spring(year in 1583_i32..9999) {
        let easter = easter_sunday(year).expect("a day");
        prop_assert_eq!(easter.weekday(), chrono::Weekday::Sun);
        let (first, last) = (NaiveDate::from_ymd_opt(year, 3, 22), NaiveDate::from_ymd_opt(year, 4, 25));
        prop_assert!(first <= Some(easter) && Some(easter) <= last);
    }
}

#[test]
fn worked_case_of_hardware_takes_4710_minutes() {
    let zone = Zone::default();
    let at = |text: &str| zone.read(text, NaiveDate::default()).expect("moment");
    for code in ["mx-lft", "mx-apf"] {
        let calendar = Calendar::resolve(&embedded_settings(code).expect("calendar"), zone);
        assert_eq!(calendar.between(at("2026-01-12 09:30"), at("2026-01-22 16:00")).num_minutes(), 4710);
        assert_eq!(calendar.between(at("2026-01-12 14:00"), at("2026-01-13 11:00")).num_minutes(), 360);
    }
    assert_eq!(DateTime::parse_from_rfc3339("2026-01-12T09:30:00-06:00").expect("moment"), at("2026-01-12 09:30"));
}

// --- folio calendar ---------------------------------------------------------------------------------

/// Commands typed one after the other, and all that they said.
struct Transcript<'a> {
    desk: &'a TestDesk,
    place: PathBuf,
    text: String,
}

impl<'a> Transcript<'a> {
    fn new(desk: &'a TestDesk, place: &Path) -> Self {
        Self { desk, place: place.to_owned(), text: String::new() }
    }

    /// Types a command line: words apart by spaces, `_` for a space within one.
    #[track_caller]
    fn type_line(mut self, line: &str, code: i32) -> Self {
        let words: Vec<String> = line.split(' ').map(|word| word.replace('_', " ")).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let mut command = self.desk.command(&words);
        command.current_dir(&self.place).env("COLUMNS", "120");
        let outcome = self.desk.finish(command, None).exits(code);
        let quoted =
            words.iter().map(|word| if word.contains(' ') { format!("\"{word}\"") } else { (*word).to_owned() });
        let _ = writeln!(self.text, "$ folio {}", quoted.collect::<Vec<_>>().join(" "));
        if !outcome.stdout.is_empty() {
            let _ = writeln!(self.text, "{}", outcome.stdout.trim_end());
        }
        if !outcome.stderr.is_empty() {
            let _ = writeln!(self.text, "[stderr]\n{}", outcome.stderr.trim_end());
        }
        if code != 0 {
            assert!(outcome.stdout.is_empty() || code == 1, "{line} prints a result all the same");
            let _ = writeln!(self.text, "[{code}]");
        }
        self.text.push('\n');
        self
    }

    #[track_caller]
    fn is(self, name: &str) {
        assert_is(&self.text, name);
    }
}

/// Compares all that was said with the file of that name.
#[track_caller]
fn assert_is(said: &str, name: &str) {
    let path = root().join("tests/snapshots-calendar").join(name);
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(&path, said).expect("writes the expectation");
    }
    let expected = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(said == expected, "{name}\nexpected:\n{expected}\nfound:\n{said}");
}

/// A desk with the calendars of the program and one of its own; it works by that of the law.
fn desk() -> TestDesk {
    let desk = TestDesk::new();
    desk.set_now("2026-11-20T09:08:00-06:00");
    let settings = desk.read("catalog/desk.toml");
    let line = settings.lines().find(|line| line.starts_with("calendar = ")).expect("its calendar");
    desk.write("catalog/desk.toml", settings.replace(line, "calendar = \"mx-lft\""));
    for code in ["co", "mx-apf", "mx-cjf", "mx-ipn", "mx-lft"] {
        let name = format!("catalog/calendars/{code}.toml");
        desk.write(&name, fs::read_to_string(root().join(&name)).expect("a calendar"));
    }
    desk.write("catalog/calendars/propio.toml", OWN);
    desk
}

const OWN: &str = r#"code = "propio"
name = "Unidad de ejemplo"
extends = "mx-apf"
hours = [
  { days = ["mon", "tue", "wed", "thu", "fri"], from = "08:00", to = "16:00", until = 2025-12-31 },
  { days = ["mon", "tue", "wed", "thu", "fri"], from = "09:00", to = "14:00", since = 2026-01-01 },
  { days = ["mon", "tue", "thu"], from = "15:00", to = "18:00", since = 2026-01-01 },
]

[[holiday]]
name = "=Luto"
day = 2026-03-11
announced = 2026-03-10

[[partial]]
name = "Nochebuena"
date = "12-24"
hours = [{ from = "09:00", to = "12:00" }, { from = "13:00", to = "14:00" }]

[[closure]]
name = "Suspensión de labores"
from = 2026-12-26
until = 2027-01-04
notice = "Circular 12/2026"
announced = 2026-12-01

[[workday]]
name = "Inventario"
day = 2026-05-05
"#;

#[test]
fn lists_the_calendars() {
    let desk = desk();
    desk.write("catalog/calendars/roto.toml", "code = 'roto'\nname = 'Roto'\nextends = 'falta'\n");
    Transcript::new(&desk, &desk.root())
        .type_line("calendario listar", 0)
        .type_line("--lang en calendar list --format md", 0)
        .type_line("calendar list --format csv", 0)
        .type_line("calendar list --json", 0)
        .is("list.txt");
    Transcript::new(&desk, desk.beside())
        .type_line("calendar list", 0)
        .type_line("--lang en calendar list", 0)
        .is("list-outside.txt");
}

#[test]
fn shows_the_days_of_a_calendar() {
    let desk = desk();
    let at = || Transcript::new(&desk, &desk.root());
    at().type_line("calendario mostrar", 0)
        .type_line("calendar show MX-LFT --year 2024", 0)
        .type_line("--lang en calendar show co --year 2025", 0)
        .type_line("calendar show mx-cjf --from 01/02/2026 --to 2026-03-31", 0)
        .type_line("calendar show mx-lft --from 2026-06-01 --to 2026-06-30", 0)
        .is("show.txt");
    at().type_line("calendar show propio", 0)
        .type_line("--lang en calendar show propio --from 2026-12-01", 0)
        .type_line("calendar show propio --format md", 0)
        .type_line("calendar show propio --format csv", 0)
        .type_line("calendar show propio --from 2026-12-01 --json", 0)
        .is("show-own.txt");
    at().type_line("calendar show propio --format html", 0).is("show-html.txt");
    Transcript::new(&desk, desk.beside())
        .type_line("calendar show co --to 2026-01-31", 0)
        .type_line("calendar show", 2)
        .is("show-outside.txt");
}

#[test]
fn adds_and_counts_working_time() {
    let desk = desk();
    Transcript::new(&desk, &desk.root())
        .type_line("calendar add 2026-01-12T09:30-06:00+8h", 0)
        .type_line("calendario sumar 2026-01-12_09:30 8h --calendar mx-apf", 0)
        .type_line("calendar add 09:08 1h30", 0)
        .type_line("calendar add 2026-11-20T17:30 1h --calendar propio", 0)
        .type_line("calendar add 2026-12-24_13:30 90min --calendar propio --json", 0)
        .type_line("calendar add 2026-01-12T09:30:15Z+0min", 0)
        .type_line("calendario entre 2026-01-12_09:30 2026-01-22_16:00", 0)
        .type_line("--lang en calendar between 2026-01-12_09:30 2026-01-12_10:00", 0)
        .type_line("calendar between 2026-12-24_00:00 2027-01-06_00:00 --calendar propio", 0)
        .type_line("calendar between 2026-01-12_09:30:59 2026-01-12_10:30:01 --json", 0)
        .type_line("calendar between 2026-01-11_09:30 2026-01-11_10:30", 0)
        .is("reckon.txt");
}

#[test]
fn bad_input_is_told() {
    let desk = desk();
    desk.write("catalog/calendars/roto.toml", "code = 'roto'\nname = 'Roto'\nextends = 'roto'\n");
    desk.write("catalog/calendars/nunca.toml", NEVER);
    let lines = [
        ("calendar show mx-lf", 2),
        ("calendar show ../desk", 2),
        ("calendar show --year veinte", 2),
        ("calendar show --year 99999", 2),
        ("calendar show --year 2026 --from 2026-01-01", 2),
        ("calendar show --from ayer", 2),
        ("calendar show --from 2026-02-30", 2),
        ("calendar show --from 2026-03-01 --to 2026-02-01", 2),
        ("calendar show roto", 3),
        ("calendar add", 2),
        ("calendar add 2026-01-12T09:30", 2),
        ("calendar add 2026-01-12T09:30-06:00", 2),
        ("calendar add mañana 8h", 2),
        ("calendar add 2026-01-12T09:30 8", 2),
        ("calendar add 2026-01-12T09:30+10001h", 2),
        ("calendar add 2026-01-12T09:30 -- -8h", 2),
        ("calendar add 2026-01-12T09:30+8h --calendar falta", 2),
        ("calendar add 2026-01-12T09:30+8h --calendar nunca", 1),
        ("calendar add 9999-12-31T09:30+100h", 1),
        ("calendar between 2026-01-12T09:30", 2),
        ("calendar between 2026-01-12T09:30 2026-01-11T09:30", 2),
        ("calendar between 2026-01-12T09:30 10000-01-01", 2),
        ("calendar between 2026-01-12T09:30 2026-01-13T09:30 --calendar roto", 3),
    ];
    for tongue in ["es", "en"] {
        let mut transcript = Transcript::new(&desk, &desk.root());
        for (line, code) in lines {
            transcript = transcript.type_line(&format!("--lang {tongue} {line}"), code);
        }
        transcript.is(&format!("bad-{tongue}.txt"));
    }
    desk.refuses(2, &["calendar"]);
    desk.refuses(4, &["-C", "..", "calendar", "add", "2026-01-12T09:30+8h"]);
}

const NEVER: &str = "code = 'nunca'\nname = 'Nunca'\nhours = [{ days = ['mon'], from = '09:00', to = '10:00', \
                     until = 2020-01-01 }]\n";

#[test]
fn check_reads_every_calendar_and_what_it_extends() {
    let desk = desk();
    desk.check_clean();
    desk.write("catalog/calendars/uno.toml", "code = 'uno'\nname = 'Uno'\nextends = 'dos'\n");
    desk.write("catalog/calendars/dos.toml", "code = 'dos'\nname = 'Dos'\nextends = 'uno'\n");
    desk.write("catalog/calendars/tres.toml", "code = 'tres'\nname = 'Tres'\nextends = 'mx-lf'\n");
    desk.write("catalog/calendars/cuatro.toml", "code = 'cuatro'\nname = 'C'\nextends = 'cinco'\n");
    desk.write(
        "catalog/calendars/cinco.toml",
        "code = 'cinco'\nname = 'C'\nhours = 3\n[[holiday]]\nname = 'Bisiesto'\ndate = '02-30'\n",
    );
    // How many files there are is not told here: a new desk may get more.
    let said = ["es", "en"].map(|tongue| desk.run(&["--lang", tongue, "check"]).exits(1).stdout);
    assert_is(&said.join("\n"), "check.txt");
}
