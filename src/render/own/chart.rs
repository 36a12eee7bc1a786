//! Charts as SVG inside a page: readable in black and white, named for who hears instead of sees,
//! every value written beside what shows it.
//!
//! Series differ by pattern first and by colour second. Nothing of a chart needs a script, a font
//! or a file; identifiers carry the chart's own prefix, so that several stand on one page.

use unicode_width::UnicodeWidthStr;

use crate::model::plain;
use crate::render::html::escape;
use crate::report::own::answer::{Chart, ChartKind, Series};

/// Width of the drawing, in its own units.
const WIDTH: f64 = 720.0;
/// Where bars begin: left of it stand the names.
const LEFT: f64 = 210.0;
/// Room right of the longest bar for its value.
const RIGHT: f64 = 90.0;
/// Height of one bar.
const BAR: f64 = 18.0;
/// Room between groups of bars.
const GAP: f64 = 12.0;
/// Height of the plane of a line chart.
const PLANE: f64 = 220.0;
/// Letters of a name that fit left of the bars.
const LETTERS: usize = 30;
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
        let name = shortened(&series.name, LETTERS);
        let width = 34.0 + 7.4 * name.width() as f64;
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

fn bars(chart: &Chart, drawing: &Drawing) -> (f64, String) {
    let prefix = escape(drawing.prefix);
    let scale = (WIDTH - LEFT - RIGHT)
        / greatest(chart.series.iter().flat_map(|series| series.values.iter().flatten().copied()));
    let (mut y, mut body) = (0.0, String::new());
    for (at, category) in chart.categories.iter().enumerate() {
        let middle = y + BAR * chart.series.len() as f64 / 2.0 + 5.0;
        body.push_str(&named(category, LEFT - 10.0, middle, "end", LETTERS));
        for (index, series) in chart.series.iter().enumerate() {
            if let Some(value) = length(series, at) {
                let width = value * scale;
                body.push_str(&rect(LEFT, y + 1.0, width, BAR - 2.0, index, &prefix));
                body.push_str(&named(&(drawing.value)(value), LEFT + width + 6.0, y + BAR - 4.0, "start", LETTERS));
            }
            y += BAR;
        }
        y += GAP;
    }
    (y, body)
}

fn stacked(chart: &Chart, drawing: &Drawing) -> (f64, String) {
    let prefix = escape(drawing.prefix);
    let whole = |at: usize| chart.series.iter().filter_map(|series| length(series, at)).sum::<f64>();
    let scale = (WIDTH - LEFT - RIGHT) / greatest((0..chart.categories.len()).map(whole));
    let (mut y, mut body) = (0.0, String::new());
    for (at, category) in chart.categories.iter().enumerate() {
        body.push_str(&named(category, LEFT - 10.0, y + BAR, "end", LETTERS));
        let (mut x, mut values) = (LEFT, Vec::new());
        for (index, series) in chart.series.iter().enumerate() {
            let Some(value) = length(series, at) else { continue };
            body.push_str(&rect(x, y + 3.0, value * scale, BAR + 2.0, index, &prefix));
            x += value * scale;
            values.push((drawing.value)(value));
        }
        // Every part is told, in the order of the parts: inside narrow ones nothing could be read.
        body.push_str(&named(&values.join(" + "), x + 6.0, y + BAR, "start", LETTERS));
        y += BAR + 8.0 + GAP;
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
    let (left, right) = (90.0, WIDTH - 30.0);
    let top = greatest(chart.series.iter().flat_map(|series| series.values.iter().flatten().copied()));
    let step = step(top);
    let steps = (top / step).ceil().max(1.0);
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
        body.push_str(&named(&(drawing.value)(value), left - 8.0, y(value) + 4.0, "end", LETTERS));
    }
    // As many names as fit beside each other.
    let longest = chart.categories.iter().map(|name| shortened(name, BELOW).width()).max().unwrap_or(1);
    let fit = ((right - left) / (longest as f64 * 7.4 + 12.0)).floor().max(1.0) as usize;
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
            points.push_str(&point(
                x(at),
                y(value),
                index,
                &format!("{}: {}", chart.categories[at], (drawing.value)(value)),
            ));
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
