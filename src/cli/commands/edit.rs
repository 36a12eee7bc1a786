//! `folio edit`: the record itself in the user's editor, checked on return.

use std::path::{Path, PathBuf};
use std::process::Command;

use clap::Args;

use crate::cli::app::App;
use crate::cli::error::{self, CliError, Exit};
use crate::cli::{ask, complete, inspect};
use crate::message;
use crate::model::finding::Finding;
use crate::model::folio::Folio;
use crate::model::shape::Step;
use crate::model::ticket::Ticket;
use crate::model::time::Moment;
use crate::store::batch::Batch;
use crate::store::desk::Desk;
use crate::store::file;
use crate::store::tickets::{self, Record};

/// Arguments of `folio edit`.
#[derive(Debug, Args)]
pub struct EditArgs {
    #[arg(value_name = "FOLIO", add = clap_complete::ArgValueCompleter::new(complete::folios))]
    folio: String,
}

/// A ticket's file while it is being edited.
struct Session {
    folio: Folio,
    path: PathBuf,
    /// The text that is in the file.
    original: String,
    /// What the text says, where it can be read: a damaged record is just what one may want to edit.
    record: Option<Record>,
    /// The copy that the editor gets.
    draft: PathBuf,
}

/// Opens a ticket in the editor until it is right or given up. What was typed is never lost.
///
/// # Errors
/// No editor, or the edited text breaks a rule and nobody can be asked to mend it.
pub fn run(app: &mut App, args: &EditArgs) -> Result<Exit, CliError> {
    let desk = app.desk_to_change(false)?;
    let (folio, path) = desk.find(&args.folio)?;
    desk.refuse_sealed(&path)?;
    let original = file::read_text(&desk.root, &path)?;
    let record = desk.read_ticket(&path).ok();
    let editor = editor()?;
    let draft = desk.path(".folio").join("drafts").join(format!("{folio}.yaml"));
    let session = Session { folio, path, original, record, draft };
    prepare_draft(app, &desk, &session)?;
    let result = edit(app, &desk, &session, &editor);
    if result.is_err() {
        match file::read_text(&desk.root, &session.draft) {
            Ok(text) if text == session.original => discard(&session.draft),
            _ => app.ui.say_message(&message!("edit-kept", path = session.draft.display().to_string())),
        }
    }
    result
}

fn prepare_draft(app: &App, desk: &Desk, session: &Session) -> Result<(), CliError> {
    if session.draft.exists() {
        if file::read_text(&desk.root, &session.draft).is_ok_and(|text| text == session.original) {
            return Ok(());
        }
        if app.ui.interactive && ask::confirm(&app.ui, &app.ui.text("edit-take-up-draft"))? {
            return Ok(());
        }
        return Err(CliError::Refused(message!("edit-draft-there", path = session.draft.display().to_string())));
    }
    Ok(file::create(&session.draft, &session.original)?)
}

fn edit(app: &App, desk: &Desk, session: &Session, editor: &str) -> Result<Exit, CliError> {
    loop {
        open_editor(editor, &session.draft)?;
        let text = file::read_text(&desk.root, &session.draft)?;
        if text == session.original {
            discard(&session.draft);
            app.ui.say(&app.ui.text("edit-unchanged"));
            return Ok(Exit::Done);
        }
        let now = app.now(desk.zone())?;
        let findings = findings_of(desk, session, &text, now);
        if findings.is_empty() {
            let lock = app.lock(desk, "", now)?;
            let mut batch = Batch::default();
            batch.replace(&session.path, &session.original, &text);
            desk.commit(&lock, &batch)?;
            drop(lock);
            discard(&session.draft);
            app.ui.print(&app.ui.language.format(&message!("edit-done", folio = session.folio.to_string())))?;
            return Ok(Exit::Done);
        }
        for finding in &findings {
            app.ui.say(&error::explain_finding(finding, &app.ui.language));
        }
        if !app.ui.interactive || !ask::confirm(&app.ui, &app.ui.text("edit-again"))? {
            return Err(CliError::Findings);
        }
    }
}

