//! Properties of the same case, but otherwise: under the shipped rulebooks and under made-up ones.
//! `AFFEER_CASES` raises the number tried, `AFFEER_SEED` changes them.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    clippy::arithmetic_side_effects,
    dead_code,
    reason = "a test that panics has failed, and its helpers, which are shared with another test, are part of it"
)]

#[path = "properties/decide.rs"]
mod decide;
#[path = "properties/dice.rs"]
mod dice;
#[path = "properties/draft.rs"]
mod draft;
#[path = "properties/follow.rs"]
mod follow;
#[path = "properties/generate.rs"]
mod generate;
#[path = "properties/ground.rs"]
mod ground;
#[path = "properties/own.rs"]
mod own;
#[path = "properties/printed.rs"]
mod printed;
#[path = "properties/variants.rs"]
mod variants;

use affeer::assess::{Engagement, OpenItem, Operand, Portion, Reading, Rule, account, penalties, penalty_in};
use affeer::assessment::{Assessment, assess};
use affeer::case::{Case, Determination, Figure, Target};
use affeer::counterfactual::{Baseline, Bounded, Change, Comparison, Given, Situation};
use affeer::rulebook::{FactId, FactKind, FactValue, Factor, FactorFigure, Operation, Rulebook};
use affeer::value::{Amount, List, Money, Percent, Span, Truth};
use decide::Range;
use dice::{Dice, holds, holds_more_often};
use draft::{Draft, read};
use follow::follow;
use ground::Ground;
use std::cell::Cell;

/// A generated case under a shipped rulebook or a made-up one.
fn with_case(dice: &mut Dice<'_>, property: impl FnOnce(&Case<'_>, &mut Dice<'_>, &str) -> bool) -> bool {
    let own: Ground;
    let ground = if dice.chance(50) {
        own = own::own_ground(dice);
        &own
    } else {
        generate::ground(dice)
    };
    let Some(draft) = generate::case(ground, dice) else { return false };
    let text = draft.text(&ground.rulebook);
    let Some(case) = read(&ground.rulebook, &text) else { return false };
    let told = if ground.rulebook.id == "own" { format!("{text}\n---\n{}", ground.text) } else { text };
    property(&case, dice, &told)
}

/// Some change of any sort.
fn change<'r>(case: &Case<'r>, dice: &mut Dice<'_>) -> Option<Change<'r>> {
    let rulebook = case.rulebook;
    Some(match dice.roll(9) {
        0 | 1 => {
            let facts: Vec<_> = rulebook.facts.entries().collect();
            let (fact, declared) = facts[dice.roll(facts.len())];
            let value = match &declared.kind {
                _ if dice.chance(10) => FactValue::NotKnown,
                FactKind::YesNo => FactValue::YesNo(dice.chance(50)),
                FactKind::Option(options) => FactValue::Option(options.id_at(dice.roll(options.len())).unwrap()),
                kind => {
                    let permitted = kind.permitted()?;
                    let ends = [permitted.least(), permitted.most()];
                    FactValue::Number(Span::hull(ends[dice.roll(2)], ends[dice.roll(2)]))
                }
            };
            let infringement = case.infringements.id_at(dice.roll(4));
            Change::Fact { fact, infringement, value }
        }
        2 => Change::WithoutEvidence(case.evidence.ids().filter(|_| dice.chance(50)).collect()),
        3 => {
            let item = Box::new(case.evidence.iter().next()?.clone());
            Change::WithEvidence { after: dice.roll(case.evidence.len() + 1), item }
        }
        4 => Change::Undecided(case.determinations.id_at(dice.roll(case.determinations.len().max(1)))?),
        5 => Change::FactsAlone,
        6 => Change::Engagement(match dice.roll(3) {
            0 => Engagement::Removed(Portion::UpTo(Percent::whole(i64::try_from(dice.roll(30)).unwrap()))),
            _ => Engagement::ReadAs(Reading::ALL[dice.roll(5)]),
        }),
        7 => Change::Determinations(List::new()),
        _ => {
            let item = match dice.roll(3) {
                0 => OpenItem::Fact(rulebook.facts.id_at(dice.roll(rulebook.facts.len()))?),
                1 => {
                    let (id, step) = rulebook.steps.entries().nth(dice.roll(rulebook.steps.len()))?;
                    let of = case.infringements.id_at(dice.roll(case.infringements.len()));
                    OpenItem::Step(id, of.filter(|_| step.per_infringement))
                }
                _ => {
                    let factor = rulebook.factors.id_at(dice.roll(rulebook.factors.len().max(1)))?;
                    let of = case.infringements.id_at(dice.roll(case.infringements.len()));
                    let apart = rulebook.steps[rulebook.factors[factor].step].per_infringement;
                    OpenItem::Factor(factor, of.filter(|_| apart))
                }
            };
            Change::Read(item, Reading::ALL[dice.roll(5)])
        }
    })
}

