//! `folio form` as a page and as a PDF: which format, which paper, whose letterhead, what is refused.

#![allow(clippy::disallowed_methods, reason = "tests touch the disk")]

mod common;

use std::fs;

use common::TestDesk;

/// A logo.
const LOGO: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M0 0h9v9z\"/></svg>";

fn letterhead(desk: &TestDesk, lines: &str) {
    let settings = desk.read("catalog/desk.toml");
    let before = settings.split("\n[letterhead]").next().unwrap_or_default();
    desk.write("catalog/desk.toml", format!("{before}\n[letterhead]\n{lines}\n"));
}

#[test]
fn the_ending_of_the_file_says_the_format() {
    let desk = TestDesk::new();
    let folio = desk.open_and_end();
    for (name, first) in [
        ("f.md", "# Atención a Usuarios de la Unidad"),
        ("f.html", "<!doctype html><!-- folio form F01 CI-2025-0001 -->"),
        ("f.HTM", "<!doctype html><!-- folio form F01 CI-2025-0001 -->"),
        ("f.typ", "// folio form F01 CI-2025-0001"),
        ("f.txt", "# Atención a Usuarios de la Unidad"),
    ] {
        let said = desk.run(&["form", "F01", &folio, "-o", name]).ok();
        assert!(said.stderr.contains("Formato F01 escrito en ") && said.stdout.is_empty(), "{}", said.stderr);
        assert_eq!(desk.read(name).lines().next(), Some(first), "{name}");
    }
    // What was said outright counts more.
    desk.run(&["form", "F01", &folio, "--format", "html", "-o", "g.md"]).ok();
    assert!(desk.read("g.md").starts_with("<!doctype html>"));
    let shown = desk.run(&["form", "F01", &folio, "--format=html", "-o", "-"]).ok();
    assert_eq!(shown.stdout, desk.read("f.html"));
    // A later printing replaces an earlier one of the same form, and nothing else.
    desk.run(&["form", "F01", &folio, "-o", "f.html"]).ok();
    for name in ["f.html", "f.typ"] {
        desk.refuses(2, &["form", "F03", "--blank", "-o", name]).says(&["no es este formato", "→"]);
    }
}

#[test]
fn a_page_has_the_paper_that_was_asked_for() {
    let desk = TestDesk::new();
    let size = |more: &[&str]| {
        let page = desk.run(&[&["form", "F01", "--blank", "--format=html"], more].concat()).ok().stdout;
        let (_, after) = page.split_once("@page s0{size:").expect("a size");
        after.split(';').next().unwrap_or_default().to_owned()
    };
    assert_eq!(size(&[]), "215.9mm 279.4mm");
    assert_eq!(size(&["--paper=a4"]), "210mm 297mm");
    assert_eq!(size(&["--paper", "oficio"]), "215.9mm 340mm");
    letterhead(&desk, "paper = \"oficio-co\"");
    assert_eq!(size(&[]), "215.9mm 330mm");
    assert_eq!(size(&["--paper=letter"]), "215.9mm 279.4mm");
    // A register with many columns lies on its side.
    let register = desk.run(&["form", "F02", "--blank", "--format=typ"]).ok().stdout;
    assert!(register.contains("#set page(width: 330mm, height: 215.9mm,"), "{register}");
    desk.refuses(2, &["form", "F01", "--blank", "--format=html", "--paper=legal"]).says(&["legal", "oficio-co"]);
    desk.refuses(2, &["form", "F01", "--blank", "--paper=a4"]).says(&["html, pdf y typ", "→"]);
    desk.refuses(2, &["form", "F01", "--blank", "--json", "--format=html"]);
    desk.check_clean();
}

#[test]
fn a_letterhead_is_in_the_page_and_nothing_is_outside() {
    let desk = TestDesk::new();
    desk.write("templates/logo.svg", LOGO);
    letterhead(&desk, "logo = \"templates/logo.svg\"\ncolour = \"#1F4E79\"\nalternative = \"Águila <de> ejemplo\"");
    desk.check_clean();
    let page = desk.run(&["form", "F01", "--blank", "--format=html"]).ok().stdout;
    let logo =
        "<header class=\"letterhead\"><img alt=\"Águila &lt;de&gt; ejemplo\" src=\"data:image/svg+xml;base64,PHN2ZyB4";
    assert!(page.contains(logo) && page.contains(":root{--ink:#1f4e79}"), "{page}");
    assert!(!page.contains("<script") && !page.contains("http://") && !page.contains("https://"));
    let markup = desk.run(&["form", "F01", "--blank", "--format=typ"]).ok().stdout;
    assert!(markup.contains("bytes((60,115,118,103,") && markup.contains("#let ink = rgb(\"#1f4e79\")"), "{markup}");
    // Without words of its own it says whose it is.
    letterhead(&desk, "logo = \"templates/logo.svg\"");
    let page = desk.run(&["form", "F01", "--blank", "--format=html"]).ok().stdout;
    assert!(page.contains("<img alt=\"Nombre de la institución\""), "{page}");
}

