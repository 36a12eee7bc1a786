//! What a list does to the inventory: each sound row is a new asset, a card to correct, or nothing.
//! Everything that a rule of the inventory has against a row is told of that row.
//!
//! Pure: identifiers come from whoever may give them. A list never moves what is there: where it
//! says another custodian, place or state, the difference is told and nothing done.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::compare::{Compared, differs, is_same};
use super::matching::MatchKey;
use super::{Mapping, RowDraft, RowProblem};
use crate::inventory::engine::{self, AssetRequest, AssetRules};
use crate::inventory::replay::AssetState;
use crate::message;
use crate::model::asset::{Asset, AssetStatus, Deed, plain_number};
use crate::model::catalogue::{CardType, Class, Kind};
use crate::model::event::Values;
use crate::model::message::Message;
use crate::model::sheet::Sheet;
use crate::procedure::engine::{Refusal, Unmet};

/// Reason with which what a list calls retired is retired, where the list gives none.
const USUAL_REASON: &str = "obsoleto";

/// What a list is taken in with.
pub struct Intake<'a> {
    /// Rules of the inventory.
    pub rules: AssetRules<'a>,
    /// The assets that are there, by identifier.
    pub assets: &'a HashMap<&'a str, &'a Asset>,
    /// The list.
    pub sheet: &'a Sheet,
    /// What its columns are.
    pub mapping: &'a Mapping,
    /// Whether a blank cell removes what stands on a card.
    pub blanks_clear: bool,
    /// Who takes it in, when, with what remark. The deed is each row's own.
    pub request: &'a AssetRequest,
}

/// What becomes of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Becomes {
    /// A new asset.
    New(Box<Asset>),
    /// A registered asset whose card is corrected.
    Changed {
        /// The asset after it.
        after: Box<Asset>,
        /// What changes: key, what the card says, what it will say.
        changes: Vec<(String, Option<Value>, Option<Value>)>,
    },
    /// Nothing: the card says so already.
    Unchanged,
}

/// A row that was taken in.
#[derive(Debug, Clone, PartialEq)]
pub struct Taken {
    /// Its number.
    pub row: usize,
    /// Identifier of its asset.
    pub id: String,
    /// Its kind.
    pub kind: String,
    /// What becomes of it.
    pub becomes: Becomes,
    /// Where it says another position than the asset's: key, theirs, ours. Nothing is done about it.
    pub elsewhere: Vec<(&'static str, String, Option<String>)>,
}

impl Intake<'_> {
    /// Takes in the rows of which nothing is wrong yet; what else is wrong is added to `problems`.
    ///
    /// # Errors
    /// A refusal that has nothing to do with any row: of who does it, or when.
    pub fn take(
        &self,
        drafts: &[RowDraft],
        problems: &mut Vec<RowProblem>,
        next_id: &mut dyn FnMut(&Kind) -> Option<String>,
        uid: &mut dyn FnMut() -> String,
    ) -> Result<Vec<Taken>, Refusal> {
        let bad: HashSet<usize> = problems.iter().map(|problem| problem.row).collect();
        if bad.contains(&self.sheet.header_row) {
            return Ok(Vec::new());
        }
        let named: HashSet<String> = drafts.iter().filter_map(|draft| draft.id.as_deref()).map(plain_id).collect();
        let mut free_id = |kind: &Kind| {
            // The list itself may name what would be next.
            loop {
                let id = next_id(kind)?;
                if !named.contains(&plain_id(&id)) {
                    return Some(id);
                }
            }
        };
        let mut taken = Vec::with_capacity(drafts.len());
        for draft in drafts.iter().filter(|draft| !bad.contains(&draft.row)) {
            let found = match draft.asset.as_deref().and_then(|id| self.assets.get(id)) {
                Some(asset) => self.correct(draft, asset),
                None => self.register(draft, &mut free_id, uid()),
            };
            match found {
                Ok(found) => taken.push(found),
                Err(against) => {
                    for item in against {
                        if let Some(of_all) = self.against_all(draft, &item) {
                            return Err(of_all);
                        }
                        problems.push(self.problem(draft.row, &item));
                    }
                }
            }
        }
        problems.sort_by_key(|problem| problem.row);
        Ok(taken)
    }

