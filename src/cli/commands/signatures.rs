//! `folio signatures`: the ledger of a ticket's signatures.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::app::App;
use crate::cli::arguments::{Format, FormatArgs};
use crate::cli::error::{CliError, Exit};
use crate::cli::format::{self, Output};
use crate::cli::{asset_change, complete, evidence, snapshot};
use crate::form::paper::PaperPrinter;
use crate::message;
use crate::model::message::Message;
use crate::model::time::Moment;
use crate::render::list::Names;
use crate::render::signatures as rendered;
use crate::report::signatures::{self, Ledger, SignatureRow};
use crate::store::assets::AssetRecord;
use crate::store::desk::Desk;
use crate::store::git;

/// Arguments of `folio signatures`.
#[derive(Debug, Args)]
pub struct SignaturesArgs {
    #[arg(value_name = "FOLIO", add = clap_complete::ArgValueCompleter::new(complete::folios))]
    folio: String,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["format", "json"])]
    scan: Option<PathBuf>,
    #[arg(long, conflicts_with_all = ["format", "json", "scan"])]
    verify: bool,
    #[command(flatten)]
    format: FormatArgs,
}

/// Prints who signed, what, how, and whether it is still what the ticket says.
///
/// # Errors
/// No such ticket, or a damaged one.
pub fn run(app: &mut App, args: &SignaturesArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let now = app.now(desk.zone())?;
    let record = match desk.ticket(&args.folio) {
        Ok(record) => record,
        // Whoever mistyped a folio is told that.
        Err(error) => match desk.asset_record(&args.folio) {
            Ok(asset) => return of_asset(app, &desk, &asset, args, now),
            Err(_) => return Err(error.into()),
        },
    };
    let kept = record.clone();
    let lineage = desk.lineage_of(&record.ticket)?;
    let mut findings = Vec::new();
    let case = snapshot::case(&desk, record, false, now, &mut findings)??;
    let rules = desk.rules(&case.procedure);
    let ledger = signatures::ledger_with(&case, &snapshot::assets_of(&desk, &case), &lineage, &rules, &app.ui.language);
    let names = format::names(&app.ui, &desk);
    if let Some(scan) = &args.scan {
        return compare(app, &ledger, &names, scan);
    }
    if args.verify {
        let data = |row: &SignatureRow, commit: &str| evidence::data_in(&desk, &kept, commit, row.data.as_deref());
        return verify(app, &desk, &ledger, &names, &data);
    }
    print(app, &ledger, &names, args)?;
    snapshot::warn(&app.ui, &findings);
    Ok(Exit::Done)
}

/// The signatures on an asset's papers.
fn of_asset(
    app: &App,
    desk: &Desk,
    record: &AssetRecord,
    args: &SignaturesArgs,
    now: Moment,
) -> Result<Exit, CliError> {
    let state = asset_change::consistent(desk, record)?;
    let printer = PaperPrinter { settings: &desk.settings, rules: desk.asset_rules(), language: &app.ui.language, now };
    let (ledger, names) = (printer.ledger(&record.asset, &state), format::names(&app.ui, desk));
    if let Some(scan) = &args.scan {
        return compare(app, &ledger, &names, scan);
    }
    if args.verify {
        let data = |row: &SignatureRow, commit: &str| {
            evidence::paper_in(desk, record, commit, Some(&row.role), row.form.as_deref())
        };
        return verify(app, desk, &ledger, &names, &data);
    }
    print(app, &ledger, &names, args)?;
    Ok(Exit::Done)
}

fn print(app: &App, ledger: &Ledger, names: &Names, args: &SignaturesArgs) -> Result<(), CliError> {
    let chosen = args.format.chosen();
    if ledger.signatures.is_empty() && matches!(chosen, Format::Table | Format::Md) {
        app.ui.say_message(&message!("signatures-none", folio = &ledger.folio));
    } else {
        let output = Output {
            schema: "folio/signatures/1",
            data: ledger,
            document: &|| rendered::document(ledger, names),
            sheet: Some(&|| rendered::sheet(ledger, names)),
        };
        format::print(&app.ui, chosen, &output)?;
    }
    Ok(())
}

