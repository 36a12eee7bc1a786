//! The law of a redacted site, on random desks: no file of it has the name, mail, telephone or
//! identification of anybody who is not of the desk, however it is written; pseudonyms stay and differ.

#![allow(clippy::disallowed_methods, reason = "tests run the program and touch the disk")]

mod common;

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use common::{TestDesk, assert_same, snapshot_of};
use folio::model::catalogue::fold;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::Value;

/// Somebody who is not of the desk.
#[derive(Debug, Clone)]
struct Somebody {
    name: String,
    mail: String,
    phone: String,
    extension: String,
    identification: String,
    in_catalogue: bool,
}

/// How somebody is written about.
#[derive(Debug, Clone, Copy)]
enum Mention {
    Whole,
    Capitals,
    Small,
    Bare,
    SurnamesFirst,
    Broken,
    Hidden,
    Mail,
    Phone,
    PhoneInGroups,
    Identification,
}

const MENTIONS: [Mention; 11] = [
    Mention::Whole,
    Mention::Capitals,
    Mention::Small,
    Mention::Bare,
    Mention::SurnamesFirst,
    Mention::Broken,
    Mention::Hidden,
    Mention::Mail,
    Mention::Phone,
    Mention::PhoneInGroups,
    Mention::Identification,
];

impl Somebody {
    fn written(&self, mention: Mention) -> String {
        let words: Vec<&str> = self.name.split(' ').collect();
        let groups = |text: &str| format!("{} {} {}", &text[..2], &text[2..6], &text[6..]);
        match mention {
            Mention::Whole => self.name.clone(),
            Mention::Capitals => self.name.to_uppercase(),
            Mention::Small if words.len() > 1 => self.name.to_lowercase(),
            Mention::Bare if words.len() > 1 => fold(&self.name),
            Mention::SurnamesFirst if words.len() > 1 => format!("{}, {}", words[1..].join(" "), words[0]),
            Mention::Broken => words.join(" \n "),
            Mention::Hidden => {
                let split = |word: &&str| word.chars().flat_map(|c| [c, '\u{200b}']).collect::<String>();
                words.iter().map(split).collect::<Vec<_>>().join(" ")
            }
            Mention::Mail => format!("<{}>", self.mail.to_uppercase()),
            Mention::Phone => format!("(tel. {})", self.phone),
            Mention::PhoneInGroups => format!("llamar al {}.", groups(&self.phone)),
            Mention::Identification => format!("INE: {}", self.identification),
            _ => self.name.clone(),
        }
    }
}

/// Words that no catalogue has.
fn word() -> impl Strategy<Value = String> {
    const BEGINNING: [&str; 8] = ["Zú", "Qui", "Xo", "Ñe", "Wé", "Yó", "Kra", "Órz"];
    const END: [&str; 8] = ["rambe", "lúgata", "chtli", "ñoque", "vukar", "pénzi", "zqui", "jóltepe"];
    ((0..8_usize), (0..8_usize), (0..8_usize)).prop_map(|(a, b, c)| {
        let end = END[b].chars().chain(END[c].chars());
        format!("{}{}", BEGINNING[a], end.collect::<String>())
    })
}

fn somebody(number: usize) -> impl Strategy<Value = Somebody> {
    (prop::collection::vec(word(), 1..4), any::<bool>(), 0..10_000_u32).prop_map(
        move |(words, in_catalogue, figure)| {
            let name = words.join(" ");
            Somebody {
                mail: format!("{}.{number}@correo.example.org", fold(&words[0])),
                phone: format!("55{number:02}{figure:04}{:02}", 10 + number),
                extension: format!("7{number}{figure:04}"),
                identification: format!("IDMEX{number}{figure:05}987"),
                name,
                in_catalogue,
            }
        },
    )
}

type World = (Vec<Somebody>, Vec<(usize, usize, Vec<(usize, usize)>)>);

/// People, and tickets: requester, signer, and who is written about how.
fn world() -> impl Strategy<Value = World> {
    let people: Vec<_> = (0..6).map(somebody).collect();
    let ticket = (0..6_usize, 0..6_usize, prop::collection::vec((0..6_usize, 0..MENTIONS.len()), 0..5));
    (people, prop::collection::vec(ticket, 1..5))
}

