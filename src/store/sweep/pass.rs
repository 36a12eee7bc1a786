//! One pass over the records below a folder: what there is, and what the disk says of each file
//! without its being read. Folders are listed side by side, as many at once as the machine has threads.

use std::ffi::OsString;
use std::fs::{DirEntry, Metadata};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What the disk says of a file. Two that are equal are of one text, unless it was changed within
/// the tick of the clock in which it was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fingerprint {
    /// Bytes.
    pub size: u64,
    /// When its content was changed, in nanoseconds.
    pub modified: i64,
    /// When anything of it was changed, in nanoseconds: nobody can set it back.
    pub changed: i64,
    /// Number of the inode.
    pub inode: u64,
}

/// An entry that bears the name of a record.
#[derive(Debug, Clone)]
pub struct Found {
    /// Its name in the folder.
    pub name: OsString,
    /// What the disk says of it; none where it is no plain file, or was not asked for.
    pub fingerprint: Option<Fingerprint>,
}

/// A folder of records.
#[derive(Debug, Default)]
pub struct Folder {
    /// Its path.
    pub path: PathBuf,
    /// What bears the name of a record, in order of name.
    pub files: Vec<Found>,
    /// Its folders, in order of name, by position in the pass.
    folders: Vec<(OsString, usize)>,
}

/// What lies below a folder.
#[derive(Debug, Default)]
pub struct Pass {
    /// The folder itself first; each of the others after the one that holds it.
    pub folders: Vec<Folder>,
}

/// Threads that list folders; more would only wait for the disk.
const THREADS_AT_MOST: usize = 8;

impl Pass {
    /// Looks below a folder. Hidden names are passed over, links are not followed; with `ask` the
    /// disk is asked about every file.
    pub fn below(folder: &Path, ask: bool) -> Self {
        let mut pass = Self { folders: vec![Folder { path: folder.to_owned(), ..Folder::default() }] };
        let mut begun = 0;
        while begun < pass.folders.len() {
            let level = &pass.folders[begun..];
            let listed = side_by_side(level.len(), |index| list(&level[index].path, ask));
            let mut next = begun + level.len();
            let mut found = Vec::new();
            for (folder, (files, names)) in pass.folders[begun..].iter_mut().zip(listed) {
                folder.files = files;
                for name in names {
                    found.push(Folder { path: folder.path.join(&name), ..Folder::default() });
                    folder.folders.push((name, next));
                    next += 1;
                }
            }
            begun = pass.folders.len();
            pass.folders.extend(found);
        }
        pass
    }

    /// The paths of everything that bears the name of a record, in order.
    pub fn paths(&self) -> Vec<PathBuf> {
        let mut found = Vec::with_capacity(self.folders.iter().map(|folder| folder.files.len()).sum());
        self.in_order(&mut |folder, file| found.push(self.path(folder, file)));
        found
    }

    /// The path of a file, by the positions of its folder and of itself there.
    pub fn path(&self, folder: usize, file: usize) -> PathBuf {
        let folder = &self.folders[folder];
        folder.path.join(&folder.files[file].name)
    }

    /// Gives the positions of everything that bears the name of a record to `take`, in order of path.
    pub fn in_order(&self, take: &mut impl FnMut(usize, usize)) {
        self.go_through(0, take);
    }

    fn go_through(&self, index: usize, take: &mut impl FnMut(usize, usize)) {
        let Some(folder) = self.folders.get(index) else { return };
        let mut files = folder.files.iter().enumerate().peekable();
        for (name, below) in &folder.folders {
            while let Some((file, _)) = files.next_if(|(_, file)| file.name <= *name) {
                take(index, file);
            }
            self.go_through(*below, take);
        }
        files.for_each(|(file, _)| take(index, file));
    }
}

/// What `work` gives for each number below `count`, in order; whichever thread is free takes the next.
fn side_by_side<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let threads = std::thread::available_parallelism().map_or(2, NonZero::get).clamp(2, THREADS_AT_MOST).min(count);
    if threads <= 1 {
        return (0..count).map(work).collect();
    }
    let (next, done) = (AtomicUsize::new(0), Mutex::new(Vec::with_capacity(count)));
    let take = || {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= count {
                return;
            }
            let given = work(index);
            if let Ok(mut done) = done.lock() {
                done.push((index, given));
            }
        }
    };
    std::thread::scope(|scope| {
        (1..threads).for_each(|_| drop(scope.spawn(take)));
        take();
    });
    let mut done = done.into_inner().unwrap_or_default();
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, given)| given).collect()
}

