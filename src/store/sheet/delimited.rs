//! CSV as offices have it: of any program, encoding and separator.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::{Collector, SheetError};
use crate::model::sheet::{Cell, Row};

/// Separators that are tried; the first wins where two explain a file as well.
const SEPARATORS: [u8; 3] = *b";\t,";
/// Lines that are looked at to find the separator.
const SAMPLE: usize = 30;

/// The rows of a CSV that hold something.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Row>, SheetError> {
    let text = decode(bytes)?;
    // One kind of line ending, so that lines are counted and not bytes that may or may not be one.
    let mut text = text.replace("\r\n", "\n").replace('\r', "\n");
    let start = text.trim_start();
    if ["<html", "<!doctype", "<table", "<?xml"].iter().any(|tag| starts_with(start, tag)) {
        // What many systems call an Excel file.
        return Err(SheetError::OtherFormat("HTML"));
    }
    if start.starts_with("%PDF-") {
        return Err(SheetError::OtherFormat("PDF"));
    }
    if !text.ends_with('\n') {
        text.push('\n');
    }
    let (separator, declared) = match declared_separator(&text) {
        Some(separator) => (separator, true),
        None => (likely_separator(&text), false),
    };
    if let Some(row) = scan(&text, separator, usize::MAX).open {
        return Err(SheetError::OpenQuote { row });
    }
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut rows = Collector::default();
    let mut row = 0_u64;
    loop {
        let before = reader.position().line();
        if !reader.read_record(&mut record).map_err(|error| SheetError::Damaged(error.to_string()))? {
            break;
        }
        // The reader passes over blank lines, which a spreadsheet program counts; lines inside a
        // cell it does not.
        let inside: usize = record.iter().map(|cell| cell.matches('\n').count()).sum();
        row += (reader.position().line() - before).saturating_sub(inside as u64);
        if declared && row == 1 {
            continue;
        }
        let number = usize::try_from(row).unwrap_or(usize::MAX);
        for (column, cell) in record.iter().enumerate() {
            rows.add(number.saturating_sub(1), column, Cell::text(without_guard(cell)))?;
        }
    }
    Ok(rows.rows())
}

fn starts_with(text: &str, tag: &str) -> bool {
    text.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag))
}

/// The text without the apostrophe that programs, Folio too, put before what a spreadsheet would
/// calculate.
fn without_guard(cell: &str) -> &str {
    let calculates = |rest: &str| rest.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    cell.strip_prefix('\'').filter(|rest| calculates(rest)).unwrap_or(cell)
}

/// The text of the bytes. Without a mark that says its encoding it is UTF-8 if it can be, else
/// what Windows writes in this part of the world.
fn decode(bytes: &[u8]) -> Result<String, SheetError> {
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (encoding, bytes.get(mark..).unwrap_or_default()),
        None if std::str::from_utf8(bytes).is_ok() => (UTF_8, bytes),
        None => (WINDOWS_1252, bytes),
    };
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    // No text has a zero; UTF-16 without its mark has many, and so have pictures and programs.
    if broken || text.contains('\0') { Err(SheetError::NotText) } else { Ok(text.into_owned()) }
}

/// The separator of a first line `sep=;`, which Excel understands.
fn declared_separator(text: &str) -> Option<u8> {
    let line = text.lines().next()?.trim_matches('"');
    let separator = line.strip_prefix("sep=").or_else(|| line.strip_prefix("SEP="))?.bytes().next()?;
    (separator.is_ascii_punctuation() || separator == b'\t').then_some(separator)
}

/// The separator that divides most lines alike, and into most cells. Quotation marks after which
/// neither it nor a line's end comes speak against it.
fn likely_separator(text: &str) -> u8 {
    let mut best = (0, 0, b',');
    for separator in SEPARATORS {
        let Scan { counts, crooked, .. } = scan(text, separator, SAMPLE);
        let counts: Vec<usize> = counts.into_iter().filter(|count| *count > 0).collect();
        let alike = |count: usize| counts.iter().filter(|other| **other == count).count().saturating_sub(crooked);
        if let Some(found) = counts.iter().map(|count| (alike(*count), *count, separator)).max()
            && (found.0, found.1) > (best.0, best.1)
        {
            best = found;
        }
    }
    best.2
}

/// How a separator divides a text.
struct Scan {
    /// Separators outside quotation marks, for each line that is not blank.
    counts: Vec<usize>,
    /// Row in which a quotation mark opens that none closes.
    open: Option<usize>,
    /// Quotation marks that close a cell after which it goes on.
    crooked: usize,
}

/// Divides a text as the reader will; looks at so many lines at most.
fn scan(text: &str, separator: u8, lines: usize) -> Scan {
    let mut counts = Vec::new();
    let (mut row, mut separators, mut blank) = (1, 0, true);
    let (mut starts, mut quoted) = (true, false);
    let (mut opened, mut crooked, mut closed) = (0, 0, false);
    for byte in text.bytes() {
        if closed && byte != b'"' && byte != b'\n' && byte != separator {
            crooked += 1;
        }
        closed = quoted && byte == b'"';
        if quoted {
            // A doubled mark closes and opens again.
            quoted = byte != b'"';
            starts = byte == b'"';
            continue;
        }
        match byte {
            b'"' if starts => {
                (quoted, blank) = (true, false);
                opened = row;
            }
            b'\n' => {
                if !blank {
                    counts.push(separators);
                }
                if counts.len() >= lines {
                    return Scan { counts, open: None, crooked };
                }
                row += 1;
                (separators, blank, starts) = (0, true, true);
            }
            _ if byte == separator => {
                separators += 1;
                (blank, starts) = (false, true);
            }
            _ => {
                starts = false;
                blank &= byte.is_ascii_whitespace();
            }
        }
    }
    Scan { counts, open: quoted.then_some(opened), crooked }
}
