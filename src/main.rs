//! The doorbell: everything lives in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    thidua::cli::main()
}
