//! The contracts of a supplier: for what, from when to when, and how soon it must attend.

use chrono::NaiveDate;

use super::PRIORITIES;
use super::reader::Entries;
use super::source::Seen;
use crate::message;

/// What a supplier has bound itself to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contract {
    /// Its number.
    pub number: String,
    /// First day on which it holds.
    pub from: NaiveDate,
    /// Last day on which it holds, that day included; without end when absent.
    pub until: Option<NaiveDate>,
    /// Code of the calendar on which its clock runs; the desk's own when absent.
    pub calendar: Option<String>,
    /// Keys of the services that it covers; all of them when empty.
    pub services: Vec<String>,
    /// How soon the supplier must attend, in working minutes.
    pub attention: Option<i64>,
    /// The same for tickets of some priorities, in file order.
    pub attention_by_priority: Vec<(&'static str, i64)>,
    /// Name of the service level.
    pub level: Option<String>,
    /// Remark.
    pub note: Option<String>,
}

impl Contract {
    /// Whether it holds on that day.
    pub fn is_active(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// Whether it covers a service. A ticket that names none is covered only by what covers all.
    pub fn covers(&self, service: Option<&str>) -> bool {
        self.services.is_empty() || service.is_some_and(|key| self.services.iter().any(|covered| covered == key))
    }

    /// The limit of its clock for a ticket of that priority, in working minutes.
    pub fn limit(&self, priority: Option<&str>) -> Option<i64> {
        let own = self.attention_by_priority.iter().find(|(word, _)| Some(*word) == priority);
        own.map(|(_, minutes)| *minutes).or(self.attention)
    }

    /// The first day on which both hold for one service, if there is one.
    fn meets(&self, other: &Self) -> Option<NaiveDate> {
        let day = self.from.max(other.from);
        let shares = self.services.is_empty()
            || other.services.is_empty()
            || self.services.iter().any(|key| other.services.contains(key));
        (shares && self.is_active(day) && other.is_active(day)).then_some(day)
    }
}

/// Reads the contracts of one supplier.
pub(super) fn read(supplier: &mut Entries) -> Vec<Contract> {
    let mut numbers = Seen::default();
    let mut contracts: Vec<Contract> = Vec::new();
    supplier.tables("contract", |entry| {
        let Some((contract, at)) = read_one(entry, &mut numbers) else { return };
        for earlier in &contracts {
            if let Some(day) = contract.meets(earlier) {
                let message = message!("finding-catalogue-contracts", other = &earlier.number, from = day.to_string());
                entry.source.report(at, message);
            }
        }
        contracts.push(contract);
    });
    contracts
}

fn read_one(entry: &mut Entries, numbers: &mut Seen) -> Option<(Contract, usize)> {
    const KEYS: [&str; 9] =
        ["number", "from", "until", "calendar", "services", "attention", "attention_by_priority", "level", "note"];
    entry.refuse_unknown(&KEYS);
    let number = entry.required_text_at("number");
    if let Some((number, at)) = &number {
        numbers.add(entry.source, "number", number, *at);
    }
    entry.required("from");
    let (from, until) = entry.period();
    let calendar = entry.identifier("calendar");
    let services = entry.texts("services");
    for (key, at) in &services {
        entry.source.refuse_non_identifier("services", key, *at);
    }
    let attention = entry.minutes("attention");
    let mut attention_by_priority = Vec::new();
    entry.table("attention_by_priority", |table| {
        table.refuse_unknown(&PRIORITIES);
        attention_by_priority.extend(PRIORITIES.into_iter().filter_map(|word| Some((word, table.minutes(word)?))));
    });
    let (level, note) = (entry.text("level"), entry.text("note"));
    let (number, at) = number?;
    let services = services.into_iter().map(|(key, _)| key).collect();
    let contract =
        Contract { number, from: from?, until, calendar, services, attention, attention_by_priority, level, note };
    Some((contract, at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::catalogue::Suppliers;
    use crate::model::catalogue::tests::told;
    use crate::model::time;

    fn day(text: &str) -> NaiveDate {
        time::read_date(text).expect("date")
    }

    const TWO: &str = r#"
[[supplier]]
key = "a"
name = "A"
[[supplier.contract]]
number = "1"
from = 2026-01-01
until = 2026-06-30
attention = "8h"
attention_by_priority = { critical = "4h" }
[[supplier.contract]]
number = "2"
from = 2026-07-01
services = ["impresion", "red"]
calendar = "mx-lft"
level = "Oro"
note = "Prórroga en trámite"
[[supplier.contract]]
number = "3"
from = "2026-07-01"
services = ["telefonia"]
attention = "1h 30min"
"#;

    #[test]
    fn the_contract_is_that_of_the_day_and_the_service() {
        let suppliers = Suppliers::parse("suppliers.toml", TWO).expect("suppliers");
        let supplier = suppliers.get("a").expect("a");
        let number =
            |on, service: &str| supplier.contract_on(day(on), Some(service)).map(|found| found.number.as_str());
        assert_eq!((number("2025-12-31", "red"), number("2026-01-01", "red")), (None, Some("1")));
        assert_eq!((number("2026-06-30", "correo"), number("2026-07-01", "correo")), (Some("1"), None));
        assert_eq!((number("2026-07-01", "red"), number("2030-01-01", "telefonia")), (Some("2"), Some("3")));
        let unnamed = |on| supplier.contract_on(day(on), None).map(|found| found.number.as_str());
        assert_eq!((unnamed("2026-03-01"), unnamed("2026-08-01")), (Some("1"), None));
        let limits =
            |index: usize| [Some("critical"), Some("low"), None].map(|word| supplier.contracts[index].limit(word));
        assert_eq!(limits(0), [Some(240), Some(480), Some(480)]);
        assert_eq!((limits(1), limits(2)), ([None; 3], [Some(90); 3]));
    }

    #[test]
    fn everything_wrong_with_contracts_is_told_at_once() {
        let text = r#"[[supplier]]
key = "a"
name = "A"
[[supplier.contract]]
from = 2026-01-01
until = 2025-12-31
calendar = "mx lft"
services = ["red", "red", "la red"]
attention = "8"
attention_by_priority = { critical = "4h", alta = "5h", low = 3 }
nivel = "Oro"
[[supplier.contract]]
number = "1"
services = []
[[supplier.contract]]
number = "1"
from = 2026-01-01
until = 2026-12-31
services = ["red"]
[[supplier.contract]]
number = "2"
from = 2026-12-31
"#;
        assert_eq!(
            told(Suppliers::parse("suppliers.toml", text)),
            [
                "missing-key 4:1 [[supplier.contract]]",
                "period 6:9 until = 2025-12-31",
                "not-an-identifier 7:12 calendar = \"mx lft\"",
                "repeated 8:20 services = [\"red\", \"red\", \"la red\"]",
                "not-an-identifier 8:27 services = [\"red\", \"red\", \"la red\"]",
                "duration 9:13 attention = \"8\"",
                "unknown-key 10:44 attention_by_priority = { critical = \"4h\", alta = \"5h\", low = 3 }",
                "wrong-type 10:63 attention_by_priority = { critical = \"4h\", alta = \"5h\", low = 3 }",
                "unknown-key 11:1 nivel = \"Oro\"",
                "missing-key 12:1 [[supplier.contract]]",
                "empty-list 14:12 services = []",
                "duplicate 16:10 number = \"1\"",
                "contracts 21:10 number = \"2\"",
            ]
        );
        // Only the same service on the same day is a contradiction, and only of one supplier.
        let apart = TWO.replace("services = [\"telefonia\"]", "services = [\"red\"]");
        assert_eq!(told(Suppliers::parse("suppliers.toml", &apart)), ["contracts 19:10 number = \"3\""]);
        let other = TWO.replace(
            "[[supplier.contract]]\nnumber = \"3\"",
            "[[supplier]]\nkey = \"b\"\nname = \"B\"\n\
                                  [[supplier.contract]]\nnumber = \"2\"",
        );
        assert!(Suppliers::parse("suppliers.toml", &other).is_ok());
    }
}
