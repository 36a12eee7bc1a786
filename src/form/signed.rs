//! What a form says of those who signed it, where it prints something else than they signed.

use super::markdown;
use crate::language::Language;
use crate::message;
use crate::model::catalogue::People;
use crate::procedure::definition::Form;
use crate::report::signatures::{Ledger, SignatureRow};

/// What is told below a form: of each signer, in what the data that it prints differ from those signed.
pub fn notices(form: &Form, ledger: &Ledger, people: &People, language: &Language) -> Vec<String> {
    let mut told: Vec<(&str, String, Vec<String>)> = Vec::new();
    for row in ledger.of_form(form) {
        let Some(since) = row.on_form(form).since(language) else { continue };
        let signer = language.format(&row.signer(&person(&row.name, people)));
        // Those who signed the same are told together.
        match told.iter_mut().find(|(data, what, _)| (*data, &*what) == (row.short_data(), &since)) {
            Some((_, _, signers)) => signers.push(signer),
            None => told.push((row.short_data(), since, vec![signer])),
        }
    }
    let notice = |(data, what, signers): &(&str, String, Vec<String>)| {
        language.format(&message!("signed-differs", signers = signers.join(", "), data = *data, what = what))
    };
    told.iter().map(notice).collect()
}

/// Whose signature a form is printed up to, and what was signed.
pub fn copy_of(row: &SignatureRow, people: &People, language: &Language) -> String {
    let signer = language.format(&row.signer(&person(&row.name, people)));
    language.format(&message!("signed-copy", signer = signer, data = row.short_data()))
}

fn person(id: &str, people: &People) -> String {
    people.get(id).map_or_else(|| id.to_owned(), |person| person.name.clone())
}

/// The filled form with the notices below it, a paragraph each.
pub fn below(mut filled: String, notices: &[String]) -> String {
    for notice in notices {
        filled.push('\n');
        filled.push_str(&markdown::line(notice));
        filled.push('\n');
    }
    filled
}
