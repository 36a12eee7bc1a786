//! Procedures for a person: the list of them, and the sheet of one, as documents that print as
//! text, Markdown or HTML.

use serde_json::Value;

use super::table::{Block, Cell, Column, Document, Table};
use crate::language::Language;
use crate::message;
use crate::model::message::Message;
use crate::model::status::Status;
use crate::model::time::write_minutes;
use crate::model::value::FieldType;
use crate::report::procedure_sheet::{
    ActivityView, FieldView, Filling, NeedView, OutcomeView, ProcedureRow, RoleView, Sheet,
};

/// People of a role that are named; a role that the whole institution has would fill the page.
const MAX_PEOPLE: usize = 6;

/// The procedures as a table.
pub fn list(rows: &[ProcedureRow], language: &Language) -> Table {
    let heading = |id: &str| Column::new(language.text(id));
    let mut columns = vec![
        heading("procedure-code").whole(),
        heading("procedure-revision-short"),
        heading("procedure-title"),
        heading("procedure-area"),
        heading("procedure-activities-short").right(),
        heading("procedure-nominal").right().whole(),
    ];
    // Outside a desk nothing is in force; the column would say nothing.
    let in_desk = rows.iter().any(|row| row.in_force.is_some());
    if in_desk {
        columns.push(heading("procedure-in-force"));
    }
    let rows = rows.iter().map(|row| {
        let title = match &row.title {
            Some(title) => Cell::from(title.as_str()),
            None => Cell::from(language.format(&message!("procedure-unreadable", findings = row.findings))).alarm(true),
        };
        let mut cells: Vec<Cell> = vec![
            row.code.as_str().into(),
            row.revision.clone().unwrap_or_default().into(),
            title,
            row.area.clone().unwrap_or_default().into(),
            row.activities.map(|count| count.to_string()).unwrap_or_default().into(),
            row.declared_total_minutes.or(row.limits_total_minutes).map(write_minutes).unwrap_or_default().into(),
        ];
        if in_desk {
            cells.push(row.in_force.map(|yes| yes_or_no(yes, language)).unwrap_or_default().into());
        }
        cells
    });
    Table { columns, rows: rows.collect(), wraps: true }
}

/// The procedure sheet.
pub fn sheet(sheet: &Sheet, language: &Language) -> Document {
    let title = format!("{} · {}", sheet.code, sheet.title);
    let mut document = Document { title, titled: true, sections: Vec::new() };
    let mut add = |heading: &str, block: Block| {
        // A block without a heading of its own still stands apart from the one before it.
        document.add(Some(heading).filter(|id| !id.is_empty()).map(|id| language.text(id)), vec![block]);
    };
    add("procedure-heading-document", about(sheet, language));
    let guidelines = sheet.guidelines.iter().enumerate();
    let guidelines = guidelines.map(|(index, text)| vec![(index + 1).to_string().into(), text.as_str().into()]);
    add(
        "procedure-heading-guidelines",
        table(&[whole("procedure-number"), loose("procedure-guideline")], guidelines, language),
    );
    add("procedure-heading-activities", activities(sheet, language));
    add("procedure-heading-outcomes", outcomes(sheet, language));
    add("procedure-heading-times", times(sheet, language));
    add("", paths(sheet, language));
    add("procedure-heading-opening", opening(sheet, language));
    add("procedure-heading-roles", roles(sheet, language));
    add("procedure-heading-fields", fields(sheet, language));
    add("procedure-heading-forms", forms(sheet, language));
    add("procedure-heading-waits", waits(sheet, language));
    if !sheet.cancel.reasons.is_empty() {
        add("procedure-heading-cancel", may(&sheet.cancel.roles, sheet, language));
        add("", cancel_reasons(sheet, language));
    }
    add("procedure-heading-reopen", reopen(sheet, language));
    let approvals = sheet.approvals.iter();
    let approvals = approvals.map(|approval| {
        vec![
            approval.action.as_str().into(),
            approval.by.as_str().into(),
            approval.date.clone().unwrap_or_default().into(),
        ]
    });
    let headings = [loose("procedure-approval"), loose("procedure-approved-by"), whole("procedure-date")];
    add("procedure-heading-approvals", table(&headings, approvals, language));
    let changes = sheet.changes.iter();
    let changes = changes.map(|change| {
        vec![
            change.revision.as_str().into(),
            change.date.clone().unwrap_or_default().into(),
            change.text.as_str().into(),
        ]
    });
    let headings = [whole("procedure-revision"), whole("procedure-date"), loose("procedure-change")];
    add("procedure-heading-changes", table(&headings, changes, language));
    // A line of its own, because whoever compares it copies it whole.
    document.add(None, vec![Block::Lines(vec![format!("sha256: {}", sheet.sha256).into()])]);
    document
}

