//! Preventive maintenance (S3.6): which assets a programme concerns, what was done on each, which
//! tickets there are for it.

mod due;
mod opening;
mod plan;

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::asset_case::AssetCase;
use super::case::Case;
use super::label::description;
use crate::clock::calendar::Calendar;
use crate::inventory::schedule::{self, Occurrence, Own, Rhythm};
use crate::model::asset::Asset;
use crate::model::catalogue::{Inventory, People, Programme, fold};
use crate::model::status::Status;
use crate::model::time::{self, Zone};

pub use crate::inventory::schedule::Mark;
pub use due::{DUE_KEYS, DueRow, due};
pub use opening::{Draft, Known, OpenRow, What, drafts};
pub use plan::{Job, MonthTotal, PLAN_KEYS, Plan, PlanRow, PlanService, jobs, plan};

/// What may become of a planned date, in the order in which the legend has it.
pub const MARKS: [Mark; 4] = Mark::ALL;

/// A programme with the calendar of its procedure.
#[derive(Clone)]
pub struct Course<'a> {
    /// What is done how often on what.
    pub programme: &'a Programme,
    /// Calendar on which its days are worked.
    pub calendar: Arc<Calendar>,
}

/// What maintenance is reported with.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// Kinds of assets.
    pub inventory: &'a Inventory,
    /// People who answer for assets.
    pub people: &'a People,
    /// The desk's time zone.
    pub zone: Zone,
    /// The day.
    pub today: NaiveDate,
}

/// A ticket of a programme's procedure on an asset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Errand {
    /// Folio.
    pub folio: String,
    /// Whether it is still open.
    pub open: bool,
    /// Whether it was cancelled or rejected: it counts as no service.
    pub void: bool,
    /// Date for which it was planned.
    pub planned: Option<NaiveDate>,
    /// When the service was done.
    pub done: Option<NaiveDate>,
}

/// A programme on one asset: how its dates follow each other, and what there has been.
pub struct Upkeep<'a> {
    /// The programme.
    pub course: &'a Course<'a>,
    /// The asset.
    pub asset: &'a AssetCase,
    /// Whether it falls due in the asset's present state.
    pub falls_due: bool,
    /// Calendar months from one service to the next.
    pub months: u32,
    /// Day on which the asset was registered.
    pub registered: Option<NaiveDate>,
    /// Tickets of the programme's procedure on it, in order of folio.
    pub errands: Vec<Errand>,
    /// Days on which it was served, in order.
    pub services: Vec<NaiveDate>,
}

impl Upkeep<'_> {
    fn rhythm(&self) -> Rhythm<'_> {
        Rhythm::of(self.course.programme, &self.asset.asset, &self.course.calendar)
    }

    /// Its dates up to that day; once it no longer falls due, only what was done.
    pub fn occurrences(&self, today: NaiveDate, last: NaiveDate) -> Vec<Occurrence> {
        let mut found = schedule::occurrences(&self.rhythm(), self.registered, &self.services, today, last);
        if !self.falls_due {
            found.retain(|occurrence| occurrence.done.is_some());
        }
        found
    }

    /// When it was served last.
    pub fn last(&self) -> Option<NaiveDate> {
        self.services.last().copied()
    }

    /// The date due next; none where the asset is in a state in which nothing falls due, or nobody
    /// knows since when it is there.
    pub fn due(&self) -> Option<NaiveDate> {
        let due = self.rhythm().due(self.last().or(self.registered));
        due.filter(|_| self.falls_due)
    }

    /// Whether nothing can be planned since nobody knows since when the asset is there.
    pub fn is_undated(&self) -> bool {
        self.falls_due && self.rhythm().due(self.last().or(self.registered)).is_none()
    }

    /// The ticket that is open for the date due next, the earliest: one whose service is done already is
    /// not for it.
    pub fn open_errand(&self) -> Option<&Errand> {
        self.errands.iter().find(|errand| errand.open && errand.done.is_none())
    }

    /// The ticket that recorded a service of that day.
    pub fn errand_done_on(&self, day: NaiveDate) -> Option<&Errand> {
        self.errands.iter().find(|errand| !errand.void && errand.done == Some(day))
    }

    /// The text of the card's interval where it means nothing; the programme's counts then.
    pub fn unreadable_interval(&self) -> Option<String> {
        match schedule::own_interval(&self.asset.asset) {
            Own::Unreadable(text) => Some(text),
            _ => None,
        }
    }
}

