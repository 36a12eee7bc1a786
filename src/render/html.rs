//! Documents as one page of HTML that needs nothing else: no script, no font, no picture.

use super::table::{Block, Cell, Document, Table};
use crate::model::plain;

const STYLE: &str = "body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:75rem;padding:0 1rem;color:#1b1b1b}\
h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:1.6rem}\
table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #ccc;padding:.3rem .5rem;text-align:left;vertical-align:top}\
th{border-bottom:2px solid #666}.n{text-align:right;white-space:nowrap}.w{white-space:nowrap}.a{color:#a40000;font-weight:600}\
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dt{font-weight:600}dd{margin:0}\
@media print{body{margin:0;max-width:none;font-size:11px}}";

/// The document as a page in that language.
pub fn page(document: &Document, language: &str) -> String {
    let title = escape(&plain::one_line(&document.title));
    let mut body = format!("<h1>{title}</h1>\n");
    for section in &document.sections {
        if let Some(heading) = &section.heading {
            body.push_str(&format!("<h2>{}</h2>\n", escape(&plain::one_line(heading))));
        }
        for block in &section.blocks {
            body.push_str(&block_html(block));
        }
    }
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>{STYLE}</style>\n\
         </head>\n<body>\n{body}</body>\n</html>\n",
        escape(language)
    )
}

fn block_html(block: &Block) -> String {
    match block {
        Block::Pairs(pairs) => {
            let pairs = pairs.iter().map(|(label, cell)| {
                format!(
                    "<dt>{}</dt><dd{}>{}</dd>\n",
                    escape(&plain::one_line(label)),
                    class(cell, ""),
                    lines(&cell.text)
                )
            });
            format!("<dl>\n{}</dl>\n", pairs.collect::<String>())
        }
        Block::Table(table) => table_html(table),
        Block::Lines(cells) => {
            cells.iter().map(|cell| format!("<p{}>{}</p>\n", class(cell, ""), lines(&cell.text))).collect()
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

fn table_html(table: &Table) -> String {
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
            text.push_str(&format!("<td{}>{}</td>", class(cell, kind(column)), lines(&cell.text)));
        }
        text.push_str("</tr>\n");
    }
    text.push_str("</tbody>\n</table>\n");
    text
}

/// Text with its line breaks.
fn lines(text: &str) -> String {
    escape(&plain::visible(text.trim())).replace('\n', "<br>")
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
}
