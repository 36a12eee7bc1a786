//! What may happen next: (procedure, ticket, intent, actor, now) → a [`Plan`] or a [`Refusal`]
//! that lists every unmet requirement with its remedy.
//!
//! One validator for every path in. [`plan`] judges an intent before it becomes an event;
//! [`judge`] holds the events of a file to the same rules.

use serde_json::{Value, json};

use super::condition;
use super::definition::{Activity, ChoicesFrom, Field, Outcome, Procedure, Requirement};
use super::replay::State;
use crate::message;
use crate::model::catalogue::{PRIORITIES, People, Person, Services, Suppliers};
use crate::model::event::{Deed, Event, Values};
use crate::model::folio::Folio;
use crate::model::identifier;
use crate::model::message::Message;
use crate::model::suggestion::nearest;
use crate::model::ticket::{Header, ProcedureReference, Ticket};
use crate::model::time::{Moment, Zone};
use crate::model::value::{self, Choice, FieldType};

/// What a procedure is judged with: the catalogues that it refers to.
#[derive(Clone, Copy)]
pub struct Rules<'a> {
    /// The procedure the ticket was opened under.
    pub procedure: &'a Procedure,
    /// People and their roles.
    pub people: &'a People,
    /// Service catalogue.
    pub services: &'a Services,
    /// Suppliers and external systems.
    pub suppliers: &'a Suppliers,
    /// The desk's time zone.
    pub zone: Zone,
}

/// What somebody wants to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Intent {
    /// Open a ticket.
    Open,
    /// Leave the current activity by an outcome.
    Outcome(String),
    /// Leave a remark, or correct field values.
    Note,
    /// Give the ticket to a person.
    Assign(String),
    /// Begin to wait.
    Wait(String),
    /// End the waiting.
    Resume,
    /// Record a signature or seal.
    Sign { role: String, name: String },
    /// Tie the ticket to another, or to something outside.
    Link { to: String, relation: String },
    /// End the ticket early.
    Cancel(String),
    /// Take up an ended ticket again.
    Reopen,
}

/// An intent with its circumstances.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// What.
    pub intent: Intent,
    /// Who records it.
    pub actor: String,
    /// On whose behalf, where that person has no account.
    pub on_behalf: Option<String>,
    /// When it happened.
    pub at: Moment,
    /// What time it is.
    pub now: Moment,
    /// Field values given with it.
    pub set: Values,
    /// Remark given with it.
    pub note: Option<String>,
}

/// What will be written, if the store can.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The event.
    pub event: Event,
    /// The header before it.
    pub before: Header,
    /// The header after it.
    pub after: Header,
    /// The state after it.
    pub state: State,
}

/// What kind of thing is unmet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A field is blank.
    Field,
    /// A signature or seal has not been given.
    Signature,
    /// A field that a form obliges is blank.
    Form,
    /// The number of an external system is blank.
    External,
    /// A child ticket is still open.
    Child,
    /// A condition does not hold.
    Condition,
    /// The actor lacks the role, or nobody has it.
    Role,
    /// The moment will not do.
    Time,
    /// The ticket is not in a position for this.
    Position,
    /// A word that is not known here: outcome, field, person, reason, role.
    Unknown,
    /// A value of the wrong type.
    Value,
}

impl Kind {
    /// The word that stands in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Field => "field",
            Self::Signature => "signature",
            Self::Form => "form",
            Self::External => "external",
            Self::Child => "child",
            Self::Condition => "condition",
            Self::Role => "role",
            Self::Time => "time",
            Self::Position => "position",
            Self::Unknown => "unknown",
            Self::Value => "value",
        }
    }

    /// Whether it means that the command was typed wrongly rather than refused by a rule.
    pub fn is_usage(self) -> bool {
        matches!(self, Self::Unknown | Self::Value)
    }
}

