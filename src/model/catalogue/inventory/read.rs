//! Reads `inventory.toml`.

use super::card::is_taken;
use super::{
    AssetForm, CardField, CardType, Class, DUE_IN, Inventory, Kind, Label, MinuteSettings, NotWorking, Paper,
    Programme, SIGNERS, read_months,
};
use crate::message;
use crate::model::asset::AssetStatus;
use crate::model::catalogue::people::fold;
use crate::model::catalogue::reader::Entries;
use crate::model::catalogue::source::{Seen, unknown_word};
use crate::model::catalogue::suppliers::unless_damaged;
use crate::model::suggestion::nearest;
use crate::model::value::Choice;

/// Days that a notice may be given before, or a signature be waited for.
const DAYS: std::ops::RangeInclusive<i64> = 0..=3650;

/// Letters that a prefix may have at most.
const MOST_LETTERS: usize = 6;

/// The whole file.
pub(super) fn inventory(top: &mut Entries) -> Inventory {
    const KEYS: [&str; 10] = [
        "stock",
        "roles",
        "heads",
        "sign_within",
        "expiring_within",
        "retire_reasons",
        "kind",
        "programme",
        "forms",
        "minute",
    ];
    top.refuse_unknown(&KEYS);
    let usual = Inventory::default();
    let mut found = Inventory {
        stock: top.required_text("stock"),
        roles: words(top, "roles"),
        heads: words(top, "heads"),
        sign_within: top.whole("sign_within", DAYS).unwrap_or(usual.sign_within),
        expiring_within: top.whole("expiring_within", DAYS).unwrap_or(usual.expiring_within),
        retire_reasons: if top.has("retire_reasons") { choices(top, "retire_reasons") } else { usual.retire_reasons },
        kinds: Vec::new(),
        programmes: Vec::new(),
        forms: Vec::new(),
        minute: None,
    };
    let mut seen = [Seen::default(), Seen::default(), Seen::default()];
    top.tables("kind", unless_damaged(|entry| found.kinds.push(kind(entry, &mut seen))));
    let mut keys = Seen::default();
    top.tables("programme", unless_damaged(|entry| found.programmes.push(programme(entry, &found.kinds, &mut keys))));
    top.named_tables("forms", |id, _, entry| found.forms.push(form(id, entry)));
    top.table("minute", |entry| found.minute = Some(minute(entry)));
    found
}

/// A list of different texts that, where it is there, has some.
fn words(entry: &mut Entries, key: &'static str) -> Vec<String> {
    entry.texts(key).into_iter().map(|(text, _)| text).collect()
}

/// What one may choose from, as a table of names or a list of identifiers.
fn choices(entry: &mut Entries, key: &'static str) -> Vec<Choice> {
    let listed = entry.is_list(key);
    let choices: Vec<Choice> = if listed {
        let texts = entry.texts(key);
        for (id, at) in &texts {
            entry.source.refuse_non_identifier(key, id, *at);
        }
        texts.into_iter().map(|(id, _)| Choice { name: id.clone(), id }).collect()
    } else {
        entry.named_texts(key).into_iter().map(|(id, name)| Choice { id, name }).collect()
    };
    // A list says so by itself.
    if choices.is_empty() && !listed && entry.is_empty_table(key) {
        entry.report_here(key, message!("finding-catalogue-empty-list", key = key));
    }
    choices
}

fn kind(entry: &mut Entries, [keys, names, prefixes]: &mut [Seen; 3]) -> Kind {
    entry.refuse_unknown(&["key", "name", "class", "prefix", "register", "required", "fields"]);
    let (key, at) = entry.required_identifier("key");
    keys.add(entry.source, "key", &key, at);
    let name = entry.required_text("name");
    // Who types a name leaves out capitals and accents.
    names.add(entry.source, "name", &fold(&name), entry.place_of("name"));
    let class = entry.word("class", &Class::ALL.map(Class::word));
    let mut found = Kind {
        key,
        name,
        class: class.as_deref().and_then(Class::from_word).unwrap_or_default(),
        prefix: prefix(entry, prefixes),
        register: entry.identifier("register"),
        required: Vec::new(),
        fields: Vec::new(),
    };
    entry.named_tables("fields", |key, at, entry| {
        if is_taken(key) {
            entry.source.report(at, message!("finding-catalogue-card-key", key = key));
        }
        found.fields.push(field(key, entry));
    });
    let card = found.card();
    let known: Vec<&str> = card.iter().map(|field| field.key.as_str()).collect();
    for (key, at) in entry.texts("required") {
        if !known.contains(&key.as_str()) {
            entry.source.report(at, unknown_word("required", &key, &known));
        }
        found.required.push(key);
    }
    found
}

fn prefix(entry: &mut Entries, seen: &mut Seen) -> Option<String> {
    let (text, at) = entry.text_at("prefix")?;
    if text.len() > MOST_LETTERS || !text.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit()) {
        entry.source.report(at, message!("finding-catalogue-prefix", found = &text));
    }
    seen.add(entry.source, "prefix", &text, at);
    Some(text)
}

