//! The forms of assets: custody letters, slips, exit passes, of one asset or of several.

use std::borrow::Cow;

use serde_json::Value;

use super::signed::CutOff;
use super::{Filled, FormArgs, print};
use crate::cli::app::App;
use crate::cli::asset_change;
use crate::cli::error::{CliError, Exit};
use crate::form::digest::digest;
use crate::form::foot::Subject;
use crate::form::paper::{self, NoSuchPaper, PaperPrinter};
use crate::form::signed::copy_of;
use crate::form::template;
use crate::inventory::engine::SIGNED_AS;
use crate::inventory::replay::AssetState;
use crate::message;
use crate::model::asset::Asset;
use crate::model::catalogue::{AssetForm, Class, Paper};
use crate::render::paper::Sheet;
use crate::report::signatures::SignatureRow;
use crate::store::StoreError;
use crate::store::assets::AssetRecord;
use crate::store::desk::Desk;

/// Prints a form of assets.
///
/// # Errors
/// An asset that is not there, is damaged, or has no such paper; a template with a fault.
pub fn run(app: &mut App, desk: &Desk, args: &FormArgs, form: &AssetForm, on: CutOff) -> Result<Exit, CliError> {
    check_use(args, form)?;
    let target = print::target(app, desk, args)?;
    let language = super::language(desk, &form.template);
    let printer = PaperPrinter { settings: &desk.settings, rules: desk.asset_rules(), language: &language, now: on.at };
    let filled = match args.blank {
        true => vec![Filled::plain(printer.blank(form))],
        false => {
            args.targets.iter().map(|typed| fill(desk, &printer, form, typed, args, on)).collect::<Result<_, _>>()?
        }
    };
    if args.json {
        let contexts: Vec<&Value> = filled.iter().map(|filled| &filled.context).collect();
        app.ui.print_json("folio/papers/1", &contexts)?;
        return Ok(Exit::Done);
    }
    let (path, text) = desk.template(&form.template)?;
    let sheet = |filled: Filled| {
        let context = &filled.context;
        let marked = template::render_paper(&path, &text, context)?;
        let identity = print::Identity { id: &form.id, key: &form.key, title: &form.title, revision: &form.revision };
        let digest = filled.digest.unwrap_or_else(|| digest(context));
        let at = filled.at.unwrap_or(on.at);
        let said = print::Said { digest, notices: filled.notices };
        let foot = print::foot(desk, &identity, subject(form, context, args.blank), said, at);
        Ok(Sheet { title: identity.title.to_owned(), marked, foot })
    };
    let sheets = filled.into_iter().map(sheet).collect::<Result<Vec<_>, CliError>>()?;
    print::print(app, desk, args, &language, &sheets, target)
}

/// What a paper is of: its number, or the asset where it has none.
fn subject(form: &AssetForm, context: &Value, blank: bool) -> Subject {
    let said = |root: &str, key: &str| context[root][key].as_str().filter(|text| !text.is_empty()).map(str::to_owned);
    let number = match form.of {
        Paper::Pass => said("pass", "number"),
        Paper::Letter | Paper::Slip => said("letter", "number"),
        Paper::Label => None,
    };
    match number.or_else(|| said("asset", "id")) {
        Some(number) if !blank => Subject::Paper(number),
        _ => Subject::Blank,
    }
}

/// Whether the form can be printed of what was given.
fn check_use(args: &FormArgs, form: &AssetForm) -> Result<(), CliError> {
    let id = &form.id;
    let problem = if args.from.is_some() || args.to.is_some() {
        message!("paper-no-period", form = id)
    } else if args.as_signed.is_some() && form.of == Paper::Label {
        message!("form-as-signed-label", form = id)
    } else if args.targets.is_empty() && !args.blank {
        message!("paper-needs-asset", form = id)
    } else if args.number.is_some() && args.targets.len() > 1 {
        message!("paper-number-one", form = id)
    } else if args.number.is_some() && form.of == Paper::Label {
        message!("form-no-number", form = id)
    } else {
        return Ok(());
    };
    Err(CliError::Usage(problem))
}

