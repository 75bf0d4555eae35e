//! The arguments, and the help a person reads.

use crate::render::Format;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// An open, itemised calculator of UK data-protection penalties, and of what engagement with the
/// NCSC is worth in one.
#[derive(Debug, Parser)]
#[command(
    name = "affeer",
    version,
    max_term_width = 100,
    after_help = "\
Exit codes: 0 done; 1 could not read or write; 2 command line; 3 a file was refused.

An estimate by an independent project: not the ICO's, not the NCSC's, not legal advice."
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Assess cases: the penalty, line by line, and what the engagement is worth
    Assess(Assess),
    /// Set two cases side by side: what differs in the answers, line by line, and in the penalty
    Compare(Compare),
    /// Check cases, rulebooks and schedules without assessing anything
    Check(Check),
    /// Write a case file to fill in, or ask for it question by question
    New(New),
    /// List the rulebooks, show one, or test one against the published decisions
    Rulebooks(Rulebooks),
    /// List the published decisions, show one, or count what became of engagement in them
    Decisions(Decisions),
    /// Print what each kind of engagement is worth, and what that rests on
    Engagement(EngagementTariff),
    /// Explain a diagnostic code
    Explain(Explain),
    /// Print the JSON Schema of a case, a rulebook or an assessment
    Schema(Schema),
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

impl Command {
    /// The file its result goes to, of a command that can write one.
    pub(super) fn destination(&self) -> Option<&Destination> {
        match self {
            Command::Assess(options) => Some(&options.output.destination),
            Command::Compare(options) => Some(&options.output.destination),
            Command::New(options) => Some(&options.destination),
            Command::Rulebooks(options) => match &options.action {
                Action::List { output, .. }
                | Action::Show { output, .. }
                | Action::Calibrate { output, .. }
                | Action::Backtest { output, .. } => Some(&output.destination),
            },
            Command::Decisions(options) => match &options.action {
                DecisionsAction::List(DecisionTable { output, .. })
                | DecisionsAction::Show { output, .. }
                | DecisionsAction::Engagement(DecisionTable { output, .. }) => Some(&output.destination),
            },
            Command::Engagement(options) => Some(&options.output.destination),
            Command::Check(_)
            | Command::Explain(_)
            | Command::Schema(_)
            | Command::Completions { .. }
            | Command::Man => None,
        }
    }
}

/// Which rulebook and schedule to read by.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct Choice {
    /// Rulebook to read by: an id, or the path of a file or folder. Without it, the one the case names, or the one in force on the day that decides
    #[arg(long, value_name = "ID|PATH")]
    pub(super) rulebook: Option<String>,
    /// Engagement schedule to score by: an id, or the path of a file. Without it, the rulebook's
    #[arg(long, value_name = "ID|PATH")]
    pub(super) schedule: Option<String>,
}

/// Which rulebook and schedule are meant, where there is no case yet.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct Target {
    /// Rulebook that is meant: an id, or the path of a file or folder. Without it, the newest that comes with the program
    #[arg(long, value_name = "ID|PATH")]
    pub(super) rulebook: Option<String>,
    /// Engagement schedule that is meant: an id, or the path of a file. Without it, the rulebook's
    #[arg(long, value_name = "ID|PATH")]
    pub(super) schedule: Option<String>,
}

/// The file a result goes to.
#[derive(Clone, Debug, Args)]
pub(super) struct Destination {
    /// File to write the result to, instead of standard output. It appears whole or not at all; of a symbolic link, what it points to is written
    #[arg(long = "output", short = 'o', value_name = "FILE")]
    pub(super) file: Option<PathBuf>,
    /// Replace the file of `--output` where there is one. A file that was read is never replaced
    #[arg(long, requires = "file")]
    pub(super) force: bool,
}

/// Where the result goes.
#[derive(Clone, Debug, Args)]
pub(super) struct Output {
    #[command(flatten)]
    pub(super) destination: Destination,
    /// Width of text in characters, instead of the terminal's
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(60..=400))]
    pub(super) width: Option<u16>,
}

