//! What is read of the inventory, as documents and sheets.

pub mod custody;
pub mod expiring;
pub mod history;
pub mod list;
pub mod loans;
pub mod outside;
pub mod sheet;
pub mod show;

use chrono::NaiveDate;

use super::list::Names;
use super::table::{Cell, Table};
use crate::message;
use crate::model::asset::AssetStatus;
use crate::model::time::{self, Moment};

/// A table of those headings.
fn table(headings: &[&str], rows: Vec<Vec<Cell>>, names: &Names) -> Table {
    Table { columns: names.columns(headings), rows, wraps: true }
}

fn text(value: &Option<String>) -> String {
    value.clone().unwrap_or_default()
}

fn date(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

fn moment(at: Option<Moment>, names: &Names) -> String {
    at.map(|at| names.language.moment(at)).unwrap_or_default()
}

/// The day of a moment, which rows carry in the desk's zone.
fn day(at: Option<Moment>) -> String {
    at.map(|at| at.date_naive().to_string()).unwrap_or_default()
}

fn exact(at: Option<Moment>) -> String {
    at.map(time::write_moment).unwrap_or_default()
}

fn state(state: AssetStatus, names: &Names) -> String {
    names.language.text(state.message_id())
}

fn person(id: &Option<String>, names: &Names) -> String {
    id.as_deref().map(|id| names.person(id)).unwrap_or_default()
}

/// The day on which something is due, with the days that it is late: not everybody sees colours.
fn due(due: Option<NaiveDate>, late_days: i64, names: &Names) -> Cell {
    let day = date(due);
    if late_days <= 0 {
        return day.into();
    }
    Cell::from(names.language.format(&message!("inventory-due-late", due = day, days = late_days))).alarm(true)
}

/// Parts that say something, one after the other.
fn joined(parts: impl IntoIterator<Item = String>, between: &str) -> String {
    parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(between)
}
