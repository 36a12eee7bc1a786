//! Forms as one page of HTML: nothing from outside, no script; its style lays it out on paper.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{Laid, Press, Sheet, html};
use crate::model::plain;
use crate::render::html::escape;
use crate::render::label::Code;

/// What a page may load: nothing but the style and the pictures in it.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/// The style of everything but the paper's size, its margins and its colour.
const STYLE: &str = "*{box-sizing:border-box}\
html{-webkit-text-size-adjust:100%}\
body{margin:0;overflow-wrap:break-word;color:#111;background:#fff;font:9.5pt/1.35 'Liberation Sans',Arial,Helvetica,sans-serif}\
h1{font-size:15pt;line-height:1.2;margin:0 0 2mm;color:var(--ink)}\
h2{font-size:11.5pt;margin:4mm 0 1.8mm;padding-bottom:.6mm;border-bottom:.4mm solid var(--ink);color:var(--ink)}\
h3,h4,h5,h6{font-size:9.5pt;margin:3mm 0 1.2mm;color:var(--ink)}\
h1,h2,h3,h4,h5,h6{break-after:avoid}\
p{margin:0 0 1.6mm;orphans:2;widows:2}\
pre{white-space:pre-wrap}blockquote{margin:0 0 2mm 4mm}\
hr{border:0;border-top:.2mm solid #555;margin:4mm 0}\
table{border-collapse:collapse;width:100%;margin:0 0 2.2mm}.code{white-space:nowrap}\
th,td{border:.25mm solid #555;padding:.8mm 1.5mm;text-align:left;vertical-align:top}\
th{font-size:8.2pt;background:#f0f0f0;print-color-adjust:exact;-webkit-print-color-adjust:exact}\
.n{text-align:right}thead{display:table-header-group}tr{break-inside:avoid}tbody td{height:5.8mm}.tall td{height:9mm}\
.wide th,.wide td{font-size:8pt;padding:.8mm 1mm}\
.line{display:inline-block;width:calc(var(--w)*.5em);max-width:100%;height:1.1em;vertical-align:bottom;\
border-bottom:.25mm solid #111}\
.write{display:flex;gap:1.2mm;align-items:flex-end}.write .line{flex:1 1 calc(var(--w)*.3em);width:auto}\
.write>span:first-child:not(.line){flex:none;max-width:70%}p>.write{max-width:calc(100% - 1px)}\
.label{break-after:avoid}.keep{break-inside:avoid}.signatures table,.seal table{table-layout:fixed}\
.signatures tbody tr:first-child td{height:13mm;vertical-align:bottom}\
.seal tbody tr:first-child td{height:34mm}.break{break-after:page}\
.letterhead{display:flex;align-items:center;margin:0 0 4mm;padding:0 0 2mm;border-bottom:.6mm solid var(--ink)}\
.letterhead img{max-height:18mm;max-width:60mm}\
.foot{display:flex;gap:3mm;align-items:center;margin:6mm 0 0;padding:2mm 0 0;border-top:.2mm solid #555;\
font-size:8pt;break-inside:avoid;break-before:avoid}.foot p{margin:0 0 .5mm}.foot .notice{font-weight:700}\
.qr{flex:none;width:22mm;height:22mm}.qr svg{display:block;width:100%;height:100%}\
@media screen{body{background:#e6e6e6}.sheet{background:#fff;margin:6mm auto;padding:14mm 15mm;\
max-width:var(--wide);box-shadow:0 .5mm 2mm #0004}.scroll{overflow-x:auto}\
@media (max-width:700px){body{background:#fff;font-size:16px}.sheet{margin:0;padding:5mm 4mm;box-shadow:none}\
.sheet+.sheet{border-top:3mm solid #e6e6e6}th{font-size:13px}.scroll td,.scroll th{min-width:6em}\
.wide th,.wide td{font-size:13px;min-width:6em}.signatures table,.seal table{table-layout:auto}\
.one colgroup,.one thead{display:none}.one tbody,.one tr,.one td{display:block;width:auto}.one td{height:auto;min-height:2em;\
text-align:left}.one td[data-name]::before{content:attr(data-name);display:block;font-size:13px;font-weight:700}.foot{font-size:13px;flex-wrap:wrap}}}\
@media print{.sheet{padding:0 .4mm}.sheet+.sheet{break-before:page}}";

