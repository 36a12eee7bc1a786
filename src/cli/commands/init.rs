//! `folio init`: starts a desk from what is embedded, with no network.

mod join;

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use crate::cli::app::App;
use crate::cli::commit;
use crate::cli::complete;
use crate::cli::error::{CliError, Exit};
use crate::message;
use crate::model::catalogue::CommitPolicy;
use crate::model::folio::is_series;
use crate::model::identifier;
use crate::procedure::definition::Procedure;
use crate::procedure::load;
use crate::report::procedure_sheet::ProcedureRow;
use crate::store::desk::Desk;
use crate::store::git::state::Repository;
use crate::store::git::{driver, record};
use crate::store::init::{self, NewDesk};
use crate::store::{embedded, file, git};

/// Arguments of `folio init`.
#[derive(Debug, Args)]
pub struct InitArgs {
    #[arg(value_name = "DIR", required_unless_present = "list")]
    folder: Option<PathBuf>,
    #[arg(long, value_name = "URL", requires = "series", conflicts_with_all = ["procedure", "name", "institution", "unit", "person", "list", "json"])]
    join: Option<String>,
    #[arg(long, requires = "join")]
    reuse_series: bool,
    #[arg(long, value_name = "CODE", required_unless_present_any = ["list", "join"], add = clap_complete::ArgValueCompleter::new(complete::embedded_procedures))]
    procedure: Option<String>,
    #[arg(long, value_name = "LETTERS")]
    series: Option<String>,
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[arg(long, value_name = "NAME")]
    institution: Option<String>,
    #[arg(long, value_name = "NAME")]
    unit: Option<String>,
    #[arg(long, value_name = "WHO")]
    person: Option<String>,
    #[arg(long)]
    list: bool,
    #[arg(long)]
    json: bool,
}

/// Starts a desk, or lists what it can be started with.
///
/// # Errors
/// A desk or files in the way, an unknown procedure, or what disk and git say.
pub fn run(app: &mut App, args: &InitArgs) -> Result<Exit, CliError> {
    if args.list {
        return list(app, args.json);
    }
    if let Some(found) = args.series.as_ref().filter(|series| !is_series(series)) {
        return Err(CliError::Usage(message!("error-series", found = found)));
    }
    if let (Some(url), Some(folder), Some(series)) = (&args.join, &args.folder, &args.series) {
        return join::run(app, url, folder, series, args.reuse_series);
    }
    let (Some(folder), Some(procedure)) = (&args.folder, &args.procedure) else {
        return Err(CliError::Usage(message!("usage-missing", argument = "DIR --procedure CODE")));
    };
    let folder = app.directory.join(folder);
    let start = folder.ancestors().find(|path| path.is_dir()).map_or_else(|| app.directory.clone(), PathBuf::from);
    let mail = git::mail(&start);
    let person = match &args.person {
        Some(person) if identifier::is_key(person) => person.clone(),
        Some(person) => return Err(CliError::Usage(message!("error-person-key", found = person))),
        None => guess_person(mail.as_deref()),
    };
    let person_name = git::name(&start).unwrap_or_else(|| person.clone());
    let (name, institution) = (app.ui.text("init-default-name"), app.ui.text("init-default-institution"));
    let new = NewDesk {
        folder: &folder,
        procedure,
        series: args.series.as_deref(),
        name: args.name.as_deref().unwrap_or(&name),
        institution: args.institution.as_deref().unwrap_or(&institution),
        unit: args.unit.as_deref().or(args.institution.as_deref()).unwrap_or(&institution),
        person: &person,
        person_name: &person_name,
        person_mail: mail.as_deref(),
        language: app.ui.language.tongue().code(),
    };
    // What a person half edited there is left alone.
    let edited = [".gitignore", ".gitattributes"].map(|name| git::is_changed(&start, &[name]) && folder == start);
    let written = init::start(&new)?;
    commit_first(app, &folder, &written, edited);
    let shown = args.folder.as_ref().map(|folder| folder.display().to_string()).unwrap_or_default();
    if args.json {
        let files: Vec<String> = written.iter().map(|path| path.display().to_string()).collect();
        let data = json!({ "desk": shown, "procedure": procedure, "person": person, "files": files });
        app.ui.print_json("folio/init/1", &data)?;
        return Ok(Exit::Done);
    }
    app.ui.print(&app.ui.language.format(&message!("init-done", folder = &shown, files = written.len())))?;
    app.ui.say(&app.ui.language.format(&message!("init-next", folder = shown, person = person)));
    Ok(Exit::Done)
}

/// Commits a new desk; that it cannot be done is no reason not to start.
fn commit_first(app: &App, folder: &Path, written: &[PathBuf], edited: [bool; 2]) {
    let Ok(desk) = Desk::open(folder) else { return };
    if let Ok(Some(repository)) = Repository::of(&desk.root) {
        // `sync` sets it up too.
        let _ = driver::install(&desk.root, &repository);
    }
    if commit::policy(&desk) == CommitPolicy::Manual {
        return;
    }
    let mut paths: Vec<String> = written.iter().map(|path| file::display(folder, &folder.join(path))).collect();
    let ignoring = [".gitignore", ".gitattributes"].into_iter().zip(edited).filter(|(_, edited)| !edited);
    paths.extend(ignoring.map(|(name, _)| name.to_owned()));
    paths.retain(|path| folder.join(path).exists());
    let subject = message!("commit-desk", name = desk.settings.name.as_str());
    let subject = commit::one_line(&commit::language(&desk).format(&subject));
    if let Err(reason) = record::commit_all(&desk.root, &paths, &subject) {
        commit::tell(&app.told, commit::not_committed(&desk.root, &reason, &["."]));
    }
}

/// An identifier for the one who starts the desk: the login name or the mail's local part.
fn guess_person(mail: Option<&str>) -> String {
    let login = ["FOLIO_USER", "USER", "LOGNAME"].into_iter().find_map(|name| std::env::var(name).ok());
    let local = mail.and_then(|mail| mail.split('@').next()).map(str::to_owned);
    let named = login.or(local).unwrap_or_default().to_lowercase().replace(' ', "-");
    if identifier::is_key(&named) { named } else { "persona-1".to_owned() }
}

fn list(app: &App, as_json: bool) -> Result<Exit, CliError> {
    let procedures: Vec<_> = embedded::procedure_codes()
        .into_iter()
        .filter_map(|code| load::load(&code, embedded::procedure(&code)?).procedure)
        .collect();
    if as_json {
        let rows: Vec<ProcedureRow> =
            procedures.iter().map(|procedure| ProcedureRow::of(&procedure.code, Some(procedure), None, 0)).collect();
        app.ui.print_json("folio/procedures/1", &rows)?;
    } else {
        let width = procedures.iter().map(|procedure| procedure.code.chars().count()).max().unwrap_or_default();
        let line = |procedure: &Procedure| format!("{:<width$}  {}", procedure.code, procedure.title);
        let lines: Vec<String> = procedures.iter().map(line).collect();
        app.ui.print(&lines.join("\n"))?;
    }
    Ok(Exit::Done)
}
