//! `folio verify`: whatever a hostile history does is found, each with its own finding; good ones have none.

#![allow(clippy::disallowed_methods, reason = "tests run the program and touch the disk")]

mod common;

use common::git::GitDesk;

#[test]
fn a_good_history_has_no_findings() {
    let git = GitDesk::new();
    git.verify(&[]).ok().says(&["3 «commits» verificados, sin hallazgos."]);
    git.verify(&[]).ok().says(&["0 «commits» verificados, sin hallazgos."]);
    git.desk.set_now("2025-03-10T09:20:00-06:00");
    git.does("personal-2", &["note", "1", "Otra nota."]);
    git.verify(&[]).ok().says(&["1 «commit» verificado, sin hallazgos."]);
    git.verify(&["--all"]).ok().says(&["4 «commits» verificados"]);
    git.verify(&["HEAD~1..HEAD"]).ok().says(&["1 «commit» verificado"]);
}

/// What one hostile commit brings about.
#[track_caller]
fn hostile(expected: &[&str], who: &str, act: impl FnOnce(&GitDesk)) -> GitDesk {
    let git = GitDesk::new();
    git.verify(&[]).ok();
    act(&git);
    git.commit(who, "Algo");
    assert_eq!(git.codes(&[]), expected);
    // What was found is found again: nothing of it is taken as verified.
    assert_eq!(git.codes(&[]), expected);
    git
}

const TICKET: &str = "tickets/2025/03/CI-2025-0001.yaml";

#[test]
fn an_altered_event_is_found() {
    let git = hostile(&["event-altered"], "personal-1", |git| git.change(TICKET, "Se llamó", "No se llamó"));
    let commit = git.git(&["rev-parse", "--short=10", "HEAD"]);
    let event = git.desk.read(TICKET);
    let event = event.rsplit("- id: ").next().and_then(|rest| rest.lines().next()).expect("an event");
    let event = event.trim_matches('"').to_owned();
    let told = git.verify(&[]).exits(1);
    assert_eq!(
        told.stdout,
        format!(
            "{commit} personal-1 <personal-1@example.org>, {TICKET}, {event}\n  \
             El asiento {event} cambió: la historia no se reescribe. [event-altered]\n  \
             → Déjelo como estaba y corrija con «folio note CI-2025-0001 --set campo=valor».\n"
        )
    );
    assert_eq!(told.stderr, "1 «commit» verificado, 1 hallazgo.\n");
    assert_eq!(git.verify(&["--json"]).data("folio/verify/1")["findings"][0]["event"], event.as_str());
}

#[test]
fn a_removed_event_is_found() {
    hostile(&["event-removed"], "personal-1", |git| {
        let text = git.desk.read(TICKET);
        let last = text.rfind("- id: ").expect("events");
        git.desk.write(TICKET, &text[..last]);
    });
}

#[test]
fn an_event_that_forgets_another_is_found() {
    hostile(&["event-moved"], "personal-1", |git| {
        let text = git.desk.read(TICKET);
        let first =
            text.split("- id: ").nth(1).and_then(|rest| rest.lines().next()).expect("an event").trim_matches('\"');
        git.desk.write(TICKET, format!("{}  unseen: [{first}]\n", text));
    });
}

#[test]
fn a_deleted_ticket_is_found() {
    hostile(&["record-deleted"], "jefatura-1", |git| std::fs::remove_file(git.ticket()).expect("removes"));
}

#[test]
fn a_renamed_file_is_found() {
    hostile(&["record-renamed"], "jefatura-1", |git| {
        std::fs::create_dir_all(git.desk.path("tickets/2025/04")).expect("a folder");
        std::fs::rename(git.ticket(), git.desk.path("tickets/2025/04/CI-2025-0001.yaml")).expect("renames");
    });
    hostile(&["record-renamed"], "jefatura-1", |git| {
        let to = git.desk.path("catalog/assets/computadora/PC-0133.yaml");
        std::fs::rename(git.desk.path("catalog/assets/computadora/PC-0132.yaml"), to).expect("renames");
        git.change("catalog/assets/computadora/PC-0133.yaml", "id: PC-0132", "id: PC-0133");
    });
}

