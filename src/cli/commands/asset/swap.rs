//! `folio asset swap`: retains an asset and lends another in its place, or undoes that; both or
//! neither.

use clap::Args;
use serde_json::Value;

use crate::cli::app::App;
use crate::cli::arguments::ChangeArgs;
use crate::cli::asset_change::{self, Wanted};
use crate::cli::error::{CliError, Exit};
use crate::cli::{ask, complete, inventory_view};
use crate::inventory::engine::AssetRequest;
use crate::inventory::request;
use crate::message;
use crate::model::asset::{AssetStatus, Deed};
use crate::model::event::Values;
use crate::procedure::engine::{Kind, Refusal, Unmet};
use crate::report::asset_case::AssetCase;
use crate::report::inventory::list::natural;
use crate::store::desk::Desk;

/// Arguments of `folio asset swap`.
#[derive(Debug, Args)]
pub struct SwapArgs {
    #[arg(value_name = "ASSET", add = clap_complete::ArgValueCompleter::new(complete::assets))]
    retained: String,
    #[arg(value_name = "ASSET", required_unless_present = "back", conflicts_with = "back", add = clap_complete::ArgValueCompleter::new(complete::assets))]
    loaned: Option<String>,
    #[arg(long)]
    back: bool,
    #[arg(long, value_name = "DATE", conflicts_with = "back")]
    due: Option<String>,
    #[arg(long, value_name = "TEXT")]
    condition: Option<String>,
    #[arg(long, value_name = "TEXT")]
    loan_condition: Option<String>,
    #[arg(long, value_name = "TEXT", conflicts_with = "back")]
    reason: Option<String>,
    #[arg(long, value_name = "FOLIO", add = clap_complete::ArgValueCompleter::new(complete::open_folios))]
    ticket: Option<String>,
    #[arg(long = "for", value_name = "WHO")]
    on_behalf: Option<String>,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[command(flatten)]
    options: ChangeArgs,
}

/// Swaps, or swaps back.
///
/// # Errors
/// Whatever stands in the way of either; nothing is written then.
pub fn run(app: &mut App, args: &SwapArgs) -> Result<Exit, CliError> {
    let desk = app.desk_to_change(args.options.dry_run)?;
    let now = app.now(desk.zone())?;
    let at = app.at(desk.zone(), args.options.when.at.as_deref(), now)?;
    let actor = app.actor(&desk, args.options.when.by.as_deref())?;
    let ticket = args.ticket.as_deref().map(|typed| desk.find(typed)).transpose()?.map(|(folio, _)| folio);
    let mut base = AssetRequest {
        deed: Deed::Noted,
        details: Values::new(),
        set: Values::new(),
        ticket,
        because: None,
        actor: actor.clone(),
        on_behalf: args.on_behalf.clone(),
        at,
        now,
        note: args.note.clone(),
    };
    // What is wrong is told before anything is asked.
    let told = Told::read(app, &desk, args, &base)?;
    if args.options.dry_run {
        let swap = Swap::find(&desk, args)?;
        let steps = asset_change::plan_all(&desk, &wanted(&desk, args, &swap, &told, &base)?)?;
        swap.tell_lost(app);
        return asset_change::print(app, &desk, &steps, args.options.json, true);
    }
    let lock = app.lock(&desk, &actor, now)?;
    base.now = app.now(desk.zone())?;
    base.at = if args.options.when.at.is_some() { at } else { base.now };
    let swap = Swap::find(&desk, args)?;
    let steps = asset_change::plan_all(&desk, &wanted(&desk, args, &swap, &told, &base)?)?;
    asset_change::write(&desk, &lock, &steps)?;
    drop(lock);
    swap.tell_lost(app);
    asset_change::print(app, &desk, &steps, args.options.json, false)
}

/// What was typed, or answered, of both assets.
struct Told {
    condition: Option<Value>,
    loan_condition: Option<Value>,
    due: Option<Value>,
}