/// Every programme on every asset that it concerns, in the order of programmes and assets.
pub fn upkeeps<'a>(
    courses: &'a [Course<'a>],
    assets: &'a [AssetCase],
    cases: &[Case],
    scene: &Scene,
) -> Vec<Upkeep<'a>> {
    let names = names(assets);
    let mut found = Vec::new();
    for course in courses {
        let mut errands = errands(course.programme, cases, &names);
        for asset in assets.iter().filter(|case| schedule::applies(course.programme, &case.asset)) {
            let errands = errands.remove(asset.asset.id.as_str()).unwrap_or_default();
            let mut services: Vec<NaiveDate> =
                errands.iter().filter(|errand| !errand.void).filter_map(|errand| errand.done).collect();
            services.sort_unstable();
            services.dedup();
            found.push(Upkeep {
                course,
                asset,
                falls_due: schedule::falls_due(course.programme, &asset.asset),
                months: Rhythm::of(course.programme, &asset.asset, &course.calendar).months,
                registered: asset.state.registered.map(|at| scene.zone.day(at)),
                errands,
                services,
            });
        }
    }
    found
}

/// What a ticket may call an asset: identifier, inventory number or serial number, in any capitals.
/// What several assets are called names none.
fn names(assets: &[AssetCase]) -> HashMap<String, Option<&str>> {
    let mut names: HashMap<String, Option<&str>> = HashMap::new();
    let ids = assets.iter().map(|case| (fold(&case.asset.id), case.asset.id.as_str()));
    names.extend(ids.map(|(name, id)| (name, Some(id))));
    for Asset { id, card, .. } in assets.iter().map(|case| &case.asset) {
        let numbers = ["tag", "serial"].into_iter().filter_map(|key| crate::model::asset::text_in(card, key));
        for name in numbers.map(fold) {
            let known = names.entry(name).or_insert(Some(id));
            *known = known.filter(|known| known == id);
        }
    }
    names
}

/// Tickets of a programme's procedure, by the asset that they are about.
fn errands<'a>(
    programme: &Programme,
    cases: &[Case],
    names: &HashMap<String, Option<&'a str>>,
) -> HashMap<&'a str, Vec<Errand>> {
    let mut found: HashMap<&str, Vec<Errand>> = HashMap::new();
    for case in cases.iter().filter(|case| case.procedure.code == programme.procedure) {
        let asset = case.state.header(&case.procedure).asset;
        let Some(id) = asset.and_then(|asset| names.get(&fold(&asset)).copied().flatten()) else { continue };
        let date = |field: &str| case.state.text(field).and_then(time::read_date);
        found.entry(id).or_default().push(Errand {
            folio: case.ticket.folio.to_string(),
            open: !case.is_ended(),
            void: matches!(case.state.status(), Status::Cancelled | Status::Rejected),
            planned: programme.planned.as_deref().and_then(date),
            done: date(&programme.done),
        });
    }
    for errands in found.values_mut() {
        errands.sort_by(|a, b| a.folio.cmp(&b.folio));
    }
    found
}

/// What people see of an asset in these reports.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Subject {
    /// Identifier.
    pub asset: String,
    /// Inventory number.
    pub tag: Option<String>,
    /// What people call it: brand and model, else its kind.
    pub description: String,
    /// Kind.
    pub kind: String,
    /// Who answers for it: an identifier of `people.toml`.
    pub custodian: Option<String>,
    /// That person's name.
    pub custodian_name: Option<String>,
    /// Area of the institution.
    pub area: Option<String>,
    /// Where it stands.
    pub place: Option<String>,
}

impl Subject {
    fn of(case: &AssetCase, scene: &Scene) -> Self {
        let Asset { id, kind, position, .. } = &case.asset;
        let custodian = position.custodian.as_deref();
        Self {
            asset: id.clone(),
            tag: case.asset.tag().map(str::to_owned),
            description: description(&case.asset, scene.inventory),
            kind: kind.clone(),
            custodian: custodian.map(str::to_owned),
            custodian_name: custodian
                .map(|id| scene.people.get(id).map_or_else(|| id.to_owned(), |person| person.name.clone())),
            area: position.area.clone(),
            place: position.place.clone(),
        }
    }
}
