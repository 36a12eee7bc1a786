//! What `services.toml` says: what users may ask the desk for.

use super::PRIORITIES;
use super::reader::read_file;
use super::source::Seen;
use crate::model::event::Values;
use crate::model::finding::Finding;

/// What `services.toml` says.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Services {
    /// Services, in file order.
    pub services: Vec<Service>,
}

/// Something that users may ask the desk for.
#[derive(Debug, Clone, PartialEq)]
pub struct Service {
    /// Key that records hold.
    pub key: String,
    /// Name.
    pub name: String,
    /// Whether the desk offers it (now).
    pub offered: bool,
    /// External system in which it is registered too, a key of `suppliers.toml`.
    pub external: Option<String>,
    /// Code of its procedure, where that is not the desk's default.
    pub procedure: Option<String>,
    /// Priority proposed for it, one of [`PRIORITIES`].
    pub priority: Option<String>,
    /// Values proposed for the procedure's fields.
    pub set: Values,
}

impl Services {
    /// Reads `services.toml`.
    ///
    /// # Errors
    /// Every problem of the text, with its place.
    pub fn parse(path: &str, text: &str) -> Result<Self, Vec<Finding>> {
        const KEYS: [&str; 7] = ["key", "name", "offered", "external", "procedure", "priority", "set"];
        read_file(path, text, |mut top| {
            top.refuse_unknown(&["service"]);
            let mut keys = Seen::default();
            let mut services = Vec::new();
            top.tables("service", |entry| {
                entry.refuse_unknown(&KEYS);
                let (key, at) = entry.required_identifier("key");
                keys.add(entry.source, "key", &key, at);
                services.push(Service {
                    key,
                    name: entry.required_text("name"),
                    offered: entry.boolean("offered").unwrap_or(true),
                    external: entry.identifier("external"),
                    procedure: entry.identifier("procedure"),
                    priority: entry.word("priority", &PRIORITIES),
                    set: entry.values("set"),
                });
            });
            Some(Self { services })
        })
    }

    /// The service of that key.
    pub fn get(&self, key: &str) -> Option<&Service> {
        self.services.iter().find(|service| service.key == key)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::model::catalogue::tests::told;

    #[test]
    fn everything_wrong_with_services_is_told_at_once() {
        let text = r#"
[[service]]
key = "red"
name = "Red"
offered = "no"
priority = "hihg"
set = { a = 1, b = nan, c = [1.5, true], d = 2026-01-01 }
[[service]]
key = "red"
name = "Red"
priority = "urgente"
set = 1
"#;
        assert_eq!(
            told(Services::parse("services.toml", text)),
            [
                "wrong-type 5:11 offered = \"no\"",
                "word-near 6:12 priority = \"hihg\"",
                "number 7:20 set = { a = 1, b = nan, c = [1.5, true], d = 2026-01-01 }",
                "duplicate 9:7 key = \"red\"",
                "word-near 11:12 priority = \"urgente\"",
                "wrong-type 12:7 set = 1",
            ]
        );
        let text = "[[service]]\nkey = 'a'\nname = 'A'\nset = { n = 0x1F, d = 2026-01-01, l = [1.5] }";
        let services = Services::parse("services.toml", text).expect("services");
        let set = services.get("a").map(|service| Value::Object(service.set.clone()));
        assert_eq!(set, Some(serde_json::json!({"n": 31, "d": "2026-01-01", "l": [1.5]})));
    }
}
