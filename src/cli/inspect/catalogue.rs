//! What files of the catalogue say of each other: contracts of services and calendars, exports of
//! fields, the desk of the procedure that it drafts.

use crate::message;
use crate::model::catalogue::{ASSET_COLUMNS, COLUMNS};
use crate::model::finding::{Finding, Place};
use crate::model::message::Message;
use crate::store::desk::{self, Desk};
use crate::store::file;

/// Checks what `suppliers.toml` and `desk.toml` name elsewhere.
pub fn check(desk: &Desk, findings: &mut Vec<Finding>) {
    contracts(desk, findings);
    exports(desk, findings);
    asset_exports(desk, findings);
    recurrence(desk, findings);
    rights(desk, findings);
}

/// A file of the catalogue, to find the lines of what it says.
pub(super) struct Sheet {
    path: &'static str,
    text: String,
}

impl Sheet {
    pub fn of(desk: &Desk, path: &'static str) -> Self {
        let text = file::read_text(&desk.root, &desk.path(path)).unwrap_or_default();
        Self { path, text: text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned() }
    }

    /// A finding at the first line with `word`, from the line with the text `after` on. Spaces do
    /// not count.
    pub fn finding(&self, after: &str, word: &str, message: Message) -> Finding {
        let line_with = |from: usize, what: &str| {
            let (close, what) = (|text: &str| text.replace([' ', '\t'], ""), what.replace([' ', '\t'], ""));
            let found = self.text.lines().skip(from).position(|line| close(line).contains(&what));
            found.map(|index| from + index)
        };
        let from = line_with(0, after).unwrap_or(0);
        let line = line_with(from, word).unwrap_or(from);
        Finding::new(Place::line(self.path, &self.text, line + 1, None), message)
    }
}

fn contracts(desk: &Desk, findings: &mut Vec<Finding>) {
    let sheet = Sheet::of(desk, "catalog/suppliers.toml");
    for supplier in &desk.suppliers.suppliers {
        for contract in &supplier.contracts {
            let number = &contract.number;
            let mut tell = |word: &str, message| findings.push(sheet.finding(&format!("\"{number}\""), word, message));
            for service in contract.services.iter().filter(|key| desk.services.get(key).is_none()) {
                tell(service, message!("finding-contract-service", contract = number, service = service));
            }
            if let Some(calendar) = &contract.calendar
                && !desk.path("catalog/calendars").join(format!("{calendar}.toml")).exists()
            {
                tell(calendar, message!("finding-unknown-calendar", calendar = calendar));
            }
        }
    }
}

fn exports(desk: &Desk, findings: &mut Vec<Finding>) {
    let procedures: Vec<_> = desk.procedure_codes().iter().filter_map(|code| desk.procedure(code).ok()).collect();
    if procedures.is_empty() {
        return;
    }
    let is_field = |column: &str| procedures.iter().any(|procedure| procedure.field(column).is_some());
    let sheet = Sheet::of(desk, "catalog/suppliers.toml");
    for external in &desk.suppliers.externals {
        for column in external.export.iter().filter(|column| !COLUMNS.contains(&column.as_str()) && !is_field(column)) {
            let message =
                message!("finding-export-column", system = &external.key, column = column, known = COLUMNS.join(", "));
            findings.push(sheet.finding(&format!("\"{}\"", external.key), &format!("\"{column}\""), message));
        }
    }
}

fn asset_exports(desk: &Desk, findings: &mut Vec<Finding>) {
    if desk.inventory.kinds.is_empty() {
        return;
    }
    let sheet = Sheet::of(desk, "catalog/suppliers.toml");
    let is_on_card = |column: &str| desk.inventory.kinds.iter().any(|kind| kind.field(column).is_some());
    for external in &desk.suppliers.externals {
        let unknown = |column: &&String| !ASSET_COLUMNS.contains(&column.as_str()) && !is_on_card(column);
        for column in external.asset_export.iter().filter(unknown) {
            let (system, known) = (external.key.as_str(), ASSET_COLUMNS.join(", "));
            let message = message!("finding-asset-export-column", system = system, column = column, known = known);
            findings.push(sheet.finding(&format!("\"{system}\""), &format!("\"{column}\""), message));
        }
    }
}

fn recurrence(desk: &Desk, findings: &mut Vec<Finding>) {
    let Some(recurrence) = &desk.settings.recurrence else { return };
    let sheet = Sheet::of(desk, desk::DESK_FILE);
    let mut tell = |word: &str, message| findings.push(sheet.finding("[recurrence]", word, message));
    for code in recurrence.of.iter().filter(|code| desk.procedure_text(code).is_err()) {
        tell(code, message!("finding-recurrence-procedure", procedure = code));
    }
    let Some(code) = &recurrence.procedure else {
        if !recurrence.set.is_empty() {
            tell("set", message!("finding-recurrence-set"));
        }
        return;
    };
    if !desk.procedure_codes().contains(code) || desk.procedure_text(code).is_err() {
        tell(code, message!("finding-recurrence-procedure", procedure = code));
    }
    // One that is there and cannot be used has findings of its own.
    let Ok(procedure) = desk.procedure(code) else { return };
    for key in recurrence.set.keys().filter(|key| procedure.field(key).is_none()) {
        tell(key, message!("finding-recurrence-field", procedure = code, field = key));
    }
}

/// What is reserved is reserved to roles that somebody can have.
fn rights(desk: &Desk, findings: &mut Vec<Finding>) {
    let procedures: Vec<_> = desk.procedure_codes().iter().filter_map(|code| desk.procedure(code).ok()).collect();
    if procedures.is_empty() {
        return;
    }
    let known: Vec<&str> =
        procedures.iter().flat_map(|procedure| procedure.roles.iter().map(|role| role.id.as_str())).collect();
    let sheet = Sheet::of(desk, desk::DESK_FILE);
    for (right, roles) in desk.settings.rights.entries() {
        for role in roles.iter().filter(|role| !known.contains(&role.as_str())) {
            let near = crate::model::suggestion::nearest(role, known.iter().copied()).unwrap_or_default();
            let message = message!("finding-right-unknown-role", right = right.word(), role = role, near = near);
            findings.push(sheet.finding("[rights]", &format!("{}=", right.word()), message));
        }
    }
}
