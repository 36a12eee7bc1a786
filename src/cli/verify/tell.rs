//! What was found in a history, in words or as `folio/verify/1`.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Outcome, Trespass};
use crate::cli::commit;
use crate::cli::ui::Ui;
use crate::message;
use crate::model::message::Message;
use crate::model::plain;
use crate::store::StoreError;
use crate::store::history::Repository;
use crate::verify::paths::{Sort, sort_of};

/// Letters of a commit's name that a person reads.
const SHORT: usize = 10;

/// Files that one command names.
const MOST_PATHS: usize = 8;

/// A commit's name, shortened.
pub fn short(commit: &str) -> String {
    commit.chars().take(SHORT).collect()
}

/// What somebody did, where, and what to do about it.
pub fn in_words(ui: &Ui, trespass: &Trespass) -> String {
    let finding = &trespass.finding;
    let mut text = format!("{} {}", short(&trespass.commit), trespass.author);
    for part in [Some(finding.place.path.as_str()), trespass.event.as_deref()].into_iter().flatten() {
        if !part.is_empty() {
            text.push_str(&format!(", {part}"));
        }
    }
    let mut text = plain::visible(&text).replace('\n', "<U+000A>");
    text.push_str(&format!("\n  {} [{}]", ui.language.format(&finding.message), finding.code()));
    if let Some(remedy) = ui.language.remedy(&finding.message) {
        text.push_str(&format!("\n  → {remedy}"));
    }
    text
}

/// How commits that nobody else has are made anew, where something was found in them: another commit on top mends
/// nothing there. `pushed` has the end of each line and what the others have of it.
///
/// # Errors
/// Git does not answer.
pub fn way_out(
    repository: &Repository,
    found: &[Trespass],
    pushed: &[(String, String)],
) -> Result<Option<Message>, StoreError> {
    let Some(first) = found.first() else { return Ok(None) };
    for (tip, shared) in pushed {
        if !repository.is_ancestor(&first.commit, tip)? || repository.is_ancestor(&first.commit, shared)? {
            continue;
        }
        let tip = &repository.before_sync(tip, shared)?;
        let Some(base) = repository.merge_bases(tip, shared)?.into_iter().next() else { continue };
        let (mut there, mut new): (Vec<String>, Vec<String>) = Default::default();
        let joined = joined(repository, tip, &base)?;
        let named = found.iter().map(|trespass| &trespass.finding.place.path).filter(|path| !path.is_empty());
        let named = named.map(|path| (path, true)).chain(joined.iter().map(|path| (path, false)));
        for (path, is_found) in named {
            let path = repository.path(path);
            let is_there = repository.has_file(&base, &path);
            let paths = if is_there { &mut there } else { &mut new };
            // They go into a command that somebody copies.
            if (is_there || is_found) && plain::visible(&path) == path && !paths.contains(&path) {
                paths.push(path);
            }
        }
        new.retain(|path| repository.has_file(tip, path));
        let (back, away) = other_places(repository, tip, &base, (&there, &new))?;
        there.extend(back);
        new.extend(away);
        let merges = repository.count(&["--merges".to_owned(), tip.clone(), format!("^{base}")])?;
        let base = short(&base);
        let more = there.len().saturating_sub(MOST_PATHS) + new.len().saturating_sub(MOST_PATHS);
        let mut commands = String::new();
        for (command, paths) in [(format!("git checkout {base} --"), there), ("git rm -r -f --".to_owned(), new)] {
            if !paths.is_empty() {
                let named: Vec<String> =
                    paths.iter().take(MOST_PATHS).map(|path| from_the_top(repository, path)).collect();
                commands.push_str(&format!("\n  {command} {}", named.join(" ")));
            }
        }
        return Ok(Some(message!("verify-way-out", base = base, commands = commands, more = more, merges = merges)));
    }
    Ok(None)
}

