//! What a chain of calendar files adds up to, and each year of it worked out once.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, RwLock};

use chrono::{Datelike, NaiveDate};

use super::days_off::{DayKind, DayOff};
use super::reason::Reason;
use crate::model::catalogue::{CalendarSettings, Closure, DayEntry, DayRule, Span};

/// Years kept worked out. More than a desk needs at once; only odd data asks for more.
pub const MOST_YEARS: usize = 128;

/// What a chain of calendar files adds up to.
#[derive(Debug, Default)]
pub struct Plan {
    /// Spans of each weekday, Monday first, in order of time.
    week: [Vec<Span>; 7],
    /// Codes of the files, the calendar's own first.
    codes: Vec<String>,
    days: Vec<Day>,
    closures: Vec<Shut>,
    /// Days on which something was announced, in order, each once.
    announcements: Vec<NaiveDate>,
    /// By how much was known, and year.
    years: RwLock<HashMap<(usize, i32), Arc<Year>>>,
}

/// An entry for days of its own.
#[derive(Debug)]
struct Day {
    entry: DayEntry,
    kind: DayKind,
    name: Arc<str>,
    hours: Arc<[(u16, u16)]>,
    /// Which file of the chain says so; 0 is the calendar's own.
    level: usize,
    /// How many announcements must have been made for it to be known.
    order: usize,
}

/// A closure of some file.
#[derive(Debug)]
struct Shut {
    closure: Closure,
    reason: Reason,
    level: usize,
    order: usize,
}

/// A day that differs from others of its weekday.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Special {
    /// Nobody works.
    Off(Reason),
    /// Other hours.
    Partial {
        /// Name.
        name: Arc<str>,
        /// Hours, in order, in minutes from midnight.
        hours: Arc<[(u16, u16)]>,
    },
}

/// The special days of a year.
#[derive(Debug)]
pub struct Year {
    number: i32,
    /// By day of the year, in order.
    days: Vec<(u16, Special)>,
}

impl Year {
    /// Which year it is.
    pub fn number(&self) -> i32 {
        self.number
    }

    /// What is special about one of its days.
    pub fn special(&self, day: NaiveDate) -> Option<&Special> {
        let ordinal = u16::try_from(day.ordinal()).ok()?;
        let found = self.days.binary_search_by_key(&ordinal, |(ordinal, _)| *ordinal).ok()?;
        self.days.get(found).map(|(_, special)| special)
    }
}

impl Plan {
    /// What those files add up to, the calendar's own first.
    pub fn new(chain: &[CalendarSettings]) -> Self {
        let announced = |settings: &CalendarSettings| {
            let days = settings.holidays.iter().chain(&settings.partials).chain(&settings.workdays);
            let closures = settings.closures.iter().filter_map(|closure| closure.announced);
            days.filter_map(|entry| entry.announced).chain(closures).collect::<Vec<_>>()
        };
        let mut announcements: Vec<NaiveDate> = chain.iter().flat_map(announced).collect();
        announcements.sort_unstable();
        announcements.dedup();
        let order = |day: Option<NaiveDate>| day.map_or(0, |day| announcements.partition_point(|made| *made <= day));
        let mut plan = Self::default();
        for (level, settings) in chain.iter().enumerate() {
            for (kind, entries) in [
                (DayKind::Holiday, &settings.holidays),
                (DayKind::Partial, &settings.partials),
                (DayKind::Workday, &settings.workdays),
            ] {
                plan.days.extend(entries.iter().map(|entry| Day {
                    entry: entry.clone(),
                    kind,
                    name: entry.name.as_str().into(),
                    hours: entry.hours.as_slice().into(),
                    level,
                    order: order(entry.announced),
                }));
            }
            plan.closures.extend(settings.closures.iter().map(|closure| Shut {
                reason: Reason::Closure {
                    name: closure.name.as_str().into(),
                    notice: closure.notice.as_deref().map(Into::into),
                },
                closure: closure.clone(),
                level,
                order: order(closure.announced),
            }));
        }
        if let Some(with_hours) = chain.iter().find(|settings| !settings.hours.is_empty()) {
            for span in &with_hours.hours {
                for day in &span.days {
                    plan.week[day.num_days_from_monday() as usize].push(span.clone());
                }
            }
            plan.week.iter_mut().for_each(|spans| spans.sort_by_key(|span| (span.from, span.to)));
        }
        plan.codes = chain.iter().map(|settings| settings.code.clone()).collect();
        plan.announcements = announcements;
        plan
    }

    /// How many announcements there are.
    pub fn announcements(&self) -> usize {
        self.announcements.len()
    }

    /// How many of them had been made by the end of a day.
    pub fn announced_by(&self, day: NaiveDate) -> usize {
        self.announcements.partition_point(|made| *made <= day)
    }

    /// Hours of a day by its weekday alone, in minutes from midnight, in order.
    pub fn hours(&self, day: NaiveDate) -> impl Iterator<Item = (u16, u16)> {
        let spans = &self.week[day.weekday().num_days_from_monday() as usize];
        spans.iter().filter(move |span| span.holds_on(day)).map(|span| (span.from, span.to))
    }

    /// A year, as it looks once so many announcements have been made.
    pub fn year(&self, known: usize, year: i32) -> Arc<Year> {
        if let Some(found) = self.years.read().ok().and_then(|years| years.get(&(known, year)).cloned()) {
            return found;
        }
        let found = Arc::new(self.work_out(known, year));
        if let Ok(mut years) = self.years.write() {
            if years.len() >= MOST_YEARS {
                years.clear();
            }
            years.insert((known, year), found.clone());
        }
        found
    }

