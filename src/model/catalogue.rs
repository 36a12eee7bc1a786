//! The desk's catalogue: its settings, people, services, suppliers, calendars and assets, each read
//! from the text of its file. Pure: text in, a typed value or every problem of the text out. What
//! needs two files at once (a person's roles, a service's procedure) is checked elsewhere.

use std::collections::HashMap;
use std::ops::Range;

use chrono::{NaiveDate, Weekday};
use regex_lite::Regex;
use serde_json::{Map, Value};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::event::Values;
use super::finding::{Finding, Place};
use super::folio::is_series;
use super::identifier::is_key;
use super::message::Message;
use super::shape::{self, ShapeProblem};
use super::suggestion::nearest;
use super::time::{self, Zone};
use crate::message;

/// The newest form of `desk.toml` that this program reads.
pub const FORMAT: u32 = 1;

/// The priorities, the most pressing first.
pub const PRIORITIES: [&str; 4] = ["critical", "high", "medium", "low"];

/// The languages a desk may have, as `desk.toml` writes them.
pub const LANGUAGES: [&str; 2] = ["es", "en"];

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

// --- desk.toml ----------------------------------------------------------------------------------

/// What `desk.toml` says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DeskSettings {
    /// Form of the desk's files.
    pub format: u32,
    /// Name of the desk.
    pub name: String,
    /// Institution, as forms print it.
    pub institution: String,
    /// Area that keeps the desk.
    pub area: String,
    /// Name of the unit that the desk serves, as forms print it.
    pub unit: String,
    /// City, for the forms.
    pub place: Option<String>,
    /// Language of what the desk prints: one of [`LANGUAGES`].
    pub language: String,
    /// Time zone.
    pub zone: Zone,
    /// Code of its calendar.
    pub calendar: String,
    /// Letters in front of the folios that this clone gives.
    pub series: String,
    /// Codes of the procedures in force, never empty; the first is the default.
    pub procedures: Vec<String>,
}

impl DeskSettings {
    /// Reads `desk.toml`.
    ///
    /// # Errors
    /// Every problem of the text, with its place.
    pub fn parse(path: &str, text: &str) -> Result<Self, Vec<Finding>> {
        const KEYS: [&str; 11] = [
            "format",
            "name",
            "institution",
            "unit",
            "area",
            "place",
            "language",
            "zone",
            "calendar",
            "series",
            "procedures",
        ];
        read_file(path, text, |mut top| {
            let format = match top.required("format") {
                Some(value) => {
                    let number = match value.get_ref() {
                        DeValue::Integer(number) => u32::from_str_radix(number.as_str(), number.radix()).ok(),
                        _ => None,
                    };
                    if number != Some(FORMAT) {
                        // A desk of another time may differ in anything: what else looks wrong here
                        // would be noise.
                        let found = source_of(top.source.text, value);
                        let message = message!("finding-catalogue-format", found = found, known = i64::from(FORMAT));
                        top.source.report(value.span().start, message);
                        return None;
                    }
                    number
                }
                None => None,
            };
            top.refuse_unknown(&KEYS);
            let name = top.required_text("name");
            let institution = top.required_text("institution");
            let unit = top.required_text("unit");
            let area = top.required_text("area");
            let place = top.text("place");
            let language = top.required("language").and_then(|_| top.word("language", &LANGUAGES));
            let zone = top.required_text_at("zone").and_then(|(text, at)| {
                let zone = Zone::named(&text);
                if zone.is_none() {
                    top.source.report(at, message!("finding-catalogue-zone", found = text));
                }
                zone
            });
            let calendar = top.required_identifier("calendar");
            let series = top.required_text_at("series").map(|(text, at)| {
                if !is_series(&text) {
                    top.source.report(at, message!("finding-catalogue-series", found = text.as_str()));
                }
                text
            });
            let procedures = top.required("procedures").map(|_| top.texts("procedures")).unwrap_or_default();
            for (code, at) in &procedures {
                top.source.refuse_non_identifier("procedures", code, *at);
            }
            Some(Self {
                format: format?,
                name,
                institution,
                area,
                unit,
                place,
                language: language?,
                zone: zone?,
                calendar: calendar.0,
                series: series?,
                procedures: procedures.into_iter().map(|(code, _)| code).collect(),
            })
        })
    }

    /// The procedure used when nobody asks for another.
    pub fn default_procedure(&self) -> &str {
        self.procedures.first().map_or("", String::as_str)
    }
}

// --- people.toml --------------------------------------------------------------------------------

/// What `people.toml` says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct People {
    /// People, in file order.
    pub people: Vec<Person>,
}

