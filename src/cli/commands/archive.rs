//! `folio archive`: seals finished years, so that daily questions do not look at them any more.

use clap::Args;
use serde_json::{Value, json};

use crate::cli::app::App;
use crate::cli::archive::{Hindrance, Standing, Survey, Year};
use crate::cli::arguments::Format;
use crate::cli::error::{CliError, Exit};
use crate::cli::format::{self, Output};
use crate::cli::rights::hold;
use crate::cli::{commit, complete};
use crate::message;
use crate::model::catalogue::Right;
use crate::model::seal::{self, Seal};
use crate::model::time::{self, Moment};
use crate::render::table::{Column, Document, Table};
use crate::store::archive::MAX_BYTES;
use crate::store::desk::Desk;
use crate::store::file;

/// Headings of the table.
const COLUMNS: [&str; 4] =
    ["archive-column-year", "archive-column-records", "archive-column-state", "archive-column-hinders"];

/// Hindrances named one by one.
const NAMED: usize = 8;

/// Arguments of `folio archive`.
#[derive(Debug, Args)]
pub struct ArchiveArgs {
    #[arg(value_name = "YEAR", add = clap_complete::ArgValueCompleter::new(complete::years))]
    year: Option<String>,
    #[arg(long, requires = "year")]
    unseal: bool,
    #[arg(long, value_name = "TEXT", requires = "year")]
    note: Option<String>,
    #[arg(long, value_name = "WHO", requires = "year", add = clap_complete::ArgValueCompleter::new(complete::people))]
    by: Option<String>,
    #[arg(long, requires = "year")]
    dry_run: bool,
    #[arg(long)]
    json: bool,
}

/// Tells of the years, seals one, or takes its seal away.
///
/// # Errors
/// No such year, something in it hinders, the right is missing, or the disk stands in the way.
pub fn run(app: &mut App, args: &ArchiveArgs) -> Result<Exit, CliError> {
    let Some(typed) = &args.year else { return table(app, args) };
    let desk = app.desk_to_change(args.dry_run)?;
    let now = app.now(desk.zone())?;
    let year = seal::year_of(typed).filter(|year| desk.ticket_years().contains(year));
    let Some(year) = year else {
        let known: Vec<String> = desk.ticket_years().iter().map(u16::to_string).collect();
        return Err(CliError::Usage(message!(
            "archive-no-such-year",
            typed = typed,
            count = known.len(),
            known = known.join(", ")
        )));
    };
    let actor = app.actor(&desk, args.by.as_deref())?;
    hold(&desk, &actor, Right::Archive)?;
    let note = args.note.as_deref().map(str::trim).filter(|note| !note.is_empty());
    if args.unseal && note.is_none() {
        return Err(CliError::Usage(message!("archive-without-reason", year = year.to_string())));
    }
    let mut trailers = format!("By: {}\n", commit::one_line(&actor));
    if let Some(note) = note {
        trailers.push_str(&format!("Note: {}\n", commit::one_line(note)));
    }
    let desk = commit::recording_with(desk, &app.told, trailers);
    let change = Change { year, actor: &actor, now, dry: args.dry_run };
    if args.unseal { change.unseal(app, &desk, args.json) } else { change.seal(app, &desk, args.json) }
}

/// A seal to be put or taken away.
struct Change<'a> {
    year: u16,
    actor: &'a str,
    now: Moment,
    dry: bool,
}

impl Change<'_> {
    fn seal(&self, app: &App, desk: &Desk, as_json: bool) -> Result<Exit, CliError> {
        let lock = if self.dry { None } else { Some(app.lock(desk, self.actor, self.now)?) };
        let survey = Survey::of(desk, &[self.year], self.now)?;
        let mut found = survey.year(self.year);
        let year = self.year.to_string();
        match (found.standing, &found.seal) {
            (Standing::Sealed, _) => app.ui.say_message(&message!("archive-sealed-already", year = year)),
            (Standing::Changed, _) => return Err(refused(app, "archive-sealed-changed", &found)),
            (Standing::Open, _) if !survey.is_over(self.year) => {
                return Err(CliError::Refused(message!("archive-not-over", year = year)));
            }
            (Standing::Open, _) if found.records == 0 => {
                return Err(CliError::Refused(message!("archive-empty", year = year)));
            }
            (Standing::Open, _) | (Standing::Sealable, None) => {
                return Err(refused(app, "archive-refused", &found));
            }
            (Standing::Sealable, Some(seal)) => {
                if let Some(lock) = &lock {
                    desk.write_seal(lock, self.year, None, Some(&seal.text()))?;
                }
                let message = message!("archive-sealed", year = year, count = found.records);
                found.standing = Standing::Sealed;
                if !as_json {
                    app.ui.print(&app.ui.language.format(&message))?;
                }
            }
        }
        drop(lock);
        self.told(app, &found, as_json)
    }

    fn unseal(&self, app: &App, desk: &Desk, as_json: bool) -> Result<Exit, CliError> {
        let lock = if self.dry { None } else { Some(app.lock(desk, self.actor, self.now)?) };
        let year = self.year.to_string();
        if !desk.is_sealed(self.year) {
            return Err(CliError::Refused(message!("archive-not-sealed", year = year)));
        }
        let mut found = None;
        if let Some(lock) = &lock {
            // One that is damaged goes too, whatever is in it.
            let path = desk.seal_path(self.year);
            let kind = path.symlink_metadata().map(|metadata| metadata.file_type());
            if kind.as_ref().is_ok_and(std::fs::FileType::is_dir) {
                let path = seal::path_of(self.year);
                return Err(CliError::Refused(message!("archive-seal-folder", path = path)));
            } else if kind.is_ok_and(|kind| kind.is_symlink()) {
                desk.remove_linked_seal(lock, self.year)?;
            } else {
                let read = file::read_bytes_of(&desk.root, &path, MAX_BYTES)?;
                desk.write_seal(lock, self.year, Some(&read), None)?;
            }
            found = as_json.then(|| Survey::of(desk, &[self.year], self.now).map(|survey| survey.year(self.year)));
        }
        drop(lock);
        let found = match found {
            Some(found) => found?,
            None => Survey::of(desk, &[], self.now)?.year(self.year),
        };
        if !as_json {
            app.ui.print(&app.ui.language.format(&message!("archive-unsealed", year = year)))?;
        }
        self.told(app, &found, as_json)
    }

    fn told(&self, app: &App, found: &Year, as_json: bool) -> Result<Exit, CliError> {
        if as_json {
            let data = json!({ "dry_run": self.dry, "years": [year_json(app, found)] });
            app.ui.print_json("folio/archive/1", &data)?;
        } else if self.dry {
            app.ui.say_message(&message!("change-dry-run"));
        }
        Ok(Exit::Done)
    }
}

