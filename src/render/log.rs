//! `folio log` as a document.

use super::list::Names;
use super::table::{Block, Cell, Document, Section, Table};
use crate::language::Language;
use crate::model::message::{Argument, Message};
use crate::model::time;
use crate::report::log::{LogRow, Period, Total};

/// The log with its totals.
pub fn document(rows: &[LogRow], period: &Period, names: &Names) -> Document {
    let language = names.language;
    let total = Total::of(rows);
    let sum =
        Message::new("log-total").with("count", total.count).with("elapsed", Argument::Minutes(total.elapsed_minutes));
    let mut blocks = Vec::new();
    if !rows.is_empty() {
        blocks.push(Block::Table(table(rows, names)));
    }
    let sections = vec![
        Section { heading: None, blocks },
        Section { heading: None, blocks: vec![Block::Lines(vec![Cell::from(language.format(&sum))])] },
    ];
    Document { title: title(period, language), titled: true, sections }
}

fn title(period: &Period, language: &Language) -> String {
    let day = |moment: time::Moment| language.moment(moment).chars().take(10).collect::<String>();
    let message = match (period.from, period.last()) {
        (None, None) => Message::new("log-title"),
        (Some(from), None) => Message::new("log-title-from").with("from", day(from)),
        (None, Some(to)) => Message::new("log-title-to").with("to", day(to)),
        (Some(from), Some(to)) => Message::new("log-title-from-to").with("from", day(from)).with("to", day(to)),
    };
    language.format(&message)
}

/// Columns as form F02 has them.
fn table(rows: &[LogRow], names: &Names) -> Table {
    let columns = [
        names.column("column-number").right().whole(),
        names.column("column-folio").whole(),
        names.column("column-reported"),
        names.column("column-user-area"),
        names.column("column-problem"),
        names.column("column-actions"),
        names.column("column-attended-by"),
        names.column("column-external"),
        names.column("column-other-forms"),
        names.column("column-closed"),
        names.column("column-elapsed").right(),
        names.column("column-outcome"),
    ];
    let cells = |row: &LogRow| {
        let user = if row.area.is_empty() { row.user.clone() } else { format!("{} ({})", row.user, row.area) };
        vec![
            row.number.to_string().into(),
            row.folio.clone().into(),
            moment(row.reported, names),
            user.into(),
            row.problem.clone().into(),
            row.actions.clone().into(),
            attended_by(row, names),
            row.external.clone().unwrap_or_default().into(),
            row.other_forms.join(", ").into(),
            moment(row.closed, names),
            Cell::from(time::write_minutes(row.elapsed_minutes)).alarm(row.late),
            outcome(row, names),
        ]
    };
    Table { columns: columns.into(), rows: rows.iter().map(cells).collect(), wraps: true }
}

/// The rows for a spreadsheet: one datum a column, minutes as a number, no totals.
pub fn sheet(rows: &[LogRow], names: &Names) -> Table {
    let columns = [
        names.column("column-number"),
        names.column("column-folio"),
        names.column("column-reported"),
        names.column("column-user"),
        names.column("column-area"),
        names.column("column-problem"),
        names.column("column-actions"),
        names.column("column-attended-by"),
        names.column("column-external"),
        names.column("column-other-forms"),
        names.column("column-closed"),
        names.column("column-elapsed-minutes"),
        names.column("column-status"),
        names.column("column-outcome"),
    ];
    let cells = |row: &LogRow| {
        vec![
            row.number.to_string().into(),
            row.folio.clone().into(),
            moment(row.reported, names),
            row.user.clone().into(),
            row.area.clone().into(),
            row.problem.clone().into(),
            row.actions.clone().into(),
            attended_by(row, names),
            row.external.clone().unwrap_or_default().into(),
            row.other_forms.join(", ").into(),
            moment(row.closed, names),
            row.elapsed_minutes.to_string().into(),
            names.status(row.status, row.disputed).into(),
            row.outcome.clone().unwrap_or_default().into(),
        ]
    };
    Table { columns: columns.into(), rows: rows.iter().map(cells).collect(), wraps: false }
}

fn moment(moment: Option<time::Moment>, names: &Names) -> Cell {
    moment.map(|at| names.language.moment(at)).unwrap_or_default().into()
}

fn attended_by(row: &LogRow, names: &Names) -> Cell {
    row.attended_by.as_deref().map(|id| names.person(id)).unwrap_or_default().into()
}

/// How it ended; a state that says more than "closed" stands before the title.
fn outcome(row: &LogRow, names: &Names) -> Cell {
    let status = names.status(row.status, row.disputed);
    match &row.outcome {
        Some(title) if row.status == crate::model::status::Status::Closed && !row.disputed => title.clone().into(),
        Some(title) => format!("{status}: {title}").into(),
        None => status.into(),
    }
}