/// One thing that stands in the way.
#[derive(Debug, Clone, PartialEq)]
pub struct Unmet {
    /// Kind.
    pub kind: Kind,
    /// Key of the field, role, form …
    pub key: String,
    /// What a person reads: the field's label, the role's name.
    pub label: String,
    /// Type of the value to supply, where one is.
    pub field_type: Option<FieldType>,
    /// Choices, where there are some.
    pub choices: Vec<Choice>,
    /// What is wrong.
    pub message: Message,
    /// Command line that supplies it; `…` stands for the value.
    pub remedy: Option<String>,
}

impl Unmet {
    fn new(kind: Kind, key: &str, message: Message) -> Self {
        Self {
            kind,
            key: key.to_owned(),
            label: key.to_owned(),
            field_type: None,
            choices: Vec::new(),
            message,
            remedy: None,
        }
    }

    fn labelled(mut self, label: &str) -> Self {
        self.label = label.to_owned();
        self
    }

    fn remedied(mut self, remedy: String) -> Self {
        self.remedy = Some(remedy);
        self
    }
}

/// Everything that stands in the way of an intent.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("refused: {} unmet", .unmet.len())]
pub struct Refusal {
    /// Never empty.
    pub unmet: Vec<Unmet>,
}

impl Refusal {
    /// Whether the command was typed wrongly, rather than refused by a rule.
    pub fn is_usage(&self) -> bool {
        self.unmet.iter().any(|unmet| unmet.kind.is_usage())
    }
}

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
    /// The choices of a field, from the procedure or from the catalogue that it names.
    pub fn choices(&self, field: &Field) -> Vec<Choice> {
        let choice = |id: &str, name: &str| Choice { id: id.to_owned(), name: name.to_owned() };
        match field.choices_from {
            None => field.choices.clone(),
            Some(ChoicesFrom::Priorities) => PRIORITIES.iter().map(|word| choice(word, word)).collect(),
            Some(ChoicesFrom::Services) => {
                self.services.services.iter().map(|service| choice(&service.key, &service.name)).collect()
            }
            Some(ChoicesFrom::Suppliers) => {
                self.suppliers.suppliers.iter().map(|supplier| choice(&supplier.key, &supplier.name)).collect()
            }
        }
    }

    /// People who hold, at that moment, one of the roles.
    pub fn people_with(&self, roles: &[&str], at: Moment) -> Vec<&'a Person> {
        let day = self.zone.day(at);
        let people: &'a People = self.people;
        people
            .people
            .iter()
            .filter(|person| person.is_active(day) && person.roles.iter().any(|role| roles.contains(&role.as_str())))
            .collect()
    }

    /// Values that follow from the catalogues where none was given: a field's own default, what
    /// the service presets, and what `people.toml` knows of the requester.
    pub fn defaults(&self, given: &Values) -> Values {
        let mut values = Values::new();
        let blank = |values: &Values, key: &str| value::is_blank(given.get(key)) && value::is_blank(values.get(key));
        let asked: Vec<&Field> = self.procedure.opening.iter().filter_map(|need| self.procedure.field(&need.field)).collect();
        let text_of = |header: &str| {
            let field = asked.iter().find(|field| field.header.is_some_and(|key| key.path() == header))?;
            given.get(&field.id).and_then(Value::as_str)
        };
        if let Some(service) = text_of("service").and_then(|key| self.services.get(key)) {
            for (key, value) in &service.set {
                if asked.iter().any(|field| field.id == *key) && blank(&values, key) {
                    values.insert(key.clone(), value.clone());
                }
            }
            let priority = asked.iter().find(|field| field.header.is_some_and(|key| key.path() == "priority"));
            if let (Some(field), Some(priority)) = (priority, &service.priority)
                && blank(&values, &field.id)
            {
                values.insert(field.id.clone(), Value::String(priority.clone()));
            }
        }
        if let Some(person) = text_of("requester.name").and_then(|name| self.people.find_by_name(name)) {
            let known = [
                ("requester.post", &person.post),
                ("requester.area", &person.area),
                ("requester.place", &person.place),
                ("requester.extension", &person.extension),
                ("requester.mail", &person.mail),
            ];
            for (header, text) in known {
                let field = asked.iter().find(|field| field.header.is_some_and(|key| key.path() == header));
                if let (Some(field), Some(text)) = (field, text)
                    && blank(&values, &field.id)
                {
                    values.insert(field.id.clone(), Value::String(text.clone()));
                }
            }
        }
        for field in asked {
            if let Some(default) = &field.default
                && blank(&values, &field.id)
            {
                values.insert(field.id.clone(), default.clone());
            }
        }
        values
    }

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
        let mut missing = self.unmet_of_outcome(Some(folio), state, outcome, &Values::new());
        if by.is_empty() {
            missing.push(self.nobody(&activity.role));
        }
        let blocked = |unmet: &Unmet| matches!(unmet.kind, Kind::Condition | Kind::Child | Kind::Role);
        let optional = outcome
            .fills
            .iter()
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
        Unmet::new(Kind::Role, role, message!("refused-nobody-has-role", role = name)).labelled(name)
    }

    /// What an outcome still needs if `set` came with it.
    fn unmet_of_outcome(&self, folio: Option<&Folio>, state: &State, outcome: &Outcome, set: &Values) -> Vec<Unmet> {
        let mut values = state.values.clone();
        values.extend(set.clone());
        for (key, value) in &outcome.sets {
            values.insert(key.clone(), value.clone());
        }
        let command = folio.map(|folio| format!("folio do {folio} {}", outcome.id));
        let mut unmet = Vec::new();
        if let Some(when) = &outcome.when {
            match condition::holds(when, &self.condition_context(state, &values)) {
                Ok(true) => {}
                Ok(false) => unmet.push(Unmet::new(
                    Kind::Condition,
                    &outcome.id,
                    message!("refused-condition", condition = when),
                )),
                Err(problem) => unmet.push(Unmet::new(
                    Kind::Condition,
                    &outcome.id,
                    message!("refused-condition-unreadable", condition = when, problem = problem),
                )),
            }
        }
        self.unmet_fields(&outcome.fills, state, &values, Kind::Field, command.as_deref(), None, &mut unmet);
        if let Some(wait) = state.waiting() {
            let needs = self.procedure.wait(&wait.reason).map(|reason| reason.resume.as_slice()).unwrap_or_default();
            // A second trip to the workshop needs its own return: what an earlier one set is stale.
            let fresh: Values = values
                .iter()
                .filter(|(key, _)| set.contains_key(*key) || state.set_by.get(*key).is_some_and(|at| *at > wait.event))
                .map(|(key, value)| (key.clone(), value.clone()))
                .collect();
            self.unmet_fields(needs, state, &fresh, Kind::Field, command.as_deref(), None, &mut unmet);
        }
        for id in &outcome.forms {
            if let Some(form) = self.procedure.form(id) {
                self.unmet_fields(&form.fields, state, &values, Kind::Form, command.as_deref(), Some(id), &mut unmet);
            }
        }
        let since = state.visit().map_or(0, |visit| visit.event);
        for role in &outcome.signatures {
            let given = state.signatures.iter().any(|signature| signature.role == *role && signature.event > since);
            if !given {
                let name = self.procedure.role_name(role);
                let mut item = Unmet::new(Kind::Signature, role, message!("refused-signature", role = name)).labelled(name);
                item.field_type = Some(FieldType::Text);
                item.remedy = folio.map(|folio| format!("folio sign {folio} --as {role} --name …"));
                unmet.push(item);
            }
        }
        unmet
    }

    fn unmet_fields(
        &self,
        needs: &[Requirement],
        state: &State,
        values: &Values,
        kind: Kind,
        command: Option<&str>,
        form: Option<&str>,
        unmet: &mut Vec<Unmet>,
    ) {
        for need in needs {
            let Some(field) = self.procedure.field(&need.field) else { continue };
            let known = unmet.iter().any(|item| item.key == field.id && item.field_type.is_some());
            if known || !value::is_blank(values.get(&field.id)) {
                continue;
            }
            let obliged = match &need.when {
                None => !need.optional,
                Some(when) => condition::holds(when, &self.condition_context(state, values)).unwrap_or(true),
            };
            if obliged {
                unmet.push(self.blank_field(field, kind, command, form));
            }
        }
    }

    fn blank_field(&self, field: &Field, kind: Kind, command: Option<&str>, form: Option<&str>) -> Unmet {
        let kind = if field.external.is_some() { Kind::External } else { kind };
        let message = match form {
            Some(form) => message!("refused-form-field", form = form, label = &field.label),
            None => message!("refused-field", label = &field.label),
        };
        Unmet {
            kind,
            key: field.id.clone(),
            label: field.label.clone(),
            field_type: Some(field.kind),
            choices: self.choices(field),
            message,
            remedy: command.map(|command| format!("{command} --set {}=…", field.id)),
        }
    }

    /// What opening a ticket still needs if `set` came with it.
    pub fn unmet_of_opening(&self, set: &Values) -> Vec<Unmet> {
        let command = format!("folio new --procedure {}", self.procedure.code);
        let mut unmet = Vec::new();
        let state = State::default();
        self.unmet_fields(&self.procedure.opening, &state, set, Kind::Field, Some(&command), None, &mut unmet);
        unmet
    }

    fn condition_context(&self, state: &State, values: &Values) -> Value {
        let header = state.header(self.procedure);
        let mut context = Values::new();
        for field in &self.procedure.fields {
            context.insert(field.id.clone(), values.get(&field.id).cloned().unwrap_or(Value::Null));
        }
        let mut visits = Values::new();
        for visit in &state.visits {
            visits.insert(visit.activity.clone(), json!(visit.number));
        }
        let ticket = json!({
            "status": header.status.word(),
            "activity": header.activity,
            "priority": header.priority,
            "service": header.service,
            "asset": header.asset,
            "assignee": header.assignee,
            "visits": visits,
        });
        context.insert("ticket".to_owned(), ticket);
        Value::Object(context)
    }

    /// Problems with the values that came with a command or stand in an event: unknown fields,
    /// wrong types, numbers of another shape than the external system's. `past` says that they
    /// were accepted once, so that what only the catalogues decide is not judged again.
    fn unmet_values(&self, set: &Values, past: bool) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        for (key, value) in set {
            let Some(field) = self.procedure.field(key) else {
                unmet.push(self.unknown_field(key));
                continue;
            };
            if value.is_null() {
                continue;
            }
            let wrong = |problem: Message| {
                let mut item = Unmet::new(
                    Kind::Value,
                    key,
                    message!("refused-value", key = key, label = &field.label, problem = problem),
                )
                .labelled(&field.label);
                item.field_type = Some(field.kind);
                item
            };
            let kind = if past && field.choices_from.is_some() { FieldType::Text } else { field.kind };
            if let Err(problem) = value::check(kind, &self.choices(field), value) {
                unmet.push(wrong(problem));
            } else if let (Some(external), Some(text)) = (&field.external, value.as_str())
                && !past
                && let Some(system) = self.suppliers.external(external)
                && !system.accepts(text)
            {
                let example = system.example.clone().unwrap_or_default();
                let problem = message!("value-not-their-number", found = text, system = &system.name, example = example);
                unmet.push(wrong(problem));
            }
        }
        unmet
    }

    /// The refusal of a field that the procedure does not have.
    pub fn unknown_field(&self, key: &str) -> Unmet {
        let known = self.procedure.fields.iter().map(|field| field.id.as_str());
        let message = match nearest(key, known) {
            Some(near) => message!("refused-unknown-field-near", key = key, near = near),
            None => message!("refused-unknown-field", key = key, procedure = &self.procedure.code),
        };
        let remedy = format!("folio procedure show {}", self.procedure.code);
        Unmet::new(Kind::Unknown, key, message).remedied(remedy)
    }

    /// Whether the actor is known, active at that moment and holds one of the roles.
    fn unmet_actor(&self, actor: &str, role: Option<&str>, roles: &[&str], at: Moment, past: bool) -> Option<Unmet> {
        let Some(person) = self.people.get(actor) else {
            return Some(unknown_person(self.people, actor));
        };
        let holds = person.roles.iter().any(|held| roles.contains(&held.as_str()))
            || (past && person.former_roles.iter().any(|held| roles.contains(&held.as_str())));
        if !person.is_active(self.zone.day(at)) {
            return Some(Unmet::new(Kind::Role, actor, message!("refused-inactive-person", person = actor)));
        }
        if holds {
            return None;
        }
        let able = self.people_with(roles, at);
        let names: Vec<&str> = able.iter().map(|person| person.id.as_str()).collect();
        let role_name = match role {
            Some(role) => self.procedure.role_name(role).to_owned(),
            None => roles.iter().map(|role| self.procedure.role_name(role)).collect::<Vec<_>>().join(", "),
        };
        let message = message!("refused-role", person = actor, role = &role_name, able = names.len(), names = names.join(", "));
        let mut item = Unmet::new(Kind::Role, role.unwrap_or_default(), message).labelled(&role_name);
        item.choices = able.iter().map(|person| Choice { id: person.id.clone(), name: person.name.clone() }).collect();
        Some(item)
    }

    /// Everything that stands in the way of a request on a ticket in that state.
    fn unmet(&self, folio: &Folio, state: &State, request: &Request, past: bool) -> Vec<Unmet> {
        let mut unmet = unmet_times(state, request);
        unmet.extend(self.unmet_values(&request.set, past));
        let staff: Vec<&str> = self.procedure.roles_with_account().collect();
        let ended = || {
            let message = message!("refused-ended", folio = folio.to_string(), status = Message::new(state.status().message_id()));
            Unmet::new(Kind::Position, "ended", message).remedied(format!("folio reopen {folio}"))
        };
        let by = |unmet: &mut Vec<Unmet>, role: Option<&str>, roles: &[&str]| {
            let own: Vec<&str> = if roles.is_empty() { staff.clone() } else { roles.to_vec() };
            unmet.extend(self.unmet_actor(&request.actor, role, &own, request.at, past));
        };
        let limits_role = |roles: &'a [String]| -> Vec<&'a str> {
            roles.iter().flat_map(|role| self.procedure.roles_counting_as(role)).collect()
        };
        match &request.intent {
            Intent::Open => {
                by(&mut unmet, None, &[]);
                unmet.extend(self.unmet_of_opening(&request.set));
            }
            Intent::Outcome(id) => {
                if state.is_ended() {
                    unmet.push(ended());
                    return unmet;
                }
                let Some(activity) = state.activity.as_deref().and_then(|id| self.procedure.activity(id)) else {
                    return unmet;
                };
                let Some(outcome) = activity.outcome(id) else {
                    unmet.push(self.unknown_outcome(folio, activity, id));
                    return unmet;
                };
                by(&mut unmet, Some(&activity.role), &self.procedure.roles_recording(&activity.role));
                let role = self.procedure.role(&activity.role);
                if let (Some(role), Some(name)) = (role.filter(|role| role.account), &request.on_behalf) {
                    let message = message!("refused-for-with-account", name = name, role = &role.name);
                    unmet.push(Unmet::new(Kind::Role, "for", message));
                }
                unmet.extend(self.unmet_of_outcome(Some(folio), state, outcome, &request.set));
            }
            Intent::Note => {
                by(&mut unmet, None, &[]);
                if request.note.is_none() && request.set.is_empty() {
                    let message = message!("refused-empty-note");
                    unmet.push(Unmet::new(Kind::Unknown, "note", message).remedied(format!("folio note {folio} …")));
                }
            }
            Intent::Sign { role, name } => {
                by(&mut unmet, None, &[]);
                if self.procedure.role(role).is_none() {
                    let known: Vec<&str> = self.procedure.roles.iter().map(|role| role.id.as_str()).collect();
                    let message = match nearest(role, known.iter().copied()) {
                        Some(near) => {
                            message!("refused-unknown-role-near", role = role, near = near, known = known.join(", "))
                        }
                        None => message!("refused-unknown-role", role = role, known = known.join(", ")),
                    };
                    unmet.push(Unmet::new(Kind::Unknown, role, message));
                }
                if name.trim().is_empty() {
                    unmet.push(Unmet::new(Kind::Value, "name", message!("refused-empty-name")));
                }
            }
            Intent::Link { to, .. } => {
                by(&mut unmet, None, &[]);
                if *to == folio.to_string() {
                    unmet.push(Unmet::new(Kind::Value, "to", message!("refused-link-to-itself")));
                }
            }
            Intent::Assign(person) => {
                by(&mut unmet, None, &[]);
                if state.is_ended() {
                    unmet.push(ended());
                }
                if self.people.get(person).is_none() {
                    unmet.push(unknown_person(self.people, person));
                } else if let Some(mut item) = self.unmet_actor(person, None, &staff, request.at, past) {
                    item.remedy = Some(format!("folio assign {folio} …"));
                    unmet.push(item);
                }
            }
            Intent::Wait(reason) => {
                by(&mut unmet, None, &[]);
                if state.is_ended() {
                    unmet.push(ended());
                } else if let Some(wait) = state.waiting() {
                    let title = self.procedure.wait(&wait.reason).map_or(&wait.reason, |wait| &wait.title);
                    let message = message!("refused-already-waiting", reason = title);
                    unmet.push(Unmet::new(Kind::Position, "waiting", message).remedied(format!("folio resume {folio}")));
                }
                if !self.procedure.wait(reason).is_some_and(|wait| wait.by_hand) {
                    let waits = self.procedure.waits.iter().filter(|wait| wait.by_hand);
                    let known: Vec<&str> = waits.map(|wait| wait.id.as_str()).collect();
                    unmet.push(unknown_reason(reason, &known, format!("folio wait {folio} --reason …")));
                }
            }
            Intent::Resume => {
                by(&mut unmet, None, &[]);
                match state.waiting() {
                    None => {
                        let message = message!("refused-not-waiting", folio = folio.to_string());
                        unmet.push(Unmet::new(Kind::Position, "waiting", message).remedied(format!("folio next {folio}")));
                    }
                    Some(wait) => {
                        let needs = self.procedure.wait(&wait.reason).map(|w| w.resume.as_slice()).unwrap_or_default();
                        let command = format!("folio resume {folio}");
                        let set = &request.set;
                        self.unmet_fields(needs, state, set, Kind::Field, Some(&command), None, &mut unmet);
                    }
                }
            }
            Intent::Cancel(reason) => {
                by(&mut unmet, None, &limits_role(&self.procedure.cancel.roles));
                if state.is_ended() {
                    unmet.push(ended());
                }
                if self.procedure.cancel_reason(reason).is_none() {
                    let known: Vec<&str> = self.procedure.cancel.reasons.iter().map(|reason| reason.id.as_str()).collect();
                    unmet.push(unknown_reason(reason, &known, format!("folio cancel {folio} --reason …")));
                }
            }
            Intent::Reopen => match &self.procedure.reopen {
                None => {
                    let message = message!("refused-no-reopening", procedure = &self.procedure.code);
                    unmet.push(Unmet::new(Kind::Position, "reopen", message));
                }
                Some(reopen) => {
                    by(&mut unmet, None, &limits_role(&reopen.roles));
                    if !state.is_ended() {
                        let message = message!("refused-not-ended", folio = folio.to_string());
                        unmet.push(Unmet::new(Kind::Position, "reopen", message).remedied(format!("folio next {folio}")));
                    }
                }
            },
        }
        unmet
    }

    fn unknown_outcome(&self, folio: &Folio, activity: &Activity, id: &str) -> Unmet {
        let here: Vec<&str> = activity.outcomes.iter().map(|outcome| outcome.id.as_str()).collect();
        let elsewhere = self.procedure.activities.iter().find(|other| other.outcome(id).is_some());
        let message = match (elsewhere, nearest(id, here.iter().copied())) {
            (Some(other), _) => message!(
                "refused-outcome-elsewhere",
                outcome = id,
                other = &other.id,
                activity = &activity.id,
                known = here.join(", ")
            ),
            (None, Some(near)) => {
                message!("refused-unknown-outcome-near", outcome = id, near = near, known = here.join(", "))
            }
            (None, None) => {
                message!("refused-unknown-outcome", outcome = id, activity = &activity.id, known = here.join(", "))
            }
        };
        // An outcome of another activity is a step out of order: refused by the procedure.
        let kind = if elsewhere.is_some() { Kind::Position } else { Kind::Unknown };
        Unmet::new(kind, id, message).remedied(format!("folio next {folio}"))
    }
}

