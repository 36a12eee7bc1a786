//! What a record says, passage by passage, and the stretch of it that answers a search.

use serde::Serialize;
use serde_json::Value;

use super::asset_case::AssetCase;
use super::case::Case;
use super::list;
use crate::model::search::{Term, words};
use crate::model::status::Status;
use crate::model::time::{Moment, Zone};

/// Words shown before the first that was searched for, and in all.
const BEFORE: usize = 5;
const SHOWN: usize = 16;

/// A record that was found.
#[derive(Debug, Clone, Serialize)]
pub struct FoundRow {
    /// What it is.
    pub kind: Kind,
    /// Folio of a ticket, identifier of an asset.
    pub id: String,
    /// Procedure of a ticket, kind of an asset.
    pub of: String,
    /// State of a ticket.
    #[serde(serialize_with = "status_word")]
    pub status: Option<Status>,
    /// When a ticket was opened.
    pub opened: Option<Moment>,
    /// What a ticket is about; what an asset is.
    pub subject: String,
    /// What it says around the words that were searched for.
    pub snippet: Snippet,
}

/// What a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A ticket.
    Ticket,
    /// An asset.
    Asset,
}

/// A stretch of a text, and what of it was searched for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Snippet {
    /// The text, in one line.
    pub text: String,
    /// Where the words stand in it: first and past the last character of each.
    pub matches: Vec<(usize, usize)>,
}

fn status_word<S: serde::Serializer>(status: &Option<Status>, serializer: S) -> Result<S::Ok, S::Error> {
    match status {
        Some(status) => serializer.serialize_str(status.word()),
        None => serializer.serialize_none(),
    }
}

/// What a ticket says; what stands together is one passage.
pub fn of_ticket(case: &Case) -> Vec<String> {
    let mut found = vec![case.ticket.folio.to_string()];
    found.extend(case.state.formerly.iter().cloned());
    for (key, value) in &case.state.values {
        match value {
            Value::String(text) => {
                let choices = case.procedure.field(key).into_iter().flat_map(|field| &field.choices);
                let names = choices.filter(|choice| choice.id == *text).map(|choice| choice.name.clone());
                found.push(text.clone());
                found.extend(names);
            }
            Value::Number(number) => found.push(number.to_string()),
            _ => {}
        }
    }
    for event in &case.ticket.events {
        found.extend(event.note.iter().chain(&event.on_behalf).cloned());
    }
    found.extend(case.state.references.iter().filter_map(|reference| reference.number.clone()));
    found.extend(case.state.signatures.iter().map(|signature| signature.name.clone()));
    found.extend(case.state.links.iter().map(|link| link.to.clone()));
    // A number that is a field too, and a name that signed twice, weigh once.
    let mut seen = std::collections::HashSet::new();
    found.retain(|text| !text.trim().is_empty() && seen.insert(text.clone()));
    found
}

/// What an asset's card and history say.
pub fn of_asset(case: &AssetCase) -> Vec<String> {
    let position = &case.asset.position;
    let mut found = vec![case.asset.id.clone(), case.asset.kind.clone()];
    found.extend(case.asset.card.values().filter_map(|value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }));
    found.extend([&position.custodian, &position.area, &position.place].into_iter().flatten().cloned());
    found.extend(case.asset.events.iter().filter_map(|event| event.note.clone()));
    let mut seen = std::collections::HashSet::new();
    found.retain(|text| !text.trim().is_empty() && seen.insert(text.clone()));
    found
}

