//! What Folio tells people to type, typed as it stands: it leads out, and costs nobody anything.

#![allow(clippy::disallowed_methods, reason = "tests run the program and touch the disk")]

mod common;

use std::fs;

use common::shared::{Shared, git_command, git_in};

/// Two clones with the series of the desk, each with a driver that works.
fn two_of_one_series() -> Shared {
    let shared = Shared::new();
    shared.join("b", None);
    shared
}

/// A ticket of `a` that is CI-2025-0002 at the others' by now, and still CI-2025-0001 here, with one more note.
fn renumbered_meanwhile() -> Shared {
    let shared = two_of_one_series();
    shared.desk.set_now("2025-03-10T09:00:00-06:00");
    shared.open("b");
    shared.desk.set_now("2025-03-10T09:10:00-06:00");
    shared.open("a");
    shared.folio("a", &["sync"]).ok();
    shared.desk.set_now("2025-03-10T09:20:00-06:00");
    shared.folio("b", &["note", "CI-2025-0001", "lo de b"]).ok();
    shared.folio("b", &["sync"]).ok();
    shared.desk.set_now("2025-03-10T09:30:00-06:00");
    shared.folio("a", &["note", "CI-2025-0001", "lo de a"]).ok();
    shared
}

/// What git does with a merge that it cannot make by itself.
fn pulls(shared: &Shared, name: &str) {
    let mut command = git_command(
        &shared.desk,
        &shared.root(name),
        &["pull", "--quiet", "--no-rebase", "--no-edit", "origin", "main"],
    );
    let path = std::env::var("PATH").unwrap_or_default();
    let program = std::path::Path::new(common::FOLIO).parent().expect("a folder").display().to_string();
    command.env("PATH", format!("{program}:{path}"));
    assert!(!command.status().expect("git starts").success());
}

#[test]
fn work_never_lands_in_another_ticket_of_the_same_number() {
    let path = "tickets/2025/03/CI-2025-0001.yaml";
    for (with_driver, then) in
        [(true, ""), (true, "add"), (true, "commit"), (false, ""), (false, "add"), (false, "commit")]
    {
        let shared = renumbered_meanwhile();
        if !with_driver {
            shared.git("a", &["config", "--remove-section", "merge.folio-record"]);
        }
        let before = shared.git("a", &["rev-parse", "HEAD"]);
        pulls(&shared, "a");
        let marked = shared.read("a", path);
        assert_eq!(marked.matches("\nuid: ").count() > 1, with_driver, "{marked}");
        if !then.is_empty() {
            shared.git("a", &["add", path]);
        }
        if then == "commit" {
            shared.git("a", &["commit", "--quiet", "--no-edit"]);
        }
        let said = shared.folio("a", &["settle", path]).exits(1);
        said.says(&["son dos expedientes distintos en un mismo archivo"]);
        assert_eq!(shared.read("a", path), marked);
        if then == "commit" {
            shared.git("a", &["reset", "--quiet", "--hard", &before]);
        } else {
            shared.git("a", &["merge", "--abort"]);
        }
        shared.folio("a", &["sync"]).ok();
        assert!(!shared.read("a", path).contains("lo de a"));
        assert!(shared.read("a", "tickets/2025/03/CI-2025-0002.yaml").contains("lo de a"));
    }
}

