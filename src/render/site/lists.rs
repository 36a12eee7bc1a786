//! Lists of a site: pages of rows, and the page from which one goes to them.

use super::shell::{Shell, up};
use super::{Page, ReportPage};
use crate::message;
use crate::model::plain;
use crate::model::status::Status;
use crate::render::html::{body, escape};
use crate::render::list::{Column, Names};
use crate::render::table::{Document, Table};
use crate::report::list::ListRow;
use crate::report::site::{By, TicketList};

/// Rows of a page of a list.
pub const ROWS: usize = 500;
/// Letters of a subject in a list; its own page has the whole.
const SUBJECT: usize = 160;

/// Columns of lists of tickets.
const COLUMNS: [Column; 8] = [
    Column::Folio,
    Column::Opened,
    Column::Status,
    Column::Requester,
    Column::Subject,
    Column::Service,
    Column::Assignee,
    Column::Used,
];

/// The name of a list.
pub fn name(list: &TicketList, names: &Names) -> String {
    let language = names.language;
    let Some(key) = &list.key else { return language.text("site-none") };
    match list.by {
        By::Status => Status::from_word(key).map_or_else(|| key.clone(), |status| language.text(status.message_id())),
        By::Service => names.service(key),
        By::Month | By::Area => key.clone(),
    }
}

/// What a list is by, as the identifier of a heading.
fn heading(by: By) -> &'static str {
    match by {
        By::Month => "site-by-month",
        By::Status => "site-by-status",
        By::Service => "site-by-service",
        By::Area => "site-by-area",
    }
}

/// Tickets as a table, with names for those who have them and no more of the subject than fits.
pub fn table(rows: Vec<ListRow>, names: &Names) -> Table {
    let fit = |row: ListRow| ListRow {
        subject: shortened(&row.subject),
        assignee: row.assignee.as_deref().map(|id| names.person(id)),
        ..row
    };
    let rows: Vec<ListRow> = rows.into_iter().map(fit).collect();
    crate::render::list::table(&rows, &COLUMNS, names)
}

/// The beginning of a text on one line.
pub fn shortened(text: &str) -> String {
    let line = plain::one_line(text);
    match line.char_indices().nth(SUBJECT) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

/// A table as pages of at most so many rows, the first named `stem.html`.
pub fn pages(shell: &Shell, stem: &str, title: &str, table: Table) -> Vec<Page> {
    let Table { columns, rows, wraps } = table;
    let total = rows.len();
    let count = total.div_ceil(ROWS).max(1);
    let file = |number: usize| if number == 1 { format!("{stem}.html") } else { format!("{stem}-page-{number}.html") };
    let mut rows = rows.into_iter();
    (1..=count)
        .map(|number| {
            let here: Vec<_> = rows.by_ref().take(ROWS).collect();
            let file_here = file(number);
            let named = shell.language.format(&message!("site-list-title", title = title, count = total));
            let titled = match number {
                1 => named,
                _ => shell.language.format(&message!("site-list-page", title = named, number = number)),
            };
            let document = Document::of_table(titled.clone(), Table { columns: columns.clone(), rows: here, wraps });
            let mut text = shell.within(&file_here, |setting| body(&document, setting));
            text.push_str(&others(shell, stem, number, count, &file));
            shell.page(&file_here, &titled, &text, &[])
        })
        .collect()
}

/// Ways to the other pages of a list.
fn others(shell: &Shell, stem: &str, number: usize, count: usize, file: &dyn Fn(usize) -> String) -> String {
    if count == 1 {
        return String::new();
    }
    let up = up(&format!("{stem}.html"));
    let links = (1..=count).map(|other| match other == number {
        true => format!("<li><strong aria-current=\"page\">{other}</strong></li>\n"),
        false => format!("<li><a href=\"{up}{}\">{other}</a></li>\n", file(other)),
    });
    let label = escape(&shell.language.text("site-pages"));
    format!("<nav aria-label=\"{label}\">\n<ul class=\"pages\">\n{}</ul>\n</nav>\n", links.collect::<String>())
}

/// A way to a page, as it stands in a list of such: address, name and how much is there.
pub fn way(address: &str, name: &str, count: Option<usize>) -> String {
    let count = count.map(|count| format!(" <span>({count})</span>")).unwrap_or_default();
    format!("<li><a href=\"{}\">{}</a>{count}</li>\n", escape(address), escape(&plain::one_line(name)))
}

/// Ways under a heading.
pub fn ways(heading: &str, ways: &str) -> String {
    format!("<h2>{}</h2>\n<ul class=\"lists\">\n{ways}</ul>\n", escape(&plain::one_line(heading)))
}

/// The page from which one goes to the lists of tickets.
pub fn contents(shell: &Shell, open: usize, late: usize, lists: &[TicketList], names: &Names) -> Page {
    let language = shell.language;
    let title = language.text("site-tickets");
    let now = way("lists/open.html", &language.text("site-open"), Some(open))
        + &way("lists/late.html", &language.text("site-late"), Some(late));
    let mut text = format!("<h1>{}</h1>\n{}", escape(&title), ways(&language.text("site-now"), &now));
    for by in By::ALL {
        let of = lists.iter().filter(|list| list.by == by);
        let entries: String = of
            .map(|list| way(&format!("lists/{}.html", list.stem), &name(list, names), Some(list.rows.len())))
            .collect();
        if !entries.is_empty() {
            text.push_str(&ways(&language.text(heading(by)), &entries));
        }
    }
    shell.page("tickets.html", &title, &text, &[])
}

/// The title of the pages of a list.
pub fn title(list: &TicketList, names: &Names) -> String {
    format!("{}: {}", names.language.text(heading(list.by)), name(list, names))
}

/// The page from which one goes to other pages of the site: months of the log, reports.
pub fn directory(shell: &Shell, file: &str, title: &str, entries: &[(String, String, Option<usize>)]) -> Page {
    let entries: String = entries.iter().map(|(address, name, count)| way(address, name, *count)).collect();
    let body = match entries.is_empty() {
        true => format!("<p>{}</p>\n", escape(&shell.language.text("site-nothing"))),
        false => format!("<ul class=\"lists\">\n{entries}</ul>\n"),
    };
    shell.page(file, title, &format!("<h1>{}</h1>\n{body}", escape(&plain::one_line(title))), &[])
}

/// The page that lists the reports of the site, and those.
pub fn reports(shell: &Shell, reports: &[ReportPage]) -> Vec<Page> {
    let entries: Vec<_> =
        reports.iter().map(|report| (format!("reports/{}", report.file), report.title.clone(), None)).collect();
    let directory = directory(shell, "reports.html", &shell.language.text("site-reports"), &entries);
    let as_they_are =
        reports.iter().map(|report| Page { file: format!("reports/{}", report.file), text: report.html.clone() });
    std::iter::once(directory).chain(as_they_are).collect()
}
