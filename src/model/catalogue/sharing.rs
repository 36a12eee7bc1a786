//! How a desk is shared: when changes are committed, who may do what beyond the rules of the procedures, what is
//! accepted from other clones.

use std::collections::BTreeMap;

use super::reader::Entries;
use crate::message;

/// When a change of a record is committed to git.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CommitPolicy {
    /// Each change by itself, as soon as it is made.
    #[default]
    Each,
    /// When the person says so to git.
    Manual,
}

impl CommitPolicy {
    /// The words that stand in files and in `FOLIO_COMMIT`.
    pub const WORDS: [&str; 2] = ["each", "manual"];

    /// The policy of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "each" => Some(Self::Each),
            "manual" => Some(Self::Manual),
            _ => None,
        }
    }
}

/// What a desk may reserve to some roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Right {
    /// Take the step that ends a ticket.
    Close,
    /// Decide a dispute.
    Settle,
    /// Cancel a ticket.
    Cancel,
    /// Open a closed ticket again.
    Reopen,
    /// Change what has no right of its own in `catalog/` and `templates/`.
    Catalogue,
    /// Change a procedure.
    Procedures,
    /// Change a calendar.
    Calendars,
    /// Take in a list of assets.
    Import,
    /// Use a new series of folios.
    Join,
    /// Put a pseudonym in the place of a person.
    Redact,
    /// Seal a finished year, or take its seal away.
    Archive,
}

impl Right {
    /// All of them, in the order in which the format lists them.
    pub const ALL: [Self; 11] = [
        Self::Close,
        Self::Settle,
        Self::Cancel,
        Self::Reopen,
        Self::Catalogue,
        Self::Procedures,
        Self::Calendars,
        Self::Import,
        Self::Join,
        Self::Redact,
        Self::Archive,
    ];

    /// The key that stands in `[rights]`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Close => "close",
            Self::Settle => "settle",
            Self::Cancel => "cancel",
            Self::Reopen => "reopen",
            Self::Catalogue => "catalogue",
            Self::Procedures => "procedures",
            Self::Calendars => "calendars",
            Self::Import => "import",
            Self::Join => "join",
            Self::Redact => "redact",
            Self::Archive => "archive",
        }
    }
}

/// `[rights]`: the roles to which something is reserved.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rights {
    reserved: BTreeMap<Right, Vec<String>>,
}

impl Rights {
    /// The roles to which it is reserved; none where everybody who records may do it.
    pub fn roles(&self, right: Right) -> Option<&[String]> {
        self.reserved.get(&right).map(Vec::as_slice)
    }

    /// Whether somebody with these roles may do it.
    pub fn allows<'a>(&self, right: Right, held: impl IntoIterator<Item = &'a String>) -> bool {
        self.roles(right).is_none_or(|reserved| held.into_iter().any(|role| reserved.contains(role)))
    }

    /// What is reserved, to which roles.
    pub fn entries(&self) -> impl Iterator<Item = (Right, &[String])> {
        self.reserved.iter().map(|(right, roles)| (*right, roles.as_slice()))
    }
}

/// Whose commits are accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Authors {
    /// Whoever committed what an event says recorded it too.
    #[default]
    Own,
    /// Somebody of the desk, who may record for others.
    Known,
    /// Anybody.
    Any,
}

impl Authors {
    /// The words that stand in files.
    pub const WORDS: [&str; 3] = ["own", "known", "any"];

    fn from_word(word: &str) -> Option<Self> {
        match word {
            "own" => Some(Self::Own),
            "known" => Some(Self::Known),
            "any" => Some(Self::Any),
            _ => None,
        }
    }
}

/// `[sharing]`: what is accepted from other clones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sharing {
    /// Whether each commit has to be signed by a key of its author.
    pub signed: bool,
    /// Whose commits are accepted.
    pub authors: Authors,
    /// Bytes that an attachment may have.
    pub attachments_max: u64,
}

impl Default for Sharing {
    fn default() -> Self {
        Self { signed: false, authors: Authors::Own, attachments_max: 10 * 1024 * 1024 }
    }
}

/// Reads `commit`.
pub(super) fn read_commit(top: &mut Entries) -> CommitPolicy {
    top.word("commit", &CommitPolicy::WORDS).and_then(|word| CommitPolicy::from_word(&word)).unwrap_or_default()
}

