//! Every form of every procedure and every paper of assets, as it is printed: filled from the sample
//! desks, blank, and filled with text that tries to be more than text. `UPDATE_EXPECTED=1 cargo test
//! --test printed` writes `tests/snapshots-forms` anew; with `FOLIO_PAGES=DIR` the spoiled ones are
//! written there as pages and as typst markup (`scripts/check-pages`).

#![allow(clippy::disallowed_methods, reason = "tests touch the disk")]

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use common::{FOLIO, TestDesk, assert_sound, without_hashes};
use folio::form::foot::{Foot, Subject};
use folio::form::{marker, template};
use folio::language::{Language, Tongue};
use folio::model::catalogue::PaperSize;
use folio::model::time::{Zone, read_moment};
use folio::render::paper::{Press, Sheet, page, typst};
use serde_json::Value;

/// Later than anything that a script tells.
const NOW: &str = "2030-01-07T09:00:00-06:00";

/// Text that tries to be more.
const HOSTILE: &str = "<b onclick=x>|*a*`_[l](j:1)\n# ___ {{ 7*7 }}&lt;<!-- seal -->\\";

/// The papers that every kit has.
const PAPERS: [&str; 3] = ["resguardo", "vale", "salida"];

/// The elements that a form is made of.
const ELEMENTS: [&str; 35] = [
    "col",
    "colgroup",
    "a",
    "blockquote",
    "br",
    "code",
    "div",
    "em",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "header",
    "hr",
    "img",
    "li",
    "main",
    "ol",
    "p",
    "path",
    "pre",
    "s",
    "section",
    "span",
    "strong",
    "svg",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
    "wbr",
];

#[test]
fn the_forms_of_this_repository() {
    prints_everything("mp414-pr15");
}

#[test]
fn the_forms_of_cjf_4_2() {
    prints_everything("cjf-4.2");
}

#[test]
fn the_forms_of_pr_cau_01() {
    prints_everything("pr-cau-01");
}

#[test]
fn the_forms_of_min_soporte() {
    prints_everything("min-soporte");
}

#[test]
fn the_forms_of_qro_soporte() {
    prints_everything("qro-soporte");
}

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The sample desk of a kit; the first kit's is the repository itself.
fn sample_desk(surroundings: &TestDesk, kit: &str) -> PathBuf {
    let root = surroundings.beside().join("muestra");
    let script = repository().join("scripts/sample-desks").join(format!("{kit}.sh"));
    let mut command = Command::new(if script.exists() { "bash" } else { "cp" });
    if script.exists() {
        command.arg(&script).arg(FOLIO).arg(&root);
    } else {
        fs::create_dir(&root).expect("makes the folder");
        command.arg("-r").args(["catalog", "templates", "tickets"].map(|name| repository().join(name))).arg(&root);
    }
    command.current_dir(surroundings.beside());
    surroundings.surround(&mut command);
    surroundings.finish(command, None).ok();
    root
}