/// Why a year cannot be sealed: each reason with what to type, some of them.
fn refused(app: &App, id: &'static str, year: &Year) -> CliError {
    let language = &app.ui.language;
    let line = |it: &Hindrance| {
        format!("\n  • {}: {}\n      → {}", it.path, language.format(&it.message), language.format(&it.remedy))
    };
    let mut list: String = year.hindrances.iter().take(NAMED).map(line).collect();
    if let Some(more) = year.hindrances.len().checked_sub(NAMED).filter(|more| *more > 0) {
        list.push_str(&format!("\n  • {}", language.format(&message!("archive-more", count = more))));
    }
    let (number, count) = (year.year.to_string(), year.hindrances.len());
    CliError::Refused(match id {
        "archive-refused" => message!("archive-refused", year = number, count = count, list = list),
        _ => message!("archive-sealed-changed", year = number, count = count, list = list),
    })
}

fn table(app: &mut App, args: &ArchiveArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let now = app.now(desk.zone())?;
    let numbers = desk.ticket_years();
    let survey = Survey::of(&desk, &numbers, now)?;
    let years: Vec<Year> = numbers.iter().map(|year| survey.year(*year)).collect();
    if years.is_empty() && !args.json {
        app.ui.say_message(&message!("archive-no-years"));
        return Ok(Exit::Done);
    }
    let data = json!({
        "dry_run": false,
        "years": years.iter().map(|year| year_json(app, year)).collect::<Vec<_>>(),
    });
    let names = format::names(&app.ui, &desk);
    let document =
        || Document::of_table(app.ui.text("archive-title"), rows(app, &survey, &years, names.columns(&COLUMNS)));
    let output = Output { schema: "folio/archive/1", data: &data, document: &document, sheet: None };
    format::print(&app.ui, if args.json { Format::Json } else { Format::Table }, &output)?;
    if args.json {
        return Ok(Exit::Done);
    }
    if let Some(year) = years.iter().find(|year| year.standing == Standing::Sealable) {
        app.ui.say_message(&message!("archive-next", year = year.year.to_string()));
    }
    Ok(Exit::Done)
}

fn rows(app: &App, survey: &Survey, years: &[Year], columns: Vec<Column>) -> Table {
    let row = |year: &Year| {
        let state = match year.standing {
            Standing::Open if survey.is_over(year.year) => "archive-state-hindered",
            Standing::Open => "archive-state-open",
            Standing::Sealable => "archive-state-sealable",
            Standing::Sealed => "archive-state-sealed",
            Standing::Changed => "archive-state-changed",
        };
        vec![
            year.year.to_string().into(),
            year.records.to_string().into(),
            app.ui.text(state).into(),
            hinders(app, year).into(),
        ]
    };
    Table { columns, rows: years.iter().map(row).collect(), wraps: true }
}

/// What is in the way of a year, in short.
fn hinders(app: &App, year: &Year) -> String {
    let Some(first) = year.hindrances.first() else { return String::new() };
    let language = &app.ui.language;
    let first = language.format(&first.message);
    match year.hindrances.len() - 1 {
        0 => first,
        more => {
            // Both are one sentence.
            let first = first.trim_end_matches('.');
            language.format(&message!("archive-first-and-more", first = first, count = more))
        }
    }
}

fn year_json(app: &App, year: &Year) -> Value {
    let moment = |of: fn(&Seal) -> i64| {
        let second = chrono::DateTime::from_timestamp(year.seal.as_ref().map(of)?, 0)?;
        Some(time::write_moment(second.fixed_offset()))
    };
    let hindrances = year.hindrances.iter().map(|it| {
        json!({
            "code": it.code,
            "path": it.path,
            "message": app.ui.language.format(&it.message),
            "remedy": app.ui.language.format(&it.remedy),
        })
    });
    json!({
        "year": year.year,
        "records": year.records,
        "state": year.standing.word(),
        "first": moment(|seal| seal.header.first),
        "until": moment(|seal| seal.header.until),
        "hindrances": hindrances.collect::<Vec<_>>(),
    })
}
