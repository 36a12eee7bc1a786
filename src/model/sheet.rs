//! A table as a spreadsheet program shows it: headers, numbered rows, typed cells.

use std::borrow::Cow;

use chrono::NaiveDate;

/// The table of one sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// What stands above the columns, trimmed; blank where nothing does.
    pub headers: Vec<String>,
    /// Number of the row with the headers.
    pub header_row: usize,
    /// Rows below the headers that hold something, in order.
    pub rows: Vec<Row>,
    /// The sheet that was read; none where the file is a single table.
    pub name: Option<String>,
    /// Every sheet of the workbook that is a table, in its order.
    pub sheet_names: Vec<String>,
}

/// A row that holds something.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its number in the spreadsheet program: the first is 1, headers and blank rows count.
    pub number: usize,
    /// Its cells up to the last that is not empty: perhaps fewer than there are headers, or more.
    pub cells: Vec<Cell>,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// A text; never blank.
    Text(String),
    /// A number.
    Number(f64),
    /// A date; what hour it had is left out.
    Date(NaiveDate),
    /// Yes or no.
    Bool(bool),
    /// What the spreadsheet program shows where it could not compute, `#N/A`.
    Error(String),
}

impl Cell {
    /// The cell of a text; empty where it is blank.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.trim().is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// What it says, in one way whatever the spreadsheet's format: `132`, `18500.5`, `2026-11-20`.
    pub fn shown(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) | Self::Error(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(write_number(*number)),
            Self::Date(date) => Cow::Owned(date.format("%Y-%m-%d").to_string()),
            Self::Bool(value) => Cow::Borrowed(if *value { "true" } else { "false" }),
        }
    }
}

/// A number without an exponent, with the fifteen digits that a spreadsheet program keeps: its
/// sums end in `…0000001` or `…9999999` behind them.
fn write_number(number: f64) -> String {
    let kept: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    // Minus zero is zero.
    if kept == 0.0 { "0".to_owned() } else { kept.to_string() }
}

/// The letters that a spreadsheet program writes above a column; the first is 0.
pub fn column_letters(index: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = index + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// The column of those letters, at most three; the first is 0.
pub fn column_index(letters: &str) -> Option<usize> {
    let fits = (1..=3).contains(&letters.len()) && letters.bytes().all(|letter| letter.is_ascii_uppercase());
    fits.then(|| letters.bytes().fold(0, |sum, letter| sum * 26 + usize::from(letter - b'A') + 1) - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_people_wrote_them() {
        let shown = |number| Cell::Number(number).shown().into_owned();
        assert_eq!(shown(132.0), "132");
        assert_eq!(shown(18500.5), "18500.5");
        assert_eq!(shown(0.1 + 0.2), "0.3");
        assert_eq!(shown(480_800_001_013_200.0), "480800001013200");
        assert_eq!((shown(1e20), shown(-0.0)), ("100000000000000000000".to_owned(), "0".to_owned()));
    }

    #[test]
    fn columns_have_letters() {
        for (index, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")] {
            assert_eq!((column_letters(index).as_str(), column_index(letters)), (letters, Some(index)));
        }
        assert_eq!((column_index(""), column_index("a"), column_index("AAAA")), (None, None, None));
    }
}
