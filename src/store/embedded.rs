//! The catalogue and templates inside the binary, so that a desk starts with no network.

use include_dir::{Dir, include_dir};

static CATALOGUE: Dir = include_dir!("$CARGO_MANIFEST_DIR/catalog");
static TEMPLATES: Dir = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// A file of the embedded catalogue, e.g. `services.toml`.
pub fn catalogue(name: &str) -> Option<&'static str> {
    CATALOGUE.get_file(name)?.contents_utf8()
}

/// An embedded template.
pub fn template(name: &str) -> Option<&'static str> {
    TEMPLATES.get_file(name)?.contents_utf8()
}

/// Codes of the embedded procedures, in order.
pub fn procedure_codes() -> Vec<&'static str> {
    codes("procedures")
}

/// Codes of the embedded calendars, in order.
pub fn calendar_codes() -> Vec<&'static str> {
    codes("calendars")
}

fn codes(folder: &str) -> Vec<&'static str> {
    let mut codes: Vec<&str> = CATALOGUE
        .get_dir(folder)
        .into_iter()
        .flat_map(Dir::files)
        .filter_map(|file| file.path().file_name()?.to_str()?.strip_suffix(".toml"))
        .collect();
    codes.sort_unstable();
    codes
}

/// The text of an embedded procedure.
pub fn procedure(code: &str) -> Option<&'static str> {
    catalogue(&format!("procedures/{code}.toml"))
}