/// The form of an assessment: any of the list of formats.
#[derive(Clone, Debug, Args)]
pub(super) struct AssessmentForm {
    /// Form of the result
    #[arg(long, default_value = Format::Text.name(), value_parser = format_parser(|_| true))]
    pub(super) format: Format,
}

/// The form of what is no whole assessment: a format that has a place for it.
#[derive(Clone, Debug, Args)]
pub(super) struct DocumentForm {
    /// Form of the result
    #[arg(long, default_value = Format::Text.name(), value_parser = format_parser(Format::writes_documents))]
    pub(super) format: Format,
}

/// The form of a table: a format that has a place for one.
#[derive(Clone, Debug, Args)]
pub(super) struct TableForm {
    /// Form of the result
    #[arg(long, default_value = Format::Text.name(), value_parser = format_parser(Format::writes_tables))]
    pub(super) format: Format,
}

/// Reads the name of a format for which `may` holds.
fn format_parser(may: fn(Format) -> bool) -> impl TypedValueParser<Value = Format> {
    let names = Format::ALL.iter().filter(move |format| may(**format));
    let names = names.map(|format| PossibleValue::new(format.name()).help(format.help()));
    // OK because no other name than one of the list is let through.
    PossibleValuesParser::new(names).map(|name| Format::named(&name).unwrap_or(Format::Text))
}

#[derive(Debug, Args)]
pub(super) struct Assess {
    /// Case files, in TOML or JSON, or report files with the case in them; `-` for standard input
    #[arg(required = true, value_name = "CASE")]
    pub(super) cases: Vec<PathBuf>,
    /// Leave out what was decided and what was published: an estimate from the facts alone
    #[arg(long)]
    pub(super) facts_alone: bool,
    /// Explain one line of the account in full: its id, as in JSON and CSV, or its number, counted from 1
    #[arg(long, value_name = "ID|NUMBER")]
    pub(super) line: Option<String>,
    #[command(flatten)]
    pub(super) choice: Choice,
    #[command(flatten)]
    pub(super) form: AssessmentForm,
    #[command(flatten)]
    pub(super) output: Output,
}

#[derive(Debug, Args)]
pub(super) struct Compare {
    /// The case to compare with, in TOML or JSON; `-` for standard input
    #[arg(value_name = "CASE")]
    pub(super) first: PathBuf,
    /// The case that is compared
    #[arg(value_name = "OTHER")]
    pub(super) second: PathBuf,
    /// Leave out what was decided and what was published, in both
    #[arg(long)]
    pub(super) facts_alone: bool,
    #[command(flatten)]
    pub(super) choice: Choice,
    #[command(flatten)]
    pub(super) form: DocumentForm,
    #[command(flatten)]
    pub(super) output: Output,
}

/// What a check refuses beside what is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Denied {
    /// What may be a slip
    Warnings,
}

