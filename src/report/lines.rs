//! The lines of the account in words: what each is called, its figure, the facts and the law behind
//! it.

use super::words::{citations, fact_words, money_to, money_with_pence, percent, provenance, signed_percent};
use super::written::{each_once, written};
use crate::assess::{Line, Operand, Reading, Rule};
use crate::case::{Case, InfringementId};
use crate::rulebook::{AuthorityId, FactId, FactKind, FactValue, FactorId, Rulebook, Side, StepId};
use crate::value::Currency;

/// What a line is called.
#[must_use]
pub(crate) fn line_label(line: &Line<'_>, case: &Case<'_>) -> String {
    let factor = |id: FactorId| case.rulebook.factors[id].label.as_str();
    let own = match line.rule {
        Rule::Factor(id) => factor(id).to_owned(),
        Rule::Bundle(covered) => covered.iter().map(|id| factor(*id)).collect::<Vec<_>>().join(" + "),
        Rule::OtherFactors => "All other factors together".to_owned(),
        Rule::Ceiling(ceiling) => match ceiling.side {
            Side::Mitigating => "Ceiling on all mitigation together".to_owned(),
            Side::Aggravating => "Ceiling on all aggravation together".to_owned(),
        },
        Rule::Net => "Limits on the net of all factors".to_owned(),
        Rule::Step
        | Rule::Maximum { .. }
        | Rule::Seriousness { .. }
        | Rule::Banded { .. }
        | Rule::StartingPoint
        | Rule::Total
        | Rule::Addition
        | Rule::Adjustment
        | Rule::Reduction { .. }
        | Rule::Cap
        | Rule::Rounding => line.step.label.clone(),
    };
    of_infringement(own, line.infringement, case)
}

/// What a step is called, of an infringement where several are assessed apart.
pub(super) fn step_label(step: StepId, infringement: Option<InfringementId>, case: &Case<'_>) -> String {
    let infringement = infringement.filter(|_| case.infringements.len() > 1);
    of_infringement(case.rulebook.steps[step].label.clone(), infringement, case)
}

/// What a factor is called, of an infringement where several are assessed apart.
pub(super) fn factor_label(factor: FactorId, infringement: Option<InfringementId>, case: &Case<'_>) -> String {
    let infringement = infringement.filter(|_| case.infringements.len() > 1);
    of_infringement(case.rulebook.factors[factor].label.clone(), infringement, case)
}

fn of_infringement(label: String, infringement: Option<InfringementId>, case: &Case<'_>) -> String {
    match infringement {
        Some(infringement) => format!("{label} ({})", case.infringements[infringement].label),
        None => label,
    }
}

/// The figure of a line in one reading: the operation in words.
#[must_use]
pub(crate) fn figure_words(line: &Line<'_>, case: &Case<'_>, reading: Reading) -> String {
    let currency = case.rulebook.currency;
    let entry = line.entries.at(reading);
    match entry.operand {
        Operand::Share(share) => percent(share),
        Operand::Change(change) | Operand::ChangeToNil(change) | Operand::Net { kept: change, .. } => {
            signed_percent(change)
        }
        Operand::Maximum(sum) => money_with_pence(sum, currency),
        Operand::Sum(sum) if matches!(line.rule, Rule::Maximum { .. }) => money_with_pence(sum, currency),
        Operand::Sum(sum) => format!("set to {}", money_with_pence(sum, currency)),
        Operand::Total(_) | Operand::LinkedTotal(_) => money_with_pence(entry.after, currency),
        Operand::Added(sum) => format!("plus {}", money_with_pence(sum, currency)),
        Operand::Rounded(rounding) => format!("to {}", money_with_pence(rounding.to, currency)),
        Operand::Waived => "no adjustment".to_owned(),
        Operand::Kept(_) if line.determination().is_some() => "0%".to_owned(),
        Operand::Kept(_) => NO_FIGURE.to_owned(),
    }
}

/// What stands where there is no figure.
pub(super) const NO_FIGURE: &str = "–";

/// The balance after a line in one reading, to so many places; none after a statutory maximum that
/// is only a ceiling.
pub(super) fn balance(line: &Line<'_>, reading: Reading, places: u32, currency: Currency) -> String {
    let entry = line.entries.at(reading);
    if is_ceiling_only(line) { NO_FIGURE.to_owned() } else { money_to(places, entry.after, currency) }
}

