//! A case before a rulebook. A [`Case`] that exists was admitted: every fact, step, factor and
//! kind of evidence it names is the rulebook's, every figure is inside what is permitted or says
//! why not, and what came from a body without consent has been left behind.
//!
//! What a case knows of a fact:
//!
//! ```
//! use affeer::{case::Case, diagnostic::Source, rulebook::Library};
//!
//! let rulebook = Library::rulebook("uk-gdpr-2024").ok_or("it is not shipped")??;
//! let case = Case::read(&rulebook, Source::new("case.toml", r#"
//!     [case]
//!     title = "An example"
//!     as-of = 2026-11-23
//!     [facts]
//!     articles = ["5(1)(f)", "32(1)"]
//!     role = "controller"
//!     undertaking = true
//!     turnover = "GBP 80m..120m"
//! "#))?;
//! let (turnover, _) = rulebook.fact("turnover").ok_or("there is no such fact")?;
//! assert!(turnover.of(&case.values).is_open(), "a range leaves it open");
//! assert_eq!(case.infringements.len(), 1);
//! assert!(case.evidence.is_empty());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod arising;
mod choice;
mod dates;
mod decided;
mod determination;
mod determinations_from_document;
mod draft;
mod evidence_from_document;
mod facts_from_document;
mod finding;
mod from_document;
mod one_after_another;
mod outcome;
mod permitted;
mod published;
mod refusals;
mod words;
mod sharing;
mod stamp;
mod withheld;

pub use choice::{Choice, chosen, no_such_rulebook, no_such_schedule};
pub use decided::EngagementDecided;
pub use determination::{Decider, Determination, DeterminationId, Figure, Target};
pub use draft::Draft;
pub use finding::{EngagementFinding, EngagementStatus, Incident};
pub use outcome::{Ended, Ending, Proposed, Published};

pub use dates::NONE_SO_FAR;
pub use facts_from_document::{answer, answer_as_of};
pub(crate) use from_document::{place_in, place_of_figure, read_as_written, withhold};
pub use sharing::without_decisions;
pub use sharing::{Shareable, shareable};
pub use stamp::stamp;
pub(crate) use stamp::{result_of, rules_of, stamp_of, stamped};

use crate::rulebook::{
    BodyId, EffectId, FactId, FactValue, FactorId, FollowingId, GradeId, KindId, Period, Rulebook, ServiceId,
};
use crate::value::{Day, Id, List, Moment, Span, name_among};
use std::ops::Deref;
use std::sync::Arc;

/// A case, admitted by its rulebook. Its parts are shared, so that a case that is the same but for
/// one of them costs no more than that one.
#[derive(Clone, Debug)]
pub struct Case<'r> {
    /// The rulebook it was admitted by.
    pub rulebook: &'r Rulebook,
    /// What is on record of it beside what its figures are made from.
    pub record: Arc<Record>,
    /// What is known of each fact, in the rulebook's order.
    pub values: Arc<Vec<FactValue>>,
    /// The facts that are given and do not arise, with what is said of them.
    pub left_aside: Vec<(FactId, FactValue)>,
    /// The infringements assessed apart; at least one.
    pub infringements: Arc<List<Arc<Infringement>>>,
    /// The evidence that may be shown, in the order of the file. Of what may not, nothing is kept.
    pub evidence: Arc<List<Evidence>>,
    /// What was decided.
    pub determinations: Arc<List<Determination>>,
}

