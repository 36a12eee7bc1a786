//! What a sync does where a history has two records of one number, be it shared already: one gets another on top.

use super::Round;
use super::tell::Summary;
use crate::cli::commit;
use crate::cli::error::CliError;
use crate::cli::sync::alike;
use crate::cli::sync::renumber::{By, Renumbered};
use crate::message;
use crate::store::git::state::has_identity;
use crate::store::merging::Finder;

/// The commit on top of one in which no two records have one number any more; none where that is so already.
///
/// # Errors
/// A record that cannot be read, a series that is full, somebody who may not record, git.
pub(super) fn mended(round: &Round, at: &str, summary: &mut Summary) -> Result<Option<String>, CliError> {
    let root = &round.desk.root;
    let groups = alike::found(root, at)?;
    if groups.is_empty() {
        return Ok(None);
    }
    if !has_identity(root)? {
        return Err(CliError::Environment(message!("sync-no-identity")));
    }
    let finder = Finder::new(&round.repository.top, &round.repository.prefix);
    let actor = round.author()?;
    let by = By { desk: round.desk, finder: &finder, actor: &actor, now: round.now };
    let made = alike::apart(&by, round.repository, at, &groups)?;
    if made.renumbered.is_empty() {
        return Ok(None);
    }
    let words = commit::language(round.desk).text("sync-apart-commit");
    let text = format!("{words}\n{}", trailers(&made.renumbered));
    let commit = round.commit(&made.tree, &[at], &text)?;
    let names = made.renumbered.iter().map(|it| it.to.clone()).filter(|name| !summary.went.contains(name));
    let names: Vec<String> = names.collect();
    summary.went.extend(names);
    summary.renumbered.extend(made.renumbered);
    summary.notices.extend(made.notices);
    Ok(Some(commit))
}

/// What a commit's message says of those that got another number.
pub(super) fn trailers(renumbered: &[Renumbered]) -> String {
    let mut text = String::new();
    for it in renumbered {
        let what = if it.is_asset { "Asset" } else { "Folio" };
        text.push_str(&format!("\n{what}: {}\nFormerly: {}\nEvent: {}", it.to, it.from, it.event));
    }
    text.push('\n');
    text
}
