//! Reports of a site: every one that the desk has, about its usual period.

use crate::cli::error::CliError;
use crate::cli::records::Known;
use crate::cli::reporting::{self, Question};
use crate::language::Language;
use crate::message;
use crate::model::finding::Finding;
use crate::model::time::Moment;
use crate::render::own::page;
use crate::render::site::ReportPage;
use crate::store::StoreError;
use crate::store::desk::Desk;

/// The reports of a desk as pages, by title. One that is not in
/// order is left out, and among the findings. With `from`, they are of the tickets that had not ended
/// before, and compare nothing: what they would compare with is left out. `head` stands above each, as markup.
///
/// # Errors
/// A calendar cannot be used.
pub(super) fn pages(
    desk: &Desk,
    known: &Known,
    from: Option<Moment>,
    head: &str,
    language: &Language,
) -> Result<(Vec<ReportPage>, Vec<Finding>), CliError> {
    let (mut pages, mut findings) = (Vec::new(), Vec::new());
    let compare = from.map(|_| "none".to_owned()).into_iter().collect();
    let question = Question { compare, ..Question::default() };
    for (number, key) in desk.report_keys().into_iter().enumerate() {
        let mut answer = match reporting::answer_from(desk, language, &key, &question, known.as_of, Some(known)) {
            Ok(answered) => answered.answer,
            Err(CliError::Store(StoreError::Damaged(found))) => {
                findings.extend(found);
                continue;
            }
            Err(error) => return Err(error),
        };
        if let Some(from) = from {
            let only = language.format(&message!("site-report-from", day = desk.zone().day(from).to_string()));
            let about = answer.about.take().into_iter().chain([only]).collect::<Vec<_>>();
            answer.about = Some(about.join(" "));
        }
        let mut file = format!("{key}.html");
        if let Some(redaction) = known.redaction {
            redaction.answer(&mut answer);
            if answer.key != key {
                // Its file would name whom its text does not.
                answer.key = format!("report-{}", number + 1);
                file = format!("{}.html", answer.key);
            }
        }
        pages.push(ReportPage {
            file,
            title: page::heading(&answer),
            html: page::page_within(&answer, head, language),
        });
    }
    pages.sort_by(|a, b| a.title.cmp(&b.title));
    Ok((pages, findings))
}
