//! Both languages say the same things, and nothing is said that they do not have.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every message of a language with the arguments that it uses, its attributes as `id.name`.
fn messages(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(root().join("src/language").join(language)).expect("language").flatten() {
        let text = fs::read_to_string(entry.path()).expect("texts");
        if let Err((_, errors)) = fluent_bundle::FluentResource::try_new(text.clone()) {
            panic!("{}: {errors:?}", entry.path().display());
        }
        let mut current = String::new();
        let mut message = String::new();
        for line in text.lines() {
            let head = line.split('=').next().unwrap_or_default().trim_end();
            if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                message = head.to_owned();
                current.clone_from(&message);
                let twice = found.insert(current.clone(), BTreeSet::new());
                assert!(twice.is_none(), "{}: {current} twice", entry.path().display());
            } else if line.trim_start().starts_with('.') && line.contains('=') {
                current = format!("{message}{}", head.trim_start());
                found.insert(current.clone(), BTreeSet::new());
            }
            let arguments = found.get_mut(&current);
            if let Some(arguments) = arguments {
                arguments.extend(line.split('$').skip(1).map(|rest| {
                    rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_' || *c == '-').collect::<String>()
                }));
            }
        }
    }
    found
}

fn source(folder: &Path, text: &mut String) {
    for entry in fs::read_dir(folder).expect("source").flatten() {
        let path = entry.path();
        if path.is_dir() {
            source(&path, text);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            text.push_str(&fs::read_to_string(&path).expect("source"));
        }
    }
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_arguments() {
    let (spanish, english) = (messages("es"), messages("en"));
    let keys = |messages: &BTreeMap<String, BTreeSet<String>>| messages.keys().cloned().collect::<BTreeSet<_>>();
    let difference: Vec<String> = keys(&spanish).symmetric_difference(&keys(&english)).cloned().collect();
    assert!(difference.is_empty(), "in one language only: {difference:?}");
    for (id, arguments) in &spanish {
        assert_eq!(arguments, &english[id], "{id}");
    }
}

#[test]
fn every_message_is_used_and_every_used_message_exists() {
    let messages = messages("es");
    let mut code = String::new();
    source(&root().join("src"), &mut code);
    // Help texts are named after commands and arguments; `cli::help` tests those.
    let unused: Vec<&String> = messages
        .keys()
        .filter(|id| !id.contains('.') && !id.starts_with("help-"))
        .filter(|id| !code.contains(&format!("\"{id}\"")))
        .collect();
    assert!(unused.is_empty(), "never said: {unused:?}");
    let mut missing = BTreeSet::new();
    for (at, _) in code.match_indices("message!(") {
        let rest = code[at + "message!(".len()..].trim_start();
        if let Some(id) = rest.strip_prefix('"').and_then(|rest| rest.split('"').next())
            && !messages.contains_key(id)
        {
            missing.insert(id.to_owned());
        }
    }
    assert!(missing.is_empty(), "not in the files: {missing:?}");
}

#[test]
fn every_finding_says_what_to_do() {
    let messages = messages("es");
    let without: Vec<&String> = messages
        .keys()
        .filter(|id| id.starts_with("finding-") && !id.contains('.'))
        .filter(|id| !messages.contains_key(&format!("{id}.remedy")))
        .collect();
    assert!(without.is_empty(), "findings without a remedy: {without:?}");
}