#[test]
fn every_line_can_be_worked_out_again_under_made_up_rulebooks() {
    holds(|dice| {
        let ground = own::own_ground(dice);
        let Some(draft) = generate::case(&ground, dice) else { return false };
        let text = draft.text(&ground.rulebook);
        let Some(case) = read(&ground.rulebook, &text) else { return false };
        let Ok(assessment) = assess(&case) else { return false };
        for reading in Reading::ALL {
            follow(&assessment, reading, &format!("{text}\n---\n{}", ground.text));
        }
        true
    });
}

#[test]
fn every_line_can_be_worked_out_again_from_the_json_alone() {
    holds(|dice| {
        with_case(dice, |case, _, text| {
            let Ok(assessment) = assess(case) else { return false };
            printed::recompute(&affeer::render::assessment_json(&assessment, None, &[], &List::new()), text);
            true
        })
    });
}

#[test]
fn what_a_change_comes_to_is_what_assessing_again_comes_to() {
    holds(|dice| {
        with_case(dice, |case, dice, text| {
            let Some(change) = change(case, dice) else { return false };
            let Ok(situation) = Situation::of(case) else { return false };
            let Ok(changed) = change.applied_to(&situation) else { return false };
            let baseline = Baseline::of(&situation);
            let (Ok(cheap), Ok(again)) = (baseline.penalties(&change), penalties(&changed.inputs())) else {
                return false;
            };
            assert_eq!(cheap.each(), again.each(), "{change:?}\n{text}");
            for reading in Reading::ALL {
                let one = baseline.penalty_in(&change, reading);
                assert_eq!(one, penalty_in(&changed.inputs(), reading), "{reading:?} {change:?}\n{text}");
                assert_eq!(one.as_ref(), Ok(again.at(reading)), "{reading:?} {change:?}\n{text}");
            }
            true
        })
    });
}

/// What is said of a fact, be it left aside because it does not arise.
fn said(case: &Case<'_>, fact: affeer::rulebook::FactId) -> FactValue {
    let aside = case.left_aside.iter().find(|(id, _)| *id == fact);
    aside.map_or_else(|| fact.of(&case.values), |(_, value)| value).clone()
}

#[test]
fn a_case_with_a_fact_changed_is_the_case_read_with_it() {
    holds(|dice| {
        let ground = generate::ground(dice);
        let rulebook = &ground.rulebook;
        let Some(draft) = generate::case(ground, dice) else { return false };
        let gates: Vec<_> = rulebook.facts.ids().filter(|fact| rulebook.rules_others(*fact)).collect();
        let all: Vec<_> = rulebook.facts.ids().collect();
        let from = if dice.chance(70) { gates } else { all };
        let fact = *dice.pick(&from);
        let apart = draft.limbs.iter().any(|limb| limb.facts.iter().any(|(own, _)| *own == fact.index()));
        let listed = matches!(rulebook.facts[fact].kind, FactKind::Options { .. });
        if apart || listed && !draft.limbs.is_empty() {
            return false;
        }
        let mut other = draft.clone();
        other.facts[fact.index()] = generate::settled(ground, &draft, dice).facts[fact.index()].clone();
        let (text, with) = (draft.text(rulebook), other.text(rulebook));
        let (Some(case), Some(read_with)) = (read(rulebook, &text), read(rulebook, &with)) else { return false };
        let change = Change::Fact { fact, infringement: None, value: said(&read_with, fact) };
        let (Ok(before), Ok(expected)) = (Situation::of(&case), Situation::of(&read_with)) else { return false };
        let Ok(changed) = change.applied_to(&before) else { return false };
        let (Ok(one), Ok(other)) = (penalties(&changed.inputs()), penalties(&expected.inputs())) else { return false };
        assert_eq!(one.each(), other.each(), "{change:?}\n{text}\nread with it:\n{with}");
        assert_eq!(changed.case.values, read_with.values, "{change:?}\n{text}");
        let cheap = Baseline::of(&before).penalties(&change);
        assert_eq!(
            cheap.map(|sums| sums.each().map(|sum| *sum)),
            Ok(other.each().map(|sum| *sum)),
            "{change:?}\n{text}"
        );
        true
    });
}