#[test]
fn a_change_is_committed_where_it_is_whatever_git_tells_its_aliases() {
    let shared = Shared::new();
    let top = shared.desk.beside().join("todo");
    let git = |folder: &std::path::Path, arguments: &[&str]| git_in(&shared.desk, folder, arguments);
    git(shared.desk.beside(), &["init", "--quiet", "--initial-branch=main", "todo"]);
    let mesa = shared.desk.beside().join("todo/mesa");
    copy(&shared.root("a"), &mesa);
    git(&top, &["add", "--all"]);
    git(&top, &["commit", "--quiet", "-m", "Todo"]);
    git(&top, &["worktree", "add", "--quiet", "../otro", "-b", "otra"]);
    let other = shared.desk.beside().join("otro/mesa");
    // As git does it for an alias in a work tree beside.
    let repository = git(&other, &["rev-parse", "--absolute-git-dir"]);
    let mut command = shared.command("a", &["new", "--procedure", common::PROCEDURE]);
    command.args(common::OPENING).current_dir(&other).env("GIT_DIR", &repository);
    command.env("GIT_INDEX_FILE", format!("{repository}/index"));
    shared.desk.finish(command, None).ok();
    assert_eq!(
        git(&other, &["log", "-1", "--format=%s", "--name-only"]).lines().last(),
        Some("mesa/tickets/2025/03/CI-2025-0001.yaml")
    );
    assert_eq!(git(&other, &["status", "--porcelain"]), "");
    // A repository and a work tree that somebody names both are believed.
    let mut command = shared.command("a", &["note", "1", "algo"]);
    command.current_dir(&other).env("GIT_DIR", &repository).env("GIT_WORK_TREE", shared.desk.beside().join("otro"));
    shared.desk.finish(command, None).ok();
    assert_eq!(git(&other, &["status", "--porcelain"]), "");
}

/// A desk as its files are, without git's.
fn copy(from: &std::path::Path, to: &std::path::Path) {
    fs::create_dir_all(to).expect("makes the folder");
    for entry in fs::read_dir(from).expect("reads").flatten() {
        let name = entry.file_name();
        if name == ".git" || name == ".folio" {
        } else if entry.path().is_dir() {
            copy(&entry.path(), &to.join(name));
        } else {
            fs::copy(entry.path(), to.join(name)).expect("copies");
        }
    }
}

#[test]
fn a_folder_of_another_user_is_not_taken_for_one_without_git() {
    let shared = Shared::new();
    shared.join("b", Some("B"));
    let folio = shared.open("b");
    let others = |arguments: &[&str], code: i32| {
        let mut command = shared.command("b", arguments);
        command.env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
        shared
            .desk
            .finish(command, None)
            .exits(code)
            .says(&["es de otro usuario", "git config --global --add safe.directory"])
    };
    let said = others(&["note", &folio, "uno"], 0).stderr;
    assert!(said.contains("no se guardó en git"), "{said}");
    others(&["sync"], 4);
    others(&["undo"], 4);
    others(&["check"], 0);
    // Its series is not known, and no number of another is given.
    let mut opening = vec!["new", "--procedure", common::PROCEDURE];
    opening.extend(common::OPENING);
    others(&opening, 4);
    // Once git answers, what waited goes with the next change.
    let said = shared.folio("b", &["note", &folio, "dos"]).ok();
    assert_eq!(said.stderr, "");
    assert_eq!(shared.git("b", &["status", "--porcelain"]), "");
    // A desk without git has none.
    fs::remove_dir_all(shared.root("b").join(".git")).expect("removes");
    assert_eq!(shared.folio("b", &["note", &folio, "tres"]).ok().stderr, "");
    shared.folio("b", &["sync"]).exits(1).says(&["no está en un repositorio de git"]);
}

