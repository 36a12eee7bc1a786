//! Papers of assets that have another number since histories were joined: letters, slips and exit passes are numbered in
//! the order of the history, and after their asset.

use std::collections::BTreeMap;

use super::sides::SideRecord;
use crate::inventory::replay::AssetState;
use crate::model::asset::Asset;
use crate::store::assets::parse_asset;

/// A paper that has another number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Paper {
    /// Identifier of its asset.
    pub asset: String,
    /// The number it had, which may stand on paper.
    pub from: String,
    /// The number it has.
    pub to: String,
    /// Whether somebody signed it.
    pub is_signed: bool,
}

/// Numbers of papers, by the event that made each.
fn numbers(asset: &Asset) -> BTreeMap<String, (String, bool)> {
    let state = AssetState::replay(&asset.id, &asset.events);
    let letters = state.letters.iter().filter(|letter| !letter.is_old).filter_map(|letter| {
        let closing = letter.closing.iter().flat_map(|closing| &closing.signatures);
        Some((letter.event, letter.number.clone()?, letter.signatures.iter().chain(closing).next().is_some()))
    });
    let passes = state.passes.iter().map(|pass| (pass.event, pass.number.clone(), !pass.signatures.is_empty()));
    let all = letters.chain(passes);
    all.filter_map(|(event, number, signed)| Some((state.id_at(event)?.to_owned(), (number, signed)))).collect()
}

/// The papers of an asset that one of the sides knew by another number than they have in the text that was made of
/// both.
pub fn renumbered(sides: [Option<&SideRecord>; 2], path: &str, text: &str) -> Vec<Paper> {
    let Ok(after) = parse_asset(path, text) else { return Vec::new() };
    let are = numbers(&after);
    let mut found = Vec::new();
    for side in sides.into_iter().flatten() {
        let (Some(path), Some(text)) = (&side.path, &side.text) else { continue };
        let Ok(before) = parse_asset(path, text) else { continue };
        for (event, (from, is_signed)) in numbers(&before) {
            if let Some((to, _)) = are.get(&event).filter(|(to, _)| *to != from) {
                found.push(Paper { asset: after.id.clone(), from, to: to.clone(), is_signed });
            }
        }
    }
    found.sort();
    found.dedup();
    found
}