#[test]
fn what_is_wrong_with_a_letterhead_is_told() {
    let desk = TestDesk::new();
    desk.write("templates/logo.png", "no es una imagen");
    desk.write("templates/grande.svg", format!("{LOGO}{}", " ".repeat(513 * 1024)));
    fs::create_dir(desk.path("templates/carpeta.svg")).expect("makes a folder");
    for (lines, code, place) in [
        ("logo = \"templates/nada.svg\"", "file-missing", "templates/nada.svg"),
        ("logo = \"templates/logo.png\"", "logo-kind", "templates/logo.png"),
        ("logo = \"templates/grande.svg\"", "logo-too-large", "templates/grande.svg"),
        ("logo = \"templates/carpeta.svg\"", "folder-not-file", "templates/carpeta.svg"),
        ("logo = \"../logo.svg\"", "catalogue-logo-outside", "catalog/desk.toml"),
        ("colour = \"azul\"", "catalogue-colour", "catalog/desk.toml"),
        ("paper = \"legal\"", "catalogue-word", "catalog/desk.toml"),
        ("tamano = \"a4\"", "catalogue-unknown-key", "catalog/desk.toml"),
    ] {
        letterhead(&desk, lines);
        let found = desk.run(&["check"]).exits(1).stdout;
        assert!(
            found.contains(&format!("[{code}]")) && found.contains(place) && found.contains('→'),
            "{lines}\n{found}"
        );
        desk.refuses(3, &["form", "F01", "--blank", "--format=html"]).says(&[place, code, "→"]);
    }
    // What is too light is printed all the same.
    letterhead(&desk, "paper = \"a4\"\ncolour = \"#7a9cc0\"");
    let found = desk.run(&["check"]).exits(1).stdout;
    let line = "colour = \"#7a9cc0\"";
    assert!(found.contains("[letterhead-contrast]") && found.contains("2.8;") && found.contains(line), "{found}");
    desk.run(&["form", "F01", "--blank", "--format=html"]).ok();
}

#[test]
#[cfg(unix)]
fn a_logo_that_leads_out_of_the_desk_is_refused() {
    let desk = TestDesk::new();
    fs::write(desk.beside().join("fuera.svg"), LOGO).expect("writes");
    std::os::unix::fs::symlink(desk.beside().join("fuera.svg"), desk.path("templates/logo.svg")).expect("links");
    letterhead(&desk, "logo = \"templates/logo.svg\"");
    let found = desk.run(&["check"]).exits(1).stdout;
    assert!(found.contains("templates/logo.svg") && found.contains("[link-out]"), "{found}");
    desk.refuses(3, &["form", "F01", "--blank", "--format=html"]).says(&["link-out"]);
}

#[test]
fn a_marker_is_a_known_word() {
    let desk = TestDesk::new();
    let folio = desk.open_and_end();
    let path = "templates/mp414-pr15-f01.md";
    desk.write(path, "# Uno\n\n<!-- keep -->\n**Dos**\n\n<!-- page-break -->\n\n  <!-- firmas -->\ntres\n");
    let found = desk.run(&["check"]).exits(1).stdout;
    let said = format!("{path}:8:3: «firmas» no es una marca de formato. Las hay: signatures, seal, keep, page-break");
    assert!(found.contains(&said) && found.contains("[template-marker]"), "{found}");
    desk.refuses(3, &["form", "F01", &folio]).says(&["template-marker"]);
    desk.write(path, "# Uno\n\n<!-- keep -->\n**Dos**\n\n<!-- page-break -->\n\ntres\n");
    desk.check_clean();
    let markdown = desk.run(&["form", "F01", &folio]).ok().stdout;
    assert!(markdown.starts_with("# Uno\n\n**Dos**\n\ntres\n\n---\n"), "{markdown}");
    let page = desk.run(&["form", "F01", &folio, "--format=html"]).ok().stdout;
    let body = "<h1>Uno</h1>\n<div class=\"keep\">\n<p class=\"label\"><strong>Dos</strong></p>\n</div>\n<div class=\"break\"></div>\n<p>tres</p>\n";
    assert!(page.contains(body), "{page}");
}

/// A `typst` that keeps what it was given.
#[cfg(all(unix, not(feature = "pdf")))]
fn with_typst(desk: &TestDesk, script: &str, arguments: &[&str]) -> common::Outcome {
    use std::os::unix::fs::PermissionsExt;
    let folder = desk.beside().join("bin");
    fs::create_dir_all(&folder).expect("makes the folder");
    let program = folder.join("typst");
    fs::write(&program, format!("#!/bin/sh\n{script}\n")).expect("writes");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("may be run");
    let mut command = desk.command(arguments);
    let rest = std::env::var("PATH").unwrap_or_default();
    command.env("PATH", format!("{}:{rest}", folder.display())).env("KEPT", desk.beside());
    desk.finish(command, None)
}

