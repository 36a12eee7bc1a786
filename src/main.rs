//! The `folio` command.

fn main() -> std::process::ExitCode {
    folio::cli::run()
}
