//! The command line: the only room with files, a terminal and arguments. One file a command.

mod arguments;
mod admission;
mod assess;
mod calibrate;
mod check;
mod compare;
mod decisions;
mod engagement;
mod explain;
mod files;
mod interview;
mod library;
mod new;
mod output;
mod rulebooks;
mod schema;
mod show;
mod words;

use arguments::{Arguments, Command};
use clap::{CommandFactory, Parser};
use std::process::ExitCode;

/// How the program ends. Of two ends the later in this order is the one that is told.
#[must_use]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// What was asked was done.
    Done,
    /// A file was refused: nothing was computed from it.
    Refused,
    /// Something could not be read or written.
    Unreadable,
    /// The command line is wrong.
    Usage,
}

impl Exit {
    /// The code the program ends with.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Exit::Done => 0,
            Exit::Unreadable => 1,
            Exit::Usage => 2,
            Exit::Refused => 3,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit.code())
    }
}

/// Runs the program on the arguments it was started with.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        // What was asked for: the help, or the version.
        Err(error) if !error.use_stderr() => return files::print(&error.render().ansi().to_string()).into(),
        Err(error) => {
            let _ = error.print();
            return Exit::Usage.into();
        }
    };
    if let Some(Err(exit)) = arguments.command.destination().map(output::foretell) {
        return exit.into();
    }
    let exit = match arguments.command {
        Command::Assess(options) => assess::run(&options),
        Command::Compare(options) => compare::run(&options),
        Command::Check(options) => check::run(&options),
        Command::New(options) => new::run(&options),
        Command::Rulebooks(options) => rulebooks::run(&options),
        Command::Decisions(options) => decisions::run(&options),
        Command::Engagement(options) => engagement::run(&options),
        Command::Explain(options) => explain::run(&options),
        Command::Schema(options) => schema::run(&options),
        Command::Completions { shell } => {
            let mut bytes = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "affeer", &mut bytes);
            files::print(&String::from_utf8_lossy(&bytes))
        }
        Command::Man => {
            let mut bytes = Vec::new();
            match clap_mangen::Man::new(Arguments::command()).render(&mut bytes) {
                Ok(()) => files::print(&String::from_utf8_lossy(&bytes)),
                Err(_) => Exit::Unreadable,
            }
        }
    };
    exit.into()
}
