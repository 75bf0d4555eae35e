//! Rulebooks at hand: those that come with the program, and a user's files.

use super::arguments::{Choice, Target};
use super::files::{self, Unread};
use super::{Exit, show, words};
use crate::case::{self, Case};
use crate::caseload::Decision;
use crate::diagnostic::{Refused, Source, spelt_out};
use crate::render::{data_of, is_report_file};
use crate::rulebook::{Library, Rulebook, schedule_named};
use crate::value::List;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// More decisions than this are not looked for beside a rulebook.
const MOST_DECISIONS: usize = 1_000;

/// A rulebook, and the files of the published decisions beside it.
pub(super) struct LoadedRulebook {
    pub(super) rulebook: Rulebook,
    pub(super) source: Source,
    decisions: Vec<(String, Source)>,
    /// The files among the decisions that could not be read.
    pub(super) unread: Vec<Unread>,
    /// What stands among the decisions and is no file of one, by its endings.
    pub(super) passed_over: Vec<String>,
    /// Whether the rulebook is the user's own.
    own: bool,
    /// The schedule, where it is the user's own.
    own_schedule: Option<Source>,
}

impl LoadedRulebook {
    /// The rulebook file, where it is the user's own.
    pub(super) fn own_rulebook(&self) -> Option<&str> {
        self.own.then(|| self.source.text())
    }

    /// The schedule file, where it is the user's own.
    pub(super) fn own_schedule(&self) -> Option<&str> {
        self.own_schedule.as_ref().map(Source::text)
    }

    /// The file of the published decision of this name; none where there is no such decision.
    pub(super) fn decision_source(&self, name: &str) -> Option<&Source> {
        self.decisions.iter().find(|(known, _)| known == name).map(|(_, source)| source)
    }

    /// The published decisions, as cases under the rulebook; and those that it cannot admit, which
    /// stand among no decisions. Each is read once for every call.
    pub(super) fn decisions(&self) -> (List<Decision<'_>>, Vec<Refused>) {
        let mut decisions = List::new();
        let mut all_refused = Vec::new();
        for (name, source) in &self.decisions {
            match Case::read(&self.rulebook, source.clone()) {
                Ok(case) => {
                    decisions.push(Decision { name: name.clone(), case });
                }
                Err(refused) => all_refused.push(*refused),
            }
        }
        (decisions, all_refused)
    }
}

/// Why a rulebook is not to be had.
pub(super) enum Failed {
    /// It was said why already.
    Exit(Exit),
    /// A file could not be read.
    Unread(Unread),
    /// A file was refused.
    Refused(Vec<Refused>),
}

impl Failed {
    /// Says why, and how the program ends.
    pub(super) fn exit(self) -> Exit {
        match self {
            Failed::Exit(exit) => exit,
            Failed::Unread(unread) => unread.told(),
            Failed::Refused(refused) => {
                show::refused(&refused, true);
                Exit::Refused
            }
        }
    }
}

/// The rulebook of this id or path, with the schedule of this id or path, else its own.
pub(super) fn book(rulebook: &str, schedule: Option<&str>) -> Result<LoadedRulebook, Failed> {
    let shipped = Library::rulebooks().iter().find(|shipped| shipped.id == rulebook);
    let (source, examples, own) = if let Some(shipped) = shipped {
        let source_of = |(name, text): &(&str, &str)| ((*name).to_owned(), Source::new(format!("{name}.toml"), *text));
        let decisions = Examples { read: shipped.decisions.iter().map(source_of).collect(), ..Examples::default() };
        (Source::new(format!("rules/{rulebook}/rulebook.toml"), shipped.text), decisions, false)
    } else {
        let path = file_in(Path::new(rulebook), "rulebook.toml");
        if !path.exists() {
            let known: Vec<&str> = Library::rulebooks().iter().map(|shipped| shipped.id).collect();
            files::complain(&words::no_such_rulebook(rulebook, &known, Library::schedule(rulebook).is_some()));
            return Err(Failed::Exit(Exit::Unreadable));
        }
        (rules(&path, "rulebook")?, examples(&path), true)
    };
    let named = schedule_named(source.text());
    let wanted = schedule.map(ToOwned::to_owned).or(named);
    let (schedule_source, schedule_own) = match wanted {
        None => (None, false),
        Some(wanted) => {
            if let Some(source) = Library::schedule(&wanted) {
                (Some(source), false)
            } else {
                let beside = Path::new(rulebook).parent().map(|folder| folder.join(&wanted));
                let path = [Some(PathBuf::from(&wanted)), beside]
                    .into_iter()
                    .flatten()
                    .map(|path| file_in(&path, "schedule.toml"))
                    .find(|path| path.exists());
                match path {
                    Some(path) => (Some(rules(&path, "schedule")?), true),
                    // A name that leads nowhere is the rulebook's own mistake, told with its place.
                    None if schedule.is_none() => (None, false),
                    None => {
                        files::complain(&words::no_such_schedule(&wanted));
                        return Err(Failed::Exit(Exit::Unreadable));
                    }
                }
            }
        }
    };
    let own_schedule = schedule_source.clone().filter(|_| schedule_own);
    let rulebook = Rulebook::read(source.clone(), schedule_source)
        .map_err(|refused| Failed::Refused(refused.into_iter().collect()))?;
    let Examples { read: decisions, unread, passed_over } = examples;
    Ok(LoadedRulebook { rulebook, source, decisions, unread, passed_over, own, own_schedule })
}

