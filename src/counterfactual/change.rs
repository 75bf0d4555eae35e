//! A change: what is otherwise.

use crate::assess::{Engagement, Inputs, OpenItem, Points, Position, Reading, SumsRead, score_of};
use crate::case::{Case, Determination, DeterminationId, Evidence, EvidenceId, Infringement, InfringementId, Target};
use crate::rulebook::{FactId, FactValue, Rulebook};
use crate::value::{List, OutOfRange};
use std::sync::Arc;

/// Something that is otherwise than in a case. Those of facts, evidence and decisions make another
/// case; the last two leave the case as it is and read it otherwise.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Change<'r> {
    /// A fact has another value: of the whole case and of every infringement that does not say
    /// otherwise; or of one infringement.
    Fact {
        /// The fact, by its place in the rulebook.
        fact: FactId,
        /// The infringement, where only it is meant.
        infringement: Option<InfringementId>,
        /// The value it has instead; `NotKnown` takes the answer away.
        value: FactValue,
    },
    /// Every fact and infringement is as given here, in the rulebook's order: what undoes any
    /// change of facts.
    Facts {
        /// Of the whole case.
        values: Vec<FactValue>,
        /// Those of the whole case that do not arise.
        left_aside: Vec<(FactId, FactValue)>,
        /// Every infringement of the case, with what is known for it.
        infringements: List<Arc<Infringement>>,
    },
    /// There is one more item of evidence, at this place or after the last.
    WithEvidence {
        /// The number of items that stand before it.
        after: usize,
        /// The item as it would stand in the case.
        item: Box<Evidence>,
    },
    /// These items of evidence are not there.
    WithoutEvidence(Vec<EvidenceId>),
    /// The evidence is what is given here: what undoes any change of evidence.
    Evidence(List<Evidence>),
    /// Something is decided, in place of what was decided of the same.
    Decided(Box<Determination>),
    /// Something is not decided.
    Undecided(DeterminationId),
    /// What is decided is what is given here: what undoes any change of decisions.
    Determinations(List<Determination>),
    /// Nothing is decided and nothing was published: only facts and evidence are left.
    FactsAlone,
    /// The case stands under this rulebook, whose lists are the same as those of its own:
    /// [`Rulebook::without_decision`].
    Rulebook(&'r Rulebook),
    /// The engagement enters otherwise.
    Engagement(Engagement),
    /// One thing that is open is read as in this reading.
    Read(OpenItem, Reading),
}

/// A case, and how it is read: what changes are made to.
#[derive(Clone, Debug)]
pub struct Situation<'r> {
    /// The case that is assessed.
    pub case: Case<'r>,
    /// What its engagement scores, where the rulebook has a schedule.
    pub score: Option<Points>,
    /// How the engagement enters.
    pub engagement: Engagement,
    /// One thing that is read otherwise.
    pub isolated: Option<(OpenItem, Reading)>,
}

