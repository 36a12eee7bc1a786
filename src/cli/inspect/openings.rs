//! Checks what a procedure says of the child tickets that it opens against their own procedures.

use super::procedures::Page;
use crate::message;
use crate::model::finding::Finding;
use crate::model::message::Message;
use crate::model::suggestion::nearest;
use crate::model::value::{self, FieldType};
use crate::procedure::condition::Condition;
use crate::procedure::definition::{Activity, Field, HeaderKey, Opening, Outcome, Procedure};
use crate::store::desk::Desk;

/// What `children_closed` says of children of whatever procedure.
const ANY: &str = "*";

/// Checks every child that the outcomes of a procedure open or wait for.
pub(super) fn check(desk: &Desk, page: &Page, procedure: &Procedure, findings: &mut Vec<Finding>) {
    for activity in &procedure.activities {
        for outcome in &activity.outcomes {
            let mut tell = |word: &str, message: Message| {
                let message = message.with("activity", activity.id.clone()).with("outcome", outcome.id.clone());
                findings.push(Finding::new(page.place_in(activity, outcome, word), message));
            };
            for code in outcome.children_closed.iter().filter(|code| *code != ANY && !has(desk, code)) {
                tell(&format!("\"{code}\""), message!("finding-children-procedure", procedure = code));
            }
            for opening in &outcome.opens {
                let code = &opening.procedure;
                if !has(desk, code) {
                    tell(&format!("\"{code}\""), message!("finding-opens-procedure", procedure = code));
                    continue;
                }
                // One that cannot be used has findings of its own.
                let Ok(child) = desk.procedure(code) else { continue };
                Birth { desk, parent: procedure, child: &child, opening }.check(&mut tell);
            }
        }
    }
}

fn has(desk: &Desk, code: &str) -> bool {
    desk.procedure_codes().iter().any(|known| known == code) && desk.procedure_text(code).is_ok()
}

/// A child that an outcome opens.
struct Birth<'a> {
    desk: &'a Desk,
    parent: &'a Procedure,
    child: &'a Procedure,
    opening: &'a Opening,
}

impl Birth<'_> {
    fn check(&self, tell: &mut impl FnMut(&str, Message)) {
        let code = &self.child.code;
        for (key, expression) in &self.opening.set {
            match self.child.field(key) {
                None => {
                    let near = nearest(key, self.child.fields.iter().map(|field| field.id.as_str()));
                    let hint = match near {
                        Some(near) => message!("hint-near", near = near),
                        None => message!("hint-none"),
                    };
                    tell(key, message!("finding-opens-field", procedure = code, field = key, hint = hint));
                }
                Some(field) if self.is_derived(field) => {
                    tell(key, message!("finding-opens-derived", procedure = code, field = key));
                }
                Some(field) => {
                    if let Some(problem) = self.constant_problem(field, expression) {
                        let message = message!("finding-opens-value", procedure = code, field = key, problem = problem);
                        tell(key, message);
                    }
                }
            }
        }
        let blank: Vec<&str> = self.blank().map(|field| field.id.as_str()).collect();
        if !blank.is_empty() {
            let (number, fields) = (blank.len(), blank.join(", "));
            let message = message!("finding-opens-incomplete", procedure = code, fields = fields, number = number);
            tell(&format!("\"{code}\""), message);
        }
    }

    /// Whether an outcome of the child sets the field by itself, so that nobody else may.
    fn is_derived(&self, field: &Field) -> bool {
        let outcomes = |activity: &Activity| -> bool {
            activity.outcomes.iter().any(|outcome: &Outcome| outcome.sets.contains_key(&field.id))
        };
        self.child.activities.iter().any(outcomes)
    }

    /// What is wrong with a value that does not depend on the parent.
    fn constant_problem(&self, field: &Field, expression: &str) -> Option<Message> {
        let condition = Condition::read(expression).ok().filter(|condition| condition.names().is_empty())?;
        let value = condition.value(&serde_json::json!({})).ok()?;
        let choices = self.desk.rules(self.child).choices(field);
        // A catalogue without entries says nothing of what they will be.
        if field.kind == FieldType::Choice && choices.is_empty() {
            return None;
        }
        value::check(field.kind, &choices, &value).err()
    }

    /// Fields that the child's opening obliges and that nothing gives.
    fn blank(&self) -> impl Iterator<Item = &Field> {
        let needs = self.child.opening.iter().filter(|need| !need.optional && need.when.is_none());
        needs.filter_map(|need| self.child.field(&need.field)).filter(|field| !self.is_given(field))
    }

    fn is_given(&self, field: &Field) -> bool {
        let set = self.opening.set.iter().any(|(key, _)| *key == field.id);
        let derived = field.header == Some(HeaderKey::Priority)
            && [HeaderKey::Impact, HeaderKey::Urgency].into_iter().all(|header| {
                let source = self.child.fields.iter().find(|field| field.header == Some(header));
                source.is_some_and(|source| self.is_given(source))
            });
        let inherited =
            field.header.is_some_and(|header| self.parent.fields.iter().any(|field| field.header == Some(header)));
        set || derived || inherited || field.default.is_some()
    }
}
