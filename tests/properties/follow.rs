//! A second reckoning: works an account out again from the figures of its lines. It mirrors what
//! rules/README.md says of each operation, and shares with the engine only exact sums and products.

use affeer::assess::{Entry, Operand, Reading, Rule};
use affeer::assessment::Assessment;
use affeer::rulebook::Operation;
use affeer::value::{Money, Percent};

/// Works the account out again from its figures.
pub fn follow(assessment: &Assessment<'_>, reading: Reading, text: &str) {
    let several = assessment.case.infringements.len() > 1;
    let mut balance = Money::ZERO;
    let mut limb = None;
    // What each infringement came to, and its maximum.
    let mut limbs: Vec<(Money, Money)> = Vec::new();
    // The balance at which a step with several lines began.
    let mut opening = (("", None), Money::ZERO);
    for (index, line) in assessment.lines.iter().enumerate() {
        let Entry { before, operand, base, after } = *line.entries.at(reading);
        let says = || {
            format!(
                "{reading:?}, line {index}, `{}` {:?}: {before:?} {operand:?} of {base:?} {after:?}\n{text}",
                line.step.id, line.rule
            )
        };
        if several && line.step.per_infringement && line.infringement != limb
            || matches!(line.rule, Rule::Total) && several
        {
            balance = Money::ZERO;
            limb = line.infringement;
        }
        if opening.0 != (line.step.id.as_str(), line.infringement) {
            opening = ((&line.step.id, line.infringement), balance);
        }
        assert_eq!(before, balance, "{}", says());
        assert_eq!(line.entries.at(reading).worked_out(), Ok(after), "{}", says());
        if let (Rule::Maximum { .. }, Operation::Maximum(maximum)) = (line.rule, &line.step.operation) {
            assert_eq!(maximum.enters_balance, matches!(operand, Operand::Sum(_)), "{}", says());
            limbs.push((Money::ZERO, Money(operand.figure())));
        }
        let added = |change: Percent, from: Money| from.plus(change.of(base).unwrap()).unwrap();
        let expected = match operand {
            Operand::Share(share) => {
                assert_eq!(base, before, "{}", says());
                share.of(base).unwrap()
            }
            Operand::Change(change) => {
                let factors =
                    matches!(line.rule, Rule::Factor(_) | Rule::Bundle(_) | Rule::OtherFactors | Rule::Ceiling(_));
                assert!(factors, "only factors may take the balance below nil: {}", says());
                added(change, before)
            }
            Operand::ChangeToNil(change) => added(change, before).not_below_zero(),
            Operand::Net { kept, from } => {
                assert_eq!(from, opening.1, "{}", says());
                added(kept, from).not_below_zero()
            }
            Operand::Sum(sum) => sum,
            Operand::Maximum(_) | Operand::Kept(_) | Operand::Waived => before,
            Operand::Total(sum) | Operand::LinkedTotal(sum) => {
                let linked = matches!(operand, Operand::LinkedTotal(_));
                let all = limbs.iter().fold(Money::ZERO, |sum, (balance, _)| sum.plus(*balance).unwrap());
                assert_eq!(sum, all, "{}", says());
                // The base says which maximum the total is held to: the gravest, or none below all.
                let gravest = limbs.iter().map(|(_, maximum)| *maximum).max().unwrap();
                let maxima = limbs.iter().fold(Money::ZERO, |sum, (_, maximum)| sum.plus(*maximum).unwrap());
                assert_eq!(base, if linked { gravest } else { maxima }, "{}", says());
                if linked { sum.at_most(gravest) } else { sum }
            }
            Operand::Added(sum) => before.plus(sum).unwrap(),
            Operand::Rounded(rounding) => {
                let distance = after.0.minus(before.0).unwrap().magnitude();
                assert!(distance < rounding.to.0, "{}", says());
                Money(before.0.round_to(rounding.to.0, rounding.way).unwrap())
            }
        };
        assert_eq!(after, expected, "{}", says());
        balance = after;
        if let Some((last, _)) = limbs.last_mut().filter(|_| line.step.per_infringement) {
            *last = balance;
        }
    }
    assert_eq!(balance, *assessment.penalty.at(reading), "{reading:?}: the last line is not the penalty\n{text}");
}
