//! Reads what an outcome does beyond its own ticket: the child tickets that it opens and waits for,
//! the targets that it reaches, what it says to an external system.

use toml::Spanned;
use toml::de::DeValue;

use super::names::Scope;
use super::source::{Table, Text, Written, as_table};
use crate::message;
use crate::procedure::definition::{ExternalState, Opening, Target};

/// Child tickets that one outcome may open.
const MAX_OPENINGS: usize = 20;
/// What `children_closed` says of children of whatever procedure.
const ANY: &str = "*";

/// Reads `opens`: codes of procedures, or `{ procedure = "…", when = "…", set = { … } }`.
pub(super) fn read_opens(table: &Table, scope: &mut Scope) -> Vec<Opening> {
    let items = table.items("opens", &mut scope.problems);
    if let (true, Some(written)) = (items.len() > MAX_OPENINGS, table.get("opens")) {
        let (number, limit) = (items.len(), MAX_OPENINGS);
        let message = message!("finding-procedure-too-many", key = "opens", number = number, limit = limit);
        scope.problems.refuse(&written.span(), message);
        return Vec::new();
    }
    items.into_iter().filter_map(|item| read_opening(item, scope)).collect()
}

fn read_opening(item: &Written, scope: &mut Scope) -> Option<Opening> {
    if let DeValue::String(code) = item.get_ref() {
        let code = Spanned::new(item.span(), code.to_string());
        scope.problems.check_key(&code);
        return Some(Opening { procedure: code.into_inner(), when: None, set: Vec::new() });
    }
    let Some(entries) = as_table(item) else {
        scope.problems.wrong_type("opens", item, message!("kind-text"));
        return None;
    };
    entries.known(&["procedure", "when", "set"], &mut scope.problems);
    let procedure = entries.required("procedure", &mut scope.problems);
    if !procedure.get_ref().is_empty() {
        scope.problems.check_key(&procedure);
    }
    let when = scope.condition(&entries, "when").map(Spanned::into_inner);
    let mut set = Vec::new();
    if let Some(values) = entries.table("set", &mut scope.problems) {
        // Which fields the child has is not known here.
        for (field, _) in values.declared(&mut scope.problems) {
            let expression = scope.condition(&values, field.get_ref()).map(Spanned::into_inner);
            set.extend(expression.map(|expression| (field.into_inner(), expression)));
        }
    }
    Some(Opening { procedure: procedure.into_inner(), when, set })
}

/// Reads `children_closed`: codes of procedures, or `*` for whatever procedure.
pub(super) fn read_children_closed(table: &Table, scope: &mut Scope) -> Vec<String> {
    let codes = table.texts("children_closed", &mut scope.problems);
    for code in codes.iter().filter(|code| code.get_ref() != ANY) {
        scope.problems.check_key(code);
    }
    codes.into_iter().map(Spanned::into_inner).collect()
}

/// Reads `marks`, in the order of the targets.
pub(super) fn read_marks(table: &Table, scope: &mut Scope) -> Vec<Target> {
    let words = table.texts("marks", &mut scope.problems);
    let read = |word: &str| Target::ALL.into_iter().find(|target| target.word() == word);
    let marked: Vec<Target> =
        words.iter().filter_map(|word| scope.problems.word(word, read, &Target::ALL.map(Target::word))).collect();
    Target::ALL.into_iter().filter(|target| marked.contains(target)).collect()
}

/// Reads `external`: `{ system = "…", state = "…" }`.
pub(super) fn read_external(table: &Table, scope: &mut Scope) -> Option<ExternalState> {
    let table = table.table("external", &mut scope.problems)?;
    table.known(&["system", "state"], &mut scope.problems);
    let mut key = |name: &str| {
        let written = table.required(name, &mut scope.problems);
        if !written.get_ref().is_empty() {
            scope.problems.check_key(&written);
        }
        written.into_inner()
    };
    Some(ExternalState { system: key("system"), state: key("state") })
}

/// Reads the key of an external system: `hands_over` of an outcome, `external` of a field.
pub(super) fn read_system(table: &Table, key: &str, scope: &mut Scope) -> Option<String> {
    let written: Text = table.text(key, &mut scope.problems)?;
    scope.problems.check_key(&written);
    Some(written.into_inner())
}