impl<'r> Situation<'r> {
    /// A case as it stands.
    ///
    /// # Errors
    /// [`OutOfRange`] when a weight or share of the engagement cannot be kept exactly.
    pub fn of(case: &Case<'r>) -> Result<Situation<'r>, OutOfRange> {
        Ok(Situation::with_score(case, score_of(case)?.map(|score| score.points)))
    }

    /// A case as it stands, whose engagement is known to score so much.
    #[must_use]
    pub(crate) fn with_score(case: &Case<'r>, score: Option<Points>) -> Situation<'r> {
        Situation { case: case.clone(), score, engagement: Engagement::Counted, isolated: None }
    }

    /// What an account of it is made from.
    #[must_use]
    pub fn inputs(&self) -> Inputs<'_> {
        Inputs {
            case: &self.case,
            score: self.score,
            engagement: self.engagement,
            isolated: self.isolated,
            sums: SumsRead::AsSet,
        }
    }
}

impl<'r> Change<'r> {
    /// The situation with the change.
    ///
    /// # Errors
    /// [`OutOfRange`] when a weight or share of the engagement cannot be kept exactly.
    pub fn applied_to(&self, situation: &Situation<'r>) -> Result<Situation<'r>, OutOfRange> {
        let mut changed = situation.clone();
        if let Some(inputs) = self.read_otherwise(situation) {
            changed.engagement = inputs.engagement;
            changed.isolated = inputs.isolated;
            return Ok(changed);
        }
        changed.case = self.made_to(&situation.case);
        if self.moves_score(&situation.case) {
            changed.score = score_of(&changed.case)?.map(|score| score.points);
        }
        Ok(changed)
    }

    /// What an account of the situation is made from where the change only reads it otherwise; none
    /// where it makes another case.
    pub(super) fn read_otherwise<'s>(&self, situation: &'s Situation<'r>) -> Option<Inputs<'s>> {
        match self {
            Change::Engagement(engagement) => Some(Inputs { engagement: *engagement, ..situation.inputs() }),
            Change::Read(item, reading) => Some(Inputs { isolated: Some((*item, *reading)), ..situation.inputs() }),
            Change::Fact { .. }
            | Change::Facts { .. }
            | Change::WithEvidence { .. }
            | Change::WithoutEvidence(_)
            | Change::Evidence(_)
            | Change::Decided(_)
            | Change::Undecided(_)
            | Change::Determinations(_)
            | Change::FactsAlone
            | Change::Rulebook(_) => None,
        }
    }

    /// The case with the change. One that only reads it otherwise leaves it as it is.
    #[must_use]
    pub fn made_to(&self, case: &Case<'r>) -> Case<'r> {
        let mut case = case.clone();
        match self {
            Change::Fact { fact, infringement, value } => case.set_fact(*fact, *infringement, value),
            Change::Facts { values, left_aside, infringements } => {
                case.values = Arc::new(values.clone());
                case.left_aside.clone_from(left_aside);
                case.infringements = Arc::new(infringements.clone());
            }
            Change::WithEvidence { after, item } => {
                let mut items: Vec<Evidence> = case.evidence.iter().cloned().collect();
                items.insert((*after).min(items.len()), item.as_ref().clone());
                case.evidence = Arc::new(List::from(items));
            }
            Change::WithoutEvidence(gone) => {
                let kept = case.evidence.entries().filter(|(id, _)| !gone.contains(id));
                case.evidence = Arc::new(kept.map(|(_, item)| item.clone()).collect());
            }
            Change::Evidence(items) => case.evidence = Arc::new(items.clone()),
            Change::Decided(determination) => {
                let others = case.determinations.iter().filter(|other| !decide_the_same(other, determination));
                let mut all: Vec<Determination> = others.cloned().collect();
                all.push(determination.as_ref().clone());
                case.determinations = Arc::new(List::from(all));
            }
            Change::Undecided(gone) => {
                let kept = case.determinations.entries().filter(|(id, _)| id != gone);
                case.determinations = Arc::new(kept.map(|(_, determination)| determination.clone()).collect());
            }
            Change::Determinations(list) => case.determinations = Arc::new(list.clone()),
            Change::FactsAlone => {
                case.determinations = Arc::new(List::new());
                let record = Arc::make_mut(&mut case.record);
                (record.published, record.proposed, record.ended) = (None, None, None);
            }
            Change::Rulebook(rulebook) => case.rulebook = rulebook,
            Change::Engagement(_) | Change::Read(..) => {}
        }
        case
    }

    /// What undoes the change, made to the situation as it was before.
    #[must_use]
    pub fn undoing(&self, before: &Situation<'r>) -> Vec<Change<'r>> {
        let case = &before.case;
        let determinations = || Change::Determinations(case.determinations.as_ref().clone());
        match self {
            Change::Fact { .. } | Change::Facts { .. } => vec![Change::Facts {
                values: case.values.to_vec(),
                left_aside: case.left_aside.clone(),
                infringements: case.infringements.as_ref().clone(),
            }],
            Change::WithEvidence { .. } | Change::WithoutEvidence(_) | Change::Evidence(_) => {
                vec![Change::Evidence(case.evidence.as_ref().clone())]
            }
            // What was published is no part of any figure, and is not brought back.
            Change::Decided(_) | Change::Undecided(_) | Change::Determinations(_) | Change::FactsAlone => {
                vec![determinations()]
            }
            Change::Rulebook(_) => vec![Change::Rulebook(case.rulebook)],
            Change::Engagement(_) => vec![Change::Engagement(before.engagement)],
            Change::Read(..) => {
                before.isolated.map(|(item, reading)| Change::Read(item, reading)).into_iter().collect()
            }
        }
    }

    /// The infringement to which it is confined, beside the steps that are taken once.
    pub(super) fn infringement(&self, case: &Case<'_>) -> Option<InfringementId> {
        match self {
            // What the engagement scores can count in every infringement.
            Change::Fact { fact, .. } if case.rulebook.schedule_rests_on(*fact) => None,
            Change::Fact { infringement, .. }
            | Change::Read(OpenItem::Step(_, infringement) | OpenItem::Factor(_, infringement), _) => *infringement,
            Change::Decided(determination) => determination.target.infringement(),
            Change::Read(OpenItem::Fact(_) | OpenItem::Evidence(_), _)
            | Change::Facts { .. }
            | Change::WithEvidence { .. }
            | Change::WithoutEvidence(_)
            | Change::Evidence(_)
            | Change::Undecided(_)
            | Change::Determinations(_)
            | Change::FactsAlone
            | Change::Rulebook(_)
            | Change::Engagement(_) => None,
        }
    }

    /// Whether the score of the engagement may be another.
    fn moves_score(&self, case: &Case<'_>) -> bool {
        match self {
            Change::Fact { fact, .. } => case.rulebook.schedule_rests_on(*fact),
            Change::Facts { .. }
            | Change::WithEvidence { .. }
            | Change::WithoutEvidence(_)
            | Change::Evidence(_)
            | Change::Rulebook(_) => true,
            Change::Decided(_)
            | Change::Undecided(_)
            | Change::Determinations(_)
            | Change::FactsAlone
            | Change::Engagement(_)
            | Change::Read(..) => false,
        }
    }

    /// Whether a step is given something else than before. Every other step does the same with the
    /// same balance.
    #[must_use]
    pub fn affects(&self, case: &Case<'_>, position: Position) -> bool {
        let rulebook = case.rulebook;
        let (step, of) = position;
        let engagement = || rulebook.engagement_step() == Some(step);
        let decides = |target: &Target| match target {
            Target::Step(decided, infringement) => *decided == step && *infringement == of,
            Target::Factors(factors, infringement) => {
                *infringement == of && factors.iter().any(|factor| rulebook.factors[*factor].step == step)
            }
        };
        match self {
            Change::Fact { fact, infringement, .. } => touches(case, &[*fact], *infringement, position),
            Change::WithEvidence { .. } | Change::WithoutEvidence(_) | Change::Evidence(_) | Change::Engagement(_) => {
                engagement()
            }
            Change::Decided(determination) => decides(&determination.target),
            Change::Undecided(gone) => decides(&case.determinations[*gone].target),
            Change::Facts { .. } | Change::Determinations(_) | Change::FactsAlone | Change::Rulebook(_) => true,
            Change::Read(item, _) => match item {
                OpenItem::Fact(fact) => rulebook.step_uses(step, *fact),
                OpenItem::Step(judged, infringement) => *judged == step && *infringement == of,
                OpenItem::Factor(factor, infringement) => rulebook.factors[*factor].step == step && *infringement == of,
                OpenItem::Evidence(_) => engagement(),
            },
        }
    }
}

/// Whether other answers to some facts, of the whole case or of one infringement, may give a step
/// something else.
pub(super) fn touches(case: &Case<'_>, facts: &[FactId], of: Option<InfringementId>, (step, at): Position) -> bool {
    let rulebook = case.rulebook;
    let here = of.is_none() || at.is_none() || of == at;
    let engages = rulebook.engagement_step() == Some(step);
    facts.iter().any(|fact| here && rulebook.step_rests_on(step, *fact) || engages && rulebook.schedule_rests_on(*fact))
}

/// Whether two determinations decide something that can be decided only once.
fn decide_the_same(one: &Determination, other: &Determination) -> bool {
    match (&one.target, &other.target) {
        (Target::Factors(these, here), Target::Factors(those, there)) => {
            here == there && these.iter().any(|factor| those.contains(factor))
        }
        (these, those) => these == those,
    }
}
