//! `folio attach`, `folio attachments`, and what `check` and `verify` say of the files of tickets.

#![allow(clippy::disallowed_methods, reason = "tests run the program and touch the disk")]

mod common;

use common::git::GitDesk;

const PHOTO: &[u8] = b"\x89PNG\r\n\x1a\nuna foto de ejemplo";
const TICKET: &str = "tickets/2025/03/CI-2025-0001.yaml";

/// A desk with a photo attached to its ticket; gives where the file lies.
fn attached() -> (GitDesk, String) {
    let git = GitDesk::new();
    let photo = git.desk.beside().join("pantalla rota.png");
    std::fs::write(&photo, PHOTO).expect("writes");
    let path = photo.to_string_lossy().into_owned();
    let told =
        git.folio_as("personal-1", &git.desk.root(), &["attach", "1", &path, "--note", "La mandó el usuario"]).ok();
    assert_eq!(told.stdout, "CI-2025-0001: se adjuntó pantalla rota.png\n");
    let hash = folio::model::identifier::exact_hash(PHOTO);
    (git, format!("tickets/2025/03/attachments/{}/{hash}", &hash[..2]))
}

#[test]
fn a_file_is_kept_under_its_hash_and_given_back() {
    let (git, path) = attached();
    assert_eq!(std::fs::read(git.desk.path(&path)).expect("kept"), PHOTO);
    let hash = path.rsplit('/').next().expect("a hash");
    let text = git.desk.read(TICKET);
    let event = &text[text.rfind("- id: ").expect("events")..];
    let expected = format!(
        "  did: attached\n  files:\n  - name: pantalla rota.png\n    sha256: {hash}\n    bytes: {}\n    type: image/png\n  \
         note: La mandó el usuario\n",
        PHOTO.len()
    );
    assert!(event.ends_with(&expected), "{event}");
    let list = git.folio_as("personal-1", &git.desk.root(), &["attachments", "1"]).ok();
    assert_eq!(list.stdout, "1  pantalla rota.png · image/png · 27 B · 2025-03-10 09:10 · Tomás Muestra\n");
    let shown = git.folio_as("personal-1", &git.desk.root(), &["show", "1"]).ok();
    assert!(shown.stdout.contains("Se adjuntó: pantalla rota.png"), "{}", shown.stdout);
    let out = git.desk.beside().join("copia.png").to_string_lossy().into_owned();
    let get = |number: &str| git.folio_as("personal-1", &git.desk.root(), &["attachments", "1", "--get", number, &out]);
    get("1").ok();
    assert_eq!(std::fs::read(&out).expect("written"), PHOTO);
    get("1").exits(1).says(&["copia.png"]);
    get("2").exits(2).says(&["tiene 1"]);
    git.folio_as("personal-1", &git.desk.root(), &["check"]).ok();
    git.commit("personal-1", "Adjunta");
    git.verify(&[]).ok();
    let data = git.folio_as("personal-1", &git.desk.root(), &["attachments", "1", "--json"]).ok();
    assert_eq!(data.data("folio/attachments/1")["files"][0]["presence"], "whole");
}

#[test]
fn what_cannot_be_attached_changes_nothing() {
    let git = GitDesk::new();
    let before = git.desk.read(TICKET);
    git.change("catalog/desk.toml", "procedures = [", "sharing = { attachments_max = \"1 KiB\" }\nprocedures = [");
    let refused = |name: &str, bytes: &[u8], says: &str| {
        let path = git.desk.beside().join(name);
        std::fs::write(&path, bytes).expect("writes");
        let path = path.to_string_lossy();
        git.folio_as("personal-1", &git.desk.root(), &["attach", "1", &path]).exits(1).says(&[says]);
    };
    refused("vacio.txt", b"", "está vacío");
    refused("grande.txt", &[b'a'; 1025], "lo más que se acepta son 1 KiB");
    refused("foto.png", b"MZ\x90\x00programa", "es un programa");
    refused("tarea.sh", b"rm -r /", "es un programa");
    let good = git.desk.beside().join("nota.txt");
    std::fs::write(&good, "nota").expect("writes");
    let good = good.to_string_lossy();
    git.folio_as("personal-1", &git.desk.root(), &["attach", "1", "/dev/null"]).exits(1).says(&["no es un archivo"]);
    // Who may not record leaves no file behind.
    git.folio_as("usuario-1", &git.desk.root(), &["attach", "1", &good]).exits(1);
    git.folio_as("personal-1", &git.desk.root(), &["attach", "1", &good, "--dry-run"]).ok();
    assert_eq!(git.desk.read(TICKET), before);
    assert!(!git.desk.path("tickets/2025/03/attachments").exists());
}

