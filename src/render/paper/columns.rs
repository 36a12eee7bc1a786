//! How wide the columns of a table are: as browsers reckon it, but with room to write where a template
//! has lines for it, or as the template states it.

use super::tree::{Inline, Table, plain_text};

/// Characters after which a cell had better go on on its next line.
const COMFORTABLE: f64 = 80.0;

/// Characters of the longest word that is never broken.
const LONGEST_WORD: f64 = 30.0;

/// Width of a capital and of a digit, in small letters.
const CAPITAL: f64 = 1.5;
const DIGIT: f64 = 1.1;

/// Width of a character, of letters one point high, in millimetres.
const CHARACTER: f64 = 0.153;

/// Width of a cell's padding, in millimetres.
const PADDING: f64 = 3.2;

/// The same as shares of a hundred, in whole numbers.
pub fn shares(table: &Table, millimetres: f64, points: f64) -> Vec<u32> {
    let widths = widths(table, millimetres, points);
    let all: f64 = widths.iter().sum::<f64>().max(1.0);
    widths.iter().map(|width| (width * 100.0 / all).round() as u32).collect()
}

/// Widths of a table's columns, in characters; together as wide as the text, `millimetres`, in letters
/// of so many points. Each column has room for its longest word, if the paper has.
pub fn widths(table: &Table, millimetres: f64, points: f64) -> Vec<f64> {
    let character = CHARACTER * points;
    let padding = PADDING / character;
    let room = millimetres / character;
    if table.widths.len() == table.head.len() {
        let all: usize = table.widths.iter().sum();
        return table.widths.iter().map(|width| *width as f64 * room / all as f64).collect();
    }
    let (mut least, mut wanted) = (Vec::new(), Vec::new());
    for column in 0..table.head.len() {
        let cells = || table.rows.iter().filter_map(|row| row.get(column)).chain(&table.head[column..=column]);
        let word = cells().map(|cell| longest_word(cell)).fold(0.0, f64::max).min(LONGEST_WORD);
        let whole = cells().map(|cell| length(cell)).fold(0.0, f64::max);
        least.push(word + padding);
        wanted.push(whole.clamp(word, COMFORTABLE) + padding);
    }
    let (all_least, all_wanted): (f64, f64) = (least.iter().sum(), wanted.iter().sum());
    let longer = wanted.iter().filter(|wanted| **wanted >= COMFORTABLE + padding).count();
    if all_wanted <= room && longer > 0 {
        // What is left goes to those that could use it.
        let more = (room - all_wanted) / longer as f64;
        return wanted
            .iter()
            .map(|wanted| if *wanted >= COMFORTABLE + padding { wanted + more } else { *wanted })
            .collect();
    }
    if all_wanted <= room {
        return wanted.iter().map(|wanted| wanted * room / all_wanted).collect();
    }
    if all_least >= room {
        return least.iter().map(|least| least * room / all_least).collect();
    }
    let share = (room - all_least) / (all_wanted - all_least);
    least.iter().zip(&wanted).map(|(least, wanted)| least + (wanted - least) * share).collect()
}

/// Width of a word or a text, in small letters.
fn width(text: &str) -> f64 {
    let of = |c: char| match c {
        c if c.is_uppercase() => CAPITAL,
        '0'..='9' => DIGIT,
        _ => 1.0,
    };
    text.chars().map(of).sum()
}

/// Width of a cell, its lines to write on as long as the template wants them.
fn length(cell: &[Inline]) -> f64 {
    width(&plain_text(cell)) + lines(cell)
}

fn lines(cell: &[Inline]) -> f64 {
    cell.iter().map(|inline| if let Inline::Line(width) = inline { *width as f64 } else { 0.0 }).sum()
}

/// Width of what never breaks. A word longer than any does break.
fn longest_word(cell: &[Inline]) -> f64 {
    let text = plain_text(cell);
    text.split(char::is_whitespace).map(width).filter(|width| *width <= LONGEST_WORD).fold(lines(cell) * 0.7, f64::max)
}

#[cfg(test)]
mod tests {
    use super::super::tree::{Block, read};
    use super::*;

    fn of(markdown: &str) -> Vec<f64> {
        match &read(markdown)[..] {
            [Block::Table(table)] => widths(table, 186.0, 10.0),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn columns_have_room_for_their_words_and_fill_the_page() {
        let room = 186.0 / 1.53;
        for markdown in [
            "| A | B |\n|---|---|\n| ____ | x |\n".to_owned(),
            format!("| Núm. | Folio | Problema |\n|---|---|---|\n| 1 | CI-2026-0001 | {} |\n", "palabra ".repeat(90)),
            format!("| {0} | {0} | {0} | {0} | {0} | {0} |\n|---|---|---|---|---|---|\n", "á".repeat(90)),
        ] {
            let sum: f64 = of(&markdown).iter().sum();
            assert!((sum - room).abs() < 0.01, "{sum} {room}");
        }
        let folio = of(&format!("| Folio | Problema |\n|---|---|\n| CI-2026-0001 | {} |\n", "palabra ".repeat(90)))[0];
        assert!((13.0..25.0).contains(&folio), "{folio}");
    }
}
