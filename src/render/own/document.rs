//! An answer as a document for a terminal or as Markdown, and a table of it for a spreadsheet.

use super::cell::shown;
use super::page::{empty, is_told_below, nothing, source_pairs, under};
use super::spread::spread;
use crate::language::Language;
use crate::message;
use crate::render::table::{Block, Cell, Column, Document, Table};
use crate::report::own::answer::{Answer, AnswerColumn, AnswerTable, Datum, DatumKind, Part, Span};

/// The answer for people. `explained`: with the command behind each row.
pub fn document(answer: &Answer, explained: bool, language: &Language) -> Document {
    let mut document = Document { title: answer.title.clone(), titled: true, sections: Vec::new() };
    let pair = |id: &str, text: String| (language.text(id), Cell::from(text));
    let source = &answer.source;
    let mut head = Vec::new();
    let unit = [&source.institution, &source.unit, &source.desk].into_iter().map(String::as_str);
    head.push(pair("report-page-desk", unit.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")));
    let all = || language.format(&message!("report-head-all", moment = source.as_of));
    head.push(pair("report-head-period", answer.period.as_ref().map_or_else(all, span)));
    if !answer.compared.is_empty() {
        let names: Vec<&str> = answer.compared.iter().map(|span| span.name.as_str()).collect();
        head.push(pair("report-head-compared", names.join("; ")));
    }
    head.push(pair("report-page-as-of", language.moment(source.as_of)));
    let about = answer.about.iter().map(|about| Cell::from(about.clone())).collect();
    document.add(None, vec![Block::Lines(about), Block::Pairs(head)]);
    for table in answer.tables.iter().filter(|table| !is_told_below(table, answer)) {
        let parts = spread(table, language);
        document.add(Some(table.title.clone()), blocks(answer, &parts.table, explained, language));
        if let Some(compared) = &parts.compared {
            let title = language.format(&message!("report-page-comparison", table = &table.title));
            document.add(Some(title), blocks(answer, compared, false, language));
        }
    }
    let empty = empty(answer, language).into_iter().map(Cell::from).collect();
    document.add(None, vec![Block::Lines(empty)]);
    // The head says the desk and the moment already.
    let said = ["report-page-desk", "report-page-as-of"].map(|id| language.text(id));
    let told = source_pairs(source, language).into_iter().filter(|(label, _)| !said.contains(label));
    let told = told.map(|(label, text)| (label, Cell::from(text))).collect();
    document.add(Some(language.text("report-foot")), vec![Block::Pairs(told)]);
    document
}

fn span(span: &Span) -> String {
    let days = format!("{} – {}", span.from, span.to);
    if span.name.contains(&span.from.to_string()) { days } else { format!("{} ({days})", span.name) }
}

/// The heading of a column. One that compares stands after what it compares, and need not repeat it.
fn heading(column: &AnswerColumn, answer: &Answer, language: &Language) -> String {
    match column.part {
        Part::Own => column.heading.clone(),
        Part::Change(_) => language.text("report-column-change"),
        Part::Before(index) => {
            let before = language.text("report-column-before");
            answer.compared.get(index).map_or(before.clone(), |span| format!("{before} ({})", span.name))
        }
    }
}

fn blocks(answer: &Answer, table: &AnswerTable, explained: bool, language: &Language) -> Vec<Block> {
    let note = table.note.iter().map(|note| Cell::from(note.clone())).collect();
    if table.rows.is_empty() {
        return vec![Block::Lines(note), Block::Lines(vec![Cell::from(nothing(answer, language))])];
    }
    let explained = explained && table.rows.iter().any(|row| row.explain.is_some());
    let column = |column: &AnswerColumn| {
        let heading = Column::new(heading(column, answer, language));
        match column.kind {
            kind if kind.is_number() || kind == DatumKind::Mixed => heading.right(),
            _ if matches!(column.key.as_str(), "folio" | "asset" | "id") => heading.whole(),
            _ => heading,
        }
    };
    let mut columns: Vec<Column> = table.columns.iter().map(column).collect();
    let texts = |cells: &[Datum]| -> Vec<Cell> {
        let cells = table.columns.iter().zip(cells);
        cells.map(|(column, cell)| shown(cell, column.part, language).into()).collect()
    };
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for row in &table.rows {
        let mut cells = texts(&row.cells);
        // One sign of an alarm a row is enough, at what names it.
        if let Some(first) = cells.first_mut() {
            first.alarm = row.alarm;
        }
        if explained {
            cells.push(row.explain.clone().unwrap_or_default().into());
        }
        rows.push(cells);
    }
    if let Some(total) = &table.total {
        let mut cells = texts(total);
        cells.resize(columns.len() + usize::from(explained), Cell::default());
        rows.push(cells);
    }
    if explained {
        columns.push(Column::new(language.text("report-column-explain")));
    }
    let mut blocks = vec![Block::Lines(note), Block::Table(Table { columns, rows, wraps: false })];
    if table.left_out > 0 {
        let text = message!("report-page-left-out", count = table.left_out);
        blocks.push(Block::Lines(vec![Cell::from(language.format(&text))]));
    }
    blocks
}

/// A table for a spreadsheet: figures as figures, and no total, which would be added up again.
pub fn sheet(answer: &Answer, table: &AnswerTable, language: &Language) -> Table {
    let heading = |column: &AnswerColumn| {
        let name = under(column, answer, language);
        match column.kind {
            DatumKind::Minutes => language.format(&message!("report-workbook-minutes", column = name)),
            DatumKind::Percent => language.format(&message!("report-workbook-percent", column = name)),
            _ => name,
        }
    };
    let columns = table.columns.iter().map(|column| Column::new(heading(column))).collect();
    let rows = table.rows.iter();
    let rows = rows.map(|row| row.cells.iter().map(|cell| raw(cell, language).into()).collect()).collect();
    Table { columns, rows, wraps: false }
}

/// A cell for a spreadsheet: what a calculation takes is not rounded for the eye.
fn raw(cell: &Datum, language: &Language) -> String {
    match cell {
        Datum::Minutes(number) => number.to_string(),
        Datum::Decimal(number) | Datum::Percent(number) => {
            let text = format!("{number:.4}");
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        }
        other => shown(other, Part::Own, language),
    }
}
