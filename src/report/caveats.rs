//! Caveats in words.

use super::lines::{line_label, step_label};
use super::reach::{outside_words, questions, reach_open_words};
use super::words::{count, money, money_with_pence, percent, period_words, range, unit_words};
use crate::assess::{Reading, Readings};
use crate::assessment::{Assessment, Caveat, Parting};
use crate::rulebook::FactId;
use crate::value::{Currency, Day, Money};

/// A caveat as a sentence.
pub(crate) fn caveat_words(caveat: &Caveat, assessment: &Assessment<'_>) -> String {
    let case = assessment.case;
    let rulebook = case.rulebook;
    let label = |index: usize| assessment.lines.get(index).map_or_else(String::new, |line| line_label(line, case));
    let fact = |id: FactId| rulebook.facts[id].id.as_str();
    match caveat {
        Caveat::Outside(id) => outside_words(rulebook, &rulebook.outside[*id]),
        Caveat::ReachOpen(facts) => reach_open_words(rulebook, facts),
        Caveat::MaximumOpen(facts) => {
            format!("{} To be settled: {}.", maximum_open_words(assessment), questions(rulebook, facts))
        }
        Caveat::Assumptions(number) => {
            format!(
                "{} behind the central penalty {} this project's own and no law.",
                count(*number, "figure", "figures"),
                if *number == 1 { "is" } else { "are" }
            )
        }
        Caveat::Drafts(number) => format!(
            "{} behind the central penalty {} on drafts that are not in force.",
            count(*number, "figure", "figures"),
            if *number == 1 { "rests" } else { "rest" }
        ),
        Caveat::Departs(index) => format!("`{}` departs from the permitted range, and says why.", label(*index)),
        Caveat::SumOutside(index, implied) => format!(
            "`{}` is a plain sum that comes to {} of the balance before it, outside the permitted range; nothing says why.",
            label(*index),
            percent(*implied)
        ),
        Caveat::OnlyTogether(factors) => {
            let names: Vec<String> =
                factors.iter().map(|factor| format!("`{}`", rulebook.factors[*factor].label)).collect();
            let (them, their) = if factors.len() == 1 { ("it", "its") } else { ("them", "their") };
            format!(
                "The facts raise {}; the decision on all other factors together covers {them}, and gives {them} no figure of {their} own.",
                names.join(", ")
            )
        }
        Caveat::NotAsked(id) => format!(
            "`{}` is given and does not arise in this case, because another fact rules it out; it was left aside.",
            fact(*id)
        ),
        Caveat::Assumed(id) => {
            let assumed = rulebook.facts[*id].if_not_known.as_ref();
            let value = assumed
                .map_or_else(String::new, |assumed| money(crate::value::Money(assumed.value), rulebook.currency));
            let why = assumed.map_or("", |assumed| assumed.rationale.as_str());
            format!("`{}` is not known. The central reading assumes {value}: {why}", fact(*id))
        }
        Caveat::Withheld(number) => format!(
            "{} withheld: material that came from a body about the organisation, without its consent. Nothing of it was scored or is shown.",
            if *number == 1 { "1 item of evidence is".to_owned() } else { format!("{number} items of evidence are") }
        ),
        Caveat::Harms(number) => format!(
            "{} condemns: see the account of the evidence. No figure is put on it here.",
            count(*number, "item of evidence", "items of evidence")
        ),
        Caveat::Disputed(number) => format!(
            "{} disputed and so open: it widens the range.",
            if *number == 1 { "1 thing is".to_owned() } else { format!("{number} things are") }
        ),
        Caveat::GradeAbove(number) => format!(
            "{} a grade of proof above the best that its service normally leaves: see what shows it.",
            if *number == 1 {
                "1 item of evidence claims".to_owned()
            } else {
                format!("{number} items of evidence claim")
            }
        ),
        Caveat::WrongPhase(number) => format!(
            "{} dated on the wrong side of awareness for its kind: check the dates.",
            if *number == 1 { "1 item of evidence is".to_owned() } else { format!("{number} items of evidence are") }
        ),
        Caveat::UnusedExhibits(exhibits) => {
            let name = |id: &crate::case::ExhibitId| {
                let exhibit = &case.exhibits[*id];
                format!("{} {}", exhibit.id, exhibit.title)
            };
            let names: Vec<String> = exhibits.iter().map(name).collect();
            let them = if names.len() == 1 { "it" } else { "them" };
            format!(
                "Nothing in this case relies on {}. Say what rests on {them}, or take {them} out.",
                names.join("; ")
            )
        }
        Caveat::NotInForce(day) => {
            format!("`{}` was not in force on {}, the day that decides.", rulebook.id, day.long())
        }
        Caveat::NoDay => "The case gives no day by which to tell whether the rulebook was in force.".to_owned(),
        Caveat::Differs(parting) => parting_words(parting, assessment),
        Caveat::PenaltyDiffers(printed) => format!(
            "The decision prints a penalty of {}; this account comes to {}.",
            money_with_pence(*printed, rulebook.currency),
            range_with_pence(&assessment.penalty, rulebook.currency)
        ),
        Caveat::Reproduced(lines) => format!(
            "Reproduces the published decision: the penalty{} to the {}.",
            if *lines == 0 {
                String::new()
            } else {
                format!(" and {}", count(*lines, "printed line", "printed lines"))
            },
            unit_words(rulebook.currency)
        ),
        Caveat::ConductPartly => format!(
            "The conduct lies only partly in the time that `{}` reaches, {}. What lies outside it is to be left out of the facts, or assessed apart.",
            rulebook.id,
            period_words(rulebook.infringements, Day::long).unwrap_or_else(|| "without end".to_owned())
        ),
        Caveat::OnlyTotal(sum) => format!(
            "Of the published decision only totals are known; it came to {}. What stands here is an estimate beside it, not a replay.",
            money(*sum, rulebook.currency)
        ),
        Caveat::BeyondMaximum(index) => format!(
            "`{}` was decided beyond the statutory maximum, further than is permitted; nothing says why.",
            label(*index)
        ),
        Caveat::AboveMaximum(index) => {
            let why = match rulebook.maximum().map(|maximum| maximum.uncapped_because.as_str()) {
                None | Some("") => "No penalty can stand so.".to_owned(),
                Some(because) => format!("These rules do not keep it to that: {because}"),
            };
            format!("The penalty exceeds the statutory maximum, by `{}`. {why}", label(*index))
        }
        Caveat::Capped => "The statutory maximum cut the central penalty.".to_owned(),
    }
}

