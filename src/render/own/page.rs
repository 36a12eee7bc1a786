//! A report as one page of HTML that needs nothing else: its tables, their charts, where it comes
//! from, and how each figure is got.

use super::cell::{figure_shown, shown};
use super::chart::{self, Drawing};
use super::spread::spread;
use crate::language::Language;
use crate::message;
use crate::model::plain;
use crate::render::html::escape;
use crate::report::own::answer::{Answer, AnswerColumn, AnswerRow, AnswerTable, Datum, DatumKind, Part, Source};

/// What nothing from outside may break: no script runs and nothing is fetched.
pub const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

const STYLE: &str = "\
:root{color-scheme:light}\
body{font:15px/1.45 system-ui,'Segoe UI',Roboto,sans-serif;margin:0;padding:1.5rem clamp(1rem,3vw,3rem) 3rem;color:#1b1b1b;background:#fff}\
header{border-bottom:3px solid #1f4e79;padding-bottom:.6rem;margin-bottom:1rem}\
h1{font-size:1.5rem;line-height:1.2;margin:.2rem 0}\
h2{font-size:1.15rem;margin:2rem 0 .5rem}h3{font-size:1rem;margin:1.2rem 0 .4rem}\
p{margin:.4rem 0;max-width:60rem}.who,.note,.more{color:#505050}\
nav ul{columns:2 16rem;padding-left:1.2rem;margin:.6rem 0}\
a{color:#1f4e79}\
.site{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;align-items:baseline;margin-bottom:1rem}.site ul{display:flex;flex-wrap:wrap;gap:.2rem 1rem;list-style:none;padding:0;margin:0;columns:auto}\
.t{overflow-x:auto;background:linear-gradient(90deg,#fff 30%,#fff0) 0 0,linear-gradient(90deg,#fff0,#fff 70%) 100% 0,\
linear-gradient(90deg,#0004,#0000) 0 0,linear-gradient(90deg,#0000,#0004) 100% 0;background-repeat:no-repeat;\
background-size:2.5rem 100%,2.5rem 100%,.9rem 100%,.9rem 100%;background-attachment:local,local,scroll,scroll}\
table{border-collapse:collapse;min-width:min(100%,44rem);font-variant-numeric:tabular-nums}\
caption{text-align:left;position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}\
th,td{border-bottom:1px solid #ccc;padding:.3rem .55rem;text-align:left;vertical-align:top}\
thead th{border-bottom:2px solid #555;vertical-align:bottom}\
.t thead .n{white-space:normal;min-width:4.5rem;overflow-wrap:normal}tbody th{font-weight:400;min-width:9rem}tfoot th,tfoot td{border-top:2px solid #555;font-weight:600}\
.n{text-align:right;white-space:nowrap}.w{white-space:nowrap}.p{color:#505050}\
tr.a>:first-child{border-left:4px solid #a40000;padding-left:.4rem}tr.a .f{color:#a40000;font-weight:600}\
figure{margin:.6rem 0 1rem}figure svg{width:100%;height:auto;max-width:40rem}\
details{margin:.5rem 0}summary{cursor:pointer;color:#1f4e79}\
code{font:13px/1.5 ui-monospace,Consolas,monospace;overflow-wrap:anywhere}\
footer{margin-top:3rem;border-top:1px solid #999;padding-top:.6rem;color:#505050;font-size:.87rem}\
dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem .9rem;margin:0}dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}\
@media(max-width:40rem){dl{grid-template-columns:1fr}dd{margin-bottom:.4rem}th,td{padding:.25rem .4rem}}\
@media print{body{padding:0;font-size:9.5pt}p{max-width:none}nav,details:not([open]){display:none}\
h1,h2,h3{break-after:avoid}figure,tr{break-inside:avoid}thead{display:table-header-group}tfoot{display:table-row-group}\
.t{overflow:visible;background:none}table{min-width:60%;max-width:100%;font-size:8.5pt;line-height:1.3}\
th,td{padding:.7mm 1.1mm}td,tbody th{overflow-wrap:anywhere}.n,.w{overflow-wrap:normal;hyphens:none}tbody th{min-width:0}\
.t thead .n{min-width:0}.m table{font-size:7pt;line-height:1.25}.m th,.m td{padding:.6mm .7mm}.m .n,.m .w{white-space:normal}}";

