//! Starts a desk from what is embedded.

use std::fs;
use std::path::{Path, PathBuf};

use super::embedded::{self, Kit};
use super::{StoreError, calendars, desk, file, git, io_error};
use crate::model::catalogue::{DeskSettings, Inventory, Suppliers};
use crate::procedure::definition::Procedure;
use crate::procedure::load;

/// What a new desk is made of.
#[derive(Debug, Clone)]
pub struct NewDesk<'a> {
    /// Its folder.
    pub folder: &'a Path,
    /// Code of its procedure.
    pub procedure: &'a str,
    /// Letters of its folios; the kit's own when none.
    pub series: Option<&'a str>,
    /// Its name.
    pub name: &'a str,
    /// The institution's name.
    pub institution: &'a str,
    /// The unit's name, as forms print it.
    pub unit: &'a str,
    /// Identifier of the person who starts it.
    pub person: &'a str,
    /// That person's name.
    pub person_name: &'a str,
    /// That person's mail address, where git knows it.
    pub person_mail: Option<&'a str>,
    /// Language code.
    pub language: &'a str,
}

/// Text that a TOML basic string may hold as it is.
fn quoted(text: &str) -> String {
    toml::Value::String(text.chars().filter(|c| !c.is_control()).collect()).to_string()
}

/// Starts a desk. Nothing that exists is overwritten, and nothing is written if anything is in
/// the way.
///
/// # Errors
/// A desk there already, files in the way, an unknown procedure, or what disk and git say.
pub fn start(new: &NewDesk) -> Result<Vec<PathBuf>, StoreError> {
    let unknown =
        || StoreError::UnknownProcedure { code: new.procedure.to_owned(), known: embedded::procedure_codes() };
    let kit = Kit::with_procedure(new.procedure).ok_or_else(unknown)?;
    let sample = kit.settings();
    let procedures = procedures(&kit, &sample, new.procedure);
    let first = procedures.first().map(|(_, procedure)| procedure).ok_or_else(unknown)?;
    if new.folder.join(desk::DESK_FILE).exists() {
        return Err(StoreError::DeskExists(new.folder.to_owned()));
    }
    let mut files: Vec<(String, String)> = vec![
        ("catalog/desk.toml".to_owned(), settings_text(new, &first.area, &sample, &procedures, &kit)),
        ("catalog/people.toml".to_owned(), people_text(new, &procedures)),
    ];
    for (text, procedure) in &procedures {
        files.push((format!("catalog/procedures/{}.toml", procedure.code), (*text).to_owned()));
        for form in &procedure.forms {
            add_template(&mut files, &kit, &form.template);
        }
    }
    for form in inventory(&kit).forms {
        add_template(&mut files, &kit, &form.template);
    }
    for name in ["services.toml", "suppliers.toml", "priorities.toml", "inventory.toml"] {
        if let Some(text) = kit.catalogue(name) {
            files.push((format!("catalog/{name}"), text.to_owned()));
        }
    }
    let named = procedures.iter().filter_map(|(_, procedure)| procedure.calendar.clone());
    let named = named.chain(contract_calendars(&kit));
    for code in std::iter::once(sample.calendar.clone()).chain(named) {
        // With all that it extends.
        for settings in calendars::embedded_settings(&code)? {
            let name = format!("catalog/calendars/{}.toml", settings.code);
            if let Some(text) =
                embedded::calendar(&settings.code).filter(|_| !files.iter().any(|(known, _)| *known == name))
            {
                files.push((name, text.to_owned()));
            }
        }
    }
    files.push(("tickets/.gitkeep".to_owned(), String::new()));
    // Last, so that a folder is a desk only once everything else is there.
    files.rotate_left(1);
    let mut in_the_way: Vec<PathBuf> =
        files.iter().filter_map(|(name, _)| obstacle(new.folder, Path::new(name))).collect();
    in_the_way.sort();
    in_the_way.dedup();
    if !in_the_way.is_empty() {
        return Err(StoreError::InTheWay(in_the_way));
    }
    let ignored = with_lines(new.folder, ".gitignore", &["/.folio/", ".folio-*.tmp"])?;
    let attributes = with_lines(new.folder, ".gitattributes", &git::driver::ATTRIBUTES)?;
    fs::create_dir_all(new.folder).map_err(io_error(new.folder))?;
    if !git::is_work_tree(new.folder) {
        git::init(new.folder)?;
    }
    // Before the files that make the folder a desk; lines too many in it are in nobody's way.
    file::replace(&new.folder.join(".gitignore"), &ignored)?;
    file::replace(&new.folder.join(".gitattributes"), &attributes)?;
    let mut written = Vec::new();
    for (name, text) in files {
        let path = new.folder.join(&name);
        if let Err(error) = file::create(&path, &text) {
            // A half-made desk would be in its own way the next time.
            for name in &written {
                let _ = fs::remove_file(new.folder.join(name));
            }
            return Err(error);
        }
        written.push(PathBuf::from(name));
    }
    Ok(written)
}

/// Adds a template of the kit, once.
fn add_template(files: &mut Vec<(String, String)>, kit: &Kit, template: &str) {
    let name = format!("templates/{template}");
    if let Some(text) = kit.template(template).filter(|_| !files.iter().any(|(known, _)| *known == name)) {
        files.push((name, text.to_owned()));
    }
}

