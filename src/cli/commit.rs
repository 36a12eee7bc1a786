//! Commits each change to git, as soon as it is written: what the commit says, and what is said where it cannot be
//! made. Every command that writes goes through `Desk::commit`, which hands over here.

use std::path::Path;
use std::sync::{Arc, Mutex};

use super::archive;
use crate::language::{Language, Tongue};
use crate::message;
use crate::model::catalogue::CommitPolicy;
use crate::model::message::Message;
use crate::model::{plain, seal};
use crate::report::card;
use crate::store::desk::{DESK_FILE, Desk, Recorder};
use crate::store::git::record::{self, Committed, NotCommitted};
use crate::store::git::state::Busy;
use crate::store::{assets, file, tickets};

/// Overrides what the desk says: `each` or `manual`.
const VARIABLE: &str = "FOLIO_COMMIT";

/// Characters of a subject that git's own lists show on one line.
const SUBJECT: usize = 100;

/// Files named one by one.
const NAMED: usize = 4;

/// What has to be said of commits, once the command has said what it did.
pub type Told = Arc<Mutex<Vec<Message>>>;

/// When changes of a desk are committed: what the environment says, else the desk.
pub fn policy(desk: &Desk) -> CommitPolicy {
    let told = std::env::var(VARIABLE).ok();
    told.as_deref().and_then(CommitPolicy::from_word).unwrap_or(desk.settings.commit)
}

/// The desk, with each change committed where that is wanted.
pub fn recording(desk: Desk, told: &Told) -> Desk {
    recording_with(desk, told, String::new())
}

/// The same, with more trailers in the message: whole lines.
pub fn recording_with(desk: Desk, told: &Told, trailers: String) -> Desk {
    if policy(&desk) == CommitPolicy::Manual {
        return desk;
    }
    let told = told.clone();
    let recorder: Recorder = Arc::new(move |desk: &Desk, written: &[record::Written]| {
        let begun = begin(desk, written);
        let words = |files: &[Committed]| words(desk, files) + &trailers;
        let seals = desk.seals_left_in_git(written);
        let years: Vec<String> =
            seals.iter().filter_map(|it| seal::year_sealed_at(&it.path)).map(|it| it.to_string()).collect();
        let written = [written, &seals].concat();
        match begun.and_then(|()| record::commit(&desk.root, &written, words)) {
            Ok(made) => {
                for year in years.iter().filter(|_| made.is_some()) {
                    tell(&told, message!("archive-along", year = year));
                }
            }
            Err(reason) => {
                let paths: Vec<&str> = written.iter().map(|file| file.path.as_str()).collect();
                tell(&told, not_committed(&desk.root, &reason, &paths));
            }
        }
    });
    desk.recording(recorder)
}

/// Commits a desk of which git has nothing yet, as it is on the disk but for what was just written: a change whose commit has no
/// catalogue could be shared with nobody.
///
/// # Errors
/// Why not; the change is not committed either, or it would come before the desk.
pub fn begin(desk: &Desk, written: &[record::Written]) -> Result<(), NotCommitted> {
    if record::is_committed(&desk.root, DESK_FILE) {
        return Ok(());
    }
    let files = ["catalog", "templates"].into_iter().flat_map(|folder| walkdir::WalkDir::new(desk.path(folder)));
    let files = files.flatten().filter(|entry| entry.file_type().is_file());
    let mut paths: Vec<String> = files.map(|entry| file::display(&desk.root, entry.path())).collect();
    paths.extend([".gitignore", ".gitattributes", "tickets/.gitkeep"].map(str::to_owned));
    paths.retain(|path| desk.path(path).is_file() && written.iter().all(|file| file.path != *path));
    paths.sort();
    let subject = message!("commit-desk", name = desk.settings.name.as_str());
    let subject = one_line(&language(desk).format(&subject));
    match record::commit_all(&desk.root, &paths, &subject) {
        // Whoever keeps the catalogue out of git means it.
        Ok(_) | Err(NotCommitted::Ignored(_)) => Ok(()),
        Err(reason) => {
            record::remember_all(&desk.root, written);
            Err(reason)
        }
    }
}

/// Keeps a message until the command has ended.
pub fn tell(told: &Told, message: Message) {
    if let Ok(mut told) = told.lock() {
        told.push(message);
    }
}

/// The language in which a desk's commits are written.
pub fn language(desk: &Desk) -> Language {
    let tongue = Tongue::from_code(&desk.settings.language).unwrap_or(Tongue::Spanish);
    Language::new(tongue, Some(desk.zone()))
}

/// What a record of a commit is, and what is new in it.
struct Entry {
    /// The key of its trailer.
    key: &'static str,
    name: String,
    titles: Vec<String>,
    events: Vec<String>,
    by: Vec<String>,
}

