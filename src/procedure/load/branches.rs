//! Checks the conditions of an activity's outcomes against each other, where all of them declare
//! one and what they depend on has few enough values to try them all. The procedure's switches are
//! what they are; no other value of them is tried.

use serde_json::{Map, Value};

use super::activities::ActivitySpots;
use super::source::Problems;
use crate::message;
use crate::model::catalogue::{LEVELS, PRIORITIES};
use crate::model::event::Values;
use crate::model::message::Message;
use crate::model::value::FieldType;
use crate::procedure::condition::{Condition, SETTINGS};
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
    settings: &'a Values,
    /// Names under which the conditions see those switches that they use.
    switches: Vec<String>,
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
        let mut switches: Vec<String> = Vec::new();
        for name in conditions.iter().flat_map(Condition::names) {
            let (first, part) = name.split_once('.').unwrap_or((&name, ""));
            if first == SETTINGS {
                procedure.settings.get(part)?;
                switches.extend((!switches.contains(&name)).then_some(name));
                continue;
            }
            let field = procedure.field(&name)?;
            if !variables.iter().any(|variable| variable.field == field.id) {
                variables.push(Variable { field: &field.id, values: values_of(field)? });
            }
        }
        let sizes = variables.iter().map(|variable| variable.values.len());
        let combinations = sizes.fold(1_usize, usize::saturating_mul);
        let settings = &procedure.settings;
        (combinations <= MAX_COMBINATIONS).then_some(Self { conditions, variables, combinations, settings, switches })
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
                            example = self.example(&context)
                        );
                        problems.note(at, message);
                    }
                }
            }
            if holding.is_empty() && !gap {
                gap = true;
                let message =
                    message!("finding-outcomes-leave-gap", activity = &activity.id, example = self.example(&context));
                problems.note(&spots.at, message);
            }
        }
    }

    /// The context of one combination of values.
    fn context(&self, combination: usize) -> Value {
        let mut rest = combination;
        let mut context = Map::new();
        context.insert(SETTINGS.to_owned(), Value::Object(self.settings.clone()));
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

    /// An assignment as a person reads it: `tipo = falla, sale = true, settings.sellos = false`.
    fn example(&self, context: &Value) -> String {
        let switches = self.switches.iter().map(String::as_str);
        let names = self.variables.iter().map(|variable| variable.field).chain(switches);
        let written = names.map(|name| {
            let value = name.split('.').try_fold(context, |inside, part| inside.get(part));
            match value.unwrap_or(&Value::Null) {
                Value::String(text) => format!("{name} = {text}"),
                other => format!("{name} = {other}"),
            }
        });
        written.collect::<Vec<_>>().join(", ")
    }
}

/// The values of a field that has few. Blank is none of them: whether a field is still blank
/// when the outcome is chosen depends on the way there.
fn values_of(field: &Field) -> Option<Vec<Value>> {
    let values: Vec<Value> = match (field.kind, field.choices_from) {
        (FieldType::Bool, _) => vec![Value::Bool(true), Value::Bool(false)],
        (FieldType::Choice, None) => field.choices.iter().map(|choice| Value::String(choice.id.clone())).collect(),
        (FieldType::Choice, Some(ChoicesFrom::Priorities)) => PRIORITIES.map(Value::from).to_vec(),
        (FieldType::Choice, Some(ChoicesFrom::Levels)) => LEVELS.map(Value::from).to_vec(),
        _ => return None,
    };
    (!values.is_empty()).then_some(values)
}
