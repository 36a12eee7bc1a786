//! The inventory's laws: what each asset's file says by itself. What it says of other files, and
//! they of it, is in [`across`].

mod across;
mod index;

use std::cell::LazyCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

pub(super) use self::across::Tickets;
use self::index::Index;
use super::{merged, signatures};
use crate::cli::asset_change;
use crate::cli::progress::Progress;
use crate::inventory::engine::{self, AssetBreach};
use crate::inventory::{card, replay::AssetState};
use crate::message;
use crate::model::asset::{Asset, AssetStatus, HEADER_KEYS};
use crate::model::catalogue::{CardType, Kind};
use crate::model::finding::{Finding, Place};
use crate::model::message::{Argument, Message};
use crate::model::shape::Step;
use crate::model::suggestion::nearest;
use crate::model::time::Moment;
use crate::model::value::is_blank;
use crate::procedure::engine::Kind as Sort;
use crate::store::assets::AssetRecord;
use crate::store::desk::Desk;
use crate::store::tickets::{self, Places};
use crate::store::{file, parallel, sweep};

/// What is known of the files that assets are judged with.
#[derive(Clone, Copy)]
pub(super) struct Known {
    /// Whether `people.toml` could be read: else the desk cannot say who may do what, and that is one
    /// finding, not one an event.
    people: bool,
    /// Whether `suppliers.toml` could be read.
    suppliers: bool,
    /// Whether the desk keeps an inventory: without one, cards are only a list of what there is.
    inventory: bool,
}

impl Known {
    /// What the findings so far, those of opening the desk, leave.
    pub(super) fn of(desk: &Desk, findings: &[Finding]) -> Self {
        let sound = |name: &str| findings.iter().all(|finding| finding.place.path != name);
        Self {
            people: sound("catalog/people.toml"),
            suppliers: sound("catalog/suppliers.toml"),
            inventory: !desk.inventory.kinds.is_empty(),
        }
    }
}

/// All assets of a desk, each looked at by itself.
pub(super) struct Assets {
    looks: Vec<Look>,
    /// Where each stands, by the name of its file.
    by_id: HashMap<String, usize>,
    index: Index,
    known: Known,
}

/// One asset's file.
struct Look {
    shown: String,
    path: PathBuf,
    /// What it says and what its events give; none of a damaged file.
    read: Option<(AssetRecord, AssetState)>,
    findings: Vec<Finding>,
}

impl Look {
    fn asset(&self) -> Option<&Asset> {
        self.read.as_ref().map(|(record, _)| &record.asset)
    }

    fn place(&self, path: &[Step]) -> Place {
        match &self.read {
            Some((record, _)) => Places::of(&self.shown, &record.text).at(path),
            None => Place::file(&self.shown),
        }
    }
}

/// A step to a key of a record's root.
fn at(key: &str) -> [Step; 1] {
    [Step::Key(key.to_owned())]
}

/// The steps to a key of an event.
fn at_event(index: usize, key: &str) -> [Step; 3] {
    [Step::Key("events".to_owned()), Step::Index(index), Step::Key(key.to_owned())]
}

/// Looks at every asset by itself. What is found is told by [`Assets::tell`], with the rest.
pub(super) fn read(desk: &Desk, now: Moment, known: Known) -> Assets {
    let files = desk.asset_files();
    let progress = Progress::reading(files.len());
    let look = |path: &PathBuf| {
        progress.step();
        look(desk, path, now, known)
    };
    let looks = parallel::shares(&files, |files| files.iter().map(look).collect::<Vec<_>>());
    let looks: Vec<Look> = looks.into_iter().flatten().collect();
    let index = Index::of(looks.iter().map(|look| (look.path.as_path(), look.asset())));
    let stem = |look: &Look| look.path.file_stem().and_then(|stem| stem.to_str()).map(str::to_owned);
    let by_id = looks.iter().enumerate().filter_map(|(index, look)| Some((stem(look)?, index))).collect();
    Assets { looks, by_id, index, known }
}

impl Assets {
    /// How many files there are.
    pub(super) fn files(&self) -> usize {
        self.looks.len()
    }

    /// The asset of exactly that identifier, where there is one; nothing of it where its file is damaged.
    pub(super) fn named(&self, id: &str) -> Option<Option<&Asset>> {
        self.by_id.get(id).and_then(|index| self.looks.get(*index)).map(Look::asset)
    }

    /// Whether some asset answers to what a ticket says, as commands find one; true for everything
    /// where no inventory is kept.
    pub(super) fn answers(&self, typed: &str) -> bool {
        !self.known.inventory || self.index.answers(typed)
    }
}

