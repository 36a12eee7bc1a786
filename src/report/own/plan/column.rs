//! Columns that a report names: those of a subject, fields of procedures, and steps of time of
//! either (`opened_month`).

use chrono::{Datelike, NaiveDate, Timelike};

use crate::language::Language;
use crate::message;
use crate::model::catalogue::STEPS;
use crate::model::value::FieldType;
use crate::report::own::answer::{Datum, DatumKind};
use crate::report::own::period::month_name;
use crate::report::own::subject::{FIELD, Reference, Row, Subject, kind_of_field};

/// Most days along a chart: some thirty years.
const MOST_DAYS: usize = 11_000;

/// A field of some procedure of the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldInfo {
    /// Key.
    pub id: String,
    /// Label.
    pub label: String,
    /// Type.
    pub kind: FieldType,
}

/// A column that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnRef {
    /// Key, as expressions name it.
    pub key: String,
    /// What its cells are.
    pub kind: DatumKind,
    /// What it is called.
    pub heading: String,
    /// Column and step that it is made of.
    step: Option<(String, &'static str)>,
}

impl ColumnRef {
    /// The column of that key; none where the subject has no such one.
    pub fn find(key: &str, subject: Subject, fields: &[FieldInfo], language: &Language) -> Option<Self> {
        if let Some(id) = key.strip_prefix(FIELD).filter(|_| subject.has_fields())
            && let Some(field) = fields.iter().find(|field| field.id == id)
        {
            let kind = kind_of_field(field.kind);
            return Some(Self { key: key.to_owned(), kind, heading: field.label.clone(), step: None });
        }
        if let Some(column) = subject.columns().into_iter().find(|column| column.key == key) {
            return Some(Self {
                key: key.to_owned(),
                kind: column.kind,
                heading: language.text(column.message),
                step: None,
            });
        }
        let (base, step) = key.rsplit_once('_')?;
        Self::find(base, subject, fields, language)?.stepped(STEPS.into_iter().find(|known| *known == step)?, language)
    }

    /// The step of time of it; none where it does not lie in time.
    pub fn stepped(&self, step: &'static str, language: &Language) -> Option<Self> {
        if !self.kind.is_time() || self.step.is_some() || (step == "hour" && self.kind == DatumKind::Date) {
            return None;
        }
        let column = self.heading.as_str();
        let heading = language.format(&match step {
            "day" => message!("report-by-day", column = column),
            "week" => message!("report-by-week", column = column),
            "month" => message!("report-by-month", column = column),
            "year" => message!("report-by-year", column = column),
            "weekday" => message!("report-by-weekday", column = column),
            _ => message!("report-by-hour", column = column),
        });
        let kind = if step == "day" { DatumKind::Date } else { DatumKind::Text };
        Some(Self { key: format!("{}_{step}", self.key), kind, heading, step: Some((self.key.clone(), step)) })
    }

    /// The column of the subject behind it.
    pub fn base(&self) -> &str {
        self.step.as_ref().map_or(&self.key, |(base, _)| base)
    }

    /// Its step of time.
    pub fn step(&self) -> Option<&'static str> {
        self.step.as_ref().map(|(_, step)| *step)
    }

    /// What it holds of each day from one to another, each once and in order; nothing where it does not
    /// run along with time.
    pub fn along(&self, from: NaiveDate, to: NaiveDate, language: &Language) -> Vec<Datum> {
        let step = self.step().filter(|step| matches!(*step, "day" | "week" | "month" | "year"));
        let days = step.into_iter().flat_map(|step| from.iter_days().take(MOST_DAYS).map(move |day| (day, step)));
        let mut cells: Vec<Datum> = Vec::new();
        for (day, step) in days.take_while(|(day, _)| *day <= to) {
            let cell = of_day(day, step, language);
            if cells.last() != Some(&cell) {
                cells.push(cell);
            }
        }
        cells
    }

    /// Its cell in a row.
    pub fn cell(&self, row: &dyn Row, reference: &Reference) -> Datum {
        let Some((base, step)) = &self.step else { return row.get(&self.key) };
        match row.get(base) {
            Datum::Moment(at) => {
                let local = reference.zone.local(at);
                if *step == "hour" {
                    let hour = format!("{:02}", local.hour());
                    return Datum::word(hour.clone(), format!("{hour}:00"));
                }
                of_day(local.date(), step, reference.language)
            }
            Datum::Date(day) => of_day(day, step, reference.language),
            _ => Datum::Blank,
        }
    }
}

fn of_day(day: NaiveDate, step: &str, language: &Language) -> Datum {
    const WEEKDAYS: [(&str, &str); 7] = [
        ("1-mon", "report-weekday-mon"),
        ("2-tue", "report-weekday-tue"),
        ("3-wed", "report-weekday-wed"),
        ("4-thu", "report-weekday-thu"),
        ("5-fri", "report-weekday-fri"),
        ("6-sat", "report-weekday-sat"),
        ("7-sun", "report-weekday-sun"),
    ];
    match step {
        "day" => Datum::Date(day),
        "week" => {
            let (number, year) = (day.format("%V").to_string(), day.format("%G").to_string());
            let name = language.format(&message!("report-period-week", number = number, year = year));
            Datum::word(day.format("%G-W%V").to_string(), name)
        }
        "month" => Datum::word(day.format("%Y-%m").to_string(), month_name(day, language)),
        "year" => Datum::word(day.format("%Y").to_string(), day.format("%Y").to_string()),
        _ => {
            let weekday = WEEKDAYS.get(day.weekday().num_days_from_monday() as usize);
            Datum::some(weekday, |(key, id)| Datum::word(*key, language.text(id)))
        }
    }
}
