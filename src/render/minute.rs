//! The weekly minute as a document, with blank lines for who was there and what was agreed.

use super::licences;
use super::list::Names;
use super::own::page::source_pairs;
use super::table::{Block, Cell, Column, Document, Section, Table};
use crate::language::Language;
use crate::message;
use crate::report::licences::{LicenceRow, Term};
use crate::report::maintenance::{Job, Mark};
use crate::report::minute::{ContractRow, Minute, RenewalRow, TicketNews, TicketRow};
use crate::report::own::answer::Source;

/// Blank lines for agreements.
const AGREEMENTS: usize = 6;

/// The minute.
pub fn document(minute: &Minute, source: &Source, names: &Names) -> Document {
    let language = names.language;
    let (from, to) = (minute.from.to_string(), minute.to.to_string());
    let title = match &minute.week {
        Some(week) => {
            let (year, number) = week.split_once("-W").unwrap_or((week, ""));
            message!("minute-title-week", title = &minute.title, week = number, year = year)
        }
        None => message!("minute-title", title = &minute.title, from = &from, to = &to),
    };
    let mut document = Document { title: language.format(&title), titled: true, sections: Vec::new() };
    let label = |id: &str| language.text(id);
    let whose = [source.desk.as_str(), &source.unit];
    let whose = whose.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" · ");
    let pairs = vec![
        (label("minute-desk"), Cell::from(whose)),
        (label("minute-period"), language.format(&message!("minute-period-text", from = from, to = to)).into()),
        (label("report-page-as-of"), language.moment(source.as_of).into()),
        (label("minute-held"), Cell::default()),
        (label("minute-present"), Cell::default()),
    ];
    document.add(None, vec![Block::Pairs(pairs)]);
    let mut add = |id: &'static str, count: usize, blocks: Vec<Block>| {
        if count == 0 && !minute.declared {
            return;
        }
        let heading = language.format(&crate::model::message::Message::new(id).with("count", count));
        let mut blocks: Vec<Block> = blocks.into_iter().filter(|block| !block.is_empty()).collect();
        // That there is nothing is said at a meeting too.
        if blocks.is_empty() {
            blocks.push(Block::Lines(vec![language.text("minute-nothing").into()]));
        }
        document.sections.push(Section { heading: Some(heading), blocks });
    };
    let licences = spoken_of(minute);
    add("minute-licences", licences.len(), vec![licence_table(&licences, language)]);
    add("minute-renewed", minute.licences.renewed.len(), vec![renewals(&minute.licences.renewed, language)]);
    let news = news(&minute.licence_tickets);
    if minute.of_licences {
        add("minute-licence-tickets", news.len(), vec![tickets(&news, names)]);
    }
    let open: Vec<&TicketRow> = minute.needs.open.iter().collect();
    let closed: Vec<&TicketRow> = minute.needs.closed.iter().collect();
    if minute.of_needs {
        let (of_open, of_closed) = match minute.declared {
            true => ("minute-needs-open", "minute-needs-closed"),
            false => ("minute-tickets-open", "minute-tickets-closed"),
        };
        add(of_open, open.len(), vec![tickets(&open, names)]);
        add(of_closed, closed.len(), vec![tickets(&closed, names)]);
    }
    let purchases: Vec<&TicketRow> = minute.purchases.iter().collect();
    add("minute-purchases", purchases.len(), vec![tickets(&purchases, names)]);
    let work = &minute.maintenance;
    let jobs: Vec<&Job> = work.overdue.iter().chain(&work.planned).chain(&work.done).collect();
    add("minute-maintenance", jobs.len(), vec![job_table(&jobs, language)]);
    add("minute-contracts", minute.contracts.len(), vec![contracts(&minute.contracts, language)]);
    add("minute-agreements", AGREEMENTS, vec![agreements(language)]);
    // The head says the desk and the moment already.
    let said = ["report-page-desk", "report-page-as-of"].map(|id| language.text(id));
    let told = source_pairs(source, language).into_iter().filter(|(label, _)| !said.contains(label));
    let told = told.map(|(label, text)| (label, Cell::from(text))).collect();
    document.add(Some(language.text("report-foot")), vec![Block::Pairs(told)]);
    document
}

fn columns(language: &Language, ids: &[&str]) -> Vec<Column> {
    let column = |id: &&str| {
        let column = Column::new(language.text(id));
        match *id {
            "licence-column-seats"
            | "licence-column-used"
            | "licence-column-days"
            | "minute-column-age"
            | "minute-column-number" => column.right().whole(),
            "column-asset" | "column-due" | "column-folio" | "minute-column-commitment" => column.whole(),
            _ => column,
        }
    };
    ids.iter().map(column).collect()
}

fn text(text: &Option<impl ToString>) -> Cell {
    Cell::from(text.as_ref().map(ToString::to_string).unwrap_or_default())
}

/// Licences to be spoken of, each once: expired, expiring, with seats beyond those bought.
fn spoken_of(minute: &Minute) -> Vec<&LicenceRow> {
    let news = &minute.licences;
    let mut found: Vec<&LicenceRow> = Vec::new();
    for row in news.expired.iter().chain(&news.expiring).chain(&news.over) {
        if !found.iter().any(|known| known.id == row.id) {
            found.push(row);
        }
    }
    found
}

