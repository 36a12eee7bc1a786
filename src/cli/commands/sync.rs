//! `folio sync`: takes in what others did and gives them what was done here.
//!
//! Everything is made ready beside the desk: fetched, merged into a tree, committed, pushed. Only then the branch and
//! the files move. Whatever fails before leaves the desk as it was.

mod altered;
mod apart;
mod as_text;
mod guard;
mod readable;
mod tell;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use clap::Args;

use self::tell::Summary;
use crate::cli::app::App;
use crate::cli::commit;
use crate::cli::error::{CliError, Exit};
use crate::cli::sync::sides::{Side, stem};
use crate::cli::sync::twice::{self, Whose};
use crate::cli::sync::{self as union, Brought, arrived, checked, seals};
use crate::message;
use crate::model::attachment;
use crate::model::catalogue::{Authors, CommitPolicy, FORMAT};
use crate::model::folio::Folio;
use crate::model::time::Moment;
use crate::store::desk::{DESK_FILE, Desk};
use crate::store::git;
use crate::store::git::advance::{self, Way, point};
use crate::store::git::driver;
use crate::store::git::exchange::{self, Pushed, Remote, is_ancestor};
use crate::store::git::joining;
use crate::store::git::record::{self, Before, Written};
use crate::store::git::run;
use crate::store::git::state::{Busy, Repository, has_identity};
use crate::store::history::MADE_BY_SYNC;
use crate::store::{StoreError, file};

/// How often it is tried again when others push meanwhile.
const TRIES: u32 = 6;

/// Files named one by one.
const FOLDERS: [&str; 2] = ["catalog", "tickets"];

/// Arguments of `folio sync`.
#[derive(Debug, Args)]
pub struct SyncArgs {
    #[arg(long)]
    dry_run: bool,
    #[arg(long)]
    json: bool,
}

/// Shares the desk.
///
/// # Errors
/// Whatever stands in the way; the desk is as before then.
pub fn run(app: &mut App, args: &SyncArgs) -> Result<Exit, CliError> {
    let desk = app.desk_to_change(args.dry_run)?;
    let now = app.now(desk.zone())?;
    let lock = if args.dry_run { None } else { Some(app.lock(&desk, "", now)?) };
    let summary = share(app, &desk, args, now)?;
    drop(lock);
    tell::print(app, &summary, args.json)?;
    Ok(if summary.is_sound() { Exit::Done } else { Exit::Refused })
}

fn share(app: &App, desk: &Desk, args: &SyncArgs, now: Moment) -> Result<Summary, CliError> {
    let root = &desk.root;
    let refused = |message| Err(CliError::Refused(message));
    let Some(mut repository) = Repository::of(root)? else { return refused(message!("sync-no-git")) };
    if let Some(busy) = repository.busy() {
        let on_top = if busy == Busy::Merge { exchange::on_top_of_merge(&repository)? } else { Vec::new() };
        if !on_top.is_empty() {
            let paths: Vec<&str> = on_top.iter().map(String::as_str).collect();
            return refused(message!("sync-merge-written-on", count = paths.len(), paths = commit::named(&paths)));
        }
        return refused(message!("sync-busy", what = busy.word()));
    }
    let Some(remote) = exchange::remote_of(root, &repository)? else {
        let detached = repository.branch.is_none();
        return refused(if detached { message!("sync-detached") } else { message!("sync-no-remote") });
    };
    if !args.dry_run {
        joining::sweep(root);
        // So that plain git merges records as this command does.
        driver::install(root, &repository)?;
        commit_pending(app, desk);
        repository = Repository::of(root)?.unwrap_or(repository);
    }
    let Some(head) = repository.head.clone() else { return refused(message!("sync-nothing-committed")) };
    let dirty = exchange::dirty(root, &repository, &FOLDERS)?;
    let below = |path: &&String| {
        let path = path.strip_prefix(&repository.prefix);
        path.is_some_and(|path| FOLDERS.iter().any(|folder| path.starts_with(&format!("{folder}/"))))
    };
    let unsaved: Vec<&String> = dirty.iter().filter(below).collect();
    let (orphans, unsaved) = orphans(desk, &repository, unsaved)?;
    if !orphans.is_empty() {
        let (count, paths) = (orphans.len(), commit::named(&orphans));
        commit::tell(&app.told, message!("sync-attachment-of-nothing", count = count, paths = paths));
    }
    if !unsaved.is_empty() {
        return refused(message!("sync-unsaved", count = unsaved.len(), paths = commit::named(&unsaved)));
    }
    for attempt in 0..TRIES {
        let round = Round { app, desk, repository: &repository, remote: &remote, head: &head, dirty: &dirty, now };
        match round.run(args.dry_run)? {
            Ended::Done(summary) => return Ok(*summary),
            Ended::Late if attempt + 1 < TRIES => std::thread::sleep(pause(attempt)?),
            Ended::Late => break,
        }
    }
    Err(CliError::Environment(message!("sync-late", tries = i64::from(TRIES))))
}

