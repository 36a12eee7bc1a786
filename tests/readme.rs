//! Every example of the README and of the chapters on the procedures is run and its output
//! compared: a `console` block is a session, a line that begins with `$ ` a command, what follows
//! what it prints (both streams, as a terminal shows them); a `console continues` block goes on with
//! the session before it. `[1]` on a line of its own is the exit code, where it is not 0.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// One command with the output that the document promises.
#[derive(Debug)]
struct Step {
    line: usize,
    command: String,
    promised: String,
}

fn sessions(text: &str) -> Vec<Vec<Step>> {
    let mut sessions = Vec::new();
    let mut session: Option<Vec<Step>> = None;
    for (index, line) in text.lines().enumerate() {
        match (&mut session, line) {
            (None, "```console") => session = Some(Vec::new()),
            (None, "```console continues") => session = sessions.pop(),
            (Some(_), "```") => sessions.extend(session.take()),
            (Some(steps), line) => {
                if let Some(command) = line.strip_prefix("$ ") {
                    steps.push(Step { line: index + 1, command: command.to_owned(), promised: String::new() });
                } else if let Some(step) = steps.last_mut() {
                    if step.promised.is_empty() && step.command.ends_with('\\') {
                        step.command.push('\n');
                        step.command.push_str(line);
                    } else {
                        step.promised.push_str(line);
                        step.promised.push('\n');
                    }
                }
            }
            _ => {}
        }
    }
    sessions
}

fn run(step: &Step, home: &Path, place: &mut PathBuf, variables: &mut Vec<(String, String)>) -> String {
    if let Some(folder) = step.command.strip_prefix("cd ") {
        place.push(folder);
        return String::new();
    }
    if let Some((name, value)) = step.command.strip_prefix("export ").and_then(|rest| rest.split_once('=')) {
        variables.push((name.to_owned(), value.to_owned()));
        return String::new();
    }
    let program = PathBuf::from(env!("CARGO_BIN_EXE_folio"));
    let programs = program.parent().expect("folder of the program").display().to_string();
    let output = Command::new("bash")
        .arg("-c")
        .arg(format!("{} 2>&1", step.command))
        .current_dir(&*place)
        .env_clear()
        .env("PATH", format!("{programs}:/usr/local/bin:/usr/bin:/bin"))
        .env("HOME", home)
        .env("LANG", "C")
        .env("TZ", "UTC")
        .env("FOLIO_NOW", "2026-11-20T10:00:00-06:00")
        .env("GIT_CONFIG_GLOBAL", home.join("gitconfig"))
        .envs(variables.iter().map(|(name, value)| (name.as_str(), value.as_str())))
        .output()
        .expect("bash");
    let mut printed = String::from_utf8_lossy(&output.stdout).into_owned();
    if !output.status.success() {
        printed.push_str(&format!("[{}]\n", output.status.code().unwrap_or(-1)));
    }
    printed
}

fn execute(document: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(document);
    let text = fs::read_to_string(&path).expect(document);
    let sessions = sessions(&text);
    assert!(!sessions.is_empty(), "{document} has no console session");
    let update = std::env::var_os("UPDATE_EXPECTED").is_some();
    // What each command really printed, by the line on which it stands.
    let mut printed_at = Vec::new();
    for session in sessions {
        let home = tempfile::tempdir().expect("folder");
        fs::write(home.path().join("gitconfig"), "[user]\n\tname = Jimena Ejemplo\n\temail = jefatura@example.org\n")
            .expect("git's settings");
        let mut place = home.path().to_owned();
        let mut variables = Vec::new();
        if !document.ends_with("sharing.md") {
            // A commit has another name in every run, and some reports print it.
            variables.push(("FOLIO_COMMIT".to_owned(), "manual".to_owned()));
        }
        for step in session {
            let printed = run(&step, home.path(), &mut place, &mut variables);
            let trimmed = |text: &str| text.lines().map(|line| line.trim_end().to_owned() + "\n").collect::<String>();
            if !update {
                assert_eq!(trimmed(&printed), trimmed(&step.promised), "{document}:{}: {}", step.line, step.command);
            }
            printed_at.push((step.line + step.command.matches('\n').count(), trimmed(&printed)));
        }
    }
    if update {
        fs::write(&path, rewritten(&text, &printed_at)).expect("the document");
    }
}

/// The document with what its commands really print in place of what it promised.
fn rewritten(text: &str, printed_at: &[(usize, String)]) -> String {
    let mut result = String::new();
    let (mut inside, mut skipping) = (false, false);
    for (index, line) in text.lines().enumerate() {
        match line {
            "```console" | "```console continues" => inside = true,
            "```" => (inside, skipping) = (false, false),
            _ => {}
        }
        let is_command = inside && line.starts_with("$ ");
        if is_command {
            skipping = false;
        }
        if !skipping {
            result.push_str(line);
            result.push('\n');
        }
        if let Some((_, printed)) = printed_at.iter().find(|(at, _)| *at == index + 1) {
            result.push_str(printed);
            skipping = true;
        }
    }
    result
}

#[test]
fn the_tour_of_the_readme_prints_what_it_says() {
    execute("README.md");
}

#[test]
fn the_sessions_of_the_chapters_print_what_they_say() {
    for chapter in ["cjf-4.2", "min-soporte", "pr-cau-01", "pr-cau-02", "qro-mantenimiento", "qro-soporte"] {
        execute(&format!("docs/procedures/{chapter}.md"));
    }
    execute("docs/archive.md");
    execute("docs/inventory.md");
    execute("docs/reports.md");
    execute("docs/sharing.md");
    execute("docs/site.md");
    execute("docs/verify.md");
}

#[test]
fn the_chapter_on_personal_data_is_what_happens() {
    execute("docs/privacy.md");
}

/// Each chapter answers for every requirement of its procedure, in the table that says where.
#[test]
fn every_requirement_has_its_row() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/procedures");
    let chapters = |prefix: &str| -> String {
        let files = fs::read_dir(&folder).expect("chapters").flatten();
        let named = files.filter(|file| file.file_name().to_string_lossy().starts_with(prefix));
        named.map(|file| fs::read_to_string(file.path()).expect("a chapter")).collect()
    };
    for (prefix, series, last) in
        [("mp414", "S0", 19), ("cjf", "S1", 10), ("pr-cau", "S2", 8), ("qro", "S3", 14), ("min", "S4", 7)]
    {
        let text = chapters(prefix);
        let rows: Vec<&str> = text.lines().filter(|line| line.starts_with('|')).collect();
        let answered = |number: u32| {
            let first_cell = |row: &&&str| {
                let cell = row.split('|').nth(1).unwrap_or_default().replace('`', "");
                // What follows the number says which part of it the row answers.
                let cell = cell.split_whitespace().next().unwrap_or_default();
                let span = cell.strip_prefix(&format!("{series}.")).unwrap_or_default().replace('–', "-");
                match span.split_once('-') {
                    Some((from, to)) => {
                        let to = to.trim_start_matches(&format!("{series}."));
                        matches!((from.parse::<u32>(), to.parse::<u32>()), (Ok(from), Ok(to)) if (from..=to).contains(&number))
                    }
                    None => span.parse() == Ok(number),
                }
            };
            rows.iter().find(first_cell).is_some()
        };
        let missing: Vec<u32> = (1..=last).filter(|number| !answered(*number)).collect();
        assert!(missing.is_empty(), "{series}: no row for {missing:?}");
    }
}
