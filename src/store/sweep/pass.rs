//! One pass over the records below a folder: what there is, and what the disk says of each file
//! without its being read. Folders are listed side by side, as many at once as the machine has threads.

use std::ffi::{OsStr, OsString};
use std::fs::Metadata;
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

/// An entry that bears the name of a record. Its name stands with those of its folder: a desk has many.
#[derive(Debug, Clone, Copy)]
struct Found {
    /// Where its name ends.
    end: u32,
    /// What the disk says of it; none where it is no plain file, or was not asked for.
    fingerprint: Option<Fingerprint>,
}

/// A folder of records. What bears the name of a record comes in the order of the disk, which stays
/// the same while nothing is added or removed.
#[derive(Debug, Default)]
pub struct Folder {
    /// Its path.
    pub path: PathBuf,
    /// The names of its files, one after the other.
    names: Vec<u8>,
    files: Vec<Found>,
    /// Its folders, in order of name, by position in the pass.
    folders: Vec<(OsString, usize)>,
}

impl Folder {
    /// How many entries bear the name of a record.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether nothing bears the name of a record.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The bytes of a file's name, by its position.
    pub fn name_bytes(&self, file: usize) -> &[u8] {
        let start = file.checked_sub(1).map_or(0, |before| self.files[before].end as usize);
        &self.names[start..self.files[file].end as usize]
    }

    /// A file's name, where it is text.
    pub fn name(&self, file: usize) -> Option<&str> {
        std::str::from_utf8(self.name_bytes(file)).ok()
    }

    /// What the disk says of a file; none where it is no plain file, or was not asked for.
    pub fn fingerprint(&self, file: usize) -> Option<Fingerprint> {
        self.files[file].fingerprint
    }

    /// The path of a file.
    pub fn path_of(&self, file: usize) -> PathBuf {
        self.path.join(os_name(self.name_bytes(file)))
    }

    /// The positions of all files, in order of name.
    pub fn in_order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.files.len()).collect();
        order.sort_unstable_by_key(|file| self.name_bytes(*file));
        order
    }

    fn add(&mut self, name: &[u8], fingerprint: Option<Fingerprint>) {
        self.names.extend(name);
        // A folder whose names do not fit into four gigabytes is none of this program's.
        let Ok(end) = u32::try_from(self.names.len()) else { return };
        self.files.push(Found { end, fingerprint });
    }
}

#[cfg(unix)]
fn os_name(name: &[u8]) -> &OsStr {
    std::os::unix::ffi::OsStrExt::from_bytes(name)
}

