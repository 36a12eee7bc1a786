//! The contracts of a supplier: for what, from when to when, and how soon it must attend.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::PRIORITIES;
use super::reader::Entries;
use super::source::Seen;
use super::suppliers::{MOST_FINDINGS, unless_damaged};
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
}

/// Reads the contracts of one supplier.
pub(super) fn read(supplier: &mut Entries) -> Vec<Contract> {
    let mut numbers = Seen::default();
    let mut read: Vec<(Contract, usize)> = Vec::new();
    supplier.tables("contract", unless_damaged(|entry| read.extend(read_one(entry, &mut numbers))));
    let (contracts, places): (Vec<Contract>, Vec<usize>) = read.into_iter().unzip();
    for (index, earlier) in meetings(&contracts).into_iter().take(MOST_FINDINGS) {
        let (contract, earlier) = (&contracts[index], &contracts[earlier]);
        let day = contract.from.max(earlier.from).to_string();
        let message = message!("finding-catalogue-contracts", other = &earlier.number, from = day);
        supplier.source.report(places[index], message);
    }
    contracts
}

/// The contracts that cover a service on a day on which an earlier one does, each with the first
/// such; perhaps not all where they are more than are told. In order of their first day, a contract need only be compared
/// with those for its services that have not ended: at most one of each does not meet another.
fn meetings(contracts: &[Contract]) -> BTreeMap<usize, usize> {
    let mut order: Vec<usize> = (0..contracts.len()).collect();
    order.retain(|index| contracts[*index].is_active(contracts[*index].from));
    order.sort_by_key(|index| contracts[*index].from);
    // Those that run, of every service and of each; those that cover all services are under none.
    let mut running: Vec<usize> = Vec::new();
    let mut by_service: HashMap<Option<&str>, Vec<usize>> = HashMap::new();
    let mut found: BTreeMap<usize, usize> = BTreeMap::new();
    for index in order {
        let contract = &contracts[index];
        let services: Vec<Option<&str>> = match contract.services.is_empty() {
            true => vec![None],
            false => contract.services.iter().map(|key| Some(key.as_str())).collect(),
        };
        let mut meet = |others: &mut Vec<usize>| {
            others.retain(|other| contracts[*other].is_active(contract.from));
            for other in others.iter().copied() {
                let earlier = found.entry(index.max(other)).or_insert(index.min(other));
                *earlier = index.min(other).min(*earlier);
            }
        };
        if contract.services.is_empty() {
            meet(&mut running);
        } else {
            for service in services.iter().chain([&None]) {
                by_service.get_mut(service).into_iter().for_each(&mut meet);
            }
        }
        if found.len() >= MOST_FINDINGS {
            break;
        }
        running.push(index);
        for service in services {
            by_service.entry(service).or_default().push(index);
        }
    }
    found
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

    fn supplier(contracts: impl IntoIterator<Item = String>) -> Result<Suppliers, Vec<crate::model::finding::Finding>> {
        let contracts: String = contracts.into_iter().collect();
        Suppliers::parse("suppliers.toml", &format!("[[supplier]]\nkey = 'a'\nname = 'A'\n{contracts}"))
    }

    fn contract(number: usize, rest: &str) -> String {
        format!("[[supplier.contract]]\nnumber = '{number}'\n{rest}\n")
    }

    #[test]
    fn each_contract_is_told_of_the_first_that_it_meets() {
        let periods = [
            "from = 2026-03-01\nuntil = 2026-03-31\nservices = ['red', 'voz']",
            "from = 2026-01-01\nuntil = 2026-03-01\nservices = ['red']",
            "from = 2026-01-01\nuntil = 2026-02-28",
            "from = 2026-03-31",
            "from = 2026-06-01\nservices = ['correo']",
        ];
        let found = supplier(periods.iter().enumerate().map(|(index, rest)| contract(index, rest))).expect_err("meet");
        let argument = |finding: &crate::model::finding::Finding, key: &str| {
            finding.message.arguments.iter().find(|(known, _)| *known == key).map(|(_, value)| format!("{value:?}"))
        };
        let others: Vec<(Option<usize>, Option<String>)> =
            found.iter().map(|finding| (finding.place.line, argument(finding, "other"))).collect();
        let said = |text: &str| Some(format!("{:?}", crate::model::message::Argument::from(text)));
        assert_eq!(
            others,
            [(Some(10), said("0")), (Some(15), said("1")), (Some(19), said("0")), (Some(22), said("3"))]
        );
    }

    #[test]
    fn thousands_of_contracts_are_compared_at_once() {
        let most = super::super::suppliers::MOST_FINDINGS;
        let many = 5_000;
        let same = || (0..many).map(|number| contract(number, "from = 2026-01-01"));
        assert_eq!(told(supplier(same())).len(), most);
        let services = |number: usize| format!("from = 2026-01-01\nservices = ['s{number}']");
        let apart = || (0..many).map(move |number| contract(number, &services(number)));
        assert!(supplier(apart()).is_ok());
        // The last meets all, and is told of the first.
        let last = contract(many, "from = 2027-01-01");
        assert_eq!(told(supplier(apart().chain([last.clone()]))).len(), 1);
        assert_eq!(told(supplier([last].into_iter().chain(apart()))).len(), most);
        let nameless = (0..many).map(|_| "[[supplier.contract]]\n".to_owned());
        assert_eq!(told(supplier(nameless)).len(), most);
    }
}
