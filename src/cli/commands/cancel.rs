//! `folio cancel`: ends a ticket without walking it to its end, and says what becomes of its children.

use clap::{Args, ValueEnum};
use dialoguer::Select;
use dialoguer::theme::ColorfulTheme;

use crate::cli::app::App;
use crate::cli::arguments::{ChangeArgs, SetArgs};
use crate::cli::change::{self, Change};
use crate::cli::error::{CliError, Exit};
use crate::cli::family::Member;
use crate::cli::reasons::{self, For};
use crate::cli::{ask, complete, family};
use crate::message;
use crate::model::status::Status;
use crate::procedure::engine::{Intent, Kind, Unmet};
use crate::procedure::replay::State;

/// Arguments of `folio cancel`.
#[derive(Debug, Args)]
pub struct CancelArgs {
    #[arg(value_name = "FOLIO", add = clap_complete::ArgValueCompleter::new(complete::open_folios))]
    folio: String,
    #[arg(long, value_name = "REASON", add = clap_complete::ArgValueCompleter::new(complete::cancel_reasons))]
    reason: Option<String>,
    #[arg(long, value_enum, value_name = "leave|cancel")]
    children: Option<Fate>,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[command(flatten)]
    options: ChangeArgs,
}

/// What becomes of the open children of a ticket that is cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Fate {
    /// They go on by themselves.
    #[value(alias = "dejar")]
    Leave,
    /// They are cancelled too.
    #[value(alias = "cancelar")]
    Cancel,
}

/// Ends a ticket early.
///
/// # Errors
/// Whatever stands in the way; open children of which nobody said what becomes of them.
pub fn run(app: &mut App, args: CancelArgs) -> Result<Exit, CliError> {
    let (set, options) = (&SetArgs::default(), &args.options);
    let desk = app.desk_to_change(options.dry_run)?;
    let wanted = reasons::given(app, &desk, &args.folio, args.reason, For::Cancel)?;
    let record = desk.ticket(&args.folio)?;
    let lineage = desk.lineage_of(&record.ticket)?;
    let state = State::replay(&lineage, &record.ticket.events);
    let below = family::descendants(&desk, &state).into_iter().filter(|(_, member)| !member.state.is_ended());
    let open: Vec<OpenChild> = below.map(|(_, member)| OpenChild::of(&member)).collect();
    let change = |folio, reason: &str, quiet| Change {
        folio,
        intent: Intent::Cancel(reason.to_owned()),
        set,
        note: args.note.clone(),
        on_behalf: None,
        options,
        quiet,
    };
    let fate = match (args.children, open.is_empty() || state.is_ended()) {
        (_, true) => Fate::Leave,
        (Some(fate), _) => fate,
        (None, _) => {
            // Nobody is asked about the children of what cannot be cancelled anyway.
            let stands = change::rehearse(app, vec![change(&args.folio, &wanted, false)], options);
            if app.ui.interactive {
                stands?;
                ask_fate(app, &open)?
            } else {
                return Err(open_children(&record.ticket.folio.to_string(), &open, stands));
            }
        }
    };
    let mut changes = Vec::new();
    if fate == Fate::Cancel {
        // The deepest first: nothing is cancelled over the heads of its own children.
        changes.extend(open.iter().rev().map(|child| change(&child.folio, &child.reason(&wanted), false)));
    }
    changes.push(change(&args.folio, &wanted, false));
    change::make_all(app, changes, options)
}

/// The refusal for want of what becomes of the children, with all else that stands in the way.
fn open_children(folio: &str, open: &[OpenChild], stands: Result<(), CliError>) -> CliError {
    let children: Vec<&str> = open.iter().map(|child| child.folio.as_str()).collect();
    let message = message!("error-open-children", folio = folio, children = children.join(", "));
    match stands {
        Ok(()) => CliError::Refused(message),
        Err(CliError::Refusal(mut refusal)) => {
            let (key, label) = ("children".to_owned(), "children".to_owned());
            let (field_type, choices, remedy) = (None, Vec::new(), None);
            refusal.unmet.push(Unmet { kind: Kind::Child, key, label, field_type, choices, message, remedy });
            refusal.into()
        }
        Err(other) => other,
    }
}

/// An open child, however deep.
struct OpenChild {
    folio: String,
    reasons: Vec<(String, Status)>,
}

impl OpenChild {
    fn of(member: &Member) -> Self {
        let reasons = member.lineage.current().cancel.reasons.iter();
        let reasons = reasons.map(|reason| (reason.id.clone(), reason.status)).collect();
        Self { folio: member.record.ticket.folio.to_string(), reasons }
    }

    /// The reason under which it is cancelled with its parent: the parent's where its procedure has
    /// that one, else its first that leaves it cancelled.
    fn reason(&self, parents: &str) -> String {
        let has = |(id, _): &&(String, Status)| id == parents;
        let found = self.reasons.iter().find(has);
        let found = found.or_else(|| self.reasons.iter().find(|(_, status)| *status == Status::Cancelled));
        found.map_or(parents, |(id, _)| id).to_owned()
    }
}

fn ask_fate(app: &App, open: &[OpenChild]) -> Result<Fate, CliError> {
    let children: Vec<&str> = open.iter().map(|child| child.folio.as_str()).collect();
    let prompt = app.ui.language.format(&message!("ask-open-children", children = children.join(", ")));
    let words = [app.ui.text("ask-children-leave"), app.ui.text("ask-children-cancel")];
    let pick = Select::with_theme(&ColorfulTheme::default())
        .with_prompt(prompt)
        .items(&words)
        .default(0)
        .interact_opt()
        .map_err(ask::stopped)?;
    match pick {
        Some(0) => Ok(Fate::Leave),
        Some(_) => Ok(Fate::Cancel),
        None => Err(ask::gave_up()),
    }
}
