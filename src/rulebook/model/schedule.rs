//! The engagement schedule: how evidence of engagement with the NCSC and like bodies is scored.

use super::authority::{AuthorityId, Basis};
use super::condition::Condition;
use super::fact::FactId;
use super::judgement::Judgement;
use super::period::Period;
use crate::value::{Duration, Id, List, Percent, Span, name_among};
use std::marker::PhantomData;

/// An engagement schedule. Authorities are in the list of the rulebook that uses it.
#[derive(Clone, Debug)]
pub struct Schedule {
    /// The id it has in cases.
    pub id: String,
    /// What a reader sees.
    pub title: String,
    /// The version of its text, as the file states it.
    pub version: String,
    /// SHA-256 of the file, in hex.
    pub digest: String,
    /// When it is in force.
    pub in_force: Period,
    /// What the whole score is worth at most, in percent of the base of the factor's step.
    pub ceiling: Judgement,
    /// The facts the gates ask for.
    pub roles: Roles,
    /// The lowest grade of evidence that counts.
    pub minimum_grade: GradeId,
    /// The heads under which items gather, in the order of the file.
    pub heads: List<Head>,
    /// The grades of evidence, rising.
    pub grades: List<Grade>,
    /// The bodies an organisation may engage with.
    pub bodies: List<Body>,
    /// The services such bodies give, in the order of the file.
    pub services: List<Service>,
    /// The kinds of evidence.
    pub kinds: List<Kind>,
    /// What promptness is worth, from prompt to late.
    pub promptness: Vec<Promptness>,
    /// How far advice was followed.
    pub following: List<Following>,
    /// What following it did.
    pub effect: List<Effect>,
    /// The gates, in their order.
    pub gates: Vec<Gate>,
    /// What statute requires anyway.
    pub duties: List<Duty>,
    /// What national significance adds.
    pub significance: Option<Significance>,
    /// How long engagement before the incident must have been kept up, in months.
    pub continuity_months: u32,
    /// What that rests on.
    pub continuity_basis: Basis,
}

/// The facts the gates ask for; what is none is not asked.
#[derive(Clone, Copy, Debug, Default)]
pub struct Roles {
    /// When the organisation became aware of the breach of personal data: what promptness is measured from.
    pub awareness: Option<FactId>,
    /// When it detected the incident, be it before it was known that personal data were affected.
    pub detected: Option<FactId>,
    /// When it learned of the regulator's investigation.
    pub investigation_known: Option<FactId>,
    /// Whether a ransom was paid.
    pub ransom_paid: Option<FactId>,
}

/// Which head of the score.
pub type HeadId = Id<Head>;

/// A head of the score.
#[derive(Clone, Debug)]
pub struct Head {
    /// Its id in the schedule.
    pub id: String,
    /// What a reader sees.
    pub label: String,
    /// Its share of the whole score, in percent; the shares of all heads come to the whole.
    pub share: Percent,
    /// The range in which the share may be moved, ends included; none where the schedule gives none.
    pub permitted: Option<Span<Percent>>,
    /// How its items gather.
    pub gathers: Gathers,
    /// What it rests on.
    pub basis: Basis,
}

/// How the items under a head gather.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gathers {
    /// The best item counts.
    Best,
    /// Items add up, to the whole of the head.
    Sum,
}

/// A place on a scale, and what it weighs the points of an item by. The scale is part of the type,
/// so that how well an item is proved cannot be taken for how far advice was followed.
#[derive(Clone, Debug)]
pub struct Weighted<S> {
    /// The id it has in cases.
    pub id: String,
    /// What a reader sees.
    pub label: String,
    /// What is left of an item's points, in percent of them.
    pub weight: Percent,
    /// What it rests on.
    pub basis: Basis,
    pub(crate) scale: PhantomData<fn() -> S>,
}

/// The scale of how well an item is proved.
#[derive(Clone, Copy, Debug)]
pub enum GradeScale {}

/// The scale of how far advice was followed.
#[derive(Clone, Copy, Debug)]
pub enum FollowingScale {}

/// The scale of what following advice did.
#[derive(Clone, Copy, Debug)]
pub enum EffectScale {}

