//! The day at the desk: what is late, mine, waiting, nobody's, and closed today.

use super::case::Case;
use super::list::{self, ListRow};
use crate::model::catalogue::{People, Person};
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
    /// In dispute, open or ended: nothing goes on before somebody decides.
    pub disputed: Vec<ListRow>,
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
pub fn day(cases: &[Case], actor: Option<&Person>, people: &People, now: Moment, zone: Zone) -> Day {
    let today = zone.day(now);
    let mut open: Vec<ListRow> =
        cases.iter().filter(|case| !case.is_ended()).map(|case| list::row(case, zone)).collect();
    list::sort(&mut open, list::SortKey::Folio, false);
    let pick = |wanted: &dyn Fn(&ListRow) -> bool| open.iter().filter(|row| wanted(row)).cloned().collect::<Vec<_>>();
    let mut late = pick(&|row| row.late);
    list::sort(&mut late, list::SortKey::Late, false);
    // Beside what one has in hand, what stands in an activity that falls to one's role and not to
    // whoever has the ticket: nobody else will move it.
    let falls_to: Vec<String> = actor
        .into_iter()
        .flat_map(|actor| cases.iter().filter(move |case| falls_to(case, actor, people)))
        .map(|case| case.ticket.folio.to_string())
        .collect();
    let mut mine = actor.map(|actor| {
        let folio = |row: &ListRow| falls_to.contains(&row.folio);
        pick(&|row| row.assignee.as_deref() == Some(&actor.id) || folio(row))
    });
    if let Some(mine) = &mut mine {
        list::sort(mine, list::SortKey::Late, false);
    }
    let mut closed: Vec<ListRow> = cases
        .iter()
        .filter(|case| case.is_ended() && case.state.closed.is_some_and(|closed| zone.day(closed) == today))
        .map(|case| list::row(case, zone))
        .collect();
    list::sort(&mut closed, list::SortKey::Closed, false);
    let in_dispute = cases.iter().filter(|case| !case.state.disputes.is_empty());
    let mut disputed: Vec<ListRow> = in_dispute.map(|case| list::row(case, zone)).collect();
    list::sort(&mut disputed, list::SortKey::Folio, false);
    Day {
        now: zone.localize(now),
        total: cases.len(),
        open: open.len(),
        mine,
        waiting: pick(&ListRow::waits_outside),
        unassigned: pick(&|row| row.assignee.is_none()),
        late,
        disputed,
        closed,
    }
}

/// Whether a ticket stands in an activity that falls to this person and not to whoever has it.
fn falls_to(case: &Case, actor: &Person, people: &People) -> bool {
    let Some(activity) = case.activity() else { return false };
    let with_account = case.procedure.role(&activity.role).is_some_and(|role| role.account);
    let roles = case.procedure.roles_counting_as(&activity.role);
    let holder = case.state.assignee.as_deref().and_then(|id| people.get(id));
    with_account && actor.has_role(&roles) && holder.is_some_and(|holder| !holder.has_role(&roles))
}
