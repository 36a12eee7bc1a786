//! Reads what a procedure declares besides fields and activities: roles, forms, waits, the ways of
//! opening, cancelling and reopening.

use toml::Spanned;
use toml::de::DeValue;

use super::fields::read_contract;
use super::moves::read_moves;
use super::names::{Kind, Scope};
use super::source::{Table, Text, Written, as_table};
use crate::message;
use crate::model::identifier::is_key;
use crate::model::status::Status;
use crate::procedure::definition::{Cancel, CancelReason, ClockKind, Field, Form, Reopen, Requirement, Role, Wait};

const WAIT_KEYS: [&str; 9] =
    ["title", "status", "stops", "contract", "by_hand", "resume", "until", "moves", STOPS_CLOCKS];
/// What `stops` was called when it could say all or nothing. The kept texts of old tickets have it.
const STOPS_CLOCKS: &str = "stops_clocks";

/// Reads `[roles]`, in file order, each with the place of its key.
pub(super) fn read_roles(root: &Table, scope: &mut Scope) -> Vec<Spanned<Role>> {
    let mut roles = Vec::new();
    let Some(table) = root.table("roles", &mut scope.problems) else {
        if root.get("roles").is_none() {
            scope.problems.refuse(&root.at, message!("finding-missing-procedure-key", key = "roles"));
        }
        return roles;
    };
    for (id, written) in table.declared(&mut scope.problems) {
        let role = match (named(&table, &id, written, scope), as_table(written)) {
            (Some(name), _) => plain_role(&id, name),
            (None, Some(entries)) => read_role(&id, &entries, scope),
            (None, None) => continue,
        };
        roles.push(Spanned::new(id.span(), role));
    }
    roles
}

/// The value of an entry that is written as `id = "Name"`; notes what is neither that nor a table.
fn named(table: &Table, id: &Text, written: &Written, scope: &mut Scope) -> Option<String> {
    match written.get_ref() {
        DeValue::Table(_) => None,
        DeValue::String(_) => Some(table.required(id.get_ref(), &mut scope.problems).into_inner()),
        _ => {
            scope.problems.wrong_type(id.get_ref(), written, message!("kind-text"));
            None
        }
    }
}

fn plain_role(id: &Text, name: String) -> Role {
    let (includes, recorded_by) = Default::default();
    Role { id: id.get_ref().clone(), name, account: true, seal: false, includes, recorded_by, named_by: None }
}

fn read_role(id: &Text, table: &Table, scope: &mut Scope) -> Role {
    table.known(&["name", "account", "seal", "includes", "recorded_by", "named_by"], &mut scope.problems);
    let seal = table.flag("seal", false, &mut scope.problems);
    let account = table.flag("account", !seal, &mut scope.problems);
    if let (true, true, Some(written)) = (seal, account, table.get("account")) {
        scope.problems.note(&written.span(), message!("finding-seal-with-account", role = id.get_ref()));
    }
    let named_by = table.text("named_by", &mut scope.problems);
    Role {
        id: id.get_ref().clone(),
        name: table.required("name", &mut scope.problems).into_inner(),
        account: account && !seal,
        seal,
        includes: scope.references(table, "includes", Kind::Role),
        recorded_by: scope.references(table, "recorded_by", Kind::Role),
        named_by: named_by.and_then(|written| scope.resolve(Kind::Field, &written)),
    }
}

/// Reads `[forms]`, in file order.
pub(super) fn read_forms(root: &Table, scope: &mut Scope) -> Vec<Form> {
    let mut forms: Vec<Form> = Vec::new();
    let Some(table) = root.table("forms", &mut scope.problems) else { return forms };
    for (id, written) in table.declared(&mut scope.problems) {
        let Some(entries) = as_table(written) else {
            scope.problems.wrong_type(id.get_ref(), written, message!("kind-mapping"));
            continue;
        };
        let form = read_form(&id, &entries, scope);
        // People ask for a form in either case and by either name.
        let same = |a: &str, b: &str| a.eq_ignore_ascii_case(b) && !a.is_empty();
        let clash = forms.iter().find(|earlier| {
            [&form.id, &form.key].into_iter().any(|name| same(name, &earlier.id) || same(name, &earlier.key))
        });
        if let Some(earlier) = clash {
            let message = message!("finding-duplicate-form", found = &form.id, earlier = &earlier.id);
            scope.problems.refuse(&id.span(), message);
        }
        forms.push(form);
    }
    forms
}

