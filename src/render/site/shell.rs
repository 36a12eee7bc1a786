//! The frame that the pages of a site share: whose it is, ways through it, search, and where it comes
//! from.

use std::collections::HashMap;

use super::{Page, STYLE};
use crate::language::Language;
use crate::message;
use crate::model::plain;
use crate::model::time::Moment;
use crate::render::html::{Setting, escape};

/// What nothing in a page may break: it fetches only the site's own style and scripts, wherever the
/// site lies (`file:` for a site that is opened from a folder).
pub const POLICY: &str = "default-src 'none'; style-src 'self' file:; script-src 'self' file:; img-src data:; \
                          form-action 'self' file:; base-uri 'none'";

/// Where a site comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Name of the desk.
    pub desk: String,
    /// Institution and unit, as far as they say something.
    pub whose: String,
    /// Moment as of which everything is told.
    pub as_of: Moment,
    /// Commit that the files are of; none outside git.
    pub commit: Option<String>,
    /// Whether files of the desk differ from that commit.
    pub changed: bool,
    /// Whether people outside the desk stand under pseudonyms.
    pub redacted: bool,
    /// Files that could not be read, and so are missing.
    pub unreadable: usize,
}

/// The frame of a site's pages.
pub struct Shell<'a> {
    /// Language.
    pub language: &'a Language,
    /// Where the site comes from.
    pub origin: &'a Origin,
    /// Ways through it: file and identifier of its name.
    pub ways: Vec<(&'static str, &'static str)>,
    /// Where folios and identifiers of assets lead, from the site's folder.
    pub targets: &'a HashMap<String, String>,
}

/// The way from a file back to the site's folder.
pub fn up(file: &str) -> String {
    "../".repeat(file.matches('/').count())
}

impl Shell<'_> {
    /// Does something with the setting in which documents stand in that file.
    pub fn within<T>(&self, file: &str, work: impl FnOnce(&Setting) -> T) -> T {
        let up = up(file);
        let links = |name: &str, whole: bool| {
            // A word of prose may be an identifier too; one with letters and digits hardly is a word.
            let telling = name.contains(|c: char| c.is_ascii_digit()) && name.contains(|c: char| !c.is_ascii_digit());
            let target = self.targets.get(name).filter(|target| (whole || telling) && *target != file)?;
            Some(format!("{up}{target}"))
        };
        work(&Setting { links: &links })
    }

    /// A page with that title around its body, which is markup.
    pub fn page(&self, file: &str, title: &str, body: &str, scripts: &[&str]) -> Page {
        let (up, text) = (up(file), |id: &str| escape(&self.language.text(id)));
        let line = |text: &str| escape(&plain::one_line(text));
        let origin = self.origin;
        let mut head = format!(
            "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
             <title>{} · {}</title>\n<link rel=\"icon\" href=\"data:,\">\n\
             <link rel=\"stylesheet\" href=\"{up}{}\">\n</head>\n<body>\n",
            self.language.tongue().code(),
            line(title),
            line(&origin.desk),
            STYLE.0
        );
        head.push_str(&format!(
            "<a class=\"skip\" href=\"#main\">{}</a>\n<header>\n<p class=\"desk\"><a href=\"{up}index.html\">{}</a>\
             <span>{}</span></p>\n<form role=\"search\" action=\"{up}search.html\" method=\"get\">\n\
             <label for=\"q\">{}</label> <input id=\"q\" name=\"q\" type=\"search\"> <button>{}</button>\n</form>\n",
            text("site-skip"),
            line(&origin.desk),
            line(&origin.whose),
            text("site-search-label"),
            text("site-search-button")
        ));
        let ways = self.ways.iter().map(|(target, id)| {
            let current = if *target == file { " aria-current=\"page\"" } else { "" };
            format!("<li><a href=\"{up}{target}\"{current}>{}</a></li>\n", text(id))
        });
        head.push_str(&format!(
            "<nav aria-label=\"{}\">\n<ul>\n{}</ul>\n</nav>\n</header>\n<main id=\"main\">\n",
            text("site-ways"),
            ways.collect::<String>()
        ));
        let scripts: String =
            scripts.iter().map(|script| format!("<script src=\"{up}{script}\"></script>\n")).collect();
        let foot = self.foot();
        Page { file: file.to_owned(), text: format!("{head}{body}</main>\n{foot}{scripts}</body>\n</html>\n") }
    }

    fn foot(&self) -> String {
        let (origin, language) = (self.origin, self.language);
        let commit = match (&origin.commit, origin.changed) {
            (None, _) => language.text("report-page-no-commit"),
            (Some(commit), false) => commit.clone(),
            (Some(commit), true) => language.format(&message!("report-page-changed", commit = commit)),
        };
        let mut lines = vec![language.format(&message!("site-origin", moment = origin.as_of, commit = commit))];
        if origin.redacted {
            lines.push(language.text("site-redacted"));
        }
        if origin.unreadable > 0 {
            lines.push(language.format(&message!("site-unreadable", count = origin.unreadable)));
        }
        let lines: String = lines.iter().map(|line| format!("<p>{}</p>\n", escape(&plain::one_line(line)))).collect();
        format!("<footer>\n{lines}</footer>\n")
    }
}