#[test]
fn a_change_and_its_undoing_is_nothing() {
    holds(|dice| {
        with_case(dice, |case, dice, text| {
            let Some(change) = change(case, dice) else { return false };
            let Ok(before) = Situation::of(case) else { return false };
            let Ok(changed) = change.applied_to(&before) else { return false };
            let mut back = changed;
            for undoing in change.undoing(&before) {
                back = undoing.applied_to(&back).unwrap();
            }
            if matches!(change, Change::Read(..)) {
                back.isolated = before.isolated;
            }
            let (Ok(one), Ok(other)) = (account(&before.inputs()), account(&back.inputs())) else { return false };
            assert_eq!(format!("{one:?}"), format!("{other:?}"), "{change:?}\n{text}");
            true
        })
    });
}

#[test]
fn the_differences_of_the_lines_add_up_to_the_difference_of_the_penalty() {
    holds(|dice| {
        with_case(dice, |case, dice, text| {
            let Some(change) = change(case, dice) else { return false };
            let Ok(before) = Situation::of(case) else { return false };
            let Ok(after) = change.applied_to(&before) else { return false };
            let (Ok(one), Ok(other)) = (account(&before.inputs()), account(&after.inputs())) else { return false };
            let Ok(comparison) = Comparison::of_accounts((&one, &before.case), (&other, &after.case)) else {
                return false;
            };
            for reading in Reading::ALL {
                let several = case.infringements.len() > 1;
                // The lines of an infringement end in the total, which begins from none.
                let whole = comparison.lines.iter().filter(|pair| {
                    let line = pair.before.or(pair.after).unwrap();
                    !several || !line.step.per_infringement
                });
                let sum = whole.fold(Money::ZERO, |sum, pair| sum.plus(*pair.difference.at(reading)).unwrap());
                assert_eq!(sum, *comparison.penalty.at(reading), "{reading:?} {change:?}\n{text}");
                let moved = other.penalty.at(reading).minus(*one.penalty.at(reading)).unwrap();
                assert_eq!(sum, moved, "{reading:?} {change:?}\n{text}");
            }
            true
        })
    });
}

fn assessed(dice: &mut Dice<'_>, property: impl Fn(&Assessment<'_>, &Situation<'_>, &str) -> bool) -> bool {
    assessed_where(dice, |_| {}, property)
}

fn assessed_where(
    dice: &mut Dice<'_>,
    prepare: impl Fn(&mut Draft),
    property: impl Fn(&Assessment<'_>, &Situation<'_>, &str) -> bool,
) -> bool {
    let ground = &ground::grounds()[*dice.pick(&[0, 0, 2])];
    let Some(mut draft) = generate::case(ground, dice) else { return false };
    prepare(&mut draft);
    let text = draft.text(&ground.rulebook);
    let Some(case) = read(&ground.rulebook, &text) else { return false };
    let (Ok(assessment), Ok(situation)) = (assess(&case), Situation::of(&case)) else { return false };
    property(&assessment, &situation, &text)
}

#[test]
fn the_penalty_without_engagement_is_the_penalty_without_its_evidence() {
    holds(|dice| {
        assessed(dice, |assessment, situation, text| {
            let case = assessment.case;
            let decided = !case.engagement_decisions().is_empty();
            // A sum that was set afterwards stands in proportion in the one and as it is in the other.
            if decided || !assessment.credit.sums_after.is_empty() {
                return false;
            }
            let gone = Change::WithoutEvidence(case.evidence.ids().collect()).applied_to(situation).unwrap();
            let Ok(without) = penalties(&gone.inputs()) else { return false };
            assert_eq!(without.each(), assessment.credit.without.each(), "{text}");
            true
        })
    });
}

#[test]
fn what_an_item_is_worth_is_what_the_penalty_rises_by_without_it() {
    holds_more_often(4, |dice| {
        // Undecided, so that evidence earns something.
        assessed_where(
            dice,
            |draft| draft.determinations.clear(),
            |assessment, situation, text| {
                let central = |change: &Change<'_>| {
                    let changed = change.applied_to(situation).unwrap();
                    penalty_in(&changed.inputs(), Reading::Central)
                };
                let counted: Vec<_> = assessment.worth.iter().map(|worth| worth.item).collect();
                for worth in &assessment.worth {
                    let others = counted.iter().copied().filter(|item| *item != worth.item).collect();
                    let all = counted.clone();
                    let (Ok(without), Ok(only), Ok(none)) = (
                        central(&Change::WithoutEvidence(vec![worth.item])),
                        central(&Change::WithoutEvidence(others)),
                        central(&Change::WithoutEvidence(all)),
                    ) else {
                        return false;
                    };
                    let now = *assessment.penalty.at(Reading::Central);
                    assert_eq!(without.minus(now), Ok(worth.last), "last {:?}\n{text}", worth.item);
                    assert_eq!(none.minus(only), Ok(worth.alone), "alone {:?}\n{text}", worth.item);
                }
                true
            },
        )
    });
}