#[test]
fn a_changed_folio_is_found() {
    hostile(&["folio-changed"], "jefatura-1", |git| {
        std::fs::rename(git.ticket(), git.desk.path("tickets/2025/03/CI-2025-0007.yaml")).expect("renames");
        git.change("tickets/2025/03/CI-2025-0007.yaml", "folio: CI-2025-0001", "folio: CI-2025-0007");
    });
    hostile(&["folio-changed", "name-differs"], "jefatura-1", |git| {
        git.change(TICKET, "folio: CI-2025-0001", "folio: CI-2025-0007");
    });
}

#[test]
fn a_number_that_was_changed_without_need_is_found() {
    hostile(&["renumbered-outside-merge"], "personal-1", |git| {
        let to = "tickets/2025/03/CI-2025-0007.yaml";
        std::fs::rename(git.ticket(), git.desk.path(to)).expect("renames");
        git.change(to, "folio: CI-2025-0001", "folio: CI-2025-0007");
        git.change(to, "events:", "formerly: [CI-2025-0001]\nevents:");
        let event = "- id: zzzzzz\n  at: 2025-03-10T09:10:00-06:00\n  by: personal-1\n  did: renumbered\n  \
                     from: CI-2025-0001\n  to: CI-2025-0007\n";
        git.desk.write(to, format!("{}{event}", git.desk.read(to)));
    });
}

#[test]
fn a_changed_uid_is_found() {
    hostile(&["uid-changed"], "jefatura-1", |git| git.change(TICKET, "uid: ", "uid: 0"));
}

#[test]
fn a_header_that_the_events_do_not_give_is_found() {
    hostile(&["replay-differs"], "personal-1", |git| git.change(TICKET, "status: ", "status: closed # "));
}

#[test]
fn a_damaged_file_and_a_link_are_found() {
    hostile(&["record-damaged"], "personal-1", |git| git.desk.write(TICKET, "<<<<<<< uno\n"));
    #[cfg(unix)]
    hostile(&["record-not-a-file"], "personal-1", |git| {
        std::fs::remove_file(git.ticket()).expect("removes");
        std::os::unix::fs::symlink("/etc/passwd", git.ticket()).expect("links");
    });
}

#[test]
fn an_event_by_somebody_not_entitled_is_found() {
    let event =
        |by: &str| format!("- id: zzzzzz\n  at: 2025-03-10T09:10:00-06:00\n  by: {by}\n  did: noted\n  note: X\n");
    let add = |git: &GitDesk, by: &str| {
        let text = git.desk.read(TICKET);
        git.desk.write(TICKET, format!("{text}{}", event(by)));
    };
    hostile(&["event-not-entitled"], "usuario-1", |git| add(git, "usuario-1"));
    hostile(&["event-not-entitled", "author-differs"], "personal-1", |git| {
        add(git, "nadie");
    });
}

#[test]
fn a_forged_author_is_found() {
    hostile(&["author-differs"], "personal-2", |git| {
        git.folio_as("personal-1", &git.desk.root(), &["note", "1", "En nombre de otro."]).ok();
    });
    hostile(&["author-unknown"], "intruso", |git| {
        git.folio_as("personal-1", &git.desk.root(), &["note", "1", "De fuera."]).ok();
    });
}

#[test]
fn an_event_that_is_no_valid_step_is_found() {
    hostile(&["event-invalid"], "personal-1", |git| {
        let text = git.desk.read(TICKET);
        let event = "- id: zzzzzz\n  at: 2025-03-10T09:10:00-06:00\n  by: personal-1\n  did: resumed\n";
        git.desk.write(TICKET, format!("{text}{event}"));
    });
}

#[test]
fn an_altered_copy_of_a_procedure_is_found() {
    let past = |git: &GitDesk| {
        let folder = git.desk.path("catalog/procedures/past");
        let entry = std::fs::read_dir(folder).expect("copies").flatten().next().expect("a copy");
        format!("catalog/procedures/past/{}", entry.file_name().to_string_lossy())
    };
    let git = GitDesk::new();
    git.verify(&[]).ok();
    let path = past(&git);
    let text = git.desk.read(&path);
    git.desk.write(&path, format!("{text}\n# otra cosa\n"));
    git.commit("jefatura-1", "Algo");
    assert_eq!(git.codes(&[]), ["kept-procedure-altered"]);
    let git = GitDesk::new();
    std::fs::remove_file(git.desk.path(&past(&git))).expect("removes");
    git.commit("jefatura-1", "Algo");
    assert_eq!(git.codes(&[]), ["kept-procedure-altered"]);
}

