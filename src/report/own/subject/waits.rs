//! Times of waiting, as rows of reports.

use super::tickets::TicketRow;
use super::{ColumnInfo, Ground, Row, Take, column};
use crate::clock::reading::minutes;
use crate::clock::stopwatch::minute;
use crate::model::time::Moment;
use crate::procedure::replay::WaitPeriod;
use crate::report::own::answer::{Datum, DatumKind};

pub(super) const COLUMNS: [ColumnInfo; 5] = [
    column("reason", DatumKind::Text, "report-column-reason"),
    column("from", DatumKind::Moment, "report-column-from"),
    column("until", DatumKind::Moment, "report-column-until"),
    column("minutes", DatumKind::Minutes, "report-column-minutes"),
    column("lasting", DatumKind::Flag, "report-column-lasting"),
];

/// A time of waiting of a ticket.
struct WaitRow<'r, 'c, 'g> {
    ticket: &'r TicketRow<'c, 'g>,
    wait: &'c WaitPeriod,
}

/// Gives each time of waiting to `take`.
pub(super) fn each(ground: &Ground, take: &mut Take) {
    for (case, judged) in ground.cases.iter().zip(ground.judged_cases) {
        let (ticket, judged) = (TicketRow::new(case, ground), TicketRow::new(judged, ground));
        for wait in &case.state.waits {
            take(&WaitRow { ticket: &ticket, wait }, &WaitRow { ticket: &judged, wait });
        }
    }
}

impl WaitRow<'_, '_, '_> {
    /// Working time of the ticket's calendar during it.
    fn minutes(&self) -> Datum {
        let path = self.ticket.case.reading.path.as_ref();
        Datum::some(path, |path| {
            let until = self.wait.to.unwrap_or(self.ticket.ground.as_of).max(self.wait.from);
            Datum::Minutes(minutes(path.calendar.between(minute(self.wait.from), minute(until))))
        })
    }
}

impl Row for WaitRow<'_, '_, '_> {
    fn get(&self, column: &str) -> Datum {
        let zone = self.ticket.ground.reference.zone;
        match column {
            "reason" => {
                let reason = &self.wait.reason;
                let title = self.ticket.case.procedure.wait(reason).map_or(reason, |wait| &wait.title);
                Datum::word(reason, title)
            }
            "from" => Datum::Moment(zone.localize(self.wait.from)),
            "until" => Datum::some(self.wait.to, |to| Datum::Moment(zone.localize(to))),
            "minutes" => self.minutes(),
            "lasting" => Datum::Flag(self.wait.to.is_none()),
            _ => self.ticket.get(column),
        }
    }

    fn at(&self, moment: &str) -> Option<Moment> {
        match moment {
            "from" => Some(self.wait.from),
            "until" => self.wait.to,
            _ => None,
        }
    }

    fn is_standing(&self) -> bool {
        self.wait.to.is_none()
    }

    fn command(&self) -> Option<String> {
        self.ticket.command()
    }

    fn fields(&self) -> serde_json::Value {
        self.ticket.fields()
    }
}
