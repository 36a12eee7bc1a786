//! Charts as SVG inside a page: readable in black and white, named for who hears instead of sees,
//! every value written beside what shows it.
//!
//! Series differ by pattern first and by colour second. Nothing of a chart needs a script, a font
//! or a file; identifiers carry the chart's own prefix, so that several stand on one page.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::model::plain;
use crate::render::html::escape;
use crate::report::own::answer::{Chart, ChartKind, Series};

/// Width of the drawing, in its own units: what a telephone shows without making letters too small.
const WIDTH: f64 = 540.0;
/// Where bars begin: left of it stand the names.
const LEFT: f64 = 180.0;
/// Room that a letter takes, at most but for the widest.
const LETTER: f64 = 7.4;
/// Height of a line of a name.
const LINE: f64 = 16.0;
/// Height of one bar.
const BAR: f64 = 18.0;
/// Room between groups of bars.
const GAP: f64 = 12.0;
/// Height of the plane of a line chart.
const PLANE: f64 = 200.0;
/// Letters of a line of a name that fit left of the bars.
const LETTERS: usize = 22;
/// Lines of a name.
const LINES: usize = 3;
/// Letters of what stands beside bars, in the legend, and left of a plane.
const BESIDE: usize = 30;
/// Letters of a name that fit below a line chart.
const BELOW: usize = 12;

/// The ink of a series: what fills it, what a line of it looks like.
struct Ink {
    colour: &'static str,
    dashes: &'static str,
    pattern: Option<&'static str>,
}

/// As many as a reader can tell apart; further series begin again.
const INKS: [Ink; 4] = [
    Ink { colour: "#1f4e79", dashes: "", pattern: None },
    Ink {
        colour: "#a8480c",
        dashes: "8 4",
        pattern: Some(
            "<rect width=\"8\" height=\"8\" fill=\"#fff\"/><path d=\"M-2 2l4-4M0 8l8-8M6 10l4-4\" stroke=\"#a8480c\" stroke-width=\"2\"/>",
        ),
    },
    Ink {
        colour: "#444444",
        dashes: "2 3",
        pattern: Some(
            "<rect width=\"8\" height=\"8\" fill=\"#fff\"/><circle cx=\"2\" cy=\"2\" r=\"1.4\" fill=\"#444\"/><circle cx=\"6\" cy=\"6\" r=\"1.4\" fill=\"#444\"/>",
        ),
    },
    Ink {
        colour: "#5b7f3a",
        dashes: "12 3 2 3",
        pattern: Some(
            "<rect width=\"8\" height=\"8\" fill=\"#fff\"/><path d=\"M0 2h8M0 6h8\" stroke=\"#5b7f3a\" stroke-width=\"1.6\"/>",
        ),
    },
];

fn ink(series: usize) -> &'static Ink {
    &INKS[series % INKS.len()]
}

/// What a chart is drawn with.
pub struct Drawing<'a> {
    /// What its identifiers begin with: letters, digits and hyphens, once on the page.
    pub prefix: &'a str,
    /// What it shows.
    pub title: &'a str,
    /// What it shows, in a sentence, for who cannot see it.
    pub description: &'a str,
    /// A value as people read it.
    pub value: &'a dyn Fn(f64) -> String,
}

/// The chart, or nothing where it has nothing to show.
pub fn svg(chart: &Chart, drawing: &Drawing) -> Option<String> {
    let any = chart.series.iter().flat_map(|series| &series.values).any(|value| value.is_some_and(f64::is_finite));
    if chart.categories.is_empty() || !any {
        return None;
    }
    let (height, body) = match chart.kind {
        ChartKind::Bars => bars(chart, drawing),
        ChartKind::Stacked => stacked(chart, drawing),
        ChartKind::Line => line(chart, drawing),
    };
    let (prefix, title) = (escape(drawing.prefix), escape(&plain::one_line(drawing.title)));
    let description = escape(&plain::one_line(drawing.description));
    let (key, top) = legend(chart, drawing);
    let height = height + top;
    Some(format!(
        "<svg viewBox=\"0 0 {WIDTH} {height:.0}\" role=\"img\" aria-labelledby=\"{prefix}-t {prefix}-d\" \
         xmlns=\"http://www.w3.org/2000/svg\" font-size=\"13\" fill=\"#1b1b1b\">\n\
         <title id=\"{prefix}-t\">{title}</title>\n<desc id=\"{prefix}-d\">{description}</desc>\n{}{key}\
         <g transform=\"translate(0 {top:.0})\">\n{body}</g>\n</svg>\n",
        patterns(chart, &prefix)
    ))
}

