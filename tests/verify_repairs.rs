//! What was damaged, deleted or altered can be put right again: it was there before, and is nothing new.

#![allow(clippy::disallowed_methods, reason = "tests run the program and touch the disk")]

mod common;

use common::git::GitDesk;

const TICKET: &str = "tickets/2025/03/CI-2025-0001.yaml";
const NONE: [&str; 0] = [];

/// A ticket with events of two people; the next commit is a third one's.
fn desk() -> GitDesk {
    let git = GitDesk::new();
    git.desk.set_now("2025-03-10T09:20:00-06:00");
    git.does("personal-2", &["note", "1", "Otra nota."]);
    git.desk.set_now("2025-03-10T09:30:00-06:00");
    git
}

/// What the last commit brought about.
#[track_caller]
fn last(git: &GitDesk) -> Vec<String> {
    git.codes(&["HEAD~1..HEAD"])
}

fn without_last(text: &str) -> String {
    text[..text.rfind("- id: ").expect("events")].to_owned()
}

fn markers(text: &str) -> String {
    let at = text.rfind("- id: ").expect("events");
    format!("{}<<<<<<< uno\n{}=======\n>>>>>>> otro\n", &text[..at], &text[at..])
}

#[test]
fn a_damaged_ticket_can_be_repaired_by_anybody() {
    let git = desk();
    let good = git.desk.read(TICKET);
    git.desk.write(TICKET, markers(&good));
    git.commit("personal-2", "Marcas");
    assert_eq!(last(&git), ["record-damaged"]);
    git.git_in(&git.desk.root(), "jefatura-1", &["revert", "--no-edit", "HEAD"]);
    assert_eq!(last(&git), NONE);
    assert_eq!(git.desk.read(TICKET), good);
    // Damaged twice over, and with something more that day.
    for more in ["uno", "dos"] {
        git.desk.write(TICKET, format!("<<<<<<< {more}\n{good}"));
        git.commit("personal-2", "Marcas");
    }
    git.desk.write(TICKET, &good);
    git.desk.set_now("2025-03-10T09:40:00-06:00");
    git.does("jefatura-1", &["note", "1", "Reparado."]);
    assert_eq!(last(&git), NONE);
}

#[test]
fn a_repair_is_compared_with_the_last_version_that_could_be_read() {
    let repaired = |text: &dyn Fn(&str) -> String| {
        let git = desk();
        let good = git.desk.read(TICKET);
        git.desk.write(TICKET, markers(&good));
        git.commit("personal-2", "Marcas");
        git.desk.write(TICKET, text(&good));
        git.commit("personal-2", "Repara");
        last(&git)
    };
    assert_eq!(repaired(&|good| good.replace("Otra nota.", "Nada.")), ["event-altered"]);
    assert_eq!(repaired(&|good| without_last(good)), ["event-removed"]);
    let forged = "- id: zzzzzz\n  at: 2025-03-10T09:25:00-06:00\n  by: personal-1\n  did: noted\n  note: X\n";
    assert_eq!(repaired(&|good| format!("{good}{forged}")), ["author-differs"], "what is new is still judged");
    // A damaged ticket is a ticket: it is not deleted.
    let git = desk();
    git.desk.write(TICKET, "<<<<<<< uno\n");
    git.commit("personal-2", "Marcas");
    std::fs::remove_file(git.ticket()).expect("removes");
    git.commit("personal-2", "Borra");
    assert_eq!(last(&git), ["record-deleted"]);
}

#[test]
fn what_was_deleted_comes_back_as_it_was() {
    let git = desk();
    git.git(&["rm", "--quiet", TICKET]);
    git.commit("personal-2", "Borra");
    assert_eq!(last(&git), ["record-deleted"]);
    git.git(&["checkout", "--quiet", "HEAD~1", "--", TICKET]);
    git.commit("personal-2", "Devuelve");
    assert_eq!(last(&git), NONE);
    // Not as something else.
    git.git(&["rm", "--quiet", TICKET]);
    git.commit("personal-2", "Borra");
    git.git(&["checkout", "--quiet", "HEAD~1", "--", TICKET]);
    git.change(TICKET, "Se llamó", "No se llamó");
    git.commit("personal-2", "Devuelve otra cosa");
    assert_eq!(last(&git), ["event-altered"]);
}

#[test]
fn what_was_altered_or_removed_is_put_right() {
    let git = desk();
    let good = git.desk.read(TICKET);
    git.change(TICKET, "Se llamó", "No se llamó");
    git.commit("personal-2", "Altera");
    git.git_in(&git.desk.root(), "personal-2", &["revert", "--no-edit", "HEAD"]);
    assert_eq!(last(&git), NONE);
    // Once more is no repair, though it was so before.
    git.git_in(&git.desk.root(), "personal-2", &["revert", "--no-edit", "HEAD"]);
    assert_eq!(last(&git), ["event-altered"]);
    // Nor is another text.
    git.change(TICKET, "No se llamó", "Nadie llamó");
    git.commit("personal-2", "Altera de nuevo");
    assert_eq!(last(&git), ["event-altered"]);
    git.desk.write(TICKET, &good);
    git.commit("jefatura-1", "Repara");
    assert_eq!(last(&git), NONE);
    let middle: Vec<&str> = good.split_inclusive("- id: ").collect();
    assert!(middle.len() > 3, "three events");
    let text = without_last(&good);
    let kept = format!("{}{}", without_last(&text), &good[text.len()..]);
    git.desk.write(TICKET, kept);
    git.commit("personal-2", "Quita uno de en medio");
    assert!(last(&git).contains(&"event-removed".to_owned()));
    git.git_in(&git.desk.root(), "jefatura-1", &["revert", "--no-edit", "HEAD"]);
    assert_eq!(last(&git), NONE);
}

