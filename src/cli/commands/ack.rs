//! `folio ack`: records the number and state that a system of others gave back.

use std::path::{Path, PathBuf};

use clap::Args;

use super::export;
use crate::cli::app::App;
use crate::cli::arguments::{ChangeArgs, SetArgs};
use crate::cli::change::{self, Change};
use crate::cli::complete;
use crate::cli::error::{CliError, Exit};
use crate::message;
use crate::model::catalogue::External;
use crate::model::finding::{Finding, Place};
use crate::procedure::engine::Intent;
use crate::procedure::replay::State;
use crate::store::StoreError;
use crate::store::desk::Desk;
use crate::store::file::{MAX_BYTES, system_words};

/// Arguments of `folio ack`.
#[derive(Debug, Args)]
pub struct AckArgs {
    #[arg(value_name = "FOLIO", required_unless_present = "from", add = clap_complete::ArgValueCompleter::new(complete::folios))]
    folio: Option<String>,
    #[arg(long, value_name = "SYSTEM", add = clap_complete::ArgValueCompleter::new(complete::systems))]
    system: String,
    #[arg(long, value_name = "NUMBER", required_unless_present = "from")]
    number: Option<String>,
    #[arg(long, value_name = "STATE")]
    state: Option<String>,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["folio", "number", "state"])]
    from: Option<PathBuf>,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[command(flatten)]
    options: ChangeArgs,
}

/// What came back for one ticket.
struct Answer {
    folio: String,
    number: String,
    state: Option<String>,
}

/// Records one answer, or all those of a file: all or none.
///
/// # Errors
/// Everything that stands in the way of any of them.
pub fn run(app: &mut App, args: AckArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let system = export::system(&desk, &args.system)?;
    let answers = match (&args.from, args.folio, args.number) {
        (Some(path), _, _) => read_answers(path)?,
        (None, Some(folio), Some(number)) => vec![Answer { folio, number, state: args.state }],
        // Excluded by the definition of the arguments.
        (None, _, _) => Vec::new(),
    };
    let mut wanted = Vec::new();
    for answer in answers {
        let state = answer.state.map(|typed| state_of(system, &typed));
        // A file that is read twice says nothing new.
        if args.from.is_none() || !is_known(&desk, system, &answer.folio, &answer.number, state.as_deref())? {
            wanted.push((answer.folio, answer.number, state));
        }
    }
    if wanted.is_empty() {
        app.ui.say_message(&message!("ack-nothing-new", system = &system.name));
        return Ok(Exit::Done);
    }
    let set = SetArgs::default();
    let changes = wanted.iter().map(|(folio, number, state)| Change {
        folio,
        intent: Intent::Refer { system: system.key.clone(), number: number.trim().to_owned(), state: state.clone() },
        set: &set,
        note: args.note.clone(),
        on_behalf: None,
        options: &args.options,
        quiet: false,
    });
    change::make_all(app, changes.collect(), &args.options)
}

/// The key of a state that may be typed by the name that the system gives it.
fn state_of(system: &External, typed: &str) -> String {
    let typed = typed.trim();
    let is = |(key, name): &&(String, String)| key.eq_ignore_ascii_case(typed) || name.eq_ignore_ascii_case(typed);
    system.states.iter().find(is).map_or(typed, |(key, _)| key).to_owned()
}

fn is_known(desk: &Desk, system: &External, folio: &str, number: &str, state: Option<&str>) -> Result<bool, CliError> {
    let record = desk.ticket(folio)?;
    let known = State::replay(&desk.lineage_of(&record.ticket)?, &record.ticket.events);
    let mut references = known.references.iter().filter(|reference| reference.system == system.key);
    let pending = known.pending_handover(&system.key).is_some();
    Ok(!pending
        && references.any(|reference| {
            reference.number.as_deref() == Some(number.trim())
                && (state.is_none() || reference.state.as_deref() == state)
        }))
}

/// The rows of a CSV file with the columns folio, number and perhaps state, in any order; others
/// are passed over.
fn read_answers(path: &Path) -> Result<Vec<Answer>, CliError> {
    let shown = path.display().to_string();
    let unreadable = |problem: String| CliError::Environment(message!("error-disk", path = &shown, problem = problem));
    #[expect(clippy::disallowed_methods, reason = "a file that the user names, outside the desk")]
    let bytes = std::fs::read(path).map_err(|error| unreadable(system_words(&error)))?;
    let place = |line: u64| {
        let line = usize::try_from(line).unwrap_or(1);
        let text = String::from_utf8_lossy(&bytes);
        Place::line(shown.clone(), &text, line, None)
    };
    let damaged = |findings| CliError::from(StoreError::Damaged(findings));
    if bytes.len() as u64 > MAX_BYTES {
        return Err(damaged(vec![Finding::new(Place::file(shown.clone()), message!("finding-yaml-too-large"))]));
    }
    let separator = if bytes.iter().take_while(|byte| **byte != b'\n').any(|byte| *byte == b';') { b';' } else { b',' };
    let content = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(content);
    let headings = reader.headers().map_err(|error| unreadable(error.to_string()))?.clone();
    let column = |names: [&str; 2]| {
        headings.iter().position(|heading| names.iter().any(|name| heading.trim().eq_ignore_ascii_case(name)))
    };
    let (folio, number) = (column(["folio", "folio"]), column(["number", "numero"]));
    let state = column(["state", "estado"]);
    let (Some(folio), Some(number)) = (folio, number) else {
        return Err(CliError::Usage(message!("error-ack-columns", path = &shown)));
    };
    let (mut answers, mut findings) = (Vec::new(), Vec::new());
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error.position().map_or(1, csv::Position::line);
                findings.push(Finding::new(place(line), message!("finding-csv-row", problem = error.to_string())));
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
            }),
            // Not answered yet.
            (Some(_), None) => {}
            (None, _) => findings.push(Finding::new(place(line), message!("finding-csv-no-folio"))),
        }
    }
    if findings.is_empty() { Ok(answers) } else { Err(damaged(findings)) }
}
