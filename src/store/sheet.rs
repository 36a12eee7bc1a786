//! Spreadsheets from outside the desk: a CSV or an Excel workbook that an office already has, read
//! whole and within bounds into a [`Sheet`].
//!
//! What a file is, its first bytes say: the ending of a name may be anybody's.

mod delimited;
mod workbook;

use std::collections::HashSet;
use std::io::Read;
use std::path::Path;

use crate::model::catalogue::fold;
use crate::model::sheet::{Cell, Row, Sheet};

/// Bytes above which a file is not read.
pub const MAX_BYTES: u64 = 64 << 20;
/// Bytes above which the parts of a workbook, which is a compressed file, are not unpacked.
pub const MAX_UNPACKED: u64 = 512 << 20;
/// Rows that a table may have.
pub const MAX_ROWS: usize = 200_000;
/// Cells that a table may have, empty ones before others included.
pub const MAX_CELLS: usize = 4_000_000;

/// What to read of a file.
#[derive(Debug, Clone, Copy, Default)]
pub struct SheetOptions<'a> {
    /// Sheet of the workbook; the first that is shown where absent.
    pub sheet: Option<&'a str>,
    /// Number of the row with the headers; found where absent.
    pub header_row: Option<usize>,
}

/// Why a file gives no table.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    /// The system refused.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// More than [`MAX_BYTES`].
    #[error("too large")]
    TooLarge,
    /// More than [`MAX_UNPACKED`] once unpacked.
    #[error("too large once unpacked")]
    TooLargeUnpacked,
    /// More than [`MAX_ROWS`].
    #[error("too many rows")]
    TooManyRows,
    /// More than [`MAX_CELLS`].
    #[error("too many cells")]
    TooManyCells,
    /// A file of another program, which its own program can save as one that is read.
    #[error("a file of the kind {0}")]
    OtherFormat(&'static str),
    /// A workbook in the form of before 2007, or one with a password: they look the same.
    #[error("an old or protected workbook")]
    OldOrProtected,
    /// Neither a workbook nor text.
    #[error("not text")]
    NotText,
    /// A workbook that cannot be read.
    #[error("damaged workbook: {0}")]
    Damaged(String),
    /// A quotation mark opens a cell and none closes it.
    #[error("row {row}: open quotation mark")]
    OpenQuote {
        /// Row where it opens.
        row: usize,
    },
    /// No sheet of that name.
    #[error("no sheet {typed}")]
    NoSuchSheet {
        /// What was typed.
        typed: String,
        /// Those that there are.
        known: Vec<String>,
    },
    /// Nothing that could be headers.
    #[error("no headers")]
    NoHeaders {
        /// The sheets that there are, of which another may be meant.
        sheets: Vec<String>,
    },
    /// The row that was named holds no headers.
    #[error("row {row} holds nothing")]
    BlankHeaders {
        /// Its number.
        row: usize,
    },
}

/// Reads the table of a file, or of stdin where it is called `-`.
///
/// # Errors
/// It cannot be read, is beyond a bound, or is no table.
pub fn read(path: &Path, options: SheetOptions) -> Result<Sheet, SheetError> {
    let mut bytes = Vec::new();
    if path.as_os_str() == "-" {
        std::io::stdin().lock().take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    } else {
        std::fs::File::open(path)?.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    }
    // Anything at all is some text: what is called a workbook must be one.
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    let is_packed = bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0");
    if matches!(ending.as_str(), "xlsx" | "xlsm") && !is_packed {
        return Err(SheetError::NotText);
    }
    parse(bytes, options)
}

/// Reads the table of a file's bytes.
///
/// # Errors
/// They are beyond a bound, or no table.
pub fn parse(bytes: Vec<u8>, options: SheetOptions) -> Result<Sheet, SheetError> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(SheetError::TooLarge);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(SheetError::OldOrProtected);
    }
    let table = if bytes.starts_with(b"PK\x03\x04") {
        workbook::read(bytes, options.sheet)?
    } else {
        let rows = delimited::read(&bytes)?;
        if let Some(typed) = options.sheet {
            return Err(SheetError::NoSuchSheet { typed: typed.to_owned(), known: Vec::new() });
        }
        Table { rows, name: None, sheet_names: Vec::new() }
    };
    with_headers(table, options.header_row)
}

/// Rows that hold something, before it is known which one has the headers.
struct Table {
    rows: Vec<Row>,
    name: Option<String>,
    sheet_names: Vec<String>,
}

fn with_headers(table: Table, wanted: Option<usize>) -> Result<Sheet, SheetError> {
    let Table { mut rows, name, sheet_names } = table;
    let at = match wanted {
        Some(row) => {
            rows.iter().position(|candidate| candidate.number == row).ok_or(SheetError::BlankHeaders { row })?
        }
        None => find_headers(&rows).ok_or_else(|| SheetError::NoHeaders { sheets: sheet_names.clone() })?,
    };
    let below = rows.split_off(at + 1);
    let Some(Row { number, cells }) = rows.pop() else {
        return Err(SheetError::NoHeaders { sheets: sheet_names });
    };
    let headers = cells.iter().map(|cell| cell.shown().split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    Ok(Sheet { headers, header_row: number, rows: below, name, sheet_names })
}

/// The first row with two names or more, all different: titles above a table are alone in their
/// row, or repeated by whoever copied a merged cell. A list of one column begins with its header.
fn find_headers(rows: &[Row]) -> Option<usize> {
    let filled = |row: &Row| row.cells.iter().filter(|cell| !cell.is_empty()).count();
    if rows.iter().all(|row| filled(row) < 2) {
        return (!rows.is_empty()).then_some(0);
    }
    rows.iter().position(|row| {
        let mut names = HashSet::new();
        filled(row) >= 2
            && row.cells.iter().filter(|cell| !cell.is_empty()).all(|cell| names.insert(fold(&cell.shown())))
    })
}

/// Collects rows within the bounds, whatever the order in which their cells come.
#[derive(Default)]
struct Collector {
    rows: std::collections::BTreeMap<usize, Vec<Cell>>,
    cells: usize,
    text: u64,
}

impl Collector {
    /// Adds a cell; row and column count from 0.
    fn add(&mut self, row: usize, column: usize, cell: Cell) -> Result<(), SheetError> {
        if cell.is_empty() {
            return Ok(());
        }
        if let Cell::Text(text) = &cell {
            // A workbook may say one text in a million cells.
            self.text += text.len() as u64;
            if self.text > MAX_UNPACKED {
                return Err(SheetError::TooLargeUnpacked);
            }
        }
        if !self.rows.contains_key(&row) && self.rows.len() == MAX_ROWS {
            return Err(SheetError::TooManyRows);
        }
        let cells = self.rows.entry(row).or_default();
        self.cells += (column + 1).saturating_sub(cells.len());
        if self.cells > MAX_CELLS {
            return Err(SheetError::TooManyCells);
        }
        if cells.len() <= column {
            cells.resize(column + 1, Cell::Empty);
        }
        cells[column] = cell;
        Ok(())
    }

    fn rows(self) -> Vec<Row> {
        self.rows.into_iter().map(|(row, cells)| Row { number: row + 1, cells }).collect()
    }
}

#[cfg(test)]
mod tests;
