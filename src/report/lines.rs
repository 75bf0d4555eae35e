//! The lines of the account in words: what each is called, its figure, its reason.

use super::words::{self, citations, fact_value_words, money, percent, signed_percent};
use crate::assess::{Entry, Line, LineKind, Reading, Unit};
use crate::case::{Case, Decider, Determination, Provenance};
use crate::rulebook::{
    AuthorityId, Choose, Condition, FactId, FactValue, FactorId, Found, Judgement, MaximumFigure, Operation, Rulebook,
    Side, Upper,
};
use crate::value::{Amount, Money, Percent, Truth};

/// The name of a line: the step, `@` the infringement, `/` the part.
#[must_use]
pub fn line_id(line: &Line<'_>, case: &Case<'_>) -> String {
    let mut id = String::with_capacity(48);
    push_line_id(&mut id, line, case);
    id
}

/// The same, after what is already there.
pub(crate) fn push_line_id(id: &mut String, line: &Line<'_>, case: &Case<'_>) {
    id.push_str(&line.step.id);
    if let Some(infringement) = line.infringement {
        id.push('@');
        id.push_str(&case.infringements[infringement].id);
    }
    let factor = |id: FactorId| case.rulebook.factors[id].id.as_str();
    match &line.kind {
        LineKind::Factor(index) => {
            id.push('/');
            id.push_str(factor(*index));
        }
        LineKind::Bundle(covered) => {
            for (place, index) in covered.iter().enumerate() {
                id.push(if place == 0 { '/' } else { '+' });
                id.push_str(factor(*index));
            }
        }
        LineKind::OtherFactors => id.push_str("/others"),
        LineKind::Ceiling(Side::Mitigating) => id.push_str("/mitigating-ceiling"),
        LineKind::Ceiling(Side::Aggravating) => id.push_str("/aggravating-ceiling"),
        LineKind::Net => id.push_str("/net"),
        _ => {}
    }
}

/// What a line is called.
#[must_use]
pub fn line_label(line: &Line<'_>, case: &Case<'_>) -> String {
    let factor = |id: FactorId| case.rulebook.factors[id].label.as_str();
    let own = match &line.kind {
        LineKind::Factor(index) => factor(*index).to_owned(),
        LineKind::Bundle(covered) => covered.iter().map(|index| factor(*index)).collect::<Vec<_>>().join(" + "),
        LineKind::OtherFactors => "All other factors together".to_owned(),
        LineKind::Ceiling(Side::Mitigating) => "Ceiling on all mitigation together".to_owned(),
        LineKind::Ceiling(Side::Aggravating) => "Ceiling on all aggravation together".to_owned(),
        LineKind::Net => "Limits on the net of all factors".to_owned(),
        _ => line.step.label.clone(),
    };
    match line.infringement {
        Some(infringement) => format!("{own} ({})", case.infringements[infringement].label),
        None => own,
    }
}

/// The figure of a line in one reading: the operation in words.
#[must_use]
pub fn figure_words(line: &Line<'_>, case: &Case<'_>, reading: Reading) -> String {
    let currency = case.rulebook.currency;
    let entry: &Entry = line.entries.at(reading);
    let figure = entry.operand.figure;
    if let LineKind::Banded { waived: true, .. } = line.kind {
        return "no adjustment".to_owned();
    }
    match entry.operand.unit {
        Unit::Share => percent(Percent(figure)),
        Unit::Change => signed_percent(figure),
        Unit::Sum if matches!(line.kind, LineKind::Maximum { .. }) => money(Money(figure), currency),
        Unit::Sum if line.kind == LineKind::Total => money(entry.after, currency),
        Unit::Sum => format!("set to {}", money(Money(figure), currency)),
        Unit::Added => format!("plus {}", money(Money(figure), currency)),
        Unit::Nothing => match line.kind {
            LineKind::Rounding => format!("to {}", money(Money(figure), currency)),
            _ if line.determination.is_some() => "0%".to_owned(),
            _ => "–".to_owned(),
        },
    }
}

