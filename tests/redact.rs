//! `folio redact`: a person is taken out of the files, what it takes is covered, and nothing else passes for it.

#![allow(clippy::disallowed_methods, reason = "tests run the program and touch the disk")]

mod common;

use common::git::GitDesk;

const TICKET: &str = "tickets/2025/03/CI-2025-0001.yaml";
const KEY: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n";

/// A desk in which a requester has signed, and is named in notes.
fn desk() -> GitDesk {
    let git = GitDesk::new();
    git.desk.set_now("2025-03-10T09:20:00-06:00");
    git.does("personal-1", &["note", "1", "Llamó Usuaria de Ejemplo, usuaria.e@example.org; vino Rebeca Ficticia."]);
    git.does("personal-1", &["sign", "1", "--as", "usuario", "--name", "Usuaria de Ejemplo"]);
    std::fs::write(git.desk.path(".git/folio-redaction-key"), KEY).expect("a key");
    git.desk.set_now("2025-03-10T10:00:00-06:00");
    git
}

fn redact(git: &GitDesk, who: &str, more: &[&str]) -> common::Outcome {
    let mut all = vec!["redact", "Usuaria de Ejemplo", "--note", "Solicitud 12/2025"];
    all.extend(more);
    git.folio_as(who, &git.desk.root(), &all)
}

#[test]
fn a_requester_is_taken_out_and_the_desk_holds() {
    let git = desk();
    let before = git.desk.read(TICKET);
    let rehearsed = redact(&git, "jefatura-1", &["--dry-run"]).ok();
    assert_eq!(git.desk.read(TICKET), before);
    assert_eq!(rehearsed.stdout, "CI-2025-0001: 3 asientos\n");
    let told = redact(&git, "jefatura-1", &[]).ok();
    assert_eq!(told.stdout, "CI-2025-0001: 3 asientos\n");
    let key = git.desk.path(".git/folio-redaction-key").canonicalize().expect("key").display().to_string();
    let text = git.desk.read(TICKET);
    let pseudonym = text.split("persona-").nth(1).map(|rest| format!("persona-{}", &rest[..10])).expect("a pseudonym");
    assert_eq!(
        told.stderr,
        format!(
            "En su lugar quedó «{pseudonym}».\n\
             La clave de los seudónimos está en {key}. Si se pierde, la misma persona tendrá otro seudónimo la próxima \
             vez; lo retirado sigue retirado.\n\
             La historia de git y las demás copias todavía tienen los datos: docs/privacy.md dice cómo purgarlas.\n\
             Esta vez no se guardó la lista para purgarla (--purge-list); se puede escribir a mano.\n"
        )
    );
    assert!(!text.contains("Usuaria") && !text.contains("Ejemplo"), "{text}");
    assert!(text.contains(&format!("note: Llamó {pseudonym}, dato-")) && text.contains("Rebeca Ficticia"), "{text}");
    assert!(text.contains(&format!("  name: {pseudonym}")) && text.contains("did: redacted"), "{text}");
    git.desk.run(&["check"]).ok();
    let row = &git.desk.run(&["signatures", "1", "--json"]).data("folio/signatures/1")["signatures"][0];
    assert_eq!((&row["intact"], &row["redacted"]), (&serde_json::Value::Null, &serde_json::Value::Bool(true)));
    let shown = git.desk.run(&["signatures", "1"]).ok().stdout;
    assert!(shown.contains("se retiraron datos"), "{shown}");
    git.commit("jefatura-1", "Datos personales");
    assert_eq!(git.codes(&[]), [] as [&str; 0]);
    // There is nothing left of the person, so nobody is meant any more.
    redact(&git, "jefatura-1", &[]).exits(2).says(&["Nadie se llama «Usuaria de Ejemplo»"]);
}