/// The message of a commit: what happened, and the trailers by which it is found again.
pub fn words(desk: &Desk, files: &[Committed]) -> String {
    let language = language(desk);
    if let Some((subject, trailer)) = archive::words::of(files, &language) {
        return format!("{}\n\n{trailer}\n", one_line(&subject));
    }
    let entries: Vec<Entry> = files.iter().filter_map(|file| entry(desk, file, &language)).collect();
    // A step's own ticket is written after the children that it opens, and before nothing but copies.
    let first = entries.iter().rev().find(|entry| entry.key == "Folio").or(entries.last());
    let subject = match first {
        Some(first) => {
            let what = if first.titles.is_empty() { language.text("commit-edited") } else { first.titles.join("; ") };
            let more = entries.len() - 1;
            let more = if more == 0 { None } else { Some(message!("commit-more", count = more)) };
            let more = more.map(|message| format!(" {}", language.format(&message))).unwrap_or_default();
            format!("{}{more}", shortened(&format!("{}: {what}", first.name), SUBJECT - more.chars().count()))
        }
        None if files.iter().any(|file| file.path == DESK_FILE && file.before.is_none()) => {
            one_line(&language.format(&message!("commit-desk", name = desk.settings.name.as_str())))
        }
        None => language.text("commit-catalogue"),
    };
    let mut trailers: Vec<String> = Vec::new();
    let mut add = |key: &str, value: &str| {
        let line = format!("{key}: {}", one_line(value));
        if !trailers.contains(&line) {
            trailers.push(line);
        }
    };
    entries.iter().for_each(|entry| add(entry.key, &entry.name));
    entries.iter().flat_map(|entry| &entry.events).for_each(|id| add("Event", id));
    entries.iter().flat_map(|entry| &entry.by).for_each(|id| add("By", id));
    files.iter().filter_map(archive::words::trailer).for_each(|[key, year]| add(&key, &year));
    format!("{subject}\n\n{}\n", trailers.join("\n"))
}

/// What of a record is new.
fn entry(desk: &Desk, file: &Committed, language: &Language) -> Option<Entry> {
    if file.path.starts_with("tickets/") {
        let ticket = tickets::parse_ticket(&file.path, &file.after).ok()?;
        let before = file.before.as_deref().and_then(|text| tickets::parse_ticket(&file.path, text).ok());
        let known = |id: &str| before.iter().flat_map(|ticket| &ticket.events).any(|event| event.id == id);
        let new: Vec<_> = ticket.events.iter().filter(|event| !known(&event.id)).collect();
        let procedure = desk.procedure_of(&ticket.procedure).ok();
        let title = |event: &&crate::model::event::Event| {
            let procedure = procedure.as_ref()?;
            Some(one_line(&language.format(&card::event_title(event, procedure, &desk.rules(procedure), language))))
        };
        return Some(Entry {
            key: "Folio",
            name: ticket.folio.to_string(),
            titles: new.iter().filter_map(title).collect(),
            events: new.iter().map(|event| event.id.clone()).collect(),
            by: new.iter().map(|event| event.by.clone()).collect(),
        });
    }
    if !file.path.starts_with("catalog/assets/") {
        return None;
    }
    let asset = assets::parse_asset(&file.path, &file.after).ok()?;
    let before = file.before.as_deref().and_then(|text| assets::parse_asset(&file.path, text).ok());
    let known = |id: &str| before.iter().flat_map(|asset| &asset.events).any(|event| event.id == id);
    let new: Vec<_> = asset.events.iter().filter(|event| !known(&event.id)).collect();
    Some(Entry {
        key: "Asset",
        name: asset.id.clone(),
        titles: new.iter().map(|event| language.text(event.deed.message_id())).collect(),
        events: new.iter().map(|event| event.id.clone()).collect(),
        by: new.iter().map(|event| event.by.clone()).collect(),
    })
}

/// A text on one line, with nothing that a terminal or git takes for something else.
pub fn one_line(text: &str) -> String {
    plain::visible(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(most - 1).collect();
    short.push('…');
    short
}

/// Why a change was not committed, and what to type.
pub fn not_committed(root: &Path, reason: &NotCommitted, paths: &[&str]) -> Message {
    // A new file has to be added before it can be named.
    let (root, paths_named) = (quoted(&root.display().to_string()), named(paths));
    let command = format!("git -C {root} add -- {paths_named} && git -C {root} commit -- {paths_named}");
    match reason {
        NotCommitted::Busy(Busy::Merge) => message!("commit-busy-merge", paths = named(paths), command = command),
        NotCommitted::Busy(busy) => message!("commit-busy", what = busy.word(), command = command),
        NotCommitted::Detached => message!("commit-detached", command = command),
        NotCommitted::NoIdentity => message!("commit-no-identity"),
        NotCommitted::Locked(path) => message!("commit-locked", path = path.display().to_string(), command = command),
        NotCommitted::Ignored(ignored) => {
            message!("commit-ignored", paths = named(&ignored.iter().map(String::as_str).collect::<Vec<_>>()))
        }
        NotCommitted::HalfEdited(edited) => {
            let edited: Vec<&str> = edited.iter().map(String::as_str).collect();
            message!("commit-half-edited", paths = named(&edited), command = command)
        }
        NotCommitted::Others(command) => message!("commit-others-folder", command = command),
        NotCommitted::Refused(words) => message!("commit-refused", problem = words.trim(), command = command),
    }
}

/// Some paths, as a shell takes them.
pub fn named(paths: &[&str]) -> String {
    let mut shown: Vec<String> = paths.iter().take(NAMED).map(|path| quoted(path)).collect();
    if paths.len() > NAMED {
        shown.push("…".to_owned());
    }
    shown.join(" ")
}

/// A path, as a shell takes it.
pub fn quoted(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+=:@%".contains(c);
    if !text.is_empty() && text.chars().all(is_plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', "'\\''"))
    }
}
