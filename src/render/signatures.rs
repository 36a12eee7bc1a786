//! `folio signatures` as a document.

use super::list::Names;
use super::table::{Cell, Document, Table};
use crate::message;
use crate::model::signature;
use crate::model::time::{self, Moment};
use crate::report::signatures::{Ledger, SignatureRow};

/// Fields that were added of which the name is shown.
const LABELS: usize = 3;
/// Digits of a commit that are shown.
const COMMIT: usize = 10;

/// The ledger.
pub fn document(ledger: &Ledger, names: &Names) -> Document {
    let headings = [
        "signatures-column-who",
        "column-when",
        "signatures-column-form",
        "signatures-column-how",
        "signatures-column-data",
        "signatures-column-since",
    ];
    let row = |row: &SignatureRow| -> Vec<Cell> {
        vec![
            format!("{}\n{}", names.person(&row.name), row.role_name).into(),
            format!("{}\n{}", names.language.moment(row.at), entered(row, names)).into(),
            row.forms.join(", ").into(),
            how(row, names).into(),
            Cell::from(row.data.as_deref().map(signature::short).unwrap_or("—")),
            since(row, names),
        ]
    };
    let rows = ledger.signatures.iter().map(row).collect();
    let mut table = Table { wraps: true, ..table(&headings, rows, names) };
    table.columns[4].whole = true;
    let title = names.language.format(&message!("signatures-title", folio = &ledger.folio));
    Document { titled: true, ..Document::of_table(title, table) }
}

/// The same for a spreadsheet.
pub fn sheet(ledger: &Ledger, names: &Names) -> Table {
    let headings = [
        "column-folio",
        "signatures-column-who",
        "column-capacity",
        "column-when",
        "signatures-column-entered",
        "column-by",
        "signatures-column-form",
        "signatures-column-how",
        "signatures-column-scan",
        "signatures-column-scan-hash",
        "signatures-column-commit",
        "signatures-column-signer",
        "signatures-column-key",
        "signatures-column-data",
        "signatures-column-intact",
        "signatures-column-current",
        "signatures-column-changed",
        "signatures-column-added",
    ];
    let yes_no = |yes: bool| names.language.text(if yes { "yes" } else { "no" });
    let text = |text: Option<&String>| Cell::from(text.cloned().unwrap_or_default());
    let exact = |at: Moment| time::write_moment(at);
    let row = |row: &SignatureRow| -> Vec<Cell> {
        let scan = &row.scan;
        vec![
            ledger.folio.as_str().into(),
            names.person(&row.name).into(),
            row.role_name.as_str().into(),
            exact(row.at).into(),
            row.recorded.map(exact).unwrap_or_default().into(),
            names.person(&row.by).into(),
            row.forms.join(", ").into(),
            row.how.into(),
            text(scan.as_ref().map(|scan| &scan.name)),
            text(scan.as_ref().map(|scan| &scan.sha256)),
            text(row.commit.as_ref()),
            text(row.signer.as_ref()),
            text(row.key.as_ref()),
            text(row.data.as_ref()),
            row.intact.map(yes_no).unwrap_or_default().into(),
            yes_no(row.current).into(),
            row.changes().unwrap_or_default().into(),
            row.additions(usize::MAX - 1, names.language).unwrap_or_default().into(),
        ]
    };
    table(&headings, ledger.signatures.iter().map(row).collect(), names)
}

fn table(headings: &[&str], rows: Vec<Vec<Cell>>, names: &Names) -> Table {
    Table { columns: names.columns(headings), rows, wraps: false }
}

/// Who entered it, and when, if that was later.
fn entered(row: &SignatureRow, names: &Names) -> String {
    let by = names.person(&row.by);
    names.language.format(&match row.recorded {
        Some(at) => message!("signatures-entered-later", by = by, at = at),
        None => message!("signatures-entered", by = by),
    })
}

fn how(row: &SignatureRow, names: &Names) -> String {
    let language = names.language;
    match (&row.commit, &row.scan) {
        (Some(commit), _) => {
            let commit: String = commit.chars().take(COMMIT).collect();
            language.format(&message!("signatures-how-commit", commit = commit))
        }
        (None, Some(scan)) => language.format(&message!("signatures-how-scan", name = &scan.name)),
        (None, None) => language.text("signatures-how-ink"),
    }
}

/// What became of the data since: not everybody sees colours, so words say it.
fn since(row: &SignatureRow, names: &Names) -> Cell {
    let language = names.language;
    let mut lines = Vec::new();
    if row.intact == Some(false) {
        lines.push(language.text("signatures-altered"));
    }
    if row.redacted {
        lines.push(language.text("signatures-redacted"));
    }
    if let Some(what) = row.changes() {
        lines.push(language.format(&message!("signatures-changed", what = what)));
    }
    if let Some(what) = row.additions(LABELS, language) {
        lines.push(language.format(&message!("signatures-added", what = what)));
    }
    if row.data.is_none() {
        lines.push(language.text("signatures-no-hash"));
    } else if row.current {
        lines.push(language.text("signatures-same"));
    }
    Cell::from(lines.join("\n")).alarm(row.intact == Some(false) || !row.changed.is_empty())
}
