//! What was signed: the values that a ticket had when each signature was entered and the steps that
//! it had taken, their hash, and how they differ from others.
//!
//! **Law: the hash in a signature is that of the events before it.** What is hashed is the data and
//! nothing else: no layout, language, printed time, clock or signature, so that a form signed on
//! paper can be printed again and compared with what was signed.
//!
//! There are two versions of it. The first (`sha256:`) held no steps, though forms print who took them
//! and when; signatures that have it are judged by it. All that are written have the second.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::definition::{Form, Procedure};
use super::replay::{Lineage, Signature, State, Visit};
use crate::model::event::{Deed, Event, Values};
use crate::model::folio::Folio;
use crate::model::pseudonym::Covers;
use crate::model::signature::{self, SHA256, SHA256_WITH_STEPS};
use crate::model::ticket::{ProcedureReference, Ticket};
use crate::model::{time, value};

/// Hash of a ticket's data and steps, as signatures record it.
pub fn hash(folio: &Folio, uid: &str, procedure: &ProcedureReference, values: &Values, steps: &[Visit]) -> String {
    let mut subject = subject(folio, uid, procedure, values);
    subject["steps"] = steps.iter().map(step).collect();
    signature::hash_as(SHA256_WITH_STEPS, &subject)
}

/// The same, of the version of a hash that was recorded.
pub fn hash_like(
    recorded: Option<&str>,
    folio: &Folio,
    uid: &str,
    procedure: &ProcedureReference,
    values: &Values,
    steps: &[Visit],
) -> String {
    match recorded.is_some_and(|data| data.starts_with(SHA256)) {
        true => signature::hash_of(&subject(folio, uid, procedure, values)),
        false => hash(folio, uid, procedure, values, steps),
    }
}

/// What a signature of the first version is put under.
fn subject(folio: &Folio, uid: &str, procedure: &ProcedureReference, values: &Values) -> Value {
    json!({
        "folio": folio.to_string(),
        "uid": uid,
        "procedure": { "code": procedure.code, "revision": procedure.revision },
        "values": values,
    })
}

/// A stay as it is signed: what is not known yet is left out.
pub fn step(visit: &Visit) -> Value {
    let mut said = Values::new();
    let mut put = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            said.insert(key.to_owned(), value);
        }
    };
    let text = |text: &Option<String>| text.as_deref().map(Value::from);
    put("activity", Some(Value::from(visit.activity.as_str())));
    put("number", Some(Value::from(visit.number)));
    put("entered", Some(Value::from(time::write_moment(visit.entered))));
    put("left", visit.left.map(|left| Value::from(time::write_moment(left))));
    put("outcome", text(&visit.outcome));
    put("by", text(&visit.by));
    put("for", text(&visit.on_behalf));
    Value::Object(said)
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
    /// Stays in activities up to it, in order.
    pub steps: Vec<Visit>,
    /// Their hash, of the version that was recorded: what the signature should say.
    pub hash: String,
    /// Whether a redaction took something out of what was signed, so that the hash cannot be right.
    pub redacted: bool,
}

impl Signed {
    /// Whether the hash that was recorded is that of the data; none where none was recorded.
    pub fn is_intact(&self) -> Option<bool> {
        self.signature.evidence.data.as_ref().map(|data| *data == self.hash)
    }

    /// Whether the hash is another than that of the data, and no redaction says why.
    pub fn is_altered(&self) -> bool {
        self.is_intact() == Some(false) && !self.redacted
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
            true => {
                let known = State::known_at(lineage, &ticket.events, index);
                (known.values, known.visits)
            }
            false => (state.values.clone(), state.visits.clone()),
        });
        state.apply(procedure, event);
        if let (Some((values, steps)), Some(signature)) = (before, state.signatures.last()) {
            let (procedure, folio) = (procedure.reference(), ticket.folio_at(index));
            let recorded = signature.evidence.data.as_deref();
            let hash = hash_like(recorded, &folio, &ticket.uid, &procedure, &values, &steps);
            let redacted = is_redacted(&ticket.events, index);
            found.push(Signed { signature: signature.clone(), procedure, values, steps, hash, redacted });
        }
    }
    found
}

/// Whether a redaction that the signature did not know covers something of what was signed: a value, or
/// for whom a step was recorded.
fn is_redacted(events: &[Event], index: usize) -> bool {
    let Some(signature) = events.get(index) else { return false };
    let knew = |at: usize, event: &Event| at < index && !signature.unseen.contains(&event.id);
    let of_data = |key: &String| key.starts_with("set.") || key == "for";
    let covered = |covers: &Covers| {
        let signed = events.iter().enumerate().filter(|(at, event)| knew(*at, event));
        signed.map(|(_, event)| covers.get(&event.id)).any(|keys| keys.is_some_and(|keys| keys.iter().any(of_data)))
    };
    events.iter().enumerate().any(|(at, event)| match &event.deed {
        Deed::Redacted { covers } => !knew(at, event) && covered(covers),
        _ => false,
    })
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

/// A stay that is not what it was.
#[derive(Debug, Clone, PartialEq)]
pub struct StepDifference<'a> {
    /// The stay then.
    pub then: Option<&'a Visit>,
    /// The stay now.
    pub now: Option<&'a Visit>,
}

impl StepDifference<'_> {
    /// Whether nothing that was there changed: the stay began later, or lasted and has ended.
    pub fn is_addition(&self) -> bool {
        match (self.then, self.now) {
            (None, _) => true,
            (Some(then), Some(now)) => then.left.is_none() && then.entered == now.entered,
            (Some(_), None) => false,
        }
    }
}

/// How stays differ from others: in the order in which they began.
pub fn step_differences<'a>(then: &'a [Visit], now: &'a [Visit]) -> Vec<StepDifference<'a>> {
    fn find<'v>(stays: &'v [Visit], like: &Visit) -> Option<&'v Visit> {
        stays.iter().find(|visit| (&visit.activity, visit.number) == (&like.activity, like.number))
    }
    let was = then.iter().map(|visit| StepDifference { then: Some(visit), now: find(now, visit) });
    let is = now.iter().filter(|visit| find(then, visit).is_none());
    let pairs = was.chain(is.map(|visit| StepDifference { then: None, now: Some(visit) }));
    pairs.filter(|pair| pair.then.map(step) != pair.now.map(step)).collect()
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
        let first = |values: &Values| signature::hash_of(&subject(&folio, "u1", &reference, values));
        assert_eq!(first(&values), first(&other));
        // printf %s '…' | sha256sum
        let digits = "sha256:a50745df72b0";
        assert_eq!(&first(&values)[..digits.len()], digits);
        assert!(hash(&folio, "u1", &reference, &values, &[]).starts_with("sha256-2:"));
    }
}
