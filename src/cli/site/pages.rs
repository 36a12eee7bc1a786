//! The pages, one after the other. Those of tickets and assets are made on all processors and written
//! as they are made.

use std::borrow::Cow;
use std::collections::HashMap;

use super::Content;
use crate::cli::progress::Progress;
use crate::inventory::engine::AssetRules;
use crate::inventory::facts;
use crate::language::Language;
use crate::model::asset::Asset;
use crate::model::catalogue::fold;
use crate::model::time::read_date;
use crate::procedure::engine::Rules;
use crate::render::html::{Setting, body, section_html};
use crate::render::inventory::list::AssetColumn;
use crate::render::list::Names;
use crate::render::site::index::{self, Standing};
use crate::render::site::search::Entries;
use crate::render::site::shell::Shell;
use crate::render::site::{Page, ReportPage, SCRIPT, STYLE, lists};
use crate::render::table::Document;
use crate::render::{self, inventory as rendered};
use crate::report::asset_case::AssetCase;
use crate::report::case::Case;
use crate::report::inventory::list::{AssetQuery, AssetRow};
use crate::report::inventory::show::{self, Extent};
use crate::report::inventory::{self, Surroundings, custody_overview, outside};
use crate::report::list::{self, ListRow, Query, SortKey};
use crate::report::log::{self, LogRow, Period};
use crate::report::signatures::{self, Ledger};
use crate::report::site::By;
use crate::report::{card, clock, late, site};
use crate::store::StoreError;
use crate::store::desk::Desk;
use crate::store::parallel;
use crate::store::site::Draft;

/// Columns of the list of assets.
const ASSETS: [AssetColumn; 8] = [
    AssetColumn::Id,
    AssetColumn::Kind,
    AssetColumn::Description,
    AssetColumn::Tag,
    AssetColumn::Serial,
    AssetColumn::State,
    AssetColumn::Custodian,
    AssetColumn::Place,
];

/// Writes every page.
///
/// # Errors
/// The disk.
pub(super) fn write(
    content: &Content,
    shell: &Shell,
    names: &Names,
    reports: Vec<ReportPage>,
    draft: &Draft,
) -> Result<(), StoreError> {
    let put = |page: &Page| draft.put(&page.file, &page.text);
    let zone = content.desk.zone();
    let rows = list::rows(&content.cases, &Query::default(), zone);
    let asset_rows = inventory::list::rows(&content.assets, &AssetQuery::default(), &surroundings(content));
    let log = log::rows(&content.cases, &Period::default(), true, zone);
    for (file, text) in [STYLE, SCRIPT] {
        draft.put(file, text)?;
    }
    put(&search_data(&rows, &asset_rows, &log, names))?;
    put(&index::search(shell))?;
    ticket_lists(content, shell, names, &rows, asset_rows.len()).iter().try_for_each(put)?;
    let ended: Vec<LogRow> = log.into_iter().filter(|row| row.closed.is_some()).collect();
    log_pages(content, shell, names, &ended).iter().try_for_each(put)?;
    asset_lists(content, shell, names, &asset_rows).iter().try_for_each(put)?;
    if !reports.is_empty() {
        lists::reports(shell, &reports).iter().try_for_each(put)?;
    }
    tickets(content, shell, names, draft)?;
    assets(content, shell, names, draft)
}

fn surroundings<'a>(content: &'a Content) -> Surroundings<'a> {
    let desk = content.desk;
    Surroundings {
        inventory: &desk.inventory,
        people: &content.people,
        suppliers: &desk.suppliers,
        zone: desk.zone(),
        now: content.now,
    }
}

fn search_data(rows: &[ListRow], assets: &[AssetRow], log: &[LogRow], names: &Names) -> Page {
    let done: HashMap<&str, &LogRow> = log.iter().map(|row| (row.folio.as_str(), row)).collect();
    let mut entries = Entries::default();
    // The latest first: that is whom people look for.
    rows.iter().rev().for_each(|row| entries.ticket(row, done.get(row.folio.as_str()).copied(), names));
    assets.iter().for_each(|row| entries.asset(row, names));
    entries.page()
}

