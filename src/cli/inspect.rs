//! Checks a whole desk: every file, every law, across files. Gathers findings; prints nothing.

mod archive;
mod assets;
mod attachments;
mod catalogue;
mod inventory;
mod letterhead;
mod merged;
mod moves;
mod openings;
mod procedures;
mod reports;
mod signatures;
mod text_merged;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};

pub use self::archive::{Told as SealedRecord, problem as seal_problem};
use self::assets::{Assets, Tickets};
pub use self::merged::findings as merged_findings;
pub use self::procedures::procedure;
pub use self::reports::{name as report_name, report};
pub use self::signatures::{findings as signed_findings, of_papers as signed_papers};
pub use self::text_merged::moved_in as merged_as_text;
use super::progress::Progress;
use super::{change, family};
use crate::message;
use crate::model::catalogue::CalendarSettings;
use crate::model::event::Deed;
use crate::model::finding::{Finding, Place};
use crate::model::folio::Folio;
use crate::model::relation::{CHILD, PARENT};
use crate::model::shape::Step;
use crate::model::time::Moment;
use crate::procedure::engine::{self, Breach, Kind, Rules, Unmet};
use crate::procedure::replay::State;
use crate::store::desk::{self, Desk};
use crate::store::tickets::{self, Places, Record};
use crate::store::{calendars, file, parallel, sweep};

/// Checks everything on a desk; gives how many files were looked at.
pub fn desk(desk: &Desk, now: Moment, findings: &mut Vec<Finding>) -> usize {
    let known = assets::Known::of(desk, findings);
    let optional = ["priorities.toml", "inventory.toml"];
    let mut files = 4 + optional.iter().filter(|name| desk.path("catalog").join(name).exists()).count();
    files += procedures::check(desk, findings);
    files += calendar_files(desk, findings);
    files += reports::check(desk, findings);
    let assets = assets::read(desk, now, known);
    assets::strays(desk, findings);
    files += assets.files();
    people(desk, findings);
    services(desk, findings);
    catalogue::check(desk, findings);
    inventory::check(desk, findings);
    letterhead::check(desk, findings);
    text_merged::check(desk, findings);
    let (read, named) = tickets(desk, now, &assets, findings);
    assets.tell(desk, now, &named, findings);
    files + read
}

fn calendar_files(desk: &Desk, findings: &mut Vec<Finding>) -> usize {
    let names = sweep::toml_files(&desk.path("catalog/calendars"));
    let mut read = BTreeMap::new();
    for name in &names {
        let name = format!("calendars/{name}");
        let settings = desk::catalogue_file(&desk.root, &name, CalendarSettings::parse, findings);
        read.extend(settings.map(|settings| (settings.code.clone(), settings)));
    }
    findings.extend(calendars::findings(&read, &desk.calendar_codes()));
    names.len()
}

fn people(desk: &Desk, findings: &mut Vec<Finding>) {
    let procedures: Vec<_> = desk.procedure_codes().iter().filter_map(|code| desk.procedure(code).ok()).collect();
    if procedures.is_empty() {
        return;
    }
    let known: Vec<&str> =
        procedures.iter().flat_map(|procedure| procedure.roles.iter().map(|role| role.id.as_str())).collect();
    let text = file::read_text(&desk.root, &desk.path("catalog/people.toml")).unwrap_or_default();
    for person in &desk.people.people {
        for role in person.roles.iter().chain(&person.former_roles).filter(|role| !known.contains(&role.as_str())) {
            let near = crate::model::suggestion::nearest(role, known.iter().copied()).unwrap_or_default();
            let quoted = format!("\"{}\"", person.id);
            let line = text.lines().position(|line| line.contains(&quoted)).map_or(1, |index| index + 1);
            let place = Place::line("catalog/people.toml", &text, line, None);
            let message = message!("finding-person-unknown-role", person = &person.id, role = role, near = near);
            findings.push(Finding::new(place, message));
        }
    }
}

fn services(desk: &Desk, findings: &mut Vec<Finding>) {
    let text = file::read_text(&desk.root, &desk.path("catalog/services.toml")).unwrap_or_default();
    let codes = desk.procedure_codes();
    for service in &desk.services.services {
        let quoted = format!("\"{}\"", service.key);
        let line = text.lines().position(|line| line.contains(&quoted)).map_or(1, |index| index + 1);
        let place = || Place::line("catalog/services.toml", &text, line, None);
        if let Some(code) = service.procedure.as_ref().filter(|code| !codes.contains(code)) {
            let message = message!("finding-service-procedure", service = &service.key, procedure = code);
            findings.push(Finding::new(place(), message));
        }
        if let Some(system) = service.external.as_ref().filter(|system| desk.suppliers.external(system).is_none()) {
            let message = message!("finding-service-external", service = &service.key, system = system);
            findings.push(Finding::new(place(), message));
        }
    }
}

