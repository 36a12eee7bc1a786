//! Reports of a site: every one that the desk has, about its usual period.

use crate::cli::error::CliError;
use crate::cli::records::Known;
use crate::cli::reporting::{self, Question};
use crate::language::Language;
use crate::model::finding::Finding;
use crate::render::own::page;
use crate::render::site::ReportPage;
use crate::store::StoreError;
use crate::store::desk::Desk;

/// The reports of a desk as pages, by title. One that is not in
/// order is left out, and among the findings.
///
/// # Errors
/// A calendar cannot be used.
pub(super) fn pages(
    desk: &Desk,
    known: &Known,
    language: &Language,
) -> Result<(Vec<ReportPage>, Vec<Finding>), CliError> {
    let (mut pages, mut findings) = (Vec::new(), Vec::new());
    for key in desk.report_keys() {
        match reporting::answer_from(desk, language, &key, &Question::default(), known.as_of, Some(known)) {
            Ok(answered) => pages.push(ReportPage {
                file: format!("{key}.html"),
                title: page::heading(&answered.answer),
                html: page::page(&answered.answer, language),
            }),
            Err(CliError::Store(StoreError::Damaged(found))) => findings.extend(found),
            Err(error) => return Err(error),
        }
    }
    pages.sort_by(|a, b| a.title.cmp(&b.title));
    Ok((pages, findings))
}