#[test]
fn a_copy_of_a_procedure_that_never_was_is_found() {
    let git = GitDesk::new();
    git.change("catalog/desk.toml", "procedures = [", "rights = { procedures = [\"jefatura\"] }\nprocedures = [");
    git.commit("jefatura-1", "Reserva los procedimientos");
    git.verify(&[]).ok();
    let text = format!("{}\n# mía\n", git.desk.read("catalog/procedures/mp414-pr15.toml"));
    let hash = folio::model::identifier::content_hash(&text);
    git.desk.write(&format!("catalog/procedures/past/mp414-pr15-{}.toml", &hash[..12]), &text);
    git.commit("personal-1", "Algo");
    assert_eq!(git.codes(&[]), ["kept-procedure-foreign"]);
}

#[test]
fn a_catalogue_changed_by_somebody_not_entitled_is_found() {
    let git = GitDesk::new();
    let rights = "\n[rights]\ncatalogue = [\"jefatura\"]\ncancel = [\"personal\"]\njoin = [\"jefatura\"]\n";
    let desk = git.desk.read("catalog/desk.toml");
    git.desk.write("catalog/desk.toml", format!("{desk}{rights}"));
    git.commit("jefatura-1", "Reserva");
    git.verify(&[]).ok();
    // Who is not entitled cannot become so by the same commit.
    git.desk.write("catalog/desk.toml", &desk);
    git.change("catalog/people.toml", "roles = [\"personal\"]", "roles = [\"personal\", \"jefatura\"]");
    git.commit("personal-1", "Me doy papeles");
    assert_eq!(git.codes(&[]), ["catalogue-not-entitled"; 2]);
    git.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    git.verify(&[]).ok().says(&["0 «commits»"]);
    let reserved = git.desk.read("catalog/desk.toml");
    git.desk.write("catalog/desk.toml", &desk);
    git.folio_as("jefatura-1", &git.desk.root(), &["cancel", "1", "--reason", "duplicado", "--note", "x"]).ok();
    git.desk.write("catalog/desk.toml", &reserved);
    git.commit("jefatura-1", "Cancela");
    let codes = git.codes(&[]);
    assert_eq!(codes, ["right-missing"]);
    git.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    git.desk.write("catalog/desk.toml", desk.replace("series = \"CI\"", "series = \"ZZ\""));
    let mut open = vec!["new"];
    open.extend(common::OPENING);
    git.folio_as("personal-1", &git.desk.root(), &open).ok();
    git.git(&["checkout", "--quiet", "catalog/desk.toml"]);
    git.commit("personal-1", "Estrena una serie");
    assert_eq!(git.codes(&[]), ["series-not-entitled"]);
}

#[test]
fn somebody_who_asks_for_help_changes_nothing_of_the_desk() {
    hostile(&["catalogue-not-entitled"], "usuario-1", |git| {
        git.desk.write("templates/otra.md", "# X\n");
    });
}

#[test]
fn a_desk_that_disappears_and_a_catalogue_that_breaks_are_found() {
    hostile(&["catalogue-damaged"], "jefatura-1", |git| git.change("catalog/people.toml", "[[person]]", "[[persona]]"));
    for path in ["catalog/calendars/mx-apf.toml", "catalog/procedures/mp414-pr15.toml"] {
        hostile(&["catalogue-damaged"], "jefatura-1", |git| {
            git.desk.write(path, format!("{}\nname = = \"x\"\n", git.desk.read(path)));
        });
    }
    let git = GitDesk::new();
    git.verify(&[]).ok();
    std::fs::remove_file(git.desk.path("catalog/desk.toml")).expect("removes");
    git.commit("jefatura-1", "Algo");
    let server = git.server();
    git.git(&["push", "--quiet", "origin", "HEAD"]);
    git.folio_as("jefatura-1", &server, &["verify"]).exits(4);
}

