//! Signatures on the papers of assets.

use std::path::PathBuf;

use clap::Args;
use serde_json::Value;

use super::{Details, MovementArgs};
use crate::cli::app::App;
use crate::cli::asset_change;
use crate::cli::error::{CliError, Exit};
use crate::cli::evidence::{self, Verified};
use crate::message;
use crate::model::asset::Deed;
use crate::model::signature::{Evidence, How};

/// Arguments of `folio asset sign`.
#[derive(Debug, Args)]
pub struct SignArgs {
    #[command(flatten)]
    movement: MovementArgs,
    #[arg(long = "as", value_name = "CAPACITY")]
    capacity: Option<String>,
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[arg(long, value_name = "PAPER")]
    on: Option<String>,
    #[arg(long, value_name = "ink|commit", value_parser = ["ink", "commit"])]
    how: Option<String>,
    #[arg(long, value_name = "FILE", conflicts_with = "commit")]
    scan: Option<PathBuf>,
    #[arg(long, value_name = "HASH", requires = "name")]
    commit: Option<String>,
}

impl SignArgs {
    /// Records signatures.
    ///
    /// # Errors
    /// Whatever stands in the way.
    pub fn run(&self, app: &mut App) -> Result<Exit, CliError> {
        let details: Details =
            &[("as", self.capacity.as_ref()), ("name", self.name.as_ref()), ("on", self.on.as_ref())];
        let evidence = self.evidence(app)?;
        let mut changes = self.movement.changes(Deed::Signed, details, &[]);
        for change in &mut changes {
            change.found = evidence.to_details();
            if let Some(commit) = evidence.commit.as_ref().filter(|_| evidence.how == How::Commit) {
                // A commit that holds something else is no signature of this: the engine compares the hashes.
                let desk = app.desk_to_change(self.movement.options.dry_run)?;
                let record = desk.asset_record(&change.asset)?;
                let data = evidence::paper_in(&desk, &record, commit, self.capacity.as_deref(), self.on.as_deref())?;
                change.found.insert("data".to_owned(), Value::from(data));
            }
        }
        asset_change::make(app, &changes, &self.movement.options)
    }

    /// What the signatures stand on, as far as it is the same for every asset.
    fn evidence(&self, app: &mut App) -> Result<Evidence, CliError> {
        let how = match (self.how.as_deref().and_then(How::from_word), &self.commit) {
            (None, Some(_)) => How::Commit,
            (how, _) => how.unwrap_or_default(),
        };
        if self.scan.is_some() && how == How::Commit {
            return Err(CliError::Usage(message!("sign-scan-of-ink")));
        }
        let scan = self.scan.as_ref().map(|scan| evidence::fingerprint(&app.directory.join(scan), scan)).transpose()?;
        let said = Evidence { how, scan, ..Evidence::default() };
        let Some(typed) = self.commit.as_ref().filter(|_| how == How::Commit) else {
            // The engine refuses a way without its commit, and a commit without its way.
            return Ok(Evidence { commit: self.commit.clone(), ..said });
        };
        let desk = app.desk_to_change(self.movement.options.dry_run)?;
        let Verified { commit, signer } = evidence::verified(&desk, typed)?;
        let name = self.name.as_deref().unwrap_or_default();
        evidence::is_by(&desk, &commit, &signer, name).map_err(CliError::Refused)?;
        let (signer, key) = (Some(signer.name), Some(signer.key).filter(|key| !key.is_empty()));
        Ok(Evidence { commit: Some(commit), signer, key, ..said })
    }
}
