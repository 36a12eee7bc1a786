//! The `folio` command.

/// Many small values are made on several threads, which the system's allocator has them wait for
/// (docs/performance.md).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    folio::cli::run()
}