/// Files that lie where attachments do, that git does not know and that no ticket names: `folio attach` died before it
/// could record them. They are apart from the others.
fn orphans<'a>(
    desk: &Desk,
    repository: &Repository,
    unsaved: Vec<&'a String>,
) -> Result<(Vec<&'a str>, Vec<&'a str>), StoreError> {
    let hash = |path: &str| path.strip_prefix(&repository.prefix).and_then(attachment::hash_at).map(str::to_owned);
    let mut orphans = Vec::new();
    let mut others = Vec::new();
    for path in unsaved {
        let Some(hash) = hash(path) else {
            others.push(path.as_str());
            continue;
        };
        let is_known = run::run(&repository.top, &["ls-files", "--error-unmatch", "--", path])?.ok;
        // In the work tree, where what is not committed yet stands too.
        let grep = ["grep", "-q", "--untracked", "-F", "-e", &hash, "--", "tickets"];
        let is_named = run::run(&desk.root, &grep)?.ok;
        if is_known || is_named { &mut others } else { &mut orphans }.push(path.as_str());
    }
    Ok((orphans, others))
}

/// Says that another clone uses this one's series, where that is known.
pub fn tell_shared_series(app: &App, desk: &Desk) {
    let Ok(series) = desk.series() else { return };
    if let Some(folio) = exchange::shared_series(&desk.root, &series) {
        let free = desk.free_series();
        commit::tell(&app.told, message!("series-shared", series = series, folio = folio, free = free));
    }
}

/// Commits what Folio wrote and could not commit then. What cannot be committed now either is told as unsaved.
fn commit_pending(app: &App, desk: &Desk) {
    if commit::policy(desk) == CommitPolicy::Manual {
        return;
    }
    // Where Folio wrote nothing that waits, what is not committed is a person's.
    if record::still_uncommitted(&desk.root).is_empty() {
        return;
    }
    if let Err(reason) = commit::begin(desk, &[]) {
        return commit::tell(&app.told, commit::not_committed(&desk.root, &reason, &["."]));
    }
    let paths = record::still_uncommitted(&desk.root);
    let written = paths.into_iter().filter_map(|path| {
        let is_gone = desk.path(&path).symlink_metadata().is_err();
        let after = if is_gone { String::new() } else { file::read_text(&desk.root, &desk.path(&path)).ok()? };
        Some(Written { path, before: Before::Unknown, after })
    });
    let mut written: Vec<Written> = written.collect();
    if written.is_empty() {
        return;
    }
    written.extend(desk.seals_left_in_git(&written));
    if let Err(reason) = record::commit(&desk.root, &written, |files| commit::words(desk, files)) {
        let paths: Vec<&str> = written.iter().map(|file| file.path.as_str()).collect();
        commit::tell(&app.told, commit::not_committed(&desk.root, &reason, &paths));
    }
}

/// A while that is not the same for all who wait.
fn pause(attempt: u32) -> Result<Duration, CliError> {
    let mut drawn = [0_u8; 2];
    getrandom::fill(&mut drawn)
        .map_err(|error| CliError::Environment(message!("error-random", problem = error.to_string())))?;
    let most = 200_u64 << attempt.min(5);
    Ok(Duration::from_millis(20 + u64::from(u16::from_le_bytes(drawn)) % most))
}

fn unreachable(remote: &Remote, problem: String) -> CliError {
    CliError::Environment(message!("sync-unreachable", remote = &remote.name, problem = git::below(&problem)))
}

/// How one try ended.
enum Ended {
    Done(Box<Summary>),
    Late,
}

