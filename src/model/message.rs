//! A text for a person, before it has a language: an identifier of the Fluent files and its
//! arguments. The core speaks in these; the edge turns them into Spanish or English.

/// One argument of a [`Message`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    /// Text, shown as it is (the edge removes control characters).
    Text(String),
    /// A whole number, which selects plural forms.
    Number(i64),
    /// A further message, translated before it is put in place.
    Message(Box<Message>),
    /// A moment, shown as date and hour.
    Moment(crate::model::time::Moment),
    /// Working minutes, shown as hours and minutes.
    Minutes(i64),
}

/// A message of the Fluent files, with its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Identifier in the Fluent files.
    pub id: &'static str,
    /// Arguments by name.
    pub arguments: Vec<(&'static str, Argument)>,
}

impl Message {
    /// A message without arguments.
    pub fn new(id: &'static str) -> Self {
        Self { id, arguments: Vec::new() }
    }

    /// The same message with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, argument: impl Into<Argument>) -> Self {
        self.arguments.push((name, argument.into()));
        self
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<usize> for Argument {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<i64> for Argument {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<Message> for Argument {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}

impl From<crate::model::time::Moment> for Argument {
    fn from(moment: crate::model::time::Moment) -> Self {
        Self::Moment(moment)
    }
}

/// Builds a [`Message`]: `message!("refused-ended", folio = folio.to_string())`.
#[macro_export]
macro_rules! message {
    ($id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::model::message::Message::new($id)$(.with(stringify!($name), $value))*
    };
}
