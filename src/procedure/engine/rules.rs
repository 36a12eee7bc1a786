//! What a procedure is judged with: the catalogues that it refers to, and what follows from them.

use serde_json::Value;

use super::Child;
use crate::model::catalogue::{LEVELS, PRIORITIES, People, Person, Priorities, Services, Suppliers};
use crate::model::event::Values;
use crate::model::time::{Moment, Zone};
use crate::model::value::{self, Choice};
use crate::procedure::condition::{self, ASSET, Condition};
use crate::procedure::definition::{ChoicesFrom, EachOf, Field, HeaderKey, Procedure, Requirement};
use crate::procedure::replay::State;

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
    /// Priorities: matrix and targets.
    pub priorities: &'a Priorities,
    /// The desk's time zone.
    pub zone: Zone,
    /// Child tickets of the ticket being judged, where it has some.
    pub children: &'a [Child],
    /// The ticket's asset as what is proposed sees it ([`condition::ASSET_NAMES`]), where it has one
    /// that is registered.
    pub asset: Option<&'a Value>,
}

impl<'a> Rules<'a> {
    /// The choices of a field, from the procedure or from the catalogue that it names.
    pub fn choices(&self, field: &Field) -> Vec<Choice> {
        let choice = |id: &str, name: &str| Choice { id: id.to_owned(), name: name.to_owned() };
        match field.choices_from {
            None => field.choices.clone(),
            Some(ChoicesFrom::Priorities) => PRIORITIES.iter().map(|word| choice(word, word)).collect(),
            Some(ChoicesFrom::Services) => self
                .services
                .services
                .iter()
                .filter(|service| service.offered)
                .map(|service| choice(&service.key, &service.name))
                .collect(),
            Some(ChoicesFrom::AllServices) => {
                self.services.services.iter().map(|service| choice(&service.key, &service.name)).collect()
            }
            Some(ChoicesFrom::Levels) => LEVELS.iter().map(|word| choice(word, word)).collect(),
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

    /// What a field's own expression proposes, given these values besides those known.
    pub fn proposal(&self, state: &State, field: &Field, set: &Values) -> Option<Value> {
        let mut values = state.values.clone();
        values.extend(set.clone());
        let Some(expression) = field.proposed.as_ref() else {
            return self
                .preset(field, &values)
                .filter(|value| value::check(field.kind, &self.choices(field), value).is_ok());
        };
        let mut context = self.condition_context(state, &values);
        if let Some(names) = context.as_object_mut().filter(|names| !names.contains_key(ASSET)) {
            names.insert(ASSET.to_owned(), self.asset.cloned().unwrap_or(Value::Null));
        }
        let value = Condition::read(expression).ok()?.value(&context).ok()?;
        let fits = value::check(field.kind, &self.choices(field), &value).is_ok();
        (!value::is_blank(Some(&value)) && fits).then_some(value)
    }

    /// What the ticket's service presets for a field, and the priority that it proposes.
    fn preset(&self, field: &Field, values: &Values) -> Option<Value> {
        let key = self.field_of_header("service").and_then(|field| values.get(&field.id)?.as_str());
        let service = self.services.get(key?)?;
        let priority = || service.priority.as_deref().filter(|_| field.header == Some(HeaderKey::Priority));
        service.set.get(&field.id).cloned().or_else(|| priority().map(Value::from))
    }

    /// What a field asks for one by one: the tests or the questions that the ticket's service
    /// declares. Empty where the field asks for one text, or the service declares none.
    pub fn lines(&self, field: &Field, state: &State, set: &Values) -> &'a [String] {
        let of_header = self.field_of_header("service");
        let key = of_header.and_then(|field| set.get(&field.id).or_else(|| state.values.get(&field.id))?.as_str());
        match (field.each_of, key.and_then(|key| self.services.get(key))) {
            (Some(EachOf::Tests), Some(service)) => &service.tests,
            (Some(EachOf::Script), Some(service)) => &service.script,
            _ => &[],
        }
    }

    /// Whether something that is asked for is asked for now, and whether it is obliged.
    pub fn asks(&self, need: &Requirement, state: &State, set: &Values) -> (bool, bool) {
        let Some(when) = &need.when else { return (true, !need.optional) };
        let mut values = state.values.clone();
        values.extend(set.clone());
        let holds = condition::holds(when, &self.condition_context(state, &values)).unwrap_or(true);
        (holds || need.optional, holds)
    }

    /// Values in the order of the opening's form: those given, and those that follow by default.
    pub fn in_order(&self, given: Values) -> Values {
        let defaults = self.defaults(&given);
        let mut ordered = Values::new();
        for need in &self.procedure.opening {
            if let Some(value) = given.get(&need.field).or_else(|| defaults.get(&need.field)) {
                ordered.insert(need.field.clone(), value.clone());
            }
        }
        for (key, value) in given {
            ordered.entry(key).or_insert(value);
        }
        ordered
    }

    /// Values that follow from the catalogues where none was given: a field's own default, what
    /// the service presets, and what `people.toml` knows of the requester.
    pub fn defaults(&self, given: &Values) -> Values {
        let mut values = Values::new();
        let blank = |values: &Values, key: &str| value::is_blank(given.get(key)) && value::is_blank(values.get(key));
        let asked: Vec<&Field> =
            self.procedure.opening.iter().filter_map(|need| self.procedure.field(&need.field)).collect();
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
            // What impact and urgency say of this case goes before what is usual for the service.
            let by_matrix = self.priority_of_matrix(&State::default(), given);
            let proposed = by_matrix.or(service.priority.as_deref());
            if let (Some(field), Some(priority)) = (priority, proposed)
                && blank(&values, &field.id)
            {
                values.insert(field.id.clone(), Value::from(priority));
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
}
