//! Files that belong to tickets: whoever names one brings it, it is what its name says, and it stays.

use super::commit::Look;
use crate::message;
use crate::model::attachment::{self, POINTER_MAX};
use crate::model::event::{Deed, Event};
use crate::model::identifier;
use crate::model::message::Message;
use crate::store::history::{Blob, Change};
use crate::store::{StoreError, attachments};

/// A file that an event says is kept.
struct Named<'e> {
    name: &'e str,
    sha256: &'e str,
    bytes: u64,
    /// Its type, where the event says it.
    kind: Option<&'e str>,
}

impl Look<'_, '_> {
    /// A file attached to a ticket is what its name says, and stays as long as a ticket names it.
    pub fn attachment(&mut self, change: &Change) -> Result<(), StoreError> {
        let Some(hash) = attachment::hash_at(&change.path) else { return Ok(()) };
        let Some(blob) = &change.after else {
            let month = change.path.split('/').take(3).collect::<Vec<_>>().join("/");
            if self.reader.repository.says(&self.case.commit.id, &month, hash)? {
                self.tell(&change.path, message!("finding-attachment-deleted"));
            }
            return Ok(());
        };
        let differs = |change: &Change| match change.before {
            Some(_) => message!("finding-attachment-replaced"),
            None => message!("finding-attachment-misnamed"),
        };
        let most = self.most();
        let found = if change.is_file { self.reader.blobs.bytes(blob, most)? } else { None };
        let Some((bytes, size)) = found else {
            self.tell(&change.path, differs(change));
            return Ok(());
        };
        let pointed = self.pointed(&bytes)?;
        let is_named = match &pointed {
            Some((pointed, _)) => pointed == hash,
            None => identifier::exact_hash(&bytes) == hash,
        };
        let large = pointed.iter().map(|(_, size)| *size).chain([size]).find(|size| *size > most);
        if let Some(size) = large {
            self.tell(&change.path, too_large(size, most));
        } else if !is_named {
            self.tell(&change.path, differs(change));
        } else if pointed.is_none() && attachments::is_program(&bytes) && change.before.is_none() {
            self.tell(&change.path, message!("finding-attachment-program"));
        }
        Ok(())
    }

    /// What a new event names is there, of the size and type that it says, and no program by its name.
    pub fn files(&mut self, path: &str, folio: &str, event: &Event) -> Result<(), StoreError> {
        let month = path.rsplit_once('/').map_or("", |(month, _)| month);
        for file in named(event) {
            let place = format!("{month}/{}", attachment::place(file.sha256));
            let name = format!("{}:{}", self.case.commit.id, self.reader.repository.path(&place));
            let most = self.most();
            let found = self.reader.blobs.bytes(&name, most.max(POINTER_MAX))?;
            let told = match found {
                None => Some(message!("finding-attachment-missing", name = file.name, path = place)),
                Some(_) if file.bytes > most => Some(too_large(file.bytes, most)),
                Some(_) if attachments::is_run_by_name(file.name) => Some(message!("finding-attachment-program")),
                Some((bytes, size)) => {
                    let pointed = self.pointed(&bytes)?;
                    let size = pointed.as_ref().map_or(size, |(_, size)| *size);
                    let kind = attachments::kind_of(&bytes);
                    match file.kind.filter(|said| pointed.is_none() && kind != *said) {
                        _ if size != file.bytes => {
                            let (said, found) = (attachments::size(file.bytes), attachments::size(size));
                            Some(message!(
                                "finding-attachment-size-differs",
                                name = file.name,
                                said = said,
                                found = found
                            ))
                        }
                        // What git-lfs has elsewhere cannot be looked into.
                        Some(said) => Some(message!(
                            "finding-attachment-type-differs",
                            name = file.name,
                            said = said,
                            found = kind
                        )),
                        None => None,
                    }
                }
            };
            if let Some(message) = told {
                self.tell_of(path, Some(folio), Some(&event.id), message);
            }
        }
        Ok(())
    }

    /// The largest file that the desk takes, in bytes.
    fn most(&self) -> u64 {
        self.case.law().map(|law| law.desk.settings.sharing.attachments_max).unwrap_or_default()
    }

    /// The hash and size of the file that git-lfs has, where these bytes stand for one and the desk keeps its files so:
    /// else a pointer in the place of a file is nothing but its loss.
    fn pointed(&mut self, bytes: &[u8]) -> Result<Option<(String, u64)>, StoreError> {
        let Some((hash, size)) = std::str::from_utf8(bytes).ok().and_then(attachment::pointer) else { return Ok(None) };
        let (commit, repository) = (&self.case.commit.id, self.reader.repository);
        let places =
            [".gitattributes".to_owned(), repository.path(".gitattributes"), repository.path("tickets/.gitattributes")];
        for place in places {
            if let Blob::Text(text) = self.reader.blobs.read(&format!("{commit}:{place}"))?
                && text.lines().any(|line| line.split_whitespace().any(|word| word == "filter=lfs"))
            {
                return Ok(Some((hash.to_owned(), size)));
            }
        }
        Ok(None)
    }
}

fn too_large(size: u64, most: u64) -> Message {
    message!("finding-attachment-too-large", size = attachments::size(size), most = attachments::size(most))
}

/// The files that an event says are kept beside the ticket.
fn named(event: &Event) -> Vec<Named<'_>> {
    match &event.deed {
        Deed::Attached { files } => {
            let named = files.iter().map(|file| Named {
                name: &file.name,
                sha256: &file.sha256,
                bytes: file.bytes,
                kind: Some(&file.kind),
            });
            named.collect()
        }
        Deed::Signed { evidence, .. } => {
            let kept = evidence.scan.iter().filter(|scan| scan.kept);
            kept.map(|scan| Named { name: &scan.name, sha256: &scan.sha256, bytes: scan.bytes, kind: None }).collect()
        }
        _ => Vec::new(),
    }
}
