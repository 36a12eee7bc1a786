//! A calendar: the spans of each day in which working time runs, in the desk's zone; and why it does
//! not run in the others.

mod days_off;
mod plan;
mod reason;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::{Arc, OnceLock, RwLock};

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveTime};

pub use days_off::{DayKind, DayOff};
pub use reason::Reason;

use crate::model::catalogue::CalendarSettings;
use crate::model::time::{Moment, Zone};
use plan::{MOST_YEARS, Plan, Year};

/// Days that [`Calendar::add`] looks ahead before it gives up: a calendar without working time.
const HORIZON_DAYS: u32 = 366 * 30;

/// Days at both ends of a stretch that are looked at one by one: where clocks are put back over midnight, or a zone
/// changes sides of the date line, a local day may begin before the one before it is over.
const EDGE: i64 = 3;

/// Days of the longest year.
const DAYS_OF_A_YEAR: usize = 366;

/// Minutes of a day.
const DAY: u16 = 24 * 60;

/// Seconds of the epoch between which calendars know working time: the years 1 to 10099. Records
/// hold less; sums of what they hold stay within.
const REACH: (i64, i64) = (-62_135_596_800, 256_556_678_400);

/// Working hours and days off in a zone. Cheap to clone: what it has worked out is shared.
#[derive(Debug, Clone)]
pub struct Calendar {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Zone in which its hours are read.
    pub zone: Zone,
    plan: Arc<Plan>,
    /// How many of the plan's announcements have been made.
    known: usize,
    times: Arc<RwLock<TimesOfYears>>,
}

/// The working spans of a day.
type Spans = Box<[(Moment, Moment)]>;

/// What a year comes to in instants, worked out where it is asked for: local time is slow to read, and all tickets
/// of a desk ask about the same days.
#[derive(Debug)]
struct Times {
    year: Arc<Year>,
    /// By day of the year.
    days: Vec<OnceLock<Spans>>,
    /// Working time from the beginning of the year to that of each of its days, and to its end.
    sums: OnceLock<Vec<Duration>>,
}

/// Those of years, each as it was known after so many announcements.
type TimesOfYears = HashMap<(usize, i32), Arc<Times>>;

/// A stretch of time that wholly counts, or wholly does not for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Beginning.
    pub from: Moment,
    /// End.
    pub to: Moment,
    /// Why it does not count; none where it is working time.
    pub reason: Option<Reason>,
}

impl Span {
    /// Whether it is working time.
    pub fn is_working(&self) -> bool {
        self.reason.is_none()
    }

    /// Its length.
    pub fn length(&self) -> Duration {
        self.to - self.from
    }
}

/// Part of a day, in minutes from its midnight, with the reason for which it does not count.
type Part = (u16, u16, Option<Reason>);

impl Calendar {
    /// The calendar of a chain of files, its own first, then what each extends; read in a zone. Hours
    /// are those of the first file that has some; days off are those of all.
    pub fn resolve(chain: &[CalendarSettings], zone: Zone) -> Self {
        let (code, name) = chain.first().map(|own| (own.code.clone(), own.name.clone())).unwrap_or_default();
        let plan = Plan::new(chain);
        let known = plan.announcements();
        Self { code, name, zone, plan: Arc::new(plan), known, times: Arc::default() }
    }

    /// The same calendar as it was known on that day: without what was announced after it.
    #[must_use]
    pub fn known_on(&self, day: NaiveDate) -> Self {
        Self { known: self.plan.announced_by(day), ..self.clone() }
    }

    /// Working spans of a local day, as instants.
    pub fn day(&self, day: NaiveDate) -> Vec<(Moment, Moment)> {
        self.open(day, &self.times(day)).to_vec()
    }

    /// Tiles the time between two moments with spans, in order, without gap or overlap; no two
    /// neighbours both count, or do not for the same reason.
    pub fn spans(&self, from: Moment, to: Moment) -> Vec<Span> {
        let mut tiles = Tiles { spans: Vec::new(), reached: from, to };
        if let Some((begin, end)) = within_reach(from, to) {
            tiles.lay(begin, Some(Reason::DayOff));
            let (mut day, last) = (self.zone.day(begin), self.zone.day(end));
            let mut year = self.year(day);
            let mut parts = Vec::new();
            while day <= last {
                if year.number() != day.year() {
                    year = self.year(day);
                }
                self.parts(day, &year, &mut parts);
                for (_, until, reason) in parts.drain(..) {
                    tiles.lay(self.instant(day, until).min(end), reason);
                }
                let Some(next) = day.succ_opt() else { break };
                day = next;
            }
        }
        tiles.lay(to, Some(Reason::DayOff));
        tiles.spans
    }

    /// Working time between two moments; zero where the second is not later.
    pub fn between(&self, from: Moment, to: Moment) -> Duration {
        let Some((from, to)) = within_reach(from, to) else { return Duration::zero() };
        let (first, last) = (self.zone.day(from), self.zone.day(to));
        if (last - first).num_days() <= 2 * EDGE {
            return self.worked(from, to, first, last);
        }
        // Whole days are added up once for all who ask.
        match (first.checked_add_signed(Duration::days(EDGE)), last.checked_sub_signed(Duration::days(EDGE))) {
            (Some(begin), Some(end)) => {
                let (before, after) = (begin.pred_opt().unwrap_or(begin), end);
                self.worked(from, to, first, before) + self.whole_days(begin, end) + self.worked(from, to, after, last)
            }
            _ => self.worked(from, to, first, last),
        }
    }

