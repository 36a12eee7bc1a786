//! A site of a desk: its pages, which share a frame, a stylesheet and a search that needs no server.

pub mod index;
pub mod lists;
pub mod search;
pub mod shell;

/// The stylesheet that all pages share: its name and its text.
pub const STYLE: (&str, &str) = ("style.css", include_str!("style.css"));
/// The script of the page that searches; no other has one.
pub const SCRIPT: (&str, &str) = ("search.js", include_str!("search.js"));
/// The name of what that script searches.
pub const DATA: &str = "search-data.js";

/// A file of a site: its path from the site's folder, with `/`, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Path.
    pub file: String,
    /// Text.
    pub text: String,
}

/// A page that was made elsewhere and stands as it is in the site, listed among its reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportPage {
    /// Name of its file below `reports/`.
    pub file: String,
    /// Title.
    pub title: String,
    /// The whole page.
    pub html: String,
}