#[test]
fn what_is_attached_is_kept_byte_by_byte_whatever_git_makes_of_line_ends() {
    for eol in ["true", "input"] {
        let shared = Shared::new();
        // Also at a desk that was begun before its attributes said so.
        shared.git("a", &["rm", "--quiet", ".gitattributes"]);
        shared.git("a", &["commit", "--quiet", "-m", "Sin atributos"]);
        shared.git("a", &["push", "--quiet"]);
        shared.join("b", Some("B"));
        shared.folio("a", &["hook", "install", "--repository", &shared.bare().to_string_lossy()]).ok();
        shared.git("b", &["config", "core.autocrlf", eol]);
        let folio = shared.open("b");
        let text = "From: ana@example.org\r\n\r\nNo prende.\r\n";
        shared.write("b", "../correo.eml", text);
        shared.folio("b", &["attach", &folio, "../correo.eml", "--note", "El correo"]).ok();
        shared.folio("b", &["sync"]).ok();
        shared.folio("a", &["sync"]).ok();
        for name in ["a", "b"] {
            shared.folio(name, &["check"]).ok();
            let out = shared.desk.beside().join(format!("{name}.eml"));
            shared.folio(name, &["attachments", &folio, "--get", "1", &out.to_string_lossy()]).ok();
            assert_eq!(fs::read_to_string(out).expect("reads"), text);
        }
        // Who takes it with git before folio came there gets it back as it says.
        shared.git("b", &["clone", "--quiet", "-c", "core.autocrlf=true", &shared.bare().to_string_lossy(), "../c"]);
        shared.folio("c", &["sync"]).ok();
        let found = shared.folio("c", &["check", "--json"]).data("folio/check/1");
        for finding in found["findings"].as_array().expect("a list") {
            let remedy = finding["remedy"].as_str().expect("a remedy");
            let commands = remedy.rsplit(": ").next().expect("commands");
            let done = std::process::Command::new("sh").args(["-c", commands]).current_dir(shared.root("c")).status();
            assert!(done.expect("starts").success(), "{remedy}");
        }
        shared.folio("c", &["check"]).ok();
    }
}

#[test]
fn a_desk_begun_before_git_knew_who_commits_begins_whole_in_git() {
    let shared = Shared::new();
    let nameless = |name: &str, arguments: &[&str]| {
        let mut command = shared.command("a", arguments);
        command.current_dir(shared.desk.beside().join(name));
        for variable in ["GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"] {
            command.env_remove(variable);
        }
        shared.desk.finish(command, None)
    };
    let begin = ["init", "otra", "--procedure", common::PROCEDURE, "--series", "O", "--person", "jefatura-1"];
    nameless("", &begin).ok().says(&["git no sabe quién es usted"]);
    let root = shared.desk.beside().join("otra");
    let people = fs::read_to_string(root.join("catalog/people.toml")).expect("reads");
    let more = "\n[[person]]\nid = \"personal-1\"\nname = \"Tomás Muestra\"\nroles = [\"personal\"]\n";
    fs::write(root.join("catalog/people.toml"), people + more).expect("writes");
    let mut opening = vec!["new", "--procedure", common::PROCEDURE];
    opening.extend(common::OPENING);
    // Neither the ticket alone is committed.
    nameless("otra", &opening).ok().says(&["git no sabe quién es usted"]);
    git_in(&shared.desk, &root, &["config", "user.name", "Prueba"]);
    git_in(&shared.desk, &root, &["config", "user.email", "jefatura-1@example.org"]);
    assert_eq!(nameless("otra", &["note", "1", "algo"]).ok().stderr, "");
    assert_eq!(git_in(&shared.desk, &root, &["status", "--porcelain"]), "");
    let log = git_in(&shared.desk, &root, &["log", "--reverse", "--format=%s"]);
    assert!(log.starts_with("Empieza la mesa"), "{log}");
    let first = git_in(&shared.desk, &root, &["log", "--reverse", "--format=", "--name-only", "-1"]);
    assert!(!first.contains("people.toml"), "{first}");
    let bare = shared.desk.beside().join("otra.git").to_string_lossy().into_owned();
    git_in(&shared.desk, &root, &["init", "--quiet", "--bare", "--initial-branch=main", &bare]);
    nameless("otra", &["hook", "install", "--repository", &bare]).ok();
    git_in(&shared.desk, &root, &["remote", "add", "origin", &bare]);
    nameless("otra", &["sync"]).ok();
    nameless("otra", &["verify", "--all"]).ok();
}

