//! What the files of `assets/` say: a computer, printer, telephone … each.

use serde_json::Value;

use super::source::stem;
use crate::message;
use crate::model::event::Values;
use crate::model::identifier::is_key;
use crate::model::shape::{self, ShapeProblem};

/// A computer, printer, telephone …, as its file describes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Asset {
    /// Identifier that records hold; its file's name.
    pub id: String,
    /// Kind; its folder's name.
    pub kind: String,
    /// Inventory number.
    pub tag: Option<String>,
    /// Serial number.
    pub serial: Option<String>,
    /// Brand.
    pub brand: Option<String>,
    /// Model.
    pub model: Option<String>,
    /// What comes with it.
    pub accessories: Vec<String>,
    /// Where it stands.
    pub place: Option<String>,
    /// Who answers for it: an identifier of `people.toml`, or the name of somebody not listed there.
    pub custodian: Option<String>,
    /// Everything else that the file says.
    pub extra: Values,
}

impl Asset {
    /// Reads an asset from the value of its file. Its path, `…/<kind>/<id>.yaml`, tells the kind
    /// and the identifier that it must have.
    ///
    /// # Errors
    /// Every problem of form, with its way from the root.
    pub fn from_value(path: &str, value: &Value) -> Result<Self, Vec<ShapeProblem>> {
        const KEYS: [&str; 9] = ["id", "kind", "tag", "serial", "brand", "model", "accessories", "place", "custodian"];
        let mut problems = Vec::new();
        let Value::Object(map) = value else {
            return Err(vec![ShapeProblem { path: Vec::new(), message: message!("finding-not-a-record") }]);
        };
        let mut reader = shape::Reader::new(map, Vec::new(), &mut problems);
        let id = reader.required_text("id");
        let kind = reader.required_text("kind");
        let folder = path.rsplit('/').nth(1).unwrap_or_default();
        for (key, found, expected) in [("id", &id, stem(path)), ("kind", &kind, folder)] {
            if found.is_empty() {
                // The reader said so already.
            } else if !is_key(found) {
                reader.problem(key, message!("finding-catalogue-not-an-identifier", key = key, found = found));
            } else if found != expected && key == "id" {
                let message = message!("finding-catalogue-file-name", key = key, found = found, name = expected);
                reader.problem(key, message);
            } else if found != expected {
                let message = message!("finding-catalogue-folder-name", key = key, found = found, name = expected);
                reader.problem(key, message);
            }
        }
        let mut text = |key: &str| reader.text(key).filter(|text| !text.trim().is_empty());
        let (tag, serial, brand, model) = (text("tag"), text("serial"), text("brand"), text("model"));
        let (place, custodian) = (text("place"), text("custodian"));
        let accessories = match reader.raw("accessories") {
            Some(Value::Array(list)) => {
                let mut accessories = Vec::new();
                for (index, item) in list.iter().enumerate() {
                    match item {
                        Value::String(text) => accessories.push(text.clone()),
                        other => {
                            let key = format!("accessories[{}]", index + 1);
                            let found = shape::kind_of(other);
                            reader.problem("accessories", message!("finding-not-a-text", key = key, found = found));
                        }
                    }
                }
                accessories
            }
            _ => reader.text("accessories").into_iter().collect(),
        };
        let extra = map.iter().filter(|(key, _)| !KEYS.contains(&key.as_str()));
        let extra = extra.map(|(key, value)| (key.clone(), value.clone())).collect();
        let asset = Self { id, kind, tag, serial, brand, model, accessories, place, custodian, extra };
        if problems.is_empty() { Ok(asset) } else { Err(problems) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_asset_keeps_what_it_does_not_know() {
        let value = serde_json::json!({
            "id": "PC-0132", "kind": "computadora", "tag": "0132", "serial": "", "accessories": ["teclado", "ratón"],
            "custodian": "usuario-1", "memory_gb": 16,
        });
        let asset = Asset::from_value("catalog/assets/computadora/PC-0132.yaml", &value).expect("asset");
        assert_eq!(asset.accessories, ["teclado", "ratón"]);
        assert_eq!((asset.tag.as_deref(), asset.serial), (Some("0132"), None));
        assert_eq!(Value::Object(asset.extra), serde_json::json!({"memory_gb": 16}));
        let value = serde_json::json!({"id": "PC-1", "kind": "otra", "accessories": "una bolsa"});
        let problems = Asset::from_value("catalog/assets/computadora/PC-2.yaml", &value).expect_err("problems");
        let ids: Vec<&str> = problems.iter().map(|problem| problem.message.id).collect();
        assert_eq!(ids, ["finding-catalogue-file-name", "finding-catalogue-folder-name"]);
        let value = serde_json::json!({"id": "../x", "kind": "", "tag": 132, "accessories": [1]});
        let problems = Asset::from_value("catalog/assets/computadora/x.yaml", &value).expect_err("problems");
        let ids: Vec<&str> = problems.iter().map(|problem| problem.message.id).collect();
        let expected = ["blank-key", "catalogue-not-an-identifier", "not-a-text", "not-a-text"];
        assert_eq!(ids, expected.map(|code| format!("finding-{code}")));
        assert!(Asset::from_value("x.yaml", &Value::Null).is_err());
    }
}
