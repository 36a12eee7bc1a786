//! The revisions of a procedure that judge a ticket: one, and after a migration several.

use std::sync::Arc;

use super::dispute::Verdicts;
use crate::model::event::{Deed, Event};
use crate::model::ticket::ProcedureReference;
use crate::procedure::definition::Procedure;

/// The procedures by which a ticket's events are judged: the one it was opened under and, after a
/// migration, the revision it was moved to.
#[derive(Debug, Clone)]
pub struct Lineage {
    /// Position of the first event judged by each, and the procedure. Never empty.
    stages: Vec<(usize, Arc<Procedure>)>,
}

impl Lineage {
    /// The lineage of a ticket that was never migrated.
    pub fn single(procedure: Arc<Procedure>) -> Self {
        Self { stages: vec![(0, procedure)] }
    }

    /// The lineage of a ticket with those events, whose header names `current`.
    ///
    /// # Errors
    /// What `find` says of a revision that it cannot give.
    pub fn of<E>(
        current: &ProcedureReference,
        events: &[Event],
        find: impl Fn(&ProcedureReference) -> Result<Arc<Procedure>, E>,
    ) -> Result<Self, E> {
        let verdicts = Verdicts::of(events);
        let moves = events.iter().enumerate().filter_map(|(index, event)| match &event.deed {
            Deed::Migrated { from, to } => Some((index, event, from, to)),
            _ => None,
        });
        let mut lineage: Option<(Self, &ProcedureReference)> = None;
        for (index, event, from, to) in moves {
            let (mut stages, stands) = match lineage.take() {
                Some(known) => known,
                None => (Self::single(find(from)?), from),
            };
            // One of two that met in a merge leads from a revision that the ticket no longer has, and
            // one that a decision dropped leads nowhere.
            let has_effect = !verdicts.drops(&event.id) && (from == stands || event.unseen.is_empty());
            if has_effect {
                stages.then(index, find(to)?);
            }
            lineage = Some((stages, if has_effect { to } else { stands }));
        }
        match lineage {
            Some((lineage, _)) => Ok(lineage),
            None => Ok(Self::single(find(current)?)),
        }
    }

    /// Adds the procedure that judges the events from that position on.
    pub fn then(&mut self, event: usize, procedure: Arc<Procedure>) {
        self.stages.push((event, procedure));
    }

    /// The procedure that judges the event at that position.
    pub fn at(&self, event: usize) -> &Procedure {
        let stage = self.stages.iter().rev().find(|(first, _)| *first <= event);
        &stage.unwrap_or(&self.stages[0]).1
    }

    /// Whether something holds for one of the procedures.
    pub fn any(&self, holds: impl Fn(&Procedure) -> bool) -> bool {
        self.stages.iter().any(|(_, procedure)| holds(procedure))
    }

    /// The lineage as it was when the event at that position was the last.
    #[must_use]
    pub fn until(&self, event: usize) -> Self {
        let mut stages = self.stages.clone();
        stages.retain(|(first, _)| *first <= event);
        Self { stages }
    }

    /// The procedure now.
    pub fn current(&self) -> &Arc<Procedure> {
        &self.stages[self.stages.len() - 1].1
    }
}
