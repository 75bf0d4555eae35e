//! Why a line is what it is, in words: one sentence for each thing the ledger says of it.

use super::words::{self, capitalised, fact_words, money, money_with_pence, percent, provenance, signed_percent};
use crate::assess::{Asked, Line, Operand, Reading, Rule, Why};
use crate::case::{Case, Decider, Determination, Figure, Target};
use crate::rulebook::{Choose, Condition, DegreeId, FactId, Found, Judgement, MaximumFigure, Part, Tier, Upper};
use crate::value::{Amount, Money, Percent, Truth};

/// Why a line is what it is: the rule, its condition, who decided, within what range.
#[must_use]
pub(crate) fn reason_words(line: &Line<'_>, case: &Case<'_>) -> Vec<String> {
    let mut reasons: Vec<String> = rule_words(line, case).into_iter().collect();
    match line.why {
        Why::Decided(determination) => {
            reasons.push(decided(determination, case));
            reasons.extend(determination.replaced.iter().map(|before| replaced(before, case)));
            if !determination.departs.is_empty() {
                reasons.push(format!("Departs from the permitted range: {}", determination.departs));
            }
        }
        Why::Covered(_) if line.asked.is_none_or(|asked| asked.truth != Truth::False) => {
            reasons.push("Covered by the decision on all other factors.".to_owned());
        }
        Why::Judged { judgement, .. } => {
            reasons.extend(asked_words(line, case));
            let used = !line.entries.at(Reading::Central).operand.is_idle();
            if used || line.has_effect() {
                reasons.extend(judged(judgement, line, case));
            }
        }
        Why::Stated(basis) => {
            reasons.extend(asked_words(line, case));
            if let Rule::Ceiling(ceiling) = line.rule {
                reasons.push(format!("{} at most. {}", percent(ceiling.at), basis.rationale).trim().to_owned());
            }
        }
        Why::Covered(_) | Why::NotTaken | Why::Waived | Why::NoneHolds | Why::Follows => {
            reasons.extend(asked_words(line, case));
        }
    }
    reasons
}

/// What the rule of a line does.
fn rule_words(line: &Line<'_>, case: &Case<'_>) -> Option<String> {
    let currency = case.rulebook.currency;
    match line.rule {
        Rule::Maximum { tier, by_share } => {
            let which = match (by_share && tier.parts.len() > 1, tier.choose) {
                (true, Choose::Greater) => "; the share is greater",
                (true, Choose::Lesser) => "; the share is the lesser",
                (false, _) => "",
            };
            Some(format!("{}: {}{which}", tier.label, maximum_words(tier, case)))
        }
        Rule::Seriousness { degree, indicated_by, .. } => {
            let decided = line.determination().is_some();
            let why = match indicated_by {
                Some(rule) if !decided && !rule.because.is_empty() => format!(": {}", rule.because),
                Some(_) | None => String::new(),
            };
            let verb = if decided { "Degree" } else { "Degree the facts indicate" };
            Some(format!("{verb}: {}{why}", degree?.label.to_ascii_lowercase()))
        }
        Rule::Banded { .. } if matches!(line.why, Why::Waived) => {
            Some("No adjustment: the statutory maximum already follows turnover.".to_owned())
        }
        Rule::Banded { size, band } => {
            let permitted = &band?.share.permitted;
            let to = match permitted.to {
                Upper::At(to) => percent(Percent(to)),
                Upper::StatutoryMaximum => String::new(),
            };
            let from = percent(Percent(permitted.from));
            Some(format!("Size {}: the band runs from {from} to {to}", money(size, currency)))
        }
        Rule::Reduction { alternative } => Some(alternative?.label.clone()).filter(|label| !label.is_empty()),
        Rule::Total => {
            let entry = line.entries.at(Reading::Central);
            match entry.operand {
                Operand::Total(sum) | Operand::LinkedTotal(sum) if sum != entry.after => Some(format!(
                    "Together {}, kept to the gravest maximum: {}",
                    money(sum, currency),
                    money(entry.after, currency)
                )),
                _ => None,
            }
        }
        Rule::Cap => line.has_effect().then(|| "The penalty may not exceed the statutory maximum.".to_owned()),
        Rule::Step
        | Rule::StartingPoint
        | Rule::Factor(_)
        | Rule::Bundle(_)
        | Rule::OtherFactors
        | Rule::Ceiling(_)
        | Rule::Net
        | Rule::Addition
        | Rule::Adjustment
        | Rule::Rounding => None,
    }
}