/// Checks every ticket; gives how many there are, and what assets have to be compared with.
fn tickets(desk: &Desk, now: Moment, assets: &Assets, findings: &mut Vec<Finding>) -> (usize, Tickets) {
    for stray in sweep::strays(&desk.tickets_folder()) {
        findings.push(Finding::new(Place::file(file::display(&desk.root, &stray)), message!("finding-stray-file")));
    }
    for folder in sweep::linked_folders(&desk.tickets_folder()) {
        findings
            .push(Finding::new(Place::file(file::display(&desk.root, &folder)), message!("finding-link-to-folder")));
    }
    let files = desk.ticket_files();
    // Without its people the desk cannot say who may do what: that is one finding, not one an event.
    let people_known = findings.iter().all(|finding| finding.place.path != "catalog/people.toml");
    let asked = assets.asked();
    let progress = Progress::reading(files.len());
    let looks = parallel::shares(&files, |files| {
        let look = |path: &PathBuf| {
            progress.step();
            look(desk, path, now, people_known, assets, &asked)
        };
        files.iter().map(look).collect::<Vec<_>>()
    });
    drop(progress);
    let looks: Vec<Look> = looks.into_iter().flatten().collect();
    let mut folios: HashMap<&str, &str> = HashMap::new();
    let mut uids: HashMap<&str, &str> = HashMap::new();
    for look in &looks {
        let place = || Place::file(look.shown.clone());
        let Some((folio, uid)) = &look.identity else { continue };
        if let Some(other) = folios.insert(folio, &look.shown) {
            let places = format!("{other}, {}", look.shown);
            findings.push(Finding::new(place(), message!("finding-folio-twice", folio = folio, places = places)));
        } else if let Some(other) = uids.insert(uid, &look.shown) {
            findings.push(Finding::new(place(), message!("finding-uid-twice", uid = uid, other = other)));
        }
    }
    // A damaged ticket is there all the same.
    let named: HashSet<String> =
        files.iter().filter_map(|path| sweep::folio_of(path)).map(|folio| folio.to_string()).collect();
    let known: HashMap<&str, &Look> =
        looks.iter().filter_map(|look| Some((look.identity.as_ref()?.0.as_str(), look))).collect();
    let ties: HashSet<(&str, &str)> =
        known.iter().flat_map(|(from, look)| look.links.iter().map(|(to, _)| (*from, to.as_str()))).collect();
    for look in &looks {
        let Some((folio, _)) = &look.identity else { continue };
        for (to, place) in look.links.iter().filter(|(to, _)| to.parse::<Folio>().is_ok()) {
            if !named.contains(to) {
                findings.push(Finding::new(place.clone(), message!("finding-link-to-nothing", folio = to)));
            } else if known.contains_key(to.as_str()) && !ties.contains(&(to.as_str(), folio.as_str())) {
                findings.push(Finding::new(place.clone(), message!("finding-one-sided-link", folio = to)));
            }
        }
    }
    families(&looks, &named, findings);
    // What a damaged ticket names cannot be told.
    if looks.iter().all(|look| look.identity.is_some()) {
        let named: HashSet<String> = looks.iter().flat_map(|look| look.files.iter().cloned()).collect();
        findings.extend(attachments::strays(desk, &named));
    }
    let told = looks.iter().filter_map(|look| Some((look.shown.as_str(), look.told?))).collect();
    archive::check(desk, &files, &told, findings);
    let of_events = |look: &mut Look| Some((look.identity.as_ref()?.0.clone(), look.events.take()?));
    let mut looks = looks;
    let events = looks.iter_mut().filter_map(of_events).collect();
    findings.extend(looks.iter().flat_map(|look| look.findings.iter().cloned()));
    (files.len(), Tickets { named, events })
}

