//! What was signed: the values that a ticket had when each signature was entered, their hash, and
//! how they differ from others.
//!
//! **Law: the hash in a signature is that of the events before it.** What is hashed is the data and
//! nothing else: no layout, language, printed time, clock or signature, so that a form signed on
//! paper can be printed again and compared with what was signed.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::definition::{Form, Procedure};
use super::replay::{Lineage, Signature, State};
use crate::model::event::{Deed, Values};
use crate::model::folio::Folio;
use crate::model::signature;
use crate::model::ticket::{ProcedureReference, Ticket};
use crate::model::value;

/// Hash of a ticket's data, as signatures record it.
pub fn hash(folio: &Folio, uid: &str, procedure: &ProcedureReference, values: &Values) -> String {
    signature::hash_of(&subject(folio, uid, procedure, values))
}

/// What a signature is put under.
fn subject(folio: &Folio, uid: &str, procedure: &ProcedureReference, values: &Values) -> Value {
    json!({
        "folio": folio.to_string(),
        "uid": uid,
        "procedure": { "code": procedure.code, "revision": procedure.revision },
        "values": values,
    })
}

/// A signature with what the events before it give.
#[derive(Debug, Clone, PartialEq)]
pub struct Signed {
    /// The signature.
    pub signature: Signature,
    /// Procedure under which it was given.
    pub procedure: ProcedureReference,
    /// Values that the ticket had right before it.
    pub values: Values,
    /// Their hash: what the signature should have recorded.
    pub hash: String,
}

impl Signed {
    /// Whether the hash that was recorded is that of the data; none where none was recorded.
    pub fn is_intact(&self) -> Option<bool> {
        self.signature.evidence.data.as_ref().map(|data| *data == self.hash)
    }

    /// Whether it is a signature of that form: of that one, or of all that name the role.
    pub fn is_of(&self, form: &Form) -> bool {
        match &self.signature.evidence.form {
            Some(id) => *id == form.id,
            None => form.signatures.contains(&self.signature.role),
        }
    }
}

/// Every signature of a ticket with what was signed, in order of entry.
pub fn signed(lineage: &Lineage, ticket: &Ticket) -> Vec<Signed> {
    let mut found = Vec::new();
    // Nothing is replayed beyond the last signature.
    let last = ticket.events.iter().rposition(|event| matches!(event.deed, Deed::Signed { .. }));
    let events = last.map_or(&[][..], |last| &ticket.events[..=last]);
    let is_merged = ticket.events.iter().any(|event| !event.unseen.is_empty());
    let mut state = State::before(events);
    for (index, event) in events.iter().enumerate() {
        let procedure = lineage.at(index);
        // A signature's own values, if somebody wrote some by hand, come with it and not before it.
        let before = matches!(event.deed, Deed::Signed { .. }).then(|| match is_merged {
            // What others wrote at the same time was not before whoever signed.
            true => State::known_at(lineage, &ticket.events, index).values,
            false => state.values.clone(),
        });
        state.apply(procedure, event);
        if let (Some(values), Some(signature)) = (before, state.signatures.last()) {
            let procedure = procedure.reference();
            let hash = hash(&ticket.folio_at(index), &ticket.uid, &procedure, &values);
            found.push(Signed { signature: signature.clone(), procedure, values, hash });
        }
    }
    found
}

/// The forms of a ticket that name a role among those who sign.
pub fn forms_of<'a>(procedure: &'a Procedure, role: &str) -> Vec<&'a Form> {
    let of_tickets = procedure.forms.iter().filter(|form| !form.register);
    of_tickets.filter(|form| form.signatures.iter().any(|known| known == role)).collect()
}

/// The one form that a role signs now: the only one that names it or, of several, the one whose
/// outcome asks for it in the present activity.
pub fn form_signed<'a>(procedure: &'a Procedure, state: &State, role: &str) -> Option<&'a Form> {
    let named = forms_of(procedure, role);
    if let [only] = named[..] {
        return Some(only);
    }
    let activity = state.activity.as_deref().and_then(|id| procedure.activity(id))?;
    let asking = activity.outcomes.iter().filter(|outcome| outcome.signatures.iter().any(|known| known == role));
    let asked: BTreeSet<&str> = asking.flat_map(|outcome| outcome.forms.iter().map(String::as_str)).collect();
    let mut asked = named.into_iter().filter(|form| asked.contains(form.id.as_str()));
    asked.next().filter(|_| asked.next().is_none())
}

/// A field whose value is another than it was.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// Field.
    pub field: String,
    /// What it said.
    pub then: Option<Value>,
    /// What it says.
    pub now: Option<Value>,
}

impl Difference {
    /// Whether it said nothing before: something was added, and nothing that was there changed.
    pub fn is_addition(&self) -> bool {
        value::is_blank(self.then.as_ref())
    }
}

/// How values differ from others: in the order of the procedure's fields, then those that it does
/// not have.
pub fn differences(procedure: &Procedure, then: &Values, now: &Values) -> Vec<Difference> {
    let declared = procedure.fields.iter().map(|field| &field.id);
    let mut keys: Vec<&String> = declared.filter(|id| then.contains_key(*id) || now.contains_key(*id)).collect();
    for key in then.keys().chain(now.keys()) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    let differing = keys.into_iter().filter(|key| then.get(*key) != now.get(*key));
    differing
        .map(|key| Difference { field: key.clone(), then: then.get(key).cloned(), now: now.get(key).cloned() })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hashed_is_canonical() {
        let folio: Folio = "CI-2026-0042".parse().expect("folio");
        let reference = ProcedureReference { code: "x".into(), revision: "1".into(), sha256: "-".into() };
        let values: Values =
            serde_json::from_str(r#"{"z":"ñ\n\"<","a":{"d":7,"c":[{"f":1.5,"e":null}]},"b":true}"#).expect("values");
        let said = signature::canonical(&subject(&folio, "u1", &reference, &values));
        let expected = r#"{"folio":"CI-2026-0042","procedure":{"code":"x","revision":"1"},"uid":"u1","values":{"a":{"c":[{"e":null,"f":1.5}],"d":7},"b":true,"z":"ñ\n\"<"}}"#;
        assert_eq!(said, expected);
        let other: Values =
            serde_json::from_str(r#"{"b":true,"a":{"c":[{"e":null,"f":1.5}],"d":7},"z":"ñ\n\"<"}"#).expect("values");
        assert_eq!(hash(&folio, "u1", &reference, &values), hash(&folio, "u1", &reference, &other));
        // printf %s '…' | sha256sum
        let digits = "sha256:a50745df72b0";
        assert_eq!(&hash(&folio, "u1", &reference, &values)[..digits.len()], digits);
    }
}
