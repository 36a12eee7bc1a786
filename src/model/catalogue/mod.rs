//! The desk's catalogue: its settings, people, services, suppliers, calendars, inventory and assets, each read
//! from the text of its file. Pure: text in, a typed value or every problem of the text out. What
//! needs two files at once (a person's roles, a service's procedure) is checked elsewhere.

mod calendar;
mod contracts;
mod desk;
mod inventory;
mod letterhead;
mod people;
mod priorities;
mod reader;
mod reports;
mod services;
mod sharing;
mod source;
mod suppliers;

pub use calendar::{
    CalendarSettings, Closure, DAYS, DayEntry, DayRule, Extends, Span, Years, easter_sunday, month_message,
    weekday_message,
};
pub use contracts::Contract;
pub use desk::{DeskSettings, GroupBy, Recurrence};
pub use inventory::{
    AssetForm, CardField, CardType, Class, Inventory, Kind, Label, MinuteSettings, NotWorking, Paper, Programme,
    SIGNERS, card_message_id, read_months,
};
pub use letterhead::{Colour, LEAST_CONTRAST, Letterhead, PaperSize, Picture, PictureKind};
pub use people::{Absence, People, Person, fold, without};
pub use priorities::{Priorities, Targets};
pub use reports::{
    ChartDefinition, ColumnDefinition, GroupDefinition, MEASURES, MeasureDefinition, MeasureKind, PERIODS,
    REPORT_VERBS, ReportDefinition, STEPS, Sited, TableDefinition, TableEntry, Wording,
};
pub use services::{Service, Services};
pub use sharing::{Authors, CommitPolicy, Right, Rights, Sharing};
pub use suppliers::{External, NumberShape, Supplier, Suppliers};

/// The newest form of `desk.toml` that this program reads.
pub const FORMAT: u32 = 1;

/// The priorities, the most pressing first.
pub const PRIORITIES: [&str; 4] = ["critical", "high", "medium", "low"];

/// The levels of impact and urgency, the most pressing first.
pub const LEVELS: [&str; 3] = ["high", "medium", "low"];

/// What of a ticket may be a column for an external system, beside the fields of its procedure.
pub const COLUMNS: [&str; 21] = [
    "folio",
    "procedure",
    "parent",
    "status",
    "activity",
    "opened",
    "closed",
    "priority",
    "impact",
    "urgency",
    "service",
    "supplier",
    "requester.name",
    "requester.post",
    "requester.area",
    "requester.place",
    "requester.extension",
    "requester.mail",
    "asset",
    "assignee",
    "waiting",
];

/// What of an asset may be a column for a register of others, beside the keys of its card.
pub const ASSET_COLUMNS: [&str; 19] = [
    "asset",
    "number",
    "change",
    "changes",
    "kind",
    "state",
    "custodian",
    "custodian.id",
    "custodian.post",
    "area",
    "place",
    "since",
    "letter",
    "due",
    "ticket",
    "quantity",
    "users",
    "reason",
    "replaced_by",
];

/// The languages a desk may have, as `desk.toml` writes them.
pub const LANGUAGES: [&str; 2] = ["es", "en"];

/// The identifier of a level's name in the Fluent files where it is that of an impact, which in
/// Spanish is of another gender than a priority or an urgency.
pub fn impact_message_id(word: &str) -> Option<&'static str> {
    match word {
        "high" => Some("impact-high"),
        "medium" => Some("impact-medium"),
        "low" => Some("impact-low"),
        _ => None,
    }
}

