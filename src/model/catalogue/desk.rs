//! What `desk.toml` says.

use toml::de::DeValue;

use super::letterhead::{Letterhead, read_letterhead};
use super::reader::{Entries, read_file};
use super::sharing::{CommitPolicy, Rights, Sharing, read_commit, read_rights, read_sharing};
use super::source::{source_of, unknown_word};
use super::{FORMAT, LANGUAGES};
use crate::message;
use crate::model::event::Values;
use crate::model::finding::Finding;
use crate::model::folio::is_series;
use crate::model::time::Zone;

/// What `desk.toml` says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DeskSettings {
    /// Form of the desk's files.
    pub format: u32,
    /// Name of the desk.
    pub name: String,
    /// Institution, as forms print it.
    pub institution: String,
    /// Area that keeps the desk.
    pub area: String,
    /// Name of the unit that the desk serves, as forms print it.
    pub unit: String,
    /// City, for the forms.
    pub place: Option<String>,
    /// Language of what the desk prints: one of [`LANGUAGES`].
    pub language: String,
    /// Time zone.
    pub zone: Zone,
    /// Code of its calendar.
    pub calendar: String,
    /// Letters in front of the folios that this clone gives.
    pub series: String,
    /// Codes of the procedures in force, never empty; the first is the default.
    pub procedures: Vec<String>,
    /// When a problem counts as a continuing one; none where the desk does not watch for it.
    pub recurrence: Option<Recurrence>,
    /// What its papers look like.
    pub letterhead: Letterhead,
    /// When a change is committed to git.
    pub commit: CommitPolicy,
    /// What is reserved to some roles.
    pub rights: Rights,
    /// What is accepted from other clones.
    pub sharing: Sharing,
}

/// When a problem counts as a continuing one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recurrence {
    /// So many tickets …
    pub count: usize,
    /// … within so many days.
    pub days: i64,
    /// What they have in common, never empty.
    pub by: Vec<GroupBy>,
    /// Codes of the procedures whose tickets count; all when empty.
    pub of: Vec<String>,
    /// Code of the procedure that evaluates it.
    pub procedure: Option<String>,
    /// Values for its opening.
    pub set: Values,
}

/// What tickets of a continuing problem have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupBy {
    /// The asset.
    Asset,
    /// The supplier, for one service.
    SupplierService,
}

impl GroupBy {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Asset, Self::SupplierService];

    /// The word that stands in files and JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Asset => "asset",
            Self::SupplierService => "supplier+service",
        }
    }
}

impl Default for Recurrence {
    /// Three tickets in ninety days, on one asset or with one supplier for one service.
    fn default() -> Self {
        Self { count: 3, days: 90, by: GroupBy::ALL.to_vec(), of: Vec::new(), procedure: None, set: Values::new() }
    }
}

impl DeskSettings {
    /// Reads `desk.toml`.
    ///
    /// # Errors
    /// Every problem of the text, with its place.
    pub fn parse(path: &str, text: &str) -> Result<Self, Vec<Finding>> {
        const KEYS: [&str; 16] = [
            "format",
            "name",
            "institution",
            "unit",
            "area",
            "place",
            "language",
            "zone",
            "calendar",
            "series",
            "procedures",
            "recurrence",
            "letterhead",
            "commit",
            "rights",
            "sharing",
        ];
        read_file(path, text, |mut top| {
            let format = match top.required("format") {
                Some(value) => {
                    let number = match value.get_ref() {
                        DeValue::Integer(number) => u32::from_str_radix(number.as_str(), number.radix()).ok(),
                        _ => None,
                    };
                    if number != Some(FORMAT) {
                        // A desk of another time may differ in anything: what else looks wrong here
                        // would be noise.
                        let found = source_of(top.source.text, value);
                        let message = message!("finding-catalogue-format", found = found, known = i64::from(FORMAT));
                        top.source.report(value.span().start, message);
                        return None;
                    }
                    number
                }
                None => None,
            };
            top.refuse_unknown(&KEYS);
            let name = top.required_text("name");
            let institution = top.required_text("institution");
            let unit = top.required_text("unit");
            let area = top.required_text("area");
            let place = top.text("place");
            let language = top.required("language").and_then(|_| top.word("language", &LANGUAGES));
            let zone = top.required_text_at("zone").and_then(|(text, at)| {
                let zone = Zone::named(&text);
                if zone.is_none() {
                    top.source.report(at, message!("finding-catalogue-zone", found = text));
                }
                zone
            });
            let calendar = top.required_identifier("calendar");
            let series = top.required_text_at("series").map(|(text, at)| {
                if !is_series(&text) {
                    top.source.report(at, message!("finding-catalogue-series", found = text.as_str()));
                }
                text
            });
            let procedures = top.required("procedures").map(|_| top.texts("procedures")).unwrap_or_default();
            for (code, at) in &procedures {
                top.source.refuse_non_identifier("procedures", code, *at);
            }
            let mut recurrence = None;
            top.table("recurrence", |entry| recurrence = Some(read_recurrence(entry)));
            let mut letterhead = Letterhead::default();
            top.table("letterhead", |entry| letterhead = read_letterhead(entry));
            let commit = read_commit(&mut top);
            let mut rights = Rights::default();
            top.table("rights", |entry| rights = read_rights(entry));
            let mut sharing = Sharing::default();
            top.table("sharing", |entry| sharing = read_sharing(entry));
            Some(Self {
                format: format?,
                name,
                institution,
                area,
                unit,
                place,
                language: language?,
                zone: zone?,
                calendar: calendar.0,
                series: series?,
                procedures: procedures.into_iter().map(|(code, _)| code).collect(),
                recurrence,
                letterhead,
                commit,
                rights,
                sharing,
            })
        })
    }

