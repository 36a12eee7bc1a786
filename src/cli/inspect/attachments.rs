//! The files of tickets: each that an event names is there as it was, and none is there that no event names.

use std::collections::HashSet;

use crate::message;
use crate::model::attachment;
use crate::model::event::Deed;
use crate::model::finding::{Finding, Place};
use crate::model::shape::Step;
use crate::store::attachments::{Presence, presence};
use crate::store::desk::Desk;
use crate::store::file;
use crate::store::tickets::{Places, Record};

/// What is wrong with the files of one ticket; their places go to `named`.
pub fn of(desk: &Desk, record: &Record, places: &Places, named: &mut Vec<String>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, event) in record.ticket.events.iter().enumerate() {
        let kept: Vec<(&str, &str, u64)> = match &event.deed {
            Deed::Attached { files } => files.iter().map(|f| (f.name.as_str(), f.sha256.as_str(), f.bytes)).collect(),
            Deed::Signed { evidence, .. } => {
                let scan = evidence.scan.iter().filter(|scan| scan.kept);
                scan.map(|scan| (scan.name.as_str(), scan.sha256.as_str(), scan.bytes)).collect()
            }
            _ => continue,
        };
        for (name, sha256, bytes) in kept {
            let path = desk.attachment_path(&record.path, sha256);
            let shown = file::display(&desk.root, &path);
            let message = match presence(&path, sha256, bytes) {
                // Whoever asks git-lfs gets it.
                Presence::Whole | Presence::NotFetched => None,
                Presence::Missing => Some(message!("finding-attachment-missing", name = name, path = &shown)),
                Presence::Altered => Some(message!("finding-attachment-altered", name = name, path = &shown)),
            };
            let at = [Step::Key("events".to_owned()), Step::Index(index)];
            findings.extend(message.map(|message| Finding::new(places.at(&at), message)));
            named.push(shown);
        }
    }
    findings
}

/// Files that lie where attachments do and that no ticket names.
pub fn strays(desk: &Desk, named: &HashSet<String>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for path in desk.attachment_files() {
        let shown = file::display(&desk.root, &path);
        if named.contains(&shown) {
            continue;
        }
        let message = match attachment::hash_at(&shown) {
            Some(_) => message!("finding-attachment-of-nothing"),
            None => message!("finding-stray-file"),
        };
        findings.push(Finding::new(Place::file(shown), message));
    }
    findings
}