#[test]
fn in_english_and_as_data() {
    let git = desk();
    let told = redact(&git, "jefatura-1", &["--lang", "en"]).ok();
    assert_eq!(told.stdout, "CI-2025-0001: 3 events\n");
    assert!(
        told.stderr.contains("stands in the person's place") && told.stderr.contains("Git's history"),
        "{}",
        told.stderr
    );
    let git = desk();
    let data = redact(&git, "jefatura-1", &["--json"]).ok().data("folio/redact/1");
    assert_eq!(data["records"][0]["record"], "CI-2025-0001");
    let covers = data["records"][0]["covers"].as_array().expect("covers");
    let mut keys: Vec<&str> =
        covers.iter().flat_map(|one| one["keys"].as_array().expect("keys")).filter_map(|k| k.as_str()).collect();
    keys.sort_unstable();
    assert_eq!(keys, ["name", "note", "set.usuario"]);
}

#[test]
fn a_person_of_the_catalogue_leaves_it_and_the_identifier_stays() {
    let git = desk();
    git.does("personal-1", &["note", "1", "Escribió usuario-1@example.org, o sea Casilda Supuesta."]);
    let told = git.folio_as("jefatura-1", &git.desk.root(), &["redact", "usuario-1", "--note", "Baja"]).ok();
    assert_eq!(told.stdout, "CI-2025-0001: 1 asiento\ncatalog/people.toml\n");
    let people = git.desk.read("catalog/people.toml");
    assert!(people.contains("id = \"usuario-1\"\nname = \"persona-") && !people.contains("usuario-1@"), "{people}");
    assert!(people.contains("Rebeca Ficticia"));
    let text = git.desk.read(TICKET);
    assert!(!text.contains("Casilda") && !text.contains("usuario-1@"), "{text}");
    git.desk.run(&["check"]).ok();
    git.commit("jefatura-1", "Datos personales");
    assert_eq!(git.codes(&[]), [] as [&str; 0]);
}

#[test]
fn whoever_alters_something_else_too_is_found() {
    for (from, to) in [
        ("Se llamó al usuario.", "No se llamó al usuario."),
        ("La pantalla se apaga.", "La pantalla explota."),
        ("vino Rebeca Ficticia", "vino Rebeca"),
        ("did: noted", "did: noted\n  for: Alguien"),
    ] {
        let git = desk();
        git.verify(&[]).ok();
        redact(&git, "jefatura-1", &[]).ok();
        git.change(TICKET, from, to);
        git.commit("jefatura-1", "Datos personales, y algo");
        assert_eq!(git.codes(&[]), ["event-altered"], "{from}");
    }
    // Later nothing covers it any more.
    let git = desk();
    redact(&git, "jefatura-1", &[]).ok();
    git.commit("jefatura-1", "Datos personales");
    git.verify(&[]).ok();
    git.change(TICKET, "note: Llamó persona-", "note: Llamó Ana persona-");
    git.commit("jefatura-1", "Algo");
    assert_eq!(git.codes(&[]), ["event-altered"]);
}

#[test]
fn who_lacks_the_right_is_refused_and_found() {
    let git = desk();
    let settings = git.desk.read("catalog/desk.toml");
    git.desk.write("catalog/desk.toml", settings + "\n[rights]\nredact = [\"jefatura\"]\n");
    git.commit("jefatura-1", "Derechos");
    git.verify(&[]).ok();
    let before = git.desk.read(TICKET);
    let told = redact(&git, "personal-1", &[]).exits(1);
    assert_eq!(
        told.stderr,
        "No se puede todavía. Hay un impedimento:\n  \
         • personal-1 no puede retirar datos personales: la mesa lo reserva («redact» de [rights]). Pueden: jefatura-1. Que lo \
         registre quien puede, en su propia copia: con --by desde aquí no se acepta donde se verifica. [rights] de \
         catalog/desk.toml dice quién.\n"
    );
    assert_eq!(git.desk.read(TICKET), before);
    redact(&git, "jefatura-1", &[]).ok();
    git.change(TICKET, "by: jefatura-1\n  did: redacted", "by: personal-1\n  did: redacted");
    git.commit("personal-1", "Datos personales");
    let codes = git.codes(&[]);
    assert!(codes.contains(&"right-missing".to_owned()) && codes.contains(&"event-altered".to_owned()), "{codes:?}");
}