impl<'r> Case<'r> {
    /// A case in which these facts are known, in the rulebook's order, and nothing else: no evidence,
    /// no decision, no day. It is not held against what the rulebook needs.
    #[must_use]
    pub(crate) fn of_facts(rulebook: &'r Rulebook, values: Vec<FactValue>) -> Case<'r> {
        let infringement = Infringement {
            id: String::new(),
            label: String::new(),
            values: values.clone(),
            left_aside: Vec::new(),
            written: Vec::new(),
        };
        Case {
            rulebook,
            record: Arc::new(Record::default()),
            values: Arc::new(values),
            infringements: Arc::new([Arc::new(infringement)].into_iter().collect()),
            evidence: Arc::new(List::new()),
            left_aside: Vec::new(),
            determinations: Arc::new(List::new()),
        }
    }
}

/// What is on record of a case beside what its figures are made from.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// What the case is called, for a reader.
    pub title: String,
    /// A note to the reader.
    pub note: String,
    /// SHA-256, in hex, of what may be shown of the file: of the file as it stands where that is all
    /// of it, else of what [`shareable`] makes of it. Nothing withheld goes into it.
    pub digest: String,
    /// Whether anything of the file may not be shown, so that the digest is not the file's own.
    pub shown_in_part: bool,
    /// Whether evidence was left out because it cannot be told whether it may be shown. How much of
    /// it there is, and what it says, is not kept.
    pub withholds_evidence: bool,
    /// The day of assessment; `None` where the case gives none: then it is not told what can still
    /// be done.
    pub as_of: Option<Day>,
    /// The day of the notice of intent; `None` where there was none yet. The first of the
    /// three days by which a rulebook is chosen.
    pub notice_of_intent: Option<Day>,
    /// The day of the penalty notice; `None` where there was none yet.
    pub notice: Option<Day>,
    /// The time of the infringement.
    pub infringement: Period,
    /// The documents relied on.
    pub exhibits: List<Exhibit>,
    /// Those on which nothing relies; empty where something is withheld, because that may be what
    /// relied on them, and in a case that restates a published decision.
    pub unused_exhibits: Vec<ExhibitId>,
    /// Where each fact that is given comes from, in the rulebook's order.
    pub sources: Vec<Option<Provenance>>,
    /// Facts given that do not arise, and were left aside.
    pub not_asked: Vec<FactId>,
    /// The published decision it restates; `None` for any other case.
    pub published: Option<Published>,
    /// The notice of intent that stands before its decision, or is all there is; `None` where the case
    /// restates none.
    pub proposed: Option<Proposed>,
    /// How it ended without a penalty; `None` for any other case.
    pub ended: Option<Ended>,
}

impl Deref for Case<'_> {
    type Target = Record;

    fn deref(&self) -> &Record {
        &self.record
    }
}

/// Which document relied on.
pub type ExhibitId = Id<Exhibit>;

/// A document relied on.
#[derive(Clone, Debug)]
pub struct Exhibit {
    /// Its name in the case.
    pub id: String,
    /// What it is.
    pub title: String,
    /// Where it is published.
    pub address: String,
    /// A note to the reader.
    pub note: String,
}

/// Where a fact, an item of evidence or a determination comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provenance {
    /// The exhibits it relies on, by their places in the case; empty where none is named.
    pub exhibits: Vec<ExhibitId>,
    /// Where in them.
    pub pinpoint: String,
    /// A note to the reader.
    pub note: String,
    /// Who says so.
    pub asserted_by: Option<Asserter>,
    /// Whether somebody denies it.
    pub disputed: bool,
    /// The options of a fact as they were written, with their pinpoints; a date as it was written.
    pub written: String,
}

/// Who says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asserter {
    /// The organisation whose penalty is assessed.
    Organisation,
    /// The regulator that may impose it.
    Regulator,
    /// The body engaged with.
    Body,
    /// Anybody but these three.
    ThirdParty,
}

impl Asserter {
    /// All, by name.
    pub const NAMES: [(&'static str, Asserter); 4] = [
        ("organisation", Asserter::Organisation),
        ("regulator", Asserter::Regulator),
        ("body", Asserter::Body),
        ("third-party", Asserter::ThirdParty),
    ];

    /// The name it has in cases, under `asserted-by`.
    #[must_use]
    pub fn name(self) -> &'static str {
        name_among(&Self::NAMES, &self)
    }
}

/// Which infringement of a case.
pub type InfringementId = Id<Arc<Infringement>>;

/// An infringement assessed apart.
#[derive(Clone, Debug)]
pub struct Infringement {
    /// Its name in the case; empty where the case has only one.
    pub id: String,
    /// What a reader sees.
    pub label: String,
    /// What is known of each fact, for this infringement.
    pub values: Vec<FactValue>,
    /// The facts that are given and do not arise in it, with what is said of them.
    pub left_aside: Vec<(FactId, FactValue)>,
    /// Options and dates of its own, each with what was read and as it was written: with pinpoints,
    /// by the clock that was given.
    pub written: Vec<(FactId, FactValue, String)>,
}

