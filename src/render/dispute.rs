//! `folio settle` without a decision: the disputes of a record as a document.

use super::list::Names;
use super::table::{Block, Cell, Column, Document, Table};
use crate::message;
use crate::report::dispute::{Disputes, SideView};

/// Each dispute as a table.
pub fn document(disputes: &Disputes, names: &Names) -> Document {
    let title = names.language.format(&message!("settle-title", record = &disputes.record));
    let mut document = Document { title, titled: true, sections: Vec::new() };
    for (index, dispute) in disputes.disputes.iter().enumerate() {
        let heading = names.language.format(&message!("settle-dispute", number = index + 1));
        let heading = (disputes.disputes.len() > 1).then_some(heading);
        document.add(heading, vec![Block::Table(table(dispute.events.iter(), names))]);
    }
    document
}

/// One row a step, for a spreadsheet.
pub fn sheet(disputes: &Disputes, names: &Names) -> Table {
    table(disputes.disputes.iter().flat_map(|dispute| &dispute.events), names)
}

fn table<'a>(events: impl Iterator<Item = &'a SideView>, names: &Names) -> Table {
    let headings = ["settle-column-event", "column-when", "column-by", "settle-column-step", "settle-column-now"];
    let columns = headings.iter().enumerate().map(|(index, id)| {
        let column = Column::new(names.language.text(id));
        if index == 0 { column.whole() } else { column }
    });
    let row = |side: &SideView| -> Vec<Cell> {
        let who = names.person(&side.by);
        let who = side.on_behalf.as_ref().map_or(who.clone(), |other| format!("{who}\n({})", names.person(other)));
        let now = if side.holds { "settle-holds" } else { "settle-in-dispute" };
        vec![
            side.id.as_str().into(),
            names.language.moment(side.at).into(),
            who.into(),
            said(side, names).into(),
            Cell::from(names.language.text(now)).alarm(!side.holds),
        ]
    };
    Table { columns: columns.collect(), rows: events.map(row).collect(), wraps: true }
}

/// What a step did and says, one thing a line.
pub fn said(side: &SideView, names: &Names) -> String {
    let mut lines = vec![side.title.clone()];
    lines.extend(side.values.iter().map(|said| format!("{}: {}", said.label, said.text)));
    lines.extend(side.note.clone());
    if !side.moves.is_empty() {
        lines.push(names.language.format(&message!("settle-moved", assets = side.moves.join(", "))));
    }
    lines.join("\n")
}
