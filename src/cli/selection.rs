//! Which tickets a question concerns: names them without reading any, where the desk remembers enough.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use super::change;
use super::progress::Progress;
use crate::model::catalogue::Recurrence;
use crate::model::event::{Deed, Event};
use crate::model::seal::Header;
use crate::model::ticket::Ticket;
use crate::model::time::Moment;
use crate::procedure::definition::{HeaderKey, Procedure};
use crate::procedure::replay::{Lineage, State};
use crate::report::log::Period;
use crate::report::recurring::trace::{self, Trace};
use crate::store::cache::facts::{Facts, MOST_PROBLEMS};
use crate::store::cache::{Chosen, Describe, Selected, Selection, Together, said};
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
        code: Facts::key(&procedure.code),
        service: header.service.as_deref().map_or(0, Facts::key),
        ..problems(&lineage, events)
    };
    // What is doubtful is read from its file.
    let said = if facts.doubtful { None } else { said::write(&values) };
    Some((facts, said))
}

/// What a ticket may have in common with others, by all values that its events ever gave it.
fn problems(lineage: &Lineage, events: &[Event]) -> Facts {
    let of_key = |key: HeaderKey| {
        let of_procedure = |procedure: &Arc<Procedure>| {
            let fields = procedure.fields.iter().filter(|field| field.header == Some(key));
            fields.map(|field| field.id.clone()).collect::<Vec<_>>()
        };
        let mut fields = of_procedure(lineage.current());
        fields.extend(of_procedure(lineage.until(0).current()));
        let values = events.iter().flat_map(|event| fields.iter().filter_map(|field| event.set.get(field)?.as_str()));
        let mut values: Vec<&str> = values.filter(|value| !value.trim().is_empty()).collect();
        values.sort_unstable();
        values.dedup();
        values
    };
    let [assets, suppliers, services] = [HeaderKey::Asset, HeaderKey::Supplier, HeaderKey::Service].map(of_key);
    let found = trace::problems(&assets, &suppliers, &services);
    let mut facts = Facts { crowded: found.len() > MOST_PROBLEMS, ..Facts::default() };
    facts.problems.iter_mut().zip(&found).for_each(|(problem, word)| *problem = Facts::key(word));
    facts
}

/// What a question asks of tickets; the default is about all of them.
#[derive(Debug, Clone, Default)]
pub struct Concern {
    /// Which it concerns; none where it concerns all.
    which: Option<Which>,
    /// Whether it looks words up among those that all tickets have.
    vocabulary: bool,
    /// The continuing problems to which it concerns those that belong.
    problems: Option<Problems>,
    /// Procedures of which it concerns all.
    procedures: Vec<u64>,
    /// Whether these two concern the first of the moments that are told of alone.
    only_first: bool,
}

/// Continuing problems that a question concerns.
#[derive(Debug, Clone)]
struct Problems {
    recurrence: Recurrence,
    /// Seconds at which they go on; none where all are asked about.
    moments: Option<Vec<i64>>,
}

#[derive(Debug, Clone)]
enum Which {
    /// What is not over.
    Open,
    /// What was begun by the end of one of these stretches, and to which something happened since its
    /// beginning or may yet.
    During(Vec<(i64, i64)>),
    /// The same, each moment that is told of asking about the stretch of its place.
    EachDuring(Vec<(i64, i64)>),
    /// What ended between, with `open` also what is not over.
    Ended { from: i64, to: i64, open: bool },
}

/// Whether a question can concern anything in a sealed year: all in it is over, and began, ended and changed within
/// what its header says.
fn touches(which: &Which, header: &Header) -> bool {
    match which {
        Which::Open => false,
        Which::During(stretches) | Which::EachDuring(stretches) => {
            stretches.iter().any(|(from, to)| header.touches(*from, *to))
        }
        Which::Ended { from, to, .. } => header.touches(*from, *to),
    }
}

/// Clocks are read to the minute.
const A_MINUTE: i64 = 60;