/// Somebody who works at the desk or asks it for help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Identifier that events carry; never used for somebody else.
    pub id: String,
    /// Name.
    pub name: String,
    /// Keys of the roles of the procedures.
    pub roles: Vec<String>,
    /// Roles held once: what the person did in them stays in order.
    pub former_roles: Vec<String>,
    /// Mail address.
    pub mail: Option<String>,
    /// Post.
    pub post: Option<String>,
    /// Area of the institution.
    pub area: Option<String>,
    /// Where the person sits.
    pub place: Option<String>,
    /// Telephone extension.
    pub extension: Option<String>,
    /// First day on which the entry holds; always so when absent.
    pub from: Option<NaiveDate>,
    /// Last day on which the entry holds, that day included; without end when absent.
    pub until: Option<NaiveDate>,
}

impl Person {
    /// Whether the entry holds on that day.
    pub fn is_active(&self, on: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= on) && self.until.is_none_or(|until| on <= until)
    }

    /// Whether the person has one of these roles.
    pub fn has_role(&self, roles: &[&str]) -> bool {
        self.roles.iter().any(|role| roles.contains(&role.as_str()))
    }

    /// Whether there is a day on which both entries hold.
    fn meets(&self, other: &Self) -> bool {
        let reaches = |from: Option<NaiveDate>, until: Option<NaiveDate>| match (from, until) {
            (Some(from), Some(until)) => from <= until,
            _ => true,
        };
        reaches(self.from, other.until) && reaches(other.from, self.until)
    }
}

impl People {
    /// Reads `people.toml`.
    ///
    /// # Errors
    /// Every problem of the text, with its place.
    pub fn parse(path: &str, text: &str) -> Result<Self, Vec<Finding>> {
        const KEYS: [&str; 11] =
            ["id", "name", "roles", "former_roles", "mail", "post", "area", "place", "extension", "from", "until"];
        read_file(path, text, |mut top| {
            top.refuse_unknown(&["person"]);
            let mut ids = Seen::default();
            let mut people: Vec<Person> = Vec::new();
            // Where each address stands, and whose it is.
            let mut addresses: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
            top.tables("person", |entry| {
                entry.refuse_unknown(&KEYS);
                let (id, at) = entry.required_identifier("id");
                ids.add(entry.source, "id", &id, at);
                let name = entry.required_text("name");
                let roles = entry.required("roles").map(|_| entry.possible_texts("roles")).unwrap_or_default();
                let former_roles = entry.possible_texts("former_roles");
                let mail = entry.mail("mail");
                let from = entry.date("from");
                let until = entry.date("until");
                if let (Some((from, _)), Some((until, at))) = (from, until)
                    && until < from
                {
                    let message =
                        message!("finding-catalogue-period", from = from.to_string(), until = until.to_string());
                    entry.source.report(at, message);
                }
                let person = Person {
                    id,
                    name,
                    roles: roles.into_iter().map(|(role, _)| role).collect(),
                    former_roles: former_roles.into_iter().map(|(role, _)| role).collect(),
                    mail: mail.as_ref().map(|(mail, _)| mail.clone()),
                    post: entry.text("post"),
                    area: entry.text("area"),
                    place: entry.text("place"),
                    extension: entry.text("extension"),
                    from: from.map(|(day, _)| day),
                    until: until.map(|(day, _)| day),
                };
                if let Some((mail, at)) = mail {
                    // An address may pass to a successor, but at no time belong to two people.
                    let holders = addresses.entry(mail.to_lowercase()).or_default();
                    let taken = holders.iter().find(|(index, _)| people.get(*index).is_some_and(|p| p.meets(&person)));
                    if let Some((_, first)) = taken {
                        entry.source.duplicate("mail", &mail, at, *first);
                    } else {
                        holders.push((people.len(), at));
                    }
                }
                people.push(person);
            });
            Some(Self { people })
        })
    }

    /// The person of that identifier.
    pub fn get(&self, id: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id)
    }

    /// The person of that name, whatever the capitals, accents and spaces. None when two people
    /// answer to it: then only the identifier tells them apart.
    pub fn find_by_name(&self, name: &str) -> Option<&Person> {
        let folded = fold(name);
        let mut found = self.people.iter().filter(|person| fold(&person.name) == folded);
        let first = found.next()?;
        if found.next().is_none() {
            return Some(first);
        }
        let mut exact = self.people.iter().filter(|person| person.name == name);
        exact.next().filter(|_| exact.next().is_none())
    }

    /// Those who have one of the roles on that day, in file order.
    pub fn with_role(&self, roles: &[&str], on: NaiveDate) -> Vec<&Person> {
        self.people.iter().filter(|person| person.is_active(on) && person.has_role(roles)).collect()
    }

    /// The person of that address; where it passed from one to another, the last to have it.
    pub fn by_mail(&self, mail: &str) -> Option<&Person> {
        let mail = mail.trim().to_lowercase();
        self.people
            .iter()
            .filter(|person| person.mail.as_ref().is_some_and(|own| own.to_lowercase() == mail))
            .max_by_key(|person| person.until.unwrap_or(NaiveDate::MAX))
    }
}