/// Files and folders among the assets that are not of them.
pub(super) fn strays(desk: &Desk, findings: &mut Vec<Finding>) {
    let folder = desk.assets_folder();
    let mut tell = |path: &Path, message: Message| {
        findings.push(Finding::new(Place::file(file::display(&desk.root, path)), message));
    };
    for stray in sweep::strays(&folder) {
        tell(&stray, message!("finding-stray-file"));
    }
    for linked in sweep::linked_folders(&folder) {
        tell(&linked, message!("finding-link-to-folder"));
    }
}

fn look(desk: &Desk, path: &Path, now: Moment, known: Known) -> Look {
    let shown = file::display(&desk.root, path);
    let path = path.to_owned();
    let record = match desk.read_asset(&path) {
        Ok(record) => record,
        Err(findings) => return Look { shown, path, read: None, findings },
    };
    let asset = &record.asset;
    let (state, breaches) = engine::judge(&desk.asset_rules(), asset, now);
    let mut findings = Vec::new();
    // Found rarely, and the text has to be read again for it.
    let places = LazyCell::new(|| Places::of(&shown, &record.text));
    if desk.new_asset_path(&asset.kind, &asset.id) != path {
        let message = message!("finding-asset-misplaced", id = &asset.id, kind = &asset.kind);
        findings.push(Finding::new(Place::file(&shown), message));
    }
    let subject = Subject { desk, record: &record, state: &state, now, known };
    let holder = asset.position.custodian.as_deref();
    for breach in breaches.into_iter().filter(|breach| known.people || !is_about_people(breach)) {
        if findings.len() >= tickets::MOST_FINDINGS {
            break;
        }
        findings.extend(subject.broken_rule(&places, breach, holder));
    }
    let mut tell = |path: &[Step], message: Message| findings.push(Finding::new(places.at(path), message));
    let merged = merged::findings(&asset.id, &asset.events, state.disputes.len());
    for (path, message) in signatures::of_papers(asset).into_iter().chain(merged) {
        tell(&path, message);
    }
    if known.inventory {
        match desk.inventory.kind(&asset.kind) {
            Some(kind) => subject.card(kind, &mut tell),
            None => {
                let kinds = desk.inventory.kinds.iter().map(|kind| kind.key.as_str());
                let hint = match nearest(&asset.kind, kinds) {
                    Some(near) => message!("hint-near", near = near),
                    None => message!("hint-none"),
                };
                tell(&at("kind"), message!("finding-asset-kind", kind = &asset.kind, hint = hint));
            }
        }
        subject.custody(&mut tell);
        subject.licence(&mut tell);
    }
    // A desk that keeps no inventory has cards and wants no history of them.
    if known.inventory || asset.has_history() {
        let differences = asset_change::record_findings(desk, &record, &state);
        findings.extend(subject.folded(&places, differences, &findings));
    }
    drop(places);
    Look { shown, path, read: Some((record, state)), findings }
}

fn is_unknown_person(breach: &AssetBreach) -> bool {
    breach.unmet.message.id.starts_with("refused-unknown-person")
}

fn is_about_people(breach: &AssetBreach) -> bool {
    is_unknown_person(breach) || breach.unmet.kind == Sort::Role
}

/// An asset with what it is judged by.
struct Subject<'a> {
    desk: &'a Desk,
    record: &'a AssetRecord,
    state: &'a AssetState,
    now: Moment,
    known: Known,
}

