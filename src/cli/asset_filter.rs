//! What a person types to choose assets, looked up: a word that means nothing here is told with
//! those that do, rather than finding nothing.

use std::ffi::OsStr;

use clap::Args;
use clap_complete::CompletionCandidate;

use super::app::App;
use super::error::CliError;
use super::{complete, filter, inventory_view};
use crate::language::{Language, Tongue};
use crate::model::asset::AssetStatus;
use crate::model::catalogue::fold;
use crate::report::asset_case::AssetCase;
use crate::report::inventory::list::AssetQuery;
use crate::report::inventory::position;
use crate::store::desk::Desk;

/// What assets are chosen by, but words. Each may be given several values, of which one has to hold;
/// all that are given have to. The arguments have identifiers of their own, so that every command's
/// help has one text of each.
#[derive(Debug, Args)]
pub struct AssetTraitArgs {
    #[arg(id = "asset_kind", long = "kind", value_name = "KIND", value_delimiter = ',', add = clap_complete::ArgValueCompleter::new(complete::kinds))]
    kind: Vec<String>,
    #[arg(id = "asset_state", long = "state", value_name = "STATE", value_delimiter = ',', add = clap_complete::ArgValueCompleter::new(states))]
    state: Vec<String>,
    #[arg(id = "asset_custodian", long = "custodian", value_name = "WHO", value_delimiter = ',', add = clap_complete::ArgValueCompleter::new(complete::people))]
    custodian: Vec<String>,
    #[arg(id = "asset_area", long = "area", value_name = "TEXT")]
    area: Vec<String>,
    #[arg(id = "asset_place", long = "place", value_name = "TEXT")]
    place: Vec<String>,
    #[arg(id = "asset_supplier", long = "supplier", value_name = "KEY", value_delimiter = ',')]
    supplier: Vec<String>,
    #[arg(id = "asset_tag", long = "tag", value_name = "NUMBER", value_delimiter = ',')]
    tag: Vec<String>,
    #[arg(id = "asset_warranty_until", long = "warranty-until", value_name = "DATE")]
    warranty_until: Option<String>,
    #[arg(id = "asset_under_warranty", long = "under-warranty")]
    under_warranty: bool,
}

/// What assets are chosen by, with words that identify them.
#[derive(Debug, Args)]
pub struct AssetChoiceArgs {
    #[arg(id = "asset_words", value_name = "WORDS")]
    words: Vec<String>,
    #[command(flatten)]
    traits: AssetTraitArgs,
}

/// Filters of assets where the retired ones are there too, and left out unless they are asked for.
#[derive(Debug, Args)]
pub struct AssetFilterArgs {
    #[command(flatten)]
    choice: AssetChoiceArgs,
    #[arg(id = "asset_all", long = "all")]
    all: bool,
}

impl AssetFilterArgs {
    /// Whether retired assets are left out only because nobody asked for them.
    pub fn leaves_out_retired(&self) -> bool {
        self.choice.traits.state.is_empty() && !self.all
    }

    /// The query that the arguments mean.
    ///
    /// # Errors
    /// As of [`AssetTraitArgs::query`].
    pub fn query(&self, app: &App, desk: &Desk, cases: &[AssetCase]) -> Result<AssetQuery, CliError> {
        let mut query = self.choice.query(app, desk, cases)?;
        if self.leaves_out_retired() {
            query.states = AssetStatus::ALL.into_iter().filter(|status| *status != AssetStatus::Retired).collect();
        }
        Ok(query)
    }
}

impl AssetChoiceArgs {
    /// Whether anything is asked for.
    pub fn is_given(&self) -> bool {
        !self.words.is_empty() || self.traits.is_given()
    }

    /// The query that the arguments mean.
    ///
    /// # Errors
    /// As of [`AssetTraitArgs::query`].
    pub fn query(&self, app: &App, desk: &Desk, cases: &[AssetCase]) -> Result<AssetQuery, CliError> {
        Ok(AssetQuery { words: split(&self.words), ..self.traits.query(app, desk, cases)? })
    }
}

