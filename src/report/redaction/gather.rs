//! Who is known from a desk's records: of the desk, or not.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use serde_json::Value;

use super::fields::{self, Personal};
use super::pseudonym::{Codes, Kind, Subject};
use super::text::Matcher;
use super::{Redaction, contact_key, who};
use crate::language::Language;
use crate::model::asset::Deed as AssetDeed;
use crate::model::catalogue::{Inventory, People, fold};
use crate::model::event::Deed;
use crate::procedure::definition::Procedure;
use crate::report::asset_case::AssetCase;
use crate::report::case::Case;

/// What a redaction is made for.
pub struct Extent<'a, 'r> {
    /// The desk's secret.
    pub key: [u8; 32],
    /// People as the files have them.
    pub people: &'a People,
    /// Identifiers of those whose names stay: see [`staff`].
    pub staff: HashSet<String>,
    /// Every ticket of the desk.
    pub cases: &'r [Case],
    /// Every asset of the desk.
    pub assets: &'r [AssetCase],
    /// Fields to hide besides those that say who somebody is.
    pub also: &'r [String],
    /// Names to look for besides those that the records know.
    pub names: &'r [String],
    /// Language of the pseudonyms.
    pub language: &'a Language,
}

/// Identifiers of the people of the desk: who has or had a role that types commands, or recorded
/// something.
pub fn staff<'p>(
    people: &People,
    procedures: impl IntoIterator<Item = &'p Procedure>,
    inventory: &Inventory,
    cases: &[Case],
    assets: &[AssetCase],
) -> HashSet<String> {
    let mut roles: HashSet<&str> = inventory.roles.iter().map(String::as_str).collect();
    for procedure in procedures {
        roles.extend(procedure.roles_with_account());
    }
    let of_desk = people
        .people
        .iter()
        .filter(|person| person.roles.iter().chain(&person.former_roles).any(|role| roles.contains(role.as_str())));
    let mut staff: HashSet<String> = of_desk.map(|person| person.id.clone()).collect();
    staff.extend(cases.iter().flat_map(|case| &case.ticket.events).map(|event| event.by.clone()));
    staff.extend(assets.iter().flat_map(|case| &case.asset.events).map(|event| event.by.clone()));
    staff
}

/// Everybody who was met, and what is known of each.
struct Met<'a> {
    people: &'a People,
    staff: &'a HashSet<String>,
    staff_names: &'a HashSet<String>,
    assets: &'a HashSet<String>,
    subjects: BTreeSet<Subject>,
    matcher: Matcher,
}

impl Met<'_> {
    fn person(&mut self, text: &str) {
        let Some(subject) = who(self.people, self.staff, self.staff_names, text) else { return };
        if self.assets.contains(text) && subject.which.starts_with('\n') {
            return;
        }
        // A catalogue's person is looked for by name and identifier; see `catalogue`.
        self.matcher.add_name(text, &subject);
        self.subjects.insert(subject);
    }

    fn contact(&mut self, kind: Kind, text: &str) {
        if !text.trim().is_empty() {
            let subject = Subject::new(kind, contact_key(kind, text));
            self.matcher.add_contact(text, &subject);
            self.subjects.insert(subject);
        }
    }

    fn told(&mut self, kind: Kind, text: &str) {
        match kind {
            Kind::Person => self.person(text),
            Kind::Other => {}
            kind => self.contact(kind, text),
        }
    }

    fn value(&mut self, kind: Kind, value: &Value) {
        match value {
            Value::String(text) => self.told(kind, text),
            Value::Number(number) => self.told(kind, &number.to_string()),
            Value::Array(items) => items.iter().for_each(|item| self.value(kind, item)),
            _ => {}
        }
    }

    fn catalogue(&mut self) {
        for person in &self.people.people {
            if self.staff.contains(&person.id) {
                self.matcher.keep(&person.name);
            } else {
                let subject = Subject::new(Kind::Person, &*person.id);
                self.matcher.add_name(&person.name, &subject);
                // An identifier of one word may be any word.
                if person.id.contains(|c: char| !c.is_alphanumeric()) {
                    self.matcher.add_name(&person.id, &subject);
                }
                self.subjects.insert(subject);
            }
            person.mail.iter().for_each(|mail| self.contact(Kind::Mail, mail));
            person.extension.iter().for_each(|extension| self.contact(Kind::Extension, extension));
        }
    }

    fn ticket(&mut self, case: &Case, personal: &BTreeMap<String, Personal>) {
        for event in &case.ticket.events {
            event.on_behalf.iter().for_each(|person| self.person(person));
            match &event.deed {
                Deed::Signed { role, name, .. } if !case.procedure.role(role).is_some_and(|role| role.seal) => {
                    self.person(name);
                }
                Deed::Assigned { to } => self.person(to),
                _ => {}
            }
            for (key, value) in &event.set {
                if let Some(Personal::Told(kind)) = personal.get(key) {
                    self.value(*kind, value);
                }
            }
        }
    }

    fn asset(&mut self, case: &AssetCase) {
        let position = &case.asset.position;
        position.custodian.iter().chain(&position.users).for_each(|person| self.person(person));
        for event in &case.asset.events {
            event.on_behalf.iter().for_each(|person| self.person(person));
            for (key, value) in &event.details {
                // Who is lent something, who has a seat, who signs: the deed says what it is.
                let named = event.deed != AssetDeed::Referenced;
                if let Some(kind) = fields::of_detail(key).filter(|_| named) {
                    self.value(kind, value);
                }
            }
        }
    }
}

impl<'a> Redaction<'a> {
    /// Whoever the records know and who is not of the desk gets a pseudonym.
    pub fn new(extent: Extent<'a, '_>) -> Self {
        let Extent { key, people, staff, cases, assets: asset_cases, also, names, language } = extent;
        let of_desk = people.people.iter().filter(|person| staff.contains(&person.id));
        let staff_names: HashSet<String> = of_desk.map(|person| fold(&person.name)).collect();
        let assets: HashSet<String> = asset_cases.iter().map(|case| case.asset.id.clone()).collect();
        let mut personal: BTreeMap<String, BTreeMap<String, Personal>> = BTreeMap::new();
        let mut seen = HashSet::new();
        for case in cases {
            // Revisions of one procedure keep the sense of their fields.
            if seen.insert(&case.procedure.sha256) {
                let of_code = personal.entry(case.procedure.code.clone()).or_default();
                of_code.extend(fields::of(&case.procedure, also));
            }
        }
        let mut met = Met {
            people,
            staff: &staff,
            staff_names: &staff_names,
            assets: &assets,
            subjects: BTreeSet::new(),
            matcher: Matcher::default(),
        };
        met.catalogue();
        let none = BTreeMap::new();
        cases.iter().for_each(|case| met.ticket(case, personal.get(&case.procedure.code).unwrap_or(&none)));
        asset_cases.iter().for_each(|case| met.asset(case));
        names.iter().for_each(|name| met.person(name));
        let Met { subjects, matcher, .. } = met;
        let count = subjects.iter().filter(|subject| subject.kind == Kind::Person).count();
        let codes = Codes::new(key, &subjects);
        Self { language, people, staff, staff_names, assets, fields: personal, codes, matcher, count }
    }
}
