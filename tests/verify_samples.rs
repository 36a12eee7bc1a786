//! `folio verify` finds nothing in the history of any sample desk, each of its commands in a commit of its own.

#![allow(clippy::disallowed_methods, reason = "tests run the program and touch the disk")]

mod common;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use common::{FOLIO, TestDesk};

/// The program, and after each of its commands a commit by whoever gave it.
const WRAPPER: &str = r#"#!/bin/sh
"$FOLIO_TRUE" "$@"
code=$?
desk=. previous=
for word in "$@"; do
    case $previous in -C | init) desk=$word ;; esac
    previous=$word
done
[ $code = 0 ] && [ -e "$desk/catalog/desk.toml" ] || exit $code
who=${FOLIO_USER:-instalacion}
mail=$(awk -v who="\"$who\"" '$1 == "id" { id = $3 } $1 == "mail" && id == who { gsub(/"/, "", $3); print $3 }' \
    "$desk/catalog/people.toml")
mail=${mail:-$who@example.org}
export GIT_AUTHOR_NAME="$who" GIT_AUTHOR_EMAIL="$mail" GIT_COMMITTER_NAME="$who" GIT_COMMITTER_EMAIL="$mail"
[ -z "$FOLIO_NOW" ] || export GIT_AUTHOR_DATE="$FOLIO_NOW" GIT_COMMITTER_DATE="$FOLIO_NOW"
# A script may run several readers at once.
exec 9> "$HISTORY.lock"
flock 9
git="git --git-dir=$HISTORY --work-tree=$desk"
$git add --all > /dev/null 2>&1 9>&-
$git diff --cached --quiet 9>&- || $git commit --quiet -m "folio $1 $2 $3" > /dev/null 9>&-
exit $code
"#;

struct History {
    surroundings: TestDesk,
    folder: PathBuf,
}

impl History {
    fn of(script: &str, arguments: impl FnOnce(&Path) -> Vec<PathBuf>) -> Self {
        let surroundings = TestDesk::new();
        surroundings.set_now("2030-01-07T09:00:00-06:00");
        let beside = surroundings.beside().to_owned();
        let folder = beside.join("historia.git");
        let wrapper = beside.join("folio");
        fs::write(&wrapper, WRAPPER).expect("writes");
        fs::set_permissions(&wrapper, fs::Permissions::from_mode(0o755)).expect("may run");
        let run = |command: &mut Command| {
            surroundings.surround(command);
            command.env("FOLIO_TRUE", FOLIO).env("HISTORY", &folder).env("FOLIO_COMMIT", "manual");
            command.env_remove("FOLIO_NOW").env_remove("FOLIO_USER");
            let output = command.output().expect("runs");
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        };
        run(Command::new("git").args(["init", "--quiet", "--bare", "--initial-branch=main"]).arg(&folder));
        run(Command::new("git").arg("--git-dir").arg(&folder).args(["config", "core.bare", "false"]));
        // What the `.gitignore` of `folio init` says; not every script begins with it.
        fs::create_dir_all(folder.join("info")).expect("a folder");
        fs::write(folder.join("info/exclude"), "/.folio/\n.folio-*.tmp\n").expect("writes");
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts").join(script);
        run(Command::new("bash").arg(script).arg(&wrapper).args(arguments(&beside)).current_dir(&beside));
        run(Command::new("git").arg("--git-dir").arg(&folder).args(["config", "core.bare", "true"]));
        Self { surroundings, folder }
    }

    #[track_caller]
    fn is_good(&self, at_least: usize) {
        let mut command = Command::new(FOLIO);
        command.args(["verify", "--all"]).current_dir(&self.folder);
        self.surroundings.surround(&mut command);
        let output = command.output().expect("folio");
        let (out, said) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "{said}\n{out}");
        let commits: usize = said.split(' ').next().and_then(|word| word.parse().ok()).expect("a number");
        assert!(commits >= at_least, "{said}");
    }
}

#[test]
fn the_history_of_the_sample_desk_is_good() {
    let history = History::of("make-sample-desk.sh", |beside| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let desk = beside.join("muestra");
        fs::create_dir_all(desk.join("scripts")).expect("a folder");
        for part in ["catalog", "templates", "tickets", "scripts/sample-desks"] {
            let to = desk.join(part);
            let done = Command::new("cp").arg("-R").arg(root.join(part)).arg(&to).status();
            assert!(done.is_ok_and(|status| status.success()), "{part}");
        }
        vec![desk]
    });
    history.is_good(100);
}

#[test]
fn the_history_of_cjf_4_2_is_good() {
    History::of("sample-desks/cjf-4.2.sh", |beside| vec![beside.join("nueva")]).is_good(100);
}

#[test]
fn the_history_of_pr_cau_01_is_good() {
    History::of("sample-desks/pr-cau-01.sh", |beside| vec![beside.join("nueva")]).is_good(100);
}

#[test]
fn the_history_of_qro_soporte_is_good() {
    History::of("sample-desks/qro-soporte.sh", |beside| vec![beside.join("nueva")]).is_good(100);
}

#[test]
fn the_history_of_min_soporte_is_good() {
    History::of("sample-desks/min-soporte.sh", |beside| vec![beside.join("nueva")]).is_good(100);
}
