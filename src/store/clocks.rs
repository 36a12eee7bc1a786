//! Reads the clocks of tickets with the desk's calendars, targets and contracts.

use std::collections::HashMap;
use std::sync::Arc;

use super::StoreError;
use super::desk::Desk;
use crate::clock::calendar::Calendar;
use crate::clock::circumstances::{Circumstances, Subject, contract_calendars, has_contracts};
use crate::clock::reading::Reading;
use crate::model::event::{Deed, Event};
use crate::model::time::Moment;
use crate::procedure::replay::{Lineage, State};

impl Desk {
    /// The clocks of a ticket at a moment. `state` is what those of its events give that had
    /// happened by then.
    ///
    /// # Errors
    /// A calendar file that is missing or cannot be used.
    pub fn clocks(
        &self,
        lineage: &Lineage,
        events: &[Event],
        state: &State,
        as_of: Moment,
    ) -> Result<Reading, StoreError> {
        // Before a migration a ticket is judged as it was then.
        let later = |event: &Event| matches!(event.deed, Deed::Migrated { .. }) && event.at > as_of;
        let last = events.iter().position(later).map_or(events.len(), |index| index.saturating_sub(1));
        let lineage = &lineage.until(last);
        let subject = Subject { lineage, events, state };
        let own = self.calendar_of(lineage.current())?;
        let calendars = self.contract_calendars(lineage)?;
        let on = Circumstances {
            own: &own,
            calendars: &calendars,
            desk: &self.settings.calendar,
            priorities: &self.priorities,
            suppliers: &self.suppliers,
            as_of,
        };
        Ok(Reading::of(&subject, &on))
    }

    /// Whether every calendar that the clocks of such a ticket need can be used.
    ///
    /// # Errors
    /// One is missing or cannot be used.
    pub fn calendars_of(&self, lineage: &Lineage) -> Result<(), StoreError> {
        self.calendar_of(lineage.current())?;
        self.contract_calendars(lineage).map(drop)
    }

    /// The calendars that the contracts of a ticket's suppliers may need, by code.
    fn contract_calendars(&self, lineage: &Lineage) -> Result<HashMap<String, Arc<Calendar>>, StoreError> {
        if !lineage.any(has_contracts) {
            return Ok(HashMap::new());
        }
        let codes = contract_calendars(&self.suppliers, &self.settings.calendar);
        codes.into_iter().map(|code| Ok((code.to_owned(), self.calendar(code)?))).collect()
    }
}
