//! `folio show` as a document.

use super::list::Names;
use super::table::{Block, Cell, Column, Document, Table};
use crate::message;
use crate::model::catalogue::impact_message_id;
use crate::model::message::{Argument, Message};
use crate::model::time::Moment;
use crate::model::{plain, relation};
use crate::report::card::{AssetView, Card, EventView, FieldView, VisitView};
use crate::report::list::RequesterRow;

/// The card, section by section.
pub fn document(card: &Card, names: &Names) -> Document {
    let language = names.language;
    let title = format!("{} · {}", card.folio, language.text(card.status.message_id()));
    let mut document = Document { title, titled: true, sections: Vec::new() };
    document.add(None, vec![Block::Pairs(header(card, names))]);
    document.add(
        Some(language.text("show-path")),
        vec![Block::Table(path(card, names)), Block::Lines(clocks(card, names))],
    );
    let tree = super::next::tree(&card.children, language).into_iter().map(Cell::from).collect();
    document.add(Some(language.text("show-children")), vec![Block::Lines(tree)]);
    document.add(Some(language.text("show-waits")), vec![Block::Table(waits(card, names))]);
    document.add(Some(language.text("show-signatures")), vec![Block::Table(signatures(card, names))]);
    let pairs = |form: Option<&str>| {
        let of_form = card.fields.iter().filter(|field| field.form.as_deref() == form);
        Block::Pairs(of_form.map(|field: &FieldView| (field.label.clone(), field.text.clone().into())).collect())
    };
    for form in &card.forms {
        document.add(Some(format!("{} · {}", form.id, form.title)), vec![pairs(Some(&form.id))]);
    }
    document.add(Some(language.text("show-other-fields")), vec![pairs(None)]);
    let links = card.links.iter().map(|link| (relation(&link.relation, names), Cell::from(link.to.as_str())));
    document.add(Some(language.text("show-links")), vec![Block::Pairs(links.collect())]);
    document.add(Some(language.text("show-history")), vec![Block::Table(history(card, names))]);
    document
}

fn header(card: &Card, names: &Names) -> Vec<(String, Cell)> {
    let language = names.language;
    let mut pairs: Vec<(String, Cell)> = Vec::new();
    let mut add = |id: &str, cell: Cell| {
        if !cell.text.trim().is_empty() {
            pairs.push((language.text(id), cell));
        }
    };
    if !card.disputes.is_empty() {
        let dispute = message!("settle-open", ids = card.disputes.join(", "), record = &card.folio);
        add("settle-column-dispute", Cell::from(language.format(&dispute)).alarm(true));
    }
    let procedure = &card.procedure;
    let (title, code, revision) = (&procedure.title, &procedure.code, &procedure.revision);
    let procedure = message!("show-procedure", title = title, code = code, revision = revision);
    add("column-procedure", language.format(&procedure).into());
    if let Some(activity) = &card.activity {
        add("column-activity", format!("{} {} — {}", activity.id, activity.title, activity.role_name).into());
        let used = names.used(activity.counted_minutes, activity.limit_minutes);
        let used = if activity.late { language.format(&message!("reading-late", used = used)) } else { used };
        add("column-used", Cell::from(used).alarm(activity.late));
        if !activity.late {
            add("column-due", activity.due.map(|due| language.moment(due)).unwrap_or_default().into());
        }
    }
    if let Some(waiting) = &card.waiting {
        let since = Argument::Moment(waiting.since);
        let message = Message::new("reading-waits-since").with("title", &waiting.title).with("since", since);
        add("column-waiting", language.format(&message).into());
    }
    if let Some(reason) = &card.cancelled {
        add("show-cancelled", reason.title.as_str().into());
    }
    add("column-requester", requester(&card.requester, names).into());
    add("column-subject", card.subject.as_str().into());
    add("column-service", card.service.as_deref().map(|key| names.service(key)).unwrap_or_default().into());
    add("column-priority", card.priority.as_deref().map(|word| names.priority(word)).unwrap_or_default().into());
    add("column-supplier", card.supplier.as_deref().unwrap_or_default().into());
    let impact = card.impact.as_deref().and_then(impact_message_id).map(|id| language.text(id));
    add("column-impact", impact.unwrap_or_default().into());
    add("column-urgency", card.urgency.as_deref().map(|word| names.priority(word)).unwrap_or_default().into());
    add("column-asset", card.asset.as_ref().map(|asset| self::asset(asset, names)).unwrap_or_default().into());
    add("column-assignee", card.assignee.as_deref().map(|id| names.person_with_id(id)).unwrap_or_default().into());
    add("column-opened", moment(card.opened, names).into());
    add("column-closed", moment(card.closed, names).into());
    if let Some(parent) = &card.parent {
        pairs.push((language.text("relation-parent"), parent.as_str().into()));
    }
    for external in &card.external {
        let parts = [&external.number, &external.state_name];
        let text = parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" · ");
        pairs.push((external.name.clone(), text.into()));
    }
    pairs
}

fn moment(moment: Option<Moment>, names: &Names) -> String {
    moment.map(|at| names.language.moment(at)).unwrap_or_default()
}

fn requester(requester: &RequesterRow, names: &Names) -> String {
    let extension =
        requester.extension.as_ref().map(|number| names.language.format(&message!("show-extension", number = number)));
    let parts = [&requester.name, &requester.post, &requester.area, &requester.place, &extension, &requester.mail];
    parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", ")
}