/// The parts of a tier of the maximum, and how they combine.
fn maximum_words(tier: &Tier, case: &Case<'_>) -> String {
    let parts: Vec<String> = tier
        .parts
        .iter()
        .map(|part| match &part.figure {
            MaximumFigure::Sum(sum) => money(*sum, case.rulebook.currency),
            MaximumFigure::Share(share, fact) => format!("{} of {}", percent(*share), case.rulebook.facts[*fact].id),
        })
        .collect();
    match (parts.as_slice(), tier.choose) {
        ([only], _) => only.clone(),
        (_, Choose::Greater) => format!("the greater of {}", parts.join(" and ")),
        (_, Choose::Lesser) => format!("the lesser of {}", parts.join(" and ")),
    }
}

/// The condition that was asked, where it speaks against the rule or leaves it open.
fn asked_words(line: &Line<'_>, case: &Case<'_>) -> Option<String> {
    let Asked { condition, truth } = line.asked?;
    match truth {
        Truth::True => None,
        Truth::False => {
            // Which part speaks against the whole depends on how it is joined: the whole is shown.
            let several = condition.parts(line.facts(case)).len() > 1;
            let list =
                if several { whole_words(condition, line, case) } else { parts_words(condition, truth, line, case) };
            Some(format!("Does not apply: {list}"))
        }
        Truth::Open => {
            let list = parts_words(condition, truth, line, case);
            Some(format!("Open, and so without effect in the central reading: {list}"))
        }
    }
}

/// The parts of a condition that have one truth, each with what is known of its facts.
fn parts_words(condition: &Condition, truth: Truth, line: &Line<'_>, case: &Case<'_>) -> String {
    let values = line.facts(case);
    let known = |fact: FactId| fact_words(fact, values, case);
    let name = |fact: FactId| case.rulebook.facts[fact].id.as_str();
    let words = |part: Part<'_>| match part.facts.as_slice() {
        [fact] if part.text == name(*fact) => format!("{} is {}", part.text, known(*fact)),
        [fact] => format!("{} ({})", part.text, known(*fact)),
        several => {
            let list: Vec<String> = several.iter().map(|fact| format!("{}: {}", name(*fact), known(*fact))).collect();
            format!("{} ({})", part.text, list.join("; "))
        }
    };
    let parts: Vec<String> =
        condition.parts(values).into_iter().filter(|part| part.truth == truth).map(words).collect();
    if parts.is_empty() { condition.text().to_owned() } else { parts.join("; ") }
}

/// A condition with what is known of each fact in it.
fn whole_words(condition: &Condition, line: &Line<'_>, case: &Case<'_>) -> String {
    let values = line.facts(case);
    let known = condition.facts().iter().map(|fact| {
        let words = fact_words(*fact, values, case);
        format!("{}: {words}", case.rulebook.facts[*fact].id)
    });
    format!("{} ({})", condition.text(), known.collect::<Vec<_>>().join("; "))
}

/// Who decided, where, and why.
fn decided(determination: &Determination, case: &Case<'_>) -> String {
    let by = match (determination.by, determination.quashed) {
        (Decider::Court, true) => "The penalty was quashed by a court".to_owned(),
        (Decider::Party, _) => "Put forward by a party".to_owned(),
        (Decider::NoticeOfIntent, _) => {
            format!("Proposed by {}, in a notice of intent", decider_words(determination.by, case))
        }
        (Decider::Regulator | Decider::Caseworker | Decider::Court, _) => {
            format!("Decided by {}", decider_words(determination.by, case))
        }
    };
    let on = determination.on.map(|day| format!(" on {}", day.long())).unwrap_or_default();
    let place = provenance(&determination.provenance, case);
    let because = if determination.because.is_empty() { String::new() } else { format!(": {}", determination.because) };
    format!("{by}{on}{place}{because}")
}

