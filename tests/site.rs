//! `folio site`: what its pages say, where they lead, and what they may not do.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests run the program and touch the disk")]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use common::{HOSTILE, PROCEDURE, TestDesk, assert_same, snapshot_of};
use folio::model::plain;

/// A desk with tickets of each sort, an asset with a history, and a commit.
fn desk() -> TestDesk {
    let desk = TestDesk::new();
    desk.open_and_end();
    desk.set_now("2025-04-02T10:00:00-06:00");
    desk.open_registered();
    desk.run(&["note", "CI-2025-0002", "Parecido a CI-2025-0001. Es PC-0132, no PC-9999."]).ok();
    desk.run(&["asset", "assign", "PC-0132", "--to", "usuario-1", "--condition", "Buena", "--place", "Edificio A"])
        .ok();
    desk
}

fn target(desk: &TestDesk) -> PathBuf {
    desk.beside().join("sitio")
}

fn pages(desk: &TestDesk, arguments: &[&str]) -> BTreeMap<String, String> {
    let folder = target(desk);
    let shown = folder.to_string_lossy().into_owned();
    let mut all = vec!["site", &shown];
    all.extend(arguments);
    desk.run(&all).ok();
    snapshot_of(&folder).into_iter().filter(|(_, text)| text != "/").collect()
}

