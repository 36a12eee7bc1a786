//! `folio assign`: gives a ticket to a person; without one, says who could take it.

use clap::Args;

use super::workload::scale;
use crate::cli::app::App;
use crate::cli::arguments::{ChangeArgs, Format, SetArgs};
use crate::cli::change::{self, Change};
use crate::cli::error::{CliError, Exit};
use crate::cli::format::{self, Output};
use crate::cli::{ask, complete, snapshot};
use crate::message;
use crate::model::catalogue::fold;
use crate::model::message::Message;
use crate::procedure::definition::{Procedure, Role};
use crate::procedure::engine::{Intent, Kind, Refusal, Unmet};
use crate::render;
use crate::report::suggestion::{self, Suggestion};

/// Arguments of `folio assign`.
#[derive(Debug, Args)]
pub struct AssignArgs {
    #[arg(value_name = "FOLIO", add = clap_complete::ArgValueCompleter::new(complete::open_folios))]
    folio: String,
    #[arg(value_name = "WHO", add = clap_complete::ArgValueCompleter::new(complete::people))]
    person: Option<String>,
    #[arg(long, value_name = "ROLE", conflicts_with = "person")]
    role: Option<String>,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[command(flatten)]
    options: ChangeArgs,
}

/// Gives a ticket to a person, or says who could take it.
///
/// # Errors
/// Whatever stands in the way.
pub fn run(app: &mut App, args: AssignArgs) -> Result<Exit, CliError> {
    let person = match args.person {
        Some(person) => person,
        None => match suggest(app, &args.folio, args.role.as_deref(), args.options.json)? {
            Some(person) => person,
            None => return Ok(Exit::Done),
        },
    };
    let (set, options) = (&SetArgs::default(), &args.options);
    let intent = Intent::Assign(person.clone());
    let exit = change::make(
        app,
        Change { folio: &args.folio, intent, set, note: args.note, on_behalf: None, options, quiet: false },
    )?;
    warn_of_absence(app, &person)?;
    Ok(exit)
}

/// A ticket may be given to somebody who is away, who may be back in time; but not unawares.
fn warn_of_absence(app: &mut App, typed: &str) -> Result<(), CliError> {
    let desk = app.desk()?;
    let today = desk.zone().day(app.now(desk.zone())?);
    let person = desk.people.get(typed).or_else(|| desk.people.find_by_name(typed));
    let Some((person, absence)) = person.and_then(|person| Some((person, person.absence_on(today)?))) else {
        return Ok(());
    };
    let (name, until) = (&person.name, absence.until.to_string());
    app.ui.say_message(&match &absence.reason {
        Some(reason) => message!("warning-assignee-away-why", person = name, until = until, reason = reason),
        None => message!("warning-assignee-away", person = name, until = until),
    });
    Ok(())
}

/// Who is chosen of those who could take the ticket; nobody where there is none to ask, who is told
/// them instead.
fn suggest(app: &mut App, folio: &str, role: Option<&str>, as_json: bool) -> Result<Option<String>, CliError> {
    let desk = app.desk()?;
    let now = app.now(desk.zone())?;
    let case = snapshot::case(&desk, desk.ticket(folio)?, false, now, &mut Vec::new())??;
    if case.is_ended() {
        return Err(ended(&case.ticket.folio.to_string(), case.state.status().message_id()));
    }
    let others = snapshot::load(&desk, now)?;
    let (rules, scale) = (desk.rules(&case.procedure), scale(&desk, now));
    let role = role.map(|typed| role_of(&case.procedure, typed)).transpose()?;
    let found = suggestion::suggestion(&case, role, &others.cases, &rules, &scale, now);
    snapshot::warn(&app.ui, &others.findings);
    if app.ui.interactive && !as_json && !found.people.is_empty() {
        return choose(app, &found).map(Some);
    }
    let names = format::names(&app.ui, &desk);
    if found.people.is_empty() {
        let role = found.role.clone().unwrap_or_default();
        let message = message!("suggestion-nobody", folio = &found.folio, role = role);
        app.ui.say_message(&message);
        app.ui.language.remedy(&message).iter().for_each(|remedy| app.ui.say(&format!("  → {remedy}")));
    }
    let output = Output {
        schema: "folio/suggestion/1",
        data: &found,
        document: &|| render::workload::suggestion(&found, &names),
        sheet: None,
    };
    if as_json || !found.people.is_empty() || !found.absent.is_empty() {
        format::print(&app.ui, if as_json { Format::Json } else { Format::Table }, &output)?;
    }
    Ok(None)
}

/// The key of a role that may be typed by its name.
fn role_of<'a>(procedure: &'a Procedure, typed: &str) -> Result<&'a str, CliError> {
    let is = |role: &&Role| role.id == typed || fold(&role.name) == fold(typed);
    let found = procedure.roles.iter().find(is).map(|role| role.id.as_str());
    found.ok_or_else(|| {
        let known: Vec<&str> = procedure.roles.iter().map(|role| role.id.as_str()).collect();
        CliError::Usage(message!("refused-unknown-role", role = typed, known = known.join(", ")))
    })
}

fn choose(app: &App, found: &Suggestion) -> Result<String, CliError> {
    let names: Vec<String> = found.people.iter().map(|row| render::workload::choice(row, &app.ui.language)).collect();
    let question = app.ui.language.format(&message!("suggestion-question", folio = &found.folio));
    let index = ask::one_of(&app.ui, &question, &names)?;
    Ok(found.people.get(index).map(|row| row.id.clone()).unwrap_or_default())
}

/// The refusal of whoever gives away what is over.
fn ended(folio: &str, status: &'static str) -> CliError {
    let message = message!("refused-ended", folio = folio, status = Message::new(status));
    let unmet = Unmet {
        kind: Kind::Position,
        key: "ended".to_owned(),
        label: "ended".to_owned(),
        field_type: None,
        choices: Vec::new(),
        message,
        remedy: Some(format!("folio reopen {folio}")),
    };
    CliError::Refusal(Refusal { unmet: vec![unmet] })
}
