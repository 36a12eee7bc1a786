//! `folio ack`: records the number and state that a system of others gave back, of tickets or of
//! assets.

mod assets;

use std::path::{Path, PathBuf};

use clap::Args;

use super::export;
use crate::cli::app::App;
use crate::cli::arguments::{ChangeArgs, SetArgs};
use crate::cli::change::{self, Change};
use crate::cli::error::{CliError, Exit, store_message};
use crate::cli::{complete, outside};
use crate::message;
use crate::model::catalogue::{External, fold};
use crate::model::finding::{Finding, Place};
use crate::model::message::Message;
use crate::procedure::engine::{Intent, Kind, Refusal, Unmet};
use crate::procedure::replay::State;
use crate::store::StoreError;
use crate::store::desk::Desk;

/// Arguments of `folio ack`.
#[derive(Debug, Args)]
pub struct AckArgs {
    #[arg(value_name = "FOLIO", required_unless_present = "from", add = clap_complete::ArgValueCompleter::new(complete::records))]
    folio: Option<String>,
    #[arg(long, value_name = "SYSTEM", add = clap_complete::ArgValueCompleter::new(complete::systems))]
    system: Option<String>,
    #[arg(long, value_name = "NUMBER", required_unless_present = "from")]
    number: Option<String>,
    #[arg(long, value_name = "CHANGE", conflicts_with = "from")]
    change: Option<String>,
    #[arg(long, value_name = "STATE")]
    state: Option<String>,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["folio", "number", "state"])]
    from: Option<PathBuf>,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[command(flatten)]
    options: ChangeArgs,
}

/// What came back for one ticket or asset.
struct Answer {
    /// What names it: a folio, or what an asset answers to.
    folio: String,
    number: String,
    state: Option<String>,
    /// Event of an asset up to which its changes are acknowledged.
    change: Option<String>,
    /// Line of the file in which it stands.
    line: u64,
}

impl Answer {
    fn change<'a>(
        &'a self,
        system: &External,
        set: &'a SetArgs,
        note: &Option<String>,
        options: &'a ChangeArgs,
    ) -> Change<'a> {
        let (system, number, state) = (system.key.clone(), self.number.trim().to_owned(), self.state.clone());
        let intent = Intent::Refer { system, number, state };
        Change { folio: &self.folio, intent, set, note: note.clone(), on_behalf: None, options, quiet: false }
    }
}

/// Records one answer, or all those of a file: all or none.
///
/// # Errors
/// Everything that stands in the way of any of them.
pub fn run(app: &mut App, args: AckArgs) -> Result<Exit, CliError> {
    let desk = app.desk_to_change(args.options.dry_run)?;
    let system = export::system(&desk, args.system.as_deref())?;
    let answers = match (&args.from, &args.folio, &args.number) {
        (Some(path), _, _) => read_answers(path)?,
        (None, Some(folio), Some(number)) => {
            let (folio, number, state) = (folio.clone(), number.clone(), args.state.clone());
            vec![Answer { folio, number, state, change: args.change.clone(), line: 0 }]
        }
        // Excluded by the definition of the arguments.
        (None, _, _) => Vec::new(),
    };
    let (of_assets, answers): (Vec<Answer>, Vec<Answer>) =
        answers.into_iter().partition(|answer| assets::is_asset(&desk, &answer.folio));
    match (of_assets.first(), answers.first()) {
        (Some(asset), Some(ticket)) => {
            let (asset, ticket) = (asset.folio.as_str(), ticket.folio.as_str());
            return Err(CliError::Usage(message!("ack-both", asset = asset, folio = ticket)));
        }
        (Some(_), None) => return assets::run(app, &desk, system, &args, &of_assets),
        (None, _) if args.change.is_some() => return Err(CliError::Usage(message!("ack-change-of-ticket"))),
        (None, _) => {}
    }
    let set = SetArgs::default();
    let (mut wanted, mut unmet) = (Vec::new(), Vec::new());
    for mut answer in answers {
        answer.state = answer.state.map(|typed| state_of(system, &typed));
        if args.from.is_some() {
            // A file that is read twice says nothing new.
            match is_known(&desk, system, &answer) {
                Ok(true) => continue,
                Ok(false) => {}
                Err(error) => {
                    unmet.extend(of_row(&answer, error)?);
                    continue;
                }
            }
            // Every bad row is told, not only the first.
            if let Err(error) =
                change::rehearse(app, vec![answer.change(system, &set, &args.note, &args.options)], &args.options)
            {
                unmet.extend(of_row(&answer, error)?);
                continue;
            }
        }
        let same = |other: &Answer| {
            (&other.folio, &other.number, &other.state) == (&answer.folio, &answer.number, &answer.state)
        };
        if !wanted.iter().any(same) {
            wanted.push(answer);
        }
    }
    if !unmet.is_empty() {
        return Err(Refusal { unmet }.into());
    }
    if wanted.is_empty() {
        app.ui.say_message(&nothing_new(system, args.from.is_some()));
        return Ok(Exit::Done);
    }
    let changes = wanted.iter().map(|answer| answer.change(system, &set, &args.note, &args.options));
    change::make_all(app, changes.collect(), &args.options)
}