impl Concern {
    /// About what is not over.
    pub fn open() -> Self {
        Self::about(Which::Open)
    }

    /// About what is not over, or to which something happened at that moment or later.
    pub fn since(moment: Moment) -> Self {
        let from = Facts::second(moment).saturating_sub(A_MINUTE);
        Self::about(Which::During(vec![(from, i64::MAX)]))
    }

    fn about(which: Which) -> Self {
        Self { which: Some(which), ..Self::default() }
    }

    /// About what was going on at some time within stretches, both ends of each included; told at as many
    /// moments, of which each asks about the stretch of its place alone.
    pub fn each_during(stretches: &[(Moment, Moment)]) -> Self {
        let seconds = |(from, to): &(Moment, Moment)| {
            (Facts::second(*from).saturating_sub(A_MINUTE), Facts::second(*to).saturating_add(A_MINUTE))
        };
        Self::about(Which::EachDuring(stretches.iter().map(seconds).collect()))
    }

    /// About what ended within a period, and perhaps what is not over.
    pub fn ended(period: &Period, open: bool) -> Self {
        if !period.is_bounded() {
            return Self::default();
        }
        let from = period.from.map_or(i64::MIN, |from| Facts::second(from) - 1);
        let to = period.before.map_or(i64::MAX, |before| Facts::second(before) + 1);
        Self::about(Which::Ended { from, to, open })
    }

    /// The same, looking words up among those that all tickets have where `it_does`.
    #[must_use]
    pub fn with_vocabulary(self, it_does: bool) -> Self {
        Self { vocabulary: it_does, ..self }
    }

    /// The same, and about tickets of continuing problems: of those that go on at some moments, or of all.
    #[must_use]
    pub fn with_problems(self, recurrence: &Recurrence, moments: Option<&[Moment]>) -> Self {
        let moments = moments.map(|moments| moments.iter().map(|moment| Facts::second(*moment)).collect());
        Self { problems: Some(Problems { recurrence: recurrence.clone(), moments }), ..self }
    }

