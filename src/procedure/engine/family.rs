//! Child tickets: which ones an outcome opens, with what, and which ones it waits for.

use serde_json::Value;

use super::{Kind, Rules, Unmet};
use crate::message;
use crate::model::event::Values;
use crate::model::message::Message;
use crate::model::time::Moment;
use crate::procedure::condition::{self, Condition};
use crate::procedure::definition::{Outcome, Procedure};
use crate::procedure::replay::State;

/// Procedures of children that count when an outcome names none in particular.
const ANY: &str = "*";

/// A child ticket, as its parent sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Child {
    /// Folio.
    pub folio: String,
    /// Code of its procedure; none where its file cannot be read, or is not there.
    pub procedure: Option<String>,
    /// Title of its procedure.
    pub title: String,
    /// Times during which it was open; the last lasts where it has no end.
    pub open: Vec<(Moment, Option<Moment>)>,
}

/// A child ticket that is to be opened.
#[derive(Debug, Clone, PartialEq)]
pub struct ChildOpening {
    /// Code of its procedure.
    pub procedure: String,
    /// Values that the parent's outcome gives it.
    pub set: Values,
}

impl Child {
    /// What a parent sees of a ticket.
    pub fn of(folio: String, procedure: &Procedure, state: &State) -> Self {
        let mut open = Vec::new();
        let mut since = state.opened;
        for ((closed, _), written) in state.closures.iter().zip(&state.reopenings) {
            open.extend(since.map(|since| (since, Some(*closed))));
            // Who went on when it was over could not know that it would be taken up again.
            since = Some(*written);
        }
        open.extend(since.map(|since| (since, state.closed)));
        Self { folio, procedure: Some(procedure.code.clone()), title: procedure.title.clone(), open }
    }

    /// A child of which nothing is known: its file is damaged or gone.
    pub fn unreadable(folio: String) -> Self {
        Self { folio, procedure: None, title: String::new(), open: Vec::new() }
    }

    /// Whether it was open at that moment. One that ended at the moment no longer was.
    pub fn is_open_at(&self, moment: Moment) -> bool {
        self.open.iter().any(|(from, to)| *from <= moment && to.is_none_or(|to| moment < to))
    }

    /// Whether it is open now.
    pub fn is_open(&self) -> bool {
        self.open.last().is_some_and(|(_, to)| to.is_none())
    }
}

impl Rules<'_> {
    /// The child tickets that an outcome opens, given these values.
    ///
    /// # Errors
    /// What is wrong with an expression over the parent.
    pub fn openings(&self, state: &State, outcome: &Outcome, set: &Values) -> Result<Vec<ChildOpening>, Message> {
        if outcome.opens.is_empty() {
            return Ok(Vec::new());
        }
        let values = values_with(state, outcome, set);
        let context = self.condition_context(state, &values);
        let mut openings = Vec::new();
        for opening in &outcome.opens {
            if let Some(when) = &opening.when
                && !Condition::read(when)?.holds(&context)?
            {
                continue;
            }
            let mut set = Values::new();
            for (field, expression) in &opening.set {
                let value = Condition::read(expression)?.value(&context)?;
                if !crate::model::value::is_blank(Some(&value)) {
                    set.insert(field.clone(), value);
                }
            }
            openings.push(ChildOpening { procedure: opening.procedure.clone(), set });
        }
        Ok(openings)
    }

    /// Children that an outcome waits for and that are still open at that moment.
    /// One that cannot be read is not known to have ended; of the `past` only `check` of its own file
    /// says so.
    pub(super) fn unmet_children(
        &self,
        state: &State,
        outcome: &Outcome,
        at: Option<Moment>,
        past: bool,
    ) -> Vec<Unmet> {
        let awaited = |child: &&Child| {
            let Some(procedure) = &child.procedure else { return !past && !outcome.children_closed.is_empty() };
            let named = |code: &String| code == ANY || code == procedure;
            let open = at.map_or_else(|| child.is_open(), |at| child.is_open_at(at));
            open && outcome.children_closed.iter().any(named)
        };
        // Those that it has so far: the ones that come with it, or later, are not waited for.
        let awaited = |child: &&Child| state.children.contains(&child.folio) && awaited(child);
        let unmet = |child: &Child| {
            if child.procedure.is_none() {
                let message = message!("refused-child-unreadable", child = &child.folio);
                return Unmet::new(Kind::Child, &child.folio, message).remedied("folio check".to_owned());
            }
            let message = message!("refused-child-open", child = &child.folio, title = &child.title);
            Unmet::new(Kind::Child, &child.folio, message)
                .labelled(&child.title)
                .remedied(format!("folio next {}", child.folio))
        };
        self.children.iter().filter(awaited).map(unmet).collect()
    }

    /// What an event says it opened, held against what its outcome opens. Nothing is said where
    /// the procedures of the children are not known.
    pub(super) fn unmet_openings(
        &self,
        state: &State,
        outcome: &Outcome,
        set: &Values,
        opened: &[String],
    ) -> Vec<Unmet> {
        let reads_catalogue = |when: &String| condition::reads_catalogue(when);
        if outcome.opens.iter().filter_map(|opening| opening.when.as_ref()).any(reads_catalogue) {
            return Vec::new();
        }
        let Ok(expected) = self.openings(state, outcome, set) else { return Vec::new() };
        let expected: Vec<&str> = expected.iter().map(|opening| opening.procedure.as_str()).collect();
        let mut found = Vec::new();
        for folio in opened {
            let child = self.children.iter().find(|child| child.folio == *folio);
            match child.and_then(|child| child.procedure.as_deref()) {
                Some(procedure) => found.push(procedure),
                None => return Vec::new(),
            }
        }
        if found == expected {
            return Vec::new();
        }
        let message = message!(
            "refused-children-differ",
            outcome = &outcome.id,
            expected = expected.join(", "),
            found = found.join(", ")
        );
        vec![Unmet::new(Kind::Child, &outcome.id, message)]
    }

    /// Records with impact and urgency the priority that the matrix gives, where none came with them.
    pub(super) fn derive_priority(&self, state: &State, set: &mut Values) {
        let field = |header: &str| self.field_of_header(header);
        let (Some(impact), Some(urgency), Some(priority)) = (field("impact"), field("urgency"), field("priority"))
        else {
            return;
        };
        let given = |id: &str| set.get(id).filter(|value| !crate::model::value::is_blank(Some(value)));
        if given(&priority.id).is_some() || (given(&impact.id).is_none() && given(&urgency.id).is_none()) {
            return;
        }
        if let Some(word) = self.priority_of_matrix(state, set) {
            set.insert(priority.id.clone(), Value::String(word.to_owned()));
        }
    }

    /// The priority that the matrix gives for the impact and urgency given, or known before.
    pub fn priority_of_matrix(&self, state: &State, set: &Values) -> Option<&'static str> {
        let value = |header: &str| {
            let field = self.field_of_header(header)?;
            set.get(&field.id).or_else(|| state.values.get(&field.id))?.as_str()
        };
        self.priorities.by_matrix(value("impact")?, value("urgency")?)
    }

    pub(super) fn field_of_header(&self, header: &str) -> Option<&crate::procedure::definition::Field> {
        self.procedure.fields.iter().find(|field| field.header.is_some_and(|key| key.path() == header))
    }
}

/// The values after an outcome: those known, those given with it, those that it sets by itself.
pub(super) fn values_with(state: &State, outcome: &Outcome, set: &Values) -> Values {
    let mut values = state.values.clone();
    values.extend(set.clone());
    for (key, value) in &outcome.sets {
        values.insert(key.clone(), value.clone());
    }
    values
}
