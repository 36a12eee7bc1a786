//! What stands in the way of a signature, and what it is put under.

use super::requirements::Signing;
use super::{Kind, Rules, Unmet};
use crate::message;
use crate::model::event::Deed;
use crate::model::signature::{Evidence, How};
use crate::model::suggestion::nearest;
use crate::model::ticket::Ticket;
use crate::procedure::ledger;
use crate::procedure::replay::State;

impl Rules<'_> {
    /// A signature is of a role that there is, not given already, and of a form that the role signs.
    /// Whether its hash is that of the data is for `check` to say of files.
    pub(super) fn unmet_signature(&self, state: &State, role: &str, name: &str, evidence: &Evidence) -> Vec<Unmet> {
        let mut unmet = Vec::new();
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
        let since = match state.is_ended() {
            true => Signing { event: self.last_opening(state), from: None },
            false => self.signing(state),
        };
        // Who signs two forms signs twice.
        let form = self.form_of(state, role, evidence);
        let same = |given: &Option<String>| given.is_none() || form.is_none() || *given == form;
        let mut given = state.signatures.iter().filter(|given| given.role == *role && since.holds(given));
        if let Some(given) = given.find(|given| same(&given.evidence.form)) {
            let (label, at) = (self.procedure.role_name(role), given.at);
            let message = message!("refused-signed-already", role = label, name = &given.name, at = at);
            unmet.push(Unmet::new(Kind::Position, role, message).labelled(label));
        }
        if name.trim().is_empty() {
            unmet.push(Unmet::new(Kind::Value, "name", message!("refused-empty-name")));
        }
        if (evidence.how == How::Commit) != evidence.commit.is_some() {
            unmet.push(Unmet::new(Kind::Value, "commit", message!("refused-sign-how-commit")));
        }
        unmet
    }

    /// Whether the role signs the form that was named. Only commands are asked: that a file names a
    /// form that there is not is a finding of its own.
    fn unmet_form(&self, role: &str, typed: &str) -> Option<Unmet> {
        let signed = ledger::forms_of(self.procedure, role);
        if self.procedure.form(typed).is_some_and(|form| signed.iter().any(|known| known.id == form.id)) {
            return None;
        }
        let known: Vec<&str> = signed.iter().map(|form| form.id.as_str()).collect();
        let message = message!(
            "refused-sign-form",
            form = typed,
            role = self.procedure.role_name(role),
            count = known.len(),
            known = known.join(", ")
        );
        Some(Unmet::new(Kind::Unknown, "form", message))
    }

    /// The form of a signature, as the procedure writes it: the one named, or the one that the role
    /// signs now.
    fn form_of(&self, state: &State, role: &str, evidence: &Evidence) -> Option<String> {
        match &evidence.form {
            Some(typed) => Some(self.procedure.form(typed).map_or(typed, |form| &form.id).clone()),
            None => ledger::form_signed(self.procedure, state, role).map(|form| form.id.clone()),
        }
    }

    /// Says in a signature about to be written which form it is of and what it is put under: the hash
    /// of the data as they are now. One that was given for other data (a signed commit's) is refused.
    pub(super) fn put_under(&self, ticket: &Ticket, state: &State, deed: &mut Deed) -> Vec<Unmet> {
        let Deed::Signed { role, evidence, .. } = deed else { return Vec::new() };
        let mut unmet: Vec<Unmet> =
            evidence.form.as_ref().and_then(|typed| self.unmet_form(role, typed)).into_iter().collect();
        let hash = ledger::hash(&ticket.folio, &ticket.uid, &self.procedure.reference(), &state.values, &state.visits);
        if evidence.data.as_ref().is_some_and(|given| *given != hash) {
            let commit: String = evidence.commit.as_deref().unwrap_or_default().chars().take(12).collect();
            unmet.push(Unmet::new(Kind::Position, "commit", message!("refused-sign-other-data", commit = commit)));
        }
        evidence.form = self.form_of(state, role, evidence);
        evidence.data = Some(hash);
        unmet
    }

    /// Position of the event that opened the ticket last: its opening, or a reopening.
    fn last_opening(&self, state: &State) -> usize {
        let mut begun = 0;
        for pair in state.visits.windows(2) {
            // A stay that does not begin where the one before it ended was begun by a reopening.
            if pair[0].ended_by != Some(pair[1].event) {
                begun = pair[1].event;
            }
        }
        begun
    }
}
