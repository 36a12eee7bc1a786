//! Which tickets a question concerns: names them without reading any, where the desk remembers enough; else
//! all files.

use std::path::Path;

use super::change;
use super::progress::Progress;
use crate::model::event::Deed;
use crate::model::seal::Header;
use crate::model::time::Moment;
use crate::procedure::replay::State;
use crate::report::log::Period;
use crate::store::cache::facts::Facts;
use crate::store::cache::{Chosen, Describe, Selected, Selection, said};
use crate::store::desk::Desk;

/// Reads facts, and shows how far it is.
struct Reader<'a> {
    desk: &'a Desk,
    progress: Option<Progress>,
}

impl Describe for Reader<'_> {
    fn expect(&mut self, files: usize) {
        self.progress = Some(Progress::reading(files));
    }

    fn describe(&self, path: &Path, text: String) -> (Facts, Option<Vec<u8>>) {
        self.progress.iter().for_each(Progress::step);
        describe(self.desk, path, text).unwrap_or_else(|| (Facts::damaged(), None))
    }
}

/// What a ticket's text says; none where it gives no case.
fn describe(desk: &Desk, path: &Path, text: String) -> Option<(Facts, Option<Vec<u8>>)> {
    let (record, values) = desk.ticket_and_values_from(path, text).ok()?;
    let lineage = desk.lineage_of(&record.ticket).ok()?;
    let procedure = lineage.current();
    let events = &record.ticket.events;
    let state = State::replay(&lineage, events);
    let header = state.header(procedure);
    let tells_of_itself = !change::header_findings(desk, &desk.rules(procedure), &record, &state).is_empty();
    let migrated = events.iter().any(|event| matches!(event.deed, Deed::Migrated { .. }));
    let facts = Facts {
        doubtful: tells_of_itself || migrated || desk.calendars_of(&lineage).is_err(),
        readable: true,
        ended: state.is_ended(),
        status: Some(header.status),
        first: events.iter().map(|event| Facts::second(event.at)).min(),
        closed: state.closed.map(Facts::second),
        last: events.iter().map(|event| Facts::second(event.at)).max(),
        procedure: Facts::key(&procedure.sha256),
        service: header.service.as_deref().map_or(0, Facts::key),
    };
    // What is doubtful is read from its file.
    let said = if facts.doubtful { None } else { said::write(&values) };
    Some((facts, said))
}

/// What a question asks of tickets; the default is about all of them.
#[derive(Debug, Clone, Default)]
pub struct Concern {
    /// Which it concerns; none where it concerns all.
    which: Option<Which>,
    /// Whether it looks words up among those that all tickets have.
    vocabulary: bool,
}

#[derive(Debug, Clone)]
enum Which {
    /// What is not over.
    Open,
    /// What was begun by the end of one of these stretches, and to which something happened since its
    /// beginning or may yet.
    During(Vec<(i64, i64)>),
    /// What ended between, with `open` also what is not over.
    Ended { from: i64, to: i64, open: bool },
}

/// Whether a question can concern anything in a sealed year: all in it is over, and began, ended and changed within
/// what its header says.
fn touches(which: &Which, header: &Header) -> bool {
    match which {
        Which::Open => false,
        Which::During(stretches) => stretches.iter().any(|(from, to)| header.touches(*from, *to)),
        Which::Ended { from, to, .. } => header.touches(*from, *to),
    }
}

/// Clocks are read to the minute.
const A_MINUTE: i64 = 60;

impl Concern {
    /// About what is not over.
    pub fn open() -> Self {
        Self { which: Some(Which::Open), vocabulary: false }
    }

    /// About what is not over, or to which something happened at that moment or later.
    pub fn since(moment: Moment) -> Self {
        let from = Facts::second(moment).saturating_sub(A_MINUTE);
        Self { which: Some(Which::During(vec![(from, i64::MAX)])), vocabulary: false }
    }

    /// About what was going on at some time within stretches, both ends of each included.
    pub fn during(stretches: &[(Moment, Moment)]) -> Self {
        let seconds = |(from, to): &(Moment, Moment)| {
            (Facts::second(*from).saturating_sub(A_MINUTE), Facts::second(*to).saturating_add(A_MINUTE))
        };
        Self { which: Some(Which::During(stretches.iter().map(seconds).collect())), vocabulary: false }
    }

    /// About what ended within a period, and perhaps what is not over.
    pub fn ended(period: &Period, open: bool) -> Self {
        if !period.is_bounded() {
            return Self::default();
        }
        let from = period.from.map_or(i64::MIN, |from| Facts::second(from) - 1);
        let to = period.before.map_or(i64::MAX, |before| Facts::second(before) + 1);
        Self { which: Some(Which::Ended { from, to, open }), vocabulary: false }
    }

    /// The same, looking words up among those that all tickets have where `it_does`.
    #[must_use]
    pub fn with_vocabulary(self, it_does: bool) -> Self {
        Self { vocabulary: it_does, ..self }
    }

    fn concerns(which: &Which, facts: &Facts) -> bool {
        match which {
            Which::Open => facts.is_open(),
            Which::During(stretches) => stretches.iter().any(|(from, to)| {
                let begun = facts.first.is_none_or(|first| first <= *to);
                begun && (facts.is_open() || facts.last.is_none_or(|last| last >= *from))
            }),
            Which::Ended { from, to, open } => {
                *open && facts.is_open() || facts.closed.is_none_or(|closed| *from <= closed && closed <= *to)
            }
        }
    }

    /// The tickets to be looked at, and how many in order are passed over.
    pub fn tickets(self, desk: &Desk) -> Selected {
        // What is about all is not slower without choosing, but for reading what is remembered.
        let wanted = |facts: &Facts| self.which.as_ref().is_none_or(|which| Self::concerns(which, facts));
        let vocabulary = self.vocabulary && self.which.is_some();
        // Whoever looks words up looks at all.
        let touches = |header: &Header| vocabulary || self.which.as_ref().is_none_or(|which| touches(which, header));
        let sealed = desk.seal_headers();
        let selection = Selection { wanted: &wanted, sealed: &sealed, touches: &touches, vocabulary };
        let mut reader = Reader { desk, progress: None };
        desk.select(&selection, &mut reader).unwrap_or_else(|| {
            let passed_over = || sealed.iter().filter(|header| !touches(header));
            let years: Vec<u16> = passed_over().map(|header| header.year).collect();
            Selected {
                chosen: desk.ticket_files_but(&years).into_iter().map(Chosen::unread).collect(),
                passed: passed_over().map(|header| header.records).sum(),
            }
        })
    }
}