#[track_caller]
fn prints_everything(kit: &str) {
    let surroundings = TestDesk::new();
    surroundings.set_now(NOW);
    let root = sample_desk(&surroundings, kit);
    let data = |arguments: &[&str], schema: &str| surroundings.run_in(&root, arguments).ok().data(schema);
    let print = |arguments: &[&str]| {
        let words: Vec<&str> = ["form"].iter().chain(arguments).copied().collect();
        surroundings.run_in(&root, &words).ok().stdout
    };
    // Lines to write on say nothing.
    let said = |printed: &str| printed.chars().filter(|c| *c != '_').count();
    let mut held = Held { kit, wrong: Vec::new() };
    let mut templates = BTreeSet::new();
    let text_of = |name: &str| fs::read_to_string(root.join("templates").join(name)).expect("template");

    let tickets = data(&["list", "--all", "--json"], "folio/list/1");
    let tickets: Vec<[String; 3]> =
        items(&tickets).iter().map(|row| ["procedure", "folio", "opened"].map(|key| text(&row[key]))).collect();
    for row in items(&data(&["procedure", "list", "--json"], "folio/procedures/1")) {
        let code = text(&row["code"]);
        let procedure = data(&["procedure", "show", &code, "--json"], "folio/procedure/1");
        for form in items(&procedure["forms"]) {
            let (id, template) = (text(&form["id"]), text(&form["template"]));
            let name = format!("{code}-{id}");
            let blank = [id.as_str(), "--procedure", &code, "--blank"];
            held.both(&name, "blank", &print, &blank);
            // The fullest: what a form may say is said by the ticket that says most.
            let filled: Vec<String> = match form["register"] == true {
                true => vec![id.clone(), "--procedure".to_owned(), code.clone()],
                false => {
                    let of_it = tickets.iter().filter(|[procedure, ..]| *procedure == code);
                    // As it was the moment it was opened: filled, and yet almost nothing is known.
                    let [_, folio, opened] = of_it.clone().min_by_key(|[_, folio, _]| folio).expect("a ticket of it");
                    held.both(&name, "opened", &print, &[&id, folio, "--as-of", opened]);
                    let longest = of_it.max_by_key(|[_, folio, _]| said(&print(&[&id, folio])));
                    let folio = longest.expect("a ticket of it")[1].clone();
                    vec![id.clone(), folio]
                }
            };
            let filled: Vec<&str> = filled.iter().map(String::as_str).collect();
            held.both(&name, "full", &print, &filled);
            let context = data(&[&["form"], &filled[..], &["--json"]].concat(), "folio/form/1");
            held.hostile(&name, template::render(&template, &text_of(&template), &spoiled(context)).expect("fills"));
            templates.insert(template);
        }
    }

    let assets = data(&["asset", "list", "--all", "--json"], "folio/assets/1");
    let assets: Vec<String> = items(&assets).iter().map(|row| text(&row["id"])).collect();
    for paper in PAPERS {
        held.both(paper, "blank", &print, &[paper, "--blank"]);
        let printed = assets.iter().filter_map(|id| {
            let printed = surroundings.run_in(&root, &["form", paper, id]);
            (printed.code == 0).then_some((said(&printed.stdout), id))
        });
        templates.insert(format!("{paper}.md"));
        let context = match printed.max() {
            Some((_, id)) => {
                held.both(paper, "full", &print, &[paper, id]);
                data(&["form", paper, id, "--json"], "folio/papers/1")
            }
            // No asset of this desk has one; its blank one is spoiled as well.
            None => data(&["form", paper, "--blank", "--json"], "folio/papers/1"),
        };
        let (name, text) = (format!("{paper}.md"), text_of(&format!("{paper}.md")));
        held.hostile(paper, template::render_paper(&name, &text, &spoiled(context[0].clone())).expect("fills"));
    }
    let all: BTreeSet<String> = fs::read_dir(root.join("templates"))
        .expect("templates")
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(templates, all, "templates that were printed, and those of {kit}");
    assert!(held.wrong.is_empty(), "{}", held.wrong.join("\n"));
}

/// What was printed, held against the files of a kit.
struct Held<'a> {
    kit: &'a str,
    wrong: Vec<String>,
}

impl Held<'_> {
    /// A form as Markdown and as a page.
    #[track_caller]
    fn both(&mut self, name: &str, variant: &str, print: &dyn Fn(&[&str]) -> String, arguments: &[&str]) {
        let markdown = print(arguments);
        assert_sound(&markdown);
        assert!(!markdown.contains("<!--"), "{markdown}");
        self.is(&format!("{name}-{variant}.md"), &markdown);
        let page = print(&[arguments, &["--format", "html"]].concat());
        assert_page(&page);
        self.is(&format!("{name}-{variant}.html"), &body(&page));
    }

    /// A form that was filled with hostile text.
    #[track_caller]
    fn hostile(&mut self, name: &str, marked: String) {
        let markdown = marker::strip(&marked);
        assert_sound(&markdown);
        assert!(!markdown.contains("49"), "{markdown}");
        self.is(&format!("{name}-hostile.md"), &markdown);
        let foot = Foot {
            subject: Subject::Ticket(HOSTILE.to_owned()),
            form: name.to_owned(),
            key: HOSTILE.to_owned(),
            revision: "1".to_owned(),
            place: None,
            cut_off: read_moment(NOW).expect("moment"),
            digest: format!("sha256:{}", "0".repeat(64)),
            notices: vec![HOSTILE.to_owned()],
        };
        let language = Language::new(Tongue::Spanish, Zone::named("America/Mexico_City"));
        let (paper, institution) = (PaperSize::Letter, HOSTILE);
        let press = Press { paper, colour: None, logo: None, institution, language: &language };
        let sheets = [Sheet { title: HOSTILE.to_owned(), marked, foot }];
        let (page, markup) = (page(&sheets, &press), typst(&sheets, &press));
        assert_page(&page);
        assert_markup(&markup);
        if let Some(folder) = std::env::var_os("FOLIO_PAGES") {
            let file = |ending: &str| Path::new(&folder).join(format!("{}-{name}.{ending}", self.kit));
            fs::write(file("html"), &page).expect("writes the page");
            fs::write(file("typ"), &markup).expect("writes the markup");
        }
        self.is(&format!("{name}-hostile.html"), &body(&page));
    }

    fn is(&mut self, name: &str, found: &str) {
        let found = without_hashes(found);
        let path = repository().join("tests/snapshots-forms").join(self.kit).join(name);
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::create_dir_all(path.parent().expect("a folder")).expect("makes the folder");
            fs::write(&path, &found).expect("writes the expectation");
        }
        let expected = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        if expected == found {
            return;
        }
        let (mut one, mut other) = (expected.lines(), found.lines());
        let first = loop {
            match (one.next(), other.next()) {
                (one, other) if one == other => {}
                differ => break differ,
            }
        };
        self.wrong.push(format!("{}/{name}: expected, found: {first:#?}", self.kit));
    }
}

