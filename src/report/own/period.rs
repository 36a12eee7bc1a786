//! Spans of time as people name them: a month, a week, a quarter, a year, or days.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::answer::Span;
use crate::language::Language;
use crate::message;
use crate::model::time::{Moment, Zone};

/// What a span of time is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stretch {
    /// A calendar month.
    Month,
    /// A week from Monday to Sunday (ISO 8601).
    Week,
    /// A quarter of a year.
    Quarter,
    /// A calendar year.
    Year,
    /// Some days.
    Days,
}

/// A span of whole days, and how people name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// What it is.
    pub stretch: Stretch,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

impl Stretch {
    /// The stretch of that word; days have none.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "month" => Some(Self::Month),
            "week" => Some(Self::Week),
            "quarter" => Some(Self::Quarter),
            "year" => Some(Self::Year),
            _ => None,
        }
    }

    /// The stretch of this kind that a day lies in; the day itself where it is of days.
    pub fn around(self, day: NaiveDate) -> Period {
        let first_of = |year: i32, month: u32| NaiveDate::from_ymd_opt(year, month, 1).unwrap_or(day);
        let months = |from: NaiveDate, count: u32| {
            let next = from.checked_add_months(Months::new(count)).unwrap_or(from);
            Period { stretch: self, from, to: next.pred_opt().unwrap_or(from) }
        };
        match self {
            Self::Month => months(first_of(day.year(), day.month()), 1),
            Self::Quarter => months(first_of(day.year(), day.month0() / 3 * 3 + 1), 3),
            Self::Year => months(first_of(day.year(), 1), 12),
            Self::Week => {
                let back = Days::new(u64::from(day.weekday().num_days_from_monday()));
                let from = day.checked_sub_days(back).unwrap_or(day);
                Period { stretch: self, from, to: from.checked_add_days(Days::new(6)).unwrap_or(from) }
            }
            Self::Days => Period { stretch: self, from: day, to: day },
        }
    }

    /// The stretch of this kind that a person names: `2026-10`, `2026-W41`, `2026-Q3`, `2026`; the
    /// present and the last one by words in either language.
    pub fn read(self, text: &str, today: NaiveDate) -> Option<Period> {
        let text = text.trim();
        match text.to_lowercase().as_str() {
            "current" | "this" | "actual" | "este" | "esta" => return Some(self.around(today)),
            "previous" | "last" | "anterior" | "pasado" | "pasada" => return Some(self.around(today).previous()),
            _ => {}
        }
        let digits = |text: &str, most: usize| -> Option<u32> {
            let plain = (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| text.parse().ok())?
        };
        let year = |text: &str| (text.len() == 4).then(|| digits(text, 4))?.and_then(|year| i32::try_from(year).ok());
        let (first, rest) = text.split_once('-').unwrap_or((text, ""));
        let year = year(first).filter(|year| (1970..=9998).contains(year))?;
        let day = match self {
            Self::Year => rest.is_empty().then(|| NaiveDate::from_ymd_opt(year, 1, 1))?,
            Self::Month => NaiveDate::from_ymd_opt(year, digits(rest, 2)?, 1),
            Self::Quarter => {
                let quarter = digits(rest.strip_prefix(['Q', 'q', 'T', 't'])?, 1)?.checked_sub(1)?;
                NaiveDate::from_ymd_opt(year, quarter * 3 + 1, 1)
            }
            Self::Week => NaiveDate::from_isoywd_opt(year, digits(rest.strip_prefix(['W', 'w'])?, 2)?, Weekday::Mon),
            Self::Days => None,
        };
        Some(self.around(day?))
    }
}

impl Period {
    /// Any stretch that a person names, whatever it is.
    pub fn read_any(text: &str, today: NaiveDate) -> Option<Self> {
        let all = [Stretch::Month, Stretch::Week, Stretch::Quarter, Stretch::Year];
        // Words for the last one say nothing of what it is.
        let named = text.trim().starts_with(|c: char| c.is_ascii_digit());
        named.then(|| all.into_iter().find_map(|stretch| stretch.read(text, today)))?
    }

    /// The one before it.
    pub fn previous(self) -> Self {
        let before = self.from.pred_opt().unwrap_or(self.from);
        match self.stretch {
            Stretch::Days => {
                let length = Days::new((self.to - self.from).num_days().unsigned_abs());
                Self { from: before.checked_sub_days(length).unwrap_or(before), to: before, ..self }
            }
            stretch => stretch.around(before),
        }
    }

    /// The same a year before.
    pub fn year_before(self) -> Self {
        let back = |day: NaiveDate| day.checked_sub_months(Months::new(12)).unwrap_or(day);
        match self.stretch {
            Stretch::Week => {
                let week = self.from.iso_week();
                let same = |week| NaiveDate::from_isoywd_opt(self.from.iso_week().year() - 1, week, Weekday::Mon);
                // Not every year has a fifty-third week.
                Stretch::Week.around(same(week.week()).or_else(|| same(52)).unwrap_or(self.from))
            }
            Stretch::Days => Self { from: back(self.from), to: back(self.to), ..self },
            stretch => stretch.around(back(self.from)),
        }
    }

