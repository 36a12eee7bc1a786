//! `folio link`: ties a ticket to another, or to something outside.

use std::collections::HashSet;

use clap::Args;

use crate::cli::app::App;
use crate::cli::arguments::{ChangeArgs, SetArgs};
use crate::cli::change::{self, Change};
use crate::cli::complete;
use crate::cli::error::{CliError, Exit};
use crate::message;
use crate::model::relation::{self, RELATIONS, is_address, message_id};
use crate::model::suggestion::nearest;
use crate::procedure::engine::Intent;
use crate::store::desk::Desk;

/// Arguments of `folio link`.
#[derive(Debug, Args)]
pub struct LinkArgs {
    #[arg(value_name = "FOLIO", add = clap_complete::ArgValueCompleter::new(complete::folios))]
    folio: String,
    #[arg(value_name = "TO", add = clap_complete::ArgValueCompleter::new(complete::folios))]
    to: String,
    #[arg(long = "as", value_name = "RELATION", default_value = "related")]
    relation: String,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[command(flatten)]
    options: ChangeArgs,
}

/// Ties a ticket to another, on both; whatever is not an address must be a ticket of this desk.
///
/// # Errors
/// Whatever stands in the way.
pub fn run(app: &mut App, args: LinkArgs) -> Result<Exit, CliError> {
    let (relation, inverse) = relation(app, &args.relation)?;
    let desk = app.desk_to_change(args.options.dry_run)?;
    let outside = is_address(&args.to);
    let to = if outside { args.to.clone() } else { desk.find(&args.to)?.0.to_string() };
    let set = SetArgs::default();
    let tie = |folio, to, relation: &str, options, quiet| Change {
        folio,
        intent: Intent::Link { to, relation: relation.to_owned() },
        set: &set,
        note: args.note.clone(),
        on_behalf: None,
        options,
        quiet,
    };
    let options = &args.options;
    if outside {
        return change::make(app, tie(&args.folio, to, relation, options, false));
    }
    let from = desk.find(&args.folio)?.0.to_string();
    match relation {
        relation::PARENT => refuse_circle(&desk, &to, &from)?,
        relation::CHILD => refuse_circle(&desk, &from, &to)?,
        _ => {}
    }
    let both = vec![tie(&from, to.clone(), relation, options, false), tie(&to, from.clone(), inverse, options, true)];
    change::make_all(app, both, options)
}

/// Nobody becomes their own forebear: the future parent's line does not lead to the child.
fn refuse_circle(desk: &Desk, parent: &str, child: &str) -> Result<(), CliError> {
    let mut seen = HashSet::new();
    let mut forebear = Some(parent.to_owned());
    while let Some(folio) = forebear.filter(|folio| seen.insert(folio.clone())) {
        if folio == child {
            return Err(CliError::Refused(message!("refused-family-circle", folio = child, to = parent)));
        }
        forebear = desk.ticket(&folio).ok().and_then(|record| record.ticket.header.parent);
    }
    Ok(())
}

/// The relation of that word, in either language, with its inverse.
fn relation(app: &App, typed: &str) -> Result<(&'static str, &'static str), CliError> {
    let lower = typed.to_lowercase();
    let named = |word: &str| {
        let name = message_id(word).and_then(|id| app.ui.language.find(id));
        word == lower || name.is_some_and(|name| name.to_lowercase() == lower)
    };
    RELATIONS.into_iter().find(|(word, _)| named(word)).ok_or_else(|| {
        let known: Vec<&str> = RELATIONS.iter().map(|(word, _)| *word).collect();
        let near = nearest(typed, known.iter().copied()).unwrap_or("related");
        CliError::Usage(message!("error-relation", found = typed, near = near, known = known.join(", ")))
    })
}