/// The hash of what a signature was put under, as a commit has it.
type DataIn<'a> = &'a dyn Fn(&SignatureRow, &str) -> Result<String, CliError>;

/// Who signed, as it is told of them.
fn signer(app: &App, row: &SignatureRow, names: &Names) -> String {
    app.ui.language.format(&row.signer(&names.person(&row.name)))
}

/// Says of which signatures a file is the scan.
fn compare(app: &App, ledger: &Ledger, names: &Names, typed: &Path) -> Result<Exit, CliError> {
    let scan = evidence::fingerprint(&app.directory.join(typed), typed)?;
    let (name, folio) = (&scan.name, &ledger.folio);
    let with: Vec<&SignatureRow> = ledger.signatures.iter().filter(|row| row.scan.is_some()).collect();
    let is_it = |row: &&&SignatureRow| row.scan.as_ref().is_some_and(|known| known.sha256 == scan.sha256);
    let matching: Vec<&&SignatureRow> = with.iter().filter(is_it).collect();
    if matching.is_empty() {
        let known = |row: &&SignatureRow| {
            let scan = row.scan.as_ref().map(|scan| scan.name.as_str()).unwrap_or_default();
            format!("{scan}: {}", signer(app, row, names))
        };
        let known: Vec<String> = with.iter().map(known).collect();
        return Err(CliError::Refused(message!(
            "signatures-scan-other",
            name = name,
            folio = folio,
            count = known.len(),
            known = known.join("; ")
        )));
    }
    for row in matching {
        let (signer, mut forms) = (signer(app, row, names), row.forms.join(", "));
        if forms.is_empty() {
            forms.push_str("none");
        }
        let told = message!("signatures-scan-same", name = name, signer = signer, forms = forms);
        app.ui.print(&format!("{}\n", app.ui.language.format(&told)))?;
    }
    Ok(Exit::Done)
}

/// Reads the commits that signatures name again, and says of each whether it still is what was signed.
fn verify(app: &App, desk: &Desk, ledger: &Ledger, names: &Names, data: DataIn) -> Result<Exit, CliError> {
    let mut exit = Exit::Done;
    let mut none = true;
    for row in &ledger.signatures {
        let Some(commit) = &row.commit else { continue };
        none = false;
        let signer = signer(app, row, names);
        let told = match problem(desk, row, commit, data)? {
            None => message!("signatures-verified", signer = signer, commit = commit),
            Some(problem) => {
                exit = Exit::Refused;
                let problem = app.ui.language.format(&problem);
                message!("signatures-unverified", signer = signer, problem = problem)
            }
        };
        app.ui.print(&format!("{}\n", app.ui.language.format(&told)))?;
    }
    if none {
        app.ui.say_message(&message!("signatures-no-commits", folio = &ledger.folio));
    }
    Ok(exit)
}

/// What is wrong with the commit of a signature; none where it is as it was recorded.
fn problem(desk: &Desk, row: &SignatureRow, commit: &str, data: DataIn) -> Result<Option<Message>, CliError> {
    let read = || -> Result<Option<Message>, CliError> {
        let verified = evidence::verified(desk, commit)?;
        let key = &verified.signer.key;
        if let Some(recorded) = row.key.as_ref().filter(|recorded| *recorded != key) {
            return Ok(Some(message!("signatures-other-key", recorded = recorded, key = key)));
        }
        if let Err(problem) = evidence::is_by(desk, &verified.commit, &verified.signer, &row.name) {
            return Ok(Some(problem));
        }
        let data = data(row, &verified.commit)?;
        let other = row.data.as_ref().is_some_and(|recorded| *recorded != data);
        Ok(other.then(|| message!("signatures-other-data", commit = git::short(&verified.commit))))
    };
    match read() {
        // What is so of the commit is an answer; what hinders the answer is not.
        Err(CliError::Refused(problem) | CliError::Usage(problem)) => Ok(Some(problem)),
        other => other,
    }
}