/// The rulebook that is meant where there is no case yet.
pub(super) fn book_meant(target: &Target) -> Result<LoadedRulebook, Failed> {
    book(target.rulebook.as_deref().unwrap_or(newest()), target.schedule.as_deref())
}

/// The id of the newest rulebook that comes with the program.
pub(super) fn newest() -> &'static str {
    Library::rulebooks().first().map_or("", |shipped| shipped.id)
}

/// A rulebook by id or path, with the schedule by id or path that is to stand in for its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) rulebook: String,
    pub(super) schedule: Option<String>,
}

/// What the rulebook and the schedule are called that a case is to be read by.
pub(super) fn named_for(case: &Source, choice: &Choice) -> Result<Named, Failed> {
    if let Some(rulebook) = &choice.rulebook {
        return Ok(Named { rulebook: rulebook.clone(), schedule: choice.schedule.clone() });
    }
    let chosen = case::chosen(case.clone()).map_err(|refused| Failed::Refused(vec![*refused]))?;
    let known = Library::rulebooks().iter().any(|shipped| shipped.id == chosen.rulebook);
    if !known && !Path::new(&chosen.rulebook).exists() {
        return Err(Failed::Refused(vec![case::no_such_rulebook(case.clone())]));
    }
    if let (None, Some(named)) = (&choice.schedule, &chosen.schedule) {
        let beside = Path::new(&chosen.rulebook).parent().is_some_and(|folder| folder.join(named).exists());
        if Library::schedule(named).is_none() && !Path::new(named).exists() && !beside {
            return Err(Failed::Refused(vec![case::no_such_schedule(case.clone())]));
        }
    }
    Ok(Named { rulebook: chosen.rulebook, schedule: choice.schedule.clone().or(chosen.schedule) })
}

/// The book a case is to be read by.
pub(super) fn book_for(case: &Source, choice: &Choice) -> Result<LoadedRulebook, Failed> {
    let named = named_for(case, choice)?;
    book(&named.rulebook, named.schedule.as_deref())
}

/// The file itself, or that of this name in the folder.
pub(super) fn file_in(path: &Path, name: &str) -> PathBuf {
    if path.is_dir() { path.join(name) } else { path.to_owned() }
}

/// The text of a rulebook or a schedule file, or of the one in a report file.
fn rules(path: &Path, what: &str) -> Result<Source, Failed> {
    let source = files::read(path).map_err(Failed::Unread)?;
    if !is_report_file(source.text()) {
        return Ok(source);
    }
    let data = data_of(source.text());
    match data.as_ref().and_then(|data| data.get(what)).and_then(serde_json::Value::as_str) {
        Some(text) => Ok(Source::new(source.name(), text)),
        None => Err(Failed::Unread(Unread { name: source.name().to_owned(), why: words::no_rules_in(what) })),
    }
}

/// What stands in the folder of published decisions.
#[derive(Default)]
struct Examples {
    /// Each decision with what it is called.
    read: Vec<(String, Source)>,
    unread: Vec<Unread>,
    passed_over: Vec<String>,
}

/// The decisions beside a rulebook file, in the order of their names: called as their files without
/// the ending, in full where two would be called the same.
fn examples(rulebook: &Path) -> Examples {
    let mut examples = Examples::default();
    let Some(folder) = rulebook.parent().map(|folder| folder.join("examples")) else { return examples };
    let mut paths = match paths_in(&folder) {
        Ok(paths) => paths,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return examples,
        Err(error) => {
            examples.unread.push(Unread { name: files::name_of(&folder), why: error.to_string() });
            return examples;
        }
    };
    paths.sort();
    let is_decision = |path: &PathBuf| {
        path.extension().is_some_and(|ending| ["toml", "json"].iter().any(|known| ending.eq_ignore_ascii_case(known)))
    };
    let (paths, others): (Vec<PathBuf>, Vec<PathBuf>) = paths.into_iter().partition(is_decision);
    examples.passed_over = others.iter().map(|path| files::name_of(path)).collect();
    if paths.len() > MOST_DECISIONS {
        let why = words::too_many_decisions(MOST_DECISIONS);
        examples.unread.push(Unread { name: files::name_of(&folder), why });
        return examples;
    }
    let stem = |path: &Path| spelt_out(&path.file_stem().unwrap_or_default().to_string_lossy());
    for path in &paths {
        let alone = paths.iter().filter(|other| stem(other) == stem(path)).count() == 1;
        let name = if alone { stem(path) } else { path.file_name().unwrap_or_default().to_string_lossy().into_owned() };
        match files::read(path) {
            Ok(source) => examples.read.push((name, source)),
            Err(unread) => examples.unread.push(unread),
        }
    }
    examples
}

/// What stands in a folder; an error where one entry of it cannot be told.
fn paths_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect()
}
