//! `folio maintenance`: the programmes of preventive maintenance (S3.6).

mod due;
mod open;
mod plan;

use std::collections::HashSet;

use chrono::{Datelike, Months, NaiveDate};
use clap::{Args, Subcommand};

use crate::cli::app::App;
use crate::cli::asset_filter::{self, AssetTraitArgs};
use crate::cli::asset_snapshot;
use crate::cli::error::{CliError, Exit};
use crate::cli::inventory_view;
use crate::cli::snapshot::{self, Snapshot};
use crate::message;
use crate::model::catalogue::{Programme, fold};
use crate::model::finding::Finding;
use crate::model::suggestion::nearest;
use crate::model::time::{self, Moment};
use crate::report::asset_case::AssetCase;
use crate::report::inventory::list::{self, AssetQuery};
use crate::report::maintenance::{self, Course, Scene, Upkeep};
use crate::store::desk::Desk;

/// Arguments of `folio maintenance`.
#[derive(Debug, Args)]
pub struct MaintenanceArgs {
    #[command(subcommand)]
    command: MaintenanceCommand,
}

#[derive(Debug, Subcommand)]
enum MaintenanceCommand {
    #[command(visible_alias = "programa")]
    Plan(plan::PlanArgs),
    #[command(visible_alias = "vence")]
    Due(due::DueArgs),
    #[command(visible_alias = "abrir")]
    Open(open::OpenArgs),
}

/// Runs a subcommand.
///
/// # Errors
/// Whatever it could not do.
pub fn run(app: &mut App, args: &MaintenanceArgs) -> Result<Exit, CliError> {
    match &args.command {
        MaintenanceCommand::Plan(args) => plan::run(app, args),
        MaintenanceCommand::Due(args) => due::run(app, args),
        MaintenanceCommand::Open(args) => open::run(app, args),
    }
}

/// Which programmes and assets a command is about; all where nothing is said.
#[derive(Debug, Args)]
struct ChoiceArgs {
    #[arg(long, value_name = "PROGRAMME")]
    programme: Option<String>,
    #[command(flatten)]
    traits: AssetTraitArgs,
}

/// Everything that maintenance is reported from.
struct Ground<'a> {
    courses: Vec<Course<'a>>,
    assets: Vec<AssetCase>,
    tickets: Snapshot,
    findings: Vec<Finding>,
    /// Identifiers of the assets that are chosen; reports see the others too, which may share a number.
    chosen: HashSet<String>,
    scene: Scene<'a>,
}

impl<'a> Ground<'a> {
    /// Reads what the arguments choose; `typed` are typed assets, all where none is.
    fn read(
        app: &App,
        desk: &'a Desk,
        choice: &ChoiceArgs,
        words: &[String],
        typed: &[String],
        now: Moment,
    ) -> Result<Self, CliError> {
        let courses = courses(desk, choice.programme.as_deref())?;
        let scene = scene(desk, now);
        let ids = typed.iter().map(|typed| Ok(desk.asset_record(typed)?.asset.id));
        let ids: Vec<String> = ids.collect::<Result<_, CliError>>()?;
        let all = asset_snapshot::load(desk);
        let query = AssetQuery { words: asset_filter::split(words), ..choice.traits.query(app, desk, &all.cases)? };
        for id in &ids {
            let concerned = |case: &&AssetCase| {
                case.asset.id == *id
                    && courses.iter().any(|course| crate::inventory::schedule::applies(course.programme, &case.asset))
            };
            if !all.cases.iter().any(|case| concerned(&case)) {
                return Err(CliError::Usage(message!("maintenance-not-in-programme", id = id)));
            }
        }
        let passing = list::chosen(&all.cases, &query, &inventory_view::surroundings(desk, now));
        let passing = passing.into_iter().map(|case| case.asset.id.clone());
        let chosen = passing.filter(|id| ids.is_empty() || ids.contains(id)).collect();
        let tickets = snapshot::load(desk, now)?;
        Ok(Self { courses, assets: all.cases, tickets, findings: all.findings, chosen, scene })
    }

    fn upkeeps(&self) -> Vec<Upkeep<'_>> {
        let mut upkeeps = maintenance::upkeeps(&self.courses, &self.assets, &self.tickets.cases, &self.scene);
        upkeeps.retain(|upkeep| self.chosen.contains(&upkeep.asset.asset.id));
        upkeeps
    }

    /// Tells what could not be read, and of assets that cannot be planned as their cards say.
    fn warn(&self, app: &App, upkeeps: &[Upkeep]) {
        snapshot::warn(&app.ui, &self.tickets.findings);
        snapshot::warn(&app.ui, &self.findings);
        for upkeep in upkeeps {
            let id = &upkeep.asset.asset.id;
            if let Some(found) = upkeep.unreadable_interval() {
                let months = i64::from(upkeep.months);
                app.ui.say_message(&message!(
                    "maintenance-unreadable-interval",
                    id = id,
                    found = found,
                    months = months
                ));
            }
        }
        let undated: Vec<&str> =
            upkeeps.iter().filter(|upkeep| upkeep.is_undated()).map(|upkeep| upkeep.asset.asset.id.as_str()).collect();
        if !undated.is_empty() {
            let (count, first) = (undated.len(), undated[0]);
            let shown = undated.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
            app.ui.say_message(&message!("maintenance-undated", count = count, ids = shown, first = first));
        }
    }
}

