//! Caveats in words.

use super::lines::{line_label, step_label};
use super::reach::{outside_words, questions, reach_open_words};
use super::reasons::{decider_words, determined_words};
use super::words::{count, fact_value_words, money, money_with_pence, percent, period_words, range, unit_words};
use crate::assess::{Line, Reading, Readings};
use crate::assessment::{Assessment, Caveat, Parting};
use crate::case::{Case, Decider, Determination, Ending, ExhibitId, InfringementId};
use crate::rulebook::{Central, FactId, FactKind, FactValue, Rulebook};
use crate::value::{Amount, Currency, Day, Duration, Money, Span};

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
            let (behind, own) = ("behind the central penalty", "this project's own and no law");
            let verb = if *number == 1 { "is" } else { "are" };
            format!("{} {behind} {verb} {own}.", count(*number, "figure", "figures"))
        }
        Caveat::Drafts(number) => format!(
            "{} behind the central penalty {} on drafts that are not in force.",
            count(*number, "figure", "figures"),
            if *number == 1 { "rests" } else { "rest" }
        ),
        Caveat::Departs(index) => format!("`{}` departs from the permitted range, and says why.", label(*index)),
        Caveat::DecidedAgain(index) => {
            assessment.lines.get(*index).map_or_else(String::new, |line| decided_again(line, case))
        }
        Caveat::Proposed(penalty) => proposed(*penalty, assessment),
        Caveat::ProposedBefore(penalty) => format!(
            "Beside the decision stands the notice of intent before it, which proposed {} and decided nothing.",
            money_with_pence(*penalty, rulebook.currency)
        ),
        Caveat::Ended(how, considered) => ended(*how, *considered, rulebook.currency),
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
        Caveat::Implausible(id, infringement) => implausible_words(*id, *infringement, assessment),
        Caveat::NotAsked(id) => format!(
            "`{}` is given and does not arise in this case, because another fact rules it out; it was left aside.",
            fact(*id)
        ),
        Caveat::Assumed(id) => assumed_in_place(*id, rulebook),
        Caveat::OneEndKnown(id, range, central) => one_end_known(*id, *range, *central, rulebook),
        Caveat::Withheld => "The evidence is not whole: where it cannot be told whether something may be shown, it was left out. Nothing of that was scored, and how much there is is not told.".to_owned(),
        Caveat::Harms(number) => format!(
            "{} condemns: see the account of the evidence. No figure is put on it here.",
            count(*number, "item of evidence", "items of evidence")
        ),
        Caveat::Disputed(number) => format!(
            "{} disputed and so open: it widens the range.",
            count(*number, "thing is", "things are")
        ),
        Caveat::GradeAbove(number) => format!(
            "{} a grade of proof above the best that its service normally leaves: see what shows it.",
            count(*number, "item of evidence claims", "items of evidence claim")
        ),
        Caveat::WrongPhase(number) => format!(
            "{} dated on the wrong side of awareness for its kind: check the dates.",
            count(*number, "item of evidence is", "items of evidence are")
        ),
        Caveat::UnusedExhibits(exhibits) => unused_words(exhibits, case),
        Caveat::BeforeAwareness(number) => format!(
            "{} dated before the organisation was aware of the breach, and counted as of the same incident. Say when the incident was detected, or correct the date.",
            count(*number, "report is", "reports are")
        ),
        Caveat::Planned(number) => format!(
            "{} dated after the day of assessment: planned, not done, and so worth nothing yet.",
            count(*number, "item of evidence is", "items of evidence are")
        ),
        Caveat::ShorterThanPeriod(id, days) => format!(
            "`{}` is shorter than the period of the infringement, {}. The figures take what `{}` says.",
            fact(*id),
            Duration::days(*days).words(),
            fact(*id)
        ),
        Caveat::PartlyInForce(id, option) => {
            let option = &rulebook.facts[*id].kind.choices()[*option];
            format!(
                "`{}` was in force only {}: conduct outside that time is no infringement of it. The figures take it that the conduct falls within.",
                option.id,
                period_words(option.in_force, Day::long).unwrap_or_default()
            )
        }
        Caveat::BeforeInfringement(id) => {
            format!("`{}` lies before the infringement began: check the dates.", fact(*id))
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
        Caveat::AboveMaximum(index) => above_maximum(&label(*index), rulebook),
        Caveat::Capped => "The statutory maximum cut the central penalty.".to_owned(),
    }
}

fn above_maximum(label: &str, rulebook: &Rulebook) -> String {
    let why = match rulebook.maximum().map(|maximum| maximum.uncapped_because.as_str()) {
        None | Some("") => "No penalty can stand so.".to_owned(),
        Some(because) => format!("These rules do not keep it to that: {because}"),
    };
    format!("The penalty exceeds the statutory maximum, by `{label}`. {why}")
}

/// Documents on which nothing rests.
fn unused_words(exhibits: &[ExhibitId], case: &Case<'_>) -> String {
    let name = |id: &ExhibitId| format!("{} {}", case.exhibits[*id].id, case.exhibits[*id].title);
    let names: Vec<String> = exhibits.iter().map(name).collect();
    let them = if names.len() == 1 { "it" } else { "them" };
    format!("Nothing in this case relies on {}. Say what rests on {them}, or take {them} out.", names.join("; "))
}