#[test]
fn hooks_of_other_repositories_are_not_made_the_desks() {
    let shared = Shared::new();
    let folder = shared.desk.beside().join("ganchos");
    shared.git("a", &["config", "core.hooksPath", &folder.to_string_lossy()]);
    let said = shared.folio("a", &["hook", "install"]).exits(1);
    assert!(!folder.join("pre-push").exists());
    let way = said.stderr.split("git config core.hooksPath ").nth(1).and_then(|rest| rest.split(". Luego").next());
    shared.git("a", &["config", "core.hooksPath", way.expect("a way").trim_matches('\'')]);
    shared.folio("a", &["hook", "install"]).ok();
    assert!(shared.root("a").join(".git/hooks/pre-push").exists());
    // Hooks that stand among the files of the repository are its own.
    shared.git("a", &["config", "core.hooksPath", "ganchos"]);
    shared.folio("a", &["hook", "install"]).ok();
    assert!(shared.root("a").join("ganchos/pre-push").exists());
    // One that serves others too lets pass what is no desk's.
    let mut command = shared.command("a", &["hook", "run", "pre-push", "origin"]);
    command.current_dir(shared.desk.beside());
    shared.desk.finish(command, None).ok();
}

/// A server that verifies what it is sent.
fn guarded(shared: &Shared) {
    shared.folio("a", &["hook", "install", "--repository", &shared.bare().to_string_lossy()]).ok();
}

/// Types commands as they stand; gives what was said.
#[track_caller]
fn types(shared: &Shared, folder: &std::path::Path, who: &str, commands: &str) -> String {
    let mut shell = std::process::Command::new("sh");
    shell.args(["-ec", commands]).current_dir(folder);
    shared.desk.surround(&mut shell);
    shell.env("GIT_AUTHOR_EMAIL", format!("{who}@example.org"));
    let output = shell.output().expect("a shell");
    let told = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() || told.contains("nothing to commit"), "{commands}\n{told}");
    told
}

