//! What the paper of an asset says of those who signed it, where it prints something else than they
//! signed.

use serde_json::Value;

use super::paper::{PaperPrinter, Sheet, role_name};
use super::signed::Told;
use crate::inventory::engine::detail_name;
use crate::inventory::ledger::{self, CARD, SignedPaper};
use crate::inventory::replay::{AssetState, PaperSignature};
use crate::message;
use crate::model::asset::Asset;
use crate::model::catalogue::{CardField, Label};
use crate::model::signature::{self, Evidence};
use crate::model::value::is_blank;
use crate::report::signatures::{self, DifferenceRow, Ledger, SignatureRow};

impl PaperPrinter<'_> {
    /// What is told below a paper: of each signer, in what the data that it prints differ from those
    /// signed. A return says what became of the asset, so that only its own signatures hold for it.
    pub fn notices(&self, asset: &Asset, state: &AssetState, sheet: Sheet) -> Vec<String> {
        let mut told = Told::default();
        let (delivery, back): (&[PaperSignature], &[PaperSignature]) = match sheet {
            Sheet::Letter(letter) => {
                (&letter.signatures, letter.closing.as_ref().map_or(&[], |closing| &closing.signatures))
            }
            Sheet::Pass(pass) => (&pass.signatures, &[]),
            Sheet::Card => return Vec::new(),
        };
        let signed = ledger::signed(asset);
        for signature in delivery.iter().chain(back) {
            let Some(signed) = signed.iter().find(|signed| signed.is(signature)) else { continue };
            let Some(since) = self.since(asset, state, signed) else { continue };
            let (name, role) = (self.person_name(&signature.name), self.language.text(role_name(&signature.role)));
            let signer = self.language.format(&message!("signed-by", name = name, role = role, at = signature.at));
            told.add(signed.data.as_deref().map_or("none", signature::short), since, signer);
        }
        told.sentences(self.language)
    }

    /// Hash of what a paper says: what whoever signs it now signs. None of a
    /// label, which nobody signs.
    pub fn digest(&self, asset: &Asset, state: &AssetState, sheet: Sheet) -> Option<String> {
        match sheet {
            Sheet::Letter(letter) => Some(ledger::hash_of_letter(asset, state, letter)),
            Sheet::Pass(pass) => Some(ledger::hash_of_pass(asset, state, pass)),
            Sheet::Card => None,
        }
    }

    /// The ledger of an asset: who signed which of its papers, what, how, and whether it still says that.
    pub fn ledger(&self, asset: &Asset, state: &AssetState) -> Ledger {
        let rows = ledger::signed(asset).into_iter().filter_map(|signed| self.signature_row(asset, state, &signed));
        Ledger { folio: asset.id.clone(), data: ledger::hash_of_card(asset, state), signatures: rows.collect() }
    }

    fn signature_row(&self, asset: &Asset, state: &AssetState, signed: &SignedPaper) -> Option<SignatureRow> {
        let event = asset.events.get(signed.event)?;
        let role = event.text("as").unwrap_or_default().to_owned();
        let evidence = Evidence::of_details(&event.details);
        let (added, changed) = self.differences(asset, state, signed);
        Some(SignatureRow {
            event: event.id.clone(),
            role_name: self.language.text(role_name(&role)),
            role,
            name: event.text("name").unwrap_or_default().to_owned(),
            at: self.rules.zone.localize(event.at),
            recorded: event.recorded.map(|at| self.rules.zone.localize(at)),
            by: event.by.clone(),
            form: Some(signed.on.clone()),
            forms: vec![signed.number_in(state).unwrap_or_else(|| signed.on.clone())],
            how: evidence.how.word(),
            scan: evidence.scan,
            commit: evidence.commit,
            signer: evidence.signer,
            key: evidence.key,
            data: signed.data.clone(),
            replayed: signed.hash.clone(),
            intact: signed.is_intact().filter(|intact| *intact || !signed.redacted),
            redacted: signed.redacted && signed.is_intact() == Some(false),
            current: added.is_empty() && changed.is_empty(),
            changed,
            added,
        })
    }

    fn since(&self, asset: &Asset, state: &AssetState, signed: &SignedPaper) -> Option<String> {
        let (added, changed) = self.differences(asset, state, signed);
        let labels: Vec<&str> = added.iter().map(|row| row.label.as_str()).collect();
        let redacted = signed.redacted && signed.is_intact() == Some(false);
        signatures::since(&changed, (!labels.is_empty()).then(|| labels.join(", ")), redacted, self.language)
    }

    /// What the paper says now that it did not when it was signed, and what it says otherwise.
    fn differences(
        &self,
        asset: &Asset,
        state: &AssetState,
        signed: &SignedPaper,
    ) -> (Vec<DifferenceRow>, Vec<DifferenceRow>) {
        let (then, now) = (&signed.values, signed.values_in(state));
        let mut keys: Vec<&String> = then.keys().collect();
        keys.extend(now.keys().filter(|key| !then.contains_key(*key)));
        let fields = self.rules.kind(asset).map(|kind| kind.card()).unwrap_or_default();
        let row = |key: &String| {
            let field = fields.iter().find(|field| field.key == key.strip_prefix(CARD).unwrap_or(key));
            DifferenceRow {
                field: key.clone(),
                label: self.label(key, field),
                then: then.get(key).cloned(),
                now: now.get(key).cloned(),
                then_text: self.text_of(key, field, then.get(key)),
                now_text: self.text_of(key, field, now.get(key)),
            }
        };
        let differing = keys.into_iter().filter(|key| then.get(*key) != now.get(*key)).map(row);
        differing.partition(|row| is_blank(row.then.as_ref()))
    }

    fn label(&self, key: &str, field: Option<&CardField>) -> String {
        match (field.map(|field| &field.label), key) {
            (Some(Label::Own(name)), _) => name.clone(),
            (Some(Label::Message(id)), _) => self.language.text(id),
            (None, "left") => self.language.text("deed-left"),
            (None, "returned") => self.language.text("deed-returned"),
            (None, "came_back") => self.language.text("deed-came-back"),
            (None, key) => match key.strip_prefix(CARD) {
                Some(undeclared) => undeclared.to_owned(),
                None => self.language.text(detail_name(key)),
            },
        }
    }

    fn text_of(&self, key: &str, field: Option<&CardField>, value: Option<&Value>) -> String {
        match (field, value) {
            (Some(field), value) => self.shown(field, value),
            (None, Some(Value::Object(entries))) => {
                let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                let entries = entries.iter().map(|(key, value)| format!("{key}: {}", text(value)));
                entries.collect::<Vec<_>>().join("; ")
            }
            (None, Some(Value::String(text))) if matches!(key, "to" | "received_by" | "carrier") => {
                self.person_name(text)
            }
            (None, Some(Value::String(text))) => text.clone(),
            (None, None | Some(Value::Null)) => String::new(),
            (None, Some(other)) => other.to_string(),
        }
    }
}