fn read_form(id: &Text, table: &Table, scope: &mut Scope) -> Form {
    table.known(&["key", "title", "template", "register", "open", "fields", "signatures"], &mut scope.problems);
    let template = table.required("template", &mut scope.problems);
    // The template is a file in `templates/`, never one elsewhere.
    if !template.get_ref().is_empty() && !is_key(template.get_ref()) {
        scope.problems.refuse(&template.span(), message!("finding-unsafe-template", found = template.get_ref()));
    }
    Form {
        id: id.get_ref().clone(),
        key: table.required("key", &mut scope.problems).into_inner(),
        title: table.required("title", &mut scope.problems).into_inner(),
        template: template.into_inner(),
        register: table.flag("register", false, &mut scope.problems),
        open: table.flag("open", false, &mut scope.problems),
        fields: read_requirements(table, "fields", scope),
        signatures: scope.references(table, "signatures", Kind::Role),
    }
}

/// Reads `[waits]`, in file order.
pub(super) fn read_waits(root: &Table, fields: &[Spanned<Field>], scope: &mut Scope) -> Vec<Wait> {
    let mut waits = Vec::new();
    let Some(table) = root.table("waits", &mut scope.problems) else { return waits };
    for (id, written) in table.declared(&mut scope.problems) {
        let Some(entries) = as_table(written) else {
            scope.problems.wrong_type(id.get_ref(), written, message!("kind-mapping"));
            continue;
        };
        entries.known(&WAIT_KEYS, &mut scope.problems);
        let written_status = entries.required("status", &mut scope.problems);
        let status = read_status(&written_status, scope);
        if let Some(status) = status.filter(|status| status.is_ended()) {
            scope.problems.note(&written_status.span(), message!("finding-wait-status-ended", found = status.word()));
        }
        let until = entries.text("until", &mut scope.problems);
        waits.push(Wait {
            id: id.get_ref().clone(),
            title: entries.required("title", &mut scope.problems).into_inner(),
            status: status.unwrap_or(Status::InProgress),
            stops: read_stops(&entries, scope),
            contract: read_contract(&entries, fields, scope),
            resume: read_fills(&entries, "resume", scope),
            until: until.and_then(|written| scope.resolve(Kind::Field, &written)),
            by_hand: entries.flag("by_hand", true, &mut scope.problems),
            moves: read_moves(&entries, fields, scope),
        });
    }
    waits
}

/// The clocks that a wait stops: ours, where it does not say.
fn read_stops(table: &Table, scope: &mut Scope) -> Vec<ClockKind> {
    let stops_ours = table.flag(STOPS_CLOCKS, true, &mut scope.problems);
    match (table.get("stops"), table.get(STOPS_CLOCKS)) {
        (None, _) if stops_ours => return ClockKind::OURS.to_vec(),
        (None, _) => return Vec::new(),
        (Some(_), Some(written)) => scope.problems.refuse(&written.span(), message!("finding-wait-stops-twice")),
        (Some(_), None) => {}
    }
    let words = table.texts("stops", &mut scope.problems);
    let read = |word: &str| ClockKind::ALL.into_iter().find(|clock| clock.word() == word);
    let stopped: Vec<ClockKind> =
        words.iter().filter_map(|word| scope.problems.word(word, read, &ClockKind::ALL.map(ClockKind::word))).collect();
    if let (Some(written), true) = (table.get("contract"), stopped.contains(&ClockKind::Contract)) {
        scope.problems.note(&written.span(), message!("finding-wait-stops-its-contract"));
    }
    ClockKind::ALL.into_iter().filter(|clock| stopped.contains(clock)).collect()
}

/// A status, unless the word for it is missing.
pub(super) fn read_status(written: &Text, scope: &mut Scope) -> Option<Status> {
    if written.get_ref().is_empty() {
        return None;
    }
    scope.problems.word(written, Status::from_word, &Status::ALL.map(Status::word))
}

