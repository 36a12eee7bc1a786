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
    /// What the agent asks the user, in order.
    pub script: Vec<String>,
    /// Tests that are run when it fails, in order.
    pub tests: Vec<String>,
}

impl Services {
    /// Reads `services.toml`.
    ///
    /// # Errors
    /// Every problem of the text, with its place.
    pub fn parse(path: &str, text: &str) -> Result<Self, Vec<Finding>> {
        const KEYS: [&str; 9] =
            ["key", "name", "offered", "external", "procedure", "priority", "set", "script", "tests"];
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
                    script: entry.lines("script"),
                    tests: entry.texts("tests").into_iter().map(|(text, _)| text).collect(),
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
    fn a_script_is_a_list_or_a_text_of_several_lines() {
        let text = r#"
[[service]]
key = "a"
name = "A"
script = """
  ¿Desde cuándo falla?

¿A quién más le pasa?
"""
tests = ["Apagar y prender"]
[[service]]
key = "b"
name = "B"
script = ["¿Desde cuándo falla?", "¿A quién más le pasa?"]
"#;
        let services = Services::parse("services.toml", text).expect("services");
        assert_eq!(services.services[0].script, ["¿Desde cuándo falla?", "¿A quién más le pasa?"]);
        assert_eq!(services.services[0].script, services.services[1].script);
        assert_eq!((services.services[0].tests.len(), services.services[1].tests.len()), (1, 0));
        let text = "[[service]]\nkey = 'a'\nname = 'A'\nscript = ''\ntests = 'Apagar'\n\
                    [[service]]\nkey = 'b'\nname = 'B'\nscript = [3, 'x', 'x']\ntests = []\n\
                    [[service]]\nkey = 'c'\nname = 'C'\nscript = \"a\\u0007b\"\ntests = ['']\n";
        assert_eq!(
            told(Services::parse("services.toml", text)),
            [
                "blank 4:10 script = ''",
                "wrong-type 5:9 tests = 'Apagar'",
                "wrong-type 9:11 script = [3, 'x', 'x']",
                "repeated 9:19 script = [3, 'x', 'x']",
                "empty-list 10:9 tests = []",
                "control 14:10 script = \"a\\u0007b\"",
                "blank 15:10 tests = ['']",
            ]
        );
    }

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