/// A name without what people leave out when they type it: capitals, accents, doubled spaces.
pub fn fold(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words
        .join(" ")
        .chars()
        .flat_map(char::to_lowercase)
        // Accents that a keyboard wrote as marks of their own.
        .filter(|c| !('\u{300}'..='\u{36f}').contains(c))
        .map(|c| match c {
            'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'í' | 'ì' | 'î' | 'ï' => 'i',
            'ó' | 'ò' | 'ô' | 'ö' | 'õ' => 'o',
            'ú' | 'ù' | 'û' | 'ü' => 'u',
            'ñ' => 'n',
            'ç' => 'c',
            'ý' | 'ÿ' => 'y',
            other => other,
        })
        .collect()
}

// --- services.toml ------------------------------------------------------------------------------

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

// --- suppliers.toml -----------------------------------------------------------------------------

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

impl External {
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
        const SUPPLIER: [&str; 4] = ["key", "name", "mail", "phone"];
        const EXTERNAL: [&str; 4] = ["key", "name", "number", "example"];
        read_file(path, text, |mut top| {
            top.refuse_unknown(&["supplier", "external"]);
            let mut found = Self::default();
            let mut keys = Seen::default();
            top.tables("supplier", |entry| {
                entry.refuse_unknown(&SUPPLIER);
                let (key, at) = entry.required_identifier("key");
                keys.add(entry.source, "key", &key, at);
                found.suppliers.push(Supplier {
                    key,
                    name: entry.required_text("name"),
                    mail: entry.mail("mail").map(|(mail, _)| mail),
                    phone: entry.text("phone"),
                });
            });
            let mut keys = Seen::default();
            top.tables("external", |entry| {
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
                found.externals.push(External { key, name, number, example: example.map(|(text, _)| text) });
            });
            Some(found)
        })
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

// --- calendars/<code>.toml ----------------------------------------------------------------------

/// What a file of `calendars/` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarSettings {
    /// Code; its file's name.
    pub code: String,
    /// Name.
    pub name: String,
    /// Working hours, in file order; no two spans of one day overlap.
    pub hours: Vec<Span>,
}

/// A stretch of working time on some days of the week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Days.
    pub days: Vec<Weekday>,
    /// Beginning, in minutes from midnight.
    pub from: u16,
    /// End, in minutes from midnight, later than the beginning; 1440 is the midnight that ends
    /// the day.
    pub to: u16,
}

/// Days of the week, as calendars write them.
const DAYS: [(&str, Weekday); 7] = [
    ("mon", Weekday::Mon),
    ("tue", Weekday::Tue),
    ("wed", Weekday::Wed),
    ("thu", Weekday::Thu),
    ("fri", Weekday::Fri),
    ("sat", Weekday::Sat),
    ("sun", Weekday::Sun),
];

/// Minutes of a day.
const DAY: u16 = 24 * 60;

impl CalendarSettings {
    /// Reads a file of `calendars/`. Its path tells the code that it must have.
    ///
    /// # Errors
    /// Every problem of the text, with its place.
    pub fn parse(path: &str, text: &str) -> Result<Self, Vec<Finding>> {
        read_file(path, text, |mut top| {
            top.refuse_unknown(&["code", "name", "hours"]);
            let (code, at) = top.required_identifier("code");
            let expected = stem(path);
            if is_key(&code) && code != expected {
                let message =
                    message!("finding-catalogue-file-name", key = "code", found = code.as_str(), name = expected);
                top.source.report(at, message);
            }
            let name = top.required_text("name");
            let mut spans = Vec::new();
            if let Some(value) = top.required("hours") {
                if matches!(value.get_ref(), DeValue::Array(list) if list.is_empty()) {
                    top.source.report(value.span().start, message!("finding-catalogue-empty-list", key = "hours"));
                }
                top.tables("hours", |entry| spans.extend(read_span(entry)));
            }
            for (index, (span, at)) in spans.iter().enumerate() {
                for (earlier, _) in spans.iter().take(index) {
                    refuse_overlap(top.source, earlier, span, *at);
                }
            }
            Some(Self { code, name, hours: spans.into_iter().map(|(span, _)| span).collect() })
        })
    }

    /// Beginnings and ends of that day's spans, in minutes from midnight, in order of time.
    pub fn hours_on(&self, day: Weekday) -> Vec<(u16, u16)> {
        let mut hours: Vec<(u16, u16)> =
            self.hours.iter().filter(|span| span.days.contains(&day)).map(|span| (span.from, span.to)).collect();
        hours.sort_unstable();
        hours
    }
}