    /// The refusal that every row would meet.
    fn against_all(&self, draft: &RowDraft, item: &Against) -> Option<Refusal> {
        let Against::Rule(unmet) = item else { return None };
        let of_all = unmet.key == self.request.actor && draft.state != Some(AssetStatus::Retired)
            || unmet.key == "at" && draft.asset.is_none();
        let own = ["tag", "serial"].iter().any(|key| draft.asset.is_some() && draft.card.contains_key(*key));
        (of_all && !own).then(|| Refusal { unmet: vec![unmet.clone()] })
    }

    /// What stands against a row, at its column.
    fn problem(&self, row: usize, item: &Against) -> RowProblem {
        let (key, message) = match item {
            Against::Rule(unmet) => (if unmet.key == "to" { "custodian" } else { unmet.key.as_str() }, &unmet.message),
            Against::List(key, message) => (*key, message),
        };
        let column = self.mapping.column_of(key);
        let cells = self.sheet.rows.binary_search_by_key(&row, |row| row.number).ok().map(|at| &self.sheet.rows[at]);
        let cell = column.and_then(|column| cells?.cells.get(column));
        let mut message = message.clone();
        if message.id == "asset-refused-inactive" {
            // It names an option that a list does not have.
            message.id = "table-custodian-inactive";
        }
        RowProblem {
            row,
            column: column.map(|column| self.mapping.name(column)),
            value: cell.map(|cell| cell.shown().into_owned()).unwrap_or_default(),
            message,
        }
    }

    fn register(
        &self,
        draft: &RowDraft,
        free_id: &mut dyn FnMut(&Kind) -> Option<String>,
        uid: String,
    ) -> Result<Taken, Vec<Against>> {
        let rules = &self.rules;
        // Whoever read the rows refused those without a kind.
        let unknown = || vec![Against::List("kind", message!("table-blank-kind", known = ""))];
        let kind = draft.kind.as_deref().and_then(|kind| rules.inventory.kind(kind)).ok_or_else(unknown)?;
        if let Some(state) = draft.state.filter(|state| cannot_begin(*state)) {
            let message = message!("table-state-of-new", state = Message::new(state.message_id()));
            return Err(vec![Against::List("state", message)]);
        }
        let given = draft.id.clone().or_else(|| free_id(kind));
        let id = given.ok_or_else(|| vec![Against::List("id", message!("table-no-identifier", kind = &kind.name))])?;
        let (card, position, events) = Default::default();
        let mut asset = Asset { id, uid: Some(uid), kind: kind.key.clone(), card, position, events };
        let mut state = AssetState::default();
        let text = |value: &Option<String>| value.as_deref().map(Value::from);
        let details = [
            ("place", text(&draft.place)),
            ("to", text(&draft.custodian)),
            ("area", text(&draft.area)),
            ("letter", text(&draft.letter)),
        ];
        let mut requests = vec![self.request(Deed::Registered, details, draft.card.clone())];
        if kind.class == Class::Consumable && draft.quantity.is_some() {
            let quantity = [("quantity", draft.quantity.map(Value::from))];
            requests.push(AssetRequest { note: None, ..self.request(Deed::Counted, quantity, Values::new()) });
        }
        if draft.state == Some(AssetStatus::Retired) {
            let reason = [("reason", Some(self.reason(draft)?))];
            requests.push(AssetRequest { note: None, ..self.request(Deed::Retired, reason, Values::new()) });
        }
        for request in requests {
            let request = rules.completed(&state, request);
            let plan = engine::plan(rules, &asset, &state, &request).map_err(Against::rules)?;
            (asset, state) = (plan.after, plan.state);
        }
        let (id, kind) = (asset.id.clone(), asset.kind.clone());
        Ok(Taken { row: draft.row, id, kind, becomes: Becomes::New(Box::new(asset)), elsewhere: Vec::new() })
    }

    /// Why a row's asset was retired.
    fn reason(&self, draft: &RowDraft) -> Result<Value, Vec<Against>> {
        let reasons = &self.rules.inventory.retire_reasons;
        let usual = || reasons.iter().find(|reason| reason.id == USUAL_REASON).map(|reason| reason.id.clone());
        let known = || reasons.iter().map(|reason| reason.id.as_str()).collect::<Vec<_>>().join(", ");
        let reason = draft.reason.clone().or_else(usual);
        let missing = || vec![Against::List("reason", message!("table-reason-needed", known = known()))];
        reason.map(Value::from).ok_or_else(missing)
    }

