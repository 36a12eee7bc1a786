//! What only the history shows, and a server refuses: branches taken away, numbers stolen, events that say not to
//! have known of others, old revisions, attachments that are not there, takeovers.

#![allow(clippy::disallowed_methods, reason = "tests run the program and touch the disk")]

mod common;

use std::path::{Path, PathBuf};

use common::git::GitDesk;

const TICKET: &str = "tickets/2025/03/CI-2025-0001.yaml";
const SECOND: &str = "tickets/2025/03/CI-2025-0002.yaml";
const NONE: [&str; 0] = [];

fn opening<'a>() -> Vec<&'a str> {
    let mut open = vec!["new"];
    open.extend(common::OPENING);
    open
}

/// An event by hand.
fn event(id: &str, at: &str, by: &str, rest: &str) -> String {
    format!("- id: {id}\n  at: 2025-03-10T{at}:00-06:00\n  by: {by}\n{rest}")
}

/// Puts text before the last event of the first ticket, and another behind it.
fn around_last(git: &GitDesk, before: &str, behind: &str) {
    let text = git.desk.read(TICKET);
    let at = text.rfind("- id: ").expect("an event");
    git.desk.write(TICKET, format!("{}{before}{}{behind}", &text[..at], &text[at..]));
}

fn last_id(git: &GitDesk, path: &str) -> String {
    let text = git.desk.read(path);
    let last = text.rsplit("- id: ").next().and_then(|rest| rest.lines().next()).expect("an event");
    last.trim_matches('"').to_owned()
}

/// A server with the hook, to which the desk was pushed.
fn served(git: &GitDesk) -> PathBuf {
    let server = git.server();
    hooked(git, &server);
    git.git(&["push", "--quiet", "origin", "main"]);
    server
}

fn hooked(git: &GitDesk, server: &Path) {
    let path = server.to_string_lossy().into_owned();
    git.folio_as("jefatura-1", git.desk.beside(), &["hook", "install", "--repository", &path]).ok();
}

