//! The records that reports are made of, as they were at several moments: read from the desk's files,
//! or those that were read already.

use std::borrow::Cow;
use std::collections::HashSet;

use super::error::CliError;
use super::selection::Concern;
use super::{asset_snapshot, redacted, snapshot};
use crate::model::catalogue::People;
use crate::model::finding::Finding;
use crate::model::folio::Folio;
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
    /// The same tickets with everybody, where people are taken out.
    pub judged_cases: Option<&'a [Case]>,
    /// The same assets, likewise.
    pub judged_assets: Option<&'a [AssetCase]>,
    /// Paths of the files that could not be read.
    pub unreadable: &'a [String],
    /// Folios of tickets that are to be left out of whatever else is read.
    pub left_out: &'a HashSet<Folio>,
    /// What takes people out of whatever else is read.
    pub redaction: Option<&'a Redaction<'a>>,
}

/// Records as they were at several moments.
pub struct Records<'a> {
    /// Tickets, by moment.
    pub cases: Vec<Cow<'a, [Case]>>,
    /// Assets, by moment; none where nothing is asked of them.
    pub assets: Vec<Cow<'a, [AssetCase]>>,
    /// The same tickets with everybody; none where nobody was taken out.
    real_cases: Vec<Cow<'a, [Case]>>,
    real_assets: Vec<Cow<'a, [AssetCase]>>,
    /// People, as the records name them.
    pub people: Cow<'a, People>,
    /// What is wrong with files that were read for this.
    pub findings: Vec<Finding>,
    /// Paths of the files that could not be read.
    pub unreadable: Vec<String>,
}

impl<'a> Records<'a> {
    /// The records at those moments that a question concerns; those that are known are not read again.
    ///
    /// # Errors
    /// A calendar cannot be used.
    pub fn at(
        desk: &'a Desk,
        moments: &[Moment],
        asked: Concern,
        with_assets: bool,
        known: Option<&Known<'a>>,
    ) -> Result<Self, CliError> {
        let redaction = known.and_then(|known| known.redaction);
        let people = redaction.map_or(Cow::Borrowed(&desk.people), |redaction| Cow::Owned(redaction.people()));
        if let Some(known) = known.filter(|known| moments == [known.as_of]) {
            return Ok(Self {
                cases: vec![Cow::Borrowed(known.cases)],
                assets: vec![Cow::Borrowed(known.assets)],
                real_cases: known.judged_cases.map(Cow::Borrowed).into_iter().collect(),
                real_assets: known.judged_assets.map(Cow::Borrowed).into_iter().collect(),
                people,
                findings: Vec::new(),
                unreadable: known.unreadable.to_vec(),
            });
        }
        let mut tickets = snapshot::load_at(desk, asked, moments)?;
        if let Some(left_out) = known.map(|known| known.left_out).filter(|left_out| !left_out.is_empty()) {
            tickets.cases.iter_mut().for_each(|cases| cases.retain(|case| !left_out.contains(&case.ticket.folio)));
        }
        let assets = with_assets.then(|| asset_snapshot::load_at(desk, moments));
        let mut records = Self {
            cases: Vec::new(),
            assets: Vec::new(),
            real_cases: Vec::new(),
            real_assets: Vec::new(),
            people,
            findings: tickets.findings,
            unreadable: tickets.unreadable,
        };
        let mut asset_cases = Vec::new();
        if let Some(assets) = assets {
            asset_cases = assets.cases;
            records.findings.extend(assets.findings);
            records.unreadable.extend(assets.unreadable);
        }
        if let Some(redaction) = redaction {
            for cases in &tickets.cases {
                records.cases.push(Cow::Owned(redacted::tickets(desk, redaction, cases)?));
            }
            records.assets =
                asset_cases.iter().map(|cases| Cow::Owned(redacted::assets(desk, redaction, cases))).collect();
            records.real_cases = tickets.cases.into_iter().map(Cow::Owned).collect();
            records.real_assets = asset_cases.into_iter().map(Cow::Owned).collect();
        } else {
            records.cases = tickets.cases.into_iter().map(Cow::Owned).collect();
            records.assets = asset_cases.into_iter().map(Cow::Owned).collect();
        }
        Ok(records)
    }

    /// The tickets of a moment as expressions see them.
    pub fn judged_cases(&self, moment: usize) -> &[Case] {
        self.real_cases.get(moment).or_else(|| self.cases.get(moment)).map_or(&[], |cases| cases)
    }

    /// The assets of a moment as expressions see them.
    pub fn judged_assets(&self, moment: usize) -> &[AssetCase] {
        self.real_assets.get(moment).or_else(|| self.assets.get(moment)).map_or(&[], |assets| assets)
    }
}
