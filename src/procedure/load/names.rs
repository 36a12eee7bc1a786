//! The names that a document declares, and what refers to them.

use std::collections::BTreeSet;

use toml::de::DeValue;

use super::source::{Problems, Table, Text, Written, as_table};
use crate::message;
use crate::procedure::condition::{
    ASSET, ASSET_NAMES, Condition, SERVICE, SERVICE_NAMES, SETTINGS, TICKET, TICKET_NAMES,
};

/// Activities, fields and so on that a procedure may have.
const LIMITS: [(&str, usize); 6] =
    [("roles", 200), ("fields", 1000), ("forms", 200), ("waits", 200), ("activity", 500), ("settings", 200)];

/// What a reference refers to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Role,
    Field,
    Form,
    Wait,
    Activity,
}

/// The names that a document declares.
pub(super) struct Names<'a> {
    roles: BTreeSet<&'a str>,
    fields: BTreeSet<&'a str>,
    forms: BTreeSet<&'a str>,
    waits: BTreeSet<&'a str>,
    activities: BTreeSet<&'a str>,
    settings: BTreeSet<&'a str>,
}

impl<'a> Names<'a> {
    /// The names of that document. What is wrong with a declaration is noted when it is read.
    pub fn of(root: &Table<'a>) -> Self {
        let keys = |key: &str| -> BTreeSet<&'a str> {
            let table = root.get(key).and_then(as_table);
            table.iter().flat_map(Table::keys).collect()
        };
        let activities = root.get("activity").and_then(|written| written.get_ref().as_array());
        let id = |item: &'a Written<'a>| as_table(item)?.get("id")?.get_ref().as_str();
        Self {
            roles: keys("roles"),
            fields: keys("fields"),
            forms: keys("forms"),
            waits: keys("waits"),
            settings: keys("settings"),
            activities: activities.into_iter().flat_map(|items| items.iter()).filter_map(id).collect(),
        }
    }

    /// Whether there is not too much of anything.
    pub fn within_limits(&self, root: &Table, problems: &mut Problems) -> bool {
        let mut within = true;
        for (key, limit) in LIMITS {
            let Some(written) = root.get(key) else { continue };
            let number = match written.get_ref() {
                DeValue::Table(entries) => entries.len(),
                DeValue::Array(items) => items.len(),
                _ => continue,
            };
            if number > limit {
                let message = message!("finding-procedure-too-many", key = key, number = number, limit = limit);
                problems.refuse(&written.span(), message);
                within = false;
            }
        }
        within
    }

    fn all(&self, kind: Kind) -> &BTreeSet<&'a str> {
        match kind {
            Kind::Role => &self.roles,
            Kind::Field => &self.fields,
            Kind::Form => &self.forms,
            Kind::Wait => &self.waits,
            Kind::Activity => &self.activities,
        }
    }
}

/// The names of a document and what is wrong with it: what every reader of a part needs.
pub(super) struct Scope<'t> {
    pub names: Names<'t>,
    pub problems: Problems<'t>,
}

impl Scope<'_> {
    /// A reference to something that the document declares.
    pub fn resolve(&mut self, kind: Kind, word: &Text) -> Option<String> {
        let known = self.names.all(kind);
        let found = word.get_ref();
        if known.contains(found.as_str()) {
            return Some(found.clone());
        }
        let hint = self.problems.hint(found, known.iter().copied());
        let message = match kind {
            Kind::Role => message!("finding-unknown-role", found = found, hint = hint),
            Kind::Field => message!("finding-unknown-field", found = found, hint = hint),
            Kind::Form => message!("finding-unknown-form", found = found, hint = hint),
            Kind::Wait => message!("finding-unknown-wait", found = found, hint = hint),
            Kind::Activity => message!("finding-unknown-activity", found = found, hint = hint),
        };
        self.problems.refuse(&word.span(), message);
        None
    }

    /// The references of a list.
    pub fn references(&mut self, table: &Table, key: &str, kind: Kind) -> Vec<String> {
        let words = table.texts(key, &mut self.problems);
        words.iter().filter_map(|word| self.resolve(kind, word)).collect()
    }

    /// A condition, if the table has one and it can be used.
    pub fn condition(&mut self, table: &Table, key: &str) -> Option<Text> {
        self.expression(table, key, false)
    }

    /// An expression that is only proposed: it may depend on the ticket's asset too.
    pub fn proposal(&mut self, table: &Table, key: &str) -> Option<Text> {
        self.expression(table, key, true)
    }

    fn expression(&mut self, table: &Table, key: &str, proposes: bool) -> Option<Text> {
        let written = table.text(key, &mut self.problems)?;
        let names = match Condition::read(written.get_ref()) {
            Ok(condition) => condition.names(),
            Err(reason) => {
                self.problems.refuse(&written.span(), message!("finding-condition-unreadable", reason = reason));
                return None;
            }
        };
        for name in names {
            self.check_name(&written, &name, proposes);
        }
        Some(written)
    }

    /// Notes a name that no condition can see: `tipo`, `ticket.status`, `service.offered`.
    fn check_name(&mut self, written: &Text, name: &str, proposes: bool) {
        let (first, part) = match name.split_once('.') {
            Some((first, rest)) => (first, rest.split('.').next()),
            None => (name, None),
        };
        let settings: Vec<&str> = self.names.settings.iter().copied().collect();
        let mut groups =
            vec![(TICKET, &TICKET_NAMES[..]), (SERVICE, &SERVICE_NAMES[..]), (SETTINGS, settings.as_slice())];
        // A field of that name goes before it.
        if first == ASSET && !self.names.fields.contains(ASSET) {
            if !proposes {
                self.problems.refuse(&written.span(), message!("finding-condition-names-asset", found = name));
                return;
            }
            groups.push((ASSET, &ASSET_NAMES[..]));
        }
        let group = groups.iter().find(|(group, _)| *group == first);
        let is_known = match (group, part) {
            (Some((_, parts)), Some(part)) => parts.contains(&part),
            (Some(_), None) => true,
            (None, _) => self.names.fields.contains(first),
        };
        if is_known {
            return;
        }
        let hint = match (group, part) {
            (Some((_, parts)), Some(part)) => self.problems.hint(part, parts.iter().copied()),
            _ => self.problems.hint(first, self.names.fields.iter().copied()),
        };
        let offered =
            groups.iter().filter(|(_, parts)| group.is_none_or(|(_, meant)| meant.is_empty() || meant == parts));
        let known: Vec<String> =
            offered.flat_map(|(group, parts)| parts.iter().map(move |part| format!("{group}.{part}"))).collect();
        let message = message!("finding-condition-unknown-name", found = name, known = known.join(", "), hint = hint);
        self.problems.refuse(&written.span(), message);
    }
}
