//! What others are measured beside: one bare getdents + fstatat pass over the folders of a desk's
//! tickets, on two threads. `cargo run --release --example sweep -- DIR [ours|parse]`; `ours` makes
//! the pass of the library, `parse` reads every file and parses its YAML with the library's parser and nothing more.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use rustix::fs::{AtFlags, CWD, Mode, OFlags, RawDir, openat, statat};

fn pass(folder: &Path) -> (u64, u64) {
    let mut buffer = Vec::with_capacity(64 * 1024);
    let (mut files, mut bytes) = (0, 0);
    let Ok(handle) = openat(CWD, folder, OFlags::RDONLY | OFlags::DIRECTORY, Mode::empty()) else { return (0, 0) };
    let mut entries = RawDir::new(&handle, buffer.spare_capacity_mut());
    while let Some(Ok(entry)) = entries.next() {
        if entry.file_name().to_bytes().ends_with(b".yaml")
            && let Ok(stat) = statat(&handle, entry.file_name(), AtFlags::SYMLINK_NOFOLLOW)
        {
            files += 1;
            bytes += stat.st_size as u64;
        }
    }
    (files, bytes)
}

fn folders(folder: &Path, found: &mut Vec<PathBuf>, depth: usize) {
    if depth == 0 {
        found.push(folder.to_owned());
        return;
    }
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            folders(&entry.path(), found, depth - 1);
        }
    }
}

fn parse(paths: &[PathBuf]) {
    let (next, events) = (AtomicUsize::new(0), AtomicU64::new(0));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(path) = paths.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let text = std::fs::read_to_string(path).unwrap_or_default();
                    let read = granit_parser::Parser::new_from_str(&text).flatten().count();
                    events.fetch_add(read as u64, Ordering::Relaxed);
                }
            });
        }
    });
    println!("{} events", events.into_inner());
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let root = PathBuf::from(arguments.next().unwrap_or_default()).join("tickets");
    let word = arguments.next();
    if word.is_some() {
        let pass = folio::store::sweep::pass::Pass::below(&root, true);
        if word.as_deref() == Some("parse") {
            parse(&pass.paths());
        } else {
            println!("{} files", pass.folders.iter().map(|folder| folder.len()).sum::<usize>());
        }
        return;
    }
    let mut months = Vec::new();
    folders(&root, &mut months, 2);
    let (next, files, bytes) = (AtomicUsize::new(0), AtomicU64::new(0), AtomicU64::new(0));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(month) = months.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let found = pass(month);
                    files.fetch_add(found.0, Ordering::Relaxed);
                    bytes.fetch_add(found.1, Ordering::Relaxed);
                }
            });
        }
    });
    println!("{} files, {} bytes", files.into_inner(), bytes.into_inner());
}
