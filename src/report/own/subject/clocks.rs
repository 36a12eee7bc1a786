//! Clocks that have a limit, as rows of reports.

use super::tickets::TicketRow;
use super::{ColumnInfo, Ground, Row, Take, column, supplier};
use crate::clock::reading::minutes;
use crate::clock::stopwatch::{Clock, Whose, minute};
use crate::model::time::Moment;
use crate::procedure::definition::ClockKind;
use crate::report::clock::{label, responsible};
use crate::report::own::answer::{Datum, DatumKind};

use DatumKind::{Flag, Minutes, Text, Whole};

pub(super) const COLUMNS: [ColumnInfo; 21] = [
    column("kind", Text, "report-column-clock-kind"),
    column("label", Text, "report-column-clock"),
    column("activity", Text, "report-column-activity"),
    column("visit", Whole, "report-column-visit"),
    column("role", Text, "report-column-role"),
    column("responsible", Text, "report-column-responsible"),
    column("supplier", Text, "report-column-supplier"),
    column("contract", Text, "report-column-contract"),
    column("level", Text, "report-column-level"),
    column("started", DatumKind::Moment, "report-column-started"),
    column("ended", DatumKind::Moment, "report-column-ended"),
    column("due", DatumKind::Moment, "report-column-due"),
    column("counted_minutes", Minutes, "report-column-counted"),
    column("limit_minutes", Minutes, "report-column-limit"),
    column("over_minutes", Minutes, "report-column-over"),
    column("left_minutes", Minutes, "report-column-left"),
    column("paused_minutes", Minutes, "report-column-paused"),
    column("running", Flag, "report-column-running"),
    column("met", Flag, "report-column-met"),
    column("missed", Flag, "report-column-missed"),
    column("reasons", Text, "report-column-reasons"),
];

/// A clock of a ticket.
struct ClockRow<'r, 'c, 'g> {
    ticket: &'r TicketRow<'c, 'g>,
    clock: &'c Clock,
    /// Position among the stays, of one that measures a stay.
    stay: Option<usize>,
}

/// Gives each clock that has a limit to `take`.
pub(super) fn each(ground: &Ground, take: &mut Take) {
    for (case, judged) in ground.cases.iter().zip(ground.judged_cases) {
        let (ticket, judged) = (TicketRow::new(case, ground), TicketRow::new(judged, ground));
        let stays = case.reading.visits.len();
        for (index, clock) in case.reading.all().enumerate().filter(|(_, clock)| clock.limit.is_some()) {
            let stay = (index < stays).then_some(index);
            take(&ClockRow { ticket: &ticket, clock, stay }, &ClockRow { ticket: &judged, clock, stay });
        }
    }
}

impl ClockRow<'_, '_, '_> {
    fn local(&self, at: Moment) -> Datum {
        Datum::Moment(self.ticket.ground.reference.zone.localize(at))
    }

    /// Titles of the waits during it, and what was noted when it ended.
    fn reasons(&self) -> Datum {
        let case = self.ticket.case;
        let mut found: Vec<&str> = Vec::new();
        for wait in &case.state.waits {
            let during = wait.from < self.clock.until() && wait.to.is_none_or(|to| to > self.clock.started);
            let title = case.procedure.wait(&wait.reason).map_or(wait.reason.as_str(), |reason| reason.title.as_str());
            if during && !found.contains(&title) {
                found.push(title);
            }
        }
        let events = &case.ticket.events;
        let ending = self.stay.and_then(|stay| events.get(case.state.visits.get(stay)?.ended_by?));
        let at_its_end = || {
            let ended = self.clock.ended?;
            events.iter().rev().find(|event| event.deed.is_step() && minute(event.at) == ended)
        };
        let ending = if self.stay.is_some() { ending } else { at_its_end() };
        found.extend(ending.and_then(|event| event.note.as_deref()));
        Datum::text(found.join("; "))
    }
}

impl Row for ClockRow<'_, '_, '_> {
    fn get(&self, column: &str) -> Datum {
        let (clock, reference) = (self.clock, self.ticket.ground.reference);
        let procedure = &self.ticket.case.procedure;
        match column {
            "kind" => {
                let id = match clock.kind {
                    ClockKind::Activity => "clock-kind-activity",
                    ClockKind::Path => "clock-kind-path",
                    ClockKind::Response => "clock-kind-response",
                    ClockKind::Solution => "clock-kind-solution",
                    ClockKind::Contract => "clock-kind-contract",
                };
                Datum::word(clock.kind.word(), reference.language.text(id))
            }
            "label" => Datum::text(label(clock, procedure, reference.language)),
            "activity" => Datum::some(clock.stay.as_ref(), |(id, _)| {
                let title = procedure.activity(id).map(|activity| activity.title.as_str()).unwrap_or_default();
                Datum::word(id, format!("{id} {title}").trim_end())
            }),
            "visit" => Datum::some(clock.stay.as_ref(), |(_, number)| Datum::whole(*number)),
            "role" => match &clock.whose {
                Whose::Role(role) => Datum::word(role, procedure.role_name(role)),
                _ => Datum::Blank,
            },
            "responsible" => Datum::text(responsible(clock, procedure, reference.language)),
            "supplier" => match &clock.whose {
                Whose::Supplier { key, .. } => supplier(Some(key.clone()), reference.suppliers),
                _ => self.ticket.get("supplier"),
            },
            "contract" | "level" => match &clock.whose {
                Whose::Supplier { contract: Some(contract), .. } if column == "contract" => {
                    Datum::text(&contract.number)
                }
                Whose::Supplier { contract: Some(contract), .. } => Datum::some(contract.level.as_ref(), Datum::text),
                _ => Datum::Blank,
            },
            "started" => self.local(clock.started),
            "ended" => Datum::some(clock.ended, |ended| self.local(ended)),
            "due" => Datum::some(clock.due(), |due| self.local(due)),
            "counted_minutes" => Datum::Minutes(minutes(clock.counted())),
            "limit_minutes" => Datum::some(clock.limit, Datum::Minutes),
            "over_minutes" => Datum::Minutes(minutes(clock.over())),
            "left_minutes" => Datum::some(clock.left(), |left| Datum::Minutes(minutes(left) - minutes(clock.over()))),
            "paused_minutes" => Datum::Minutes(minutes(clock.paused())),
            "running" => Datum::Flag(clock.is_running()),
            "met" => Datum::Flag(!clock.is_running() && !clock.is_late()),
            "missed" => Datum::Flag(clock.is_late()),
            "reasons" => self.reasons(),
            // The ticket's own, which would otherwise be hidden by the clock's.
            _ => self.ticket.get(column),
        }
    }

    fn at(&self, moment: &str) -> Option<Moment> {
        match moment {
            "ended" => self.clock.ended,
            "started" => Some(self.clock.started),
            _ => None,
        }
    }

    fn is_standing(&self) -> bool {
        self.clock.is_running() && !self.ticket.case.is_ended()
    }

    fn is_alarming(&self) -> bool {
        self.clock.is_late()
    }

    fn command(&self) -> Option<String> {
        self.ticket.command()
    }

    fn fields(&self) -> serde_json::Value {
        self.ticket.fields()
    }
}
