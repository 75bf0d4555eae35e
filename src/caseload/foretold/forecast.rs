//! What is foretold of a case.

use super::band::{Band, band};
use super::decided::{DecidedSum, DecidedSums, siblings};
use super::fit::Fit;
use super::grounds::{Grounds, KnownReduction};
use super::interval::Hits;
use super::record::ForecastRecord;
use crate::case::Case;
use crate::caseload::Decision;
use crate::counterfactual::Change;
use crate::rulebook::{Banded, DegreeId, FactId, FactValue, Foretelling, Rulebook, StepId};
use crate::value::{Amount, List, Money, OutOfRange, Span, sorted};

/// What is foretold of a case.
#[derive(Clone, Debug)]
pub enum Forecast {
    /// A band for each degree that the facts do not exclude, from the lowest.
    Bands {
        /// What they are worked out by.
        by: ForetoldBy,
        /// The bands; one alone where the degree was decided.
        degrees: Vec<DegreeBand>,
    },
    /// The size is not known: bands by size, at the ends of the rulebook's bands of size.
    BySize {
        /// What they are worked out by.
        by: ForetoldBy,
        /// The fact that says the size.
        fact: FactId,
        /// A row for each size at which the rulebook's table turns.
        rows: Vec<SizeRow>,
    },
    /// Nothing is foretold, and why.
    Nothing(Unforetold),
}

/// The band of one degree of seriousness.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DegreeBand {
    /// Which degree of seriousness it is for.
    pub degree: DegreeId,
    /// How it stands in the case.
    pub stands: DegreeStands,
    /// What is foretold if it is this degree.
    pub band: Band,
}

/// Bands for one size.
#[derive(Clone, Debug)]
pub struct SizeRow {
    /// The size of the organisation, as the rulebook measures it.
    pub size: Money,
    /// The band of each degree.
    pub degrees: Vec<DegreeBand>,
}

/// What bands are worked out by.
#[derive(Clone, Debug)]
pub struct ForetoldBy {
    /// The line through the decisions used.
    pub fit: Fit,
    /// The decisions through which it was drawn, by the names of their files.
    pub decisions: Vec<String>,
    /// The decisions left out: the case itself, and other penalties of its notice.
    pub left_out: Vec<String>,
    /// The size of the case; none where it is not known.
    pub size: Option<Span<Money>>,
    /// The reductions taken off.
    pub reductions: Vec<KnownReduction>,
    /// The reductions of which nothing is known, and nothing taken off.
    pub reductions_open: Vec<StepId>,
    /// Where the size lies beyond that of every decision.
    pub beyond: Option<Beyond>,
    /// Whether an end of a band was cut at the statutory maximum.
    pub cut: bool,
    /// How many of all the decisions their bands held, each foretold from the others.
    pub record: Hits,
}

/// Beyond what was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beyond {
    /// Smaller than in any decision.
    Below,
    /// Larger than in any decision.
    Above,
}

/// How a degree of seriousness stands in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DegreeStands {
    /// It was decided, or the rulebook lets the facts settle it.
    Decided,
    /// The facts suggest it.
    Suggested,
    /// It is next to what the facts suggest, and may be it.
    Neighbour,
    /// Nothing speaks for it.
    Other,
}

impl DegreeStands {
    /// Every one with its name in JSON.
    pub const NAMES: [(&'static str, DegreeStands); 4] = [
        ("decided", DegreeStands::Decided),
        ("suggested", DegreeStands::Suggested),
        ("neighbour", DegreeStands::Neighbour),
        ("other", DegreeStands::Other),
    ];
}

/// Why nothing is foretold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unforetold {
    /// The rulebook does not say how.
    NoTable,
    /// There are fewer decisions than the rulebook asks for.
    TooFewDecisions {
        /// How many there are.
        found: usize,
        /// How many there should be.
        needed: usize,
    },
    /// Several infringements are not linked, so that their maxima add up: no decision was of that kind.
    NotLinked,
    /// The size is not known, and the rulebook has no bands of size.
    SizeNotKnown,
    /// A figure on the way has more than 28 digits.
    TooManyDigits,
}