/// Where the records among some paths were, and are, elsewhere: a record that was moved is to be brought back to one place
/// and taken from the other, whichever of them was told. All paths from the top of the repository.
fn other_places(
    repository: &Repository,
    tip: &str,
    base: &str,
    (there, new): (&[String], &[String]),
) -> Result<(Vec<String>, Vec<String>), StoreError> {
    let is_record = |path: &&String| path.ends_with(".yaml");
    let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
    let told: BTreeSet<String> = there.iter().chain(new).filter(is_record).map(|path| name(path)).collect();
    if told.is_empty() {
        return Ok(Default::default());
    }
    let places = |commit: &str| -> Result<BTreeSet<String>, StoreError> {
        let records = repository.records_at(commit, &["tickets", "catalog/assets"])?;
        let named = records.into_iter().filter(|(path, _)| told.contains(&name(path)));
        Ok(named.map(|(path, _)| repository.path(&path)).collect())
    };
    let (were, are) = (places(base)?, places(tip)?);
    let gone = were.difference(&are).filter(|path| !there.contains(path));
    let came = are.difference(&were).filter(|path| !new.contains(path));
    Ok((gone.cloned().collect(), came.cloned().collect()))
}

/// A path of the repository as a shell takes it, in whichever folder of the desk.
fn from_the_top(repository: &Repository, path: &str) -> String {
    let magic = if repository.within().is_some() { ":/" } else { "" };
    commit::quoted(&format!("{magic}{path}"))
}

/// How commits of which nobody else has anything are made anew up to that one, where a catalogue was damaged on the way
/// and is whole by then: no file is to be put back.
///
/// # Errors
/// Git does not answer.
pub fn whole(repository: &Repository, found: &[Trespass], tip: &str) -> Result<Option<Message>, StoreError> {
    let is_damaged = |trespass: &&Trespass| trespass.finding.code() == "catalogue-damaged";
    let mut damaged = found.iter().filter(is_damaged);
    let Some(first) = damaged.next() else { return Ok(None) };
    if first.commit == tip || damaged.any(|it| it.commit == tip) || !repository.is_ancestor(&first.commit, tip)? {
        return Ok(None);
    }
    let command = match repository.commit(&format!("{}^", first.commit)) {
        Some(before) => format!("git reset --soft {}", short(&before)),
        None => "git update-ref -d HEAD".to_owned(),
    };
    Ok(Some(message!("verify-way-out-whole", command = command)))
}

/// The records that merges joined which come after one commit and up to another: made one commit of, they would say that
/// events did not know of others that were there.
///
/// # Errors
/// Git does not answer.
pub fn joined(repository: &Repository, tip: &str, base: &str) -> Result<BTreeSet<String>, StoreError> {
    let merges = repository.commits(&["--merges".to_owned(), tip.to_owned(), format!("^{base}")])?;
    let mut joined = BTreeSet::new();
    for merge in &merges {
        let Some((first, others)) = merge.changes.split_first() else { continue };
        let is_in_all = |path: &str| others.iter().all(|changes| changes.iter().any(|it| it.path == path));
        let fresh = first.iter().filter(|change| matches!(sort_of(&change.path), Sort::Ticket | Sort::Asset));
        joined.extend(fresh.filter(|change| is_in_all(&change.path)).map(|change| change.path.clone()));
    }
    Ok(joined)
}

/// The whole as data.
pub fn as_json(ui: &Ui, outcome: &Outcome, from: Option<&str>, to: &str) -> Value {
    let findings: Vec<Value> = outcome
        .found
        .iter()
        .map(|trespass| {
            json!({
                "code": trespass.finding.code(),
                "commit": trespass.commit,
                "author": trespass.author,
                "path": Some(&trespass.finding.place.path).filter(|path| !path.is_empty()),
                "record": trespass.record,
                "event": trespass.event,
                "message": ui.language.format(&trespass.finding.message),
                "remedy": ui.language.remedy(&trespass.finding.message),
            })
        })
        .collect();
    json!({ "from": from, "to": to, "commits": outcome.commits, "edges": outcome.edges, "findings": findings })
}