    /// What a newer Folio's `desk.toml` says in words that this one knows, so that the desk can be read. None where
    /// the text is of no newer form, or too little of it is known.
    pub fn of_newer(text: &str) -> Option<Self> {
        let mut table: toml::Table = toml::from_str(text.strip_prefix('\u{feff}').unwrap_or(text)).ok()?;
        table.get("format")?.as_integer().filter(|format| *format > i64::from(FORMAT))?;
        table.insert("format".to_owned(), toml::Value::Integer(i64::from(FORMAT)));
        // What is optional may have another form by now; nothing is read wrongly without it.
        let needed =
            ["format", "name", "institution", "unit", "area", "language", "zone", "calendar", "series", "procedures"];
        table.retain(|key, _| needed.contains(&key));
        Self::parse("desk.toml", &toml::to_string(&table).ok()?).ok()
    }

    /// The procedure used when nobody asks for another.
    pub fn default_procedure(&self) -> &str {
        self.procedures.first().map_or("", String::as_str)
    }
}

fn read_recurrence(entry: &mut Entries) -> Recurrence {
    entry.refuse_unknown(&["count", "days", "by", "of", "procedure", "set"]);
    let usual = Recurrence::default();
    let words = GroupBy::ALL.map(GroupBy::word);
    let mut by = Vec::new();
    for (word, at) in entry.texts("by") {
        match GroupBy::ALL.into_iter().find(|group| group.word() == word) {
            Some(group) => by.push(group),
            None => entry.source.report(at, unknown_word("by", &word, &words)),
        }
    }
    // One ticket is no repetition, and beyond ten years nobody remembers.
    let count = entry.whole("count", 2..=1000).and_then(|count| usize::try_from(count).ok());
    Recurrence {
        count: count.unwrap_or(usual.count),
        days: entry.whole("days", 1..=3660).unwrap_or(usual.days),
        of: entry.texts("of").into_iter().map(|(code, _)| code).collect(),
        by: if by.is_empty() { usual.by } else { by },
        procedure: entry.identifier("procedure"),
        set: entry.values("set"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::catalogue::tests::told;

    #[test]
    fn everything_wrong_with_a_desk_is_told_at_once() {
        let text = r#"format = 1
nombre = "x"
name = "  "
institution = "a\nb"
language = "fr"
zone = "America/Mexico"
calendar = "../x"
series = "ci"
procedures = []
unit = 7
"#;
        assert_eq!(
            told(DeskSettings::parse("desk.toml", text)),
            [
                "missing-key",
                "unknown-key-near 2:1 nombre = \"x\"",
                "blank 3:8 name = \"  \"",
                "one-line 4:15 institution = \"a\\nb\"",
                "word 5:12 language = \"fr\"",
                "zone 6:8 zone = \"America/Mexico\"",
                "not-an-identifier 7:12 calendar = \"../x\"",
                "series 8:10 series = \"ci\"",
                "empty-list 9:14 procedures = []",
                "wrong-type 10:8 unit = 7",
            ]
        );
        assert_eq!(told(DeskSettings::parse("desk.toml", "")), ["missing-key"; 10]);
        assert_eq!(told(DeskSettings::parse("desk.toml", "format = 2\nxyz = 1")), ["format 1:10 format = 2"]);
    }

    #[test]
    fn a_newer_desk_is_read_as_far_as_it_is_known() {
        let desk = |format: &str| {
            format!(
                "format = {format}\nnew = [1]\nname = 'N'\ninstitution = 'I'\nunit = 'U'\narea = 'A'\nlanguage = 'es'\n\
                 zone = 'America/Bogota'\ncalendar = 'co'\nseries = 'CI'\nprocedures = ['p']\n[recurrence]\nnew = 1\n"
            )
        };
        let newer = DeskSettings::of_newer(&desk("2")).expect("desk");
        assert_eq!((newer.name.as_str(), newer.series.as_str(), newer.recurrence), ("N", "CI", None));
        for format in ["1", "0", "'2'", "-3"] {
            assert_eq!(DeskSettings::of_newer(&desk(format)), None, "{format}");
        }
        assert_eq!(DeskSettings::of_newer("format = 2\n"), None);
    }

    #[test]
    fn a_desk_says_when_a_problem_goes_on() {
        let desk = |recurrence: &str| {
            let text = format!(
                "format = 1\nname = 'N'\ninstitution = 'I'\nunit = 'U'\narea = 'A'\nlanguage = 'es'\n\
                 zone = 'America/Bogota'\ncalendar = 'co'\nseries = 'CI'\nprocedures = ['p']\n{recurrence}"
            );
            DeskSettings::parse("desk.toml", &text)
        };
        let recurrence = |text: &str| desk(text).expect("desk").recurrence;
        assert_eq!(recurrence(""), None);
        assert_eq!(recurrence("[recurrence]"), Some(Recurrence::default()));
        let read = recurrence("[recurrence]\ncount = 2\ndays = 30\nby = ['asset']\nprocedure = 'e'\nset = { a = 1 }");
        let read = read.expect("recurrence");
        assert_eq!((read.count, read.days, read.by, read.set.len()), (2, 30, vec![GroupBy::Asset], 1));
        assert_eq!(
            told(desk("[recurrence]\ncount = 1\ndays = '90'\nby = ['bien', 'supplier']\nprocedure = 'a b'\ncada = 1")),
            [
                "bounds 12:9 count = 1",
                "wrong-type 13:8 days = '90'",
                "word 14:7 by = ['bien', 'supplier']",
                "word-near 14:15 by = ['bien', 'supplier']",
                "not-an-identifier 15:13 procedure = 'a b'",
                "unknown-key 16:1 cada = 1",
            ]
        );
        let more = "[recurrence]\ncount = 99999999999999999999\ndays = 0\nby = []\nset = 1";
        let expected = [
            "number 12:9 count = 99999999999999999999",
            "bounds 13:8 days = 0",
            "empty-list 14:6 by = []",
            "wrong-type 15:7 set = 1",
        ];
        assert_eq!(told(desk(more)), expected);
        assert_eq!(told(desk("recurrence = 3")), ["wrong-type 11:14 recurrence = 3"]);
    }

    #[test]
    fn a_desk_says_what_its_papers_look_like() {
        let desk = |letterhead: &str| {
            let text = format!(
                "format = 1\nname = 'N'\ninstitution = 'I'\nunit = 'U'\narea = 'A'\nlanguage = 'es'\n\
                 zone = 'America/Bogota'\ncalendar = 'co'\nseries = 'CI'\nprocedures = ['p']\n{letterhead}"
            );
            DeskSettings::parse("desk.toml", &text)
        };
        assert_eq!(desk("").expect("desk").letterhead, Letterhead::default());
        let read = desk("[letterhead]\npaper = 'oficio-co'\nlogo = 'templates/logo.svg'\ncolour = '#1F4E79'");
        let read = read.expect("desk").letterhead;
        assert_eq!((read.paper.millimetres(), read.logo.as_deref()), ((215.9, 330.0), Some("templates/logo.svg")));
        assert_eq!(read.colour.map(|colour| colour.to_string()).as_deref(), Some("#1f4e79"));
        let wrong =
            "[letterhead]\npaper = 'legal'\nlogo = '../logo.svg'\ncolour = 'azul'\nalternative = ' '\nfont = 'x'";
        assert_eq!(
            told(desk(wrong)),
            [
                "word 12:9 paper = 'legal'",
                "logo-outside 13:8 logo = '../logo.svg'",
                "colour 14:10 colour = 'azul'",
                "blank 15:15 alternative = ' '",
                "unknown-key 16:1 font = 'x'",
            ]
        );
        for outside in ["/logo.svg", "a//b", "C:\\\\logo.png", "./logo.svg"] {
            assert_eq!(told(desk(&format!("[letterhead]\nlogo = \"{outside}\""))).len(), 1, "{outside}");
        }
    }
}