    /// Entries with the days that they mean between two days, both included.
    fn falling(&self, known: usize, from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = (NaiveDate, i32, &Day)> {
        let days = self.days.iter().filter(move |day| day.order <= known);
        days.flat_map(move |day| {
            let of_year = move |year| Some((day.entry.of_year(year)?, year, day));
            (from.year().saturating_sub(1)..=to.year()).filter_map(of_year)
        })
        .filter(move |(date, _, _)| (from..=to).contains(date))
    }

    fn shut(&self, known: usize, from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = &Shut> {
        let closures = self.closures.iter().filter(move |shut| shut.order <= known);
        closures.filter(move |shut| shut.closure.from <= to && from <= shut.closure.until)
    }

    fn work_out(&self, known: usize, number: i32) -> Year {
        let bounds = NaiveDate::from_ymd_opt(number, 1, 1).zip(NaiveDate::from_ymd_opt(number, 12, 31));
        let Some((first, last)) = bounds else { return Year { number, days: Vec::new() } };
        let mut days: BTreeMap<NaiveDate, Vec<&Day>> = BTreeMap::new();
        for (date, _, day) in self.falling(known, first, last) {
            days.entry(date).or_default().push(day);
        }
        let mut shut: BTreeMap<NaiveDate, &Shut> = BTreeMap::new();
        for closure in self.shut(known, first, last) {
            let (from, until) = (closure.closure.from.max(first), closure.closure.until.min(last));
            for date in from.iter_days().take_while(|date| *date <= until) {
                // The first that says so: the calendar's own before what it extends.
                shut.entry(date).or_insert(closure);
            }
        }
        let dates: std::collections::BTreeSet<NaiveDate> = days.keys().chain(shut.keys()).copied().collect();
        let none = Vec::new();
        let special = |date: &NaiveDate| {
            let special = special(days.get(date).unwrap_or(&none), shut.get(date).copied())?;
            Some((u16::try_from(date.ordinal()).ok()?, special))
        };
        Year { number, days: dates.iter().filter_map(special).collect() }
    }

    /// See [`super::Calendar::days_off`].
    pub fn days_off(&self, known: usize, from: NaiveDate, to: NaiveDate) -> Vec<DayOff> {
        let falling: Vec<_> = self.falling(known, from, to).collect();
        let mut worked: HashMap<NaiveDate, usize> = HashMap::new();
        for (date, _, day) in falling.iter().filter(|(_, _, day)| day.kind == DayKind::Workday) {
            let level = worked.entry(*date).or_insert(day.level);
            *level = day.level.min(*level);
        }
        let stands = |date: &NaiveDate, day: &Day| {
            day.kind != DayKind::Holiday || worked.get(date).is_none_or(|level| day.level < *level)
        };
        let code = |level: usize| self.codes.get(level).cloned().unwrap_or_default();
        let days = falling.iter().filter(|(date, _, day)| stands(date, day)).map(|(date, year, day)| DayOff {
            date: *date,
            until: *date,
            name: day.entry.name.clone(),
            kind: day.kind,
            rule: Some((day.entry.rule, day.entry.years)),
            moved_from: day.entry.rule.moved_from(*year).filter(|from| from != date),
            hours: day.entry.hours.clone(),
            notice: None,
            announced: day.entry.announced,
            calendar: code(day.level),
        });
        let closures = self.shut(known, from, to).map(|shut| DayOff {
            date: shut.closure.from,
            until: shut.closure.until,
            name: shut.closure.name.clone(),
            kind: DayKind::Closure,
            rule: None,
            moved_from: None,
            hours: Vec::new(),
            notice: shut.closure.notice.clone(),
            announced: shut.closure.announced,
            calendar: code(shut.level),
        });
        let mut found: Vec<DayOff> = days.chain(closures).collect();
        found.sort_by_key(|day| (day.date, day.kind));
        found
    }
}

/// What the entries of one day and a closure make of it: a closure goes before a holiday, a holiday
/// before a partial day. A workday takes away the days off of its own file and of those it extends.
fn special(days: &[&Day], shut: Option<&Shut>) -> Option<Special> {
    let of = |kind| days.iter().filter(move |day| day.kind == kind);
    let worked = of(DayKind::Workday).map(|day| day.level).min();
    let stands = |level: usize| worked.is_none_or(|worked| level < worked);
    if let Some(shut) = shut.filter(|shut| stands(shut.level)) {
        return Some(Special::Off(shut.reason.clone()));
    }
    let mut names: Vec<&Arc<str>> = Vec::new();
    for day in of(DayKind::Holiday).filter(|day| stands(day.level)) {
        if !names.contains(&&day.name) {
            names.push(&day.name);
        }
    }
    match names[..] {
        [] => {}
        [one] => return Some(Special::Off(Reason::Holiday(one.clone()))),
        _ => {
            let names: Vec<&str> = names.into_iter().map(|name| &**name).collect();
            return Some(Special::Off(Reason::Holiday(names.join("; ").into())));
        }
    }
    // The nearest file wins, and in it the day named once over the one of every year.
    let partial = of(DayKind::Partial).min_by_key(|day| (day.level, !matches!(day.entry.rule, DayRule::Single(_))))?;
    Some(Special::Partial { name: partial.name.clone(), hours: partial.hours.clone() })
}