/// The percentages of steps that somebody decided and that stand in the account, each as the sum it
/// comes to in the central reading: where it was decided, the sum, and whether it is the same sum in
/// every reading.
fn as_sums(assessment: &Assessment<'_>) -> Vec<(Determination, bool)> {
    let lines = assessment.lines.iter().filter_map(|line| {
        let determination = line.determination()?;
        let by_percentage = matches!(
            line.rule,
            Rule::Seriousness { .. } | Rule::Banded { .. } | Rule::Adjustment | Rule::Reduction { .. }
        ) && matches!(determination.figure, Figure::Share(..) | Figure::Change(_));
        let facts = line.facts(assessment.case);
        let taken = line.step.when.as_ref().is_none_or(|when| when.truth(facts) == Truth::True);
        // Of nil a sum is no share.
        let of_something = line.entries.each().iter().all(|entry| entry.base > Money::ZERO);
        (by_percentage && taken && of_something).then(|| {
            let sum = line.entries.at(Reading::Central).after;
            (Determination { figure: Figure::Sum(sum), ..determination.clone() }, line.entries.agree())
        })
    });
    lines.collect()
}

#[test]
fn the_same_decision_as_a_sum_leaves_the_penalty_and_what_engagement_is_worth() {
    let (nearly, open, told) = (Cell::new(0), Cell::new(0), Cell::new(0));
    holds_more_often(4, |dice| {
        let ground = generate::ground(dice);
        let Some(mut draft) = generate::case(ground, dice) else { return false };
        if dice.chance(50) {
            let settled = generate::settled(ground, &draft, dice);
            draft = decide::decided(ground, &settled, Range::Indicated, dice).unwrap_or(draft);
        }
        let text = draft.text(&ground.rulebook);
        let Some(case) = read(&ground.rulebook, &text) else { return false };
        let (Ok(before), Ok(situation)) = (assess(&case), Situation::of(&case)) else { return false };
        let already = before.credit.sums_after.first().map(|sum| sum.position.0);
        let (mut changed, mut settled, mut first) = (situation.clone(), already.is_none(), None);
        for (as_sum, same) in as_sums(&before).into_iter().filter(|_| dice.chance(70)) {
            let Target::Step(step, _) = as_sum.target else { continue };
            let engaged = case.rulebook.engagement_step();
            if engaged.is_some_and(|engaged| engaged < step) {
                first = first.or(Some(step));
            }
            settled &= same;
            changed = Change::Decided(Box::new(as_sum)).applied_to(&changed).unwrap();
        }
        let Ok(after) = assess(&changed.case) else { return false };
        let penny = Money(Amount::HUNDRED.over(Amount::whole(10_000), 2).unwrap());
        let close = |one: Money, other: Money| one.max(other).minus(one.min(other)).unwrap() < penny;
        assert!(
            close(*before.penalty.at(Reading::Central), *after.penalty.at(Reading::Central)),
            "{:?} {:?}\n{text}",
            before.penalty,
            after.penalty
        );
        let (one, other) = (&before.credit, &after.credit);
        let told_of = || format!("{:?}\n{:?}\n{text}", one.each(), other.each());
        assert!(close(one.central, other.central), "{}", told_of());
        let first = [first, already].into_iter().flatten().min();
        if let (Some(first), true) = (first, one.central > Money::ZERO) {
            told.set(told.get() + 1);
            assert_eq!(other.sums_after.first().map(|sum| sum.position.0), Some(first), "{}", told_of());
            assert_eq!(other.least, Money::ZERO, "{}", told_of());
        }
        if settled {
            nearly.set(nearly.get() + usize::from(one.most > Money::ZERO && first.is_some()));
            assert!(close(one.most, other.most) && close(one.high, other.high), "{}", told_of());
            assert!(close(one.low, other.low) && other.least <= one.least, "{}", told_of());
        } else {
            open.set(open.get() + usize::from(one.central > Money::ZERO && first.is_some()));
        }
        true
    });
    let tried = (nearly.get(), open.get(), told.get());
    assert!(tried.0 > 5 && tried.1 > 5 && tried.2 > 5, "hardly anything was tried: {tried:?}");
}

#[test]
fn whatever_is_settled_as_permitted_the_credit_lies_from_least_to_most() {
    holds_credit(Range::Permitted);
}

#[test]
fn whatever_is_settled_as_indicated_the_credit_lies_from_low_to_high() {
    holds_credit(Range::Indicated);
}

