//! What differs between two texts of a procedure, by what they say rather than how they are
//! written: `folio/procedure-diff/1`.
//!
//! What has only changed its key or number is told once, as that, and not again at every place
//! that refers to it.

mod facets;
mod matching;

use serde::Serialize;
use serde_json::Value;

use self::facets::{Facets, View};
use self::matching::{KEY_FIRST, NAME_FIRST, Same, pairs};
use crate::procedure::definition::{Activity, Procedure};

/// Two texts of a procedure, and what differs.
#[derive(Debug, Clone, Serialize)]
pub struct Comparison {
    /// The one that was.
    pub old: Side,
    /// The one that is.
    pub new: Side,
    /// Whether they say the same.
    pub same: bool,
    /// What differs, in the order of a procedure's parts.
    pub differences: Vec<Difference>,
}

/// One of two texts.
#[derive(Debug, Clone, Serialize)]
pub struct Side {
    /// Code.
    pub code: String,
    /// Revision.
    pub revision: String,
    /// SHA-256 of its text.
    pub sha256: String,
    /// File; none for a procedure inside the program.
    pub file: Option<String>,
}

/// One thing that differs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Difference {
    /// What became of it.
    pub change: Change,
    /// What part of a procedure it is: `document`, `role`, `field`, `form`, `wait`, `opening`,
    /// `activity`, `outcome`, `cancel`, `cancel_reason` or `reopen`.
    pub part: &'static str,
    /// Key of that part, as it is now; of an outcome `02.resuelto`. None for those that are alone.
    pub id: Option<String>,
    /// What of it differs; none where the whole part came or went.
    pub aspect: Option<&'static str>,
    /// What it was; null where it was nothing.
    pub was: Value,
    /// What it is; null where it is nothing.
    pub is: Value,
}

/// What became of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// It came.
    Added,
    /// It went.
    Removed,
    /// It is another.
    Changed,
}

impl Side {
    /// A text's side of the comparison.
    pub fn of(procedure: &Procedure, file: Option<&str>) -> Self {
        Self {
            code: procedure.code.clone(),
            revision: procedure.revision.clone(),
            sha256: procedure.sha256.clone(),
            file: file.map(str::to_owned),
        }
    }
}

impl Comparison {
    /// Compares two texts of a procedure, or two procedures.
    pub fn of((old, old_file): (&Procedure, Option<&str>), (new, new_file): (&Procedure, Option<&str>)) -> Self {
        let mut differ = Differ {
            old: [View::renamed(old, new), View::shown(old)],
            new: [View::default(), View::shown(new)],
            found: Vec::new(),
        };
        differ.procedures(old, new);
        Self {
            old: Side::of(old, old_file),
            new: Side::of(new, new_file),
            same: differ.found.is_empty(),
            differences: differ.found,
        }
    }
}

/// A part of a procedure that there may be many of.
struct Kind<'a, T> {
    part: &'static str,
    /// What stands before the key: the activity of an outcome.
    within: Option<&'a str>,
    key: fn(&T) -> &str,
    name: fn(&T) -> &str,
    facets: fn(&T, &View) -> Facets,
}

struct Differ {
    /// How the old text is compared, and how it is shown.
    old: [View; 2],
    /// How the new text is compared, and how it is shown.
    new: [View; 2],
    found: Vec<Difference>,
}

impl Differ {
    fn procedures(&mut self, old: &Procedure, new: &Procedure) {
        self.part("document", None, |view| facets::document(old, view), |view| facets::document(new, view));
        for (aspect, was, is) in facets::lines(old, new) {
            self.lines(aspect, &was, &is);
        }
        self.many(&facets::ROLES, &old.roles, &new.roles, KEY_FIRST);
        self.many(&facets::FIELDS, &old.fields, &new.fields, KEY_FIRST);
        self.many(&facets::FORMS, &old.forms, &new.forms, KEY_FIRST);
        self.many(&facets::WAITS, &old.waits, &new.waits, KEY_FIRST);
        self.part("cancel", None, |view| facets::cancel(old, view), |view| facets::cancel(new, view));
        self.many(&facets::CANCEL_REASONS, &old.cancel.reasons, &new.cancel.reasons, KEY_FIRST);
        self.part("reopen", None, |view| facets::reopen(old, view), |view| facets::reopen(new, view));
        self.part("opening", None, |view| facets::opening(old, view), |view| facets::opening(new, view));
        self.activities(&old.activities, &new.activities);
    }

