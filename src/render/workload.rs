//! `folio workload` and the suggestions of `folio assign` as tables.

use super::list::Names;
use super::table::{Block, Cell, Column, Document, Section, Table};
use crate::language::Language;
use crate::message;
use crate::model::message::Message;
use crate::model::time;
use crate::report::suggestion::Suggestion;
use crate::report::workload::{AbsenceRow, Basis, Load, PersonLoad, Workload};

/// The desk's work, with what its minutes come from.
pub fn document(workload: &Workload, names: &Names) -> Document {
    let language = names.language;
    let mut rows: Vec<Vec<Cell>> = workload.people.iter().map(|row| person_cells(row, language)).collect();
    if !workload.unassigned.tickets.is_empty() {
        rows.push(cells(language.text("workload-nobody"), &workload.unassigned, String::new(), language));
    }
    let table = Table { columns: columns(language), rows, wraps: true };
    let loads = workload.people.iter().map(|row| &row.load).chain([&workload.unassigned]);
    let mut lines: Vec<Cell> = origins(loads, language).into_iter().map(Cell::from).collect();
    if let Some(first) = workload.unassigned.tickets.first() {
        lines.push(format!("→ folio assign {}", first.folio).into());
    }
    let mut sections = vec![Section { heading: None, blocks: vec![Block::Table(table)] }];
    if !lines.is_empty() {
        sections.push(Section { heading: None, blocks: vec![Block::Lines(lines)] });
    }
    let title = language.format(&message!("workload-title", date = &workload.date));
    Document { title, titled: true, sections }
}

/// Who could take a ticket.
pub fn suggestion(suggestion: &Suggestion, names: &Names) -> Document {
    let language = names.language;
    let (folio, role) = (&suggestion.folio, suggestion.role.clone().unwrap_or_default());
    let title = language.format(&message!("suggestion-title", folio = folio, role = role));
    // All of them are here today.
    let mut columns = columns(language);
    columns.pop();
    let cells = |row: &PersonLoad| person_cells(row, language).into_iter().take(columns.len()).collect();
    let rows = suggestion.people.iter().map(cells).collect();
    let mut lines = origins(suggestion.people.iter().map(|row| &row.load), language);
    for row in &suggestion.absent {
        let (person, away) = (person(row), absence(row.absence.as_ref(), language));
        lines.push(language.format(&message!("suggestion-absent", person = person, absence = away)));
    }
    if let Some(holder) = &suggestion.assignee {
        let holder = names.person_with_id(holder);
        lines.push(language.format(&message!("suggestion-holder", person = holder)));
    }
    lines.extend(suggestion.command.iter().map(|command| format!("→ {command}")));
    let mut document = Document { title, titled: true, sections: Vec::new() };
    document.add(None, vec![Block::Table(Table { columns, rows, wraps: true })]);
    document.add(None, vec![Block::Lines(lines.into_iter().map(Cell::from).collect())]);
    document
}

/// A person and their load on one line, to be chosen.
pub fn choice(row: &PersonLoad, language: &Language) -> String {
    let work = time::write_minutes(row.load.open_minutes);
    language.format(&message!("suggestion-choice", person = person(row), open = row.load.open, work = work))
}

/// A row for each person and one for nobody, for a spreadsheet.
pub fn sheet(workload: &Workload, names: &Names) -> Table {
    let language = names.language;
    let plain = |id: &str| Column::new(language.text(id));
    let columns = vec![
        plain("workload-column-id"),
        plain("column-name"),
        plain("workload-column-open").right(),
        plain("workload-column-late").right(),
        plain("workload-column-minutes").right(),
        plain("workload-column-waiting").right(),
        plain("workload-column-waiting-minutes").right(),
        plain("workload-column-away-from"),
        plain("workload-column-away-until"),
    ];
    let figures = |load: &Load| -> Vec<Cell> {
        let counted = [load.open, load.late].map(|count| count.to_string());
        let minutes = load.open_minutes.to_string();
        let waiting = [load.waiting.to_string(), load.waiting_minutes.to_string()];
        counted.into_iter().chain([minutes]).chain(waiting).map(Cell::from).collect()
    };
    let person = |row: &PersonLoad| {
        let mut cells = vec![row.id.clone().into(), row.name.clone().unwrap_or_default().into()];
        cells.extend(figures(&row.load));
        let away = row.absence.as_ref();
        cells.push(away.map(|away| away.from.clone()).unwrap_or_default().into());
        cells.push(away.map(|away| away.until.clone()).unwrap_or_default().into());
        cells
    };
    let mut rows: Vec<Vec<Cell>> = workload.people.iter().map(person).collect();
    let mut nobody = vec![Cell::default(), language.text("workload-nobody").into()];
    nobody.extend(figures(&workload.unassigned));
    nobody.extend([Cell::default(), Cell::default()]);
    rows.push(nobody);
    Table { columns, rows, wraps: false }
}

fn columns(language: &Language) -> Vec<Column> {
    let plain = |id: &str| Column::new(language.text(id));
    vec![
        plain("workload-column-person"),
        plain("workload-column-open").right().whole(),
        plain("workload-column-late").right().whole(),
        plain("workload-column-work").right().whole(),
        plain("workload-column-waiting").right().whole(),
        plain("workload-column-away"),
    ]
}

fn person(row: &PersonLoad) -> String {
    row.name.as_ref().map_or_else(|| row.id.clone(), |name| format!("{name} ({})", row.id))
}

fn person_cells(row: &PersonLoad, language: &Language) -> Vec<Cell> {
    let away = match &row.name {
        _ if row.active => absence(row.absence.as_ref(), language),
        Some(_) => language.text("workload-left"),
        None => language.text("workload-unknown"),
    };
    let mut cells = cells(person(row), &row.load, away, language);
    if let Some(last) = cells.last_mut() {
        last.alarm = !row.active;
    }
    cells
}

fn cells(who: String, load: &Load, away: String, language: &Language) -> Vec<Cell> {
    let mut waiting = load.waiting.to_string();
    if load.waiting > 0 {
        let work = time::write_minutes(load.waiting_minutes);
        waiting = language.format(&message!("workload-waiting", count = load.waiting, work = work));
    }
    vec![
        who.into(),
        load.open.to_string().into(),
        Cell::from(load.late.to_string()).alarm(load.late > 0),
        time::write_minutes(load.open_minutes).into(),
        waiting.into(),
        away.into(),
    ]
}

fn absence(absence: Option<&AbsenceRow>, language: &Language) -> String {
    let Some(absence) = absence else { return String::new() };
    match &absence.reason {
        Some(reason) => language.format(&message!("workload-away-why", until = &absence.until, reason = reason)),
        None => language.format(&message!("workload-away", until = &absence.until)),
    }
}

/// What the minutes come from, where not all are what remains of a limit.
fn origins<'a>(loads: impl Iterator<Item = &'a Load>, language: &Language) -> Vec<String> {
    let bases: Vec<Basis> = loads.flat_map(|load| &load.tickets).map(|ticket| ticket.basis).collect();
    let count = |basis: Basis| bases.iter().filter(|other| **other == basis).count();
    let lines = [
        (count(Basis::Overdue), "workload-of-overdue"),
        (count(Basis::Target), "workload-of-target"),
        (count(Basis::Nothing), "workload-of-nothing"),
    ];
    let told = lines.into_iter().filter(|(count, _)| *count > 0);
    told.map(|(count, id)| language.format(&Message::new(id).with("count", count))).collect()
}
