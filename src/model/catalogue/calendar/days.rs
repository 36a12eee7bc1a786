//! Which day a rule means: a date, the nth weekday of a month, a weekday on or after a date, a
//! distance from Easter, a single day; and in which years.

use chrono::{Datelike, Days, NaiveDate, TimeDelta, Weekday};

/// Which day of a year is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayRule {
    /// The same date each year. 29 February has none in most.
    Fixed {
        /// Month, from 1.
        month: u32,
        /// Day of the month.
        day: u32,
    },
    /// The nth such weekday of a month, from 1; -1 is the last. Not every month has a fifth.
    Nth {
        /// Weekday.
        weekday: Weekday,
        /// Which one.
        nth: i8,
        /// Month, from 1.
        month: u32,
    },
    /// That weekday on a date, or the first one after it. 29 February is 1 March where there is none.
    OnOrAfter {
        /// Weekday.
        weekday: Weekday,
        /// Month of the date, from 1.
        month: u32,
        /// Day of the date.
        day: u32,
    },
    /// So many days after Easter Sunday.
    Easter(i32),
    /// One day, once.
    Single(NaiveDate),
}

impl DayRule {
    /// Distances from Easter that never leave its year.
    pub const EASTER: std::ops::RangeInclusive<i64> = -80..=249;

    /// The day of that year, if there is one. Only a weekday on or after a date may lie in the next.
    pub fn of_year(&self, year: i32) -> Option<NaiveDate> {
        match *self {
            Self::Fixed { month, day } => NaiveDate::from_ymd_opt(year, month, day),
            Self::Nth { weekday, nth, month } => match u8::try_from(nth) {
                Ok(nth) => NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth),
                Err(_) => {
                    let fifth = NaiveDate::from_weekday_of_month_opt(year, month, weekday, 5);
                    fifth.or_else(|| NaiveDate::from_weekday_of_month_opt(year, month, weekday, 4))
                }
            },
            Self::OnOrAfter { weekday, .. } => {
                let from = self.moved_from(year)?;
                let wait = weekday.days_since(from.weekday());
                from.checked_add_days(Days::new(u64::from(wait)))
            }
            Self::Easter(days) => easter_sunday(year)?.checked_add_signed(TimeDelta::try_days(i64::from(days))?),
            Self::Single(day) => (day.year() == year).then_some(day),
        }
    }

    /// The date of that year from which it is moved, where it moves one.
    pub fn moved_from(&self, year: i32) -> Option<NaiveDate> {
        match *self {
            Self::OnOrAfter { month, day, .. } => {
                let date = NaiveDate::from_ymd_opt(year, month, day);
                date.or_else(|| NaiveDate::from_ymd_opt(year, month + 1, 1).filter(|_| (month, day) == (2, 29)))
            }
            _ => None,
        }
    }
}

/// In which years an entry holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Years {
    /// First year; none where it has no bound.
    pub since: Option<i32>,
    /// Last year; none where it has no bound.
    pub until: Option<i32>,
    /// Every so many years from a year on.
    pub every: Option<(i32, i32)>,
}

impl Years {
    /// Whether that year is one of them.
    pub fn hold(&self, year: i32) -> bool {
        self.since.is_none_or(|since| since <= year)
            && self.until.is_none_or(|until| year <= until)
            && self.every.is_none_or(|(every, of)| {
                of <= year && (i64::from(year) - i64::from(of)) % i64::from(every.max(1)) == 0
            })
    }
}

/// Easter Sunday of the Gregorian calendar (the algorithm that *Nature* printed in 1876).
pub fn easter_sunday(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b.div_euclid(4), b.rem_euclid(4));
    let g = (8 * b + 13).div_euclid(25);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c.div_euclid(4), c.rem_euclid(4));
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 19 * l).div_euclid(433);
    let month = (h + l - 7 * m + 90).div_euclid(25);
    let day = (h + l - 7 * m + 33 * month + 19).rem_euclid(32);
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}
