//! `folio form`: the official documents, filled or blank.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use serde_json::Value;

use super::next;
use crate::cli::app::App;
use crate::cli::error::{CliError, Exit};
use crate::cli::{change, complete, family, snapshot};
use crate::form::context::Printer;
use crate::form::template;
use crate::language::{Language, Tongue};
use crate::message;
use crate::model::asset::Asset;
use crate::model::suggestion::nearest;
use crate::model::time::Moment;
use crate::model::value::FieldType;
use crate::procedure::definition::{Form, Procedure};
use crate::procedure::replay::State;
use crate::report::case::Case;
use crate::report::log::{self, Period};
use crate::store::desk::Desk;
use crate::store::file;
use crate::store::tickets::Record;

/// Arguments of `folio form`.
#[derive(Debug, Args)]
pub struct FormArgs {
    #[arg(value_name = "CODE", add = clap_complete::ArgValueCompleter::new(complete::forms))]
    code: String,
    #[arg(value_name = "FOLIO", add = clap_complete::ArgValueCompleter::new(complete::folios))]
    folio: Option<String>,
    #[arg(long, conflicts_with_all = ["folio", "from", "to"])]
    blank: bool,
    #[arg(long, value_name = "DATE", conflicts_with = "folio")]
    from: Option<String>,
    #[arg(long, value_name = "DATE", conflicts_with = "folio")]
    to: Option<String>,
    #[arg(long, value_name = "CODE", conflicts_with = "folio",
        add = clap_complete::ArgValueCompleter::new(complete::procedures))]
    procedure: Option<String>,
    #[arg(long, short = 'o', value_name = "FILE", conflicts_with = "json")]
    out: Option<PathBuf>,
    #[arg(long)]
    json: bool,
}

/// Prints a form.
///
/// # Errors
/// No such form or ticket, a damaged one, or a template with a fault.
pub fn run(app: &mut App, args: &FormArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let now = app.now(desk.zone())?;
    let record = args.folio.as_ref().map(|folio| desk.ticket(folio)).transpose()?;
    let (procedure, form) = find(&desk, args, record.as_ref())?;
    let out = args.out.as_ref().filter(|out| out.as_os_str() != "-");
    let target = out.map(|out| target(&desk, &app.directory, out)).transpose()?;
    let context = context(app, &desk, args, record, &procedure, &form, now)?;
    if args.json {
        app.ui.print_json("folio/form/1", &context)?;
        return Ok(Exit::Done);
    }
    let (path, text) = desk.template(&form.template)?;
    let filled = template::render(&path, &text, &context)?;
    match target {
        None => app.ui.print(&filled)?,
        Some(target) => {
            refuse_other(&target, &filled)?;
            file::replace(&target, &filled)?;
            let written = message!("form-written", form = &form.id, path = target.display().to_string());
            app.ui.say_message(&written);
        }
    }
    Ok(Exit::Done)
}

/// The form that was asked for, with the procedure that declares it: the ticket's own, the one
/// named, or the first of the desk's that has it.
fn find(desk: &Desk, args: &FormArgs, record: Option<&Record>) -> Result<(Arc<Procedure>, Form), CliError> {
    let procedures = match (record, &args.procedure) {
        (Some(record), _) => vec![desk.procedure_of(&record.ticket.procedure)?],
        (None, Some(code)) => vec![desk.procedure(code)?],
        (None, None) => {
            let codes = desk.procedure_codes();
            codes.iter().map(|code| desk.procedure(code)).collect::<Result<Vec<_>, _>>()?
        }
    };
    for procedure in &procedures {
        if let Some(form) = procedure.form(&args.code) {
            let form = form.clone();
            check_use(args, &form)?;
            return Ok((procedure.clone(), form));
        }
    }
    if let Some(record) = record {
        let state = State::replay(&desk.lineage_of(&record.ticket)?, &record.ticket.events);
        if let Some((other, title, form)) = of_family(desk, record, &state, &args.code) {
            let folio = record.ticket.folio.to_string();
            return Err(CliError::Usage(message!(
                "form-of-family",
                form = form,
                folio = folio,
                other = other,
                title = title
            )));
        }
    }
    let forms: Vec<&Form> = procedures.iter().flat_map(|procedure| &procedure.forms).collect();
    let known: Vec<String> = forms.iter().map(|form| format!("{} ({})", form.id, form.title)).collect();
    let words = forms.iter().flat_map(|form| [form.id.as_str(), form.key.as_str()]);
    let near = nearest(&args.code, words).unwrap_or("none");
    let code = match &procedures[..] {
        [only] => only.code.as_str(),
        _ => "…",
    };
    Err(CliError::Usage(message!(
        "form-unknown",
        code = &args.code,
        near = near,
        known = known.join(", "),
        procedure = code
    )))
}

