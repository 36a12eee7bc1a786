//! What people do to assets.

use super::Hands;

/// One of the assets of a clone.
pub fn any(hands: &mut Hands, name: &str) -> Option<String> {
    let all = hands.files(name, "catalog/assets");
    let late: Vec<&String> = all.iter().rev().take(5).collect();
    hands.dice.one_of(&late).map(|path| super::stem(path))
}

/// Without series of their own, clones give new assets the same identifiers all the time.
pub fn register(hands: &mut Hands, name: &str) {
    let [tag, serial] = ["tag=T", "serial=S"].map(|key| format!("{key}-{name}-{}", hands.step));
    let mut arguments = vec!["asset", "add", "--kind", "computadora", "--place", "Almacén"];
    for value in [tag.as_str(), &serial, "brand=Ejemplo", "model=Torre"] {
        arguments.extend(["--set", value]);
    }
    let outcome = hands.folio(name, &arguments);
    hands.did("register", &outcome);
}

/// A card that somebody writes by hand.
pub fn card(hands: &mut Hands, name: &str) {
    let id = format!("PC-9{:04}", hands.step);
    let text = super::common::CARD_BY_HAND.replace("PC-0132", &id);
    hands.shared.write(name, &format!("catalog/assets/computadora/{id}.yaml"), &text);
}

/// A card gets a history; in two clones at once, too.
pub fn adopt(hands: &mut Hands, name: &str) {
    let cards: Vec<String> = hands.files(name, "catalog/assets");
    let cards: Vec<String> = cards
        .into_iter()
        .filter(|path| !hands.shared.read(name, path).contains("\nevents:"))
        .map(|path| super::stem(&path))
        .collect();
    let Some(id) = hands.dice.one_of(&cards).cloned() else { return };
    let outcome = hands.folio(name, &["asset", "adopt", &id]);
    hands.did("adopt", &outcome);
}

/// It goes to somebody, to somebody else, or back.
pub fn hand_over(hands: &mut Hands, name: &str) {
    let Some(id) = any(hands, name) else { return };
    let (to, place) = (hands.person(), format!("Lugar {}", hands.dice.below(4)));
    let with = ["--condition", "Buena"];
    let mut arguments = match hands.dice.below(6) {
        0 | 1 => vec!["asset", "assign", &id, "--to", &to],
        2 => vec!["asset", "lend", &id, "--to", &to, "--due", "2025-09-01"],
        3 => vec!["asset", "transfer", &id, "--to", &to],
        _ => vec!["asset", "return", &id, "--place", &place],
    };
    arguments.extend(with);
    let outcome = hands.folio(name, &arguments);
    hands.did("hand-over", &outcome);
}

/// What changes nobody's custody.
pub fn keep(hands: &mut Hands, name: &str) {
    let Some(id) = any(hands, name) else { return };
    let (place, words) = (format!("Lugar {}", hands.dice.below(4)), format!("{name} {}", hands.step));
    let (set, to) = (format!("model={words}"), hands.person());
    let letter: &[&str] = &["asset", "sign", &id, "--as", "receives", "--name", "Alguien", "--on", "letter"];
    let reserve = ["asset", "reserve", &id, "--to", &to, "--from", "2025-10-01", "--until", "2025-10-03"];
    let arguments: &[&str] = match hands.dice.below(8) {
        0 => &["asset", "move", &id, "--place", &place],
        1 => &["asset", "note", &id, "--note", &words],
        2 => &["asset", "edit", &id, "--set", &set],
        3 => letter,
        4 => &reserve,
        5 => &["asset", "retain", &id, "--reason", "Revisión", "--condition", "Regular", "--place", &place],
        6 => &["asset", "lost", &id, "--reason", "No aparece"],
        _ => &["asset", "found", &id, "--place", &place, "--condition", "Buena"],
    };
    let outcome = hands.folio(name, arguments);
    hands.did("keep", &outcome);
}

pub fn retire(hands: &mut Hands, name: &str) {
    let Some(id) = any(hands, name) else { return };
    let outcome = hands.folio(name, &["asset", "retire", &id, "--reason", "obsoleto"]);
    hands.did("retire", &outcome);
}
