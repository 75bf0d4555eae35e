//! Each decision foretold from the others, the line fitted anew each time.

use super::decided::{DecidedSum, DecidedSums};
use super::fit::Fit;
use super::forecast::{Band, band};
use super::interval::held_within;
use crate::rulebook::Foretelling;
use crate::value::{OutOfRange, Percent};

/// How the decisions were foretold, each from the others.
#[derive(Clone, Debug)]
pub struct ForecastRecord {
    /// Each decision, in the order in which the rulebook names them.
    pub rows: Vec<RecordRow>,
    /// How many lie in their band, as it is rounded for a reader.
    pub held: usize,
    /// The least share of cases, in percent, that so few allow.
    pub from: Percent,
    /// The greatest share of cases, in percent, that so few allow.
    pub to: Percent,
}

/// A decision foretold from the others, with its size and its degree given; other penalties of its
/// notice are left out with it.
#[derive(Clone, Debug)]
pub struct RecordRow {
    /// The decision, with what it was foretold by.
    pub decided: DecidedSum,
    /// What was foretold; none where too few were left.
    pub band: Option<Band>,
    /// Whether the penalty lies in it.
    pub held: bool,
}

impl ForecastRecord {
    /// The record over these decisions.
    ///
    /// # Errors
    /// [`OutOfRange`] when a figure has more than 28 digits.
    pub fn of(sums: &DecidedSums, foretelling: &Foretelling) -> Result<ForecastRecord, OutOfRange> {
        let mut rows = Vec::with_capacity(sums.rows.len());
        for own in &sums.rows {
            let others: Vec<&DecidedSum> = sums
                .rows
                .iter()
                .filter(|other| other.name != own.name && !own.siblings.contains(&other.name))
                .collect();
            let band = match Fit::through(&others, foretelling)? {
                Some(fit) => {
                    let centre = fit.centre(own.size, own.degree, own.left, foretelling)?;
                    Some(band(centre, centre, foretelling)?)
                }
                None => None,
            };
            let held = band.is_some_and(|band| band.low <= own.penalty && own.penalty <= band.high);
            rows.push(RecordRow { decided: own.clone(), band, held });
        }
        let held = rows.iter().filter(|row| row.held).count();
        let of = rows.iter().filter(|row| row.band.is_some()).count();
        let (from, to) = held_within(held, of, foretelling.confidence)?;
        Ok(ForecastRecord { rows, held, from, to })
    }

    /// How many were foretold at all.
    #[must_use]
    pub fn of_all(&self) -> usize {
        self.rows.iter().filter(|row| row.band.is_some()).count()
    }
}
