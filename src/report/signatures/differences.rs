//! In what the steps of a ticket and the cards of its assets differ from what they were when somebody
//! signed.

use serde_json::Value;

use super::{ASSET, DifferenceRow, STEP};
use crate::inventory::replay::AssetState;
use crate::language::Language;
use crate::message;
use crate::model::asset::Asset;
use crate::model::time::Moment;
use crate::model::value::is_blank;
use crate::procedure::engine::Rules;
use crate::procedure::ledger::{self, Signed};
use crate::procedure::replay::Visit;
use crate::report::case::Case;

/// What forms print of a card, with the message that names it.
const PRINTED: [(&str, &str); 5] = [
    ("tag", "card-tag"),
    ("serial", "card-serial"),
    ("brand", "card-brand"),
    ("model", "card-model"),
    ("accessories", "card-accessories"),
];

/// Stays that are not what they were; whether each was only added to.
pub(super) fn of_steps(signed: &Signed, case: &Case, rules: &Rules, language: &Language) -> Vec<(bool, DifferenceRow)> {
    let text = |visit: Option<&Visit>| visit.map(|visit| told(visit, rules, language)).unwrap_or_default();
    let row = |difference: ledger::StepDifference| {
        let visit = difference.now.or(difference.then)?;
        let (activity, number) = (visit.activity.as_str(), visit.number);
        let row = DifferenceRow {
            field: format!("{STEP}{activity}/{number}"),
            label: language.format(&message!("signatures-step", activity = activity, number = number)),
            then: difference.then.map(ledger::step),
            now: difference.now.map(ledger::step),
            then_text: text(difference.then),
            now_text: text(difference.now),
        };
        Some((difference.is_addition(), row))
    };
    ledger::step_differences(&signed.steps, &case.state.visits).into_iter().filter_map(row).collect()
}

/// A stay in one line: from when to when, by which outcome, recorded by whom and for whom.
fn told(visit: &Visit, rules: &Rules, language: &Language) -> String {
    let moment = |at: Moment| language.moment(rules.zone.localize(at));
    let person = |id: &str| rules.people.get(id).map_or_else(|| id.to_owned(), |person| person.name.clone());
    let mut parts = vec![match visit.left {
        Some(left) => format!("{} – {}", moment(visit.entered), moment(left)),
        None => format!("{} –", moment(visit.entered)),
    }];
    parts.extend(visit.outcome.clone());
    parts.extend(visit.by.as_deref().map(person));
    parts.extend(visit.on_behalf.as_deref().map(person));
    parts.join(", ")
}

/// What the cards of a ticket's assets say otherwise than when it was signed, as they were known then.
/// Another asset in a field is that field's difference.
pub(super) fn of_assets(
    signed: &Signed,
    assets: &[(String, Asset)],
    entered: Moment,
    language: &Language,
) -> Vec<(bool, DifferenceRow)> {
    let mut found = Vec::new();
    for (field, now) in assets {
        let same = signed.values.get(field).and_then(Value::as_str).is_some_and(|id| id.eq_ignore_ascii_case(&now.id));
        let Some(then) = AssetState::known_by(now, entered).filter(|_| same) else { continue };
        let place = |asset: &Asset| asset.position.place.clone().map(Value::from);
        let of_card = |asset: &Asset, key: &str| asset.card.get(key).filter(|value| !is_blank(Some(value))).cloned();
        let keys = PRINTED.iter().map(|(key, name)| (*key, *name, of_card(&then, key), of_card(now, key)));
        let keys = keys.chain([("place", "detail-place", place(&then), place(now))]);
        for (key, name, then, new) in keys.filter(|(.., then, now)| then != now) {
            let row = DifferenceRow {
                field: format!("{ASSET}{field}.{key}"),
                label: format!("{} {}", now.id, language.text(name)),
                then_text: text(then.as_ref()),
                now_text: text(new.as_ref()),
                then,
                now: new,
            };
            found.push((row.then.is_none(), row));
        }
    }
    found
}

fn text(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(items)) => items.iter().map(|item| text(Some(item))).collect::<Vec<_>>().join(", "),
        Some(other) => other.to_string(),
    }
}
