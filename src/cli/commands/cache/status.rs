//! `folio cache status`: how much is remembered, and whether it is of use.

use clap::Args;
use serde_json::json;

use crate::cli::app::App;
use crate::cli::error::{CliError, Exit};
use crate::message;
use crate::store::cache::Condition;

/// Arguments of `folio cache status`.
#[derive(Debug, Args)]
pub struct StatusArgs {
    #[arg(long)]
    json: bool,
}

/// Prints it.
///
/// # Errors
/// No desk.
pub fn run(app: &mut App, args: &StatusArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let kept = desk.kept();
    let word = match kept.condition {
        Condition::Ready => "ready",
        Condition::Nothing => "empty",
        Condition::Stale => "stale",
        Condition::Without => "without",
    };
    if args.json {
        let data = json!({
            "state": word,
            "tickets": kept.tickets,
            "bytes": kept.bytes,
            "words_bytes": kept.words_bytes,
        });
        app.ui.print_json("folio/cache/1", &data)?;
        return Ok(Exit::Done);
    }
    let kilobytes = |bytes: u64| usize::try_from(bytes.div_ceil(1024)).unwrap_or(usize::MAX);
    let (size, words) = (kilobytes(kept.bytes), kilobytes(kept.words_bytes));
    let message = match kept.condition {
        Condition::Ready => message!("cache-ready", tickets = kept.tickets, size = size, words = words),
        Condition::Nothing => message!("cache-empty"),
        Condition::Stale => message!("cache-stale", size = size, words = words),
        Condition::Without => message!("cache-without"),
    };
    app.ui.print(&app.ui.language.format(&message))?;
    Ok(Exit::Done)
}