fn field(key: &str, entry: &mut Entries) -> CardField {
    entry.refuse_unknown(&["label", "type", "choices", "help"]);
    let label = Label::Own(entry.required_text("label"));
    let types = CardType::OWN.map(CardType::word);
    let word = entry.required("type").and_then(|_| entry.word("type", &types));
    let kind = CardType::OWN.into_iter().find(|kind| word.as_deref() == Some(kind.word()));
    let choices = choices(entry, "choices");
    match kind {
        Some(CardType::Choice) if !entry.has("choices") => {
            let at = entry.place_of("type");
            entry.source.report(at, message!("finding-catalogue-without-choices", key = key));
        }
        Some(other) if other != CardType::Choice && entry.has("choices") => {
            entry.report_here("choices", message!("finding-catalogue-idle-choices", key = key));
        }
        _ => {}
    }
    CardField { key: key.to_owned(), label, kind: kind.unwrap_or(CardType::Text), choices, help: entry.text("help") }
}

fn programme(entry: &mut Entries, kinds: &[Kind], keys: &mut Seen) -> Programme {
    const KEYS: [&str; 12] = [
        "key",
        "name",
        "kinds",
        "assets",
        "every",
        "not_working",
        "procedure",
        "planned",
        "done",
        "from",
        "states",
        "set",
    ];
    entry.refuse_unknown(&KEYS);
    let (key, at) = entry.required_identifier("key");
    keys.add(entry.source, "key", &key, at);
    let name = entry.required_text("name");
    if !entry.has("kinds") && !entry.has("assets") {
        let at = entry.at.unwrap_or_default();
        entry.source.report(at, message!("finding-catalogue-programme-of-nothing"));
    }
    let of_kinds = entry.texts("kinds");
    for (found, at) in of_kinds.iter().filter(|(found, _)| kinds.iter().all(|kind| kind.key != *found)) {
        let hint = match nearest(found, kinds.iter().map(|kind| kind.key.as_str())) {
            Some(near) => message!("hint-near", near = near),
            None => message!("hint-none"),
        };
        entry.source.report(*at, message!("finding-catalogue-unknown-kind", found = found, hint = hint));
    }
    let not_working = entry.word("not_working", &NotWorking::ALL.map(NotWorking::word));
    let states = entry.texts("states");
    for (state, at) in states.iter().filter(|(state, _)| AssetStatus::from_word(state).is_none()) {
        entry.source.report(*at, unknown_word("states", state, &AssetStatus::ALL.map(AssetStatus::word)));
    }
    let states =
        if entry.has("states") { states.into_iter().map(|(state, _)| state).collect() } else { usual_states() };
    Programme {
        key,
        name,
        kinds: of_kinds.into_iter().map(|(kind, _)| kind).collect(),
        assets: identifiers(entry, "assets"),
        months: every(entry).unwrap_or(1),
        not_working: not_working.as_deref().and_then(NotWorking::from_word).unwrap_or_default(),
        procedure: entry.required_identifier("procedure").0,
        planned: entry.identifier("planned"),
        done: entry.required_identifier("done").0,
        from: entry.date("from").map(|(day, _)| day),
        states,
        set: entry.named_texts("set"),
    }
}

fn usual_states() -> Vec<String> {
    DUE_IN.map(str::to_owned).to_vec()
}

fn identifiers(entry: &mut Entries, key: &'static str) -> Vec<String> {
    let texts = entry.texts(key);
    for (text, at) in &texts {
        entry.source.refuse_non_identifier(key, text, *at);
    }
    texts.into_iter().map(|(text, _)| text).collect()
}

fn every(entry: &mut Entries) -> Option<u32> {
    let (text, at) = entry.required_text_at("every")?;
    let months = read_months(&text);
    if months.is_none() {
        entry.source.report(at, message!("finding-catalogue-months", key = "every", found = text));
    }
    months
}

fn form(id: &str, entry: &mut Entries) -> AssetForm {
    entry.refuse_unknown(&["of", "key", "title", "template", "revision", "undertaking", "signatures"]);
    let of = entry.required("of").and_then(|_| entry.word("of", &Paper::ALL.map(Paper::word)));
    AssetForm {
        id: id.to_owned(),
        of: of.as_deref().and_then(Paper::from_word).unwrap_or(Paper::Letter),
        key: entry.required_text("key"),
        title: entry.required_text("title"),
        template: entry.required_identifier("template").0,
        revision: entry.text("revision").unwrap_or_else(|| "1".to_owned()),
        undertaking: entry.long("undertaking"),
        signatures: signatures(entry),
    }
}

fn signatures(entry: &mut Entries) -> Vec<(String, String)> {
    entry.table("signatures", |table| table.refuse_unknown(&SIGNERS));
    entry.named_texts("signatures")
}

fn minute(entry: &mut Entries) -> MinuteSettings {
    entry.refuse_unknown(&["title", "needs", "licences", "commitment"]);
    MinuteSettings {
        title: entry.required_text("title"),
        needs: identifiers(entry, "needs"),
        licences: identifiers(entry, "licences"),
        commitment: identifiers(entry, "commitment"),
    }
}
