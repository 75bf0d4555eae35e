//! Facts a rulebook asks for, and what a case may know of one.

use super::authority::{AuthorityId, Basis};
use super::condition::Condition;
use super::period::Period;
use super::pinpoint::Pinpoints;
use super::section::SectionId;
use crate::diagnostic::Place;
use crate::value::{Amount, Id, List, OutOfRange, Span, Truth};

/// Which fact of a rulebook.
pub type FactId = Id<Fact>;

/// Which option of a fact.
pub type OptionId = Id<Choice>;

impl Id<Fact> {
    /// What is known of this fact, the values standing in the rulebook's order.
    #[must_use]
    pub fn of(self, facts: &[FactValue]) -> &FactValue {
        facts.get(self.index()).unwrap_or(&FactValue::NotKnown)
    }
}

/// A fact as the rulebook declares it.
#[derive(Clone, Debug)]
pub struct Fact {
    /// The name it has in cases and conditions.
    pub id: String,
    /// What kind of value it has.
    pub kind: FactKind,
    /// The question put to a person.
    pub question: String,
    /// How to find the answer.
    pub hint: String,
    /// Why it is asked.
    pub why: String,
    /// The steps and factors it feeds; `outside`, where it says if the rulebook reaches the case.
    pub feeds: Vec<String>,
    /// The section of the form it stands in.
    pub section: SectionId,
    /// When it is asked; always where there is no condition.
    pub asked_when: Option<Condition>,
    /// Between what values it is believed; an answer beyond them is admitted, and a caveat says so.
    pub plausible: Option<Plausible>,
    /// What the central reading takes where it is used as an amount and not known, or known only
    /// from one end.
    pub if_not_known: Option<Assumed>,
    /// The law behind the question.
    pub authority: Vec<AuthorityId>,
    /// Whether a case without it is refused.
    pub required: bool,
    /// Whether it is how long the infringement lasted, which a case that gives the period says already.
    pub lasts_as_infringement: bool,
    pub(crate) place: Place,
    pub(crate) feeds_place: Place,
}

/// Between what values an answer is believed, because most that lie beyond them are slips: a figure
/// that lost a digit, a sum in pence.
#[derive(Clone, Debug)]
pub struct Plausible {
    /// The least that is believed, in the unit of the fact, itself included; none where nothing is
    /// too little.
    pub from: Option<Amount>,
    /// The most that is believed, itself included; none where nothing is too much.
    pub to: Option<Amount>,
    /// What the two rest on.
    pub basis: Basis,
}

impl Plausible {
    /// Whether all of a range lies beyond what is believed.
    #[must_use]
    pub fn excludes(&self, span: Span<Amount>) -> bool {
        self.from.is_some_and(|from| span.most() < from) || self.to.is_some_and(|to| span.least() > to)
    }
}

/// An assumed value, with why.
#[derive(Clone, Debug)]
pub struct Assumed {
    /// The value, in the unit of the fact: pounds, pieces, percent or seconds.
    pub value: Amount,
    /// Why this value.
    pub rationale: String,
}

/// What the central reading takes of a fact used as an amount, in the unit of the fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Central {
    /// What is known: the amount, or the middle of a range that is known at both ends.
    Known(Amount),
    /// What the rulebook assumes: the amount is not known, or the assumed one lies in a range with
    /// an open end.
    Assumed(Amount),
    /// The one end that is known of a range that the assumed amount does not lie in.
    KnownEnd(Amount),
}

impl Central {
    /// What is taken, whichever way it was found, in the unit of the fact.
    #[must_use]
    pub fn amount(self) -> Amount {
        match self {
            Central::Known(amount) | Central::Assumed(amount) | Central::KnownEnd(amount) => amount,
        }
    }

    /// Whether it stands in for an amount that nobody knows.
    #[must_use]
    pub fn stands_in(self) -> bool {
        !matches!(self, Central::Known(_))
    }
}

/// What kind of value a fact has, and what it may be.
#[derive(Clone, Debug)]
pub enum FactKind {
    /// A sum of money.
    Money(Span<Amount>),
    /// A whole number.
    Count(Span<Amount>),
    /// A percentage, within this range, ends included.
    Percent(Span<Amount>),
    /// A length of time, in seconds.
    Duration(Span<Amount>),
    /// A day or moment, in seconds from 1970.
    Date,
    /// Yes or no.
    YesNo,
    /// One of several options.
    Option(List<Choice>),
    /// Any number of several options; with `pinpoints`, `32(1)(b)` counts as `32`.
    Options {
        /// The options, between one and 64.
        options: List<Choice>,
        /// Whether a pinpoint in brackets may follow the option.
        pinpoints: bool,
    },
}

