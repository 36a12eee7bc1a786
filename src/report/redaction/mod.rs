//! Takes people out of a desk's records before anything is made of them: who is not of the desk gets a
//! pseudonym, in the fields that name people and, as far as they are known, in free text.
//!
//! What goes in are the records as their files hold them; what comes out are records of the same
//! shape, so that whatever is made of them says no more. Nothing is taken out of finished pages.

mod answer;
mod fields;
mod gather;
mod pseudonym;
mod records;
mod removal;
mod text;

use std::collections::{BTreeMap, HashMap, HashSet};

pub use self::fields::Personal;
pub use self::gather::{Extent, staff};
pub use self::removal::{Removal, names_of};
pub use self::text::Manner;

use self::pseudonym::{Codes, Kind, Subject};
use self::text::{Found, Matcher};
use crate::language::Language;
use crate::message;
use crate::model::catalogue::{People, Person, fold};

/// What stands in place of whom.
pub struct Redaction<'a> {
    language: &'a Language,
    /// People as the files have them.
    people: &'a People,
    /// Identifiers of those of the desk, whose names stay.
    staff: HashSet<String>,
    /// Folded names of those.
    staff_names: HashSet<String>,
    /// Identifiers of assets: a seat of a licence may be one's.
    assets: HashSet<String>,
    /// Personal fields by the code of the procedure.
    fields: BTreeMap<String, BTreeMap<String, Personal>>,
    codes: Codes,
    matcher: Matcher,
    /// People who get a pseudonym.
    count: usize,
}

impl Redaction<'_> {
    /// How many people get a pseudonym.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The people of the desk as they are, the others under their pseudonyms.
    pub fn people(&self) -> People {
        let person = |person: &Person| {
            let bare = Person { mail: None, keys: Vec::new(), extension: None, ..person.clone() };
            if self.staff.contains(&person.id) {
                return bare;
            }
            let subject = Subject::new(Kind::Person, &*person.id);
            let name = self.shown(&subject);
            Person { id: name.clone(), name, post: None, absences: Vec::new(), ..bare }
        };
        People { people: self.people.people.iter().map(person).collect() }
    }

    /// What stands in place of a subject.
    fn shown(&self, subject: &Subject) -> String {
        let message = message!("redaction-person", code = self.codes.of(subject));
        self.language.format(&crate::model::message::Message { id: subject.kind.message_id(), ..message })
    }

    /// Who is named by an identifier or a name; none who is of the desk.
    fn person(&self, text: &str) -> Option<Subject> {
        who(self.people, &self.staff, &self.staff_names, text)
    }

    /// The name or identifier of a person of the desk, or the pseudonym, which is both.
    fn name(&self, text: &str) -> String {
        self.person(text).map_or_else(|| text.to_owned(), |subject| self.shown(&subject))
    }

    /// The same for who may be an asset, which has a seat of a licence as people have.
    fn id(&self, id: &str) -> String {
        let is_asset = self.assets.contains(id) && self.people.get(id).is_none();
        if is_asset { id.to_owned() } else { self.name(id) }
    }

    /// An address, number or identification; the whole of it, whatever else is written beside it.
    fn contact(&self, kind: Kind, text: &str) -> String {
        self.shown(&Subject::new(kind, contact_key(kind, text)))
    }

    /// Free text without the people who are known. `here` are those of the same record, by the words that
    /// stand for them in it.
    fn text(&self, text: &str, here: &HashMap<String, Found>, manner: Manner) -> String {
        let found = self.matcher.find(text, here, manner);
        let mut clean = String::with_capacity(text.len());
        let mut from = 0;
        for (place, found) in found {
            clean.push_str(&text[from..place.start]);
            match found {
                Found::One(subject) => clean.push_str(&self.shown(&subject)),
                Found::Somebody | Found::Stays => clean.push_str(&self.language.text("redaction-somebody")),
            }
            from = place.end;
        }
        clean.push_str(&text[from..]);
        clean
    }
}

/// Who is named; none where nobody is, or somebody of the desk.
fn who(people: &People, staff: &HashSet<String>, staff_names: &HashSet<String>, text: &str) -> Option<Subject> {
    let folded = fold(text);
    if folded.is_empty() {
        return None;
    }
    if let Some(person) = people.get(text.trim()).or_else(|| people.find_by_name(text)) {
        return (!staff.contains(&person.id)).then(|| Subject::new(Kind::Person, &*person.id));
    }
    (!staff_names.contains(&folded)).then(|| Subject::new(Kind::Person, format!("\n{folded}")))
}

/// By what an address, number or identification is told from others.
fn contact_key(kind: Kind, text: &str) -> String {
    match kind {
        Kind::Phone | Kind::Extension => text.chars().filter(char::is_ascii_digit).collect(),
        _ => fold(text),
    }
}