/// Reads `[rights]`.
pub(super) fn read_rights(entry: &mut Entries) -> Rights {
    entry.refuse_unknown(&Right::ALL.map(Right::word));
    let mut reserved = BTreeMap::new();
    for right in Right::ALL {
        if entry.has(right.word()) {
            reserved.insert(right, entry.texts(right.word()).into_iter().map(|(role, _)| role).collect());
        }
    }
    Rights { reserved }
}

/// Reads `[sharing]`.
pub(super) fn read_sharing(entry: &mut Entries) -> Sharing {
    entry.refuse_unknown(&["signed", "authors", "attachments_max"]);
    let usual = Sharing::default();
    let attachments_max = entry.text_at("attachments_max").and_then(|(text, at)| {
        let bytes = read_size(&text);
        if bytes.is_none() {
            entry.source.report(at, message!("finding-catalogue-size", key = "attachments_max", found = text));
        }
        bytes
    });
    Sharing {
        signed: entry.boolean("signed").unwrap_or(usual.signed),
        authors: entry.word("authors", &Authors::WORDS).and_then(|word| Authors::from_word(&word)).unwrap_or_default(),
        attachments_max: attachments_max.unwrap_or(usual.attachments_max),
    }
}

/// The bytes of a size such as `10 MiB`: a whole number, 1 to 999999, and `KiB`, `MiB` or `GiB`.
fn read_size(text: &str) -> Option<u64> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = text.split_at(digits);
    let unit = match unit.trim_start() {
        "KiB" => 1024,
        "MiB" => 1024 * 1024,
        "GiB" => 1024 * 1024 * 1024,
        _ => return None,
    };
    let number: u64 = number.parse().ok().filter(|number| (1..=999_999).contains(number))?;
    Some(number * unit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::catalogue::DeskSettings;
    use crate::model::catalogue::tests::told;

    fn desk(more: &str) -> Result<DeskSettings, Vec<crate::model::finding::Finding>> {
        let text = format!(
            "format = 1\nname = 'N'\ninstitution = 'I'\nunit = 'U'\narea = 'A'\nlanguage = 'es'\n\
             zone = 'America/Bogota'\ncalendar = 'co'\nseries = 'CI'\nprocedures = ['p']\n{more}"
        );
        DeskSettings::parse("desk.toml", &text)
    }

    #[test]
    fn a_desk_that_says_nothing_commits_each_change_and_reserves_nothing() {
        let desk = desk("").expect("desk");
        assert_eq!(desk.commit, CommitPolicy::Each);
        assert!(Right::ALL.iter().all(|right| desk.rights.allows(*right, &[])));
        assert_eq!((desk.sharing.signed, desk.sharing.attachments_max), (false, 10_485_760));
    }

    #[test]
    fn a_desk_says_how_it_is_shared() {
        let desk = desk(
            "commit = 'manual'\n[rights]\nclose = ['jefatura']\n[sharing]\nsigned = true\nauthors = 'known'\nattachments_max = '512 KiB'",
        );
        let desk = desk.expect("desk");
        assert_eq!(desk.commit, CommitPolicy::Manual);
        let (head, staff) = (["jefatura".to_owned()], ["personal".to_owned()]);
        assert!(desk.rights.allows(Right::Close, &head) && !desk.rights.allows(Right::Close, &staff));
        assert!(!desk.rights.allows(Right::Close, &[]) && desk.rights.allows(Right::Settle, &staff));
        assert_eq!((desk.sharing.signed, desk.sharing.attachments_max), (true, 524_288));
        assert_eq!(desk.sharing.authors, Authors::Known);
    }

    #[test]
    fn everything_wrong_with_sharing_is_told() {
        let wrong = "commit = 'siempre'\n[rights]\nclose = []\ncerrar = ['a']\nsettle = 'jefatura'\n\
                     [sharing]\nsigned = 'no'\nattachments_max = '10 MB'\nmax = 1\nauthors = 'todos'";
        assert_eq!(
            told(desk(wrong)),
            [
                "word 11:10 commit = 'siempre'",
                "empty-list 13:9 close = []",
                "unknown-key 14:1 cerrar = ['a']",
                "wrong-type 15:10 settle = 'jefatura'",
                "wrong-type 17:10 signed = 'no'",
                "size 18:19 attachments_max = '10 MB'",
                "unknown-key 19:1 max = 1",
                "word 20:11 authors = 'todos'",
            ]
        );
        for size in ["0 KiB", "MiB", "1000000 GiB", "1.5 MiB", "-1 MiB"] {
            assert_eq!(told(desk(&format!("[sharing]\nattachments_max = '{size}'"))).len(), 1, "{size}");
        }
        assert_eq!(read_size("1MiB"), Some(1_048_576));
    }
}