/// What the template is given for one asset, and what is told below the filled form. The paper's number may be typed in place of the asset:
/// `PC-0132/2`.
fn fill(
    desk: &Desk,
    printer: &PaperPrinter,
    form: &AssetForm,
    typed: &str,
    args: &FormArgs,
    on: CutOff,
) -> Result<Filled, CliError> {
    let (record, number) = named(desk, typed, args.number.as_deref())?;
    let mut state = asset_change::consistent(desk, &record)?;
    let mut asset = Cow::Borrowed(&record.asset);
    if let Some(moment) = on.entered {
        let id = &record.asset.id;
        let known = AssetState::known_by(&asset, moment);
        let known = known.ok_or_else(|| CliError::Usage(message!("form-not-yet", folio = id, at = moment)))?;
        state = AssetState::replay(id, &known.events);
        asset = Cow::Owned(known);
    }
    if let Some(role) = &args.as_signed {
        return as_signed(desk, printer, form, (&asset, &state), number, role.as_deref());
    }
    let asset: &Asset = &asset;
    match paper::find(&asset.id, &state, form.of, number) {
        Ok(sheet) => {
            let instead_of = match sheet {
                paper::Sheet::Letter(letter) => letter.instead_of.as_deref().and_then(|id| desk.asset_named(id)),
                _ => None,
            };
            let context = printer.filled(form, asset, &state, sheet, instead_of.as_ref());
            let (digest, notices) = (printer.digest(asset, &state, sheet), printer.notices(asset, &state, sheet));
            Ok(Filled { context, digest, notices, at: None })
        }
        Err(NoSuchPaper { numbers }) => {
            let other = desk.inventory.kind(&asset.kind).filter(|kind| kind.class != Class::Equipment);
            let problem = match (number.filter(|_| !numbers.is_empty()), other) {
                (Some(number), _) => message!("paper-number-unknown", number = number, known = numbers.join(", ")),
                (None, Some(kind)) => message!("paper-class", kind = &kind.name),
                (None, None) => message!("paper-none"),
            };
            let problem = problem.with("id", asset.id.clone()).with("form", form.id.clone());
            let problem = problem.with("paper", form.of.word());
            // A number that is not there was mistyped; a paper that is not there has yet to be made.
            Err(if number.is_some() && !numbers.is_empty() {
                CliError::Usage(problem)
            } else {
                CliError::Refused(problem)
            })
        }
    }
}

/// The paper as it was with its latest signature: of that capacity or, where none is named, of any.
fn as_signed(
    desk: &Desk,
    printer: &PaperPrinter,
    form: &AssetForm,
    (asset, state): (&Asset, &AssetState),
    number: Option<&str>,
    role: Option<&str>,
) -> Result<Filled, CliError> {
    if let Some(role) = role.filter(|role| !SIGNED_AS.contains(role)) {
        let known = SIGNED_AS.join(", ");
        return Err(CliError::Usage(message!("form-not-paper-signer", role = role, known = known)));
    }
    let is_meant = |row: &&SignatureRow| {
        let signed = row.forms.first().map(String::as_str);
        let sheet = |number| paper::find(&asset.id, state, form.of, number).ok();
        role.is_none_or(|role| row.role == role)
            && signed
                .and_then(|signed| sheet(Some(signed)))
                .is_some_and(|found| number.is_none() || sheet(number) == Some(found))
    };
    let ledger = printer.ledger(asset, state);
    let row = ledger
        .signatures
        .iter()
        .rfind(is_meant)
        .ok_or_else(|| CliError::Refused(message!("form-paper-not-signed", form = &form.id, id = &asset.id)))?;
    let last = asset.events.iter().position(|event| event.id == row.event).unwrap_or_default();
    let events = asset.events[..=last].to_vec();
    // It may have got another identifier since.
    let id = asset.id_at(last).to_owned();
    let number = row.forms.first().map(|number| match number.strip_prefix(&asset.id) {
        Some(rest) => format!("{id}{rest}"),
        None => number.clone(),
    });
    let state = AssetState::replay(&id, &events);
    let then = Asset { id, position: state.position(), card: state.card.clone(), events, ..asset.clone() };
    let sheet = paper::find(&then.id, &state, form.of, number.as_deref());
    let Ok(sheet) = sheet else {
        return Err(CliError::Refused(message!("form-paper-not-signed", form = &form.id, id = &asset.id)));
    };
    let instead_of = match sheet {
        paper::Sheet::Letter(letter) => letter.instead_of.as_deref().and_then(|id| desk.asset_named(id)),
        _ => None,
    };
    let printer = PaperPrinter { now: row.at, rules: desk.asset_rules(), ..*printer };
    let context = printer.filled(form, &then, &state, sheet, instead_of.as_ref());
    let mut notices = vec![copy_of(row, &desk.people, printer.language)];
    notices.extend(printer.notices(&then, &state, sheet));
    Ok(Filled { context, digest: printer.digest(&then, &state, sheet), notices, at: Some(row.at) })
}

fn named<'a>(desk: &Desk, typed: &'a str, number: Option<&'a str>) -> Result<(AssetRecord, Option<&'a str>), CliError> {
    match (desk.asset_record(typed), number, typed.split_once('/')) {
        (Err(StoreError::UnknownAsset { .. }), None, Some((asset, number))) => {
            Ok((desk.asset_record(asset)?, Some(number)))
        }
        (record, number, _) => Ok((record?, number)),
    }
}
