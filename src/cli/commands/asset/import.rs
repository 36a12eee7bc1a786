//! `folio asset import`: enters an office's list of assets, and corrects the cards of those that are
//! there. All of it or nothing.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::app::App;
use crate::cli::arguments::WhenArgs;
use crate::cli::asset_list::{self, List, ListArgs};
use crate::cli::error::{CliError, Exit};
use crate::cli::progress::Progress;
use crate::cli::{ask, asset_change, family, format, rights};
use crate::inventory::engine::AssetRequest;
use crate::inventory::replay::AssetState;
use crate::inventory::table::intake::{Becomes, Intake, Taken};
use crate::inventory::table::{self, Registered, TableRules};
use crate::message;
use crate::model::asset::{Asset, Deed};
use crate::model::catalogue::Right;
use crate::model::event::Values;
use crate::render;
use crate::render::csv;
use crate::render::text;
use crate::report::import::{self, Import, Source};
use crate::store::StoreError;
use crate::store::assets::AssetRecord;
use crate::store::batch::Batch;
use crate::store::desk::Desk;
use crate::store::file::system_reason;
use crate::store::parallel;

/// Arguments of `folio asset import`.
#[derive(Debug, Args)]
pub struct ImportArgs {
    #[command(flatten)]
    list: ListArgs,
    #[arg(long)]
    skip_bad: bool,
    #[arg(long)]
    blanks_clear: bool,
    #[arg(long, value_name = "FILE")]
    problems: Option<PathBuf>,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[command(flatten)]
    when: WhenArgs,
    #[arg(long)]
    dry_run: bool,
    #[arg(long, short = 'y')]
    yes: bool,
    #[arg(long)]
    json: bool,
}

/// Takes a list in.
///
/// # Errors
/// The list cannot be read, or something stands in the way of all of it; nothing is written then.
pub fn run(app: &mut App, args: &ImportArgs) -> Result<Exit, CliError> {
    let desk = app.desk_to_change(args.dry_run)?;
    let now = app.now(desk.zone())?;
    let at = app.at(desk.zone(), args.when.at.as_deref(), now)?;
    let actor = app.actor(&desk, args.when.by.as_deref())?;
    rights::hold(&desk, &actor, Right::Import)?;
    let list = args.list.read(&desk)?;
    let mut request = AssetRequest {
        deed: Deed::Registered,
        details: Values::new(),
        set: Values::new(),
        ticket: None,
        because: None,
        actor: actor.clone(),
        on_behalf: None,
        at,
        now,
        note: args.note.clone(),
    };
    let mut plan = plan(app, &desk, &list, args, &request)?;
    if let Some(path) = &args.problems {
        write_problems(app, &desk, path, &plan.import)?;
    }
    if args.dry_run {
        show(app, &desk, args, &plan.import)?;
        consistent(&desk, &plan)?;
        return Ok(exit(&plan.import));
    }
    let refused = plan.import.bad > 0 && (!args.skip_bad || plan.import.bad == plan.import.rows);
    if refused {
        if args.json {
            show(app, &desk, args, &plan.import)?;
        } else {
            refuse(app, &desk, &plan.import);
        }
        return Ok(Exit::Refused);
    }
    // Nobody is asked for what would be refused.
    consistent(&desk, &plan)?;
    if app.ui.interactive && !args.yes && plan.writes() {
        app.ui.say(&text::document(&preview(app, &desk, &plan.import), format::look(&app.ui)));
        let question = message!("import-confirm", new = plan.import.new, changed = plan.import.changed);
        if !ask::confirm(&app.ui, &app.ui.language.format(&question))? {
            return Err(ask::gave_up());
        }
    }
    if plan.writes() {
        // Whoever was asked took their time, and others may have written.
        let lock = app.lock(&desk, &actor, now)?;
        request.now = app.now(desk.zone())?;
        request.at = if args.when.at.is_some() { at } else { request.now };
        let again = self::plan(app, &desk, &list, args, &request)?;
        if again.import.bad != plan.import.bad {
            refuse(app, &desk, &again.import);
            return Ok(Exit::Refused);
        }
        plan = again;
        let batch = batch(&desk, &plan)?;
        desk.commit(&lock, &batch)?;
        plan.import.written = true;
    }
    tell(app, &desk, args, &plan.import)?;
    Ok(exit(&plan.import))
}