fn licence_table(rows: &[&LicenceRow], language: &Language) -> Block {
    const IDS: [&str; 7] = [
        "column-asset",
        "licence-column-product",
        "column-due",
        "licence-column-days",
        "licence-column-seats",
        "licence-column-used",
        "licence-column-state",
    ];
    let cells = |row: &&LicenceRow| {
        vec![
            row.id.as_str().into(),
            licences::product(row).into(),
            text(&row.expires).alarm(row.term == Term::Expired),
            text(&row.days),
            text(&row.seats),
            Cell::from(row.used.to_string()).alarm(row.over > 0),
            licences::state(row, language).into(),
        ]
    };
    Block::Table(Table { columns: columns(language, &IDS), rows: rows.iter().map(cells).collect(), wraps: true })
}

fn renewals(rows: &[RenewalRow], language: &Language) -> Block {
    const IDS: [&str; 6] = [
        "licence-column-day",
        "column-asset",
        "licence-column-product",
        "minute-column-expires-now",
        "licence-column-seats",
        "minute-column-note",
    ];
    let cells = |row: &RenewalRow| {
        vec![
            row.day.to_string().into(),
            row.id.as_str().into(),
            row.product.as_str().into(),
            text(&row.expires),
            text(&row.seats),
            text(&row.note),
        ]
    };
    Block::Table(Table { columns: columns(language, &IDS), rows: rows.iter().map(cells).collect(), wraps: true })
}

/// Tickets that were opened or ended, each once.
fn news(tickets: &TicketNews) -> Vec<&TicketRow> {
    let mut found: Vec<&TicketRow> = tickets.opened.iter().collect();
    for row in &tickets.closed {
        if !found.iter().any(|known| known.folio == row.folio) {
            found.push(row);
        }
    }
    found
}

fn tickets(rows: &[&TicketRow], names: &Names) -> Block {
    const IDS: [&str; 8] = [
        "column-folio",
        "column-subject",
        "minute-column-who",
        "column-status",
        "minute-column-opened",
        "minute-column-closed",
        "minute-column-age",
        "minute-column-commitment",
    ];
    let cells = |row: &&TicketRow| {
        let who = [&row.requester, &row.area].into_iter().flatten().cloned().collect::<Vec<_>>().join(", ");
        vec![
            row.folio.as_str().into(),
            row.subject.as_str().into(),
            who.into(),
            names.language.text(row.status.message_id()).into(),
            text(&row.opened),
            text(&row.closed),
            row.age_days.to_string().into(),
            text(&row.commitment).alarm(row.broken),
        ]
    };
    // A column in which nothing stands says nothing.
    let any = |has: &dyn Fn(&TicketRow) -> bool| rows.iter().any(|row| has(row));
    let kept =
        [true, true, true, true, true, any(&|row| row.closed.is_some()), true, any(&|row| row.commitment.is_some())];
    fn only<T>(all: Vec<T>, kept: &[bool]) -> Vec<T> {
        all.into_iter().zip(kept).filter_map(|(one, kept)| kept.then_some(one)).collect()
    }
    let rows = rows.iter().map(|row| only(cells(row), &kept)).collect();
    Block::Table(Table { columns: only(columns(names.language, &IDS), &kept), rows, wraps: true })
}

fn job_table(jobs: &[&Job], language: &Language) -> Block {
    const IDS: [&str; 6] = [
        "maintenance-column-planned",
        "maintenance-column-done",
        "maintenance-column-mark",
        "column-asset",
        "maintenance-column-description",
        "column-folio",
    ];
    let cells = |job: &&Job| {
        let mark = match job.service.mark {
            Mark::Planned => "maintenance-mark-planned",
            Mark::Done => "maintenance-mark-done",
            Mark::Late => "maintenance-mark-late",
            Mark::Overdue => "maintenance-mark-overdue",
        };
        vec![
            text(&job.service.planned),
            text(&job.service.done),
            Cell::from(language.text(mark)).alarm(matches!(job.service.mark, Mark::Late | Mark::Overdue)),
            job.subject.asset.as_str().into(),
            job.subject.description.as_str().into(),
            text(&job.service.ticket),
        ]
    };
    Block::Table(Table { columns: columns(language, &IDS), rows: jobs.iter().map(cells).collect(), wraps: true })
}

fn contracts(rows: &[ContractRow], language: &Language) -> Block {
    const IDS: [&str; 5] =
        ["column-due", "licence-column-days", "licence-column-contract", "column-supplier", "minute-column-level"];
    let cells = |row: &ContractRow| {
        vec![
            Cell::from(row.until.to_string()).alarm(row.days < 0),
            row.days.to_string().into(),
            row.number.as_str().into(),
            row.supplier_name.as_str().into(),
            text(&row.level),
        ]
    };
    Block::Table(Table { columns: columns(language, &IDS), rows: rows.iter().map(cells).collect(), wraps: true })
}

fn agreements(language: &Language) -> Block {
    const IDS: [&str; 4] =
        ["minute-column-number", "minute-column-agreement", "minute-column-responsible", "licence-column-day"];
    let blank = |number: usize| {
        let mut cells = vec![Cell::from(number.to_string())];
        // Room to write on paper.
        cells.extend([" ".repeat(40), " ".repeat(20), " ".repeat(10)].map(Cell::from));
        cells
    };
    let rows = (1..=AGREEMENTS).map(blank).collect();
    Block::Table(Table { columns: columns(language, &IDS), rows, wraps: true })
}
