use std::time::Duration;

use super::*;

const ASSET: &str = "catalog/assets/computadora/PC-1.yaml";
const CHILD: &str = "tickets/2025/03/CI-2025-0002.yaml";
const PARENT: &str = "tickets/2025/02/CI-2025-0001.yaml";

/// What a batch of the tests writes, in its order.
const NEW: [(&str, &str); 3] = [(CHILD, "hijo\n"), (ASSET, "nuevo\n"), (PARENT, "padre con hijo\n")];

struct Place {
    desk: Desk,
    _folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("catalog")).expect("makes");
        fs::write(folder.path().join("catalog/desk.toml"), "").expect("writes");
        let (desk, _) = Desk::open_anyway(folder.path()).expect("a desk");
        let place = Self { desk, _folder: folder };
        place.write(ASSET, "viejo\n");
        place.write(PARENT, "padre\n");
        place
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.desk.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("makes");
        fs::write(path, text).expect("writes");
    }

    fn read(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.desk.path(path)).ok()
    }

    fn lock(&self) -> Lock {
        self.desk.lock("prueba", Duration::ZERO).expect("the lock")
    }

    fn batch(&self) -> Batch {
        let mut batch = Batch::default();
        batch.create(self.desk.path(CHILD), "hijo\n");
        batch.replace(self.desk.path(ASSET), "viejo\n", "nuevo\n");
        batch.replace(self.desk.path(PARENT), "padre\n", "padre con hijo\n");
        batch
    }

    /// A journal of [`Self::batch`], as a writer leaves it who dies after that many files.
    fn left_after(&self, files: usize) {
        drop(self.lock());
        write_journal(&self.desk.root, &self.batch().entries).expect("writes");
        NEW[..files].iter().for_each(|(path, text)| self.write(path, text));
    }

    fn is_as_before(&self) -> bool {
        let held = [CHILD, ASSET, PARENT].map(|path| self.read(path));
        held == [None, Some("viejo\n".to_owned()), Some("padre\n".to_owned())]
    }

    fn is_done(&self) -> bool {
        NEW.iter().all(|(path, text)| self.read(path).as_deref() == Some(text))
    }

    fn leftovers(&self) -> Vec<PathBuf> {
        let all = walkdir::WalkDir::new(&self.desk.root).into_iter().flatten().map(walkdir::DirEntry::into_path);
        all.filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.ends_with(".tmp") || name.starts_with("journal")
        })
        .collect()
    }
}

#[test]
fn several_files_are_written_and_nothing_stays_behind() {
    let place = Place::new();
    let lock = place.lock();
    assert_eq!(lock.recovery(), None);
    place.desk.commit(&lock, &place.batch()).expect("writes");
    assert!(place.is_done());
    assert_eq!(place.leftovers(), Vec::<PathBuf>::new());
    // The number of what was made is remembered.
    assert_eq!(place.read(".folio/last-CI-2025").as_deref(), Some("2"));
    assert!(Batch::default().is_empty() && !place.batch().is_empty());
    place.desk.commit(&lock, &Batch::default()).expect("nothing to do");
}

#[test]
fn what_stands_in_the_way_is_known_before_anything_is_written() {
    let place = Place::new();
    let lock = place.lock();
    let refused = |path: PathBuf, read: Option<&str>| {
        let mut batch = place.batch();
        batch.entries.push(Entry { path, read: read.map(str::to_owned), text: "otro\n".to_owned() });
        let error = place.desk.commit(&lock, &batch).expect_err("refused");
        assert!(place.is_as_before() && place.leftovers().is_empty(), "{error}");
        error
    };
    place.write("catalog/a.yaml", "a\n");
    let there = place.desk.path("catalog/a.yaml");
    assert!(matches!(refused(there.clone(), Some("b\n")), StoreError::Changed(path) if path == there));
    let exists = |error: &StoreError| matches!(error, StoreError::Io { source, .. } if source.kind() == ErrorKind::AlreadyExists);
    assert!(exists(&refused(there, None)));
    assert!(matches!(refused(place.desk.path("catalog/b.yaml"), Some("b\n")), StoreError::Io { .. }));
    assert!(matches!(refused(place.desk.path(CHILD), None), StoreError::EditRefused { .. }));
    for outside in ["templates/F01.md", "catalog", ".folio/lock", "catalog/../b.yaml", "/tmp/b.yaml"] {
        assert!(matches!(refused(place.desk.path(outside), None), StoreError::EditRefused { .. }), "{outside}");
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("/tmp", place.desk.path("catalog/enlace")).expect("links");
        assert!(matches!(refused(place.desk.path("catalog/enlace/b.yaml"), None), StoreError::Damaged(_)));
    }
}

