//! What a field said at a moment.

use serde_json::Value;

use super::circumstances::Subject;
use crate::model::event::{Deed, Event};
use crate::model::time::Moment;
use crate::procedure::definition::{HeaderKey, Procedure};

impl Subject<'_> {
    /// The text of a field as it was at a moment; none while it is blank.
    pub(super) fn text_at(&self, field: &str, moment: Moment) -> Option<String> {
        let events = self.events.iter().enumerate().rev().filter(|(_, event)| event.at <= moment);
        let value = events.filter_map(|(index, event)| given(self.lineage.at(index), event, field)).next()?;
        value.as_str().filter(|text| !text.trim().is_empty()).map(str::to_owned)
    }

    /// A header entry as it was at a moment.
    pub(super) fn entry_at(&self, key: HeaderKey, moment: Moment) -> Option<String> {
        let fields = self.procedure().fields.iter().rev().filter(|field| field.header == Some(key));
        fields.filter_map(|field| self.text_at(&field.id, moment)).next()
    }

    /// Moments at which something was said of a field after `from` and before `to`, or, where that
    /// is not known yet, by `as_of`; in order.
    pub(super) fn changes(&self, field: &str, from: Moment, to: Option<Moment>, as_of: Moment) -> Vec<Moment> {
        let within = |at: Moment| from < at && at <= as_of && to.is_none_or(|to| at < to);
        let events = self.events.iter().enumerate().filter(|(_, event)| within(event.at));
        let said = events.filter(|(index, event)| given(self.lineage.at(*index), event, field).is_some());
        let mut moments: Vec<Moment> = said.map(|(_, event)| event.at).collect();
        moments.sort_unstable();
        moments.dedup();
        moments
    }
}

/// What an event says of a field. What an outcome sets by itself comes after what was given with it.
fn given<'a>(procedure: &'a Procedure, event: &'a Event, field: &str) -> Option<&'a Value> {
    let own = match &event.deed {
        Deed::Outcome { activity, outcome, .. } => {
            procedure.activity(activity).and_then(|activity| activity.outcome(outcome))
        }
        _ => None,
    };
    own.and_then(|outcome| outcome.sets.get(field)).or_else(|| event.set.get(field))
}