fn read_span(entry: &mut Entries) -> Option<(Span, usize)> {
    entry.refuse_unknown(&["days", "from", "to"]);
    let words: Vec<&str> = DAYS.iter().map(|(word, _)| *word).collect();
    let days = entry.required("days").map(|_| entry.texts("days")).unwrap_or_default();
    let days: Vec<Weekday> = days
        .into_iter()
        .filter_map(|(word, at)| {
            let day = DAYS.iter().find(|(known, _)| *known == word).map(|(_, day)| *day);
            if day.is_none() {
                entry.source.report(at, unknown_word("days", &word, &words));
            }
            day
        })
        .collect();
    let from = entry.required("from").and_then(|_| entry.hour("from"));
    let to = entry.required("to").and_then(|_| entry.hour("to"));
    let ((from, _), (to, at)) = (from?, to?);
    if to <= from {
        let message = message!("finding-catalogue-span", from = write_hour(from), to = write_hour(to));
        entry.source.report(at, message);
        return None;
    }
    Some((Span { days, from, to }, entry.at.unwrap_or_default()))
}

fn refuse_overlap(source: &mut Source, earlier: &Span, span: &Span, at: usize) {
    if earlier.to <= span.from || span.to <= earlier.from {
        return;
    }
    let shared: Vec<&str> = DAYS
        .iter()
        .filter(|(_, day)| earlier.days.contains(day) && span.days.contains(day))
        .map(|(word, _)| *word)
        .collect();
    if !shared.is_empty() {
        let message = message!(
            "finding-catalogue-overlap",
            days = shared.join(", "),
            from = write_hour(earlier.from.max(span.from)),
            to = write_hour(earlier.to.min(span.to)),
        );
        source.report(at, message);
    }
}

fn read_hour(text: &str) -> Option<u16> {
    let (hours, minutes) = text.trim().split_once(':')?;
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit()).then(|| text.parse::<u16>().ok())?;
    if hours.len() > 2 || minutes.len() != 2 {
        return None;
    }
    let (hours, minutes) = (digits(hours)?, digits(minutes)?);
    let total = hours * 60 + minutes;
    (minutes < 60 && total <= DAY).then_some(total)
}

fn write_hour(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

// --- assets/<kind>/<id>.yaml --------------------------------------------------------------------

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

// --- Reading TOML -------------------------------------------------------------------------------

/// Syntax errors reported of one file: after so many, what follows is their echo.
const MOST_SYNTAX_ERRORS: usize = 20;

/// Reads a file with `build`, which reports what it finds wrong.
fn read_file<T>(path: &str, text: &str, build: impl FnOnce(Entries) -> Option<T>) -> Result<T, Vec<Finding>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut source = Source { path, text, findings: Vec::new() };
    let (document, errors) = DeTable::parse_recoverable(text);
    let mut last_line = None;
    for error in errors {
        let at = error.span().map_or(0, |span| span.start);
        // The parser stumbles over one mistake several times.
        let line = source.line(at);
        if last_line != Some(line) && source.findings.len() < MOST_SYNTAX_ERRORS {
            last_line = Some(line);
            source.report(at, message!("finding-catalogue-syntax", detail = error.message()));
        }
    }
    if !source.findings.is_empty() {
        return Err(source.sorted());
    }
    let built = build(Entries { table: document.get_ref(), at: None, source: &mut source });
    match built {
        Some(built) if source.findings.is_empty() => Ok(built),
        _ => Err(source.sorted()),
    }
}

/// A file being read, with what was found wrong so far and where.
struct Source<'t> {
    path: &'t str,
    text: &'t str,
    findings: Vec<(usize, Finding)>,
}

impl Source<'_> {
    fn report(&mut self, at: usize, message: Message) {
        self.findings.push((at, Finding::new(Place::offset(self.path, self.text, at), message)));
    }

    /// Reports something that is unique and stands already at `first`.
    fn duplicate(&mut self, key: &'static str, found: &str, at: usize, first: usize) {
        let line = self.line(first);
        self.report(at, message!("finding-catalogue-duplicate", key = key, found = found, line = line));
    }

    fn refuse_non_identifier(&mut self, key: &str, found: &str, at: usize) {
        if !is_key(found) {
            self.report(at, message!("finding-catalogue-not-an-identifier", key = key, found = found));
        }
    }

    fn line(&self, at: usize) -> usize {
        self.text.get(..at).unwrap_or(self.text).matches('\n').count() + 1
    }

    fn sorted(mut self) -> Vec<Finding> {
        self.findings.sort_by_key(|(at, _)| *at);
        self.findings.into_iter().map(|(_, finding)| finding).collect()
    }
}

/// Identifiers seen so far, each with the place where it first stood.
#[derive(Default)]
struct Seen(HashMap<String, usize>);

impl Seen {
    fn add(&mut self, source: &mut Source, key: &'static str, found: &str, at: usize) {
        if found.is_empty() {
            return;
        }
        match self.0.get(found) {
            Some(first) => source.duplicate(key, found, at, *first),
            None => {
                self.0.insert(found.to_owned(), at);
            }
        }
    }
}

/// A table being read.
struct Entries<'r, 't> {
    table: &'r DeTable<'r>,
    /// Where it begins; none for the whole file.
    at: Option<usize>,
    source: &'r mut Source<'t>,
}

