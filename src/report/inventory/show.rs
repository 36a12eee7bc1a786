//! Everything there is to know of one asset.

use chrono::NaiveDate;
use serde::Serialize;

use super::history::{self, HistoryRow};
use super::papers::{self, LetterView, PassView};
use super::{CardValue, Surroundings, card, card_values, days, position, status_word};
use crate::inventory::replay::{Reservation, Retention};
use crate::language::Language;
use crate::model::asset::{AssetStatus, Deed, Position, text_in};
use crate::model::catalogue::{Class, fold};
use crate::model::status::Status;
use crate::model::time::{self, Moment};
use crate::report::asset_case::AssetCase;
use crate::report::case::Case;
use crate::report::list;

/// A reservation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReservationView {
    /// Identifier, as `asset release` takes it.
    pub id: String,
    /// For whom.
    pub to: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
    /// Ticket because of which.
    pub ticket: Option<String>,
}

/// A time at the desk while somebody still answers for it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RetentionView {
    /// Since when.
    pub from: Moment,
    /// Until when.
    pub to: Option<Moment>,
    /// Why.
    pub reason: Option<String>,
    /// In what condition.
    pub condition: Option<String>,
    /// Ticket because of which.
    pub ticket: Option<String>,
}

/// A seat of a licence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SeatView {
    /// Who has it: a person or an asset.
    pub to: String,
    /// Since when.
    pub since: Moment,
    /// Whether it was given though none was free.
    pub over: bool,
}

/// The seats of a licence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SeatsView {
    /// Seats bought; null where nobody wrote how many.
    pub bought: Option<i64>,
    /// Seats given.
    pub used: usize,
    /// Who has them.
    pub users: Vec<SeatView>,
}

/// A warranty.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WarrantyView {
    /// Last day.
    pub until: NaiveDate,
    /// Whether it is in force.
    pub in_force: bool,
    /// Days left; below zero once it has ended.
    pub days_left: i64,
}

/// Changes that a register of others has not acknowledged.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PendingView {
    /// Key of the register.
    pub system: String,
    /// Its name.
    pub name: String,
    /// Number of the asset there.
    pub number: Option<String>,
    /// Identifiers of the events, the oldest first.
    pub events: Vec<String>,
}

/// A ticket about the asset.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TicketView {
    /// Folio.
    pub folio: String,
    /// Procedure.
    pub procedure: String,
    /// State.
    #[serde(serialize_with = "ticket_status")]
    pub status: Status,
    /// What it is about.
    pub subject: String,
    /// When it was opened.
    pub opened: Option<Moment>,
    /// When it ended.
    pub closed: Option<Moment>,
    /// What it did to the asset.
    pub moved: Vec<&'static str>,
}

fn ticket_status<S: serde::Serializer>(status: &Status, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(status.word())
}

/// Everything there is to know of one asset.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AssetCard {
    /// Identifier.
    pub id: String,
    /// Identity that never changes.
    pub uid: Option<String>,
    /// Kind, its key.
    pub kind: String,
    /// Its name.
    pub kind_name: String,
    /// How things of the kind are counted and kept.
    pub class: &'static str,
    /// State.
    #[serde(serialize_with = "status_word")]
    pub state: AssetStatus,
    /// Who answers for it.
    pub custodian: Option<String>,
    /// Last day of that person, where it has passed.
    pub custodian_left: Option<NaiveDate>,
    /// Area.
    pub area: Option<String>,
    /// Place.
    pub place: Option<String>,
    /// Since when.
    pub since: Option<Moment>,
    /// Letter or slip in force.
    pub letter: Option<String>,
    /// Day on which it is due back.
    pub due: Option<NaiveDate>,
    /// Whether that day has passed.
    pub late: bool,
    /// Ticket because of which it is where it is.
    pub ticket: Option<String>,
    /// Why it was retired.
    pub retired: Option<String>,
    /// What replaced it.
    pub replaced_by: Option<String>,
    /// Card.
    pub card: Vec<CardValue>,
    /// Warranty.
    pub warranty: Option<WarrantyView>,
    /// Pieces there, of a consumable.
    pub quantity: Option<i64>,
    /// Whether that is below the minimum of its card.
    pub below_minimum: bool,
    /// Seats, of a licence.
    pub seats: Option<SeatsView>,
    /// Letters and slips, the latest first.
    pub letters: Vec<LetterView>,
    /// Reservations that stand.
    pub reservations: Vec<ReservationView>,
    /// Exit passes, the latest first.
    pub passes: Vec<PassView>,
    /// Retentions, the latest first.
    pub retentions: Vec<RetentionView>,
    /// What registers of others have not acknowledged.
    pub pending: Vec<PendingView>,
    /// Tickets about it, the latest first.
    pub tickets: Vec<TicketView>,
    /// How many there are.
    pub tickets_total: usize,
    /// Identifiers of the events in dispute.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub disputes: Vec<String>,
    /// Its latest events, the oldest first.
    pub events: Vec<HistoryRow>,
    /// How many there are.
    pub events_total: usize,
}

/// How much of a card is wanted.
#[derive(Debug, Clone, Copy)]
pub struct Extent {
    /// Tickets at most.
    pub tickets: usize,
    /// Events at most.
    pub events: usize,
}

