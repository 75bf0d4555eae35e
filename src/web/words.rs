//! Every sentence of the door itself, one function or constant a sentence. What is asked has its
//! words in the questionnaire, a result in `report`.

/// What a case is called that is begun in the page.
pub(super) const MY_CASE: &str = "My case";

/// What the first and the second case of a comparison are called where they have no names.
pub(super) const COMPARED: [&str; 2] = ["As it happened", "What if"];

/// An example is asked for that does not come with the program.
pub(super) const NO_SUCH_EXAMPLE: &str = "There is no such example.";

/// A line is asked for that the account does not have.
pub(super) const NO_SUCH_LINE: &str = "There is no such line in this account.";

/// The first of two cases that are compared is refused.
pub(super) const FIRST_CASE_REFUSED: &str = "The first case cannot be assessed any more.";

/// A file of rules is opened as a case.
pub(super) const RULES_ARE_NO_CASE: &str =
    "This is a rulebook or a schedule, not a case. Open it under “Your own rules”.";

/// A report file is opened that no case can be taken from.
pub(super) const REPORT_WITHOUT_CASE: &str =
    "This is a report file in which no case stands, or more than one. Open the file of a whole account.";

/// The page asks before it has handed over its rules.
#[cfg(target_arch = "wasm32")]
pub(super) const NO_RULES_YET: &str = "The rulebooks of this page have not been handed over.";

/// A file does not say what it came to.
pub(super) const RESULT_NOT_STATED: &str = "not stated";

/// A case has no result under the rules at hand.
pub(super) const NO_RESULT_YET: &str = "no result yet";

/// The heading of the waterfall.
pub(super) const WATERFALL: &str = "The range after each step";

/// Some of a bar of the waterfall lies beyond the end of the scale.
pub(super) const BEYOND_SCALE: &str = " beyond this scale";

/// What answers a fact that nobody answered: how long an infringement lasted.
pub(super) const FROM_PERIOD: &str = "From the period of the infringement";

/// The rules reach the case.
pub(super) const REACHED: &str = "These rules reach the case.";

/// They do not.
pub(super) const NOT_REACHED: &str = "These rules do not reach the case.";

/// Whether they do is open.
pub(super) const REACH_OPEN: &str =
    "Whether these rules reach the case is not settled yet. The figures take it that they do.";

/// A fact that is answered by not being known.
pub(super) const NOT_KNOWN_YET: &str = "Not known yet";

/// A date that is answered by its not having come.
pub(super) const NONE_SO_FAR: &str = "None so far";

/// How many of the questions are answered.
pub(super) fn answered_of(answered: usize, asked: usize) -> String {
    format!("{answered} of {asked} questions answered")
}

/// What a fact feeds that is neither a step nor a factor; none for any other name.
pub(super) fn fed(name: &str) -> Option<&'static str> {
    match name {
        "outside" => Some("whether these rules reach the case"),
        "schedule" => Some("the engagement schedule"),
        "comparables" => Some("the choice of published decisions that look alike"),
        _ => None,
    }
}

/// A question without whose answer there is no estimate.
pub(super) fn unanswered(question: &str) -> String {
    format!("There is no estimate until this is answered: {question}")
}

/// A rulebook or schedule, told from every other version.
pub(super) fn version(id: &str, version: &str, digest: &str) -> String {
    format!("{id} {version}, SHA-256 {digest}")
}

/// The title of a rulebook in words.
pub(super) fn method_title(regulator: &str, title: &str) -> String {
    format!("{regulator}: {title}")
}

/// A day and a time of day.
pub(super) fn day_and_time(day: &str, time: &str) -> String {
    format!("{day} at {time}")
}

/// The answer in one line: the penalty where nothing is open, else the range.
pub(super) fn headline(complete: bool, figure: &str) -> String {
    if complete { format!("Penalty: {figure}") } else { format!("Estimate: {figure}") }
}

/// The headline of a case that the rules do not reach.
pub(super) fn headline_if_reached(headline: &str, if_reached: &str) -> String {
    format!("{headline}, {if_reached}")
}

/// Whether anything is open, in a word.
pub(super) fn status(complete: bool) -> &'static str {
    if complete { "Complete" } else { "Provisional" }
}

/// The same with how many things are open, and what it holds for where the rules may not reach the
/// case.
pub(super) fn status_in_full(complete: bool, open: usize, if_reached: Option<&str>) -> String {
    let status = match (complete, if_reached, open) {
        (true, None, 0) => "Complete: nothing is open".to_owned(),
        (true, None, 1) => "The penalty is settled: 1 thing is open that does not move it".to_owned(),
        (true, None, _) => format!("The penalty is settled: {open} things are open that do not move it"),
        (true, Some(_), _) => status(complete).to_owned(),
        (false, _, 1) => format!("Provisional: {open} thing is open"),
        (false, _, _) => format!("Provisional: {open} things are open"),
    };
    match if_reached {
        Some(words) => format!("{status}, {words}"),
        None => status,
    }
}

/// The central reading.
pub(super) fn central(sum: &str) -> String {
    format!("Central reading {sum}")
}

/// What is permitted.
pub(super) fn permitted(range: &str) -> String {
    format!("Permitted {range}")
}

/// What engagement is worth.
pub(super) fn engagement(worth: &str) -> String {
    format!("NCSC engagement: {worth}")
}

/// What the waterfall shows: the ends of its scale, and what its marks mean.
pub(super) fn waterfall_legend(from: &str, to: &str, complete: bool) -> String {
    let marks = if complete {
        "The broken outline is the balance before the step."
    } else {
        "The bar: what is indicated after the step, with a mark at the central reading. Broken outline: what was indicated before it. What is permitted stands in the account."
    };
    format!("Each bar runs from {from} to {to}. {marks}")
}

/// What stands in place of the digest of a case that is refused: nobody knows what of it may be shown.
pub(super) const NO_DIGEST: &str = "not told while the case is refused";
