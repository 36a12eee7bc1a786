//! The states an asset can be in.

/// What state an asset is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AssetStatus {
    /// At the desk, nobody's.
    InStock,
    /// Somebody answers for it, with a custody letter.
    InUse,
    /// Somebody has it for a while, with a slip.
    Lent,
    /// Kept at the desk while somebody still answers for it.
    Retained,
    /// Out of the building with an exit pass.
    Outside,
    /// Nobody knows where.
    Lost,
    /// No longer in the inventory.
    Retired,
}

impl AssetStatus {
    /// Every state.
    pub const ALL: [Self; 7] =
        [Self::InStock, Self::InUse, Self::Lent, Self::Retained, Self::Outside, Self::Lost, Self::Retired];

    /// The word that stands in files and JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::InStock => "in_stock",
            Self::InUse => "in_use",
            Self::Lent => "lent",
            Self::Retained => "retained",
            Self::Outside => "outside",
            Self::Lost => "lost",
            Self::Retired => "retired",
        }
    }

    /// The state of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.word() == word)
    }

    /// The identifier of its name in the Fluent files.
    pub fn message_id(self) -> &'static str {
        match self {
            Self::InStock => "asset-status-in-stock",
            Self::InUse => "asset-status-in-use",
            Self::Lent => "asset-status-lent",
            Self::Retained => "asset-status-retained",
            Self::Outside => "asset-status-outside",
            Self::Lost => "asset-status-lost",
            Self::Retired => "asset-status-retired",
        }
    }
}
