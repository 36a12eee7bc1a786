//! Findings on the letterhead of a desk's papers.

use crate::message;
use crate::model::catalogue::LEAST_CONTRAST;
use crate::model::finding::{Finding, Place};
use crate::store::desk::{DESK_FILE, Desk};
use crate::store::file;

/// Checks the colour and the logo.
pub fn check(desk: &Desk, findings: &mut Vec<Finding>) {
    findings.extend(desk.logo().err());
    let Some(colour) = desk.settings.letterhead.colour else { return };
    let contrast = colour.contrast_with_white();
    if contrast < LEAST_CONTRAST {
        let text = file::read_text(&desk.root, &desk.path(DESK_FILE)).unwrap_or_default();
        let line = text.lines().position(|line| line.trim_start().starts_with("colour")).map_or(1, |index| index + 1);
        // Rounded down: 4.49 is not enough and must not look as if it were.
        let shown = format!("{:.1}", (contrast * 10.0).floor() / 10.0);
        let message = message!("finding-letterhead-contrast", found = colour.to_string(), contrast = shown);
        findings.push(Finding::new(Place::line(DESK_FILE, &text, line, None), message));
    }
}
