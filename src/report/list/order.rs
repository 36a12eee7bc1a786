//! The order of a list.

use std::cmp::{Ordering, Reverse};

use super::ListRow;
use crate::model::catalogue::{PRIORITIES, fold};
use crate::model::folio::Folio;
use crate::model::status::Status;

/// What rows are put in order by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SortKey {
    /// Folio.
    Folio,
    /// When it was opened.
    Opened,
    /// When it ended; open ones last.
    Closed,
    /// State, in the order in which a ticket meets them.
    Status,
    /// Priority, the most pressing first.
    Priority,
    /// Activity.
    Activity,
    /// Who has it; nobody's last.
    Assignee,
    /// Who asked.
    Requester,
    /// Area of who asked.
    Area,
    /// Working time left against the limit, the furthest past it first.
    Late,
}

impl SortKey {
    /// Every key with the word a person types.
    pub const ALL: [(&'static str, Self); 11] = [
        ("folio", Self::Folio),
        ("opened", Self::Opened),
        ("closed", Self::Closed),
        ("status", Self::Status),
        ("priority", Self::Priority),
        ("activity", Self::Activity),
        ("assignee", Self::Assignee),
        ("requester", Self::Requester),
        ("area", Self::Area),
        ("late", Self::Late),
        ("used", Self::Late),
    ];

    /// The key of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(known, _)| *known == word).map(|(_, key)| key)
    }
}

/// Puts rows in order; equal ones stay in the order of their folios.
pub fn sort(rows: &mut [ListRow], key: SortKey, reverse: bool) {
    rows.sort_by(|a, b| {
        let order = compare(a, b, key);
        if reverse { order.reverse() } else { order }
    });
}

fn compare(a: &ListRow, b: &ListRow, key: SortKey) -> Ordering {
    // What is lacking comes last.
    fn last<T: Ord>(value: Option<T>) -> (bool, Option<T>) {
        (value.is_none(), value)
    }
    let folded = |text: &Option<String>| last(text.as_deref().map(fold));
    let rank = |status: Status| Status::ALL.iter().position(|known| *known == status);
    let urgency = |row: &ListRow| {
        last(row.priority.as_deref().and_then(|word| PRIORITIES.iter().position(|known| *known == word)))
    };
    let activity = |row: &ListRow| last(row.activity.as_ref().map(|activity| activity.id.clone()));
    match key {
        SortKey::Folio => folio_key(a).cmp(&folio_key(b)),
        SortKey::Opened => last(a.opened).cmp(&last(b.opened)),
        SortKey::Closed => last(a.closed).cmp(&last(b.closed)),
        SortKey::Status => rank(a.status).cmp(&rank(b.status)),
        SortKey::Priority => urgency(a).cmp(&urgency(b)),
        SortKey::Activity => activity(a).cmp(&activity(b)),
        SortKey::Assignee => folded(&a.assignee).cmp(&folded(&b.assignee)),
        SortKey::Requester => folded(&a.requester.name).cmp(&folded(&b.requester.name)),
        SortKey::Area => folded(&a.requester.area).cmp(&folded(&b.requester.area)),
        SortKey::Late => last(over(a)).cmp(&last(over(b))),
    }
}

fn folio_key(row: &ListRow) -> Option<Folio> {
    row.folio.parse().ok()
}

/// Late ones first; then by working minutes past the limit, below zero where some are left.
fn over(row: &ListRow) -> Option<(Reverse<bool>, Reverse<i64>)> {
    let activity = row.activity.as_ref()?;
    let ours = activity.limit_minutes.map(|limit| activity.counted_minutes - limit);
    let path = row.path_limit_minutes.map(|limit| row.path_counted_minutes - limit).filter(|over| *over > 0);
    Some((Reverse(row.late), Reverse(ours.max(path)?)))
}