/// The refusal of a person that `people.toml` does not have.
pub fn unknown_person(people: &People, id: &str) -> Unmet {
    let message = match nearest(id, people.people.iter().map(|person| person.id.as_str())) {
        Some(near) => message!("refused-unknown-person-near", person = id, near = near),
        None => message!("refused-unknown-person", person = id),
    };
    Unmet::new(Kind::Unknown, id, message)
}

fn unknown_reason(reason: &str, known: &[&str], remedy: String) -> Unmet {
    let message = match nearest(reason, known.iter().copied()) {
        Some(near) => message!("refused-unknown-reason-near", reason = reason, near = near, known = known.join(", ")),
        None => message!("refused-unknown-reason", reason = reason, known = known.join(", ")),
    };
    Unmet::new(Kind::Unknown, reason, message).remedied(remedy)
}

fn unmet_times(state: &State, request: &Request) -> Vec<Unmet> {
    let mut unmet = Vec::new();
    if request.at > request.now {
        let message = message!("refused-future", at = request.at, now = request.now);
        unmet.push(Unmet::new(Kind::Time, "at", message));
    }
    if let Some(opened) = state.opened.filter(|opened| request.at < *opened) {
        let message = message!("refused-before-opening", at = request.at, opened = opened);
        unmet.push(Unmet::new(Kind::Time, "at", message));
    } else if let Some(last) = state.last_step.filter(|last| request.at < *last)
        && request.intent.is_step(request)
    {
        let message = message!("refused-out-of-order", at = request.at, last = last);
        unmet.push(Unmet::new(Kind::Time, "at", message));
    }
    unmet
}

