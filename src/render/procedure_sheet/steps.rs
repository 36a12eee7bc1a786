//! The activities of a procedure sheet, what each outcome asks for and does, and what all that takes.

use serde_json::Value;

use super::{Block, Cell, Column, Table, clock_names, label, loose, role_names, said, status, table, whole};
use crate::language::Language;
use crate::message;
use crate::model::time::write_minutes;
use crate::report::procedure_sheet::{
    ActivityView, FieldView, MovementView, NeedView, OpeningView, OutcomeView, Sheet,
};

pub(super) fn activities(sheet: &Sheet, language: &Language) -> Block {
    let rows = sheet.activities.iter().map(|activity| {
        let limit = activity.limit_minutes.map_or_else(|| language.text("procedure-no-limit"), write_minutes);
        vec![
            activity.id.as_str().into(),
            activity.role_name.as_str().into(),
            description(sheet, activity, language).into(),
            limit.into(),
        ]
    });
    let headings = [
        whole("procedure-number"),
        loose("procedure-responsible"),
        loose("procedure-description"),
        whole("procedure-limit"),
    ];
    table(&headings, rows, language)
}

/// Title, description and whose contract runs, as one text.
fn description(sheet: &Sheet, activity: &ActivityView, language: &Language) -> String {
    let mut text = activity.title.clone();
    let contract = activity.contract.as_ref();
    let contract = contract.map(|field| said("procedure-contract-also-runs", label(sheet, field), language));
    for more in activity.description.iter().chain(&contract) {
        text.push_str(if text.ends_with(['.', '!', '?', ':']) { " " } else { ". " });
        text.push_str(more);
    }
    text
}

pub(super) fn outcomes(sheet: &Sheet, language: &Language) -> Block {
    let rows = sheet.activities.iter().flat_map(|activity| {
        activity.outcomes.iter().map(move |outcome| {
            let to = if outcome.to == "end" { language.text("activity-end") } else { outcome.to.clone() };
            vec![
                activity.id.as_str().into(),
                format!("{} ({})", outcome.title, outcome.id).into(),
                to.into(),
                status(outcome.status, language).into(),
                asked(sheet, outcome, language).into(),
            ]
        })
    });
    let headings = [
        whole("procedure-number"),
        loose("procedure-outcome"),
        loose("procedure-to"),
        loose("procedure-status"),
        loose("procedure-asks-for"),
    ];
    table(&headings, rows, language)
}

/// All that an outcome asks for and does.
fn asked(sheet: &Sheet, outcome: &OutcomeView, language: &Language) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(outcome.when.clone().map(|when| said("procedure-only-if", when, language)));
    parts.extend(asked_fields(&outcome.fields, language));
    if !outcome.signatures.is_empty() {
        parts.push(said("procedure-signed-by", role_names(sheet, &outcome.signatures), language));
    }
    if !outcome.forms.is_empty() {
        parts.push(said("procedure-forms-complete", outcome.forms.join(", "), language));
    }
    for (key, value) in &outcome.sets {
        let value = value_text(value, sheet.field(key), language);
        parts.push(said("procedure-sets", format!("{} = {value}", label(sheet, key)), language));
    }
    parts.extend(
        outcome.waits.as_ref().map(|wait| said("procedure-begins-wait", sheet.wait_title(wait).to_owned(), language)),
    );
    parts.extend(effects(sheet, outcome, language));
    parts.join("; ")
}

/// What an outcome does beyond its own ticket, and what it waits for there.
fn effects(sheet: &Sheet, outcome: &OutcomeView, language: &Language) -> Vec<String> {
    let mut parts = Vec::new();
    if outcome.children_closed.iter().any(|code| code == "*") {
        parts.push(language.text("procedure-all-children-closed"));
    } else if !outcome.children_closed.is_empty() {
        parts.push(said("procedure-children-closed", outcome.children_closed.join(", "), language));
    }
    parts.extend(outcome.opens.iter().map(|opening| said("procedure-opens", opened(opening, language), language)));
    if !outcome.marks.is_empty() {
        parts.push(said("procedure-marks", clock_names(&outcome.marks, language), language));
    }
    parts.extend(outcome.external.as_ref().map(|external| {
        language.format(&message!("procedure-external-state", system = &external.system, state = &external.state))
    }));
    parts.extend(moved(sheet, &outcome.moves, language));
    parts.extend(outcome.hands_over.clone().map(|system| said("procedure-hands-over", system, language)));
    parts
}

