//! Reading a file of `calendars/`.

use std::collections::BTreeMap;

use chrono::{NaiveDate, Weekday};
use toml::de::DeValue;

use super::{CalendarSettings, Closure, DAYS, DayEntry, DayRule, Extends, Span, Years};
use crate::message;
use crate::model::catalogue::reader::{Entries, read_file};
use crate::model::catalogue::source::{Source, stem, unknown_word};
use crate::model::catalogue::suppliers::{MOST_FINDINGS, at_most, unless_damaged};
use crate::model::finding::{Finding, Place};
use crate::model::identifier::is_key;
use crate::model::time::write_hour;

/// Years that an entry may name.
const YEARS: std::ops::RangeInclusive<i64> = 1583..=9999;

/// Keys of an entry that mean a day; the first of each group names it.
const RULES: [&[&str]; 5] = [&["date"], &["nth", "month"], &["on_or_after"], &["easter"], &["day"]];

/// Keys that every entry with a rule may have.
const ENTRY: [&str; 13] = [
    "name",
    "date",
    "weekday",
    "nth",
    "month",
    "on_or_after",
    "easter",
    "day",
    "every",
    "of",
    "since",
    "until",
    "announced",
];

pub(super) fn parse(path: &str, text: &str) -> Result<CalendarSettings, Vec<Finding>> {
    at_most(read_file(path, text, |mut top| {
        top.refuse_unknown(&["code", "name", "extends", "hours", "holiday", "partial", "closure", "workday"]);
        let (code, at) = top.required_identifier("code");
        let expected = stem(path);
        if is_key(&code) && code != expected {
            let message = message!("finding-catalogue-file-name", key = "code", found = code.as_str(), name = expected);
            top.source.report(at, message);
        }
        let name = top.required_text("name");
        let extends = top.text_at("extends").map(|(code, at)| {
            top.source.refuse_non_identifier("extends", &code, at);
            Extends { code, place: Place::offset(top.source.path, top.source.text, at) }
        });
        let hours = read_hours(&mut top, extends.is_none());
        let holidays = read_days(&mut top, "holiday");
        let partials = read_days(&mut top, "partial");
        let workdays = read_days(&mut top, "workday");
        let mut closures = Vec::new();
        top.tables("closure", unless_damaged(|entry| closures.extend(read_closure(entry))));
        Some(CalendarSettings { code, name, extends, hours, holidays, partials, closures, workdays })
    }))
}

fn read_hours(top: &mut Entries, obligatory: bool) -> Vec<Span> {
    let mut spans = Vec::new();
    let value = if obligatory { top.required("hours") } else { top.get("hours") };
    if let Some(value) = value {
        if matches!(value.get_ref(), DeValue::Array(list) if list.is_empty()) {
            top.source.report(value.span().start, message!("finding-catalogue-empty-list", key = "hours"));
        }
        top.tables("hours", unless_damaged(|entry| spans.extend(read_span(entry))));
    }
    for (index, earlier) in overlaps(&spans).into_iter().take(MOST_FINDINGS) {
        refuse_overlap(top.source, &spans[earlier].0, &spans[index].0, spans[index].1);
    }
    spans.into_iter().map(|(span, _)| span).collect()
}

fn read_span(entry: &mut Entries) -> Option<(Span, usize)> {
    entry.refuse_unknown(&["days", "from", "to", "since", "until"]);
    let words: Vec<&str> = DAYS.iter().map(|(word, _)| *word).collect();
    let days = entry.required("days").map(|_| entry.texts("days")).unwrap_or_default();
    let days: Vec<Weekday> = days
        .into_iter()
        .filter_map(|(word, at)| {
            let day = weekday(&word);
            if day.is_none() {
                entry.source.report(at, unknown_word("days", &word, &words));
            }
            day
        })
        .collect();
    let hours = read_from_to(entry);
    let (since, until) = (entry.date("since"), entry.date("until"));
    if let (Some((since, _)), Some((until, at))) = (since, until)
        && until < since
    {
        refuse_backwards(entry.source, at, since.to_string(), until.to_string());
    }
    let (from, to) = hours?;
    let (since, until) = (since.map(|(day, _)| day), until.map(|(day, _)| day));
    Some((Span { days, from, to, since, until }, entry.at.unwrap_or_default()))
}

fn weekday(word: &str) -> Option<Weekday> {
    DAYS.iter().find(|(known, _)| *known == word).map(|(_, day)| *day)
}