/// The card of an asset, with those of the cases that are about it.
pub fn asset_card(
    case: &AssetCase,
    tickets: &[&Case],
    extent: Extent,
    with: &Surroundings,
    language: &Language,
) -> AssetCard {
    let (asset, state) = (&case.asset, &case.state);
    let kind = with.inventory.kind(&asset.kind);
    let class = kind.map(|kind| kind.class).unwrap_or_default();
    let (at, values) = (position(case), card(case));
    let zone = with.zone;
    let about = tickets_about(case, tickets, with);
    let mut events = history::rows(case, with, language);
    let events_total = events.len();
    events.drain(..events_total.saturating_sub(extent.events));
    let minimum = values.get("minimum").and_then(serde_json::Value::as_i64);
    let Position { status, custodian, area, place, since, letter, due, ticket, quantity, disputes, .. } = at;
    AssetCard {
        id: asset.id.clone(),
        uid: asset.uid.clone(),
        kind: asset.kind.clone(),
        kind_name: with.kind_name(&asset.kind),
        class: class.word(),
        state: status,
        custodian_left: custodian.as_deref().and_then(|id| with.left(id)),
        custodian,
        area,
        place,
        since: since.map(|since| zone.localize(since)),
        letter,
        late: due.is_some_and(|due| due < with.today()),
        due,
        ticket,
        retired: state.retired.as_ref().map(|(_, reason)| history::retire_reason(reason, with)),
        replaced_by: state.replaced_by.clone(),
        warranty: text_in(&values, "warranty").and_then(time::read_date).map(|until| WarrantyView {
            until,
            in_force: with.today() <= until,
            days_left: days(with.today(), until),
        }),
        below_minimum: minimum.is_some_and(|minimum| quantity.unwrap_or_default() < minimum),
        quantity,
        seats: (class == Class::Licence).then(|| seats(case, &values, with)),
        letters: state.letters.iter().rev().map(|letter| papers::letter(letter, with.inventory, zone)).collect(),
        reservations: state.reservations.iter().map(reservation).collect(),
        passes: state.passes.iter().rev().map(|pass| papers::pass(pass, with.inventory, zone)).collect(),
        retentions: state.retentions.iter().rev().map(|retention| self::retention(retention, with)).collect(),
        pending: kind
            .and_then(|kind| kind.register.as_deref())
            .map(|key| pending(case, key, with))
            .into_iter()
            .collect(),
        card: card_values(kind, &values, with, language),
        disputes,
        tickets_total: about.len(),
        tickets: about.into_iter().take(extent.tickets).collect(),
        events_total,
        events,
    }
}

/// A reservation that stands.
pub fn reservation(reservation: &Reservation) -> ReservationView {
    ReservationView {
        id: reservation.id.clone(),
        to: reservation.to.clone(),
        from: reservation.from,
        until: reservation.until,
        ticket: reservation.ticket.as_ref().map(ToString::to_string),
    }
}

fn retention(retention: &Retention, with: &Surroundings) -> RetentionView {
    RetentionView {
        from: with.zone.localize(retention.from),
        to: retention.to.map(|to| with.zone.localize(to)),
        reason: retention.reason.clone(),
        condition: retention.condition.clone(),
        ticket: retention.ticket.as_ref().map(ToString::to_string),
    }
}

fn seats(case: &AssetCase, values: &crate::model::event::Values, with: &Surroundings) -> SeatsView {
    let seat = |seat: &crate::inventory::replay::Seat| SeatView {
        to: seat.to.clone(),
        since: with.zone.localize(seat.since),
        over: seat.over,
    };
    SeatsView {
        bought: values.get("seats").and_then(serde_json::Value::as_i64),
        used: case.state.seats.len(),
        users: case.state.seats.iter().map(seat).collect(),
    }
}

fn pending(case: &AssetCase, key: &str, with: &Surroundings) -> PendingView {
    let events = case.state.pending(key).iter().filter_map(|index| case.state.id_at(*index));
    PendingView {
        system: key.to_owned(),
        name: with.suppliers.external(key).map_or(key, |system| system.name.as_str()).to_owned(),
        number: case.state.number_in(key).map(str::to_owned),
        events: events.map(str::to_owned).collect(),
    }
}

/// Tickets whose header names the asset, or that moved it, the latest first.
fn tickets_about(case: &AssetCase, tickets: &[&Case], with: &Surroundings) -> Vec<TicketView> {
    let asset = &case.asset;
    let names: Vec<String> = std::iter::once(asset.id.as_str()).chain(asset.tag()).map(fold).collect();
    let view = |ticket: &Case| {
        let folio = &ticket.ticket.folio;
        let moved: Vec<&'static str> = asset
            .events
            .iter()
            .filter(|event| event.ticket.as_ref() == Some(folio) && event.deed != Deed::Noted)
            .map(|event| event.deed.word())
            .collect();
        let header = ticket.state.header(&ticket.procedure);
        let named = header.asset.as_deref().is_some_and(|named| names.contains(&fold(named)));
        let linked = asset.events.iter().any(|event| event.ticket.as_ref() == Some(folio));
        (named || linked).then(|| TicketView {
            folio: folio.to_string(),
            procedure: ticket.procedure.code.clone(),
            status: header.status,
            subject: list::subject(ticket).to_owned(),
            opened: ticket.state.opened.map(|at| with.zone.localize(at)),
            closed: ticket.state.closed.map(|at| with.zone.localize(at)),
            moved,
        })
    };
    let mut about: Vec<TicketView> = tickets.iter().copied().filter_map(view).collect();
    about.sort_by(|a, b| (b.opened, &b.folio).cmp(&(a.opened, &a.folio)));
    about
}