fn has_ceiling_out_of_reach(rulebook: &Rulebook) -> bool {
    let least = |factor: &Factor| match &factor.figure {
        FactorFigure::Decided(judgement) => judgement.permitted.from,
        FactorFigure::Engagement => Amount::ZERO,
    };
    rulebook.steps.entries().any(|(id, step)| match &step.operation {
        Operation::Factors(factors) => factors.ceilings.iter().any(|ceiling| {
            let mut own = rulebook.factors.iter().filter(|factor| factor.step == id && factor.side == ceiling.side);
            own.any(|factor| least(factor) > ceiling.at.0)
        }),
        _ => false,
    })
}

/// Settles and decides everything in cases in which engagement may be worth something, by percentages
/// and now and then by the sums they come to, and holds what it is then worth against the range before.
fn holds_credit(range: Range) {
    let (tried, with_sums, moved) = (Cell::new(0), Cell::new(0), Cell::new(0));
    holds_more_often(4, |dice| {
        let grounds = variants::variants();
        let made_up: Ground;
        let (name, ground) = if dice.chance(40) {
            made_up = own::engaging_ground(dice);
            (made_up.text.as_str(), &made_up)
        } else {
            let (name, ground) = &grounds[if dice.chance(50) { dice.roll(grounds.len()) } else { 0 }];
            (*name, ground)
        };
        let Some(mut open) = generate::case(ground, dice) else { return false };
        if dice.chance(50) {
            open.determinations.clear();
        }
        let open_text = open.text(&ground.rulebook);
        let Some(case) = read(&ground.rulebook, &open_text) else { return false };
        let Ok(before) = assess(&case) else { return false };
        let [least, low, central, high, most] = before.credit.each();
        assert!(before.credit.each().is_sorted() && least >= Money::ZERO, "{:?}\n{open_text}", before.credit);
        if most == Money::ZERO && dice.chance(80) {
            return true;
        }
        // Under a ceiling below what a factor takes at least nothing can be decided as indicated.
        if range == Range::Indicated && has_ceiling_out_of_reach(&ground.rulebook) {
            return true;
        }
        let (from, to, bounded) = match range {
            Range::Permitted => (least, most, before.credit.bounded == Bounded::Both),
            Range::Indicated => (low, high, before.credit.bounded != Bounded::Neither),
        };
        for _ in 0..4 {
            let settled = generate::settled(ground, &open, dice);
            let Some(whole) = decide::decided(ground, &settled, range, dice) else { continue };
            let text = whole.text(&ground.rulebook);
            let Some(case) = read(&ground.rulebook, &text) else { continue };
            let (Ok(mut after), Ok(situation)) = (assess(&case), Situation::of(&case)) else { continue };
            let mut changed = situation;
            if dice.chance(40) {
                let already: Vec<&Target> = open.determinations.iter().map(|known| &known.target).collect();
                let own = as_sums(&after).into_iter().filter(|(as_sum, _)| !already.contains(&&as_sum.target));
                for (as_sum, _) in own.filter(|_| dice.chance(50)) {
                    changed = Change::Decided(Box::new(as_sum)).applied_to(&changed).unwrap();
                }
                let Ok(by_sum) = assess(&changed.case) else { continue };
                with_sums.set(with_sums.get() + usize::from(!by_sum.credit.sums_after.is_empty()));
                after = by_sum;
            }
            let (one, other) = match range {
                Range::Permitted => (after.credit.least, after.credit.most),
                Range::Indicated => (after.credit.low, after.credit.high),
            };
            // Proportions that do not come out are rounded to the sixth place of a pound.
            let slack = Money(Amount::HUNDRED.over(Amount::whole(1_000_000), 4).unwrap());
            assert!(
                from.minus(slack).unwrap() <= one && (!bounded || other <= to.plus(slack).unwrap()),
                "{one:?} to {other:?} lies outside {from:?} to {to:?}, {:?}\n{open_text}\nsettled and decided as\n{text}\n{:?}\n{}",
                before.credit.bounded,
                changed.case.determinations,
                name
            );
            tried.set(tried.get() + usize::from(most > Money::ZERO && bounded));
            moved.set(moved.get() + usize::from(other > central && bounded));
        }
        true
    });
    let counts = (tried.get(), with_sums.get(), moved.get());
    assert!(counts.0 > 100 && counts.1 > 5 && counts.2 > 20, "hardly anything was tried: {counts:?}");
}

