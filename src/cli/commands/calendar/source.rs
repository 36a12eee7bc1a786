//! Where a calendar comes from: the desk, or the program itself where there is no desk.

use std::sync::Arc;

use clap::Args;

use crate::cli::app::App;
use crate::cli::complete;
use crate::cli::error::CliError;
use crate::clock::calendar::Calendar;
use crate::message;
use crate::model::catalogue::CalendarSettings;
use crate::model::message::Message;
use crate::model::suggestion::nearest;
use crate::model::time::{Moment, Zone};
use crate::store::desk::Desk;
use crate::store::{StoreError, calendars, embedded};

/// The desk whose calendars are meant, or none: then those inside the program are.
pub struct Shelf {
    /// The desk.
    pub desk: Option<Desk>,
}

impl Shelf {
    /// The shelf of the desk that the command was called in.
    ///
    /// # Errors
    /// A damaged catalogue. That there is no desk is none.
    pub fn open(app: &mut App) -> Result<Self, CliError> {
        match app.desk() {
            Ok(desk) => Ok(Self { desk: Some(desk) }),
            Err(CliError::Store(StoreError::NoDesk(_))) => Ok(Self { desk: None }),
            Err(error) => Err(error),
        }
    }

    /// The zone in which its hours are read.
    pub fn zone(&self) -> Zone {
        self.desk.as_ref().map(Desk::zone).unwrap_or_default()
    }

    /// Codes of its calendars, in order.
    pub fn codes(&self) -> Vec<String> {
        match &self.desk {
            Some(desk) => desk.calendar_codes(),
            None => embedded::calendar_codes().into_iter().map(str::to_owned).collect(),
        }
    }

    /// The code that a person means, whatever the capitals; the desk's own where none is typed.
    ///
    /// # Errors
    /// No such calendar, or none typed where there is no desk.
    pub fn code(&self, typed: Option<&str>) -> Result<String, CliError> {
        let known = self.codes();
        let Some(typed) = typed else {
            let own = self.desk.as_ref().map(|desk| desk.settings.calendar.clone());
            return own.ok_or_else(|| CliError::Usage(message!("error-calendar-which", known = known.join(", "))));
        };
        let exact = known.iter().find(|code| *code == typed);
        match exact.or_else(|| known.iter().find(|code| code.to_lowercase() == typed.to_lowercase())) {
            Some(code) => Ok(code.clone()),
            None => Err(CliError::Usage(unknown(typed, &known))),
        }
    }

    /// The files that make up a calendar, its own first.
    ///
    /// # Errors
    /// A file that is missing or cannot be used.
    pub fn chain(&self, code: &str) -> Result<Vec<CalendarSettings>, StoreError> {
        match &self.desk {
            Some(desk) => desk.calendar_settings(code),
            None => calendars::embedded_settings(code),
        }
    }
}

fn unknown(typed: &str, known: &[String]) -> Message {
    match nearest(typed, known.iter().map(String::as_str)) {
        Some(near) => message!("error-unknown-calendar-near", code = typed, near = near, known = known.join(", ")),
        None => message!("error-unknown-calendar", code = typed, known = known.join(", ")),
    }
}

/// The calendar to reckon with.
#[derive(Debug, Args)]
pub struct ChosenArgs {
    #[arg(long, value_name = "CODE", add = clap_complete::ArgValueCompleter::new(complete::calendars))]
    calendar: Option<String>,
    #[arg(long)]
    pub json: bool,
}

impl ChosenArgs {
    /// The calendar named, or the desk's own; and what time it is there.
    ///
    /// # Errors
    /// No desk, no such calendar, or one that cannot be used.
    pub fn find(&self, app: &mut App) -> Result<(Arc<Calendar>, Moment), CliError> {
        let desk = app.desk()?;
        let now = app.now(desk.zone())?;
        let shelf = Shelf { desk: Some(desk) };
        let code = shelf.code(self.calendar.as_deref())?;
        let calendar = shelf.desk.as_ref().map(|desk| desk.calendar(&code)).transpose()?;
        calendar.map(|calendar| (calendar, now)).ok_or_else(|| CliError::Usage(unknown(&code, &[])))
    }
}

/// A moment that a person types, to the minute: clocks read no seconds.
///
/// # Errors
/// The text is not a moment.
pub fn moment(app: &App, zone: Zone, typed: &str, now: Moment) -> Result<Moment, CliError> {
    let moment = app.at(zone, Some(typed), now)?;
    Ok(moment - chrono::Duration::seconds(i64::from(chrono::Timelike::second(&moment))))
}