/// A text as the files of a desk may hold it.
fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

/// Reports that name people: one of now, and one that looks back and compares.
const REPORT: &str = r#"
title = "Gente"
[[table]]
key = "reportes"
title = "Reportes"
of = "tickets"
columns = ["folio", "requester", "subject", "field.usuario", "field.extension"]
[[table]]
key = "bienes"
title = "Bienes"
of = "assets"
columns = ["id", "custodian"]
[[table]]
key = "quien"
title = "Quién"
of = "tickets"
group = ["requester"]
measures = ["count"]
"#;

struct Templates {
    people: String,
    ticket: String,
    asset: String,
}

/// A desk whose only ticket and asset have words to be replaced.
fn templates(desk: &TestDesk) -> Templates {
    let set = ["usuario=ZZNAME", "area=Dirección", "ubicacion=ZZPLACE", "tipo=falla", "componente=hardware"];
    let more = ["origen=ZZPROBLEM", "extension=ZZEXTENSION"];
    let mut new = vec!["new"];
    set.iter().chain(&more).for_each(|value| new.extend(["--set", value]));
    let folio = desk.run(&new).ok().stdout.trim().to_owned();
    desk.run(&["note", &folio, "ZZNOTE"]).ok();
    desk.run(&["do", &folio, "registrado"]).ok();
    let done = ["do", &folio, "resuelto", "--by=personal-1", "--set", "revision=ZZNOTE", "--set", "diagnostico=Flojo"];
    desk.run(&done).ok();
    desk.run(&["sign", &folio, "--as", "usuario", "--name", "ZZSIGNER", "--by=personal-1"]).ok();
    desk.run(&["asset", "assign", "PC-0132", "--to", "usuario-1", "--condition", "ZZCONDITION", "--place", "ZZPLACE"])
        .ok();
    let authorise = ["--reason", "ZZNOTE", "--destination", "Taller", "--carrier", "ZZCARRIER"];
    let mut leave = vec!["asset", "exit", "PC-0132"];
    leave.extend(authorise);
    leave.extend(["--identification", "ZZIDENTIFICATION", "--condition", "Buena"]);
    desk.run(&leave).ok();
    desk.write("catalog/reports/gente.toml", REPORT);
    desk.write("catalog/reports/antes.toml", format!("period = \"month\"\ncompare = [\"previous\"]\n{REPORT}"));
    desk.set_now("2025-04-11T09:00:00-06:00");
    let path = desk.ticket(&folio);
    let ticket = desk.read(&path);
    fs::remove_file(desk.path(&path)).expect("removed");
    Templates {
        people: desk.read("catalog/people.toml"),
        ticket,
        asset: desk.read("catalog/assets/computadora/PC-0132.yaml"),
    }
}

fn write(desk: &TestDesk, templates: &Templates, (people, tickets): &World) {
    let mut catalogue = templates.people.clone();
    for (number, somebody) in people.iter().enumerate().filter(|(_, somebody)| somebody.in_catalogue) {
        catalogue.push_str(&format!(
            "\n[[person]]\nid = \"p{number}-{}\"\nname = {}\nroles = [\"usuario\"]\nmail = {}\nextension = {}\n",
            fold(somebody.name.split(' ').next().unwrap_or_default()),
            quoted(&somebody.name),
            quoted(&somebody.mail),
            quoted(&somebody.extension)
        ));
    }
    desk.write("catalog/people.toml", catalogue);
    let _ = fs::remove_dir_all(desk.path("tickets/2025"));
    let mut carriers = people.iter();
    for (number, (requester, signer, mentions)) in tickets.iter().enumerate() {
        let folio = format!("CI-2025-{:04}", number + 1);
        let told: Vec<String> =
            mentions.iter().map(|(who, how)| format!("Avisó {} ayer.", people[*who].written(MENTIONS[*how]))).collect();
        let prose = quoted(&told.join("\n"));
        let text = templates.ticket.replace("CI-2025-0001", &folio);
        let text = text.replace("ZZNAME", &quoted(&people[*requester].name));
        let text = text.replace("ZZEXTENSION", &quoted(&people[*requester].extension));
        let text = text.replace("ZZSIGNER", &quoted(&people[*signer].name));
        let text = text.replace("ZZPROBLEM", &prose).replace("ZZNOTE", &prose).replace("ZZPLACE", "Edificio A");
        desk.write(&format!("tickets/2025/03/{folio}.yaml"), text);
    }
    let carrier = carriers.next().expect("somebody");
    let condition = quoted(&format!("La trae {}", people[1].written(Mention::Whole)));
    let asset = templates.asset.replace("ZZCARRIER", &quoted(&carrier.name));
    let asset = asset.replace("ZZIDENTIFICATION", &quoted(&carrier.identification));
    let asset = asset.replace("ZZCONDITION", &condition).replace("ZZNOTE", &condition).replace("ZZPLACE", "Edificio A");
    desk.write("catalog/assets/computadora/PC-0132.yaml", asset);
}