impl Intent {
    fn deed(&self, state: &State, request: &Request) -> Deed {
        match self {
            Self::Open => Deed::Opened,
            Self::Outcome(outcome) => Deed::Outcome {
                activity: state.activity.clone().unwrap_or_default(),
                outcome: outcome.clone(),
            },
            Self::Note if request.set.is_empty() => Deed::Noted,
            Self::Note => Deed::Corrected,
            Self::Assign(to) => Deed::Assigned { to: to.clone() },
            Self::Wait(reason) => Deed::Waited { reason: reason.clone() },
            Self::Resume => Deed::Resumed,
            Self::Sign { role, name } => Deed::Signed { role: role.clone(), name: name.clone() },
            Self::Link { to, relation } => Deed::Linked { to: to.clone(), relation: relation.clone() },
            Self::Cancel(reason) => Deed::Cancelled { reason: reason.clone() },
            Self::Reopen => Deed::Reopened,
        }
    }

    fn is_step(&self, request: &Request) -> bool {
        self.deed(&State::default(), request).is_step()
    }

    /// The intent that an event of a file must have come from.
    fn of(event: &Event) -> Self {
        match &event.deed {
            Deed::Opened => Self::Open,
            Deed::Outcome { outcome, .. } => Self::Outcome(outcome.clone()),
            Deed::Noted | Deed::Corrected => Self::Note,
            Deed::Assigned { to } => Self::Assign(to.clone()),
            Deed::Waited { reason } => Self::Wait(reason.clone()),
            Deed::Resumed => Self::Resume,
            Deed::Signed { role, name } => Self::Sign { role: role.clone(), name: name.clone() },
            Deed::Linked { to, relation } => Self::Link { to: to.clone(), relation: relation.clone() },
            Deed::Cancelled { reason } => Self::Cancel(reason.clone()),
            Deed::Reopened => Self::Reopen,
        }
    }
}