#[test]
fn what_each_answer_comes_to_is_found_by_assessing_again() {
    holds(|dice| {
        with_case(dice, |case, _, text| {
            let (Ok(assessment), Ok(situation)) = (assess(case), Situation::of(case)) else { return false };
            let width = |penalty: &affeer::assess::Readings<Money>| {
                penalty.at(Reading::High).minus(*penalty.at(Reading::Low)).unwrap()
            };
            for open in &assessment.open {
                let mut narrows = Money::ZERO;
                for answer in &open.answers {
                    narrows = narrows.max(width(&assessment.penalty).minus(width(&answer.penalty)).unwrap());
                    let mut changed = situation.clone();
                    for (given, item) in answer.given.iter().zip(&open.items) {
                        let change = match (given, item) {
                            (Given::Fact(fact, infringement, value), _) => {
                                Change::Fact { fact: *fact, infringement: *infringement, value: value.clone() }
                            }
                            (Given::Figure(figure), OpenItem::Step(step, infringement)) => {
                                decided(Target::Step(*step, *infringement), *figure)
                            }
                            (Given::Figure(figure), OpenItem::Factor(factor, infringement)) => {
                                decided(Target::Factors(vec![*factor], *infringement), *figure)
                            }
                            _ => continue,
                        };
                        changed = change.applied_to(&changed).unwrap();
                    }
                    if let (false, Ok(again)) =
                        (matches!(open.items[0], OpenItem::Evidence(_)), penalties(&changed.inputs()))
                    {
                        assert_eq!(again.each(), answer.penalty.each(), "{answer:?}\n{text}");
                    }
                }
                assert_eq!(open.narrows, narrows, "{:?}\n{text}", open.items);
            }
            let order = assessment.open.iter().map(|open| open.narrows);
            assert!(order.is_sorted_by(|one, other| one >= other), "{text}");
            !assessment.open.is_empty()
        })
    });
}

/// The change that something is decided.
fn decided<'r>(target: Target, figure: Figure) -> Change<'r> {
    Change::Decided(Box::new(Determination::supposed(target, figure)))
}

/// The facts that are open and move figures.
fn unsettled(case: &Case<'_>) -> Vec<FactId> {
    let unsettled = |id: &FactId| case.rulebook.is_unsettled(*id, &case.values);
    let moving = case.rulebook.facts.entries().filter(|(_, fact)| fact.moves_figures());
    moving.map(|(id, _)| id).filter(unsettled).collect()
}

/// Whether all that is moved is within what is listed, give or take what steps round to.
fn within(case: &Case<'_>, moved: &[Money; 3], listed: &[Money; 3]) -> bool {
    let mut slack = Money::ZERO;
    for step in &case.rulebook.steps {
        if let Operation::Rounding(rounding) = &step.operation {
            let times = 4 * case.infringements.len();
            slack = (0..times).fold(slack, |slack, _| slack.plus(rounding.to).unwrap());
        }
    }
    moved.iter().zip(listed).all(|(moved, listed)| *moved <= listed.plus(slack).unwrap())
}

#[test]
fn no_decision_within_what_is_indicated_moves_a_figure_further_than_is_listed() {
    holds(|dice| {
        with_case(dice, |case, dice, text| {
            let (Ok(assessment), Ok(situation)) = (assess(case), Situation::of(case)) else { return false };
            if assessment.complete || !assessment.open_all_tried {
                return false;
            }
            let several = case.infringements.len() > 1;
            for line in &assessment.lines {
                let alone = case.infringements.ids().next().filter(|_| line.step.per_infringement);
                let of = if several { line.infringement } else { alone };
                let (item, target) = match line.rule {
                    Rule::Factor(factor) => (OpenItem::Factor(factor, of), Target::Factors(vec![factor], of)),
                    Rule::Seriousness { .. } | Rule::Banded { .. } | Rule::Adjustment | Rule::Reduction { .. } => {
                        (OpenItem::Step(line.step_id, of), Target::Step(line.step_id, of))
                    }
                    _ => continue,
                };
                let figure = |reading| line.entries.at(reading).operand;
                let percent = |operand| match operand {
                    Operand::Share(share) => Some((true, share.0)),
                    Operand::Change(change) | Operand::ChangeToNil(change) => Some((false, change.0)),
                    _ => None,
                };
                let (Some((share, low)), Some((_, high))) =
                    (percent(figure(Reading::Low)), percent(figure(Reading::High)))
                else {
                    continue;
                };
                if line.judgement().is_none() {
                    continue;
                }
                let drawn = Percent(generate::along(low.min(high), low.max(high), dice));
                let drawn = if share { Figure::Share(drawn, None) } else { Figure::Change(drawn) };
                let changed = decided(target, drawn).applied_to(&situation).unwrap();
                let Ok(then) = penalties(&changed.inputs()) else { continue };
                let (moved, listed) = (moved(&assessment.penalty, &then), listed(&assessment, item));
                assert!(within(case, &moved, &listed), "{item:?} {drawn:?} moves {moved:?}, listed {listed:?}\n{text}");
            }
            true
        })
    });
}