/// Columns that fit beside each other on a page that stands.
const UPRIGHT: usize = 7;
/// Columns from which type is smaller.
const MANY: usize = 9;

/// The paper: turned where a table is too wide for it, each page with its number.
fn paper(wide: bool, language: &Language) -> String {
    let quoted = |text: &str| format!("\"{}\"", text.replace(['"', '\\', '<', '\n'], ""));
    format!(
        "@page{{size:letter{};margin:16mm 13mm 15mm;@bottom-right{{font:8pt system-ui,sans-serif;color:#505050;\
         content:{} counter(page) {} counter(pages)}}}}",
        if wide { " landscape" } else { "" },
        quoted(&format!("{} ", language.text("paper-sheet"))),
        quoted(&format!(" {} ", language.text("paper-sheet-of"))),
    )
}

/// The report as a page.
pub fn page(answer: &Answer, language: &Language) -> String {
    page_within(answer, "", language)
}

/// The same below the head of the site that it is part of, which is markup.
pub fn page_within(answer: &Answer, site: &str, language: &Language) -> String {
    let mut body = format!("{site}{}", head(answer, language));
    body.push_str("<main>\n");
    body.push_str(&contents(answer, language));
    for (at, table) in answer.tables.iter().enumerate().filter(|(_, table)| !is_told_below(table, answer)) {
        body.push_str(&section(table, at, answer, language));
    }
    if let Some(empty) = empty(answer, language) {
        body.push_str(&format!("<p class=\"more\">{}</p>\n", escape(&plain::one_line(&empty))));
    }
    body.push_str("</main>\n");
    body.push_str(&foot(&answer.source, language));
    let widest = answer.tables.iter().map(|table| spread(table, language).table.columns.len()).max().unwrap_or(0);
    shell(&heading(answer), &format!("folio report {}", answer.key), &body, widest > UPRIGHT, language)
}

/// Tables of which a report that has many says together that there is nothing in them.
const MANY_TABLES: usize = 6;

/// Whether there is nothing in a table, which is said with others of which the same is so.
pub(super) fn is_told_below(table: &AnswerTable, answer: &Answer) -> bool {
    table.rows.is_empty() && answer.tables.len() >= MANY_TABLES
}

/// The line that names the tables in which there is nothing.
pub(super) fn empty(answer: &Answer, language: &Language) -> Option<String> {
    let empty = answer.tables.iter().filter(|table| is_told_below(table, answer));
    let titles: Vec<&str> = empty.map(|table| table.title.as_str()).collect();
    (!titles.is_empty()).then(|| language.format(&message!("report-page-empty", tables = titles.join("; "))))
}

/// A page with that title and body. Its first line says what made it, so that only a page of the same
/// is taken for an earlier one.
pub(super) fn shell(title: &str, maker: &str, body: &str, wide: bool, language: &Language) -> String {
    format!(
        "<!doctype html><!-- {} -->\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n<style>{STYLE}{}</style>\n\
         </head>\n<body>\n{body}</body>\n</html>\n",
        escape(maker).replace("--", "__"),
        language.tongue().code(),
        escape(&plain::one_line(title)),
        paper(wide, language)
    )
}

/// Title and period.
pub fn heading(answer: &Answer) -> String {
    match &answer.period {
        Some(period) => format!("{} · {}", answer.title, period.name),
        None => answer.title.clone(),
    }
}

/// Institution and unit, above a title.
pub(super) fn who(source: &Source) -> String {
    let names = [source.institution.as_str(), &source.unit].into_iter().filter(|name| !name.is_empty());
    escape(&plain::one_line(&names.collect::<Vec<_>>().join(" · ")))
}

