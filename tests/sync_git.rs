//! Sharing a desk where git is set up otherwise than Folio expects: hostile settings, other hashes, no whole history.

#![allow(clippy::disallowed_methods, reason = "tests run the program and touch the disk")]

mod common;

use std::fs;
use std::process::Command;

use common::Outcome;
use common::shared::{Shared, git_command, git_in};

/// Settings of a person that change what git prints, reads or does.
const HOSTILE: &str = r#"
[color]
    ui = always
    status = always
    diff = always
    branch = always
[column]
    ui = always
[core]
    abbrev = 4
    quotePath = true
    pager = false
    editor = false
[log]
    showSignature = true
    date = relative
    decorate = full
    follow = true
    showRoot = false
[format]
    pretty = oneline
[diff]
    noprefix = true
    mnemonicPrefix = true
    renames = copies
    relative = true
    orderFile = /no/such/file
    external = false
    autoRefreshIndex = false
[status]
    renames = copies
    short = true
    branch = true
    showUntrackedFiles = no
    relativePaths = true
[fetch]
    prune = true
    pruneTags = true
[remote "origin"]
    prune = true
    tagOpt = --tags
[push]
    default = nothing
    followTags = true
[pull]
    rebase = true
    ff = only
[merge]
    conflictStyle = zdiff3
    ff = only
    renames = true
[rebase]
    autoStash = true
[init]
    defaultBranch = otra
[commit]
    template = /no/such/template
    verbose = true
    status = false
[i18n]
    logOutputEncoding = ISO-8859-1
    commitEncoding = ISO-8859-1
[trailer]
    separators = "="
[submodule]
    recurse = true
[grep]
    lineNumber = true
    fullName = true
    patternType = perl
[pager]
    log = true
    show = true
    diff = true
[alias]
    status = "!false"
    log = "!false"
"#;

struct Person {
    shared: Shared,
    configuration: String,
}

impl Person {
    fn new(shared: Shared, configuration: &str) -> Self {
        let path = shared.desk.beside().join("gitconfig");
        fs::write(&path, configuration).expect("writes");
        Self { shared, configuration: path.to_string_lossy().into_owned() }
    }

    fn folio(&self, name: &str, arguments: &[&str]) -> Outcome {
        let mut command = self.shared.command(name, arguments);
        command.env("GIT_CONFIG_GLOBAL", &self.configuration).env("GIT_ICASE_PATHSPECS", "1");
        self.shared.desk.finish(command, None)
    }

    fn open(&self, name: &str) -> String {
        let mut arguments = vec!["new", "--procedure", common::PROCEDURE];
        arguments.extend(common::OPENING);
        self.folio(name, &arguments).ok().stdout.trim().to_owned()
    }
}

#[test]
fn what_a_person_set_in_git_breaks_nothing() {
    let shared = Shared::new();
    shared.join("b", Some("B"));
    let person = Person::new(shared, HOSTILE);
    let (folio, theirs) = (person.open("a"), person.open("b"));
    let said = person.folio("a", &["note", &folio, "Ñandú"]).ok();
    assert!(!said.stderr.contains("git"), "{}", said.stderr);
    person.folio("a", &["undo"]).ok().says(&["Quedó como estaba: tickets/2025/03/CI-2025-0001.yaml"]);
    person.folio("a", &["note", &folio, "Ñandú"]).ok();
    person.shared.git("a", &["tag", "-a", "-m", "de a", "propia"]);
    assert!(person.folio("a", &["sync"]).ok().stdout.starts_with("Se enviaron 2"));
    let bare = person.shared.bare();
    assert_eq!(git_in(&person.shared.desk, &bare, &["tag"]), "", "tags were pushed");
    let both = person.folio("b", &["sync"]).ok();
    assert!(both.stdout.contains(&folio) && both.stdout.contains(&theirs), "{}", both.stdout);
    person.folio("a", &["sync"]).ok();
    // Both go on in one ticket.
    person.folio("b", &["note", &folio, "de b"]).ok();
    person.folio("a", &["note", &theirs, "de a"]).ok();
    person.folio("a", &["sync"]).ok();
    person.folio("b", &["sync"]).ok();
    person.folio("a", &["sync"]).ok();
    assert_eq!(person.shared.git("a", &["tag"]), "propia", "tags were pruned");
    for name in ["a", "b"] {
        person.folio(name, &["check"]).ok();
        person.folio(name, &["verify"]);
        assert_eq!(person.shared.git(name, &["status", "--porcelain"]), "", "{name}");
    }
    assert_eq!(person.shared.git("a", &["rev-parse", "HEAD"]), person.shared.git("b", &["rev-parse", "HEAD"]));
    // What is committed says that it is UTF-8.
    assert!(!person.shared.git("a", &["cat-file", "commit", "HEAD"]).contains("encoding"));
    // The history is walked as without those settings.
    let walked = |outcome: Outcome| (outcome.code, outcome.stdout, outcome.stderr);
    for arguments in [&["verify", "--all"][..], &["verify", "--all", "--json"]] {
        let (mine, plain) = (person.folio("a", arguments), person.shared.folio("a", arguments));
        assert_eq!(walked(mine), walked(plain), "{arguments:?}");
    }
    person.folio("b", &["undo"]).exits(1).says(&["Lo último es una sincronización"]);
    // A new desk is on the branch that others expect, whatever is the person's own.
    let mut init = person.shared.command("a", &["init", "nueva", "--procedure", common::PROCEDURE, "--series", "N"]);
    init.current_dir(person.shared.desk.beside()).env("GIT_CONFIG_GLOBAL", &person.configuration);
    person.shared.desk.finish(init, None).ok();
    let head = git_in(&person.shared.desk, &person.shared.desk.beside().join("nueva"), &["symbolic-ref", "HEAD"]);
    assert_eq!(head, "refs/heads/main");
}