/// Forms as a page. The first line says which form it is, so that it may be replaced by a later one.
pub fn page(sheets: &[Sheet], press: &Press) -> String {
    let laid: Vec<Laid> = sheets.iter().map(|sheet| press.lay(sheet)).collect();
    let first = laid.first().map(|laid| laid.sheet);
    let mark = escape(&super::mark(sheets)).replace("--", "__");
    let title = first.map(|sheet| format!("{} · {}", sheet.title, sheet.foot.identity(press.language)));
    let mut style = STYLE.to_owned();
    let mut body = String::new();
    for (index, laid) in laid.iter().enumerate() {
        style.push_str(&paper_style(index, laid, press));
        body.push_str(&section(index, laid, press));
    }
    let colour = press.colour.map_or_else(|| "#111".to_owned(), |colour| colour.to_string());
    format!(
        "<!doctype html><!-- {mark} -->\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n\
         <style>:root{{--ink:{colour}}}{style}</style>\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n",
        escape(press.language.tongue().code()),
        escape(&plain::one_line(&title.unwrap_or_default())),
    )
}

fn section(index: usize, laid: &Laid, press: &Press) -> String {
    let wide = if laid.is_wide() { " wide" } else { "" };
    let (head, body, foot) = (letterhead(press), html::blocks(&laid.blocks, paper(laid)), foot(laid.sheet, press));
    format!("<section class=\"sheet s{index}{wide}\">\n{head}{body}{foot}</section>\n")
}

fn paper(laid: &Laid) -> html::Paper {
    html::Paper { millimetres: laid.size.0 - 30.0, points: if laid.is_wide() { 8.0 } else { 9.5 } }
}

/// The logo, at the head of the first page.
fn letterhead(press: &Press) -> String {
    let Some((picture, alternative)) = &press.logo else { return String::new() };
    format!(
        "<header class=\"letterhead\"><img alt=\"{}\" src=\"data:{};base64,{}\"></header>\n",
        escape(&plain::one_line(alternative)),
        picture.kind.media_type(),
        STANDARD.encode(&picture.bytes)
    )
}

/// What the program prints below the form.
fn foot(sheet: &Sheet, press: &Press) -> String {
    let language = press.language;
    let code = sheet.foot.code().and_then(|text| Code::of(&text));
    let code = code.map(|code| {
        let label = escape(&language.text("paper-code"));
        format!("<div class=\"qr\" role=\"img\" aria-label=\"{label}\">{}</div>", code.svg())
    });
    let said = std::iter::once(sheet.foot.identity(language)).chain(sheet.foot.evidence(language));
    let said = said.map(|line| format!("<p>{}</p>", escape(&plain::one_line(&line))));
    let notices =
        sheet.foot.notices.iter().map(|line| format!("<p class=\"notice\">{}</p>", escape(&plain::one_line(line))));
    let lines: String = said.chain(notices).collect();
    format!("<footer class=\"foot\">{}<div>{lines}</div></footer>\n", code.unwrap_or_default())
}

/// The paper of one form: its size, and what stands at the head and foot of each page.
fn paper_style(index: usize, laid: &Laid, press: &Press) -> String {
    let (width, height) = laid.size;
    let language = press.language;
    let head =
        "font:8pt 'Liberation Sans',Arial,Helvetica,sans-serif;color:#333;vertical-align:bottom;padding-bottom:2.5mm";
    let below = "font:8pt 'Liberation Sans',Arial,Helvetica,sans-serif;color:#333;vertical-align:top;padding-top:2.5mm";
    format!(
        "@page s{index}{{size:{width}mm {height}mm;margin:18mm 15mm 16mm;\
         @top-left{{content:{};{head}}}@top-right{{content:{};text-align:right;{head}}}\
         @bottom-right{{content:{} counter(page) {} counter(pages);{below}}}}}\
         .s{index}{{page:s{index};--wide:{width}mm}}",
        quoted(press.institution),
        quoted(&laid.sheet.foot.identity(language)),
        quoted(&format!("{} ", language.text("paper-sheet"))),
        quoted(&format!(" {} ", language.text("paper-sheet-of"))),
    )
}

/// A text as a string of CSS, inside an element of HTML: nothing in it ends either.
fn quoted(text: &str) -> String {
    let shown = plain::visible(text);
    let mut written = String::from("\"");
    for c in shown.chars() {
        match c {
            '\n' => written.push(' '),
            c if c.is_alphanumeric() || matches!(c, ' ' | '.' | ',' | '-' | '·' | ':' | '/') => written.push(c),
            c => written.push_str(&format!("\\{:x} ", u32::from(c))),
        }
    }
    written.push('"');
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_in_a_style_stays_in_its_string() {
        assert_eq!(quoted("A \"b\" </style> \\ }\nc"), "\"A \\22 b\\22  \\3c /style\\3e  \\5c  \\7d  c\"");
    }
}