impl Subject<'_> {
    /// What is said of a broken rule; nothing of a holder who is told of by the position.
    fn broken_rule(&self, places: &Places, breach: AssetBreach, holder: Option<&str>) -> Option<Finding> {
        let event = self.record.asset.events.get(breach.event)?;
        let (number, id, did) = (breach.event + 1, event.id.as_str(), event.deed.word());
        let named = breach.unmet.key.as_str();
        if is_unknown_person(&breach) && named != event.by {
            let key = if event.text("to") == Some(named) { "to" } else { "received_by" };
            let place = places.at(&at_event(breach.event, key));
            let message = message!("finding-holder-unknown-once", number = number, did = did, person = named);
            return (holder != Some(named)).then(|| Finding::new(place, message));
        }
        let by_person = is_about_people(&breach);
        let problem = breach.unmet.message;
        let message = if by_person {
            message!("finding-person-not-entitled", number = number, id = id, did = did, problem = problem)
        } else {
            message!("finding-rule-broken", number = number, id = id, did = did, problem = problem)
        };
        Some(Finding::new(places.at(&[Step::Key("events".to_owned()), Step::Index(breach.event)]), message))
    }

    /// Where several entries of the header differ, or the events break a rule too, an event was deleted or
    /// altered rather than each of the entries: that is one finding, which leads to the history, and none
    /// that would have the header made to fit what is left.
    fn folded(&self, places: &Places, differences: Vec<Finding>, so_far: &[Finding]) -> Vec<Finding> {
        let key = |finding: &Finding| {
            let found = finding.message.arguments.iter().find(|(name, _)| *name == "key");
            found.and_then(|(_, value)| HEADER_KEYS.into_iter().find(|key| *value == Argument::from(*key)))
        };
        let keys: Vec<&str> = differences.iter().filter_map(key).collect();
        let broken = so_far.iter().any(|finding| finding.code() == "rule-broken");
        let Some(first) = keys.first().filter(|_| broken || keys.len() > 1) else { return differences };
        let (path, keys) = (file::display(&self.desk.root, &self.record.path), keys.join(", "));
        let message = message!("finding-asset-events-differ", id = &self.record.asset.id, keys = keys, path = path);
        let folded = Finding::new(places.at(&at(first)), message);
        std::iter::once(folded).chain(differences.into_iter().filter(|finding| key(finding).is_none())).collect()
    }

    /// What its kind declares now, as for an entry of today. What was retired stays as it was.
    fn card(&self, kind: &Kind, tell: &mut impl FnMut(&[Step], Message)) {
        let asset = &self.record.asset;
        if asset.position.status == AssetStatus::Retired {
            return;
        }
        for key in kind.required.iter().filter(|key| is_blank(asset.card.get(*key))) {
            tell(&at(key), message!("finding-card-blank", key = key, kind = &kind.name, id = &asset.id));
        }
        for (key, value) in &asset.card {
            let Some(field) = kind.field(key).filter(|_| !is_blank(Some(value))) else { continue };
            if field.kind == CardType::Supplier && !self.known.suppliers {
                continue;
            }
            if let Err(problem) = card::check(&field, &self.desk.suppliers, value) {
                tell(&at(key), message!("finding-card-value", key = key, problem = problem, id = &asset.id));
            }
        }
    }

    /// Who answers for it and by what paper.
    fn custody(&self, tell: &mut impl FnMut(&[Step], Message)) {
        let asset = &self.record.asset;
        let (id, today) = (asset.id.as_str(), self.desk.zone().day(self.now));
        if let Some(holder) = asset.position.custodian.as_deref().filter(|_| self.known.people) {
            match self.desk.people.get(holder) {
                None => tell(&at("custodian"), message!("finding-holder-unknown", person = holder)),
                Some(person) => {
                    if let Some(until) = person.until.filter(|until| *until < today) {
                        let (name, until) = (person.name.as_str(), until.to_string());
                        let message =
                            message!("finding-holder-left", id = id, person = holder, name = name, until = until);
                        tell(&at("custodian"), message);
                    }
                }
            }
        }
        if let Some(letter) = self.state.open_letter() {
            let holder = self.desk.asset_rules().name(&letter.holder);
            if letter.number.is_none() {
                let message =
                    message!("finding-custody-without-letter", id = id, person = &letter.holder, name = &holder);
                tell(&at("custodian"), message);
            }
            let waited = (today - self.desk.zone().day(letter.from)).num_days();
            let within = self.desk.inventory.sign_within;
            let signed = letter.signatures.iter().any(|signature| signature.role == "receives");
            if let Some(number) = letter.number.as_deref().filter(|_| !letter.is_slip && !letter.is_old)
                && !signed
                && waited > within
            {
                let message = message!(
                    "finding-letter-unsigned",
                    id = id,
                    letter = number,
                    name = &holder,
                    waited = waited,
                    within = within
                );
                tell(&at("letter"), message);
            }
        }
        if asset.position.status == AssetStatus::Outside && self.state.outside().is_none() {
            tell(&at("state"), message!("finding-outside-without-pass", id = id));
        }
    }

    /// Seats of a licence.
    fn licence(&self, tell: &mut impl FnMut(&[Step], Message)) {
        let asset = &self.record.asset;
        let used = self.state.seats.len();
        if used == 0 || self.state.retired.is_some() {
            return;
        }
        let seats = asset.number("seats").and_then(|seats| usize::try_from(seats).ok());
        if let Some(seats) = seats.filter(|seats| used > *seats) {
            tell(&at("users"), message!("finding-licence-over-used", id = &asset.id, used = used, seats = seats));
        }
        let today = self.desk.zone().day(self.now);
        if let Some(expires) = asset.date("expires").filter(|expires| *expires < today) {
            let message =
                message!("finding-licence-expired", id = &asset.id, expires = expires.to_string(), used = used);
            tell(&at("expires"), message);
        }
    }
}