#[test]
fn who_is_not_told_is_asked_for() {
    let git = desk();
    git.does("personal-1", &["note", "1", "x", "--set", "usuario=Usuaria Otra"]);
    let run = |who: &str| git.folio_as("jefatura-1", &git.desk.root(), &["redact", who, "--note", "x"]);
    run("Nadie Así").exits(2).says(&["Nadie se llama «Nadie Así»"]);
    run("Usuaria").exits(2).says(&["más de una persona: «Usuaria Otra», «Usuaria de Ejemplo»"]);
    git.folio_as("jefatura-1", &git.desk.root(), &["redact", "Usuaria Otra"]).exits(2).says(&["Falta decir por qué"]);
    let inside = redact(&git, "jefatura-1", &["--purge-list", "lista.txt"]).exits(2);
    assert!(inside.stderr.contains("queda dentro de la mesa"), "{}", inside.stderr);
}

#[test]
fn the_list_for_the_history_lies_outside() {
    let git = desk();
    let list = git.desk.beside().join("lista.txt");
    redact(&git, "jefatura-1", &["--purge-list", list.to_str().expect("path")]).ok().says(&["git filter-repo"]);
    let text = std::fs::read_to_string(&list).expect("list");
    let lines: Vec<&str> = text.lines().filter_map(|line| line.rsplit_once('-')).map(|(line, _)| line).collect();
    let (alone, address) = ("(?<![\\w\\x80-\\xff-])", "(?<![\\w\\x80-\\xff.+-])");
    let end = "(?![\\w\\x80-\\xff-])";
    let expected = [
        format!("regex:{address}usuaria\\.e\\@example\\.org{end}==>dato"),
        format!("regex:{alone}Usuaria de Ejemplo{end}==>persona"),
    ];
    assert_eq!(lines, expected);
}

#[test]
fn of_a_merge_nothing_comes_back() {
    let git = desk();
    git.git(&["branch", "otra"]);
    redact(&git, "jefatura-1", &[]).ok();
    git.commit("jefatura-1", "Datos personales");
    let redacted = git.desk.read(TICKET);
    git.git(&["checkout", "--quiet", "otra"]);
    // Another clone, with another key, does the same at the same time, and goes on.
    std::fs::write(git.desk.path(".git/folio-redaction-key"), KEY.replace('0', "1")).expect("a key");
    git.desk.set_now("2025-03-10T10:05:00-06:00");
    git.does("personal-2", &["note", "1", "Sin novedad."]);
    for again in [false, true] {
        if again {
            redact(&git, "jefatura-1", &[]).ok();
            git.commit("jefatura-1", "También aquí");
        }
        let (base, ours) = (git.git(&["merge-base", "main", "HEAD"]), git.desk.read(TICKET));
        let base = git.git(&["show", &format!("{base}:{TICKET}")]) + "\n";
        let merged = |ours: &str, theirs: &str| {
            for (name, text) in [("base", base.as_str()), ("ours", ours), ("theirs", theirs)] {
                git.desk.write(name, text);
            }
            git.desk.run(&["merge-driver", "base", "ours", "theirs", "7", TICKET]).ok();
            git.desk.read("ours")
        };
        let (one, other) = (merged(&ours, &redacted), merged(&redacted, &ours));
        assert_eq!(one, other);
        assert!(!one.contains("Usuaria") && one.contains("Sin novedad."), "{one}");
        assert_eq!(one.matches("did: redacted").count(), if again { 2 } else { 1 });
        for name in ["base", "ours", "theirs"] {
            std::fs::remove_file(git.desk.path(name)).expect("removes");
        }
    }
    let driver = format!("{} merge-driver %O %A %B %L %P", common::FOLIO);
    git.git(&["config", "merge.folio-record.driver", &driver]);
    git.desk.write(".git/info/attributes", "tickets/**/*.yaml merge=folio-record\n");
    git.git(&["merge", "--quiet", "--no-edit", "main"]);
    assert!(!git.desk.read(TICKET).contains("Usuaria"));
    git.desk.run(&["check"]).ok();
    assert_eq!(git.codes(&["--all"]), [] as [&str; 0]);
}