/// The commands of a way out, one a line.
fn commands_of(said: &str) -> String {
    let lines = said.lines().map(|line| line.trim_start_matches("remote:").trim());
    let lines = lines.filter(|line| {
        ["git reset", "git checkout", "git rm", "git update-ref", "git commit"].iter().any(|it| line.starts_with(it))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A desk whose people have addresses, in that folder of a repository, which is `todo` beside the desk; its server
/// verifies.
fn in_a_folder(folder: &str) -> (Shared, std::path::PathBuf) {
    let desk = common::TestDesk::new();
    desk.write("catalog/people.toml", common::git::PEOPLE);
    let shared = Shared::of(desk);
    let top = shared.desk.beside().join("todo");
    fs::create_dir_all(&top).expect("makes the folder");
    let git = |folder: &std::path::Path, arguments: &[&str]| git_in(&shared.desk, folder, arguments);
    git(&top, &["init", "--quiet", "--initial-branch=main"]);
    copy(&shared.root("a"), &top.join(folder));
    git(&top, &["add", "--all"]);
    git(&top, &["commit", "--quiet", "-m", "Todo"]);
    git(shared.desk.beside(), &["clone", "--quiet", "--bare", "todo", "todo.git"]);
    git(&top, &["remote", "add", "origin", &shared.desk.beside().join("todo.git").to_string_lossy()]);
    git(&top, &["fetch", "--quiet"]);
    git(&top, &["branch", "--quiet", "-u", "origin/main"]);
    let bare = shared.desk.beside().join("todo.git").to_string_lossy().into_owned();
    let mut install = vec!["hook", "install", "--repository", &bare];
    if !folder.is_empty() {
        install.extend(["--desk", folder]);
    }
    let mut command = shared.command("a", &install);
    command.current_dir(shared.desk.beside());
    shared.desk.finish(command, None).ok();
    let root = top.join(folder);
    (shared, root)
}

#[test]
fn what_is_new_and_not_accepted_is_taken_out_in_whichever_folder() {
    for folder in ["", "mesa de ayuda ñ"] {
        let (shared, root) = in_a_folder(folder);
        let folio = |who: &str, mail: &str, arguments: &[&str]| {
            let mut command = shared.command("a", arguments);
            command.current_dir(&root).env("FOLIO_USER", who).env("GIT_AUTHOR_EMAIL", format!("{mail}@example.org"));
            shared.desk.finish(command, None)
        };
        let mut opening = vec!["new", "--procedure", common::PROCEDURE];
        opening.extend(common::OPENING);
        folio("personal-1", "personal-1", &opening).ok();
        folio("personal-1", "personal-1", &["sync"]).ok();
        // What was there, what is new, and something good.
        folio("personal-1", "personal-2", &["note", "1", "a nombre de otra"]).ok();
        folio("personal-1", "personal-2", &opening).ok();
        folio("personal-2", "personal-2", &opening).ok();
        let said = folio("personal-2", "personal-2", &["sync"]).stderr;
        assert!(said.contains("[author-differs]"), "{said}");
        let commands = commands_of(&said);
        assert!(commands.contains("git rm") && commands.contains("git checkout"), "{said}");
        types(&shared, &root, "personal-2", &commands.replace('…', "Lo mío"));
        folio("personal-2", "personal-2", &["sync"]).ok();
        assert!(!root.join("tickets/2025/03/CI-2025-0002.yaml").exists());
        assert!(root.join("tickets/2025/03/CI-2025-0003.yaml").exists());
        assert_eq!(git_in(&shared.desk, &root, &["status", "--porcelain"]), "");
        folio("personal-2", "personal-2", &["verify", "--all"]).ok();
        // What was taken out can be read.
        let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        git_in(&shared.desk, &root, &["show", &format!("ORIG_HEAD:{prefix}tickets/2025/03/CI-2025-0002.yaml")]);
    }
}

#[test]
fn a_desk_that_begins_without_its_people_is_made_to_begin_whole() {
    let (shared, root) = in_a_folder("");
    fs::remove_dir_all(root.join(".git")).expect("removes");
    let git = |arguments: &[&str]| git_in(&shared.desk, &root, arguments);
    git(&["init", "--quiet", "--initial-branch=main"]);
    let folio = |arguments: &[&str]| {
        let mut command = shared.command("a", arguments);
        command.current_dir(&root).env("GIT_AUTHOR_EMAIL", "jefatura-1@example.org");
        shared.desk.finish(command, None)
    };
    let mut opening = vec!["new", "--procedure", common::PROCEDURE];
    opening.extend(common::OPENING);
    let mut command = shared.command("a", &opening);
    command.current_dir(&root).env("FOLIO_COMMIT", "manual");
    shared.desk.finish(command, None).ok();
    git(&["add", "--all"]);
    git(&["rm", "--quiet", "--cached", "catalog/people.toml"]);
    git(&["commit", "--quiet", "--author=J <jefatura-1@example.org>", "-m", "Un reporte"]);
    git(&["add", "--all"]);
    git(&["commit", "--quiet", "--author=J <jefatura-1@example.org>", "-m", "La mesa"]);
    let bare = shared.desk.beside().join("nueva.git").to_string_lossy().into_owned();
    git(&["init", "--quiet", "--bare", "--initial-branch=main", &bare]);
    folio(&["hook", "install", "--repository", &bare]).ok();
    git(&["remote", "add", "origin", &bare]);
    let ways = [folio(&["verify", "--all"]).exits(1).stderr, folio(&["sync"]).stderr].map(|said| commands_of(&said));
    assert_eq!(ways[0], ways[1]);
    types(&shared, &root, "jefatura-1", &ways[0].replace('…', "La mesa"));
    folio(&["sync"]).ok();
    folio(&["verify", "--all"]).ok();
}

#[test]
fn an_altered_event_that_came_before_the_server_verified_is_returned_by_sync_too() {
    let path = "tickets/2025/03/CI-2025-0003.yaml";
    for (from, to) in [("origen: La pantalla se apaga.", "origen: Otra cosa."), ("CI-2025-0001", "CI-2025-0002")] {
        let shared = Shared::new();
        for _ in 0..3 {
            shared.open("a");
        }
        shared.folio("a", &["link", "CI-2025-0003", "CI-2025-0001"]).ok();
        shared.folio("a", &["sync"]).ok();
        let text = shared.read("a", path);
        let at = text.find("events:").expect("events");
        let altered = text[..at].to_owned() + &text[at..].replace(from, to);
        assert_ne!(text, altered);
        shared.write("a", path, &altered);
        shared.git("a", &["commit", "--quiet", "-am", "Mal"]);
        shared.git("a", &["push", "--quiet"]);
        guarded(&shared);
        shared.join("b", Some("B"));
        shared.git("b", &["revert", "--no-edit", "HEAD"]);
        shared.folio("b", &["sync"]).ok();
        assert_eq!(shared.read("b", path), text);
        shared.folio("b", &["verify", "HEAD~1..HEAD"]).ok();
        shared.folio("a", &["sync"]).ok();
        assert_eq!(shared.read("a", path), text);
        // Another word in its place is none, and is not shared.
        shared.write("b", path, &altered);
        shared.git("b", &["commit", "--quiet", "-am", "Otra vez"]);
        shared.folio("b", &["sync"]).exits(1).says(&["asientos que los demás tienen"]);
    }
}

#[test]
fn one_command_takes_the_own_folder_out_wherever_it_is_told() {
    for unguarded in [true, false] {
        let shared = Shared::new();
        let folio = shared.open("a");
        shared.folio("a", &["sync"]).ok();
        if !unguarded {
            guarded(&shared);
        }
        shared.git("a", &["add", "-f", ".folio"]);
        shared.git("a", &["commit", "--quiet", "-m", "Algo"]);
        let told = [
            shared.folio("a", &["sync"]).exits(1).stderr,
            shared.folio("a", &["check"]).exits(1).stdout,
            shared.folio("a", &["note", &folio, "algo"]).stderr,
        ];
        let command = "git rm -r -f .folio && git commit -m \"Quita .folio\"";
        for said in told.iter().filter(|said| said.contains(".folio")) {
            assert!(said.contains(command), "{said}");
        }
        types(&shared, &shared.root("a"), "jefatura-1", command);
        let outcome = shared.folio("a", &["sync"]);
        if unguarded {
            outcome.ok();
        } else {
            let said = outcome.stderr;
            types(&shared, &shared.root("a"), "jefatura-1", &commands_of(&said).replace('…', "Lo mío"));
            shared.folio("a", &["sync"]).ok();
        }
        shared.folio("a", &["note", &folio, "algo más"]).ok();
        shared.folio("a", &["sync"]).ok();
        shared.folio("a", &["check"]).ok();
    }
}

#[test]
fn a_hook_keeps_one_desk_and_says_so() {
    let (shared, _) = in_a_folder("una");
    let bare = shared.desk.beside().join("todo.git").to_string_lossy().into_owned();
    let before = fs::read_to_string(shared.desk.beside().join("todo.git/hooks/pre-receive")).expect("a hook");
    shared.folio("a", &["hook", "install", "--repository", &bare, "--desk", "una"]).ok();
    shared.folio("a", &["hook", "install", "--repository", &bare, "--desk", "otra"]).exits(1).says(&["otra mesa"]);
    let after = fs::read_to_string(shared.desk.beside().join("todo.git/hooks/pre-receive")).expect("a hook");
    assert_eq!(before, after);
}

#[test]
fn the_copy_of_a_record_is_named_and_not_what_the_others_have() {
    let shared = Shared::new();
    let folio = shared.open("a");
    shared.folio("a", &["sync"]).ok();
    guarded(&shared);
    let path = format!("tickets/2025/03/{folio}.yaml");
    shared.write("a", &format!("tickets/2025/02/{folio}.yaml"), &shared.read("a", &path));
    shared.git("a", &["add", "--all"]);
    shared.git("a", &["commit", "--quiet", "-m", "Una copia"]);
    let said = shared.folio("a", &["sync"]).exits(1).stderr;
    let way = said.split("es una copia, «").nth(1).and_then(|rest| rest.split('»').next()).expect("a way");
    types(&shared, &shared.root("a"), "jefatura-1", &format!("{way} -m 'Sin la copia'"));
    shared.folio("a", &["sync"]).ok();
    assert!(shared.root("a").join(path).exists());
    shared.folio("a", &["check"]).ok();
}