fn head(answer: &Answer, language: &Language) -> String {
    let (source, line) = (&answer.source, |text: &str| escape(&plain::one_line(text)));
    let mut text = format!("<header>\n<p class=\"who\">{}</p>\n<h1>{}</h1>\n", who(source), line(&heading(answer)));
    text.extend(answer.about.iter().map(|about| format!("<p>{}</p>\n", escape(&plain::visible(about)))));
    let mut told = Vec::new();
    if let Some(period) = &answer.period {
        told.push(language.format(&message!(
            "report-page-period",
            from = period.from.to_string(),
            to = period.to.to_string()
        )));
    }
    if !answer.compared.is_empty() {
        let names: Vec<&str> = answer.compared.iter().map(|span| span.name.as_str()).collect();
        told.push(language.format(&message!("report-page-compared", periods = names.join(", "))));
    }
    let cut_off = match answer.period {
        Some(_) => message!("report-page-cut-off", moment = source.as_of),
        None => message!("report-page-all", moment = source.as_of),
    };
    told.push(language.format(&cut_off));
    text.push_str(&format!("<p class=\"who\">{}</p>\n</header>\n", line(&told.join(" · "))));
    if !source.unreadable.is_empty() {
        let problem = language.format(&message!("report-page-unreadable", count = source.unreadable.len()));
        text.push_str(&format!("<p><strong>{}</strong></p>\n", line(&problem)));
    }
    text
}

fn contents(answer: &Answer, language: &Language) -> String {
    if answer.tables.len() < 4 {
        return String::new();
    }
    let links = answer
        .tables
        .iter()
        .enumerate()
        .filter(|(_, table)| !is_told_below(table, answer))
        .map(|(at, table)| format!("<li><a href=\"#t{at}\">{}</a></li>\n", escape(&plain::one_line(&table.title))));
    format!(
        "<nav aria-label=\"{}\">\n<ul>\n{}</ul>\n</nav>\n",
        escape(&language.text("report-page-contents")),
        links.collect::<String>()
    )
}

fn section(table: &AnswerTable, at: usize, answer: &Answer, language: &Language) -> String {
    let title = plain::one_line(&table.title);
    let mut text = format!("<section aria-labelledby=\"t{at}\">\n<h2 id=\"t{at}\">{}</h2>\n", escape(&title));
    text.extend(table.note.iter().map(|note| format!("<p class=\"note\">{}</p>\n", escape(&plain::visible(note)))));
    if table.rows.is_empty() {
        text.push_str(&format!("<p>{}</p>\n</section>\n", escape(&nothing(answer, language))));
        return text;
    }
    if let Some(chart) = &table.chart {
        let series: Vec<&str> = chart.series.iter().map(|series| series.name.as_str()).collect();
        let description = language.format(&message!(
            "report-page-chart",
            series = series.join(", "),
            groups = chart.categories.len()
        ));
        let drawing = Drawing {
            prefix: &format!("t{at}c"),
            title: &title,
            description: &description,
            value: &|value| figure_shown(value, chart.unit),
        };
        text.extend(chart::svg(chart, &drawing).map(|drawn| format!("<figure>\n{drawn}</figure>\n")));
    }
    let parts = spread(table, language);
    text.push_str(&rows(&parts.table, &title, answer, language));
    if let Some(compared) = &parts.compared {
        let title = language.format(&message!("report-page-comparison", table = &title));
        text.push_str(&format!("<h3>{}</h3>\n", escape(&title)));
        text.push_str(&rows(compared, &title, answer, language));
    }
    if table.left_out > 0 {
        let more = language.format(&message!("report-page-left-out", count = table.left_out));
        text.push_str(&format!("<p class=\"more\">{}</p>\n", escape(&more)));
    }
    text.push_str(&explained(table, language));
    text.push_str("</section>\n");
    text
}

/// That there is nothing; in the period, where there is one.
pub(super) fn nothing(answer: &Answer, language: &Language) -> String {
    language.text(if answer.period.is_some() { "report-page-nothing" } else { "report-no-data" })
}

fn is_figure(kind: DatumKind) -> bool {
    use DatumKind::{Days, Decimal, Minutes, Mixed, Percent, Whole};
    matches!(kind, Whole | Decimal | Minutes | Days | Percent | Mixed)
}

fn classes(column: &AnswerColumn) -> String {
    let shape = match column.kind {
        kind if is_figure(kind) => "n",
        DatumKind::Moment | DatumKind::Date => "w",
        _ => "",
    };
    let part = if column.part == Part::Own { "" } else { " p" };
    match format!("{shape}{part}").trim() {
        "" => String::new(),
        classes => format!(" class=\"{classes}\""),
    }
}

