//! Which assets a step moves, and how: what its outcome says, and the end of the wait that it ends.

use serde_json::Value;

use super::requirements::since_wait;
use super::{Intent, Kind, Request, Rules, Unmet};
use crate::message;
use crate::model::asset::Deed;
use crate::model::event::Values;
use crate::model::message::Message;
use crate::model::time::{self, Moment};
use crate::model::value::is_blank;
use crate::procedure::condition::{self, Condition};
use crate::procedure::definition::{Movement, Outcome, Wait};
use crate::procedure::replay::{State, WaitPeriod};

/// A movement of an asset that a step makes.
#[derive(Debug, Clone, PartialEq)]
pub struct AssetMove {
    /// Field that names the asset.
    pub field: String,
    /// Asset, as the ticket names it.
    pub asset: String,
    /// What is done with it.
    pub deed: Deed,
    /// Its details, as the ticket has them; blank ones are left out.
    pub details: Values,
    /// Fields from which each detail that is computed comes.
    pub sources: Vec<(String, Vec<String>)>,
    /// When: with the step, or at the moment that ended the wait.
    pub at: Moment,
}

impl AssetMove {
    /// The field that a detail comes from; the first, where there are several.
    pub fn source(&self, detail: &str) -> Option<&str> {
        let fields = self.sources.iter().find(|(key, _)| key == detail).map(|(_, fields)| fields)?;
        fields.first().map(String::as_str)
    }
}

impl Rules<'_> {
    /// The movements that a request makes if it is accepted, in order: those of the wait that it ends
    /// come before its own.
    ///
    /// # Errors
    /// What is wrong with an expression over the ticket.
    pub fn moves(&self, state: &State, request: &Request) -> Result<Vec<AssetMove>, Message> {
        let mut moves = Vec::new();
        let outcome = self.outcome_of(state, &request.intent);
        if outcome.is_none() && request.intent != Intent::Resume {
            return Ok(moves);
        }
        let wait = state.waiting().and_then(|period| Some((period, self.procedure.wait(&period.reason)?)));
        if let Some((period, wait)) = wait.filter(|(_, wait)| !wait.moves.is_empty()) {
            let values = said_in_wait(state, period, wait, &request.set);
            let at = end_of(period, wait, &values, request.at);
            self.movements(state, &wait.moves, &values, at, &mut moves)?;
        }
        if let Some(outcome) = outcome.filter(|outcome| !outcome.moves.is_empty()) {
            let values = self.seen_with(state, outcome, &request.set);
            self.movements(state, &outcome.moves, &values, request.at, &mut moves)?;
        }
        Ok(moves)
    }

    fn outcome_of(&self, state: &State, intent: &Intent) -> Option<&Outcome> {
        let Intent::Outcome(id) = intent else { return None };
        self.procedure.activity(state.activity.as_deref()?)?.outcome(id)
    }

    fn movements(
        &self,
        state: &State,
        declared: &[Movement],
        values: &Values,
        at: Moment,
        moves: &mut Vec<AssetMove>,
    ) -> Result<(), Message> {
        let context = self.condition_context(state, values);
        for movement in declared {
            let asset = values.get(&movement.field).and_then(Value::as_str).map(str::trim);
            let Some(asset) = asset.filter(|asset| !asset.is_empty()) else { continue };
            if let Some(when) = &movement.when
                && !Condition::read(when)?.holds(&context)?
            {
                continue;
            }
            let (mut details, mut sources) = (Values::new(), Vec::new());
            for (detail, expression) in &movement.set {
                let condition = Condition::read(expression)?;
                let names = condition.names().into_iter().filter(|name| self.procedure.field(name).is_some());
                sources.push((detail.clone(), names.collect()));
                let value = self.named(movement.deed, expression, condition.value(&context)?);
                if !is_blank(Some(&value)) {
                    details.insert(detail.clone(), value);
                }
            }
            let field = movement.field.clone();
            moves.push(AssetMove { field, asset: asset.to_owned(), deed: movement.deed, details, sources, at });
        }
        Ok(())
    }

    /// A field's choice as people read it, which is how the asset's papers print it; reasons for
    /// retiring have keys of their own.
    fn named(&self, deed: Deed, expression: &str, value: Value) -> Value {
        let field = self.procedure.field(expression.trim()).filter(|_| deed != Deed::Retired);
        let choices = field.map(|field| self.choices(field)).unwrap_or_default();
        let chosen = value.as_str().and_then(|word| choices.iter().find(|choice| choice.id == word));
        chosen.map_or(value.clone(), |choice| Value::from(choice.name.as_str()))
    }

    /// What an event says it moved, held against what its step can move. Which assets are registered
    /// is not known here.
    pub(super) fn unmet_moves(&self, state: &State, request: &Request) -> Option<Unmet> {
        let outcome = self.outcome_of(state, &request.intent);
        let wait = state.waiting().and_then(|period| self.procedure.wait(&period.reason));
        let declared = || {
            let of_wait = wait.into_iter().flat_map(|wait| &wait.moves);
            outcome.into_iter().flat_map(|outcome| &outcome.moves).chain(of_wait)
        };
        let reads = |movement: &Movement| movement.when.as_deref().is_some_and(condition::reads_catalogue);
        if request.moves.is_empty() || declared().any(reads) {
            return None;
        }
        let possible = self.moves(state, request).ok()?;
        if request.moves.len() <= possible.len() {
            return None;
        }
        let message = message!("refused-moves-differ", found = request.moves.join(", "), possible = possible.len());
        Some(Unmet::new(Kind::Position, "moves", message))
    }
}

/// What is known when a wait ends. What its end asks for counts only if it was said since it began.
fn said_in_wait(state: &State, period: &WaitPeriod, wait: &Wait, set: &Values) -> Values {
    let mut values = state.values.clone();
    values.extend(set.clone());
    let fresh = since_wait(state, period, &values, set);
    values.retain(|key, _| fresh.contains_key(key) || !wait.resume.iter().any(|need| need.field == *key));
    values
}

/// When a wait ended: at the moment in the field that says so, if there is one that can be.
fn end_of(period: &WaitPeriod, wait: &Wait, values: &Values, at: Moment) -> Moment {
    let until = wait.until.as_ref().and_then(|field| values.get(field)?.as_str()).and_then(time::read_moment);
    until.filter(|until| *until >= period.from && *until <= at).unwrap_or(at)
}
