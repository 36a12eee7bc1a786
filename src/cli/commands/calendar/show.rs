//! `folio calendar show`: hours of a calendar, and the days of a period that differ.

use chrono::{Datelike, NaiveDate};
use clap::Args;

use super::source::Shelf;
use crate::cli::app::App;
use crate::cli::arguments::FormatArgs;
use crate::cli::complete;
use crate::cli::error::{CliError, Exit};
use crate::cli::format::{self, Output};
use crate::clock::calendar::Calendar;
use crate::message;
use crate::model::time;
use crate::render;
use crate::report::calendar::Sheet;

/// Arguments of `folio calendar show`.
#[derive(Debug, Args)]
pub struct ShowArgs {
    #[arg(value_name = "CODE", add = clap_complete::ArgValueCompleter::new(complete::calendars))]
    calendar: Option<String>,
    #[arg(long, value_name = "YEAR", conflicts_with_all = ["from", "to"], value_parser = clap::value_parser!(i32).range(1970..=9999))]
    year: Option<i32>,
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
    #[command(flatten)]
    format: FormatArgs,
}

/// Prints a calendar with the days of a period, of this year where none is named.
///
/// # Errors
/// No such calendar, one that cannot be used, or a period that is none.
pub fn run(app: &mut App, args: &ShowArgs) -> Result<Exit, CliError> {
    let shelf = Shelf::open(app)?;
    let code = shelf.code(args.calendar.as_deref())?;
    let today = shelf.zone().day(app.now(shelf.zone())?);
    let period = args.period(today)?;
    let chain = shelf.chain(&code)?;
    let calendar = Calendar::resolve(&chain, shelf.zone());
    let sheet = Sheet::of(&chain, &calendar, period, &app.ui.language);
    let output = Output {
        schema: "folio/calendar/1",
        data: &sheet,
        document: &|| render::calendar::sheet(&sheet, &app.ui.language),
        sheet: Some(&|| render::calendar::rows(&sheet.days, &app.ui.language)),
    };
    format::print(&app.ui, args.format.chosen(), &output)?;
    Ok(Exit::Done)
}

impl ShowArgs {
    /// First and last day. Where one is named, the other is the end of its year.
    fn period(&self, today: NaiveDate) -> Result<(NaiveDate, NaiveDate), CliError> {
        let read = |text: &String| {
            time::read_typed_date(text).ok_or_else(|| CliError::Usage(message!("calendar-not-a-date", found = text)))
        };
        let from = self.from.as_ref().map(read).transpose()?;
        let to = self.to.as_ref().map(read).transpose()?;
        let year = from.or(to).map_or(self.year.unwrap_or(today.year()), |day| day.year());
        let first = from.or_else(|| NaiveDate::from_ymd_opt(year, 1, 1)).unwrap_or(today);
        let last = to.or_else(|| NaiveDate::from_ymd_opt(year, 12, 31)).unwrap_or(today);
        if last < first {
            let (from, to) = (first.to_string(), last.to_string());
            return Err(CliError::Usage(message!("reading-period-backwards", from = from, to = to)));
        }
        Ok((first, last))
    }
}
