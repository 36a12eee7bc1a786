//! The year's sheet: a row for each asset, a column for each month. What became of a date is a
//! letter before its day, so that it needs no colour.

use chrono::Datelike;

use super::{answers, heading, sheet_columns, subject_cells};
use crate::language::Language;
use crate::message;
use crate::model::message::Message;
use crate::render::list::Names;
use crate::render::table::{Block, Cell, Document, Section, Table};
use crate::report::maintenance::{MARKS, Mark, Plan, PlanRow, PlanService};

/// Short names of the months.
const MONTHS: [&str; 12] = [
    "maintenance-month-1",
    "maintenance-month-2",
    "maintenance-month-3",
    "maintenance-month-4",
    "maintenance-month-5",
    "maintenance-month-6",
    "maintenance-month-7",
    "maintenance-month-8",
    "maintenance-month-9",
    "maintenance-month-10",
    "maintenance-month-11",
    "maintenance-month-12",
];

/// The letter of a mark, and the text that explains it.
fn letter(mark: Mark) -> (&'static str, &'static str) {
    match mark {
        Mark::Planned => ("maintenance-letter-planned", "maintenance-mark-planned"),
        Mark::Done => ("maintenance-letter-done", "maintenance-mark-done"),
        Mark::Late => ("maintenance-letter-late", "maintenance-mark-late"),
        Mark::Overdue => ("maintenance-letter-overdue", "maintenance-mark-overdue"),
    }
}

/// The sheet, a section for each programme, with its totals and the legend.
pub fn plan(plan: &Plan, desk: &str, names: &Names) -> Document {
    let language = names.language;
    let title = language.format(&message!("maintenance-plan-title", year = plan.year.to_string(), desk = desk));
    let mut document = Document { title, titled: true, sections: Vec::new() };
    for (key, name) in plan.programmes() {
        let rows: Vec<&PlanRow> = plan.rows.iter().filter(|row| row.programme == key).collect();
        document.add(Some(name.to_owned()), vec![Block::Table(table(plan, key, &rows, language))]);
    }
    let explained = MARKS.map(|mark| {
        let (letter, text) = letter(mark);
        language.format(&message!(
            "maintenance-legend-part",
            letter = language.text(letter),
            text = language.text(text)
        ))
    });
    let legend = message!("maintenance-legend", parts = explained.join("; "), today = plan.today.to_string());
    let blocks = vec![Block::Lines(vec![language.format(&legend).into()])];
    document.sections.push(Section { heading: None, blocks });
    document
}

fn table(plan: &Plan, programme: &str, rows: &[&PlanRow], language: &Language) -> Table {
    let mut columns = vec![heading(language, "column-asset").whole(), heading(language, "maintenance-column-answers")];
    columns.extend(MONTHS.map(|id| heading(language, id).whole()));
    let mut cells: Vec<Vec<Cell>> = rows.iter().map(|row| cells(row, language)).collect();
    let totals = plan.totals_of(programme);
    for mark in MARKS.into_iter().filter(|mark| totals.iter().any(|total| total.of(*mark) > 0)) {
        let (letter, text) = letter(mark);
        let mut row = vec![
            Cell::from(language.format(&message!("maintenance-total", letter = language.text(letter)))),
            Cell::from(language.text(text)),
        ];
        row.extend(totals.iter().map(|total| match total.of(mark) {
            0 => Cell::default(),
            count => Cell::from(count.to_string()),
        }));
        cells.push(row);
    }
    Table { columns, rows: cells, wraps: false }
}

fn cells(row: &PlanRow, language: &Language) -> Vec<Cell> {
    let mut cells = vec![Cell::from(row.subject.asset.as_str()), Cell::from(answers(&row.subject))];
    cells.extend((1..=12).map(|month| {
        let of_month: Vec<&PlanService> =
            row.services.iter().filter(|service| service.day().is_some_and(|day| day.month() == month)).collect();
        let texts: Vec<String> = of_month
            .iter()
            .filter_map(|service| {
                let (letter, _) = letter(service.mark);
                Some(format!("{} {}", language.text(letter), service.day()?.day()))
            })
            .collect();
        let alarm = of_month.iter().any(|service| matches!(service.mark, Mark::Late | Mark::Overdue));
        Cell::from(texts.join(", ")).alarm(alarm)
    }));
    cells
}

/// A row for each asset and service, for a spreadsheet.
pub fn plan_sheet(plan: &Plan, names: &Names) -> Table {
    let language = names.language;
    let more = ["maintenance-column-planned", "maintenance-column-done", "maintenance-column-mark", "column-folio"];
    let columns = sheet_columns(&more, language);
    let row = |row: &PlanRow, service: &PlanService| -> Vec<Cell> {
        let day = |day: Option<chrono::NaiveDate>| Cell::from(day.map(|day| day.to_string()).unwrap_or_default());
        let mut cells = subject_cells(&row.programme_name, &row.subject);
        cells.extend([
            day(service.planned),
            day(service.done),
            language.format(&Message::new(letter(service.mark).1)).into(),
            service.ticket.clone().unwrap_or_default().into(),
        ]);
        cells
    };
    let rows = plan.rows.iter().flat_map(|all| all.services.iter().map(move |service| row(all, service))).collect();
    Table { columns, rows, wraps: false }
}