/// That all was known already.
fn nothing_new(system: &External, of_file: bool) -> Message {
    Message::new(if of_file { "ack-nothing-new" } else { "ack-known" }).with("system", system.name.as_str())
}

/// What is wrong with a row, with its place in the file.
///
/// # Errors
/// What is no fault of the row.
fn of_row(answer: &Answer, error: CliError) -> Result<Vec<Unmet>, CliError> {
    let place = |problem: Message| {
        let line = usize::try_from(answer.line).unwrap_or(usize::MAX);
        message!("refused-row", line = line, folio = &answer.folio, problem = problem)
    };
    match error {
        CliError::Refusal(refusal) => {
            Ok(refusal.unmet.into_iter().map(|item| Unmet { message: place(item.message), ..item }).collect())
        }
        CliError::Store(
            error @ (StoreError::UnknownFolio { .. }
            | StoreError::AmbiguousFolio { .. }
            | StoreError::UnknownAsset { .. }
            | StoreError::AmbiguousAsset { .. }),
        ) => {
            let (key, label) = ("folio".to_owned(), "folio".to_owned());
            let (message, field_type, choices) = (place(store_message(&error)), None, Vec::new());
            Ok(vec![Unmet { kind: Kind::Value, key, label, field_type, choices, message, remedy: None }])
        }
        other => Err(other),
    }
}

/// The key of a state that may be typed by the name that the system gives it.
fn state_of(system: &External, typed: &str) -> String {
    let typed = typed.trim();
    let is = |(key, name): &&(String, String)| key.eq_ignore_ascii_case(typed) || name.eq_ignore_ascii_case(typed);
    system.states.iter().find(is).map_or(typed, |(key, _)| key).to_owned()
}

fn is_known(desk: &Desk, system: &External, answer: &Answer) -> Result<bool, CliError> {
    let (number, state) = (&answer.number, answer.state.as_deref());
    let record = desk.ticket(&answer.folio)?;
    let known = State::replay(&desk.lineage_of(&record.ticket)?, &record.ticket.events);
    let mut references = known.references.iter().filter(|reference| reference.system == system.key);
    let pending = known.pending_handover(&system.key).is_some();
    Ok(!pending
        && references.any(|reference| {
            reference.number.as_deref() == Some(number.trim())
                && (state.is_none() || reference.state.as_deref() == state)
        }))
}

/// The rows of a CSV file with the columns folio (or asset), number and perhaps state or change, in
/// any order; others are passed over.
fn read_answers(path: &Path) -> Result<Vec<Answer>, CliError> {
    let shown = path.display().to_string();
    let content = outside::text(path)?;
    let place = |line: u64| Place::line(shown.clone(), &content, usize::try_from(line).unwrap_or(1), None);
    let damaged = |findings| CliError::from(StoreError::Damaged(findings));
    let separator = if content.lines().next().is_some_and(|first| first.contains(';')) { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(content.as_bytes());
    let unreadable = |error: &csv::Error| message!("finding-csv-row", problem = error.to_string());
    let headings = match reader.headers() {
        Ok(headings) => headings.clone(),
        Err(error) => return Err(damaged(vec![Finding::new(place(1), unreadable(&error))])),
    };
    let column =
        |names: [&str; 2]| headings.iter().position(|heading| names.iter().any(|name| fold(heading.trim()) == *name));
    let folio = column(["folio", "folio"]).or_else(|| column(["asset", "bien"]));
    let number = column(["number", "numero"]);
    let state = column(["state", "estado"]);
    let change = column(["change", "cambio"]);
    let (Some(folio), Some(number)) = (folio, number) else {
        return Err(CliError::Usage(message!("error-ack-columns", path = &shown)));
    };
    let (mut answers, mut findings) = (Vec::new(), Vec::new());
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error.position().map_or(1, csv::Position::line);
                findings.push(Finding::new(place(line), unreadable(&error)));
                continue;
            }
        };
        let cell = |index: usize| record.get(index).map(str::trim).filter(|text| !text.is_empty());
        let line = record.position().map_or(1, csv::Position::line);
        match (cell(folio), cell(number)) {
            (Some(folio), Some(number)) => answers.push(Answer {
                folio: folio.to_owned(),
                number: number.to_owned(),
                state: state.and_then(cell).map(str::to_owned),
                change: change.and_then(cell).map(str::to_owned),
                line,
            }),
            // Not answered yet.
            (Some(_), None) => {}
            (None, _) => findings.push(Finding::new(place(line), message!("finding-csv-no-folio"))),
        }
    }
    if findings.is_empty() { Ok(answers) } else { Err(damaged(findings)) }
}
