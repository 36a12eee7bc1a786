//! What differs between texts of a procedure, for a person: a table for each comparison.

use serde_json::{Map, Value};

use super::procedure_sheet::{choices_from, clock_names};
use super::table::{Block, Cell, Column, Document, Table};
use crate::language::Language;
use crate::message;
use crate::model::asset::Deed;
use crate::model::message::Message;
use crate::model::status::Status;
use crate::model::time::write_minutes;
use crate::model::value::FieldType;
use crate::report::procedure_diff::{Change, Comparison, Difference, Side};

/// Signs of a hash that are shown; files of kept texts are named by as many.
const HASH_LENGTH: usize = 12;

/// Names of the parts of a procedure.
const PARTS: [(&str, &str); 9] = [
    ("role", "diff-role"),
    ("field", "diff-field"),
    ("form", "diff-form"),
    ("wait", "diff-wait"),
    ("cancel", "diff-cancel"),
    ("cancel_reason", "diff-cancel-reason"),
    ("reopen", "diff-reopen"),
    ("activity", "diff-activity"),
    ("outcome", "diff-outcome"),
];

/// Names of what can differ of a part.
const ASPECTS: [(&str, &str); 67] = [
    ("code", "procedure-code"),
    ("title", "procedure-title"),
    ("revision", "procedure-revision"),
    ("issued", "procedure-issued"),
    ("area", "procedure-area"),
    ("owner", "procedure-owner"),
    ("objective", "procedure-objective"),
    ("scope", "procedure-scope"),
    ("declared_total_minutes", "procedure-declared-total"),
    ("calendar", "procedure-calendar"),
    ("judged_by", "procedure-judged-by"),
    ("targets_reopening", "diff-targets-reopening"),
    ("first_activity", "diff-first-activity"),
    ("suppliers", "procedure-suppliers"),
    ("inputs", "procedure-inputs"),
    ("outputs", "procedure-outputs"),
    ("clients", "procedure-clients"),
    ("guidelines", "procedure-guideline"),
    ("definitions", "diff-definition"),
    ("settings", "diff-setting"),
    ("approvals", "diff-approval"),
    ("annexes", "diff-annex"),
    ("records", "diff-record"),
    ("changes", "diff-change-entry"),
    ("id", "procedure-key"),
    ("name", "procedure-role"),
    ("account", "diff-account"),
    ("seal", "procedure-seal"),
    ("includes", "diff-includes"),
    ("recorded_by", "diff-recorded-by"),
    ("named_by", "diff-named-by"),
    ("label", "diff-label"),
    ("type", "diff-type"),
    ("choices", "diff-choices"),
    ("choices_from", "diff-choices-from"),
    ("header", "diff-header"),
    ("default", "diff-default"),
    ("proposed", "diff-proposed"),
    ("each_of", "diff-each-of"),
    ("help", "diff-help"),
    ("external", "diff-external"),
    ("key", "procedure-official-key"),
    ("template", "procedure-template"),
    ("register", "diff-register"),
    ("fields", "procedure-heading-fields"),
    ("signatures", "procedure-signatures"),
    ("status", "procedure-status"),
    ("stops", "diff-stops"),
    ("contract", "diff-contract"),
    ("resume", "procedure-resume-asks"),
    ("until", "diff-until"),
    ("by_hand", "diff-by-hand"),
    ("roles", "procedure-may"),
    ("to", "procedure-to"),
    ("fills", "procedure-asks-for"),
    ("description", "procedure-description"),
    ("role", "procedure-responsible"),
    ("limit_minutes", "diff-limit"),
    ("when", "diff-when"),
    ("sets", "diff-sets"),
    ("forms", "procedure-heading-forms"),
    ("waits", "diff-begins"),
    ("opens", "diff-opens"),
    ("children_closed", "diff-children-closed"),
    ("marks", "diff-marks"),
    ("hands_over", "diff-hands-over"),
    ("moves", "diff-moves"),
];

/// The comparisons, one below the other.
pub fn document(comparisons: &[Comparison], language: &Language) -> Document {
    let mut document = Document { title: language.text("diff-title"), titled: false, sections: Vec::new() };
    for comparison in comparisons {
        let heading = format!("{} → {}", side(&comparison.old, language), side(&comparison.new, language));
        let block = if comparison.same {
            let id = if comparison.old.sha256 == comparison.new.sha256 { "diff-none" } else { "diff-none-of-sense" };
            Block::Lines(vec![language.text(id).into()])
        } else {
            Block::Table(Table { columns: columns(language), rows: rows(comparison, language), wraps: true })
        };
        document.add(Some(heading), vec![block]);
    }
    document
}

/// The same as one table, for a spreadsheet.
pub fn sheet(comparisons: &[Comparison], language: &Language) -> Table {
    let mut all = vec![Column::new(language.text("diff-old")), Column::new(language.text("diff-new"))];
    all.extend(columns(language));
    let rows = comparisons.iter().flat_map(|comparison| {
        let sides = [side(&comparison.old, language), side(&comparison.new, language)].map(Cell::from);
        rows(comparison, language).into_iter().map(move |row| sides.iter().cloned().chain(row).collect())
    });
    Table { columns: all, rows: rows.collect(), wraps: false }
}

/// `ejemplo-01, revisión 1 (b5f4a56e31aa)`.
fn side(side: &Side, language: &Language) -> String {
    let hash: String = side.sha256.chars().take(HASH_LENGTH).collect();
    language.format(&message!("diff-side", code = &side.code, revision = &side.revision, hash = hash))
}

fn columns(language: &Language) -> Vec<Column> {
    let heading = |id: &str| Column::new(language.text(id));
    vec![Column::new("").whole(), heading("diff-what"), heading("diff-was"), heading("diff-is")]
}