    /// Working time between two moments on those local days, both included.
    fn worked(&self, from: Moment, to: Moment, first: NaiveDate, last: NaiveDate) -> Duration {
        let mut worked = Duration::zero();
        let mut day = first;
        let mut times = self.times(day);
        while day <= last {
            if times.year.number() != day.year() {
                times = self.times(day);
            }
            for (begin, end) in self.open(day, &times) {
                let (begin, end) = ((*begin).max(from), (*end).min(to));
                if begin < end {
                    worked += end - begin;
                }
            }
            let Some(next) = day.succ_opt() else { break };
            day = next;
        }
        worked
    }

    /// Working time of the local days from one up to another that is not included.
    fn whole_days(&self, from: NaiveDate, before: NaiveDate) -> Duration {
        let until = |day: NaiveDate| {
            let times = self.times(day);
            self.sums(&times).get(day.ordinal0() as usize).copied().unwrap_or_default()
        };
        let whole = |year: i32| {
            let first = NaiveDate::from_ymd_opt(year, 1, 1);
            first.and_then(|first| self.sums(&self.times(first)).last().copied()).unwrap_or_default()
        };
        let years = (from.year()..before.year()).map(whole).fold(Duration::zero(), |sum, one| sum + one);
        years + until(before) - until(from)
    }

