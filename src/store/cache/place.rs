//! Where things are remembered, whether they can be, and for whom.

use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use super::shelf::named;
use super::{NEWS, TICKETS};
use crate::model::seal::{self, Header};
use crate::store::desk::Desk;
use crate::store::{file, sweep};

/// Changes with every change of what is remembered or of its form.
const SCHEMA: u32 = 3;

/// Says `off` to do without.
const SWITCH: &str = "FOLIO_CACHE";

/// Files that decide what a ticket's text comes to, beside the procedures and calendars.
const CATALOGUE: [&str; 3] = ["desk.toml", "suppliers.toml", "priorities.toml"];

/// Folders of files that do.
const FOLDERS: [&str; 3] = ["procedures", "procedures/past", "calendars"];

/// A folder in which a desk's facts can be remembered.
pub struct Place {
    root: PathBuf,
    folder: PathBuf,
    key: String,
}

impl Place {
    /// The place of a desk; none where it is switched off or nothing could be believed.
    pub fn of(desk: &Desk) -> Option<Self> {
        Self::keyed(desk, key)
    }

    /// The same for what depends on names of files alone.
    pub fn of_names(desk: &Desk) -> Option<Self> {
        Self::keyed(desk, |root| Some(format!("{SCHEMA}\n{}", root.to_str()?)))
    }

    fn keyed(desk: &Desk, key: impl Fn(&Path) -> Option<String>) -> Option<Self> {
        if is_off() || !cfg!(unix) || is_of_other_machine(&desk.root) {
            return None;
        }
        Some(Self { root: desk.root.clone(), folder: Self::folder_of(&desk.root)?, key: key(&desk.root)? })
    }

    /// The folder, whether or not it can be used; none where it might lead elsewhere.
    pub fn folder_of(root: &Path) -> Option<PathBuf> {
        let folder = root.join(".folio/cache");
        file::refuse_links(root, &folder.join("tickets")).ok()?;
        Some(folder)
    }

    /// Whose what is written here is: this program's, of this desk, with this catalogue.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// A file here, opened to be read.
    pub fn open(&self, name: &str) -> Option<File> {
        let path = self.folder.join(name);
        // Opening a pipe would wait for somebody to write into it.
        path.symlink_metadata().ok().filter(std::fs::Metadata::is_file)?;
        File::open(path).ok()
    }

    /// Removes what is remembered by itself of years other than those.
    pub fn keep_years(&self, sealed: &[Header]) {
        for year in years_in(&self.root).into_iter().filter(|year| sealed.iter().all(|header| header.year != *year)) {
            for name in [TICKETS, NEWS] {
                let _ = std::fs::remove_file(self.folder.join(named(name, Some(year))));
            }
        }
    }

    /// The bytes of a file here.
    pub fn read(&self, name: &str) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        self.open(name)?.read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }

    /// Replaces a file here. Where that is not possible things are not remembered.
    pub fn write(&self, name: &str, bytes: &[u8]) -> bool {
        let write = |mut file: NamedTempFile| file.write_all(bytes).is_ok().then_some(file);
        self.begin().and_then(write).and_then(|file| self.finish(file, name)).is_some()
    }

    /// A file here that has no name yet; none where nothing can be written.
    pub fn begin(&self) -> Option<NamedTempFile> {
        file::refuse_links(&self.root, &self.folder.join("tickets")).ok()?;
        std::fs::create_dir_all(&self.folder).ok()?;
        tempfile::Builder::new().prefix(".").tempfile_in(&self.folder).ok()
    }

    /// Gives a file that was begun here its name, in place of the one that had it. It is not synced: a
    /// file that is not whole after a loss of power is not believed.
    pub fn finish(&self, file: NamedTempFile, name: &str) -> Option<File> {
        file::refuse_links(&self.root, &self.folder.join(name)).ok()?;
        file.persist(self.folder.join(name)).ok()
    }
}

/// The years of which something is remembered by itself, in order.
pub fn years_in(root: &Path) -> Vec<u16> {
    let names = Place::folder_of(root).and_then(|folder| std::fs::read_dir(folder).ok()).into_iter().flatten();
    let year =
        |name: &str| seal::year_of([TICKETS, NEWS].iter().find_map(|it| name.strip_prefix(it))?.strip_prefix('-')?);
    let mut years: Vec<u16> = names.flatten().filter_map(|entry| year(entry.file_name().to_str()?)).collect();
    years.sort_unstable();
    years.dedup();
    years
}

/// Whether things are to be done without.
pub fn is_off() -> bool {
    std::env::var(SWITCH).is_ok_and(|word| word == "off")
}

/// What tells apart all on which the facts of an unchanged file could depend.
fn key(root: &Path) -> Option<String> {
    let mut digest = Sha256::new();
    let catalogue = root.join("catalog");
    let of_folder = |folder: &str| {
        let names = sweep::toml_files(&catalogue.join(folder));
        names.into_iter().map(|name| format!("{folder}/{name}")).collect::<Vec<_>>()
    };
    let names = CATALOGUE.iter().map(|name| (*name).to_owned()).chain(FOLDERS.into_iter().flat_map(of_folder));
    for name in names {
        let path = catalogue.join(&name);
        // What a link leads to may be another thing to whoever reads it.
        let kind = match path.symlink_metadata() {
            Ok(metadata) if metadata.is_symlink() => return None,
            Ok(metadata) => metadata.is_file(),
            Err(_) => false,
        };
        let content = if kind { std::fs::read(&path).ok()? } else { Vec::new() };
        for part in [name.as_bytes(), &[u8::from(kind)], &content] {
            digest.update((part.len() as u64).to_le_bytes());
            digest.update(part);
        }
    }
    let mut parts = vec![SCHEMA.to_string(), env!("CARGO_PKG_VERSION").to_owned(), program()];
    parts.push(root.to_str()?.to_owned());
    parts.push(digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect());
    Some(parts.join("\n"))
}

/// What tells this build of the program apart: what one reads another may read otherwise.
fn program() -> String {
    let metadata = std::env::current_exe().and_then(std::fs::metadata);
    let written = |metadata: std::fs::Metadata| {
        let changed = metadata.modified().ok()?.duration_since(std::time::SystemTime::UNIX_EPOCH).ok()?;
        Some(format!("{}.{}", metadata.len(), changed.as_nanos()))
    };
    metadata.ok().and_then(written).unwrap_or_default()
}

/// Whether a folder lies on a disk that others change without this machine seeing it at once, or whose
/// numbers of inodes and moments mean something else.
#[cfg(target_os = "linux")]
fn is_of_other_machine(folder: &Path) -> bool {
    // NFS, SMB, CIFS, SMB2, AFS, Coda, NCP, 9P, Ceph, FUSE, Lustre, VirtualBox' and VMware's folders.
    const TYPES: [u32; 13] = [
        0x6969,
        0x517b,
        0xff53_4d42,
        0xfe53_4d42,
        0x5346_414f,
        0x7375_7245,
        0x564c,
        0x0102_1997,
        0x00c3_6400,
        0x6573_5546,
        0x0bd0_0bd0,
        0x786f_4256,
        0xbacb_acbc,
    ];
    rustix::fs::statfs(folder).map_or(true, |found| TYPES.contains(&(found.f_type as u32)))
}

/// Where the system does not say, every disk is taken for this machine's.
#[cfg(not(target_os = "linux"))]
fn is_of_other_machine(_folder: &Path) -> bool {
    false
}
