//! Each decision foretold from the others, the line fitted anew each time.

use super::band::{Band, band};
use super::decided::{DecidedSum, DecidedSums};
use super::fit::Fit;
use super::interval::Hits;
use crate::rulebook::Foretelling;
use crate::value::OutOfRange;

/// How the decisions were foretold, each from the others.
#[derive(Clone, Debug)]
pub struct ForecastRecord {
    /// Each decision, in the order in which the rulebook names them.
    pub rows: Vec<RecordRow>,
    /// How many lie in their band, as it is rounded for a reader.
    pub held: Hits,
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
        Ok(ForecastRecord { held: Hits::among(held, of, foretelling.confidence)?, rows })
    }
}
