//! The catalogues and templates inside the binary, so that a desk starts with no network. Each kit
//! is what a desk of one institution begins with; the repository's own catalogue is the first.

use include_dir::{Dir, include_dir};

use crate::model::catalogue::DeskSettings;

static CATALOGUE: Dir = include_dir!("$CARGO_MANIFEST_DIR/catalog");
static TEMPLATES: Dir = include_dir!("$CARGO_MANIFEST_DIR/templates");
static KITS: Dir = include_dir!("$CARGO_MANIFEST_DIR/kits");

static REPORTS: Dir = include_dir!("$CARGO_MANIFEST_DIR/reports");

/// What a desk of one institution begins with.
#[derive(Clone, Copy)]
pub struct Kit {
    /// Folder of its own; none for the repository's.
    folder: Option<&'static Dir<'static>>,
}

/// Every kit, the repository's own first.
fn kits() -> impl Iterator<Item = Kit> {
    let others = KITS.dirs().map(|folder| Kit { folder: Some(folder) });
    std::iter::once(Kit { folder: None }).chain(others)
}

fn read(folder: &'static Dir<'static>, below: &str, name: &str) -> Option<&'static str> {
    folder.get_file(folder.path().join(below).join(name))?.contents_utf8()
}

impl Kit {
    /// The kit with that procedure.
    pub fn with_procedure(code: &str) -> Option<Self> {
        kits().find(|kit| kit.procedure(code).is_some())
    }

    /// A file of its catalogue, e.g. `services.toml`. Calendars are shared.
    pub fn catalogue(&self, name: &str) -> Option<&'static str> {
        match self.folder {
            Some(folder) => read(folder, "catalog", name),
            None => CATALOGUE.get_file(name)?.contents_utf8(),
        }
    }

    /// One of its templates.
    pub fn template(&self, name: &str) -> Option<&'static str> {
        match self.folder {
            Some(folder) => read(folder, "templates", name),
            None => TEMPLATES.get_file(name)?.contents_utf8(),
        }
    }

    /// The text of one of its procedures.
    pub fn procedure(&self, code: &str) -> Option<&'static str> {
        self.catalogue(&format!("procedures/{code}.toml"))
    }

    /// Its sample settings: zone, calendar, series and procedures are those of a new desk.
    pub fn settings(&self) -> DeskSettings {
        let text = self.catalogue("desk.toml").unwrap_or_default();
        DeskSettings::parse("desk.toml", text).unwrap_or_default()
    }
}

/// A calendar, e.g. `co`.
pub fn calendar(code: &str) -> Option<&'static str> {
    CATALOGUE.get_file(format!("calendars/{code}.toml"))?.contents_utf8()
}

/// Codes of the embedded procedures: kit by kit, each kit's in its own order.
pub fn procedure_codes() -> Vec<String> {
    kits().flat_map(|kit| kit.settings().procedures).collect()
}

/// The text of an embedded procedure.
pub fn procedure(code: &str) -> Option<&'static str> {
    Kit::with_procedure(code)?.procedure(code)
}

/// Codes of the embedded calendars, in order.
pub fn calendar_codes() -> Vec<&'static str> {
    let mut codes: Vec<&str> = CATALOGUE
        .get_dir("calendars")
        .into_iter()
        .flat_map(Dir::files)
        .filter_map(|file| file.path().file_name()?.to_str()?.strip_suffix(".toml"))
        .collect();
    codes.sort_unstable();
    codes
}

/// Keys of the embedded reports, in order.
pub fn report_keys() -> Vec<&'static str> {
    let files = REPORTS.files();
    let mut keys: Vec<&str> =
        files.filter_map(|file| file.path().file_name()?.to_str()?.strip_suffix(".toml")).collect();
    keys.sort_unstable();
    keys
}

/// The text of an embedded report, e.g. `sla`.
pub fn report(key: &str) -> Option<&'static str> {
    REPORTS.get_file(format!("{key}.toml"))?.contents_utf8()
}
