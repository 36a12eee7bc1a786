//! The forms of assets: custody letters, slips, exit passes, of one asset or of several.

use serde_json::Value;

use super::FormArgs;
use crate::cli::app::App;
use crate::cli::error::{CliError, Exit};
use crate::cli::{asset_change, out_file};
use crate::form::paper::{self, NoSuchPaper, PaperPrinter};
use crate::form::template;
use crate::language::{Language, Tongue};
use crate::message;
use crate::model::catalogue::{AssetForm, Class, Paper};
use crate::model::time::Moment;
use crate::store::StoreError;
use crate::store::assets::AssetRecord;
use crate::store::desk::Desk;

/// Between two papers of one printing: the next begins on a page of its own. HTML, since Markdown
/// has no words for it.
const NEXT_PAGE: &str = "\n<div style=\"break-after: page\"></div>\n\n";

/// Prints a form of assets.
///
/// # Errors
/// An asset that is not there, is damaged, or has no such paper; a template with a fault.
pub fn run(app: &mut App, desk: &Desk, args: &FormArgs, form: &AssetForm, now: Moment) -> Result<Exit, CliError> {
    check_use(args, form)?;
    let target = super::target(app, desk, args)?;
    // A form is the institution's document: it speaks the desk's language, whoever prints it.
    let tongue = Tongue::from_code(&desk.settings.language).unwrap_or(Tongue::Spanish);
    let language = Language::new(tongue, Some(desk.zone()));
    let printer = PaperPrinter { settings: &desk.settings, rules: desk.asset_rules(), language: &language, now };
    let contexts = match args.blank {
        true => vec![printer.blank(form)],
        false => args
            .targets
            .iter()
            .map(|typed| context(desk, &printer, form, typed, args.number.as_deref()))
            .collect::<Result<_, _>>()?,
    };
    if args.json {
        app.ui.print_json("folio/papers/1", &contexts)?;
        return Ok(Exit::Done);
    }
    let (path, text) = desk.template(&form.template)?;
    let papers = contexts.iter().map(|context| template::render_paper(&path, &text, context));
    let filled = papers.collect::<Result<Vec<_>, _>>()?.join(NEXT_PAGE);
    match target {
        None => app.ui.print(&filled)?,
        Some(target) => {
            out_file::write(&target, &filled)?;
            app.ui.say_message(&message!("form-written", form = &form.id, path = target.display().to_string()));
        }
    }
    Ok(Exit::Done)
}

/// Whether the form can be printed of what was given.
fn check_use(args: &FormArgs, form: &AssetForm) -> Result<(), CliError> {
    let id = &form.id;
    let problem = if args.from.is_some() || args.to.is_some() {
        message!("paper-no-period", form = id)
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

/// What the template is given for one asset. The paper's number may be typed in place of the asset:
/// `PC-0132/2`.
fn context(
    desk: &Desk,
    printer: &PaperPrinter,
    form: &AssetForm,
    typed: &str,
    number: Option<&str>,
) -> Result<Value, CliError> {
    let (record, number) = named(desk, typed, number)?;
    let state = asset_change::consistent(desk, &record)?;
    let asset = &record.asset;
    match paper::find(&asset.id, &state, form.of, number) {
        Ok(sheet) => {
            let instead_of = match sheet {
                paper::Sheet::Letter(letter) => letter.instead_of.as_deref().and_then(|id| desk.asset_named(id)),
                _ => None,
            };
            Ok(printer.filled(form, asset, &state, sheet, instead_of.as_ref()))
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

fn named<'a>(desk: &Desk, typed: &'a str, number: Option<&'a str>) -> Result<(AssetRecord, Option<&'a str>), CliError> {
    match (desk.asset_record(typed), number, typed.split_once('/')) {
        (Err(StoreError::UnknownAsset { .. }), None, Some((asset, number))) => {
            Ok((desk.asset_record(asset)?, Some(number)))
        }
        (record, number, _) => Ok((record?, number)),
    }
}
