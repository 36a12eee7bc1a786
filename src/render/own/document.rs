//! An answer as a document: titles, tables, totals, and where it comes from.

use super::cell;
use crate::language::Language;
use crate::message;
use crate::render::table::{Block, Cell, Column, Document, Table};
use crate::report::own::answer::{Answer, AnswerTable, Datum, DatumKind, Part};

/// The answer for people. `explained`: with the command behind each row.
pub fn document(answer: &Answer, explained: bool, language: &Language) -> Document {
    let mut document = Document { title: answer.title.clone(), titled: true, sections: Vec::new() };
    let pair = |id: &str, text: String| (language.text(id), Cell::from(text));
    let source = &answer.source;
    let mut head = Vec::new();
    let desk = [&source.institution, &source.unit, &source.desk];
    let desk: Vec<&str> = desk.into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    head.push(pair("report-head-desk", desk.join(" · ")));
    if let Some(period) = &answer.period {
        head.push(pair("report-head-period", span(period)));
    }
    if !answer.compared.is_empty() {
        let names: Vec<&str> = answer.compared.iter().map(|span| span.name.as_str()).collect();
        head.push(pair("report-head-compared", names.join("; ")));
    }
    head.push(pair("report-head-as-of", language.moment(source.as_of)));
    let about = answer.about.iter().map(|about| Cell::from(about.clone())).collect();
    document.add(None, vec![Block::Lines(about), Block::Pairs(head)]);
    for table in &answer.tables {
        document.add(Some(table.title.clone()), blocks(answer, table, explained, language));
    }
    let mut foot = vec![pair("report-foot-command", source.command.clone())];
    if let Some(commit) = &source.commit {
        let short: String = commit.chars().take(12).collect();
        let changed = message!("report-foot-changed", commit = short.as_str());
        foot.push(pair("report-foot-commit", if source.changed { language.format(&changed) } else { short }));
    }
    if !source.unreadable.is_empty() {
        let text = Cell::from(source.unreadable.join(", ")).alarm(true);
        foot.push((language.text("report-foot-unreadable"), text));
    }
    document.add(Some(language.text("report-foot")), vec![Block::Pairs(foot)]);
    document
}

fn span(span: &crate::report::own::answer::Span) -> String {
    let days = format!("{} – {}", span.from, span.to);
    if span.name.contains(&span.from.to_string()) { days } else { format!("{} ({days})", span.name) }
}

fn blocks(answer: &Answer, table: &AnswerTable, explained: bool, language: &Language) -> Vec<Block> {
    let note = table.note.iter().map(|note| Cell::from(note.clone())).collect();
    if table.rows.is_empty() {
        return vec![Block::Lines(note), Block::Lines(vec![Cell::from(language.text("report-nothing"))])];
    }
    let shown = |cell: &Datum, part: Part| cell::shown(cell, part, language);
    let explained = explained && table.rows.iter().any(|row| row.explain.is_some());
    let mut columns: Vec<Column> = table
        .columns
        .iter()
        .map(|column| {
            let heading = Column::new(cell::heading(column, answer));
            match column.kind {
                kind if kind.is_number() || kind == DatumKind::Mixed => heading.right(),
                _ if matches!(column.key.as_str(), "folio" | "asset" | "id") => heading.whole(),
                _ => heading,
            }
        })
        .collect();
    let mut rows: Vec<Vec<Cell>> = table
        .rows
        .iter()
        .map(|row| {
            let cells = table.columns.iter().zip(&row.cells);
            let mut cells: Vec<Cell> = cells.map(|(column, cell)| shown(cell, column.part).into()).collect();
            // One sign of an alarm a row is enough, at what names it.
            if let Some(first) = cells.first_mut() {
                first.alarm = row.alarm;
            }
            if explained {
                cells.push(row.explain.clone().unwrap_or_default().into());
            }
            cells
        })
        .collect();
    if let Some(total) = &table.total {
        let cells = table.columns.iter().zip(total);
        let mut cells: Vec<Cell> = cells.map(|(column, cell)| shown(cell, column.part).into()).collect();
        if explained {
            cells.push(Cell::default());
        }
        rows.push(cells);
    }
    if explained {
        columns.push(Column::new(language.text("report-column-explain")));
    }
    let mut blocks = vec![Block::Lines(note), Block::Table(Table { columns, rows, wraps: false })];
    if table.left_out > 0 {
        let text = message!("report-left-out", count = table.left_out);
        blocks.push(Block::Lines(vec![Cell::from(language.format(&text))]));
    }
    blocks
}

/// A table for a spreadsheet: figures as figures, no total, which would be added up again.
pub fn sheet(answer: &Answer, table: &AnswerTable, language: &Language) -> Table {
    let columns = table.columns.iter().map(|column| Column::new(cell::raw_heading(column, answer))).collect();
    let rows = table.rows.iter();
    let rows = rows.map(|row| row.cells.iter().map(|cell| cell::raw(cell, language).into()).collect()).collect();
    Table { columns, rows, wraps: false }
}
