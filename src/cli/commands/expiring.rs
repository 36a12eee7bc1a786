//! `folio expiring`: what ends soon or has ended.

use clap::Args;

use crate::cli::app::App;
use crate::cli::arguments::{Format, FormatArgs};
use crate::cli::asset_filter::AssetChoiceArgs;
use crate::cli::error::{CliError, Exit};
use crate::cli::format::{self, Output};
use crate::cli::sorting::SortArgs;
use crate::cli::{filter, inventory_view, snapshot};
use crate::language::{Language, Tongue};
use crate::message;
use crate::model::catalogue::fold;
use crate::render::inventory::expiring as rendered;
use crate::report::inventory::expiring::{self, Ending, ExpiringQuery};

/// Arguments of `folio expiring`.
#[derive(Debug, Args)]
pub struct ExpiringArgs {
    #[command(flatten)]
    choice: AssetChoiceArgs,
    #[arg(long, value_name = "DURATION")]
    within: Option<String>,
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    #[arg(long, value_name = "TEXT", value_delimiter = ',')]
    what: Vec<String>,
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    order: SortArgs,
    #[command(flatten)]
    format: FormatArgs,
}

/// Prints what ends.
///
/// # Errors
/// A word, key, day or number of days that means nothing, or no desk.
pub fn run(app: &mut App, args: &ExpiringArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let now = app.now(desk.zone())?;
    let snapshot = inventory_view::load(&desk);
    let query = ExpiringQuery {
        assets: args.choice.query(app, &desk, &snapshot.cases)?,
        what: args.what.iter().map(|word| ending(word, &app.ui.language)).collect::<Result<_, _>>()?,
        within: inventory_view::days(args.within.as_deref())?,
        as_of: inventory_view::date(args.as_of.as_deref())?,
        all: args.all,
    };
    let mut expiring = expiring::expiring(&snapshot.cases, &query, &inventory_view::surroundings(&desk, now));
    args.order.sort(&mut expiring.rows, &expiring::KEYS, &desk.people)?;
    let names = format::names(&app.ui, &desk);
    let chosen = args.format.chosen();
    let for_people = matches!(chosen, Format::Table | Format::Md);
    if expiring.rows.is_empty() && for_people {
        app.ui.say_message(&match args.choice.is_given() {
            true => message!("expiring-none-filtered", days = expiring.within_days),
            false => message!("expiring-none", days = expiring.within_days),
        });
    } else {
        let output = Output {
            schema: "folio/expiring/1",
            data: &expiring,
            document: &|| rendered::document(&expiring, &names),
            sheet: Some(&|| rendered::sheet(&expiring, &names)),
        };
        format::print(&app.ui, chosen, &output)?;
    }
    if expiring.long_ended > 0 && for_people {
        app.ui.say_message(&message!("expiring-long-ended", count = expiring.long_ended));
    }
    snapshot::warn(&app.ui, &snapshot.findings);
    Ok(Exit::Done)
}

/// What a word means, by its word or its name in either language, in the plural too.
fn ending(word: &str, language: &Language) -> Result<Ending, CliError> {
    let languages = [Tongue::Spanish, Tongue::English].map(|tongue| Language::new(tongue, None));
    let wanted = fold(word);
    let means = |ending: &Ending| {
        let names = languages.iter().map(|language| fold(&language.text(ending.message_id())));
        let mut known = names.chain([ending.word().to_owned()]);
        known.any(|name| wanted == name || wanted == format!("{name}s") || wanted == format!("{name}es"))
    };
    Ending::ALL.into_iter().find(means).ok_or_else(|| {
        let names = Ending::ALL.map(|ending| language.text(ending.message_id()));
        filter::unknown_named(word, &Ending::ALL.map(Ending::word), &names)
    })
}