impl Unforetold {
    /// The name it has in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Unforetold::NoTable => "no-table",
            Unforetold::TooFewDecisions { .. } => "too-few-decisions",
            Unforetold::NotLinked => "not-linked",
            Unforetold::SizeNotKnown => "size-not-known",
            Unforetold::TooManyDigits => "too-many-digits",
        }
    }
}

/// Foretells cases under a rulebook by the decisions that come with it.
#[derive(Clone, Debug)]
pub struct Forecaster<'r> {
    by: Option<Prepared<'r>>,
}

/// What is worked out once for every case.
#[derive(Clone, Debug)]
struct Prepared<'r> {
    foretelling: &'r Foretelling,
    straight: Rulebook,
    sums: DecidedSums,
    record: ForecastRecord,
}

impl<'r> Forecaster<'r> {
    /// A forecaster for a rulebook and the decisions at hand.
    ///
    /// # Errors
    /// [`OutOfRange`] when a figure of a decision has more than 28 digits.
    pub fn of(rulebook: &'r Rulebook, decisions: &List<Decision<'_>>) -> Result<Forecaster<'r>, OutOfRange> {
        let Some(foretelling) = &rulebook.foretelling else { return Ok(Forecaster { by: None }) };
        let straight = rulebook.on_straight_lines();
        let sums = DecidedSums::of(foretelling, &straight, decisions)?;
        let record = ForecastRecord::of(&sums, foretelling)?;
        Ok(Forecaster { by: Some(Prepared { foretelling, straight, sums, record }) })
    }

    /// How the rulebook foretells; none where it does not.
    #[must_use]
    pub fn foretelling(&self) -> Option<&'r Foretelling> {
        self.by.as_ref().map(|by| by.foretelling)
    }

    /// The decided sums; none where the rulebook foretells nothing.
    #[must_use]
    pub fn sums(&self) -> Option<&DecidedSums> {
        self.by.as_ref().map(|by| &by.sums)
    }

    /// Each decision foretold from the others; none where the rulebook foretells nothing.
    #[must_use]
    pub fn record(&self) -> Option<&ForecastRecord> {
        self.by.as_ref().map(|by| &by.record)
    }

    /// The line through every decided sum; none where the rulebook foretells nothing, or they are too
    /// few.
    ///
    /// # Errors
    /// [`OutOfRange`] when a figure has more than 28 digits.
    pub fn fit(&self) -> Result<Option<Fit>, OutOfRange> {
        let Some(by) = &self.by else { return Ok(None) };
        Fit::through(&by.sums.rows.iter().collect::<Vec<_>>(), by.foretelling)
    }

    /// What is foretold of a case, read by this rulebook. A decision is left out of its own forecast,
    /// together with every other penalty of its notice. Where a figure of it has more than 28 digits
    /// nothing is foretold, and that is said.
    #[must_use]
    pub fn forecast(&self, case: &Case<'_>, decisions: &List<Decision<'_>>) -> Forecast {
        match &self.by {
            Some(by) => by.forecast(case, decisions).unwrap_or(Forecast::Nothing(Unforetold::TooManyDigits)),
            None => Forecast::Nothing(Unforetold::NoTable),
        }
    }
}

