//! What must be handed over to a system of others: open duties, with the columns it asks for.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value};

use super::case::Case;
use super::list::subject;
use crate::model::catalogue::External;
use crate::model::time::{self, Moment, Zone};

/// Columns where the system names none.
const USUAL: [&str; 7] =
    ["opened", "requester.name", "requester.area", "requester.extension", "service", "priority", PROBLEM];
/// The column of what the ticket is about.
const PROBLEM: &str = "problem";

/// A ticket that a system of others must get.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExportRow {
    /// Folio.
    pub folio: String,
    /// Procedure.
    pub procedure: String,
    /// Since when it must be handed over.
    pub since: Option<Moment>,
    /// Number that it has there, if it has one.
    pub number: Option<String>,
    /// State there, as the system's key for it.
    pub state: Option<String>,
    /// The columns that the system asks for, in its order.
    pub values: Map<String, Value>,
}

/// The columns of a system's export, `folio` apart.
pub fn columns(system: &External) -> Vec<String> {
    match system.export.is_empty() {
        true => USUAL.map(str::to_owned).to_vec(),
        false => system.export.iter().filter(|column| *column != "folio").cloned().collect(),
    }
}

/// What the procedures of these tickets call the fields among the columns.
pub fn labels(cases: &[Case], columns: &[String]) -> BTreeMap<String, String> {
    let label = |column: &String| {
        let field = cases.iter().find_map(|case| case.procedure.field(column))?;
        Some((column.clone(), field.label.clone()))
    };
    columns.iter().filter_map(label).collect()
}

/// The tickets that must be handed to a system, the longest pending first. With `all`, those that it
/// knows already too.
pub fn rows(cases: &[Case], system: &External, all: bool, zone: Zone) -> Vec<ExportRow> {
    let mut rows: Vec<ExportRow> = cases.iter().filter_map(|case| row(case, system, all, zone)).collect();
    rows.sort_by(|a, b| (a.since.is_none(), a.since, &a.folio).cmp(&(b.since.is_none(), b.since, &b.folio)));
    rows
}

fn row(case: &Case, system: &External, all: bool, zone: Zone) -> Option<ExportRow> {
    // What was cancelled is nobody's to hand over any more.
    let pending = case.state.pending_handover(&system.key).filter(|_| case.state.cancelled.is_none());
    let reference = case.state.references.iter().rev().find(|reference| reference.system == system.key);
    if pending.is_none() && !(all && reference.is_some()) {
        return None;
    }
    let values = columns(system).into_iter().map(|column| {
        let value = value(case, &column, zone);
        (column, value)
    });
    Some(ExportRow {
        folio: case.ticket.folio.to_string(),
        procedure: case.procedure.code.clone(),
        since: pending.map(|pending| zone.localize(pending.since)),
        number: case.state.number_in(&system.key).map(str::to_owned),
        state: reference.and_then(|reference| reference.state.clone()),
        values: values.collect(),
    })
}

fn value(case: &Case, column: &str, zone: Zone) -> Value {
    let header = case.state.header(&case.procedure);
    match column {
        PROBLEM => return Value::from(subject(case)),
        "folio" => return Value::from(case.ticket.folio.to_string()),
        "procedure" => return Value::from(case.procedure.code.as_str()),
        _ => {}
    }
    let path: Vec<&str> = column.split('.').collect();
    let entry = header.entries().into_iter().find(|(known, _)| *known == path).map(|(_, value)| value);
    if let Some(moment) = entry.as_ref().filter(|_| matches!(column, "opened" | "closed"))
        && let Some(moment) = moment.as_str().and_then(time::read_moment)
    {
        return Value::from(time::write_moment(zone.localize(moment)));
    }
    entry.or_else(|| case.state.values.get(column).cloned()).unwrap_or(Value::Null)
}
