//! `folio next`: where a ticket stands, and what can be done now.

use clap::Args;

use crate::cli::app::App;
use crate::cli::error::{CliError, Exit};
use crate::cli::family::Member;
use crate::cli::{asset_of_ticket, change, complete, family, moves};
use crate::model::event::Values;
use crate::model::ticket::Ticket;
use crate::model::time::{self, Moment};
use crate::procedure::engine::{Intent, Rules};
use crate::procedure::replay::State;
use crate::report::next::{self, ChildView, MovesNeed};
use crate::store::desk::Desk;

/// Arguments of `folio next`.
#[derive(Debug, Args)]
pub struct NextArgs {
    #[arg(value_name = "FOLIO", add = clap_complete::ArgValueCompleter::new(complete::open_folios))]
    folio: String,
    #[arg(long)]
    json: bool,
}

/// Prints what can be done now.
///
/// # Errors
/// No such ticket, or a damaged one.
pub fn run(app: &mut App, args: &NextArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let now = app.now(desk.zone())?;
    let record = desk.ticket(&args.folio)?;
    let (procedure, state) = change::consistent_state(&desk, &record)?;
    let rules = desk.rules(&procedure);
    let members = family::descendants(&desk, &state);
    let children = family::children(&desk, &state);
    let seen = asset_of_ticket::seen(&desk, &procedure, &state, &Values::new(), now);
    let rules = Rules { children: &children, asset: seen.as_ref(), ..rules };
    let lineage = desk.lineage_of(&record.ticket)?;
    let reading = desk.clocks(&lineage, &record.ticket.events, &state, now)?;
    let children = tree(&desk, &members, now)?;
    let beside = next::Beside { children, moves: moves_need(&desk, &rules, &record.ticket, &state, now) };
    let view = next::standing(&rules, &record.ticket.folio, &state, &reading, beside, now, &app.ui.language);
    if args.json {
        app.ui.print_json("folio/next/1", &view)?;
    } else {
        let text = crate::render::next::standing(&view, &app.ui.language);
        app.ui.print(&crate::render::text::wrapped(&text, app.ui.width))?;
    }
    Ok(Exit::Done)
}

/// What the assets lack that each outcome, or the end of the wait, would move.
fn moves_need(desk: &Desk, rules: &Rules, ticket: &Ticket, state: &State, now: Moment) -> MovesNeed {
    let activity = state.activity.as_deref().and_then(|id| rules.procedure.activity(id));
    let missing = |intent: Intent| moves::missing(desk, rules, ticket, state, intent, now);
    let outcomes = activity.into_iter().flat_map(|activity| &activity.outcomes);
    MovesNeed {
        outcomes: outcomes.map(|outcome| (outcome.id.clone(), missing(Intent::Outcome(outcome.id.clone())))).collect(),
        resume: missing(Intent::Resume),
    }
}

/// Where the tickets below one stand.
///
/// # Errors
/// A calendar cannot be used.
pub fn tree(desk: &Desk, members: &[(usize, Member)], now: Moment) -> Result<Vec<ChildView>, CliError> {
    let view = |(depth, member): &(usize, Member)| {
        let procedure = member.lineage.current();
        let reading = desk.clocks(&member.lineage, &member.record.ticket.events, &member.state, now)?;
        let activity = member.state.activity.as_deref().and_then(|id| procedure.activity(id));
        Ok(ChildView {
            folio: member.record.ticket.folio.to_string(),
            depth: *depth,
            procedure: procedure.code.clone(),
            title: procedure.title.clone(),
            status: member.state.status().word(),
            activity: activity.map(|activity| activity.id.clone()),
            activity_title: activity.map(|activity| activity.title.clone()),
            opened: member.state.opened.map(|at| time::write_moment(desk.zone().localize(at))),
            closed: member.state.closed.map(|at| time::write_moment(desk.zone().localize(at))),
            late: activity.is_some() && reading.is_late(),
        })
    };
    members.iter().map(view).collect()
}
