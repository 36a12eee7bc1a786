//! Checks the procedures of a desk: each by itself, and with what it refers to outside itself.

use std::path::Path;

use super::openings;
use crate::form;
use crate::message;
use crate::model::finding::{Finding, Place};
use crate::model::identifier;
use crate::procedure::definition::{Activity, Outcome, Procedure};
use crate::procedure::load;
use crate::store::desk::{self, Desk};
use crate::store::{file, sweep};

/// The text of a procedure, to find the lines of what it says.
pub(super) struct Page<'a> {
    path: &'a str,
    text: &'a str,
}

impl Page<'_> {
    /// The line that has the last of these words, each looked for from the line of the one before;
    /// a word that is nowhere is passed over.
    pub fn place(&self, words: &[&str]) -> Place {
        let mut line = 0;
        for word in words {
            let found = self.text.lines().skip(line).position(|text| text.contains(word));
            line += found.unwrap_or(0);
        }
        Place::line(self.path, self.text, line + 1, None)
    }

    /// The line of an outcome that has that word.
    pub fn place_in(&self, activity: &Activity, outcome: &Outcome, word: &str) -> Place {
        self.place(&[&format!("\"{}\"", activity.id), &format!("\"{}\"", outcome.id), word])
    }
}

/// Checks every procedure and the kept texts; gives how many files were looked at.
pub(super) fn check(desk: &Desk, findings: &mut Vec<Finding>) -> usize {
    let mut files = 0;
    for code in &desk.settings.procedures {
        if !desk.path("catalog/procedures").join(format!("{code}.toml")).exists() {
            let place = Place::file(desk::DESK_FILE);
            findings.push(Finding::new(place, message!("finding-desk-without-procedure", procedure = code)));
        }
    }
    for name in sweep::toml_files(&desk.path("catalog/procedures")) {
        files += 1;
        let path = desk.path("catalog/procedures").join(&name);
        let shown = file::display(&desk.root, &path);
        let text = match file::read_text(&desk.root, &path) {
            Ok(text) => text,
            Err(finding) => {
                findings.push(finding);
                continue;
            }
        };
        files += procedure(desk, &shown, &text, findings);
    }
    for name in sweep::toml_files(&desk.path("catalog/procedures/past")) {
        files += 1;
        let path = desk.path("catalog/procedures/past").join(&name);
        let shown = file::display(&desk.root, &path);
        match file::read_text(&desk.root, &path) {
            Ok(text) if name.contains(&identifier::content_hash(&text)[..12]) => {}
            Ok(_) => findings.push(Finding::new(Place::file(shown), message!("finding-kept-procedure-changed"))),
            Err(finding) => findings.push(finding),
        }
    }
    files
}

/// Checks one procedure with what it refers to outside itself; gives how many templates it has.
pub fn procedure(desk: &Desk, shown: &str, text: &str, findings: &mut Vec<Finding>) -> usize {
    let loaded = load::load(shown, text);
    findings.extend(loaded.findings);
    let Some(procedure) = loaded.procedure else { return 0 };
    let page = Page { path: shown, text };
    let at = |word: &str| page.place(&[word]);
    let stem = Path::new(shown).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    if stem != procedure.code {
        let message = message!("finding-procedure-name", code = &procedure.code);
        findings.push(Finding::new(at("code"), message));
    }
    for field in &procedure.fields {
        if let Some(system) = field.external.as_ref().filter(|system| desk.suppliers.external(system).is_none()) {
            let message = message!("finding-unknown-external", system = system, field = &field.id);
            findings.push(Finding::new(at(system), message));
        }
    }
    externals(desk, &page, &procedure, findings);
    openings::check(desk, &page, &procedure, findings);
    let calendar = procedure.calendar.as_ref().unwrap_or(&desk.settings.calendar);
    // A desk file that could not be read names no calendar; it has its own finding.
    if !calendar.is_empty() && !desk.path("catalog/calendars").join(format!("{calendar}.toml")).exists() {
        let place = if procedure.calendar.is_some() { at(calendar) } else { Place::file(desk::DESK_FILE) };
        findings.push(Finding::new(place, message!("finding-unknown-calendar", calendar = calendar)));
    }
    for form in &procedure.forms {
        match desk.template(&form.template) {
            Ok((path, template)) => findings.extend(form::template::check_for(&path, &template, &procedure)),
            Err(_) => {
                let message = message!("finding-template-missing", template = &form.template, form = &form.id);
                findings.push(Finding::new(at(&form.template), message));
            }
        }
    }
    procedure.forms.len()
}

/// The external systems that outcomes name, and the states that they leave there.
fn externals(desk: &Desk, page: &Page, procedure: &Procedure, findings: &mut Vec<Finding>) {
    for activity in &procedure.activities {
        for outcome in &activity.outcomes {
            let state = outcome.external.as_ref().map(|external| (&external.system, Some(&external.state)));
            let handed = outcome.hands_over.as_ref().map(|system| (system, None));
            for (system, state) in state.into_iter().chain(handed) {
                let mut tell = |word: &str, message| {
                    findings.push(Finding::new(page.place_in(activity, outcome, &format!("\"{word}\"")), message));
                };
                let Some(external) = desk.suppliers.external(system) else {
                    let (activity, outcome) = (&activity.id, &outcome.id);
                    tell(
                        system,
                        message!("finding-outcome-external", activity = activity, outcome = outcome, system = system),
                    );
                    continue;
                };
                if let Some(state) =
                    state.filter(|state| !external.states.is_empty() && external.state(state).is_none())
                {
                    let known: Vec<&str> = external.states.iter().map(|(key, _)| key.as_str()).collect();
                    let known = known.join(", ");
                    tell(state, message!("finding-external-state", system = system, state = state, known = known));
                }
            }
        }
    }
}
