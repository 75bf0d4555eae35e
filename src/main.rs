//! The binary's door.

use std::process::ExitCode;

fn main() -> ExitCode {
    affeer::cli::main()
}
