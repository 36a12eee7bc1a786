//! `folio asset label`: labels to be stuck on assets, with a code that a telephone reads.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::json;

use crate::cli::app::App;
use crate::cli::arguments::{Format, FormatArgs};
use crate::cli::error::{CliError, Exit};
use crate::cli::{asset_snapshot, complete, filter, out_file, snapshot};
use crate::language::{Language, Tongue};
use crate::message;
use crate::model::asset::{Asset, AssetStatus};
use crate::model::catalogue::{Class, fold};
use crate::render::label::{self, Code, SheetLayout};
use crate::render::table::Document;
use crate::render::{csv, markdown};
use crate::report::label::{AssetLabel, Content, label as label_of};
use crate::store::desk::Desk;

/// Labels whose codes a terminal shows at once.
const MOST_ON_TERMINAL: usize = 12;

/// Most labels side by side, and one below the other.
const MOST_PLACES: usize = 40;

/// Paper to print on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum PaperSize {
    #[default]
    Letter,
    A4,
}

impl PaperSize {
    /// Width and height in millimetres.
    fn millimetres(self) -> (f64, f64) {
        match self {
            Self::Letter => (215.9, 279.4),
            Self::A4 => (210.0, 297.0),
        }
    }
}

/// Arguments of `folio asset label`.
#[derive(Debug, Args)]
pub struct LabelArgs {
    #[arg(value_name = "ASSET", conflicts_with_all = ["kind", "place", "all"],
        add = clap_complete::ArgValueCompleter::new(complete::assets))]
    assets: Vec<String>,
    #[arg(long, value_name = "KIND", conflicts_with = "all",
        add = clap_complete::ArgValueCompleter::new(complete::kinds))]
    kind: Option<String>,
    #[arg(long, value_name = "TEXT", conflicts_with = "all")]
    place: Option<String>,
    #[arg(long)]
    all: bool,
    #[arg(long, value_name = "CONTENT", default_value = "tag")]
    content: String,
    #[arg(long, value_name = "SHEET", default_value = "3x8")]
    sheet: String,
    #[arg(long, value_name = "letter|a4", value_enum, default_value = "letter")]
    paper: PaperSize,
    #[arg(long, value_name = "N", default_value_t = 0)]
    skip: usize,
    #[arg(long, short = 'o', value_name = "FILE", conflicts_with = "json")]
    out: Option<PathBuf>,
    #[command(flatten)]
    format: FormatArgs,
}

/// Prints labels.
///
/// # Errors
/// Nothing was named or found, a sheet that cannot be, a code that does not fit on a label.
pub fn run(app: &mut App, args: &LabelArgs) -> Result<Exit, CliError> {
    let content = Content::read(&args.content)
        .ok_or_else(|| CliError::Usage(message!("label-content", found = &args.content)))?;
    let layout = layout(args)?;
    let desk = app.desk()?;
    let format = format(app, args);
    if args.out.is_some() && format != Format::Html {
        return Err(CliError::Usage(message!("label-out-html")));
    }
    let out = args.out.as_ref().filter(|out| out.as_os_str() != "-");
    let is_page = |out: &PathBuf| {
        out.extension().is_some_and(|ending| ["html", "htm"].iter().any(|known| ending.eq_ignore_ascii_case(known)))
    };
    if let Some(out) = out.filter(|out| !is_page(out)) {
        return Err(CliError::Usage(message!("label-out-extension", path = out.display().to_string())));
    }
    let target = out.map(|out| out_file::target(&desk, &app.directory, out)).transpose()?;
    let assets = chosen(app, &desk, args)?;
    let labels = labels(&desk, &assets, &content)?;
    let institution =
        [&desk.settings.institution, &desk.settings.name].into_iter().find(|text| !text.trim().is_empty());
    let institution = institution.map(String::as_str).unwrap_or_default();
    // What is stuck on an asset speaks the desk's language, whoever prints it.
    let tongue = Tongue::from_code(&desk.settings.language).unwrap_or(Tongue::Spanish);
    let language = Language::new(tongue, Some(desk.zone()));
    let text = match format {
        Format::Html => label::page(&labels, institution, &layout, &language),
        Format::Table if labels.len() > MOST_ON_TERMINAL => {
            return Err(CliError::Usage(message!("label-many", count = labels.len(), most = MOST_ON_TERMINAL)));
        }
        Format::Table => label::text(&labels, institution, app.ui.colour),
        Format::Csv => csv::table(&label::sheet(&labels, &app.ui.language)),
        Format::Md => {
            let title = app.ui.text("label-title");
            markdown::document(&Document::of_table(title, label::sheet(&labels, &app.ui.language)))
        }
        Format::Json => {
            let labels: Vec<&AssetLabel> = labels.iter().map(|(label, _)| label).collect();
            app.ui.print_json("folio/labels/1", &json!({ "institution": institution, "labels": labels }))?;
            return Ok(Exit::Done);
        }
    };
    match target {
        None => app.ui.print(&text)?,
        Some(target) => {
            out_file::write(&target, &text)?;
            let sheets = (layout.skip + labels.len()).div_ceil(layout.places());
            let path = target.display().to_string();
            app.ui.say_message(&message!("label-written", count = labels.len(), sheets = sheets, path = path));
        }
    }
    Ok(Exit::Done)
}

