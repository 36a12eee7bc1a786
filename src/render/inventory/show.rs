//! `folio asset show` as a document.

use super::{Names, day, history, joined, moment, person, state, table, text};
use crate::message;
use crate::render::table::{Block, Cell, Document, Table};
use crate::report::inventory::papers::{CrossingView, ItemView, LetterView, PassView, SignatureView};
use crate::report::inventory::show::{AssetCard, SeatsView, TicketView};

/// The card, section by section.
pub fn document(card: &AssetCard, names: &Names) -> Document {
    let language = names.language;
    let title = format!("{} · {} · {}", card.id, card.kind_name, state(card.state, names));
    let mut document = Document { title, titled: true, sections: Vec::new() };
    document.add(None, vec![Block::Pairs(position(card, names))]);
    let values = card.card.iter().filter(|value| !value.text.trim().is_empty());
    let values = values.map(|value| {
        let ended = value.key == "warranty" && card.warranty.as_ref().is_some_and(|warranty| !warranty.in_force);
        let text = if value.key == "warranty" { warranty(card, names) } else { value.text.clone() };
        (value.label.clone(), Cell::from(text).alarm(ended))
    });
    document.add(Some(language.text("asset-show-card")), vec![Block::Pairs(values.collect())]);
    if let Some(seats) = &card.seats {
        let bought = seats.bought.map(|bought| bought.to_string()).unwrap_or_else(|| "?".to_owned());
        let heading = language.format(&message!("asset-show-seats", used = seats.used, bought = bought));
        document.sections.push(crate::render::table::Section {
            heading: Some(heading),
            blocks: vec![Block::Table(self::seats(seats, names))]
                .into_iter()
                .filter(|block| !block.is_empty())
                .collect(),
        });
    }
    document.add(Some(language.text("asset-show-letters")), vec![Block::Table(letters(&card.letters, names))]);
    document.add(Some(language.text("asset-show-reservations")), vec![Block::Table(reservations(card, names))]);
    document.add(Some(language.text("asset-show-passes")), vec![Block::Table(passes(&card.passes, names))]);
    document.add(Some(language.text("asset-show-retentions")), vec![Block::Table(retentions(card, names))]);
    let heading = language.format(&message!("asset-show-tickets", count = card.tickets_total));
    let mut blocks = vec![Block::Table(tickets(&card.tickets, names))];
    if card.tickets.len() < card.tickets_total && !card.tickets.is_empty() {
        let more = message!("asset-show-more-tickets", id = &card.id, total = card.tickets_total);
        blocks.push(Block::Lines(vec![language.format(&more).into()]));
    }
    document.add(Some(heading), blocks);
    let mut blocks = vec![Block::Table(history::events(&card.events, names))];
    if card.events.len() < card.events_total {
        let more = message!("asset-show-more-events", id = &card.id, total = card.events_total);
        blocks.push(Block::Lines(vec![language.format(&more).into()]));
    }
    document.add(Some(language.text("asset-show-events")), blocks);
    document
}

