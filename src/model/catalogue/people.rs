//! What `people.toml` says: who works at the desk or asks it for help, and how they are found.

use std::collections::HashMap;
use std::ops::Range;

use chrono::NaiveDate;
use toml::de::DeTable;

use super::reader::{Entries, read_file};
use super::source::Seen;
use crate::message;
use crate::model::finding::Finding;

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
    /// Public keys with which the person signs commits, as OpenSSH writes them.
    pub keys: Vec<String>,
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
    /// Days on which the person is away, in file order.
    pub absences: Vec<Absence>,
}

/// Days on which somebody is away: holidays, a commission, an illness.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absence {
    /// First day.
    pub from: NaiveDate,
    /// Last day, that day included.
    pub until: NaiveDate,
    /// Why, where it is anybody's business.
    pub reason: Option<String>,
}

impl Person {
    /// Whether the entry holds on that day.
    pub fn is_active(&self, on: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= on) && self.until.is_none_or(|until| on <= until)
    }

    /// The absence into which a day falls; where several do, the one that ends last.
    pub fn absence_on(&self, day: NaiveDate) -> Option<&Absence> {
        let during = |absence: &&Absence| absence.from <= day && day <= absence.until;
        self.absences.iter().filter(during).max_by_key(|absence| absence.until)
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
        const KEYS: [&str; 13] = [
            "id",
            "name",
            "roles",
            "former_roles",
            "mail",
            "keys",
            "post",
            "area",
            "place",
            "extension",
            "from",
            "until",
            "absence",
        ];
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
                let mut keys = Vec::new();
                for (key, at) in entry.possible_texts("keys") {
                    match is_public_key(&key) {
                        true => keys.push(key),
                        false => entry.source.report(at, message!("finding-catalogue-key", found = key)),
                    }
                }
                let (from, until) = entry.period();
                let mut absences = Vec::new();
                entry.tables("absence", |absence| absences.extend(read_absence(absence)));
                let person = Person {
                    id,
                    name,
                    roles: roles.into_iter().map(|(role, _)| role).collect(),
                    former_roles: former_roles.into_iter().map(|(role, _)| role).collect(),
                    mail: mail.as_ref().map(|(mail, _)| mail.clone()),
                    keys,
                    post: entry.text("post"),
                    area: entry.text("area"),
                    place: entry.text("place"),
                    extension: entry.text("extension"),
                    from,
                    until,
                    absences,
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

/// The text of `people.toml` with a pseudonym for a name, and without what is the person's: address, extension,
/// post, keys, reasons of absences. None where the entry is not written as a table of lines.
pub fn without(text: &str, id: &str, pseudonym: &str) -> Option<String> {
    let document = DeTable::parse(text).ok()?;
    let mut splices: Vec<(Range<usize>, String)> = Vec::new();
    // A line whole, with its remark.
    let line = |key: Range<usize>, value: Range<usize>| -> Option<Range<usize>> {
        let start = text[..key.start].rfind('\n').map_or(0, |at| at + 1);
        let end = text[value.end..].find('\n').map_or(text.len(), |at| value.end + at + 1);
        let rest = text[value.end..end].trim();
        (text[start..key.start].trim().is_empty() && (rest.is_empty() || rest.starts_with('#'))).then_some(start..end)
    };
    for entry in document.get_ref().get("person")?.get_ref().as_array()?.iter() {
        let entry = entry.get_ref().as_table()?;
        if entry.get("id").and_then(|own| own.get_ref().as_str()) != Some(id) {
            continue;
        }
        for (key, value) in entry.iter() {
            match key.get_ref().as_ref() {
                "name" => splices.push((value.span(), format!("\"{pseudonym}\""))),
                "mail" | "extension" | "post" | "keys" => {
                    splices.push((line(key.span(), value.span())?, String::new()));
                }
                "absence" => {
                    for absence in value.get_ref().as_array()?.iter() {
                        let reason = absence.get_ref().as_table()?.iter().find(|(key, _)| key.get_ref() == "reason");
                        if let Some((key, value)) = reason {
                            splices.push((line(key.span(), value.span())?, String::new()));
                        }
                    }
                }
                _ => {}
            }
        }
    }
    splices.sort_by_key(|(place, _)| std::cmp::Reverse(place.start));
    let mut edited = text.to_owned();
    splices.into_iter().for_each(|(place, new)| edited.replace_range(place, &new));
    let people = |text: &str| People::parse("people.toml", text).ok();
    let mut intended = people(text)?;
    for person in intended.people.iter_mut().filter(|person| person.id == id) {
        person.name = pseudonym.to_owned();
        (person.mail, person.extension, person.post) = (None, None, None);
        person.keys.clear();
        person.absences.iter_mut().for_each(|absence| absence.reason = None);
    }
    (people(&edited)? == intended).then_some(edited)
}

/// Whether a text is a public key as OpenSSH writes it: its type and itself, perhaps a remark.
fn is_public_key(text: &str) -> bool {
    let mut words = text.split(' ');
    let (kind, key) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let kinds = ["ssh-", "ecdsa-sha2-", "sk-ssh-", "sk-ecdsa-sha2-"];
    let plain = |c: char| c.is_ascii_alphanumeric() || "-@.".contains(c);
    let coded = |c: char| c.is_ascii_alphanumeric() || "+/=".contains(c);
    kinds.iter().any(|known| kind.starts_with(known))
        && kind.chars().all(plain)
        && key.len() >= 32
        && key.chars().all(coded)
        && !text.chars().any(char::is_control)
}

fn read_absence(entry: &mut Entries) -> Option<Absence> {
    entry.refuse_unknown(&["from", "until", "reason"]);
    let reason = entry.text("reason");
    // Without an end nobody could say when the person is back.
    for key in ["from", "until"] {
        entry.required(key);
    }
    let (from, until) = entry.period();
    Some(Absence { from: from?, until: until?, reason })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::catalogue::tests::{PEOPLE, told};
    use crate::model::time;

    fn day(text: &str) -> NaiveDate {
        time::read_date(text).expect("date")
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
    fn somebody_is_taken_out_and_the_rest_stays() {
        let text = "# P\n[[person]]\nid = 'a' # x\nname = 'Ana' # y\nroles = []\nmail = 'ana@example.org' # z\n\
                    extension = '1204'\nplace = 'A'\n\n[[person.absence]]\nfrom = 2026-01-01\nuntil = 2026-01-02\n\
                    reason = 'Enferma'\n\n[[person]]\nid = 'b'\nname = 'Luis'\nroles = []\nmail = 'l@example.org'\n";
        let expected = text
            .replace("'Ana'", "\"persona-X\"")
            .replace("mail = 'ana@example.org' # z\nextension = '1204'\n", "")
            .replace("reason = 'Enferma'\n", "");
        assert_eq!(without(text, "a", "persona-X").as_deref(), Some(expected.as_str()));
        let inline = "person = [{id = 'a', name = 'Ana', roles = [], mail = 'ana@example.org'}]\n";
        assert_eq!(without(inline, "a", "persona-X"), None);
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
    fn somebody_is_away_from_the_first_day_to_the_last() {
        let text = r#"
[[person]]
id = "a"
name = "A"
roles = []
[[person.absence]]
from = 2026-11-16
until = 2026-11-20
reason = "Vacaciones"
[[person.absence]]
from = 2026-11-20
until = "2026-11-24"
"#;
        let people = People::parse("people.toml", text).expect("people");
        let until = |on| people.people[0].absence_on(day(on)).map(|absence| absence.until.to_string());
        assert_eq!(until("2026-11-15"), None);
        assert_eq!(until("2026-11-16").as_deref(), Some("2026-11-20"));
        assert_eq!(until("2026-11-20").as_deref(), Some("2026-11-24"), "the longer one");
        assert_eq!((until("2026-11-24").is_some(), until("2026-11-25")), (true, None));
        let text = "[[person]]\nid = 'a'\nname = 'A'\nroles = []\n\
                    [[person.absence]]\nfrom = 2026-11-20\nuntil = 2026-11-19\n\
                    [[person.absence]]\nfrom = 'hoy'\nreason = 3\nhasta = 2026-11-20\n";
        assert_eq!(
            told(People::parse("people.toml", text)),
            [
                "period 7:9 until = 2026-11-19",
                "missing-key 8:1 [[person.absence]]",
                "date 9:8 from = 'hoy'",
                "wrong-type 10:10 reason = 3",
                "unknown-key 11:1 hasta = 2026-11-20",
            ]
        );
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
}
