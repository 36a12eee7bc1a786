//! Licences for a person: the list of them, and the plan of renewals and purchases.

use crate::language::Language;
use crate::message;
use crate::model::catalogue::month_message;
use crate::model::message::Message;
use crate::render::list::Names;
use crate::render::table::{Block, Cell, Column, Document, Section, Table};
use crate::report::licences::{Amount, Item, LicencePlan, LicenceRow, MonthPlan, Reason, Term};

fn column(language: &Language, id: &str) -> Column {
    let column = Column::new(language.text(id));
    match id {
        "licence-column-seats"
        | "licence-column-used"
        | "licence-column-free"
        | "licence-column-days"
        | "licence-column-quantity"
        | "licence-column-price"
        | "licence-column-renewal" => column.right().whole(),
        "column-asset" | "column-due" | "licence-column-notice" => column.whole(),
        _ => column,
    }
}

fn text(text: &Option<impl ToString>) -> Cell {
    Cell::from(text.as_ref().map(ToString::to_string).unwrap_or_default())
}

/// The supplier's name, or its key where nobody has it.
fn supplier(name: &Option<String>, key: &Option<String>) -> Cell {
    Cell::from(name.clone().or_else(|| key.clone()).unwrap_or_default())
}

/// How it stands with a licence, in words: its end, and seats given beyond those bought.
pub fn state(row: &LicenceRow, language: &Language) -> String {
    let term = match row.term {
        Term::Endless => "licence-term-endless",
        Term::Current => "licence-term-current",
        Term::Notice => "licence-term-notice",
        Term::Expired => "licence-term-expired",
    };
    let term = language.text(term);
    if row.over == 0 {
        return term;
    }
    format!("{term}; {}", language.format(&message!("licence-over", count = row.over)))
}

/// The licences, as people read them.
pub fn list(rows: &[LicenceRow], names: &Names) -> Table {
    const IDS: [&str; 10] = [
        "column-asset",
        "licence-column-product",
        "licence-column-seats",
        "licence-column-used",
        "licence-column-free",
        "column-due",
        "licence-column-days",
        "licence-column-notice",
        "licence-column-state",
        "column-supplier",
    ];
    let language = names.language;
    let cells = |row: &LicenceRow| {
        vec![
            row.id.as_str().into(),
            product(row).into(),
            text(&row.seats),
            Cell::from(row.used.to_string()).alarm(row.over > 0),
            text(&row.free),
            text(&row.expires).alarm(row.term == Term::Expired),
            text(&row.days),
            text(&row.notice).alarm(row.term == Term::Notice),
            Cell::from(state(row, language)).alarm(row.is_expiring() || row.over > 0),
            supplier(&row.supplier_name, &row.supplier),
        ]
    };
    let columns = IDS.map(|id| column(language, id)).to_vec();
    Table { columns, rows: rows.iter().map(cells).collect(), wraps: false }
}

/// A licence's product with its version.
pub fn product(row: &LicenceRow) -> String {
    row.version.as_ref().map_or_else(|| row.product.clone(), |version| format!("{} {version}", row.product))
}

/// All that is known of each, for a spreadsheet.
pub fn list_sheet(rows: &[LicenceRow], names: &Names) -> Table {
    const IDS: [&str; 14] = [
        "column-asset",
        "licence-column-product",
        "licence-column-version",
        "licence-column-seats",
        "licence-column-used",
        "licence-column-free",
        "licence-column-over",
        "column-due",
        "licence-column-days",
        "licence-column-notice",
        "licence-column-state",
        "column-supplier",
        "licence-column-contract",
        "licence-column-renewal",
    ];
    let language = names.language;
    let mut columns = IDS.map(|id| column(language, id)).to_vec();
    columns.push(column(language, "licence-column-users"));
    let cells = |row: &LicenceRow| {
        vec![
            row.id.as_str().into(),
            row.product.as_str().into(),
            text(&row.version),
            text(&row.seats),
            row.used.to_string().into(),
            text(&row.free),
            row.over.to_string().into(),
            text(&row.expires),
            text(&row.days),
            text(&row.notice),
            state(row, language).into(),
            supplier(&row.supplier_name, &row.supplier),
            text(&row.contract),
            text(&row.renewal),
            row.users.iter().map(|user| user.id.as_str()).collect::<Vec<_>>().join(", ").into(),
        ]
    };
    Table { columns, rows: rows.iter().map(cells).collect(), wraps: false }
}

const OF_PLAN: [&str; 8] = [
    "licence-column-day",
    "licence-column-notice",
    "licence-column-what",
    "column-asset",
    "licence-column-product",
    "licence-column-quantity",
    "column-supplier",
    "licence-column-price",
];

fn what(item: &Item) -> &'static str {
    match item.reason {
        Reason::Renewal => "licence-what-renewal",
        Reason::Seats => "licence-what-seats",
        Reason::Stock => "licence-what-stock",
    }
}

fn item(item: &Item, language: &Language) -> Vec<Cell> {
    vec![
        Cell::from(item.day.to_string()).alarm(item.pressing),
        text(&item.notice),
        language.format(&Message::new(what(item))).into(),
        item.asset.as_str().into(),
        item.product.as_str().into(),
        text(&item.quantity),
        supplier(&item.supplier_name, &item.supplier),
        text(&item.price),
    ]
}

/// What something costs, in a line.
fn cost(totals: &[Amount], unpriced: usize, language: &Language) -> String {
    let amounts = totals.iter().map(Amount::to_string).collect::<Vec<_>>().join(" + ");
    language.format(&match (amounts.is_empty(), unpriced) {
        (false, 0) => message!("licence-total", total = amounts),
        (false, _) => message!("licence-total-and-unpriced", total = amounts, count = unpriced),
        (true, _) => message!("licence-unpriced", count = unpriced),
    })
}

/// The plan, month by month.
pub fn plan(plan: &LicencePlan, names: &Names) -> Document {
    let language = names.language;
    let title = message!("licence-plan-title", from = plan.from.to_string(), until = plan.until.to_string());
    let mut document = Document { title: language.format(&title), titled: true, sections: Vec::new() };
    for month in &plan.months {
        let table = Table {
            columns: OF_PLAN.map(|id| column(language, id)).to_vec(),
            rows: month.items.iter().map(|one| item(one, language)).collect(),
            wraps: false,
        };
        let total = cost(&month.totals, month.unpriced, language);
        let blocks = vec![Block::Table(table), Block::Lines(vec![total.into()])];
        document.add(Some(month_name(month, language)), blocks);
    }
    if plan.months.len() > 1 {
        let whole = message!("licence-plan-total", total = cost(&plan.totals, plan.unpriced, language));
        let blocks = vec![Block::Lines(vec![language.format(&whole).into()])];
        document.sections.push(Section { heading: None, blocks });
    }
    document
}

fn month_name(month: &MonthPlan, language: &Language) -> String {
    language.format(&message!("licence-month", month = month_message(month.month), year = month.year.to_string()))
}

/// The plan as one table.
pub fn plan_sheet(plan: &LicencePlan, names: &Names) -> Table {
    let language = names.language;
    let mut columns: Vec<Column> = OF_PLAN.map(|id| column(language, id)).to_vec();
    columns.push(column(language, "licence-column-contract"));
    let row = |one: &Item| {
        let mut cells = item(one, language);
        cells.push(text(&one.contract));
        cells
    };
    let rows = plan.months.iter().flat_map(|month| &month.items).map(row).collect();
    Table { columns, rows, wraps: false }
}