/// The ticket above or below another whose procedure has a form: folio, title of the procedure, form.
fn of_family(desk: &Desk, record: &Record, state: &State, code: &str) -> Option<(String, String, String)> {
    let has = |record: &Record| {
        let procedure = desk.procedure_of(&record.ticket.procedure).ok()?;
        let form = procedure.form(code)?;
        Some((record.ticket.folio.to_string(), procedure.title.clone(), form.id.clone()))
    };
    let below = family::descendants(desk, state);
    if let Some(found) = below.iter().find_map(|(_, member)| has(&member.record)) {
        return Some(found);
    }
    let mut seen = vec![record.ticket.folio.to_string()];
    let mut above = record.ticket.header.parent.clone();
    while let Some(folio) = above.filter(|folio| !seen.contains(folio)) {
        let record = desk.ticket(&folio).ok()?;
        if let Some(found) = has(&record) {
            return Some(found);
        }
        above = record.ticket.header.parent.clone();
        seen.push(folio);
    }
    None
}

/// Whether the form can be printed of what was given.
fn check_use(args: &FormArgs, form: &Form) -> Result<(), CliError> {
    let id = &form.id;
    let problem = if form.register && args.folio.is_some() {
        message!("form-is-register", form = id)
    } else if !form.register && (args.from.is_some() || args.to.is_some()) {
        message!("form-is-no-register", form = id)
    } else if !form.register && args.folio.is_none() && !args.blank {
        message!("form-needs-folio", form = id)
    } else {
        return Ok(());
    };
    Err(CliError::Usage(problem))
}

fn context(
    app: &App,
    desk: &Desk,
    args: &FormArgs,
    record: Option<Record>,
    procedure: &Arc<Procedure>,
    form: &Form,
    now: Moment,
) -> Result<Value, CliError> {
    let rules = desk.rules(procedure);
    // A form is the institution's document: it speaks the desk's language, whoever prints it.
    let tongue = Tongue::from_code(&desk.settings.language).unwrap_or(Tongue::Spanish);
    let language = Language::new(tongue, Some(desk.zone()));
    let printer = Printer { settings: &desk.settings, rules: &rules, language: &language, now };
    if args.blank {
        return Ok(printer.blank(form));
    }
    if let Some(record) = record {
        let (_, state) = change::consistent_state(desk, &record)?;
        let lineage = desk.lineage_of(&record.ticket)?;
        let reading = desk.clocks(&lineage, &record.ticket.events, &state, now)?;
        let case = Case { ticket: record.ticket, procedure: procedure.clone(), state, reading };
        let named = procedure.fields.iter().filter(|field| field.kind == FieldType::Asset);
        let assets: Vec<(String, Asset)> =
            named.filter_map(|field| Some((field.id.clone(), desk.asset(case.state.text(&field.id)?)?))).collect();
        let below = next::tree(desk, &family::descendants(desk, &case.state), now)?;
        return Ok(printer.ticket(form, &case, &assets, &below));
    }
    let read = Period::read(desk.zone(), desk.zone().day(now), args.from.as_deref(), args.to.as_deref());
    let period = read.map_err(CliError::Usage)?;
    let mut snapshot = snapshot::load(desk, now)?;
    snapshot::warn(&app.ui, &snapshot.findings);
    // A register is of one procedure, whatever its revision.
    snapshot.cases.retain(|case| case.procedure.code == procedure.code);
    let rows = log::rows(&snapshot.cases, &period, form.open, desk.zone());
    Ok(printer.register(form, &period, &rows, &snapshot.cases))
}

/// Refuses to replace a file that is not an earlier printing of the form: one that begins with
/// another line. An empty file holds nothing that could be lost.
///
/// # Errors
/// There is such a file.
pub(super) fn refuse_other(target: &Path, filled: &str) -> Result<(), CliError> {
    fn first(text: &str) -> Option<&str> {
        text.lines().map(str::trim).find(|line| !line.is_empty())
    }
    if target.symlink_metadata().is_err() {
        return Ok(());
    }
    let folder = target.parent().unwrap_or(Path::new("."));
    let is_earlier =
        file::read_text(folder, target).is_ok_and(|held| first(&held).is_none_or(|_| first(&held) == first(filled)));
    if is_earlier {
        return Ok(());
    }
    Err(CliError::Usage(message!("form-out-other", path = target.display().to_string())))
}

/// Where to write. A form may take the place of an earlier one, never of a file of the desk.
///
/// # Errors
/// It may not stand there.
pub(super) fn target(desk: &Desk, directory: &Path, out: &Path) -> Result<PathBuf, CliError> {
    let written = directory.join(out);
    let shown = || out.display().to_string();
    let Some(name) = written.file_name() else {
        return Err(CliError::Usage(message!("form-out-folder", path = shown())));
    };
    let folder = written.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Ok(folder) = folder.canonicalize() else {
        return Err(CliError::Usage(message!("form-out-no-folder", path = folder.display().to_string())));
    };
    let target = folder.join(name);
    if target.is_dir() {
        return Err(CliError::Usage(message!("form-out-folder", path = shown())));
    }
    const KEPT: [&str; 5] = ["catalog", "templates", "tickets", ".folio", ".git"];
    let inside = target.strip_prefix(&desk.root).ok().and_then(|inside| inside.components().next());
    if let Some(Component::Normal(first)) = inside
        && KEPT.iter().any(|kept| first == *kept)
    {
        return Err(CliError::Usage(message!("form-out-kept", path = shown())));
    }
    Ok(target)
}