#[test]
fn a_form_speaks_the_language_of_its_template() {
    let desk = TestDesk::new();
    desk.open_registered();
    let settings = desk.read("catalog/desk.toml");
    desk.write("catalog/desk.toml", settings.replace("language = \"es\"", "language = \"en\""));
    let printed = desk.run(&["form", "F01", "1"]).ok().stdout;
    assert!(printed.contains("Hoja") && !printed.contains("Sheet"), "{printed}");
    let path = "templates/mp414-pr15-f01.md";
    let template = desk.read(path);
    desk.write(path, template.replace("{#- language es -#}\n", ""));
    let printed = desk.run(&["form", "F01", "1"]).ok().stdout;
    assert!(printed.contains("Sheet") && !printed.contains("Hoja"), "{printed}");
    desk.write(path, template.replace("language es", "language fr"));
    let said = format!("{path}:1:1: The template says that it is written in “fr”; there are: es, en.");
    let found = desk.run(&["check"]).exits(1).stdout;
    assert!(found.contains(&said) && found.contains("{#- language en -#}"), "{found}");
}

#[test]
#[cfg(all(unix, not(feature = "pdf")))]
fn a_pdf_is_made_by_typst() {
    let desk = TestDesk::new();
    let folio = desk.open_and_end();
    let made = "echo \"$@\" > $KEPT/words; cat > $KEPT/markup; printf '%%PDF-1.7 folio form F01 CI-2025-0001 \\377'";
    let printed = with_typst(&desk, made, &["form", "F01", &folio, "-o", "f.pdf"]).ok();
    assert!(printed.stderr.contains("Formato F01 escrito en "), "{}", printed.stderr);
    assert_eq!(fs::read(desk.path("f.pdf")).expect("a PDF"), b"%PDF-1.7 folio form F01 CI-2025-0001 \xff");
    let kept = |name: &str| fs::read_to_string(desk.beside().join(name)).expect("kept");
    let words = kept("words");
    assert!(words.starts_with("compile --ignore-system-fonts --format pdf --root /"), "{words}");
    // Made when it was cut off: the same form gives the same bytes.
    assert!(words.ends_with(" --creation-timestamp 1741618800 - -\n"), "{words}");
    assert_eq!(kept("markup"), desk.run(&["form", "F01", &folio, "--format=typ"]).ok().stdout);
    let piped = with_typst(&desk, made, &["form", "F01", &folio, "--format=pdf"]).ok();
    assert!(piped.stdout.starts_with("%PDF-1.7 folio form F01"));
    // Another form's is not replaced; neither is what is no PDF.
    desk.write("g.pdf", "%PDF-1.7 folio form F01 CI-2025-00012");
    desk.write("h.pdf", "apuntes");
    for name in ["g.pdf", "h.pdf"] {
        let refused = with_typst(&desk, made, &["form", "F01", &folio, "-o", name]).exits(2);
        refused.says(&["no es este formato"]);
    }
    with_typst(&desk, made, &["form", "F01", &folio, "-o", "f.pdf"]).ok();
    let failed = with_typst(&desk, "echo 'error: así no' >&2; exit 1", &["form", "F01", &folio, "-o", "i.pdf"]);
    failed.exits(4).says(&["No se pudo hacer el PDF: error: así no", "-o formato.html"]);
    assert!(!desk.path("i.pdf").exists());
}

#[test]
#[cfg(not(feature = "pdf"))]
fn without_typst_both_ways_are_told() {
    let desk = TestDesk::new();
    let mut command = desk.command(&["form", "F01", "--blank", "-o", "f.pdf"]);
    command.env("PATH", desk.beside());
    desk.refuses_command(4, command, None).says(&["typst", "-o formato.html", "https://typst.app", "--features pdf"]);
}

#[test]
#[cfg(feature = "pdf")]
fn the_same_form_gives_the_same_pdf() {
    let desk = TestDesk::new();
    let folio = desk.open_and_end();
    for name in ["f.pdf", "g.pdf"] {
        desk.run(&["form", "F01", &folio, "-o", name]).ok();
    }
    let [one, other] = ["f.pdf", "g.pdf"].map(|name| fs::read(desk.path(name)).expect("a PDF"));
    assert!(one.starts_with(b"%PDF-1.7") && one == other);
    // An earlier printing is known again.
    desk.run(&["form", "F01", &folio, "-o", "f.pdf"]).ok();
    desk.refuses(2, &["form", "F03", "--blank", "-o", "f.pdf"]).says(&["no es este formato"]);
}
