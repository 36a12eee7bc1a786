//! The ways out of where a ticket stands, each with what is missing.

use super::{Given, Kind, Rules, Unmet};
use crate::message;
use crate::model::catalogue::Person;
use crate::model::event::Values;
use crate::model::folio::Folio;
use crate::model::time::Moment;
use crate::model::value;
use crate::procedure::definition::{Activity, Field, Outcome, Procedure};
use crate::procedure::replay::State;

/// A way out of the current activity, as `next` shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Prospect<'a> {
    /// The outcome.
    pub outcome: &'a Outcome,
    /// Whether somebody may record it once what is missing has been supplied.
    pub allowed: bool,
    /// People who may record it.
    pub by: Vec<&'a Person>,
    /// Role of the person on whose behalf, where that person has no account.
    pub on_behalf: Option<&'a str>,
    /// What is missing, in the order of the form.
    pub missing: Vec<Unmet>,
    /// Fields that it asks for but does not oblige.
    pub optional: Vec<&'a Field>,
}

impl<'a> Rules<'a> {
    /// The ways out of the current activity, each with what is missing. Empty for an ended ticket.
    pub fn prospects(&self, folio: &Folio, state: &State, now: Moment) -> Vec<Prospect<'a>> {
        let Some(activity) = state.activity.as_deref().and_then(|id| self.procedure.activity(id)) else {
            return Vec::new();
        };
        activity.outcomes.iter().map(|outcome| self.prospect(folio, state, activity, outcome, now)).collect()
    }

    fn prospect(
        &self,
        folio: &Folio,
        state: &State,
        activity: &'a Activity,
        outcome: &'a Outcome,
        now: Moment,
    ) -> Prospect<'a> {
        let procedure: &'a Procedure = self.procedure;
        let by = self.people_with(&procedure.roles_recording(&activity.role), now);
        let mut missing =
            self.unmet_of_outcome(Some(folio), state, outcome, &Given::values(&Values::new()), None, false);
        missing.extend(self.unmet_children(state, outcome, None, false));
        if by.is_empty() {
            missing.push(self.nobody(&activity.role));
        }
        let blocked = |unmet: &Unmet| matches!(unmet.kind, Kind::Condition | Kind::Child | Kind::Role);
        // What ends a wait may be given with the outcome that ends it.
        let wait = state.waiting().and_then(|wait| procedure.wait(&wait.reason));
        let resume = wait.map(|wait| wait.resume.as_slice()).unwrap_or_default();
        let optional = outcome
            .fills
            .iter()
            .chain(resume)
            .filter(|need| need.optional && value::is_blank(state.values.get(&need.field)))
            .filter_map(|need| procedure.field(&need.field))
            .collect();
        Prospect {
            outcome,
            allowed: !missing.iter().any(blocked),
            by,
            on_behalf: procedure.role(&activity.role).filter(|role| !role.account).map(|role| role.id.as_str()),
            missing,
            optional,
        }
    }

    fn nobody(&self, role: &str) -> Unmet {
        let name = self.procedure.role_name(role);
        Unmet::new(Kind::Role, role, message!("refused-nobody-has-role", role = name))
            .labelled(name)
            .remedied(format!("folio procedure show {}", self.procedure.code))
    }
}
