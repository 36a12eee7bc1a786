//! What `inventory.toml` says of other files: registers, roles, procedures with their fields,
//! templates.

use super::catalogue::Sheet;
use crate::form;
use crate::message;
use crate::model::catalogue::Programme;
use crate::model::finding::Finding;
use crate::model::message::Message;
use crate::model::suggestion::nearest;
use crate::model::value::FieldType;
use crate::procedure::condition::Condition;
use crate::procedure::definition::{Activity, Field, Procedure};
use crate::store::desk::Desk;

/// Names that an expression of a programme may use, whatever is inside them.
const NAMES: [&str; 3] = ["asset", "due", "programme"];

/// Checks what `inventory.toml` names elsewhere.
pub(super) fn check(desk: &Desk, findings: &mut Vec<Finding>) {
    let sheet = Sheet::of(desk, "catalog/inventory.toml");
    registers(desk, &sheet, findings);
    roles(desk, &sheet, findings);
    let assets = desk.asset_ids();
    for programme in &desk.inventory.programmes {
        let after = key_line(&programme.key);
        let mut tell = |word: &str, message: Message| {
            let message = message.with("programme", programme.key.clone());
            findings.push(sheet.finding(&after, word, message));
        };
        for asset in programme.assets.iter().filter(|asset| !assets.contains(asset)) {
            let hint = hint(asset, assets.iter().map(String::as_str));
            tell(&quoted(asset), message!("finding-programme-asset", asset = asset, hint = hint));
        }
        if !has(desk, &programme.procedure) {
            let hint = hint(&programme.procedure, desk.procedure_codes().iter().map(String::as_str));
            tell("procedure =", message!("finding-programme-procedure", procedure = &programme.procedure, hint = hint));
        }
        // One that is there and cannot be used has findings of its own.
        let procedure = desk.procedure(&programme.procedure).ok();
        dates(programme, procedure.as_deref(), &mut tell);
        values(programme, procedure.as_deref(), &mut tell);
    }
    shared(desk, &sheet, findings);
    templates(desk, &sheet, findings);
    minute(desk, &sheet, findings);
}

/// Two programmes with one procedure on one asset: a ticket does not say of which it is, so that each
/// would take the services of the other for its own.
fn shared(desk: &Desk, sheet: &Sheet, findings: &mut Vec<Finding>) {
    let programmes = &desk.inventory.programmes;
    for (index, programme) in programmes.iter().enumerate() {
        for other in programmes[..index].iter().filter(|other| other.procedure == programme.procedure) {
            let Some(subject) = meet(desk, programme, other).or_else(|| meet(desk, other, programme)) else { continue };
            let (key, other, procedure) = (&programme.key, &other.key, &programme.procedure);
            let message = message!(
                "finding-programme-shares-procedure",
                programme = key,
                other = other,
                procedure = procedure,
                subject = subject
            );
            findings.push(sheet.finding(&key_line(key), "procedure =", message));
        }
    }
}

/// A kind, or an asset that is named, which both programmes are for.
fn meet(desk: &Desk, programme: &Programme, other: &Programme) -> Option<String> {
    let kind = programme.kinds.iter().find(|kind| other.kinds.contains(kind));
    let is_of_other = |asset: &&String| {
        let is_kind = || desk.asset_named(asset).is_some_and(|asset| other.kinds.contains(&asset.kind));
        other.assets.contains(asset) || (!other.kinds.is_empty() && is_kind())
    };
    kind.or_else(|| programme.assets.iter().find(is_of_other)).cloned()
}

/// The line with which a table says its key.
fn key_line(key: &str) -> String {
    format!("key = \"{key}\"")
}

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

fn hint<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Message {
    match nearest(typed, known) {
        Some(near) => message!("hint-near", near = near),
        None => message!("hint-none"),
    }
}

fn has(desk: &Desk, code: &str) -> bool {
    desk.procedure_codes().iter().any(|known| known == code) && desk.procedure_text(code).is_ok()
}

/// The registers of kinds; one that is not there is told of the first kind that names it.
fn registers(desk: &Desk, sheet: &Sheet, findings: &mut Vec<Finding>) {
    let mut told = Vec::new();
    for kind in &desk.inventory.kinds {
        if let Some(system) = kind.register.as_ref().filter(|system| desk.suppliers.external(system).is_none()) {
            if told.contains(&system) {
                continue;
            }
            told.push(system);
            let hint = hint(system, desk.suppliers.externals.iter().map(|external| external.key.as_str()));
            let message = message!("finding-kind-register", kind = &kind.key, system = system, hint = hint);
            findings.push(sheet.finding(&key_line(&kind.key), "register =", message));
        }
    }
}