/// Why a line is what it is: the operation, its condition, who decided, what it rests on.
#[must_use]
pub fn reason_words(line: &Line<'_>, case: &Case<'_>) -> Vec<String> {
    let mut reasons = Vec::new();
    let rulebook = case.rulebook;
    reasons.extend(operation(line, case));
    let covered = line.determination.is_none() && decided_with_the_rest(line, case);
    if covered {
        reasons.push("Covered by the decision on all other factors.".to_owned());
    } else if let (Some((condition, truth)), None) = (line.condition, line.determination) {
        reasons.extend(condition_words(condition, truth, line, case));
    }
    if let Some(determination) = line.determination {
        reasons.push(decided(determination, case));
        if !determination.departs.is_empty() {
            reasons.push(format!("Departs from the permitted range: {}", determination.departs));
        }
    } else if let (Some(judgement), true) =
        (line.judgement, line.has_effect() || line.entries.at(Reading::Central).operand.unit != Unit::Nothing)
    {
        reasons.extend(judged(judgement, line, rulebook));
    } else if matches!(line.kind, LineKind::Ceiling(_))
        && let Some(basis) = line.basis
    {
        reasons.push(format!("{} at most. {}", percent(Percent(ceiling(line))), basis.rationale).trim().to_owned());
    }
    reasons
}

/// Whether a factor that could apply is covered by what the step's other factors were decided to
/// come to.
fn decided_with_the_rest(line: &Line<'_>, case: &Case<'_>) -> bool {
    let step = case.rulebook.steps.position(|step| step.id == line.step.id);
    let rest = step.and_then(|step| case.determination(step, None));
    let could_apply = line.condition.is_none_or(|(_, truth)| truth != Truth::False);
    matches!(line.kind, LineKind::Factor(_)) && could_apply && rest.is_some()
}

fn ceiling(line: &Line<'_>) -> Amount {
    match (&line.step.operation, &line.kind) {
        (Operation::Factors(factors), LineKind::Ceiling(side)) => {
            factors.ceilings.iter().find(|ceiling| ceiling.side == *side).map_or(Amount::ZERO, |ceiling| ceiling.at.0)
        }
        _ => Amount::ZERO,
    }
}

/// The facts behind a line that are known: name, value, and where each comes from.
#[must_use]
pub fn facts_words(line: &Line<'_>, case: &Case<'_>) -> Vec<(String, String, String)> {
    let rulebook = case.rulebook;
    let of_factor =
        |id: &FactorId| rulebook.factors[*id].when.as_ref().map(|when| when.facts().to_vec()).unwrap_or_default();
    let mut facts = match &line.kind {
        LineKind::Factor(index) => of_factor(index),
        LineKind::Bundle(covered) => covered.iter().flat_map(of_factor).collect(),
        LineKind::OtherFactors | LineKind::Ceiling(_) | LineKind::Net => Vec::new(),
        _ => line.step.facts(),
    };
    let mut seen = Vec::new();
    facts.retain(|fact| {
        if seen.contains(fact) {
            false
        } else {
            seen.push(*fact);
            true
        }
    });
    let values = line_values(line, case);
    facts
        .into_iter()
        .filter(|fact| *fact.of(values) != FactValue::NotKnown)
        .map(|fact| {
            let (words, source) = stated(fact, values, case);
            (rulebook.facts[fact].id.clone(), words, source)
        })
        .collect()
}

/// What these values say of a fact, as it was written where the case says it, and where it comes
/// from.
pub(super) fn stated(fact: FactId, values: &[FactValue], case: &Case<'_>) -> (String, String) {
    let given = case.sources.get(fact.index()).and_then(Option::as_ref);
    let source = given.map(|given| provenance(given, case)).unwrap_or_default();
    let same = fact.of(values) == fact.of(&case.values);
    let written = given.map(|given| given.written.clone()).filter(|written| same && !written.is_empty());
    (written.unwrap_or_else(|| fact_value_words(case.rulebook, fact, fact.of(values))), source)
}

/// The authority behind a line: of the figure, else of the step or factor.
#[must_use]
pub fn authority_words(line: &Line<'_>, case: &Case<'_>) -> String {
    let rulebook = case.rulebook;
    citations(rulebook, &authority_of(line, rulebook))
}

/// The same as places in the rulebook's list, each once.
#[must_use]
pub fn authority_of(line: &Line<'_>, rulebook: &Rulebook) -> Vec<AuthorityId> {
    let of_factor = |id: &FactorId| rulebook.factors[*id].authority.clone();
    let own = line.basis.map(|basis| basis.authority.clone()).unwrap_or_default();
    let mut authority = match &line.kind {
        _ if line.determination.is_none() && !own.is_empty() => own,
        LineKind::Factor(index) => of_factor(index),
        LineKind::Bundle(covered) => covered.iter().flat_map(of_factor).collect(),
        _ => line.step.authority.clone(),
    };
    let mut seen = Vec::new();
    authority.retain(|id| {
        if seen.contains(id) {
            false
        } else {
            seen.push(*id);
            true
        }
    });
    authority
}

