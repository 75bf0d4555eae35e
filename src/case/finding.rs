//! What a published decision found of engagement, and what the case came of: closed lists, so that
//! decisions can be counted.

use crate::value::{Amount, Percent, name_among};

/// What a published decision says of engagement with the NCSC or a like body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EngagementFinding {
    /// What became of it.
    pub status: EngagementStatus,
    /// The ids of the bodies that are named as engaged with, in the order of the case.
    pub bodies: Vec<String>,
    /// The one change that is printed for engagement and other heads together, with its sign; a
    /// percentage of the same base as the change. `None` where no such change is printed or known.
    pub bundle: Option<Percent>,
    /// How many heads that change is for, engagement among them: a whole number of two or more.
    pub heads_in_bundle: Option<Amount>,
    /// Why it was refused; empty for any other status.
    pub reason: String,
    /// Where the decision says so.
    pub pinpoint: String,
    /// What else there is to say of it.
    pub note: String,
}

/// What became of engagement in a published decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EngagementStatus {
    /// It lowered the penalty by a figure of its own.
    Credited,
    /// It lowered the penalty as one of several heads under one figure.
    CreditedInBundle,
    /// It was claimed, and earned nothing.
    Refused,
    /// It is recorded, and no weight is stated.
    RecordedNoWeight,
    /// The body is named as the author of guidance only.
    GuidanceOnly,
    /// Nothing was to be said of it.
    NotInQuestion,
    /// What the decision says of it is not known.
    NotKnown,
}

impl EngagementStatus {
    /// All, by name.
    pub const NAMES: [(&'static str, EngagementStatus); 7] = [
        ("credited", EngagementStatus::Credited),
        ("credited-in-bundle", EngagementStatus::CreditedInBundle),
        ("refused", EngagementStatus::Refused),
        ("recorded-no-weight", EngagementStatus::RecordedNoWeight),
        ("guidance-only", EngagementStatus::GuidanceOnly),
        ("not-in-question", EngagementStatus::NotInQuestion),
        ("not-known", EngagementStatus::NotKnown),
    ];

    /// The name it has in cases, under `status`.
    #[must_use]
    pub fn name(self) -> &'static str {
        name_among(&Self::NAMES, &self)
    }

    /// Whether it lowered the penalty, alone or with other heads.
    #[must_use]
    pub fn is_credited(self) -> bool {
        matches!(self, EngagementStatus::Credited | EngagementStatus::CreditedInBundle)
    }

    /// Whether the decision names engagement by the organisation at all.
    #[must_use]
    pub fn is_raised(self) -> bool {
        self.is_credited() || matches!(self, EngagementStatus::Refused | EngagementStatus::RecordedNoWeight)
    }
}

/// What a published decision came of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Incident {
    /// A cyber attack by a third party.
    AttackByThirdParty,
    /// It came of no such attack.
    NoAttack,
}

impl Incident {
    /// All, by name.
    pub const NAMES: [(&'static str, Incident); 2] =
        [("attack-by-third-party", Incident::AttackByThirdParty), ("no-attack", Incident::NoAttack)];

    /// The name it has in cases, under `incident`.
    #[must_use]
    pub fn name(self) -> &'static str {
        name_among(&Self::NAMES, &self)
    }
}
