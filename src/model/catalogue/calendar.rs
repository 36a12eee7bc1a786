//! What the files of `calendars/` say: the working hours of each day of the week, and the days that
//! differ. Which file extends which is found out where all of them can be read (`store::calendars`).

mod days;
mod names;
mod read;
#[cfg(test)]
mod tests;

use chrono::{Datelike, NaiveDate, Weekday};

pub use days::{DayRule, Years, easter_sunday};
pub use names::{month_message, weekday_message};

use crate::model::finding::{Finding, Place};

/// What a file of `calendars/` says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CalendarSettings {
    /// Code; its file's name.
    pub code: String,
    /// Name.
    pub name: String,
    /// The calendar whose days and, where it has none itself, hours it takes over.
    pub extends: Option<Extends>,
    /// Working hours, in file order; no two spans of one day overlap. Empty only where it extends.
    pub hours: Vec<Span>,
    /// Days off.
    pub holidays: Vec<DayEntry>,
    /// Days with other hours; each entry has some.
    pub partials: Vec<DayEntry>,
    /// Stretches of days off by notice.
    pub closures: Vec<Closure>,
    /// Days off that are worked all the same.
    pub workdays: Vec<DayEntry>,
}

/// The calendar that one is built upon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extends {
    /// Its code.
    pub code: String,
    /// Where the file says so.
    pub place: Place,
}

/// A stretch of working time on some days of the week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Days.
    pub days: Vec<Weekday>,
    /// Beginning, in minutes from midnight.
    pub from: u16,
    /// End, in minutes from midnight, later than the beginning; 1440 is the midnight that ends
    /// the day.
    pub to: u16,
    /// First day on which it holds; none where it has no bound.
    pub since: Option<NaiveDate>,
    /// Last day on which it holds; none where it has no bound.
    pub until: Option<NaiveDate>,
}

impl Span {
    /// Whether it holds on that day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.days.contains(&day.weekday())
            && self.since.is_none_or(|since| since <= day)
            && self.until.is_none_or(|until| day <= until)
    }
}

/// A day, or one day a year, that differs from the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayEntry {
    /// Name.
    pub name: String,
    /// Which day it is.
    pub rule: DayRule,
    /// In which years.
    pub years: Years,
    /// Day on which it became known; none where it was always known.
    pub announced: Option<NaiveDate>,
    /// Hours of a partial day, in order and apart, in minutes from midnight; empty for the others.
    pub hours: Vec<(u16, u16)>,
}

impl DayEntry {
    /// The day that it means by its rule for that year, if it has one then. A rule may lead into the
    /// next year: the Monday on or after 29 December.
    pub fn of_year(&self, year: i32) -> Option<NaiveDate> {
        self.rule.of_year(year).filter(|_| self.years.hold(year))
    }
}

/// Days off by notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closure {
    /// Name.
    pub name: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
    /// The paper that says so.
    pub notice: Option<String>,
    /// Day on which it became known; none where it was always known.
    pub announced: Option<NaiveDate>,
}

/// Days of the week, as calendars write them.
pub const DAYS: [(&str, Weekday); 7] = [
    ("mon", Weekday::Mon),
    ("tue", Weekday::Tue),
    ("wed", Weekday::Wed),
    ("thu", Weekday::Thu),
    ("fri", Weekday::Fri),
    ("sat", Weekday::Sat),
    ("sun", Weekday::Sun),
];

impl CalendarSettings {
    /// Reads a file of `calendars/`. Its path tells the code that it must have.
    ///
    /// # Errors
    /// Every problem of the text, with its place.
    pub fn parse(path: &str, text: &str) -> Result<Self, Vec<Finding>> {
        read::parse(path, text)
    }

    /// Beginnings and ends of that day's own spans, in minutes from midnight, in order of time.
    pub fn hours_on(&self, day: NaiveDate) -> Vec<(u16, u16)> {
        let mut hours: Vec<(u16, u16)> =
            self.hours.iter().filter(|span| span.holds_on(day)).map(|span| (span.from, span.to)).collect();
        hours.sort_unstable();
        hours
    }
}
