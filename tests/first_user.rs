//! What somebody meets who shares a desk for the first time: what cannot be taken back, what waits for a decision, what
//! a merge set aside, and what to type next.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests run the program and touch the disk")]

mod common;

use common::shared::Shared;

/// Two clones at one commit, `a` and `b`, each with its series, and a ticket that both have.
fn two() -> (Shared, String) {
    let shared = Shared::new();
    shared.join("b", Some("B"));
    let folio = shared.open("a");
    shared.folio("a", &["sync"]).ok();
    shared.folio("b", &["sync"]).ok();
    (shared, folio)
}

#[test]
fn undoing_again_says_what_there_is_each_time() {
    let (shared, folio) = two();
    let says = |name: &str, words: &[&str]| {
        let head = shared.git(name, &["rev-parse", "HEAD"]);
        let said = shared.folio(name, &["undo"]).exits(1).stderr;
        words.iter().for_each(|word| assert!(said.contains(word), "{word}: {said}"));
        assert!(!said.contains("reset --keep") || words.contains(&"reset --keep"), "{said}");
        assert_eq!(head, shared.git(name, &["rev-parse", "HEAD"]));
    };
    // A change that others have is told with its record.
    says("a", &["ya se compartió: está en origin/main", "«folio note CI-2025-0001 --set"]);
    shared.folio("b", &["note", &folio, "de b"]).ok();
    shared.folio("b", &["sync"]).ok();
    shared.folio("a", &["note", &folio, "de a"]).ok();
    shared.folio("a", &["sync"]).ok();
    let sync = ["Lo último es una sincronización", "asiento nuevo"];
    says("a", &sync);
    // What was done after it is taken back; again, it is still a sync.
    shared.folio("a", &["note", &folio, "por error"]).ok();
    shared.folio("a", &["undo"]).ok();
    says("a", &sync);
    says("a", &sync);
    // Something by hand that others have.
    shared.write("a", "LEAME.md", "La mesa\n");
    shared.git("a", &["add", "LEAME.md"]);
    shared.git("a", &["commit", "--quiet", "-m", "A mano"]);
    says("a", &["no es un cambio de Folio: A mano", "reset --keep"]);
    shared.folio("a", &["sync"]).ok();
    says("a", &["Ya no hay nada que deshacer", "origin/main", "A mano", "git show"]);
    // A merge of git's own: not shared, then shared.
    shared.write("b", "OTRO.md", "De b\n");
    shared.git("b", &["add", "OTRO.md"]);
    shared.git("b", &["commit", "--quiet", "-m", "A mano en b"]);
    shared.git("b", &["pull", "--quiet", "--no-rebase", "--no-edit", "origin", "main"]);
    says("b", &["es un «merge» de git", "folio sync", "reset --keep"]);
    shared.git("b", &["push", "--quiet", "origin", "main"]);
    says("b", &["Ya no hay nada que deshacer: lo último juntó", "asiento nuevo"]);
}

/// Both take a different step of one ticket without knowing of each other.
fn disputed() -> (Shared, String) {
    let (shared, folio) = two();
    shared.folio("a", &["do", &folio, "registrado"]).ok();
    shared.folio("a", &["sync"]).ok();
    shared.folio("b", &["sync"]).ok();
    for (name, outcome) in [("a", "resuelto"), ("b", "requiere-soporte")] {
        let set = ["--set", "revision=a", "--set", "diagnostico=a"];
        let done = [&["do", &folio, outcome, "--by", "personal-1"][..], &set].concat();
        shared.folio(name, &done).ok();
    }
    shared.folio("a", &["sync"]).ok();
    (shared, folio)
}

#[test]
fn what_waits_for_a_decision_is_told_until_it_is_made() {
    let (shared, folio) = disputed();
    let said = shared.folio("b", &["sync"]).exits(1);
    assert!(said.stdout.contains("CI-2025-0001 está en disputa"), "{}", said.stdout);
    // Nothing new: it is told still, and the exit code is no other.
    let again = shared.folio("b", &["sync"]).exits(1);
    let left = "Queda un reporte o bien en disputa: CI-2025-0001. Decida con: folio settle CI-2025-0001\n";
    assert_eq!(again.stdout, left);
    let data = shared.folio("b", &["sync", "--json"]).exits(1).data("folio/sync/1");
    assert_eq!(data["disputes"][0]["record"], "CI-2025-0001");
    // Another change is shared, and it is told with it.
    shared.folio("b", &["note", &folio, "Se preguntó."]).ok();
    let sent = shared.folio("b", &["sync"]).exits(1).stdout;
    assert_eq!(sent, format!("Se envió CI-2025-0001\n{left}"));
    // The day says it first.
    let day = shared.folio("b", &[]).ok().stdout;
    assert_eq!(day.lines().nth(2), Some("En disputa (1)"), "{day}");
    assert!(day.contains("→ folio settle CI-2025-0001"), "{day}");
    let keep = shared.folio("b", &["settle", &folio, "--json"]).data("folio/disputes/1");
    let keep = keep["disputes"][0]["events"][0]["id"].as_str().expect("an event").to_owned();
    shared.folio("b", &["settle", &folio, "--keep", &keep, "--note", "Así"]).ok();
    shared.folio("b", &["sync"]).ok();
    assert!(!shared.folio("b", &[]).ok().stdout.contains("disputa"));
}

