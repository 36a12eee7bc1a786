//! An asset with what its events give: what every report on the inventory is made from.

use crate::inventory::replay::AssetState;
use crate::model::asset::Asset;

/// An asset with what its events give.
#[derive(Debug, Clone, PartialEq)]
pub struct AssetCase {
    /// The asset as its file holds it.
    pub asset: Asset,
    /// What its events give.
    pub state: AssetState,
}

impl AssetCase {
    /// An asset with what its events give.
    pub fn new(asset: Asset) -> Self {
        let state = AssetState::replay(&asset.id, &asset.events);
        Self { asset, state }
    }
}