/// Parent and child name each other, and nobody is their own forebear.
fn families(looks: &[Look], named: &HashSet<String>, findings: &mut Vec<Finding>) {
    let known: HashMap<&str, &Family> =
        looks.iter().filter_map(|look| Some((look.identity.as_ref()?.0.as_str(), &look.family))).collect();
    let parent_of = |folio: &str| known.get(folio)?.parent.as_ref().map(|(parent, _)| parent.as_str());
    let claims: HashSet<(&str, &str)> = known
        .iter()
        .flat_map(|(parent, family)| family.children.iter().map(|(child, _)| (*parent, child.as_str())))
        .collect();
    let circling = circling(known.keys().copied(), parent_of);
    for look in looks {
        let Some((folio, _)) = &look.identity else { continue };
        if let Some((parent, place)) = &look.family.parent {
            if !named.contains(parent) {
                findings.push(Finding::new(place.clone(), message!("finding-link-to-nothing", folio = parent)));
            } else if known.contains_key(parent.as_str()) && !claims.contains(&(parent.as_str(), folio.as_str())) {
                findings.push(Finding::new(place.clone(), message!("finding-child-unclaimed", parent = parent)));
            }
            // Who only leads to a circle is not in it.
            if circling.contains(folio.as_str()) {
                findings.push(Finding::new(place.clone(), message!("finding-family-circle", folio = folio)));
            }
        }
        for (child, place) in &look.family.children {
            if !named.contains(child) {
                findings.push(Finding::new(place.clone(), message!("finding-link-to-nothing", folio = child)));
            } else if known.contains_key(child.as_str()) && parent_of(child) != Some(folio) {
                findings.push(Finding::new(place.clone(), message!("finding-child-of-another", child = child)));
            }
        }
    }
}

/// Those who are their own forebear. Every folio is visited once.
fn circling<'a>(
    folios: impl Iterator<Item = &'a str>,
    parent_of: impl Fn(&str) -> Option<&'a str>,
) -> HashSet<&'a str> {
    let mut visited: HashMap<&str, usize> = HashMap::new();
    let mut found = HashSet::new();
    for (walk, folio) in folios.enumerate() {
        let mut next = Some(folio);
        while let Some(forebear) = next {
            match visited.insert(forebear, walk) {
                None => next = parent_of(forebear),
                Some(earlier) if earlier == walk => {
                    // Once round, where the walk came back to.
                    let mut round = Some(forebear);
                    while let Some(member) = round.filter(|member| found.insert(*member)) {
                        round = parent_of(member);
                    }
                    break;
                }
                Some(_) => break,
            }
        }
    }
    found
}

/// What one ticket file tells by itself, and what has to be compared with the others.
struct Look {
    shown: String,
    /// Folio and uid.
    identity: Option<(String, String)>,
    links: Vec<(String, Place)>,
    family: Family,
    /// Its events with the assets that each moved, where an asset names one.
    events: Option<HashMap<String, Vec<String>>>,
    /// Places of the files that it names.
    files: Vec<String>,
    /// What the seal of its year rests on.
    told: Option<archive::Told>,
    findings: Vec<Finding>,
}

/// What a ticket's events say of its family, each with its place.
#[derive(Default)]
struct Family {
    parent: Option<(String, Place)>,
    children: Vec<(String, Place)>,
}

fn look(desk: &Desk, path: &Path, now: Moment, people_known: bool, assets: &Assets, asked: &HashSet<String>) -> Look {
    let shown = file::display(&desk.root, path);
    let record = match desk.read_ticket(path) {
        Ok(record) => record,
        Err(findings) => {
            let (identity, links, family, events, files) = Default::default();
            return Look { shown, identity, links, family, events, files, told: None, findings };
        }
    };
    let places = Places::of(&shown, &record.text);
    let mut links = Vec::new();
    let mut family = Family::default();
    for (index, event) in record.ticket.events.iter().enumerate() {
        let place =
            |key: &str| places.at(&[Step::Key("events".to_owned()), Step::Index(index), Step::Key(key.to_owned())]);
        match &event.deed {
            Deed::Linked { to, relation } if relation == CHILD => family.children.push((to.clone(), place("to"))),
            Deed::Linked { to, relation } if relation == PARENT => {
                family.parent.get_or_insert_with(|| (to.clone(), place("to")));
            }
            Deed::Linked { to, .. } => links.push((to.clone(), place("to"))),
            Deed::Opened { parent: Some(parent) } => {
                family.parent.get_or_insert_with(|| (parent.to_string(), place("parent")));
            }
            Deed::Outcome { opens, .. } => {
                family.children.extend(opens.iter().map(|child| (child.to_string(), place("opens"))));
            }
            _ => {}
        }
    }
    let identity = Some((record.ticket.folio.to_string(), record.ticket.uid.clone()));
    let mut findings = broken_laws(desk, &record, now, people_known, &places, Some(assets));
    let mut files = Vec::new();
    findings.extend(attachments::of(desk, &record, &places, &mut files));
    let folio = &record.ticket.folio;
    if let Some(folder) = desk.other_folder(&shown, &record.ticket) {
        let message = message!("finding-misplaced", folio = folio.to_string(), folder = folder);
        findings.push(Finding::new(Place::file(&shown), message));
    }
    let header = &record.ticket.header;
    if let Some(asset) = header.asset.as_deref().filter(|asset| !header.status.is_ended() && !assets.answers(asset)) {
        let place = places.at(&[Step::Key("asset".to_owned())]);
        let message = message!("finding-asset-unknown", folio = folio.to_string(), asset = asset);
        findings.push(Finding::new(place, message));
    }
    let events = asked
        .contains(&folio.to_string())
        .then(|| record.ticket.events.iter().map(|event| (event.id.clone(), event.moves.clone())).collect());
    let seconds = || record.ticket.events.iter().map(|event| event.at.timestamp());
    let told = seconds().min().zip(seconds().max());
    let told = told.map(|(first, until)| archive::Told { first, until, ended: header.status.is_ended() });
    Look { findings, shown, identity, links, family, events, files, told }
}

