//! The nine gates an item of evidence passes, in order, each with its result and reason.

use super::dates::{Dates, OnDays};
use super::{ItemScore, Verdict};
use crate::case::{Beginner, Case, Evidence, EvidenceId};
use crate::rulebook::{
    Duty, DutyId, FactId, FactValue, FactorId, GateKind, Kind, Period, Phase, Schedule, Service, ServiceId,
};
use crate::value::{Amount, Day, Duration, Moment, OutOfRange, Percent, Span, Truth};

/// A gate and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassedGate {
    /// The gate, of the nine that every item passes in one order.
    pub gate: GateKind,
    /// What came of it.
    pub result: GateResult,
    /// Why it came out so: of the closed list of reasons.
    pub reason: Reason,
}

/// What came of a gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GateResult {
    /// The item passes whole.
    Passed,
    /// The item passes with less weight.
    Reduced(Percent),
    /// The item does not count.
    Failed,
    /// What is known leaves it open.
    Open,
    /// The gate asks nothing of such an item.
    NotAsked,
    /// The item condemns.
    Harms,
}

/// Why a gate came out as it did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Nothing stands in the way.
    Clear,
    /// The gate asks nothing of such an item.
    NotAsked,
    /// The date is not known.
    DateNotKnown,
    /// No service of the kind was available on that day; the service, where one is named.
    ServiceClosed(Option<ServiceId>),
    /// The service was not open to this organisation.
    NotOpenToOrganisation(ServiceId),
    /// It is not known whether the service was open.
    ServiceNotKnown,
    /// The organisation's own, or consented to.
    Consented,
    /// A duty required it.
    Required(DutyId),
    /// A duty required it and it went beyond.
    BeyondDuty(DutyId),
    /// It is not known whether a duty required it.
    DutyNotKnown(DutyId),
    /// The grade is below the minimum.
    GradeTooLow,
    /// The grade is not stated.
    GradeNotStated,
    /// The grade suffices.
    GradeSuffices,
    /// Somebody else began it.
    BegunByOther,
    /// It is not stated who began it.
    BeginnerNotStated,
    /// It came after the organisation knew of the investigation.
    AfterInvestigation,
    /// It is not known whether it came before the organisation knew of the investigation.
    InvestigationNotKnown,
    /// The organisation began it in good time.
    Proactive,
    /// It covered the breached entity and system.
    Covered,
    /// It covered one of the two.
    PartlyCovered,
    /// It covered neither.
    NotCovered,
    /// What it covered is not stated.
    CoverNotStated,
    /// It was not kept up for long enough before the incident.
    NotKeptUp,
    /// How long it was kept up is not stated.
    TimeNotStated,
    /// It came before awareness where only what comes after counts, or the other way round.
    WrongPhase,
    /// It came before awareness, and it is not known whether the incident had been detected by then.
    DetectionNotKnown,
    /// It is dated after the day of assessment: planned, not done.
    Planned,
    /// It may have been done by the day of assessment, or be planned for later.
    DoneNotKnown,
    /// It is credited under a factor.
    CreditedElsewhere(FactorId),
    /// Another item of the same kind counts.
    SameKind(EvidenceId),
    /// A ransom was paid.
    RansomPaid,
    /// It is not known whether a ransom was paid.
    RansomNotKnown,
    /// It shows a failing that was known and left.
    Condemns,
}

