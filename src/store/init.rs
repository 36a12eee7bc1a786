//! Starts a desk from what is embedded.

use std::fs;
use std::path::{Path, PathBuf};

use super::{StoreError, calendars, desk, embedded, file, git, io_error};
use crate::model::catalogue::DeskSettings;
use crate::procedure::load;

/// What a new desk is made of.
#[derive(Debug, Clone)]
pub struct NewDesk<'a> {
    /// Its folder.
    pub folder: &'a Path,
    /// Code of its procedure.
    pub procedure: &'a str,
    /// Letters of its folios.
    pub series: &'a str,
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
    let unknown = || StoreError::UnknownProcedure {
        code: new.procedure.to_owned(),
        known: embedded::procedure_codes().into_iter().map(str::to_owned).collect(),
    };
    let text = embedded::procedure(new.procedure).ok_or_else(unknown)?;
    let procedure = load::load(new.procedure, text).procedure.ok_or_else(unknown)?;
    if new.folder.join(desk::DESK_FILE).exists() {
        return Err(StoreError::DeskExists(new.folder.to_owned()));
    }
    let sample = embedded::catalogue("desk.toml").unwrap_or_default();
    let sample = DeskSettings::parse("desk.toml", sample).unwrap_or_default();
    let calendar = procedure.calendar.clone().unwrap_or(sample.calendar);
    let mut files: Vec<(String, String)> = vec![
        ("catalog/desk.toml".to_owned(), settings_text(new, &procedure.area, sample.zone.name(), &calendar)),
        ("catalog/people.toml".to_owned(), people_text(new, &procedure)),
        (format!("catalog/procedures/{}.toml", new.procedure), text.to_owned()),
    ];
    // With all that it extends.
    let calendars = calendars::embedded_settings(&calendar)?;
    let calendars = calendars.iter().map(|calendar| format!("calendars/{}.toml", calendar.code));
    for name in ["services.toml".to_owned(), "suppliers.toml".to_owned()].into_iter().chain(calendars) {
        if let Some(text) = embedded::catalogue(&name) {
            files.push((format!("catalog/{name}"), text.to_owned()));
        }
    }
    for form in &procedure.forms {
        if let Some(text) = embedded::template(&form.template) {
            files.push((format!("templates/{}", form.template), text.to_owned()));
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
    let ignored = ignoring_derived(new.folder)?;
    fs::create_dir_all(new.folder).map_err(io_error(new.folder))?;
    if !git::is_work_tree(new.folder) {
        git::init(new.folder)?;
    }
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
    file::replace(&new.folder.join(".gitignore"), &ignored)?;
    Ok(written)
}

/// What stands where a new file, or a folder on the way to it, has to be: anything but a folder on
/// the way, links that lead nowhere included.
fn obstacle(folder: &Path, name: &Path) -> Option<PathBuf> {
    let is_there = |path: &Path| fs::symlink_metadata(folder.join(path)).ok();
    let on_the_way = name.ancestors().skip(1).filter(|path| !path.as_os_str().is_empty());
    let blocked = on_the_way.filter(|path| is_there(path).is_some_and(|entry| !entry.is_dir())).last();
    blocked.map(Path::to_owned).or_else(|| is_there(name).map(|_| name.to_owned()))
}

/// The text of `.gitignore` with what a desk derives.
fn ignoring_derived(folder: &Path) -> Result<String, StoreError> {
    let path = folder.join(".gitignore");
    let mut text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(io_error(&path)(error)),
    };
    for line in ["/.folio/", ".folio-*.tmp"] {
        if !text.lines().any(|present| present.trim() == line) {
            if !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
            text.push_str(line);
            text.push('\n');
        }
    }
    Ok(text)
}

fn settings_text(new: &NewDesk, area: &str, zone: &str, calendar: &str) -> String {
    let spanish = new.language == "es";
    let say = |es: &'static str, en: &'static str| if spanish { es } else { en };
    format!(
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
        quoted(zone),
        quoted(calendar),
        quoted(new.series),
        quoted(new.procedure),
    )
}

fn people_text(new: &NewDesk, procedure: &crate::procedure::definition::Procedure) -> String {
    let spanish = new.language == "es";
    let say = |es: &'static str, en: &'static str| if spanish { es } else { en };
    // A role that includes others is held through them; naming those is enough and clearer.
    let roles: Vec<String> = procedure
        .roles
        .iter()
        .filter(|role| role.account && !role.seal && role.includes.is_empty())
        .map(|role| quoted(&role.id))
        .collect();
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
