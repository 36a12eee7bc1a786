//! `folio calendar between`: how much working time lies between two moments.

use clap::Args;
use serde_json::json;

use super::source::{self, ChosenArgs};
use crate::cli::app::App;
use crate::cli::error::{CliError, Exit};
use crate::clock::reading;
use crate::message;
use crate::model::message::{Argument, Message};
use crate::model::time;

/// Arguments of `folio calendar between`.
#[derive(Debug, Args)]
pub struct BetweenArgs {
    #[arg(value_name = "START")]
    from: String,
    #[arg(value_name = "END")]
    to: String,
    #[command(flatten)]
    chosen: ChosenArgs,
}

/// Prints the working time between two moments.
///
/// # Errors
/// Texts that are no moments, the second before the first, or no such calendar.
pub fn run(app: &mut App, args: &BetweenArgs) -> Result<Exit, CliError> {
    let (calendar, now) = args.chosen.find(app)?;
    let from = source::moment(app, calendar.zone, &args.from, now)?;
    let to = source::moment(app, calendar.zone, &args.to, now)?;
    if to < from {
        return Err(CliError::Usage(message!("reading-period-backwards", from = &args.from, to = &args.to)));
    }
    let minutes = reading::minutes(calendar.between(from, to));
    if args.chosen.json {
        let (from, to) = (time::write_moment(from), time::write_moment(to));
        let data = json!({ "calendar": calendar.code, "from": from, "to": to, "minutes": minutes });
        app.ui.print_json("folio/calendar-between/1", &data)?;
    } else if minutes < 60 {
        app.ui.print(&time::write_minutes(minutes))?;
    } else {
        let message = Message::new("calendar-between").with("time", Argument::Minutes(minutes));
        app.ui.print(&app.ui.language.format(&message.with("minutes", minutes.to_string())))?;
    }
    Ok(Exit::Done)
}
