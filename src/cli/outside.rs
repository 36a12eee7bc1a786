//! Files that a person names and that are not part of the desk: read whole, never without end.

use std::io::Read;
use std::path::Path;

use super::error::{CliError, no_table, unreadable};
use crate::message;
use crate::model::finding::{Finding, Place};
use crate::model::sheet::Sheet;
use crate::store::StoreError;
use crate::store::file::MAX_BYTES;
use crate::store::sheet::{self, SheetOptions};

/// The text of a file, or of stdin where it is called `-`; without the mark that some editors put
/// at its beginning.
///
/// # Errors
/// It is not there, is longer than anything that is asked for, or is not UTF-8.
pub fn text(path: &Path) -> Result<String, CliError> {
    let shown = path.display().to_string();
    let unreadable = |error: std::io::Error| unreadable(&shown, &error);
    let damaged = |message| CliError::Store(StoreError::Damaged(vec![Finding::new(Place::file(&shown), message)]));
    let mut bytes = Vec::new();
    if shown == "-" {
        std::io::stdin().lock().take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    } else {
        #[expect(clippy::disallowed_methods, reason = "a file that the user names, outside the desk")]
        let file = std::fs::File::open(path).map_err(unreadable)?;
        file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    }
    if bytes.len() as u64 > MAX_BYTES {
        return Err(damaged(message!(
            "finding-outside-too-large",
            limit = i64::try_from(MAX_BYTES >> 20).unwrap_or(0)
        )));
    }
    let text = String::from_utf8(bytes).map_err(|_| damaged(message!("finding-not-utf8")))?;
    Ok(text.strip_prefix('\u{feff}').map_or(text.clone(), str::to_owned))
}

/// The table of a CSV or of a workbook, or of stdin where it is called `-`.
///
/// # Errors
/// It is not there, is beyond a bound, or is no table.
pub fn sheet(path: &Path, options: SheetOptions) -> Result<Sheet, CliError> {
    sheet::read(path, options).map_err(|error| no_table(&path.display().to_string(), &error))
}