/// Addresses in a page.
fn addresses(page: &str) -> Vec<&str> {
    let parts = ["href=\"", "src=\"", "action=\""].into_iter().flat_map(|name| page.split(name).skip(1));
    parts.filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn a_desk_becomes_a_folder_of_pages() {
    let desk = desk();
    let shown = target(&desk);
    let shown = shown.to_string_lossy();
    let outcome = desk.run(&["site", &shown]).ok();
    assert_eq!(outcome.stdout, format!("{shown}: 2 reportes, un bien, 36 archivos.\n"));
    assert_eq!(outcome.stderr, "");
    let pages = pages(&desk, &[]);
    // The reports are those of the program.
    let names: Vec<&str> = pages.keys().map(String::as_str).filter(|name| !name.starts_with("reports/")).collect();
    assert!(pages["reports/monthly.html"].contains("2025-03"), "the month before");
    assert!(pages["reports.html"].contains("<a href=\"reports/sla.html\">"));
    assert_eq!(
        names,
        [
            ".folio-site",
            "assets.html",
            "assets/PC-0132.html",
            "custody.html",
            "index.html",
            "lists/area-recursos-materiales.html",
            "lists/late.html",
            "lists/month-2025-03.html",
            "lists/month-2025-04.html",
            "lists/open.html",
            "lists/service-none.html",
            "lists/status-closed.html",
            "lists/status-in-progress.html",
            "log.html",
            "log/2025-03.html",
            "outside.html",
            "reports.html",
            "search-data.js",
            "search.html",
            "search.js",
            "style.css",
            "tickets.html",
            "tickets/CI-2025-0001.html",
            "tickets/CI-2025-0002.html",
        ]
    );
    assert!(pages["tickets/CI-2025-0002.html"].contains(
        "Parecido a <a href=\"../tickets/CI-2025-0001.html\">CI-2025-0001</a>. Es <a href=\"../assets/PC-0132.html\">\
         PC-0132</a>, no PC-9999."
    ));
    assert!(pages["index.html"].contains("<a href=\"tickets/CI-2025-0002.html\">CI-2025-0002</a>"));
    assert!(pages["log/2025-03.html"].contains("CI-2025-0001"));
    assert!(pages["tickets/CI-2025-0001.html"].contains("CI-2025-0001 · Firmas y sellos"), "the ledger of signatures");
    assert!(pages["tickets/CI-2025-0001.html"].contains(">sha256-2:"));
}

#[test]
fn every_way_leads_somewhere_and_none_out() {
    let desk = desk();
    let pages = pages(&desk, &[]);
    let mut met = 0;
    for (file, page) in pages.iter().filter(|(file, _)| file.ends_with(".html")) {
        let folder = Path::new(file).parent().expect("a folder");
        for address in addresses(page) {
            if address.starts_with('#') || address == "data:," {
                continue;
            }
            let mut reached: Vec<&str> = folder.iter().filter_map(|part| part.to_str()).collect();
            for part in address.split('/') {
                match part {
                    ".." => drop(reached.pop().expect("stays in the site")),
                    part => reached.push(part),
                }
            }
            assert!(pages.contains_key(&reached.join("/")), "{file}: {address}");
            met += 1;
        }
        assert!(page.contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"), "{file}");
        // The name of a picture's language is no address.
        let page = page.replace("http://www.w3.org/2000/svg", "");
        assert!(!page.contains("http://") && !page.contains("https://"), "{file}");
        assert_eq!(page.contains("<script"), file == "search.html", "{file}");
    }
    assert!(met > 100);
}

#[test]
fn the_same_files_give_the_same_bytes_on_any_machine() {
    let desk = desk();
    let first = pages(&desk, &[]);
    assert_same(&first, &pages(&desk, &[]), "again");
    let folder = target(&desk);
    let mut command = desk.command(&["site", &folder.to_string_lossy()]);
    command.env("LANG", "en_US.UTF-8").env("LC_ALL", "en_US.UTF-8").env("TZ", "Asia/Tokyo");
    desk.finish(command, None).ok();
    let again: BTreeMap<String, String> = snapshot_of(&folder).into_iter().filter(|(_, text)| text != "/").collect();
    assert_same(&first, &again, "elsewhere");
    // A site inside the desk does not make the desk look changed.
    desk.run(&["site", "sitio"]).ok();
    let once = snapshot_of(&desk.path("sitio"));
    desk.run(&["site", "sitio"]).ok();
    assert_same(&once, &snapshot_of(&desk.path("sitio")), "inside");
    let english = pages(&desk, &["--lang", "en"]);
    assert!(english["index.html"].contains("<html lang=\"en\">") && english["index.html"].contains("Tickets"));
}

#[test]
fn what_people_write_harms_no_page() {
    let desk = TestDesk::new();
    let hostile = format!("{HOSTILE}\n</script><!--\u{2028}\u{2029}{{{{ 7*7 }}}}\"'`");
    let set = |field: &str| format!("{field}={}", hostile.replace('\n', " "));
    let long = format!("origen={hostile}");
    let values = [set("usuario"), set("area"), set("ubicacion")];
    let mut arguments = vec!["new", "--procedure", PROCEDURE, "--set", "tipo=falla", "--set", "componente=hardware"];
    values.iter().chain([&long]).for_each(|value| arguments.extend(["--set", value.as_str()]));
    let folio = desk.run(&arguments).ok().stdout.trim().to_owned();
    desk.run(&["note", &folio, &hostile]).ok();
    for redact in [&[][..], &["--redact"]] {
        let pages = pages(&desk, redact);
        for (file, page) in &pages {
            let raw = page.chars().find(|c| (c.is_control() && *c != '\n') || plain::is_deceptive(*c));
            assert_eq!(raw, None, "{file}");
            // A report says so what it is.
            let page = page.replace("<!-- folio report", "");
            assert!(!page.contains("<script>") && !page.contains("<!--") && !page.contains("onerror"), "{file}");
            assert!(file.ends_with(".html") || !page.contains("</script"), "{file}");
        }
        let data = &pages["search-data.js"];
        let list = data.strip_prefix("window.FOLIO_SEARCH = ").and_then(|rest| rest.trim().strip_suffix(';'));
        let list: serde_json::Value = serde_json::from_str(list.expect("a list")).expect("JSON");
        assert_eq!(list.as_array().map(Vec::len), Some(2), "{list}");
        // With people taken out, all of it is taken for the requester's name.
        let shown = pages[&format!("tickets/{folio}.html")].contains("&lt;script&gt;alert(1)&lt;/script&gt;");
        assert_eq!(shown, redact.is_empty());
    }
}

#[test]
fn what_ended_before_may_stay_away() {
    let desk = desk();
    let pages = pages(&desk, &["--from", "2025-04-01"]);
    for (file, text) in pages.iter().filter(|(file, _)| file.starts_with("reports/")) {
        assert!(!text.contains("CI-2025-0001") && text.contains("antes del 2025-04-01"), "{file}");
    }
    assert!(!pages.contains_key("tickets/CI-2025-0001.html") && pages.contains_key("tickets/CI-2025-0002.html"));
    assert!(!pages["tickets/CI-2025-0002.html"].contains("CI-2025-0001.html"), "a way to what is not there");
    desk.refuses(2, &["site", "../otro", "--from", "ayer"]).says(&["ayer"]);
}

#[test]
fn only_a_folder_of_its_own_is_replaced() {
    let desk = desk();
    let other = desk.beside().join("otro");
    fs::create_dir(&other).expect("a folder");
    fs::write(other.join("mio.txt"), "mío").expect("a file");
    desk.refuses(2, &["site", "../otro"]).says(&["no es un sitio", "vacíe"]);
    fs::write(desk.beside().join("archivo"), "").expect("a file");
    desk.refuses(2, &["site", "../archivo"]).says(&["no es una carpeta"]);
    desk.refuses(2, &["site", "../no/hay"]).says(&["No existe la carpeta"]);
    for of_desk in [".", "tickets", "catalog/x", ".git", "..", ".folio"] {
        desk.refuses(2, &["site", of_desk]).says(&["está la mesa misma"]);
    }
    let folder = target(&desk);
    pages(&desk, &[]);
    fs::write(folder.join("log/mio.txt"), "mío").expect("a file");
    let before = snapshot_of(&folder);
    desk.refuses(2, &["site", "../sitio"]).says(&["un archivo que este comando no escribió: log/mio.txt"]);
    assert_same(&before, &snapshot_of(&folder), "the folder");
    let beside: Vec<String> = fs::read_dir(desk.beside())
        .expect("lists")
        .flatten()
        .map(|e| e.file_name().to_string_lossy().into_owned())
        .collect();
    assert!(!beside.iter().any(|name| name.starts_with(".folio-site")), "{beside:?}");
}

#[test]
fn a_damaged_file_hides_no_other_and_is_told() {
    let desk = desk();
    desk.write("tickets/2025/04/CI-2025-0009.yaml", "folio: [");
    desk.write("catalog/reports/malo.toml", "tabla = 1\n");
    let outcome = desk.run(&["site", "../sitio"]).ok().says(&["CI-2025-0009.yaml", "catalog/reports/malo.toml"]);
    assert!(outcome.stdout.contains("2 reportes"));
    let page = fs::read_to_string(target(&desk).join("index.html")).expect("a page");
    assert!(page.contains("Un archivo tiene daños"));
}

#[test]
fn redaction_says_what_it_cannot_see_and_keeps_its_secret() {
    let desk = desk();
    let outcome = desk.run(&["site", "../sitio", "--redact"]).ok();
    assert!(outcome.stderr.starts_with("2 personas llevan seudónimo. En los textos libres"), "{}", outcome.stderr);
    let page = |name: &str| fs::read_to_string(target(&desk).join(name)).expect("a page");
    let ticket = page("tickets/CI-2025-0001.html");
    assert!(ticket.contains("Persona ") && !ticket.contains("Usuaria de Ejemplo"), "{ticket}");
    assert!(ticket.contains("Quien no es de la mesa aparece con un seudónimo."));
    assert!(ticket.contains("Tomás Muestra"), "who is of the desk stays");
    assert!(!ticket.contains("sha256:"), "a hash tells whether a guess was right");
    let asset = page("assets/PC-0132.html");
    assert!(!asset.contains("Casilda") && !asset.contains("usuario-1"), "{asset}");
    let key = desk.read(".folio/site-key");
    desk.run(&["site", "../sitio", "--redact", "--redact-field", "origen"]).ok();
    assert_eq!(desk.read(".folio/site-key"), key);
    assert!(page("tickets/CI-2025-0002.html").contains("[oculto]"));
    desk.refuses(2, &["site", "../sitio", "--redact", "--redact-field", "orígen"]).says(&["orígen"]);
    desk.refuses(2, &["site", "../sitio", "--redact-name", "X"]);
    desk.write(".folio/site-key", "nada");
    desk.refuses(3, &["site", "../sitio", "--redact"]).says(&["No es una clave"]);
}