/// The words of a file, without its markup and without what shows a hidden character.
fn words(text: &str) -> String {
    let text = text.replace("&lt;U+200B&gt;", "").replace("\\u003cU+200B\\u003e", "").replace("<br>", " ");
    let mut bare = String::from(" ");
    let mut inside = false;
    for c in fold(&text).chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ if inside => {}
            c if c.is_alphanumeric() => bare.push(c),
            _ if bare.ends_with(' ') => {}
            _ => bare.push(' '),
        }
    }
    bare.push(' ');
    bare
}

fn holds(desk: &TestDesk, templates: &Templates, world: &World, again: &Cell<bool>) -> Result<(), TestCaseError> {
    write(desk, templates, world);
    let folder = desk.beside().join("sitio");
    let site = || {
        desk.run(&["site", "../sitio", "--redact"]).ok();
        snapshot_of(&folder)
    };
    let pages = site();
    // To look once is enough: what would differ from run to run differs for everybody.
    if !again.replace(true) {
        assert_same(&pages, &site(), "again");
    }
    // What is not there says nothing.
    prop_assert!(pages["assets/PC-0132.html"].matches("Persona ").count() > 2);
    for report in ["gente", "antes"] {
        let page = &pages[&format!("reports/{report}.html")];
        prop_assert!(page.matches("Persona ").count() > world.1.len(), "{}", page);
    }
    prop_assert!(pages["search-data.js"].matches("Persona ").count() >= world.1.len());
    let said: Vec<(&String, String)> = pages.iter().map(|(file, text)| (file, words(text))).collect();
    let (people, tickets) = world;
    let met: BTreeSet<usize> =
        tickets.iter().flat_map(|(requester, signer, _)| [*requester, *signer]).chain([0]).collect();
    for (number, somebody) in people.iter().enumerate() {
        // Who is in no data of the desk cannot be known.
        let known = somebody.in_catalogue || met.contains(&number);
        let mut secrets = vec![words(&somebody.mail), words(&somebody.phone)];
        secrets.push(format!(" {} {} {} ", &somebody.phone[..2], &somebody.phone[2..6], &somebody.phone[6..]));
        if number == 0 {
            secrets.push(words(&somebody.identification));
        }
        if known {
            secrets.push(words(&somebody.name));
            let parts: Vec<&str> = somebody.name.split(' ').collect();
            secrets.extend(parts.windows(2).map(|pair| words(&pair.join(" "))));
        }
        if somebody.in_catalogue || tickets.iter().any(|(requester, ..)| *requester == number) {
            secrets.push(words(&somebody.extension));
        }
        for secret in &secrets {
            for (file, text) in &said {
                prop_assert!(!text.contains(secret.as_str()), "{file} says «{secret}» of {somebody:?}");
            }
        }
    }
    different(&pages, world)
}