/// The laws of one ticket: its procedure is there, its events keep the rules, its header follows.
pub fn record_findings(desk: &Desk, record: &Record, now: Moment, people_known: bool) -> Vec<Finding> {
    let shown = file::display(&desk.root, &record.path);
    broken_laws(desk, record, now, people_known, &Places::of(&shown, &record.text), None)
}

fn broken_laws(
    desk: &Desk,
    record: &Record,
    now: Moment,
    people_known: bool,
    places: &Places,
    assets: Option<&Assets>,
) -> Vec<Finding> {
    let lineage = match desk.lineage_of(&record.ticket) {
        Ok(lineage) => lineage,
        Err(finding) => {
            return vec![Finding::new(places.at(&[Step::Key("procedure".to_owned())]), finding.message)];
        }
    };
    let children = family::children(desk, &State::replay(&lineage, &record.ticket.events));
    let rules = Rules { children: &children, ..desk.rules(lineage.current()) };
    let (state, breaches) = engine::judge(&rules, &lineage, &record.ticket, now);
    let about_people = |breach: &Breach| {
        let unknown = breach.unmet.message.id.starts_with("refused-unknown-person");
        unknown || breach.unmet.kind == Kind::Role
    };
    let mut findings: Vec<Finding> = breaches
        .into_iter()
        .filter(|breach| people_known || !about_people(breach))
        .take(tickets::MOST_FINDINGS)
        .map(|breach| {
            let path = [Step::Key("events".to_owned()), Step::Index(breach.event)];
            let event = record.ticket.events.get(breach.event);
            let id = event.map(|event| event.id.clone()).unwrap_or_default();
            let did = event.map(|event| event.deed.word().to_owned()).unwrap_or_default();
            let (number, by_person) = (breach.event + 1, about_people(&breach));
            let named = named_unknown(&breach.unmet, event.map(|event| event.by.as_str()).unwrap_or_default());
            let problem = breach.unmet.message;
            let message = if let Some(person) = named {
                message!("finding-person-named-unknown", number = number, id = id, did = did, person = person)
            } else if by_person {
                message!("finding-person-not-entitled", number = number, id = id, did = did, problem = problem)
            } else {
                message!("finding-rule-broken", number = number, id = id, did = did, problem = problem)
            };
            Finding::new(places.at(&path), message)
        })
        .collect();
    findings.extend(change::header_findings(desk, &rules, record, &state));
    findings.extend(signatures::findings(&lineage, record, places));
    findings.extend(moves::findings(desk, record, places, assets));
    findings.extend(moves::of_dropped(desk, record, &state, places));
    let folio = record.ticket.folio.to_string();
    let merged = merged::findings(&folio, &record.ticket.events, state.disputes.len());
    findings.extend(merged.into_iter().map(|(path, message)| Finding::new(places.at(&path), message)));
    findings
}

/// The person whom an event names and nobody knows, where that is not who recorded it.
pub fn named_unknown(unmet: &Unmet, by: &str) -> Option<String> {
    let is_unknown = unmet.message.id.starts_with("refused-unknown-person");
    (is_unknown && unmet.key != by).then(|| unmet.key.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_of_forebears_is_walked_once() {
        let names: Vec<String> = (0..100_000).map(|number| number.to_string()).collect();
        // Each under the one before; the first three in a circle, the last its own parent.
        let parent_of = |folio: &str| {
            let number: usize = folio.parse().ok()?;
            let parent = match number {
                0 => 2,
                99_999 => 99_999,
                _ => number - 1,
            };
            Some(names[parent].as_str())
        };
        for folios in [names.iter().collect::<Vec<_>>(), names.iter().rev().collect()] {
            let found = circling(folios.into_iter().map(String::as_str), parent_of);
            assert_eq!(found, HashSet::from(["0", "1", "2", "99999"]));
        }
        let nobody = circling(names.iter().map(String::as_str), |folio| (folio != "0").then(|| names[0].as_str()));
        assert_eq!(nobody, HashSet::new());
    }
}