#[test]
fn a_rewritten_history_is_found() {
    let git = GitDesk::new();
    git.verify(&[]).ok();
    git.git(&["commit", "--quiet", "--amend", "--allow-empty", "-m", "Otra"]);
    assert_eq!(git.codes(&[]), ["history-rewritten"]);
    git.verify(&["--all"]).ok();
    assert_eq!(git.codes(&[]), [] as [&str; 0]);
}

#[test]
fn a_memory_that_cannot_be_read_begins_anew() {
    let git = GitDesk::new();
    git.verify(&[]).ok();
    git.desk.write(".git/folio-verified", "{");
    git.verify(&[]).ok().says(&["Se verifica desde el principio".to_lowercase().as_str(), "3 «commits»"]);
    git.verify(&[]).ok().says(&["0 «commits»"]);
}

#[test]
fn ranges_that_are_none_are_refused() {
    let git = GitDesk::new();
    for range in ["nada", "HEAD..nada", "--output=x", "nada..HEAD"] {
        git.verify(&["--", range]).exits(2);
    }
}

#[test]
fn a_shallow_clone_says_what_it_takes_as_it_is() {
    let git = GitDesk::new();
    let server = git.server();
    git.git(&["push", "--quiet", "origin", "HEAD"]);
    let clone = git.desk.beside().join("clon");
    let address = format!("file://{}", server.display());
    git.git_in(git.desk.beside(), "personal-1", &["clone", "--quiet", "--depth=1", &address, "clon"]);
    let told = git.folio_as("personal-1", &clone, &["verify"]).ok();
    told.says(&["1 «commit» de su orilla", "0 «commits» verificados"]);
}

/// A pair of keys beside the desk; gives the public one.
fn key(git: &GitDesk, name: &str) -> String {
    let path = git.desk.beside().join(name);
    let mut command = std::process::Command::new("ssh-keygen");
    command.args(["-q", "-t", "ed25519", "-N", "", "-C", name, "-f"]).arg(&path);
    git.desk.surround(&mut command);
    assert!(command.status().expect("ssh-keygen").success());
    std::fs::read_to_string(path.with_extension("pub")).expect("a key").trim().to_owned()
}

/// Signs what the person commits from here on; none: nothing is signed.
fn sign_with(git: &GitDesk, name: Option<&str>) {
    let path = git.desk.beside().join(name.unwrap_or("nada"));
    git.git(&["config", "gpg.format", "ssh"]);
    git.git(&["config", "user.signingkey", &path.to_string_lossy()]);
    git.git(&["config", "commit.gpgsign", if name.is_some() { "true" } else { "false" }]);
}

#[test]
fn commits_are_signed_where_the_desk_asks_for_it() {
    let git = GitDesk::new();
    let (head, staff) = (key(&git, "jefatura"), key(&git, "personal"));
    key(&git, "ajena");
    let with = |mail: &str, key: &str| {
        let line = format!("mail = \"{mail}@example.org\"");
        git.change("catalog/people.toml", &line, &format!("{line}\nkeys = [\"{key}\"]"));
    };
    with("jefatura-1", &head);
    with("personal-1", &staff);
    let desk = git.desk.read("catalog/desk.toml");
    git.desk.write("catalog/desk.toml", format!("{desk}\n[sharing]\nsigned = true\n"));
    git.commit("jefatura-1", "Se firma");
    git.verify(&[]).ok();
    git.desk.set_now("2025-03-10T09:30:00-06:00");
    sign_with(&git, Some("personal"));
    git.does("personal-1", &["note", "1", "Firmada"]);
    git.verify(&[]).ok().says(&["1 «commit»"]);
    for (name, code) in [
        (None, "commit-unsigned"),
        (Some("ajena"), "commit-key-unknown"),
        (Some("jefatura"), "commit-signed-by-another"),
    ] {
        sign_with(&git, name);
        git.does("personal-1", &["note", "1", "Otra"]);
        assert_eq!(git.codes(&[]), [code], "{name:?}");
        git.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    }
    // A good signature of another text.
    sign_with(&git, Some("personal"));
    git.does("personal-1", &["note", "1", "Otra"]);
    let signed = git.git(&["cat-file", "commit", "HEAD"]);
    git.desk.write("forged", format!("{}\n", signed.replace("note 1 Otra", "note 1 Cosa")));
    let forged = git.git(&["hash-object", "-t", "commit", "-w", "forged"]);
    git.git(&["reset", "--quiet", "--hard", &forged]);
    assert_eq!(git.codes(&["HEAD~1..HEAD"]), ["commit-signature-bad"]);
}