fn exit(import: &Import) -> Exit {
    if import.bad > 0 { Exit::Refused } else { Exit::Done }
}

/// What a list would do.
struct Plan {
    records: Vec<AssetRecord>,
    taken: Vec<Taken>,
    import: Import,
}

impl Plan {
    fn writes(&self) -> bool {
        self.import.new + self.import.changed > 0
    }
}

fn plan(app: &App, desk: &Desk, list: &List, args: &ImportArgs, request: &AssetRequest) -> Result<Plan, CliError> {
    let records = asset_list::records(desk)?;
    let registered = Registered::new(records.iter().map(|record| &record.asset));
    let assets: HashMap<&str, &Asset> =
        records.iter().map(|record| (record.asset.id.as_str(), &record.asset)).collect();
    let rules = TableRules {
        inventory: &desk.inventory,
        people: &desk.people,
        suppliers: &desk.suppliers,
        kind: list.kind.as_deref(),
        currency: &list.currency,
        complete: true,
        registered: Some(&registered),
        key: list.key,
    };
    let (drafts, mut problems) = table::read_rows(&rules, &list.sheet, &list.mapping);
    let mut uids = Vec::with_capacity(drafts.len());
    for _ in &drafts {
        uids.push(family::random_uid()?);
    }
    let mut ids = desk.next_asset_ids();
    let intake = Intake {
        rules: desk.asset_rules(),
        assets: &assets,
        sheet: &list.sheet,
        mapping: &list.mapping,
        blanks_clear: args.blanks_clear,
        request,
    };
    let mut uid = || uids.pop().unwrap_or_default();
    let taken = intake.take(&drafts, &mut problems, &mut |kind| ids.next(kind), &mut uid)?;
    let source = Source { file: &list.file, sheet: &list.sheet, mapping: &list.mapping, inventory: &desk.inventory };
    let import = import::import(&source, &drafts, &taken, &problems, args.dry_run, &app.ui.language);
    Ok(Plan { records, taken, import })
}

/// Whether every card that would be corrected follows from its events, or what is wrong with those
/// that do not.
fn consistent(desk: &Desk, plan: &Plan) -> Result<(), CliError> {
    let records: HashMap<&str, &AssetRecord> =
        plan.records.iter().map(|record| (record.asset.id.as_str(), record)).collect();
    let changed = plan.taken.iter().filter(|row| matches!(row.becomes, Becomes::Changed { .. }));
    let changed: Vec<&AssetRecord> = changed.filter_map(|row| records.get(row.id.as_str()).copied()).collect();
    let judge = |record: &AssetRecord| {
        let state = AssetState::replay(&record.asset.id, &record.asset.events);
        asset_change::record_findings(desk, record, &state)
    };
    let parts =
        parallel::shares(&changed, |records| records.iter().flat_map(|record| judge(record)).collect::<Vec<_>>());
    let findings: Vec<_> = parts.into_iter().flatten().collect();
    if findings.is_empty() { Ok(()) } else { Err(StoreError::Damaged(findings).into()) }
}

