//! The arrows between layers go one way. See `ARCHITECTURE.md`.

use std::fs;
use std::path::{Path, PathBuf};

/// Each layer with the layers that it may name.
const LAYERS: [(&str, &[&str]); 12] = [
    ("model", &[]),
    ("yaml", &[]),
    ("language", &["model"]),
    ("procedure", &["model"]),
    ("clock", &["model", "procedure"]),
    ("inventory", &["model", "procedure", "clock"]),
    ("merge", &["model", "yaml", "procedure", "inventory"]),
    ("verify", &["model"]),
    ("store", &["model", "yaml", "procedure", "clock", "inventory", "merge", "verify"]),
    ("report", &["model", "procedure", "clock", "inventory", "language"]),
    ("form", &["model", "procedure", "clock", "inventory", "report", "language"]),
    ("render", &["model", "report", "form", "language"]),
];

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// Layers that a source text names: the word after each `crate::`, grouped imports too.
fn named_layers(text: &str) -> Vec<String> {
    let code: String =
        text.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(|line| [line, "\n"]).collect();
    let code = code.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().to_owned();
    let mut names = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$') {
            continue;
        }
        let rest = &code[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let group = group.split('}').next().unwrap_or_default();
            names.extend(group.split(',').map(first_word));
        } else {
            names.push(first_word(rest));
        }
    }
    names
}

fn first_word(text: &str) -> String {
    text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn layers_name_only_those_below_them() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for (layer, allowed) in LAYERS {
        let mut files = Vec::new();
        rust_files(&source.join(layer), &mut files);
        assert!(!files.is_empty(), "no layer {layer}");
        for file in files {
            let text = fs::read_to_string(&file).expect("source");
            for name in named_layers(&text) {
                let is_layer = name == "cli" || LAYERS.iter().any(|(other, _)| *other == name);
                if is_layer && name != layer && !allowed.contains(&name.as_str()) {
                    wrong.push(format!("{} names {name}", file.strip_prefix(&source).expect("inside").display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "arrows against the direction:\n{}", wrong.join("\n"));
}

#[test]
fn the_engine_knows_no_procedure_by_name() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let codes: Vec<String> = fs::read_dir(root.join("catalog/procedures"))
        .expect("procedures")
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.strip_suffix(".toml").map(str::to_owned))
        .collect();
    let mut files = Vec::new();
    rust_files(&root.join("src"), &mut files);
    for file in files {
        let text = fs::read_to_string(&file).expect("source");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        // A module of tests that stands in a file of its own.
        if file.ends_with("tests.rs") {
            continue;
        }
        for name in &codes {
            assert!(!code.contains(name.as_str()), "{} names {name}", file.display());
        }
    }
}

#[test]
fn the_reader_of_layers_sees_every_way_of_naming_one() {
    let text = "use crate::store::desk;\nuse crate::{cli, model::folio};\n// crate::form\nlet x = crate::render::y();";
    assert_eq!(named_layers(text), ["store", "cli", "model", "render"]);
}

/// One place starts git, so that what a person configured changes nothing.
#[test]
fn git_is_started_in_one_place() {
    let mut files = Vec::new();
    rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let starts = |path: &&PathBuf| fs::read_to_string(path).expect("a source").contains("Command::new(\"git\")");
    let found: Vec<_> = files.iter().filter(starts).collect();
    assert!(matches!(&found[..], [only] if only.ends_with("store/git/run.rs")), "{found:?}");
}