/// Who decided, in the middle of a sentence.
pub(super) fn decider_words(by: Decider, case: &Case<'_>) -> String {
    match by {
        Decider::Regulator | Decider::NoticeOfIntent => format!("the {}", case.rulebook.regulator),
        Decider::Caseworker => "a caseworker".to_owned(),
        Decider::Party => "a party".to_owned(),
        Decider::Court => "a court".to_owned(),
    }
}

/// What was decided of a line before what governs it: it stands beside it.
fn replaced(before: &Determination, case: &Case<'_>) -> String {
    let by = capitalised(&decider_words(before.by, case));
    let verb = if before.by == Decider::NoticeOfIntent { "proposed" } else { "decided" };
    let on = before.on.map(|day| format!(" on {}", day.long())).unwrap_or_default();
    let place = provenance(&before.provenance, case);
    let because = if before.because.is_empty() { String::new() } else { format!(": {}", before.because) };
    format!("{by} had {verb} {}{on}{place}; it does not govern{because}", determined_words(before, case))
}

/// What was decided, as a figure: a percentage, a degree, a sum.
pub(crate) fn determined_words(determination: &Determination, case: &Case<'_>) -> String {
    let degree = |id: DegreeId| {
        let step = match &determination.target {
            Target::Step(step, _) => &case.rulebook.steps[*step],
            Target::Factors(..) => return None,
        };
        step.operation.description().by_percentage.degrees().map(|degrees| degrees[id].label.to_ascii_lowercase())
    };
    match determination.figure {
        Figure::Share(share, band) => match band.and_then(degree) {
            Some(degree) => format!("{} ({degree})", percent(share)),
            None => percent(share),
        },
        Figure::Band(band) => degree(band).unwrap_or_default(),
        Figure::Change(change) => signed_percent(change),
        Figure::Sum(sum) => money_with_pence(sum, case.rulebook.currency),
    }
}

/// The range of a judgement that nobody made.
fn judged(judgement: &Judgement, line: &Line<'_>, case: &Case<'_>) -> Option<String> {
    if judgement.is_fixed() {
        return None;
    }
    let pounds = matches!(line.rule, Rule::Addition);
    let figure = |amount: Amount| {
        if pounds {
            money(Money(amount), case.rulebook.currency)
        } else if matches!(line.rule, Rule::Adjustment) {
            signed_percent(Percent(amount))
        } else {
            percent(Percent(amount))
        }
    };
    let mut standing = words::standing_words(judgement.permitted.basis.standing);
    let permitted = if let Rule::Seriousness { degrees, .. } = line.rule {
        // Of all of them, what weighs least.
        let weakest = degrees.iter().map(|degree| degree.share.permitted.basis.standing).max();
        standing = weakest.map_or(standing, words::standing_words);
        let from = degrees.iter().map(|degree| degree.share.permitted.from).min().unwrap_or_default();
        let to = degrees.iter().filter_map(|degree| match degree.share.permitted.to {
            Upper::At(to) => Some(to),
            Upper::StatutoryMaximum => None,
        });
        let to = to.max().unwrap_or(Amount::HUNDRED);
        format!("Open. Permitted: any degree, {} to {} ({standing})", figure(from), figure(to))
    } else {
        let to = match judgement.permitted.to {
            Upper::At(to) => figure(to),
            Upper::StatutoryMaximum => "the statutory maximum".to_owned(),
        };
        format!("Open. Permitted: {} to {to} ({standing})", figure(judgement.permitted.from))
    };
    if pounds || matches!(line.rule, Rule::Banded { .. }) {
        return Some(format!("{permitted}."));
    }
    let indicated = &judgement.indicated;
    let found = match &indicated.found {
        Found::Stated => String::new(),
        Found::Whole => "; nothing narrower is indicated".to_owned(),
        Found::Decisions(sample) if sample.range().is_none() => "; too few decisions to narrow it".to_owned(),
        Found::Decisions(sample) => {
            format!("; {} of {}", sample.method.name(), words::count(sample.values.len(), "decision", "decisions"))
        }
    };
    Some(format!(
        "{permitted}. Indicated: {} to {}, indicative {} ({}{found})",
        figure(indicated.from),
        figure(indicated.to),
        figure(indicated.value),
        words::standing_words(indicated.basis.standing),
    ))
}