impl AssetTraitArgs {
    /// Whether anything is asked for.
    pub fn is_given(&self) -> bool {
        let lists = [&self.kind, &self.state, &self.custodian, &self.area, &self.place, &self.supplier, &self.tag];
        self.under_warranty || self.warranty_until.is_some() || lists.into_iter().any(|list| !list.is_empty())
    }

    /// The query that the arguments mean.
    ///
    /// # Errors
    /// A word that means nothing on this desk, a date that is none, or `me` where nobody knows who.
    pub fn query(&self, app: &App, desk: &Desk, cases: &[AssetCase]) -> Result<AssetQuery, CliError> {
        query(app, desk, cases, self)
    }
}

fn query(app: &App, desk: &Desk, cases: &[AssetCase], args: &AssetTraitArgs) -> Result<AssetQuery, CliError> {
    let named = |words: &[String], known: &[(String, String)]| -> Result<Vec<String>, CliError> {
        words.iter().map(|word| filter::pick(word, known)).collect()
    };
    let mut kinds: Vec<(String, String)> =
        desk.inventory.kinds.iter().map(|kind| (kind.key.clone(), kind.name.clone())).collect();
    // A folder whose kind is no longer declared is still one.
    for case in cases {
        if !kinds.iter().any(|(key, _)| *key == case.asset.kind) {
            kinds.push((case.asset.kind.clone(), case.asset.kind.clone()));
        }
    }
    let suppliers = desk.suppliers.suppliers.iter();
    let suppliers: Vec<(String, String)> =
        suppliers.map(|supplier| (supplier.key.clone(), supplier.name.clone())).collect();
    let custodian = |word: &String| -> Result<Option<String>, CliError> {
        // Who is no longer in people.toml may still answer for something.
        let holds = cases.iter().any(|case| position(case).custodian.as_ref() == Some(word));
        if holds { Ok(Some(word.clone())) } else { filter::assignee(app, desk, word) }
    };
    Ok(AssetQuery {
        kinds: named(&args.kind, &kinds)?,
        states: args.state.iter().map(|word| state(word, &app.ui.language)).collect::<Result<_, _>>()?,
        custodians: args.custodian.iter().map(custodian).collect::<Result<_, _>>()?,
        areas: args.area.clone(),
        places: args.place.clone(),
        suppliers: named(&args.supplier, &suppliers)?,
        tags: args.tag.clone(),
        warranty_until: inventory_view::date(args.warranty_until.as_deref())?,
        under_warranty: args.under_warranty,
        words: Vec::new(),
    })
}

/// Words one by one, however they were typed.
pub fn split(typed: &[String]) -> Vec<String> {
    typed.iter().flat_map(|words| words.split_whitespace()).map(str::to_owned).collect()
}

/// The state that a word means, by its word or its name in either language.
fn state(word: &str, language: &Language) -> Result<AssetStatus, CliError> {
    let plain = |text: &str| fold(&text.replace(['_', '-'], " "));
    let languages = [Tongue::Spanish, Tongue::English].map(|tongue| Language::new(tongue, None));
    let wanted = plain(word);
    let means = |status: &AssetStatus| {
        let names = languages.iter().map(|language| plain(&language.text(status.message_id())));
        // Without its preposition will do: `uso`, `almacén`.
        plain(status.word()) == wanted || names.into_iter().any(|name| name == wanted || name == format!("en {wanted}"))
    };
    AssetStatus::ALL.into_iter().find(means).ok_or_else(|| {
        let names = AssetStatus::ALL.map(|status| language.text(status.message_id()));
        filter::unknown_named(word, &AssetStatus::ALL.map(AssetStatus::word), &names)
    })
}

/// Words of the states.
fn states(current: &OsStr) -> Vec<CompletionCandidate> {
    let typed = current.to_string_lossy();
    let words = AssetStatus::ALL.into_iter().map(AssetStatus::word);
    words.filter(|word| word.starts_with(typed.as_ref())).map(CompletionCandidate::new).collect()
}
