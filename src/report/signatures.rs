//! The ledger of a ticket's signatures: who signed what, how, and whether that is still what the
//! ticket says.

mod differences;

use serde::Serialize;
use serde_json::Value;

use super::card::value_text;
use super::case::Case;
use crate::language::Language;
use crate::message;
use crate::model::asset::Asset;
use crate::model::message::Message;
use crate::model::plain;
use crate::model::signature::{self, Scan};
use crate::model::time::Moment;
use crate::procedure::definition::Form;
use crate::procedure::engine::Rules;
use crate::procedure::ledger::{self, Signed};
use crate::procedure::replay::Lineage;

/// Characters of a value that are shown where it is told what changed.
const SHOWN: usize = 120;

/// What stands for the field in the difference of a procedure's revision.
const REVISION: &str = "procedure.revision";

/// What stands before the stay in the difference of a step: `step.03/1`.
const STEP: &str = "step.";

/// What stands before field and key in the difference of an asset's card: `asset.bien.serial`.
const ASSET: &str = "asset.";

/// The signatures of a ticket.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ledger {
    /// Folio.
    pub folio: String,
    /// Hash of the ticket's data as they are now.
    pub data: String,
    /// The signatures, in order of entry.
    pub signatures: Vec<SignatureRow>,
}

/// A signature or seal.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SignatureRow {
    /// Identifier of its event.
    pub event: String,
    /// Role in which it was given.
    pub role: String,
    /// Name of the role.
    pub role_name: String,
    /// Name signed.
    pub name: String,
    /// When.
    pub at: Moment,
    /// When it was entered, if later.
    pub recorded: Option<Moment>,
    /// Who entered it.
    pub by: String,
    /// Form that was signed; null where all of `forms` are meant.
    pub form: Option<String>,
    /// Forms that it is a signature of.
    pub forms: Vec<String>,
    /// How: `ink` or `commit`.
    pub how: &'static str,
    /// Scan of the signed paper.
    pub scan: Option<Scan>,
    /// Signed commit.
    pub commit: Option<String>,
    /// Whose key signed it, as git told it when it was recorded.
    pub signer: Option<String>,
    /// Fingerprint of that key.
    pub key: Option<String>,
    /// Hash that was recorded; null in signatures from before hashes were.
    pub data: Option<String>,
    /// Hash of the data that the events before it give.
    pub replayed: String,
    /// Whether these are the same; null where none was recorded.
    pub intact: Option<bool>,
    /// Whether somebody's personal data were taken out of what was signed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub redacted: bool,
    /// Whether the ticket's data still are those signed.
    pub current: bool,
    /// What says something else than it said then.
    pub changed: Vec<DifferenceRow>,
    /// What said nothing then.
    pub added: Vec<DifferenceRow>,
}

/// A field whose value is another than when it was signed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DifferenceRow {
    /// Field; `procedure.revision` for the revision of the procedure, `step.<activity>/<number>` for a
    /// stay, `asset.<field>.<key>` for the card of an asset.
    pub field: String,
    /// Its label.
    pub label: String,
    /// Value then; null where there was none.
    pub then: Option<Value>,
    /// Value now; null where there is none.
    pub now: Option<Value>,
    /// Value then, as a person reads it.
    pub then_text: String,
    /// Value now, as a person reads it.
    pub now_text: String,
}

/// What a form prints of a ticket besides its fields.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Prints {
    /// The steps that it took.
    pub steps: bool,
    /// The cards of its assets.
    pub assets: bool,
}

/// The ledger of a ticket, without regard to the cards of its assets.
pub fn ledger(case: &Case, lineage: &Lineage, rules: &Rules, language: &Language) -> Ledger {
    ledger_with(case, &[], lineage, rules, language)
}

/// The ledger of a ticket with the assets that its fields name, each with its field.
pub fn ledger_with(
    case: &Case,
    assets: &[(String, Asset)],
    lineage: &Lineage,
    rules: &Rules,
    language: &Language,
) -> Ledger {
    let Case { ticket, procedure, state, .. } = case;
    let signed = ledger::signed(lineage, ticket);
    Ledger {
        folio: ticket.folio.to_string(),
        data: ledger::hash(&ticket.folio, &ticket.uid, &procedure.reference(), &state.values, &state.visits),
        signatures: signed.iter().map(|signed| row(signed, case, assets, rules, language)).collect(),
    }
}

