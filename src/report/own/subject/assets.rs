//! Assets as rows of reports.

use super::{ColumnInfo, Ground, Row, Take, column, person};
use crate::inventory::money::Amount;
use crate::model::asset::AssetStatus;
use crate::model::catalogue::Class;
use crate::model::time::{self, Moment};
use crate::report::asset_case::AssetCase;
use crate::report::inventory::list::{self, AssetRow};
use crate::report::inventory::{Surroundings, card};
use crate::report::own::answer::{Datum, DatumKind};

use DatumKind::{Date, Decimal, Flag, Text, Whole};

pub(super) const COLUMNS: [ColumnInfo; 25] = [
    column("id", Text, "report-column-id"),
    column("tag", Text, "report-column-tag"),
    column("serial", Text, "report-column-serial"),
    column("kind", Text, "report-column-kind"),
    column("class", Text, "report-column-class"),
    column("brand", Text, "report-column-brand"),
    column("model", Text, "report-column-model"),
    column("state", Text, "report-column-state"),
    column("custodian", Text, "report-column-custodian"),
    column("area", Text, "report-column-area"),
    column("place", Text, "report-column-place"),
    column("since", DatumKind::Moment, "report-column-since"),
    column("due", Date, "report-column-due-day"),
    column("late", Flag, "report-column-late"),
    column("ticket", Text, "report-column-ticket"),
    column("supplier", Text, "report-column-supplier"),
    column("contract", Text, "report-column-contract"),
    column("purchased", Date, "report-column-purchased"),
    column("cost", Decimal, "report-column-cost"),
    column("currency", Text, "report-column-currency"),
    column("warranty", Date, "report-column-warranty"),
    column("under_warranty", Flag, "report-column-under-warranty"),
    column("quantity", Whole, "report-column-quantity"),
    column("register", Text, "report-column-register"),
    column("pending", Whole, "report-column-pending"),
];

struct AssetLine<'c, 'g> {
    case: &'c AssetCase,
    row: AssetRow,
    ground: &'g Ground<'g>,
}

/// What the inventory is read with at the moment of a ground.
pub(super) fn surroundings<'a>(ground: &Ground<'a>) -> Surroundings<'a> {
    let reference = ground.reference;
    Surroundings {
        inventory: reference.inventory,
        people: reference.people,
        suppliers: reference.suppliers,
        zone: reference.zone,
        now: ground.as_of,
    }
}

/// Gives each asset to `take`.
pub(super) fn each(ground: &Ground, take: &mut Take) {
    let with = surroundings(ground);
    let line = |case| AssetLine { case, row: list::row(case, &with), ground };
    for (case, judged) in ground.assets.iter().zip(ground.judged_assets) {
        take(&line(case), &line(judged));
    }
}

/// The word of a class, as files write it.
fn class_word(class: Class) -> &'static str {
    match class {
        Class::Equipment => "equipment",
        Class::Licence => "licence",
        Class::Consumable => "consumable",
    }
}

impl Row for AssetLine<'_, '_> {
    fn get(&self, column: &str) -> Datum {
        let (row, reference) = (&self.row, self.ground.reference);
        let text = |value: &Option<String>| Datum::some(value.clone(), Datum::text);
        let kind = reference.inventory.kind(&row.kind);
        let on_card = |key: &str| card(self.case).get(key).and_then(|value| value.as_str().map(str::to_owned));
        let cost = || on_card("cost").and_then(|text| Amount::read(&text));
        match column {
            "id" => Datum::text(&row.id),
            "tag" => text(&row.tag),
            "serial" => text(&row.serial),
            "kind" => Datum::word(&row.kind, &row.kind_name),
            "class" => Datum::some(kind, |kind| {
                let word = class_word(kind.class);
                let id = match kind.class {
                    Class::Equipment => "report-class-equipment",
                    Class::Licence => "report-class-licence",
                    Class::Consumable => "report-class-consumable",
                };
                Datum::word(word, reference.language.text(id))
            }),
            "brand" => text(&row.brand),
            "model" => text(&row.model),
            "state" => Datum::word(row.state.word(), reference.language.text(row.state.message_id())),
            "custodian" => person(row.custodian.clone(), reference.people),
            "area" => text(&row.area),
            "place" => text(&row.place),
            "since" => Datum::some(row.since, Datum::Moment),
            "due" => Datum::some(row.due, Datum::Date),
            "late" => Datum::Flag(row.late),
            "ticket" => text(&row.ticket),
            "supplier" => Datum::some(row.supplier.as_ref(), |key| {
                Datum::word(key, row.supplier_name.clone().unwrap_or_else(|| key.clone()))
            }),
            "contract" => Datum::some(on_card("contract"), Datum::text),
            "purchased" => Datum::some(on_card("purchased").and_then(|text| time::read_date(&text)), Datum::Date),
            "cost" => Datum::some(cost(), |amount| Datum::Decimal(amount.cents as f64 / 100.0)),
            "currency" => Datum::some(cost(), |amount| Datum::text(amount.currency)),
            "warranty" => Datum::some(row.warranty, Datum::Date),
            "under_warranty" => Datum::some(row.under_warranty, Datum::Flag),
            "quantity" => Datum::some(row.quantity, Datum::Whole),
            "register" => Datum::some(kind.and_then(|kind| kind.register.clone()), Datum::text),
            "pending" => Datum::some(kind.and_then(|kind| kind.register.as_ref()), |register| {
                Datum::whole(self.case.state.pending(register).len())
            }),
            _ => Datum::Blank,
        }
    }

    fn at(&self, _: &str) -> Option<Moment> {
        None
    }

    fn is_standing(&self) -> bool {
        self.row.state != AssetStatus::Retired
    }

    fn is_alarming(&self) -> bool {
        self.row.late || self.row.state == AssetStatus::Lost
    }

    fn command(&self) -> Option<String> {
        Some(format!("folio asset history {}", self.row.id))
    }
}