/// Reads `[cancel]`.
pub(super) fn read_cancel(root: &Table, scope: &mut Scope) -> Cancel {
    let Some(table) = root.table("cancel", &mut scope.problems) else { return Cancel::default() };
    table.known(&["roles", "reasons"], &mut scope.problems);
    let roles = scope.references(&table, "roles", Kind::Role);
    let mut reasons = Vec::new();
    let Some(table) = table.table("reasons", &mut scope.problems) else { return Cancel { roles, reasons } };
    for (id, written) in table.declared(&mut scope.problems) {
        let (title, status) = match (named(&table, &id, written, scope), as_table(written)) {
            (Some(title), _) => (title, Status::Cancelled),
            (None, Some(entries)) => {
                entries.known(&["title", "status"], &mut scope.problems);
                let title = entries.required("title", &mut scope.problems).into_inner();
                (title, read_cancel_status(&entries, scope))
            }
            (None, None) => continue,
        };
        reasons.push(CancelReason { id: id.into_inner(), title, status });
    }
    Cancel { roles, reasons }
}

fn read_cancel_status(table: &Table, scope: &mut Scope) -> Status {
    let Some(written) = table.text("status", &mut scope.problems) else { return Status::Cancelled };
    let status = read_status(&written, scope).unwrap_or(Status::Cancelled);
    // A closed ticket has walked its procedure; one that was cancelled has not.
    if !status.is_ended() || status == Status::Closed {
        scope.problems.note(&written.span(), message!("finding-cancel-status-not-ended", found = status.word()));
    }
    status
}

/// Reads `[reopen]`.
pub(super) fn read_reopen(root: &Table, scope: &mut Scope) -> Option<Reopen> {
    let table = root.table("reopen", &mut scope.problems)?;
    table.known(&["to", "roles"], &mut scope.problems);
    let to = table.required("to", &mut scope.problems);
    let to = if to.get_ref().is_empty() { None } else { scope.resolve(Kind::Activity, &to) };
    scope.problems.ways_known &= to.is_some();
    Some(Reopen { to: to.unwrap_or_default(), roles: scope.references(&table, "roles", Kind::Role) })
}

/// Reads `[opening]`.
pub(super) fn read_opening(root: &Table, scope: &mut Scope) -> Vec<Requirement> {
    let Some(table) = root.table("opening", &mut scope.problems) else { return Vec::new() };
    scope.problems.fills_known &= table.known(&["fills"], &mut scope.problems);
    read_fills(&table, "fills", scope)
}

/// Requirements that fill fields; where one does not resolve, what is filled is not known.
pub(super) fn read_fills(table: &Table, key: &str, scope: &mut Scope) -> Vec<Requirement> {
    let requirements = read_requirements(table, key, scope);
    let written = table.get(key).map(Spanned::get_ref);
    let number = written.map_or(0, |value| value.as_array().map_or(usize::MAX, |items| items.len()));
    scope.problems.fills_known &= number == requirements.len();
    requirements
}

/// Requirements: `"field"`, `"field?"` or `{ field = "…", when = "…", optional = true }`.
fn read_requirements(table: &Table, key: &str, scope: &mut Scope) -> Vec<Requirement> {
    let mut requirements = Vec::new();
    for item in table.items(key, &mut scope.problems) {
        let read = match (item.get_ref(), as_table(item)) {
            (DeValue::String(text), _) => {
                let (word, optional) = match text.strip_suffix('?') {
                    Some(word) => (word, true),
                    None => (text.as_ref(), false),
                };
                let word = Spanned::new(item.span(), word.to_owned());
                scope.resolve(Kind::Field, &word).map(|field| Requirement { field, optional, when: None })
            }
            (_, Some(entries)) => {
                entries.known(&["field", "when", "optional"], &mut scope.problems);
                let word = entries.required("field", &mut scope.problems);
                let optional = entries.flag("optional", false, &mut scope.problems);
                let when = scope.condition(&entries, "when").map(Spanned::into_inner);
                let field = if word.get_ref().is_empty() { None } else { scope.resolve(Kind::Field, &word) };
                field.map(|field| Requirement { field, optional, when })
            }
            _ => {
                scope.problems.wrong_type(key, item, message!("kind-text"));
                None
            }
        };
        requirements.extend(read);
    }
    requirements
}