/// Plans what a request does to a ticket.
///
/// # Errors
/// A [`Refusal`] with everything that stands in the way.
pub fn plan(rules: &Rules, ticket: &Ticket, state: &State, request: &Request) -> Result<Plan, Refusal> {
    let unmet = rules.unmet(&ticket.folio, state, request, false);
    if !unmet.is_empty() {
        return Err(Refusal { unmet });
    }
    let taken: Vec<&str> = ticket.events.iter().map(|event| event.id.as_str()).collect();
    let mut event = Event {
        id: String::new(),
        at: request.at,
        recorded: (request.now > request.at).then_some(request.now),
        by: request.actor.clone(),
        on_behalf: on_behalf(rules, state, request),
        deed: request.intent.deed(state, request),
        set: request.set.clone(),
        note: request.note.clone(),
    };
    let follows = taken.last().copied().unwrap_or_default();
    event.id = identifier::event_id(&ticket.uid, follows, &event.to_value().to_string(), &taken);
    let mut after = state.clone();
    after.apply(rules.procedure, &event);
    Ok(Plan { event, before: ticket.header.clone(), after: after.header(rules.procedure), state: after })
}

/// Who acts in an activity whose role has no account: the name given, or the role itself.
fn on_behalf(rules: &Rules, state: &State, request: &Request) -> Option<String> {
    if let (Intent::Outcome(_), None) = (&request.intent, &request.on_behalf) {
        let activity = rules.procedure.activity(state.activity.as_deref()?)?;
        let role = rules.procedure.role(&activity.role)?;
        return (!role.account).then(|| role.id.clone());
    }
    request.on_behalf.clone()
}