/// Which item of evidence.
pub type EvidenceId = Id<Evidence>;

/// An item of evidence that may be shown.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// Its name in the case; of one of which only the existence may be told, a name made of its
    /// place among those that may be shown.
    pub id: String,
    /// Its place in the file's list, from nil; what may not be shown has places there as well.
    pub place: usize,
    /// Its kind, by its place in the schedule: what its points and gates follow from.
    pub kind: KindId,
    /// The body engaged with; `None` where the case does not say.
    pub body: Option<BodyId>,
    /// The service it was given under; `None` where the case does not say.
    pub service: Option<ServiceId>,
    /// When it was done, as a range of moments; `None` where that is not known.
    pub at: Option<Span<Moment>>,
    /// Who began it.
    pub begun_by: Option<Beginner>,
    /// How well it is proved; `None` where the case does not say, which leaves its gate open.
    pub grade: Option<GradeId>,
    /// Whether it covered the breached entity.
    pub covers_entity: Option<bool>,
    /// Whether it covered the breached system.
    pub covers_system: Option<bool>,
    /// How long it was kept up.
    pub kept_up: Option<Period>,
    /// How far advice was followed.
    pub followed: Option<FollowingId>,
    /// What following it did.
    pub effect: Option<EffectId>,
    /// What exceeded a legal duty.
    pub beyond_duty: String,
    /// A factor that already counts it.
    pub credited_under: Option<FactorId>,
    /// Why the same material condemns.
    pub harms: String,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// Who began something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beginner {
    /// The organisation itself: only what it began can be proactive.
    Organisation,
    /// The body engaged with: the item was not proactive.
    Body,
    /// Anybody but these two: the item was not proactive.
    ThirdParty,
}

impl Beginner {
    /// All, by name.
    pub const NAMES: [(&'static str, Beginner); 3] =
        [("organisation", Beginner::Organisation), ("body", Beginner::Body), ("third-party", Beginner::ThirdParty)];

    /// The name it has in cases, under `begun-by`.
    #[must_use]
    pub fn name(self) -> &'static str {
        name_among(&Self::NAMES, &self)
    }
}

impl Case<'_> {
    /// The last moment at which a fact of it can have happened: of the day of assessment, or of the
    /// penalty notice where that came before; none where neither is given.
    #[must_use]
    pub fn latest(&self) -> Option<Moment> {
        let day = self.as_of.into_iter().chain(self.notice).min()?;
        Some(day.hours(self.rulebook.civil_time).most())
    }

    /// The day as of which it tells what is done and what has not come so far: of assessment, or of
    /// the penalty notice where no other is given; none where neither is.
    #[must_use]
    pub fn known_as_of(&self) -> Option<Day> {
        self.as_of.or(self.notice)
    }

    /// What it is of a date that it has not come so far: every moment after the day as of which the
    /// case tells; none where it gives no day.
    #[must_use]
    pub fn none_so_far(&self) -> Option<FactValue> {
        let end = self.known_as_of()?.hours(self.rulebook.civil_time).most();
        Some(dates::not_come_by(end))
    }

    /// Whether this is what it is of a date that it has not come so far.
    #[must_use]
    pub fn is_none_so_far(&self, value: &FactValue) -> bool {
        self.none_so_far().is_some_and(|not_come| not_come == *value)
    }

    /// Whether an item of evidence is a report of a day before the incident it is of was detected:
    /// they cannot both be so.
    #[must_use]
    pub fn is_before_detection(&self, item: &Evidence) -> bool {
        dates::is_before_detection(item, self.rulebook, &self.values)
    }

    /// What is known of each fact, for one infringement or for the whole case.
    #[must_use]
    pub fn values_of(&self, infringement: Option<InfringementId>) -> &[FactValue] {
        infringement.map_or(&self.values, |infringement| &self.infringements[infringement].values)
    }

    /// What a published decision found of engagement; none where the case does not restate one, or
    /// does not say.
    #[must_use]
    pub fn finding(&self) -> Option<&EngagementFinding> {
        self.published.as_ref()?.engagement.as_ref()
    }
}