impl<'r> Entries<'r, '_> {
    /// Reports keys that do not belong here.
    fn refuse_unknown(&mut self, known: &[&str]) {
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            if known.contains(&name) {
                continue;
            }
            let list = known.join(", ");
            let message = match nearest(name, known.iter().copied()) {
                Some(near) => message!("finding-catalogue-unknown-key-near", key = name, near = near, known = list),
                None => message!("finding-catalogue-unknown-key", key = name, known = list),
            };
            self.source.report(key.span().start, message);
        }
    }

    /// The value of a key that must be there.
    fn required(&mut self, key: &'static str) -> Option<&'r Spanned<DeValue<'r>>> {
        let value = self.table.get(key);
        if value.is_none() {
            let message = message!("finding-catalogue-missing-key", key = key);
            match self.at {
                Some(at) => self.source.report(at, message),
                None => self.source.findings.push((0, Finding::new(Place::file(self.source.path), message))),
            }
        }
        value
    }

    fn wrong_type(&mut self, key: &str, value: &Spanned<DeValue>, expected: Message) {
        let found = kind_of(value.get_ref());
        let message = message!("finding-catalogue-wrong-type", key = key, expected = expected, found = found);
        self.source.report(value.span().start, message);
    }

    /// A text that says something, on one line.
    fn text_of(&mut self, key: &'static str, value: &Spanned<DeValue>) -> Option<(String, usize)> {
        let at = value.span().start;
        let DeValue::String(text) = value.get_ref() else {
            self.wrong_type(key, value, message!("kind-text"));
            return None;
        };
        if text.trim().is_empty() {
            self.source.report(at, message!("finding-catalogue-blank", key = key));
            return None;
        }
        if text.chars().any(char::is_control) {
            self.source.report(at, message!("finding-catalogue-one-line", key = key));
            return None;
        }
        Some((text.trim().to_owned(), at))
    }

    fn text_at(&mut self, key: &'static str) -> Option<(String, usize)> {
        let value = self.table.get(key)?;
        self.text_of(key, value)
    }

    fn text(&mut self, key: &'static str) -> Option<String> {
        self.text_at(key).map(|(text, _)| text)
    }

    fn required_text_at(&mut self, key: &'static str) -> Option<(String, usize)> {
        let value = self.required(key)?;
        self.text_of(key, value)
    }

    /// An obligatory text; empty when it cannot be had, which is reported.
    fn required_text(&mut self, key: &'static str) -> String {
        self.required_text_at(key).map(|(text, _)| text).unwrap_or_default()
    }

    /// An obligatory identifier and where it stands; empty when it cannot be had, which is reported.
    fn required_identifier(&mut self, key: &'static str) -> (String, usize) {
        let Some((text, at)) = self.required_text_at(key) else { return (String::new(), 0) };
        self.source.refuse_non_identifier(key, &text, at);
        (text, at)
    }

    fn identifier(&mut self, key: &'static str) -> Option<String> {
        let (text, at) = self.text_at(key)?;
        self.source.refuse_non_identifier(key, &text, at);
        Some(text)
    }

    /// A word of a fixed list.
    fn word(&mut self, key: &'static str, known: &[&str]) -> Option<String> {
        let (text, at) = self.text_at(key)?;
        if known.contains(&text.as_str()) {
            return Some(text);
        }
        self.source.report(at, unknown_word(key, &text, known));
        None
    }

    fn mail(&mut self, key: &'static str) -> Option<(String, usize)> {
        let (text, at) = self.text_at(key)?;
        if is_address(&text) {
            return Some((text, at));
        }
        self.source.report(at, message!("finding-catalogue-mail", found = text));
        None
    }

    fn boolean(&mut self, key: &'static str) -> Option<bool> {
        let value = self.table.get(key)?;
        if let DeValue::Boolean(answer) = value.get_ref() {
            return Some(*answer);
        }
        self.wrong_type(key, value, message!("kind-bool"));
        None
    }

    /// A list of different texts, perhaps empty, each with its place.
    fn possible_texts(&mut self, key: &'static str) -> Vec<(String, usize)> {
        let Some(value) = self.table.get(key) else { return Vec::new() };
        let DeValue::Array(list) = value.get_ref() else {
            self.wrong_type(key, value, message!("kind-list"));
            return Vec::new();
        };
        let mut texts: Vec<(String, usize)> = Vec::new();
        for item in list.iter() {
            let Some((text, at)) = self.text_of(key, item) else { continue };
            if texts.iter().any(|(seen, _)| *seen == text) {
                self.source.report(at, message!("finding-catalogue-repeated", key = key, found = text));
            } else {
                texts.push((text, at));
            }
        }
        texts
    }

    /// A list of different texts that must have some.
    fn texts(&mut self, key: &'static str) -> Vec<(String, usize)> {
        if let Some(value) = self.table.get(key)
            && matches!(value.get_ref(), DeValue::Array(list) if list.is_empty())
        {
            self.source.report(value.span().start, message!("finding-catalogue-empty-list", key = key));
        }
        self.possible_texts(key)
    }

    /// A date, with or without quotation marks.
    fn date(&mut self, key: &'static str) -> Option<(NaiveDate, usize)> {
        let value = self.table.get(key)?;
        let at = value.span().start;
        let text = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Datetime(moment) => moment.to_string(),
            _ => {
                self.wrong_type(key, value, message!("type-date"));
                return None;
            }
        };
        let day = time::read_date(&text);
        if day.is_none() {
            self.source.report(at, message!("finding-catalogue-date", key = key, found = text));
        }
        day.map(|day| (day, at))
    }

    /// An hour of the day in minutes from midnight, with or without quotation marks.
    fn hour(&mut self, key: &'static str) -> Option<(u16, usize)> {
        let value = self.table.get(key)?;
        let at = value.span().start;
        let text = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            // TOML writes the hour `09:00` as `09:00:00` too; only whole minutes are hours of ours.
            DeValue::Datetime(moment) => {
                let text = moment.to_string();
                text.strip_suffix(":00").filter(|short| short.contains(':')).map(str::to_owned).unwrap_or(text)
            }
            _ => {
                self.wrong_type(key, value, message!("catalogue-kind-hour"));
                return None;
            }
        };
        let hour = read_hour(&text);
        if hour.is_none() {
            self.source.report(at, message!("finding-catalogue-hour", key = key, found = text));
        }
        hour.map(|hour| (hour, at))
    }

    /// Values of a table, as records hold them.
    fn values(&mut self, key: &'static str) -> Values {
        let Some(value) = self.table.get(key) else { return Values::new() };
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong_type(key, value, message!("kind-mapping"));
            return Values::new();
        };
        table.iter().filter_map(|(key, value)| Some((key.get_ref().to_string(), self.record_value(value)?))).collect()
    }

    fn record_value(&mut self, value: &Spanned<DeValue>) -> Option<Value> {
        let found = match value.get_ref() {
            DeValue::String(text) => Some(Value::String(text.to_string())),
            DeValue::Boolean(answer) => Some(Value::Bool(*answer)),
            DeValue::Datetime(moment) => Some(Value::String(moment.to_string())),
            DeValue::Integer(number) => {
                i64::from_str_radix(number.as_str(), number.radix()).ok().map(|number| Value::Number(number.into()))
            }
            DeValue::Float(number) => {
                number.as_str().parse().ok().and_then(serde_json::Number::from_f64).map(Value::Number)
            }
            DeValue::Array(list) => {
                return Some(Value::Array(list.iter().filter_map(|item| self.record_value(item)).collect()));
            }
            DeValue::Table(table) => {
                let mut map = Map::new();
                for (key, value) in table {
                    map.insert(key.get_ref().to_string(), self.record_value(value)?);
                }
                return Some(Value::Object(map));
            }
        };
        if found.is_none() {
            let text = source_of(self.source.text, value);
            self.source.report(value.span().start, message!("finding-catalogue-number", found = text));
        }
        found
    }

    /// Reads each table of a list of tables.
    fn tables(&mut self, key: &'static str, mut read: impl FnMut(&mut Entries)) {
        let Some(value) = self.table.get(key) else { return };
        match value.get_ref() {
            DeValue::Array(list) => {
                for item in list.iter() {
                    if let DeValue::Table(table) = item.get_ref() {
                        read(&mut Entries { table, at: Some(item.span().start), source: self.source });
                    } else {
                        self.wrong_type(key, item, message!("kind-mapping"));
                    }
                }
            }
            DeValue::Table(_) => {
                self.source.report(value.span().start, message!("finding-catalogue-single-table", key = key));
            }
            _ => self.wrong_type(key, value, message!("kind-list")),
        }
    }
}