fn rows(table: &AnswerTable, title: &str, answer: &Answer, language: &Language) -> String {
    // Who moves by the keyboard can bring into view what is wider than the page.
    let mut text = format!(
        "<div class=\"t{1}\" tabindex=\"0\" role=\"region\" aria-label=\"{0}\">\n<table>\n<caption>{0}</caption>\n<thead><tr>",
        escape(title),
        if table.columns.len() >= MANY { " m" } else { "" }
    );
    for column in &table.columns {
        let heading = under(column, answer, language);
        text.push_str(&format!("<th scope=\"col\"{}>{}</th>", classes(column), escape(&plain::one_line(&heading))));
    }
    text.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        text.push_str(&line(&row.cells, table, if row.alarm { " class=\"a\"" } else { "" }, language));
    }
    text.push_str("</tbody>\n");
    if let Some(total) = &table.total {
        text.push_str(&format!("<tfoot>\n{}</tfoot>\n", line(total, table, "", language)));
    }
    text.push_str("</table>\n</div>\n");
    text
}

/// The heading of a column, with the period of what it compares.
pub fn under(column: &AnswerColumn, answer: &Answer, language: &Language) -> String {
    let period = |at: usize| answer.compared.get(at).map(|span| span.name.clone()).unwrap_or_default();
    match column.part {
        Part::Own => column.heading.clone(),
        Part::Before(at) => {
            language.format(&message!("report-page-before", column = &column.heading, period = period(at)))
        }
        Part::Change(at) => {
            language.format(&message!("report-page-change", column = &column.heading, period = period(at)))
        }
    }
}

fn line(cells: &[Datum], table: &AnswerTable, of_row: &str, language: &Language) -> String {
    let mut text = format!("<tr{of_row}>");
    for (at, (datum, column)) in cells.iter().zip(&table.columns).enumerate() {
        let shown = escape(plain::visible(shown(datum, column.part, language).trim()).as_ref()).replace('\n', "<br>");
        let class = classes(column);
        if at == 0 {
            text.push_str(&format!("<th scope=\"row\"{class}>{shown}</th>"));
        } else {
            text.push_str(&format!("<td{class}>{shown}</td>"));
        }
    }
    text.push_str("</tr>\n");
    text
}

/// The commands behind the figures.
fn explained(table: &AnswerTable, language: &Language) -> String {
    let name = |row: &AnswerRow| {
        let own = row.cells.iter().zip(&table.columns).filter(|(_, column)| !is_figure(column.kind));
        own.map(|(datum, column)| shown(datum, column.part, language)).find(|text| !text.is_empty()).unwrap_or_default()
    };
    let commands: String = table
        .rows
        .iter()
        .filter_map(|row| {
            let command = row.explain.as_ref()?;
            Some(format!(
                "<dt>{}</dt><dd><code>{}</code></dd>\n",
                escape(&plain::one_line(&name(row))),
                escape(&plain::one_line(command))
            ))
        })
        .collect();
    if commands.is_empty() {
        return String::new();
    }
    format!(
        "<details>\n<summary>{}</summary>\n<dl>\n{commands}</dl>\n</details>\n",
        escape(&language.text("report-page-explain"))
    )
}

/// Where the report comes from.
fn foot(source: &Source, language: &Language) -> String {
    let pairs = source_pairs(source, language);
    let pairs: String = pairs
        .iter()
        .map(|(label, text)| format!("<dt>{}</dt><dd>{}</dd>\n", escape(label), escape(&plain::one_line(text))))
        .collect();
    format!("<footer>\n<dl>\n{pairs}</dl>\n</footer>\n")
}

/// What a reader needs to make the report again, label by label.
pub fn source_pairs(source: &Source, language: &Language) -> Vec<(String, String)> {
    let commit = match (&source.commit, source.changed) {
        (None, _) if source.refused => language.text("report-page-git-refuses"),
        (None, _) => language.text("report-page-no-commit"),
        (Some(commit), false) => commit.clone(),
        (Some(commit), true) => language.format(&message!("report-page-changed", commit = commit)),
    };
    let mut pairs = vec![
        (language.text("report-page-desk"), source.desk.clone()),
        (language.text("report-page-commit"), commit),
        (language.text("report-page-as-of"), language.moment(source.as_of)),
        (language.text("report-page-command"), source.command.clone()),
    ];
    pairs.push((language.text("report-page-data"), format!("sha256:{}", source.data)));
    if !source.unreadable.is_empty() {
        pairs.push((language.text("report-page-files"), source.unreadable.join(", ")));
    }
    pairs
}