/// Judges one item; `delay` is how long after awareness it is supposed to have come, instead of what
/// its date says.
pub(super) fn evidence_item(
    id: EvidenceId,
    evidence: &Evidence,
    case: &Case<'_>,
    schedule: &Schedule,
    dates: &Dates,
    delay: Option<Duration>,
) -> Result<ItemScore, OutOfRange> {
    let kind = &schedule.kinds[evidence.kind];
    let judged = ItemInCase { evidence, kind, case, schedule, dates, delay };
    let mut gates: Vec<PassedGate> = GateKind::NAMES
        .iter()
        .map(|(_, gate)| {
            let (result, reason) = judged.gate(*gate);
            PassedGate { gate: *gate, result, reason }
        })
        .collect();
    let (mut least, mut most) = judged.weight()?;
    let mut verdict = Verdict::Counted;
    for passed in &gates {
        match passed.result {
            GateResult::Passed | GateResult::NotAsked => {}
            GateResult::Reduced(share) => {
                least = least.of_percent(share)?;
                most = most.of_percent(share)?;
                if verdict == Verdict::Counted {
                    verdict = Verdict::Reduced;
                }
            }
            GateResult::Failed | GateResult::Harms => {
                least = Percent::ZERO;
                most = Percent::ZERO;
                verdict = if passed.result == GateResult::Harms { Verdict::Harms } else { Verdict::NotCounted };
            }
            GateResult::Open => least = judged.open_floor(passed, least)?,
        }
    }
    if evidence.provenance.disputed {
        least = Percent::ZERO;
    }
    // The central reading takes it that an item came in the phase of its kind, unless the dates
    // say otherwise; what is certain does not.
    let likely = least;
    if judged.in_phase().and(judged.is_done()) == Truth::Open {
        least = Percent::ZERO;
        if let Some(scope) = gates.iter_mut().find(|passed| passed.gate == GateKind::Scope)
            && matches!(scope.result, GateResult::Passed | GateResult::NotAsked)
        {
            (scope.result, scope.reason) = (GateResult::Open, judged.why_time_is_open());
        }
    }
    if most.0.is_zero() && matches!(verdict, Verdict::Counted | Verdict::Reduced) {
        verdict = Verdict::NotCounted;
    } else if least != most {
        verdict = Verdict::Open;
    } else if verdict == Verdict::Counted && least < kind.points {
        verdict = Verdict::Reduced;
    }
    let item = ItemScore::new(id, verdict, (least, likely, most))?;
    Ok(ItemScore { gates, weights: judged.weights()?, ..item })
}

pub(super) struct ItemInCase<'j> {
    pub(super) evidence: &'j Evidence,
    pub(super) kind: &'j Kind,
    pub(super) case: &'j Case<'j>,
    pub(super) schedule: &'j Schedule,
    dates: &'j Dates,
    /// How long after awareness it is supposed to have come, where that is not read from its date.
    pub(super) delay: Option<Duration>,
}

