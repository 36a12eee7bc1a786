//! What a sync says that it did.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::{Value, json};

use crate::cli::app::App;
use crate::cli::error::{self, CliError};
use crate::cli::findings;
use crate::cli::sync::papers::Paper;
use crate::cli::sync::renumber::Renumbered;
use crate::cli::sync::seals::Moved;
use crate::cli::sync::sides::{self, Side};
use crate::cli::sync::{self, arrived};
use crate::message;
use crate::model::finding::Finding;
use crate::model::message::Message;
use crate::model::seal;
use crate::store::StoreError;
use crate::store::git::exchange::Remote;

/// Names told one by one.
const NAMED: usize = 8;

/// What became of a sync.
#[derive(Debug)]
pub struct Summary {
    remote: String,
    branch: String,
    before: String,
    /// The commit at which both are.
    pub after: String,
    /// What others did: names of records, paths of other files.
    pub came: Vec<String>,
    /// What was done here.
    pub went: Vec<String>,
    /// Tickets that got another number.
    pub renumbered: Vec<Renumbered>,
    /// Of those that this clone had, tickets and assets to which others gave another number.
    pub renumbered_there: Vec<Renumbered>,
    /// Papers of assets that have another number.
    pub papers: Vec<Paper>,
    /// What is wrong since both were joined, and was with neither.
    pub findings: Vec<Finding>,
    /// Records in dispute, with the events: those of which something changed here.
    pub disputes: Vec<(String, Vec<String>)>,
    /// Those that were in dispute here already.
    pub disputes_left: Vec<(String, Vec<String>)>,
    /// What people should know of what both changed.
    pub notices: Vec<(String, Message)>,
    /// Attachments among those, by path: the ticket and the name of the file.
    pub attachments: BTreeMap<String, String>,
    /// Years that are sealed since, or not any more; their seals are not among the files that came and went.
    pub seals: Vec<Moved>,
    /// Tickets that others opened.
    pub opened: Vec<String>,
    rehearsal: bool,
}

impl Summary {
    /// Nothing yet.
    pub fn of(remote: &Remote, head: &str, rehearsal: bool) -> Self {
        Self {
            remote: remote.name.clone(),
            branch: remote.branch.trim_start_matches("refs/heads/").to_owned(),
            before: head.to_owned(),
            after: head.to_owned(),
            came: Vec::new(),
            went: Vec::new(),
            renumbered: Vec::new(),
            renumbered_there: Vec::new(),
            papers: Vec::new(),
            findings: Vec::new(),
            disputes: Vec::new(),
            disputes_left: Vec::new(),
            notices: Vec::new(),
            attachments: BTreeMap::new(),
            seals: Vec::new(),
            opened: Vec::new(),
            rehearsal,
        }
    }

    /// Takes note of what came where nothing was done here.
    pub fn take(&mut self, side: &Side) {
        self.came = side.names();
        self.attachments.extend(side.attachments());
        self.opened = side.opened();
        (self.renumbered_there, self.papers) = arrived::renumbered(side, &BTreeSet::new());
    }

    /// Takes note of what is to be decided in the commit at which both will be: what is so since this sync, and what
    /// this clone had already.
    ///
    /// # Errors
    /// [`StoreError::Git`].
    pub fn find_disputes(&mut self, root: &Path, head: &str, target: &str) -> Result<(), StoreError> {
        let [known, all] = sync::disputes(root, head, target)?;
        (self.disputes_left, self.disputes) = all.into_iter().partition(|it| known.contains(it));
        Ok(())
    }

    /// Whether there is nothing that a person has to decide or mend.
    pub fn is_sound(&self) -> bool {
        self.disputes.is_empty() && self.disputes_left.is_empty() && self.findings.is_empty()
    }

    fn json(&self, app: &App) -> Value {
        let renumbered = self.renumbered.iter().chain(&self.renumbered_there).map(|it| {
            let record = if it.is_asset { "asset" } else { "ticket" };
            json!({
                "record": record, "from": it.from, "to": it.to, "mended": it.mended, "left": it.left, "signed": it.signed,
            })
        });
        let papers = self
            .papers
            .iter()
            .map(|it| json!({ "asset": it.asset, "from": it.from, "to": it.to, "signed": it.is_signed }));
        let findings = self.findings.iter().map(|finding| findings::row(&app.ui, finding));
        let disputes = self
            .disputes
            .iter()
            .chain(&self.disputes_left)
            .map(|(record, events)| json!({ "record": record, "events": events }));
        let notices = self
            .notices
            .iter()
            .map(|(path, notice)| json!({ "path": path, "message": app.ui.language.format(notice) }));
        let seals = self.seals.iter().map(|it| json!({ "year": it.year, "sealed": it.is_sealed, "came": it.came }));
        json!({
            "remote": self.remote,
            "branch": self.branch,
            "before": self.before,
            "after": self.after,
            "dry_run": self.rehearsal,
            "came": self.came,
            "went": self.went,
            "seals": seals.collect::<Vec<_>>(),
            "renumbered": renumbered.collect::<Vec<_>>(),
            "papers": papers.collect::<Vec<_>>(),
            "disputes": disputes.collect::<Vec<_>>(),
            "findings": findings.collect::<Vec<_>>(),
            "notices": notices.collect::<Vec<_>>(),
        })
    }
}

