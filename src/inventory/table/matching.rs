//! Which registered asset a row is about: the one with its identifier, inventory number or serial
//! number. What belongs to another asset, or stands in two rows, is refused.

use std::collections::HashMap;

use super::{RowDraft, RowReader, values};
use crate::message;
use crate::model::asset::{Asset, AssetStatus, plain_number, text_in};

/// By what a row is found among the assets that are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MatchKey {
    /// Identifier.
    Id,
    /// Inventory number.
    Tag,
    /// Serial number.
    Serial,
}

impl MatchKey {
    /// All, in the order in which they are tried.
    pub const ALL: [Self; 3] = [Self::Id, Self::Tag, Self::Serial];

    /// The key of the records.
    pub fn word(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Tag => "tag",
            Self::Serial => "serial",
        }
    }

    /// The one of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| key.word() == word)
    }

    /// What an asset says under it.
    pub fn of_asset(self, asset: &Asset) -> Option<&str> {
        match self {
            Self::Id => Some(&asset.id),
            Self::Tag => asset.tag(),
            Self::Serial => asset.serial(),
        }
    }

    /// What a row says under it.
    pub fn of_draft(self, draft: &RowDraft) -> Option<&str> {
        match self {
            Self::Id => draft.id.as_deref(),
            key => text_in(&draft.card, key.word()),
        }
    }
}

/// The assets that are there, found by what tells them apart.
#[derive(Debug, Default)]
pub struct Registered<'a> {
    by: HashMap<(MatchKey, String), Vec<&'a Asset>>,
}

impl<'a> Registered<'a> {
    /// These assets.
    pub fn new(assets: impl IntoIterator<Item = &'a Asset>) -> Self {
        let mut found = Self::default();
        for asset in assets {
            for key in MatchKey::ALL {
                if let Some(number) = key.of_asset(asset) {
                    found.by.entry((key, plain_number(number))).or_default().push(asset);
                }
            }
        }
        found
    }

    /// Those that have that identifier; those in service that have that number.
    pub fn with(&self, key: MatchKey, number: &str) -> Vec<&'a Asset> {
        self.all(key, number).filter(|asset| key == MatchKey::Id || !is_retired(asset)).collect()
    }

    /// Those retired that have that number, which is free again.
    pub fn retired(&self, key: MatchKey, number: &str) -> Vec<&'a Asset> {
        self.all(key, number).filter(|asset| key != MatchKey::Id && is_retired(asset)).collect()
    }

    fn all(&self, key: MatchKey, number: &str) -> impl Iterator<Item = &'a Asset> {
        self.by.get(&(key, plain_number(number))).into_iter().flatten().copied()
    }
}

fn is_retired(asset: &Asset) -> bool {
    asset.position.status == AssetStatus::Retired
}

/// What a row is about.
#[derive(Debug, Clone, Copy)]
pub(super) enum Matched<'a> {
    /// An asset that is not there.
    New,
    /// An asset that is there.
    One(&'a Asset),
    /// One of several assets, or nobody knows which.
    Unclear,
}

impl<'a> Matched<'a> {
    pub(super) fn is_new(&self) -> bool {
        matches!(self, Self::New)
    }

    pub(super) fn one(&self) -> Option<&'a Asset> {
        match self {
            Self::One(asset) => Some(asset),
            _ => None,
        }
    }
}

