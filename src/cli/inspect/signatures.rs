//! Whether what was signed is what the file still says was there.

use crate::inventory::ledger::{self as papers, SignedPaper};
use crate::message;
use crate::model::asset::Asset;
use crate::model::finding::Finding;
use crate::model::message::Message;
use crate::model::shape::Step;
use crate::model::signature;
use crate::procedure::ledger;
use crate::procedure::replay::Lineage;
use crate::store::tickets::{Places, Record};

/// Signatures whose hash is not that of the events before them, or whose form there is not.
pub fn findings(lineage: &Lineage, record: &Record, places: &Places) -> Vec<Finding> {
    let mut findings = Vec::new();
    for signed in ledger::signed(lineage, &record.ticket) {
        let (given, index) = (&signed.signature, signed.signature.event);
        let procedure = lineage.at(index);
        let key = |key: &str| Step::Key(key.to_owned());
        let place = |last: &str| places.at(&[key("events"), Step::Index(index), key(last)]);
        let (number, name, role) = (index + 1, &given.name, procedure.role_name(&given.role));
        if let Some(form) = given.evidence.form.as_ref().filter(|form| procedure.form(form).is_none()) {
            let known: Vec<&str> = procedure.forms.iter().map(|form| form.id.as_str()).collect();
            let message = message!(
                "finding-signed-form-unknown",
                number = number,
                name = name,
                form = form,
                known = known.join(", ")
            );
            findings.push(Finding::new(place("form"), message));
        }
        if let Some(says) = given.evidence.data.as_ref().filter(|_| signed.is_altered()) {
            let message = message!(
                "finding-signed-data-differs",
                number = number,
                name = name,
                role = role,
                says = signature::short(says),
                gives = signature::short(&signed.hash),
                folio = record.ticket.folio.to_string()
            );
            findings.push(Finding::new(place("data"), message));
        }
    }
    findings
}

/// Signatures on an asset's papers whose hash is not that of the events before them.
pub fn of_papers(asset: &Asset) -> Vec<(Vec<Step>, Message)> {
    let altered = papers::signed(asset).into_iter().filter(SignedPaper::is_altered);
    let told = altered.filter_map(|signed| {
        let (event, says) = (asset.events.get(signed.event)?, signed.data.as_deref()?);
        let message = message!(
            "finding-signed-paper-differs",
            number = signed.event + 1,
            name = event.text("name").unwrap_or_default(),
            paper = signed.on.as_str(),
            says = signature::short(says),
            gives = signature::short(&signed.hash),
            id = &asset.id
        );
        let path = vec![Step::Key("events".to_owned()), Step::Index(signed.event), Step::Key("data".to_owned())];
        Some((path, message))
    });
    told.collect()
}
