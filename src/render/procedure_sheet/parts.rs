//! Roles, fields, forms, waits and the ways of ending early and going on, as a procedure sheet has
//! them.

use super::steps::{asked_fields, moved, value_text};
use super::{Block, Cell, choices_from, clock_names, label, loose, role_names, said, status, table, whole};
use crate::language::Language;
use crate::message;
use crate::model::value::FieldType;
use crate::report::procedure_sheet::{FieldView, Filling, RoleView, Sheet, WaitView};

/// Clocks that a wait stops where its procedure does not say.
const OURS: [&str; 4] = ["activity", "path", "response", "solution"];

/// People of a role that are named; a role that the whole institution has would fill the page.
const MAX_PEOPLE: usize = 6;

pub(super) fn roles(sheet: &Sheet, language: &Language) -> Block {
    let in_desk = sheet.roles.iter().any(|role| role.people.is_some());
    let rows = sheet.roles.iter().map(|role| {
        let mut cells: Vec<Cell> =
            vec![role.id.as_str().into(), role.name.as_str().into(), role_kind(sheet, role, language).into()];
        if in_desk {
            cells.push(holders(role, language));
        }
        cells
    });
    let mut headings = vec![whole("procedure-key"), loose("procedure-role"), loose("procedure-acts")];
    if in_desk {
        headings.push(loose("procedure-held-by"));
    }
    table(&headings, rows, language)
}

/// How a role acts: itself, through staff, or as a seal.
fn role_kind(sheet: &Sheet, role: &RoleView, language: &Language) -> String {
    if role.seal {
        return language.text("procedure-seal");
    }
    let mut parts =
        vec![if role.account { language.text("procedure-acts-itself") } else { recorded_by(sheet, role, language) }];
    if !role.includes.is_empty() {
        parts.push(said("procedure-includes", role_names(sheet, &role.includes), language));
    }
    parts.join("; ")
}

fn recorded_by(sheet: &Sheet, role: &RoleView, language: &Language) -> String {
    let mut with_account = sheet.roles.iter().filter(|role| role.account && !role.seal);
    if with_account.all(|other| role.recorded_by.contains(&other.id)) {
        return language.text("procedure-recorded-by-all");
    }
    said("procedure-recorded-by", role_names(sheet, &role.recorded_by), language)
}

fn holders(role: &RoleView, language: &Language) -> Cell {
    let people = role.people.as_deref().unwrap_or_default();
    if people.is_empty() {
        // Nobody can do what nobody has the role for; a seal is no person, and outside people need
        // not be listed.
        let missing = role.account && !role.seal;
        let text = if missing { language.text("procedure-held-by-nobody") } else { "—".to_owned() };
        return Cell::from(text).alarm(missing);
    }
    let names: Vec<&str> = people.iter().take(MAX_PEOPLE).map(|person| person.name.as_str()).collect();
    let names = names.join(", ");
    match people.len().saturating_sub(MAX_PEOPLE) {
        0 => names.into(),
        count => language.format(&message!("procedure-and-more", names = names, count = count)).into(),
    }
}

pub(super) fn fields(sheet: &Sheet, language: &Language) -> Block {
    let rows = sheet.fields.iter().map(|field| {
        vec![
            field.key.as_str().into(),
            field.label.as_str().into(),
            field_value(field, language).into(),
            filled_in(sheet, field, language).into(),
        ]
    });
    let headings =
        [whole("procedure-key"), loose("procedure-field"), loose("procedure-value"), loose("procedure-filled-in")];
    table(&headings, rows, language)
}

/// What a field takes: its type or choices, its default, and what becomes of it.
fn field_value(field: &FieldView, language: &Language) -> String {
    let choices: Vec<String> = field
        .choices
        .iter()
        .map(
            |choice| {
                if choice.id == choice.name { choice.id.clone() } else { format!("{} ({})", choice.id, choice.name) }
            },
        )
        .collect();
    let mut parts = vec![match field.choices_from {
        _ if !choices.is_empty() => choices.join(", "),
        Some(word) => choices_from(word, language),
        None => language.format(&field.kind.name()),
    }];
    if let Some(default) = &field.default {
        // What a choice field offers is shown as it is typed, like the choices before it.
        let of = Some(field).filter(|field| field.kind != FieldType::Choice);
        parts.push(said("procedure-default", value_text(default, of, language), language));
    }
    parts.extend(field.proposed.clone().map(|expression| said("procedure-proposed", expression, language)));
    if field.each_of.is_some() {
        parts.push(language.text("procedure-each-test"));
    }
    parts.extend(field.external.clone().map(|system| said("procedure-external", system, language)));
    parts.extend(field.header.map(|header| said("procedure-header", header.to_owned(), language)));
    parts.extend(field.help.clone());
    parts.join("; ")
}