/// The identifier of a priority's name in the Fluent files.
pub fn priority_message_id(word: &str) -> Option<&'static str> {
    match word {
        "critical" => Some("priority-critical"),
        "high" => Some("priority-high"),
        "medium" => Some("priority-medium"),
        "low" => Some("priority-low"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;

    use super::*;
    use crate::language::{Language, Tongue};
    use crate::model::finding::Finding;
    use crate::model::message::Message;

    const DESK: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/catalog/desk.toml"));
    pub(super) const PEOPLE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/catalog/people.toml"));
    const SERVICES: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/catalog/services.toml"));
    const SUPPLIERS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/catalog/suppliers.toml"));
    const PRIORITIES_FILE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/catalog/priorities.toml"));
    const INVENTORY: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/catalog/inventory.toml"));
    const CALENDAR: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/catalog/calendars/mx-apf.toml"));
    const BASE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/catalog/calendars/mx-lft.toml"));

    /// The findings as `code line:column excerpt`; each must read well in both languages.
    pub(super) fn told<T>(result: Result<T, Vec<Finding>>) -> Vec<String> {
        let findings = result.err().expect("findings");
        for finding in &findings {
            assert_speaks(&finding.message);
        }
        findings
            .iter()
            .map(|finding| {
                let place = &finding.place;
                let code = finding.code().strip_prefix("catalogue-").expect("code");
                match (place.line, place.column) {
                    (Some(line), Some(column)) => {
                        format!("{code} {line}:{column} {}", place.excerpt.as_deref().unwrap_or_default())
                    }
                    _ => code.to_owned(),
                }
            })
            .collect()
    }

    fn assert_speaks(message: &Message) {
        for tongue in [Tongue::Spanish, Tongue::English] {
            let language = Language::new(tongue, None);
            assert!(language.find(message.id).is_some(), "{tongue:?} lacks {}", message.id);
            for text in [language.format(message), language.remedy(message).unwrap_or_default()] {
                // Fluent leaves the braces of what it cannot fill.
                assert!(!text.is_empty() && !text.contains("{$"), "{tongue:?}: {}: {text}", message.id);
                assert!(!text.contains("kind-") && !text.contains("type-"), "{tongue:?}: {text}");
            }
        }
    }

    #[test]
    fn the_sample_desk_is_clean() {
        let date = |text: &str| text.parse::<NaiveDate>().expect("date");
        let desk = DeskSettings::parse("catalog/desk.toml", DESK).expect("desk");
        assert_eq!((desk.series.as_str(), desk.zone.name()), ("CI", "America/Mexico_City"));
        assert_eq!(desk.default_procedure(), "mp414-pr15");
        let people = People::parse("catalog/people.toml", PEOPLE).expect("people");
        let suppliers = Suppliers::parse("catalog/suppliers.toml", SUPPLIERS).expect("suppliers");
        let services = Services::parse("catalog/services.toml", SERVICES).expect("services");
        let priorities = Priorities::parse("catalog/priorities.toml", PRIORITIES_FILE).expect("priorities");
        assert_eq!(priorities, Priorities::default(), "the sample says what holds without it");
        let inventory = Inventory::parse("catalog/inventory.toml", INVENTORY).expect("inventory");
        assert!(
            inventory
                .kinds
                .iter()
                .filter_map(|kind| kind.register.as_ref())
                .all(|key| suppliers.external(key).is_some())
        );
        let own = CalendarSettings::parse("catalog/calendars/mx-apf.toml", CALENDAR).expect("calendar");
        assert_eq!(own.code, desk.calendar);
        let calendar = CalendarSettings::parse("catalog/calendars/mx-lft.toml", BASE).expect("calendar");
        assert_eq!(own.extends.map(|extends| extends.code).as_deref(), Some(calendar.code.as_str()));
        assert_eq!(calendar.hours_on(date("2026-01-09")), [(540, 1080)]);
        assert!(calendar.hours_on(date("2026-01-10")).is_empty());
        assert!(people.people.len() >= 12 && services.services.iter().any(|service| !service.offered));
        for service in &services.services {
            assert!(service.external.as_ref().is_none_or(|key| suppliers.external(key).is_some()), "{}", service.key);
        }
    }

    #[test]
    fn files_of_windows_are_read() {
        let text = format!("\u{feff}{}", PEOPLE.replace('\n', "\r\n"));
        let people = People::parse("people.toml", &text).expect("people");
        assert_eq!(people, People::parse("people.toml", PEOPLE).expect("people"));
        let text = "\u{feff}[[person]]\r\nid = \"a\"\r\nname = 3\r\nroles = []\r\n";
        assert_eq!(told(People::parse("people.toml", text)), ["wrong-type 3:8 name = 3"]);
    }

    #[test]
    fn broken_syntax_is_told_with_its_place() {
        let text = "[[person]]\nid = \"a\nname = \"A\"\nroles = [}\n";
        let found = told(People::parse("people.toml", text));
        assert!(found.len() >= 2 && found[0].starts_with("syntax 2:"), "{found:?}");
        let found = told(People::parse("people.toml", "a = 1\na = 2\n"));
        assert_eq!(found, ["syntax 2:1 a = 2"]);
    }

    #[test]
    fn priorities_have_names() {
        let language = Language::new(Tongue::Spanish, None);
        for word in PRIORITIES {
            assert!(priority_message_id(word).is_some_and(|id| language.find(id).is_some()), "{word}");
        }
        assert_eq!(priority_message_id("urgente"), None);
    }

    #[test]
    fn keys_of_cards_have_names() {
        let text = "stock = 'x'\n[[kind]]\nkey = 'a'\nname = 'A'\nclass = 'licence'\n\
                    [[kind]]\nkey = 'b'\nname = 'B'\nclass = 'consumable'\n";
        let inventory = Inventory::parse("inventory.toml", text).expect("inventory");
        for field in inventory.kinds.iter().flat_map(Kind::card) {
            let Label::Message(id) = field.label else { panic!("{}", field.key) };
            for tongue in [Tongue::Spanish, Tongue::English] {
                assert!(Language::new(tongue, None).find(id).is_some(), "{tongue:?}: {id}");
            }
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,60}|(?s).{0,60}", at in 0_usize..4000, cut in 0_usize..80) {
            for file in [DESK, PEOPLE, SERVICES, SUPPLIERS, PRIORITIES_FILE, INVENTORY, CALENDAR] {
                // A spoiled copy of a real file reaches further than text out of nowhere.
                let chars: Vec<char> = file.chars().collect();
                let at = at % chars.len();
                let (before, after) = chars.split_at(at);
                let spoiled: String =
                    before.iter().copied().chain(text.chars()).chain(after.iter().skip(cut).copied()).collect();
                for text in [&text, &spoiled] {
                    let _ = DeskSettings::parse("desk.toml", text);
                    let _ = People::parse("people.toml", text);
                    let _ = Services::parse("services.toml", text);
                    let _ = Suppliers::parse("suppliers.toml", text);
                    let _ = Priorities::parse("priorities.toml", text);
                    let _ = Inventory::parse("inventory.toml", text);
                    let _ = CalendarSettings::parse("calendars/x.toml", text);
                }
            }
        }
    }
}