    fn sums<'t>(&self, times: &'t Times) -> &'t [Duration] {
        times.sums.get_or_init(|| {
            let mut sums = vec![Duration::zero()];
            let (mut sum, mut next) = (Duration::zero(), NaiveDate::from_ymd_opt(times.year.number(), 1, 1));
            while let Some(day) = next.filter(|day| day.year() == times.year.number()) {
                sum = self.open(day, times).iter().fold(sum, |sum, (begin, end)| sum + (*end - *begin));
                sums.push(sum);
                next = day.succ_opt();
            }
            sums
        })
    }

    fn times(&self, day: NaiveDate) -> Arc<Times> {
        let key = (self.known, day.year());
        if let Some(known) = self.times.read().ok().and_then(|known| known.get(&key).cloned()) {
            return known;
        }
        let days = std::iter::repeat_with(OnceLock::new).take(DAYS_OF_A_YEAR).collect();
        let times = Arc::new(Times { year: self.year(day), days, sums: OnceLock::new() });
        if let Ok(mut known) = self.times.write() {
            if known.len() >= MOST_YEARS {
                known.clear();
            }
            return Arc::clone(known.entry(key).or_insert(times));
        }
        times
    }

    /// The first moment by which that much working time has passed since `from`; none where the
    /// calendar has no such time within thirty years.
    pub fn add(&self, from: Moment, time: Duration) -> Option<Moment> {
        let mut left = time;
        if left <= Duration::zero() {
            return Some(from);
        }
        let (from, last) = within_reach(from, DateTime::from_timestamp(REACH.1, 0)?.fixed_offset())?;
        let mut day = self.zone.day(from);
        let mut times = self.times(day);
        for _ in 0..HORIZON_DAYS {
            if times.year.number() != day.year() {
                times = self.times(day);
            }
            for (begin, end) in self.open(day, &times) {
                let (begin, end) = ((*begin).max(from), (*end).min(last));
                if begin >= end {
                    continue;
                }
                if left <= end - begin {
                    return Some(self.zone.localize(begin + left));
                }
                left -= end - begin;
            }
            day = day.succ_opt()?;
        }
        None
    }

    /// Why that moment does not count; none where it is working time.
    pub fn why(&self, moment: Moment) -> Option<Reason> {
        let second = Duration::seconds(1);
        let Some((moment, _)) = moment.checked_add_signed(second).and_then(|after| within_reach(moment, after)) else {
            return Some(Reason::DayOff);
        };
        let day = self.zone.day(moment);
        let mut parts = Vec::new();
        self.parts(day, &self.year(day), &mut parts);
        let part = parts.into_iter().find(|(_, until, _)| moment < self.instant(day, *until));
        part.map_or(Some(Reason::Hours), |(_, _, reason)| reason)
    }

    /// What is special about a day: why nobody works on it, or why its hours are others. None where
    /// its hours are those of its weekday.
    pub fn why_day(&self, day: NaiveDate) -> Option<Reason> {
        let year = self.year(day);
        let regular = || self.plan.hours(day).next().is_none().then_some(Reason::DayOff);
        match year.special(day) {
            Some(plan::Special::Off(reason)) => Some(reason.clone()),
            Some(plan::Special::Partial { name, .. }) => regular().or_else(|| Some(Reason::Partial(name.clone()))),
            None => regular(),
        }
    }

    /// All days that differ from the others in a year, in order.
    pub fn holidays(&self, year: i32) -> Vec<DayOff> {
        let bounds = NaiveDate::from_ymd_opt(year, 1, 1).zip(NaiveDate::from_ymd_opt(year, 12, 31));
        bounds.map(|(from, to)| self.days_off(from, to)).unwrap_or_default()
    }

    /// All days that differ from the others between two days, both included, in order. A closure is
    /// there once, whole, where any of its days is among them. Holidays that are worked are not there.
    pub fn days_off(&self, from: NaiveDate, to: NaiveDate) -> Vec<DayOff> {
        self.plan.days_off(self.known, from, to)
    }

    fn year(&self, day: NaiveDate) -> Arc<Year> {
        self.plan.year(self.known, day.year())
    }

    /// The instant of a minute of a local day; that of minute 1440 is the beginning of the next.
    fn instant(&self, day: NaiveDate, minute: u16) -> Moment {
        match NaiveTime::from_num_seconds_from_midnight_opt(u32::from(minute) * 60, 0) {
            Some(time) => self.zone.instant(day.and_time(time)),
            None => self.zone.start_of(day.succ_opt().unwrap_or(day)),
        }
    }

    /// The working spans of a day. Hours that clocks were put forward over have no length.
    fn open<'t>(&self, day: NaiveDate, times: &'t Times) -> &'t [(Moment, Moment)] {
        let worked_out = || {
            let instants = |(from, to): (u16, u16)| (self.instant(day, from), self.instant(day, to));
            let spans = match times.year.special(day) {
                None => self.plan.hours(day).map(instants).collect(),
                Some(plan::Special::Off(_)) => Vec::new(),
                Some(plan::Special::Partial { .. }) if self.plan.hours(day).next().is_none() => Vec::new(),
                Some(plan::Special::Partial { hours, .. }) => hours.iter().copied().map(instants).collect(),
            };
            spans.into_iter().filter(|(begin, end)| begin < end).collect::<Spans>()
        };
        times.days.get(day.ordinal0() as usize).map_or(&[], |spans| spans.get_or_init(worked_out))
    }

    /// Adds the parts of a day, from midnight to midnight.
    fn parts(&self, day: NaiveDate, year: &Year, parts: &mut Vec<Part>) {
        let mut regular = self.plan.hours(day).peekable();
        let special = year.special(day);
        if let Some(plan::Special::Off(reason)) = special {
            return parts.push((0, DAY, Some(reason.clone())));
        }
        if regular.peek().is_none() {
            return parts.push((0, DAY, Some(Reason::DayOff)));
        }
        match special {
            Some(plan::Special::Partial { name, hours }) => {
                let regular: Vec<(u16, u16)> = regular.collect();
                // What would be worked on another such day is not worked because of the partial day.
                let missed = Reason::Partial(name.clone());
                fill(hours.iter().copied(), parts, |from, to, parts| {
                    let within = regular.iter().map(|(begin, end)| ((*begin).max(from), (*end).min(to)));
                    let mut reached = from;
                    for (begin, end) in within.filter(|(begin, end)| begin < end) {
                        push(parts, reached, begin, Some(Reason::Hours));
                        push(parts, begin, end, Some(missed.clone()));
                        reached = end;
                    }
                    push(parts, reached, to, Some(Reason::Hours));
                });
            }
            _ => fill(regular, parts, |from, to, parts| push(parts, from, to, Some(Reason::Hours))),
        }
    }
}

fn push(parts: &mut Vec<Part>, from: u16, to: u16, reason: Option<Reason>) {
    if from < to {
        parts.push((from, to, reason));
    }
}

/// Adds the working parts of a day, and by `between` what lies before, between and after them.
fn fill(
    hours: impl Iterator<Item = (u16, u16)>,
    parts: &mut Vec<Part>,
    mut between: impl FnMut(u16, u16, &mut Vec<Part>),
) {
    let mut reached = 0;
    for (from, to) in hours {
        between(reached, from.max(reached), parts);
        push(parts, from.max(reached), to, None);
        reached = reached.max(to);
    }
    between(reached, DAY, parts);
}

/// The part of a stretch in which calendars know working time, if it is not empty.
fn within_reach(from: Moment, to: Moment) -> Option<(Moment, Moment)> {
    let (least, most) = (DateTime::from_timestamp(REACH.0, 0)?, DateTime::from_timestamp(REACH.1, 0)?);
    let (from, to) = (from.max(least.fixed_offset()), to.min(most.fixed_offset()));
    (from < to).then_some((from, to))
}

/// Spans laid one after the other, up to an end.
struct Tiles {
    spans: Vec<Span>,
    reached: Moment,
    to: Moment,
}

impl Tiles {
    /// Lays a span from what was reached to `until`.
    fn lay(&mut self, until: Moment, reason: Option<Reason>) {
        let until = until.min(self.to);
        if until <= self.reached {
            return;
        }
        match self.spans.last_mut().filter(|last| last.reason == reason) {
            Some(last) => last.to = until,
            None => self.spans.push(Span { from: self.reached, to: until, reason }),
        }
        self.reached = until;
    }
}