#[test]
fn a_sync_says_whose_value_was_set_aside() {
    let (shared, folio) = two();
    shared.folio("a", &["sign", &folio, "--as", "usuario", "--name", "Usuaria de Ejemplo"]).ok();
    shared.folio("a", &["note", &folio, "--set", "area=Ventas", "--by", "personal-1"]).ok();
    shared.folio("a", &["assign", &folio, "personal-1"]).ok();
    shared.folio("a", &["sync"]).ok();
    shared.desk.set_now("2025-03-10T10:00:00-06:00");
    shared.folio("b", &["note", &folio, "--set", "area=Archivo", "--by", "personal-2"]).ok();
    shared.folio("b", &["assign", &folio, "personal-2"]).ok();
    let told = shared.folio("b", &["sync"]).ok().stderr;
    let text = shared.read("b", &format!("tickets/2025/03/{folio}.yaml"));
    let id = |nth: usize, deed: &str| -> String {
        let events = text.split("- id: ").skip(1).filter(|event| event.contains(deed));
        let found = events.map(|event| event.lines().next().unwrap_or_default().trim_matches('"').to_owned());
        found.collect::<Vec<_>>()[nth].clone()
    };
    let (ours, theirs) = (id(1, "did: corrected"), id(0, "did: corrected"));
    let (given, other) = (id(1, "did: assigned"), id(0, "did: assigned"));
    assert_eq!(
        told,
        format!(
            "CI-2025-0001: Las dos copias cambiaron «Área»: queda «Archivo» (personal-2, {ours}), no «Ventas» \
             (personal-1, {theirs}).\n\
             CI-2025-0001: Las dos copias lo asignaron: queda personal-2 (lo asentó jefatura-1, {given}), no personal-1 \
             (jefatura-1, {other}).\n\
             CI-2025-0001: «Área» cambió en una copia (personal-2, {ours}) y en la otra lo firmó Usuaria de Ejemplo: se \
             firmó «Recursos Materiales», ahora dice «Archivo». Vea con folio signatures si hay que firmar otra vez.\n"
        )
    );
}

/// Adds an entry to the people of a clone, and commits it.
fn adds(shared: &Shared, name: &str, id: &str) {
    let path = "catalog/people.toml";
    let text = shared.read(name, path);
    shared.write(
        name,
        path,
        &format!("{text}\n[[person]]\nid = \"{id}\"\nname = \"{id} Ejemplo\"\nroles = [\"personal\"]\n"),
    );
    shared.git(name, &["commit", "--quiet", "-am", "Gente"]);
}

#[test]
fn entries_of_the_catalogue_of_both_clones_are_joined() {
    let (shared, _) = two();
    adds(&shared, "a", "uno");
    shared.folio("a", &["sync"]).ok();
    adds(&shared, "b", "dos");
    let told = shared.folio("b", &["sync"]).ok().stderr;
    assert_eq!(told, "catalog/people.toml: cambió aquí y allá: quedaron las entradas de las dos copias\n");
    let people = shared.read("b", "catalog/people.toml");
    assert!(people.contains("id = \"uno\"") && people.contains("id = \"dos\""), "{people}");
    shared.folio("b", &["check"]).ok();
}