#[derive(Debug, Args)]
pub(super) struct Check {
    /// Cases, rulebooks and schedules; `-` for standard input
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// Report authorities that were read before this day
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(super) read_since: Option<String>,
    /// Report authorities whose expected change has come by this day; without it, those that were overdue when read
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(super) as_of: Option<String>,
    /// Refuse what may be a slip as well as what is wrong
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(super) deny: Option<Denied>,
    /// Form of the diagnostics
    #[arg(long, value_enum, default_value_t = Form::Text)]
    pub(super) format: Form,
    #[command(flatten)]
    pub(super) choice: Choice,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Form {
    /// Text for a terminal
    Text,
    /// JSON
    Json,
}

#[derive(Debug, Args)]
pub(super) struct New {
    /// Ask for each fact instead of writing a file to fill in. What was answered is kept whenever the interview ends
    #[arg(long)]
    pub(super) interview: bool,
    /// Case file to go on from: what it answers is not asked again
    #[arg(long, value_name = "FILE", requires = "interview")]
    pub(super) from: Option<PathBuf>,
    #[command(flatten)]
    pub(super) destination: Destination,
    #[command(flatten)]
    pub(super) choice: Target,
}

#[derive(Debug, Args)]
pub(super) struct Rulebooks {
    #[command(subcommand)]
    pub(super) action: Action,
}

#[derive(Debug, Subcommand)]
pub(super) enum Action {
    /// List the rulebooks that come with the program
    List {
        #[command(flatten)]
        form: DocumentForm,
        #[command(flatten)]
        output: Output,
    },
    /// Show a rulebook: facts, steps, factors, services, authorities
    Show {
        /// The rulebook's id, or the path of a file or folder
        rulebook: String,
        /// Engagement schedule, instead of the rulebook's
        #[arg(long, value_name = "ID|PATH")]
        schedule: Option<String>,
        /// Print the file itself, to copy and change
        #[arg(long)]
        source: bool,
        #[command(flatten)]
        form: DocumentForm,
        #[command(flatten)]
        output: Output,
    },
    /// Hold what a rulebook states of what it foretells against what its decisions give
    Calibrate {
        /// The rulebook's id, or the path of a folder with examples
        rulebook: String,
        /// Engagement schedule, instead of the rulebook's
        #[arg(long, value_name = "ID|PATH")]
        schedule: Option<String>,
        /// Write what the decisions give into the rulebook, and into the README.md beside it
        #[arg(long)]
        write: bool,
        #[command(flatten)]
        form: DocumentForm,
        #[command(flatten)]
        output: Output,
    },
    /// Foretell each published decision from its facts alone, leaving it out
    Backtest {
        /// The rulebook's id, or the path of a folder with examples
        rulebook: String,
        /// Engagement schedule, instead of the rulebook's
        #[arg(long, value_name = "ID|PATH")]
        schedule: Option<String>,
        #[command(flatten)]
        form: DocumentForm,
        #[command(flatten)]
        output: Output,
    },
}

#[derive(Debug, Args)]
pub(super) struct Decisions {
    #[command(subcommand)]
    pub(super) action: DecisionsAction,
}

#[derive(Debug, Subcommand)]
pub(super) enum DecisionsAction {
    /// List the published decisions, earliest first
    List(DecisionTable),
    /// Show one: what it found of engagement, and its account
    Show {
        /// The decision's id, as the list gives it
        decision: String,
        #[command(flatten)]
        of: DecisionsOf,
        #[command(flatten)]
        form: AssessmentForm,
        #[command(flatten)]
        output: Output,
    },
    /// Count what became of engagement, with where each decision says so
    Engagement(DecisionTable),
}

/// A table of published decisions.
#[derive(Debug, Args)]
pub(super) struct DecisionTable {
    #[command(flatten)]
    pub(super) of: DecisionsOf,
    #[command(flatten)]
    pub(super) form: TableForm,
    #[command(flatten)]
    pub(super) output: Output,
}

/// Which published decisions.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct DecisionsOf {
    /// Only the decisions beside this rulebook: an id, or the path of a file or folder. Without it, all that come with the program
    #[arg(long, value_name = "ID|PATH")]
    pub(super) rulebook: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct EngagementTariff {
    #[command(flatten)]
    pub(super) choice: Target,
    #[command(flatten)]
    pub(super) form: TableForm,
    #[command(flatten)]
    pub(super) output: Output,
}

#[derive(Debug, Args)]
pub(super) struct Explain {
    /// The code, as printed with a diagnostic; all of them without it
    pub(super) code: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Schema {
    /// What to describe
    #[arg(value_enum)]
    pub(super) of: SchemaOf,
    #[command(flatten)]
    pub(super) choice: Target,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaOf {
    /// A case under a rulebook
    Case,
    /// A rulebook
    Rulebook,
    /// An assessment
    Assessment,
}
