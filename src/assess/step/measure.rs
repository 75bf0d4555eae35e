//! The size of the organisation: turnover, or what stands in for it.

use super::super::reading::Reading;
use super::super::run::Run;
use crate::rulebook::{FactId, FactValue, Measure, Step};
use crate::value::{Amount, Truth};

/// The size in one reading.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Size {
    /// The end that makes the penalty smallest.
    pub(in super::super) least: Amount,
    /// The end that makes it largest.
    pub(in super::super) most: Amount,
    /// What the reading takes.
    pub(in super::super) taken: Amount,
    /// Whether anything about it is open.
    pub(in super::super) open: bool,
}

/// The size by a measure. Where several alternatives may hold, the range covers all of them; the
/// central reading takes the first that may.
pub(in super::super) fn size(run: &Run<'_, '_>, step: &Step, measure: &Measure) -> Size {
    let facts = run.facts(step);
    let mut found: Option<Size> = None;
    for (fact, when) in &measure.alternatives {
        let truth = when.as_ref().map_or(Truth::True, |when| when.truth(facts));
        if truth == Truth::False {
            continue;
        }
        let mut own = one(run, *fact, facts);
        own.open |= truth == Truth::Open;
        if let (Truth::Open, Some(when)) = (truth, when) {
            // Read apart, a fact that decides between the measures moves the size too.
            let reading = run.reading_of_condition(when);
            own.taken = end(&own, reading);
        }
        found = Some(match found {
            None => own,
            Some(before) => {
                let (least, most) = (before.least.min(own.least), before.most.max(own.most));
                let taken = match run.reading {
                    reading if reading.is_favourable() => before.taken.min(own.taken),
                    Reading::Central => before.taken,
                    _ => before.taken.max(own.taken),
                };
                Size { least, most, taken, open: true }
            }
        });
        if truth == Truth::True {
            break;
        }
    }
    found.unwrap_or(Size { least: Amount::ZERO, most: Amount::ZERO, taken: Amount::ZERO, open: false })
}

/// The size by one amount alone.
pub(in super::super) fn size_by(run: &Run<'_, '_>, step: &Step, fact: FactId) -> Size {
    one(run, fact, run.facts(step))
}

fn one(run: &Run<'_, '_>, fact: FactId, facts: &[FactValue]) -> Size {
    let declared = &run.case.rulebook.facts[fact];
    let permitted = declared.kind.permitted();
    let assumed = declared.if_not_known.as_ref().map(|assumed| assumed.value);
    let (least, most, central, open) = match fact.of(facts) {
        FactValue::Number(span) if span.is_point() => (span.least(), span.most(), span.least(), false),
        FactValue::Number(span) => {
            (span.least(), span.most(), span.least().middle(span.most()).unwrap_or(span.least()), true)
        }
        _ => {
            let (least, most) = permitted.map_or((Amount::ZERO, Amount::ZERO), |span| (span.least(), span.most()));
            (least, most, assumed.unwrap_or(least), true)
        }
    };
    let mut size = Size { least, most, taken: central, open };
    if open {
        let reading = run.reading_of_fact(fact);
        size.taken = match reading {
            Reading::Central => central,
            reading => end(&size, reading),
        };
    }
    size
}

fn end(size: &Size, reading: Reading) -> Amount {
    match reading {
        reading if reading.is_favourable() => size.least,
        Reading::Central => size.taken,
        _ => size.most,
    }
}