#[test]
fn marks_of_git_in_the_catalogue_are_told_and_mended() {
    let (shared, folio) = two();
    adds(&shared, "a", "uno");
    shared.folio("a", &["sync"]).ok();
    adds(&shared, "b", "dos");
    let pull = ["pull", "--quiet", "--no-rebase", "--no-edit", "origin", "main"];
    assert!(!common::shared::git_command(&shared.desk, &shared.root("b"), &pull).status().expect("git").success());
    let line =
        shared.read("b", "catalog/people.toml").lines().position(|it| it.starts_with("<<<<<<<")).expect("marks") + 1;
    for (command, code) in [(&["check"][..], 1), (&["show", &folio], 3), (&["sync"], 3)] {
        let said = shared.folio("b", command).exits(code);
        let said = said.stdout + &said.stderr;
        let marks = format!("entre marcas de git desde el renglón {line} [catalogue-markers]");
        assert_eq!(said.matches(&marks).count(), 1, "{said}");
        assert!(said.contains("folio settle catalog/people.toml") && !said.contains("catalogue-syntax"), "{said}");
    }
    let next = shared.folio("b", &["settle", "catalog/people.toml"]).ok().stderr;
    assert!(next.contains("git add catalog/people.toml && git commit --no-edit; luego, folio sync"), "{next}");
    shared.git("b", &["add", "catalog/people.toml"]);
    shared.git("b", &["commit", "--quiet", "--no-edit"]);
    shared.folio("b", &["sync"]).ok();
    let people = shared.read("b", "catalog/people.toml");
    assert!(people.contains("id = \"uno\"") && people.contains("id = \"dos\""), "{people}");
    shared.folio("b", &["check"]).ok();
    // The same entry, changed by both.
    for (name, to) in [("a", "Uno A"), ("b", "Uno B")] {
        shared.folio("a", &["sync"]).ok();
        let people = shared.read(name, "catalog/people.toml").replace("uno Ejemplo", to);
        shared.write(name, "catalog/people.toml", &people);
        shared.git(name, &["commit", "--quiet", "-am", to]);
    }
    shared.folio("a", &["sync"]).ok();
    assert!(!common::shared::git_command(&shared.desk, &shared.root("b"), &pull).status().expect("git").success());
    let told = shared.folio("b", &["settle", "catalog/people.toml"]).exits(1).stderr;
    assert!(told.contains("[[person]] uno") && told.contains("git checkout --theirs"), "{told}");
    shared.git("b", &["checkout", "--theirs", "--", "catalog/people.toml"]);
    shared.git("b", &["add", "catalog/people.toml"]);
    shared.git("b", &["commit", "--quiet", "--no-edit"]);
    shared.folio("b", &["sync"]).ok();
}

#[test]
fn the_way_out_of_a_catalogue_in_conflict_works_as_it_is_written() {
    let shared = Shared::new();
    // The same series in both, so that they give one number twice.
    shared.join("b", None);
    for (name, to) in [("a", "Nombre A"), ("b", "Nombre B")] {
        let settings = shared.read(name, "catalog/desk.toml");
        let line = settings.lines().find(|line| line.starts_with("name = ")).expect("a name").to_owned();
        shared.write(name, "catalog/desk.toml", &settings.replace(&line, &format!("name = \"{to}\"")));
        shared.git(name, &["commit", "--quiet", "-am", to]);
        shared.desk.set_now(if name == "a" { "2025-03-10T09:20:00-06:00" } else { "2025-03-10T09:30:00-06:00" });
        assert_eq!(shared.open(name), "CI-2025-0001");
    }
    shared.folio("a", &["sync"]).ok();
    let head = shared.git("b", &["rev-parse", "HEAD"]);
    let said = shared.folio("b", &["sync"]).exits(1).stderr;
    assert_eq!(shared.git("b", &["rev-parse", "HEAD"]), head);
    let way = said.split("Tome lo de los demás: ").nth(1).and_then(|rest| rest.split("; luego, folio sync").next());
    for command in way.expect("commands").split(" && ") {
        let words: Vec<&str> = command.split(' ').skip(1).collect();
        let words = if words[0] == "commit" { vec!["commit", "-m", "Lo de los demás"] } else { words };
        shared.git("b", &words);
    }
    assert!(shared.folio("b", &["sync"]).ok().stdout.contains("es ahora CI-2025-0002"));
    let shown = said.split("véalo con «").nth(1).and_then(|rest| rest.split('»').next()).expect("a command");
    let words: Vec<&str> = shown.split(' ').skip(1).collect();
    assert!(shared.git("b", &words).contains("Nombre B"));
    shared.folio("b", &["check"]).ok();
    shared.folio("a", &["sync"]).ok();
}

#[test]
fn a_ticket_of_another_series_has_a_short_name() {
    let (shared, _) = two();
    assert_eq!(shared.open("b"), "B-2025-0001");
    for typed in ["B-1", "b1", "B-0001", "B-2025-1"] {
        let shown = shared.folio("b", &["show", typed]).ok().stdout;
        assert!(shown.starts_with("B-2025-0001"), "{typed}: {shown}");
    }
    assert!(shared.folio("b", &["show", "CI1"]).ok().stdout.starts_with("CI-2025-0001"));
    shared.folio("b", &["show", "1"]).exits(2).says(&["B-42"]);
    shared.folio("b", &["show", "C-1"]).exits(2).says(&["con su serie, B-12"]);
}