/// Assets that a warning names; more are counted.
const NAMED: usize = 10;

/// A word that names nothing, with the nearest one and all there are.
fn unknown<'k>(typed: &str, known: impl Iterator<Item = &'k str>) -> CliError {
    let known: Vec<&str> = known.take(40).collect();
    let list = known.join(", ");
    CliError::Usage(match nearest(typed, known) {
        Some(near) => message!("reading-unknown-word-near", found = typed, near = near, known = list),
        None => message!("reading-unknown-word", found = typed, known = list),
    })
}

/// What maintenance is reported with on this desk.
pub(super) fn scene(desk: &Desk, now: Moment) -> Scene<'_> {
    let zone = desk.zone();
    Scene { inventory: &desk.inventory, people: &desk.people, zone, today: zone.day(now) }
}

/// The desk's programmes, or the one that is named, each with the calendar of its procedure.
///
/// # Errors
/// There is none, or none of that name; a procedure or calendar that cannot be used.
pub(super) fn courses<'a>(desk: &'a Desk, typed: Option<&str>) -> Result<Vec<Course<'a>>, CliError> {
    let all = &desk.inventory.programmes;
    if all.is_empty() {
        return Err(CliError::Refused(message!("maintenance-no-programme")));
    }
    let named = |typed: &str| {
        let wanted = fold(typed);
        all.iter().find(|programme| fold(&programme.key) == wanted || fold(&programme.name) == wanted)
    };
    let chosen = match typed {
        None => all.iter().collect(),
        Some(typed) => match named(typed) {
            Some(programme) => vec![programme],
            None => return Err(unknown(typed, all.iter().map(|programme| programme.key.as_str()))),
        },
    };
    let course = |programme: &'a Programme| {
        let procedure = desk.procedure(&programme.procedure)?;
        Ok(Course { programme, calendar: desk.calendar_of(&procedure)? })
    };
    chosen.into_iter().map(course).collect()
}

/// Years that are planned.
const YEARS: std::ops::RangeInclusive<i32> = 1970..=2200;

/// The year that was typed.
///
/// # Errors
/// It is none.
pub(super) fn read_year(text: &str) -> Result<i32, CliError> {
    let year = text.trim().parse().ok().filter(|year| YEARS.contains(year));
    year.ok_or_else(|| CliError::Usage(message!("maintenance-not-a-year", found = text)))
}

/// The last day of the month of a day.
pub(super) fn end_of_month(day: NaiveDate) -> NaiveDate {
    let next = day.with_day(1).and_then(|first| first.checked_add_months(Months::new(1)));
    next.and_then(|next| next.pred_opt()).unwrap_or(day)
}

/// The last day to look at: a date, or so many days from today; the end of the month where neither
/// is said.
fn last_day(until: Option<&str>, within: Option<&str>, today: NaiveDate) -> Result<NaiveDate, CliError> {
    if let Some(text) = until {
        let day = time::read_typed_date(text);
        return day.ok_or_else(|| CliError::Usage(message!("reading-not-a-date", found = text)));
    }
    let Some(text) = within else { return Ok(end_of_month(today)) };
    let days = read_days(text).and_then(|days| today.checked_add_days(chrono::Days::new(days)));
    days.ok_or_else(|| CliError::Usage(message!("maintenance-not-days", found = text)))
}

/// Days as people type them: `30d`, `30 días`, `30`.
fn read_days(text: &str) -> Option<u64> {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    let days = number.parse().ok().filter(|days| *days <= 36_600)?;
    ["", "d", "dia", "dias", "day", "days"].contains(&fold(unit).as_str()).then_some(days)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_typed_in_several_ways() {
        for (text, days) in
            [("30d", Some(30)), ("1 día", Some(1)), ("7", Some(7)), ("d", None), ("-3", None), ("3h", None)]
        {
            assert_eq!(read_days(text), days, "{text}");
        }
    }

    #[test]
    fn months_end_on_their_last_day() {
        let day = |text: &str| text.parse::<NaiveDate>().expect(text);
        assert_eq!(end_of_month(day("2028-02-10")), day("2028-02-29"));
        assert_eq!(end_of_month(day("2026-12-31")), day("2026-12-31"));
    }
}
