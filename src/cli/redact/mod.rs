//! What it takes to take a person out of a desk's files: who is meant, which records change and how.

mod before;
pub mod purge;
mod who;

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::Value;

use self::before::Before;
use self::who::Known;
pub use self::who::Who;

use super::asset_change;
use super::change;
use super::commit;
use super::error::CliError;
use super::{asset_snapshot, snapshot};
use crate::inventory::engine::{self as inventory, AssetRequest};
use crate::inventory::replay::AssetState;
use crate::message;
use crate::model::asset::{Asset, AssetEvent, Deed};
use crate::model::catalogue::fold;
use crate::model::event::{Event, Values};
use crate::model::finding::Finding;
use crate::model::pseudonym::{self, Covers};
use crate::model::ticket::Ticket;
use crate::model::time::Moment;
use crate::procedure::engine::{self, Intent, Request};
use crate::procedure::replay::State;
use crate::report::asset_case::AssetCase;
use crate::report::case::Case;
use crate::report::redaction::{Extent, Redaction, Removal, names_of};
use crate::store::batch::Batch;
use crate::store::desk::Desk;
use crate::store::{StoreError, file};

/// What is asked for.
pub struct Wanted<'a> {
    /// Whom: an identifier or a name.
    pub who: &'a str,
    /// How somebody was called whose name is in the files no more.
    pub name: Option<&'a str>,
    /// Records to look at; all where none is named.
    pub records: &'a [String],
    /// Why.
    pub note: Option<&'a str>,
    /// Who does it.
    pub actor: String,
    /// When.
    pub at: Moment,
    /// What time it is.
    pub now: Moment,
    /// The secret of the pseudonyms.
    pub key: [u8; 32],
}

/// A record that changes.
pub struct Changed {
    /// Its folio or identifier.
    pub record: String,
    /// The event that says so; none in a card without history.
    pub event: Option<Value>,
    /// What was replaced, by event.
    pub covers: Covers,
}

/// What a redaction does.
pub struct Planned {
    /// What stands in the person's place.
    pub pseudonym: String,
    /// The person's identifier, where people.toml has one.
    pub id: Option<String>,
    /// The records that change.
    pub records: Vec<Changed>,
    /// Whether people.toml does.
    pub people: bool,
    /// Places, `path:line`, that still name the person.
    pub left: Vec<String>,
    /// How many files are attached to the tickets that change: nobody looked into them.
    pub attachments: usize,
    /// Texts that were there, each with what stands there now.
    pub replaced: BTreeMap<String, String>,
    /// What is wrong with files that were not looked at.
    pub findings: Vec<Finding>,
    /// What names the person in years that are sealed, by year.
    sealed: BTreeMap<u16, Vec<String>>,
    /// The files.
    pub batch: Batch,
}

/// Plans a redaction.
///
/// # Errors
/// Nobody or several are meant, nothing of the person is there, or a rule stands in the way.
pub fn plan(desk: &Desk, wanted: &Wanted) -> Result<Planned, CliError> {
    let snapshot::Snapshot { cases, mut findings, passed: _ } = snapshot::load(desk, wanted.now)?;
    let asset_snapshot::AssetSnapshot { cases: assets, findings: of_assets } = asset_snapshot::load(desk);
    findings.extend(of_assets);
    let before = Before::read(desk)?;
    let known = Known { desk, cases: &cases, assets: &assets, before: &before };
    let mut who = Who::find(&known, wanted.who, wanted.name)?;
    let word = wanted.name.map(str::trim).filter(|name| !name.is_empty() && !name.contains(char::is_whitespace));
    who.names.extend(word.map(str::to_owned));
    let people = who.people(&desk.people);
    let others = desk.people.people.iter().map(|person| person.id.clone());
    let language = commit::language(desk);
    let names: Vec<String> = who.names.iter().cloned().collect();
    let redaction = Redaction::new(Extent {
        key: wanted.key,
        people: &people,
        staff: others.filter(|id| Some(id) != who.id.as_ref()).collect(),
        cases: &cases,
        assets: &assets,
        also: &[],
        names: &names,
        language: &language,
    });
    let in_spanish = desk.settings.language == "es";
    let meant = who.id.as_deref().unwrap_or_else(|| names.first().map(String::as_str).unwrap_or_default());
    let known = who.pseudonym.clone();
    let removal = Removal::new(redaction, wanted.key, in_spanish, meant, known, names.clone(), &cases);
    let Some(mut removal) = removal else { return Err(CliError::Usage(message!("redact-unknown", who = wanted.who))) };
    word.into_iter().for_each(|word| removal.mean(word));
    let mut planned = Planned {
        pseudonym: removal.pseudonym(),
        id: who.id.clone(),
        records: Vec::new(),
        people: false,
        left: Vec::new(),
        attachments: 0,
        replaced: BTreeMap::new(),
        findings,
        sealed: BTreeMap::new(),
        batch: Batch::default(),
    };
    let work = Work { desk, wanted, removal: &removal };
    let is_wanted = |name: &str| wanted.records.is_empty() || wanted.records.iter().any(|record| record == name);
    for case in cases.iter().filter(|case| is_wanted(&case.ticket.folio.to_string())) {
        work.ticket(case, &mut planned)?;
    }
    if !planned.sealed.is_empty() {
        let year = |(year, records): (&u16, &Vec<String>)| {
            let records: Vec<&str> = records.iter().map(String::as_str).collect();
            format!("\n  • {year}: {}\n      → folio archive {year} --unseal --note …", commit::named(&records))
        };
        let list: String = planned.sealed.iter().map(year).collect();
        return Err(CliError::Refused(message!("redact-sealed", count = planned.sealed.len(), list = list)));
    }
    for case in assets.iter().filter(|case| is_wanted(&case.asset.id)) {
        work.asset(case, &mut planned)?;
    }
    if let Some(id) = who.id.as_ref().filter(|_| wanted.records.is_empty()) {
        work.people(id, &mut planned)?;
    }
    if planned.batch.is_empty() {
        let written = names_of(&cases, &assets);
        if who.id.is_none() && !names.iter().any(|name| written.contains_key(&fold(name))) && wanted.records.is_empty()
        {
            return Err(CliError::Usage(message!("redact-unknown", who = wanted.who)));
        }
        return Err(CliError::Refused(message!("redact-nothing", who = wanted.who)));
    }
    if wanted.records.is_empty() {
        work.rest(&mut planned);
    }
    Ok(planned)
}