fn roles(desk: &Desk, sheet: &Sheet, findings: &mut Vec<Finding>) {
    let procedures: Vec<_> = desk.procedure_codes().iter().filter_map(|code| desk.procedure(code).ok()).collect();
    if procedures.is_empty() {
        return;
    }
    let known: Vec<&str> =
        procedures.iter().flat_map(|procedure| procedure.roles.iter().map(|role| role.id.as_str())).collect();
    for (key, roles) in [("roles", &desk.inventory.roles), ("heads", &desk.inventory.heads)] {
        for role in roles.iter().filter(|role| !known.contains(&role.as_str())) {
            let hint = hint(role, known.iter().copied());
            let message = message!("finding-inventory-role", key = key, role = role, hint = hint);
            findings.push(sheet.finding(&format!("{key} ="), &quoted(role), message));
        }
    }
}

fn dates(programme: &Programme, procedure: Option<&Procedure>, tell: &mut impl FnMut(&str, Message)) {
    let Some(procedure) = procedure else { return };
    for (key, id) in [("planned", programme.planned.as_ref()), ("done", Some(&programme.done))] {
        let Some(id) = id else { continue };
        let line = format!("{key} =");
        match procedure.field(id) {
            None => tell(&line, unknown_field(procedure, id)),
            Some(field) if field.kind != FieldType::Date => {
                let message = message!("finding-programme-not-a-date", key = key, field = id);
                tell(&line, message.with("procedure", procedure.code.clone()));
            }
            Some(_) => {}
        }
    }
}

fn unknown_field(procedure: &Procedure, id: &str) -> Message {
    let hint = hint(id, procedure.fields.iter().map(|field| field.id.as_str()));
    message!("finding-programme-field", procedure = &procedure.code, field = id, hint = hint)
}

/// The expressions that give the opening's fields.
fn values(programme: &Programme, procedure: Option<&Procedure>, tell: &mut impl FnMut(&str, Message)) {
    for (field, expression) in &programme.set {
        let line = format!("{field} =");
        if let Some(procedure) = procedure {
            match procedure.field(field) {
                None => tell(&line, unknown_field(procedure, field)),
                Some(found) if is_derived(procedure, found) => {
                    tell(&line, message!("finding-programme-derived", procedure = &procedure.code, field = field));
                }
                Some(_) => {}
            }
        }
        match Condition::read(expression) {
            Err(reason) => tell(&line, message!("finding-programme-expression", field = field, reason = reason)),
            Ok(condition) => {
                let names = condition.names();
                let is_known = |name: &String| name.split('.').next().is_some_and(|first| NAMES.contains(&first));
                for name in names.iter().filter(|name| !is_known(name)) {
                    let known = NAMES.join(", ");
                    tell(&line, message!("finding-programme-name", field = field, name = name, known = known));
                }
            }
        }
    }
}

/// Whether an outcome sets the field by itself, so that nobody else may.
fn is_derived(procedure: &Procedure, field: &Field) -> bool {
    let sets = |activity: &Activity| activity.outcomes.iter().any(|outcome| outcome.sets.contains_key(&field.id));
    procedure.activities.iter().any(sets)
}

fn templates(desk: &Desk, sheet: &Sheet, findings: &mut Vec<Finding>) {
    for form in &desk.inventory.forms {
        match desk.template(&form.template) {
            Ok((path, template)) => findings.extend(form::template::check_paper(&path, &template)),
            Err(_) => {
                let message = message!("finding-template-missing", template = &form.template, form = &form.id);
                findings.push(sheet.finding(&format!("[forms.{}]", form.id), &quoted(&form.template), message));
            }
        }
    }
}

fn minute(desk: &Desk, sheet: &Sheet, findings: &mut Vec<Finding>) {
    let Some(minute) = &desk.inventory.minute else { return };
    for code in minute.needs.iter().chain(&minute.licences).filter(|code| !has(desk, code)) {
        let hint = hint(code, desk.procedure_codes().iter().map(String::as_str));
        let message = message!("finding-minute-procedure", procedure = code, hint = hint);
        findings.push(sheet.finding("[minute]", &quoted(code), message));
    }
}
