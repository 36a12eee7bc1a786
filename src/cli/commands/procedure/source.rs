//! Where a procedure comes from: the desk, the program itself, or a file that stands anywhere.

use std::path::{Path, PathBuf};

use crate::cli::app::App;
use crate::cli::error::CliError;
use crate::cli::inspect;
use crate::message;
use crate::model::finding::Finding;
use crate::model::identifier;
use crate::model::message::Message;
use crate::procedure::definition::Procedure;
use crate::procedure::load;
use crate::store::desk::Desk;
use crate::store::{StoreError, embedded, file, sweep};

/// Folder of a desk's procedures.
const FOLDER: &str = "catalog/procedures";

/// The desk whose procedures are meant, or none: then those inside the program are.
pub struct Shelf {
    /// The desk.
    pub desk: Option<Desk>,
    /// What is wrong with its catalogue.
    pub damage: Vec<Finding>,
}

impl Shelf {
    /// The shelf of the desk at or above that folder, with whatever of its catalogue can be used.
    ///
    /// # Errors
    /// A folder that cannot be reached. That there is no desk is none.
    pub fn open_anyway(folder: &Path) -> Result<Self, CliError> {
        match Desk::open_anyway(folder) {
            Ok((desk, damage)) => Ok(Self { desk: Some(desk), damage }),
            Err(StoreError::NoDesk(_)) => Ok(Self { desk: None, damage: Vec::new() }),
            Err(error) => Err(error.into()),
        }
    }

    /// The same, of a desk whose catalogue is sound.
    ///
    /// # Errors
    /// A folder that cannot be reached, or a damaged catalogue.
    pub fn open(folder: &Path) -> Result<Self, CliError> {
        let shelf = Self::open_anyway(folder)?;
        if shelf.damage.is_empty() { Ok(shelf) } else { Err(StoreError::Damaged(shelf.damage).into()) }
    }

    /// Codes of its procedures.
    pub fn codes(&self) -> Vec<String> {
        match &self.desk {
            Some(desk) => desk.procedure_codes(),
            None => embedded::procedure_codes(),
        }
    }

    /// The code that a person means, whatever the capitals: documents write theirs in capitals.
    ///
    /// # Errors
    /// No such procedure.
    pub fn code(&self, typed: &str) -> Result<String, StoreError> {
        let known = self.codes();
        let exact = known.iter().find(|code| *code == typed);
        match exact.or_else(|| known.iter().find(|code| code.to_lowercase() == typed.to_lowercase())) {
            Some(code) => Ok(code.clone()),
            None => Err(StoreError::UnknownProcedure { code: typed.to_owned(), known }),
        }
    }

    /// Path and text of the procedure of that code.
    ///
    /// # Errors
    /// No such procedure, or a file that cannot be read.
    pub fn text(&self, code: &str) -> Result<(String, String), StoreError> {
        if let Some(desk) = &self.desk {
            return desk.procedure_text(code);
        }
        match embedded::procedure(code) {
            Some(text) => Ok((format!("{code}.toml"), text.to_owned())),
            None => Err(StoreError::UnknownProcedure { code: code.to_owned(), known: self.codes() }),
        }
    }

    /// The texts kept of the procedure of that code, by their files' names; none outside a desk.
    ///
    /// # Errors
    /// One that cannot be read.
    pub fn kept(&self, code: &str) -> Result<Vec<Kept>, CliError> {
        let Some(desk) = &self.desk else { return Ok(Vec::new()) };
        let folder = desk.path("catalog/procedures/past");
        let mut found = Vec::new();
        for name in sweep::toml_files(&folder) {
            let hash = name.strip_suffix(".toml").and_then(|stem| stem.rsplit_once('-'));
            if hash.is_none_or(|(of, _)| !of.eq_ignore_ascii_case(code)) {
                continue;
            }
            let path = folder.join(&name);
            let text = file::read_text(&desk.root, &path).map_err(unreadable)?;
            let sha256 = identifier::content_hash(&text);
            found.push(Kept { path: file::display(&desk.root, &path), text, sha256 });
        }
        Ok(found)
    }

    /// The kept text of that procedure whose hash begins so.
    ///
    /// # Errors
    /// None or several do, or one cannot be read.
    pub fn kept_copy(&self, code: &str, prefix: &str) -> Result<Kept, CliError> {
        let kept = self.kept(code)?;
        let short = |copy: &Kept| format!("{code}@{}", copy.sha256.chars().take(12).collect::<String>());
        let known = kept.iter().map(short).collect::<Vec<_>>().join(", ");
        let known = if known.is_empty() { "none".to_owned() } else { known };
        let wanted = prefix.to_lowercase();
        let mut fitting = kept.into_iter().filter(|copy| copy.sha256.starts_with(&wanted));
        match (fitting.next(), fitting.next()) {
            (Some(copy), None) => Ok(copy),
            (None, _) => {
                Err(CliError::Usage(message!("error-procedure-no-copy", code = code, prefix = prefix, known = known)))
            }
            (Some(_), Some(_)) => {
                let message = message!("error-procedure-many-copies", code = code, prefix = prefix, known = known);
                Err(CliError::Usage(message))
            }
        }
    }

    /// Whether the desk uses that procedure for new tickets; none outside a desk.
    pub fn in_force(&self, code: &str) -> Option<bool> {
        self.desk.as_ref().map(|desk| desk.settings.procedures.iter().any(|used| used == code))
    }
}

/// A text under which tickets were opened.
pub struct Kept {
    /// File, as messages name it.
    pub path: String,
    /// Text.
    pub text: String,
    /// SHA-256 of the text.
    pub sha256: String,
}

