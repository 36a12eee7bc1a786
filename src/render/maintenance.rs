//! Preventive maintenance for a person: the year's sheet, what falls due, what was opened.

mod due;
mod opened;
mod plan;

pub use due::{due, due_sheet};
pub use opened::{opened, opened_sheet};
pub use plan::{plan, plan_sheet};

use super::table::{Cell, Column};
use crate::language::Language;
use crate::report::maintenance::Subject;

fn heading(language: &Language, id: &str) -> Column {
    Column::new(language.text(id))
}

/// Headings of what every sheet says first: of which programme, and of which asset.
const OF_SUBJECT: [&str; 7] = [
    "maintenance-column-programme",
    "column-asset",
    "maintenance-column-tag",
    "maintenance-column-description",
    "maintenance-column-custodian",
    "column-area",
    "column-place",
];

/// The columns of a sheet: [`OF_SUBJECT`], and these after them.
fn sheet_columns(more: &[&str], language: &Language) -> Vec<Column> {
    OF_SUBJECT.iter().chain(more).map(|id| heading(language, id)).collect()
}

fn subject_cells(programme: &str, subject: &Subject) -> Vec<Cell> {
    let text = |text: &Option<String>| Cell::from(text.clone().unwrap_or_default());
    vec![
        programme.into(),
        subject.asset.as_str().into(),
        text(&subject.tag),
        subject.description.as_str().into(),
        text(&subject.custodian_name),
        text(&subject.area),
        text(&subject.place),
    ]
}

/// Who answers for an asset; else the area or the place where it is.
fn answers(subject: &Subject) -> String {
    let known = [&subject.custodian_name, &subject.area, &subject.place];
    known.into_iter().flatten().next().cloned().unwrap_or_default()
}
