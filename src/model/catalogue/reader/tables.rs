//! Tables within a table, and lists of them.

use toml::de::{DeTable, DeValue};

use crate::message;

use super::{Entries, Item};

impl Entries<'_, '_> {
    /// Reads a table; says whether there is one.
    pub(in crate::model::catalogue) fn table(&mut self, key: &'static str, read: impl FnOnce(&mut Entries)) -> bool {
        let Some(value) = self.table.get(key) else { return false };
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong_type(key, value, message!("kind-mapping"));
            return false;
        };
        read(&mut Entries { table, at: Some(value.span().start), source: self.source });
        true
    }

    /// Reads each table of a list of tables.
    pub(in crate::model::catalogue) fn tables(&mut self, key: &'static str, mut read: impl FnMut(&mut Entries)) {
        let Some(value) = self.table.get(key) else { return };
        match value.get_ref() {
            DeValue::Array(list) => {
                for item in list.iter() {
                    if let DeValue::Table(table) = item.get_ref() {
                        read(&mut Entries { table, at: Some(item.span().start), source: self.source });
                    } else {
                        self.wrong_type(key, item, message!("kind-mapping"));
                    }
                }
            }
            DeValue::Table(_) => {
                self.source.report(value.span().start, message!("finding-catalogue-single-table", key = key));
            }
            _ => self.wrong_type(key, value, message!("kind-list")),
        }
    }

    /// Reads each table of a table whose keys are identifiers, in file order. `read` is given the
    /// key and its place.
    pub(in crate::model::catalogue) fn named_tables(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&str, usize, &mut Entries),
    ) {
        self.table(key, |table| {
            let entries: &DeTable = table.table;
            for (name, value) in entries {
                let at = name.span().start;
                table.source.refuse_non_identifier(key, name.get_ref(), at);
                let DeValue::Table(inner) = value.get_ref() else {
                    table.wrong_type(name.get_ref(), value, message!("kind-mapping"));
                    continue;
                };
                let place = value.span().start;
                read(name.get_ref(), at, &mut Entries { table: inner, at: Some(place), source: table.source });
            }
        });
    }

    /// Reads each entry of a list of texts and tables.
    pub(in crate::model::catalogue) fn mixed(&mut self, key: &'static str, mut read: impl FnMut(Item)) {
        let Some(value) = self.table.get(key) else { return };
        let DeValue::Array(list) = value.get_ref() else {
            self.wrong_type(key, value, message!("kind-list"));
            return;
        };
        if list.is_empty() {
            self.source.report(value.span().start, message!("finding-catalogue-empty-list", key = key));
        }
        for item in list.iter() {
            match item.get_ref() {
                DeValue::Table(table) => {
                    let mut entries = Entries { table, at: Some(item.span().start), source: self.source };
                    read(Item::Table(&mut entries));
                }
                _ => {
                    if let Some((text, at)) = self.text_of(key, item) {
                        read(Item::Text(text, at));
                    }
                }
            }
        }
    }
}