impl Prepared<'_> {
    fn forecast(&self, case: &Case<'_>, decisions: &List<Decision<'_>>) -> Result<Forecast, OutOfRange> {
        let own = decisions.iter().filter(|known| is_same(case, &known.case));
        let left_out: Vec<&str> = own.chain(siblings(case, decisions)).map(|known| known.name.as_str()).collect();
        let (out, rows): (Vec<&DecidedSum>, Vec<&DecidedSum>) =
            self.sums.rows.iter().partition(|row| left_out.contains(&row.name.as_str()));
        let foretelling = self.foretelling;
        let Some(fit) = Fit::through(&rows, foretelling)? else {
            let (found, needed) = (rows.len(), foretelling.at_least);
            return Ok(Forecast::Nothing(Unforetold::TooFewDecisions { found, needed }));
        };
        let grounds = Grounds::of(case, foretelling, &self.straight, &left_out)?;
        let Some(grounds) = grounds else { return Ok(Forecast::Nothing(Unforetold::SizeNotKnown)) };
        if grounds.unlinked {
            return Ok(Forecast::Nothing(Unforetold::NotLinked));
        }
        let stands = self.stands(&grounds, &rows);
        let mut by = ForetoldBy {
            fit,
            decisions: rows.iter().map(|row| row.name.clone()).collect(),
            left_out: out.iter().map(|row| row.name.clone()).collect(),
            size: None,
            reductions: grounds.reductions.clone(),
            reductions_open: grounds.reductions_open.clone(),
            beyond: None,
            cut: false,
            record: self.record.held,
        };
        if !is_known(grounds.size, foretelling)? {
            return self.by_size(case, by, &left_out);
        }
        by.size = Some(grounds.size);
        by.beyond = beyond(grounds.size, &rows);
        let (degrees, cut) = self.bands(&fit, &grounds, &stands)?;
        Ok(Forecast::Bands { by: ForetoldBy { cut, ..by }, degrees })
    }

    /// The bands of a case, cut at its statutory maximum, and whether one was cut.
    fn bands(
        &self,
        fit: &Fit,
        grounds: &Grounds,
        stands: &[(DegreeId, DegreeStands)],
    ) -> Result<(Vec<DegreeBand>, bool), OutOfRange> {
        let left = grounds.left()?;
        let mut cut = false;
        let mut bands = Vec::with_capacity(stands.len());
        for (degree, stands) in stands {
            let at = |size| fit.centre(size, *degree, left, self.foretelling);
            let whole = band(at(grounds.size.least())?, at(grounds.size.most())?, self.foretelling)?;
            let most = grounds.maximum;
            cut |= whole.high > most;
            let band = Band {
                low: whole.low.at_most(most),
                centre: whole.centre.at_most(most),
                high: whole.high.at_most(most),
            };
            bands.push(DegreeBand { degree: *degree, stands: *stands, band });
        }
        Ok((bands, cut))
    }

    /// How each degree stands, from the lowest: one alone where it was decided.
    fn stands(&self, grounds: &Grounds, rows: &[&DecidedSum]) -> Vec<(DegreeId, DegreeStands)> {
        if let Some(decided) = grounds.decided {
            return vec![(decided, DegreeStands::Decided)];
        }
        let Some(degrees) =
            self.straight.steps[self.foretelling.seriousness].operation.description().by_percentage.degrees()
        else {
            return Vec::new();
        };
        let neighbour = neighbour(grounds, rows, degrees.len());
        degrees
            .ids()
            .map(|degree| {
                let stands = if degree == grounds.suggested {
                    DegreeStands::Suggested
                } else if Some(degree.index()) == neighbour {
                    DegreeStands::Neighbour
                } else {
                    DegreeStands::Other
                };
                (degree, stands)
            })
            .collect()
    }

    /// Bands at the ends of the rulebook's bands of size, and of what is known of the size.
    fn by_size(&self, case: &Case<'_>, mut by: ForetoldBy, left_out: &[&str]) -> Result<Forecast, OutOfRange> {
        let banded = self
            .foretelling
            .size
            .and_then(|step| case.rulebook.steps[step].operation.description().by_percentage.banded());
        let fact = banded.and_then(|banded| banded.by.fact_taken(&case.values));
        let (Some(banded), Some(fact)) = (banded, fact) else {
            return Ok(Forecast::Nothing(Unforetold::SizeNotKnown));
        };
        let mut rows = Vec::new();
        for size in sizes(case, fact, banded) {
            // Whatever measures the size, it is this large.
            let value = FactValue::Number(Span::point(size.0));
            let sized = banded.by.alternatives.iter().fold(case.clone(), |case, (fact, _)| {
                Change::Fact { fact: *fact, infringement: None, value: value.clone() }.made_to(&case)
            });
            let grounds = Grounds::of(&sized, self.foretelling, &self.straight, left_out)?;
            let Some(grounds) = grounds else { continue };
            if !is_known(grounds.size, self.foretelling)? {
                continue;
            }
            let rows_used: Vec<&DecidedSum> =
                self.sums.rows.iter().filter(|row| by.decisions.contains(&row.name)).collect();
            let stands = self.stands(&grounds, &rows_used);
            let (degrees, cut) = self.bands(&by.fit, &grounds, &stands)?;
            by.cut |= cut;
            rows.push(SizeRow { size, degrees });
        }
        if rows.is_empty() {
            return Ok(Forecast::Nothing(Unforetold::SizeNotKnown));
        }
        Ok(Forecast::BySize { by, fact, rows })
    }
}