fn position(card: &AssetCard, names: &Names) -> Vec<(String, Cell)> {
    let language = names.language;
    let mut pairs: Vec<(String, Cell)> = Vec::new();
    let mut add = |id: &str, cell: Cell| {
        if !cell.text.trim().is_empty() {
            pairs.push((language.text(id), cell));
        }
    };
    if !card.disputes.is_empty() {
        let dispute = message!("settle-open", ids = card.disputes.join(", "), record = &card.id);
        add("settle-column-dispute", Cell::from(language.format(&dispute)).alarm(true));
    }
    let retired = card.retired.clone().map(|reason| {
        let replaced = card.replaced_by.as_ref();
        let replaced = replaced.map(|id| language.format(&message!("asset-show-replaced-by", id = id)));
        joined([reason, replaced.unwrap_or_default()], ". ")
    });
    add("asset-show-retired", retired.unwrap_or_default().into());
    let holder = card.custodian.as_deref().map(|id| names.person_with_id(id)).unwrap_or_default();
    let left = card.custodian_left.map(|left| language.format(&message!("custody-left", day = left.to_string())));
    add("inventory-column-custodian", Cell::from(joined([holder, text(&left)], "\n")).alarm(left.is_some()));
    add("inventory-column-letter", text(&card.letter).into());
    add("column-area", text(&card.area).into());
    add("column-place", text(&card.place).into());
    add("column-since", moment(card.since, names).into());
    let due = card.due.map(|due| due.to_string());
    let due = due.map(|due| match card.late {
        true => language.format(&message!("asset-show-due-late", due = due)),
        false => due,
    });
    add("inventory-column-due", Cell::from(text(&due)).alarm(card.late));
    add("inventory-column-ticket", text(&card.ticket).into());
    if let Some(quantity) = card.quantity {
        let quantity = match card.below_minimum {
            true => language.format(&message!("asset-show-below-minimum", quantity = quantity)),
            false => quantity.to_string(),
        };
        add("inventory-column-quantity", Cell::from(quantity).alarm(card.below_minimum));
    }
    for pending in &card.pending {
        let told = match pending.events.len() {
            0 => language.text("asset-show-acknowledged"),
            count => language.format(&message!("asset-show-pending", count = count)),
        };
        let text = joined([text(&pending.number), told], " · ");
        pairs.push((pending.name.clone(), text.into()));
    }
    pairs
}

fn warranty(card: &AssetCard, names: &Names) -> String {
    let Some(warranty) = &card.warranty else { return String::new() };
    let until = warranty.until.to_string();
    names.language.format(&match warranty.in_force {
        true => message!("asset-show-warranty", until = until, days = warranty.days_left),
        false => message!("asset-show-warranty-ended", until = until),
    })
}

fn seats(seats: &SeatsView, names: &Names) -> Table {
    let rows = seats.users.iter().map(|seat| {
        let over = if seat.over { names.language.text("asset-show-seat-over") } else { String::new() };
        vec![names.person_with_id(&seat.to).into(), day(Some(seat.since)).into(), Cell::from(over).alarm(seat.over)]
    });
    table(&["inventory-column-seat-of", "column-since", "inventory-column-remarks"], rows.collect(), names)
}

fn items(items: &[ItemView]) -> String {
    items.iter().map(|item| format!("{}: {}", item.item, item.condition)).collect::<Vec<_>>().join("; ")
}

/// Who signed, and who has not.
fn signatures(given: &[SignatureView], missing: &[String], names: &Names) -> String {
    let language = names.language;
    let capacity = |role: &str| {
        let id = crate::report::inventory::history::signer_id(role);
        language.find(id).unwrap_or_else(|| role.to_owned())
    };
    let signed = given.iter().map(|one| format!("{}: {} ({})", capacity(&one.role), one.name, day(Some(one.at))));
    let lacking: Vec<String> = missing.iter().map(|role| capacity(role)).collect();
    let lacking = match lacking.is_empty() {
        true => String::new(),
        false => language.format(&message!("asset-show-missing", who = lacking.join(", "))),
    };
    joined(signed.chain([lacking]), "\n")
}

fn letters(letters: &[LetterView], names: &Names) -> Table {
    let language = names.language;
    let row = |letter: &LetterView| {
        let number = letter.number.clone().unwrap_or_else(|| language.text("custody-no-letter"));
        let paper = language.text(if letter.paper == "slip" { "paper-slip" } else { "paper-letter" });
        let old = if letter.old && letter.number.is_some() { language.text("asset-show-old") } else { String::new() };
        let closing = letter.closing.as_ref();
        let delivered = joined([text(&letter.condition), items(&letter.items)], "\n");
        let taken = closing.map(|closing| {
            let by = closing
                .received_by
                .as_deref()
                .map(|id| language.format(&message!("asset-show-received-by", person = names.person(id))));
            joined([text(&closing.condition), items(&closing.items), by.unwrap_or_default()], "\n")
        });
        let on_return = closing.map(|closing| signatures(&closing.signatures, &closing.missing, names));
        let on_return = on_return.filter(|signed| !signed.is_empty());
        let on_return = on_return.map(|signed| language.format(&message!("asset-show-on-return", signed = signed)));
        let open = closing.is_none() && !letter.missing.is_empty();
        vec![
            joined([number, joined([paper, old], ", ")], "\n").into(),
            names.person(&letter.holder).into(),
            joined([day(Some(letter.from)), delivered], "\n").into(),
            joined([closing.map(|closing| day(Some(closing.at))).unwrap_or_default(), text(&taken)], "\n").into(),
            Cell::from(joined([signatures(&letter.signatures, &letter.missing, names), text(&on_return)], "\n"))
                .alarm(open),
        ]
    };
    let headings = [
        "inventory-column-paper",
        "inventory-column-custodian",
        "inventory-column-delivery",
        "inventory-column-return",
        "inventory-column-signatures",
    ];
    table(&headings, letters.iter().map(row).collect(), names)
}