    fn request<const N: usize>(
        &self,
        deed: Deed,
        details: [(&'static str, Option<Value>); N],
        set: Values,
    ) -> AssetRequest {
        let details = details.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect();
        AssetRequest { deed, details, set, ..self.request.clone() }
    }

    fn correct(&self, draft: &RowDraft, asset: &Asset) -> Result<Taken, Vec<Against>> {
        let rules = &self.rules;
        let field = |key: &str| rules.kind(asset).and_then(|kind| kind.field(key));
        let mut set = Values::new();
        for (key, theirs) in &draft.card {
            let same = |ours: &Value| match (MatchKey::from_word(key), ours.as_str(), theirs.as_str()) {
                // By what a row was found it is not corrected.
                (Some(_), Some(ours), Some(theirs)) => plain_number(ours) == plain_number(theirs),
                _ => field(key).is_some_and(|field| is_same(field.kind, ours, theirs)),
            };
            if !asset.card.get(key).is_some_and(same) {
                set.insert(key.clone(), theirs.clone());
            }
        }
        if self.blanks_clear {
            let said = |key: &str| self.mapping.column_of(key).is_some() && field(key).is_some();
            for key in asset.card.keys().filter(|key| said(key) && !draft.card.contains_key(*key)) {
                set.insert(key.clone(), Value::Null);
            }
        }
        let (row, id, kind) = (draft.row, asset.id.clone(), asset.kind.clone());
        let taken = |becomes| Taken { row, id, kind, becomes, elsewhere: elsewhere(draft, asset) };
        if set.is_empty() {
            return Ok(taken(Becomes::Unchanged));
        }
        if !asset.has_history() {
            return Err(vec![Against::List("id", message!("table-without-history", id = &asset.id))]);
        }
        let changes = set.iter().map(|(key, value)| {
            let after = (!value.is_null()).then(|| value.clone());
            (key.clone(), asset.card.get(key).cloned(), after)
        });
        let changes = changes.collect();
        let state = AssetState::replay(&asset.id, &asset.events);
        let request = rules.completed(&state, self.request(Deed::Corrected, [], set));
        let plan = engine::plan(rules, asset, &state, &request).map_err(Against::rules)?;
        Ok(taken(Becomes::Changed { after: Box::new(plan.after), changes }))
    }
}

/// What stands against a row.
enum Against {
    /// A rule of the inventory.
    Rule(Unmet),
    /// What only a list can have wrong, under that key.
    List(&'static str, Message),
}

impl Against {
    fn rules(refusal: Refusal) -> Vec<Self> {
        refusal.unmet.into_iter().map(Self::Rule).collect()
    }
}

/// An identifier as it is told from others: `PC-1` is too like `PC-0001`.
fn plain_id(id: &str) -> String {
    let plain = plain_number(id);
    match plain.rsplit_once('-') {
        Some((letters, number)) => format!("{letters}-{}", number.trim_start_matches('0')),
        None => plain,
    }
}

/// States that need more than a row says: until when, where to, with what paper.
fn cannot_begin(state: AssetStatus) -> bool {
    use AssetStatus::{Lent, Lost, Outside, Retained};
    matches!(state, Lent | Retained | Outside | Lost)
}

/// Where a row says another position than the asset's.
fn elsewhere(draft: &RowDraft, asset: &Asset) -> Vec<(&'static str, String, Option<String>)> {
    let ours = &asset.position;
    let pieces = |pieces: Option<i64>| pieces.map(|pieces| pieces.to_string());
    let state = |state: AssetStatus| state.word().to_owned();
    let said = [
        ("state", draft.state.map(state), Some(state(ours.status))),
        ("custodian", draft.custodian.clone(), ours.custodian.clone()),
        ("area", draft.area.clone(), ours.area.clone()),
        ("place", draft.place.clone(), ours.place.clone()),
        ("letter", draft.letter.clone(), ours.letter.clone()),
        ("quantity", pieces(draft.quantity), pieces(ours.quantity)),
    ];
    let said = said.into_iter().filter_map(|(key, theirs, ours)| Some((key, theirs?, ours)));
    let compared = |key: &str| Compared { key: key.to_owned(), kind: (key == "quantity").then_some(CardType::Whole) };
    said.filter(|(key, theirs, ours)| differs(&compared(key), Some(theirs), ours.as_deref())).collect()
}