/// A procedure's text, and what surrounds it.
pub struct Source {
    /// File, as messages name it.
    pub path: String,
    /// Text.
    pub text: String,
    /// The desk that it belongs to, or none.
    pub shelf: Shelf,
    /// Whether it is one of the desk's own procedures, which have to fit the desk.
    pub of_desk: bool,
    /// Whether it comes from inside the program.
    pub embedded: bool,
    /// What a person types to name it again.
    pub typed: String,
}

/// Whether a word names a file rather than a procedure: codes have neither ending nor folders.
pub fn is_file(word: &str) -> bool {
    word.to_lowercase().ends_with(".toml") || word.contains(std::path::is_separator)
}

/// Reads a procedure file, which may stand anywhere. Its desk is the one it lies in.
///
/// # Errors
/// The finding that says why it cannot be read.
pub fn read_file(app: &App, typed: &str) -> Result<Source, Finding> {
    let path = app.directory.join(typed);
    // The folder is resolved and the name is not: links inside a desk are judged by the store.
    let resolved = match (path.parent().and_then(|folder| folder.canonicalize().ok()), path.file_name()) {
        (Some(folder), Some(name)) => folder.join(name),
        _ => path,
    };
    let folder = resolved.parent().map_or_else(|| PathBuf::from("."), Path::to_owned);
    // A file outside every desk needs none, and one whose desk cannot be opened is read all the same.
    let shelf = Shelf::open_anyway(&folder).unwrap_or(Shelf { desk: None, damage: Vec::new() });
    let root = shelf.desk.as_ref().map(|desk| desk.root.clone()).filter(|root| folder == root.join(FOLDER));
    if let Some(root) = root {
        let text = file::read_text(&root, &resolved)?;
        let path = file::display(&root, &resolved);
        return Ok(Source { path, text, shelf, of_desk: true, embedded: false, typed: typed.to_owned() });
    }
    // Whoever names a link on the command line means the file behind it.
    let resolved = resolved.canonicalize().unwrap_or(resolved);
    let folder = resolved.parent().map_or_else(|| PathBuf::from("."), Path::to_owned);
    let text = file::read_text(&folder, &resolved).map_err(|mut finding| {
        finding.place.path = typed.to_owned();
        finding
    })?;
    let path = typed.replace(std::path::MAIN_SEPARATOR, "/");
    Ok(Source { path, text, shelf, of_desk: false, embedded: false, typed: typed.to_owned() })
}

/// Reads the procedure of a code on a shelf.
///
/// # Errors
/// No such procedure, or a file that cannot be read.
pub fn read_code(shelf: Shelf, code: &str) -> Result<Source, StoreError> {
    let (path, text) = shelf.text(code)?;
    let of_desk = shelf.desk.is_some();
    Ok(Source { path, text, shelf, of_desk, embedded: !of_desk, typed: code.to_owned() })
}

/// The procedure that a command names by code or file, or the only one there is.
///
/// # Errors
/// Nothing that answers to the word, no word and several procedures, or a file that cannot be read.
pub fn find(app: &mut App, word: Option<&str>) -> Result<Source, CliError> {
    if let Some(typed) = word.filter(|word| is_file(word)) {
        let source = read_file(app, typed).map_err(unreadable)?;
        if !source.shelf.damage.is_empty() {
            return Err(StoreError::Damaged(source.shelf.damage).into());
        }
        if let Some(desk) = &source.shelf.desk {
            app.settle(desk);
        }
        return Ok(source);
    }
    let shelf = Shelf::open(&app.directory)?;
    if let Some(desk) = &shelf.desk {
        app.settle(desk);
    }
    let code = match word {
        Some(word) => shelf.code(word)?,
        None => only(&shelf)?,
    };
    Ok(read_code(shelf, &code)?)
}

/// The code of the only procedure.
fn only(shelf: &Shelf) -> Result<String, CliError> {
    let mut codes = shelf.codes();
    match (codes.pop(), codes.first()) {
        (Some(code), None) => Ok(code),
        (Some(last), Some(_)) => {
            codes.push(last);
            Err(CliError::Usage(message!("error-procedure-which", known = codes.join(", "))))
        }
        (None, _) => Err(CliError::Usage(Message::new("error-procedure-none"))),
    }
}

/// What is wrong with a procedure by itself, and with how it fits its desk.
pub fn findings(desk: Option<&Desk>, path: &str, text: &str) -> Vec<Finding> {
    match desk {
        Some(desk) => {
            let mut findings = Vec::new();
            inspect::procedure(desk, path, text, &mut findings);
            findings
        }
        None => load::load(path, text).findings,
    }
}

/// Whether the environment is to blame for a file that could not be read, rather than the file.
pub fn is_environment(finding: &Finding) -> bool {
    matches!(finding.code(), "file-missing" | "file-unreadable")
}

fn unreadable(finding: Finding) -> CliError {
    if is_environment(&finding) {
        let path = finding.place.path;
        CliError::Environment(message!("error-procedure-file", path = path, problem = finding.message))
    } else {
        finding.into()
    }
}

impl Source {
    /// The procedure, though there may be findings about its sense; says so then.
    ///
    /// # Errors
    /// Its findings, where they leave no procedure.
    pub fn load(&self, app: &App) -> Result<Procedure, CliError> {
        let loaded = load::load(&self.path, &self.text);
        let Some(procedure) = loaded.procedure else { return Err(StoreError::Damaged(loaded.findings).into()) };
        let findings = findings(self.shelf.desk.as_ref().filter(|_| self.of_desk), &self.path, &self.text);
        if !findings.is_empty() {
            let (count, path) = (findings.len(), self.path.as_str());
            app.ui.say_message(&message!("procedure-has-findings", findings = count, path = path, typed = &self.typed));
        }
        Ok(procedure)
    }
}
