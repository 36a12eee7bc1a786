//! Whose commit it is, and what that person may do.

use chrono::DateTime;

use super::Case;
use crate::message;
use crate::model::catalogue::{Authors, Person, Right};
use crate::model::message::Message;
use crate::store::desk::Desk;
use crate::store::history::Signed;

/// The author of a commit, as the desk knows them.
pub struct Author<'a> {
    /// The desk that says who may do what; none where there was none yet.
    desk: Option<&'a Desk>,
    /// Whether the desk begins with this commit.
    founds: bool,
    /// Whether it can be told who an author is: somebody has a mail address.
    is_told: bool,
    /// The person.
    pub person: Option<&'a Person>,
    mail: &'a str,
}

impl<'a> Author<'a> {
    pub fn of(case: &'a Case) -> Self {
        let desk = case.law().map(|catalogue| &catalogue.desk);
        let mail = case.commit.mail.as_str();
        let is_told = desk.is_some_and(|desk| desk.people.people.iter().any(|person| person.mail.is_some()));
        let person = desk.and_then(|desk| {
            let day = DateTime::from_timestamp(case.commit.made, 0).map(|made| desk.zone().day(made.fixed_offset()));
            let own =
                |person: &&Person| person.mail.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(mail.trim()));
            let active = |person: &&Person| day.is_none_or(|day| person.is_active(day));
            desk.people.people.iter().filter(own).find(active)
        });
        Self { desk, founds: case.before.is_none(), is_told, person, mail }
    }

    fn authors(&self) -> Authors {
        self.desk.map(|desk| desk.settings.sharing.authors).unwrap_or_default()
    }

    /// Where the author has to be somebody of the desk, and is not.
    pub fn unknown(&self) -> Option<Message> {
        let asked = self.is_told && !self.founds && self.authors() != Authors::Any;
        (asked && self.person.is_none()).then(|| message!("finding-author-unknown", mail = self.mail))
    }

    /// Where an event is recorded by somebody else than the author, and may not be.
    pub fn differs(&self, by: &str) -> Option<Message> {
        let person = self.person.filter(|_| self.authors() == Authors::Own && !self.founds)?;
        (person.id != by).then(|| message!("finding-author-differs", by = by, author = &person.id))
    }

    /// The roles that a right is kept for, where the author has none of them. What is not kept for any is
    /// everybody's who can record something.
    pub fn lacks(&self, right: Right) -> Option<Vec<String>> {
        let desk = self.desk.filter(|_| !self.founds)?;
        let roles = match desk.settings.rights.roles(right) {
            Some(roles) => roles.to_vec(),
            // Who is not known at all is told of once.
            None if self.person.is_none() => return None,
            None => staff(desk),
        };
        let held = self.person.map(|person| person.roles.as_slice()).unwrap_or_default();
        let open = roles.is_empty() && desk.settings.rights.roles(right).is_none();
        (!open && !held.iter().any(|role| roles.contains(role))).then_some(roles)
    }

    /// Who the author is, for a message.
    pub fn name(&self) -> String {
        self.person.map_or_else(|| self.mail.to_owned(), |person| person.id.clone())
    }

    /// What is wrong with the commit's signature, where the desk wants one.
    pub fn signature(&self, signed: Option<&Signed>) -> Option<Message> {
        // The commit that founds the desk says who has which key.
        let signed = signed.filter(|_| !self.founds)?;
        let author = self.name();
        match signed {
            Signed::By(signer) if self.person.is_some_and(|person| person.id == *signer) => None,
            Signed::Elsewhere(signer) if signer.contains(&format!("<{}>", self.mail)) => None,
            Signed::Not => Some(message!("finding-commit-unsigned", author = author)),
            Signed::By(signer) | Signed::Elsewhere(signer) => {
                Some(message!("finding-commit-signed-by-another", author = author, signer = signer))
            }
            Signed::Unknown(key) => Some(message!("finding-commit-key-unknown", author = author, key = key)),
            Signed::Bad => Some(message!("finding-commit-signature-bad", author = author)),
        }
    }
}

/// Where somebody who recorded an event lacks the right to it: the roles that it is kept for.
pub fn event_right(law: &Desk, people: &Desk, right: Right, by: &str) -> Option<Vec<String>> {
    let roles = law.settings.rights.roles(right)?;
    let person = people.people.get(by);
    let holds = person.is_some_and(|person| person.roles.iter().any(|role| roles.contains(role)));
    (!holds).then(|| roles.to_vec())
}

/// Roles whose people can record something.
fn staff(desk: &Desk) -> Vec<String> {
    let procedures: Vec<_> = desk.procedure_codes().iter().filter_map(|code| desk.procedure(code).ok()).collect();
    let roles = procedures.iter().flat_map(|procedure| procedure.roles_with_account().map(str::to_owned));
    let mut roles: Vec<String> = roles.collect();
    roles.extend(desk.inventory.roles.iter().cloned());
    roles.extend(desk.inventory.heads.iter().cloned());
    roles
}