/// The files to be written, the texts made on all processors.
fn batch(desk: &Desk, plan: &Plan) -> Result<Batch, CliError> {
    let before: HashMap<&str, &AssetRecord> =
        plan.records.iter().map(|record| (record.asset.id.as_str(), record)).collect();
    let written: Vec<&Taken> = plan.taken.iter().filter(|row| row.becomes != Becomes::Unchanged).collect();
    let prepare = |row: &Taken| -> Result<Option<AssetRecord>, CliError> {
        match &row.becomes {
            Becomes::Unchanged => Ok(None),
            Becomes::New(asset) => Ok(Some(desk.prepared_asset(asset)?)),
            Becomes::Changed { after, .. } => {
                let unknown = || StoreError::UnknownAsset { typed: row.id.clone(), near: None };
                let record = before.get(row.id.as_str()).ok_or_else(unknown)?;
                asset_change::consistent(desk, record)?;
                Ok(Some(desk.with_asset(record, after)?))
            }
        }
    };
    let progress = Progress::preparing(written.len());
    let prepare = |row: &&Taken| {
        progress.step();
        prepare(row)
    };
    let parts = parallel::shares(&written, |rows| rows.iter().map(prepare).collect::<Vec<_>>());
    drop(progress);
    let mut batch = Batch::default();
    for after in parts.into_iter().flatten() {
        let Some(after) = after? else { continue };
        match before.get(after.asset.id.as_str()) {
            Some(before) => batch.replace(&before.path, &before.text, &after.text),
            None => batch.create(&after.path, &after.text),
        }
    }
    Ok(batch)
}

fn preview(app: &App, desk: &Desk, import: &Import) -> render::table::Document {
    let key_name = |key: &str| import::label(key, &desk.inventory, &app.ui.language);
    render::import::preview(import, &key_name, &format::names(&app.ui, desk))
}

fn show(app: &App, desk: &Desk, args: &ImportArgs, import: &Import) -> Result<(), CliError> {
    if args.json {
        return app.ui.print_json("folio/import/1", import);
    }
    app.ui.print(&text::document(&preview(app, desk, import), format::look(&app.ui)))?;
    app.ui.say_message(&message!("change-dry-run"));
    Ok(())
}

/// Says every problem, and that nothing was written.
fn refuse(app: &App, desk: &Desk, import: &Import) {
    let lines = render::import::problem_lines(import, &format::names(&app.ui, desk));
    for line in lines {
        app.ui.say(&line.text);
    }
    let message = message!("import-refused", bad = import.bad, rows = import.rows);
    app.ui.say(&CliError::Refused(message).explain(&app.ui.language));
}

/// Says what was done.
fn tell(app: &App, desk: &Desk, args: &ImportArgs, import: &Import) -> Result<(), CliError> {
    if args.json {
        return app.ui.print_json("folio/import/1", import);
    }
    let Import { new, changed, unchanged, .. } = import;
    let done = message!("import-done", new = *new, changed = *changed, unchanged = *unchanged);
    app.ui.print(&app.ui.language.format(&done))?;
    if import.bad > 0 {
        for line in render::import::problem_lines(import, &format::names(&app.ui, desk)) {
            app.ui.say(&line.text);
        }
        app.ui.say_message(&message!("import-left-out", bad = import.bad));
    }
    if !import.ignored.is_empty() {
        app.ui.say_message(&message!("import-ignored", columns = import.ignored.join(", ")));
    }
    if import.without_letter > 0 {
        app.ui.say_message(&message!("import-without-letter", count = import.without_letter));
    }
    if !import.elsewhere.is_empty() {
        app.ui.say_message(&message!(
            "import-left-elsewhere",
            count = import.elsewhere.len(),
            file = import.file.as_str()
        ));
    }
    Ok(())
}

/// Writes every problem as CSV.
fn write_problems(app: &App, desk: &Desk, path: &Path, import: &Import) -> Result<(), CliError> {
    let sheet = render::import::problem_sheet(&import.problems, &format::names(&app.ui, desk));
    // A mark at the beginning, without which Excel takes accents for something else.
    let written = format!("\u{feff}{}", csv::table(&sheet));
    #[expect(clippy::disallowed_methods, reason = "a file that the user names, outside the desk")]
    let outcome = std::fs::write(path, written);
    let shown = path.display().to_string();
    outcome
        .map_err(|error| CliError::Environment(message!("error-disk", path = shown, problem = system_reason(&error))))
}
