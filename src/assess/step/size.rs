//! The size of the organisation: turnover, or what stands in for it.

use super::super::at::At;
use super::super::reading::Reading;
use crate::rulebook::{FactId, FactValue, Measure};
use crate::value::{Amount, OutOfRange, Truth};

/// The size in one reading, in pounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Size {
    /// The end that makes the penalty smallest.
    pub(in super::super) least: Amount,
    /// The end that makes it largest.
    pub(in super::super) most: Amount,
    /// What the reading takes.
    pub(in super::super) taken: Amount,
    /// Whether anything about it is open: the same in every reading.
    pub(in super::super) open: bool,
}

/// The size by a measure. Where several alternatives may hold, the range covers all of them; the
/// central reading takes the first that may. Nil where none can hold.
pub(in super::super) fn size(at: &At<'_, '_>, measure: &Measure, reading: Reading) -> Result<Size, OutOfRange> {
    let mut found: Option<Size> = None;
    for (fact, when) in &measure.alternatives {
        let truth = at.truth(when.as_ref());
        if truth == Truth::False {
            continue;
        }
        let mut own = size_by(at, *fact, reading)?;
        own.open |= truth == Truth::Open;
        if let (Truth::Open, Some(when)) = (truth, when) {
            // Read otherwise, a fact that decides between the measures moves the size too.
            own.taken = own.end(at.condition_read_in(when, reading));
        }
        found = Some(match found {
            None => own,
            Some(before) => {
                let taken = match reading {
                    reading if reading.is_favourable() => before.taken.min(own.taken),
                    Reading::Central => before.taken,
                    _ => before.taken.max(own.taken),
                };
                Size { least: before.least.min(own.least), most: before.most.max(own.most), taken, open: true }
            }
        });
        if truth == Truth::True {
            break;
        }
    }
    Ok(found.unwrap_or(Size { least: Amount::ZERO, most: Amount::ZERO, taken: Amount::ZERO, open: false }))
}

/// The size by one amount alone.
pub(in super::super) fn size_by(at: &At<'_, '_>, fact: FactId, reading: Reading) -> Result<Size, OutOfRange> {
    let declared = &at.inputs.case.rulebook.facts[fact];
    let value = fact.of(at.facts());
    let span = match value {
        FactValue::Number(span) if span.is_point() => {
            return Ok(Size { least: span.least(), most: span.most(), taken: span.least(), open: false });
        }
        FactValue::Number(span) => Some(*span),
        FactValue::NotKnown | FactValue::YesNo(_) | FactValue::Option(_) | FactValue::Options(_) => {
            declared.kind.permitted()
        }
    };
    let (least, most) = span.map_or((Amount::ZERO, Amount::ZERO), |span| (span.least(), span.most()));
    let size = Size { least, most, taken: declared.central(value)?.amount(), open: true };
    Ok(Size { taken: size.end(at.fact_read_in(fact, reading)), ..size })
}

impl Size {
    /// What a reading takes of it.
    fn end(&self, reading: Reading) -> Amount {
        match reading {
            reading if reading.is_favourable() => self.least,
            Reading::Central => self.taken,
            _ => self.most,
        }
    }
}