/// How far an answer moves what is told: the central figure and the ends of what is indicated.
fn moved(now: &affeer::assess::Readings<Money>, then: &affeer::assess::Readings<Money>) -> [Money; 3] {
    [Reading::Central, Reading::Low, Reading::High]
        .map(|reading| then.at(reading).max(now.at(reading)).minus(*then.at(reading).min(now.at(reading))).unwrap())
}

/// What is listed of one thing that is open: nil where it is not listed.
fn listed(assessment: &Assessment<'_>, item: OpenItem) -> [Money; 3] {
    let open = assessment.open.iter().find(|open| open.items == [item]);
    open.map_or([Money::ZERO; 3], |open| [open.central, open.low, open.high])
}

/// Whether facts cannot all be so.
fn is_contradictory(case: &Case<'_>) -> bool {
    let holds = |contradiction: &affeer::rulebook::Contradiction| {
        contradiction.when.truth(&case.values) == affeer::value::Truth::True
    };
    let latest = case.latest().map(|latest| latest.since(affeer::value::Moment::EPOCH).amount());
    let is_later = |(value, fact): (&FactValue, &affeer::rulebook::Fact)| matches!((value, latest), (FactValue::Number(date), Some(latest)) if matches!(fact.kind, FactKind::Date) && date.least() > latest && !case.is_none_so_far(value));
    case.rulebook.contradictions.iter().any(holds)
        || case.values.iter().zip(&case.rulebook.facts).any(is_later)
        || case.evidence.iter().any(|item| case.is_before_detection(item))
}

/// Some answer to an open fact.
fn answer(case: &Case<'_>, fact: affeer::rulebook::FactId, dice: &mut Dice<'_>) -> FactValue {
    use affeer::value::Amount;
    let declared = &case.rulebook.facts[fact];
    match &declared.kind {
        FactKind::YesNo => FactValue::YesNo(dice.chance(50)),
        FactKind::Option(options) => FactValue::Option(options.id_at(dice.roll(options.len())).unwrap()),
        FactKind::Options { options, .. } => {
            let chosen = dice.roll((1_usize << options.len().min(20)) - 1) + 1;
            FactValue::Options(u64::try_from(chosen).unwrap())
        }
        FactKind::Date if *fact.of(&case.values) == FactValue::NotKnown && dice.chance(15) => {
            case.none_so_far().unwrap_or(FactValue::NotKnown)
        }
        kind => {
            let given = match fact.of(&case.values) {
                FactValue::Number(span) => Some(*span),
                _ => kind.permitted(),
            };
            let whole =
                |amount: Amount| amount.plain().split('.').next().unwrap().parse::<i64>().unwrap_or(i64::MAX / 4);
            let (least, most) =
                given.map_or((1_500_000_000, 1_800_000_000), |span| (whole(span.least()), whole(span.most())));
            let number = Amount::whole(dice.between(least, most.max(least)));
            let number = given.map_or(number, |span| number.max(span.least()).min(span.most()));
            FactValue::Number(Span::point(number))
        }
    }
}

#[test]
fn no_answer_to_an_open_fact_moves_a_figure_further_than_is_listed() {
    let tried = Cell::new(0);
    holds_more_often(3, |dice| {
        with_case(dice, |case, dice, text| {
            let (Ok(assessment), Ok(situation)) = (assess(case), Situation::of(case)) else { return false };
            if assessment.complete {
                return true;
            }
            if !assessment.open_all_tried {
                return false;
            }
            for fact in unsettled(case) {
                for _ in 0..3 {
                    let value = answer(case, fact, dice);
                    let change = Change::Fact { fact, infringement: None, value };
                    let changed = change.applied_to(&situation).unwrap();
                    if is_contradictory(&changed.case) {
                        continue;
                    }
                    let Ok(then) = penalties(&changed.inputs()) else { continue };
                    let listed = listed(&assessment, OpenItem::Fact(fact));
                    let moved = moved(&assessment.penalty, &then);
                    tried.set(tried.get() + 1);
                    let name = &case.rulebook.facts[fact].id;
                    assert!(
                        within(case, &moved, &listed),
                        "{name} {change:?} moves {moved:?}, listed {listed:?}\n{text}"
                    );
                }
            }
            true
        })
    });
    assert!(tried.get() > 200, "hardly anything was tried: {}", tried.get());
}

