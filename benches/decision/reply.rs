//! The answer to one case as a line of JSON: amount, net percentage, factors applied.

use affeer::assess::{Assessment, LineKind, Reading, Unit};
use affeer::value::Amount;

/// What an assessment comes to: whole pounds, net percentage, and the factors that apply.
pub struct Reply<'a> {
    /// Whole pounds.
    pub amount: String,
    /// Percent.
    pub net: String,
    /// The factors that apply, in the order of the rulebook.
    pub applied: Vec<&'a str>,
}

impl<'a> Reply<'a> {
    /// The answer in an assessment, read off the lines of its account.
    pub fn of(assessment: &Assessment<'a>) -> Reply<'a> {
        let mut net = Amount::ZERO;
        let mut applied = Vec::with_capacity(12);
        for line in &assessment.lines {
            let operand = line.entries.at(Reading::Central).operand;
            if operand.unit != Unit::Change {
                continue;
            }
            match line.kind {
                LineKind::Factor(place) => {
                    net = net.plus(operand.figure).expect("a sum of twelve percentages is short");
                    applied.push(assessment.case.rulebook.factors[place].id.as_str());
                }
                LineKind::Net => net = operand.figure,
                _ => {}
            }
        }
        Reply { amount: assessment.penalty.at(Reading::Central).0.fixed(0), net: net.plain(), applied }
    }

    /// The answer as one line of JSON.
    pub fn json(&self) -> String {
        let mut line = String::with_capacity(160);
        line.push_str("{\"amount\":");
        line.push_str(&self.amount);
        line.push_str(",\"net\":");
        line.push_str(&self.net);
        line.push_str(",\"applied\":[");
        for (index, factor) in self.applied.iter().enumerate() {
            if index > 0 {
                line.push(',');
            }
            line.push('"');
            line.push_str(factor);
            line.push('"');
        }
        line.push_str("]}");
        line
    }
}
