//! Seriousness: a share of the balance, by degree.

use super::super::at::{At, Reason};
use super::super::ledger::{Asked, Lines, Operand, Rule, Why};
use super::super::reading::{Reading, Readings};
use super::super::state::State;
use super::raising_figure;
use crate::case::Figure;
use crate::rulebook::{DegreeId, IndicatedBand, Seriousness};
use crate::value::{OutOfRange, Percent, Truth};

pub(super) fn apply<'c>(
    at: &At<'c, '_>,
    seriousness: &'c Seriousness,
    states: &mut Readings<State>,
    lines: &mut Lines<'c>,
) -> Result<(), OutOfRange> {
    let facts = Indicated::of(at, seriousness);
    let determination = at.determination();
    let decided = determination.map(|determination| determination.figure);
    let why = |degree: Option<DegreeId>| match (determination, degree) {
        (Some(determination), _) => Why::Decided(determination),
        (None, Some(degree)) => Why::judged(&seriousness.bands[degree].share),
        (None, None) => Why::NoneHolds,
    };
    let reason = |degree: Option<DegreeId>| Reason {
        rule: Rule::Seriousness {
            degrees: seriousness.bands.as_slice(),
            degree: degree.map(|degree| &seriousness.bands[degree]),
            indicated_by: facts.certain,
        },
        asked: facts.asked,
        why: why(degree),
    };
    match decided {
        Some(Figure::Share(share, degree)) => {
            at.post(states, false, || reason(degree), lines, |_, state| Ok((Operand::Share(share), state.balance)))
        }
        Some(Figure::Sum(sum)) => {
            let degree = determination.and_then(|determination| determination.degree);
            at.post(
                states,
                false,
                || reason(degree),
                lines,
                |reading, state| {
                    let set = at.sum_set(sum, reading, state, |state| Ok(state.balance))?;
                    Ok((Operand::Sum(set), state.balance))
                },
            )
        }
        Some(Figure::Band(degree)) => {
            let open = is_open(seriousness, &[degree], true);
            at.post(
                states,
                open,
                || reason(Some(degree)),
                lines,
                |reading, state| {
                    let share = share(at, seriousness, &[degree], reading, reading);
                    Ok((Operand::Share(share), state.balance))
                },
            )
        }
        Some(Figure::Change(_)) | None => {
            let open = is_open(seriousness, &facts.possible, false);
            at.post(
                states,
                open,
                || reason(facts.last()),
                lines,
                |reading, state| {
                    let facts_read_in = facts.read_in(at, reading);
                    let own = at.step_read_in(reading);
                    // What the guidance permits is any degree, unless the facts settle it.
                    let any: Vec<DegreeId>;
                    let bands = if own.is_outer() && !seriousness.settled_by_facts {
                        any = seriousness.bands.ids().collect();
                        any.as_slice()
                    } else if facts_read_in == Reading::Central {
                        facts.possible.split_last().map_or(&[][..], |(last, _)| std::slice::from_ref(last))
                    } else {
                        facts.possible.as_slice()
                    };
                    let share = share(at, seriousness, bands, reading, facts_read_in);
                    Ok((Operand::Share(share), state.balance))
                },
            )
        }
    }
}

/// The share for one of several degrees, in a reading of the account and one of the facts.
fn share(
    at: &At<'_, '_>,
    seriousness: &Seriousness,
    degrees: &[DegreeId],
    reading: Reading,
    facts_read_in: Reading,
) -> Percent {
    let own = at.step_read_in(reading);
    let shares = degrees.iter().filter_map(|degree| raising_figure(&seriousness.bands[*degree].share, own));
    let share = if own.or_if_central(facts_read_in).is_unfavourable() { shares.max() } else { shares.min() };
    Percent(share.unwrap_or_default())
}

/// What the facts indicate.
struct Indicated<'c> {
    /// The first condition asked that did not fail.
    asked: Option<Asked<'c>>,
    /// Every degree that may be indicated; the last is the one of the central reading, by the first
    /// rule that certainly holds.
    possible: Vec<DegreeId>,
    /// That rule.
    certain: Option<&'c IndicatedBand>,
}

impl<'c> Indicated<'c> {
    fn of(at: &At<'c, '_>, seriousness: &'c Seriousness) -> Indicated<'c> {
        let mut indicated = Indicated { asked: None, possible: Vec::with_capacity(1), certain: None };
        for rule in &seriousness.indicated_by {
            let truth = at.truth(rule.when.as_ref());
            if truth == Truth::False {
                continue;
            }
            if indicated.asked.is_none() {
                indicated.asked = rule.when.as_ref().map(|condition| Asked { condition, truth });
            }
            indicated.possible.push(rule.band);
            if truth == Truth::True {
                indicated.certain = Some(rule);
                break;
            }
        }
        indicated
    }

    fn last(&self) -> Option<DegreeId> {
        self.possible.last().copied()
    }

    /// How the facts behind it are read.
    fn read_in(&self, at: &At<'_, '_>, reading: Reading) -> Reading {
        match self.asked {
            Some(Asked { condition, truth: Truth::Open }) => at.condition_read_in(condition, reading),
            _ => reading,
        }
    }
}

/// Whether the share is open: several degrees may be indicated, or the one leaves room.
fn is_open(seriousness: &Seriousness, possible: &[DegreeId], decided: bool) -> bool {
    let settled = seriousness.settled_by_facts || decided;
    !settled
        || possible.iter().any(|degree| !seriousness.bands[*degree].share.is_fixed())
        || possible.iter().any(|degree| Some(degree) != possible.first())
}