/// Says it. Where nothing happened, only to a person.
///
/// # Errors
/// The output cannot be written.
pub fn print(app: &App, summary: &Summary, as_json: bool) -> Result<(), CliError> {
    if as_json {
        return app.ui.print_json("folio/sync/1", &summary.json(app));
    }
    let mut lines: Vec<Message> = Vec::new();
    for (names, id) in [(&summary.came, "sync-came"), (&summary.went, "sync-went")] {
        if !names.is_empty() {
            let mut message = Message::new(id);
            let names: Vec<String> =
                names.iter().map(|name| summary.attachments.get(name).unwrap_or(name).clone()).collect();
            message = message.with("count", names.len()).with("names", some(&names));
            lines.push(message);
        }
    }
    let told_already = |it: &Moved| summary.notices.iter().any(|(path, _)| *path == seal::path_of(it.year));
    for it in summary.seals.iter().filter(|it| !(it.came && !it.is_sealed && told_already(it))) {
        let id = match (it.came, it.is_sealed) {
            (true, true) => "sync-seal-came",
            (true, false) => "sync-seal-gone",
            (false, true) => "sync-seal-went",
            (false, false) => "sync-seal-gone-went",
        };
        lines.push(Message::new(id).with("year", it.year.to_string()));
    }
    for it in &summary.renumbered {
        let id = if it.is_asset { "sync-renumbered-asset" } else { "sync-renumbered" };
        lines.push(Message::new(id).with("from", &it.from).with("to", &it.to));
        if !it.mended.is_empty() {
            lines.push(message!("sync-mended", names = some(&it.mended), to = &it.to));
        }
        if !it.left.is_empty() {
            lines.push(message!("sync-left", names = some(&it.left), from = &it.from, to = &it.to));
        }
        if !it.signed.is_empty() {
            lines.push(message!("sync-signed", forms = some(&it.signed), from = &it.from, to = &it.to));
        }
    }
    for it in &summary.renumbered_there {
        let id = if it.is_asset { "sync-renumbered-there-asset" } else { "sync-renumbered-there" };
        lines.push(Message::new(id).with("from", &it.from).with("to", &it.to));
        if !it.signed.is_empty() {
            lines.push(message!("sync-signed", forms = some(&it.signed), from = &it.from, to = &it.to));
        }
    }
    for it in &summary.papers {
        let id = if it.is_signed { "sync-paper-signed" } else { "sync-paper" };
        lines.push(Message::new(id).with("asset", &it.asset).with("from", &it.from).with("to", &it.to));
    }
    for (record, events) in &summary.disputes {
        lines.push(message!("sync-dispute", record = record, events = some(events)));
    }
    if let Some((first, _)) = summary.disputes_left.first() {
        let left: Vec<String> = summary.disputes_left.iter().map(|(record, _)| record.clone()).collect();
        lines.push(message!("sync-disputes-left", count = left.len(), records = some(&left), first = first));
    }
    if lines.is_empty() && app.ui.terminal {
        app.ui.say_message(&message!("sync-nothing"));
    }
    for line in &lines {
        app.ui.print(&app.ui.language.format(line))?;
    }
    if !summary.findings.is_empty() {
        let blocks = summary.findings.iter().map(|finding| error::explain_finding(finding, &app.ui.language));
        let told = app.ui.language.format(&message!("sync-findings", count = summary.findings.len()));
        app.ui.print(&format!("{told}\n\n{}", blocks.collect::<Vec<_>>().join("\n\n")))?;
    }
    for (path, notice) in &summary.notices {
        // Whoever reads it knows a record by its name.
        let name = if sides::is_record(path) { sides::stem(path) } else { path.as_str() };
        app.ui.say_message(&message!("merge-of-file", path = name, notice = notice.clone()));
    }
    if summary.rehearsal && !lines.is_empty() {
        app.ui.say_message(&message!("sync-dry-run"));
    }
    Ok(())
}

fn some(names: &[String]) -> String {
    let mut shown = names.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    if names.len() > NAMED {
        shown.push_str(" …");
    }
    shown
}
