//! What an asset is on a day, as expressions see it: those of what a procedure proposes.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::engine::AssetRules;
use crate::model::asset::{Asset, AssetStatus};

/// The last day of an asset's warranty, if that day has not passed and the asset is still there.
pub fn warranty(asset: &Asset, day: NaiveDate) -> Option<NaiveDate> {
    asset.date("warranty").filter(|last| *last >= day && asset.position.status != AssetStatus::Retired)
}

/// The asset as an expression sees it under `asset`: `procedure::condition::ASSET_NAMES`.
pub fn facts(rules: &AssetRules, asset: &Asset, day: NaiveDate) -> Value {
    let position = &asset.position;
    json!({
        "id": asset.id,
        "kind": asset.kind,
        "tag": asset.tag(),
        "state": position.status.word(),
        "custodian": position.custodian,
        "custodian_name": position.custodian.as_deref().map(|id| rules.name(id)),
        "area": position.area,
        "place": position.place,
        "supplier": asset.text("supplier"),
        "contract": asset.text("contract"),
        "warranty": asset.text("warranty"),
        "under_warranty": warranty(asset, day).is_some(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::catalogue::{Inventory, People, Suppliers};
    use crate::procedure::condition::ASSET_NAMES;

    fn asset(state: &str) -> Asset {
        let value = json!({
            "id": "PC-1", "kind": "computadora", "warranty": "2026-03-31", "supplier": "taller", "state": state,
        });
        Asset::from_value("catalog/assets/computadora/PC-1.yaml", &value).expect("asset")
    }

    #[test]
    fn a_warranty_holds_to_the_end_of_its_last_day() {
        let day = |day: u32| NaiveDate::from_ymd_opt(2026, 3, day).expect("day");
        assert_eq!(warranty(&asset("in_stock"), day(31)), Some(day(31)));
        let after = day(31).succ_opt().expect("day");
        assert_eq!(warranty(&asset("in_stock"), after), None);
        assert_eq!(warranty(&asset("retired"), day(1)), None);
    }

    #[test]
    fn expressions_see_every_name() {
        let (inventory, people, suppliers) = (Inventory::default(), People::default(), Suppliers::default());
        let zone = crate::model::time::Zone::named("America/Mexico_City").expect("zone");
        let rules = AssetRules { inventory: &inventory, people: &people, suppliers: &suppliers, zone };
        let facts = facts(&rules, &asset("in_use"), NaiveDate::MIN);
        let names: Vec<&str> = facts.as_object().expect("names").keys().map(String::as_str).collect();
        assert_eq!(names, ASSET_NAMES);
        assert_eq!(facts["under_warranty"], true);
    }
}
