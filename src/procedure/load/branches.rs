//! Checks the conditions of an activity's outcomes against each other, where all of them declare
//! one and what they depend on has few enough values to try them all.

use serde_json::{Map, Value};

use super::activities::ActivitySpots;
use super::source::Problems;
use crate::message;
use crate::model::catalogue::PRIORITIES;
use crate::model::message::Message;
use crate::model::value::FieldType;
use crate::procedure::condition::Condition;
use crate::procedure::definition::{Activity, ChoicesFrom, Field, Procedure};

/// Combinations of values that are tried for one activity.
const MAX_COMBINATIONS: usize = 4096;
/// Evaluations that are made for one procedure; activities past them are left alone.
const MAX_EVALUATIONS: usize = 200_000;

/// Checks every activity that branches by conditions alone.
pub(super) fn check(procedure: &Procedure, spots: &[ActivitySpots], problems: &mut Problems) {
    let mut evaluations = 0;
    for (activity, spots) in procedure.activities.iter().zip(spots) {
        let Some(branches) = Branches::of(procedure, activity) else { continue };
        evaluations += branches.combinations * branches.conditions.len();
        if evaluations > MAX_EVALUATIONS {
            return;
        }
        branches.check(activity, spots, problems);
    }
}

/// A field and the values that it may have.
struct Variable<'a> {
    field: &'a str,
    values: Vec<Value>,
}

struct Branches<'a> {
    conditions: Vec<Condition>,
    variables: Vec<Variable<'a>>,
    combinations: usize,
}

impl<'a> Branches<'a> {
    /// None where an outcome has no condition, or one depends on more than can be tried.
    fn of(procedure: &'a Procedure, activity: &Activity) -> Option<Self> {
        let written: Option<Vec<&String>> = activity.outcomes.iter().map(|outcome| outcome.when.as_ref()).collect();
        let conditions: Vec<Condition> =
            written?.into_iter().map(|when| Condition::read(when)).collect::<Result<_, _>>().ok()?;
        if conditions.is_empty() {
            return None;
        }
        let mut variables: Vec<Variable> = Vec::new();
        for name in conditions.iter().flat_map(Condition::names) {
            let field = procedure.field(&name)?;
            if !variables.iter().any(|variable| variable.field == field.id) {
                variables.push(Variable { field: &field.id, values: values_of(field)? });
            }
        }
        let sizes = variables.iter().map(|variable| variable.values.len());
        let combinations = sizes.fold(1_usize, usize::saturating_mul);
        (combinations <= MAX_COMBINATIONS).then_some(Self { conditions, variables, combinations })
    }

    fn check(&self, activity: &Activity, spots: &ActivitySpots, problems: &mut Problems) {
        let number = self.conditions.len();
        let mut both = vec![false; number * number];
        let mut gap = false;
        for combination in 0..self.combinations {
            let context = self.context(combination);
            let Ok(holding) = self.holding(&context) else { return };
            for (position, later) in holding.iter().enumerate() {
                for earlier in &holding[..position] {
                    let known = std::mem::replace(&mut both[earlier * number + later], true);
                    if let (false, Some(at)) = (known, spots.conditions.get(*later).and_then(Option::as_ref)) {
                        let message = message!(
                            "finding-outcomes-overlap",
                            first = &activity.outcomes[*earlier].id,
                            second = &activity.outcomes[*later].id,
                            example = example(&context)
                        );
                        problems.note(at, message);
                    }
                }
            }
            if holding.is_empty() && !gap {
                gap = true;
                let message =
                    message!("finding-outcomes-leave-gap", activity = &activity.id, example = example(&context));
                problems.note(&spots.at, message);
            }
        }
    }

    /// The context of one combination of values.
    fn context(&self, combination: usize) -> Value {
        let mut rest = combination;
        let mut context = Map::new();
        for variable in &self.variables {
            let value = &variable.values[rest % variable.values.len()];
            rest /= variable.values.len();
            context.insert(variable.field.to_owned(), value.clone());
        }
        Value::Object(context)
    }

    /// Which conditions hold; an error where one cannot be evaluated, which says nothing of them.
    fn holding(&self, context: &Value) -> Result<Vec<usize>, Message> {
        let mut holding = Vec::new();
        for (index, condition) in self.conditions.iter().enumerate() {
            if condition.holds(context)? {
                holding.push(index);
            }
        }
        Ok(holding)
    }
}

/// The values of a field that has few. Blank is none of them: whether a field is still blank
/// when the outcome is chosen depends on the way there.
fn values_of(field: &Field) -> Option<Vec<Value>> {
    let values: Vec<Value> = match (field.kind, field.choices_from) {
        (FieldType::Bool, _) => vec![Value::Bool(true), Value::Bool(false)],
        (FieldType::Choice, None) => field.choices.iter().map(|choice| Value::String(choice.id.clone())).collect(),
        (FieldType::Choice, Some(ChoicesFrom::Priorities)) => PRIORITIES.map(Value::from).to_vec(),
        _ => return None,
    };
    (!values.is_empty()).then_some(values)
}

/// An assignment as a person reads it: `tipo = falla, sale = true`.
fn example(context: &Value) -> String {
    let entries = context.as_object().into_iter().flatten();
    let written = entries.map(|(field, value)| match value {
        Value::String(text) => format!("{field} = {text}"),
        other => format!("{field} = {other}"),
    });
    written.collect::<Vec<_>>().join(", ")
}
