//! Workbooks of Excel (`.xlsx`, `.xlsm`), one sheet of which is read cell by cell.
//!
//! The other formats of the same crate lay out a whole sheet in memory, empty cells included, so
//! that a few bytes can ask for any amount of it. They are refused by name; see `docs/decisions.md`.

use std::io::{Cursor, Read};

use calamine::{Data, ExcelDateTime, Reader, SheetType, SheetVisible, Style, Xlsx, XlsxError};
use chrono::NaiveDate;
use zip::ZipArchive;

use super::{Collector, MAX_UNPACKED, SheetError, Table};
use crate::model::catalogue::fold;
use crate::model::sheet::Cell;
use crate::model::time::read_date;

/// Parts that a workbook may have; a large one has some dozens.
const MAX_PARTS: usize = 10_000;

impl From<XlsxError> for SheetError {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::Password => Self::OldOrProtected,
            other => Self::Damaged(other.to_string()),
        }
    }
}

/// The rows of a sheet that hold something; of the first that is shown where none is named.
pub(super) fn read(bytes: Vec<u8>, wanted: Option<&str>) -> Result<Table, SheetError> {
    look_through(&bytes, MAX_UNPACKED)?;
    let mut workbook = Xlsx::new(Cursor::new(bytes))?;
    let sheets: Vec<(String, bool)> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible))
        .collect();
    let sheet_names: Vec<String> = sheets.iter().map(|(name, _)| name.clone()).collect();
    let chosen = match wanted {
        Some(typed) => {
            let exact = sheet_names.iter().find(|name| *name == typed);
            exact.or_else(|| sheet_names.iter().find(|name| fold(name) == fold(typed)))
        }
        None => sheets.iter().find(|(_, shown)| *shown).or_else(|| sheets.first()).map(|(name, _)| name),
    };
    let Some(name) = chosen.cloned() else {
        return Err(match wanted {
            Some(typed) => SheetError::NoSuchSheet { typed: typed.to_owned(), known: sheet_names },
            None => SheetError::NoHeaders { sheets: sheet_names },
        });
    };
    let mut rows = Collector::default();
    let mut cells = workbook.worksheet_cells_reader(&name)?;
    let widths: Vec<Option<usize>> = cells.styles().iter().map(zeros).collect();
    while let Some((cell, style)) = cells.next_cell_with_style_id()? {
        let (row, column) = cell.get_position();
        let width = widths.get(style).copied().flatten();
        rows.add(row as usize, column as usize, read_cell(&Data::from(cell.get_value().clone()), width))?;
    }
    Ok(Table { rows: rows.rows(), name: Some(name), sheet_names })
}

/// Unpacks every part and throws it away, to know that all of it stays within bounds: what a file
/// says of its own size anybody may have written.
pub(super) fn look_through(bytes: &[u8], most: u64) -> Result<(), SheetError> {
    let damaged = |error: &dyn std::fmt::Display| SheetError::Damaged(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    if archive.len() > MAX_PARTS {
        return Err(SheetError::TooLargeUnpacked);
    }
    if archive.index_for_name("xl/workbook.bin").is_some() {
        return Err(SheetError::OtherFormat("XLSB"));
    }
    if archive.index_for_name("[Content_Types].xml").is_none() {
        let is_open_document = archive.index_for_name("mimetype").is_some();
        return Err(SheetError::OtherFormat(if is_open_document { "ODS" } else { "ZIP" }));
    }
    let mut left = most;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| damaged(&error))?;
        let is_texts = part.name().map_err(|error| damaged(&error))?.to_lowercase().ends_with("sharedstrings.xml");
        let seen = look_at(part, left, is_texts).map_err(|error| damaged(&error))?;
        left = left.checked_sub(seen.bytes).ok_or(SheetError::TooLargeUnpacked)?;
        // The reader takes room for as many texts as the part says that it has.
        if is_texts && seen.promised > seen.bytes {
            return Err(SheetError::Damaged("uniqueCount".to_owned()));
        }
    }
    Ok(())
}

/// What was seen of a part.
struct Seen {
    bytes: u64,
    /// The largest number that it declares as its count of texts.
    promised: u64,
}

/// Reads a part, or one byte more than may be.
fn look_at(part: impl Read, most: u64, is_texts: bool) -> std::io::Result<Seen> {
    const COUNT: &[u8] = b"uniqueCount";
    // Long enough for the count and its number.
    const OVERLAP: usize = 64;
    let mut seen = Seen { bytes: 0, promised: 0 };
    let mut part = part.take(most + 1);
    let mut buffer = vec![0; 1 << 16];
    let mut kept = 0;
    loop {
        let length = part.read(&mut buffer[kept..])?;
        if length == 0 {
            return Ok(seen);
        }
        seen.bytes += length as u64;
        let filled = kept + length;
        kept = 0;
        if is_texts {
            let window = &buffer[..filled];
            for at in window.windows(COUNT.len()).enumerate().filter(|(_, word)| *word == COUNT).map(|(at, _)| at) {
                let digits = window[at + COUNT.len()..].iter().skip_while(|byte| !byte.is_ascii_digit());
                let digits = digits.take_while(|byte| byte.is_ascii_digit());
                let number = digits.fold(0, |sum: u64, digit| sum.saturating_mul(10) + u64::from(digit - b'0'));
                seen.promised = seen.promised.max(number);
            }
            kept = filled.min(OVERLAP);
            buffer.copy_within(filled - kept..filled, 0);
        }
    }
}

/// How many digits a style shows at least, where it does nothing but fill with zeros: `0132` is a
/// number with such a style as often as it is a text.
fn zeros(style: &Style) -> Option<usize> {
    let code = &style.number_format.as_ref()?.format_code;
    (code.len() > 1 && code.bytes().all(|byte| byte == b'0')).then_some(code.len())
}

fn read_cell(value: &Data, width: Option<usize>) -> Cell {
    match value {
        Data::Empty => Cell::Empty,
        Data::Int(number) => number_cell(*number as f64, width),
        Data::Float(number) => number_cell(*number, width),
        Data::String(text) | Data::DurationIso(text) => Cell::text(text),
        Data::Bool(value) => Cell::Bool(*value),
        Data::DateTime(moment) => read_moment(*moment),
        Data::DateTimeIso(text) => text.get(..10).and_then(read_date).map_or_else(|| Cell::text(text), Cell::Date),
        Data::Error(error) => Cell::Error(error.to_string()),
    }
}

fn number_cell(number: f64, width: Option<usize>) -> Cell {
    let cell = Cell::Number(number);
    match width {
        Some(width) if number >= 0.0 && number.fract() == 0.0 => Cell::Text(format!("{:0>width$}", cell.shown())),
        _ if number.is_finite() => cell,
        _ => Cell::Error(number.to_string()),
    }
}

/// A date; an hour of no day and a length of time stay texts.
fn read_moment(moment: ExcelDateTime) -> Cell {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    if moment.is_duration() || moment.as_f64() < 1.0 {
        return Cell::Text(format!("{hour:02}:{minute:02}:{second:02}"));
    }
    let date = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day));
    date.map_or_else(|| Cell::Error(moment.to_string()), Cell::Date)
}
