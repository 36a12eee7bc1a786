//! The two languages. Every text that a person reads is in the Fluent files beside this one,
//! `es/` and `en/`; a [`Message`] names one of them.

use std::collections::HashMap;
use std::sync::{OnceLock, PoisonError, RwLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentMessage, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};

use crate::model::message::{Argument, Message};
use crate::model::plain;
use crate::model::time::{self, Zone};

static TEXTS: Dir = include_dir!("$CARGO_MANIFEST_DIR/src/language");

/// A language that Folio speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tongue {
    /// Spanish, as a Mexican technician speaks it.
    Spanish,
    /// English.
    English,
}

impl Tongue {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Spanish, Self::English];

    /// Its code: `es` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Spanish => "es",
            Self::English => "en",
        }
    }

    /// The language of a code or locale name: `es`, `es_MX.UTF-8`, `en-US`.
    pub fn from_code(code: &str) -> Option<Self> {
        match code.get(..2)?.to_lowercase().as_str() {
            "es" => Some(Self::Spanish),
            "en" => Some(Self::English),
            _ => None,
        }
        .filter(|_| code[2..].chars().next().is_none_or(|next| matches!(next, '_' | '-' | '.' | '@')))
    }
}

/// The texts of one language.
pub struct Language {
    tongue: Tongue,
    zone: Option<Zone>,
    /// Looked through when the first text is asked for: many commands say nothing.
    texts: OnceLock<Texts>,
}

/// The texts of a language. Each is read when it is asked for: a command says a few of thousands.
struct Texts {
    /// What the files write of each.
    written: HashMap<&'static str, &'static str>,
    /// Those that were read.
    bundle: RwLock<FluentBundle<FluentResource>>,
}

impl Texts {
    fn of(tongue: Tongue) -> Self {
        let identifier = match tongue {
            Tongue::Spanish => unic_langid::langid!("es"),
            Tongue::English => unic_langid::langid!("en"),
        };
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        // Isolation marks are invisible characters; they would end up in files and pipes.
        bundle.set_use_isolating(false);
        let files = TEXTS.get_dir(tongue.code()).into_iter().flat_map(Dir::files);
        let written = files.filter_map(|file| file.contents_utf8()).flat_map(messages).collect();
        Self { written, bundle: RwLock::new(bundle) }
    }

    /// Does something with a message, if the files have it.
    fn with<T>(&self, id: &str, work: impl Fn(&FluentBundle<FluentResource>, FluentMessage) -> Option<T>) -> Option<T> {
        let bundle = self.bundle.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = bundle.get_message(id) {
            return work(&bundle, found);
        }
        drop(bundle);
        let text = *self.written.get(id)?;
        // A broken line loses that text only; the test of the files refuses both.
        let resource = match FluentResource::try_new(text.to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        self.bundle.write().unwrap_or_else(PoisonError::into_inner).add_resource_overriding(resource);
        let bundle = self.bundle.read().unwrap_or_else(PoisonError::into_inner);
        bundle.get_message(id).and_then(|found| work(&bundle, found))
    }
}

/// The messages of a file, each with all that is written of it. No message names another one, so that each can be
/// read by itself.
fn messages(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let begins = |line: &str| line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '#' || c == '-');
    let mut starts: Vec<usize> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if begins(line) {
            starts.push(at);
        }
        at += line.len();
    }
    starts.push(text.len());
    let pieces: Vec<&str> = starts.windows(2).map(|ends| &text[ends[0]..ends[1]]).collect();
    pieces.into_iter().filter_map(|piece| {
        let id = piece.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').next()?;
        id.starts_with(|c: char| c.is_ascii_alphabetic()).then_some((id, piece))
    })
}

impl Language {
    /// The texts of that language; moments are shown in the zone, where there is one.
    pub fn new(tongue: Tongue, zone: Option<Zone>) -> Self {
        Self { tongue, zone, texts: OnceLock::new() }
    }

    /// Which language this is.
    pub fn tongue(&self) -> Tongue {
        self.tongue
    }

    /// The same language, showing moments in another zone.
    pub fn set_zone(&mut self, zone: Zone) {
        self.zone = Some(zone);
    }

    /// A text without arguments.
    pub fn text(&self, id: &str) -> String {
        self.lookup(id, None, &[]).unwrap_or_else(|| id.to_owned())
    }

    /// Yes or no.
    pub fn yes_no(&self, yes: bool) -> String {
        self.text(if yes { "yes" } else { "no" })
    }

    /// A text without arguments, if the files have it.
    pub fn find(&self, id: &str) -> Option<String> {
        self.lookup(id, None, &[])
    }

    /// A message with its arguments.
    pub fn format(&self, message: &Message) -> String {
        self.lookup(message.id, None, &message.arguments).unwrap_or_else(|| message.id.to_owned())
    }

    /// What to do about a finding or refusal: the `.remedy` of its message, if it has one.
    pub fn remedy(&self, message: &Message) -> Option<String> {
        self.lookup(message.id, Some("remedy"), &message.arguments)
    }

    fn lookup(&self, id: &str, attribute: Option<&str>, arguments: &[(&'static str, Argument)]) -> Option<String> {
        let mut values = FluentArgs::new();
        for (name, argument) in arguments {
            values.set(*name, self.value(argument));
        }
        self.texts.get_or_init(|| Texts::of(self.tongue)).with(id, |bundle, found| {
            let pattern = match attribute {
                Some(attribute) => found.get_attribute(attribute)?.value(),
                None => found.value()?,
            };
            let mut errors = Vec::new();
            Some(bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned())
        })
    }

    fn value(&self, argument: &Argument) -> FluentValue<'static> {
        match argument {
            Argument::Text(text) => FluentValue::from(plain::visible(text).into_owned()),
            Argument::Number(number) => FluentValue::from(*number),
            Argument::Message(message) => FluentValue::from(self.format(message)),
            Argument::Moment(moment) => FluentValue::from(self.moment(*moment)),
            Argument::Minutes(minutes) => FluentValue::from(time::write_minutes(*minutes)),
        }
    }

    /// A moment as tables and sentences show it: `2026-11-20 09:08`, in the desk's zone.
    pub fn moment(&self, moment: time::Moment) -> String {
        let local = self.zone.map_or(moment, |zone| zone.localize(moment));
        local.format("%Y-%m-%d %H:%M").to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_read_alone_is_the_one_of_the_whole_files() {
        for tongue in [Tongue::Spanish, Tongue::English] {
            let language = Language::new(tongue, None);
            let mut whole = FluentBundle::new_concurrent(vec![unic_langid::langid!("es")]);
            whole.set_use_isolating(false);
            let files = TEXTS.get_dir(tongue.code()).expect("the language has files").files();
            let texts: Vec<&str> = files.filter_map(|file| file.contents_utf8()).collect();
            for text in &texts {
                whole.add_resource(FluentResource::try_new((*text).to_owned()).expect("sound")).expect("no double");
            }
            let mut count = 0;
            for (id, _) in texts.iter().flat_map(|text| messages(text)) {
                let found = whole.get_message(id).unwrap_or_else(|| panic!("{id}"));
                let plain =
                    |pattern| whole.format_pattern(pattern, Some(&FluentArgs::new()), &mut Vec::new()).into_owned();
                assert_eq!(language.find(id), found.value().map(plain), "{id}");
                let remedy = found.get_attribute("remedy").map(|attribute| plain(attribute.value()));
                assert_eq!(language.lookup(id, Some("remedy"), &[]), remedy, "{id}");
                count += 1;
            }
            assert!(count > 2000, "{count}");
        }
    }
}
