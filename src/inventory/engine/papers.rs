//! Whether a paper of an asset may be signed so, and whether a register answered what there is.

use super::{AssetRequest, AssetRules};
use crate::inventory::replay::AssetState;
use crate::message;
use crate::model::asset::Asset;
use crate::model::catalogue::fold;
use crate::model::signature::How;
use crate::procedure::engine::{Kind as Sort, Unmet};

/// Keys of `signed`'s `on`, the papers that can be signed.
pub const SIGNED_ON: [&str; 4] = ["letter", "slip", "return", "pass"];

/// Capacities in which papers are signed.
pub const SIGNED_AS: [&str; 5] = ["receives", "hands_over", "head", "carrier", "guard"];

impl AssetRules<'_> {
    /// Only who has the asset signs for it. People's names change: of the past it is only said where
    /// the name is known to be another's.
    pub(super) fn unmet_signature(&self, state: &AssetState, request: &AssetRequest, past: bool) -> Vec<Unmet> {
        let (on, role) = (request.text("on"), request.text("as"));
        let name = request.text("name").unwrap_or_default();
        let mut unmet = Vec::new();
        for (key, word, known) in [("on", on, &SIGNED_ON[..]), ("as", role, &SIGNED_AS[..])] {
            if let Some(word) = word.filter(|word| !known.contains(word)) {
                let message =
                    message!("finding-unknown-word", key = key, found = word, known = known.join(", ")).with("at", key);
                unmet.push(Unmet::new(Sort::Unknown, key, message));
            }
        }
        let how = request.text("how");
        if let Some(word) = how.filter(|word| How::from_word(word).is_none()) {
            let known = How::ALL.map(How::word).join(", ");
            let message = message!("finding-unknown-word", key = "how", found = word, known = known).with("at", "how");
            unmet.push(Unmet::new(Sort::Unknown, "how", message));
        } else if (how == Some(How::Commit.word())) != request.text("commit").is_some() {
            unmet.push(Unmet::new(Sort::Value, "commit", message!("refused-sign-how-commit")));
        }
        let (Some(on), Some(role)) = (on, role) else { return unmet };
        if !unmet.is_empty() {
            return unmet;
        }
        let Some(signatures) = state.signatures_on(on) else {
            unmet.push(Unmet::new(Sort::Position, "on", message!("asset-refused-no-paper")));
            return unmet;
        };
        if let Some(made) = state.paper_made(on).filter(|made| request.at < *made) {
            let message = message!("asset-refused-before-paper", at = request.at, made = made);
            unmet.push(Unmet::new(Sort::Time, "at", message));
        }
        if let Some(given) = signatures.iter().find(|given| given.role == role) {
            let message = message!("refused-signed-already", role = role, name = &given.name, at = given.at);
            unmet.push(Unmet::new(Sort::Position, role, message));
        }
        let latest = |slip: bool| state.letters.iter().rev().find(|letter| letter.is_slip == slip);
        let holder = match (on, role) {
            ("letter", "receives") => latest(false).map(|letter| letter.holder.as_str()),
            ("slip", "receives") => latest(true).map(|letter| letter.holder.as_str()),
            ("return", "hands_over") => {
                state.letters.iter().rev().find(|letter| letter.closing.is_some()).map(|letter| letter.holder.as_str())
            }
            ("pass", "carrier") => state.passes.last().and_then(|pass| pass.carrier.as_deref()),
            _ => None,
        };
        // A blank name is missed, not wrong.
        let holder = holder.filter(|_| !name.trim().is_empty());
        let stranger = |holder: &&str| match past {
            true => self.person(name).is_some_and(|person| person != *holder),
            false => !self.is_person(holder, name),
        };
        if let Some(holder) = holder.filter(stranger) {
            let message = message!("asset-refused-signer", holder = self.name(holder), name = name);
            unmet.push(Unmet::new(Sort::Role, role, message));
        }
        if role == "head" && !past && !name.trim().is_empty() {
            unmet.extend(self.unmet_head(request, name));
        }
        unmet
    }

    /// Only who may authorise signs as the head. Who might in the past nobody knows: roles change.
    fn unmet_head(&self, request: &AssetRequest, name: &str) -> Option<Unmet> {
        let inventory = self.inventory;
        let roles = if inventory.heads.is_empty() { &inventory.roles } else { &inventory.heads };
        let roles: Vec<&str> = roles.iter().map(String::as_str).collect();
        let day = self.zone.day(request.at);
        let able: Vec<_> =
            self.people.people.iter().filter(|person| person.is_active(day) && person.has_role(&roles)).collect();
        if roles.is_empty() || able.iter().any(|person| self.is_person(&person.id, name)) {
            return None;
        }
        let names: Vec<&str> = able.iter().map(|person| person.name.as_str()).collect();
        let message = message!("asset-refused-head", able = names.len(), names = names.join(", "), name = name);
        Some(Unmet::new(Sort::Role, "head", message))
    }

    fn is_person(&self, id: &str, named: &str) -> bool {
        id == named || self.people.get(id).is_some_and(|person| fold(&person.name) == fold(named))
    }

    pub(super) fn unmet_reference(
        &self,
        asset: &Asset,
        state: &AssetState,
        request: &AssetRequest,
        past: bool,
    ) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        let system = request.text("system").unwrap_or_default();
        let registered = self.kind(asset).and_then(|kind| kind.register.as_deref());
        if registered != Some(system) && !past {
            let message = message!("asset-refused-register", id = &asset.id, system = system);
            unmet.push(Unmet::new(Sort::Unknown, "system", message));
        }
        if let (Some(number), Some(external)) = (request.text("number"), self.suppliers.external(system))
            && !past
            && !external.accepts(number.trim())
        {
            let (name, example) = (&external.name, external.example.clone().unwrap_or_default());
            let problem = message!("value-not-their-number", found = number, system = name, example = example);
            let message = message!("refused-value", key = "number", label = name, problem = problem);
            unmet.push(Unmet::new(Sort::Value, "number", message));
        }
        let change = request.text("change").unwrap_or_default();
        if let Some(changed) = state.moment_of(change).filter(|changed| request.at < *changed) {
            let message = message!("asset-refused-before-change", at = request.at, changed = changed);
            unmet.push(Unmet::new(Sort::Time, "at", message));
        }
        if state.position_of(change).is_none() {
            let message = message!("asset-refused-change", id = &asset.id, change = change);
            unmet.push(Unmet::new(Sort::Unknown, "change", message));
        }
        unmet
    }
}