fn row(signed: &Signed, case: &Case, assets: &[(String, Asset)], rules: &Rules, language: &Language) -> SignatureRow {
    let (procedure, signature) = (&case.procedure, &signed.signature);
    let evidence = &signature.evidence;
    let event = case.ticket.events.get(signature.event);
    let mut differences: Vec<(bool, DifferenceRow)> =
        ledger::differences(procedure, &signed.values, &case.state.values)
            .into_iter()
            .map(|difference| {
                let field = procedure.field(&difference.field);
                let text = |value: Option<&Value>| match (field, value) {
                    (_, None | Some(Value::Null)) => String::new(),
                    (Some(field), Some(value)) => value_text(field, value, rules, language),
                    (None, Some(value)) => value.as_str().map_or_else(|| value.to_string(), str::to_owned),
                };
                let row = DifferenceRow {
                    label: field.map_or(&difference.field, |field| &field.label).clone(),
                    then_text: text(difference.then.as_ref()),
                    now_text: text(difference.now.as_ref()),
                    field: difference.field.clone(),
                    then: difference.then.clone(),
                    now: difference.now.clone(),
                };
                (difference.is_addition(), row)
            })
            .collect();
    if signed.procedure.revision != procedure.revision {
        let (then, now) = (&signed.procedure.revision, &procedure.revision);
        let row = DifferenceRow {
            field: REVISION.to_owned(),
            label: language.text("signatures-revision"),
            then: Some(Value::from(then.as_str())),
            now: Some(Value::from(now.as_str())),
            then_text: then.clone(),
            now_text: now.clone(),
        };
        differences.push((false, row));
    }
    differences.extend(differences::of_steps(signed, case, rules, language));
    let entered = event.map_or(signature.at, |event| event.recorded.unwrap_or(event.at));
    differences.extend(differences::of_assets(signed, assets, entered, language));
    let current = differences.is_empty();
    let (added, changed): (Vec<_>, Vec<_>) = differences.into_iter().partition(|(is_addition, _)| *is_addition);
    let rows = |part: Vec<(bool, DifferenceRow)>| part.into_iter().map(|(_, row)| row).collect();
    let forms = procedure.forms.iter().filter(|form| !form.register && signed.is_of(form));
    SignatureRow {
        event: event.map(|event| event.id.clone()).unwrap_or_default(),
        role: signature.role.clone(),
        role_name: procedure.role_name(&signature.role).to_owned(),
        name: signature.name.clone(),
        at: rules.zone.localize(signature.at),
        recorded: event.and_then(|event| event.recorded).map(|at| rules.zone.localize(at)),
        by: event.map(|event| event.by.clone()).unwrap_or_default(),
        form: evidence.form.clone(),
        forms: forms.map(|form| form.id.clone()).collect(),
        how: evidence.how.word(),
        scan: evidence.scan.clone(),
        commit: evidence.commit.clone(),
        signer: evidence.signer.clone(),
        key: evidence.key.clone(),
        data: evidence.data.clone(),
        replayed: signed.hash.clone(),
        intact: signed.is_intact().filter(|intact| *intact || !signed.redacted),
        redacted: signed.redacted && signed.is_intact() == Some(false),
        current,
        changed: rows(changed),
        added: rows(added),
    }
}

impl Ledger {
    /// Those who signed a form: the latest signature of each role, in order of entry. One that names
    /// the form goes before one that names none.
    pub fn of_form(&self, form: &Form) -> Vec<&SignatureRow> {
        let mut chosen: Vec<&SignatureRow> = Vec::new();
        for row in self.signatures.iter().filter(|row| row.forms.contains(&form.id)) {
            match chosen.iter().position(|other| other.role == row.role) {
                Some(earlier) if chosen[earlier].form.is_some() && row.form.is_none() => {}
                Some(earlier) => {
                    chosen.remove(earlier);
                    chosen.push(row);
                }
                None => chosen.push(row),
            }
        }
        chosen
    }
}

impl SignatureRow {
    /// The differences of a form's own fields, of the procedure's revision, and of what else it
    /// prints; all fields of a form that names none.
    #[must_use]
    pub fn on_form(&self, form: &Form, prints: Prints) -> Self {
        let printed = |row: &&DifferenceRow| {
            if row.field.starts_with(STEP) {
                return prints.steps;
            }
            if row.field.starts_with(ASSET) {
                return prints.assets;
            }
            let is_field = form.fields.iter().any(|need| need.field == row.field);
            form.fields.is_empty() || is_field || row.field == REVISION
        };
        let of = |rows: &[DifferenceRow]| rows.iter().filter(printed).cloned().collect();
        let (changed, added): (Vec<_>, Vec<_>) = (of(&self.changed), of(&self.added));
        Self { current: changed.is_empty() && added.is_empty(), changed, added, ..self.clone() }
    }

    /// What changed, as a person reads it; none where nothing did.
    pub fn changes(&self) -> Option<String> {
        changes(&self.changed)
    }

    /// The names of what was added; none where nothing was. Beyond `most` they are counted.
    pub fn additions(&self, most: usize, language: &Language) -> Option<String> {
        let mut labels: Vec<String> = self.added.iter().map(|row| row.label.clone()).collect();
        if labels.len() > most + 1 {
            let more = labels.split_off(most).len();
            labels.push(language.format(&message!("signatures-more", count = more)));
        }
        (!labels.is_empty()).then(|| labels.join(", "))
    }

    /// Who signed, as what and when. `name` is how people call who signed.
    pub fn signer(&self, name: &str) -> Message {
        message!("signed-by", name = name, role = &self.role_name, at = self.at)
    }

    /// The recorded hash as messages take it: its first digits, or `none`.
    pub fn short_data(&self) -> &str {
        self.data.as_deref().map_or("none", signature::short)
    }

    /// That what is there now is not what was signed; none where it is.
    pub fn since(&self, language: &Language) -> Option<String> {
        since(&self.changed, self.additions(usize::MAX - 1, language), self.redacted, language)
    }
}

fn changes(changed: &[DifferenceRow]) -> Option<String> {
    let told = |row: &DifferenceRow| {
        let (then, now) = (cut(&row.then_text), cut(&row.now_text));
        format!("{} («{then}» → «{now}»)", row.label)
    };
    (!changed.is_empty()).then(|| changed.iter().map(told).collect::<Vec<_>>().join(", "))
}

/// What changed since a signature, and the names of what was added, in words; none where nothing
/// did.
pub fn since(changed: &[DifferenceRow], added: Option<String>, redacted: bool, language: &Language) -> Option<String> {
    let parts = [("signed-then-changed", changes(changed)), ("signed-then-added", added)];
    let parts = parts.into_iter().filter_map(|(id, what)| Some(Message::new(id).with("what", what?)));
    let redacted = redacted.then(|| language.text("signed-then-redacted"));
    let told: Vec<String> = redacted.into_iter().chain(parts.map(|part| language.format(&part))).collect();
    (!told.is_empty()).then(|| told.join("; "))
}

fn cut(text: &str) -> String {
    let line = plain::one_line(text);
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}