#[test]
fn attachments_go_to_standard_output_and_are_told_by_name() {
    let (shared, folio) = two();
    shared.write("a", "foto.txt", "una foto");
    shared.folio("a", &["attach", &folio, "foto.txt"]).ok();
    std::fs::remove_file(shared.root("a").join("foto.txt")).expect("removes");
    assert_eq!(shared.folio("a", &["attachments", &folio, "--get", "1", "-"]).ok().stdout, "una foto");
    assert!(!shared.root("a").join("-").exists());
    shared.write("a", "ocupado", "otra cosa");
    let taken = shared.folio("a", &["attachments", &folio, "--get", "1", "ocupado"]).exits(1);
    assert!(
        taken.stderr.contains("ocupado ya existe.\n  → Quítelo o elija otro nombre.")
            && !taken.stderr.contains("mesa:")
    );
    assert_eq!(shared.read("a", "ocupado"), "otra cosa");
    std::fs::remove_file(shared.root("a").join("ocupado")).expect("removes");
    let sent = shared.folio("a", &["sync"]).ok().stdout;
    assert_eq!(sent, "Se enviaron 2: CI-2025-0001, CI-2025-0001: foto.txt\n");
    let came = shared.folio("b", &["sync"]).ok().stdout;
    assert_eq!(came, "Llegaron 2: CI-2025-0001, CI-2025-0001: foto.txt\n");
}

#[test]
fn joining_says_what_is_wrong_and_what_to_type() {
    let (shared, _) = two();
    let bare = shared.bare().to_string_lossy().into_owned();
    let beside = shared.desk.beside().to_path_buf();
    let join = |folder: &str, more: &[&str]| {
        let mut command = shared.command("a", &[&["init", "--join", &bare, folder][..], more].concat());
        command.current_dir(&beside);
        shared.desk.finish(command, None)
    };
    join("c", &[]).exits(2).says(&["Falta --series", "folio init --join URL CARPETA --series B"]);
    let mut wrong = shared.command("a", &["init", "--join", "nada.git", "c", "--series", "C"]);
    wrong.current_dir(&beside);
    shared.desk.finish(wrong, None).exits(4).says(&["No se pudo copiar nada.git", "git ls-remote nada.git"]);
    std::fs::create_dir(beside.join("llena")).expect("a folder");
    std::fs::write(beside.join("llena/x"), "").expect("a file");
    join("llena", &["--series", "C"])
        .exits(1)
        .says(&["llena no está vacía", &format!("folio init --join {bare} mesa-C")]);
    join("b", &["--series", "C"]).exits(1).says(&[
        "b ya es una mesa",
        "cd b && folio sync",
        "git config folio.series C",
    ]);
    let inside = shared.root("a").file_name().expect("a name").to_string_lossy().into_owned() + "/sub";
    join(&inside, &["--series", "C"]).exits(1).says(&["queda dentro de la mesa"]);
    join("c", &["--series", "CI"]).exits(1).says(&[&format!("folio init --join {bare} c --series B")]);
    assert!(!beside.join("c").exists());
    let settings = shared.read("a", "catalog/desk.toml");
    shared.write("a", "catalog/desk.toml", &format!("{settings}\n[rights]\njoin = [\"jefatura\"]\n"));
    shared.git("a", &["commit", "--quiet", "-am", "Derechos"]);
    shared.folio("a", &["sync"]).ok();
    let mut other = shared.command("a", &["init", "--join", &bare, "c", "--series", "C"]);
    other.current_dir(&beside).env("FOLIO_USER", "personal-1");
    shared
        .desk
        .finish(other, None)
        .exits(1)
        .says(&["personal-1 no puede estrenar una serie", "Pídalo a quien puede: jefatura-1"]);
    join("c", &["--series", "C"]).ok();
}

#[test]
fn settle_offers_what_there_is_to_decide() {
    let (shared, folio) = disputed();
    shared.folio("b", &["sync"]).exits(1);
    let said = shared.folio("b", &["settle", &folio]).exits(1);
    assert_eq!(said.stderr.matches("--keep").count(), 2, "{}", said.stderr);
    assert!(!said.stderr.contains("dicen lo mismo"), "{}", said.stderr);
    shared.folio("b", &["do", &folio, "resuelto", "--by", "personal-1"]).exits(1).says(&["folio settle CI-2025-0001"]);
}