fn operation(line: &Line<'_>, case: &Case<'_>) -> Option<String> {
    let rulebook = case.rulebook;
    let currency = rulebook.currency;
    match (&line.kind, &line.step.operation) {
        (LineKind::Maximum { tier, by_share }, Operation::Maximum(maximum)) => {
            let tier = &maximum.tiers[(*tier)?];
            let parts: Vec<String> = tier
                .parts
                .iter()
                .map(|part| match &part.figure {
                    MaximumFigure::Sum(sum) => money(*sum, currency),
                    MaximumFigure::Share(share, fact) => {
                        format!("{} of {}", percent(*share), rulebook.facts[*fact].id)
                    }
                })
                .collect();
            let joined = match (parts.as_slice(), tier.choose) {
                ([one], _) => one.clone(),
                (_, Choose::Greater) => format!("the greater of {}", parts.join(" and ")),
                (_, Choose::Lesser) => format!("the lesser of {}", parts.join(" and ")),
            };
            let which = if *by_share { "; the share is greater" } else { "" };
            Some(format!("{}: {joined}{which}", tier.label))
        }
        (LineKind::Seriousness { band: Some(band) }, Operation::Seriousness(seriousness)) => {
            let band = &seriousness.bands[*band];
            let because = seriousness
                .indicated_by
                .iter()
                .find(|rule| rule.when.as_ref().is_none_or(|when| when.truth(line_values(line, case)) == Truth::True));
            let why = match (line.determination.is_some(), because) {
                (false, Some(rule)) if !rule.because.is_empty() => format!(": {}", rule.because),
                _ => String::new(),
            };
            let verb = if line.determination.is_some() { "Degree" } else { "Degree the facts indicate" };
            Some(format!("{verb}: {}{why}", band.label.to_ascii_lowercase()))
        }
        (LineKind::Banded { waived: true, .. }, _) => {
            Some("No adjustment: the statutory maximum already follows turnover.".to_owned())
        }
        (LineKind::Banded { size, .. }, Operation::Banded(banded)) => {
            let band = banded.bands.iter().find(|band| band.up_to.is_none_or(|up_to| *size <= up_to.0))?;
            let to = match band.share.permitted.to {
                Upper::At(to) => percent(Percent(to)),
                Upper::StatutoryMaximum => String::new(),
            };
            Some(format!(
                "Size {}: the band runs from {} to {to}",
                money(Money(*size), currency),
                percent(Percent(band.share.permitted.from))
            ))
        }
        (LineKind::Reduction { alternative: Some(id) }, Operation::Reduction(reduction)) => {
            let label = reduction.alternatives[*id].label.clone();
            (!label.is_empty()).then_some(label)
        }
        (LineKind::Total, _) => {
            let entry = line.entries.at(Reading::Central);
            let (sum, kept) = (Money(entry.operand.figure), entry.after);
            (sum != kept).then(|| {
                format!("Together {}, kept to the gravest maximum: {}", money(sum, currency), money(kept, currency))
            })
        }
        (LineKind::Cap, _) if line.has_effect() => Some("The penalty may not exceed the statutory maximum.".to_owned()),
        _ => None,
    }
}

fn line_values<'c>(line: &Line<'_>, case: &'c Case<'_>) -> &'c [crate::rulebook::FactValue] {
    line.infringement.map_or_else(
        || {
            case.infringements
                .first()
                .filter(|_| line.step.per_infringement)
                .map_or(case.values.as_slice(), |first| first.values.as_slice())
        },
        |infringement| case.infringements[infringement].values.as_slice(),
    )
}

fn condition_words(condition: &Condition, truth: Truth, line: &Line<'_>, case: &Case<'_>) -> Option<String> {
    let values = line_values(line, case);
    let wanted = match truth {
        Truth::True => return None,
        Truth::False => Truth::False,
        Truth::Open => Truth::Open,
    };
    let parts: Vec<String> = condition
        .parts(values)
        .into_iter()
        .filter(|part| part.truth == wanted)
        .map(|part| {
            let known = |fact: &crate::rulebook::FactId| fact_value_words(case.rulebook, *fact, fact.of(values));
            let name = |fact: &crate::rulebook::FactId| case.rulebook.facts[*fact].id.as_str();
            match part.facts.as_slice() {
                [fact] if part.text == name(fact) => format!("{} is {}", part.text, known(fact)),
                [fact] => format!("{} ({})", part.text, known(fact)),
                several => {
                    let list: Vec<String> =
                        several.iter().map(|fact| format!("{}: {}", name(fact), known(fact))).collect();
                    format!("{} ({})", part.text, list.join("; "))
                }
            }
        })
        .collect();
    let list = match truth {
        // Which part speaks against the whole depends on how it is joined: the whole is shown.
        Truth::False if condition.parts(values).len() > 1 => whole_words(condition, line, case),
        _ if parts.is_empty() => condition.text().to_owned(),
        _ => parts.join("; "),
    };
    Some(match truth {
        Truth::Open => format!("Open, and so without effect in the central reading: {list}"),
        _ => format!("Does not apply: {list}"),
    })
}

