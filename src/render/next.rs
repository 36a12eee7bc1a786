//! `folio next` for a person.

use serde_json::Value;

use crate::language::Language;
use crate::message;
use crate::model::message::{Argument, Message};
use crate::model::plain;
use crate::model::status::Status;
use crate::model::time;
use crate::report::next::{ChildView, MissingView, OutcomeView, Standing};

/// Where a ticket stands, as text.
pub fn standing(view: &Standing, language: &Language) -> String {
    let folio = view.folio.clone().unwrap_or_default();
    let status = view.status.and_then(Status::from_word).map(|status| language.text(status.message_id()));
    let mut lines = vec![format!("{folio} · {}", status.unwrap_or_default())];
    if !view.disputes.is_empty() {
        let dispute = message!("settle-open", ids = view.disputes.join(", "), record = &folio);
        lines.push(language.format(&dispute));
    }
    if let Some(parent) = &view.parent {
        lines.push(language.format(&message!("next-parent", parent = parent)));
    }
    lines.extend(tree(&view.children, language));
    let Some(activity) = &view.activity else {
        lines.push(language.format(&message!("next-ended", folio = folio)));
        return lines.join("\n");
    };
    let (title, role) = (plain::one_line(&activity.title), plain::one_line(&activity.role_name));
    lines.push(format!("{} {title} — {role}", plain::one_line(&activity.id)));
    let counted = Argument::Minutes(activity.counted_minutes);
    lines.push(match activity.limit_minutes {
        Some(limit) => {
            let id = if activity.late { "next-limit-passed" } else { "next-limit" };
            language.format(&Message::new(id).with("counted", counted).with("limit", Argument::Minutes(limit)))
        }
        None => language.format(&message!("next-no-limit", counted = counted)),
    });
    if let Some(due) = activity.due.as_deref().and_then(time::read_moment).filter(|_| !activity.late) {
        lines.push(language.format(&message!("next-due", due = due)));
    }
    // What ended is not next.
    let running = view.clocks.iter().filter(|clock| clock.ended.is_none());
    lines.extend(running.map(|clock| super::clock::line(clock, language).text));
    if let Some(asset) = view.asset.as_ref().filter(|asset| asset.under_warranty) {
        lines.push(language.format(&warranty(&asset.id, asset.warranty.as_deref(), asset.supplier_name.as_deref())));
    }
    match &view.assignee {
        Some(assignee) => lines.push(language.format(&message!("next-assignee", person = assignee))),
        None => lines.push(language.format(&message!("next-unassigned", folio = &folio))),
    }
    if let Some(wait) = &view.waiting {
        let since = time::read_moment(&wait.since).map_or_else(|| Argument::from(&wait.since), Argument::from);
        lines.push(language.format(&message!("next-waiting", title = &wait.title, since = since)));
        lines.push(format!("  → {}", plain::visible(&wait.remedy)));
    }
    for outcome in &view.outcomes {
        lines.push(String::new());
        lines.extend(outcome_lines(outcome, language));
    }
    lines.join("\n")
}

/// That an asset is under warranty, until when and with whom.
fn warranty(id: &str, until: Option<&str>, supplier: Option<&str>) -> Message {
    let until = until.unwrap_or_default();
    match supplier {
        Some(supplier) => message!("asset-under-warranty-with", id = id, until = until, supplier = supplier),
        None => message!("asset-under-warranty", id = id, until = until),
    }
}

/// The tickets below one, as a tree of lines.
pub fn tree(children: &[ChildView], language: &Language) -> Vec<String> {
    let line = |child: &ChildView| {
        let status = Status::from_word(child.status).map(|status| language.text(status.message_id()));
        let place = child.activity.as_ref().map(|id| {
            format!(
                " · {} {}",
                plain::one_line(id),
                plain::one_line(child.activity_title.as_deref().unwrap_or_default())
            )
        });
        let late = if child.late { format!(" · {}", language.text("next-child-late")) } else { String::new() };
        format!(
            "{}└ {} · {} · {}{}{late}",
            "  ".repeat(child.depth),
            child.folio,
            plain::one_line(&child.title),
            status.unwrap_or_default(),
            place.unwrap_or_default()
        )
    };
    children.iter().map(line).collect()
}