/// The procedures of a kit with their texts, the one that was asked for first.
fn procedures(kit: &Kit, sample: &DeskSettings, wanted: &str) -> Vec<(&'static str, Procedure)> {
    let others = sample.procedures.iter().map(String::as_str).filter(|code| *code != wanted);
    std::iter::once(wanted)
        .chain(others)
        .filter_map(|code| {
            let text = kit.procedure(code)?;
            Some((text, load::load(code, text).procedure?))
        })
        .collect()
}

/// Calendars of the contracts in a kit's `suppliers.toml`.
fn contract_calendars(kit: &Kit) -> Vec<String> {
    let text = kit.catalogue("suppliers.toml").unwrap_or_default();
    let suppliers = Suppliers::parse("suppliers.toml", text).unwrap_or_default();
    let contracts = suppliers.suppliers.into_iter().flat_map(|supplier| supplier.contracts);
    contracts.filter_map(|contract| contract.calendar).collect()
}

/// A kit's `inventory.toml`.
fn inventory(kit: &Kit) -> Inventory {
    let text = kit.catalogue("inventory.toml").unwrap_or_default();
    Inventory::parse("inventory.toml", text).unwrap_or_default()
}

/// What stands where a new file, or a folder on the way to it, has to be: anything but a folder on
/// the way, links that lead nowhere included.
fn obstacle(folder: &Path, name: &Path) -> Option<PathBuf> {
    let is_there = |path: &Path| fs::symlink_metadata(folder.join(path)).ok();
    let on_the_way = name.ancestors().skip(1).filter(|path| !path.as_os_str().is_empty());
    let blocked = on_the_way.filter(|path| is_there(path).is_some_and(|entry| !entry.is_dir())).last();
    blocked.map(Path::to_owned).or_else(|| is_there(name).map(|_| name.to_owned()))
}

/// The text of a file of git's own, with those lines.
fn with_lines(folder: &Path, name: &str, lines: &[&str]) -> Result<String, StoreError> {
    let path = folder.join(name);
    file::refuse_links(folder, &path)?;
    let mut text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(io_error(&path)(error)),
    };
    for line in lines {
        if !text.lines().any(|present| present.trim() == *line) {
            text = git::driver::with_line(text, line);
        }
    }
    Ok(text)
}

fn settings_text(
    new: &NewDesk,
    area: &str,
    sample: &DeskSettings,
    procedures: &[(&str, Procedure)],
    kit: &Kit,
) -> String {
    let spanish = new.language == "es";
    let say = |es: &'static str, en: &'static str| if spanish { es } else { en };
    let codes: Vec<String> = procedures.iter().map(|(_, procedure)| quoted(&procedure.code)).collect();
    let mut text = format!(
        "# {}\nformat = 1\nname = {}\ninstitution = {}\nunit = {}\narea = {}\nlanguage = {}\nzone = {}\n\
         calendar = {}\nseries = {}\nprocedures = [{}]\n",
        say(
            "La mesa: institución, horario, serie de folios y procedimientos vigentes.",
            "The desk: institution, hours, series of its folios and procedures in force."
        ),
        quoted(new.name),
        quoted(new.institution),
        quoted(new.unit),
        quoted(area),
        quoted(new.language),
        quoted(sample.zone.name()),
        quoted(&sample.calendar),
        quoted(new.series.unwrap_or(&sample.series)),
        codes.join(", "),
    );
    if let Some(section) = recurrence_section(kit) {
        text.push('\n');
        text.push_str(section);
    }
    text
}

/// The kit's own words on when a problem counts as recurring, with the remark above them.
fn recurrence_section(kit: &Kit) -> Option<&'static str> {
    let text = kit.catalogue("desk.toml")?;
    let at = text.find("\n[recurrence]")?;
    let before = text[..at].rfind("\n\n").map_or(at + 1, |blank| blank + 2);
    let remark = text[before..at].lines().all(|line| line.starts_with('#'));
    Some(&text[if remark { before } else { at + 1 }..])
}

fn people_text(new: &NewDesk, procedures: &[(&str, Procedure)]) -> String {
    let spanish = new.language == "es";
    let say = |es: &'static str, en: &'static str| if spanish { es } else { en };
    // A role that includes others is held through them; naming those is enough and clearer.
    let mut roles: Vec<String> = Vec::new();
    for role in procedures.iter().flat_map(|(_, procedure)| &procedure.roles) {
        let id = quoted(&role.id);
        if role.account && !role.seal && role.includes.is_empty() && !roles.contains(&id) {
            roles.push(id);
        }
    }
    let mut text = format!(
        "# {}\n\n[[person]]\nid = {}\nname = {}\nroles = [{}]\n",
        say(
            "Quién es quién en la mesa. Agregue aquí a cada persona que registra o solicita.",
            "Who is who at the desk. Add everyone who records or asks."
        ),
        quoted(new.person),
        quoted(new.person_name),
        roles.join(", ")
    );
    if let Some(mail) = new.person_mail {
        text.push_str(&format!("mail = {}\n", quoted(mail)));
    }
    text
}
