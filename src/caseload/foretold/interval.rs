//! What so few cases allow: the exact interval of Clopper and Pearson.

use crate::value::{Amount, OutOfRange, Percent, Way};

/// To how many places a probability is kept.
const PLACES: u32 = 12;

/// How many of how many, and what so few cases allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hits {
    /// How many lie in their band.
    pub held: usize,
    /// How many were foretold at all.
    pub of: usize,
    /// The least share of cases that so few allow, in percent.
    pub from: Percent,
    /// The greatest share of cases that so few allow, in percent.
    pub to: Percent,
}

impl Hits {
    /// So many of so many, and the shares, in whole percent, between which the true one lies with this
    /// confidence: at each end finding as many as were found, or still more, would be as unlikely as
    /// half of what the confidence leaves. The lower end is rounded down and the upper up; from nothing
    /// to the whole where there are no cases.
    ///
    /// # Errors
    /// [`OutOfRange`] when a figure has more than 28 digits.
    pub fn among(held: usize, of: usize, confidence: Percent) -> Result<Hits, OutOfRange> {
        let tail = Amount::HUNDRED.minus(confidence.0)?.over(Amount::whole(200), PLACES)?;
        let (mut least, mut most) = (0, 100);
        // Both chances rise or fall evenly with the share, so the first percent that will not do ends it.
        for share in 1..=100 {
            if held == 0 || sum(chances(Percent::whole(share), of)?.iter().skip(held))? > tail {
                break;
            }
            least = share;
        }
        for share in (0..100).rev() {
            if held >= of || sum(chances(Percent::whole(share), of)?.iter().take(held.saturating_add(1)))? > tail {
                break;
            }
            most = share;
        }
        Ok(Hits { held, of, from: Percent::whole(least), to: Percent::whole(most) })
    }
}

/// The chance of each number of hits among so many cases, where each is one with this share.
fn chances(share: Percent, of: usize) -> Result<Vec<Amount>, OutOfRange> {
    let hit = share.0.over(Amount::HUNDRED, 2)?;
    let miss = Amount::ONE.minus(hit)?;
    let mut chances = vec![Amount::ONE];
    for _ in 0..of {
        let mut next = Vec::with_capacity(chances.len().saturating_add(1));
        let mut before = Amount::ZERO;
        for chance in &chances {
            let sum = chance.times(miss)?.plus(before.times(hit)?)?;
            next.push(sum.round(PLACES, Way::HalfUp));
            before = *chance;
        }
        next.push(before.times(hit)?.round(PLACES, Way::HalfUp));
        chances = next;
    }
    Ok(chances)
}

fn sum<'a>(chances: impl Iterator<Item = &'a Amount>) -> Result<Amount, OutOfRange> {
    let mut sum = Amount::ZERO;
    for chance in chances {
        sum = sum.plus(*chance)?;
    }
    Ok(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_is_that_of_the_tables() {
        // Of the tables of Clopper and Pearson (1934), and of another program.
        for (held, of, least, most) in [
            (8, 8, 63, 100),
            (9, 9, 66, 100),
            (0, 8, 0, 37),
            (7, 8, 47, 100),
            (4, 8, 15, 85),
            (8, 9, 51, 100),
            (14, 14, 76, 100),
            (22, 23, 78, 100),
            (1, 3, 0, 91),
            (0, 0, 0, 100),
        ] {
            let found = Hits::among(held, of, Percent::whole(95)).unwrap();
            assert_eq!((found.from, found.to), (Percent::whole(least), Percent::whole(most)), "{held} of {of}");
        }
    }
}