    /// Its first moment, and the first after it.
    pub fn bounds(self, zone: Zone) -> (Moment, Moment) {
        (zone.start_of(self.from), zone.start_of(self.to.succ_opt().unwrap_or(self.to)))
    }

    /// How `--month`, `--week` … name it, with the option.
    pub fn arguments(self) -> String {
        let Self { stretch, from, to } = self;
        match stretch {
            Stretch::Month => format!("--month {}", from.format("%Y-%m")),
            Stretch::Week => format!("--week {}", from.format("%G-W%V")),
            Stretch::Quarter => format!("--quarter {}-Q{}", from.format("%Y"), from.month0() / 3 + 1),
            Stretch::Year => format!("--year {}", from.format("%Y")),
            Stretch::Days => format!("--from {from} --to {to}"),
        }
    }

    /// How it is named without the option: what a file's name may hold.
    pub fn word(self) -> String {
        match self.stretch {
            Stretch::Days => format!("{}_{}", self.from, self.to),
            _ => self.arguments().split(' ').next_back().unwrap_or_default().to_owned(),
        }
    }

    /// It with its name.
    pub fn span(self, language: &Language) -> Span {
        let Self { stretch, from, to } = self;
        let year = from.format("%Y").to_string();
        let name = match stretch {
            Stretch::Month => month_name(from, language),
            Stretch::Week => {
                let (number, year) = (from.format("%V").to_string(), from.format("%G").to_string());
                language.format(&message!("report-period-week", number = number, year = year))
            }
            Stretch::Quarter => {
                let number = i64::from(from.month0() / 3 + 1);
                language.format(&message!("report-period-quarter", number = number, year = year))
            }
            Stretch::Year => year,
            Stretch::Days if from == to => from.to_string(),
            Stretch::Days => {
                let (from, to) = (from.to_string(), to.to_string());
                language.format(&message!("report-period-days", from = from, to = to))
            }
        };
        Span { from, to, name }
    }
}

/// Identifiers of the names of months.
const MONTHS: [&str; 12] = [
    "calendar-month-1",
    "calendar-month-2",
    "calendar-month-3",
    "calendar-month-4",
    "calendar-month-5",
    "calendar-month-6",
    "calendar-month-7",
    "calendar-month-8",
    "calendar-month-9",
    "calendar-month-10",
    "calendar-month-11",
    "calendar-month-12",
];

/// A month with its year: `octubre de 2026`.
pub fn month_name(day: NaiveDate, language: &Language) -> String {
    let month = MONTHS.get(day.month0() as usize).map(|id| language.text(id)).unwrap_or_default();
    language.format(&message!("report-period-month", month = month, year = day.format("%Y").to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Tongue;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_period_is_read_and_named_back() {
        let today = day("2026-11-20");
        let spanish = Language::new(Tongue::Spanish, None);
        for (text, from, to, name) in [
            ("2026-10", "2026-10-01", "2026-10-31", "octubre de 2026"),
            ("2026-W01", "2025-12-29", "2026-01-04", "semana 01 de 2026"),
            ("2026-Q3", "2026-07-01", "2026-09-30", "3.er trimestre de 2026"),
            ("2026", "2026-01-01", "2026-12-31", "2026"),
        ] {
            let period = Period::read_any(text, today).expect(text);
            assert_eq!((period.from, period.to, period.word().as_str()), (day(from), day(to), text));
            assert_eq!(period.span(&spanish).name, name);
        }
        assert_eq!(Stretch::Month.read("anterior", today).map(Period::word).as_deref(), Some("2026-10"));
        for text in ["", "2026-13", "2026-W54", "2026-Q5", "2026-Q0", "26-10", "ayer", "previous", "2026-10-01"] {
            assert_eq!(Period::read_any(text, today), None, "{text}");
        }
    }

    #[test]
    fn the_one_before_and_the_one_of_last_year() {
        let today = day("2026-11-20");
        let read = |text| Period::read_any(text, today).expect("a period");
        for (text, previous, year) in [
            ("2026-01", "2025-12", "2025-01"),
            ("2026-W01", "2025-W52", "2025-W01"),
            ("2020-W53", "2020-W52", "2019-W52"),
            ("2026-Q1", "2025-Q4", "2025-Q1"),
            ("2026", "2025", "2025"),
        ] {
            assert_eq!(
                (read(text).previous().word().as_str(), read(text).year_before().word().as_str()),
                (previous, year)
            );
        }
        let days = Period { stretch: Stretch::Days, from: day("2026-03-01"), to: day("2026-03-10") };
        assert_eq!(days.previous().word(), "2026-02-19_2026-02-28");
        assert_eq!(days.year_before().word(), "2025-03-01_2025-03-10");
    }
}
