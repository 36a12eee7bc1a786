//! `folio search`: tickets and assets that hold words, the best first.

use std::path::Path;

use clap::Args;
use serde_json::json;

use crate::cli::app::App;
use crate::cli::arguments::{Format, FormatArgs};
use crate::cli::error::{CliError, Exit};
use crate::cli::filter;
use crate::cli::format::{self, Output};
use crate::cli::progress::Progress;
use crate::message;
use crate::model::search::{self, Indexed, Term};
use crate::model::time::Moment;
use crate::procedure::replay::State;
use crate::render;
use crate::render::table::Document;
use crate::report::asset_case::AssetCase;
use crate::report::case::Case;
use crate::report::log::Period;
use crate::report::search::{FoundRow, asset_row, of_asset, of_ticket, ticket_row};
use crate::store::StoreError;
use crate::store::cache::words::{Lexicon, Question, Words};
use crate::store::desk::Desk;

/// Arguments of `folio search`.
#[derive(Debug, Args)]
pub struct SearchArgs {
    #[arg(value_name = "WORDS", required = true)]
    words: Vec<String>,
    #[arg(long, value_name = "STATUS", value_delimiter = ',', add = clap_complete::ArgValueCompleter::new(filter::statuses))]
    status: Vec<String>,
    #[arg(long, value_name = "CODE", add = clap_complete::ArgValueCompleter::new(crate::cli::complete::procedures))]
    procedure: Option<String>,
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
    limit: u32,
    #[command(flatten)]
    format: FormatArgs,
}

/// Prints what was found.
///
/// # Errors
/// Nothing to search for, a filter that means nothing, or no desk.
pub fn run(app: &mut App, args: &SearchArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let now = app.now(desk.zone())?;
    // Without it no record can be read; said once, rather than finding nothing.
    desk.calendar(&desk.settings.calendar)?;
    let terms = search::terms(&args.words);
    if terms.is_empty() {
        return Err(CliError::Usage(message!("search-no-words", found = args.words.join(" "))));
    }
    let question = question(app, &desk, args, &terms, now)?;
    let mut reader = Reader { desk: &desk, now, progress: None };
    let hits = desk.search(&question, &mut reader);
    drop(reader);
    let hits = hits.map_err(|problem| CliError::Environment(message!("search-failed", problem = problem)))?;
    let rows: Vec<FoundRow> = hits.files.iter().filter_map(|path| row(&desk, path, &terms, now)).collect();
    let names = format::names(&app.ui, &desk);
    let chosen = args.format.chosen();
    if rows.is_empty() && matches!(chosen, Format::Table | Format::Md) {
        app.ui.say_message(&message!("search-nothing"));
        return Ok(Exit::Done);
    }
    if chosen == Format::Table {
        app.ui.print(&render::search::text(&rows, &names, format::look(&app.ui)))?;
    } else {
        let data = json!({ "total": hits.total, "rows": rows });
        let output = Output {
            schema: "folio/search/1",
            data: &data,
            document: &|| Document::of_table(app.ui.text("search-title"), render::search::table(&rows, &names)),
            sheet: Some(&|| render::search::table(&rows, &names)),
        };
        format::print(&app.ui, chosen, &output)?;
    }
    if rows.len() < hits.total {
        app.ui.say_message(&message!("search-cut", shown = rows.len(), total = hits.total));
    }
    Ok(Exit::Done)
}

fn question(app: &App, desk: &Desk, args: &SearchArgs, terms: &[Term], now: Moment) -> Result<Question, CliError> {
    let today = desk.zone().day(now);
    let period = Period::read(desk.zone(), today, args.from.as_deref(), args.to.as_deref()).map_err(CliError::Usage)?;
    if let Some(code) = args.procedure.as_ref().filter(|code| !desk.procedure_codes().contains(code)) {
        return Err(StoreError::UnknownProcedure { code: code.clone(), known: desk.procedure_codes() }.into());
    }
    let statuses = filter::statuses_of(&args.status, &app.ui.language)?;
    Ok(Question {
        terms: terms.to_vec(),
        statuses: statuses.into_iter().map(|status| status.word().to_owned()).collect(),
        procedure: args.procedure.clone(),
        from: period.from.map(|from| from.timestamp()),
        before: period.before.map(|before| before.timestamp()),
        most: args.limit as usize,
    })
}

/// Reads the words of records, and shows how far it is.
struct Reader<'a> {
    desk: &'a Desk,
    now: Moment,
    progress: Option<Progress>,
}

impl Lexicon for Reader<'_> {
    fn expect(&mut self, files: usize) {
        self.progress = Some(Progress::reading(files));
    }

    fn words(&self, path: &Path, text: String) -> Option<Words> {
        self.progress.iter().for_each(Progress::step);
        if path.starts_with(self.desk.assets_folder()) {
            let case = AssetCase::new(self.desk.asset_from(path, text).ok()?.asset);
            let said = of_asset(&case);
            let text = Indexed::of(said.iter().map(String::as_str));
            return Some(Words { text, kind: "asset", ..Words::default() });
        }
        let case = case(self.desk, path, text, self.now)?;
        let said = of_ticket(&case);
        Some(Words {
            text: Indexed::of(said.iter().map(String::as_str)),
            kind: "ticket",
            status: Some(case.state.status().word().to_owned()),
            procedure: Some(case.procedure.code.clone()),
            moment: case.state.opened.map(|at| at.timestamp()),
        })
    }
}

/// The case of a ticket's text, its clocks unread: nothing that is said of it here needs them.
fn case(desk: &Desk, path: &Path, text: String, now: Moment) -> Option<Case> {
    let record = desk.ticket_from(path, text).ok()?;
    let lineage = desk.lineage_of(&record.ticket).ok()?;
    let state = State::replay(&lineage, &record.ticket.events);
    let procedure = lineage.current().clone();
    let reading = desk.clocks(&lineage, &[], &State::default(), now).ok()?;
    Some(Case { ticket: record.ticket, procedure, state, reading })
}

fn row(desk: &Desk, path: &Path, terms: &[Term], now: Moment) -> Option<FoundRow> {
    if path.starts_with(desk.assets_folder()) {
        return Some(asset_row(&AssetCase::new(desk.read_asset(path).ok()?.asset), terms));
    }
    let record = desk.read_ticket(path).ok()?;
    Some(ticket_row(&case(desk, path, record.text, now)?, terms, desk.zone()))
}
