//! `folio custody`: what somebody, or everybody, answers for; and the exit of a person.

mod close;

use clap::Args;

use crate::cli::app::App;
use crate::cli::arguments::{Format, FormatArgs, WhenArgs};
use crate::cli::asset_filter::AssetTraitArgs;
use crate::cli::error::{CliError, Exit};
use crate::cli::format::{self, Output};
use crate::cli::sorting::SortArgs;
use crate::cli::{complete, inventory_view, snapshot};
use crate::message;
use crate::model::catalogue::fold;
use crate::model::message::Message;
use crate::model::suggestion::nearest_people;
use crate::render::inventory::custody as rendered;
use crate::report::asset_case::AssetCase;
use crate::report::inventory::{custody, custody_overview, list, position};
use crate::store::desk::Desk;

/// Arguments of `folio custody`.
#[derive(Debug, Args)]
pub struct CustodyArgs {
    #[arg(value_name = "WHO", add = clap_complete::ArgValueCompleter::new(complete::people))]
    person: Option<String>,
    #[arg(long)]
    unsigned: bool,
    #[command(flatten)]
    traits: AssetTraitArgs,
    #[command(flatten)]
    order: SortArgs,
    #[arg(long, conflicts_with_all = ["unsigned", "format"])]
    close: bool,
    #[arg(long, value_name = "TEXT", requires = "close")]
    condition: Option<String>,
    #[arg(long = "item", value_name = "ITEM", requires = "close")]
    items: Vec<String>,
    #[arg(long, value_name = "TEXT", requires = "close")]
    note: Option<String>,
    #[arg(long, requires = "close")]
    dry_run: bool,
    #[command(flatten)]
    when: WhenArgs,
    #[command(flatten)]
    format: FormatArgs,
}

/// Prints who answers for what, or closes it.
///
/// # Errors
/// Nobody of that name, a filter or key that means nothing here, or no desk; where it closes, whatever stands in the way of all of it.
pub fn run(app: &mut App, args: &CustodyArgs) -> Result<Exit, CliError> {
    let desk = if args.close { app.desk_to_change(args.dry_run)? } else { app.desk()? };
    let now = app.now(desk.zone())?;
    let mut snapshot = inventory_view::load(&desk);
    let person = args.person.as_deref().map(|typed| person(app, &desk, &snapshot.cases, typed)).transpose()?;
    if args.close {
        // No filter may seem to leave something out.
        if args.traits.is_given() || args.order.is_given() {
            return Err(CliError::Usage(message!("custody-close-whole")));
        }
        let Some(person) = person else { return Err(CliError::Usage(message!("custody-close-person"))) };
        return close::run(app, &desk, &person, args, now);
    }
    let with = inventory_view::surroundings(&desk, now);
    let query = args.traits.query(app, &desk, &snapshot.cases)?;
    list::retain(&mut snapshot.cases, &query, &with);
    let nothing = |otherwise: Message| if args.traits.is_given() { message!("assets-filtered-out") } else { otherwise };
    let names = format::names(&app.ui, &desk);
    let chosen = args.format.chosen();
    // People are told that there is nothing; programs read that there is nothing.
    let for_people = matches!(chosen, Format::Table | Format::Md);
    match (person, args.unsigned) {
        (person, true) => {
            let mut unsigned = custody::unsigned(&snapshot.cases, person.as_deref(), &with);
            args.order.sort(&mut unsigned.rows, &custody::UNSIGNED_KEYS, &desk.people)?;
            if unsigned.rows.is_empty() && for_people {
                app.ui.say_message(&nothing(message!("custody-unsigned-none")));
            } else {
                let output = Output {
                    schema: "folio/unsigned/1",
                    data: &unsigned,
                    document: &|| rendered::unsigned(&unsigned, &names),
                    sheet: Some(&|| rendered::unsigned_sheet(&unsigned, &names)),
                };
                format::print(&app.ui, chosen, &output)?;
            }
        }
        (Some(person), false) => {
            let mut custody = custody::custody(&snapshot.cases, &person, &with);
            if let Some(order) = args.order.order(&custody::KEYS)? {
                custody.sort(order, &desk.people);
            }
            if custody.is_empty() && for_people {
                app.ui.say_message(&nothing(message!("custody-none", name = &custody.person.name)));
            } else {
                let output = Output {
                    schema: "folio/custody/1",
                    data: &custody,
                    document: &|| rendered::document(&custody, &names),
                    sheet: Some(&|| rendered::sheet(&custody, &names)),
                };
                format::print(&app.ui, chosen, &output)?;
            }
        }
        (None, false) => {
            let mut overview = custody_overview::overview(&snapshot.cases, &with);
            args.order.sort(&mut overview.people, &custody_overview::KEYS, &desk.people)?;
            if overview.people.is_empty() && for_people {
                app.ui.say_message(&nothing(message!("custody-nobody")));
            } else {
                let output = Output {
                    schema: "folio/custody-overview/1",
                    data: &overview,
                    document: &|| rendered::overview(&overview, &names),
                    sheet: Some(&|| rendered::overview_sheet(&overview, &names)),
                };
                format::print(&app.ui, chosen, &output)?;
            }
        }
    }
    snapshot::warn(&app.ui, &snapshot.findings);
    Ok(Exit::Done)
}

/// The person that was typed: whoever asks, somebody of `people.toml`, or who answers for something
/// without standing there.
fn person(app: &App, desk: &Desk, cases: &[AssetCase], typed: &str) -> Result<String, CliError> {
    let people = &desk.people;
    if let Some(person) = people.get(typed).or_else(|| people.find_by_name(typed)) {
        return Ok(person.id.clone());
    }
    if cases.iter().any(|case| position(case).custodian.as_deref() == Some(typed)) {
        return Ok(typed.to_owned());
    }
    if ["me", "yo", "mi"].contains(&fold(typed).as_str()) {
        return app.actor(desk, None);
    }
    let known = people.people.iter().flat_map(|person| [person.id.as_str(), person.name.as_str()]);
    Err(CliError::Usage(match nearest_people(typed, known) {
        Some(near) => message!("custody-unknown-person-near", found = typed, near = near),
        None => message!("custody-unknown-person", found = typed),
    }))
}
