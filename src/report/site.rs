//! What a site of a desk has: its lists of tickets, and what is searched in it.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::case::Case;
use super::list::ListRow;
use super::next::ChildView;
use crate::model::catalogue::{Services, fold};
use crate::model::status::Status;
use crate::model::time::{self, Zone};

/// Letters of a file's name that come from people.
const STEM: usize = 48;

/// By what tickets are put into lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// Month in which they were opened, the latest first.
    Month,
    /// State.
    Status,
    /// Service.
    Service,
    /// Area of the requester.
    Area,
}

impl By {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Month, Self::Status, Self::Service, Self::Area];

    /// The word in the names of files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Status => "status",
            Self::Service => "service",
            Self::Area => "area",
        }
    }

    /// What a ticket is listed under; none where it says nothing.
    fn of(self, row: &ListRow) -> Option<String> {
        let text = match self {
            Self::Month => row.opened.map(|at| at.format("%Y-%m").to_string()),
            Self::Status => Some(row.status.word().to_owned()),
            Self::Service => row.service.clone(),
            Self::Area => row.requester.area.clone(),
        };
        text.filter(|text| !text.trim().is_empty())
    }
}

/// Tickets that have something in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TicketList {
    /// By what.
    pub by: By,
    /// What they have in common: a month, a word, a key, a name; none where they say nothing.
    pub key: Option<String>,
    /// Name of its file, without ending: letters, digits and hyphens.
    pub stem: String,
    /// Positions of its tickets, in the order of the rows.
    pub rows: Vec<usize>,
}

/// The lists of these rows, in the order in which people look for them; what says nothing is last.
pub fn lists(rows: &[ListRow], by: By, services: &Services) -> Vec<TicketList> {
    let mut found: BTreeMap<Option<String>, TicketList> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        let key = by.of(row);
        // An area is one, however it is typed.
        let same = key.as_deref().map(|key| if by == By::Area { fold(key) } else { key.to_owned() });
        let list = TicketList { by, key, stem: String::new(), rows: Vec::new() };
        found.entry(same).or_insert(list).rows.push(at);
    }
    let rank = |list: &TicketList| match by {
        By::Status => {
            Status::ALL.iter().position(|known| Some(known.word()) == list.key.as_deref()).unwrap_or_default()
        }
        _ => 0,
    };
    let name = |list: &TicketList| {
        let key = list.key.as_deref().unwrap_or_default();
        fold(services.get(key).filter(|_| by == By::Service).map_or(key, |service| service.name.as_str()))
    };
    let mut lists: Vec<TicketList> = found.into_values().collect();
    lists.sort_by_cached_key(|list| (list.key.is_none(), rank(list), name(list)));
    if by == By::Month {
        let said = lists.iter().filter(|list| list.key.is_some()).count();
        lists[..said].reverse();
    }
    let mut taken = HashSet::new();
    for list in &mut lists {
        let stem = format!("{}-{}", by.word(), list.key.as_deref().map_or_else(|| "none".to_owned(), stem));
        list.stem = (1..)
            .map(|n| if n == 1 { stem.clone() } else { format!("{stem}-{n}") })
            .find(|stem| taken.insert(stem.clone()))
            .unwrap_or(stem);
    }
    lists
}

/// A text as part of a file's name on any system.
fn stem(text: &str) -> String {
    let mut stem = String::new();
    for c in fold(text).chars() {
        match c {
            c if c.is_ascii_alphanumeric() => stem.push(c),
            _ if stem.ends_with('-') || stem.is_empty() => {}
            _ => stem.push('-'),
        }
        if stem.len() >= STEM {
            break;
        }
    }
    let stem = stem.trim_end_matches('-');
    if stem.is_empty() { "x".to_owned() } else { stem.to_owned() }
}

/// Tickets below one, each before its own, as far as they are among the cases.
pub fn descendants(case: &Case, by_folio: &HashMap<String, &Case>, zone: Zone) -> Vec<ChildView> {
    let mut found = Vec::new();
    let mut seen = HashSet::from([case.ticket.folio.to_string()]);
    let mut pending: Vec<(usize, &str)> = case.state.children.iter().rev().map(|child| (1, child.as_str())).collect();
    while let Some((depth, folio)) = pending.pop() {
        let Some(child) = by_folio.get(folio).filter(|_| !seen.contains(folio)) else { continue };
        seen.insert(folio.to_owned());
        pending.extend(child.state.children.iter().rev().map(|folio| (depth + 1, folio.as_str())));
        let activity = child.activity();
        let moment = |at: Option<time::Moment>| at.map(|at| time::write_moment(zone.localize(at)));
        found.push(ChildView {
            folio: folio.to_owned(),
            depth,
            procedure: child.procedure.code.clone(),
            title: child.procedure.title.clone(),
            status: child.state.status().word(),
            activity: activity.map(|activity| activity.id.clone()),
            activity_title: activity.map(|activity| activity.title.clone()),
            opened: moment(child.state.opened),
            closed: moment(child.state.closed),
            late: activity.is_some() && child.reading.is_late(),
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_a_file_is_one_everywhere() {
        for (text, expected) in [
            ("Recursos Materiales", "recursos-materiales"),
            ("  Dirección / ñandú…", "direccion-nandu"),
            ("../../etc/passwd", "etc-passwd"),
            ("<script>", "script"),
            ("\u{202e}漢字", "x"),
            ("", "x"),
        ] {
            assert_eq!(stem(text), expected, "{text}");
        }
        assert_eq!(stem(&"a".repeat(500)).len(), STEM);
    }
}
