//! Loads a procedure: reads its TOML as written, resolves every reference in it and checks that a
//! ticket can walk it. Gathers all that is wrong instead of stopping at the first.
//!
//! A finding that leaves the meaning open (a reference to nothing, a value of the wrong type)
//! means that there is no procedure; one about its sense (an activity that nothing leads to) does
//! not. What cannot be judged because of another problem is not reported on top of it.

mod activities;
mod branches;
mod declarations;
mod document;
mod effects;
mod fields;
mod graph;
mod moves;
mod names;
mod policy;
mod source;

use toml::Spanned;
use toml::de::{DeTable, Error};

use self::activities::Activities;
use self::names::{Names, Scope};
use self::source::{Problems, Span, Table};
use super::definition::Procedure;
use crate::message;
use crate::model::finding::{Finding, Place};
use crate::model::identifier::{content_hash, is_key};
use crate::model::markers;
use crate::model::message::Message;

/// Bytes that a procedure file may have; the longest official one is a hundredth of that.
const MAX_LENGTH: usize = 1024 * 1024;

const KEYS: [&str; 31] = [
    "code",
    "title",
    "revision",
    "issued",
    "area",
    "owner",
    "objective",
    "scope",
    "suppliers",
    "clients",
    "inputs",
    "outputs",
    "guidelines",
    "declared_total",
    "calendar",
    "judged_by",
    "targets",
    "settings",
    "approval",
    "change",
    "definition",
    "annex",
    "record",
    "roles",
    "fields",
    "forms",
    "waits",
    "cancel",
    "reopen",
    "opening",
    "activity",
];

/// What came of loading a procedure.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// The procedure, where its text leaves no doubt about what it means.
    pub procedure: Option<Procedure>,
    /// What is wrong with it, in file order.
    pub findings: Vec<Finding>,
}

/// Loads a procedure from the text of its file; `path` is where the findings say it stands.
pub fn load(path: &str, text: &str) -> Loaded {
    // Editors on Windows leave a mark at the start that is no part of the TOML.
    let content = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut problems = Problems::new(path, content);
    if content.len() > MAX_LENGTH {
        problems.refuse(&(0..0), message!("finding-procedure-too-long", limit = MAX_LENGTH / 1024));
        return Loaded { procedure: None, findings: problems.into_findings() };
    }
    if let Some(line) = markers::first(content) {
        let message = message!("finding-catalogue-markers", path = path, number = line);
        let found = Finding::new(Place::line(path, content, line, None), message);
        return Loaded { procedure: None, findings: vec![found] };
    }
    let document = match DeTable::parse(content) {
        Ok(document) => document,
        Err(error) => {
            problems.refuse(
                &error.span().unwrap_or(content.len()..content.len()),
                message!("finding-toml-syntax", reason = syntax_reason(&error)),
            );
            return Loaded { procedure: None, findings: problems.into_findings() };
        }
    };
    let root = Table::root(document.get_ref());
    let mut scope = Scope { names: Names::of(&root), problems };
    let procedure = read(&root, content, &mut scope);
    let problems = scope.problems;
    Loaded { procedure: procedure.filter(|_| !problems.refused()), findings: problems.into_findings() }
}

