//! What a form says of those who signed it, where it prints something else than they signed.

use crate::language::Language;
use crate::message;
use crate::model::catalogue::People;
use crate::model::signature::{Evidence, How};
use crate::procedure::definition::Form;
use crate::report::signatures::{Ledger, Prints, SignatureRow};

/// What is told below a form: of each signer, in what the data that it prints differ from those signed.
pub fn notices(form: &Form, prints: Prints, ledger: &Ledger, people: &People, language: &Language) -> Vec<String> {
    let mut told = Told::default();
    for row in ledger.of_form(form) {
        if let Some(since) = row.on_form(form, prints).since(language) {
            let signer = row.signer(&person(&row.name, people));
            told.add(row.short_data(), since, language.format(&signer));
        }
    }
    told.sentences(language)
}

/// Those whose paper says something else now: what it was, what became of it, and who signed that.
#[derive(Default)]
pub(super) struct Told(Vec<(String, String, Vec<String>)>);

impl Told {
    /// Adds a signer; those who signed the same are told together.
    pub(super) fn add(&mut self, data: &str, since: String, signer: String) {
        match self.0.iter_mut().find(|(known, what, _)| known == data && *what == since) {
            Some((_, _, signers)) => signers.push(signer),
            None => self.0.push((data.to_owned(), since, vec![signer])),
        }
    }

    /// A sentence for each.
    pub(super) fn sentences(&self, language: &Language) -> Vec<String> {
        let sentence = |(data, what, signers): &(String, String, Vec<String>)| {
            language.format(&message!("signed-differs", signers = signers.join(", "), data = data, what = what))
        };
        self.0.iter().map(sentence).collect()
    }
}

/// What stands on the line to sign where a signed commit is the signature; nothing where ink is.
pub(super) fn electronic(evidence: &Evidence, language: &Language) -> String {
    let Some(commit) = evidence.commit.as_ref().filter(|_| evidence.how == How::Commit) else { return String::new() };
    let start = |text: &str, most: usize| match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    };
    let key = evidence.key.as_deref().map_or_else(|| "none".to_owned(), |key| start(key, KEY));
    let commit: String = commit.chars().take(COMMIT).collect();
    language.format(&message!("signed-electronically", commit = commit, key = key))
}

/// Digits of a commit that stand on paper.
const COMMIT: usize = 10;
/// Characters of a key's fingerprint that do: `SHA256:` and sixteen more, or as many of another sort.
const KEY: usize = 23;

/// Whose signature a form is printed up to, and what was signed.
pub fn copy_of(row: &SignatureRow, people: &People, language: &Language) -> String {
    let signer = language.format(&row.signer(&person(&row.name, people)));
    language.format(&message!("signed-copy", signer = signer, data = row.short_data()))
}

pub(super) fn person(id: &str, people: &People) -> String {
    people.get(id).map_or_else(|| id.to_owned(), |person| person.name.clone())
}
