//! What `suppliers.toml` says: companies with their contracts, and the systems of others with numbers of their own.

use chrono::NaiveDate;
use regex_lite::Regex;

use super::contracts::{self, Contract};
use super::reader::{Entries, read_file};
use super::source::Seen;
use crate::message;
use crate::model::finding::Finding;

/// Findings of one file that are told; a file with more is damaged as a whole.
pub(super) const MOST_FINDINGS: usize = 50;

/// What was read of a file, or the first findings.
pub(super) fn at_most<T>(mut read: Result<T, Vec<Finding>>) -> Result<T, Vec<Finding>> {
    if let Err(findings) = &mut read {
        findings.truncate(MOST_FINDINGS);
    }
    read
}

/// Reads entries only until so much is wrong with their file that the rest would not be told.
pub(super) fn unless_damaged(mut read: impl FnMut(&mut Entries)) -> impl FnMut(&mut Entries) {
    move |entry| {
        if entry.source.findings.len() < MOST_FINDINGS {
            read(entry);
        }
    }
}

/// What `suppliers.toml` says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Suppliers {
    /// Companies, in file order.
    pub suppliers: Vec<Supplier>,
    /// Systems of others that give a ticket a number of their own, in file order.
    pub externals: Vec<External>,
}

/// A company that sells or repairs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supplier {
    /// Key that records hold.
    pub key: String,
    /// Name.
    pub name: String,
    /// Mail address.
    pub mail: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Its contracts, in file order; no two cover one service on one day.
    pub contracts: Vec<Contract>,
}

/// A system of others that gives a ticket a number of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct External {
    /// Key that procedures and services name.
    pub key: String,
    /// Name.
    pub name: String,
    /// Shape of its numbers; any number will do when absent.
    pub number: Option<NumberShape>,
    /// A number of that shape, to show what is expected.
    pub example: Option<String>,
    /// Names of its states by the keys that outcomes use, in file order.
    pub states: Vec<(String, String)>,
    /// Columns that are exported to it: of [`super::COLUMNS`], or fields of procedures.
    pub export: Vec<String>,
    /// Columns of the assets that are exported to it: of [`super::ASSET_COLUMNS`], or keys of cards.
    pub asset_export: Vec<String>,
}

/// The shape that a number must have as a whole.
#[derive(Debug, Clone)]
pub struct NumberShape {
    pattern: String,
    whole: Regex,
}

impl NumberShape {
    /// A shape from a regular expression, which need not be anchored.
    ///
    /// # Errors
    /// What is wrong with the expression.
    pub fn new(pattern: &str) -> Result<Self, regex_lite::Error> {
        // First on its own: `a)(b` would pass between our parentheses.
        Regex::new(pattern)?;
        let whole = Regex::new(&format!("^(?:{pattern})$"))?;
        Ok(Self { pattern: pattern.to_owned(), whole })
    }

    /// The expression, as the file has it.
    pub fn pattern(&self) -> &str {
        &self.pattern
    }

    /// Whether a number has this shape.
    pub fn fits(&self, number: &str) -> bool {
        self.whole.is_match(number)
    }
}

impl PartialEq for NumberShape {
    fn eq(&self, other: &Self) -> bool {
        self.pattern == other.pattern
    }
}

impl Eq for NumberShape {}

impl Supplier {
    /// The contract that covers a service on a day.
    pub fn contract_on(&self, day: NaiveDate, service: Option<&str>) -> Option<&Contract> {
        self.contracts.iter().find(|contract| contract.is_active(day) && contract.covers(service))
    }
}

impl External {
    /// The name that the system gives to a state.
    pub fn state(&self, key: &str) -> Option<&str> {
        self.states.iter().find(|(known, _)| known == key).map(|(_, name)| name.as_str())
    }

    /// Whether a number may be one of this system's.
    pub fn accepts(&self, number: &str) -> bool {
        self.number.as_ref().is_none_or(|shape| shape.fits(number))
    }
}