    fn activities(&mut self, old: &[Activity], new: &[Activity]) {
        let kind = facets::ACTIVITIES;
        for (was, is) in pairs(old, new, kind.key, kind.name, NAME_FIRST) {
            self.one(&kind, was, is);
            if let (Some(was), Some(is)) = (was, is) {
                let kind = Kind { within: Some(&is.id), ..facets::OUTCOMES };
                self.many(&kind, &was.outcomes, &is.outcomes, KEY_FIRST);
            }
        }
    }

    fn many<T>(&mut self, kind: &Kind<T>, old: &[T], new: &[T], order: [Same; 3]) {
        for (was, is) in pairs(old, new, kind.key, kind.name, order) {
            self.one(kind, was, is);
        }
    }

    fn one<T>(&mut self, kind: &Kind<T>, was: Option<&T>, is: Option<&T>) {
        let Some(present) = is.or(was) else { return };
        let key = (kind.key)(present);
        let id = kind.within.map_or_else(|| key.to_owned(), |within| format!("{within}.{key}"));
        let name = |part: Option<&T>| part.map_or(Value::Null, |part| Value::from((kind.name)(part)));
        let (Some(was), Some(is)) = (was, is) else {
            let change = if is.is_some() { Change::Added } else { Change::Removed };
            let (part, aspect) = (kind.part, None);
            self.found.push(Difference { change, part, id: Some(id), aspect, was: name(was), is: name(is) });
            return;
        };
        let (old_key, new_key) = ((kind.key)(was), (kind.key)(is));
        if old_key != new_key {
            self.found.push(Difference {
                change: Change::Changed,
                part: kind.part,
                id: Some(id.clone()),
                aspect: Some("id"),
                was: Value::from(old_key),
                is: Value::from(new_key),
            });
        }
        self.part(kind.part, Some(&id), |view| (kind.facets)(was, view), |view| (kind.facets)(is, view));
    }

    /// Compares facet with facet.
    fn part(
        &mut self,
        part: &'static str,
        id: Option<&String>,
        old: impl Fn(&View) -> Facets,
        new: impl Fn(&View) -> Facets,
    ) {
        let ([old_compared, old_shown], [new_compared, new_shown]) = (&self.old, &self.new);
        let differs = old(old_compared).into_iter().zip(new(new_compared)).map(|((_, was), (_, is))| was != is);
        let shown = old(old_shown).into_iter().zip(new(new_shown));
        for (((aspect, was), (_, is)), _) in shown.zip(differs).filter(|(_, differs)| *differs) {
            let change = match (was.is_null(), is.is_null()) {
                (true, _) => Change::Added,
                (_, true) => Change::Removed,
                _ => Change::Changed,
            };
            self.found.push(Difference { change, part, id: id.cloned(), aspect: Some(aspect), was, is });
        }
    }

    /// Lines of the document: those that went or are others, then those that came.
    fn lines(&mut self, aspect: &'static str, old: &[Value], new: &[Value]) {
        let mut came: Vec<&Value> = new.iter().filter(|line| !old.contains(line)).collect();
        let mut changed = |change, was: &Value, is: &Value| {
            let (was, is) = (was.clone(), is.clone());
            self.found.push(Difference { change, part: "document", id: None, aspect: Some(aspect), was, is });
        };
        for was in old.iter().filter(|line| !new.contains(line)) {
            let same =
                |is: &&Value| facets::identity(aspect, was).is_some_and(|it| facets::identity(aspect, is) == Some(it));
            match came.iter().position(same) {
                Some(at) => changed(Change::Changed, was, came.remove(at)),
                None => changed(Change::Removed, was, &Value::Null),
            }
        }
        for is in came {
            changed(Change::Added, &Value::Null, is);
        }
    }
}

#[cfg(test)]
mod tests;