/// Plans the opening of a ticket.
///
/// # Errors
/// A [`Refusal`] with everything that stands in the way.
pub fn open(rules: &Rules, folio: Folio, uid: String, request: &Request) -> Result<(Ticket, State), Refusal> {
    let state = State::default();
    let procedure: ProcedureReference = rules.procedure.reference();
    let header = state.header(rules.procedure);
    let mut ticket = Ticket { folio, uid, procedure, header, events: Vec::new() };
    let plan = plan(rules, &ticket, &state, request)?;
    ticket.header = plan.after;
    ticket.events.push(plan.event);
    Ok((ticket, plan.state))
}

/// A rule that an event of a file breaks.
#[derive(Debug, Clone, PartialEq)]
pub struct Breach {
    /// Position of the event, from 0.
    pub event: usize,
    /// What is wrong.
    pub unmet: Unmet,
}

/// Replays a ticket and names every rule that its events break.
pub fn judge(rules: &Rules, ticket: &Ticket, now: Moment) -> (State, Vec<Breach>) {
    let mut state = State::default();
    let mut breaches = Vec::new();
    for (index, event) in ticket.events.iter().enumerate() {
        let mut breach = |kind: Kind, message: Message| {
            breaches.push(Breach { event: index, unmet: Unmet::new(kind, &event.id, message) });
        };
        if (index == 0) != (event.deed == Deed::Opened) {
            breach(Kind::Position, message!("refused-opening-first"));
        }
        if ticket.events[..index].iter().any(|earlier| earlier.id == event.id) {
            breach(Kind::Value, message!("refused-event-twice", id = &event.id));
        }
        if event.recorded.is_some_and(|recorded| recorded < event.at) {
            breach(Kind::Time, message!("refused-recorded-before"));
        }
        if let (Deed::Outcome { activity, .. }, Some(current)) = (&event.deed, &state.activity)
            && activity != current
        {
            breach(Kind::Position, message!("refused-other-activity", written = activity, activity = current));
        }
        let request = Request {
            intent: Intent::of(event),
            actor: event.by.clone(),
            on_behalf: event.on_behalf.clone(),
            at: event.at,
            now,
            set: event.set.clone(),
            // A note without text may be kept in files; only the command asks for one.
            note: Some(event.note.clone().unwrap_or_default()),
        };
        let unmet = rules.unmet(&ticket.folio, &state, &request, true);
        breaches.extend(unmet.into_iter().map(|unmet| Breach { event: index, unmet }));
        state.apply(rules.procedure, event);
    }
    (state, breaches)
}