#[test]
fn a_merge_of_two_good_clones_is_good_and_one_that_loses_something_is_found() {
    let git = GitDesk::new();
    let mut open = vec!["new"];
    open.extend(common::OPENING);
    git.git(&["checkout", "--quiet", "-b", "otra"]);
    git.desk.set_now("2025-03-10T10:00:00-06:00");
    git.does("personal-2", &["note", "1", "De la otra."]);
    git.git(&["checkout", "--quiet", "main"]);
    git.desk.set_now("2025-03-10T10:05:00-06:00");
    git.does("personal-1", &open);
    git.git(&["merge", "--quiet", "--no-edit", "otra"]);
    git.verify(&[]).ok().says(&["6 «commits» verificados, sin hallazgos."]);
    // The same merge, but without what the other side had.
    git.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    git.git(&["merge", "--quiet", "--no-edit", "--strategy=ours", "otra"]);
    assert_eq!(git.codes(&["--all"]), ["event-removed"]);
}

#[test]
fn both_sides_of_a_merge_may_have_gone_on_with_one_ticket() {
    let git = GitDesk::new();
    let base = git.desk.read(TICKET);
    git.git(&["checkout", "--quiet", "-b", "otra"]);
    git.desk.set_now("2025-03-10T10:00:00-06:00");
    git.does("personal-2", &["note", "1", "De la otra."]);
    let theirs = git.desk.read(TICKET);
    let theirs = theirs.strip_prefix(base.as_str()).expect("an event more");
    git.git(&["checkout", "--quiet", "main"]);
    git.desk.set_now("2025-03-10T10:05:00-06:00");
    git.does("personal-1", &["note", "1", "De esta."]);
    let ours = git.desk.read(TICKET);
    let id = theirs.split("id: ").nth(1).and_then(|rest| rest.lines().next()).expect("an id").trim_matches('\"');
    let mine = ours.strip_prefix(base.as_str()).expect("an event more");
    let merge = |text: String| {
        assert!(
            !git.try_git(&git.desk.root(), "personal-1", &["merge", "otra"]).status.success(),
            "neighbouring lines"
        );
        git.desk.write(TICKET, text);
        git.commit("personal-1", "Junta");
        let codes = git.codes(&["--all"]);
        git.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
        codes
    };
    assert_eq!(merge(format!("{base}{theirs}{mine}  unseen: [{id}]\n")), [] as [&str; 0]);
    assert_eq!(merge(format!("{base}{theirs}{mine}")), ["event-moved"], "as if the one had known of the other");
    assert_eq!(merge(ours.clone()), ["event-removed"]);
    let other = mine.split("id: ").nth(1).and_then(|rest| rest.lines().next()).expect("an id").trim_matches('\"');
    assert_eq!(merge(format!("{base}{mine}{theirs}  unseen: [{other}]\n")), ["order-differs"]);
}

