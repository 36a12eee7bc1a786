//! `folio attachments`: the files of a ticket, and one of them on request.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use crate::cli::app::App;
use crate::cli::complete;
use crate::cli::error::{CliError, Exit};
use crate::message;
use crate::model::attachment::Attachment;
use crate::model::event::Deed;
use crate::model::plain;
use crate::model::ticket::Ticket;
use crate::model::time;
use crate::store::attachments::{Presence, presence, size};
use crate::store::desk::Desk;
use crate::store::tickets::Record;

/// Arguments of `folio attachments`.
#[derive(Debug, Args)]
pub struct AttachmentsArgs {
    #[arg(value_name = "FOLIO", add = clap_complete::ArgValueCompleter::new(complete::folios))]
    folio: String,
    #[arg(long, value_name = "NUMBER", requires = "out")]
    get: Option<usize>,
    #[arg(value_name = "OUT", requires = "get")]
    out: Option<PathBuf>,
    #[arg(long, conflicts_with = "get")]
    json: bool,
}

/// A file of a ticket with the event that attached it.
struct Kept<'a> {
    file: Attachment,
    at: time::Moment,
    by: &'a str,
    event: &'a str,
}

/// Every file of a ticket, in the order in which they were attached; scans of signatures that were kept too.
fn kept(ticket: &Ticket) -> Vec<Kept<'_>> {
    let mut all = Vec::new();
    for event in &ticket.events {
        let files = match &event.deed {
            Deed::Attached { files } => files.clone(),
            _ => continue,
        };
        all.extend(files.into_iter().map(|file| Kept { file, at: event.at, by: &event.by, event: &event.id }));
    }
    all
}

/// Lists the files, or writes one of them where it was asked for.
///
/// # Errors
/// No such ticket or number; the file is not there as it was attached, or cannot be written.
pub fn run(app: &mut App, args: &AttachmentsArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let record = desk.ticket(&args.folio)?;
    let kept = kept(&record.ticket);
    if let (Some(number), Some(out)) = (args.get, &args.out) {
        return extract(app, &desk, &record, &kept, number, out);
    }
    let there = |kept: &Kept| match presence(
        &desk.attachment_path(&record.path, &kept.file.sha256),
        &kept.file.sha256,
        kept.file.bytes,
    ) {
        Presence::Whole => "whole",
        Presence::NotFetched => "not_fetched",
        Presence::Altered => "altered",
        Presence::Missing => "missing",
    };
    let folio = record.ticket.folio.to_string();
    if args.json {
        let files: Vec<_> = kept
            .iter()
            .enumerate()
            .map(|(index, kept)| {
                json!({
                    "number": index + 1, "name": kept.file.name, "type": kept.file.kind, "bytes": kept.file.bytes,
                    "sha256": kept.file.sha256, "at": time::write_moment(kept.at), "by": kept.by, "event": kept.event,
                    "presence": there(kept),
                })
            })
            .collect();
        app.ui.print_json("folio/attachments/1", &json!({ "folio": folio, "files": files }))?;
        return Ok(Exit::Done);
    }
    if kept.is_empty() {
        app.ui.say_message(&message!("attachments-none", folio = folio));
        return Ok(Exit::Done);
    }
    let language = &app.ui.language;
    let line = |(index, kept): (usize, &Kept)| {
        let state = match there(kept) {
            "whole" => String::new(),
            "not_fetched" => format!(" · {}", language.text("attachment-not-fetched")),
            "altered" => format!(" · {}", language.text("attachment-altered")),
            _ => format!(" · {}", language.text("attachment-missing")),
        };
        let (name, kind) = (plain::visible(&kept.file.name), plain::visible(&kept.file.kind));
        let by = desk.people.get(kept.by).map_or(kept.by, |person| person.name.as_str());
        let bytes = size(kept.file.bytes);
        format!(
            "{}  {name} · {kind} · {bytes} · {} · {}{state}",
            index + 1,
            language.moment(kept.at),
            plain::visible(by)
        )
    };
    let lines: Vec<String> = kept.iter().enumerate().map(line).collect();
    app.ui.print(&lines.join("\n"))?;
    Ok(Exit::Done)
}

fn extract(
    app: &App,
    desk: &Desk,
    record: &Record,
    kept: &[Kept],
    number: usize,
    out: &std::path::Path,
) -> Result<Exit, CliError> {
    let folio = record.ticket.folio.to_string();
    let Some(wanted) = number.checked_sub(1).and_then(|index| kept.get(index)) else {
        let count = kept.len();
        return Err(CliError::Usage(message!(
            "error-no-such-attachment",
            folio = folio,
            number = number,
            count = count
        )));
    };
    let name = wanted.file.name.as_str();
    let Some(bytes) = desk.attachment_bytes(&record.path, &wanted.file)? else {
        return Err(CliError::Refused(message!("error-attachment-not-there", folio = folio, name = name)));
    };
    // As of other commands: a file of that name is `./-`.
    if out.as_os_str() == "-" {
        app.ui.print_bytes(&bytes)?;
        return Ok(Exit::Done);
    }
    let out = &app.directory.join(out);
    crate::store::attachments::write_out(out, &bytes).map_err(|problem| {
        let path = out.display().to_string();
        match problem.kind() {
            std::io::ErrorKind::AlreadyExists => CliError::Refused(message!("attachment-in-the-way", path = path)),
            _ => CliError::Environment(message!(
                "error-disk",
                path = path,
                problem = crate::store::file::system_reason(&problem)
            )),
        }
    })?;
    app.ui.say_message(&message!("attachment-written", name = name, path = out.display().to_string()));
    Ok(Exit::Done)
}
