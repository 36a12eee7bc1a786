//! Preventive maintenance for a person: the year's sheet, what falls due, what was opened.

mod due;
mod opened;
mod plan;

pub use due::{due, due_sheet};
pub use opened::{opened, opened_sheet};
pub use plan::{plan, plan_sheet};

use super::table::Column;
use crate::language::Language;
use crate::report::maintenance::Subject;

fn heading(language: &Language, id: &str) -> Column {
    Column::new(language.text(id))
}

/// Who answers for an asset; else the area or the place where it is.
fn answers(subject: &Subject) -> String {
    let known = [&subject.custodian_name, &subject.area, &subject.place];
    known.into_iter().flatten().next().cloned().unwrap_or_default()
}
