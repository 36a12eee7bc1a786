//! `folio asset list` as a table.

use super::{Names, date, day, exact, person, state, text};
use crate::language::Language;
use crate::message;
use crate::render::table::{Cell, Column as Heading, Table};
use crate::report::inventory::list::AssetRow;

/// A column of the list. Its word is what `--columns` takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AssetColumn {
    /// Identifier.
    Id,
    /// Kind.
    Kind,
    /// Brand and model.
    Description,
    /// Brand.
    Brand,
    /// Model.
    Model,
    /// Inventory number.
    Tag,
    /// Serial number.
    Serial,
    /// State, with pieces or seats.
    State,
    /// Who answers for it.
    Custodian,
    /// The same by identifier.
    CustodianId,
    /// Area.
    Area,
    /// Place.
    Place,
    /// Since when.
    Since,
    /// Letter or slip.
    Letter,
    /// Day due back.
    Due,
    /// Whether that has passed.
    Late,
    /// Ticket.
    Ticket,
    /// Supplier.
    Supplier,
    /// End of the warranty.
    Warranty,
    /// Pieces.
    Quantity,
    /// What a piece is.
    Unit,
    /// Seats bought.
    Seats,
    /// Seats given.
    Used,
}

impl AssetColumn {
    /// Every column, its word, and the identifier of its heading.
    pub const ALL: [(Self, &'static str, &'static str); 23] = [
        (Self::Id, "id", "column-asset"),
        (Self::Kind, "kind", "inventory-column-kind"),
        (Self::Description, "description", "inventory-column-description"),
        (Self::Brand, "brand", "card-brand"),
        (Self::Model, "model", "card-model"),
        (Self::Tag, "tag", "inventory-column-tag"),
        (Self::Serial, "serial", "inventory-column-serial"),
        (Self::State, "state", "column-status"),
        (Self::Custodian, "custodian", "inventory-column-custodian"),
        (Self::CustodianId, "custodian_id", "inventory-column-custodian-id"),
        (Self::Area, "area", "column-area"),
        (Self::Place, "place", "column-place"),
        (Self::Since, "since", "column-since"),
        (Self::Letter, "letter", "inventory-column-letter"),
        (Self::Due, "due", "inventory-column-due"),
        (Self::Late, "late", "inventory-column-late"),
        (Self::Ticket, "ticket", "inventory-column-ticket"),
        (Self::Supplier, "supplier", "column-supplier"),
        (Self::Warranty, "warranty", "inventory-column-warranty"),
        (Self::Quantity, "quantity", "inventory-column-quantity"),
        (Self::Unit, "unit", "inventory-column-unit"),
        (Self::Seats, "seats", "inventory-column-seats"),
        (Self::Used, "seats_used", "inventory-column-seats-used"),
    ];

    /// What is shown when nobody names columns.
    pub const DEFAULT: [Self; 7] =
        [Self::Id, Self::Kind, Self::Description, Self::Tag, Self::State, Self::Custodian, Self::Place];

    /// The column of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, known, _)| *known == word).map(|(column, _, _)| column)
    }

    /// The columns for a spreadsheet, which wants one datum in each.
    pub fn for_spreadsheet(columns: &[Self]) -> Vec<Self> {
        let mut split: Vec<Self> = Vec::new();
        for column in columns {
            let parts: &[Self] = match column {
                Self::Description => &[Self::Brand, Self::Model],
                Self::State => &[Self::State, Self::Quantity, Self::Unit, Self::Seats, Self::Used],
                Self::Custodian => &[Self::CustodianId, Self::Custodian],
                Self::Due => &[Self::Due, Self::Late],
                _ => std::slice::from_ref(column),
            };
            let fresh: Vec<Self> =
                parts.iter().filter(|part| *part == column || !columns.contains(part)).copied().collect();
            split.extend(fresh.into_iter().filter(|part| !split.contains(part)).collect::<Vec<_>>());
        }
        split
    }

    fn heading(self, language: &Language) -> Heading {
        let id = Self::ALL.iter().find(|(column, _, _)| *column == self).map_or("", |(_, _, id)| id);
        let heading = Heading::new(language.text(id));
        match self {
            Self::Id | Self::Letter | Self::Ticket => heading.whole(),
            Self::Quantity | Self::Seats | Self::Used => heading.right(),
            _ => heading,
        }
    }

    fn cell(self, row: &AssetRow, names: &Names, sheet: bool) -> Cell {
        let number = |value: Option<i64>| value.map(|value| value.to_string()).unwrap_or_default();
        let shown = match self {
            Self::Id => row.id.clone(),
            Self::Kind => row.kind_name.clone(),
            Self::Description => row.description(),
            Self::Brand => text(&row.brand),
            Self::Model => text(&row.model),
            Self::Tag => text(&row.tag),
            Self::Serial => text(&row.serial),
            Self::State if sheet => names.disputed(state(row.state, names), row.disputed),
            Self::State => return Cell::from(state_with(row, names)).alarm(row.late),
            Self::Custodian => person(&row.custodian, names),
            Self::CustodianId => text(&row.custodian),
            Self::Area => text(&row.area),
            Self::Place => text(&row.place),
            Self::Since if sheet => exact(row.since),
            Self::Since => day(row.since),
            Self::Letter => text(&row.letter),
            Self::Due => return Cell::from(date(row.due)).alarm(row.late),
            Self::Late => return Cell::from(names.language.yes_no(row.late)).alarm(row.late),
            Self::Ticket => text(&row.ticket),
            Self::Supplier => text(&row.supplier_name),
            Self::Warranty => date(row.warranty),
            Self::Quantity => number(row.quantity),
            Self::Unit => text(&row.unit),
            Self::Seats => number(row.seats),
            Self::Used => row.seats.map(|_| row.seats_used.to_string()).unwrap_or_default(),
        };
        Cell::from(shown)
    }
}

/// The state with what belongs to it: pieces, seats, the day that has passed.
fn state_with(row: &AssetRow, names: &Names) -> String {
    let status = names.disputed(state(row.state, names), row.disputed);
    let language = names.language;
    if let Some(quantity) = row.quantity {
        let unit = row.unit.clone().unwrap_or_else(|| language.text("inventory-pieces"));
        return format!("{status}: {quantity} ({unit})");
    }
    if let Some(seats) = row.seats {
        return format!("{status} ({}/{seats})", row.seats_used);
    }
    match row.due.filter(|_| row.late) {
        Some(due) => language.format(&message!("inventory-state-late", status = status, due = due.to_string())),
        None => status,
    }
}

/// The rows under these columns.
pub fn table(rows: &[AssetRow], columns: &[AssetColumn], names: &Names) -> Table {
    build(rows, columns, names, false)
}

/// The rows for a spreadsheet.
pub fn sheet(rows: &[AssetRow], columns: &[AssetColumn], names: &Names) -> Table {
    build(rows, &AssetColumn::for_spreadsheet(columns), names, true)
}

fn build(rows: &[AssetRow], columns: &[AssetColumn], names: &Names, sheet: bool) -> Table {
    Table {
        columns: columns.iter().map(|column| column.heading(names.language)).collect(),
        rows: rows.iter().map(|row| columns.iter().map(|column| column.cell(row, names, sheet)).collect()).collect(),
        wraps: false,
    }
}