/// What opening a ticket asks for, as text.
pub fn opening(view: &Standing, language: &Language) -> String {
    let mut lines = Vec::new();
    for outcome in &view.outcomes {
        lines.push(language.text("opening-needed"));
        lines.extend(outcome.missing.iter().map(|field| field_line(field, language)));
        lines.push(language.text("opening-optional"));
        lines.extend(outcome.optional.iter().map(|field| field_line(field, language)));
        lines.push(format!("→ {}", plain::visible(&outcome.command)));
    }
    lines.join("\n")
}

fn field_line(field: &MissingView, language: &Language) -> String {
    let choices: Vec<&str> = field.choices.iter().map(|choice| choice.id.as_str()).collect();
    let kind = if choices.is_empty() { language.text(type_id(field.field_type)) } else { choices.join(" | ") };
    let kind = plain::one_line(&kind);
    format!("  {:<22} {} ({kind})", plain::one_line(&field.key), plain::one_line(&field.label))
}

/// What a field's type is called.
fn type_id(word: Option<&str>) -> &'static str {
    match word {
        Some("long") => "field-type-long",
        Some("number") => "field-type-number",
        Some("date") => "field-type-date",
        Some("datetime") => "field-type-datetime",
        Some("choice") => "field-type-choice",
        Some("bool") => "field-type-bool",
        Some("person") => "field-type-person",
        Some("asset") => "field-type-asset",
        _ => "field-type-text",
    }
}

/// The choices of a field in brackets; of many the first, and how many more there are.
fn choices(missing: &MissingView, language: &Language) -> String {
    const SHOWN: usize = 12;
    let ids: Vec<&str> = missing.choices.iter().map(|choice| choice.id.as_str()).take(SHOWN).collect();
    let more = missing.choices.len().saturating_sub(SHOWN);
    match (ids.is_empty(), more) {
        (true, _) => String::new(),
        (false, 0) => format!(" ({})", plain::one_line(&ids.join(" | "))),
        (false, _) => {
            let more = language.format(&message!("next-more-choices", count = more));
            format!(" ({} {more})", plain::one_line(&ids.join(" | ")))
        }
    }
}

fn outcome_lines(outcome: &OutcomeView, language: &Language) -> Vec<String> {
    let mark = if outcome.allowed { "▸" } else { "✗" };
    let to = if outcome.to == "end" { language.text("activity-end") } else { plain::one_line(&outcome.to) };
    let (id, title) = (plain::one_line(&outcome.id), plain::one_line(&outcome.title));
    let mut lines = vec![format!("{mark} {id} → {to}  {title}")];
    let by = if outcome.by.is_empty() { language.text("next-nobody") } else { outcome.by.join(", ") };
    lines.push(match &outcome.on_behalf {
        Some(role) => {
            language.format(&message!("next-by-for", by = by, role = outcome.on_behalf_name.as_deref().unwrap_or(role)))
        }
        None => language.format(&message!("next-by", by = by)),
    });
    if outcome.missing.is_empty() {
        lines.push(language.text("next-nothing-missing"));
    }
    for missing in &outcome.missing {
        lines.push(format!("  • {}{}", plain::visible(&missing.message), choices(missing, language)));
        lines.extend(missing.lines.iter().map(|line| format!("      – {}", plain::one_line(line))));
        // A sum of what nobody filled in yet says nothing.
        if let Some(proposed) = missing.proposed.as_ref().filter(|value| value.as_f64() != Some(0.0)) {
            let word = proposed.as_str().map_or_else(|| proposed.to_string(), str::to_owned);
            let word = match proposed {
                Value::Bool(yes) => language.yes_no(*yes),
                _ => plain::one_line(&word),
            };
            lines.push(format!("      {}", language.format(&message!("next-proposed", value = word))));
        }
        // What the outcome's own command supplies is shown once, below.
        if let Some(remedy) = missing.remedy.as_ref().filter(|remedy| !remedy.contains(&format!(" {} ", outcome.id))) {
            lines.push(format!("      → {}", plain::visible(remedy)));
        }
    }
    if !outcome.optional.is_empty() {
        let keys: Vec<&str> = outcome.optional.iter().map(|field| field.key.as_str()).collect();
        lines.push(language.format(&message!("next-optional", keys = keys.join(", "))));
    }
    lines.push(format!("  → {}", plain::visible(&outcome.command)));
    lines
}
