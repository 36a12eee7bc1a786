//! `folio export`: what must be handed over to a system of others.

use std::collections::BTreeMap;

use clap::Args;

use crate::cli::app::App;
use crate::cli::arguments::{Format, FormatArgs};
use crate::cli::error::{CliError, Exit};
use crate::cli::format::{self, Output};
use crate::cli::{asset_snapshot, complete, snapshot};
use crate::message;
use crate::model::catalogue::{External, Kind};
use crate::model::message::Message;
use crate::model::suggestion::nearest;
use crate::render;
use crate::render::table::{Block, Document, Section, Table};
use crate::report::asset_export::{self, AssetExportRow};
use crate::report::export::{self, ExportRow};
use crate::store::desk::Desk;

/// Arguments of `folio export`.
#[derive(Debug, Args)]
pub struct ExportArgs {
    #[arg(long, value_name = "SYSTEM", add = clap_complete::ArgValueCompleter::new(complete::systems))]
    system: Option<String>,
    #[arg(long)]
    all: bool,
    #[arg(long, conflicts_with = "assets")]
    tickets: bool,
    #[arg(long)]
    assets: bool,
    #[command(flatten)]
    format: FormatArgs,
}

/// Prints what the system must still get.
///
/// # Errors
/// No such system, or no desk.
pub fn run(app: &mut App, args: &ExportArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let now = app.now(desk.zone())?;
    let system = system(&desk, args.system.as_deref())?;
    let (mut findings, mut found) = (Vec::new(), Found::default());
    if !args.assets {
        let snapshot = snapshot::load(&desk, now)?;
        found.rows = export::rows(&snapshot.cases, system, args.all, desk.zone());
        found.labels = export::labels(&snapshot.cases, &export::columns(system));
        findings.extend(snapshot.findings);
    }
    let is_register = |kind: &Kind| kind.register.as_deref() == Some(system.key.as_str());
    if !args.tickets && desk.inventory.kinds.iter().any(is_register) {
        let snapshot = asset_snapshot::load(&desk);
        let (inventory, people) = (&desk.inventory, &desk.people);
        found.assets = asset_export::rows(&snapshot.cases, system, inventory, people, args.all, desk.zone());
        findings.extend(snapshot.findings);
    }
    print(app, &desk, args, system, &found)?;
    snapshot::warn(&app.ui, &findings);
    Ok(Exit::Done)
}

/// What a system must still get.
#[derive(Default)]
struct Found {
    rows: Vec<ExportRow>,
    labels: BTreeMap<String, String>,
    assets: Vec<AssetExportRow>,
}

fn print(app: &App, desk: &Desk, args: &ExportArgs, system: &External, found: &Found) -> Result<(), CliError> {
    let Found { rows, labels, assets } = found;
    let chosen = args.format.chosen();
    if rows.is_empty() && assets.is_empty() && matches!(chosen, Format::Table | Format::Md) {
        app.ui.say_message(&message!("export-nothing", system = &system.name));
        return Ok(());
    }
    if chosen == Format::Csv && !rows.is_empty() && !assets.is_empty() {
        return Err(CliError::Usage(message!("export-two-tables", system = &system.name)));
    }
    let language = &app.ui.language;
    let (columns, of_assets) = (export::columns(system), asset_export::columns(system));
    let document = || {
        let mut document = Document { title: system.name.clone(), ..Document::default() };
        let both = !rows.is_empty() && !assets.is_empty();
        let section = |heading: &str, table: Table| Section {
            heading: both.then(|| language.text(heading)),
            blocks: vec![Block::Table(table)],
        };
        if !rows.is_empty() || assets.is_empty() {
            document.sections.push(section("export-tickets", render::export::table(rows, &columns, labels, language)));
        }
        if !assets.is_empty() {
            let labels = render::asset_export::labels(&desk.inventory, language);
            let table = render::asset_export::table(assets, &of_assets, &labels, language);
            document.sections.push(section("export-assets", table));
        }
        document
    };
    let sheet = || match args.assets || (rows.is_empty() && !assets.is_empty()) {
        true => render::asset_export::sheet(assets, &of_assets, language),
        false => render::export::sheet(rows, &columns, language),
    };
    let data = serde_json::json!({ "system": system.key, "name": system.name, "rows": rows, "assets": assets });
    let output = Output { schema: "folio/export/1", data: &data, document: &document, sheet: Some(&sheet) };
    format::print(&app.ui, chosen, &output)?;
    if app.ui.terminal && chosen == Format::Table {
        for (any, id) in [(!rows.is_empty(), "export-next"), (!assets.is_empty(), "export-next-asset")] {
            if any {
                let remedy = Message::new(id).with("system", system.key.as_str());
                app.ui.say(&app.ui.faint(&language.format(&remedy)));
            }
        }
    }
    Ok(())
}

/// The system of that key or name; capital and small letters alike.
///
/// # Errors
/// There is none, or none is named.
pub fn system<'a>(desk: &'a Desk, typed: Option<&str>) -> Result<&'a External, CliError> {
    let externals = &desk.suppliers.externals;
    let Some(typed) = typed else {
        let known: Vec<String> = externals.iter().map(|system| format!("{} ({})", system.key, system.name)).collect();
        return Err(CliError::Usage(match known.is_empty() {
            true => message!("error-no-systems"),
            false => message!("error-system-needed", known = known.join(", ")),
        }));
    };
    let is = |system: &&External| system.key.eq_ignore_ascii_case(typed) || system.name.eq_ignore_ascii_case(typed);
    externals.iter().find(is).ok_or_else(|| {
        let known: Vec<&str> = externals.iter().map(|system| system.key.as_str()).collect();
        let near = nearest(&typed.to_lowercase(), known.iter().copied());
        CliError::Usage(match near {
            Some(near) => {
                message!("refused-unknown-system-near", system = typed, near = near, known = known.join(", "))
            }
            None => message!("refused-unknown-system", system = typed, known = known.join(", ")),
        })
    })
}
