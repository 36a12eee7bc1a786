//! Documents as text, for a terminal or a pipe.

use comfy_table::{
    Attribute, CellAlignment, Color, ColumnConstraint, ContentArrangement, LineStyle, Row, TableStyle, Width,
};
use unicode_width::UnicodeWidthStr;

use super::table::{Block, Cell, Column, Document, Table};
use crate::model::plain;

/// Spaces between columns.
const GAP: usize = 2;
/// Lines that a row of a table that does not wrap takes on a terminal; what is longer is cut.
const CUT_LINES: usize = 2;
/// A word longer than this may be broken before a table becomes too wide; where cells are cut
/// anyway, a word other than a date may be broken sooner.
const LONG_WORD: usize = 10;
const LONG_WORD_CUT: usize = 8;

/// What the reader's screen can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    /// Columns of the terminal; none where the text goes into a pipe, and nothing is cut.
    pub width: Option<u16>,
    /// Whether to colour.
    pub colour: bool,
}

impl Look {
    fn styled(self, text: &str, style: anstyle::Style) -> String {
        if self.colour && !text.is_empty() { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }

    fn bold(self, text: &str) -> String {
        self.styled(text, anstyle::Style::new().bold())
    }

    fn alarm(self, text: &str) -> String {
        self.styled(text, anstyle::Style::new().bold().fg_color(Some(anstyle::AnsiColor::Red.into())))
    }
}

/// The document as text.
pub fn document(document: &Document, look: Look) -> String {
    let mut parts: Vec<String> = Vec::new();
    if document.titled {
        parts.push(look.bold(&plain::one_line(&document.title)));
    }
    for section in &document.sections {
        let mut lines: Vec<String> = Vec::new();
        lines.extend(section.heading.iter().map(|heading| look.bold(&plain::one_line(heading))));
        lines.extend(section.blocks.iter().map(|block| block_text(block, look)));
        parts.push(lines.join("\n"));
    }
    parts.join("\n\n")
}

fn block_text(block: &Block, look: Look) -> String {
    match block {
        Block::Pairs(pairs) => pairs_text(pairs, look),
        Block::Table(table) => self::table(table, look),
        Block::Lines(lines) => {
            let shown = lines.iter().map(|line| {
                let text = wrapped(&plain::visible(&line.text), look.width);
                if line.alarm { look.alarm(&text) } else { text }
            });
            shown.collect::<Vec<_>>().join("\n")
        }
    }
}

/// Text whose lines a terminal of that width does not break inside a word: what goes on stands below
/// the words it goes on from. A command, after its arrow, stays on one line and can be copied.
pub fn wrapped(text: &str, width: Option<u16>) -> String {
    let Some(width) = width.map(usize::from) else { return text.to_owned() };
    text.split('\n').map(|line| wrapped_line(line, width)).collect::<Vec<_>>().join("\n")
}

fn wrapped_line(line: &str, width: usize) -> String {
    let inside = line.trim_start_matches([' ', '•', '–', '-', '✗', '▸', '└']);
    let margin = line.get(..line.len() - inside.len()).unwrap_or_default();
    let indent = margin.width();
    // A margin that leaves hardly any room is left to the terminal; so is what is coloured already.
    if line.width() <= width || inside.starts_with('→') || inside.contains('\u{1b}') || indent + 20 > width {
        return line.to_owned();
    }
    let (mut text, mut used) = (margin.to_owned(), indent);
    for (index, word) in inside.split(' ').enumerate() {
        if index > 0 && used + 1 + word.width() > width {
            text.push('\n');
            text.push_str(&" ".repeat(indent));
            used = indent;
        } else if index > 0 {
            text.push(' ');
            used += 1;
        }
        text.push_str(word);
        used += word.width();
    }
    text
}

/// Labels in one column, what they stand for beside them, on as many lines as it takes.
fn pairs_text(pairs: &[(String, Cell)], look: Look) -> String {
    let mut inner = bare(look);
    for (label, cell) in pairs {
        let label = comfy_table::Cell::new(format!("{}:", plain::one_line(label)));
        inner.add_row(Row::from(vec![
            label,
            text_cell(plain::visible(cell.text.trim_end()).into_owned(), cell.alarm, look),
        ]));
    }
    settle(&mut inner, |_| None);
    if let Some(label) = inner.column_mut(0) {
        label.set_constraint(ColumnConstraint::ContentWidth);
    }
    inner.trim_fmt()
}

/// The table as text: columns apart by spaces, headings over a line. Where a terminal is too narrow
/// for the columns, each row is told one datum a line.
pub fn table(table: &Table, look: Look) -> String {
    let shown: Vec<Vec<String>> =
        table.rows.iter().map(|row| row.iter().map(|cell| plain::one_line(&cell.text)).collect()).collect();
    let widths = match look.width {
        None => None,
        Some(width) => match widths(table, &shown, usize::from(width)) {
            None => return records(table, look),
            some => some,
        },
    };
    let mut inner = bare(look);
    inner.load_style(TableStyle::new().header_separator(LineStyle::none().fill('-')));
    let headings = table.columns.iter().map(|column| {
        let cell = comfy_table::Cell::new(plain::one_line(&column.heading));
        let cell = if look.colour { cell.add_attribute(Attribute::Bold) } else { cell };
        aligned(cell, column)
    });
    inner.set_header(headings.collect::<Vec<_>>());
    for (row, shown) in table.rows.iter().zip(shown) {
        let cells = row
            .iter()
            .zip(shown)
            .zip(&table.columns)
            .map(|((cell, shown), column)| aligned(text_cell(shown, cell.alarm, look), column));
        let mut row = Row::from(cells.collect::<Vec<_>>());
        if !table.wraps {
            row.max_height(CUT_LINES);
        }
        inner.add_row(row);
    }
    settle(&mut inner, |_| None);
    if let Some(widths) = widths {
        settle(&mut inner, |index| widths.get(index).copied());
    }
    inner.trim_fmt()
}

/// Each row as pairs of heading and datum; what is blank is left out.
fn records(table: &Table, look: Look) -> String {
    let record = |row: &Vec<Cell>| {
        let pairs = table.columns.iter().zip(row).filter(|(_, cell)| !cell.text.trim().is_empty());
        let pairs: Vec<(String, Cell)> = pairs.map(|(column, cell)| (column.heading.clone(), cell.clone())).collect();
        pairs_text(&pairs, look)
    };
    table.rows.iter().map(record).collect::<Vec<_>>().join("\n\n")
}

/// How wide each column may be on a terminal; none where even the narrowest do not fit. What is left
/// over goes to the columns that want more, in equal shares.
fn widths(table: &Table, shown: &[Vec<String>], total: usize) -> Option<Vec<usize>> {
    let mut least = Vec::new();
    let mut most = Vec::new();
    for (index, column) in table.columns.iter().enumerate() {
        let heading = plain::one_line(&column.heading);
        let cells = || {
            std::iter::once(heading.as_str())
                .chain(shown.iter().filter_map(move |row| row.get(index).map(String::as_str)))
        };
        let full = cells().map(UnicodeWidthStr::width).max().unwrap_or(0);
        let breakable = |word: &str| {
            let is_figure = word.starts_with(|c: char| c.is_ascii_digit());
            word.width().min(if table.wraps || is_figure { LONG_WORD } else { LONG_WORD_CUT })
        };
        let word = cells().flat_map(str::split_whitespace).map(breakable).max().unwrap_or(0);
        least.push(if column.whole { full } else { word });
        most.push(full);
    }
    let gaps = GAP * table.columns.len().saturating_sub(1);
    let mut left = total.checked_sub(least.iter().sum::<usize>() + gaps)?;
    let mut given = least;
    loop {
        let wanting = given.iter().zip(&most).filter(|(given, most)| given < most).count();
        let share = left.checked_div(wanting).unwrap_or(0);
        if wanting == 0 || left == 0 {
            return Some(given);
        }
        for (given, most) in given.iter_mut().zip(&most).filter(|(given, most)| **given < **most) {
            let more = share.max(1).min(*most - *given).min(left);
            *given += more;
            left -= more;
        }
    }
}

fn text_cell(text: String, alarm: bool, look: Look) -> comfy_table::Cell {
    let cell = comfy_table::Cell::new(text);
    if alarm && look.colour { cell.fg(Color::Red).add_attribute(Attribute::Bold) } else { cell }
}

fn aligned(cell: comfy_table::Cell, column: &Column) -> comfy_table::Cell {
    if column.right { cell.set_alignment(CellAlignment::Right) } else { cell }
}

/// A table without any lines that asks the system nothing.
fn bare(look: Look) -> comfy_table::Table {
    let mut inner = comfy_table::Table::new();
    inner.load_style(TableStyle::new()).force_no_tty();
    if look.colour {
        inner.enforce_styling();
    }
    if let Some(width) = look.width {
        inner.set_width(width).set_content_arrangement(ContentArrangement::Dynamic);
    }
    inner
}

/// Space between columns, and a width for those that are given one.
fn settle(inner: &mut comfy_table::Table, width: impl Fn(usize) -> Option<usize>) {
    let last = inner.column_count().saturating_sub(1);
    for (index, column) in inner.column_iter_mut().enumerate() {
        let gap = if index < last { GAP } else { 0 };
        column.set_padding((0, gap as u16));
        if let Some(width) = width(index) {
            // A column's width is meant with its padding.
            let width = u16::try_from(width + gap).unwrap_or(u16::MAX);
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Table {
        Table {
            columns: vec![Column::new("Folio").whole(), Column::new("Asunto"), Column::new("Tiempo").right()],
            rows: vec![
                vec!["CI-2026-0001".into(), "La pantalla\nse apaga \u{1b}[31m".into(), Cell::from("5 min").alarm(true)],
                vec!["CI-2026-0002".into(), "Teléfono 電話".into(), "12 h 05 min".into()],
            ],
            wraps: false,
        }
    }

    #[test]
    fn a_pipe_gets_everything_and_no_colour() {
        let expected = "\
Folio         Asunto                                    Tiempo
--------------------------------------------------------------
CI-2026-0001  La pantalla / se apaga <U+001B>[31m        5 min
CI-2026-0002  Teléfono 電話                        12 h 05 min";
        assert_eq!(table(&sample(), Look::default()), expected);
    }

    #[test]
    fn a_narrow_terminal_cuts_what_may_be_cut() {
        let shown = table(&sample(), Look { width: Some(36), colour: false });
        assert!(shown.contains("CI-2026-0001") && shown.contains('…'), "{shown}");
        assert!(shown.lines().all(|line| line.width() <= 36), "{shown}");
    }

    #[test]
    fn a_very_narrow_terminal_gets_a_datum_a_line() {
        let shown = table(&sample(), Look { width: Some(25), colour: false });
        assert!(shown.contains("Folio:   CI-2026-0001\nAsunto:"), "{shown}");
        assert!(shown.lines().all(|line| line.width() <= 25), "{shown}");
    }

    #[test]
    fn lines_are_broken_between_words_and_commands_are_not() {
        let text = "  • Falta «Diagnóstico de la falla» (uno | dos)\n  → folio do CI-2026-0001 resuelto --set a=…";
        let expected =
            "  • Falta «Diagnóstico de la\n    falla» (uno | dos)\n  → folio do CI-2026-0001 resuelto --set a=…";
        assert_eq!(wrapped(text, Some(30)), expected);
        assert_eq!(wrapped(text, None), text);
    }

    #[test]
    fn only_colour_is_added_by_an_alarm() {
        let shown = table(&sample(), Look { width: Some(100), colour: true });
        assert!(shown.contains('\u{1b}'), "{shown}");
    }
}