#[test]
fn the_server_refuses_what_breaks_a_law() {
    let git = GitDesk::new();
    let server = git.server();
    let path = server.to_string_lossy().into_owned();
    git.folio_as("jefatura-1", git.desk.beside(), &["hook", "install", "--repository", &path]).ok();
    git.git(&["push", "--quiet", "origin", "main"]);
    let push = |words: &[&str]| {
        let mut all = vec!["push", "origin"];
        all.extend(words);
        let output = git.try_git(&git.desk.root(), "personal-1", &all);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let said: Vec<&str> =
            said.lines().filter_map(|line| line.strip_prefix("remote: ")).map(str::trim_end).collect();
        (output.status.success(), said.join("\n"))
    };
    git.desk.set_now("2025-03-10T10:00:00-06:00");
    git.does("personal-1", &["note", "1", "Buena."]);
    assert!(push(&["main"]).0);
    git.change(TICKET, "Buena.", "Mala.");
    let commit = git.commit("personal-1", "Altera");
    let event = git.desk.read(TICKET);
    let event = event.rsplit("- id: ").next().and_then(|rest| rest.lines().next()).expect("an event");
    let event = event.trim_matches('"').to_owned();
    let base = git.git(&["rev-parse", "--short=10", "HEAD~1"]);
    let (accepted, said) = push(&["main"]);
    assert!(!accepted);
    assert_eq!(
        said,
        format!(
            "{} personal-1 <personal-1@example.org>, {TICKET}, {event}\n  \
             El asiento {event} cambió: la historia no se reescribe. [event-altered]\n  \
             → Déjelo como estaba y corrija con «folio note CI-2025-0001 --set campo=valor».\n\
             Otro «commit» encima no lo arregla. Lo que no se ha compartido se rehace; sus cambios quedan:\n  \
             git reset --soft {base}\n  git checkout {base} -- {TICKET}\n  git commit -m \"…\"\n\
             Lo señalado queda como lo tienen los demás: lo que haga falta de ello, hágalo de nuevo con folio (lo que usted puso se lee con «git show ORIG_HEAD:ARCHIVO»). Si no \
             queda nada que guardar, no hay «commit» que hacer.\n\
             Error: No se acepta el envío: 1 hallazgo.\n  → Nada cambió aquí. Corríjalo en su copia y envíe otra vez.",
            &commit[..10]
        )
    );
    // Nor on another branch, from which it would be taken over later.
    assert!(!push(&["main:otra"]).0);
    git.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    git.git(&["commit", "--quiet", "--amend", "-m", "Reescrita"]);
    let (accepted, said) = push(&["--force", "main"]);
    assert!(!accepted && said.contains("reescribiría la historia de main"), "{said}");
    let (accepted, said) = push(&["--delete", "main"]);
    assert!(!accepted && said.contains("borraría la rama main"), "{said}");
    git.git(&["reset", "--quiet", "--hard", "origin/main"]);
    git.does("personal-1", &["note", "1", "Otra buena."]);
    assert!(push(&["main", "HEAD:refs/heads/otra"]).0);
    git.folio_as("jefatura-1", &server, &["verify"]).ok().says(&["5 «commits» verificados, sin hallazgos."]);
}