/// The first page, and the lists of tickets.
fn ticket_lists(content: &Content, shell: &Shell, names: &Names, rows: &[ListRow], assets: usize) -> Vec<Page> {
    let (language, services) = (content.language, &content.desk.services);
    let mut open: Vec<ListRow> = rows.iter().filter(|row| row.closed.is_none()).cloned().collect();
    list::sort(&mut open, SortKey::Late, false);
    let late: Vec<ListRow> = open.iter().filter(|row| row.late).cloned().collect();
    let mut latest = rows.to_vec();
    list::sort(&mut latest, SortKey::Opened, true);
    latest.truncate(index::ROWS);
    let by: Vec<site::TicketList> = By::ALL.into_iter().flat_map(|by| site::lists(rows, by, services)).collect();
    let mut pages = vec![lists::contents(shell, open.len(), late.len(), &by, names)];
    for (stem, id, rows) in [("lists/open", "site-open", &open), ("lists/late", "site-late", &late)] {
        pages.extend(lists::pages(shell, stem, &language.text(id), lists::table(rows.clone(), names)));
    }
    for list in &by {
        let rows = list.rows.iter().filter_map(|at| rows.get(*at)).cloned().collect();
        let stem = format!("lists/{}", list.stem);
        pages.extend(lists::pages(shell, &stem, &lists::title(list, names), lists::table(rows, names)));
    }
    let late_tickets = late.len();
    let clocks = late::lateness(&content.cases, None, content.now, content.desk.zone(), language).rows;
    let standing = Standing { open, late: clocks, late_tickets, latest, tickets: rows.len(), assets };
    pages.push(index::page(shell, standing, names));
    pages
}

/// The log, a page a month in which tickets ended, the latest first.
fn log_pages(content: &Content, shell: &Shell, names: &Names, ended: &[LogRow]) -> Vec<Page> {
    let mut months: Vec<(String, Vec<LogRow>)> = Vec::new();
    let mut of_month: HashMap<String, Vec<LogRow>> = HashMap::new();
    for row in ended {
        let month = row.closed.map(|at| at.format("%Y-%m").to_string()).unwrap_or_default();
        of_month.entry(month).or_default().push(row.clone());
    }
    months.extend(of_month);
    months.sort_by(|a, b| b.0.cmp(&a.0));
    let (mut pages, mut entries) = (Vec::new(), Vec::new());
    for (month, mut rows) in months {
        rows.iter_mut().enumerate().for_each(|(at, row)| row.number = at + 1);
        let file = format!("log/{month}.html");
        let document = render::log::document(&rows, &month_period(content, &month), names);
        let text = shell.within(&file, |setting| body(&document, setting));
        pages.push(shell.page(&file, &document.title, &text, &[]));
        entries.push((file, month, Some(rows.len())));
    }
    pages.push(lists::directory(shell, "log.html", &content.language.text("site-log"), &entries));
    pages
}

fn month_period(content: &Content, month: &str) -> Period {
    let zone = content.desk.zone();
    let first = read_date(&format!("{month}-01"));
    let next = first.and_then(|first| first.checked_add_months(chrono::Months::new(1)));
    let start = |day: chrono::NaiveDate| zone.localize(zone.start_of(day));
    Period { from: first.map(start), before: next.map(start) }
}

/// The list of assets, what is outside, and who answers for how much.
fn asset_lists(content: &Content, shell: &Shell, names: &Names, rows: &[AssetRow]) -> Vec<Page> {
    let with = surroundings(content);
    let title = content.language.text("site-assets");
    let table = rendered::list::table(rows, &ASSETS, names);
    let mut pages = lists::pages(shell, "assets", &title, table);
    let outside = rendered::outside::document(&outside::outside(&content.assets, false, &with), names);
    let custody = rendered::custody::overview(&custody_overview::overview(&content.assets, &with), names);
    for (file, id, document) in [("outside.html", "site-outside", outside), ("custody.html", "site-custody", custody)] {
        let document = Document { title: content.language.text(id), ..document };
        let text = shell.within(file, |setting| body(&document, setting));
        pages.push(shell.page(file, &document.title, &text, &[]));
    }
    pages
}

