//! What all commands that change assets share: read, plan, ask for what is missing, lock, read
//! again, plan again, write. Several assets are planned before any is written.

mod agreement;
mod plan;
mod request;
mod tell;

use std::collections::HashMap;
use std::path::Path;

use super::app::App;
use super::arguments::ChangeArgs;
use super::asset_items;
use super::error::{CliError, Exit};
use crate::store::batch::Batch;
use crate::store::desk::Desk;
use crate::store::lock::Lock;

pub use agreement::{consistent, has_effect_of, record_findings};
pub use plan::{AssetStep, follow, of_asset, plan_after, plan_all, plan_one, register};
pub use request::{AssetChange, Wanted, read_set};
use request::{ask_missing, read};
pub use tell::{print, step_json, told};

/// Makes changes and says what became of each asset.
///
/// # Errors
/// Whatever stands in the way of any of them; nothing is written then.
pub fn make(app: &mut App, changes: &[AssetChange], options: &ChangeArgs) -> Result<Exit, CliError> {
    let desk = app.desk_to_change(options.dry_run)?;
    let now = app.now(desk.zone())?;
    let at = app.at(desk.zone(), options.when.at.as_deref(), now)?;
    let actor = app.actor(&desk, options.when.by.as_deref())?;
    let mut wanted = Vec::new();
    for change in changes {
        wanted.push(read(&desk, change, &actor, at, now)?);
    }
    asset_items::allot(&desk, &mut wanted)?;
    let items_asked: Vec<bool> = wanted.iter().map(|want| asset_items::are_asked(app, want)).collect();
    let mut rehearsal = plan_all(&desk, &wanted);
    if options.dry_run {
        return print(app, &desk, &rehearsal?, options.json, true);
    }
    // Ask before taking the lock: a person thinks longer than another writer should wait.
    while let (Err(CliError::Refusal(refusal)), true) = (&rehearsal, app.ui.interactive) {
        if !ask_missing(app, &desk, &mut wanted, refusal, now)? {
            break;
        }
        rehearsal = plan_all(&desk, &wanted);
    }
    rehearsal?;
    for (want, _) in wanted.iter_mut().zip(items_asked).filter(|(_, asked)| *asked) {
        asset_items::ask_for(app, &desk, want)?;
    }
    let lock = app.lock(&desk, &actor, now)?;
    // Asking and waiting took their time; who gave none means the moment of writing.
    let now = app.now(desk.zone())?;
    for want in &mut wanted {
        want.request.now = now;
        want.request.at = if options.when.at.is_some() { at } else { now };
    }
    let steps = plan_all(&desk, &wanted)?;
    write(&desk, &lock, &steps)?;
    drop(lock);
    print(app, &desk, &steps, options.json, false)
}

/// Writes the records of planned steps, all or none.
///
/// # Errors
/// A file changed meanwhile, or cannot be written.
pub fn write(desk: &Desk, lock: &Lock, steps: &[AssetStep]) -> Result<(), CliError> {
    let mut batch = Batch::default();
    add_to(&mut batch, steps);
    Ok(desk.commit(lock, &batch)?)
}

/// Adds the records of planned steps to what is written together, each once, with all its steps.
pub fn add_to(batch: &mut Batch, steps: &[AssetStep]) {
    // The last step of each, until it is written.
    let mut last: HashMap<&Path, &AssetStep> = steps.iter().map(|step| (step.after.path.as_path(), step)).collect();
    for step in steps {
        let path = step.after.path.as_path();
        let Some(last) = last.remove(path) else { continue };
        match &step.before {
            Some(before) => batch.replace(path, &before.text, &last.after.text),
            None => batch.create(path, &last.after.text),
        }
    }
}