#[test]
fn git_sends_nothing_that_breaks_a_law() {
    let git = GitDesk::new();
    git.server();
    git.folio_as("jefatura-1", &git.desk.root(), &["hook", "install"]).ok();
    git.git(&["push", "--quiet", "origin", "main"]);
    git.change(TICKET, "Se llamó", "No se llamó");
    git.commit("personal-1", "Altera");
    let output = git.try_git(&git.desk.root(), "personal-1", &["push", "origin", "main"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        !output.status.success() && said.contains("[event-altered]") && said.contains("No se envió: 1 hallazgo."),
        "{said}"
    );
    git.folio_as("jefatura-1", &git.desk.root(), &["hook", "uninstall"]).ok();
    git.folio_as("jefatura-1", &git.desk.root(), &["hook", "uninstall"]).ok().says(&["No hay gancho pre-push"]);
    git.git(&["push", "--quiet", "origin", "main"]);
}

#[test]
fn a_hook_of_somebodys_own_stays() {
    let git = GitDesk::new();
    let own = "#!/bin/sh\nexit 0\n";
    git.desk.write(".git/hooks/pre-push", own);
    git.folio_as("jefatura-1", &git.desk.root(), &["hook", "install"]).exits(1).says(&["hook run pre-push \"$@\""]);
    git.folio_as("jefatura-1", &git.desk.root(), &["hook", "uninstall"]).exits(1);
    assert_eq!(git.desk.read(".git/hooks/pre-push"), own);
}

#[test]
fn a_desk_may_lie_in_a_folder_of_its_repository() {
    let git = GitDesk::new();
    let top = git.desk.beside().join("todo");
    std::fs::create_dir_all(&top).expect("a folder");
    let who = "jefatura-1";
    git.git_in(&top, who, &["init", "--quiet", "--initial-branch=main"]);
    let desk = top.join("mesas/una");
    std::fs::create_dir_all(top.join("mesas")).expect("a folder");
    std::fs::remove_dir_all(git.desk.path(".git")).expect("removes");
    std::fs::rename(git.desk.root(), &desk).expect("moves");
    git.commit_in(&top, who, "Todo");
    git.folio_as(who, &desk, &["verify"]).ok().says(&["1 «commit» verificado, sin hallazgos."]);
    git.folio_as(who, &desk, &["hook", "install"]).ok();
    let ticket = desk.join(TICKET);
    let text = std::fs::read_to_string(&ticket).expect("a ticket");
    std::fs::write(&ticket, text.replace("Se llamó", "No se llamó")).expect("writes");
    git.commit_in(&top, "personal-1", "Altera");
    git.folio_as(who, &desk, &["verify"]).exits(1);
    let server = git.desk.beside().join("servidor.git");
    git.git_in(git.desk.beside(), who, &["init", "--quiet", "--bare", "--initial-branch=main", "servidor.git"]);
    let address = format!("file://{}", server.display());
    assert!(!git.try_git(&top, who, &["push", &address, "main"]).status.success(), "the hook of the desk");
    let path = server.to_string_lossy();
    git.folio_as(who, &top, &["hook", "install", "--repository", &path, "--desk", "mesas/una"]).ok();
    let output = git.try_git(&top, who, &["push", "--no-verify", &address, "main"]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("[event-altered]"), "the hook of the server");
    git.git_in(&top, who, &["push", "--quiet", "--no-verify", &address, "main~1:refs/heads/main"]);
}

/// The desk reserves its catalogue from here on.
fn reserve(git: &GitDesk) {
    let desk = git.desk.read("catalog/desk.toml");
    git.desk.write("catalog/desk.toml", format!("{desk}\n[rights]\ncatalogue = [\"jefatura\"]\n"));
    git.commit("jefatura-1", "Reserva");
}

const PROMOTED: [&str; 3] = ["catalog/people.toml", "roles = [\"personal\"]", "roles = [\"personal\", \"jefatura\"]"];

#[test]
fn a_desk_that_is_founded_a_second_time_is_found() {
    let git = GitDesk::new();
    reserve(&git);
    git.verify(&[]).ok();
    git.git(&["checkout", "--quiet", "--orphan", "otra"]);
    git.change(PROMOTED[0], PROMOTED[1], PROMOTED[2]);
    git.commit("personal-1", "La mesa, otra vez");
    git.git(&["checkout", "--quiet", "main"]);
    let who = "personal-1";
    let words = ["merge", "--quiet", "--no-edit", "--allow-unrelated-histories", "-X", "theirs", "otra"];
    git.git_in(&git.desk.root(), who, &words);
    for arguments in [&[] as &[&str], &["--all"]] {
        let codes = git.codes(arguments);
        assert!(codes.contains(&"second-root".to_owned()), "{codes:?}");
        assert!(codes.contains(&"catalogue-not-entitled".to_owned()), "{codes:?}");
    }
}

#[test]
fn a_right_that_was_taken_away_is_not_used_from_an_older_base() {
    let git = GitDesk::new();
    git.git(&["branch", "otra"]);
    reserve(&git);
    git.verify(&[]).ok();
    git.git(&["checkout", "--quiet", "otra"]);
    git.change(PROMOTED[0], PROMOTED[1], PROMOTED[2]);
    git.commit("personal-1", "Me doy papeles");
    let root = git.desk.root();
    // Whichever is merged into the other.
    git.git_in(&root, "personal-1", &["merge", "--quiet", "--no-edit", "main"]);
    assert_eq!(git.codes(&["main..HEAD"]), ["catalogue-not-entitled"]);
    assert_eq!(git.codes(&["--all"]), ["catalogue-not-entitled"]);
    git.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    git.git(&["checkout", "--quiet", "main"]);
    git.git_in(&root, "personal-1", &["merge", "--quiet", "--no-edit", "otra"]);
    assert_eq!(git.codes(&[]), ["catalogue-not-entitled"]);
    // Nor where the branch was looked at before, by itself.
    assert_eq!(git.codes(&["HEAD^2..HEAD"]).last().map(String::as_str), Some("catalogue-not-entitled"));
}

#[test]
fn a_merge_that_takes_the_older_catalogue_changes_it() {
    let git = GitDesk::new();
    git.git(&["branch", "otra"]);
    reserve(&git);
    git.verify(&[]).ok();
    git.git(&["checkout", "--quiet", "otra"]);
    git.does("personal-1", &["note", "1", "Otra."]);
    git.git_in(&git.desk.root(), "personal-1", &["merge", "--quiet", "--no-edit", "--strategy=ours", "main"]);
    assert_eq!(git.codes(&["main..HEAD"]), ["catalogue-not-entitled"]);
}

#[test]
fn who_takes_in_what_others_were_entitled_to_does_nothing_wrong() {
    let git = GitDesk::new();
    git.git(&["branch", "otra"]);
    reserve(&git);
    git.change(PROMOTED[0], PROMOTED[1], PROMOTED[2]);
    git.commit("jefatura-1", "Otra jefa");
    git.desk.write("templates/otra.md", "# X\n");
    git.commit("personal-1", "Una plantilla");
    git.git(&["checkout", "--quiet", "otra"]);
    git.does("personal-2", &["note", "1", "Otra."]);
    git.git_in(&git.desk.root(), "personal-2", &["merge", "--quiet", "--no-edit", "main"]);
    assert_eq!(git.codes(&["main..HEAD"]), [] as [&str; 0]);
    assert_eq!(git.codes(&["--all"]), [] as [&str; 0]);
}

#[test]
fn what_is_undone_was_not_rewritten() {
    let git = GitDesk::new();
    let mut command = std::process::Command::new(common::FOLIO);
    command.args(["note", "1", "Otra."]).current_dir(git.desk.root());
    git.desk.surround(&mut command);
    command.env("FOLIO_USER", "personal-1").env("FOLIO_COMMIT", "auto");
    for role in ["AUTHOR", "COMMITTER"] {
        command
            .env(format!("GIT_{role}_NAME"), "personal-1")
            .env(format!("GIT_{role}_EMAIL"), "personal-1@example.org");
    }
    assert!(command.output().expect("folio").status.success());
    git.verify(&[]).ok().says(&["4 «commits»"]);
    git.folio_as("personal-1", &git.desk.root(), &["undo"]).ok();
    git.does("personal-1", &["note", "1", "Lo que era."]);
    git.verify(&[]).ok().says(&["1 «commit» verificado, sin hallazgos."]);
}

#[test]
fn what_git_does_with_files_is_somebodys_right() {
    let git = GitDesk::new();
    reserve(&git);
    git.verify(&[]).ok();
    git.desk.write(".gitattributes", "tickets/** merge=ours\n");
    git.commit("personal-1", "Algo");
    assert_eq!(git.codes(&[]), ["catalogue-not-entitled"]);
}

#[test]
fn an_attachment_is_what_it_says_and_no_program() {
    hostile(&["attachment-type-differs"], "personal-1", |git| {
        git.desk.write("nota.txt", "Algo.\n");
        git.folio_as("personal-1", &git.desk.root(), &["attach", "1", "nota.txt"]).ok();
        git.change(TICKET, "text/plain", "image/png");
    });
    hostile(&["attachment-program"], "personal-1", |git| {
        let text = "#!/bin/sh\n";
        let hash = folio::model::identifier::exact_hash(text.as_bytes());
        git.desk.write(&format!("tickets/2025/03/attachments/{}/{hash}", &hash[..2]), text);
    });
}

#[test]
fn the_server_says_that_a_push_takes_the_desk_away() {
    let git = GitDesk::new();
    let server = git.server();
    let path = server.to_string_lossy().into_owned();
    git.folio_as("jefatura-1", git.desk.beside(), &["hook", "install", "--repository", &path]).ok();
    git.git(&["push", "--quiet", "origin", "main"]);
    std::fs::remove_file(git.desk.path("catalog/desk.toml")).expect("removes");
    git.commit("jefatura-1", "Algo");
    let output = git.try_git(&git.desk.root(), "jefatura-1", &["push", "origin", "main"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && said.contains("[desk-removed]"), "{said}");
}
