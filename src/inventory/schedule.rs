//! When work of a programme falls due on an asset (S3.6).
//!
//! A service is due so many calendar months after the one before it: the day of the month stays,
//! and where the month has no such day its last one stands for it (31 January, 30 April). A due date
//! on which nobody works is moved as the programme says, and the date to which it was moved is what
//! the next one counts from: moved `before`, no two dates are ever further apart than the interval.
//!
//! The count begins with the last service. Where there was none it begins with the day on which the
//! asset was registered. Nothing is due before the programme's `from`: what would be is due on the
//! first working day of the programme.

#[cfg(test)]
mod tests;

use chrono::{Days, Months, NaiveDate};

use crate::clock::calendar::Calendar;
use crate::model::asset::Asset;
use crate::model::catalogue::{NotWorking, Programme, fold, read_months};

/// Days that a working day is looked for before a calendar counts as having none.
const HORIZON_DAYS: u64 = 366;

/// Dates that one plan of one asset may have; the end of time is not planned.
const MOST_DATES: usize = 2_000;

/// Words with which a card says that no programme applies to the asset.
const NEVER: [&str; 6] = ["none", "no", "never", "ninguno", "nunca", "ninguna"];

/// What a card's own `maintenance` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Own {
    /// Nothing: the programme's interval counts.
    Nothing,
    /// So many months instead of the programme's.
    Months(u32),
    /// No programme applies to it.
    Never,
    /// Something that means neither; the programme's interval counts.
    Unreadable(String),
}

/// Reads the `maintenance` of an asset's card.
pub fn own_interval(asset: &Asset) -> Own {
    let Some(text) = asset.text("maintenance") else { return Own::Nothing };
    match read_months(text) {
        Some(months) => Own::Months(months),
        None if NEVER.contains(&fold(text).as_str()) => Own::Never,
        None => Own::Unreadable(text.to_owned()),
    }
}

/// Whether a programme applies to an asset, whatever state it is in.
pub fn applies(programme: &Programme, asset: &Asset) -> bool {
    let named = programme.kinds.contains(&asset.kind) || programme.assets.contains(&asset.id);
    named && own_interval(asset) != Own::Never
}

/// Whether a programme's work falls due on an asset in its present state.
pub fn falls_due(programme: &Programme, asset: &Asset) -> bool {
    applies(programme, asset) && programme.states.iter().any(|state| state == asset.position.status.word())
}

/// How dates follow each other on one asset.
#[derive(Clone, Copy)]
pub struct Rhythm<'a> {
    /// Calendar months from one to the next.
    pub months: u32,
    /// Where a date goes on which nobody works.
    pub not_working: NotWorking,
    /// Days before it are not planned.
    pub from: Option<NaiveDate>,
    /// Calendar that says who works when.
    pub calendar: &'a Calendar,
}

impl<'a> Rhythm<'a> {
    /// The rhythm of a programme on an asset, whose card may have an interval of its own.
    pub fn of(programme: &Programme, asset: &Asset, calendar: &'a Calendar) -> Self {
        let months = match own_interval(asset) {
            Own::Months(months) => months,
            _ => programme.months,
        };
        Self { months, not_working: programme.not_working, from: programme.from, calendar }
    }

    fn works(&self, day: NaiveDate) -> bool {
        !self.calendar.day(day).is_empty()
    }

    /// The working day that stands for a due date counted from `base`: never `base` itself or a day
    /// before it. A calendar that has none near leaves the date where it is.
    fn moved(&self, day: NaiveDate, base: Option<NaiveDate>) -> NaiveDate {
        let mut days: Box<dyn Iterator<Item = NaiveDate>> = match self.not_working {
            NotWorking::Same => return day,
            NotWorking::Before => {
                let earlier = (0..HORIZON_DAYS).map_while(move |days| day.checked_sub_days(Days::new(days)));
                Box::new(earlier.take_while(move |earlier| base.is_none_or(|base| *earlier > base)))
            }
            NotWorking::After => {
                Box::new((0..HORIZON_DAYS).map_while(move |days| day.checked_add_days(Days::new(days))))
            }
        };
        days.find(|day| self.works(*day)).unwrap_or(day)
    }

    /// The date that follows one, or follows a service; none at the end of the calendar.
    pub fn after(&self, base: NaiveDate) -> Option<NaiveDate> {
        let due = base.checked_add_months(Months::new(self.months))?;
        Some(self.moved(due, Some(base)))
    }

    /// The first day on which something is planned.
    fn start(&self) -> Option<NaiveDate> {
        let from = self.from?;
        let rhythm = Self { not_working: NotWorking::After, ..*self };
        Some(if self.not_working == NotWorking::Same { from } else { rhythm.moved(from, None) })
    }

    /// The date due after a service, or after the day of registration; none where neither is known
    /// and the programme has no beginning.
    pub fn due(&self, base: Option<NaiveDate>) -> Option<NaiveDate> {
        base.and_then(|base| self.after(base)).max(self.start())
    }
}

/// What became of a planned date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Still to come, or of today.
    Planned,
    /// Done by then.
    Done,
    /// Done after it.
    Late,
    /// Not done, and past.
    Overdue,
}

impl Mark {
    /// All, in the order in which the legend has them.
    pub const ALL: [Self; 4] = [Self::Planned, Self::Done, Self::Late, Self::Overdue];

    /// The word that stands in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Done => "done",
            Self::Late => "late",
            Self::Overdue => "overdue",
        }
    }
}

/// A planned date with what became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occurrence {
    /// Planned date; none of a service that nothing called for.
    pub due: Option<NaiveDate>,
    /// When it was done.
    pub done: Option<NaiveDate>,
    /// What became of it.
    pub mark: Mark,
}

impl Occurrence {
    /// The day on which the year's sheet shows it: when it was done, else when it is due.
    pub fn day(&self) -> Option<NaiveDate> {
        self.done.or(self.due)
    }
}

/// All dates of an asset up to and with `last`: its services in order, each with the date for which
/// it was due, then what is due after the last of them, each date counted from the one before.
pub fn occurrences(
    rhythm: &Rhythm,
    registered: Option<NaiveDate>,
    services: &[NaiveDate],
    today: NaiveDate,
    last: NaiveDate,
) -> Vec<Occurrence> {
    let mut base = registered;
    let mut found = Vec::new();
    for done in services {
        let due = rhythm.due(base);
        let late = due.is_some_and(|due| due < *done);
        found.push(Occurrence { due, done: Some(*done), mark: if late { Mark::Late } else { Mark::Done } });
        base = Some(*done);
    }
    let mut due = rhythm.due(base);
    while let Some(day) = due.filter(|day| *day <= last && found.len() < MOST_DATES) {
        let mark = if day < today { Mark::Overdue } else { Mark::Planned };
        found.push(Occurrence { due: Some(day), done: None, mark });
        due = rhythm.after(day);
    }
    found
}