/// What a Spanish speaker may well write, and the word that the files want.
const IN_SPANISH: [(&str, &str); 16] = [
    ("lun", "mon"),
    ("mar", "tue"),
    ("mié", "wed"),
    ("mie", "wed"),
    ("jue", "thu"),
    ("vie", "fri"),
    ("sáb", "sat"),
    ("sab", "sat"),
    ("dom", "sun"),
    ("crítica", "critical"),
    ("urgente", "critical"),
    ("alta", "high"),
    ("media", "medium"),
    ("baja", "low"),
    ("español", "es"),
    ("inglés", "en"),
];

fn unknown_word(key: &'static str, found: &str, known: &[&str]) -> Message {
    let list = known.join(", ");
    let lower = found.to_lowercase();
    let translated = IN_SPANISH
        .iter()
        // `lunes` begins like `lun`; the other words are whole.
        .find(|(spanish, word)| known.contains(word) && lower.starts_with(spanish))
        .map(|(_, word)| *word);
    match translated.or_else(|| nearest(found, known.iter().copied())) {
        Some(near) => message!("finding-catalogue-word-near", key = key, found = found, near = near, known = list),
        None => message!("finding-catalogue-word", key = key, found = found, known = list),
    }
}

/// Enough of an address to send to; whether it exists only mail itself can tell.
fn is_address(text: &str) -> bool {
    match text.split_once('@') {
        Some((local, domain)) => {
            !local.is_empty() && !domain.is_empty() && !domain.contains('@') && !text.contains(char::is_whitespace)
        }
        None => false,
    }
}