    /// The same, and about all tickets of those procedures.
    #[must_use]
    pub fn with_procedures<'a>(self, codes: impl Iterator<Item = &'a str>) -> Self {
        Self { procedures: codes.map(Facts::key).collect(), ..self }
    }

    /// The same, where continuing problems and those procedures concern the first of the moments alone.
    #[must_use]
    pub fn together_at_first(self) -> Self {
        Self { only_first: true, ..self }
    }

    fn concerns(which: &Which, facts: &Facts) -> bool {
        match which {
            Which::Open => facts.is_open(),
            Which::During(stretches) | Which::EachDuring(stretches) => {
                stretches.iter().any(|stretch| Self::is_during(*stretch, facts))
            }
            Which::Ended { from, to, open } => {
                *open && facts.is_open() || facts.closed.is_none_or(|closed| *from <= closed && closed <= *to)
            }
        }
    }

    fn is_during((from, to): (i64, i64), facts: &Facts) -> bool {
        let begun = facts.first.is_none_or(|first| first <= to);
        begun && (facts.is_open() || facts.last.is_none_or(|last| last >= from))
    }

    /// Whether the question concerns a ticket at a moment, given by its place among those that are told of.
    pub fn concerns_at(&self, moment: usize, chosen: &Chosen, ticket: &Ticket) -> bool {
        let Some(Which::EachDuring(stretches)) = &self.which else { return true };
        let Some(stretch) = stretches.get(moment) else { return true };
        let at = |event: &Event| Facts::second(event.at);
        let facts = Facts {
            ended: ticket.header.status.is_ended(),
            status: Some(ticket.header.status),
            first: ticket.events.iter().map(at).min(),
            last: ticket.events.iter().map(at).max(),
            ..Facts::default()
        };
        let is_asked = moment == 0 || !self.only_first;
        is_asked && (chosen.together || !self.procedures.is_empty()) || Self::is_during(*stretch, &facts)
    }

    /// The tickets to be looked at, and how many in order are passed over.
    pub fn tickets(&self, desk: &Desk) -> Selected {
        let Some(which) = &self.which else {
            return self.all_tickets(desk);
        };
        if desk.does_without() {
            return self.unchosen_tickets(desk, which);
        }
        let wanted = |facts: &Facts| self.procedures.contains(&facts.code) || Self::concerns(which, facts);
        let sealed = desk.seal_headers();
        // What goes on may reach back into a sealed year: only the tickets tell.
        let mut reaches = i64::MAX;
        loop {
            let began = AtomicI64::new(i64::MAX);
            // Whoever looks words up, or for what was done of a programme, looks at all.
            let all = self.vocabulary || !self.procedures.is_empty();
            let touches = |header: &Header| all || touches(which, header) || header.touches(reaches, i64::MAX);
            let together = |facts: &[Facts]| self.belonging(facts, &began);
            let together: Option<Together> = self.problems.is_some().then_some(&together);
            let selection = Selection {
                wanted: &wanted,
                sealed: &sealed,
                touches: &touches,
                vocabulary: self.vocabulary,
                together,
            };
            let selected = desk.select(&selection, &mut Reader { desk, progress: None });
            let days = self.problems.as_ref().map_or(0, |problems| problems.recurrence.days);
            let before =
                began.load(Ordering::Relaxed).saturating_sub(days.saturating_add(2).saturating_mul(24 * 60 * 60));
            if sealed.iter().all(|header| touches(header) || !header.touches(before, i64::MAX)) {
                return selected;
            }
            reaches = before;
        }
    }

    /// All that any question like this could concern.
    fn unchosen_tickets(&self, desk: &Desk, which: &Which) -> Selected {
        let all = self.vocabulary || !self.procedures.is_empty() || self.problems.is_some();
        let sealed = desk.seal_headers();
        let passed_over = || sealed.iter().filter(|header| !all && !touches(which, header));
        let years: Vec<u16> = passed_over().map(|header| header.year).collect();
        Selected {
            chosen: desk.ticket_files_but(&years).into_iter().map(Chosen::unread).collect(),
            passed: passed_over().map(|header| header.records).sum(),
        }
    }

    /// All of them: what says anything of each file is the file.
    fn all_tickets(&self, desk: &Desk) -> Selected {
        let everything = |_: &Facts| true;
        let touches = |_: &Header| true;
        let selection = Selection {
            wanted: &everything,
            sealed: &desk.seal_headers(),
            touches: &touches,
            vocabulary: false,
            together: None,
        };
        if desk.remembers() {
            return desk.select(&selection, &mut Reader { desk, progress: None });
        }
        Selected { chosen: desk.ticket_files().into_iter().map(Chosen::unread).collect(), passed: 0 }
    }

    /// Which of many tickets belong to the continuing problems that the question concerns; `began` is told when the
    /// first of those was opened.
    fn belonging(&self, facts: &[Facts], began: &AtomicI64) -> Vec<bool> {
        let Some(problems) = &self.problems else { return vec![false; facts.len()] };
        if facts.iter().any(|facts| facts.crowded) {
            began.store(i64::MIN, Ordering::Relaxed);
            return vec![true; facts.len()];
        }
        let opened = |facts: &Facts| facts.first.unwrap_or(i64::MAX / 2);
        let traces: Vec<Trace> =
            facts.iter().map(|facts| Trace { opened: opened(facts), problems: &facts.problems }).collect();
        let may = trace::may_belong(&traces, &problems.recurrence, problems.moments.as_deref());
        let first = traces.iter().zip(&may).filter(|(_, may)| **may).map(|(trace, _)| trace.opened).min();
        // All that ever were may have begun in any year.
        let began_first = if problems.moments.is_none() { i64::MIN } else { first.unwrap_or(i64::MAX) };
        began.store(began_first, Ordering::Relaxed);
        may
    }
}