/// The sizes at which bands are told: where a band of size ends, as far as it may be that size, and the
/// ends of what is known; from the least.
fn sizes(case: &Case<'_>, fact: FactId, banded: &Banded) -> Vec<Money> {
    let ends = banded.bands.iter().filter_map(|band| band.up_to);
    let mut sizes: Vec<Money> = match fact.of(&case.values) {
        FactValue::Number(known) => {
            let limits = case.rulebook.facts[fact].kind.permitted();
            let limit = |end: &Amount| limits.is_some_and(|limits| *end == limits.least() || *end == limits.most());
            let told = [known.least(), known.most()].into_iter().filter(|end| !limit(end)).map(Money);
            ends.filter(|end| known.contains(end.0)).chain(told).collect()
        }
        FactValue::NotKnown | FactValue::YesNo(_) | FactValue::Option(_) | FactValue::Options(_) => ends.collect(),
    };
    sizes = sorted(sizes, Money::cmp);
    sizes.dedup();
    sizes
}

/// Whether a size is known well enough: within the width of a band.
fn is_known(size: Span<Money>, foretelling: &Foretelling) -> Result<bool, OutOfRange> {
    let (least, most) = (size.least(), size.most());
    Ok(least > Money::ZERO && most.0 <= least.0.times(foretelling.width)?)
}

/// Whether a case is the decision itself: of the same file, or called the same.
fn is_same(case: &Case<'_>, decision: &Case<'_>) -> bool {
    case.title == decision.title || (!case.digest.is_empty() && case.digest == decision.digest)
}

/// Whether a size lies beyond that of every decision.
fn beyond(size: Span<Money>, rows: &[&DecidedSum]) -> Option<Beyond> {
    let least = rows.iter().map(|row| row.size).min()?;
    let most = rows.iter().map(|row| row.size).max()?;
    if size.most() < least {
        Some(Beyond::Below)
    } else if size.least() > most {
        Some(Beyond::Above)
    } else {
        None
    }
}

/// The place of the degree beside the suggested one: the only one there is; else that to which open
/// facts may lead; else the one on the side on which decisions more often lay from what their facts
/// suggested, the graver where neither did more often.
fn neighbour(grounds: &Grounds, rows: &[&DecidedSum], degrees: usize) -> Option<usize> {
    let own = grounds.suggested.index();
    let below = own.checked_sub(1);
    let above = own.checked_add(1).filter(|above| *above < degrees);
    let (Some(lower), Some(graver)) = (below, above) else { return below.or(above) };
    let leads = |place: usize| grounds.possible.iter().any(|degree| degree.index() == place);
    match (leads(lower), leads(graver)) {
        (true, false) => return Some(lower),
        (false, true) => return Some(graver),
        (true, true) | (false, false) => {}
    }
    let lay =
        |is: fn(usize, usize) -> bool| rows.iter().filter(|row| is(row.degree.index(), row.suggested.index())).count();
    let lower_more_often =
        lay(|decided, suggested| decided < suggested) > lay(|decided, suggested| decided > suggested);
    Some(if lower_more_often { lower } else { graver })
}