#[test]
fn a_file_that_is_missing_altered_or_of_nothing_is_found() {
    let (git, path) = attached();
    let codes = || {
        let told = git.folio_as("personal-1", &git.desk.root(), &["check", "--json"]);
        let data = told.data("folio/check/1");
        let found = data["findings"].as_array().expect("findings").clone();
        found.iter().map(|finding| finding["code"].as_str().expect("code").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(codes(), [] as [&str; 0]);
    git.desk.write(&path, "otra cosa");
    assert_eq!(codes(), ["attachment-altered"]);
    let hash = path.rsplit('/').next().expect("a hash");
    let pointer = format!("version https://git-lfs.github.com/spec/v1\noid sha256:{hash}\nsize {}\n", PHOTO.len());
    git.desk.write(&path, &pointer);
    assert_eq!(codes(), [] as [&str; 0], "git-lfs has it");
    let list = git.folio_as("personal-1", &git.desk.root(), &["attachments", "1"]).ok();
    assert!(list.stdout.contains("git lfs pull"), "{}", list.stdout);
    git.desk.write(&path, pointer.replace("size ", "size 1"));
    assert_eq!(codes(), ["attachment-altered"]);
    std::fs::remove_file(git.desk.path(&path)).expect("removes");
    assert_eq!(codes(), ["attachment-missing"]);
    git.desk.write(&path, PHOTO);
    let other = format!("tickets/2025/03/attachments/00/{}", "0".repeat(64));
    git.desk.write(&other, "x");
    assert_eq!(codes(), ["attachment-of-nothing"]);
    std::fs::remove_file(git.desk.path(&other)).expect("removes");
    git.desk.write("tickets/2025/03/attachments/nota.txt", "x");
    assert_eq!(codes(), ["stray-file"]);
}

#[test]
fn a_hostile_history_of_files_is_found() {
    let (git, path) = attached();
    git.commit("personal-1", "Adjunta");
    git.verify(&[]).ok();
    git.desk.write(&path, "otra cosa");
    git.commit("personal-1", "Cambia");
    assert_eq!(git.codes(&[]), ["attachment-replaced"]);
    git.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    std::fs::remove_file(git.desk.path(&path)).expect("removes");
    git.commit("personal-1", "Borra");
    assert_eq!(git.codes(&[]), ["attachment-deleted"]);
    git.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    let other = format!("tickets/2025/03/attachments/00/{}", "0".repeat(64));
    git.desk.write(&other, "x");
    git.commit("personal-1", "Otro");
    assert_eq!(git.codes(&[]), ["attachment-misnamed"]);
    // What no ticket names may go.
    git.git(&["rm", "--quiet", &other]);
    git.commit("personal-1", "Quita");
    assert_eq!(git.codes(&["HEAD~1..HEAD"]), [] as [&str; 0]);
}

#[test]
fn a_scan_is_kept_where_that_is_asked_for() {
    let git = GitDesk::new();
    let scan = git.desk.beside().join("orden.pdf");
    std::fs::write(&scan, "%PDF-1.7\norden").expect("writes");
    let path = scan.to_string_lossy().into_owned();
    let sign = ["sign", "1", "--as", "usuario", "--name", "Usuaria de Ejemplo", "--scan", &path, "--keep"];
    git.folio_as("personal-1", &git.desk.root(), &sign).ok();
    assert!(git.desk.read(TICKET).contains("    kept: true\n"));
    let hash = folio::model::identifier::exact_hash(b"%PDF-1.7\norden");
    let kept = format!("tickets/2025/03/attachments/{}/{hash}", &hash[..2]);
    assert_eq!(git.desk.read(&kept), "%PDF-1.7\norden");
    git.folio_as("personal-1", &git.desk.root(), &["check"]).ok();
    std::fs::remove_file(git.desk.path(&kept)).expect("removes");
    git.folio_as("personal-1", &git.desk.root(), &["check"]).exits(1);
}

#[test]
fn two_clones_that_attach_the_same_file_merge() {
    let git = GitDesk::new();
    let file = git.desk.beside().join("nota.txt");
    std::fs::write(&file, "nota").expect("writes");
    let file = file.to_string_lossy().into_owned();
    let mut open = vec!["new"];
    open.extend(common::OPENING);
    git.desk.set_now("2025-03-10T10:00:00-06:00");
    git.does("personal-1", &open);
    git.git(&["checkout", "--quiet", "-b", "otra"]);
    git.does("personal-2", &["attach", "2", &file]);
    git.git(&["checkout", "--quiet", "main"]);
    git.does("personal-1", &["attach", "1", &file]);
    git.git(&["merge", "--quiet", "--no-edit", "otra"]);
    git.verify(&[]).ok();
    git.folio_as("personal-1", &git.desk.root(), &["check"]).ok();
}

#[test]
fn a_file_is_committed_with_its_event_also_where_another_ticket_has_it() {
    let git = GitDesk::new();
    let mut open = vec!["new"];
    open.extend(common::OPENING);
    git.does("personal-1", &open);
    let file = git.desk.beside().join("nota.txt");
    std::fs::write(&file, "nota").expect("writes");
    for folio in ["1", "2"] {
        let mut command = std::process::Command::new(common::FOLIO);
        command.arg("attach").arg(folio).arg(&file).current_dir(git.desk.root());
        git.desk.surround(&mut command);
        command.env("FOLIO_USER", "personal-1").env("FOLIO_COMMIT", "each");
        command.env("GIT_AUTHOR_EMAIL", "personal-1@example.org");
        assert!(command.status().expect("folio").success());
        assert_eq!(git.git(&["status", "--porcelain"]), "", "{folio}");
    }
    git.verify(&[]).ok();
}
