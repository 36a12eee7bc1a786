//! What becomes of a ticket's targets when its priority changes.

use super::app::App;
use super::error::CliError;
use crate::clock::reading::Reading;
use crate::clock::stopwatch::Clock;
use crate::message;
use crate::model::message::{Argument, Message};
use crate::model::time::Moment;
use crate::procedure::replay::State;
use crate::report::clock;
use crate::store::desk::Desk;
use crate::store::tickets::Record;

/// Says on stderr, for each clock whose limit the new priority changes, what the limit is now and
/// when it is reached. What has ended keeps the limit that it had.
///
/// # Errors
/// A procedure or calendar cannot be used.
pub fn tell(app: &App, desk: &Desk, before: &Record, after: &Record) -> Result<(), CliError> {
    if before.ticket.header.priority == after.ticket.header.priority {
        return Ok(());
    }
    let now = app.now(desk.zone())?;
    let lineage = desk.lineage_of(&after.ticket)?;
    let (was, is) = (reading(desk, before, now)?, reading(desk, after, now)?);
    for (was, is) in was.targets.iter().chain(&was.contracts).zip(is.targets.iter().chain(&is.contracts)) {
        if is.is_running() && was.limit != is.limit {
            let label = clock::label(is, lineage.current(), &app.ui.language);
            app.ui.say_message(&change(label, was, is));
        }
    }
    Ok(())
}

fn reading(desk: &Desk, record: &Record, now: Moment) -> Result<Reading, CliError> {
    let lineage = desk.lineage_of(&record.ticket)?;
    let state = State::replay(&lineage, &record.ticket.events);
    Ok(desk.clocks(&lineage, &record.ticket.events, &state, now)?)
}

fn change(label: String, was: &Clock, is: &Clock) -> Message {
    let limit = |limit: Option<i64>| match limit {
        Some(minutes) => Argument::Minutes(minutes),
        None => message!("targets-none").into(),
    };
    let message = match is.due() {
        Some(due) if is.is_late() => message!("targets-late", due = due),
        Some(due) => message!("targets-due", due = due),
        None if is.is_still() && is.limit.is_some() => message!("targets-still"),
        None => message!("targets-changed"),
    };
    message.with("clock", label).with("limit", limit(is.limit)).with("before", limit(was.limit))
}