/// A condition with what is known of each fact in it.
fn whole_words(condition: &Condition, line: &Line<'_>, case: &Case<'_>) -> String {
    let values = line_values(line, case);
    let known = condition.facts().iter().map(|fact| {
        let name = &case.rulebook.facts[*fact].id;
        format!("{name}: {}", fact_value_words(case.rulebook, *fact, fact.of(values)))
    });
    format!("{} ({})", condition.text(), known.collect::<Vec<_>>().join("; "))
}

/// Who decided, where, and why.
#[must_use]
pub fn decided(determination: &Determination, case: &Case<'_>) -> String {
    let by = match determination.by {
        Decider::Regulator => format!("Decided by the {}", case.rulebook.regulator),
        Decider::Caseworker => "Decided by a caseworker".to_owned(),
        Decider::Party => "Put forward by a party".to_owned(),
        Decider::Court => "Decided by a court".to_owned(),
    };
    let place = provenance(&determination.provenance, case);
    let because = if determination.because.is_empty() { String::new() } else { format!(": {}", determination.because) };
    format!("{by}{place}{because}")
}

/// Where something comes from, in brackets.
#[must_use]
pub fn provenance(provenance: &Provenance, case: &Case<'_>) -> String {
    let exhibits: Vec<&str> = provenance.exhibits.iter().map(|exhibit| case.exhibits[*exhibit].id.as_str()).collect();
    match (exhibits.is_empty(), provenance.pinpoint.is_empty()) {
        (true, true) => String::new(),
        (false, true) => format!(" ({})", exhibits.join(", ")),
        (true, false) => format!(" ({})", provenance.pinpoint),
        (false, false) => format!(" ({}, {})", exhibits.join(", "), provenance.pinpoint),
    }
}

fn judged(judgement: &Judgement, line: &Line<'_>, rulebook: &Rulebook) -> Vec<String> {
    if judgement.is_fixed() {
        return Vec::new();
    }
    let pounds = matches!(line.kind, LineKind::Addition);
    let figure = |amount: Amount| {
        if pounds {
            money(Money(amount), rulebook.currency)
        } else if matches!(line.kind, LineKind::Adjustment) {
            signed_percent(amount)
        } else {
            percent(Percent(amount))
        }
    };
    let to = match judgement.permitted.to {
        Upper::At(to) => figure(to),
        Upper::StatutoryMaximum => "the statutory maximum".to_owned(),
    };
    let mut permitted = format!(
        "Open. Permitted: {} to {to} ({})",
        figure(judgement.permitted.from),
        words::standing_words(judgement.permitted.basis.standing)
    );
    if let (Operation::Seriousness(seriousness), None) = (&line.step.operation, line.determination) {
        let from = seriousness.bands.iter().map(|band| band.share.permitted.from).min().unwrap_or_default();
        let to = seriousness.bands.iter().filter_map(|band| match band.share.permitted.to {
            Upper::At(to) => Some(to),
            Upper::StatutoryMaximum => None,
        });
        let to = to.max().unwrap_or(Amount::HUNDRED);
        permitted = format!(
            "Open. Permitted: any degree, {} to {} ({})",
            figure(from),
            figure(to),
            words::standing_words(judgement.permitted.basis.standing)
        );
    }
    let indicated = &judgement.indicated;
    if pounds || matches!(line.kind, LineKind::Banded { .. }) {
        return vec![format!("{permitted}.")];
    }
    let found = match &indicated.found {
        Found::Stated => String::new(),
        Found::Whole => "; nothing narrower is indicated".to_owned(),
        Found::Decisions(sample) if sample.range().is_none() => "; too few decisions to narrow it".to_owned(),
        Found::Decisions(sample) => {
            format!("; {} of {}", sample.method.name(), words::count(sample.values.len(), "decision", "decisions"))
        }
    };
    let range = format!(
        "{permitted}. Indicated: {} to {}, indicative {} ({}{found})",
        figure(indicated.from),
        figure(indicated.to),
        figure(indicated.value),
        words::standing_words(indicated.basis.standing),
    );
    vec![range]
}
