//! Searches the words of a desk's records: an index of SQLite's FTS5, kept in memory while it is asked,
//! and beside the desk as a sealed image where it can be. Without one it is made of all files and
//! thrown away, so that what is found, and in which order, is the same.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};
use tempfile::NamedTempFile;

use super::facts::{self, Entry, Facts};
use super::look::{Look, Remembered, look};
use super::place::Place;
use super::sealed::Block;
use super::{TICK, now, relative, sealed};
use crate::model::search::{Indexed, Term};
use crate::store::desk::Desk;
use crate::store::sweep::pass::{Fingerprint, Pass};
use crate::store::{file, parallel};

/// Files that are read before their words are written down: bounds memory.
const AT_ONCE: usize = 8192;

const SCHEMA: &str = "
CREATE TABLE record (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, hash BLOB NOT NULL,
                     kind TEXT, status TEXT, procedure TEXT, moment INTEGER);
CREATE VIRTUAL TABLE words USING fts5(folded, marked, content='', contentless_delete=1,
                                      tokenize='unicode61 remove_diacritics 0');
";

/// What is written down of a record.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// Its words.
    pub text: Indexed,
    /// What it is: `ticket` or `asset`.
    pub kind: &'static str,
    /// Word of its state.
    pub status: Option<String>,
    /// Code of its procedure.
    pub procedure: Option<String>,
    /// When it was opened, in seconds.
    pub moment: Option<i64>,
}

/// Reads the words of records.
pub trait Lexicon: Sync {
    /// So many files are going to be read.
    fn expect(&mut self, files: usize);
    /// What a file says; none where it cannot be used.
    fn words(&self, path: &Path, text: String) -> Option<Words>;
}

/// Where a record is written down, and the hash of the bytes that were.
type Noted = (i64, [u8; 16]);

/// What is searched for.
#[derive(Debug, Clone, Default)]
pub struct Question {
    /// All of them have to be there.
    pub terms: Vec<Term>,
    /// Words of the states of which one has to be the record's; any where there are none.
    pub statuses: Vec<String>,
    /// Code of the procedure.
    pub procedure: Option<String>,
    /// First second at which it may have been opened.
    pub from: Option<i64>,
    /// First second at which it may no more.
    pub before: Option<i64>,
    /// Records named at most.
    pub most: usize,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hits {
    /// Paths of the records, the best first.
    pub files: Vec<PathBuf>,
    /// How many there are, named or not.
    pub total: usize,
}

impl Desk {
    /// The records that hold the words of a question. Those come first in which they stand with the
    /// accents that were typed, then those in which they weigh most, then the latest.
    ///
    /// # Errors
    /// SQLite's words: it has no memory left, say.
    pub fn search(&self, question: &Question, lexicon: &mut impl Lexicon) -> Result<Hits, String> {
        let place = Place::of(self);
        let connection = self.index(place.as_ref(), lexicon).map_err(|error| error.to_string())?;
        find(&connection, &self.root, question).map_err(|error| error.to_string())
    }