/// Beginning and end of a stretch, in minutes from midnight.
fn read_from_to(entry: &mut Entries) -> Option<(u16, u16)> {
    let from = entry.required("from").and_then(|_| entry.hour("from"));
    let to = entry.required("to").and_then(|_| entry.hour("to"));
    let ((from, _), (to, at)) = (from?, to?);
    if to <= from {
        let message = message!("finding-catalogue-span", from = write_hour(from), to = write_hour(to));
        entry.source.report(at, message);
        return None;
    }
    Some((from, to))
}

fn refuse_backwards(source: &mut Source, at: usize, since: String, until: String) {
    source.report(at, message!("finding-catalogue-since-until", since = since, until = until));
}

/// The spans that overlap an earlier one, each with the first such; perhaps not all where
/// they are more than are told.
/// In order of their first day, a span need only be compared with those that have not ended: they
/// are few, because a week has only so many minutes to share out.
fn overlaps(spans: &[(Span, usize)]) -> BTreeMap<usize, usize> {
    let mut order: Vec<usize> = (0..spans.len()).collect();
    order.sort_by_key(|index| spans[*index].0.since);
    let mut running: Vec<usize> = Vec::new();
    let mut found: BTreeMap<usize, usize> = BTreeMap::new();
    for index in order {
        let span = &spans[index].0;
        running.retain(|other| !is_before(spans[*other].0.until, span.since));
        for other in running.iter().copied().filter(|other| overlap(&spans[*other].0, span)) {
            let earlier = found.entry(index.max(other)).or_insert(index.min(other));
            *earlier = index.min(other).min(*earlier);
        }
        if found.len() >= MOST_FINDINGS {
            break;
        }
        running.push(index);
    }
    found
}

fn is_before(until: Option<NaiveDate>, since: Option<NaiveDate>) -> bool {
    until.zip(since).is_some_and(|(until, since)| until < since)
}

fn overlap(one: &Span, other: &Span) -> bool {
    one.from < other.to
        && other.from < one.to
        && !is_before(one.until, other.since)
        && !is_before(other.until, one.since)
        && one.days.iter().any(|day| other.days.contains(day))
}

fn refuse_overlap(source: &mut Source, earlier: &Span, span: &Span, at: usize) {
    let shared = DAYS.iter().filter(|(_, day)| earlier.days.contains(day) && span.days.contains(day));
    let shared: Vec<&str> = shared.map(|(word, _)| *word).collect();
    let message = message!(
        "finding-catalogue-overlap",
        days = shared.join(", "),
        from = write_hour(earlier.from.max(span.from)),
        to = write_hour(earlier.to.min(span.to)),
    );
    source.report(at, message);
}

fn read_days(top: &mut Entries, key: &'static str) -> Vec<DayEntry> {
    let mut entries = Vec::new();
    let read = |entry: &mut Entries| {
        let mut known = ENTRY.to_vec();
        if key == "partial" {
            known.push("hours");
        }
        entry.refuse_unknown(&known);
        let name = entry.required_text("name");
        let rule = read_rule(entry);
        let years = read_years(entry);
        let announced = entry.date("announced").map(|(day, _)| day);
        let hours = if key == "partial" { read_partial_hours(entry, &name) } else { Vec::new() };
        let (Some((rule, at)), Some(years)) = (rule, years) else { return };
        let read = DayEntry { name, rule, years, announced, hours };
        if !ever_falls(&read) {
            entry.source.report(at, message!("finding-catalogue-never", name = read.name.as_str()));
        }
        entries.push(read);
    };
    top.tables(key, unless_damaged(read));
    entries
}

/// Whether there is a year in which an entry has its day. The calendar repeats itself after 400
/// years; with `every`, after as many times 400 at most.
fn ever_falls(entry: &DayEntry) -> bool {
    let (step, of) = entry.years.every.unwrap_or((1, i32::MIN));
    let first = match entry.rule {
        DayRule::Single(day) => return entry.of_year(chrono::Datelike::year(&day)).is_some(),
        _ => entry.years.since.unwrap_or(1583).max(of).max(1583),
    };
    let last = entry.years.until.unwrap_or(9999).min(first.saturating_add(400 * step.clamp(1, 10)));
    (first..=last).any(|year| entry.of_year(year).is_some())
}

