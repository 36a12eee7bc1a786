//! Documents as Markdown. Nothing in a ticket's text becomes markup, least of all HTML.

use super::table::{Block, Document, Table};
use crate::model::plain;

/// The document as Markdown.
pub fn document(document: &Document) -> String {
    let mut parts: Vec<String> = Vec::new();
    if document.titled {
        parts.push(format!("# {}", inline(&document.title)));
    }
    for section in &document.sections {
        parts.extend(section.heading.iter().map(|heading| format!("## {}", inline(heading))));
        parts.extend(section.blocks.iter().map(block));
    }
    parts.join("\n\n")
}

fn block(block: &Block) -> String {
    match block {
        Block::Pairs(pairs) => {
            let lines = pairs.iter().map(|(label, cell)| format!("- **{}:** {}", inline(label), marked(cell)));
            lines.collect::<Vec<_>>().join("\n")
        }
        Block::Table(table) => self::table(table),
        // Two spaces would be lost on the way; a list keeps its lines.
        Block::Lines(lines) => lines.iter().map(|line| format!("- {}", marked(line))).collect::<Vec<_>>().join("\n"),
    }
}

fn marked(cell: &super::table::Cell) -> String {
    let text = inline(&cell.text);
    if cell.alarm && !text.is_empty() { format!("**{text}**") } else { text }
}

/// The table as Markdown.
pub fn table(table: &Table) -> String {
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let mut lines = vec![line(table.columns.iter().map(|column| inline(&column.heading)).collect())];
    let rule: Vec<&str> = table.columns.iter().map(|column| if column.right { "--:" } else { "---" }).collect();
    lines.push(format!("|{}|", rule.join("|")));
    lines.extend(table.rows.iter().map(|row| line(row.iter().map(marked).collect())));
    lines.join("\n")
}

/// Text on one line that stays text: whatever Markdown or HTML would read as markup is escaped.
pub fn inline(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in plain::one_line(text).chars() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '$' => {
                escaped.push('\\');
                escaped.push(c);
            }
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
    fn text_stays_text() {
        assert_eq!(
            inline("a|b\n<script>x</script> & [c](javascript:d) `e` ![f](g)"),
            "a\\|b / &lt;script&gt;x&lt;/script&gt; &amp; \\[c\\](javascript:d) \\`e\\` !\\[f\\](g)"
        );
        assert_eq!(inline("\u{202e}\u{7}"), "&lt;U+202E&gt;&lt;U+0007&gt;");
    }

    #[test]
    fn a_table_keeps_its_columns() {
        let columns = vec![Column::new("Folio"), Column::new("Tiempo").right()];
        let table = Table { columns, rows: vec![vec!["a|b".into(), "1\n2".into()]], wraps: false };
        assert_eq!(super::table(&table), "| Folio | Tiempo |\n|---|--:|\n| a\\|b | 1 / 2 |");
    }
}
