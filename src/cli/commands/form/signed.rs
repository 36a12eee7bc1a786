//! A form as it was signed, and what it prints that those who signed it did not sign.

use super::FormArgs;
use crate::cli::change;
use crate::cli::error::CliError;
use crate::cli::family::Member;
use crate::form::{signed as form, template};
use crate::inventory::replay::AssetState;
use crate::language::Language;
use crate::message;
use crate::model::asset::Asset;
use crate::model::time::Moment;
use crate::procedure::definition::Form;
use crate::procedure::replay::{Lineage, State};
use crate::report::case::Case;
use crate::report::signatures::{self, Ledger, SignatureRow};
use crate::store::desk::Desk;
use crate::store::tickets::Record;

/// A ticket as it was when somebody signed a form.
pub struct Signed {
    /// The record up to the signature.
    pub record: Record,
    /// When that was.
    pub on: CutOff,
    /// What the form says of being such a copy.
    pub copy: String,
}

/// The moment of which a form is printed.
#[derive(Clone, Copy)]
pub struct CutOff {
    /// What the form calls now.
    pub at: Moment,
    /// What was written down later is left out; none where everything counts.
    pub entered: Option<Moment>,
}

impl CutOff {
    /// When clocks are read: not before the last step, which may have been written down before a
    /// signature that was given earlier.
    pub fn of_clocks(self, state: &State) -> Moment {
        state.last_step.map_or(self.at, |last| last.max(self.at))
    }

    /// An asset's card as it was.
    pub fn asset(self, asset: Asset) -> Asset {
        // Of a card that nobody had registered yet nothing else is known.
        self.entered.and_then(|entered| AssetState::known_by(&asset, entered)).unwrap_or(asset)
    }

    /// The tickets below one as they were.
    pub fn members(self, mut members: Vec<(usize, Member)>) -> Vec<(usize, Member)> {
        let Some(entered) = self.entered else { return members };
        for (_, member) in &mut members {
            let events = &mut member.record.ticket.events;
            let known = events.iter().take_while(|event| event.recorded.unwrap_or(event.at) <= entered).count();
            events.truncate(known);
            member.lineage = member.lineage.until(known.saturating_sub(1));
            member.state = State::replay(&member.lineage, events);
        }
        members.retain(|(_, member)| member.state.opened.is_some());
        members
    }
}

/// The ticket as it was with the latest signature of a form: of that role or, where none is named, of
/// any who sign it.
///
/// # Errors
/// The form is of no ticket, nobody has signed it so, or the ticket is damaged.
pub fn as_signed(
    desk: &Desk,
    args: &FormArgs,
    record: Option<Record>,
    form: &Form,
    role: Option<&str>,
    language: &Language,
    now: Moment,
) -> Result<Signed, CliError> {
    let Some(mut record) = record else {
        let id = &form.id;
        return Err(CliError::Usage(match args.targets.is_empty() && form.register {
            true => message!("form-is-register", form = id),
            false => message!("form-needs-folio", form = id),
        }));
    };
    let (procedure, state) = change::consistent_state(desk, &record)?;
    let lineage = desk.lineage_of(&record.ticket)?;
    let reading = desk.clocks(&lineage, &record.ticket.events, &state, now)?;
    let case = Case { ticket: record.ticket.clone(), procedure: procedure.clone(), state, reading };
    let ledger = signatures::ledger(&case, &lineage, &desk.rules(&procedure), language);
    let row = chosen(&ledger, form, role)?;
    let last = record.ticket.events.iter().position(|event| event.id == row.event).unwrap_or_default();
    let entered = record.ticket.events.get(last).map_or(row.at, |event| event.recorded.unwrap_or(event.at));
    record.ticket.folio = record.ticket.folio_at(last);
    record.ticket.events.truncate(last + 1);
    record.ticket.procedure = lineage.at(last).reference();
    record.ticket.header = State::replay(&lineage, &record.ticket.events).header(lineage.at(last));
    Ok(Signed {
        record,
        on: CutOff { at: row.at, entered: Some(entered) },
        copy: form::copy_of(row, &desk.people, language),
    })
}

/// The signature that is meant.
fn chosen<'a>(ledger: &'a Ledger, form: &Form, role: Option<&str>) -> Result<&'a SignatureRow, CliError> {
    let rows = ledger.of_form(form);
    let is_meant = |row: &&SignatureRow| role.is_none_or(|role| row.role.eq_ignore_ascii_case(role));
    if let Some(row) = rows.iter().copied().rfind(is_meant) {
        return Ok(row);
    }
    let (id, folio) = (&form.id, &ledger.folio);
    let (asked, known) = (&form.signatures, form.signatures.join(", "));
    Err(match role {
        Some(role) if !asked.iter().any(|known| known.eq_ignore_ascii_case(role)) => {
            CliError::Usage(message!("form-not-signer", form = id, role = role, count = asked.len(), known = known))
        }
        _ => {
            let given: Vec<&str> = rows.iter().map(|row| row.role.as_str()).collect();
            let (count, given) = (given.len(), given.join(", "));
            CliError::Refused(message!("form-not-signed", form = id, folio = folio, count = count, given = given))
        }
    })
}

/// The hash of a ticket's data, and what is told below a form of those who signed it.
pub fn evidence(
    desk: &Desk,
    form: &Form,
    case: &Case,
    assets: &[(String, Asset)],
    lineage: &Lineage,
    language: &Language,
) -> (String, Vec<String>) {
    let ledger = signatures::ledger_with(case, assets, lineage, &desk.rules(&case.procedure), language);
    // A template with a fault is told of where it is filled.
    let prints = desk.template(&form.template).map(|(_, text)| template::prints(&text)).unwrap_or_default();
    let notices = form::notices(form, prints, &ledger, &desk.people, language);
    (ledger.data, notices)
}
