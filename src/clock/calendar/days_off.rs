//! The days that differ, as a list of them tells: which, by what rule, moved from where.

use chrono::NaiveDate;

use crate::message;
use crate::model::catalogue::{DayRule, Years, month_message, weekday_message};
use crate::model::message::Message;

/// How a day differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayKind {
    /// Nobody works.
    Holiday,
    /// Other hours.
    Partial,
    /// Nobody works, by notice.
    Closure,
    /// A day off that is worked all the same.
    Workday,
}

impl DayKind {
    /// Its word in JSON, and in the files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Holiday => "holiday",
            Self::Partial => "partial",
            Self::Closure => "closure",
            Self::Workday => "workday",
        }
    }

    /// Identifier of its name in the Fluent files.
    pub fn message_id(self) -> &'static str {
        match self {
            Self::Holiday => "calendar-kind-holiday",
            Self::Partial => "calendar-kind-partial",
            Self::Closure => "calendar-kind-closure",
            Self::Workday => "calendar-kind-workday",
        }
    }
}

/// A day that differs from the others, or a closure of several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayOff {
    /// The day; the first one of a closure.
    pub date: NaiveDate,
    /// The last day of a closure, else the day itself.
    pub until: NaiveDate,
    /// Name.
    pub name: String,
    /// How it differs.
    pub kind: DayKind,
    /// Its rule, and the years in which it holds; none for closures.
    pub rule: Option<(DayRule, Years)>,
    /// The date from which its rule moved it, where that is another.
    pub moved_from: Option<NaiveDate>,
    /// Hours of a partial day, in minutes from midnight.
    pub hours: Vec<(u16, u16)>,
    /// The paper that announces a closure.
    pub notice: Option<String>,
    /// When it became known, where that is told.
    pub announced: Option<NaiveDate>,
    /// Code of the calendar whose file says so.
    pub calendar: String,
}

impl DayOff {
    /// Its rule in words.
    pub fn rule_message(&self) -> Message {
        match (&self.rule, &self.notice) {
            (Some((rule, years)), _) => of_years(rule_message(*rule), years),
            (None, Some(notice)) => message!("calendar-rule-notice", notice = notice),
            (None, None) => message!("calendar-rule-closure"),
        }
    }
}

fn of_years(rule: Message, years: &Years) -> Message {
    match years.every {
        // A year has no thousands separator: it goes as text.
        Some((every, of)) => {
            message!("calendar-rule-every", rule = rule, every = i64::from(every), of = of.to_string())
        }
        None => rule,
    }
}

/// A rule in words, whatever its years.
pub fn rule_message(rule: DayRule) -> Message {
    match rule {
        DayRule::Fixed { month, day } => date_message(month, day),
        DayRule::Nth { weekday, nth, month } => {
            let (nth, weekday, month) = (nth_message(nth), weekday_message(weekday), month_message(month));
            message!("calendar-rule-nth", nth = nth, weekday = weekday, month = month)
        }
        DayRule::OnOrAfter { weekday, month, day } => {
            let (date, weekday) = (date_message(month, day), weekday_message(weekday));
            message!("calendar-rule-on-or-after", date = date, weekday = weekday)
        }
        DayRule::Easter(0) => message!("calendar-rule-easter"),
        DayRule::Easter(days) if days < 0 => message!("calendar-rule-before-easter", days = i64::from(-days)),
        DayRule::Easter(days) => message!("calendar-rule-after-easter", days = i64::from(days)),
        DayRule::Single(_) => message!("calendar-rule-single"),
    }
}

fn date_message(month: u32, day: u32) -> Message {
    message!("calendar-rule-date", day = i64::from(day), month = month_message(month))
}

fn nth_message(nth: i8) -> Message {
    Message::new(match nth {
        1 => "calendar-nth-1",
        2 => "calendar-nth-2",
        3 => "calendar-nth-3",
        4 => "calendar-nth-4",
        5 => "calendar-nth-5",
        _ => "calendar-nth-last",
    })
}