/// Whether the server takes a push, and what it says.
fn push(git: &GitDesk, who: &str, words: &[&str]) -> (bool, String) {
    let mut all = vec!["push", "origin"];
    all.extend(words);
    let output = git.try_git(&git.desk.root(), who, &all);
    (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[track_caller]
fn is_refused(git: &GitDesk, who: &str, words: &[&str], says: &[&str]) {
    let (accepted, said) = push(git, who, words);
    assert!(!accepted, "{words:?} was accepted");
    for text in says {
        assert!(said.contains(text), "{text} is not in:\n{said}");
    }
}

#[track_caller]
fn is_taken(git: &GitDesk, who: &str, words: &[&str]) {
    let (accepted, said) = push(git, who, words);
    assert!(accepted, "{said}");
}

#[test]
fn a_server_whose_head_names_another_branch_keeps_every_desk() {
    let git = GitDesk::new();
    let server = git.desk.beside().join("servidor.git");
    let who = "jefatura-1";
    git.git_in(git.desk.beside(), who, &["init", "--quiet", "--bare", "--initial-branch=trunk", "servidor.git"]);
    git.git(&["remote", "add", "origin", &format!("file://{}", server.display())]);
    hooked(&git, &server);
    git.folio_as(who, &server, &["verify"]).exits(1).says(&["Todavía no hay ningún «commit»"]);
    is_taken(&git, who, &["main"]);
    let told = git.folio_as(who, &server, &["verify"]).ok();
    assert_eq!(
        told.stderr,
        "trunk, la rama que nombra HEAD, no tiene la mesa: se verifica main. Para que sea la del repositorio: \
         git symbolic-ref HEAD refs/heads/main\n3 «commits» verificados, sin hallazgos.\n"
    );
    git.folio_as(who, &server, &["verify"]).ok().says(&["0 «commits» verificados"]);
    is_refused(&git, who, &["--delete", "main"], &["borraría la rama main, que tiene la mesa"]);
    is_refused(&git, who, &["--force", "main~1:main"], &["reescribiría la historia de main, que tiene la mesa"]);
    // Nobody can tell which of two is the desk's.
    is_taken(&git, who, &["main:propuesta"]);
    git.folio_as(who, &server, &["verify"]).exits(2).says(&["la tienen varias: main, propuesta", "folio verify main"]);
    git.folio_as(who, &server, &["verify", "main"]).ok().says(&["3 «commits» verificados"]);
    is_refused(&git, who, &["--delete", "propuesta"], &["git symbolic-ref HEAD refs/heads/RAMA"]);
    git.git_in(&server, who, &["symbolic-ref", "HEAD", "refs/heads/main"]);
    is_taken(&git, who, &["--force", "main~1:propuesta"]);
    is_taken(&git, who, &["--delete", "propuesta"]);
    is_refused(&git, who, &["--delete", "main"], &["borraría la rama main, que es la mesa"]);
}

#[test]
fn a_server_whose_own_branch_has_no_desk_keeps_those_that_have() {
    let git = GitDesk::new();
    let server = git.server();
    git.git(&["checkout", "--quiet", "--orphan", "sitio"]);
    git.git(&["rm", "--quiet", "-r", "--cached", "."]);
    git.git(&["commit", "--quiet", "--allow-empty", "-m", "Un sitio"]);
    git.git(&["push", "--quiet", "origin", "sitio:main", "main:mesa"]);
    hooked(&git, &server);
    is_refused(&git, "jefatura-1", &["--delete", "mesa"], &["borraría la rama mesa, que tiene la mesa"]);
    git.folio_as("jefatura-1", &server, &["verify"]).ok().says(&["se verifica mesa", "3 «commits»"]);
}

#[test]
fn an_event_that_says_not_to_have_known_what_was_there_is_found() {
    let noted = "  did: noted\n  note: X\n";
    let git = GitDesk::new();
    git.verify(&[]).ok();
    // Put before one that was there, which is made not to have known of it.
    around_last(&git, &event("zzzzzz", "09:07", "personal-1", noted), "  unseen: [zzzzzz]\n");
    git.commit("personal-1", "Algo");
    let id = last_id(&git, TICKET);
    let told = git.verify(&[]).exits(1);
    let said = format!("El asiento zzzzzz de CI-2025-0001 dice no haber sabido de {id}, que ya estaba");
    assert!(told.stdout.contains(&said) && told.stdout.contains("[event-unaware]"), "{}", told.stdout);
    assert_eq!(git.codes(&[]), ["event-unaware"]);
    // Put behind it, as if two clones had written.
    git.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    around_last(&git, "", &event("zzzzzz", "09:12", "personal-1", &format!("{noted}  unseen: [\"{id}\"]\n")));
    git.commit("personal-1", "Algo");
    assert_eq!(git.codes(&[]), ["event-unaware"]);
}

#[test]
fn nobody_undoes_an_end_by_not_having_known_of_it() {
    let git = GitDesk::new();
    git.change("catalog/desk.toml", "procedures = [", "rights = { reopen = [\"jefatura\"] }\nprocedures = [");
    git.commit("jefatura-1", "Reserva");
    git.desk.set_now("2025-03-10T09:20:00-06:00");
    git.does("jefatura-1", &["cancel", "1", "--reason", "duplicado", "--note", "x"]);
    git.verify(&[]).ok();
    let end = last_id(&git, TICKET);
    // A step as of before the end: not a reopening, for which the right is missing.
    let rest = format!("  did: assigned\n  to: personal-1\n  unseen: [\"{end}\"]\n");
    let text = git.desk.read(TICKET);
    git.desk.write(TICKET, format!("{text}{}", event("zzzzzz", "09:25", "personal-1", &rest)));
    git.commit("personal-1", "Sigue");
    let codes = git.codes(&[]);
    assert!(codes.contains(&"event-unaware".to_owned()), "{codes:?}");
}

#[test]
fn a_number_changes_only_where_a_merge_found_two() {
    let git = GitDesk::new();
    git.desk.set_now("2025-03-10T10:00:00-06:00");
    git.does("personal-1", &opening());
    git.verify(&[]).ok();
    let moved = "  did: renumbered\n  from: CI-2025-0001\n  to: CI-2025-0003\n";
    let take = |git: &GitDesk| {
        let text = git.desk.read(TICKET);
        let to = "tickets/2025/03/CI-2025-0003.yaml";
        std::fs::rename(git.ticket(), git.desk.path(to)).expect("renames");
        let text = text.replace("folio: CI-2025-0001", "folio: CI-2025-0003");
        let text = text.replace("events:", "formerly: [CI-2025-0001]\nevents:");
        git.desk.write(to, format!("{text}{}", event("zzzzzz", "10:05", "personal-1", moved)));
        // A ticket of one's own takes the place of the other.
        let fake = git.desk.read(SECOND).replace("CI-2025-0002", "CI-2025-0001").replace("uid: ", "uid: 0");
        git.desk.write(TICKET, fake);
    };
    take(&git);
    git.commit("personal-1", "Le quito el número");
    let told = git.verify(&[]).exits(1).stdout;
    assert!(told.contains("[renumbered-outside-merge]") && told.contains("que no junta dos copias"), "{told}");
    // Nor in a merge, of histories that did not give it twice.
    git.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    git.git(&["checkout", "--quiet", "-b", "otra", "HEAD~1"]);
    git.desk.write("otra.txt", "x");
    git.commit("personal-1", "Otra");
    git.git(&["merge", "--quiet", "--no-commit", "--no-ff", "main"]);
    take(&git);
    git.commit("personal-1", "Junta");
    let codes = git.codes(&["main..HEAD"]);
    assert_eq!(codes, ["renumbered-needlessly", "record-copied"]);
}

/// Two clones that opened a ticket each under one number, the one of this desk being the older; gives the other.
fn collided(git: &GitDesk) -> PathBuf {
    git.git(&["branch", "--quiet", "--set-upstream-to=origin/main", "main"]);
    let clone = git.desk.beside().join("clon");
    let address = git.git(&["remote", "get-url", "origin"]);
    git.git_in(git.desk.beside(), "personal-2", &["clone", "--quiet", &address, "clon"]);
    git.git_in(&clone, "personal-2", &["config", "folio.series", "CI"]);
    git.desk.set_now("2025-03-10T10:00:00-06:00");
    git.does("personal-1", &opening());
    git.desk.set_now("2025-03-10T10:05:00-06:00");
    git.folio_as("personal-2", &clone, &opening()).ok();
    git.commit_in(&clone, "personal-2", "Otro");
    clone
}

#[test]
fn what_sync_renumbers_is_taken_and_the_contrary_is_not() {
    let git = GitDesk::new();
    let server = served(&git);
    let clone = collided(&git);
    is_taken(&git, "personal-1", &["main"]);
    let mut command = std::process::Command::new(common::FOLIO);
    command.arg("sync").current_dir(&clone);
    git.desk.surround(&mut command);
    command.env("FOLIO_USER", "personal-2").env("FOLIO_COMMIT", "auto");
    for role in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{role}_NAME"), "p2").env(format!("GIT_{role}_EMAIL"), "personal-2@example.org");
    }
    let output = command.output().expect("folio");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(clone.join("tickets/2025/03/CI-2025-0003.yaml").exists());
    git.folio_as("jefatura-1", &server, &["verify"]).ok();
    // The same merge, but the older one has to go, or the number is one that was given already.
    let synced = git.git_in(&clone, "personal-2", &["rev-parse", "HEAD"]);
    let parents = git.git_in(&clone, "personal-2", &["rev-parse", "HEAD^1", "HEAD^2"]);
    let (mine, theirs) = parents.split_once('\n').expect("two parents");
    let show =
        |commit: &str, path: &str| git.git_in(&clone, "personal-2", &["show", &format!("{commit}:{path}")]) + "\n";
    let again = |from: &str, to: &str| {
        git.git_in(&clone, "personal-2", &["reset", "--quiet", "--hard", mine]);
        git.try_git(&clone, "personal-2", &["merge", "--no-commit", theirs]);
        let (keeps, moves) = (show(from, SECOND), show(to, SECOND));
        std::fs::write(clone.join(SECOND), keeps).expect("writes");
        (moves, clone.clone())
    };
    let renumbered = |text: &str, to: &str| {
        let text = text.replace("folio: CI-2025-0002", &format!("folio: {to}"));
        let text = text.replace("events:", "formerly: [CI-2025-0002]\nevents:");
        let rest = format!("  did: renumbered\n  from: CI-2025-0002\n  to: {to}\n");
        format!("{text}{}", event("zzzzzz", "10:06", "personal-2", &rest))
    };
    let codes = |git: &GitDesk| {
        let told = git.folio_as("personal-2", &clone, &["verify", "--json", &format!("{theirs}..HEAD")]);
        let data = told.data("folio/verify/1");
        let found = data["findings"].as_array().expect("findings").clone();
        found.iter().map(|found| found["code"].as_str().expect("code").to_owned()).collect::<Vec<_>>()
    };
    let (older, _) = again(mine, theirs);
    std::fs::write(clone.join("tickets/2025/03/CI-2025-0003.yaml"), renumbered(&older, "CI-2025-0003"))
        .expect("writes");
    git.commit_in(&clone, "personal-2", "Junta");
    assert_eq!(codes(&git), ["renumbered-older"]);
    let (younger, _) = again(theirs, mine);
    std::fs::write(clone.join("tickets/2025/03/B-2025-0001.yaml"), renumbered(&younger, "B-2025-0001"))
        .expect("writes");
    git.commit_in(&clone, "personal-2", "Junta");
    let found = codes(&git);
    assert!(found.contains(&"renumbered-out-of-turn".to_owned()), "{found:?}");
    git.git_in(&clone, "personal-2", &["reset", "--quiet", "--hard", &synced]);
    assert_eq!(codes(&git), NONE);
}

#[test]
fn a_ticket_is_opened_under_the_revision_in_force() {
    let git = GitDesk::new();
    let path = "catalog/procedures/mp414-pr15.toml";
    git.desk.write(path, format!("{}\n# Otra redacción\n", git.desk.read(path)));
    git.commit("jefatura-1", "Otra revisión");
    git.desk.set_now("2025-03-10T10:00:00-06:00");
    git.does("personal-1", &opening());
    git.verify(&[]).ok();
    // The same ticket, as of the revision that was kept.
    let old = git.desk.read(TICKET);
    let hash = |text: &str| {
        let line = text.lines().find(|line| line.trim_start().starts_with("sha256:")).expect("a hash");
        line.trim().trim_start_matches("sha256: ").to_owned()
    };
    let text = git.desk.read(SECOND).replace(&hash(&git.desk.read(SECOND)), &hash(&old));
    let third = text.replace("CI-2025-0002", "CI-2025-0003").replace("uid: ", "uid: 0");
    git.desk.write("tickets/2025/03/CI-2025-0003.yaml", third);
    git.commit("personal-1", "Con la de antes");
    let told = git.verify(&[]).exits(1).stdout;
    assert!(told.contains("[revision-not-in-force]") && told.contains("que ya no estaba en vigor"), "{told}");
    assert_eq!(git.codes(&[]), ["revision-not-in-force", "record-copied"]);
}

/// A ticket with a file attached, verified.
fn attached() -> (GitDesk, String) {
    let git = GitDesk::new();
    git.desk.write("nota.txt", "Algo que se adjunta.\n");
    git.folio_as("personal-1", &git.desk.root(), &["attach", "1", "nota.txt"]).ok();
    std::fs::remove_file(git.desk.path("nota.txt")).expect("removes");
    git.commit("personal-1", "Adjunta");
    git.verify(&[]).ok();
    let hash = folio::model::identifier::exact_hash("Algo que se adjunta.\n".as_bytes());
    let path = format!("tickets/2025/03/attachments/{}/{hash}", &hash[..2]);
    assert!(git.desk.path(&path).exists());
    (git, path)
}

#[test]
fn an_attachment_that_is_not_there_is_found() {
    let (git, path) = attached();
    let text = git.desk.read(TICKET);
    let last = text.rfind("- id: ").expect("an event");
    let id = last_id(&git, TICKET);
    let again = text[last..].replace(&id, "zzzzzz");
    let add = |git: &GitDesk, event: &str| {
        git.desk.write(TICKET, format!("{text}{event}"));
        git.commit("personal-1", "Otro adjunto");
        let codes = git.codes(&["HEAD~1..HEAD"]);
        git.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
        codes
    };
    assert_eq!(add(&git, &again), NONE);
    let hash = path.rsplit('/').next().expect("a hash");
    assert_eq!(add(&git, &again.replace(hash, &"0".repeat(64))), ["attachment-missing"]);
    assert_eq!(add(&git, &again.replace("bytes: 21", "bytes: 20")), ["attachment-size-differs"]);
    assert_eq!(add(&git, &again.replace("bytes: 21", "bytes: 99999999")), ["attachment-too-large"]);
}

#[test]
fn an_attachment_stays_as_it_is() {
    type Act = fn(&GitDesk, &str);
    let acts: [(&str, Act); 5] = [
        ("attachment-deleted", |git, path| std::fs::remove_file(git.desk.path(path)).expect("removes")),
        ("attachment-replaced", |git, path| git.desk.write(path, "Otra cosa.\n")),
        ("attachment-replaced", |git, path| {
            let hash = path.rsplit('/').next().expect("a hash");
            let pointer = format!("version https://git-lfs.github.com/spec/v1\noid sha256:{hash}\nsize 21\n");
            git.desk.write(path, pointer);
        }),
        #[cfg(unix)]
        ("attachment-replaced", |git, path| {
            std::fs::remove_file(git.desk.path(path)).expect("removes");
            std::os::unix::fs::symlink("/etc/passwd", git.desk.path(path)).expect("links");
        }),
        // A file of which git has nothing but the number of another repository's commit.
        ("attachment-replaced", |git, path| {
            std::fs::remove_file(git.desk.path(path)).expect("removes");
            let link = format!("160000,{},{path}", git.git(&["rev-parse", "HEAD"]));
            git.git(&["update-index", "--cacheinfo", &link]);
            std::fs::create_dir_all(git.desk.path(path)).expect("a folder");
        }),
    ];
    for (index, (code, act)) in acts.into_iter().enumerate() {
        let (git, path) = attached();
        act(&git, &path);
        git.git(&["add", "--update"]);
        git.git_in(&git.desk.root(), "personal-1", &["commit", "--quiet", "--allow-empty", "-m", "Algo"]);
        assert_eq!(git.codes(&[]), [code], "{index}");
    }
    // Where the desk keeps its attachments with git-lfs a pointer is the file.
    let (git, path) = attached();
    git.desk.write(".gitattributes", "tickets/**/attachments/** filter=lfs diff=lfs merge=lfs -text\n");
    acts_as_lfs(&git);
    let hash = path.rsplit('/').next().expect("a hash");
    git.desk.write(&path, format!("version https://git-lfs.github.com/spec/v1\noid sha256:{hash}\nsize 21\n"));
    git.commit("jefatura-1", "Con git-lfs");
    assert_eq!(git.codes(&[]), NONE);
}

/// Git without the program of git-lfs takes files as they are.
fn acts_as_lfs(git: &GitDesk) {
    git.git(&["config", "filter.lfs.clean", "cat"]);
    git.git(&["config", "filter.lfs.smudge", "cat"]);
}

#[test]
fn a_clock_may_be_ahead_by_minutes_and_not_by_more() {
    for (ahead, expected) in
        [("2025-03-10T09:34:00-06:00", &NONE[..]), ("2025-03-10T09:36:00-06:00", &["event-invalid"])]
    {
        let git = GitDesk::new();
        git.desk.set_now(ahead);
        git.does("personal-1", &["note", "1", "Con el reloj adelantado."]);
        git.desk.set_now("2025-03-10T09:30:00-06:00");
        assert_eq!(git.codes(&[]), expected, "{ahead}");
    }
}

/// Branches that each note something on a ticket of their own; gives their names.
fn three_branches(git: &GitDesk) -> [&'static str; 3] {
    let branches = ["uno", "dos", "tres"];
    for (index, _) in branches.iter().enumerate() {
        git.desk.set_now(&format!("2025-03-10T10:0{index}:00-06:00"));
        git.does("personal-1", &opening());
    }
    for (index, branch) in branches.into_iter().enumerate() {
        git.git(&["checkout", "--quiet", "-b", branch, "main"]);
        git.desk.set_now(&format!("2025-03-10T10:1{index}:00-06:00"));
        git.does("personal-2", &["note", &(index + 2).to_string(), "Aquí."]);
    }
    git.git(&["checkout", "--quiet", "main"]);
    git.verify(&[]).ok();
    branches
}

#[test]
fn a_merge_of_many_heads_is_held_against_each() {
    let git = GitDesk::new();
    let branches = three_branches(&git);
    let root = git.desk.root();
    let merge = |git: &GitDesk| {
        let mut words = vec!["merge", "--quiet", "--no-edit"];
        words.extend(branches);
        git.git_in(&root, "jefatura-1", &words);
        assert_eq!(git.git(&["rev-list", "--count", "--merges", "--min-parents=3", "main"]), "1");
    };
    merge(&git);
    assert_eq!(git.codes(&[]), NONE);
    // One of the heads loses what it brought; another event stands in the wrong record.
    git.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    merge(&git);
    let third = "tickets/2025/03/CI-2025-0004.yaml";
    git.git(&["checkout", "--quiet", "main~1", "--", third]);
    git.git(&["commit", "--quiet", "--amend", "--no-edit"]);
    assert_eq!(git.codes(&["main^1..main"]), ["event-removed"]);
    git.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    merge(&git);
    let text = git.desk.read(third);
    let at = text.rfind("- id: ").expect("an event");
    let stolen = text[at..].to_owned();
    git.desk.write(third, &text[..at]);
    git.desk.write(SECOND, git.desk.read(SECOND) + &stolen);
    git.git(&["add", "--all"]);
    git.git(&["commit", "--quiet", "--amend", "--no-edit"]);
    let codes = git.codes(&["main^1..main"]);
    assert_eq!(codes, ["event-removed", "author-differs"]);
}

const PROMOTED: [&str; 3] = ["catalog/people.toml", "roles = [\"personal\"]", "roles = [\"personal\", \"jefatura\"]"];

/// The desk reserves a right from here on.
fn reserve(git: &GitDesk, rights: &str) {
    let desk = git.desk.read("catalog/desk.toml");
    git.desk.write("catalog/desk.toml", format!("{desk}\n[rights]\n{rights}\n"));
    git.commit("jefatura-1", "Reserva");
}

#[test]
fn of_lines_that_were_merged_crosswise_each_place_where_they_parted_counts() {
    let git = GitDesk::new();
    git.git(&["branch", "otra"]);
    // Each line goes on, and takes in what the other was then.
    reserve(&git, "catalogue = [\"jefatura\"]");
    let ours = git.git(&["rev-parse", "HEAD"]);
    git.git(&["checkout", "--quiet", "otra"]);
    git.desk.set_now("2025-03-10T10:00:00-06:00");
    git.does("personal-2", &["note", "1", "De la otra."]);
    let theirs = git.git(&["rev-parse", "HEAD"]);
    git.git_in(&git.desk.root(), "personal-2", &["merge", "--quiet", "--no-edit", &ours]);
    git.git(&["checkout", "--quiet", "main"]);
    git.git(&["merge", "--quiet", "--no-edit", &theirs]);
    // The one gives a right to a template, and uses it; the other goes on.
    git.change(PROMOTED[0], PROMOTED[1], PROMOTED[2]);
    git.commit("jefatura-1", "Otra jefa");
    git.desk.write("templates/otra.md", "# X\n");
    git.commit("personal-1", "Una plantilla");
    git.git(&["checkout", "--quiet", "otra"]);
    git.desk.set_now("2025-03-10T10:10:00-06:00");
    git.does("personal-2", &["note", "1", "Sigue."]);
    git.verify(&["otra"]).ok();
    git.git_in(&git.desk.root(), "personal-2", &["merge", "--quiet", "--no-edit", "main"]);
    assert_eq!(git.git(&["merge-base", "--all", "HEAD^1", "HEAD^2"]).lines().count(), 2, "crosswise");
    assert_eq!(git.codes(&["--all"]), NONE);
    // What nobody gave is found.
    git.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    git.desk.write("templates/mia.md", "# X\n");
    git.commit("personal-2", "Una plantilla");
    git.git_in(&git.desk.root(), "personal-2", &["merge", "--quiet", "--no-edit", "main"]);
    assert_eq!(git.codes(&["main..HEAD"]), ["catalogue-not-entitled"]);
}

#[test]
fn a_merge_alters_nothing_that_both_sides_had() {
    let git = GitDesk::new();
    let server = served(&git);
    git.git(&["checkout", "--quiet", "-b", "otra"]);
    git.desk.set_now("2025-03-10T10:00:00-06:00");
    git.does("personal-2", &opening());
    git.git(&["checkout", "--quiet", "main"]);
    git.desk.set_now("2025-03-10T10:05:00-06:00");
    git.does("personal-1", &["note", "1", "De esta."]);
    git.git_in(&git.desk.root(), "personal-1", &["merge", "--quiet", "--no-commit", "otra"]);
    git.change(TICKET, "Se llamó", "No se llamó");
    git.commit("personal-1", "Junta");
    is_refused(&git, "personal-1", &["main"], &["[event-altered]"]);
    // Nor a signature: what the signer knew of stays what it was.
    git.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    git.desk.set_now("2025-03-10T10:10:00-06:00");
    git.does("personal-1", &["sign", "1", "--as", "usuario", "--name", "Usuaria de Ejemplo"]);
    git.git(&["checkout", "--quiet", "otra"]);
    git.desk.set_now("2025-03-10T10:12:00-06:00");
    git.does("personal-2", &["note", "1", "De la otra."]);
    let other = git.desk.read(TICKET);
    let note = other[other.rfind("- id: ").expect("an event")..].to_owned();
    git.git(&["checkout", "--quiet", "main"]);
    let _ = git.try_git(&git.desk.root(), "personal-1", &["merge", "--quiet", "--no-commit", "otra"]);
    git.git(&["checkout", "--quiet", "--ours", "--", TICKET]);
    around_last(&git, &note, "");
    git.commit("personal-1", "Junta, como si se hubiera firmado después");
    is_refused(&git, "personal-1", &["main"], &["[event-moved]"]);
    git.folio_as("jefatura-1", &server, &["verify"]).ok();
}

#[test]
fn nobody_takes_the_desk_over_in_one_push() {
    let git = GitDesk::new();
    reserve(&git, "catalogue = [\"jefatura\"]\nredact = [\"jefatura\"]");
    served(&git);
    git.desk.set_now("2025-03-10T10:00:00-06:00");
    let who = "personal-1";
    let act = ["redact", "Usuaria de Ejemplo", "--note", "x"];
    // A role for oneself, then its use; the reservation away, then the same.
    git.change(PROMOTED[0], PROMOTED[1], PROMOTED[2]);
    git.commit(who, "Me doy papeles");
    git.does(who, &act);
    is_refused(&git, who, &["main"], &["[catalogue-not-entitled]", "catalog/people.toml"]);
    git.git(&["reset", "--quiet", "--hard", "origin/main"]);
    git.change("catalog/desk.toml", "redact = [\"jefatura\"]\n", "");
    git.commit(who, "Quito la reserva");
    git.does(who, &act);
    is_refused(&git, who, &["main"], &["[catalogue-not-entitled]", "catalog/desk.toml"]);
    // In one commit with what it is for.
    git.git(&["reset", "--quiet", "--hard", "origin/main"]);
    git.change("catalog/desk.toml", "redact = [\"jefatura\"]\n", "");
    git.folio_as(who, &git.desk.root(), &act).ok();
    git.commit(who, "Todo junto");
    is_refused(&git, who, &["main"], &["[catalogue-not-entitled]", "[right-missing]"]);
    // Another beginning, merged in or beside.
    git.git(&["reset", "--quiet", "--hard", "origin/main"]);
    git.git(&["checkout", "--quiet", "--orphan", "otra"]);
    git.change(PROMOTED[0], PROMOTED[1], PROMOTED[2]);
    git.commit(who, "La mesa, otra vez");
    is_refused(&git, who, &["otra"], &["[second-root]"]);
    git.git_in(
        &git.desk.root(),
        who,
        &["merge", "--quiet", "--no-edit", "--allow-unrelated-histories", "-X", "ours", "main"],
    );
    is_refused(&git, who, &["otra:main"], &["[second-root]", "[catalogue-not-entitled]"]);
    // On a branch first, of which the harmful part is taken back at its end.
    git.git(&["checkout", "--quiet", "main"]);
    git.git(&["checkout", "--quiet", "-b", "propuesta"]);
    git.change(TICKET, "Se llamó", "No se llamó");
    git.commit(who, "Altera");
    git.git(&["rm", "--quiet", "-r", "catalog"]);
    git.commit(who, "Ya no hay mesa");
    is_refused(&git, who, &["propuesta"], &["[event-altered]", "[desk-removed]"]);
}

#[test]
fn nobody_signs_with_a_key_that_they_gave_themselves() {
    let git = GitDesk::new();
    let key = |name: &str| {
        let path = git.desk.beside().join(name);
        let mut command = std::process::Command::new("ssh-keygen");
        command.args(["-q", "-t", "ed25519", "-N", "", "-C", name, "-f"]).arg(&path);
        git.desk.surround(&mut command);
        assert!(command.status().expect("ssh-keygen").success());
        std::fs::read_to_string(path.with_extension("pub")).expect("a key").trim().to_owned()
    };
    let sign_with = |name: &str| {
        git.git(&["config", "gpg.format", "ssh"]);
        git.git(&["config", "user.signingkey", &git.desk.beside().join(name).to_string_lossy()]);
        git.git(&["config", "commit.gpgsign", "true"]);
    };
    let (head, staff) = (key("jefatura"), key("personal"));
    let with = |mail: &str, key: &str| {
        let line = format!("mail = \"{mail}@example.org\"");
        git.change("catalog/people.toml", &line, &format!("{line}\nkeys = [\"{key}\"]"));
    };
    with("jefatura-1", &head);
    let desk = git.desk.read("catalog/desk.toml");
    git.desk.write(
        "catalog/desk.toml",
        format!("{desk}\n[rights]\ncatalogue = [\"jefatura\"]\n\n[sharing]\nsigned = true\n"),
    );
    git.commit("jefatura-1", "Se firma");
    served(&git);
    git.desk.set_now("2025-03-10T10:00:00-06:00");
    // In the name of the head, with one's own key put in the place of the head's, in the same push.
    sign_with("personal");
    git.change("catalog/people.toml", &head, &staff);
    git.commit("jefatura-1", "Otra llave");
    git.does("jefatura-1", &["note", "1", "A nombre de otra."]);
    is_refused(&git, "personal-1", &["main"], &["[commit-key-unknown]"]);
    // Or with the request taken away first.
    git.git(&["reset", "--quiet", "--hard", "origin/main"]);
    git.git(&["config", "commit.gpgsign", "false"]);
    git.change("catalog/desk.toml", "signed = true", "signed = false");
    git.commit("jefatura-1", "Ya no se firma");
    git.does("jefatura-1", &["note", "1", "A nombre de otra."]);
    is_refused(&git, "personal-1", &["main"], &["[commit-unsigned]"]);
    git.git(&["reset", "--quiet", "--hard", "origin/main"]);
    sign_with("jefatura");
    git.does("jefatura-1", &["note", "1", "Es ella."]);
    is_taken(&git, "jefatura-1", &["main"]);
}
