//! Reports of a site: every one that the desk has, about its usual period.

use crate::cli::error::CliError;
use crate::cli::reporting::{self, Question};
use crate::language::Language;
use crate::model::finding::Finding;
use crate::model::time::Moment;
use crate::render::own::page;
use crate::render::site::ReportPage;
use crate::report::redaction::Redaction;
use crate::store::StoreError;
use crate::store::desk::Desk;

/// The reports of a desk as pages, by title; without people who were taken out. One that is not in
/// order is left out, and among the findings.
///
/// # Errors
/// A calendar cannot be used.
pub(super) fn pages(
    desk: &Desk,
    redaction: Option<&Redaction>,
    now: Moment,
    language: &Language,
) -> Result<(Vec<ReportPage>, Vec<Finding>), CliError> {
    let (mut pages, mut findings) = (Vec::new(), Vec::new());
    for key in desk.report_keys() {
        match reporting::answer_without(desk, language, &key, &Question::default(), now, redaction) {
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