fn asset(asset: &AssetView, names: &Names) -> String {
    if !asset.registered {
        return names.language.format(&message!("show-asset-unregistered", asset = &asset.id));
    }
    let serial = asset.serial.as_ref().map(|serial| names.language.format(&message!("show-serial", serial = serial)));
    let custodian = asset
        .custodian
        .as_deref()
        .map(|id| names.language.format(&message!("show-custodian", person = names.person(id))));
    let id = Some(asset.id.clone());
    let warranty = asset.warranty.as_ref().filter(|_| asset.under_warranty).map(|until| {
        names.language.format(&match &asset.supplier_name {
            Some(supplier) => message!("show-warranty-with", until = until, supplier = supplier),
            None => message!("show-warranty", until = until),
        })
    });
    let parts = [&id, &asset.kind, &asset.brand, &asset.model, &serial, &asset.place, &custodian, &warranty];
    parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", ")
}

fn table<'a>(names: &Names, headings: impl IntoIterator<Item = &'a str>, rows: Vec<Vec<Cell>>) -> Table {
    let columns = headings.into_iter().map(|id| Column::new(names.language.text(id)));
    Table { columns: columns.collect(), rows, wraps: true }
}

fn path(card: &Card, names: &Names) -> Table {
    let row = |visit: &VisitView| {
        let again = if visit.visit > 1 { format!(" ({})", visit.visit) } else { String::new() };
        let used = names.used(visit.counted_minutes, visit.limit_minutes);
        let used = if visit.late { names.language.format(&message!("reading-late", used = used)) } else { used };
        let who = match (&visit.by, &visit.on_behalf) {
            (Some(by), Some(on_behalf)) => on_behalf_of(by, on_behalf, names),
            (Some(by), None) => names.person(by),
            _ => String::new(),
        };
        let outcome = visit.outcome.as_ref();
        vec![
            format!("{} {}{again}", visit.activity, visit.title).into(),
            moment(Some(visit.entered), names).into(),
            moment(visit.left, names).into(),
            Cell::from(used).alarm(visit.late),
            outcome.map(|outcome| outcome.title.clone()).unwrap_or_default().into(),
            who.into(),
        ]
    };
    let headings = ["column-activity", "column-from", "column-to", "column-used", "column-outcome", "column-by"];
    table(names, headings, card.visits.iter().map(row).collect())
}

fn on_behalf_of(by: &str, on_behalf: &str, names: &Names) -> String {
    let (by, on_behalf) = (names.person(by), names.person(on_behalf));
    names.language.format(&message!("show-on-behalf", by = by, person = on_behalf))
}

fn clocks(card: &Card, names: &Names) -> Vec<Cell> {
    let clocks = &card.clocks;
    let used = names.used(clocks.counted_minutes, clocks.limit_minutes);
    let used = if clocks.late { names.language.format(&message!("reading-late", used = used)) } else { used };
    let nominal = match clocks.nominal_minutes {
        0 => message!("show-path-used-only", used = used),
        minutes => Message::new("show-path-used").with("used", used).with("nominal", Argument::Minutes(minutes)),
    };
    let mut lines = vec![Cell::from(names.language.format(&nominal)).alarm(clocks.late)];
    lines.extend(clocks.targets.iter().map(|clock| super::clock::line(clock, names.language)));
    for (id, minutes) in [("show-paused", clocks.paused_minutes), ("show-offsite", clocks.offsite_minutes)] {
        if minutes > 0 {
            lines.push(names.language.format(&Message::new(id).with("time", Argument::Minutes(minutes))).into());
        }
    }
    lines
}

/// What another ticket is to this one; an unknown word stays as it is.
fn relation(word: &str, names: &Names) -> String {
    relation::message_id(word).map_or_else(|| word.to_owned(), |id| names.language.text(id))
}

fn waits(card: &Card, names: &Names) -> Table {
    let rows = card.waits.iter().map(|wait| {
        let stops = names.language.text(if wait.stops_clocks { "show-clocks-stop" } else { "show-clocks-run" });
        vec![
            wait.title.as_str().into(),
            moment(Some(wait.from), names).into(),
            moment(wait.to, names).into(),
            stops.into(),
        ]
    });
    table(names, ["column-waiting", "column-from", "column-to", "column-clocks"], rows.collect())
}

fn signatures(card: &Card, names: &Names) -> Table {
    let rows = card.signatures.iter().map(|signature| {
        vec![
            signature.role_name.as_str().into(),
            signature.name.as_str().into(),
            moment(Some(signature.at), names).into(),
        ]
    });
    table(names, ["column-capacity", "column-name", "column-when"], rows.collect())
}

fn history(card: &Card, names: &Names) -> Table {
    let row = |view: &EventView| {
        let event = &view.event;
        let mut what = vec![view.title.clone()];
        if !view.labels.is_empty() {
            what.push(names.language.format(&message!("show-fields-set", labels = view.labels.join(", "))));
        }
        let replaced = view.replaced.iter().map(|change| {
            let (before, after) = (plain::one_line(&change.before), plain::one_line(&change.after));
            format!("{}: «{before}» → «{after}»", change.label)
        });
        what.extend(replaced);
        what.extend(event.note.clone());
        if let Some(recorded) = event.recorded {
            what.push(names.language.format(&message!("show-recorded", at = recorded)));
        }
        let by = match &event.on_behalf {
            Some(on_behalf) => on_behalf_of(&event.by, on_behalf, names),
            None => names.person(&event.by),
        };
        vec![moment(Some(event.at), names).into(), by.into(), what.join("\n").into()]
    };
    table(names, ["column-when", "column-by", "column-what"], card.events.iter().map(row).collect())
}
