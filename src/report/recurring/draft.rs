//! The evaluation of a continuing problem, drafted as far as it can be.

use serde::Serialize;
use serde_json::Value;

use super::Group;
use crate::model::catalogue::Recurrence;
use crate::model::event::Values;
use crate::model::value::{self, shell_word};
use crate::procedure::engine::{Given, Rules};

/// A ticket that could be opened.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Draft {
    /// Code of its procedure.
    pub procedure: String,
    /// Values known beforehand.
    pub set: Values,
    /// Fields that opening it asks for besides.
    pub missing: Vec<String>,
    /// Remark that names the tickets.
    pub note: String,
    /// The command that opens it.
    pub command: String,
}

impl Draft {
    /// The draft for a group: header entries that its tickets share, over them what the desk
    /// configured. `rules` are those of the procedure that evaluates it.
    pub fn of(group: &Group, recurrence: &Recurrence, rules: &Rules, note: String) -> Self {
        let mut set = Values::new();
        let asked = rules.procedure.opening.iter().filter_map(|need| rules.procedure.field(&need.field));
        for field in asked {
            let shared = match field.header.map(|header| header.path()) {
                Some("asset") => &group.asset,
                Some("supplier") => &group.supplier,
                Some("service") => &group.service,
                _ => &None,
            };
            if let Some(text) = shared {
                set.insert(field.id.clone(), Value::String(text.clone()));
            }
        }
        set.extend(recurrence.set.clone());
        let given = rules.in_order(set.clone());
        let unmet = rules.unmet_of_opening(&given, &Given::values(&given));
        let code = &rules.procedure.code;
        let mut command = format!("folio new --procedure {code}");
        for (key, value) in set.iter().filter(|(_, value)| !value::is_blank(Some(value))) {
            command.push_str(&format!(" --set {key}={}", shell_word(value)));
        }
        command.push_str(&format!(" --note {}", shell_word(&Value::from(note.as_str()))));
        Self { procedure: code.clone(), set, missing: unmet.into_iter().map(|item| item.key).collect(), note, command }
    }

    /// The values as `--set` takes them.
    pub fn arguments(&self) -> Vec<String> {
        let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let said = self.set.iter().filter(|(_, value)| !value::is_blank(Some(value)));
        said.map(|(key, value)| format!("{key}={}", text(value))).collect()
    }
}