impl Suppliers {
    /// Reads `suppliers.toml`.
    ///
    /// # Errors
    /// Every problem of the text, with its place.
    pub fn parse(path: &str, text: &str) -> Result<Self, Vec<Finding>> {
        const SUPPLIER: [&str; 5] = ["key", "name", "mail", "phone", "contract"];
        const EXTERNAL: [&str; 7] = ["key", "name", "number", "example", "states", "export", "asset_export"];
        at_most(read_file(path, text, |mut top| {
            top.refuse_unknown(&["supplier", "external"]);
            let mut found = Self::default();
            let mut keys = Seen::default();
            let read_supplier = |entry: &mut Entries| {
                entry.refuse_unknown(&SUPPLIER);
                let (key, at) = entry.required_identifier("key");
                keys.add(entry.source, "key", &key, at);
                found.suppliers.push(Supplier {
                    key,
                    name: entry.required_text("name"),
                    mail: entry.mail("mail").map(|(mail, _)| mail),
                    phone: entry.text("phone"),
                    contracts: contracts::read(entry),
                });
            };
            top.tables("supplier", unless_damaged(read_supplier));
            let mut keys = Seen::default();
            let read_external = |entry: &mut Entries| {
                entry.refuse_unknown(&EXTERNAL);
                let (key, at) = entry.required_identifier("key");
                keys.add(entry.source, "key", &key, at);
                let name = entry.required_text("name");
                let number = entry.text_at("number").and_then(|(pattern, at)| match NumberShape::new(&pattern) {
                    Ok(shape) => Some(shape),
                    Err(error) => {
                        let message =
                            message!("finding-catalogue-number-shape", found = pattern, detail = error.to_string());
                        entry.source.report(at, message);
                        None
                    }
                });
                let example = entry.text_at("example");
                if let (Some(shape), Some((example, at))) = (&number, &example)
                    && !shape.fits(example)
                {
                    let message = message!("finding-catalogue-example", found = example, number = shape.pattern());
                    entry.source.report(*at, message);
                }
                found.externals.push(External {
                    key,
                    name,
                    number,
                    example: example.map(|(text, _)| text),
                    states: entry.named_texts("states"),
                    export: entry.texts("export").into_iter().map(|(column, _)| column).collect(),
                    asset_export: entry.texts("asset_export").into_iter().map(|(column, _)| column).collect(),
                });
            };
            top.tables("external", unless_damaged(read_external));
            Some(found)
        }))
    }

    /// The supplier of that key.
    pub fn get(&self, key: &str) -> Option<&Supplier> {
        self.suppliers.iter().find(|supplier| supplier.key == key)
    }

    /// The external system of that key.
    pub fn external(&self, key: &str) -> Option<&External> {
        self.externals.iter().find(|external| external.key == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::catalogue::tests::told;

    #[test]
    fn everything_wrong_with_suppliers_is_told_at_once() {
        let text = r#"
[[supplier]]
key = "x"
name = "X"
[[supplier]]
key = "x"
name = "Y"
[[external]]
key = "x"
name = "X"
number = "R-("
[[external]]
key = "y"
name = "Y"
number = "a)(b"
[[external]]
key = "z"
name = "Z"
number = "R-[0-9]{5}"
example = "R-123456"
"#;
        assert_eq!(
            told(Suppliers::parse("suppliers.toml", text)),
            [
                "duplicate 6:7 key = \"x\"",
                "number-shape 11:10 number = \"R-(\"",
                "number-shape 15:10 number = \"a)(b\"",
                "example 20:11 example = \"R-123456\"",
            ]
        );
        let shaped = "[[external]]\nkey = \"utic\"\nname = \"UTIC\"\nnumber = \"R-[0-9]{5}\"\n";
        let suppliers = Suppliers::parse("suppliers.toml", shaped).expect("suppliers");
        let utic = suppliers.external("utic").expect("utic");
        assert!(utic.accepts("R-20417"));
        assert!(["R-2041", "xR-20417", "R-20417\n", ""].iter().all(|number| !utic.accepts(number)));
    }

    #[test]
    fn a_system_names_its_states_and_the_columns_it_wants() {
        let text = "[[external]]\nkey = 'sdm'\nname = 'SDM'\nexport = ['folio', 'requester.name']\n\
                    states = { resuelto = 'Resuelto', abierto = 'En proceso' }\n";
        let suppliers = Suppliers::parse("suppliers.toml", text).expect("suppliers");
        let sdm = suppliers.external("sdm").expect("sdm");
        assert_eq!((sdm.state("abierto"), sdm.state("cerrado")), (Some("En proceso"), None));
        assert_eq!(sdm.export, ["folio", "requester.name"]);
        let text = "[[external]]\nkey = 'sdm'\nname = 'SDM'\nexport = []\nstates = { 'en curso' = '', b = 3 }\n\
                    [[external]]\nkey = 'sai'\nname = 'SAI'\nexport = ['folio', 'folio']\nstates = ['a']\n";
        assert_eq!(
            told(Suppliers::parse("suppliers.toml", text)),
            [
                "empty-list 4:10 export = []",
                "not-an-identifier 5:12 states = { 'en curso' = '', b = 3 }",
                "blank 5:25 states = { 'en curso' = '', b = 3 }",
                "wrong-type 5:33 states = { 'en curso' = '', b = 3 }",
                "repeated 9:20 export = ['folio', 'folio']",
                "wrong-type 10:10 states = ['a']",
            ]
        );
    }
}