fn reservations(card: &AssetCard, names: &Names) -> Table {
    let rows = card.reservations.iter().map(|reservation| {
        vec![
            reservation.id.as_str().into(),
            names.person(&reservation.to).into(),
            reservation.from.to_string().into(),
            reservation.until.to_string().into(),
        ]
    });
    let headings = ["inventory-column-reservation", "inventory-column-reserved-for", "column-from", "column-to"];
    table(&headings, rows.collect(), names)
}

fn passes(passes: &[PassView], names: &Names) -> Table {
    let crossing = |crossing: &Option<CrossingView>| {
        let Some(crossing) = crossing else { return String::new() };
        let serial = crossing.serial.as_ref();
        let serial = serial.map(|serial| names.language.format(&message!("show-serial", serial = serial)));
        joined(
            [moment(Some(crossing.at), names), text(&serial), text(&crossing.guard), text(&crossing.condition)],
            "\n",
        )
    };
    let row = |pass: &PassView| {
        let ended = pass.ended.map(|at| names.language.format(&message!("asset-show-pass-ended", at = at)));
        let back = joined([crossing(&pass.back), text(&ended)], "\n");
        let back = match (back.is_empty(), pass.due) {
            (true, Some(due)) => names.language.format(&message!("asset-show-pass-due", due = due.to_string())),
            _ => back,
        };
        vec![
            joined([pass.number.clone(), text(&pass.ticket)], "\n").into(),
            joined([day(Some(pass.authorised)), person(&Some(pass.by.clone()), names)], "\n").into(),
            joined([text(&pass.destination), text(&pass.reason), text(&pass.carrier)], "\n").into(),
            crossing(&pass.left).into(),
            back.into(),
            signatures(&pass.signatures, &pass.missing, names).into(),
        ]
    };
    let headings = [
        "inventory-column-pass",
        "inventory-column-authorised",
        "inventory-column-destination",
        "inventory-column-left-at",
        "inventory-column-back-at",
        "inventory-column-signatures",
    ];
    table(&headings, passes.iter().map(row).collect(), names)
}

fn retentions(card: &AssetCard, names: &Names) -> Table {
    let rows = card.retentions.iter().map(|retention| {
        vec![
            moment(Some(retention.from), names).into(),
            moment(retention.to, names).into(),
            text(&retention.reason).into(),
            text(&retention.condition).into(),
            text(&retention.ticket).into(),
        ]
    });
    let headings = [
        "column-from",
        "column-to",
        "inventory-column-reason",
        "inventory-column-condition",
        "inventory-column-ticket",
    ];
    table(&headings, rows.collect(), names)
}

fn tickets(tickets: &[TicketView], names: &Names) -> Table {
    let rows = tickets.iter().map(|ticket| {
        vec![
            ticket.folio.as_str().into(),
            moment(ticket.opened, names).into(),
            names.language.text(ticket.status.message_id()).into(),
            ticket.subject.as_str().into(),
        ]
    });
    let headings = ["column-folio", "column-opened", "column-status", "column-subject"];
    let mut table = table(&headings, rows.collect(), names);
    table.columns[0].whole = true;
    table
}
