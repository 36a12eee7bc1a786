//! What the assets of a desk answer to, as `Desk::find_asset` finds them, for many questions.

use std::collections::HashSet;
use std::path::Path;

use crate::model::asset::Asset;
use crate::model::catalogue::fold;
use crate::store::assets::number_at_end;

/// The words that some asset answers to.
#[derive(Default)]
pub(super) struct Index {
    /// Identifiers, in small letters; those of damaged files too.
    ids: HashSet<String>,
    /// Numbers at their ends, without zeros in front.
    numbers: HashSet<String>,
    /// Identifiers without zeros in front of their number.
    short: HashSet<String>,
    /// Inventory tags and serial numbers.
    texts: HashSet<String>,
}

impl Index {
    /// The index of those files; the asset is missing where the file is damaged.
    pub(super) fn of<'a>(files: impl Iterator<Item = (&'a Path, Option<&'a Asset>)>) -> Self {
        let mut index = Self::default();
        for (path, asset) in files {
            if let Some(id) = path.file_stem().and_then(|stem| stem.to_str()) {
                let id = id.to_ascii_lowercase();
                index.numbers.extend(number_at_end(&id).map(str::to_owned));
                index.short.extend(short(&id));
                index.ids.insert(id);
            }
            let texts = asset.into_iter().flat_map(|asset| [asset.tag(), asset.serial()]).flatten();
            index.texts.extend(texts.map(fold));
        }
        index
    }

    /// Whether some asset of exactly that identifier is there, whatever its file says.
    pub(super) fn has(&self, id: &str) -> bool {
        self.ids.contains(&id.to_ascii_lowercase())
    }

    /// Whether some asset answers to that word.
    pub(super) fn answers(&self, typed: &str) -> bool {
        let typed = typed.trim();
        let id = typed.to_ascii_lowercase();
        let is_number = !typed.is_empty() && typed.bytes().all(|byte| byte.is_ascii_digit());
        self.ids.contains(&id)
            || (is_number && self.numbers.contains(typed.trim_start_matches('0')))
            || short(&id).is_some_and(|short| self.short.contains(&short))
            || self.texts.contains(&fold(typed))
    }
}

/// `pc-132` for `pc-0132`.
fn short(id: &str) -> Option<String> {
    let number = number_at_end(id)?;
    let (letters, _) = id.rsplit_once('-')?;
    Some(format!("{letters}-{number}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_asset_answers_to_what_commands_find_it_by() {
        let value = serde_json::json!({"id": "PC-0132", "kind": "pc", "tag": "I48 Á-7", "serial": "EJ7X"});
        let asset = Asset::from_value("pc/PC-0132.yaml", &value).expect("asset");
        let files = [(Path::new("pc/PC-0132.yaml"), Some(&asset)), (Path::new("pc/rara.yaml"), None)];
        let index = Index::of(files.into_iter());
        for typed in ["PC-0132", " pc-0132 ", "132", "0132", "PC-132", "i48  a-7", "ej7x", "rara"] {
            assert!(index.answers(typed), "{typed}");
        }
        for typed in ["", "PC-0133", "13", "LT-132", "I48", "PC"] {
            assert!(!index.answers(typed), "{typed}");
        }
    }
}
