//! What people do with an editor.

use std::fs;

use super::Hands;

/// One of the records of a clone, with its text.
fn record(hands: &mut Hands, name: &str) -> Option<(String, String)> {
    let files: Vec<String> =
        hands.files(name, "tickets").into_iter().chain(hands.files(name, "catalog/assets")).collect();
    let late: Vec<&String> = files.iter().rev().take(10).collect();
    let path = hands.dice.one_of(&late).map(|path| (*path).clone())?;
    let text = hands.shared.read(name, &path);
    Some((path, text))
}

/// A comment anywhere: above a key, beside one, above an event, at the end.
pub fn comment(hands: &mut Hands, name: &str) {
    let Some((path, text)) = record(hands, name) else { return };
    let words = format!("# {name} {}", hands.step);
    let places = ["status:", "kind:", "events:", "- id:", "opened:", "place:"];
    let place = places[hands.dice.below(places.len())];
    let written = match hands.dice.below(3) {
        0 => format!("{text}{words}\n"),
        1 => text.replacen(&format!("\n{place}"), &format!("\n{words}\n{place}"), 1),
        _ => match text.lines().find(|line| line.starts_with("status: ") || line.starts_with("brand: ")) {
            Some(line) if !line.contains('#') => text.replacen(line, &format!("{line}  {words}"), 1),
            _ => return,
        },
    };
    save(hands, name, &path, &written);
}

/// A key that Folio does not know.
pub fn key(hands: &mut Hands, name: &str) {
    let Some((path, text)) = record(hands, name) else { return };
    let key = ["x-nota", "x-otra", "x-lista"][hands.dice.below(3)];
    let value = match key {
        "x-lista" => format!("[{}, {}]", hands.dice.below(3), hands.step),
        _ => format!("{name} {}", hands.step),
    };
    let begins = format!("{key}:");
    let has = text.lines().find(|line| line.starts_with(&begins)).map(str::to_owned);
    let written = match has {
        Some(line) if hands.dice.once_in(4) => text.replacen(&format!("{line}\n"), "", 1),
        Some(line) => text.replacen(&line, &format!("{key}: {value}"), 1),
        None => text.replacen("\nevents:", &format!("\n{key}: {value}\nevents:"), 1),
    };
    save(hands, name, &path, &written);
}

fn save(hands: &mut Hands, name: &str, path: &str, text: &str) {
    hands.shared.write(name, path, text);
    if hands.dice.once_in(2) {
        hands.commit(name);
    }
}

/// With the program's own editor, which must hold the same.
pub fn edit(hands: &mut Hands, name: &str) {
    let Some(folio) = hands.ticket(name) else { return };
    let script = hands.shared.desk.beside().join("editor.sh");
    if !script.exists() {
        use std::os::unix::fs::PermissionsExt as _;
        fs::write(&script, "#!/bin/sh\nprintf '# visto\\n' >> \"$1\"\n").expect("writes");
        fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).expect("may run");
    }
    let mut command = hands.command(name, &["edit", &folio]);
    command.env("FOLIO_EDITOR", &script);
    let outcome = hands.shared.desk.finish(command, None);
    hands.tell(name, &outcome);
    hands.did("edit", &outcome);
}

/// Somebody is written down, who never did anything; somebody is taken out again.
pub fn person(hands: &mut Hands, name: &str) {
    let path = "catalog/people.toml";
    let text = hands.shared.read(name, path);
    let mut blocks: Vec<String> = text.split("\n\n").map(str::to_owned).collect();
    let new = |block: &String| block.contains("id = \"nueva-");
    let roles = text.lines().find(|line| line.starts_with("roles = ")).unwrap_or_default().to_owned();
    match blocks.iter().position(new).filter(|_| hands.dice.once_in(3)) {
        Some(place) => drop(blocks.remove(place)),
        None => blocks.push(format!(
            "[[person]]\nid = \"nueva-{name}{}\"\nname = \"Persona de Muestra {name}{0}\"\n{roles}\nuntil = 2025-01-01\n",
            hands.step
        )),
    }
    let blocks: Vec<&str> = blocks.iter().map(|block| block.trim_end()).collect();
    hands.shared.write(name, path, &(blocks.join("\n\n") + "\n"));
    hands.commit(name);
}

pub fn holiday(hands: &mut Hands, name: &str) {
    let folder = hands.root(name).join("catalog/calendars");
    let mut calendars: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().map(|it| it.file_name()).collect();
    calendars.sort();
    let Some(calendar) = calendars.first() else { return };
    let path = &format!("catalog/calendars/{}", calendar.to_string_lossy());
    let text = hands.shared.read(name, path);
    let day = hands.dice.below(28) + 1;
    let closure = format!(
        "\n[[closure]]\nname = \"Cierre {name}{0}\"\nfrom = 2031-05-{day:02}\nuntil = 2031-05-{day:02}\nnotice = \"Circular \
         {0}\"\nannounced = 2025-01-01\n",
        hands.step
    );
    hands.shared.write(name, path, &format!("{}\n{closure}", text.trim_end()));
    hands.commit(name);
}

/// What a person makes of a file of the catalogue that both sides changed: the paragraphs of both.
pub fn both_paragraphs(base: &str, ours: &str, theirs: &str) -> String {
    let blocks = |text: &str| -> Vec<String> { text.split("\n\n").map(|it| it.trim().to_owned()).collect() };
    let (base, ours, theirs) = (blocks(base), blocks(ours), blocks(theirs));
    let mut all: Vec<String> = Vec::new();
    for block in ours.iter().chain(&theirs) {
        let is_gone = base.contains(block) && !(ours.contains(block) && theirs.contains(block));
        if !is_gone && !block.is_empty() && !all.contains(block) {
            all.push(block.clone());
        }
    }
    all.join("\n\n") + "\n"
}