/// Where an account parts from the published decision it restates, each as a sentence; none where it
/// reproduces it, or restates none.
#[must_use]
pub fn differences(assessment: &Assessment<'_>) -> Vec<String> {
    let parts = |caveat: &&Caveat| matches!(caveat, Caveat::Differs(_) | Caveat::PenaltyDiffers(_));
    assessment.caveats.iter().filter(parts).map(|caveat| caveat_words(caveat, assessment)).collect()
}

/// Where an account parts from what is printed: both figures, and what differs with them.
fn parting_words(parting: &Parting, assessment: &Assessment<'_>) -> String {
    let case = assessment.case;
    let currency = case.rulebook.currency;
    let label = step_label(parting.step, parting.infringement, case);
    let (printed, ours) = (money_with_pence(parting.printed, currency), range_with_pence(&parting.ours, currency));
    let after = match parting.after {
        0 => None,
        after => Some(count(after, "printed line after it", "printed lines after it")),
    };
    let with = match (after, parting.penalty) {
        (None, false) => String::new(),
        (None, true) => " The penalty differs with it.".to_owned(),
        (Some(after), false) => format!(" {} with it.", differs(&after, parting.after == 1)),
        (Some(after), true) => format!(" {} with it.", differs(&format!("{after} and the penalty"), false)),
    };
    format!("`{label}`: the decision prints {printed}, this account comes to {ours}.{with}")
}

fn differs(what: &str, is_one: bool) -> String {
    format!("{what} {}", if is_one { "differs" } else { "differ" })
}

/// From the least to the most of five readings, with pence where there are any.
fn range_with_pence(readings: &Readings<Money>, currency: Currency) -> String {
    let [one, other] = [Reading::Least, Reading::Most].map(|reading| money_with_pence(*readings.at(reading), currency));
    if one == other { one } else { format!("{one} to {other}") }
}

/// What is said of a statutory maximum that is open.
pub(crate) fn maximum_open_words(assessment: &Assessment<'_>) -> String {
    let at = |reading| *assessment.maximum.at(reading);
    let between = range(at(Reading::Least), at(Reading::Most), assessment.case.rulebook.currency);
    format!("The statutory maximum is not settled: {between}, and the top of the range with it.")
}