fn filled_in(sheet: &Sheet, field: &FieldView, language: &Language) -> String {
    let places = field.filled_in.iter().map(|filling| match filling {
        Filling::Opening => language.text("procedure-filled-opening"),
        Filling::Activity(id) => id.clone(),
        Filling::Wait(id) => said("procedure-filled-wait", sheet.wait_title(id).to_owned(), language),
    });
    places.collect::<Vec<_>>().join(", ")
}

pub(super) fn forms(sheet: &Sheet, language: &Language) -> Block {
    let rows = sheet.forms.iter().map(|form| {
        let title =
            if form.register { said("procedure-register", form.title.clone(), language) } else { form.title.clone() };
        vec![
            form.id.as_str().into(),
            form.key.as_str().into(),
            title.into(),
            form.template.as_str().into(),
            role_names(sheet, &form.signatures).into(),
        ]
    });
    let headings = [
        whole("procedure-form"),
        whole("procedure-official-key"),
        loose("procedure-title"),
        loose("procedure-template"),
        loose("procedure-signatures"),
    ];
    table(&headings, rows, language)
}

pub(super) fn waits(sheet: &Sheet, language: &Language) -> Block {
    let rows = sheet.waits.iter().map(|wait| {
        let begins = language.text(if wait.by_hand { "procedure-begun-by-hand" } else { "procedure-begun-by-outcome" });
        vec![
            wait.id.as_str().into(),
            wait.title.as_str().into(),
            status(wait.status, language).into(),
            clocks(sheet, wait, language).into(),
            begins.into(),
            ending(sheet, wait, language).into(),
        ]
    });
    let headings = [
        whole("procedure-key"),
        loose("procedure-reason"),
        loose("procedure-status"),
        loose("procedure-clocks"),
        loose("procedure-begins"),
        loose("procedure-resume-asks"),
    ];
    table(&headings, rows, language)
}

/// Which clocks a wait stops, and whose contract runs.
fn clocks(sheet: &Sheet, wait: &WaitView, language: &Language) -> String {
    let mut parts = vec![match wait.stops.as_slice() {
        [] => language.text("procedure-clocks-run"),
        stopped if stopped == OURS => language.text("procedure-clocks-stop"),
        stopped => said("procedure-clocks-stopped", clock_names(stopped, language), language),
    }];
    let contract = wait.contract.as_ref();
    parts.extend(contract.map(|field| said("procedure-contract-runs", label(sheet, field), language)));
    parts.join("; ")
}

/// What ending a wait asks for, and the field that says when it ended.
fn ending(sheet: &Sheet, wait: &WaitView, language: &Language) -> String {
    let mut parts = asked_fields(&wait.resume, language);
    let until = wait.until.as_ref();
    parts.extend(until.map(|field| said("procedure-wait-until", label(sheet, field), language)));
    parts.extend(moved(sheet, &wait.moves, language));
    parts.join("; ")
}

pub(super) fn may(roles: &[String], sheet: &Sheet, language: &Language) -> Block {
    Block::Pairs(vec![(language.text("procedure-may"), role_names(sheet, roles).into())])
}

pub(super) fn cancel_reasons(sheet: &Sheet, language: &Language) -> Block {
    let rows = sheet.cancel.reasons.iter().map(|reason| {
        vec![reason.id.as_str().into(), reason.title.as_str().into(), status(reason.status, language).into()]
    });
    table(&[whole("procedure-key"), loose("procedure-reason"), loose("procedure-status")], rows, language)
}

pub(super) fn reopen(sheet: &Sheet, language: &Language) -> Block {
    let Some(reopen) = &sheet.reopen else { return Block::Pairs(Vec::new()) };
    let activity = sheet.activities.iter().find(|activity| activity.id == reopen.to);
    let to = activity.map_or_else(|| reopen.to.clone(), |activity| format!("{} {}", activity.id, activity.title));
    Block::Pairs(vec![
        (language.text("procedure-reopens-at"), to.into()),
        (language.text("procedure-may"), role_names(sheet, &reopen.roles).into()),
    ])
}
