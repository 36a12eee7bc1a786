//! `folio form`: the official documents, filled or blank. Those of assets are in `form/paper.rs`.

mod known;
mod paper;
mod plan;
mod print;
mod signed;

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use clap::builder::PossibleValuesParser;
use serde_json::Value;

use self::signed::CutOff;
use super::next;
use crate::cli::app::App;
use crate::cli::error::{CliError, Exit};
use crate::cli::{change, complete, family, snapshot};
use crate::form::context::Printer;
use crate::form::digest::digest;
use crate::form::foot::Subject;
use crate::form::template;
use crate::language::{Language, Tongue};
use crate::message;
use crate::model::asset::Asset;
use crate::model::catalogue::PaperSize;
use crate::model::suggestion::nearest;
use crate::model::time::Moment;
use crate::procedure::definition::{Form, Procedure};
use crate::procedure::replay::State;
use crate::render::paper::Sheet;
use crate::report::case::Case;
use crate::report::log::{self, Period};
use crate::store::desk::Desk;
use crate::store::tickets::Record;

/// Arguments of `folio form`.
#[derive(Debug, Args)]
pub struct FormArgs {
    // Empty where none was typed: then the forms that there are are named.
    #[arg(value_name = "CODE", default_value = "", hide_default_value = true,
        add = clap_complete::ArgValueCompleter::new(complete::forms))]
    code: String,
    #[arg(value_name = "FOLIO_ASSET", add = clap_complete::ArgValueCompleter::new(complete::printable))]
    targets: Vec<String>,
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["blank", "from", "to", "procedure"])]
    number: Option<String>,
    #[arg(long, conflicts_with_all = ["targets", "from", "to"])]
    blank: bool,
    #[arg(long, value_name = "DATE", conflicts_with = "targets")]
    from: Option<String>,
    #[arg(long, value_name = "DATE", conflicts_with = "targets")]
    to: Option<String>,
    #[arg(long, value_name = "CODE", conflicts_with = "targets",
        add = clap_complete::ArgValueCompleter::new(complete::procedures))]
    procedure: Option<String>,
    #[arg(long, value_name = "T", conflicts_with_all = ["blank", "as_signed"])]
    as_of: Option<String>,
    #[arg(long, value_name = "ROLE", num_args = 0..=1, conflicts_with_all = ["blank", "from", "to", "procedure", "number"],
        add = clap_complete::ArgValueCompleter::new(complete::roles))]
    as_signed: Option<Option<String>>,
    #[arg(long, short = 'o', value_name = "FILE", conflicts_with = "json")]
    out: Option<PathBuf>,
    #[arg(long, value_enum, value_name = "FORMAT", conflicts_with = "json")]
    format: Option<print::Format>,
    #[arg(long, value_name = "PAPER_SIZE", value_parser = PossibleValuesParser::new(PaperSize::WORDS), conflicts_with = "json")]
    paper: Option<String>,
    #[arg(long)]
    json: bool,
}

/// Prints a form.
///
/// # Errors
/// No such form or ticket, a damaged one, or a template with a fault.
pub fn run(app: &mut App, mut args: FormArgs) -> Result<Exit, CliError> {
    // `--as-signed 42`: what stands where a role may stand is the folio, if none stands elsewhere.
    if args.targets.is_empty()
        && let Some(role) = &mut args.as_signed
        && let Some(folio) = role.take_if(|role| role.contains(|c: char| c.is_ascii_digit()))
    {
        args.targets.push(folio);
    }
    let args = &args;
    let desk = app.desk()?;
    if args.code.trim().is_empty() {
        return known::print(app, &desk, args);
    }
    let now = app.now(desk.zone())?;
    let as_of = app.as_of(desk.zone(), args.as_of.as_deref(), now)?;
    let now = as_of.unwrap_or(now);
    // An asset's form is the desk's own; a procedure is named where one of the same name is meant.
    if args.procedure.is_none()
        && let Some(form) = desk.inventory.form(&args.code).cloned()
    {
        return paper::run(app, &desk, args, &form, CutOff { at: now, entered: as_of });
    }
    let record = folio(args)?.map(|folio| desk.ticket(folio)).transpose();
    let record = match record {
        // Whoever mistyped the form of an asset is told that, not that the asset is no ticket.
        Err(_) if is_unknown(&desk, args) => None,
        record => record?,
    };
    let (mut procedure, mut form) = find(&desk, args, record.as_ref())?;
    let target = print::target(app, &desk, args)?;
    let language = language(&desk, &form.template);
    let (mut record, mut on, mut copy) = (record, CutOff { at: now, entered: as_of }, None);
    if let (Some(found), Some(moment)) = (&record, as_of) {
        let known = snapshot::known_by(&desk, found, moment)?;
        let folio = found.ticket.folio.to_string();
        record = Some(known.ok_or_else(|| CliError::Usage(message!("form-not-yet", folio = folio, at = moment)))?);
        // The revision in force then.
        (procedure, form) = find(&desk, args, record.as_ref())?;
    }
    if let Some(role) = &args.as_signed {
        let signed = signed::as_signed(&desk, args, record, &form, role.as_deref(), &language, now)?;
        (record, on, copy) = (Some(signed.record), signed.on, Some(signed.copy));
        // The revision in force then.
        (procedure, form) = find(&desk, args, record.as_ref())?;
    }
    let folio = record.as_ref().map(|record| record.ticket.folio.to_string());
    let filled = fill(app, &desk, args, record, &procedure, &form, &language, on)?;
    let context = &filled.context;
    if args.json {
        app.ui.print_json("folio/form/1", context)?;
        return Ok(Exit::Done);
    }
    let (path, text) = desk.template(&form.template)?;
    let marked = template::render(&path, &text, context)?;
    let day = |key: &str| context["period"][key].as_str().unwrap_or_default().to_owned();
    let subject = match folio {
        Some(folio) => Subject::Ticket(folio),
        None if form.register && !args.blank => Subject::Period(day("from"), day("to")),
        None => Subject::Blank,
    };
    let identity = print::Identity { id: &form.id, key: &form.key, title: &form.title, revision: &procedure.revision };
    let notices = copy.into_iter().chain(filled.notices).collect();
    let said = print::Said { digest: filled.digest.unwrap_or_else(|| digest(context)), notices };
    let foot = print::foot(&desk, &identity, subject, said, on.at);
    let sheet = Sheet { title: identity.title.to_owned(), marked, foot };
    print::print(app, &desk, args, &language, &[sheet], target)
}

