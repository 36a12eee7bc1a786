//! Makes the pages of a desk's site: reads the desk, takes people out of it where that is asked for,
//! and writes a page for each thing.

mod pages;
mod reports;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::error::CliError;
use super::records::Known;
use super::selection::Concern;
use super::{asset_snapshot, redacted, snapshot};
use crate::language::Language;
use crate::message;
use crate::model::catalogue::People;
use crate::model::finding::Finding;
use crate::model::folio::Folio;
use crate::model::plain;
use crate::model::time::Moment;
use crate::render::html::escape;
use crate::render::list::Names;
use crate::render::site::shell::{Origin, Shell};
use crate::report::asset_case::AssetCase;
use crate::report::case::Case;
use crate::report::redaction::{self, Redaction};
use crate::store::desk::Desk;
use crate::store::git;
use crate::store::site::{self, Draft, SiteError};

/// Ways through a site: file and identifier of its name.
const WAYS: [(&str, &str); 6] = [
    ("index.html", "site-home"),
    ("tickets.html", "site-tickets"),
    ("log.html", "site-log"),
    ("assets.html", "site-assets"),
    ("outside.html", "site-outside"),
    ("custody.html", "site-custody"),
];

/// Files that are named one by one.
const NAMED: usize = 8;

/// What is asked of a site.
pub struct Wanted<'a> {
    /// Whether people outside the desk stand under pseudonyms.
    pub redact: bool,
    /// Fields that are hidden besides.
    pub fields: &'a [String],
    /// Names that are looked for besides.
    pub names: &'a [String],
    /// Tickets that ended before are left out.
    pub from: Option<Moment>,
}

/// What was written.
pub struct Written {
    /// Tickets.
    pub tickets: usize,
    /// Assets.
    pub assets: usize,
    /// People under pseudonyms.
    pub hidden: usize,
    /// What is wrong with files that were left out, or that say two things.
    pub findings: Vec<Finding>,
}

/// What pages are made of: nothing else of the desk's records is looked at.
pub(super) struct Content<'a> {
    pub desk: &'a Desk,
    /// Owned where people were taken out.
    pub people: Cow<'a, People>,
    pub cases: Vec<Case>,
    pub assets: Vec<AssetCase>,
    pub language: &'a Language,
    pub now: Moment,
}

/// Writes the site of a desk into a folder.
///
/// # Errors
/// A calendar that cannot be used, a field that no procedure has, or the disk.
pub fn write(
    desk: &Desk,
    wanted: &Wanted,
    now: Moment,
    language: &Language,
    draft: &Draft,
) -> Result<Written, CliError> {
    // As it stood at the cut-off: what somebody wrote down for tomorrow is not so yet.
    let now = desk.zone().localize(now);
    let tickets = snapshot::load_at(desk, Concern::default(), &[now])?;
    let inventory = asset_snapshot::load_at(desk, &[now]);
    let (mut findings, mut unreadable) = (tickets.findings, tickets.unreadable);
    findings.extend(inventory.findings);
    unreadable.extend(inventory.unreadable);
    let mut cases: Vec<Case> = tickets.cases.into_iter().flatten().collect();
    let mut assets: Vec<AssetCase> = inventory.cases.into_iter().flatten().collect();
    let redaction = wanted.redact.then(|| redaction(desk, wanted, &cases, &assets, language)).transpose()?;
    // What ended before is somebody else's history, in reports too.
    let left_out: HashSet<Folio> = cases
        .iter()
        .filter(|case| wanted.from.is_some_and(|from| case.state.closed.is_some_and(|closed| closed < from)))
        .map(|case| case.ticket.folio.clone())
        .collect();
    cases.retain(|case| !left_out.contains(&case.ticket.folio));
    let people = redaction.as_ref().map_or(Cow::Borrowed(&desk.people), |redaction| Cow::Owned(redaction.people()));
    let mut real = None;
    if let Some(redaction) = &redaction {
        let shown = (redacted::tickets(desk, redaction, &cases)?, redacted::assets(desk, redaction, &assets));
        real = Some((std::mem::replace(&mut cases, shown.0), std::mem::replace(&mut assets, shown.1)));
    }
    let known = Known {
        as_of: now,
        cases: &cases,
        assets: &assets,
        judged_cases: real.as_ref().map(|(cases, _)| &cases[..]),
        judged_assets: real.as_ref().map(|(_, assets)| &assets[..]),
        unreadable: &unreadable,
        left_out: &left_out,
        redaction: redaction.as_ref(),
    };
    let (reports, of_reports) = reports::pages(desk, &known, wanted.from, &head(desk, language), language)?;
    findings.extend(of_reports);
    drop(real);
    // Of two files with one folio the first counts; that there are two was found.
    let mut seen = HashSet::new();
    cases.retain(|case| seen.insert(case.ticket.folio.clone()));
    cases.sort_by(|a, b| a.ticket.folio.cmp(&b.ticket.folio));
    let commit = git::commit(&desk.root, "HEAD");
    let settings = &desk.settings;
    let whose = [settings.institution.as_str(), &settings.unit];
    let origin = Origin {
        desk: settings.name.clone(),
        whose: whose.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" · "),
        as_of: now,
        changed: commit.is_some() && git::is_changed(&desk.root, &["catalog", "templates", "tickets"]),
        commit,
        redacted: wanted.redact,
        unreadable: unreadable.len(),
    };
    let targets: HashMap<String, String> = cases
        .iter()
        .map(|case| case.ticket.folio.to_string())
        .map(|folio| (folio.clone(), format!("tickets/{folio}.html")))
        .chain(assets.iter().map(|case| (case.asset.id.clone(), format!("assets/{}.html", case.asset.id))))
        .collect();
    let content = Content { desk, people, cases, assets, language, now };
    let mut ways = WAYS.to_vec();
    if !reports.is_empty() {
        ways.push(("reports.html", "site-reports"));
    }
    let shell = Shell { language, origin: &origin, ways, targets: &targets };
    let names = Names { language, people: &content.people, services: &desk.services };
    pages::write(&content, &shell, &names, reports, draft)?;
    Ok(Written {
        tickets: content.cases.len(),
        assets: content.assets.len(),
        hidden: redaction.map_or(0, |redaction| redaction.count()),
        findings,
    })
}

