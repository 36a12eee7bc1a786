//! The reason for a cancellation or a wait, where the command line does not say it: asked for on a
//! terminal, else named in the refusal.

use super::app::App;
use super::ask;
use super::error::CliError;
use crate::message;
use crate::store::desk::Desk;

/// What a reason is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// Ending a ticket early.
    Cancel,
    /// Beginning to wait.
    Wait,
}

/// The reason that was typed, or that a person chooses of those of the ticket's procedure.
///
/// # Errors
/// No such ticket; or no reason, and nobody to ask: it names them all.
pub fn given(app: &App, desk: &Desk, folio: &str, typed: Option<String>, what: For) -> Result<String, CliError> {
    if let Some(typed) = typed {
        return Ok(typed);
    }
    let record = desk.ticket(folio)?;
    let procedure = desk.procedure_of(&record.ticket.procedure)?;
    let pair = |id: &String, title: &String| (id.clone(), title.clone());
    let reasons: Vec<(String, String)> = match what {
        For::Cancel => procedure.cancel.reasons.iter().map(|reason| pair(&reason.id, &reason.title)).collect(),
        For::Wait => {
            let by_hand = procedure.waits.iter().filter(|wait| wait.by_hand);
            by_hand.map(|wait| pair(&wait.id, &wait.title)).collect()
        }
    };
    let folio = record.ticket.folio.to_string();
    let Some((first, _)) = reasons.first() else {
        return Err(CliError::Refused(match what {
            For::Cancel => message!("error-no-cancel-reasons", folio = folio, procedure = &procedure.code),
            For::Wait => message!("error-no-wait-reasons", folio = folio, procedure = &procedure.code),
        }));
    };
    // Of what is over any reason is refused, and the refusal says why.
    if record.ticket.header.closed.is_some() {
        return Ok(first.clone());
    }
    if app.ui.interactive {
        let question = match what {
            For::Cancel => message!("ask-cancel-reason", folio = folio),
            For::Wait => message!("ask-wait-reason", folio = folio),
        };
        let titles: Vec<String> = reasons.iter().map(|(_, title)| title.clone()).collect();
        let index = ask::one_of(&app.ui, &app.ui.language.format(&question), &titles)?;
        return Ok(reasons.into_iter().nth(index).map(|(id, _)| id).unwrap_or_default());
    }
    let command = match what {
        For::Cancel => "cancel",
        For::Wait => "wait",
    };
    let lines: Vec<String> =
        reasons.iter().map(|(id, title)| format!("folio {command} {folio} --reason {id}   ({title})")).collect();
    Err(CliError::Usage(message!("error-reason-needed", folio = folio, commands = lines.join("\n    "))))
}