#[test]
fn assets_lose_the_person_and_keep_what_they_are() {
    let git = desk();
    git.desk.write("catalog/assets/computadora/PC-0132.yaml", common::ASSET.replace("Ejemplo", "Supuesta"));
    let user = |line: &[&str]| git.folio_as("jefatura-1", &git.desk.root(), line).ok();
    user(&["asset", "assign", "PC-0132", "--to", "usuario-1", "--condition", "Buena"]);
    user(&["asset", "sign", "PC-0132", "--as", "receives", "--name", "Casilda Supuesta"]);
    user(&["asset", "note", "PC-0132", "--note", "Casilda la pidió."]);
    git.commit("jefatura-1", "Un bien");
    let told = user(&["redact", "Casilda Supuesta", "--note", "Baja"]);
    assert_eq!(told.stdout, "PC-0132: 2 asientos\ncatalog/people.toml\n");
    let text = git.desk.read("catalog/assets/computadora/PC-0132.yaml");
    assert!(text.contains("brand: Supuesta") && text.contains("custodian: usuario-1"), "{text}");
    assert!(!text.contains("Casilda") && text.contains("note: persona-"), "{text}");
    git.desk.check_clean();
    git.commit("jefatura-1", "Datos personales");
    assert_eq!(git.codes(&["HEAD~1..HEAD"]), [] as [&str; 0]);
    git.change("catalog/assets/computadora/PC-0132.yaml", "condition: Buena", "condition: Mala");
    git.commit("jefatura-1", "Algo");
    let codes = git.codes(&["HEAD~1..HEAD"]);
    assert!(codes.contains(&"event-altered".to_owned()), "{codes:?}");
}

#[test]
fn a_word_of_a_name_is_taken_out_where_it_is_the_person() {
    let git = desk();
    git.does("personal-1", &["note", "1", "x", "--set", "usuario=Ana Mesa Luna"]);
    let text = "La mesa de ayuda llamó a Luna y vio que Ana Mesa vino a la mesa con la clave amesa.";
    git.does("personal-1", &["note", "1", text]);
    let mut open = vec!["new"];
    open.extend(common::OPENING);
    git.does("personal-1", &open);
    let other = "Luna llena en la Mesa de ayuda. Ana Mesa Luna no estuvo.";
    git.does("personal-1", &["note", "2", other]);
    let list = git.desk.beside().join("lista.txt");
    let words = ["redact", "Ana Mesa Luna", "--note", "x", "--purge-list", list.to_str().expect("path")];
    let told = git.folio_as("jefatura-1", &git.desk.root(), &words).ok();
    let ticket = git.desk.read(TICKET);
    let pseudonym = ticket.split("persona-").nth(1).map(|rest| format!("persona-{}", &rest[..10])).expect("one");
    let clean = ticket.split_whitespace().collect::<Vec<_>>().join(" ");
    let expected =
        format!("La mesa de ayuda llamó a {pseudonym} y vio que {pseudonym} vino a la mesa con la clave {pseudonym}.");
    assert!(clean.contains(&expected), "{ticket}");
    // Somebody else's ticket: only what can be nobody else.
    let second = git.desk.read("tickets/2025/03/CI-2025-0002.yaml");
    let clean = second.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(clean.contains(&format!("Luna llena en la Mesa de ayuda. {pseudonym} no estuvo.")), "{second}");
    // What may be the person, and stays, is told.
    assert!(told.stderr.contains("una palabra de su nombre"), "{}", told.stderr);
    let lines = std::fs::read_to_string(&list).expect("a list");
    for alone in [")Mesa(", ")Luna(", ")Ana(", ")amesa("] {
        assert!(!lines.contains(alone), "{lines}");
    }
    assert!(lines.contains("ayuda llamó a Luna") || lines.contains("llamó a Luna"), "{lines}");
}