/// A grade of evidence: how well an item is proved.
pub type Grade = Weighted<GradeScale>;
/// Which grade of evidence.
pub type GradeId = Id<Grade>;
/// How far advice was followed.
pub type Following = Weighted<FollowingScale>;
/// Which degree of following.
pub type FollowingId = Id<Following>;
/// What following advice did.
pub type Effect = Weighted<EffectScale>;
/// Which effect of following advice.
pub type EffectId = Id<Effect>;

/// Which body of a schedule.
pub type BodyId = Id<Body>;

/// A body an organisation may engage with.
#[derive(Clone, Debug)]
pub struct Body {
    /// The id it has in cases.
    pub id: String,
    /// What a reader sees.
    pub label: String,
}

/// Which service of a schedule.
pub type ServiceId = Id<Service>;

/// A service of the NCSC or a like body.
#[derive(Clone, Debug)]
pub struct Service {
    /// The id it has in cases.
    pub id: String,
    /// What a reader sees.
    pub label: String,
    /// When it existed.
    pub available: Period,
    /// Who may use it, in words.
    pub open_to: String,
    /// Who may use it, as a condition.
    pub open_when: Option<Condition>,
    /// What evidence it leaves.
    pub evidence_left: String,
    /// How that can be checked.
    pub checked_by: String,
    /// The best grade normally reached.
    pub best_grade: Option<GradeId>,
    /// How well its standing is known.
    pub known: String,
    /// What it rests on.
    pub authority: Vec<AuthorityId>,
    /// What a reader must know.
    pub note: String,
}

/// Which kind of evidence.
pub type KindId = Id<Kind>;

/// A kind of evidence.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own that a schedule answers for the kind")]
pub struct Kind {
    /// The id it has in cases.
    pub id: String,
    /// What a reader sees.
    pub label: String,
    /// Its head; none for a kind that only condemns.
    pub head: Option<HeadId>,
    /// Its points, in percent of the head.
    pub points: Percent,
    /// The services it may be given under; any where empty.
    pub services: Vec<ServiceId>,
    /// The bodies it may concern; any where empty.
    pub bodies: Vec<BodyId>,
    /// The kinds whose fact it holds already, under the same head: beside it they do not count again.
    pub includes: Vec<KindId>,
    /// When it happens, relative to awareness.
    pub phase: Phase,
    /// Whether promptness weighs it.
    pub timed: bool,
    /// Whether it must have covered the breached entity and system.
    pub needs_coverage: bool,
    /// Whether it must have been kept up before the incident.
    pub needs_continuity: bool,
    /// Whether following and effect weigh it.
    pub needs_advice: bool,
    /// Whether it came from the body.
    pub from_body: bool,
    /// Whether its credit rests on how a ransom demand was met.
    pub rests_on_payment: bool,
    /// Whether it condemns.
    pub harms: bool,
    /// The question put to a person.
    pub question: String,
    /// How to answer it.
    pub hint: String,
    /// What its points rest on.
    pub basis: Basis,
}

/// When something happened, relative to the moment the organisation became aware.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Before the organisation became aware.
    Before,
    /// From awareness on.
    During,
    /// After the incident.
    After,
    /// At any time: no date puts it out of phase.
    Any,
}

impl Phase {
    /// Each with the word for it.
    pub const NAMES: [(&'static str, Phase); 4] =
        [("before", Phase::Before), ("during", Phase::During), ("after", Phase::After), ("any", Phase::Any)];

    /// The word for it in a rulebook or schedule.
    #[must_use]
    pub fn name(self) -> &'static str {
        name_among(&Self::NAMES, &self)
    }
}

/// A step in time: a weight of promptness that ends with a time limit, and what is left after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PromptnessStep {
    /// The time from awareness within which it holds.
    pub within: Duration,
    /// What is left of the points so long, in percent of them.
    pub weight: Percent,
    /// What is left of them after that, on the next step.
    pub then: Percent,
}

/// What promptness is worth.
#[derive(Clone, Debug)]
pub struct Promptness {
    /// Within this long from awareness; none for any later.
    pub within: Option<Duration>,
    /// What is left of an item's points, in percent of them.
    pub weight: Percent,
    /// What it rests on.
    pub basis: Basis,
}

/// One of the nine gates.
#[derive(Clone, Debug)]
pub struct Gate {
    /// Which of the nine it is.
    pub kind: GateKind,
    /// What a reader sees.
    pub label: String,
    /// The question the gate asks.
    pub question: String,
    /// What is left of the points of an item the gate reduces, in percent of them.
    pub reduced: Percent,
    /// What it rests on.
    pub basis: Basis,
}

