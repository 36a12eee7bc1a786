//! What a person types to put a list in order.

use clap::Args;

use super::error::CliError;
use super::filter;
use crate::model::catalogue::People;
use crate::report::order::{Order, SortKey};

/// The order of a list.
#[derive(Debug, Args)]
pub struct SortArgs {
    #[arg(long, value_name = "COLUMN")]
    sort: Option<String>,
    #[arg(long)]
    reverse: bool,
}

impl SortArgs {
    /// Whether an order is asked for.
    pub fn is_given(&self) -> bool {
        self.sort.is_some() || self.reverse
    }

    /// Puts rows in the order that the arguments mean.
    ///
    /// # Errors
    /// There is no such key; those that there are.
    pub fn sort<R>(&self, rows: &mut [R], keys: &[SortKey<R>], people: &People) -> Result<(), CliError> {
        if let Some(order) = self.order(keys)? {
            order.sort(rows, keys, people);
        }
        Ok(())
    }

    /// The order that the arguments mean, of a list of those keys: none where nothing is said, and
    /// the first key where only the direction is.
    ///
    /// # Errors
    /// There is no such key; those that there are.
    pub fn order<R>(&self, keys: &[SortKey<R>]) -> Result<Option<Order>, CliError> {
        let words: Vec<&'static str> = keys.iter().map(|(word, _)| *word).collect();
        let word = match &self.sort {
            Some(typed) => {
                filter::known(typed, |typed| words.iter().copied().find(|word| *word == typed), &words).map(Some)?
            }
            None => words.first().copied().filter(|_| self.reverse),
        };
        Ok(word.map(|word| Order { word, reverse: self.reverse }))
    }
}
