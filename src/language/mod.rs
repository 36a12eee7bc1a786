//! The two languages. Every text that a person reads is in the Fluent files beside this one,
//! `es/` and `en/`; a [`Message`] names one of them.

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
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
    /// Read when the first text is asked for: many commands say nothing.
    bundle: OnceLock<FluentBundle<FluentResource>>,
}

impl Language {
    /// The texts of that language; moments are shown in the zone, where there is one.
    pub fn new(tongue: Tongue, zone: Option<Zone>) -> Self {
        Self { tongue, zone, bundle: OnceLock::new() }
    }

    fn read(tongue: Tongue) -> FluentBundle<FluentResource> {
        let identifier = match tongue {
            Tongue::Spanish => unic_langid::langid!("es"),
            Tongue::English => unic_langid::langid!("en"),
        };
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        // Isolation marks are invisible characters; they would end up in files and pipes.
        bundle.set_use_isolating(false);
        for file in TEXTS.get_dir(tongue.code()).into_iter().flat_map(Dir::files) {
            if let Some(text) = file.contents_utf8() {
                // A broken line loses that text only; the test of the files refuses both.
                let resource = match FluentResource::try_new(text.to_owned()) {
                    Ok(resource) | Err((resource, _)) => resource,
                };
                bundle.add_resource_overriding(resource);
            }
        }
        bundle
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
        let bundle = self.bundle.get_or_init(|| Self::read(self.tongue));
        let found = bundle.get_message(id)?;
        let pattern = match attribute {
            Some(attribute) => found.get_attribute(attribute)?.value(),
            None => found.value()?,
        };
        let mut values = FluentArgs::new();
        for (name, argument) in arguments {
            values.set(*name, self.value(argument));
        }
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&values), &mut errors);
        Some(match text {
            Cow::Borrowed(text) => text.to_owned(),
            Cow::Owned(text) => text,
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
