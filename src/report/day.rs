//! The day at the desk: what is late, mine, waiting, nobody's, and closed today.

use super::case::Case;
use super::list::{self, ListRow};
use crate::model::time::{Moment, Zone};

/// The day at the desk. A ticket stands under every heading that concerns it.
#[derive(Debug, Clone, PartialEq)]
pub struct Day {
    /// When it is.
    pub now: Moment,
    /// Tickets on the desk, open and ended.
    pub total: usize,
    /// Open tickets.
    pub open: usize,
    /// Past a limit, the furthest first.
    pub late: Vec<ListRow>,
    /// In the actor's hands; none where nobody knows who asks.
    pub mine: Option<Vec<ListRow>>,
    /// Waiting for somebody outside the desk.
    pub waiting: Vec<ListRow>,
    /// In nobody's hands.
    pub unassigned: Vec<ListRow>,
    /// Ended today.
    pub closed: Vec<ListRow>,
}

/// The day at the desk for an actor, if it is known who asks.
pub fn day(cases: &[Case], actor: Option<&str>, now: Moment, zone: Zone) -> Day {
    let today = zone.day(now);
    let mut open: Vec<ListRow> =
        cases.iter().filter(|case| !case.is_ended()).map(|case| list::row(case, zone)).collect();
    list::sort(&mut open, list::SortKey::Folio, false);
    let pick = |wanted: &dyn Fn(&ListRow) -> bool| open.iter().filter(|row| wanted(row)).cloned().collect::<Vec<_>>();
    let mut late = pick(&|row| row.late);
    list::sort(&mut late, list::SortKey::Late, false);
    let mut mine = actor.map(|actor| pick(&|row| row.assignee.as_deref() == Some(actor)));
    if let Some(mine) = &mut mine {
        list::sort(mine, list::SortKey::Late, false);
    }
    let mut closed: Vec<ListRow> = cases
        .iter()
        .filter(|case| case.is_ended() && case.state.closed.is_some_and(|closed| zone.day(closed) == today))
        .map(|case| list::row(case, zone))
        .collect();
    list::sort(&mut closed, list::SortKey::Closed, false);
    Day {
        now: zone.localize(now),
        total: cases.len(),
        open: open.len(),
        mine,
        waiting: pick(&ListRow::waits_outside),
        unassigned: pick(&|row| row.assignee.is_none()),
        late,
        closed,
    }
}