impl<'a> RowReader<'a, '_> {
    /// The asset that a row is about. A retired one is met by its number only by a row that says that
    /// it is retired: any other may be of the asset that has the number now.
    pub(super) fn find_match(&mut self) -> Matched<'a> {
        let Some(registered) = self.rules.registered else { return Matched::New };
        let keys = MatchKey::ALL.into_iter().filter(|key| self.rules.key.is_none_or(|chosen| chosen == *key));
        for key in keys {
            let Some((column, cell)) = self.cell(key.word()) else { continue };
            // What is wrong with it is told where it is read.
            let Ok(number) = values::one_line(key.word(), cell) else { return Matched::Unclear };
            let Some(number) = number else { continue };
            let (current, retired) = (registered.with(key, &number), registered.retired(key, &number));
            let found =
                if retired.is_empty() || !(current.is_empty() || self.says_retired()) { current } else { retired };
            return match found[..] {
                [] => Matched::New,
                [one] if key != MatchKey::Id && is_retired(one) && !self.says_retired() => {
                    self.refuse(Some(column), message!("table-of-retired", id = &one.id));
                    Matched::Unclear
                }
                [one] => Matched::One(one),
                ref several => {
                    let known: Vec<&str> = several.iter().map(|asset| asset.id.as_str()).collect();
                    self.refuse(Some(column), message!("table-several-assets", known = known.join(", ")));
                    Matched::Unclear
                }
            };
        }
        let column = self.rules.key.and_then(|key| self.mapping.column_of(key.word()));
        self.refuse(column, message!("table-unnamed", key = self.rules.key.map_or("tag", MatchKey::word)));
        Matched::Unclear
    }

    /// Whether the row says that its asset is retired.
    fn says_retired(&self) -> bool {
        let text = self.cell("state").and_then(|(_, cell)| values::one_line("state", cell).ok().flatten());
        text.and_then(|text| values::read_state(&text)) == Some(AssetStatus::Retired)
    }

    /// Refuses what belongs to another asset than the one that the row is about.
    pub(super) fn refuse_strangers(&mut self, draft: &RowDraft, matched: &Matched) {
        let Some(registered) = self.rules.registered else { return };
        if matches!(matched, Matched::Unclear) {
            return;
        }
        let own = matched.one();
        for key in MatchKey::ALL {
            let Some(number) = key.of_draft(draft) else { continue };
            let column = self.mapping.column_of(key.word());
            let holders = registered.with(key, number);
            let other = holders.iter().find(|holder| own.is_none_or(|own| own.id != holder.id));
            if let Some(other) = other {
                self.refuse(column, message!("table-of-another", id = &other.id));
            } else if let (MatchKey::Id, Some(own), []) = (key, own, &holders[..]) {
                self.refuse(column, message!("table-other-id", id = &own.id));
            } else if let (None, None, Some(retired)) = (own, &draft.id, registered.retired(key, number).first()) {
                // With an identifier of its own it is said to be another.
                self.refuse(column, message!("table-of-retired", id = &retired.id));
            }
        }
        if let (Some(own), Some(kind)) = (own, &draft.kind)
            && own.kind != *kind
        {
            self.refuse(self.mapping.column_of("kind"), message!("table-other-kind", id = &own.id, kind = &own.kind));
        }
    }
}

/// What tells one asset from another, and in which row it first stood.
#[derive(Default)]
pub(super) struct Seen {
    rows: HashMap<(Option<MatchKey>, String), usize>,
}

impl Seen {
    /// Refuses what stood in a row before.
    pub(super) fn refuse_repeated(&mut self, draft: &RowDraft, reader: &mut RowReader) {
        let mut told = false;
        for key in MatchKey::ALL {
            let Some(number) = key.of_draft(draft) else { continue };
            if let Some(first) = self.first(Some(key), number, draft.row) {
                let message = message!("table-repeated", first = first, row = draft.row);
                reader.refuse(reader.mapping.column_of(key.word()), message);
                told = true;
            }
        }
        if let Some(id) = &draft.asset
            && let Some(first) = self.first(None, id, draft.row)
            && !told
        {
            reader.refuse(None, message!("table-same-asset", id = id, first = first, row = draft.row));
        }
    }

    /// The row in which it stood first; none where that is this one.
    fn first(&mut self, key: Option<MatchKey>, number: &str, row: usize) -> Option<usize> {
        let first = *self.rows.entry((key, plain_number(number))).or_insert(row);
        (first != row).then_some(first)
    }
}