/// The patterns that its series need.
fn patterns(chart: &Chart, prefix: &str) -> String {
    let needed = (0..chart.series.len().min(INKS.len())).filter_map(|series| Some((series, ink(series).pattern?)));
    let drawn: String = needed
        .map(|(series, pattern)| {
            format!(
                "<pattern id=\"{prefix}-p{series}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">{pattern}</pattern>"
            )
        })
        .collect();
    if drawn.is_empty() { drawn } else { format!("<defs>{drawn}</defs>\n") }
}

fn fill(series: usize, prefix: &str) -> String {
    match ink(series).pattern {
        Some(_) => format!("url(#{prefix}-p{})", series % INKS.len()),
        None => ink(series).colour.to_owned(),
    }
}

/// What each ink stands for, where there are several, with the room that it takes.
fn legend(chart: &Chart, drawing: &Drawing) -> (String, f64) {
    if chart.series.len() < 2 {
        return (String::new(), 0.0);
    }
    let prefix = escape(drawing.prefix);
    let (mut x, mut y, mut drawn) = (0.0, 4.0, String::new());
    for (index, series) in chart.series.iter().enumerate() {
        let name = shortened(&series.name, BESIDE);
        let width = 34.0 + LETTER * name.width() as f64;
        if x > 0.0 && x + width > WIDTH {
            (x, y) = (0.0, y + 22.0);
        }
        drawn.push_str(&rect(x, y, 16.0, 14.0, index, &prefix));
        drawn.push_str(&format!("<text x=\"{:.1}\" y=\"{:.1}\">{}</text>\n", x + 22.0, y + 12.0, escape(&name)));
        x += width;
    }
    (drawn, y + 30.0)
}

fn rect(x: f64, y: f64, width: f64, height: f64, series: usize, prefix: &str) -> String {
    format!(
        "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"{}\" stroke=\"{}\"/>",
        fill(series, prefix),
        ink(series).colour
    )
}

/// A name no longer than its room, with its whole where it was cut.
fn named(name: &str, x: f64, y: f64, anchor: &str, letters: usize) -> String {
    let (whole, short) = (plain::one_line(name), shortened(name, letters));
    let title = if short == whole { String::new() } else { format!("<title>{}</title>", escape(&whole)) };
    format!("<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{title}{}</text>\n", escape(&short))
}

