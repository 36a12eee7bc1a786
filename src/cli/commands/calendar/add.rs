//! `folio calendar add`: when so much working time will have passed.

use chrono::Duration;
use clap::Args;
use serde_json::json;

use super::source::{self, ChosenArgs};
use crate::cli::app::App;
use crate::cli::error::{CliError, Exit};
use crate::message;
use crate::model::time;

/// Arguments of `folio calendar add`.
#[derive(Debug, Args)]
pub struct AddArgs {
    #[arg(value_name = "START", display_order = 1)]
    start: String,
    #[arg(value_name = "DURATION", display_order = 2)]
    duration: Option<String>,
    #[command(flatten)]
    chosen: ChosenArgs,
}

/// Prints the moment by which that much working time has passed.
///
/// # Errors
/// Texts that are no moment and no duration, no such calendar, or one without so much time.
pub fn run(app: &mut App, args: &AddArgs) -> Result<Exit, CliError> {
    let (calendar, now) = args.chosen.find(app)?;
    let (start, duration) = match &args.duration {
        Some(duration) => (args.start.as_str(), duration.as_str()),
        // `T+D` as one word; an offset has a sign too, but never stands last here.
        None => args.start.rsplit_once('+').ok_or_else(|| CliError::Usage(message!("calendar-no-duration")))?,
    };
    let minutes = time::read_minutes(duration.trim().trim_start_matches('+'));
    let minutes = minutes.ok_or_else(|| CliError::Usage(message!("calendar-not-a-duration", found = duration)))?;
    let from = source::moment(app, calendar.zone, start, now)?;
    let due = calendar.add(from, Duration::minutes(minutes)).filter(|due| time::is_recordable(*due));
    let due = due.ok_or_else(|| CliError::Refused(message!("calendar-never", code = calendar.code.as_str())))?;
    let due = time::write_moment(calendar.zone.localize(due));
    if args.chosen.json {
        let from = time::write_moment(from);
        let data = json!({ "calendar": calendar.code, "from": from, "minutes": minutes, "to": due });
        app.ui.print_json("folio/calendar-add/1", &data)?;
    } else {
        app.ui.print(&due)?;
    }
    Ok(Exit::Done)
}