impl Told {
    fn read(app: &App, desk: &Desk, args: &SwapArgs, base: &AssetRequest) -> Result<Self, CliError> {
        let due = args.due.as_deref().map(|typed| {
            request::read_detail("due", typed, desk.zone(), desk.zone().day(base.now)).map_err(|problem| {
                let message = message!("asset-refused-value", key = "due", problem = problem);
                CliError::from(Refusal { unmet: vec![Unmet::new(Kind::Value, "due", message)] })
            })
        });
        let mut told = Self {
            condition: args.condition.as_deref().map(Value::from),
            loan_condition: args.loan_condition.as_deref().map(Value::from),
            due: due.transpose()?,
        };
        if !app.ui.interactive || args.options.dry_run {
            return Ok(told);
        }
        let Swap { retained, loaned, .. } = Swap::find(desk, args)?;
        let question = |id: &str| app.ui.language.format(&message!("swap-ask-condition", id = id));
        if told.condition.is_none() {
            told.condition = Some(Value::from(ask::line(&app.ui, &question(&retained))?));
        }
        if told.loan_condition.is_none() && !loaned.is_empty() {
            told.loan_condition = Some(Value::from(ask::line(&app.ui, &question(&loaned.join(", ")))?));
        }
        while told.due.is_none() && !args.back {
            let typed = ask::line(&app.ui, &app.ui.text("detail-due"))?;
            match request::read_detail("due", &typed, desk.zone(), desk.zone().day(base.now)) {
                Ok(due) => told.due = Some(due),
                Err(problem) => app.ui.say_message(&problem),
            }
        }
        Ok(told)
    }
}

/// The assets of a swap, by identifier.
struct Swap {
    retained: String,
    /// What is lent in its place, or was and comes back.
    loaned: Vec<String>,
    /// What was lent in its place and cannot come back: it is lost.
    lost: Vec<String>,
}

impl Swap {
    fn find(desk: &Desk, args: &SwapArgs) -> Result<Self, CliError> {
        let retained = desk.asset_record(&args.retained)?.asset.id;
        if let Some(loaned) = &args.loaned {
            let loaned = desk.asset_record(loaned)?.asset.id;
            if loaned == retained {
                return Err(CliError::Usage(message!("swap-itself")));
            }
            return Ok(Self { retained, loaned: vec![loaned], lost: Vec::new() });
        }
        let snapshot = inventory_view::load(desk);
        let instead = snapshot.cases.iter().filter(|case| {
            let slip = case.state.open_letter().filter(|letter| letter.is_slip);
            slip.and_then(|slip| slip.instead_of.as_deref()) == Some(retained.as_str())
        });
        let (lost, there): (Vec<_>, Vec<_>) = instead.partition(|case| case.state.status() == AssetStatus::Lost);
        let ids = |cases: Vec<&AssetCase>| {
            let mut ids: Vec<String> = cases.into_iter().map(|case| case.asset.id.clone()).collect();
            ids.sort_by_cached_key(|id| natural(id));
            ids
        };
        let (loaned, lost) = (ids(there), ids(lost));
        if loaned.is_empty() && lost.is_empty() {
            return Err(CliError::Refused(message!("swap-no-loan", id = &retained)));
        }
        Ok(Self { retained, loaned, lost })
    }

    /// Says what is not taken back since it is lost.
    fn tell_lost(&self, app: &App) {
        for id in &self.lost {
            app.ui.say_message(&message!("swap-lost", id = id, retained = &self.retained));
        }
    }
}

/// The requests, by what the files say now.
fn wanted(
    desk: &Desk,
    args: &SwapArgs,
    swap: &Swap,
    told: &Told,
    base: &AssetRequest,
) -> Result<Vec<Wanted>, CliError> {
    let Swap { retained, loaned, .. } = swap;
    let want = |asset: &str, deed: Deed, details: Vec<(&str, Option<Value>)>| {
        let details = details.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect();
        Wanted { asset: asset.to_owned(), request: AssetRequest { deed, details, ..base.clone() } }
    };
    let (condition, loan_condition) = (&told.condition, &told.loan_condition);
    if args.back {
        let back = want(retained, Deed::GivenBack, vec![("condition", condition.clone())]);
        let returned = loaned.iter().map(|id| want(id, Deed::Returned, vec![("condition", loan_condition.clone())]));
        return Ok(std::iter::once(back).chain(returned).collect());
    }
    let record = desk.asset_record(retained)?;
    let holder = asset_change::consistent(desk, &record)?.custodian;
    let Some(holder) = holder else { return Err(CliError::Refused(message!("swap-nobody", id = retained))) };
    let reason = args.reason.as_deref().map(Value::from);
    let kept = want(retained, Deed::Retained, vec![("condition", condition.clone()), ("reason", reason)]);
    let lent = |id: &String| {
        let details = vec![
            ("to", Some(Value::from(holder.as_str()))),
            ("due", told.due.clone()),
            ("condition", loan_condition.clone()),
            ("instead_of", Some(Value::from(retained.as_str()))),
        ];
        want(id, Deed::Lent, details)
    };
    Ok(std::iter::once(kept).chain(loaned.iter().map(lent)).collect())
}