/// One try.
struct Round<'a> {
    app: &'a App,
    desk: &'a Desk,
    repository: &'a Repository,
    remote: &'a Remote,
    head: &'a str,
    dirty: &'a [String],
    now: Moment,
}

impl Round<'_> {
    fn run(&self, rehearsal: bool) -> Result<Ended, CliError> {
        let root = &self.desk.root;
        let (head, remote) = (self.head, self.remote);
        let fetched = exchange::fetch(root, remote).map_err(|error| match error {
            StoreError::Git(words) => unreachable(remote, words),
            other => other.into(),
        })?;
        point("fetched");
        let known = self.known()?;
        let lost = guard::refuse_rewritten(self, known.as_deref(), fetched.as_deref())?;
        let mut summary = Summary::of(remote, head, rehearsal);
        let (target, pushes) = match &fetched {
            None => {
                let side = self.everything()?;
                (summary.went, summary.attachments) = (side.names(), side.attachments());
                (head.to_owned(), true)
            }
            Some(theirs) if theirs == head => (head.to_owned(), false),
            Some(theirs) => {
                self.refuse_newer(theirs)?;
                if is_ancestor(root, head, theirs)? {
                    twice::refuse(root, &[(theirs, Whose::Theirs)], &self.touched(head, &[theirs])?)?;
                    let side = Side::read(root, head, theirs)?;
                    summary.take(&side);
                    (theirs.clone(), false)
                } else if is_ancestor(root, theirs, head)? {
                    twice::refuse(root, &[(head, Whose::Ours)], &self.touched(theirs, &[head])?)?;
                    let side = Side::read(root, theirs, head)?;
                    (summary.went, summary.attachments) = (side.names(), side.attachments());
                    (head.to_owned(), true)
                } else {
                    (self.merge(theirs, &mut summary)?, true)
                }
            }
        };
        let (target, pushes) = match apart::mended(self, &target, &mut summary)? {
            Some(mended) => (mended, true),
            None => (target, pushes),
        };
        if let Some(lost) = &lost {
            guard::refuse_removed(self, lost, &target, true)?;
        }
        if let Some(fetched) = &fetched {
            if pushes {
                guard::refuse_removed(self, fetched, &target, false)?;
                as_text::refuse(self, fetched)?;
                altered::refuse(self, fetched)?;
            }
            summary.findings.extend(readable::refuse_broken(self, fetched, &target)?);
        }
        self.refuse_in_the_way(&target)?;
        guard::refuse_own(self, &target)?;
        summary.find_disputes(root, head, &target)?;
        summary.seals =
            seals::moved(root, [&mut summary.came, &mut summary.went], (head, fetched.as_deref(), &target))?;
        if rehearsal {
            return Ok(Ended::Done(Box::new(summary)));
        }
        point("ready");
        if pushes {
            match exchange::push(root, remote, &target)? {
                Pushed::Done => {}
                Pushed::Late => return Ok(Ended::Late),
                Pushed::Refused(problem) => {
                    return Err(CliError::Refused(message!("sync-refused", remote = &remote.name, problem = problem)));
                }
                Pushed::Mute(problem) => {
                    let name = &remote.name;
                    return Err(CliError::Refused(message!("sync-refused-mute", remote = name, problem = problem)));
                }
                Pushed::CheckedOut => {
                    let url = exchange::url_of(root, remote)?;
                    return Err(CliError::Refused(message!("sync-not-bare", remote = &remote.name, url = url)));
                }
                Pushed::Lost(problem) => return Err(unreachable(remote, problem)),
            }
        }
        point("pushed");
        if target != head {
            advance::advance(root, self.repository, head, &target, Way::Sync).map_err(|error| match error {
                StoreError::Git(words) => {
                    let lock = self.repository.git.join("index.lock").display().to_string();
                    CliError::Environment(message!("sync-half-way", problem = git::below(&words), lock = lock))
                }
                other => other.into(),
            })?;
        }
        exchange::point(root, &remote.shared(), &target)?;
        if let Some(tracking) = remote.tracking() {
            exchange::point(root, &tracking, &target)?;
        }
        if !remote.configured {
            let key = |key: &str| format!("branch.{}.{key}", remote.local);
            crate::store::git::configure(root, &key("remote"), &remote.name)?;
            crate::store::git::configure(root, &key("merge"), &remote.branch)?;
        }
        self.note_shared_series(&summary);
        union::note_disputes(root, head, &target)?;
        summary.after = target;
        Ok(Ended::Done(Box::new(summary)))
    }

    /// All that this clone has, where the remote has nothing.
    fn everything(&self) -> Result<Side, CliError> {
        let root = &self.desk.root;
        Ok(Side::read(root, &run::empty_tree(root)?, self.head)?)
    }

    /// Who records what the sync itself does: whoever commits it, as far as the desk can tell.
    fn author(&self) -> Result<String, CliError> {
        let people = &self.desk.people;
        if people.people.iter().all(|person| person.mail.is_none()) {
            return self.app.actor(self.desk, None);
        }
        let mail = git::author_mail(&self.desk.root)?;
        match people.by_mail(&mail) {
            Some(person) => Ok(person.id.clone()),
            None if self.desk.settings.sharing.authors == Authors::Any => self.app.actor(self.desk, None),
            None => Err(CliError::Refused(message!("sync-author-unknown", mail = mail))),
        }
    }

    /// The files of the desk that differ between one commit and others.
    fn touched(&self, base: &str, others: &[&str]) -> Result<BTreeMap<String, bool>, CliError> {
        let mut touched = BTreeMap::new();
        for other in others {
            for it in exchange::differences(&self.desk.root, base, other, &[])? {
                *touched.entry(it.path).or_default() |= it.before.is_none();
            }
        }
        Ok(touched)
    }

    /// Makes a commit, beside the desk.
    fn commit(&self, tree: &str, parents: &[&str], text: &str) -> Result<String, CliError> {
        let root = &self.desk.root;
        let signs = exchange::signs_commits(root)?;
        // So that who refuses it knows that the clone which made it is not there yet.
        let text = format!("{text}{MADE_BY_SYNC}\n");
        exchange::commit_tree(root, tree, parents, &text).map_err(|error| match error {
            StoreError::Git(words) if signs => {
                CliError::Environment(message!("sync-not-signed", problem = git::below(&words)))
            }
            other => other.into(),
        })
    }

    /// The commit that brings both histories together.
    fn merge(&self, theirs: &str, summary: &mut Summary) -> Result<String, CliError> {
        let (root, head) = (&self.desk.root, self.head);
        let Some(base) = exchange::base_of(root, head, theirs)? else {
            return Err(CliError::Refused(message!("sync-unrelated", remote = &self.remote.name)));
        };
        if !has_identity(root)? {
            return Err(CliError::Environment(message!("sync-no-identity")));
        }
        let touched = self.touched(&base, &[head, theirs])?;
        twice::refuse(root, &[(head, Whose::Ours), (theirs, Whose::Theirs)], &touched)?;
        let actor = || self.author();
        let brought = union::unite(self.desk, self.repository, &base, (head, theirs), &actor, self.now)?;
        let union = match brought {
            Brought::Together(union) => *union,
            Brought::Apart(conflicts) => {
                for (path, reason) in &conflicts {
                    let notice = message!("merge-of-file", path = path.as_str(), notice = reason.clone());
                    self.app.ui.say_message(&notice);
                }
                let two: Vec<&str> = conflicts
                    .iter()
                    .filter(|(_, reason)| reason.id == "sync-two-assets")
                    .map(|(path, _)| path.as_str())
                    .collect();
                if !two.is_empty() {
                    let assets: Vec<&str> = two.iter().map(|path| stem(path)).collect();
                    let (count, assets, paths) = (two.len(), commit::named(&assets), commit::named(&two));
                    return Err(CliError::Refused(message!(
                        "sync-assets-twice",
                        count = count,
                        assets = assets,
                        paths = paths
                    )));
                }
                let branch = self.remote.branch.trim_start_matches("refs/heads/");
                let catalogue: Vec<&str> = conflicts.iter().map(|(path, _)| path.as_str()).collect();
                if let Some(paths) = self.of_catalogue(&catalogue) {
                    let (count, commit) = (paths.len(), git::short(head));
                    let (one, all) = (paths[0].to_owned(), paths.join(" "));
                    let told = message!("sync-conflict-catalogue", count = count, one = one, paths = all);
                    let told = told.with("remote", &self.remote.name).with("branch", branch).with("commit", commit);
                    return Err(CliError::Refused(told));
                }
                return Err(CliError::Refused(message!(
                    "sync-conflict",
                    count = conflicts.len(),
                    remote = &self.remote.name,
                    branch = branch
                )));
            }
        };
        let (went, came) = (union.ours.names(), union.theirs.names());
        summary.attachments = union.ours.attachments();
        summary.attachments.extend(union.theirs.attachments());
        let joined: BTreeSet<String> = union.ours.records.keys().cloned().collect();
        let (renumbered, papers) = arrived::renumbered(&union.theirs, &joined);
        summary.opened = union.theirs.opened();
        let subject = message!("sync-commit", went = went.len(), came = came.len());
        let mut text = format!("{}\n", commit::language(self.desk).format(&subject));
        text.push_str(&apart::trailers(&union.renumbered));
        let commit = self.commit(&union.tree, &[head, theirs], &text)?;
        point("committed");
        (summary.went, summary.came) = (went, came);
        let (sides, parents) = ([&union.ours, &union.theirs], [head, theirs]);
        summary.findings = checked::new_findings(root, &commit, parents, sides, &union.renumbered, self.now)?;
        summary.renumbered = union.renumbered;
        summary.papers = [union.papers, papers].concat();
        summary.renumbered_there = renumbered;
        summary.notices = union.notices;
        Ok(commit)
    }

    /// Files of the catalogue and the templates, as they are typed in the desk; none where others are among them.
    fn of_catalogue<'p>(&self, paths: &[&'p str]) -> Option<Vec<&'p str>> {
        let inside = |path: &'p str| {
            let path = path.strip_prefix(&self.repository.prefix)?;
            let is_plain = path.chars().all(|c| c.is_ascii_alphanumeric() || "/._-".contains(c));
            let is_of = path.starts_with("catalog/") || path.starts_with("templates/");
            (is_of && is_plain && !union::sides::is_record(path)).then_some(path)
        };
        paths.iter().map(|path| inside(path)).collect()
    }

    /// Tickets of this clone's own series that others opened mean that one of them uses it too; that what they did
    /// since has none, that they do not any more.
    fn note_shared_series(&self, summary: &Summary) {
        let root = &self.desk.root;
        let Ok(series) = self.desk.series() else { return };
        let ours = summary.opened.iter().find(|name| name.starts_with(&format!("{series}-")));
        if let Some(folio) = ours.filter(|name| name.parse::<Folio>().is_ok()) {
            exchange::note_shared_series(root, &series, folio);
            tell_shared_series(self.app, self.desk);
        } else if !summary.came.is_empty() {
            exchange::forget_shared_series(root);
        }
    }

    /// The last commit that this branch took from the remote or gave it, as far as it is known.
    fn known(&self) -> Result<Option<String>, CliError> {
        let root = &self.desk.root;
        let known = exchange::reference(root, &self.remote.shared())?;
        match self.remote.tracking().filter(|_| known.is_none()) {
            Some(tracking) => Ok(exchange::reference(root, &tracking)?),
            None => Ok(known),
        }
    }

    /// What another Folio wrote in a newer form is not merged by this one.
    fn refuse_newer(&self, theirs: &str) -> Result<(), CliError> {
        let text = run::texts_at(&self.desk.root, theirs, &[DESK_FILE.to_owned()])?.remove(0).unwrap_or_default();
        let found = toml::from_str::<toml::Table>(&text).ok().and_then(|table| table.get("format")?.as_integer());
        match found.filter(|found| *found > i64::from(FORMAT)) {
            None => Ok(()),
            Some(found) => Err(CliError::Refused(message!("sync-newer", found = found, known = i64::from(FORMAT)))),
        }
    }

    /// Files that would change and that somebody is editing, or that stand where new ones belong.
    fn refuse_in_the_way(&self, target: &str) -> Result<(), CliError> {
        if target == self.head {
            return Ok(());
        }
        let top = &self.repository.top;
        let changed = exchange::differences(top, self.head, target, &[])?;
        let stands = |path: &str| top.join(path).symlink_metadata().is_ok();
        let in_the_way = changed
            .iter()
            .filter(|change| self.dirty.contains(&change.path) || (change.before.is_none() && stands(&change.path)));
        let paths: Vec<&str> = in_the_way.map(|change| change.path.as_str()).collect();
        if paths.is_empty() {
            return Ok(());
        }
        Err(CliError::Refused(message!("sync-in-the-way", count = paths.len(), paths = commit::named(&paths))))
    }
}
