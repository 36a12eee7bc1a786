//! `folio hook install`, `folio hook uninstall`.

use std::path::PathBuf;

use clap::Args;

use crate::cli::app::App;
use crate::cli::commit;
use crate::cli::error::{CliError, Exit};
use crate::message;
use crate::store::StoreError;
use crate::store::history::Repository;
use crate::store::hooks::{self, Hook, Written};

/// Arguments of `folio hook install` and `uninstall`.
#[derive(Debug, Args)]
pub struct InstallArgs {
    #[arg(long, value_name = "DIR")]
    repository: Option<PathBuf>,
    #[arg(long)]
    server: bool,
    #[arg(long, value_name = "DIR")]
    desk: Option<String>,
}

impl InstallArgs {
    fn repository(&self, app: &App) -> Result<Repository, CliError> {
        let folder = match &self.repository {
            Some(folder) => app.directory.join(folder),
            None => app.directory.clone(),
        };
        Ok(Repository::at(&folder, self.desk.as_deref())?)
    }

    /// A repository without a work tree is a server's.
    fn hook(&self, repository: &Repository) -> Hook {
        if self.server || repository.is_bare() { Hook::PreReceive } else { Hook::PrePush }
    }
}

/// Puts the hook there, unless there is one of somebody's own.
///
/// # Errors
/// No repository, or a hook of somebody's own.
pub fn install(app: &mut App, args: &InstallArgs) -> Result<Exit, CliError> {
    let repository = args.repository(app)?;
    let hook = args.hook(&repository);
    let program = std::env::current_exe().unwrap_or_else(|_| PathBuf::from("folio"));
    match hooks::install(&repository, hook, &program, repository.within())? {
        Written::Done(path) => {
            let path = path.display().to_string();
            app.ui.say_message(&match hook {
                Hook::PreReceive => message!("hook-installed-server", path = path),
                Hook::PrePush => message!("hook-installed-desk", path = path),
            });
            Ok(Exit::Done)
        }
        Written::Others(path) => {
            let line = hook.line(&program.to_string_lossy(), repository.within());
            Err(CliError::Refused(message!("error-hook-of-others", path = path.display().to_string(), line = line)))
        }
        Written::OtherDesk(path) => {
            Err(CliError::Refused(message!("hook-other-desk", path = commit::quoted(&path.display().to_string()))))
        }
        Written::Common(folder, own) => {
            let own = commit::quoted(&own.display().to_string());
            let folder = folder.display().to_string();
            Err(CliError::Refused(message!("hook-common", folder = folder, own = own)))
        }
        Written::Nothing => Err(StoreError::Git(hook.word().to_owned()).into()),
    }
}

/// Takes the hook away that Folio put there.
///
/// # Errors
/// No repository, or a hook of somebody's own.
pub fn uninstall(app: &mut App, args: &InstallArgs) -> Result<Exit, CliError> {
    let repository = args.repository(app)?;
    let hook = args.hook(&repository);
    match hooks::uninstall(&repository, hook)? {
        Written::Done(path) => {
            app.ui.say_message(&message!("hook-removed", path = path.display().to_string()));
            Ok(Exit::Done)
        }
        Written::Others(path) => {
            Err(CliError::Refused(message!("error-hook-not-ours", path = path.display().to_string())))
        }
        Written::Nothing | Written::Common(..) | Written::OtherDesk(_) => {
            app.ui.say_message(&message!("hook-not-there", hook = hook.word()));
            Ok(Exit::Done)
        }
    }
}
