//! A calendar: the spans of each weekday in which working time runs, in the desk's zone.

use chrono::{Datelike, Duration, NaiveDate, NaiveTime, Weekday};

use crate::model::catalogue::CalendarSettings;
use crate::model::time::{Moment, Zone};

/// Days that [`Calendar::add`] looks ahead before it gives up: a calendar without working time.
const HORIZON_DAYS: u32 = 366 * 30;

/// Working hours in a zone.
#[derive(Debug, Clone, PartialEq)]
pub struct Calendar {
    /// Code.
    pub code: String,
    /// Zone in which its hours are read.
    pub zone: Zone,
    /// Spans of each weekday, Monday first, in order and apart.
    pub week: [Vec<(NaiveTime, NaiveTime)>; 7],
}

/// A stretch of time that wholly counts or wholly does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Beginning.
    pub from: Moment,
    /// End.
    pub to: Moment,
    /// Whether it is working time.
    pub working: bool,
}

impl Span {
    /// Its length.
    pub fn length(self) -> Duration {
        self.to - self.from
    }
}

impl Calendar {
    /// The calendar that a catalogue file describes, read in a zone.
    pub fn new(settings: &CalendarSettings, zone: Zone) -> Self {
        // 24:00 cannot be held as a time of day; `day` reads an end at midnight as the day's end.
        let time = |minute: u16| {
            NaiveTime::from_num_seconds_from_midnight_opt(u32::from(minute) % (24 * 60) * 60, 0)
                .unwrap_or(NaiveTime::MIN)
        };
        let week = std::array::from_fn(|day| {
            let weekday = Weekday::try_from(day as u8).unwrap_or(Weekday::Mon);
            settings.hours_on(weekday).into_iter().map(|(from, to)| (time(from), time(to))).collect()
        });
        Self { code: settings.code.clone(), zone, week }
    }

    /// Working spans of a local day, as instants.
    pub fn day(&self, day: NaiveDate) -> Vec<(Moment, Moment)> {
        let weekday = day.weekday().num_days_from_monday() as usize;
        self.week[weekday]
            .iter()
            .map(|(from, to)| {
                // 24:00 cannot be written as a time; an end at midnight means the day's end.
                let end = if *to == NaiveTime::MIN { day.succ_opt().unwrap_or(day) } else { day };
                (self.zone.instant(day.and_time(*from)), self.zone.instant(end.and_time(*to)))
            })
            .filter(|(from, to)| from < to)
            .collect()
    }

    /// Tiles the time between two moments with spans, in order, without gap or overlap.
    pub fn spans(&self, from: Moment, to: Moment) -> Vec<Span> {
        let mut spans = Vec::new();
        let mut reached = from;
        let mut day = self.zone.day(from);
        let last = self.zone.day(to);
        while day <= last {
            for (begin, end) in self.day(day) {
                let (begin, end) = (begin.max(reached), end.min(to));
                if begin < end {
                    if reached < begin {
                        spans.push(Span { from: reached, to: begin, working: false });
                    }
                    spans.push(Span { from: begin, to: end, working: true });
                    reached = end;
                }
            }
            let Some(next) = day.succ_opt() else { break };
            day = next;
        }
        if reached < to {
            spans.push(Span { from: reached, to, working: false });
        }
        spans
    }

    /// Working time between two moments; zero where the second is not later.
    pub fn between(&self, from: Moment, to: Moment) -> Duration {
        self.spans(from, to).iter().filter(|span| span.working).map(|span| span.length()).sum()
    }

    /// The first moment by which that much working time has passed since `from`; none where the
    /// calendar has no such time within thirty years.
    pub fn add(&self, from: Moment, time: Duration) -> Option<Moment> {
        let mut left = time;
        if left <= Duration::zero() {
            return Some(from);
        }
        let mut day = self.zone.day(from);
        for _ in 0..HORIZON_DAYS {
            for (begin, end) in self.day(day) {
                let begin = begin.max(from);
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
}

#[cfg(test)]
mod tests {
    use super::*;

    fn office() -> Calendar {
        let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).expect("hour");
        let weekday = vec![(hour(9), hour(18))];
        let mut week: [Vec<_>; 7] = Default::default();
        week[..5].fill(weekday);
        Calendar { code: "oficina".into(), zone: Zone::named("America/Mexico_City").expect("zone"), week }
    }

    fn at(text: &str) -> Moment {
        office().zone.read(text, NaiveDate::default()).expect(text)
    }

    #[test]
    fn counts_only_working_hours() {
        let calendar = office();
        for (from, to, minutes) in [
            ("2025-03-10 09:00", "2025-03-10 11:30", 150),
            ("2025-03-10 08:00", "2025-03-10 09:30", 30),
            ("2025-03-10 17:30", "2025-03-11 09:30", 60),
            ("2025-03-14 17:00", "2025-03-17 10:00", 120),
            ("2025-03-15 10:00", "2025-03-16 10:00", 0),
        ] {
            assert_eq!(calendar.between(at(from), at(to)).num_minutes(), minutes, "{from} {to}");
        }
    }

    #[test]
    fn adds_what_it_counts() {
        let calendar = office();
        for (from, minutes, to) in [
            ("2025-03-10 09:00", 180, "2025-03-10 12:00"),
            ("2025-03-10 17:00", 120, "2025-03-11 10:00"),
            ("2025-03-14 17:00", 60, "2025-03-14 18:00"),
            ("2025-03-15 12:00", 10, "2025-03-17 09:10"),
            ("2025-03-10 20:00", 0, "2025-03-10 20:00"),
        ] {
            assert_eq!(calendar.add(at(from), Duration::minutes(minutes)), Some(at(to)), "{from} + {minutes}");
        }
    }

    #[test]
    fn a_calendar_without_hours_gives_up() {
        let mut calendar = office();
        calendar.week = Default::default();
        assert_eq!(calendar.add(at("2025-03-10 09:00"), Duration::minutes(1)), None);
    }
}