/// The text of a column's heading, and whether the column is as wide as what it holds.
type Heading = (&'static str, bool);

const fn whole(id: &'static str) -> Heading {
    (id, true)
}

const fn loose(id: &'static str) -> Heading {
    (id, false)
}

fn table(headings: &[Heading], rows: impl Iterator<Item = Vec<Cell>>, language: &Language) -> Block {
    let columns = headings.iter().map(|(id, whole)| Column { whole: *whole, ..Column::new(language.text(id)) });
    Block::Table(Table { columns: columns.collect(), rows: rows.collect(), wraps: true })
}

fn yes_or_no(yes: bool, language: &Language) -> String {
    language.text(if yes { "yes" } else { "no" })
}

fn status(word: &str, language: &Language) -> String {
    Status::from_word(word).map_or_else(|| word.to_owned(), |status| language.text(status.message_id()))
}

fn said(id: &'static str, text: String, language: &Language) -> String {
    language.format(&Message::new(id).with("what", text))
}

/// Who the document is and what it is for.
fn about(sheet: &Sheet, language: &Language) -> Block {
    let file = sheet.file.clone().unwrap_or_else(|| language.text("procedure-embedded"));
    let pairs = [
        ("procedure-area", Some(sheet.area.clone())),
        ("procedure-owner", sheet.owner.clone()),
        ("procedure-revision", Some(sheet.revision.clone())),
        ("procedure-issued", sheet.issued.clone()),
        ("procedure-calendar", sheet.calendar.clone()),
        ("procedure-in-force", sheet.in_force.map(|yes| yes_or_no(yes, language))),
        ("procedure-nominal", sheet.declared_total_minutes.map(write_minutes)),
        ("procedure-objective", sheet.objective.clone()),
        ("procedure-scope", sheet.scope.clone()),
        ("procedure-file", Some(file)),
    ];
    let pairs = pairs.into_iter().filter_map(|(label, text)| Some((language.text(label), Cell::from(text?))));
    Block::Pairs(pairs.collect())
}

fn activities(sheet: &Sheet, language: &Language) -> Block {
    let rows = sheet.activities.iter().map(|activity| {
        let limit = activity.limit_minutes.map_or_else(|| language.text("procedure-no-limit"), write_minutes);
        vec![
            activity.id.as_str().into(),
            activity.role_name.as_str().into(),
            description(activity).into(),
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

/// Title and description as one text.
fn description(activity: &ActivityView) -> String {
    match &activity.description {
        None => activity.title.clone(),
        Some(text) if activity.title.ends_with(['.', '!', '?', ':']) => format!("{} {text}", activity.title),
        Some(text) => format!("{}. {text}", activity.title),
    }
}

fn outcomes(sheet: &Sheet, language: &Language) -> Block {
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
        let field = sheet.field(key);
        let label = field.map_or(key.as_str(), |field| field.label.as_str());
        parts.push(said("procedure-sets", format!("{label} = {}", value_text(value, field, language)), language));
    }
    parts.extend(
        outcome.waits.as_ref().map(|wait| said("procedure-begins-wait", sheet.wait_title(wait).to_owned(), language)),
    );
    parts.join("; ")
}

/// Labels of the fields asked for: those that must be given, then those that may.
fn asked_fields(needs: &[NeedView], language: &Language) -> Vec<String> {
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
fn value_text(value: &Value, field: Option<&FieldView>, language: &Language) -> String {
    match value {
        Value::Bool(yes) => yes_or_no(*yes, language).to_lowercase(),
        Value::String(text) => {
            let choice = field.and_then(|field| field.choices.iter().find(|choice| choice.id == *text));
            choice.map_or_else(|| text.clone(), |choice| choice.name.clone())
        }
        other => other.to_string(),
    }
}

/// The declared total and the sum of the limits.
fn times(sheet: &Sheet, language: &Language) -> Block {
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
fn paths(sheet: &Sheet, language: &Language) -> Block {
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

fn opening(sheet: &Sheet, language: &Language) -> Block {
    let pairs = [("procedure-obligatory", false), ("procedure-may-have", true)];
    let pairs = pairs.map(|(label, optional)| (language.text(label), labels(&sheet.opening, optional, language)));
    let pairs = pairs.into_iter().filter(|(_, labels)| !labels.is_empty());
    Block::Pairs(pairs.map(|(label, labels)| (label, labels.into())).collect())
}

fn roles(sheet: &Sheet, language: &Language) -> Block {
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

fn fields(sheet: &Sheet, language: &Language) -> Block {
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
        Some("services") => language.text("procedure-choices-services"),
        Some("all-services") => language.text("procedure-choices-all-services"),
        Some("levels") => language.text("procedure-choices-levels"),
        Some("priorities") => language.text("procedure-choices-priorities"),
        Some(_) => language.text("procedure-choices-suppliers"),
        None => language.format(&field.kind.name()),
    }];
    if let Some(default) = &field.default {
        // What a choice field offers is shown as it is typed, like the choices before it.
        let of = Some(field).filter(|field| field.kind != FieldType::Choice);
        parts.push(said("procedure-default", value_text(default, of, language), language));
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

fn forms(sheet: &Sheet, language: &Language) -> Block {
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

fn waits(sheet: &Sheet, language: &Language) -> Block {
    let rows = sheet.waits.iter().map(|wait| {
        let clocks = language.text(if wait.stops_clocks { "procedure-clocks-stop" } else { "procedure-clocks-run" });
        let begins = language.text(if wait.by_hand { "procedure-begun-by-hand" } else { "procedure-begun-by-outcome" });
        vec![
            wait.id.as_str().into(),
            wait.title.as_str().into(),
            status(wait.status, language).into(),
            clocks.into(),
            begins.into(),
            asked_fields(&wait.resume, language).join("; ").into(),
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

fn may(roles: &[String], sheet: &Sheet, language: &Language) -> Block {
    Block::Pairs(vec![(language.text("procedure-may"), role_names(sheet, roles).into())])
}

fn role_names(sheet: &Sheet, roles: &[String]) -> String {
    roles.iter().map(|role| sheet.role_name(role)).collect::<Vec<_>>().join(", ")
}

fn cancel_reasons(sheet: &Sheet, language: &Language) -> Block {
    let rows = sheet.cancel.reasons.iter().map(|reason| {
        vec![reason.id.as_str().into(), reason.title.as_str().into(), status(reason.status, language).into()]
    });
    table(&[whole("procedure-key"), loose("procedure-reason"), loose("procedure-status")], rows, language)
}

fn reopen(sheet: &Sheet, language: &Language) -> Block {
    let Some(reopen) = &sheet.reopen else { return Block::Pairs(Vec::new()) };
    let activity = sheet.activities.iter().find(|activity| activity.id == reopen.to);
    let to = activity.map_or_else(|| reopen.to.clone(), |activity| format!("{} {}", activity.id, activity.title));
    Block::Pairs(vec![
        (language.text("procedure-reopens-at"), to.into()),
        (language.text("procedure-may"), role_names(sheet, &reopen.roles).into()),
    ])
}