/// The format asked for; without one a page, unless a terminal shows it.
fn format(app: &App, args: &LabelArgs) -> Format {
    match (args.format.json, args.format.format) {
        (true, _) => Format::Json,
        (false, Some(format)) => format,
        (false, None) if app.ui.terminal && args.out.is_none() => Format::Table,
        (false, None) => Format::Html,
    }
}

/// The sheet that the arguments mean.
fn layout(args: &LabelArgs) -> Result<SheetLayout, CliError> {
    let unreadable = || CliError::Usage(message!("label-sheet", found = &args.sheet));
    let (columns, rows) = args.sheet.split_once(['x', 'X', '×']).ok_or_else(unreadable)?;
    let number = |text: &str| text.trim().parse().ok().filter(|number| (1..=MOST_PLACES).contains(number));
    let (columns, rows) = number(columns).zip(number(rows)).ok_or_else(unreadable)?;
    let (width, height) = args.paper.millimetres();
    let layout = SheetLayout { width, height, columns, rows, skip: args.skip };
    if !layout.is_legible() {
        return Err(CliError::Usage(message!("label-sheet-small", found = &args.sheet)));
    }
    if layout.skip >= layout.places() {
        return Err(CliError::Usage(message!("label-skip", skip = args.skip, places = layout.places())));
    }
    Ok(layout)
}

/// The assets that were named, in that order, or those of a kind or place, by identifier. What has
/// no body (licences), goes out in pieces, is lost or retired is labelled only where it is named.
fn chosen(app: &App, desk: &Desk, args: &LabelArgs) -> Result<Vec<Asset>, CliError> {
    if !args.assets.is_empty() {
        return args.assets.iter().map(|typed| Ok(desk.asset_record(typed)?.asset)).collect();
    }
    if args.kind.is_none() && args.place.is_none() && !args.all {
        return Err(CliError::Usage(message!("label-which")));
    }
    let keys: Vec<&str> = desk.inventory.kinds.iter().map(|kind| kind.key.as_str()).collect();
    let named = |word: &str| desk.inventory.kind_named(word).map(|kind| kind.key.clone());
    let kind = args.kind.as_deref().map(|word| filter::known(word, named, &keys)).transpose()?;
    let place = args.place.as_deref().map(fold);
    let snapshot = asset_snapshot::load(desk);
    snapshot::warn(&app.ui, &snapshot.findings);
    let mut assets: Vec<Asset> = snapshot.cases.into_iter().map(|case| case.asset).collect();
    assets.retain(|asset| {
        let class = desk.inventory.kind(&asset.kind).map(|kind| kind.class).unwrap_or_default();
        let at = asset.position.place.as_deref().map(fold).unwrap_or_default();
        (kind.is_some() || class == Class::Equipment)
            && !matches!(asset.position.status, AssetStatus::Lost | AssetStatus::Retired)
            && kind.as_ref().is_none_or(|kind| *kind == asset.kind)
            && place.as_ref().is_none_or(|place| at.contains(place.as_str()))
    });
    assets.sort_by(|one, other| one.id.cmp(&other.id));
    if assets.is_empty() {
        return Err(CliError::Usage(message!("label-none")));
    }
    Ok(assets)
}

fn labels(desk: &Desk, assets: &[Asset], content: &Content) -> Result<Vec<(AssetLabel, Code)>, CliError> {
    let label = |asset: &Asset| {
        let label = label_of(asset, &desk.inventory, content);
        match Code::of(&label.content) {
            Some(code) => Ok((label, code)),
            None => Err(CliError::Refused(message!("label-too-long", id = &asset.id, length = label.content.len()))),
        }
    };
    assets.iter().map(label).collect()
}
