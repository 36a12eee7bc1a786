//! The single things that change hands with an asset: its accessories, and what was handed over besides.

use serde_json::Value;

use super::replay::{AssetState, Letter};
use crate::message;
use crate::model::asset::Deed;
use crate::model::catalogue::fold;
use crate::model::message::Message;

/// Something that changes hands with an asset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its name, as the card or the letter has it.
    pub name: String,
    /// Condition in which it was when last told.
    pub condition: Option<String>,
}

/// What is known to belong to an asset: the accessories of its card, then what its last letter tells of
/// besides.
pub fn known(state: &AssetState) -> Vec<Item> {
    let accessories = state.card.get("accessories").and_then(Value::as_array);
    let accessories = accessories.into_iter().flatten().filter_map(Value::as_str).map(str::trim);
    let mut known: Vec<Item> = Vec::new();
    for name in accessories.filter(|name| !name.is_empty()) {
        known.push(Item { name: name.to_owned(), condition: None });
    }
    for (name, condition) in state.letters.last().map(last_told).unwrap_or_default() {
        match known.iter_mut().find(|item| fold(&item.name) == fold(name)) {
            Some(item) => item.condition = Some(condition.to_owned()),
            None => known.push(Item { name: name.to_owned(), condition: Some(condition.to_owned()) }),
        }
    }
    known
}

/// What a letter tells of single items: as they came back, where that was told, else as they went.
fn last_told(letter: &Letter) -> Vec<(&str, &str)> {
    let closed = letter.closing.iter().flat_map(|closing| &closing.items);
    let told = letter.items.iter().chain(closed);
    told.map(|(name, condition)| (name.as_str(), condition.as_str())).collect()
}

/// Whether an asset changes hands by that deed with its items, so that the condition of each may be told.
pub fn are_told(deed: Deed) -> bool {
    deed.required().iter().chain(deed.optional()).any(|detail| *detail == "items")
}

/// The name under which an item is recorded that was typed: as the asset's card or letter writes it, or
/// as typed after a plus sign, which says that it goes along besides.
///
/// # Errors
/// The asset has no such accessory; what it has is named.
pub fn recorded_name(id: &str, known: &[Item], typed: &str) -> Result<String, Message> {
    if let Some(name) = typed.strip_prefix('+').map(str::trim).filter(|name| !name.is_empty()) {
        let known = known.iter().find(|item| fold(&item.name) == fold(name));
        return Ok(known.map_or(name, |item| item.name.as_str()).to_owned());
    }
    if let Some(item) = known.iter().find(|item| fold(&item.name) == fold(typed)) {
        return Ok(item.name.clone());
    }
    let names: Vec<&str> = known.iter().map(|item| item.name.as_str()).collect();
    Err(message!("items-unknown", id = id, typed = typed, count = names.len(), names = names.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(name: &str) -> Item {
        Item { name: name.to_owned(), condition: None }
    }

    #[test]
    fn names_are_those_of_the_card_and_a_plus_adds() {
        let known = [item("Ratón"), item("cable HDMI")];
        let name = |typed: &str| recorded_name("PC-1", &known, typed).map_err(|problem| problem.id);
        assert_eq!(name("raton"), Ok("Ratón".to_owned()));
        assert_eq!(name("+ funda"), Ok("funda".to_owned()));
        assert_eq!(name("+ratón"), Ok("Ratón".to_owned()));
        assert_eq!(name("funda"), Err("items-unknown"));
        assert_eq!(name("+"), Err("items-unknown"));
    }

    #[test]
    fn only_what_changes_hands_tells_of_its_items() {
        let told: Vec<&str> = Deed::all().filter(|deed| are_told(*deed)).map(Deed::word).collect();
        assert_eq!(told, ["assigned", "transferred", "returned", "lent", "authorised"]);
    }
}