/// A value as its file writes it.
fn source_of<'t>(text: &'t str, value: &Spanned<DeValue>) -> &'t str {
    let Range { start, end } = value.span();
    text.get(start..end).unwrap_or_default()
}

/// A file's name without folder and extension.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn kind_of(value: &DeValue) -> Message {
    match value {
        DeValue::String(_) => message!("kind-text"),
        DeValue::Integer(_) | DeValue::Float(_) => message!("kind-number"),
        DeValue::Boolean(_) => message!("kind-bool"),
        DeValue::Datetime(_) => message!("catalogue-kind-moment"),
        DeValue::Array(_) => message!("kind-list"),
        DeValue::Table(_) => message!("kind-mapping"),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::language::{Language, Tongue};

    const DESK: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/catalog/desk.toml"));
    const PEOPLE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/catalog/people.toml"));
    const SERVICES: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/catalog/services.toml"));
    const SUPPLIERS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/catalog/suppliers.toml"));
    const CALENDAR: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/catalog/calendars/mx-oficina.toml"));

    fn day(text: &str) -> NaiveDate {
        time::read_date(text).expect("date")
    }

    /// The findings as `code line:column excerpt`; each must read well in both languages.
    fn told<T>(result: Result<T, Vec<Finding>>) -> Vec<String> {
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
        let desk = DeskSettings::parse("catalog/desk.toml", DESK).expect("desk");
        assert_eq!((desk.series.as_str(), desk.zone.name()), ("CI", "America/Mexico_City"));
        assert_eq!(desk.default_procedure(), "mp414-pr15");
        let people = People::parse("catalog/people.toml", PEOPLE).expect("people");
        let suppliers = Suppliers::parse("catalog/suppliers.toml", SUPPLIERS).expect("suppliers");
        let services = Services::parse("catalog/services.toml", SERVICES).expect("services");
        let calendar = CalendarSettings::parse("catalog/calendars/mx-oficina.toml", CALENDAR).expect("calendar");
        assert_eq!(calendar.code, desk.calendar);
        assert_eq!(calendar.hours_on(Weekday::Fri), [(540, 1080)]);
        assert!(calendar.hours_on(Weekday::Sat).is_empty());
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
    fn people_are_found() {
        let people = People::parse("people.toml", PEOPLE).expect("people");
        let named = |name| people.find_by_name(name).map(|person| person.id.as_str());
        assert_eq!(named("casilda  supuesta INIGUEZ"), Some("usuario-3"));
        assert_eq!(named("Casilda Supuesta I\u{301}n\u{303}iguez"), Some("usuario-3"));
        assert_eq!(named("casilda"), None);
        let staff = |on| people.with_role(&["personal"], day(on)).len();
        assert_eq!((staff("2026-06-30"), staff("2026-07-01"), staff("2026-01-04")), (4, 3, 3));
        assert_eq!(people.by_mail("PERSONAL-2@example.org ").map(|person| person.id.as_str()), Some("personal-2"));
        assert_eq!(people.get("jefatura-1").map(|person| person.has_role(&["jefatura"])), Some(true));
        assert_eq!(people.get("nadie"), None);
    }

    #[test]
    fn an_address_may_pass_on_but_not_be_shared() {
        let text = r#"
[[person]]
id = "a"
name = "Igual"
roles = []
mail = "x@example.org"
until = 2025-12-31
[[person]]
id = "b"
name = "Igual"
roles = []
mail = "X@example.org"
from = "2026-01-01"
"#;
        let people = People::parse("people.toml", text).expect("people");
        assert_eq!(people.by_mail("x@example.org").map(|person| person.id.as_str()), Some("b"));
        assert_eq!(people.find_by_name("igual"), None);
        let text = text.replace("2026-01-01", "2025-12-31");
        assert_eq!(told(People::parse("people.toml", &text)), ["duplicate 12:8 mail = \"X@example.org\""]);
    }

    #[test]
    fn everything_wrong_with_a_desk_is_told_at_once() {
        let text = r#"format = 1
nombre = "x"
name = "  "
institution = "a\nb"
language = "fr"
zone = "America/Mexico"
calendar = "../x"
series = "ci"
procedures = []
unit = 7
"#;
        assert_eq!(
            told(DeskSettings::parse("desk.toml", text)),
            [
                "missing-key",
                "unknown-key-near 2:1 nombre = \"x\"",
                "blank 3:8 name = \"  \"",
                "one-line 4:15 institution = \"a\\nb\"",
                "word 5:12 language = \"fr\"",
                "zone 6:8 zone = \"America/Mexico\"",
                "not-an-identifier 7:12 calendar = \"../x\"",
                "series 8:10 series = \"ci\"",
                "empty-list 9:14 procedures = []",
                "wrong-type 10:8 unit = 7",
            ]
        );
        assert_eq!(told(DeskSettings::parse("desk.toml", "")), ["missing-key"; 10]);
        assert_eq!(told(DeskSettings::parse("desk.toml", "format = 2\nxyz = 1")), ["format 1:10 format = 2"]);
    }

    #[test]
    fn everything_wrong_with_people_is_told_at_once() {
        let text = r#"
people = []
[[person]]
id = "a b"
name = "A"
roles = ["personal", "personal", 3]
mail = "a at example"
from = 2026-05-01
until = 2026-04-30
[[person]]
name = "B"
roles = "personal"
from = "ayer"
until = 3
[[person]]
id = "c"
name = "C"
roles = []
[[person]]
id = "c"
name = "D"
roles = []
xyzw = 1
"#;
        assert_eq!(
            told(People::parse("people.toml", text)),
            [
                "unknown-key 2:1 people = []",
                "not-an-identifier 4:6 id = \"a b\"",
                "repeated 6:22 roles = [\"personal\", \"personal\", 3]",
                "wrong-type 6:34 roles = [\"personal\", \"personal\", 3]",
                "mail 7:8 mail = \"a at example\"",
                "period 9:9 until = 2026-04-30",
                "missing-key 10:1 [[person]]",
                "wrong-type 12:9 roles = \"personal\"",
                "date 13:8 from = \"ayer\"",
                "wrong-type 14:9 until = 3",
                "duplicate 20:6 id = \"c\"",
                "unknown-key 23:1 xyzw = 1",
            ]
        );
        assert_eq!(told(People::parse("people.toml", "[person]\nid = 'a'")), ["single-table 1:1 [person]"]);
        assert_eq!(told(People::parse("people.toml", "person = [1]")), ["wrong-type 1:11 person = [1]"]);
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
    fn everything_wrong_with_a_calendar_is_told_at_once() {
        let text = r#"code = "otro"
name = "X"
hours = [
  { days = ["mon", "lun"], from = "09:00", to = "14:00" },
  { days = ["mon", "tue"], from = 13:30, to = "18:00" },
  { days = ["wed"], from = "18:00", to = "09:00" },
  { days = [], from = "9", to = "24:30" },
  { days = ["sun"], from = 00:00:00, to = "24:00" },
]
"#;
        assert_eq!(
            told(CalendarSettings::parse("catalog/calendars/uno.toml", text)),
            [
                "file-name 1:8 code = \"otro\"",
                "word-near 4:20   { days = [\"mon\", \"lun\"], from = \"09:00\", to = \"14:00\" },",
                "overlap 5:3   { days = [\"mon\", \"tue\"], from = 13:30, to = \"18:00\" },",
                "span 6:42   { days = [\"wed\"], from = \"18:00\", to = \"09:00\" },",
                "empty-list 7:12   { days = [], from = \"9\", to = \"24:30\" },",
                "hour 7:23   { days = [], from = \"9\", to = \"24:30\" },",
                "hour 7:33   { days = [], from = \"9\", to = \"24:30\" },",
            ]
        );
        let empty = "code = 'uno'\nname = 'X'\nhours = []";
        assert_eq!(told(CalendarSettings::parse("calendars/uno.toml", empty)), ["empty-list 3:9 hours = []"]);
        let text = "code = 'uno'\nname = 'X'\n[[hours]]\ndays = ['sat']\nfrom = 16:00\nto = '24:00'\n\
                    [[hours]]\ndays = ['sat']\nfrom = '9:00'\nto = '14:00'";
        let calendar = CalendarSettings::parse("calendars/uno.toml", text).expect("calendar");
        assert_eq!(calendar.hours_on(Weekday::Sat), [(540, 840), (960, 1440)]);
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

    #[test]
    fn spanish_words_are_understood_well_enough_to_be_corrected() {
        let words: Vec<&str> = DAYS.iter().map(|(word, _)| *word).collect();
        for (found, near) in [("lun", "mon"), ("Martes", "tue"), ("miércoles", "wed"), ("dom", "sun")] {
            let message = unknown_word("days", found, &words);
            assert!(message.arguments.contains(&("near", near.into())), "{message:?}");
        }
        assert_eq!(unknown_word("priority", "xyz", &PRIORITIES).id, "finding-catalogue-word");
    }

    #[test]
    fn priorities_have_names() {
        let language = Language::new(Tongue::Spanish, None);
        for word in PRIORITIES {
            assert!(priority_message_id(word).is_some_and(|id| language.find(id).is_some()), "{word}");
        }
        assert_eq!(priority_message_id("urgente"), None);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,60}|(?s).{0,60}", at in 0_usize..4000, cut in 0_usize..80) {
            for file in [DESK, PEOPLE, SERVICES, SUPPLIERS, CALENDAR] {
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
                    let _ = CalendarSettings::parse("calendars/x.toml", text);
                }
            }
        }
    }
}