/// An option of a fact.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The word in cases and conditions.
    pub id: String,
    /// What a person reads.
    pub label: String,
    /// The paragraphs and points it has, where the rulebook lists them.
    pub paragraphs: Option<Vec<Pinpoints>>,
    /// When it was in force, by the time of the conduct; open at both ends where the rulebook gives
    /// no day.
    pub in_force: Period,
}

impl Choice {
    /// Whether a pinpoint may follow it: none, one that is listed, or any where nothing is listed.
    #[must_use]
    pub fn has(&self, pinpoint: &str) -> bool {
        let listed = self.paragraphs.as_ref();
        pinpoint.is_empty() || listed.is_none_or(|listed| listed.iter().any(|paragraphs| paragraphs.hold(pinpoint)))
    }
}

/// What a case knows of a fact. Numbers of every unit are a range of plain numbers: pounds,
/// pieces, percent, seconds; the unit is the fact's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactValue {
    /// It is not answered, or answered with `not-known`.
    NotKnown,
    /// A number, or the range it lies in.
    Number(Span<Amount>),
    /// Yes or no.
    YesNo(bool),
    /// One of the options.
    Option(OptionId),
    /// The options with these places in the list, as bits.
    Options(u64),
}

/// The word under `feeds` of a fact that says whether the rulebook reaches the case.
pub(in crate::rulebook) const OUTSIDE: &str = "outside";

impl Fact {
    /// Whether it says if the rulebook reaches the case.
    #[must_use]
    pub(crate) fn feeds_reach(&self) -> bool {
        self.feeds.iter().any(|fed| fed == OUTSIDE)
    }

    /// Whether it can move a figure: it feeds more than whether the rulebook reaches the case.
    #[must_use]
    pub fn moves_figures(&self) -> bool {
        self.feeds.iter().any(|fed| fed != OUTSIDE)
    }

    /// What the central reading takes of it as an amount. A range has an open end where it ends at
    /// the limit of what is permitted: that limit says nothing of the amount, and what is taken does
    /// not move with it.
    ///
    /// # Errors
    /// [`OutOfRange`] when the middle of a range has more than 28 digits.
    pub fn central(&self, value: &FactValue) -> Result<Central, OutOfRange> {
        let permitted = self.kind.permitted();
        let nothing = permitted.map_or(Amount::ZERO, |span| span.least());
        let assumed = self.if_not_known.as_ref().map(|assumed| assumed.value);
        let not_known = Central::Assumed(assumed.unwrap_or(nothing));
        let FactValue::Number(span) = value else { return Ok(not_known) };
        let (least, most) = (span.least(), span.most());
        let open_below = permitted.is_some_and(|permitted| least <= permitted.least());
        let open_above = permitted.is_some_and(|permitted| most >= permitted.most());
        let known_end = match (open_below, open_above) {
            _ if span.is_point() => return Ok(Central::Known(least)),
            (false, false) => return least.middle(most).map(Central::Known),
            (true, true) => return Ok(not_known),
            (false, true) => least,
            (true, false) => most,
        };
        Ok(assumed.filter(|assumed| span.contains(*assumed)).map_or(Central::KnownEnd(known_end), Central::Assumed))
    }

    /// Whether it is asked, given what is known: always where there is no condition.
    #[must_use]
    pub fn asked(&self, facts: &[FactValue]) -> Truth {
        self.asked_when.as_ref().map_or(Truth::True, |asked| asked.truth(facts))
    }
}

impl FactKind {
    /// The name of the kind in a rulebook.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            FactKind::Money(_) => "money",
            FactKind::Count(_) => "count",
            FactKind::Percent(_) => "percent",
            FactKind::Duration(_) => "duration",
            FactKind::Date => "date",
            FactKind::YesNo => "yes-no",
            FactKind::Option(_) => "option",
            FactKind::Options { .. } => "options",
        }
    }

    /// The options, where there are any.
    #[must_use]
    pub fn choices(&self) -> &List<Choice> {
        static NONE: List<Choice> = List::new();
        match self {
            FactKind::Option(options) | FactKind::Options { options, .. } => options,
            _ => &NONE,
        }
    }

    /// The range it may lie in, where it is a number with one.
    #[must_use]
    pub fn permitted(&self) -> Option<Span<Amount>> {
        match self {
            FactKind::Money(span) | FactKind::Count(span) | FactKind::Percent(span) | FactKind::Duration(span) => {
                Some(*span)
            }
            _ => None,
        }
    }
}

impl FactValue {
    /// Whether something about it is open: it is not known, or only as a range.
    #[must_use]
    pub fn is_open(&self) -> bool {
        match self {
            FactValue::NotKnown => true,
            FactValue::Number(span) => !span.is_point(),
            _ => false,
        }
    }
}