    /// The index, as the files are now.
    fn index(&self, place: Option<&Place>, lexicon: &mut impl Lexicon) -> rusqlite::Result<Connection> {
        let begun = now();
        let passes = [Pass::below(&self.tickets_folder(), true), Pass::below(&self.assets_folder(), true)];
        let (ledger, mut connection) = match place.and_then(opened) {
            Some((ledger, connection)) => (Some(ledger), connection),
            None => (None, Connection::open_in_memory()?),
        };
        if ledger.is_none() {
            connection.execute_batch(SCHEMA)?;
        }
        let blocks = ledger.as_deref().zip(place).and_then(|(ledger, place)| sealed::blocks(ledger, place.key()));
        let known: HashMap<&str, Block> =
            blocks.unwrap_or_default().into_iter().map(|block| (block.path, block)).collect();
        let mut fresh: Vec<(PathBuf, Option<Fingerprint>)> = Vec::new();
        let (mut folders, mut met, mut is_same) = (Vec::new(), 0, ledger.is_some());
        let settled = begun.saturating_sub(TICK.as_nanos() as i64);
        for folder in passes.iter().flat_map(|pass| &pass.folders) {
            let path = relative(&self.root, &folder.path);
            let remembered = Remembered { old: path.and_then(|path| known.get(path).copied()), news: None };
            let mut entries = Vec::with_capacity(folder.len());
            look(folder, remembered, |file, found| match found {
                Look::Known(known) => entries.extend(known.entry().map(|(entry, _)| entry)),
                Look::Fresh(fingerprint, before) => {
                    fresh.push((folder.path_of(file), Some(fingerprint)));
                    let racy = fingerprint.modified.max(fingerprint.changed) >= settled;
                    let name = folder.name(file).unwrap_or_default();
                    let entry = Entry {
                        name,
                        fingerprint,
                        racy,
                        double: false,
                        hash: [0; 16],
                        facts: Facts::default(),
                        said: None,
                    };
                    is_same &= before.is_some_and(|(before, _)| before == entry);
                    entries.push(entry);
                }
                Look::Strange => fresh.push((folder.path_of(file), None)),
            });
            met += entries.len();
            if let Some(path) = path {
                folders.push((path, entries));
            }
        }
        is_same &= met == known.values().map(|block| block.count).sum::<usize>();
        let changed = self.take_in(&connection, &fresh, lexicon)?;
        if !is_same || fresh.iter().any(|(_, fingerprint)| fingerprint.is_none()) {
            drop_gone(&connection, &self.root, &passes)?;
        }
        if let Some(place) = place.filter(|_| !is_same || changed) {
            let ledger = sealed::write(place.key(), &folders);
            let image = connection.serialize("main")?;
            let write = |mut file: NamedTempFile| -> std::io::Result<NamedTempFile> {
                file.write_all(&(ledger.len() as u64).to_le_bytes())?;
                file.write_all(&ledger)?;
                file.write_all(&image)?;
                file.write_all(&crc32fast::hash(&image).to_le_bytes())?;
                Ok(file)
            };
            let written = place.begin().and_then(|file| write(file).ok());
            written.and_then(|file| place.finish(file, "words"));
        }
        Ok(connection)
    }

    /// Writes down the words of files that may have changed; whether any of them had.
    fn take_in(
        &self,
        connection: &Connection,
        fresh: &[(PathBuf, Option<Fingerprint>)],
        lexicon: &mut impl Lexicon,
    ) -> rusqlite::Result<bool> {
        lexicon.expect(fresh.len());
        let lexicon = &*lexicon;
        let mut changed = false;
        for share in fresh.chunks(AT_ONCE) {
            let known: Vec<Option<Noted>> = {
                let mut statement = connection.prepare_cached("SELECT id, hash FROM record WHERE path = ?1")?;
                let of_path = |(path, _): &(PathBuf, Option<Fingerprint>)| {
                    let shown = file::display(&self.root, path);
                    statement.query_row([shown], |row| Ok((row.get(0)?, row.get(1)?))).optional()
                };
                share.iter().map(of_path).collect::<Result<_, _>>()?
            };
            let to_read: Vec<(&PathBuf, Option<Noted>)> = share.iter().map(|(path, _)| path).zip(known).collect();
            let read = parallel::shares(&to_read, |part| {
                let read = |(path, known): &(&PathBuf, Option<Noted>)| {
                    let Ok(bytes) = file::read_bytes(&self.root, path) else { return ([0; 16], None) };
                    let hash = facts::hash(&bytes);
                    if known.is_some_and(|(_, before)| before == hash) {
                        return (hash, None);
                    }
                    (hash, String::from_utf8(bytes).ok().and_then(|text| lexicon.words(path, text)))
                };
                part.iter().map(read).collect::<Vec<_>>()
            });
            let transaction = connection.unchecked_transaction()?;
            for ((path, known), (hash, words)) in to_read.iter().zip(read.into_iter().flatten()) {
                if known.is_some_and(|(_, before)| before == hash) {
                    continue;
                }
                changed = true;
                if let Some((id, _)) = known {
                    forget(&transaction, *id)?;
                }
                write_down(&transaction, &file::display(&self.root, path), &hash, words.unwrap_or_default())?;
            }
            transaction.commit()?;
        }
        Ok(changed)
    }
}

/// What was written down of all files, sealed, and the index of their words, if they are of this place and whole.
/// The index is read into the memory in which SQLite keeps it: it is large.
fn opened(place: &Place) -> Option<(Vec<u8>, Connection)> {
    let mut file = place.open("words")?;
    let all = file.metadata().ok()?.len();
    let mut length = [0; 8];
    file.read_exact(&mut length).ok()?;
    let length = u64::from_le_bytes(length);
    let image = usize::try_from(all.checked_sub(length.checked_add(12)?)?).ok()?;
    let mut ledger = vec![0; usize::try_from(length).ok()?];
    file.read_exact(&mut ledger).ok()?;
    sealed::read(&ledger, place.key())?;
    let mut connection = Connection::open_in_memory().ok()?;
    let mut summed = Summed { file, sum: crc32fast::Hasher::new() };
    connection.deserialize_read_exact("main", &mut summed, image, false).ok()?;
    let mut sum = [0; 4];
    summed.file.read_exact(&mut sum).ok()?;
    (summed.sum.finalize() == u32::from_le_bytes(sum)).then_some((ledger, connection))
}

/// Adds up what is read.
struct Summed {
    file: File,
    sum: crc32fast::Hasher,
}

impl Read for Summed {
    fn read(&mut self, bytes: &mut [u8]) -> std::io::Result<usize> {
        // Small enough to be added up while it is near.
        let some = bytes.len().min(256 * 1024);
        let read = self.file.read(&mut bytes[..some])?;
        self.sum.update(&bytes[..read]);
        Ok(read)
    }
}

fn write_down(connection: &Connection, path: &str, hash: &[u8; 16], words: Words) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO record (path, hash, kind, status, procedure, moment) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![path, hash, words.kind, words.status, words.procedure, words.moment])?;
    connection.prepare_cached("INSERT INTO words (rowid, folded, marked) VALUES (?1, ?2, ?3)")?.execute(params![
        connection.last_insert_rowid(),
        words.text.folded,
        words.text.marked
    ])?;
    Ok(())
}