#[test]
fn who_signed_with_a_key_is_taken_out_of_the_signature() {
    let git = desk();
    let text = git.desk.read(TICKET);
    git.desk.write(TICKET, text.replace("  name: Usuaria de Ejemplo\n", "  name: Usuaria de Ejemplo\n  how: commit\n  commit: 0123456789012345678901234567890123456789\n  signer: Usuaria de Ejemplo <usuaria.e@example.org>\n"));
    redact(&git, "jefatura-1", &[]).ok();
    let text = git.desk.read(TICKET);
    assert!(text.contains("  signer: persona-") && !text.contains("usuaria.e@"), "{text}");
}

#[test]
fn who_is_named_again_gets_the_same_pseudonym_in_any_clone() {
    for other_key in [false, true] {
        let git = desk();
        git.does("personal-1", &["note", "1", "Avisó Casilda Supuesta."]);
        redact(&git, "jefatura-1", &[]).ok();
        git.folio_as("jefatura-1", &git.desk.root(), &["redact", "usuario-1", "--note", "Baja"]).ok();
        git.commit("jefatura-1", "Datos personales");
        let people = git.desk.read("catalog/people.toml");
        let casilda = people.split("persona-").nth(1).map(|rest| format!("persona-{}", &rest[..10])).expect("one");
        let usuaria = git.desk.read(TICKET).split("  name: ").nth(1).map(|rest| rest[..18].to_owned()).expect("one");
        if other_key {
            std::fs::write(git.desk.path(".git/folio-redaction-key"), KEY.replace('0', "1")).expect("a key");
        }
        git.desk.set_now("2025-03-10T11:00:00-06:00");
        git.does("personal-1", &["note", "1", "Otra vez Usuaria de Ejemplo, con Casilda Supuesta. Ejemplo se fue."]);
        redact(&git, "jefatura-1", &[]).ok();
        // By the old name, and by the identifier.
        let who = if other_key { "usuario-1" } else { "Casilda Supuesta" };
        git.folio_as("jefatura-1", &git.desk.root(), &["redact", who, "--note", "Baja"]).ok();
        let text = git.desk.read(TICKET).split_whitespace().collect::<Vec<_>>().join(" ");
        let expected = format!("Otra vez {usuaria}, con {casilda}. {usuaria} se fue.");
        assert!(text.contains(&expected), "{expected}: {text}");
        git.desk.run(&["check"]).ok();
        git.commit("jefatura-1", "Otra vez");
        assert_eq!(git.codes(&[]), [] as [&str; 0]);
        // Both are gone again.
        redact(&git, "jefatura-1", &[]).exits(2);
        git.folio_as("jefatura-1", &git.desk.root(), &["redact", "usuario-1", "--note", "Baja"]).exits(1);
    }
}