/// The stretch that answers best: of the passage with most of the terms, the longest such one.
pub fn snippet(passages: &[String], terms: &[Term]) -> Snippet {
    let mut best: Option<(usize, Snippet)> = None;
    for passage in passages {
        let line = passage.split_whitespace().collect::<Vec<_>>().join(" ");
        let found = words(&line);
        let plain: Vec<String> = found.iter().map(|(_, _, word)| crate::model::catalogue::fold(word)).collect();
        let mut met: Vec<usize> = Vec::new();
        let mut count = 0;
        for term in terms {
            let places = term.places(&plain);
            count += usize::from(!places.is_empty());
            met.extend(places.into_iter().flat_map(|start| start..start + term.words.len()));
        }
        met.sort_unstable();
        met.dedup();
        if count > best.as_ref().map_or(0, |(count, _)| *count) {
            best = Some((count, cut(&line, &found, &met)));
        }
    }
    best.map(|(_, snippet)| snippet).unwrap_or_default()
}

/// The words around the first of those met.
fn cut(line: &str, found: &[(usize, usize, String)], met: &[usize]) -> Snippet {
    let first = met.first().map_or(0, |first| first.saturating_sub(BEFORE));
    let last = (first + SHOWN).min(found.len());
    let from = if first == 0 { 0 } else { found[first].0 };
    let to = if last == found.len() { line.len() } else { found[last - 1].1 };
    let (before, after) = (if from > 0 { "… " } else { "" }, if to < line.len() { " …" } else { "" });
    let characters = |until: usize| before.chars().count() + line[from..until].chars().count();
    let matches = met.iter().filter(|at| (first..last).contains(*at)).map(|at| {
        let (start, end, _) = &found[*at];
        (characters(*start), characters(*end))
    });
    Snippet { matches: matches.collect(), text: format!("{before}{}{after}", &line[from..to]) }
}

/// The row of a ticket.
pub fn ticket_row(case: &Case, terms: &[Term], zone: Zone) -> FoundRow {
    FoundRow {
        kind: Kind::Ticket,
        id: case.ticket.folio.to_string(),
        of: case.procedure.code.clone(),
        status: Some(case.state.status()),
        opened: case.state.opened.map(|at| zone.localize(at)),
        subject: list::subject(case).to_owned(),
        snippet: snippet(&of_ticket(case), terms),
    }
}

/// The row of an asset.
pub fn asset_row(case: &AssetCase, terms: &[Term]) -> FoundRow {
    let said = |key: &str| case.asset.card.get(key).and_then(Value::as_str);
    let what: Vec<&str> = ["brand", "model"].into_iter().filter_map(said).collect();
    FoundRow {
        kind: Kind::Asset,
        id: case.asset.id.clone(),
        of: case.asset.kind.clone(),
        status: None,
        opened: None,
        subject: what.join(" "),
        snippet: snippet(&of_asset(case), terms),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::search::terms;

    fn cut_of(passages: &[&str], typed: &[&str]) -> (String, Vec<String>) {
        let terms = terms(&typed.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        let snippet = snippet(&passages.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>(), &terms);
        let characters: Vec<char> = snippet.text.chars().collect();
        let marked = snippet.matches.iter().map(|(from, to)| characters[*from..*to].iter().collect()).collect();
        (snippet.text, marked)
    }

    #[test]
    fn a_snippet_is_of_the_passage_with_most_of_the_terms() {
        let passages = ["El papel se acabó", "La impresora atasca\n  el papel, dice «Papel» y se apaga"];
        let (text, marked) = cut_of(&passages, &["papel", "IMPRESORA"]);
        assert_eq!(text, "La impresora atasca el papel, dice «Papel» y se apaga");
        assert_eq!(marked, ["impresora", "papel", "Papel"]);
        assert_eq!(cut_of(&passages, &["nada"]), (String::new(), vec![]));
    }

    #[test]
    fn a_long_passage_is_cut_around_the_first_match() {
        let long = (1..60).map(|number| format!("palabra{number}")).collect::<Vec<_>>().join(" ");
        let (text, marked) = cut_of(&[&long], &["palabra30"]);
        assert!(text.starts_with("… palabra25 ") && text.ends_with(" palabra40 …"), "{text}");
        assert_eq!(marked, ["palabra30"]);
    }
}