fn forget(connection: &Connection, id: i64) -> rusqlite::Result<()> {
    connection.prepare_cached("DELETE FROM words WHERE rowid = ?1")?.execute([id])?;
    connection.prepare_cached("DELETE FROM record WHERE id = ?1")?.execute([id])?;
    Ok(())
}

/// Forgets the records whose files went away.
fn drop_gone(connection: &Connection, root: &Path, passes: &[Pass]) -> rusqlite::Result<()> {
    let there: HashSet<String> = passes.iter().flat_map(Pass::paths).map(|path| file::display(root, &path)).collect();
    let all: Vec<(i64, String)> = connection
        .prepare("SELECT id, path FROM record")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    let transaction = connection.unchecked_transaction()?;
    for (id, _) in all.into_iter().filter(|(_, path)| !there.contains(path)) {
        forget(&transaction, id)?;
    }
    transaction.commit()
}

fn find(connection: &Connection, root: &Path, question: &Question) -> rusqlite::Result<Hits> {
    let expression = question.terms.iter().map(Term::expression).collect::<Vec<_>>().join(" AND ");
    if expression.is_empty() {
        return Ok(Hits::default());
    }
    let exact: Vec<String> = question.terms.iter().filter_map(Term::exact_expression).collect();
    let mut values = vec![Value::Text(expression)];
    let mut filters = String::new();
    let mut filter = |condition: &str, value: Value| {
        values.push(value);
        filters.push_str(&format!(" AND {condition}{}", values.len()));
    };
    if let Some(code) = &question.procedure {
        filter("procedure = ?", Value::Text(code.clone()));
    }
    if let Some(from) = question.from {
        filter("moment >= ?", Value::Integer(from));
    }
    if let Some(before) = question.before {
        filter("moment < ?", Value::Integer(before));
    }
    if !question.statuses.is_empty() {
        let marks: Vec<String> = question
            .statuses
            .iter()
            .map(|status| {
                values.push(Value::Text(status.clone()));
                format!("?{}", values.len())
            })
            .collect();
        filters.push_str(&format!(" AND status IN ({})", marks.join(", ")));
    }
    let from = format!("FROM words JOIN record ON record.id = words.rowid WHERE words MATCH ?1{filters}");
    let total: i64 =
        connection.query_row(&format!("SELECT count(*) {from}"), params_from_iter(&values), |row| row.get(0))?;
    let is_exact = if exact.is_empty() {
        "1".to_owned()
    } else {
        values.push(Value::Text(exact.join(" AND ")));
        format!("words.rowid IN (SELECT rowid FROM words WHERE words MATCH ?{})", values.len())
    };
    values.push(Value::Integer(i64::try_from(question.most).unwrap_or(i64::MAX)));
    let query = format!(
        "SELECT path {from} ORDER BY {is_exact} DESC, bm25(words, 1.0, 0.0), moment DESC, path LIMIT ?{}",
        values.len()
    );
    let paths: Vec<String> = connection
        .prepare(&query)?
        .query_map(params_from_iter(&values), |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let files = paths.into_iter().map(|path| root.join(path)).collect();
    Ok(Hits { files, total: usize::try_from(total).unwrap_or(0) })
}