#[test]
fn where_the_history_is_gone_the_name_is_told_with_the_pseudonym() {
    let git = desk();
    git.does("personal-1", &["note", "1", "Avisó Casilda Supuesta."]);
    redact(&git, "jefatura-1", &[]).ok();
    git.folio_as("jefatura-1", &git.desk.root(), &["redact", "usuario-1", "--note", "Baja"]).ok();
    let people = git.desk.read("catalog/people.toml");
    let casilda = people.split("persona-").nth(1).map(|rest| format!("persona-{}", &rest[..10])).expect("one");
    let usuaria = git.desk.read(TICKET).split("  name: ").nth(1).map(|rest| rest[..18].to_owned()).expect("one");
    std::fs::remove_dir_all(git.desk.path(".git")).expect("removes");
    git.git(&["init", "--quiet", "--initial-branch=main"]);
    git.commit("jefatura-1", "La mesa");
    git.does("personal-1", &["note", "1", "Usuaria de Ejemplo vino con Casilda Supuesta."]);
    let run = |line: &[&str]| git.folio_as("jefatura-1", &git.desk.root(), line);
    run(&["redact", "usuario-1", "--note", "x"]).exits(2).says(&["ya solo queda el seudónimo", "--name"]);
    run(&["redact", &usuaria, "--note", "x"]).exits(2).says(&["ya solo queda el seudónimo"]);
    run(&["redact", "persona-AAAAAAAAAA", "--name", "Usuaria de Ejemplo", "--note", "x"]).exits(2);
    run(&["redact", "usuario-1", "--name", "Casilda Supuesta", "--note", "x"]).ok();
    run(&["redact", &usuaria, "--name", "Usuaria de Ejemplo", "--note", "x"]).ok();
    let text = git.desk.read(TICKET);
    assert!(text.contains(&format!("{usuaria} vino con {casilda}.")), "{text}");
}

/// What a first redaction left, as it is told, goes by the command that is told; and the other clones take it.
#[test]
fn a_word_that_was_left_is_taken_out_by_the_advice() {
    let shared = common::shared::Shared::new();
    shared.join("b", Some("B"));
    let folio = shared.open("a");
    shared.folio("a", &["note", &folio, "--set", "usuario=Zoila Supuesta Ruiz"]).ok();
    shared.folio("a", &["sync"]).ok();
    shared.folio("b", &["sync"]).ok();
    let told = shared.folio("a", &["redact", "Zoila Supuesta Ruiz", "--note", "x"]).ok().stderr;
    assert!(!told.contains("palabra de su nombre"), "{told}");
    shared.folio("a", &["sync"]).ok();
    // The other clone knows nothing of it.
    for note in ["Hablé con zoila ayer", "Zoila presente"] {
        shared.folio("b", &["note", &folio, note]).ok();
    }
    shared.folio("b", &["sync"]).ok();
    shared.folio("a", &["sync"]).ok();
    let path = format!("tickets/2025/03/{folio}.yaml");
    let pseudonym = shared.read("a", &path);
    let pseudonym = pseudonym.split("persona-").nth(1).map(|it| format!("persona-{}", &it[..10])).expect("one");
    let again = ["redact", &pseudonym, "--name", "Zoila", "--in", &folio, "--note", "x"];
    shared.folio("a", &again).ok();
    assert!(!shared.read("a", &path).to_lowercase().contains("zoila"), "{}", shared.read("a", &path));
    for name in ["a", "b"] {
        shared.folio(name, &["sync"]).ok();
        assert!(!shared.read(name, &path).to_lowercase().contains("zoila"));
        shared.folio(name, &["check"]).ok();
        shared.folio(name, &["verify", "--all"]).ok();
    }
    // Said of a word that stays, with the name instead of the pseudonym.
    shared.folio("b", &["note", &folio, "Fue a la ruiz"]).ok();
    shared.folio("b", &["note", &folio, "Zoila Supuesta volvió"]).ok();
    let told = shared.folio("b", &["redact", "Zoila Supuesta Ruiz", "--note", "x"]).ok().stderr;
    assert!(told.contains(&format!("folio redact {pseudonym} --name PALABRA --in FOLIO --note …")), "{told}");
    shared.folio("b", &["redact", "Zoila Supuesta Ruiz", "--name", "Ruiz", "--in", &folio, "--note", "x"]).ok();
    assert!(shared.read("b", &path).contains(&format!("Fue a la {pseudonym}")));
    shared.folio("b", &["sync"]).ok();
}