/// Elsewhere what is added was text.
#[cfg(not(unix))]
fn os_name(name: &[u8]) -> &OsStr {
    OsStr::new(std::str::from_utf8(name).unwrap_or_default())
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
        Self::below_but(folder, ask, &[])
    }

    /// The same, without looking into those folders of it.
    pub fn below_but(folder: &Path, ask: bool, but: &[String]) -> Self {
        let mut pass = Self { folders: vec![Folder { path: folder.to_owned(), ..Folder::default() }] };
        let mut begun = 0;
        while begun < pass.folders.len() {
            let level = &pass.folders[begun..];
            let listed = side_by_side(level.len(), |index| list(&level[index].path, ask));
            let mut next = begun + level.len();
            let mut found = Vec::new();
            for (folder, (files, names)) in pass.folders[begun..].iter_mut().zip(listed) {
                (folder.names, folder.files) = (files.names, files.files);
                for name in names {
                    if begun == 0 && but.iter().any(|but| name == but.as_str()) {
                        continue;
                    }
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
        let mut found = Vec::with_capacity(self.folders.iter().map(Folder::len).sum());
        let orders: Vec<Vec<usize>> = self.folders.iter().map(Folder::in_order).collect();
        self.in_order(&orders, &mut |folder, file| found.push(self.path(folder, file)));
        found
    }

    /// The path of a file, by the positions of its folder and of itself there.
    pub fn path(&self, folder: usize, file: usize) -> PathBuf {
        self.folders[folder].path_of(file)
    }

    /// Gives the positions of some files to `take`, in order of path; `those` are some of each folder, in
    /// order of name.
    pub fn in_order(&self, those: &[Vec<usize>], take: &mut impl FnMut(usize, usize)) {
        self.go_through(0, those, take);
    }

    fn go_through(&self, index: usize, those: &[Vec<usize>], take: &mut impl FnMut(usize, usize)) {
        let (Some(folder), Some(files)) = (self.folders.get(index), those.get(index)) else { return };
        let mut files = files.iter().peekable();
        for (name, below) in &folder.folders {
            while let Some(file) = files.next_if(|file| folder.name_bytes(**file) <= name.as_encoded_bytes()) {
                take(index, *file);
            }
            self.go_through(*below, those, take);
        }
        files.for_each(|file| take(index, *file));
    }
}

/// What `work` gives for each number below `count`, in order; whichever thread is free takes the next.
pub fn side_by_side<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
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

/// Whether an entry bears the name of a record.
fn is_record(name: &[u8]) -> bool {
    // A name that begins with a dot is hidden, hence no ending of its own can be taken for one.
    name.ends_with(b".yaml")
}

/// The records of a folder, and the names of its folders in order.
#[cfg(target_os = "linux")]
fn list(folder: &Path, ask: bool) -> (Folder, Vec<OsString>) {
    use rustix::fs::{AtFlags, CWD, FileType, Mode, OFlags, RawDir, openat, statat};
    let (mut found, mut folders) = (Folder::default(), Vec::new());
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let Ok(handle) = openat(CWD, folder, flags, Mode::empty()) else { return (found, folders) };
    let mut buffer = Vec::with_capacity(64 * 1024);
    let mut entries = RawDir::new(&handle, buffer.spare_capacity_mut());
    while let Some(Ok(entry)) = entries.next() {
        let name = entry.file_name().to_bytes();
        if name.starts_with(b".") {
            continue;
        }
        let is_record = is_record(name);
        let mut kind = entry.file_type();
        let mut stat = None;
        if kind == FileType::Unknown || (ask && is_record && kind == FileType::RegularFile) {
            stat = statat(&handle, entry.file_name(), AtFlags::SYMLINK_NOFOLLOW).ok();
            kind = stat.map_or(FileType::Unknown, |stat| FileType::from_raw_mode(stat.st_mode));
        }
        if kind == FileType::Directory {
            folders.push(os_name(name).to_owned());
        }
        if is_record {
            let asked = stat.filter(|_| ask && kind == FileType::RegularFile);
            found.add(name, asked.and_then(|stat| Fingerprint::of_stat(&stat)));
        }
    }
    folders.sort_unstable();
    (found, folders)
}

/// The records of a folder, and the names of its folders in order.
#[cfg(not(target_os = "linux"))]
fn list(folder: &Path, ask: bool) -> (Folder, Vec<OsString>) {
    let (mut found, mut folders) = (Folder::default(), Vec::new());
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        if name.as_encoded_bytes().starts_with(b".") {
            continue;
        }
        let kind = entry.file_type().ok();
        if kind.is_some_and(|kind| kind.is_dir()) {
            folders.push(name.clone());
        }
        if is_record(name.as_encoded_bytes()) {
            let plain = ask && kind.is_some_and(|kind| kind.is_file());
            let metadata = if plain { entry.metadata().ok().filter(Metadata::is_file) } else { None };
            found.add(name.as_encoded_bytes(), metadata.and_then(|metadata| Fingerprint::of(&metadata)));
        }
    }
    folders.sort_unstable();
    (found, folders)
}

impl Fingerprint {
    #[cfg(target_os = "linux")]
    fn of_stat(stat: &rustix::fs::Stat) -> Option<Self> {
        let nanoseconds =
            |seconds: i64, rest: u64| seconds.checked_mul(1_000_000_000)?.checked_add(i64::try_from(rest).ok()?);
        Some(Self {
            size: u64::try_from(stat.st_size).ok()?,
            modified: nanoseconds(stat.st_mtime, stat.st_mtime_nsec)?,
            changed: nanoseconds(stat.st_ctime, stat.st_ctime_nsec)?,
            inode: stat.st_ino,
        })
    }

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
        let files = pass.folders.iter().flat_map(|folder| (0..folder.len()).map(move |file| (folder, file)));
        for (folder, file) in files {
            let metadata = folder.path_of(file).symlink_metadata().expect("metadata");
            let fingerprint = folder.fingerprint(file);
            assert_eq!(fingerprint.is_some(), cfg!(unix) && metadata.is_file(), "{:?}", folder.name(file));
            #[cfg(unix)]
            assert!(fingerprint.is_none() || fingerprint == Fingerprint::of(&metadata));
        }
        assert_eq!(Pass::below(&root.join("nowhere"), true).paths(), Vec::<PathBuf>::new());
    }
}
