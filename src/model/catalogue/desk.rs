//! What `desk.toml` says.

use toml::de::DeValue;

use super::reader::read_file;
use super::source::source_of;
use super::{FORMAT, LANGUAGES};
use crate::message;
use crate::model::finding::Finding;
use crate::model::folio::is_series;
use crate::model::time::Zone;

/// What `desk.toml` says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DeskSettings {
    /// Form of the desk's files.
    pub format: u32,
    /// Name of the desk.
    pub name: String,
    /// Institution, as forms print it.
    pub institution: String,
    /// Area that keeps the desk.
    pub area: String,
    /// Name of the unit that the desk serves, as forms print it.
    pub unit: String,
    /// City, for the forms.
    pub place: Option<String>,
    /// Language of what the desk prints: one of [`LANGUAGES`].
    pub language: String,
    /// Time zone.
    pub zone: Zone,
    /// Code of its calendar.
    pub calendar: String,
    /// Letters in front of the folios that this clone gives.
    pub series: String,
    /// Codes of the procedures in force, never empty; the first is the default.
    pub procedures: Vec<String>,
}

impl DeskSettings {
    /// Reads `desk.toml`.
    ///
    /// # Errors
    /// Every problem of the text, with its place.
    pub fn parse(path: &str, text: &str) -> Result<Self, Vec<Finding>> {
        const KEYS: [&str; 11] = [
            "format",
            "name",
            "institution",
            "unit",
            "area",
            "place",
            "language",
            "zone",
            "calendar",
            "series",
            "procedures",
        ];
        read_file(path, text, |mut top| {
            let format = match top.required("format") {
                Some(value) => {
                    let number = match value.get_ref() {
                        DeValue::Integer(number) => u32::from_str_radix(number.as_str(), number.radix()).ok(),
                        _ => None,
                    };
                    if number != Some(FORMAT) {
                        // A desk of another time may differ in anything: what else looks wrong here
                        // would be noise.
                        let found = source_of(top.source.text, value);
                        let message = message!("finding-catalogue-format", found = found, known = i64::from(FORMAT));
                        top.source.report(value.span().start, message);
                        return None;
                    }
                    number
                }
                None => None,
            };
            top.refuse_unknown(&KEYS);
            let name = top.required_text("name");
            let institution = top.required_text("institution");
            let unit = top.required_text("unit");
            let area = top.required_text("area");
            let place = top.text("place");
            let language = top.required("language").and_then(|_| top.word("language", &LANGUAGES));
            let zone = top.required_text_at("zone").and_then(|(text, at)| {
                let zone = Zone::named(&text);
                if zone.is_none() {
                    top.source.report(at, message!("finding-catalogue-zone", found = text));
                }
                zone
            });
            let calendar = top.required_identifier("calendar");
            let series = top.required_text_at("series").map(|(text, at)| {
                if !is_series(&text) {
                    top.source.report(at, message!("finding-catalogue-series", found = text.as_str()));
                }
                text
            });
            let procedures = top.required("procedures").map(|_| top.texts("procedures")).unwrap_or_default();
            for (code, at) in &procedures {
                top.source.refuse_non_identifier("procedures", code, *at);
            }
            Some(Self {
                format: format?,
                name,
                institution,
                area,
                unit,
                place,
                language: language?,
                zone: zone?,
                calendar: calendar.0,
                series: series?,
                procedures: procedures.into_iter().map(|(code, _)| code).collect(),
            })
        })
    }

    /// The procedure used when nobody asks for another.
    pub fn default_procedure(&self) -> &str {
        self.procedures.first().map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::catalogue::tests::told;

    #[test]
    fn everything_wrong_with_a_desk_is_told_at_once() {
        let text = r#"format = 1
nombre = "x"
name = "  "
institution = "a\nb"
language = "fr"
zone = "America/Mexico"
calendar = "../x"
series = "ci"
procedures = []
unit = 7
"#;
        assert_eq!(
            told(DeskSettings::parse("desk.toml", text)),
            [
                "missing-key",
                "unknown-key-near 2:1 nombre = \"x\"",
                "blank 3:8 name = \"  \"",
                "one-line 4:15 institution = \"a\\nb\"",
                "word 5:12 language = \"fr\"",
                "zone 6:8 zone = \"America/Mexico\"",
                "not-an-identifier 7:12 calendar = \"../x\"",
                "series 8:10 series = \"ci\"",
                "empty-list 9:14 procedures = []",
                "wrong-type 10:8 unit = 7",
            ]
        );
        assert_eq!(told(DeskSettings::parse("desk.toml", "")), ["missing-key"; 10]);
        assert_eq!(told(DeskSettings::parse("desk.toml", "format = 2\nxyz = 1")), ["format 1:10 format = 2"]);
    }
}