fn shortened(name: &str, letters: usize) -> String {
    let name = plain::one_line(name);
    if name.chars().count() <= letters {
        return name.to_string();
    }
    let kept: String = name.chars().take(letters.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// The greatest of some values; 1 where there is none above nothing, so that nothing is divided by it.
fn greatest(values: impl Iterator<Item = f64>) -> f64 {
    let greatest = values.filter(|value| value.is_finite()).fold(0.0_f64, f64::max);
    if greatest > 0.0 { greatest } else { 1.0 }
}

/// A value of a series, as long as a bar can be: nothing known or below nothing is no bar.
fn length(series: &Series, at: usize) -> Option<f64> {
    series.values.get(at).copied().flatten().filter(|value| value.is_finite()).map(|value| value.max(0.0))
}

/// A name in lines that fit left of the bars, parted between words; the last is cut where even these
/// have no room for it.
fn lines(name: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut rest = plain::one_line(name);
    while !rest.is_empty() && lines.len() + 1 < LINES && rest.width() > LETTERS {
        let mut room = 0;
        let fits = rest.char_indices().take_while(|(_, c)| {
            room += c.width().unwrap_or(0);
            room <= LETTERS
        });
        let end = fits.last().map_or(0, |(at, c)| at + c.len_utf8());
        let cut = rest[..end].rfind(' ').filter(|at| *at > 0).unwrap_or(end).max(1);
        let Some((line, more)) = rest.split_at_checked(cut) else { break };
        let (line, more) = (line.trim_end().to_owned(), more.trim_start().to_owned());
        lines.push(line);
        rest = more;
    }
    lines.push(shortened(&rest, LETTERS));
    lines
}

/// A name left of bars whose middle is at that height.
fn labelled(name: &str, lines: &[String], middle: f64) -> String {
    let whole = plain::one_line(name);
    let cut = lines.last().is_some_and(|line| line.ends_with('…') && !whole.ends_with('…'));
    let title = if cut { format!("<title>{}</title>", escape(&whole)) } else { String::new() };
    let first = middle + 4.5 - LINE * (lines.len() as f64 - 1.0) / 2.0;
    let spans = lines.iter().enumerate().map(|(at, line)| {
        format!("<tspan x=\"{:.1}\" y=\"{:.1}\">{} </tspan>", LEFT - 10.0, first + LINE * at as f64, escape(line))
    });
    format!("<text text-anchor=\"end\">{title}{}</text>\n", spans.collect::<String>())
}

/// Where the longest bar ends, for its value to have room.
fn right<'a>(told: impl Iterator<Item = &'a str>) -> f64 {
    let longest = told.map(|text| shortened(text, BESIDE).width()).max().unwrap_or(0);
    (WIDTH - 10.0 - LETTER * longest as f64).max(LEFT + 60.0)
}

fn bars(chart: &Chart, drawing: &Drawing) -> (f64, String) {
    let prefix = escape(drawing.prefix);
    let told: Vec<Vec<Option<(f64, String)>>> = (0..chart.categories.len())
        .map(|at| {
            let value = |series: &Series| length(series, at).map(|value| (value, (drawing.value)(value)));
            chart.series.iter().map(value).collect()
        })
        .collect();
    let texts = told.iter().flatten().flatten().map(|(_, text)| text.as_str());
    let scale = (right(texts) - LEFT)
        / greatest(chart.series.iter().flat_map(|series| series.values.iter().flatten().copied()));
    let (mut y, mut body) = (0.0, String::new());
    for (category, told) in chart.categories.iter().zip(&told) {
        let lines = lines(category);
        let thick = BAR * chart.series.len() as f64;
        let high = thick.max(LINE * lines.len() as f64);
        body.push_str(&labelled(category, &lines, y + high / 2.0));
        let mut bar = y + (high - thick) / 2.0;
        for (index, told) in told.iter().enumerate() {
            if let Some((value, text)) = told {
                let width = value * scale;
                body.push_str(&rect(LEFT, bar + 1.0, width, BAR - 2.0, index, &prefix));
                body.push_str(&named(text, LEFT + width + 6.0, bar + BAR - 4.0, "start", BESIDE));
            }
            bar += BAR;
        }
        y += high + GAP;
    }
    (y, body)
}

fn stacked(chart: &Chart, drawing: &Drawing) -> (f64, String) {
    let prefix = escape(drawing.prefix);
    let whole = |at: usize| chart.series.iter().filter_map(|series| length(series, at)).sum::<f64>();
    // Every part is told, in the order of the parts: inside narrow ones nothing could be read.
    let told: Vec<String> = (0..chart.categories.len())
        .map(|at| {
            let values =
                chart.series.iter().filter_map(|series| length(series, at)).map(|value| (drawing.value)(value));
            values.collect::<Vec<_>>().join(" + ")
        })
        .collect();
    let scale = (right(told.iter().map(String::as_str)) - LEFT) / greatest((0..chart.categories.len()).map(whole));
    let (mut y, mut body) = (0.0, String::new());
    for (at, (category, told)) in chart.categories.iter().zip(&told).enumerate() {
        let lines = lines(category);
        let high = (BAR + 8.0).max(LINE * lines.len() as f64);
        let middle = y + high / 2.0;
        body.push_str(&labelled(category, &lines, middle));
        let mut x = LEFT;
        for (index, series) in chart.series.iter().enumerate() {
            let Some(value) = length(series, at) else { continue };
            body.push_str(&rect(x, middle - BAR / 2.0 - 1.0, value * scale, BAR + 2.0, index, &prefix));
            x += value * scale;
        }
        body.push_str(&named(told, x + 6.0, middle + 4.5, "start", BESIDE));
        y += high + GAP;
    }
    (y, body)
}

/// A round step that divides what is up to `greatest` into some four parts.
fn step(greatest: f64) -> f64 {
    let rough = greatest / 4.0;
    let power = 10_f64.powf(rough.log10().floor());
    let times = [1.0, 2.0, 5.0, 10.0].into_iter().find(|times| times * power >= rough).unwrap_or(10.0);
    times * power
}

fn line(chart: &Chart, drawing: &Drawing) -> (f64, String) {
    // As much room at the sides as names and values need, half of the names standing beyond their points.
    let longest = chart.categories.iter().map(|name| shortened(name, BELOW).width()).max().unwrap_or(1) as f64;
    let top = greatest(chart.series.iter().flat_map(|series| series.values.iter().flatten().copied()));
    let step = step(top);
    let steps = (top / step).ceil().max(1.0);
    let values = (0..=steps as usize).map(|line| shortened(&(drawing.value)(step * line as f64), BESIDE).width());
    let left = (LETTER * values.max().unwrap_or(1) as f64 + 12.0).max(LETTER * longest / 2.0 + 4.0);
    let right = WIDTH - LETTER * longest / 2.0 - 4.0;
    let y = |value: f64| 10.0 + PLANE * (1.0 - value / (step * steps));
    let last = chart.categories.len().saturating_sub(1).max(1) as f64;
    let x = |at: usize| left + (right - left) * at as f64 / last;
    let mut body = String::new();
    for line in 0..=steps as usize {
        let value = step * line as f64;
        body.push_str(&format!(
            "<path d=\"M{left:.1} {0:.1}H{right:.1}\" stroke=\"#c8c8c8\" fill=\"none\"/>",
            y(value)
        ));
        body.push_str(&named(&(drawing.value)(value), left - 8.0, y(value) + 4.0, "end", BESIDE));
    }
    // As many names as fit beside each other.
    let fit = ((right - left) / (longest * LETTER + 12.0)).floor().max(1.0) as usize;
    let every = chart.categories.len().div_ceil(fit).max(1);
    for (at, category) in chart.categories.iter().enumerate().filter(|(at, _)| at % every == 0) {
        body.push_str(&named(category, x(at), PLANE + 32.0, "middle", BELOW));
    }
    for (index, series) in chart.series.iter().enumerate() {
        let (ink, mut path, mut points, mut pen) = (ink(index), String::new(), String::new(), 'M');
        for at in 0..chart.categories.len() {
            let Some(value) = length(series, at) else {
                pen = 'M';
                continue;
            };
            path.push_str(&format!("{pen}{:.1} {:.1}", x(at), y(value)));
            pen = 'L';
            // Of many days only those with something have a point that says so.
            if value > 0.0 || chart.categories.len() <= 40 {
                let told = format!("{}: {}", chart.categories[at], (drawing.value)(value));
                points.push_str(&point(x(at), y(value), index, &told));
            }
        }
        let dashes =
            if ink.dashes.is_empty() { String::new() } else { format!(" stroke-dasharray=\"{}\"", ink.dashes) };
        body.push_str(&format!(
            "<path d=\"{path}\" fill=\"none\" stroke=\"{}\" stroke-width=\"2\"{dashes}/>\n",
            ink.colour
        ));
        body.push_str(&points);
    }
    (PLANE + 44.0, body)
}

/// A point of a line; each series has a shape of its own.
fn point(x: f64, y: f64, series: usize, told: &str) -> String {
    let title = format!("<title>{}</title>", escape(&plain::one_line(told)));
    let colour = ink(series).colour;
    match series % INKS.len() {
        0 => format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\" fill=\"{colour}\">{title}</circle>\n"),
        1 => format!(
            "<path d=\"M{:.1} {:.1}h8v8h-8z\" fill=\"#fff\" stroke=\"{colour}\" stroke-width=\"2\">{title}</path>\n",
            x - 4.0,
            y - 4.0
        ),
        2 => format!("<path d=\"M{x:.1} {:.1}l5 9h-10z\" fill=\"{colour}\">{title}</path>\n", y - 5.0),
        _ => format!(
            "<path d=\"M{x:.1} {:.1}l5 5-5 5-5-5z\" fill=\"#fff\" stroke=\"{colour}\" stroke-width=\"2\">{title}</path>\n",
            y - 5.0
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::own::answer::DatumKind;

    fn chart(kind: ChartKind) -> Chart {
        Chart {
            kind,
            categories: vec!["Uno".to_owned(), "<b>dos</b> con un nombre que no cabe al lado".to_owned()],
            series: vec![
                Series { name: "A tiempo".to_owned(), values: vec![Some(3.0), None] },
                Series { name: "Tarde".to_owned(), values: vec![Some(1.0), Some(2.0)] },
            ],
            unit: DatumKind::Whole,
        }
    }

    fn drawn(chart: &Chart) -> Option<String> {
        let value = |value: f64| format!("{value:.0}");
        svg(chart, &Drawing { prefix: "t1", title: "Plazos", description: "Dos & dos", value: &value })
    }

    #[test]
    fn every_value_is_written_and_nothing_becomes_markup() {
        for kind in [ChartKind::Bars, ChartKind::Stacked, ChartKind::Line] {
            let drawn = drawn(&chart(kind)).expect("something to show");
            assert!(drawn.contains("role=\"img\"") && drawn.contains("aria-labelledby=\"t1-t t1-d\""));
            assert!(drawn.contains("<title id=\"t1-t\">Plazos</title>") && drawn.contains("Dos &amp; dos"));
            assert!(!drawn.contains("<b>") && drawn.contains("&lt;b&gt;dos"));
            assert!(drawn.contains("A tiempo") && drawn.contains("url(#t1-p1)"));
        }
        let bars = drawn(&chart(ChartKind::Bars)).expect("something");
        assert_eq!(bars.matches("<rect").count(), 3 + 2 + 1, "bars, the legend and the ground of the pattern");
        let stacked = drawn(&chart(ChartKind::Stacked)).expect("something");
        assert!(stacked.contains(">3 + 1<"));
    }

    #[test]
    fn no_label_reaches_beyond_the_drawing() {
        let long = "Asistencia técnica a equipos de cómputo y periféricos institucionales";
        assert_eq!(lines(long), ["Asistencia técnica a", "equipos de cómputo y", "periféricos instituci…"]);
        assert_eq!(lines("Correo"), ["Correo"]);
        assert_eq!(lines(&"x".repeat(50)), ["x".repeat(22), "x".repeat(22), "xxxxxx".to_owned()]);
        let days: Vec<String> = (1..32).map(|day| format!("2026-01-{day:02}")).collect();
        let values = (1..32).map(|day| Some(f64::from(day) * 1000.0)).collect();
        for (kind, categories) in [(ChartKind::Line, days.clone()), (ChartKind::Bars, vec![long.to_owned(); 31])] {
            let chart = Chart {
                kind,
                categories,
                series: vec![Series { name: String::new(), values: Vec::clone(&values) }],
                unit: DatumKind::Minutes,
            };
            let value = |value: f64| format!("{value:.0} h 00 min");
            let drawn = svg(&chart, &Drawing { prefix: "t", title: "T", description: "D", value: &value });
            for text in drawn.expect("drawn").split("<text").skip(1) {
                let number = |name: &str| -> Option<f64> {
                    text.split(&format!("{name}=\"")).nth(1)?.split('"').next()?.parse().ok()
                };
                let shown = text.split("</text").next().unwrap_or_default();
                let shown = shown.rsplit("</title>").next().unwrap_or_default();
                let letters = shown.split('<').filter_map(|part| part.split('>').nth(1)).map(str::len).max();
                let (x, wide) = (number("x").expect("a place"), letters.unwrap_or(0) as f64 * 6.5);
                let (from, to) = match text.split('"').skip_while(|word| !word.ends_with("anchor=")).nth(1) {
                    Some("end") => (x - wide, x),
                    Some("middle") => (x - wide / 2.0, x + wide / 2.0),
                    _ => (x, x + wide),
                };
                assert!(from >= 0.0 && to <= WIDTH, "{from} {to}: {shown}");
            }
        }
    }

    #[test]
    fn nothing_to_show_is_no_chart() {
        let nothing =
            Chart { series: vec![Series { name: String::new(), values: vec![None, None] }], ..chart(ChartKind::Line) };
        assert_eq!(drawn(&nothing), None);
        assert_eq!(drawn(&Chart { categories: Vec::new(), ..chart(ChartKind::Bars) }), None);
        let zero = Chart {
            series: vec![Series { name: String::new(), values: vec![Some(0.0), Some(f64::NAN)] }],
            ..chart(ChartKind::Line)
        };
        assert!(!drawn(&zero).expect("a value").contains("NaN"));
    }
}