/// What the edited text would break: form, identity, history, laws.
fn findings_of(desk: &Desk, session: &Session, text: &str, now: Moment) -> Vec<Finding> {
    let shown = file::display(&desk.root, &session.path);
    let ticket = match tickets::parse_ticket(&shown, text) {
        Ok(ticket) => ticket,
        Err(findings) => return findings,
    };
    let mut findings = match &session.record {
        Some(record) => history_findings(&shown, text, &record.ticket, &ticket),
        None => name_findings(&shown, text, session, &ticket),
    };
    let edited = Record { path: session.path.clone(), text: text.to_owned(), ticket };
    findings.extend(inspect::record_findings(desk, &edited, now, true));
    findings
}

/// A damaged file tells nothing of what was in it; its name still says whose it is.
fn name_findings(shown: &str, text: &str, session: &Session, ticket: &Ticket) -> Vec<Finding> {
    if ticket.folio == session.folio {
        return Vec::new();
    }
    let place = tickets::place_of(shown, text, &[Step::Key("folio".to_owned())]);
    vec![Finding::new(place, message!("finding-name-differs", folio = ticket.folio.to_string()))]
}

/// What never changes, and the history: no event altered, taken away or put in another order.
fn history_findings(shown: &str, text: &str, old: &Ticket, new: &Ticket) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut fixed = |key: &str, changed: bool| {
        if changed {
            let place = tickets::place_of(shown, text, &[Step::Key(key.to_owned())]);
            findings.push(Finding::new(place, message!("finding-fixed-key-changed", key = key)));
        }
    };
    fixed("folio", new.folio != old.folio);
    fixed("uid", new.uid != old.uid);
    fixed("procedure", new.procedure != old.procedure);
    for (index, event) in old.events.iter().enumerate() {
        let path = [Step::Key("events".to_owned()), Step::Index(index)];
        match new.events.iter().find(|kept| kept.id == event.id) {
            Some(kept) if kept == event => {}
            Some(_) => {
                let message = message!("finding-event-altered", id = &event.id, folio = old.folio.to_string());
                findings.push(Finding::new(tickets::place_of(shown, text, &path), message));
            }
            None => {
                let message = message!("finding-event-removed", id = &event.id);
                findings.push(Finding::new(tickets::place_of(shown, text, &path[..1]), message));
            }
        }
    }
    let order: Vec<Option<usize>> =
        old.events.iter().map(|event| new.events.iter().position(|kept| kept.id == event.id)).collect();
    if order.iter().all(Option::is_some) && !order.is_sorted() {
        let place = tickets::place_of(shown, text, &[Step::Key("events".to_owned())]);
        findings.push(Finding::new(place, message!("finding-events-reordered")));
    }
    findings
}

fn discard(draft: &Path) {
    // A draft that stays behind is offered again, which does no harm.
    #[expect(clippy::disallowed_methods, reason = "the draft is this command's own")]
    let _ = std::fs::remove_file(draft);
}

fn editor() -> Result<String, CliError> {
    let named = ["FOLIO_EDITOR", "VISUAL", "EDITOR"].into_iter().filter_map(|name| std::env::var(name).ok());
    let found = named.into_iter().find(|text| !text.trim().is_empty());
    found.ok_or_else(|| CliError::Environment(message!("error-no-editor")))
}

fn open_editor(editor: &str, path: &Path) -> Result<(), CliError> {
    // An editor may be named with arguments, as git takes it: through the shell.
    #[expect(clippy::disallowed_methods, reason = "the editor is the user's own program")]
    let status = Command::new("sh").arg("-c").arg(format!("{editor} \"$1\"")).arg("sh").arg(path).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        _ => Err(CliError::Environment(message!("error-editor", editor = editor))),
    }
}
