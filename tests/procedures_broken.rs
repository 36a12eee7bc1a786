//! Every file of `broken-procedures/` shows one mistake; the `.txt` beside it is all that loading
//! it says, in Spanish. `UPDATE_EXPECTED=1 cargo test` writes the `.txt` files anew.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use folio::language::{Language, Tongue};
use folio::procedure::load::{Loaded, load};

/// Codes whose mistake is one of size; the unit tests make them.
const BY_SIZE: [&str; 3] = ["procedure-too-long", "procedure-too-many", "further-findings"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken-procedures")
}

fn broken_files() -> Vec<PathBuf> {
    let entries = fs::read_dir(folder()).expect("the folder of broken procedures");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    files.sort();
    files
}

fn load_file(file: &Path) -> Loaded {
    let text = fs::read_to_string(file).expect("a broken procedure");
    load(&file.file_name().expect("a name").to_string_lossy(), &text)
}

/// All that a person is told.
fn told(loaded: &Loaded, language: &Language) -> String {
    let mut text = String::new();
    for finding in &loaded.findings {
        let place = &finding.place;
        let (line, column) = (place.line.unwrap_or(0), place.column.unwrap_or(0));
        let _ = writeln!(text, "{}:{line}:{column} {}", place.path, finding.code());
        let _ = writeln!(text, "    {}", place.excerpt.as_deref().unwrap_or_default());
        let _ = writeln!(text, "  {}", language.format(&finding.message));
        let _ = writeln!(text, "  {}", language.remedy(&finding.message).unwrap_or_default());
    }
    let outcome = if loaded.procedure.is_some() { "(procedure)" } else { "(no procedure)" };
    let _ = writeln!(text, "{outcome}");
    text
}

#[test]
fn each_mistake_is_told_with_its_remedy() {
    let spanish = Language::new(Tongue::Spanish, None);
    let mut differing = String::new();
    for file in broken_files() {
        let found = told(&load_file(&file), &spanish);
        let beside = file.with_extension("txt");
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&beside, &found).expect("writes the expectation");
        }
        let expected = fs::read_to_string(&beside).unwrap_or_default();
        if found != expected.replace("\r\n", "\n") {
            let _ = write!(differing, "{}\nexpected:\n{expected}found:\n{found}\n", file.display());
        }
    }
    assert!(differing.is_empty(), "{differing}");
}

#[test]
fn each_file_shows_its_mistake_and_no_other() {
    for file in broken_files() {
        let codes: BTreeSet<&str> =
            load_file(&file).findings.iter().map(folio::model::finding::Finding::code).collect();
        let stem = file.file_stem().expect("a name").to_string_lossy();
        assert_eq!(codes.into_iter().collect::<Vec<_>>(), [stem.as_ref()], "{}", file.display());
    }
}

#[test]
fn both_languages_have_a_text_and_a_remedy() {
    for tongue in [Tongue::Spanish, Tongue::English] {
        let language = Language::new(tongue, None);
        for file in broken_files() {
            for finding in load_file(&file).findings {
                let texts = [language.format(&finding.message), language.remedy(&finding.message).unwrap_or_default()];
                for text in texts {
                    let complete = !text.is_empty() && !text.contains("{$") && !text.contains("finding-");
                    assert!(complete, "{} in {}: {text}", finding.code(), tongue.code());
                }
            }
        }
    }
}

#[test]
fn every_code_has_a_broken_file() {
    let texts = include_str!("../src/language/es/procedure.ftl");
    let declared: BTreeSet<&str> = texts
        .lines()
        .filter_map(|line| line.strip_prefix("finding-")?.split_once(" =").map(|(code, _)| code))
        .filter(|code| !BY_SIZE.contains(code))
        .collect();
    let files = broken_files();
    let shown: BTreeSet<_> =
        files.iter().map(|file| file.file_stem().unwrap_or_default().to_string_lossy().into_owned()).collect();
    let shown: BTreeSet<&str> = shown.iter().map(String::as_str).collect();
    assert_eq!(declared, shown);
}
