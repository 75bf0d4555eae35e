//! Published decisions in a list, and what became of engagement in them, counted.

use super::Decision;
use crate::case::{Ended, EngagementFinding, EngagementStatus, Figure, Incident, Published, Target};
use crate::value::{Day, Percent, sorted};

/// A published decision in a row of the list: a case that says what was published.
#[derive(Clone, Copy, Debug)]
pub struct PublishedDecision<'d> {
    /// The decision that the row is about.
    pub decision: &'d Decision<'d>,
    /// What was published.
    pub published: &'d Published,
}

impl<'d> PublishedDecision<'d> {
    /// The day of the penalty notice, else the day of assessment; `None` where the case gives neither.
    #[must_use]
    pub fn day(&self) -> Option<Day> {
        self.decision.case.notice.or(self.decision.case.as_of)
    }

    /// The labels of the degrees of seriousness that were decided, each once, in the order of the
    /// case; empty where none is known.
    #[must_use]
    pub fn degrees(&self) -> Vec<&'d str> {
        let case = &self.decision.case;
        let mut labels: Vec<&str> = Vec::new();
        for determination in case.determinations.iter() {
            let Target::Step(step, _) = determination.target else { continue };
            let band = match determination.figure {
                Figure::Share(_, Some(band)) | Figure::Band(band) => band,
                Figure::Share(_, None) | Figure::Change(_) | Figure::Sum(_) => continue,
            };
            if let Some(degrees) = case.rulebook.steps[step].operation.description().by_percentage.degrees() {
                let label = degrees[band].label.as_str();
                if !labels.contains(&label) {
                    labels.push(label);
                }
            }
        }
        labels
    }

    /// What it found of engagement; `None` where the case does not say.
    #[must_use]
    pub fn finding(&self) -> Option<&'d EngagementFinding> {
        self.published.engagement.as_ref()
    }

    /// What became of engagement; not known where the case does not say.
    #[must_use]
    pub fn status(&self) -> EngagementStatus {
        self.finding().map_or(EngagementStatus::NotKnown, |finding| finding.status)
    }

    /// Whether it came of a cyber attack by a third party.
    #[must_use]
    pub fn is_attack(&self) -> bool {
        self.published.incident == Some(Incident::AttackByThirdParty)
    }
}

/// The published decisions among those given, earliest first; of one day in the order given, and
/// without a day before all others.
#[must_use]
pub fn published_decisions<'d>(decisions: impl IntoIterator<Item = &'d Decision<'d>>) -> Vec<PublishedDecision<'d>> {
    let rows = decisions.into_iter().filter_map(|decision| {
        let published = decision.case.published.as_ref()?;
        Some(PublishedDecision { decision, published })
    });
    sorted(rows.collect(), |one, other| one.day().cmp(&other.day()))
}

/// A case that ended without a penalty, in a row of the list that stands apart.
#[derive(Clone, Copy, Debug)]
pub struct EndedCase<'d> {
    /// The decision that the row is about.
    pub decision: &'d Decision<'d>,
    /// How it ended.
    pub ended: &'d Ended,
}

/// The cases among those given that ended without a penalty, earliest first; of one day in the order
/// given.
#[must_use]
pub fn ended_cases<'d>(decisions: impl IntoIterator<Item = &'d Decision<'d>>) -> Vec<EndedCase<'d>> {
    let rows = decisions.into_iter().filter_map(|decision| {
        let ended = decision.case.ended.as_ref()?;
        Some(EndedCase { decision, ended })
    });
    sorted(rows.collect(), |one, other| one.decision.case.as_of.cmp(&other.decision.case.as_of))
}

/// What became of engagement in published decisions. Every number is a count of decisions, and the
/// seven of the statuses add up to all of them.
#[derive(Clone, Debug)]
pub struct EngagementCount<'d> {
    /// The decisions: those in which engagement was raised first, then the others; each part
    /// earliest first.
    pub rows: Vec<PublishedDecision<'d>>,
    /// The figures of the bundles that are known, the largest reduction first.
    pub bundles: Vec<Percent>,
}

impl EngagementCount<'_> {
    /// In how many this became of it.
    #[must_use]
    pub fn of(&self, status: EngagementStatus) -> usize {
        self.rows.iter().filter(|row| row.status() == status).count()
    }

    /// How many came of a cyber attack by a third party.
    #[must_use]
    pub fn attacks(&self) -> usize {
        self.rows.iter().filter(|row| row.is_attack()).count()
    }

    /// In how many engagement by the organisation was raised: credited, refused, or recorded
    /// without weight.
    #[must_use]
    pub fn raised(&self) -> usize {
        self.rows.iter().filter(|row| row.status().is_raised()).count()
    }

    /// In how many of those that came of an attack it was raised.
    #[must_use]
    pub fn raised_in_attacks(&self) -> usize {
        self.rows.iter().filter(|row| row.status().is_raised() && row.is_attack()).count()
    }

    /// In how many it was credited, alone or with other heads.
    #[must_use]
    pub fn credited(&self) -> usize {
        self.rows.iter().filter(|row| row.status().is_credited()).count()
    }
}

/// Counts what became of engagement in the published decisions among those given.
#[must_use]
pub fn engagement_count<'d>(decisions: impl IntoIterator<Item = &'d Decision<'d>>) -> EngagementCount<'d> {
    let rows =
        sorted(published_decisions(decisions), |one, other| other.status().is_raised().cmp(&one.status().is_raised()));
    let bundles = rows.iter().filter_map(|row| row.finding()?.bundle).collect();
    EngagementCount { bundles: sorted(bundles, |one: &Percent, other: &Percent| one.0.cmp(&other.0)), rows }
}