/// Whether a line sets the statutory maximum and leaves the balance alone.
pub(super) fn is_ceiling_only(line: &Line<'_>) -> bool {
    matches!(line.entries.at(Reading::Central).operand, Operand::Maximum(_))
}

/// Whether a line has a figure to be told in a reading.
pub(super) fn has_figure(line: &Line<'_>, reading: Reading) -> bool {
    line.determination().is_some() || !matches!(line.entries.at(reading).operand, Operand::Kept(_))
}

/// The facts behind a line that are known: name, value, and where each comes from.
#[must_use]
pub(crate) fn facts_words(line: &Line<'_>, case: &Case<'_>) -> Vec<(String, String, String)> {
    let rulebook = case.rulebook;
    let values = line.facts(case);
    facts_of(line, rulebook)
        .into_iter()
        .filter(|fact| *fact.of(values) != FactValue::NotKnown)
        .map(|fact| {
            let (words, source) = stated(fact, values, case);
            (rulebook.facts[fact].id.clone(), words, source)
        })
        .collect()
}

/// The facts that a line's rule looks at, each once.
fn facts_of(line: &Line<'_>, rulebook: &Rulebook) -> Vec<FactId> {
    let of_factor =
        |id: FactorId| rulebook.factors[id].when.as_ref().map(|when| when.facts().to_vec()).unwrap_or_default();
    let facts = match line.rule {
        Rule::Factor(id) => of_factor(id),
        Rule::Bundle(covered) => covered.iter().flat_map(|id| of_factor(*id)).collect(),
        Rule::OtherFactors | Rule::Ceiling(_) | Rule::Net => Vec::new(),
        Rule::Step
        | Rule::Maximum { .. }
        | Rule::Seriousness { .. }
        | Rule::Banded { .. }
        | Rule::StartingPoint
        | Rule::Total
        | Rule::Addition
        | Rule::Adjustment
        | Rule::Reduction { .. }
        | Rule::Cap
        | Rule::Rounding => line.step.facts(),
    };
    each_once(facts)
}

/// What these values say of a fact, as it was written where the case says it, and where it comes
/// from.
pub(super) fn stated(fact: FactId, values: &[FactValue], case: &Case<'_>) -> (String, String) {
    let given = case.sources.get(fact.index()).and_then(Option::as_ref);
    let source = given.map(|given| provenance(given, case)).unwrap_or_default();
    let options = matches!(case.rulebook.facts[fact].kind, FactKind::Options { .. });
    let written = if options { written(fact, values, case) } else { String::new() };
    (if written.is_empty() { fact_words(fact, values, case) } else { written }, source)
}

/// The authority behind a line: of the figure, else of the step or factor.
#[must_use]
pub(crate) fn authority_words(line: &Line<'_>, case: &Case<'_>) -> String {
    citations(case.rulebook, &authority_of(line, case.rulebook))
}

/// The same as places in the rulebook's list, each once.
#[must_use]
pub(crate) fn authority_of(line: &Line<'_>, rulebook: &Rulebook) -> Vec<AuthorityId> {
    let of_figure = line.basis().map(|basis| basis.authority.clone()).unwrap_or_default();
    each_once(if of_figure.is_empty() { authority_of_rule(line, rulebook) } else { of_figure })
}

/// The authority of the factors of a line, else of its step.
pub(super) fn authority_of_rule(line: &Line<'_>, rulebook: &Rulebook) -> Vec<AuthorityId> {
    let of_factor = |id: FactorId| rulebook.factors[id].authority.clone();
    match line.rule {
        Rule::Factor(id) => of_factor(id),
        Rule::Bundle(covered) => covered.iter().flat_map(|id| of_factor(*id)).collect(),
        Rule::OtherFactors
        | Rule::Ceiling(_)
        | Rule::Net
        | Rule::Step
        | Rule::Maximum { .. }
        | Rule::Seriousness { .. }
        | Rule::Banded { .. }
        | Rule::StartingPoint
        | Rule::Total
        | Rule::Addition
        | Rule::Adjustment
        | Rule::Reduction { .. }
        | Rule::Cap
        | Rule::Rounding => line.step.authority.clone(),
    }
}