/// The one rule of an entry, and where it stands.
fn read_rule(entry: &mut Entries) -> Option<(DayRule, usize)> {
    let named: Vec<usize> = (0..RULES.len()).filter(|rule| RULES[*rule].iter().any(|key| entry.has(key))).collect();
    let with_weekday = entry.has("weekday");
    let kind = match named[..] {
        [] if with_weekday => {
            let at = entry.place_of("weekday");
            entry.source.report(at, message!("finding-catalogue-weekday-alone"));
            return None;
        }
        [] => {
            let at = entry.at.unwrap_or_default();
            entry.source.report(at, message!("finding-catalogue-no-rule"));
            return None;
        }
        [one] if !with_weekday || matches!(RULES[one][0], "nth" | "on_or_after") => RULES[one][0],
        _ => {
            let keys = ["weekday"].into_iter().chain(RULES.into_iter().flatten().copied());
            let found: Vec<&str> = keys.filter(|key| entry.has(key)).collect();
            // The second one is too much, though nobody can tell which was meant.
            let at = found.iter().map(|key| entry.place_of(key)).max().unwrap_or_default();
            entry.source.report(at, message!("finding-catalogue-two-rules", found = found.join(", ")));
            return None;
        }
    };
    let at = entry.place_of(kind);
    let rule = match kind {
        "date" => {
            let (month, day) = entry.month_day("date")?;
            DayRule::Fixed { month, day }
        }
        "nth" => {
            let weekday = read_weekday(entry);
            let nth = entry.required("nth").and_then(|_| entry.integer("nth"));
            let month = entry.required("month").and_then(|_| entry.whole("month", 1..=12));
            let nth = nth.and_then(|(nth, at)| match nth {
                -1 | 1..=5 => i8::try_from(nth).ok(),
                _ => {
                    entry.source.report(at, message!("finding-catalogue-nth", found = nth));
                    None
                }
            });
            DayRule::Nth { weekday: weekday?, nth: nth?, month: u32::try_from(month?).ok()? }
        }
        "on_or_after" => {
            let (weekday, date) = (read_weekday(entry), entry.month_day("on_or_after"));
            let (month, day) = date?;
            DayRule::OnOrAfter { weekday: weekday?, month, day }
        }
        "easter" => DayRule::Easter(i32::try_from(entry.whole("easter", DayRule::EASTER)?).ok()?),
        _ => DayRule::Single(entry.date("day")?.0),
    };
    Some((rule, at))
}

fn read_weekday(entry: &mut Entries) -> Option<Weekday> {
    let words: Vec<&str> = DAYS.iter().map(|(word, _)| *word).collect();
    entry.required("weekday")?;
    weekday(&entry.word("weekday", &words)?)
}

/// None where something is wrong with them.
fn read_years(entry: &mut Entries) -> Option<Years> {
    let before = entry.source.findings.len();
    let mut year = |key| entry.whole(key, YEARS).and_then(|year| i32::try_from(year).ok());
    let (since, until, of) = (year("since"), year("until"), year("of"));
    let every = entry.whole("every", 1..=100).and_then(|every| i32::try_from(every).ok());
    match (entry.has("every"), entry.has("of")) {
        (true, false) => drop(entry.required("of")),
        (false, true) => drop(entry.required("every")),
        _ => {}
    }
    if let (Some(since), Some(until)) = (since, until)
        && until < since
    {
        let at = entry.place_of("until");
        refuse_backwards(entry.source, at, since.to_string(), until.to_string());
    }
    (entry.source.findings.len() == before).then_some(Years { since, until, every: every.zip(of) })
}

fn read_partial_hours(entry: &mut Entries, name: &str) -> Vec<(u16, u16)> {
    let mut spans: Vec<(u16, u16)> = Vec::new();
    let Some(value) = entry.required("hours") else { return spans };
    if matches!(value.get_ref(), DeValue::Array(list) if list.is_empty()) {
        entry.source.report(value.span().start, message!("finding-catalogue-no-hours", name = name));
    }
    let read = |entry: &mut Entries| {
        entry.refuse_unknown(&["from", "to"]);
        let Some((from, to)) = read_from_to(entry) else { return };
        if let Some((begin, end)) = spans.iter().find(|(begin, end)| *begin < to && from < *end) {
            let (begin, end) = (write_hour(from.max(*begin)), write_hour(to.min(*end)));
            let message = message!("finding-catalogue-overlap", days = name, from = begin, to = end);
            entry.source.report(entry.at.unwrap_or_default(), message);
        }
        spans.push((from, to));
    };
    entry.tables("hours", unless_damaged(read));
    spans.sort_unstable();
    spans
}

fn read_closure(entry: &mut Entries) -> Option<Closure> {
    entry.refuse_unknown(&["name", "from", "until", "notice", "announced"]);
    let name = entry.required_text("name");
    let from = entry.required("from").and_then(|_| entry.date("from"));
    let until = entry.required("until").and_then(|_| entry.date("until"));
    let notice = entry.text("notice");
    let announced = entry.date("announced").map(|(day, _)| day);
    let ((from, _), (until, at)) = (from?, until?);
    if until < from {
        let message = message!("finding-catalogue-period", from = from.to_string(), until = until.to_string());
        entry.source.report(at, message);
        return None;
    }
    Some(Closure { name, from, until, notice, announced })
}