/// What holds for every page: its elements are ours, nothing in it comes from outside, and nothing
/// that somebody wrote is in its style.
#[track_caller]
fn assert_page(page: &str) {
    assert!(page.starts_with("<!doctype html><!-- folio form "), "{page}");
    assert!(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\""));
    let (_, style) = page.split_once("<style>").expect("a style");
    let (style, after) = style.split_once("</style>").expect("a style that ends");
    assert!(!style.contains("url(") && !style.contains('<') && !after.contains("<style"), "{style}");
    for (at, _) in body(page).match_indices('<') {
        let tag = &body(page)[at + 1..];
        let tag = tag.trim_start_matches('/');
        let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
        assert!(ELEMENTS.contains(&name.as_str()), "<{name}");
        let attributes = tag.split('>').next().unwrap_or_default();
        assert!(!attributes.contains(" on") && !attributes.contains("href"), "{attributes}");
    }
}

/// What holds for markup of typst: nothing that somebody wrote stands outside a string.
#[track_caller]
fn assert_markup(markup: &str) {
    let (mut outside, mut is_text) = (String::new(), false);
    let mut characters = markup.chars();
    while let Some(c) = characters.next() {
        match c {
            '\\' if is_text => drop(characters.next()),
            '"' => is_text = !is_text,
            c if !is_text => outside.push(c),
            _ => {}
        }
    }
    assert!(!is_text, "a string that does not end");
    let first = outside.lines().next().unwrap_or_default().to_owned();
    let written = outside.replace(&first, "");
    assert!(!["onclick", "7*7", "seal --", "`", "&lt"].iter().any(|part| written.contains(part)), "{written}");
}

/// The body of a page, without the path of its code.
fn body(page: &str) -> String {
    let (_, body) = page.split_once("<main>\n").expect("a body");
    let (body, _) = body.split_once("</main>").expect("a body that ends");
    let mut parts = body.split("<svg");
    let mut shown = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        shown.push_str("<svg>…");
        shown.push_str(part.split_once("</svg>").map_or(part, |(_, after)| after));
    }
    shown
}

/// The data of a form with hostile text wherever people may write.
fn spoiled(mut context: Value) -> Value {
    if let Value::Object(entries) = &mut context {
        for (root, value) in entries {
            if !matches!(root.as_str(), "form" | "procedure" | "printed") {
                spoil(value);
            }
        }
    }
    context
}

fn spoil(value: &mut Value) {
    match value {
        // What is blank stays so: those branches of a template are seen in the blank form.
        Value::String(text) if !text.is_empty() => *text = HOSTILE.to_owned(),
        Value::Array(items) => {
            items.truncate(2);
            items.iter_mut().for_each(spoil);
        }
        Value::Object(entries) => entries.values_mut().for_each(spoil),
        _ => {}
    }
}

fn items(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

#[track_caller]
fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("a text: {value}")).to_owned()
}
