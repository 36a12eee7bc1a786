//! `folio procedure diagram`: how a procedure flows.

use clap::{Args, ValueEnum};

use super::source;
use crate::cli::app::App;
use crate::cli::complete;
use crate::cli::error::{CliError, Exit};
use crate::procedure::diagram::{self, Words};

/// Arguments of `folio procedure diagram`.
#[derive(Debug, Args)]
pub struct DiagramArgs {
    #[arg(value_name = "CODE_FILE", add = clap_complete::ArgValueCompleter::new(complete::procedures))]
    procedure: Option<String>,
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "text")]
    format: DiagramFormat,
}

/// How a diagram is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum DiagramFormat {
    Text,
    Mermaid,
}

/// Prints the diagram of a procedure.
///
/// # Errors
/// No such procedure, or one that cannot be read.
pub fn run(app: &mut App, args: &DiagramArgs) -> Result<Exit, CliError> {
    let source = source::find(app, args.procedure.as_deref())?;
    let procedure = source.load(app)?;
    let drawing = match args.format {
        DiagramFormat::Mermaid => diagram::mermaid(&procedure),
        DiagramFormat::Text => {
            let words = Words {
                end: app.ui.text("activity-end"),
                waits: app.ui.text("procedure-diagram-waits"),
                when: app.ui.text("procedure-diagram-when"),
            };
            diagram::plain(&procedure, app.ui.text_width(), &words)
        }
    };
    app.ui.print(&drawing)?;
    Ok(Exit::Done)
}
