//! `folio edit`: the record itself in the user's editor, checked on return.

use std::path::PathBuf;
use std::process::Command;

use clap::Args;

use crate::cli::app::App;
use crate::cli::error::{self, CliError, Exit};
use crate::cli::{ask, complete, inspect};
use crate::message;
use crate::model::finding::Finding;
use crate::model::shape::Step;
use crate::model::time::Moment;
use crate::store::desk::Desk;
use crate::store::tickets::{self, Record};

/// Arguments of `folio edit`.
#[derive(Debug, Args)]
pub struct EditArgs {
    #[arg(value_name = "FOLIO", add = clap_complete::ArgValueCompleter::new(complete::folios))]
    folio: String,
}

/// Opens a ticket in the editor until it is right or given up. What was typed is never lost.
///
/// # Errors
/// No editor, or the edited text breaks a rule and nobody can be asked to mend it.
pub fn run(app: &mut App, args: &EditArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let record = match desk.ticket(&args.folio) {
        // A damaged record is just what one may want to edit.
        Err(crate::store::StoreError::Damaged(_)) => return edit_damaged(app, &desk, &args.folio),
        other => other?,
    };
    let draft = draft_path(&desk, &record.ticket.folio.to_string());
    if draft.exists() && !(app.ui.interactive && ask::confirm(&app.ui, &app.ui.text("edit-take-up-draft"))?) {
        return Err(CliError::Refused(message!("edit-draft-there", path = draft.display().to_string())));
    }
    if !draft.exists() {
        crate::store::file::create(&draft, &record.text)?;
    }
    loop {
        open_editor(&draft)?;
        let text = crate::store::file::read_text(&desk.root, &draft)?;
        if text == record.text {
            discard(&draft);
            app.ui.say(&app.ui.text("edit-unchanged"));
            return Ok(Exit::Done);
        }
        let now = app.now(desk.zone())?;
        let findings = findings_of(&desk, &record, &text, now);
        if findings.is_empty() {
            let lock = desk.lock(&app.holder("", now), app.patience())?;
            desk.write_text(&lock, &record, &text).inspect_err(|_| {
                app.ui.say_message(&message!("edit-kept", path = draft.display().to_string()));
            })?;
            drop(lock);
            discard(&draft);
            app.ui.print(&app.ui.language.format(&message!("edit-done", folio = record.ticket.folio.to_string())))?;
            return Ok(Exit::Done);
        }
        for finding in &findings {
            app.ui.say(&error::explain_finding(finding, &app.ui.language));
        }
        if !app.ui.interactive || !ask::confirm(&app.ui, &app.ui.text("edit-again"))? {
            app.ui.say_message(&message!("edit-kept", path = draft.display().to_string()));
            return Err(CliError::Findings);
        }
    }
}

/// What the edited text would break: form, identity, history, laws.
fn findings_of(desk: &Desk, record: &Record, text: &str, now: Moment) -> Vec<Finding> {
    let shown = crate::store::file::display(&desk.root, &record.path);
    let ticket = match tickets::parse_ticket(&shown, text) {
        Ok(ticket) => ticket,
        Err(findings) => return findings,
    };
    let mut findings = Vec::new();
    let old = &record.ticket;
    let mut fixed = |key: &str, changed: bool| {
        if changed {
            let place = tickets::place_of(&shown, text, &[Step::Key(key.to_owned())]);
            findings.push(Finding::new(place, message!("finding-fixed-key-changed", key = key)));
        }
    };
    fixed("folio", ticket.folio != old.folio);
    fixed("uid", ticket.uid != old.uid);
    fixed("procedure", ticket.procedure != old.procedure);
    for (index, event) in old.events.iter().enumerate() {
        let path = [Step::Key("events".to_owned()), Step::Index(index)];
        match ticket.events.iter().find(|kept| kept.id == event.id) {
            Some(kept) if kept == event => {}
            Some(_) => {
                let message = message!("finding-event-altered", id = &event.id, folio = old.folio.to_string());
                findings.push(Finding::new(tickets::place_of(&shown, text, &path), message));
            }
            None => {
                let message = message!("finding-event-removed", id = &event.id);
                findings.push(Finding::new(tickets::place_of(&shown, text, &path[..1]), message));
            }
        }
    }
    let edited = Record { path: record.path.clone(), text: text.to_owned(), ticket };
    findings.extend(inspect::record_findings(desk, &edited, now));
    findings
}

fn edit_damaged(app: &App, desk: &Desk, folio: &str) -> Result<Exit, CliError> {
    let (_, path) = desk.find(folio)?;
    open_editor(&path)?;
    let now = app.now(desk.zone())?;
    let findings = match desk.read_ticket(&path) {
        Ok(record) => inspect::record_findings(desk, &record, now),
        Err(findings) => findings,
    };
    if findings.is_empty() {
        app.ui.print(&app.ui.language.format(&message!("edit-done", folio = folio)))?;
        return Ok(Exit::Done);
    }
    Err(crate::store::StoreError::Damaged(findings).into())
}

fn draft_path(desk: &Desk, folio: &str) -> PathBuf {
    desk.path(".folio").join("drafts").join(format!("{folio}.yaml"))
}

fn discard(draft: &std::path::Path) {
    // A draft that stays behind is offered again, which does no harm.
    #[expect(clippy::disallowed_methods, reason = "the draft is this command's own")]
    let _ = std::fs::remove_file(draft);
}

fn open_editor(path: &std::path::Path) -> Result<(), CliError> {
    let named = ["FOLIO_EDITOR", "VISUAL", "EDITOR"].into_iter().filter_map(|name| std::env::var(name).ok());
    let Some(editor) = named.into_iter().find(|text| !text.trim().is_empty()) else {
        return Err(CliError::Environment(message!("error-no-editor")));
    };
    // An editor may be named with arguments, as git takes it: through the shell.
    #[expect(clippy::disallowed_methods, reason = "the editor is the user's own program")]
    let status = Command::new("sh").arg("-c").arg(format!("{editor} \"$1\"")).arg("sh").arg(path).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        _ => Err(CliError::Environment(message!("error-editor", editor = editor))),
    }
}