#[test]
fn one_file_needs_no_journal() {
    let place = Place::new();
    let lock = place.lock();
    place.write(JOURNAL, "de otro");
    let mut one = Batch::default();
    one.replace(place.desk.path(ASSET), "viejo\n", "nuevo\n");
    place.desk.commit(&lock, &one).expect("writes");
    assert_eq!(place.read(ASSET).as_deref(), Some("nuevo\n"));
    assert_eq!(place.read(JOURNAL).as_deref(), Some("de otro"));
    // Several do, and do not write over that of another change.
    let mut two = Batch::default();
    two.create(place.desk.path(CHILD), "hijo\n");
    two.replace(place.desk.path(PARENT), "padre\n", "padre con hijo\n");
    place.desk.commit(&lock, &two).expect_err("refused");
    assert_eq!((place.read(CHILD), place.read(PARENT).as_deref()), (None, Some("padre\n")));
    assert_eq!(place.read(JOURNAL).as_deref(), Some("de otro"));
}

#[test]
fn whoever_takes_the_lock_finishes_what_was_left_at_any_point() {
    for files in 0..=NEW.len() {
        let place = Place::new();
        place.left_after(files);
        assert!(place.desk.is_interrupted());
        let lock = place.lock();
        assert!(!place.desk.is_interrupted());
        let whole = Recovery::Finished { files: NEW.len(), left: Vec::new() };
        assert_eq!(lock.recovery(), Some(&whole), "after {files}");
        assert!(place.is_done(), "after {files}");
        assert_eq!(place.leftovers(), Vec::<PathBuf>::new());
        assert_eq!(place.read(".folio/last-CI-2025").as_deref(), Some("2"));
        drop(lock);
        assert_eq!(place.lock().recovery(), None, "once");
    }
}

#[test]
fn half_a_file_of_the_dead_writer_goes_away() {
    let place = Place::new();
    place.left_after(1);
    place.write("tickets/2025/02/.folio-abc.tmp", "pad");
    drop(place.lock());
    assert!(place.is_done());
    assert_eq!(place.leftovers(), Vec::<PathBuf>::new());
}

#[test]
fn a_journal_at_which_somebody_is_interrupts_nothing() {
    let place = Place::new();
    place.left_after(1);
    // A writer that lives: another handle of the same file.
    let held = fs::File::open(place.desk.path(".folio/lock")).expect("opens");
    held.lock().expect("locks");
    assert!(!place.desk.is_interrupted());
    drop(held);
    assert!(place.desk.is_interrupted());
    // Without the lock's file nobody can be at it.
    fs::remove_file(place.desk.path(".folio/lock")).expect("removes");
    assert!(place.desk.is_interrupted());
}

#[test]
fn what_somebody_edited_since_is_left_as_it_is() {
    let place = Place::new();
    place.left_after(1);
    place.write(PARENT, "padre, a mano\n");
    let left =
        |left: &[&str], files| Recovery::Finished { files, left: left.iter().map(|it| (*it).to_owned()).collect() };
    assert_eq!(place.lock().recovery(), Some(&left(&[PARENT], 2)));
    assert_eq!(place.read(PARENT).as_deref(), Some("padre, a mano\n"));
    assert_eq!(place.read(ASSET).as_deref(), Some("nuevo\n"));

    // Made by somebody, taken away, a folder, below a file: none of it is what was there.
    let place = Place::new();
    place.left_after(0);
    place.write(CHILD, "otro hijo\n");
    fs::remove_file(place.desk.path(PARENT)).expect("removes");
    fs::create_dir(place.desk.path(PARENT)).expect("makes");
    fs::remove_dir_all(place.desk.path("catalog/assets")).expect("removes");
    place.write("catalog/assets", "");
    assert_eq!(place.lock().recovery(), Some(&left(&[CHILD, ASSET, PARENT], 0)));
    assert_eq!(place.read(CHILD).as_deref(), Some("otro hijo\n"));
    // A name that no disk has: nobody is kept from writing for ever.
    let long = format!("catalog/{}.yaml", "a".repeat(300));
    let file = serde_json::json!({ "path": long, "sha256": null, "text": "" });
    place.write(JOURNAL, &serde_json::json!({ "schema": SCHEMA, "files": [file] }).to_string());
    assert_eq!(place.lock().recovery(), Some(&left(&[&long], 0)));
    assert_eq!(place.leftovers(), Vec::<PathBuf>::new());
}

#[cfg(unix)]
#[test]
fn nothing_is_finished_through_a_link() {
    let place = Place::new();
    let outside = tempfile::tempdir().expect("a folder");
    place.left_after(0);
    std::os::unix::fs::symlink(outside.path(), place.desk.path("tickets/2025/03")).expect("links");
    let left = vec![CHILD.to_owned()];
    assert_eq!(place.lock().recovery(), Some(&Recovery::Finished { files: 2, left }));
    assert_eq!(fs::read_dir(outside.path()).expect("lists").count(), 0);
}