/// Requesters have one pseudonym each, and no two the same.
fn different(pages: &BTreeMap<String, String>, (people, tickets): &World) -> Result<(), TestCaseError> {
    let mut pseudonyms: BTreeMap<String, String> = BTreeMap::new();
    for (number, (requester, ..)) in tickets.iter().enumerate() {
        let page = &pages[&format!("tickets/CI-2025-{:04}.html", number + 1)];
        let shown =
            page.split("<dt>Solicitó</dt><dd>").nth(1).and_then(|rest| rest.split(',').next()).unwrap_or_default();
        prop_assert!(shown.starts_with("Persona "), "{shown}");
        let before = pseudonyms.insert(fold(&people[*requester].name), shown.to_owned());
        prop_assert!(before.is_none_or(|before| before == shown));
    }
    let distinct: BTreeSet<&String> = pseudonyms.values().collect();
    prop_assert_eq!(distinct.len(), pseudonyms.len());
    Ok(())
}

#[test]
fn a_redacted_site_names_nobody() {
    let desk = TestDesk::new();
    let templates = templates(&desk);
    let again = Cell::new(false);
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[9; 32]);
    let config = Config { cases: 14, failure_persistence: None, max_shrink_iters: 30, ..Config::default() };
    TestRunner::new_with_rng(config, rng)
        .run(&world(), |world| holds(&desk, &templates, &world, &again))
        .expect("the law");
}

/// A report of one's own that names somebody wherever its author writes.
const OWN: &str = r#"
title = "Lo de Casilda Zurbarán"
about = "Reportes de casilda zurbarán ñoquetl."
[[table]]
key = "cuenta"
title = "De Zurbarán Ñoquetl"
note = "Quien es: CasildaZurbarán"
of = "tickets"
measures = [{ key = "suyos", count = "requester == 'Casilda Zurbarán Ñoquetl'", title = "De Casilda Zurbarán" }, { key = "otros", count = "requester != 'Casilda Zurbarán Ñoquetl'" }]
[[table]]
key = "lista"
title = "Lista"
of = "tickets"
filter = "requester == 'Casilda Zurbarán Ñoquetl'"
columns = ["folio", "requester", "area", "subject"]
[[table]]
key = "grupos"
title = "Grupos"
of = "clocks"
when = "started"
filter = "requester == 'Casilda Zurbarán Ñoquetl'"
group = ["requester"]
measures = ["count"]
"#;

#[test]
fn names_are_hidden_in_every_form_that_the_own_ticket_gives_them() {
    let desk = TestDesk::new();
    let problem = "Avisó casilda. El archivo foto_casilda_zurban.jpg y CasildaZurbarán.pdf; usuario czurbaran2, \
                   \\\\servidor\\casildaz. CURP ZUÑC800101MDFRQS09, RFC zunc-800101-ab1, cédula 1.023.456.789.";
    let set = [
        "usuario=Casilda Zurbarán Ñoquetl".to_owned(),
        "area=Oficina de Casilda".to_owned(),
        "ubicacion=Cubículo de Zurbarán".to_owned(),
        "tipo=falla".to_owned(),
        "componente=hardware".to_owned(),
        format!("origen={problem}"),
    ];
    let mut new = vec!["new"];
    set.iter().for_each(|value| new.extend(["--set", value]));
    desk.run(&new).ok();
    desk.write("catalog/reports/casilda-zurbaran.toml", OWN);
    desk.run(&["site", "../sitio", "--redact"]).ok();
    let pages = snapshot_of(&desk.beside().join("sitio"));
    for (file, text) in &pages {
        let said = fold(&format!("{file}\n{text}"));
        for secret in ["casilda", "zurbaran", "noquetl", "800101", "1.023.456.789"] {
            let at = said.find(secret);
            assert!(
                at.is_none(),
                "{file} says «{secret}»: {:?}",
                at.and_then(|at| said.get(at.saturating_sub(80)..at + 30))
            );
        }
    }
    // What is asked of names is asked of the real ones.
    let report = pages.iter().find(|(file, text)| file.starts_with("reports/") && text.contains("Lista"));
    let (_, report) = report.expect("the own report");
    assert!(report.contains("<td class=\"n\">1</td>") && report.contains("<td class=\"n\">0</td>"), "{report}");
    assert!(report.matches("Persona ").count() > 4, "{report}");
    assert!(!report.contains("Nada en este periodo"), "{report}");
}