/// The records of a folder and the names of its folders, both in order.
fn list(folder: &Path, ask: bool) -> (Vec<Found>, Vec<OsString>) {
    let (mut files, mut folders) = (Vec::new(), Vec::new());
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        if name.as_encoded_bytes().starts_with(b".") {
            continue;
        }
        let kind = entry.file_type().ok();
        if kind.is_some_and(|kind| kind.is_dir()) {
            folders.push(name.clone());
        }
        if Path::new(&name).extension().is_some_and(|ending| ending == "yaml") {
            let plain = ask && kind.is_some_and(|kind| kind.is_file());
            let fingerprint = if plain { fingerprint(&entry) } else { None };
            files.push(Found { name, fingerprint });
        }
    }
    files.sort_unstable_by(|a, b| a.name.cmp(&b.name));
    folders.sort_unstable();
    (files, folders)
}

fn fingerprint(entry: &DirEntry) -> Option<Fingerprint> {
    entry.metadata().ok().filter(Metadata::is_file).and_then(|metadata| Fingerprint::of(&metadata))
}

impl Fingerprint {
    /// What the disk said of a file; none where it does not say enough.
    #[cfg(unix)]
    pub fn of(metadata: &Metadata) -> Option<Self> {
        use std::os::unix::fs::MetadataExt;
        let nanoseconds = |seconds: i64, rest: i64| seconds.checked_mul(1_000_000_000)?.checked_add(rest);
        Some(Self {
            size: metadata.len(),
            modified: nanoseconds(metadata.mtime(), metadata.mtime_nsec())?,
            changed: nanoseconds(metadata.ctime(), metadata.ctime_nsec())?,
            inode: metadata.ino(),
        })
    }

    /// Elsewhere the disk says too little for a file to be known again.
    #[cfg(not(unix))]
    pub fn of(_metadata: &Metadata) -> Option<Self> {
        None
    }
}

#[cfg(test)]
mod tests {
    use walkdir::WalkDir;

    use super::*;

    /// The same by another library.
    fn walked(folder: &Path) -> Vec<PathBuf> {
        let is_hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
        WalkDir::new(folder)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name()))
            .flatten()
            .filter(|entry| entry.depth() > 0 && entry.path().extension().is_some_and(|ending| ending == "yaml"))
            .map(walkdir::DirEntry::into_path)
            .collect()
    }

    #[test]
    fn it_finds_what_a_walk_finds_in_the_same_order() {
        let folder = tempfile::tempdir().expect("folder");
        let root = folder.path();
        for path in [
            "2026/01/a.yaml",
            "2026/01/b.yaml",
            "2026/02/c.yaml",
            "2026.yaml",
            "2026/02.yaml",
            "2026/.git/x.yaml",
            "2026/01/.hidden.yaml",
            "2026/01/note.txt",
            "stray.yaml",
            "2025-old/deep/er/z.yaml",
            "a.yaml/inside.yaml",
            "2026-/d.yaml",
            "2026/01/x.yaml.bak",
            "ñ/é.yaml",
            "2026/1/e.yaml",
        ] {
            let path = root.join(path);
            std::fs::create_dir_all(path.parent().expect("parent")).expect("folder");
            std::fs::write(path, "x").expect("file");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(root.join("stray.yaml"), root.join("2026/link.yaml")).expect("link");
            std::os::unix::fs::symlink(root.join("2026"), root.join("years")).expect("link");
        }
        for ask in [false, true] {
            assert_eq!(Pass::below(root, ask).paths(), walked(root), "asked: {ask}");
        }
        let pass = Pass::below(root, true);
        let files = pass.folders.iter().flat_map(|folder| folder.files.iter().map(move |file| (folder, file)));
        for (folder, file) in files {
            let metadata = folder.path.join(&file.name).symlink_metadata().expect("metadata");
            assert_eq!(file.fingerprint.is_some(), cfg!(unix) && metadata.is_file(), "{:?}", file.name);
            assert!(file.fingerprint.is_none_or(|fingerprint| fingerprint.size == metadata.len()));
        }
        assert_eq!(Pass::below(&root.join("nowhere"), true).paths(), Vec::<PathBuf>::new());
    }
}
