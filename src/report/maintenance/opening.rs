//! The tickets of a programme that are to be opened, drafted as far as the programme says.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Value, json};

use super::{Scene, Upkeep, description};
use crate::model::event::Values;
use crate::model::message::Message;
use crate::model::value::is_blank;
use crate::procedure::condition::Condition;
use crate::procedure::definition::{HeaderKey, Procedure};

/// A ticket to be opened.
pub struct Draft<'a> {
    /// For what.
    pub upkeep: &'a Upkeep<'a>,
    /// Planned date.
    pub due: NaiveDate,
    /// Values that the programme gives, or the expressions that give none, with the reason.
    pub set: Result<Values, Vec<(String, Message)>>,
}

/// A ticket that there is already, so that none is opened.
pub struct Known<'a> {
    /// For what.
    pub upkeep: &'a Upkeep<'a>,
    /// Planned date.
    pub due: NaiveDate,
    /// Folio.
    pub folio: String,
    /// Whether it is still open.
    pub open: bool,
    /// Whether it was cancelled or rejected.
    pub void: bool,
}

/// What became of a service that falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// Its ticket was opened, or would be.
    Opened,
    /// A ticket is open for it already.
    Open,
    /// Its ticket is over, the service not done.
    Ended,
    /// Its ticket was cancelled or rejected.
    Void,
    /// No ticket could be opened.
    Refused,
}

/// A service that falls due and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenRow {
    /// Asset.
    pub asset: String,
    /// Key of the programme.
    pub programme: String,
    /// Planned date.
    pub due: NaiveDate,
    /// What became of it.
    pub what: What,
    /// Folio, where there is one.
    pub ticket: Option<String>,
}

impl OpenRow {
    fn of(upkeep: &Upkeep, due: NaiveDate, what: What, ticket: Option<String>) -> Self {
        let asset = upkeep.asset.asset.id.clone();
        Self { asset, programme: upkeep.course.programme.key.clone(), due, what, ticket }
    }

    /// One whose ticket was opened; without a folio where it only would be.
    pub fn opened(draft: &Draft, folio: Option<String>) -> Self {
        Self::of(draft.upkeep, draft.due, What::Opened, folio)
    }

    /// One whose ticket could not be opened.
    pub fn refused(draft: &Draft) -> Self {
        Self::of(draft.upkeep, draft.due, What::Refused, None)
    }

    /// One that had its ticket.
    pub fn known(known: &Known) -> Self {
        let what = match (known.void, known.open) {
            (true, _) => What::Void,
            (false, true) => What::Open,
            (false, false) => What::Ended,
        };
        Self::of(known.upkeep, known.due, what, Some(known.folio.clone()))
    }
}

/// What is to be opened for dates up to and with `until`, and what there is already: one ticket for
/// each asset and date. `procedure` gives that of a programme.
pub fn drafts<'a>(
    upkeeps: &'a [Upkeep<'a>],
    until: NaiveDate,
    scene: &Scene,
    procedure: impl Fn(&str) -> Option<std::sync::Arc<Procedure>>,
) -> (Vec<Draft<'a>>, Vec<Known<'a>>) {
    let mut due: Vec<(NaiveDate, &Upkeep)> =
        upkeeps.iter().filter_map(|upkeep| Some((upkeep.due()?, upkeep))).filter(|(due, _)| *due <= until).collect();
    due.sort_by(|a, b| (a.0, &a.1.asset.asset.id).cmp(&(b.0, &b.1.asset.asset.id)));
    let (mut drafts, mut known): (Vec<Draft>, Vec<Known>) = Default::default();
    for (due, upkeep) in due {
        let planned = upkeep.errands.iter().find(|errand| errand.planned == Some(due));
        if let Some(errand) = upkeep.open_errand().or(planned) {
            let folio = errand.folio.clone();
            known.push(Known { upkeep, due, folio, open: errand.open, void: errand.void });
            continue;
        }
        // Two programmes with one procedure: one ticket serves both.
        let programme = upkeep.course.programme;
        let same = |draft: &&Draft| {
            draft.upkeep.asset.asset.id == upkeep.asset.asset.id
                && draft.upkeep.course.programme.procedure == programme.procedure
        };
        if drafts.iter().any(|draft| same(&draft)) {
            continue;
        }
        let procedure = procedure(&programme.procedure);
        drafts.push(Draft { upkeep, due, set: values(upkeep, due, procedure.as_deref(), scene) });
    }
    (drafts, known)
}

/// The values of the opening: what the programme's expressions give, the asset, the planned date.
fn values(
    upkeep: &Upkeep,
    due: NaiveDate,
    procedure: Option<&Procedure>,
    scene: &Scene,
) -> Result<Values, Vec<(String, Message)>> {
    let programme = upkeep.course.programme;
    let context = json!({
        "asset": facts(upkeep, scene),
        "due": due.to_string(),
        "programme": { "key": programme.key, "name": programme.name, "months": upkeep.months },
    });
    let mut set = Values::new();
    let mut failed = Vec::new();
    let asset = procedure.and_then(|it| it.fields.iter().find(|field| field.header == Some(HeaderKey::Asset)));
    if let Some(field) = asset {
        set.insert(field.id.clone(), Value::from(upkeep.asset.asset.id.as_str()));
    }
    if let Some(field) = &programme.planned {
        set.insert(field.clone(), Value::from(due.to_string()));
    }
    for (field, expression) in &programme.set {
        match Condition::read(expression).and_then(|condition| condition.value(&context)) {
            Ok(value) if is_blank(Some(&value)) => {}
            Ok(value) => {
                set.insert(field.clone(), value);
            }
            Err(problem) => failed.push((field.clone(), problem)),
        }
    }
    if failed.is_empty() { Ok(set) } else { Err(failed) }
}

/// What expressions see as `asset`; what it does not have is null.
fn facts(upkeep: &Upkeep, scene: &Scene) -> Value {
    let asset = &upkeep.asset.asset;
    let position = &asset.position;
    let custodian = position.custodian.as_deref();
    let kind = scene.inventory.kind(&asset.kind);
    json!({
        "id": asset.id,
        "kind": asset.kind,
        "kind_name": kind.map_or(asset.kind.as_str(), |kind| kind.name.as_str()),
        "tag": asset.tag(),
        "serial": asset.serial(),
        "brand": asset.text("brand"),
        "model": asset.text("model"),
        "description": description(asset, scene.inventory),
        "state": position.status.word(),
        "custodian": custodian,
        "custodian_name": custodian.map(|id| scene.people.get(id).map_or(id, |person| person.name.as_str())),
        "area": position.area,
        "place": position.place,
        "supplier": asset.text("supplier"),
        "warranty": asset.text("warranty"),
    })
}