#[test]
fn a_journal_that_folio_did_not_write_is_put_aside() {
    let with_path = |path: &str| {
        serde_json::json!({ "schema": SCHEMA, "files": [
            { "path": ASSET, "sha256": exact_hash(b"viejo\n"), "text": "nuevo\n" },
            { "path": path, "sha256": null, "text": "malo\n" },
        ]})
        .to_string()
    };
    let mut texts = vec![
        String::new(),
        "{".to_owned(),
        "[]".to_owned(),
        r#"{"schema":"folio/journal/1"}"#.to_owned(),
        r#"{"schema":"folio/journal/2","files":[]}"#.to_owned(),
        format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000)),
    ];
    let paths = [
        "/tmp/folio-malo.yaml",
        "../malo.yaml",
        "catalog/../../malo.yaml",
        "catalog",
        "catalog/",
        "catalog/malo/",
        "catalog//malo.yaml",
        "catalog/./malo.yaml",
        "catalogo/malo.yaml",
        "templates/malo.md",
        ".git/config",
        ".folio/lock",
        "catalog/ma\0lo.yaml",
        "",
    ];
    texts.extend(paths.map(with_path));
    for text in texts {
        let place = Place::new();
        place.write(JOURNAL, &text);
        assert_eq!(place.lock().recovery(), Some(&Recovery::Damaged { kept: DAMAGED }), "{text:.200}");
        assert!(place.is_as_before(), "{text:.200}");
        assert_eq!(place.read(DAMAGED).as_deref(), Some(text.as_str()));
        assert_eq!(place.read(JOURNAL), None);
        assert_eq!(place.lock().recovery(), None);
    }
    // A folder of that name is none either.
    let place = Place::new();
    fs::create_dir_all(place.desk.path(JOURNAL)).expect("makes");
    assert_eq!(place.lock().recovery(), Some(&Recovery::Damaged { kept: DAMAGED }));
}

/// Takes away, or gives back, the right to write into a folder. False where that binds nobody: root.
#[cfg(unix)]
fn is_closed(folder: &Path, closed: bool) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(if closed { 0o555 } else { 0o755 })).expect("permissions");
    closed && tempfile::tempfile_in(folder).is_err()
}

#[cfg(unix)]
#[test]
fn what_cannot_be_finished_yet_keeps_its_journal() {
    let place = Place::new();
    place.left_after(1);
    let folder = place.desk.path("tickets/2025/02");
    if is_closed(&folder, true) {
        place.desk.lock("prueba", Duration::ZERO).expect_err("no writer goes on over it");
        assert!(place.desk.is_interrupted());
        assert_eq!(place.read(ASSET).as_deref(), Some("nuevo\n"));
    }
    is_closed(&folder, false);
    drop(place.lock());
    assert!(place.is_done());
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_read_only_undoes_the_others() {
    let place = Place::new();
    let lock = place.lock();
    let folder = place.desk.path("tickets/2025/02");
    if is_closed(&folder, true) {
        place.desk.commit(&lock, &place.batch()).expect_err("the last cannot be written");
        assert!(place.is_as_before());
        assert_eq!(place.leftovers(), Vec::<PathBuf>::new());
    }
    is_closed(&folder, false);
    place.desk.commit(&lock, &place.batch()).expect("writes");
    assert!(place.is_done());
}

#[test]
fn a_writer_that_cannot_go_on_puts_back_what_was_there() {
    let place = Place::new();
    let lock = place.lock();
    // A file where the last one needs a folder.
    place.write("catalog/assets/impresora", "");
    let mut batch = place.batch();
    batch.create(place.desk.path("catalog/assets/impresora/IM-1.yaml"), "otro\n");
    let error = place.desk.commit(&lock, &batch).expect_err("no folder");
    assert!(matches!(error, StoreError::Io { .. }), "{error}");
    assert!(place.is_as_before());
    assert_eq!(place.leftovers(), Vec::<PathBuf>::new());
    assert_eq!(place.read(".folio/last-CI-2025"), None);
    // And can write again.
    place.desk.commit(&lock, &place.batch()).expect("writes");
    assert!(place.is_done());
}

#[test]
fn what_was_undone_and_may_be_made_after_all_is_not_called_undone() {
    let place = Place::new();
    let entries = place.batch().entries;
    // The last cannot be written, and something is there in place of the journal that cannot be removed.
    let error = || io_error(place.desk.path(PARENT))(ErrorKind::StorageFull.into());
    fs::create_dir_all(place.desk.path(JOURNAL)).expect("makes");
    place.write(ASSET, "nuevo\n");
    let written = [&entries[1]];
    assert!(matches!(take_back(&place.desk.root, &written, error()), StoreError::HalfMade(_)));
    assert!(place.is_as_before());
    fs::remove_dir(place.desk.path(JOURNAL)).expect("removes");
    place.write(JOURNAL, "");
    assert!(matches!(take_back(&place.desk.root, &written, error()), StoreError::Io { .. }));
    assert_eq!(place.read(JOURNAL), None);
}
