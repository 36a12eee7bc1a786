//! The records that reports are made of, as they were at several moments: read from the desk's files,
//! or those that were read already.

use std::borrow::Cow;

use super::error::CliError;
use super::{asset_snapshot, redacted, snapshot};
use crate::model::catalogue::People;
use crate::model::finding::Finding;
use crate::model::time::Moment;
use crate::report::asset_case::AssetCase;
use crate::report::case::Case;
use crate::report::redaction::Redaction;
use crate::store::desk::Desk;

/// Records that were read already, as they were at one moment.
pub struct Known<'a> {
    /// The moment.
    pub as_of: Moment,
    /// Tickets, without people where these are taken out.
    pub cases: &'a [Case],
    /// Assets, likewise.
    pub assets: &'a [AssetCase],
    /// Paths of the files that could not be read.
    pub unreadable: &'a [String],
    /// What takes people out of whatever else is read.
    pub redaction: Option<&'a Redaction<'a>>,
}

/// Records as they were at several moments.
pub struct Records<'a> {
    /// Tickets, by moment.
    pub cases: Vec<Cow<'a, [Case]>>,
    /// Assets, by moment; none where nothing is asked of them.
    pub assets: Vec<Cow<'a, [AssetCase]>>,
    /// People, as the records name them.
    pub people: Cow<'a, People>,
    /// What is wrong with files that were read for this.
    pub findings: Vec<Finding>,
    /// Paths of the files that could not be read.
    pub unreadable: Vec<String>,
}

impl<'a> Records<'a> {
    /// The records at those moments; those that are known are not read again.
    ///
    /// # Errors
    /// A calendar cannot be used.
    pub fn at(
        desk: &'a Desk,
        moments: &[Moment],
        with_assets: bool,
        known: Option<&Known<'a>>,
    ) -> Result<Self, CliError> {
        let redaction = known.and_then(|known| known.redaction);
        let people = redaction.map_or(Cow::Borrowed(&desk.people), |redaction| Cow::Owned(redaction.people()));
        if let Some(known) = known.filter(|known| moments == [known.as_of]) {
            let (cases, assets) = (vec![Cow::Borrowed(known.cases)], vec![Cow::Borrowed(known.assets)]);
            return Ok(Self { cases, assets, people, findings: Vec::new(), unreadable: known.unreadable.to_vec() });
        }
        let mut tickets = snapshot::load_at(desk, moments)?;
        let mut assets = with_assets.then(|| asset_snapshot::load_at(desk, moments));
        if let Some(redaction) = redaction {
            for cases in &mut tickets.cases {
                *cases = redacted::tickets(desk, redaction, cases)?;
            }
            for cases in assets.iter_mut().flat_map(|assets| &mut assets.cases) {
                *cases = redacted::assets(desk, redaction, cases);
            }
        }
        let mut records = Self {
            cases: tickets.cases.into_iter().map(Cow::Owned).collect(),
            assets: Vec::new(),
            people,
            findings: tickets.findings,
            unreadable: tickets.unreadable,
        };
        if let Some(assets) = assets {
            records.assets = assets.cases.into_iter().map(Cow::Owned).collect();
            records.findings.extend(assets.findings);
            records.unreadable.extend(assets.unreadable);
        }
        Ok(records)
    }
}