/// A form is the institution's document: it speaks the language that its template names or, where it names
/// none, the desk's, whoever prints it.
fn language(desk: &Desk, name: &str) -> Language {
    let named = desk.template(name).ok().and_then(|(_, text)| template::language(&text));
    let tongue = named.or_else(|| Tongue::from_code(&desk.settings.language)).unwrap_or(Tongue::Spanish);
    Language::new(tongue, Some(desk.zone()))
}

/// The one folio that was typed, of a form of tickets.
fn folio(args: &FormArgs) -> Result<Option<&String>, CliError> {
    match &args.targets[..] {
        [] => Ok(None),
        [only] => Ok(Some(only)),
        _ => Err(CliError::Usage(message!("form-one-folio", form = &args.code))),
    }
}

/// Whether no procedure of the desk has such a form.
fn is_unknown(desk: &Desk, args: &FormArgs) -> bool {
    let codes = desk.procedure_codes();
    !codes.iter().any(|code| desk.procedure(code).is_ok_and(|procedure| procedure.form(&args.code).is_some()))
}

/// The form that was asked for, with the procedure that declares it: the ticket's own, the one
/// named, or the first of the desk's that has it.
fn find(desk: &Desk, args: &FormArgs, record: Option<&Record>) -> Result<(Arc<Procedure>, Form), CliError> {
    let procedures = match (record, &args.procedure) {
        (Some(record), _) => vec![desk.procedure_of(&record.ticket.procedure)?],
        (None, Some(code)) => vec![desk.procedure(code)?],
        (None, None) => {
            let codes = desk.procedure_codes();
            codes.iter().map(|code| desk.procedure(code)).collect::<Result<Vec<_>, _>>()?
        }
    };
    for procedure in &procedures {
        if let Some(form) = procedure.form(&args.code) {
            let form = form.clone();
            check_use(args, &form)?;
            return Ok((procedure.clone(), form));
        }
    }
    if let Some(record) = record {
        let state = State::replay(&desk.lineage_of(&record.ticket)?, &record.ticket.events);
        if let Some((other, title, form)) = of_family(desk, record, &state, &args.code) {
            let folio = record.ticket.folio.to_string();
            return Err(CliError::Usage(message!(
                "form-of-family",
                form = form,
                folio = folio,
                other = other,
                title = title
            )));
        }
    }
    let of_tickets = procedures.iter().flat_map(|procedure| &procedure.forms);
    let of_assets = desk.inventory.forms.iter().filter(|_| record.is_none() && args.procedure.is_none());
    let forms: Vec<[&str; 3]> = of_tickets
        .map(|form| [form.id.as_str(), form.key.as_str(), form.title.as_str()])
        .chain(of_assets.map(|form| [form.id.as_str(), form.key.as_str(), form.title.as_str()]))
        .collect();
    let known: Vec<String> = forms.iter().map(|[id, _, title]| format!("{id} ({title})")).collect();
    let words = forms.iter().flat_map(|[id, key, _]| [*id, *key]);
    let near = nearest(&args.code, words).unwrap_or("none");
    let code = match &procedures[..] {
        [only] => only.code.as_str(),
        _ => "…",
    };
    Err(CliError::Usage(message!(
        "form-unknown",
        code = &args.code,
        near = near,
        known = known.join(", "),
        procedure = code
    )))
}

