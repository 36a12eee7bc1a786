//! Amounts with their currency, as cards write them: `18500.00 MXN`. Reckoned in hundredths.

use std::fmt;

use super::card::is_money;

/// An amount of money.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount {
    /// Currency, three capital letters.
    pub currency: String,
    /// Hundredths of its unit.
    pub cents: i64,
}

impl Amount {
    /// Reads what a card says.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let (amount, currency) = text.split_once(' ').filter(|_| is_money(text))?;
        let (whole, cents) = amount.split_once('.').unwrap_or((amount, ""));
        let cents = format!("{cents:0<2}").parse::<i64>().ok()?;
        let cents = whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(cents)?;
        Some(Self { currency: currency.to_owned(), cents })
    }

    /// So many times the amount; none where it is too much to write.
    #[must_use]
    pub fn times(&self, count: i64) -> Option<Self> {
        Some(Self { cents: self.cents.checked_mul(count)?, ..self.clone() })
    }

    /// The share of one among so many, rounded up to a whole hundredth.
    #[must_use]
    pub fn share(&self, among: i64) -> Option<Self> {
        let cents = self.cents.checked_add(among.checked_sub(1)?)?.checked_div(among)?;
        Some(Self { cents, ..self.clone() })
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02} {}", self.cents / 100, self.cents % 100, self.currency)
    }
}

/// The sum of amounts, one for each currency, in order of currency; what is too much to write stays
/// at the most that can be.
pub fn sums<'a>(amounts: impl Iterator<Item = &'a Amount>) -> Vec<Amount> {
    let mut sums: Vec<Amount> = Vec::new();
    for amount in amounts {
        match sums.iter_mut().find(|sum| sum.currency == amount.currency) {
            Some(sum) => sum.cents = sum.cents.saturating_add(amount.cents),
            None => sums.push(amount.clone()),
        }
    }
    sums.sort();
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_read_and_write() {
        for (text, shown) in [("18500.00 MXN", "18500.00 MXN"), ("0 COP", "0.00 COP"), ("1.5 USD", "1.50 USD")] {
            assert_eq!(Amount::read(text).map(|amount| amount.to_string()).as_deref(), Some(shown));
        }
        assert_eq!(Amount::read("18,500 MXN"), None);
        let price = Amount::read("100.00 MXN").expect("an amount");
        assert_eq!(price.share(3).map(|share| share.to_string()).as_deref(), Some("33.34 MXN"));
        assert_eq!((price.share(0), price.times(i64::MAX)), (None, None));
    }

    #[test]
    fn sums_keep_currencies_apart() {
        let amounts = ["10 MXN", "2.5 USD", "0.05 MXN"].map(|text| Amount::read(text).expect(text));
        let sums: Vec<String> = sums(amounts.iter()).iter().map(Amount::to_string).collect();
        assert_eq!(sums, ["10.05 MXN", "2.50 USD"]);
    }
}