/// The head of a site above its reports, which have a style of their own.
fn head(desk: &Desk, language: &Language) -> String {
    let ways = WAYS.into_iter().chain([("reports.html", "site-reports")]);
    let ways = ways.map(|(file, id)| format!("<li><a href=\"../{file}\">{}</a></li>", escape(&language.text(id))));
    format!(
        "<nav class=\"site\" aria-label=\"{}\">\n<a href=\"../index.html\"><strong>{}</strong></a>\n<ul>{}</ul>\n</nav>\n",
        escape(&language.text("site-ways")),
        escape(&plain::one_line(&desk.settings.name)),
        ways.collect::<String>()
    )
}

/// What stands in place of whom.
fn redaction<'a>(
    desk: &'a Desk,
    wanted: &Wanted,
    cases: &[Case],
    assets: &[AssetCase],
    language: &'a Language,
) -> Result<Redaction<'a>, CliError> {
    let in_force: Vec<_> = desk.procedure_codes().iter().filter_map(|code| desk.procedure(code).ok()).collect();
    let procedures = || in_force.iter().chain(cases.iter().map(|case| &case.procedure)).map(|procedure| &**procedure);
    let known = |field: &String| procedures().any(|procedure| procedure.field(field).is_some());
    if let Some(field) = wanted.fields.iter().find(|field| !known(field)) {
        return Err(CliError::Usage(message!("site-unknown-field", field = field)));
    }
    let mut random = [0_u8; 32];
    getrandom::fill(&mut random)
        .map_err(|error| CliError::Environment(message!("error-output", problem = error.to_string())))?;
    Ok(Redaction::new(redaction::Extent {
        key: site::key(&desk.root, random)?,
        people: &desk.people,
        staff: redaction::staff(&desk.people, procedures(), &desk.inventory, cases, assets),
        cases,
        assets,
        also: wanted.fields,
        names: wanted.names,
        language,
    }))
}

/// Why a site is not written, in words.
pub fn refused(error: SiteError) -> CliError {
    let shown = |path: &std::path::Path| path.display().to_string();
    match error {
        SiteError::NoFolder(path) => CliError::Usage(message!("form-out-no-folder", path = shown(&path))),
        SiteError::NotAFolder(path) => CliError::Usage(message!("site-not-a-folder", path = shown(&path))),
        SiteError::OfDesk(path) => CliError::Usage(message!("site-of-desk", path = shown(&path))),
        SiteError::NotEmpty(path) => CliError::Usage(message!("site-not-empty", path = shown(&path))),
        SiteError::Others { folder, others } => {
            let mut named = others.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
            if others.len() > NAMED {
                named.push_str(" …");
            }
            CliError::Usage(message!("site-others", path = shown(&folder), count = others.len(), files = named))
        }
        SiteError::Store(error) => error.into(),
    }
}