/// The ticket above or below another whose procedure has a form: folio, title of the procedure, form.
fn of_family(desk: &Desk, record: &Record, state: &State, code: &str) -> Option<(String, String, String)> {
    let has = |record: &Record| {
        let procedure = desk.procedure_of(&record.ticket.procedure).ok()?;
        let form = procedure.form(code)?;
        Some((record.ticket.folio.to_string(), procedure.title.clone(), form.id.clone()))
    };
    let below = family::descendants(desk, state);
    if let Some(found) = below.iter().find_map(|(_, member)| has(&member.record)) {
        return Some(found);
    }
    let mut seen = vec![record.ticket.folio.to_string()];
    let mut above = record.ticket.header.parent.clone();
    while let Some(folio) = above.filter(|folio| !seen.contains(folio)) {
        let record = desk.ticket(&folio).ok()?;
        if let Some(found) = has(&record) {
            return Some(found);
        }
        above = record.ticket.header.parent.clone();
        seen.push(folio);
    }
    None
}

/// Whether the form can be printed of what was given.
fn check_use(args: &FormArgs, form: &Form) -> Result<(), CliError> {
    let id = &form.id;
    let problem = if form.register && !args.targets.is_empty() {
        message!("form-is-register", form = id)
    } else if !form.register && (args.from.is_some() || args.to.is_some()) {
        message!("form-is-no-register", form = id)
    } else if !form.register && args.targets.is_empty() && !args.blank {
        message!("form-needs-folio", form = id)
    } else if args.number.is_some() {
        message!("form-no-number", form = id)
    } else {
        return Ok(());
    };
    Err(CliError::Usage(problem))
}

/// A form as its template sees it, and what is told below it.
struct Filled {
    /// What the template is given.
    context: Value,
    /// Hash of the ticket's data; none where the form is of no ticket.
    digest: Option<String>,
    /// What those who signed it did not sign.
    notices: Vec<String>,
    /// The moment of which it is, where that is its own.
    at: Option<Moment>,
}

impl Filled {
    /// A form of no ticket: that is nobody's signature to be compared with.
    fn plain(context: Value) -> Self {
        Self { context, digest: None, notices: Vec::new(), at: None }
    }
}

#[expect(clippy::too_many_arguments, reason = "what a form is filled with comes from as many places")]
fn fill(
    app: &App,
    desk: &Desk,
    args: &FormArgs,
    record: Option<Record>,
    procedure: &Arc<Procedure>,
    form: &Form,
    language: &Language,
    on: CutOff,
) -> Result<Filled, CliError> {
    let now = on.at;
    let rules = desk.rules(procedure);
    let printer = Printer { settings: &desk.settings, rules: &rules, language, now };
    if args.blank {
        return Ok(Filled::plain(printer.blank(form)));
    }
    if let Some(record) = record {
        let (_, state) = change::consistent_state(desk, &record)?;
        let lineage = desk.lineage_of(&record.ticket)?;
        let reading = desk.clocks(&lineage, &record.ticket.events, &state, on.of_clocks(&state))?;
        let case = Case { ticket: record.ticket, procedure: procedure.clone(), state, reading };
        let assets = snapshot::assets_of(desk, &case);
        let assets: Vec<(String, Asset)> = assets.into_iter().map(|(field, asset)| (field, on.asset(asset))).collect();
        let below = next::tree(desk, &on.members(family::descendants(desk, &case.state)), now)?;
        let (digest, notices) = signed::evidence(desk, form, &case, &assets, &lineage, language);
        let context = printer.ticket(form, &case, &assets, &below);
        return Ok(Filled { context, digest: Some(digest), notices, at: None });
    }
    let read = Period::read(desk.zone(), desk.zone().day(now), args.from.as_deref(), args.to.as_deref());
    let period = read.map_err(CliError::Usage)?;
    let mut snapshot = match on.entered {
        Some(moment) => snapshot::load_known(desk, moment)?,
        None => snapshot::load(desk, now)?,
    };
    snapshot::warn(&app.ui, &snapshot.findings);
    // A register is of one procedure, whatever its revision.
    snapshot.cases.retain(|case| case.procedure.code == procedure.code);
    let rows = log::rows(&snapshot.cases, &period, form.open, desk.zone());
    let plan = plan::of_year(app, desk, procedure, &period, &snapshot.cases, on)?;
    Ok(Filled::plain(printer.register(form, &period, &rows, &snapshot.cases, plan.as_ref())))
}
