//! What was found in a history, in words or as `folio/verify/1`.

use serde_json::{Value, json};

use super::{Outcome, Trespass};
use crate::cli::ui::Ui;
use crate::model::plain;

/// Letters of a commit's name that a person reads.
const SHORT: usize = 10;

/// A commit's name, shortened.
pub fn short(commit: &str) -> String {
    commit.chars().take(SHORT).collect()
}

/// What somebody did, where, and what to do about it.
pub fn in_words(ui: &Ui, trespass: &Trespass) -> String {
    let finding = &trespass.finding;
    let mut text = format!("{} {}", short(&trespass.commit), trespass.author);
    for part in [Some(finding.place.path.as_str()), trespass.event.as_deref()].into_iter().flatten() {
        if !part.is_empty() {
            text.push_str(&format!(", {part}"));
        }
    }
    let mut text = plain::visible(&text).replace('\n', "<U+000A>");
    text.push_str(&format!("\n  {} [{}]", ui.language.format(&finding.message), finding.code()));
    if let Some(remedy) = ui.language.remedy(&finding.message) {
        text.push_str(&format!("\n  → {remedy}"));
    }
    text
}

/// The whole as data.
pub fn as_json(ui: &Ui, outcome: &Outcome, from: Option<&str>, to: &str) -> Value {
    let findings: Vec<Value> = outcome
        .found
        .iter()
        .map(|trespass| {
            json!({
                "code": trespass.finding.code(),
                "commit": trespass.commit,
                "author": trespass.author,
                "path": Some(&trespass.finding.place.path).filter(|path| !path.is_empty()),
                "record": trespass.record,
                "event": trespass.event,
                "message": ui.language.format(&trespass.finding.message),
                "remedy": ui.language.remedy(&trespass.finding.message),
            })
        })
        .collect();
    json!({ "from": from, "to": to, "commits": outcome.commits, "edges": outcome.edges, "findings": findings })
}