/// Reads and checks the whole document. The result stands for a procedure only if nothing was
/// refused on the way. None where there is too much of something to go on.
fn read(root: &Table, content: &str, scope: &mut Scope) -> Option<Procedure> {
    root.known(&KEYS, &mut scope.problems);
    if !scope.names.within_limits(root, &mut scope.problems) {
        return None;
    }
    let roles = declarations::read_roles(root, scope);
    let fields = fields::read_fields(root, scope);
    let forms = declarations::read_forms(root, scope);
    let waits = declarations::read_waits(root, &fields, scope);
    let cancel = declarations::read_cancel(root, scope);
    let reopen = declarations::read_reopen(root, scope);
    let opening = declarations::read_opening(root, scope);
    let Activities { activities, spots } = activities::read_activities(root, &fields, scope);
    let problems = &mut scope.problems;
    let declared = root.text("declared_total", problems);
    let declared_at = declared.as_ref().map(Spanned::span);
    let declared_total = declared.and_then(|written| problems.minutes(&written));
    let (fields, field_spots): (Vec<_>, Vec<Span>) =
        fields.into_iter().map(|field| (field.get_ref().clone(), field.span())).unzip();
    let (roles, role_spots): (Vec<_>, Vec<Span>) =
        roles.into_iter().map(|role| (role.get_ref().clone(), role.span())).unzip();
    let procedure = Procedure {
        code: read_code(root, problems),
        title: root.required("title", problems).into_inner(),
        revision: root.required("revision", problems).into_inner(),
        sha256: content_hash(content),
        area: root.required("area", problems).into_inner(),
        owner: root.text("owner", problems).map(Spanned::into_inner),
        objective: root.text("objective", problems).map(Spanned::into_inner),
        scope: root.text("scope", problems).map(Spanned::into_inner),
        guidelines: document::read_lines(root, "guidelines", problems),
        approvals: document::read_approvals(root, problems),
        changes: document::read_changes(root, problems),
        issued: root.date("issued", problems),
        suppliers: document::read_lines(root, "suppliers", problems),
        clients: document::read_lines(root, "clients", problems),
        inputs: document::read_lines(root, "inputs", problems),
        outputs: document::read_lines(root, "outputs", problems),
        definitions: document::read_definitions(root, problems),
        annexes: document::read_annexes(root, problems),
        records: document::read_records(root, problems),
        judged_by: policy::read_judged_by(root, problems),
        settings: policy::read_settings(root, problems),
        restarts_targets: policy::read_restarts_targets(root, problems),
        declared_total,
        calendar: read_calendar(root, problems),
        roles,
        fields,
        forms,
        waits,
        opening,
        cancel,
        reopen,
        activities,
    };
    graph::check_roles(&procedure, &role_spots, problems);
    graph::check(&procedure, &spots, &field_spots, declared_at, problems);
    branches::check(&procedure, &spots, problems);
    Some(procedure)
}

/// The code names files and folders, so nothing but a key will do.
fn read_code(root: &Table, problems: &mut Problems) -> String {
    let code = root.required("code", problems);
    if !code.get_ref().is_empty() && !is_key(code.get_ref()) {
        problems.refuse(&code.span(), message!("finding-unsafe-procedure-code", found = code.get_ref()));
    }
    code.into_inner()
}

/// The calendar is a file in `catalog/calendars`.
fn read_calendar(root: &Table, problems: &mut Problems) -> Option<String> {
    let calendar = root.text("calendar", problems)?;
    if !is_key(calendar.get_ref()) {
        problems.refuse(&calendar.span(), message!("finding-bad-procedure-key", found = calendar.get_ref()));
    }
    Some(calendar.into_inner())
}

/// What the parser says, in the reader's language where it is one of the mistakes that people make.
fn syntax_reason(error: &Error) -> Message {
    let said = error.message().lines().next().unwrap_or_default();
    let has = |words: &[&str]| words.iter().any(|word| said.contains(word));
    if has(&["duplicate key"]) {
        message!("toml-duplicate-key")
    } else if has(&["string values must be quoted"]) && error.span().is_some_and(|span| !span.is_empty()) {
        message!("toml-unquoted-text")
    } else if has(&["string values must be quoted", "missing value", "key with no value", "missing assignment"]) {
        message!("toml-missing-value")
    } else if has(&["invalid basic string", "invalid literal string", "missing opening quote", "missing escaped value"])
    {
        message!("toml-unclosed-text")
    } else if has(&["unclosed", "missing comma"]) {
        message!("toml-unclosed-list")
    } else if has(&["extra comma"]) {
        message!("toml-extra-comma")
    } else if has(&["invalid unquoted key"]) {
        message!("toml-invalid-key")
    } else {
        message!("toml-other", said = said)
    }
}

#[cfg(test)]
mod tests;