/// The nine gates, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GateKind {
    /// The service existed and was open to the organisation.
    Service,
    /// Material from a body needs the organisation's consent.
    Consent,
    /// What a statute required earns nothing.
    Duty,
    /// The evidence is good enough.
    Grade,
    /// The organisation began it, before it knew of the investigation.
    Proactive,
    /// It covered the breached entity and system.
    Scope,
    /// It is not credited elsewhere.
    Once,
    /// Paying a ransom never mitigates.
    Ransom,
    /// The same material can condemn.
    Harm,
}

impl GateKind {
    /// Each with the word for it, in their order.
    pub const NAMES: [(&'static str, GateKind); 9] = [
        ("service", GateKind::Service),
        ("consent", GateKind::Consent),
        ("duty", GateKind::Duty),
        ("grade", GateKind::Grade),
        ("proactive", GateKind::Proactive),
        ("scope", GateKind::Scope),
        ("once", GateKind::Once),
        ("ransom", GateKind::Ransom),
        ("harm", GateKind::Harm),
    ];

    /// The word for it in a rulebook or schedule.
    #[must_use]
    pub fn name(self) -> &'static str {
        name_among(&Self::NAMES, &self)
    }
}

/// Which duty of a schedule.
pub type DutyId = Id<Duty>;

/// What a statute or licence requires anyway.
#[derive(Clone, Debug)]
pub struct Duty {
    /// Its id in the schedule.
    pub id: String,
    /// What a reader sees.
    pub label: String,
    /// When it is in force; none where it is not in force at all.
    pub in_force: Option<Period>,
    /// On whom it lies.
    pub when: Option<Condition>,
    /// The kinds of evidence it requires.
    pub kinds: Vec<KindId>,
    /// The bodies to which it is owed; any where empty.
    pub bodies: Vec<BodyId>,
    /// Whether what goes beyond it counts nothing either.
    pub never_counts: bool,
    /// What it rests on.
    pub authority: Vec<AuthorityId>,
    /// What a reader must know.
    pub note: String,
}

/// What national significance adds to the score.
#[derive(Clone, Debug)]
pub struct Significance {
    /// When the incident is nationally significant.
    pub when: Condition,
    /// What is added, in percent of the score; never above the whole.
    pub uplift: Percent,
    /// What it rests on.
    pub basis: Basis,
}

impl Schedule {
    /// What a gate leaves where it reduces, in percent of the item; nil where the schedule has no such
    /// gate.
    #[must_use]
    pub fn reduced(&self, gate: GateKind) -> Percent {
        self.gates.iter().find(|known| known.kind == gate).map_or(Percent::ZERO, |gate| gate.reduced)
    }

    /// The facts it looks at.
    #[must_use]
    pub fn facts(&self) -> Vec<FactId> {
        let roles = [self.roles.awareness, self.roles.detected, self.roles.investigation_known, self.roles.ransom_paid];
        let conditions = self
            .services
            .iter()
            .filter_map(|service| service.open_when.as_ref())
            .chain(self.duties.iter().filter_map(|duty| duty.when.as_ref()))
            .chain(self.significance.iter().map(|significance| &significance.when));
        conditions.flat_map(Condition::facts).copied().chain(roles.into_iter().flatten()).collect()
    }

    /// The steps in time by which promptness is worth less, from prompt to late.
    #[must_use]
    pub fn steps_in_time(&self) -> Vec<PromptnessStep> {
        let later = self.promptness.iter().skip(1);
        let each = self.promptness.iter().zip(later);
        each.filter_map(|(own, next)| {
            Some(PromptnessStep { within: own.within?, weight: own.weight, then: next.weight })
        })
        .collect()
    }

    /// The following of advice that weighs most; the first of several.
    #[must_use]
    pub(crate) fn best_following(&self) -> Option<FollowingId> {
        heaviest(&self.following)
    }

    /// The effect of advice that weighs most; the first of several.
    #[must_use]
    pub(crate) fn best_effect(&self) -> Option<EffectId> {
        heaviest(&self.effect)
    }
}

fn heaviest<S>(scale: &List<Weighted<S>>) -> Option<Id<Weighted<S>>> {
    let most = scale.iter().map(|place| place.weight).max()?;
    scale.position(|place| place.weight == most)
}