/// The commands that are printed, one a line.
fn commands(said: &str) -> Vec<String> {
    let lines = said.lines().map(|line| line.trim_start_matches("remote:").trim());
    lines.filter(|line| line.starts_with("git ")).map(str::to_owned).collect()
}

/// Follows what is printed to the letter, and pushes.
#[track_caller]
fn follow(git: &GitDesk, said: &str) {
    let commands = commands(said);
    assert!(commands.len() >= 2, "{said}");
    for command in commands {
        let words: Vec<String> = command.split(' ').skip(1).map(|word| word.trim_matches('"').to_owned()).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let output = git.try_git(&git.desk.root(), "personal-2", &words);
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success() || told.contains("nothing to commit"), "{command}: {told}");
    }
    let output = git.try_git(&git.desk.root(), "personal-2", &["push", "origin", "main"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn the_printed_way_out_leads_out() {
    type Act = fn(&GitDesk);
    let acts: [(&str, Act); 7] = [
        ("record-renamed", |git| {
            std::fs::create_dir_all(git.desk.path("tickets/2025/07")).expect("a folder");
            std::fs::rename(git.ticket(), git.desk.path("tickets/2025/07/CI-2025-0001.yaml")).expect("moves");
        }),
        ("event-altered", |git| git.change(TICKET, "Se llamó", "No se llamó")),
        ("event-removed", |git| git.desk.write(TICKET, without_last(&git.desk.read(TICKET)))),
        ("event-moved", |git| {
            let text = git.desk.read(TICKET);
            let id = text.split("- id: ").nth(1).and_then(|rest| rest.lines().next()).expect("an event");
            git.desk.write(TICKET, format!("{text}  unseen: [{id}]\n"));
        }),
        ("record-damaged", |git| git.desk.write(TICKET, markers(&git.desk.read(TICKET)))),
        ("record-deleted", |git| std::fs::remove_file(git.ticket()).expect("removes")),
        ("event-inserted", |git| {
            let event = "- id: zzzzzz\n  at: 2025-03-10T09:25:00-06:00\n  by: personal-2\n  did: noted\n  note: X\n";
            let text = git.desk.read(TICKET);
            git.desk.write(TICKET, format!("{}{event}{}", without_last(&text), &text[without_last(&text).len()..]));
        }),
    ];
    for (code, act) in acts {
        for by_hook in [true, false] {
            let git = desk();
            let server = git.server();
            git.git(&["push", "--quiet", "-u", "origin", "main"]);
            let path = server.to_string_lossy().into_owned();
            git.folio_as("jefatura-1", git.desk.beside(), &["hook", "install", "--repository", &path]).ok();
            act(&git);
            git.commit("personal-2", "Mal");
            let open = ["new"].into_iter().chain(common::OPENING).collect::<Vec<_>>();
            git.does("personal-2", &open);
            let output = git.try_git(&git.desk.root(), "personal-2", &["push", "origin", "main"]);
            let mut said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(!output.status.success() && said.contains(&format!("[{code}]")), "{code}: {said}");
            let told = said.matches(&format!("{TICKET}, ")).count();
            assert!(told <= 1, "innocent entries are not named: {said}");
            if !by_hook {
                said = git.verify(&["@{upstream}..HEAD"]).exits(1).stderr;
            }
            follow(&git, &said);
            assert!(git.desk.path("tickets/2025/03/CI-2025-0002.yaml").exists(), "what was done besides stays");
            assert!(git.ticket().exists() && !git.desk.path("tickets/2025/07/CI-2025-0001.yaml").exists());
            assert_eq!(git.codes(&["--all"]), NONE);
        }
    }
}

#[test]
fn the_server_says_how_commits_are_made_anew() {
    let git = desk();
    let server = git.server();
    git.git(&["push", "--quiet", "-u", "origin", "main"]);
    let path = server.to_string_lossy().into_owned();
    git.folio_as("jefatura-1", git.desk.beside(), &["hook", "install", "--repository", &path]).ok();
    let base = git.git(&["rev-parse", "--short=10", "HEAD"]);
    std::fs::remove_file(git.ticket()).expect("removes");
    let commit = git.commit("personal-2", "Borra");
    let output = git.try_git(&git.desk.root(), "personal-2", &["push", "origin", "main"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let said: Vec<&str> = said.lines().filter_map(|line| line.strip_prefix("remote: ")).map(str::trim_end).collect();
    let expected = format!(
        "{} personal-2 <personal-2@example.org>, {TICKET}\n  \
         Se borró CI-2025-0001. [record-deleted]\n  \
         → Un expediente nunca se borra: recupérelo como estaba. Si sobra, cancélelo.\n\
         Otro «commit» encima no lo arregla. Lo que no se ha compartido se rehace; sus cambios quedan:\n  \
         git reset --soft {base}\n  \
         git checkout {base} -- {TICKET}\n  \
         git commit -m \"…\"\n\
         Lo señalado queda como lo tienen los demás: lo que haga falta de ello, hágalo de nuevo con folio (lo que usted puso se lee con «git show ORIG_HEAD:ARCHIVO»). Si no queda \
         nada que guardar, no hay «commit» que hacer.\n\
         Error: No se acepta el envío: 1 hallazgo.\n  → Nada cambió aquí. Corríjalo en su copia y envíe otra vez.",
        &commit[..10]
    );
    assert_eq!(said.join("\n"), expected);
}
