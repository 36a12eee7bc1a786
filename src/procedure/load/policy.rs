//! Reads the policies of a procedure: its switches, and which calendars, contracts and targets count.

use serde_json::Value;
use toml::Spanned;
use toml::de::DeValue;

use super::source::{Problems, Table, as_json};
use crate::message;
use crate::model::event::Values;
use crate::procedure::definition::JudgedBy;

/// Reads `[settings]`: a yes or no, a number or a text each.
pub(super) fn read_settings(root: &Table, problems: &mut Problems) -> Values {
    let mut settings = Values::new();
    let Some(table) = root.table("settings", problems) else { return settings };
    for (key, written) in table.declared(problems) {
        let value = match written.get_ref() {
            // A switch may well be blank.
            DeValue::String(text) => Some(Value::String(text.to_string())),
            DeValue::Boolean(_) | DeValue::Integer(_) | DeValue::Float(_) => as_json(written.get_ref()),
            _ => None,
        };
        match value {
            Some(value) => drop(settings.insert(key.into_inner(), value)),
            None => problems.wrong_type(key.get_ref(), written, message!("kind-setting")),
        }
    }
    settings
}

/// Reads `judged_by`.
pub(super) fn read_judged_by(root: &Table, problems: &mut Problems) -> JudgedBy {
    let read = |word: &str| JudgedBy::ALL.into_iter().find(|judged| judged.word() == word);
    let written = root.text("judged_by", problems);
    let judged = written.and_then(|written| problems.word(&written, read, &JudgedBy::ALL.map(JudgedBy::word)));
    judged.unwrap_or_default()
}

/// Reads `[targets]`: whether the targets start anew when a ticket is reopened.
pub(super) fn read_restarts_targets(root: &Table, problems: &mut Problems) -> bool {
    const WORDS: [(&str, bool); 2] = [("resume", false), ("restart", true)];
    let Some(table) = root.table("targets", problems) else { return false };
    table.known(&["reopening"], problems);
    let read = |word: &str| WORDS.into_iter().find(|(known, _)| *known == word).map(|(_, restarts)| restarts);
    let written: Option<Spanned<String>> = table.text("reopening", problems);
    written.and_then(|written| problems.word(&written, read, &WORDS.map(|(word, _)| word))).unwrap_or(false)
}
