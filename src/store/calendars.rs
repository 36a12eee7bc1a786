//! Calendars with what they extend: a chain of files, that of the calendar itself first.

use std::collections::BTreeMap;

use super::StoreError;
use super::desk::{Desk, catalogue_file};
use super::{embedded, sweep};
use crate::message;
use crate::model::catalogue::{CalendarSettings, Extends};
use crate::model::finding::Finding;

impl Desk {
    /// Codes of the desk's calendars, in order.
    pub fn calendar_codes(&self) -> Vec<String> {
        let names = sweep::toml_files(&self.path("catalog/calendars"));
        names.into_iter().filter_map(|name| name.strip_suffix(".toml").map(str::to_owned)).collect()
    }

    /// The file of a calendar and those of what it extends, its own first.
    ///
    /// # Errors
    /// A file that is missing or cannot be used, or a circle.
    pub fn calendar_settings(&self, code: &str) -> Result<Vec<CalendarSettings>, StoreError> {
        let known = self.calendar_codes();
        chain(code, &known, |code| {
            let mut findings = Vec::new();
            let name = format!("calendars/{code}.toml");
            catalogue_file(&self.root, &name, CalendarSettings::parse, &mut findings).ok_or(findings)
        })
        .map_err(StoreError::Damaged)
    }
}

/// The same of a calendar inside the program.
///
/// # Errors
/// There is none of that code. What the program brings along is sound otherwise.
pub fn embedded_settings(code: &str) -> Result<Vec<CalendarSettings>, StoreError> {
    let known: Vec<String> = embedded::calendar_codes().into_iter().map(str::to_owned).collect();
    chain(code, &known, |code| {
        let path = format!("calendars/{code}.toml");
        CalendarSettings::parse(&path, embedded::calendar(code).unwrap_or_default())
    })
    .map_err(StoreError::Damaged)
}

/// A calendar with all that it extends, its own settings first.
pub(super) fn chain(
    code: &str,
    known: &[String],
    mut read: impl FnMut(&str) -> Result<CalendarSettings, Vec<Finding>>,
) -> Result<Vec<CalendarSettings>, Vec<Finding>> {
    let mut chain = vec![read(code)?];
    while let Some(extends) = chain.last().and_then(|last| last.extends.clone()) {
        let codes: Vec<&str> = chain.iter().map(|settings| settings.code.as_str()).collect();
        let own = codes.last().copied().unwrap_or_default();
        if let Some(first) = codes.iter().position(|code| *code == extends.code) {
            return Err(vec![circle(&extends, &codes[first..])]);
        }
        if !known.contains(&extends.code) {
            return Err(vec![nothing(&extends, own, known)]);
        }
        chain.push(read(&extends.code)?);
    }
    Ok(chain)
}

/// What is wrong with how calendars extend each other: a file for each that extends nothing or
/// stands in a circle. `known` are the codes of all files, of those too that could not be read.
pub fn findings(calendars: &BTreeMap<String, CalendarSettings>, known: &[String]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for settings in calendars.values() {
        let Some(extends) = &settings.extends else { continue };
        if !known.contains(&extends.code) {
            findings.push(nothing(extends, &settings.code, known));
            continue;
        }
        // Who only leads into a circle is not part of it.
        let mut codes = vec![settings.code.as_str()];
        let mut next = Some(extends);
        while let Some(extends) = next.filter(|extends| !codes[1..].contains(&extends.code.as_str())) {
            if extends.code == settings.code {
                findings.push(circle(settings.extends.as_ref().unwrap_or(extends), &codes));
                break;
            }
            codes.push(&extends.code);
            next = calendars.get(&extends.code).and_then(|settings| settings.extends.as_ref());
        }
    }
    findings
}

fn nothing(extends: &Extends, own: &str, known: &[String]) -> Finding {
    let others: Vec<&str> = known.iter().map(String::as_str).filter(|code| *code != own).collect();
    let message = message!("finding-catalogue-extends-nothing", code = &extends.code, known = others.join(", "));
    Finding::new(extends.place.clone(), message)
}

fn circle(extends: &Extends, codes: &[&str]) -> Finding {
    let chain = codes.iter().chain(codes.first()).copied().collect::<Vec<_>>().join(" → ");
    Finding::new(extends.place.clone(), message!("finding-catalogue-extends-circle", chain = chain))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendars(pairs: &[(&str, Option<&str>)]) -> BTreeMap<String, CalendarSettings> {
        let of = |(code, extends): &(&str, Option<&str>)| {
            let extends = extends.map_or_else(
                || "hours = [{ days = ['mon'], from = '9:00', to = '10:00' }]".to_owned(),
                |extends| format!("extends = '{extends}'"),
            );
            let text = format!("code = '{code}'\nname = 'X'\n{extends}\n");
            let path = format!("catalog/calendars/{code}.toml");
            ((*code).to_owned(), CalendarSettings::parse(&path, &text).expect("calendar"))
        };
        pairs.iter().map(of).collect()
    }

    fn told(findings: &[Finding]) -> Vec<String> {
        let spanish = crate::language::Language::new(crate::language::Tongue::Spanish, None);
        let line = |finding: &Finding| {
            let place = &finding.place;
            let (line, column) = (place.line.unwrap_or_default(), place.column.unwrap_or_default());
            format!("{}:{line}:{column} {}", place.path, spanish.format(&finding.message))
        };
        findings.iter().map(line).collect()
    }

    #[test]
    fn each_calendar_that_extends_wrongly_is_told_once() {
        let all = calendars(&[
            ("a", Some("b")),
            ("b", Some("c")),
            ("c", Some("b")),
            ("d", Some("d")),
            ("e", Some("falta")),
            ("f", Some("g")),
            ("g", None),
        ]);
        let known: Vec<String> = all.keys().cloned().collect();
        assert_eq!(
            told(&findings(&all, &known)),
            [
                "catalog/calendars/b.toml:3:11 Los calendarios se basan unos en otros en círculo: b → c → b",
                "catalog/calendars/c.toml:3:11 Los calendarios se basan unos en otros en círculo: c → b → c",
                "catalog/calendars/d.toml:3:11 Los calendarios se basan unos en otros en círculo: d → d",
                "catalog/calendars/e.toml:3:11 Se basa en «falta», y no hay ese calendario",
            ]
        );
        let read = |code: &str| Ok::<_, Vec<Finding>>(all[code].clone());
        assert_eq!(chain("f", &known, read).map(|chain| chain.len()), Ok(2));
        for (code, place) in [("a", "c.toml:3:11"), ("d", "d.toml:3:11"), ("e", "e.toml:3:11")] {
            let found = told(&chain(code, &known, read).expect_err("a finding"));
            assert!(found.len() == 1 && found[0].contains(place), "{found:?}");
        }
        // One that cannot be read is told of by itself.
        let mut some = all.clone();
        some.remove("g");
        assert!(findings(&some, &known).iter().all(|finding| !finding.place.path.ends_with("f.toml")));
    }

    #[test]
    fn what_the_program_brings_along_is_sound() {
        for code in embedded::calendar_codes() {
            assert!(embedded_settings(code).is_ok_and(|chain| chain[0].code == code), "{code}");
        }
    }
}
