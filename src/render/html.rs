//! Documents as one page of HTML that needs nothing else: no script, no font, no picture.

use super::table::{Block, Cell, Document, Section, Table};
use crate::model::plain;

const STYLE: &str = "body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:75rem;padding:0 1rem;color:#1b1b1b}\
h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:1.6rem}h1,h2,p{overflow-wrap:anywhere}\
.t{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #ccc;padding:.3rem .5rem;text-align:left;vertical-align:top}\
th{border-bottom:2px solid #666}.n{text-align:right;white-space:nowrap}.w{white-space:nowrap}\
.a{color:#a40000;font-weight:600}\
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dt{font-weight:600}dd{margin:0;min-width:0;overflow-wrap:anywhere}\
@media screen and (max-width:40rem){td{overflow-wrap:anywhere}td:not(.n,.w){min-width:6.6rem}body{margin:1rem auto}dl{grid-template-columns:1fr}dd{margin-bottom:.4rem}}\
@media print{.t{overflow:visible}body{margin:0;max-width:none;font-size:11px}}";

/// Where a text that names something leads: the address of its page. The flag says whether the text
/// is all there is on its line.
pub type Links<'a> = &'a (dyn Fn(&str, bool) -> Option<String> + 'a);

/// How a document stands in a page.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// Where names lead.
    pub links: Links<'a>,
}

/// A page that stands alone.
const ALONE: Setting = Setting { links: &|_, _| None };

/// The document as a page in that language.
pub fn page(document: &Document, language: &str) -> String {
    let title = escape(&plain::one_line(&document.title));
    let body = body(document, &ALONE);
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>{STYLE}</style>\n\
         </head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n",
        escape(language)
    )
}

/// The document as what stands in a page.
pub fn body(document: &Document, setting: &Setting) -> String {
    let mut body = format!("<h1>{}</h1>\n", escape(&plain::one_line(&document.title)));
    document.sections.iter().for_each(|section| body.push_str(&section_html(section, &document.title, setting)));
    body
}

/// A section of a document; `title` names its tables where it has no heading.
pub fn section_html(section: &Section, title: &str, setting: &Setting) -> String {
    let heading = section.heading.as_ref().map(|heading| plain::one_line(heading));
    let mut text = heading.as_ref().map(|heading| format!("<h2>{}</h2>\n", escape(heading))).unwrap_or_default();
    let label = heading.unwrap_or_else(|| plain::one_line(title));
    section.blocks.iter().for_each(|block| text.push_str(&block_html(block, &label, setting)));
    text
}

fn block_html(block: &Block, label: &str, setting: &Setting) -> String {
    match block {
        Block::Pairs(pairs) => {
            let pairs = pairs.iter().map(|(label, cell)| {
                format!(
                    "<dt>{}</dt><dd{}>{}</dd>\n",
                    escape(&plain::one_line(label)),
                    class(cell, ""),
                    lines(&cell.text, setting)
                )
            });
            format!("<dl>\n{}</dl>\n", pairs.collect::<String>())
        }
        // A table that is wider than the page moves by itself, by the keyboard too.
        Block::Table(table) => format!(
            "<div class=\"t\" tabindex=\"0\" role=\"region\" aria-label=\"{}\">\n{}</div>\n",
            escape(label),
            table_html(table, setting)
        ),
        Block::Lines(cells) => {
            cells.iter().map(|cell| format!("<p{}>{}</p>\n", class(cell, ""), lines(&cell.text, setting))).collect()
        }
    }
}

fn class(cell: &Cell, others: &str) -> String {
    let alarm = if cell.alarm { "a" } else { "" };
    match format!("{others} {alarm}").trim() {
        "" => String::new(),
        classes => format!(" class=\"{classes}\""),
    }
}

fn table_html(table: &Table, setting: &Setting) -> String {
    let mut text = "<table>\n<thead><tr>".to_owned();
    let kind = |column: &super::table::Column| match (column.right, column.whole) {
        (true, _) => "n",
        (false, true) => "w",
        (false, false) => "",
    };
    for column in &table.columns {
        let heading = escape(&plain::one_line(&column.heading));
        text.push_str(&format!("<th scope=\"col\"{}>{heading}</th>", class(&Cell::default(), kind(column))));
    }
    text.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        text.push_str("<tr>");
        for (cell, column) in row.iter().zip(&table.columns) {
            text.push_str(&format!("<td{}>{}</td>", class(cell, kind(column)), lines(&cell.text, setting)));
        }
        text.push_str("</tr>\n");
    }
    text.push_str("</tbody>\n</table>\n");
    text
}

/// Text with its line breaks, and its names leading where they lead.
fn lines(text: &str, setting: &Setting) -> String {
    let shown = plain::visible(text.trim());
    shown.split('\n').map(|line| linked(line, setting)).collect::<Vec<_>>().join("<br>")
}

fn linked(line: &str, setting: &Setting) -> String {
    let anchor = |address: String, name: &str| format!("<a href=\"{}\">{}</a>", escape(&address), escape(name));
    if let Some(address) = (setting.links)(line.trim(), true) {
        return anchor(address, line);
    }
    let of_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '_');
    let mut text = String::with_capacity(line.len() + 8);
    let mut rest = line;
    while let Some(from) = rest.find(of_name) {
        let (before, after) = rest.split_at(from);
        text.push_str(&escape(before));
        let end = after.find(|c| !of_name(c)).unwrap_or(after.len());
        // What ends a sentence is not part of the name.
        let name = after[..end].trim_end_matches(['-', '.', '_']);
        let name = if name.is_empty() { &after[..end] } else { name };
        match (setting.links)(name, false) {
            Some(address) => text.push_str(&anchor(address, name)),
            None => text.push_str(&escape(name)),
        }
        rest = &after[name.len()..];
    }
    text.push_str(&escape(rest));
    text
}

/// Text that stays text in HTML, in and between tags.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in plain::visible(text).chars() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::table::Column;

    #[test]
    fn nothing_of_a_ticket_becomes_markup() {
        let columns = vec![Column::new("Asunto")];
        let rows = vec![vec![Cell::from("<script>alert('x')</script>\n\u{202e}&").alarm(true)]];
        let shown = page(&Document::of_table("A & <b>", Table { columns, rows, wraps: false }), "es");
        assert!(shown.contains("<html lang=\"es\">") && shown.contains("<title>A &amp; &lt;b&gt;</title>"));
        assert!(
            shown.contains(
                "<td class=\"a\">&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;<br>&lt;U+202E&gt;&amp;</td>"
            )
        );
        assert!(!shown.contains("<script"));
    }

    #[test]
    fn names_lead_to_their_pages() {
        let links = |name: &str, whole: bool| match (name, whole) {
            ("CI-2026-0001", _) => Some("r/CI-2026-0001.html?a&b".to_owned()),
            ("red", true) => Some("red.html".to_owned()),
            _ => None,
        };
        let setting = Setting { links: &links };
        assert_eq!(
            lines("Ver CI-2026-0001. No <CI-2026-00011>\n red \nla red", &setting),
            "Ver <a href=\"r/CI-2026-0001.html?a&amp;b\">CI-2026-0001</a>. No &lt;CI-2026-00011&gt;\
             <br><a href=\"red.html\"> red </a><br>la red"
        );
    }
}
