//! Tables as CSV, for a spreadsheet: no formula of a ticket's text is live in it.

use super::table::Table;
use crate::model::plain;

/// The table as CSV (RFC 4180, UTF-8), one record a line.
pub fn table(table: &Table) -> String {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    let headings = table.columns.iter().map(|column| harmless(&column.heading));
    // Writing to memory does not fail, and all rows are of one length.
    let _ = writer.write_record(headings.collect::<Vec<_>>());
    for row in &table.rows {
        let cells = row.iter().enumerate().map(|(at, cell)| match table.columns.get(at) {
            Some(column) if column.right && is_number(&cell.text) => cell.text.clone(),
            _ => harmless(&cell.text),
        });
        let _ = writer.write_record(cells.collect::<Vec<_>>());
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// Whether a figure is one, less than nothing or not: `-6` calculates to itself.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// Begins a formula in some spreadsheet; the wide forms do in eastern editions.
fn begins_formula(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠')
}

/// The text of a cell on one line, with an apostrophe before whatever a spreadsheet would
/// calculate: at its beginning, and after a semicolon, which separates cells where the comma
/// is the decimal sign (Colombia).
pub fn harmless(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 1);
    let mut guard = text.starts_with(begins_formula);
    if guard {
        safe.push('\'');
    }
    // A guarded beginning stays guarded; only a fresh start looks again.
    let mut start = !guard;
    for c in plain::one_line(text).chars() {
        if start && begins_formula(c) {
            safe.push('\'');
        }
        guard = c == ';';
        start = guard || (start && (c == ' ' || c == '"'));
        safe.push(c);
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::table::Column;

    #[test]
    fn formulas_are_dead() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)"] {
            assert_eq!(harmless(text), format!("'{text}"));
        }
        assert_eq!(harmless("\t=1"), "'=1");
        assert_eq!(harmless("  =1"), "'=1");
        assert_eq!(harmless("a; \"=cmd()"), "a; \"'=cmd()");
        assert_eq!(harmless("a - b = c"), "a - b = c");
    }

    #[test]
    fn a_figure_below_nothing_stays_a_number_where_figures_stand() {
        let columns = vec![Column::new("Texto"), Column::new("Cifra").right()];
        let rows = vec![vec!["-6".into(), "-6".into()], vec!["-6.5".into(), "-6+1".into()]];
        assert_eq!(table(&Table { columns, rows, wraps: false }), "Texto,Cifra\n'-6,-6\n'-6.5,'-6+1\n");
    }

    #[test]
    fn a_record_is_a_line() {
        let columns = vec![Column::new("Folio"), Column::new("Asunto")];
        let rows = vec![vec!["CI-2026-0001".into(), "uno, \"dos\"\ntres\u{1b}".into()]];
        let shown = super::table(&Table { columns, rows, wraps: false });
        assert_eq!(shown, "Folio,Asunto\nCI-2026-0001,\"uno, \"\"dos\"\" / tres<U+001B>\"\n");
    }
}
