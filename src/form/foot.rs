//! What the program prints on every form, whatever its template: which document it is, of what, as
//! of when, and the hash of its data. The same in every format.

use crate::language::Language;
use crate::message;
use crate::model::plain;
use crate::model::signature;
use crate::model::time::{self, Moment};

use super::markdown;

/// What a form is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// Nothing: it is blank.
    Blank,
    /// A ticket, by its folio.
    Ticket(String),
    /// A paper of an asset, by its number, or the asset itself.
    Paper(String),
    /// A register's period: first and last day. The first may be unknown.
    Period(String, String),
}

impl Subject {
    /// The folio or number that it is known by; none of what is blank or a period.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Ticket(name) | Self::Paper(name) => Some(name),
            Self::Blank | Self::Period(..) => None,
        }
    }
}

/// What stands at the foot of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Foot {
    /// What it is of.
    pub subject: Subject,
    /// Identifier of the form, as commands name it.
    pub form: String,
    /// Its official key.
    pub key: String,
    /// Revision of its procedure, or its own; may be empty.
    pub revision: String,
    /// Place that the desk prints on forms.
    pub place: Option<String>,
    /// As of when, in the desk's zone.
    pub cut_off: Moment,
    /// Hash of its data, as records write it: `sha256:` or `sha256-2:` and 64 hexadecimal digits.
    pub digest: String,
    /// What else must be said of this printing, a text each.
    pub notices: Vec<String>,
}

impl Foot {
    fn is_blank(&self) -> bool {
        self.subject == Subject::Blank
    }

    /// Which document it is, in one line: key, revision, and of what.
    pub fn identity(&self, language: &Language) -> String {
        let mut parts = vec![self.key.clone()];
        if !self.revision.is_empty() {
            parts.push(language.format(&message!("paper-revision", revision = &self.revision)));
        }
        match &self.subject {
            Subject::Blank => {}
            Subject::Ticket(folio) => parts.push(language.format(&message!("paper-folio", folio = folio))),
            Subject::Paper(number) => parts.push(number.clone()),
            Subject::Period(from, to) if from.is_empty() => {
                parts.push(language.format(&message!("paper-until", to = to)));
            }
            Subject::Period(from, to) => {
                parts.push(language.format(&message!("paper-period", from = from, to = to)));
            }
        }
        plain::one_line(&parts.join(" · "))
    }

    /// Where and as of when, and the short hash. None on a blank form, which says nothing yet.
    pub fn evidence(&self, language: &Language) -> Option<String> {
        if self.is_blank() {
            return None;
        }
        let cut_off = language.format(&message!("paper-cut-off", moment = language.moment(self.cut_off)));
        // What a person compares; the code has all of the digits.
        let short = signature::short(&self.digest);
        let place = self.place.as_ref().map(|place| format!("{} · ", plain::one_line(place))).unwrap_or_default();
        Some(format!("{place}{cut_off} · {short}"))
    }

    /// The text of its code, which a telephone reads; none on a blank form.
    pub fn code(&self) -> Option<String> {
        let subject = match &self.subject {
            Subject::Blank => return None,
            Subject::Ticket(subject) | Subject::Paper(subject) => subject.clone(),
            Subject::Period(from, to) => format!("{from}/{to}"),
        };
        let revision = if self.revision.is_empty() { String::new() } else { format!(" r{}", self.revision) };
        let moment = time::write_moment(self.cut_off);
        Some(format!("FOLIO {subject} {}{revision} {moment} {}", self.form, self.digest))
    }

    /// The foot as Markdown. Its pages are counted by hand, where a person prints it.
    pub fn markdown(&self, language: &Language) -> String {
        let line = |text: &str| markdown::line(text);
        let mut text =
            format!("---\n\n{} · {}\n", line(&self.identity(language)), language.text("paper-sheet-by-hand"));
        for said in self.evidence(language).iter().chain(&self.notices) {
            text.push_str(&format!("\n{}\n", line(said)));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Tongue;
    use crate::model::time::Zone;

    fn foot(subject: Subject) -> Foot {
        Foot {
            subject,
            form: "F01".to_owned(),
            key: "MP-F01".to_owned(),
            revision: "1".to_owned(),
            place: Some("Bogotá".to_owned()),
            cut_off: time::read_moment("2026-11-20T09:08:00-06:00").expect("moment"),
            digest: format!("sha256:{}", "0123456789abcdef".repeat(4)),
            notices: Vec::new(),
        }
    }

    #[test]
    fn a_foot_says_which_document_it_is() {
        let language = Language::new(Tongue::Spanish, Zone::named("America/Mexico_City"));
        let mut ticket = foot(Subject::Ticket("CI-2026-0042".to_owned()));
        ticket.notices.push("Firmado por <Otra>, y después cambió.".to_owned());
        assert_eq!(
            ticket.markdown(&language),
            "---\n\nMP-F01 · Revisión 1 · Folio CI-2026-0042 · Hoja ____ de ____\n\n\
             Bogotá · Corte: 2026-11-20 09:08 · sha256:0123456789abcdef\n\nFirmado por \\<Otra>, y después cambió.\n"
        );
        let code = format!("FOLIO CI-2026-0042 F01 r1 2026-11-20T09:08:00-06:00 {}", ticket.digest);
        assert_eq!(ticket.code(), Some(code));
        let register = foot(Subject::Period("2026-11-01".to_owned(), "2026-11-30".to_owned()));
        assert_eq!(register.identity(&language), "MP-F01 · Revisión 1 · Del 2026-11-01 al 2026-11-30");
        let since_ever = foot(Subject::Period(String::new(), "2026-11-30".to_owned()));
        assert_eq!(since_ever.identity(&language), "MP-F01 · Revisión 1 · Hasta 2026-11-30");
    }

    #[test]
    fn a_blank_form_has_nothing_to_prove() {
        let language = Language::new(Tongue::English, Zone::named("America/Bogota"));
        let mut blank = foot(Subject::Blank);
        blank.revision.clear();
        assert_eq!(blank.markdown(&language), "---\n\nMP-F01 · Sheet ____ of ____\n");
        assert_eq!((blank.code(), blank.evidence(&language)), (None, None));
    }
}