/// An answer as a file gives it; none where a draft cannot write it.
fn as_written(value: &FactValue, kind: &FactKind) -> Option<draft::Value> {
    use draft::Value;
    let unit: i64 = match kind {
        FactKind::Duration(_) => 3600,
        _ => 1,
    };
    Some(match value {
        FactValue::YesNo(holds) => Value::YesNo(*holds),
        FactValue::Option(option) => Value::Option(option.index()),
        FactValue::Options(chosen) => {
            Value::Options((0..64).filter(|option| chosen & (1 << option) != 0).map(|option| (option, false)).collect())
        }
        FactValue::Number(span) => {
            let hundredfold = matches!(kind, FactKind::Money(_) | FactKind::Percent(_));
            let amount =
                if hundredfold { span.least().times(affeer::value::Amount::HUNDRED).ok()? } else { span.least() };
            let number: i64 = amount.plain().parse().ok()?;
            if number % unit != 0 {
                return None;
            }
            let last = affeer::value::Moment::LAST.as_seconds();
            if matches!(kind, FactKind::Date) && span.most() == affeer::value::Amount::whole(last) {
                return Some(Value::Number(number, last));
            }
            Value::Number(number / unit, number / unit)
        }
        FactValue::NotKnown => return None,
    })
}

#[test]
fn what_an_answer_comes_to_is_what_the_file_with_that_answer_comes_to() {
    holds(|dice| {
        let own: Ground;
        let ground = if dice.chance(50) {
            own = own::own_ground(dice);
            &own
        } else {
            generate::ground(dice)
        };
        let Some(mut draft) = generate::case(ground, dice) else { return false };
        draft.limbs.clear();
        draft.determinations.clear();
        let text = draft.text(&ground.rulebook);
        let Some(case) = read(&ground.rulebook, &text) else { return false };
        let Ok(assessment) = assess(&case) else { return false };
        let mut tried = false;
        let answers: Vec<_> = assessment.open.iter().flat_map(|open| &open.answers).collect();
        // A few of many.
        for _ in 0..4.min(answers.len()) {
            let answer = answers[dice.roll(answers.len())];
            let mut changed = draft.clone();
            let written = answer.given.iter().all(|given| match given {
                Given::Fact(fact, _, value) => {
                    let kind = &ground.rulebook.facts[*fact].kind;
                    as_written(value, kind).is_some_and(|value| {
                        changed.facts[fact.index()] = draft::Given::Known(value);
                        true
                    })
                }
                Given::Figure(_) | Given::Points(_) => false,
            });
            if !written {
                continue;
            }
            let then = changed.text(&ground.rulebook);
            let again = read(&ground.rulebook, &then).unwrap_or_else(|| panic!("{answer:?} contradicts\n{then}"));
            let again = assess(&again).unwrap();
            assert_eq!(again.penalty.each(), answer.penalty.each(), "{answer:?}\n{text}\n---\n{}", ground.text);
            tried = true;
        }
        tried
    });
}

#[test]
fn what_two_facts_move_only_together_is_listed_of_both() {
    let tried = std::cell::Cell::new(0);
    holds_more_often(2, |dice| {
        with_case(dice, |case, dice, text| {
            let (Ok(assessment), Ok(situation)) = (assess(case), Situation::of(case)) else { return false };
            if assessment.complete || !assessment.open_all_tried {
                return false;
            }
            let open = unsettled(case);
            let turning = case.rulebook.turning();
            for (place, one) in open.iter().enumerate() {
                for other in &open[place + 1..] {
                    let alone = [*one, *other].map(|fact| listed(&assessment, OpenItem::Fact(fact)));
                    let still = alone.iter().flatten().all(|moved| *moved == Money::ZERO);
                    let alike = turning.on(*one).any(|condition| condition.facts().contains(other));
                    if !still && !alike {
                        continue;
                    }
                    let mut changed = situation.clone();
                    for fact in [*one, *other] {
                        let value = answer(case, fact, dice);
                        changed = Change::Fact { fact, infringement: None, value }.applied_to(&changed).unwrap();
                    }
                    if is_contradictory(&changed.case) {
                        continue;
                    }
                    let Ok(then) = penalties(&changed.inputs()) else { continue };
                    let pair = [OpenItem::Fact(*one), OpenItem::Fact(*other)];
                    let both = assessment.open.iter().find(|open| open.items == pair);
                    let both = both.map_or([Money::ZERO; 3], |open| [open.central, open.low, open.high]);
                    let moved = moved(&assessment.penalty, &then);
                    for figure in (0..3).filter(|figure| alone.iter().all(|moved| moved[*figure] == Money::ZERO)) {
                        let names = [*one, *other].map(|fact| &case.rulebook.facts[fact].id);
                        tried.set(tried.get() + 1);
                        assert!(moved[figure] <= both[figure], "{names:?} move {moved:?}, listed {both:?}\n{text}");
                    }
                }
            }
            true
        })
    });
    assert!(tried.get() > 100, "only {} pairs were tried", tried.get());
}