#[test]
fn commits_are_signed_where_a_person_signs_commits() {
    let shared = Shared::new();
    shared.join("b", Some("B"));
    let key = shared.desk.beside().join("llave");
    let made = Command::new("ssh-keygen").args(["-q", "-t", "ed25519", "-N", "", "-f"]).arg(&key).status();
    assert!(made.expect("ssh-keygen starts").success());
    let public = fs::read_to_string(key.with_extension("pub")).expect("reads");
    let signers = shared.desk.beside().join("signers");
    fs::write(&signers, format!("copia-a@example.org {public}")).expect("writes");
    let configuration = format!(
        "[commit]\n gpgSign = true\n[tag]\n gpgSign = true\n[gpg]\n format = ssh\n[gpg \"ssh\"]\n allowedSignersFile = {}\n\
         [user]\n signingKey = {}\n[log]\n showSignature = true\n",
        signers.display(),
        key.display()
    );
    let person = Person::new(shared, &configuration);
    person.open("a");
    person.shared.open("b");
    person.shared.folio("b", &["sync"]).ok();
    person.folio("a", &["sync"]).ok();
    for commit in ["HEAD", "HEAD^1"] {
        let said = person.shared.git("a", &["cat-file", "commit", commit]);
        assert!(said.contains("BEGIN SSH SIGNATURE"), "{commit}: {said}");
    }
    person.folio("a", &["note", "CI-2025-0001", "uno"]).ok();
    person.folio("a", &["undo"]).ok();
    // A key that is gone: the change stays and says so, a merge is refused and nothing changes.
    fs::remove_file(&key).expect("removes");
    person.folio("a", &["note", "CI-2025-0001", "dos"]).ok().says(&["pero git no lo guardó"]);
    person.shared.git("a", &["commit", "--quiet", "-am", "a mano"]);
    person.shared.folio("b", &["note", "CI-2025-0001", "tres"]).exits(2);
    person.shared.folio("b", &["note", "B-2025-0001", "tres"]).ok();
    person.shared.folio("b", &["sync"]).ok();
    let before = person.shared.git("a", &["rev-parse", "HEAD"]);
    let said = person.folio("a", &["sync"]).exits(4).stderr;
    assert!(said.contains("No se pudo firmar"), "{said}");
    assert_eq!(person.shared.git("a", &["rev-parse", "HEAD"]), before);
}

#[test]
fn a_repository_of_other_hashes_is_shared_too() {
    let desk = common::TestDesk::new();
    let beside = desk.beside().to_owned();
    let first = git_command(&desk, &beside, &["init", "--quiet", "--bare", "--object-format=sha256", "mesa.git"]);
    let mut first = first;
    first.arg("--initial-branch=main");
    if !first.output().expect("git starts").status.success() {
        return;
    }
    let shared = Shared { desk };
    let root = shared.root("a");
    let _ = fs::remove_dir_all(root.join(".git"));
    let bare = shared.bare().to_string_lossy().into_owned();
    shared.git("a", &["init", "--quiet", "--object-format=sha256", "--initial-branch=main"]);
    shared.git("a", &["add", "--all"]);
    shared.git("a", &["commit", "--quiet", "-m", "Empieza la mesa"]);
    shared.git("a", &["remote", "add", "origin", &bare]);
    // Nobody shared anything yet.
    shared.folio("a", &["sync"]).ok();
    shared.join("b", None);
    shared.open("a");
    shared.desk.set_now("2025-03-10T09:30:00-06:00");
    let theirs = shared.open("b");
    shared.folio("a", &["sync"]).ok();
    // One number twice: a file goes, another comes.
    let told = shared.folio("b", &["sync"]).ok();
    assert!(told.stdout.contains("es ahora CI-2025-0002"), "{}", told.stdout);
    shared.folio("a", &["sync"]).ok();
    // One file is taken away.
    shared.write("a", "templates/aviso.md", "x\n");
    for (words, there) in [(&["add", "-A"][..], true), (&["rm", "--quiet", "templates/aviso.md"], false)] {
        shared.git("a", words);
        shared.git("a", &["commit", "--quiet", "-m", "Plantilla"]);
        shared.folio("a", &["sync"]).ok();
        shared.folio("b", &["sync"]).ok();
        assert_eq!(shared.root("b").join("templates/aviso.md").exists(), there);
        assert_eq!(shared.git("b", &["status", "--porcelain"]), "");
    }
    shared.folio("a", &["note", &theirs, "de a"]).ok();
    shared.folio("b", &["note", &theirs, "de b"]).ok();
    shared.folio("b", &["note", &theirs, "por quitar"]).ok();
    shared.folio("b", &["undo"]).ok();
    // Dying half-way is mended by the next one.
    shared.folio("a", &["sync"]).ok();
    let mut dies = shared.command("b", &["sync"]);
    dies.env("FOLIO_DIE_AT", "files");
    assert_ne!(shared.desk.finish(dies, None).code, 0);
    shared.folio("b", &["sync"]).ok().says(&["Se terminó una sincronización"]);
    shared.folio("a", &["sync"]).ok();
    assert_eq!(shared.git("a", &["rev-parse", "HEAD"]).len(), 64);
    for name in ["a", "b"] {
        shared.folio(name, &["check"]).ok();
        shared.folio(name, &["verify", "--all"]);
        assert_eq!(shared.git(name, &["status", "--porcelain"]), "", "{name}");
    }
    assert_eq!(shared.git("a", &["rev-parse", "HEAD^{tree}"]), shared.git("b", &["rev-parse", "HEAD^{tree}"]));
}
