//! Expressions over the columns of a subject.

use serde_json::{Map, Value};

use super::column::ColumnRef;
use crate::model::message::Message;
use crate::procedure::condition::Condition;
use crate::report::own::subject::{FIELD, Reference, Row};

/// An expression whose names are all columns.
pub struct Expression {
    /// As it was written.
    pub text: String,
    condition: Condition,
    columns: Vec<ColumnRef>,
    /// Whether it computes the key of a field, so that all have to be there.
    all_fields: bool,
}

/// Why a text is no expression.
#[derive(Debug)]
pub enum NoExpression {
    /// It does not compile.
    Unreadable(Message),
    /// Names that are no columns.
    Unknown(Vec<String>),
}

impl Expression {
    /// Compiles an expression; `find` gives the columns.
    ///
    /// # Errors
    /// It does not compile, or names what is no column.
    pub fn read(text: &str, find: impl Fn(&str) -> Option<ColumnRef>) -> Result<Self, NoExpression> {
        let condition = Condition::read(text).map_err(NoExpression::Unreadable)?;
        let root = FIELD.trim_end_matches('.');
        let (mut columns, mut unknown, mut all_fields) = (Vec::new(), Vec::new(), false);
        for name in condition.names() {
            match find(&name) {
                Some(column) => columns.push(column),
                None if name == root => all_fields = true,
                None => unknown.push(name),
            }
        }
        if !unknown.is_empty() {
            return Err(NoExpression::Unknown(unknown));
        }
        Ok(Self { text: text.to_owned(), condition, columns, all_fields })
    }

    /// Whether it holds of a row.
    ///
    /// # Errors
    /// It cannot be reckoned: it adds a text to a number, say.
    pub fn holds(&self, row: &dyn Row, reference: &Reference) -> Result<bool, Message> {
        let root = FIELD.trim_end_matches('.');
        let mut context = Map::new();
        if self.all_fields {
            context.insert(root.to_owned(), row.fields());
        }
        for column in &self.columns {
            let value = column.cell(row, reference).value();
            match column.key.strip_prefix(FIELD) {
                Some(field) => {
                    let fields = context.entry(root).or_insert_with(|| Value::Object(Map::new()));
                    if let Value::Object(fields) = fields {
                        fields.insert(field.to_owned(), value);
                    }
                }
                None => {
                    context.insert(column.key.clone(), value);
                }
            }
        }
        self.condition.holds(&Value::Object(context))
    }

    /// Its only column, where it is nothing else.
    pub fn only_column(&self) -> Option<&ColumnRef> {
        match &self.columns[..] {
            [column] if column.key == self.text.trim() => Some(column),
            _ => None,
        }
    }
}
