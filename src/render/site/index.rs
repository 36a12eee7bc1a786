//! The first page of a site: how the desk stands.

use super::Page;
use super::lists::{table, ways};
use super::shell::Shell;
use crate::message;
use crate::model::plain;
use crate::render::html::{escape, section_html};
use crate::render::late;
use crate::render::list::Names;
use crate::render::table::{Block, Section, Table};
use crate::report::late::LateRow;
use crate::report::list::ListRow;

/// How the desk stands.
pub struct Standing {
    /// Open tickets, the most pressing first.
    pub open: Vec<ListRow>,
    /// Clocks that are late.
    pub late: Vec<LateRow>,
    /// Tickets that are late.
    pub late_tickets: usize,
    /// The latest tickets, the last first.
    pub latest: Vec<ListRow>,
    /// All tickets of the site.
    pub tickets: usize,
    /// All assets of the site.
    pub assets: usize,
}

/// Rows of each table of the first page.
pub const ROWS: usize = 20;

/// The first page.
pub fn page(shell: &Shell, standing: Standing, names: &Names) -> Page {
    const FILE: &str = "index.html";
    let (language, origin) = (shell.language, shell.origin);
    let figure = |count: usize, id: &str, file: &str| {
        format!("<li><strong>{count}</strong><a href=\"{file}\">{}</a></li>\n", escape(&language.text(id)))
    };
    let mut text = format!(
        "<h1>{}</h1>\n<ul class=\"figures\">\n{}{}{}{}</ul>\n",
        escape(&plain::one_line(&origin.desk)),
        figure(standing.open.len(), "site-open", "lists/open.html"),
        figure(standing.late_tickets, "site-late", "lists/late.html"),
        figure(standing.tickets, "site-tickets", "tickets.html"),
        figure(standing.assets, "site-assets", "assets.html"),
    );
    let late = late::table(&standing.late[..standing.late.len().min(ROWS)], names);
    let open: Vec<ListRow> = standing.open.iter().take(ROWS).cloned().collect();
    let sections = [
        ("site-late-clocks", late, standing.late.len(), "lists/late.html"),
        ("site-open", table(open, names), standing.open.len(), "lists/open.html"),
        ("site-latest", table(standing.latest, names), 0, ""),
    ];
    for (id, table, total, file) in sections {
        let shown = table.rows.len();
        text.push_str(&shell.within(FILE, |setting| section(language.text(id), table, setting)));
        if shown < total {
            let all = language.format(&message!("site-all", count = total));
            text.push_str(&format!("<p><a href=\"{file}\">{}</a></p>\n", escape(&all)));
        }
    }
    shell.page(FILE, &language.text("site-home"), &text, &[])
}

fn section(heading: String, table: Table, setting: &crate::render::html::Setting) -> String {
    if table.rows.is_empty() {
        return String::new();
    }
    let section = Section { heading: Some(heading), blocks: vec![Block::Table(table)] };
    section_html(&section, "", setting)
}

/// The page that searches: by script, or from the plain lists.
pub fn search(shell: &Shell) -> Page {
    let language = shell.language;
    let text = |id: &str| escape(&language.text(id));
    let lists = [("tickets.html", "site-tickets"), ("assets.html", "site-assets"), ("log.html", "site-log")];
    let lists: String = lists.iter().map(|(file, id)| super::lists::way(file, &language.text(id), None)).collect();
    let body = format!(
        "<h1>{}</h1>\n<noscript><p>{}</p>\n{}</noscript>\n\
         <p id=\"told\" role=\"status\" data-none=\"{}\" data-one=\"{}\" data-some=\"{}\" data-most=\"{}\"></p>\n\
         <ul class=\"results\" id=\"results\"></ul>\n",
        text("site-search-label"),
        text("site-search-no-script"),
        ways(&language.text("site-search-lists"), &lists),
        text("site-search-none"),
        text("site-search-one"),
        text("site-search-some"),
        text("site-search-most"),
    );
    shell.page("search.html", &language.text("site-search-label"), &body, &[super::DATA, super::SCRIPT.0])
}