/// What the central reading takes for a fact that is not known.
fn assumed_in_place(id: FactId, rulebook: &Rulebook) -> String {
    let fact = &rulebook.facts[id];
    let assumed = fact.if_not_known.as_ref();
    let value = assumed.map_or_else(String::new, |assumed| money(Money(assumed.value), rulebook.currency));
    let why = assumed.map_or("", |assumed| assumed.rationale.as_str());
    format!("`{}` is not known. The central reading assumes {value}: {why}", fact.id)
}

/// That a notice of intent is restated, and what it proposes.
fn proposed(penalty: Option<Money>, assessment: &Assessment<'_>) -> String {
    let currency = assessment.case.rulebook.currency;
    let account = range_with_pence(&assessment.penalty, currency);
    let proposed = match penalty {
        Some(penalty) => {
            format!("It proposes {}; this account comes to {account}.", money_with_pence(penalty, currency))
        }
        None => "The sum it proposes is not stated.".to_owned(),
    };
    format!("A notice of intent is restated here: what stands in it is proposed, and nothing is decided. {proposed}")
}

/// That a case ended without a penalty, and what the figures are then.
fn ended(how: Ending, considered: Option<Money>, currency: Currency) -> String {
    let considered = considered.map_or_else(String::new, |sum| {
        format!(" A penalty of {} had been considered.", money_with_pence(sum, currency))
    });
    let with = ending_words(how);
    format!(
        "This case ended with {with} and without a penalty.{considered} What stands here is what these rules would make of one."
    )
}

/// With what a case ended in which no penalty was imposed.
pub(super) fn ending_words(how: Ending) -> &'static str {
    match how {
        Ending::Reprimand => "a reprimand",
        Ending::Enforcement => "an enforcement notice",
        Ending::NoAction => "no action",
    }
}

/// What governs a line that was decided more than once, and what stands beside it.
fn decided_again(line: &Line<'_>, case: &Case<'_>) -> String {
    let Some(governing) = line.determination() else { return String::new() };
    let who = |determination: &Determination| {
        let on = determination.on.map(|day| format!(" on {}", day.long())).unwrap_or_default();
        let verb = if determination.by == Decider::NoticeOfIntent { "proposed" } else { "decided" };
        format!("what {} {verb}{on}", decider_words(determination.by, case))
    };
    let what = |determination: &Determination| {
        if determination.quashed { "the penalty is quashed".to_owned() } else { determined_words(determination, case) }
    };
    let decided: Vec<String> =
        governing.replaced.iter().map(|before| format!("{}, {}", who(before), what(before))).collect();
    format!(
        "`{}`: {} governs, {}. Beside it stands {}.",
        line_label(line, case),
        who(governing),
        what(governing),
        decided.join(", and ")
    )
}

/// That an amount is known from one end only, and what the central reading takes for it.
fn one_end_known(id: FactId, range: Span<Amount>, central: Central, rulebook: &Rulebook) -> String {
    let fact = &rulebook.facts[id];
    let known = fact_value_words(rulebook, id, &FactValue::Number(range));
    let taken = money(Money(central.amount()), rulebook.currency);
    let why = match central {
        Central::Assumed(_) => {
            let why = fact.if_not_known.as_ref().map_or("", |assumed| assumed.rationale.as_str());
            format!("assumes {taken}, as where it is not known: {why}")
        }
        Central::KnownEnd(_) | Central::Known(_) => {
            format!("takes the end that is known, {taken}, and assumes no more.")
        }
    };
    format!("`{}` is known from one end only, {known}. The central reading {why}", fact.id)
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

/// A fact beyond what is believed of it, with that end and why.
fn implausible_words(id: FactId, infringement: Option<InfringementId>, assessment: &Assessment<'_>) -> String {
    let case = assessment.case;
    let rulebook = case.rulebook;
    let fact = &rulebook.facts[id];
    let value = id.of(case.values_of(infringement));
    let known = fact_value_words(rulebook, id, value);
    let of = infringement.map_or_else(String::new, |own| format!(" of “{}”", case.infringements[own].label));
    let date = matches!(fact.kind, FactKind::Date);
    let end = |amount: Amount| fact_value_words(rulebook, id, &FactValue::Number(Span::point(amount)));
    let plausible = fact.plausible.as_ref();
    let least = plausible.and_then(|plausible| plausible.from);
    let under = matches!(value, FactValue::Number(span) if least.is_some_and(|least| span.most() < least));
    let bound = match (under, date) {
        (true, true) => "before",
        (true, false) => "less than",
        (false, true) => "after",
        (false, false) => "more than",
    };
    let beyond = if under { least } else { plausible.and_then(|plausible| plausible.to) }.map_or_else(String::new, end);
    let why = plausible.map_or("", |plausible| plausible.basis.rationale.as_str());
    format!("`{}`{of} is {known}, {bound} {beyond}: check it for a slip. {why}", fact.id).trim_end().to_owned()
}