/// The assets moved: `mueve: Equipo – prestado (si …; to = usuario)`.
pub(super) fn moved(sheet: &Sheet, moves: &[MovementView], language: &Language) -> Vec<String> {
    let text = |movement: &MovementView| {
        let when = movement.when.clone().map(|when| said("procedure-if", when, language));
        let set = movement.set.iter().map(|(detail, expression)| format!("{detail} = {expression}"));
        let details: Vec<String> = when.into_iter().chain(set).collect();
        let deed = language.text(movement.deed_name);
        let asset = label(sheet, &movement.asset);
        let moved = language.format(&message!("procedure-moved", asset = asset, deed = deed));
        let whole = if details.is_empty() { moved } else { format!("{moved} ({})", details.join("; ")) };
        said("procedure-moves", whole, language)
    };
    moves.iter().map(text).collect()
}

/// A child ticket: `ejemplo-02 (si falta; motivo = origen)`.
fn opened(opening: &OpeningView, language: &Language) -> String {
    let when = opening.when.clone().map(|when| said("procedure-if", when, language));
    let set = opening.set.iter().map(|(field, expression)| format!("{field} = {expression}"));
    let details: Vec<String> = when.into_iter().chain(set).collect();
    match details.is_empty() {
        true => opening.procedure.clone(),
        false => format!("{} ({})", opening.procedure, details.join("; ")),
    }
}

/// Labels of the fields asked for: those that must be given, then those that may.
pub(super) fn asked_fields(needs: &[NeedView], language: &Language) -> Vec<String> {
    let (obligatory, optional) = (labels(needs, false, language), labels(needs, true, language));
    let mut parts = Vec::new();
    if !obligatory.is_empty() {
        parts.push(obligatory);
    }
    if !optional.is_empty() {
        parts.push(said("procedure-optional", optional, language));
    }
    parts
}

fn labels(needs: &[NeedView], optional: bool, language: &Language) -> String {
    let needs = needs.iter().filter(|need| need.optional == optional);
    let labels = needs.map(|need| match &need.when {
        Some(when) => format!("{} ({})", need.label, said("procedure-if", when.clone(), language)),
        None => need.label.clone(),
    });
    labels.collect::<Vec<_>>().join(", ")
}

/// A value as a person reads it.
pub(super) fn value_text(value: &Value, field: Option<&FieldView>, language: &Language) -> String {
    match value {
        Value::Bool(yes) => language.yes_no(*yes).to_lowercase(),
        Value::String(text) => {
            let choice = field.and_then(|field| field.choices.iter().find(|choice| choice.id == *text));
            choice.map_or_else(|| text.clone(), |choice| choice.name.clone())
        }
        other => other.to_string(),
    }
}

/// The declared total and the sum of the limits.
pub(super) fn times(sheet: &Sheet, language: &Language) -> Block {
    let mut pairs: Vec<(String, Cell)> = Vec::new();
    if let Some(declared) = sheet.declared_total_minutes {
        pairs.push((language.text("procedure-declared-total"), write_minutes(declared).into()));
    }
    pairs.push((language.text("procedure-limits-total"), write_minutes(sheet.limits_total_minutes).into()));
    if !sheet.walks_all() && sheet.paths_complete && !sheet.paths.is_empty() {
        pairs.push((language.text("procedure-note"), language.text("procedure-own-path").into()));
    }
    if !sheet.paths_complete {
        let message = message!("procedure-more-paths", shown = sheet.paths.len());
        pairs.push((language.text("procedure-note"), language.format(&message).into()));
    }
    Block::Pairs(pairs)
}

/// What each path takes.
pub(super) fn paths(sheet: &Sheet, language: &Language) -> Block {
    let columns = vec![
        Column::new(language.text("procedure-path")),
        Column::new(language.text("procedure-path-total")).right().whole(),
        Column::new(language.text("procedure-minutes")).right().whole(),
    ];
    let rows = sheet.paths.iter().map(|path| {
        let minutes = path.limit_minutes;
        vec![path.activities.join(" → ").into(), write_minutes(minutes).into(), minutes.to_string().into()]
    });
    Block::Table(Table { columns, rows: rows.collect(), wraps: true })
}

pub(super) fn opening(sheet: &Sheet, language: &Language) -> Block {
    let pairs = [("procedure-obligatory", false), ("procedure-may-have", true)];
    let pairs = pairs.map(|(label, optional)| (language.text(label), labels(&sheet.opening, optional, language)));
    let pairs = pairs.into_iter().filter(|(_, labels)| !labels.is_empty());
    Block::Pairs(pairs.map(|(label, labels)| (label, labels.into())).collect())
}