/// A page a ticket: its card, and its clocks.
fn tickets(content: &Content, shell: &Shell, names: &Names, draft: &Draft) -> Result<(), StoreError> {
    let (desk, language) = (content.desk, content.language);
    let zone = desk.zone();
    let by_folio: HashMap<String, &Case> =
        content.cases.iter().map(|case| (case.ticket.folio.to_string(), case)).collect();
    let mut by_name: HashMap<String, &Asset> = HashMap::new();
    for asset in content.assets.iter().map(|case| &case.asset) {
        if let Some(tag) = asset.tag() {
            by_name.entry(fold(tag)).or_insert(asset);
        }
    }
    by_name.extend(content.assets.iter().map(|case| (fold(&case.asset.id), &case.asset)));
    let asset_rules = AssetRules { people: &content.people, ..desk.asset_rules() };
    let write = |case: &Case| {
        let folio = case.ticket.folio.to_string();
        let file = format!("tickets/{folio}.html");
        let named = case.state.header(&case.procedure).asset;
        let asset = named.and_then(|named| by_name.get(&fold(&named)).copied());
        let seen = asset.map(|asset| facts::facts(&asset_rules, asset, zone.day(content.now)));
        let rules = Rules { people: &content.people, asset: seen.as_ref(), ..desk.rules(&case.procedure) };
        let below = site::descendants(case, &by_folio, zone);
        let card = card::card(case, &rules, asset, below, language);
        let mut document = render::card::document(&card, names);
        let ledger = match &content.people {
            // What was signed is not what is shown where people were taken out.
            Cow::Owned(_) => None,
            Cow::Borrowed(_) => ledger(desk, case, &rules, language),
        };
        let ledger = ledger.map(|ledger| render::signatures::document(&ledger, names));
        if ledger.is_some() {
            // The ledger says the same of each signature, and more.
            let short = language.text("show-signatures");
            document.sections.retain(|section| section.heading.as_ref() != Some(&short));
        }
        let clocks = clock::sheet(case, content.now, zone, language);
        let clocks = clocks.map(|sheet| render::clock::document(&sheet, false, names));
        let text = shell.within(&file, |setting| {
            let more = ledger.into_iter().chain(clocks).map(|document| appended(document, setting));
            std::iter::once(body(&document, setting)).chain(more).collect::<String>()
        });
        let page = shell.page(&file, &document.title, &text, &[]);
        draft.put(&page.file, &page.text)
    };
    let progress = Progress::writing(content.cases.len());
    let write = |case: &Case| {
        progress.step();
        write(case)
    };
    parallel::shares(&content.cases, |cases| cases.iter().try_for_each(write)).into_iter().collect()
}

/// A document as part of another's page, its title a heading.
fn appended(mut document: Document, setting: &Setting) -> String {
    if let Some(first) = document.sections.first_mut() {
        first.heading = Some(document.title.clone());
    }
    document.sections.iter().map(|section| section_html(section, &document.title, setting)).collect()
}

/// The ledger of a ticket's signatures, where it has any.
fn ledger(desk: &Desk, case: &Case, rules: &Rules, language: &Language) -> Option<Ledger> {
    let lineage = desk.lineage_of(&case.ticket).ok().filter(|_| !case.state.signatures.is_empty())?;
    Some(signatures::ledger(case, &lineage, rules, language))
}

/// A page an asset: its card with all its tickets and its whole history.
fn assets(content: &Content, shell: &Shell, names: &Names, draft: &Draft) -> Result<(), StoreError> {
    let with = surroundings(content);
    let mut about: HashMap<String, Vec<&Case>> = HashMap::new();
    for case in &content.cases {
        let named = case.state.header(&case.procedure).asset.map(|named| fold(&named));
        for name in named.into_iter().chain([case.ticket.folio.to_string()]) {
            about.entry(name).or_default().push(case);
        }
    }
    let extent = Extent { tickets: usize::MAX, events: usize::MAX };
    let write = |case: &AssetCase| {
        let asset = &case.asset;
        let file = format!("assets/{}.html", asset.id);
        let events = asset.events.iter().filter_map(|event| event.ticket.as_ref()).map(ToString::to_string);
        let mut keys: Vec<String> =
            std::iter::once(asset.id.as_str()).chain(asset.tag()).map(fold).chain(events).collect();
        keys.sort();
        keys.dedup();
        let mut tickets: Vec<&Case> = keys.iter().filter_map(|key| about.get(key)).flatten().copied().collect();
        tickets.sort_by(|a, b| a.ticket.folio.cmp(&b.ticket.folio));
        tickets.dedup_by(|a, b| a.ticket.folio == b.ticket.folio);
        let card = show::asset_card(case, &tickets, extent, &with, content.language);
        let document = rendered::show::document(&card, names);
        let text = shell.within(&file, |setting| body(&document, setting));
        let page = shell.page(&file, &document.title, &text, &[]);
        draft.put(&page.file, &page.text)
    };
    let progress = Progress::writing(content.assets.len());
    let write = |case: &AssetCase| {
        progress.step();
        write(case)
    };
    parallel::shares(&content.assets, |cases| cases.iter().try_for_each(write)).into_iter().collect()
}