fn rows(comparison: &Comparison, language: &Language) -> Vec<Vec<Cell>> {
    let row = |difference: &Difference| {
        let sign = match difference.change {
            Change::Added => "+",
            Change::Removed => "-",
            Change::Changed => "~",
        };
        let value = |value: &Value| Cell::from(value_text(value, difference.aspect, language));
        vec![sign.into(), what(difference, language).into(), value(&difference.was), value(&difference.is)]
    };
    comparison.differences.iter().map(row).collect()
}

/// `actividad 02: Tiempo`.
fn what(difference: &Difference, language: &Language) -> String {
    let name = |known: &[(&str, &'static str)], key: &str| {
        known.iter().find(|(known, _)| *known == key).map(|(_, id)| language.text(id))
    };
    let aspect = difference.aspect.map(|aspect| name(&ASPECTS, aspect).unwrap_or_else(|| aspect.to_owned()));
    let part = match (difference.part, &difference.id) {
        // What the document says is said without saying so; opening asks for fields and nothing else.
        ("document", _) => return aspect.unwrap_or_default(),
        ("opening", _) => return language.text("procedure-heading-opening"),
        (part, id) => {
            let part = name(&PARTS, part).unwrap_or_else(|| part.to_owned());
            id.as_ref().map_or_else(|| part.clone(), |id| format!("{part} {id}"))
        }
    };
    aspect.map_or_else(|| part.clone(), |aspect| format!("{part}: {}", lowered(&aspect)))
}

/// A heading inside a line.
fn lowered(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// A value as a person reads it.
fn value_text(value: &Value, aspect: Option<&str>, language: &Language) -> String {
    match value {
        Value::Null => "—".to_owned(),
        Value::Bool(yes) => language.yes_no(*yes).to_lowercase(),
        Value::Number(number) => match (number.as_i64(), aspect) {
            (Some(minutes), Some(aspect)) if aspect.ends_with("_minutes") => write_minutes(minutes),
            _ => number.to_string(),
        },
        Value::String(text) => {
            aspect.and_then(|aspect| word_text(aspect, text, language)).unwrap_or_else(|| text.clone())
        }
        Value::Array(items) => {
            items.iter().map(|item| value_text(item, aspect, language)).collect::<Vec<_>>().join(", ")
        }
        Value::Object(entries) => entries_text(entries, language),
    }
}

/// A word of the program's own, in the reader's language.
fn word_text(aspect: &str, word: &str, language: &Language) -> Option<String> {
    Some(match (aspect, word) {
        ("status", _) => language.text(Status::from_word(word)?.message_id()),
        ("type", _) => language.format(&FieldType::from_word(word)?.name()),
        ("marks" | "stops", _) => clock_names(&[word], language),
        ("choices_from", _) => choices_from(word, language),
        ("to", "end") => language.text("activity-end"),
        ("judged_by", "now") => language.text("procedure-judged-by-now"),
        ("judged_by", _) => language.text("procedure-judged-by-opening"),
        ("targets_reopening", "restart") => language.text("procedure-targets-restart"),
        ("targets_reopening", _) => language.text("procedure-targets-resume"),
        _ => return None,
    })
}

/// Something of several parts: `02 Reparar`, `bien (si sale)`, `ejemplo-02 (si falta; motivo = falla)`.
fn entries_text(entries: &Map<String, Value>, language: &Language) -> String {
    let text =
        |key: &str| entries.get(key).filter(|value| !value.is_null()).map(|value| value_text(value, None, language));
    let said = |id: &'static str, what: String| language.format(&Message::new(id).with("what", what));
    let when = text("when").map(|when| said("procedure-if", when));
    let joined = |parts: [Option<String>; 3], between: &str| {
        parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between)
    };
    if let (Some(asset), Some(deed)) = (text("asset"), text("deed").and_then(|word| Deed::from_word(&word))) {
        let set = entries.get("set").and_then(Value::as_object).into_iter().flatten();
        let set = set.map(|(detail, value)| format!("{detail} = {}", value.as_str().unwrap_or_default()));
        let details: Vec<String> = when.into_iter().chain(set).collect();
        let deed = language.text(deed.message_id());
        let moved = language.format(&message!("procedure-moved", asset = asset, deed = deed));
        return if details.is_empty() { moved } else { format!("{moved} ({})", details.join("; ")) };
    }
    if let Some(procedure) = text("procedure") {
        let set = entries.get("set").and_then(Value::as_object).into_iter().flatten();
        let set = set.map(|(field, value)| format!("{field} = {}", value.as_str().unwrap_or_default()));
        let details: Vec<String> = when.into_iter().chain(set).collect();
        return if details.is_empty() { procedure } else { format!("{procedure} ({})", details.join("; ")) };
    }
    if let (Some(field), Some(value)) = (text("field").or_else(|| text("key")), text("value")) {
        return format!("{field} = {value}");
    }
    if let (Some(field), Some(when)) = (text("field"), when) {
        return format!("{field} ({when})");
    }
    if let (Some(id), Some(name)) = (text("id"), text("name")) {
        return if id == name { id } else { format!("{id} ({name})") };
    }
    if let Some(term) = text("term") {
        return format!("{term}: {}", text("text").unwrap_or_default());
    }
    if let Some(revision) = text("revision") {
        return joined([Some(revision), text("date"), text("text")], " · ");
    }
    if let Some(action) = text("action") {
        return joined([Some(action), text("by"), text("date")], " · ");
    }
    if let Some(system) = text("system") {
        return joined([Some(system), text("state"), None], ": ");
    }
    if let Some(id) = text("id") {
        return joined([Some(id), text("title"), None], " ");
    }
    joined([text("key"), text("title"), text("keeper")], " · ")
}
