//! The page that lists the reports of a folder.

use super::page::{shell, who};
use crate::language::Language;
use crate::model::plain;
use crate::render::html::escape;
use crate::report::own::answer::Source;

/// What says that a page is one of these, and so may be made anew.
pub const MARK: &str = "folio report index";

/// A report in the list.
pub struct Row {
    /// Its file, beside the page.
    pub file: String,
    /// Title.
    pub title: String,
    /// Period, in words; empty where it has none.
    pub period: String,
    /// Moment as of which it tells, in words.
    pub as_of: String,
    /// Format of the file.
    pub format: String,
}

/// The page; the reports in the order given.
pub fn page(source: &Source, rows: &[Row], language: &Language) -> String {
    let title = language.text("report-index-title");
    let cell = |text: &str| escape(&plain::one_line(text));
    let mut body = format!(
        "<header>\n<p class=\"who\">{}</p>\n<h1>{}</h1>\n<p class=\"who\">{}</p>\n</header>\n<main>\n<div class=\"t\" tabindex=\"0\">\n<table>\n<thead><tr>",
        who(source),
        cell(&title),
        cell(&source.desk)
    );
    for id in ["report-index-report", "report-index-period", "report-index-as-of", "report-index-format"] {
        body.push_str(&format!("<th scope=\"col\">{}</th>", cell(&language.text(id))));
    }
    body.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        // A file's name is made of keys and dates: nothing in it means anything in an address.
        body.push_str(&format!(
            "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th><td>{}</td><td class=\"w\">{}</td><td>{}</td></tr>\n",
            cell(&row.file),
            cell(&row.title),
            cell(&row.period),
            cell(&row.as_of),
            cell(&row.format)
        ));
    }
    body.push_str("</tbody>\n</table>\n</div>\n</main>\n");
    shell(&format!("{title} · {}", source.desk), MARK, &body, false, language)
}