impl ItemInCase<'_> {
    fn gate(&self, gate: GateKind) -> (GateResult, Reason) {
        match gate {
            GateKind::Service => self.service(),
            GateKind::Consent => (GateResult::Passed, Reason::Consented),
            GateKind::Duty => self.duty(),
            GateKind::Grade => self.grade(),
            GateKind::Proactive => self.proactive(),
            GateKind::Scope => self.scope(),
            GateKind::Once => match self.evidence.credited_under {
                Some(factor) => (GateResult::Failed, Reason::CreditedElsewhere(factor)),
                None => (GateResult::Passed, Reason::Clear),
            },
            GateKind::Ransom => self.ransom(),
            GateKind::Harm => {
                if self.kind.harms || !self.evidence.harms.is_empty() {
                    (GateResult::Harms, Reason::Condemns)
                } else {
                    (GateResult::Passed, Reason::Clear)
                }
            }
        }
    }

    /// What stays certain of an item whose gate is open: what the gate would leave at worst.
    fn open_floor(&self, passed: &PassedGate, least: Percent) -> Result<Percent, OutOfRange> {
        let floor = if passed.reason == Reason::InvestigationNotKnown {
            self.schedule.reduced(GateKind::Proactive)
        } else if matches!(passed.reason, Reason::DutyNotKnown(duty) if self.is_exceeded(duty)) {
            self.schedule.reduced(GateKind::Duty)
        } else {
            Percent::ZERO
        };
        least.of_percent(floor)
    }

    fn service(&self) -> (GateResult, Reason) {
        let candidates: Vec<ServiceId> = match self.evidence.service {
            Some(service) => vec![service],
            None => self.kind.services.clone(),
        };
        if candidates.is_empty() {
            return (GateResult::NotAsked, Reason::NotAsked);
        }
        let mut best = Truth::False;
        let mut reason = Reason::ServiceClosed(self.evidence.service);
        for service in candidates {
            let (truth, why) = self.open(service);
            if best == Truth::False {
                reason = why;
            }
            best = best.or(truth);
        }
        match best {
            Truth::True => (GateResult::Passed, Reason::Clear),
            Truth::False => (GateResult::Failed, reason),
            Truth::Open => (
                GateResult::Open,
                if self.evidence.at.is_none() && self.evidence.kept_up.is_none() {
                    Reason::DateNotKnown
                } else {
                    Reason::ServiceNotKnown
                },
            ),
        }
    }

    fn open(&self, id: ServiceId) -> (Truth, Reason) {
        let service = &self.schedule.services[id];
        let time = match (self.evidence.at, self.evidence.kept_up) {
            (Some(at), _) => self.during(service.available, at),
            (None, Some(kept_up)) => kept_within(service.available, kept_up),
            (None, None) => Truth::between(service.available == Period::default(), false),
        };
        if time == Truth::False {
            return (Truth::False, Reason::ServiceClosed(Some(id)));
        }
        let access = service.open_when.as_ref().map_or(Truth::True, |when| when.truth(&self.case.values));
        if access == Truth::False {
            return (Truth::False, Reason::NotOpenToOrganisation(id));
        }
        (time.and(access), Reason::ServiceNotKnown)
    }

    fn duty(&self) -> (GateResult, Reason) {
        let mut found: Option<(Truth, DutyId)> = None;
        for (id, duty) in self.schedule.duties.entries() {
            let truth = self.required(duty);
            // What is certain before what is open, and what nothing can exceed before the rest.
            let rank = |truth, duty: &Duty| (truth == Truth::True, duty.never_counts);
            let before = found.map(|(before, other)| rank(before, &self.schedule.duties[other]));
            if truth != Truth::False && before.is_none_or(|before| before < rank(truth, duty)) {
                found = Some((truth, id));
            }
        }
        match found {
            None => (GateResult::Passed, Reason::Clear),
            Some((Truth::True, duty)) if self.is_exceeded(duty) => {
                (GateResult::Reduced(self.schedule.reduced(GateKind::Duty)), Reason::BeyondDuty(duty))
            }
            Some((Truth::True, duty)) => (GateResult::Failed, Reason::Required(duty)),
            Some((_, duty)) => (GateResult::Open, Reason::DutyNotKnown(duty)),
        }
    }

    /// Whether more was done than the duty asked, and that can count.
    fn is_exceeded(&self, duty: DutyId) -> bool {
        !self.evidence.beyond_duty.is_empty() && !self.schedule.duties[duty].never_counts
    }

    fn required(&self, duty: &Duty) -> Truth {
        let Some(in_force) = duty.in_force else { return Truth::False };
        if !duty.kinds.contains(&self.evidence.kind) {
            return Truth::False;
        }
        let body = match self.evidence.body {
            _ if duty.bodies.is_empty() => Truth::True,
            Some(body) => Truth::from(duty.bodies.contains(&body)),
            None => Truth::Open,
        };
        let time = match self.evidence.at {
            Some(at) => self.during(in_force, at),
            None => self.undated(in_force),
        };
        let on_them = duty.when.as_ref().map_or(Truth::True, |when| when.truth(&self.case.values));
        body.and(time).and(on_them)
    }

    /// Whether a duty was in force for an item without a date: one kept up while it was; else one
    /// of an infringement that began under it, for what an organisation does only once it is aware.
    fn undated(&self, in_force: Period) -> Truth {
        if in_force == Period::default() {
            return Truth::True;
        }
        if let Some(kept_up) = self.evidence.kept_up {
            let begun = kept_up.from.is_some() || in_force.to.is_none();
            return if begun { kept_within(in_force, kept_up) } else { Truth::Open };
        }
        let later = matches!(self.kind.phase, Phase::During | Phase::After);
        match (in_force.from, in_force.to, self.case.infringement.from) {
            (Some(from), None, Some(began)) if later && from <= began => Truth::True,
            _ => Truth::Open,
        }
    }

    fn grade(&self) -> (GateResult, Reason) {
        match self.evidence.grade {
            None => (GateResult::Open, Reason::GradeNotStated),
            Some(grade) if grade < self.schedule.minimum_grade => (GateResult::Failed, Reason::GradeTooLow),
            Some(_) => (GateResult::Passed, Reason::GradeSuffices),
        }
    }

    fn proactive(&self) -> (GateResult, Reason) {
        if self.kind.from_body || self.kind.harms {
            return (GateResult::NotAsked, Reason::NotAsked);
        }
        match self.evidence.begun_by {
            Some(Beginner::Body | Beginner::ThirdParty) => return (GateResult::Failed, Reason::BegunByOther),
            None => return (GateResult::Open, Reason::BeginnerNotStated),
            Some(Beginner::Organisation) => {}
        }
        if self.kind.phase == Phase::Before {
            return (GateResult::Passed, Reason::Proactive);
        }
        let Some(fact) = self.schedule.roles.investigation_known else {
            return (GateResult::Passed, Reason::Proactive);
        };
        match self.before(fact) {
            Truth::True => (GateResult::Passed, Reason::Proactive),
            Truth::False => {
                (GateResult::Reduced(self.schedule.reduced(GateKind::Proactive)), Reason::AfterInvestigation)
            }
            Truth::Open => (GateResult::Open, Reason::InvestigationNotKnown),
        }
    }

    /// Whether the item came no later than a date.
    fn before(&self, fact: FactId) -> Truth {
        if !is_asked(self.case, fact) {
            return Truth::True;
        }
        let FactValue::Number(date) = fact.of(&self.case.values) else { return Truth::Open };
        // What is done without a date was done by the day of assessment.
        let undated = || self.dates.done_by.map(|(_, last)| Span::hull(Moment::FIRST, last));
        let Some(at) = self.evidence.at.or_else(undated) else { return Truth::Open };
        let at = at.seconds();
        Truth::between(at.most() <= date.least(), at.least() > date.most())
    }

    fn scope(&self) -> (GateResult, Reason) {
        if self.is_done() == Truth::False {
            return (GateResult::Failed, Reason::Planned);
        }
        if self.in_phase() == Truth::False {
            return (GateResult::Failed, Reason::WrongPhase);
        }
        let mut worst = (GateResult::Passed, Reason::Covered);
        if self.kind.needs_coverage {
            worst = match (self.evidence.covers_entity, self.evidence.covers_system) {
                (Some(true), Some(true)) => worst,
                (Some(false), Some(false)) => return (GateResult::Failed, Reason::NotCovered),
                (Some(true), Some(false)) | (Some(false), Some(true)) => {
                    (GateResult::Reduced(self.schedule.reduced(GateKind::Scope)), Reason::PartlyCovered)
                }
                _ => return (GateResult::Open, Reason::CoverNotStated),
            };
        }
        if self.kind.needs_continuity {
            match self.continuity() {
                Some(GateResult::Passed) => {}
                Some(GateResult::Failed) => return (GateResult::Failed, self.why_not_kept_up()),
                Some(_) if worst.0 == GateResult::Passed => {
                    worst = (GateResult::Reduced(self.schedule.reduced(GateKind::Scope)), Reason::NotKeptUp);
                }
                Some(_) => {}
                None => return (GateResult::Open, Reason::TimeNotStated),
            }
        }
        if worst.0 == GateResult::Passed
            && !self.kind.needs_coverage
            && !self.kind.needs_continuity
            && self.kind.phase == Phase::Any
        {
            return (GateResult::NotAsked, Reason::NotAsked);
        }
        worst
    }

    /// Whether it was done by the end of the day of assessment; so where the case gives none.
    fn is_done(&self) -> Truth {
        let Some((day, end)) = self.dates.done_by else { return Truth::True };
        match (self.evidence.at, self.evidence.kept_up) {
            (Some(at), _) => Truth::between(at.most() <= end, at.least() > end),
            (None, Some(Period { from: Some(from), .. })) => Truth::from(from <= day),
            (None, _) => Truth::True,
        }
    }

    /// Whether the item came in the phase of its kind. On the day of awareness itself the hour
    /// does not decide. What was kept up for a time is measured by that. What is done about an
    /// incident can be done as soon as it is detected, be it before anybody was aware that personal
    /// data were affected. A report shows by itself that it was detected by then.
    fn in_phase(&self) -> Truth {
        if self.kind.phase == Phase::Any || self.evidence.at.is_none() && self.evidence.kept_up.is_some() {
            return Truth::True;
        }
        let Some(at) = self.evidence.at else { return Truth::Open };
        let aware = self.dates.aware;
        if self.kind.phase == Phase::Before {
            return aware.map_or(Truth::Open, |OnDays { first, last }| {
                Truth::between(at.most() <= first.1.most(), at.least() > last.1.most())
            });
        }
        match (self.schedule.roles.detected.map(|_| self.dates.detected), aware) {
            (Some(Some(OnDays { first, .. })), _) if self.kind.timed => Truth::from(at.most() >= first.1.least()),
            (Some(None), _) if self.kind.timed => Truth::True,
            // It may have been detected before anybody was aware.
            (Some(None), Some(aware)) => Truth::between(at.least() >= aware.last.1.least(), false),
            (Some(Some(OnDays { first, last })), _) | (None, Some(OnDays { first, last })) => {
                Truth::between(at.least() >= last.1.least(), at.most() < first.1.least())
            }
            (_, None) => Truth::Open,
        }
    }

    /// Why it is open whether the item was done in time for its kind.
    fn why_time_is_open(&self) -> Reason {
        if self.in_phase() == Truth::True {
            Reason::DoneNotKnown
        } else if self.evidence.at.is_some() && self.awareness().is_some() {
            Reason::DetectionNotKnown
        } else {
            Reason::DateNotKnown
        }
    }

    /// Whether it was kept up for long enough up to the incident; nothing where that is open.
    fn continuity(&self) -> Option<GateResult> {
        let kept_up = self.within_service(self.evidence.kept_up?);
        let OnDays { first: (first, _), last: (last, _) } = self.dates.aware?;
        if matches!(kept_up, Period { from: Some(from), to: Some(to) } if to < from) {
            return Some(GateResult::Failed);
        }
        if kept_up.to.is_some_and(|to| to < first) {
            return Some(GateResult::Failed);
        }
        let from = kept_up.from?;
        // The later the day of awareness, the longer it had been kept up by then.
        let by = |aware: Day| {
            if from <= aware.months_before(self.schedule.continuity_months) {
                GateResult::Passed
            } else if from < aware {
                GateResult::Reduced(self.schedule.reduced(GateKind::Scope))
            } else {
                GateResult::Failed
            }
        };
        let longest = by(last);
        // Where no last day is given it may have ended before.
        let ended = self.evidence.kept_up.is_some_and(|kept_up| kept_up.to.is_some());
        let lasted = ended && kept_up.to.is_some_and(|to| to >= last);
        (longest == GateResult::Failed || lasted && by(first) == longest).then_some(longest)
    }

    /// Why it was not kept up to the incident: the service had closed by then, or it was given up.
    fn why_not_kept_up(&self) -> Reason {
        let closed = self.evidence.kept_up.is_some_and(|kept_up| self.within_service(kept_up).to != kept_up.to);
        if closed { Reason::ServiceClosed(self.evidence.service) } else { Reason::NotKeptUp }
    }

    /// The part of the time it was kept up in which its service was there: what lies after the last
    /// day of the service does not count, nor what lies before its first. Where no service is named,
    /// any of its kind will do.
    fn within_service(&self, kept_up: Period) -> Period {
        let services = self.evidence.service.as_ref().map_or(self.kind.services.as_slice(), std::slice::from_ref);
        let open = |service: &&Service| {
            service.open_when.as_ref().is_none_or(|when| when.truth(&self.case.values) != Truth::False)
        };
        let services = services.iter().map(|service| &self.schedule.services[*service]);
        let there = || services.clone().filter(open).map(|service| service.available);
        // Nothing bounds it where one of them has no such day.
        let opens = there().map(|there| there.from).min().flatten();
        let closes =
            if there().any(|there| there.to.is_none()) { None } else { there().filter_map(|there| there.to).max() };
        Period {
            from: kept_up.from.map(|from| opens.map_or(from, |opens| opens.max(from))),
            to: match (kept_up.to, closes) {
                (Some(to), Some(closes)) => Some(to.min(closes)),
                (to, closes) => to.or(closes),
            },
        }
    }

    fn ransom(&self) -> (GateResult, Reason) {
        if !self.kind.rests_on_payment {
            return (GateResult::NotAsked, Reason::NotAsked);
        }
        let Some(fact) = self.schedule.roles.ransom_paid else { return (GateResult::NotAsked, Reason::NotAsked) };
        match fact.of(&self.case.values) {
            FactValue::YesNo(true) => (GateResult::Failed, Reason::RansomPaid),
            FactValue::YesNo(false) => (GateResult::Passed, Reason::Clear),
            _ => (GateResult::Open, Reason::RansomNotKnown),
        }
    }

    /// Whether a time falls in a period, whose days are those of the rulebook's place.
    fn during(&self, period: Period, at: Span<Moment>) -> Truth {
        let place = self.case.rulebook.civil_time;
        let from = period.from.map(|day| day.hours(place).least());
        let to = period.to.map(|day| day.hours(place).most());
        let inside = from.is_none_or(|from| from <= at.least()) && to.is_none_or(|to| at.most() <= to);
        let outside = from.is_some_and(|from| at.most() < from) || to.is_some_and(|to| to < at.least());
        Truth::between(inside, outside)
    }

    pub(super) fn awareness(&self) -> Option<Span<Amount>> {
        match self.schedule.roles.awareness?.of(&self.case.values) {
            FactValue::Number(span) => Some(*span),
            _ => None,
        }
    }
}

/// Whether a fact arises in the case.
fn is_asked(case: &Case<'_>, fact: FactId) -> bool {
    case.rulebook.facts[fact].asked(&case.values) != Truth::False
}

/// Whether a service was available for some of the time it was used.
fn kept_within(available: Period, kept_up: Period) -> Truth {
    Truth::from(available.meets(kept_up))
}
