//! What the commit of a seal says.

use crate::language::Language;
use crate::model::message::Message;
use crate::model::seal;
use crate::store::git::record::Committed;

/// Subject and trailers of a commit that does nothing but seal years or take their seals away; none of any other.
pub fn of(files: &[Committed], language: &Language) -> Option<(String, String)> {
    let trailers = files.iter().map(|file| Some(trailer(file)?.join(": "))).collect::<Option<Vec<_>>>()?;
    let first = files.first()?;
    let year = seal::year_sealed_at(&first.path)?.to_string();
    let id = if first.after.is_empty() { "commit-unsealed" } else { "commit-sealed" };
    Some((language.format(&Message::new(id).with("year", year)), trailers.join("\n")))
}

/// Key and value of the trailer that a seal has in a commit; none of any other file.
pub fn trailer(file: &Committed) -> Option<[String; 2]> {
    let key = if file.after.is_empty() { "Unsealed" } else { "Sealed" };
    Some([key.to_owned(), seal::year_sealed_at(&file.path)?.to_string()])
}
