//! What is stuck on an asset: its inventory number, whose it is, and a code that a telephone reads.

use serde::Serialize;

use crate::model::asset::Asset;
use crate::model::catalogue::Inventory;
use crate::model::plain;

/// What the code on a label says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// The inventory number; the identifier where the asset has none.
    Tag,
    /// The identifier.
    Id,
    /// An address: what goes before the identifier.
    Url(String),
}

impl Content {
    /// Reads `tag`, `id` or `url:https://…`. Nothing where it is none of them.
    pub fn read(text: &str) -> Option<Self> {
        match text.trim() {
            "tag" => Some(Self::Tag),
            "id" => Some(Self::Id),
            other => {
                let address = other.strip_prefix("url:")?;
                let sound = |c: char| c.is_ascii_graphic();
                let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
                (!rest.is_empty() && address.chars().all(sound)).then(|| Self::Url(address.to_owned()))
            }
        }
    }
}

/// A label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AssetLabel {
    /// Identifier of the asset.
    pub id: String,
    /// Its inventory number.
    pub tag: Option<String>,
    /// Name of its kind.
    pub kind: String,
    /// What people call it.
    pub description: String,
    /// What the code says.
    pub content: String,
}

/// What people call an asset: brand and model, else the name of its kind.
pub fn description(asset: &Asset, inventory: &Inventory) -> String {
    match (asset.text("brand"), asset.text("model"), inventory.kind(&asset.kind)) {
        (None, None, Some(kind)) => kind.name.clone(),
        _ => asset.description().into_owned(),
    }
}

/// The label of an asset.
pub fn label(asset: &Asset, inventory: &Inventory, content: &Content) -> AssetLabel {
    let tag = asset.tag().map(str::to_owned);
    let content = match content {
        // What a reader types must be what is seen: hidden characters do not go into the code.
        Content::Tag => plain::one_line(tag.as_deref().unwrap_or(&asset.id)),
        Content::Id => asset.id.clone(),
        Content::Url(before) => format!("{before}{}", asset.id),
    };
    AssetLabel {
        id: asset.id.clone(),
        tag,
        kind: inventory.kind(&asset.kind).map_or_else(|| asset.kind.clone(), |kind| kind.name.clone()),
        description: description(asset, inventory),
        content,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one() {
        for (text, expected) in [
            ("tag", Some(Content::Tag)),
            (" id ", Some(Content::Id)),
            ("url:https://example.org/b/", Some(Content::Url("https://example.org/b/".to_owned()))),
            ("url:http://mesa", Some(Content::Url("http://mesa".to_owned()))),
            ("url:https://", None),
            ("url:javascript:alert(1)", None),
            ("url:https://example.org/a b", None),
            ("url:https://example.org/\u{202e}", None),
            ("serial", None),
            ("", None),
        ] {
            assert_eq!(Content::read(text), expected, "{text}");
        }
    }
}