struct Work<'a> {
    desk: &'a Desk,
    wanted: &'a Wanted<'a>,
    removal: &'a Removal<'a>,
}

impl Work<'_> {
    fn note(&self) -> Option<String> {
        self.wanted.note.map(|note| self.removal.remark(note))
    }

    fn ticket(&self, case: &Case, planned: &mut Planned) -> Result<(), CliError> {
        let events = self.removal.ticket(case);
        if events == case.ticket.events {
            return Ok(());
        }
        let (desk, folio) = (self.desk, case.ticket.folio.to_string());
        let record = desk.ticket(&folio)?;
        if let Err(StoreError::Sealed { year, .. }) = desk.refuse_sealed(&record.path) {
            // All of them are told at once.
            planned.sealed.entry(year).or_default().push(folio);
            return Ok(());
        }
        // Read again under the lock: what is written is made of what is there.
        let case = &Case { ticket: record.ticket.clone(), ..case.clone() };
        let events = self.removal.ticket(case);
        change::consistent_state(desk, &record)?;
        let values = |events: &[Event]| events.iter().map(Event::to_value).collect::<Vec<_>>();
        let covers = covers_between(&values(&case.ticket.events), &values(&events), &mut planned.replaced);
        let ticket = Ticket { events: events.clone(), ..case.ticket.clone() };
        let lineage = desk.lineage_of(&ticket)?;
        let rules = desk.rules(lineage.current());
        let breaches = |ticket: &Ticket| engine::judge(&rules, &lineage, ticket, self.wanted.now).1;
        let before = breaches(&case.ticket);
        if let Some(new) = breaches(&ticket).into_iter().find(|breach| !before.contains(breach)) {
            let problem = new.unmet.message;
            return Err(CliError::Refused(message!("redact-breaks", record = folio, problem = problem)));
        }
        let state = State::replay(&lineage, &events);
        let request = Request {
            intent: Intent::Redact { covers: covers.clone() },
            actor: self.wanted.actor.clone(),
            on_behalf: None,
            at: self.wanted.at,
            now: self.wanted.now,
            set: Values::new(),
            note: self.note(),
            opens: Vec::new(),
            moves: Vec::new(),
        };
        let plan = engine::plan(&rules, &ticket, &state, &request)?;
        let after = desk.with_redaction(&record, &events, &plan)?;
        planned.batch.replace(&record.path, &record.text, &after.text);
        planned.attachments += case.ticket.events.iter().map(|event| event.deed.kept().len()).sum::<usize>();
        self.left_in_record(&record.path, &after.text, planned);
        planned.records.push(Changed { record: folio, event: Some(plan.event.to_value()), covers });
        Ok(())
    }

    fn asset(&self, case: &AssetCase, planned: &mut Planned) -> Result<(), CliError> {
        let (desk, id) = (self.desk, case.asset.id.as_str());
        let kind = desk.inventory.kind(&case.asset.kind);
        let (events, card) = self.removal.asset(case, kind);
        let by_hand = case.asset.events.is_empty();
        let custodian = case.asset.position.custodian.as_ref().filter(|_| by_hand).map(|name| self.removal.name(name));
        let is_same = events == case.asset.events && card == case.asset.card;
        if is_same && custodian == case.asset.position.custodian.clone().filter(|_| by_hand) {
            return Ok(());
        }
        let path = desk.asset_path(id).ok_or_else(|| StoreError::Changed(PathBuf::from(id)))?;
        let record = desk.read_asset(&path).map_err(StoreError::Damaged)?;
        let (events, card) = self.removal.asset(&AssetCase::new(record.asset.clone()), kind);
        let values = |events: &[AssetEvent]| events.iter().map(AssetEvent::to_value).collect::<Vec<_>>();
        let covers = covers_between(&values(&record.asset.events), &values(&events), &mut planned.replaced);
        let mut asset = Asset { events: events.clone(), card, ..record.asset.clone() };
        let mut event = None;
        if by_hand {
            asset.position.custodian = custodian;
        } else {
            asset_change::consistent(desk, &record)?;
            let state = AssetState::replay(id, &events);
            let request = AssetRequest {
                deed: Deed::Redacted,
                details: [("covers".to_owned(), pseudonym::to_value(&covers))].into_iter().collect(),
                set: Values::new(),
                ticket: None,
                because: None,
                actor: self.wanted.actor.clone(),
                on_behalf: None,
                at: self.wanted.at,
                now: self.wanted.now,
                note: self.note(),
            };
            asset = inventory::plan(&desk.asset_rules(), &asset, &state, &request)?.after;
            event = asset.events.last().map(AssetEvent::to_value);
        }
        let after = desk.asset_with_redaction(&record, &events, &asset)?;
        planned.batch.replace(&record.path, &record.text, &after.text);
        self.left_in_record(&record.path, &after.text, planned);
        planned.records.push(Changed { record: id.to_owned(), event, covers });
        Ok(())
    }

    fn people(&self, id: &str, planned: &mut Planned) -> Result<(), CliError> {
        let Some(person) = self.desk.people.get(id).filter(|person| !pseudonym::is_one(&person.name)) else {
            return Ok(());
        };
        let edited = self.desk.people_without(id, &planned.pseudonym);
        let (path, text, after) = edited.map_err(|error| match error {
            StoreError::EditRefused { .. } => CliError::Refused(message!("redact-people-by-hand", id = id)),
            other => other.into(),
        })?;
        let others = || self.desk.people.people.iter().filter(|other| other.id != person.id);
        let mut is_replaced = |key: &str, text: &str| {
            let (before, after) = (Value::from(text), Value::from(planned.pseudonym.as_str()));
            purge::note_line(&format!("{key} = "), &before, &after, &mut planned.replaced);
        };
        is_replaced("name", &person.name);
        person.mail.iter().for_each(|mail| is_replaced("mail", mail));
        // What others have too stays theirs.
        for extension in
            person.extension.iter().filter(|it| others().all(|other| other.extension.as_ref() != Some(*it)))
        {
            is_replaced("extension", extension);
        }
        for post in person.post.iter().filter(|it| others().all(|other| other.post.as_ref() != Some(*it))) {
            is_replaced("post", post);
        }
        planned.batch.replace(&path, &text, &after);
        planned.people = true;
        self.left(&path, &after, planned);
        Ok(())
    }

    /// What of a text still names the person: comments, keys of people's own, words that nobody can tell.
    fn left(&self, path: &std::path::Path, text: &str, planned: &mut Planned) {
        let shown = file::display(&self.desk.root, path);
        let lines = text.lines().enumerate().filter(|(_, line)| self.removal.names(line));
        planned.left.extend(lines.map(|(index, _)| format!("{shown}:{}", index + 1)));
    }

    /// The same of a record of theirs: there any word of the name may be the person.
    fn left_in_record(&self, path: &std::path::Path, text: &str, planned: &mut Planned) {
        let shown = file::display(&self.desk.root, path);
        let is_left = |line: &str| self.removal.names(line) || self.removal.may_name(line);
        let lines = text.lines().enumerate().filter(|(_, line)| is_left(line));
        planned.left.extend(lines.map(|(index, _)| format!("{shown}:{}", index + 1)));
    }

    /// The other files of the catalogue and the templates.
    fn rest(&self, planned: &mut Planned) {
        let skipped = planned.people.then(|| self.desk.path("catalog/people.toml"));
        for path in self.desk.catalogue_texts().iter().filter(|path| Some(*path) != skipped.as_ref()) {
            let text = file::read_text(&self.desk.root, path).unwrap_or_default();
            self.left(path, &text, planned);
        }
    }
}

/// What each event says otherwise, and the texts that were replaced.
fn covers_between(before: &[Value], after: &[Value], replaced: &mut BTreeMap<String, String>) -> Covers {
    let mut covers = Covers::new();
    for (before, after) in before.iter().zip(after) {
        let keys = pseudonym::changed(before, after);
        for key in &keys {
            let pair = (pseudonym::value_at(before, key), pseudonym::value_at(after, key));
            if let (Some(before), Some(after)) = pair {
                purge::note(key.trim_start_matches("set."), before, after, replaced);
            }
        }
        if let Some(id) = before.get("id").and_then(Value::as_str).filter(|_| !keys.is_empty()) {
            covers.insert(id.to_owned(), keys);
        }
    }
    covers
}
