//! The words in which a case is refused: one function a finding. The reading decides what is wrong
//! and where; what is said of it stands here and is read by nothing.

use crate::diagnostic::{About, Code, Findings, Place, closest, ids};
use crate::document::{Node, Written, did_you_mean, quoted, shortened};
use crate::rulebook::{Choice, Contradiction, Fact, Factor, Judgement, Kind, Period, Rulebook, Step, Upper};
use crate::value::{Amount, Currency, Day, Duration, Percent};

/// What a case lists, each with an id of its own.
#[derive(Clone, Copy, Debug)]
pub(super) enum Listed {
    Exhibit,
    Infringement,
    Evidence,
}

/// What a case gives the day of.
#[derive(Clone, Copy, Debug)]
pub(super) enum Paper {
    Intent,
    Notice,
    Assessment,
}

impl Paper {
    /// What it is, with its day.
    fn of(self, day: Day) -> String {
        match self {
            Paper::Intent => format!("the notice of intent of {}", day.iso()),
            Paper::Notice => format!("the penalty notice of {}", day.iso()),
            Paper::Assessment => format!("the day of assessment, {}", day.iso()),
        }
    }
}

/// What evidence of some kinds carries and of others does not.
#[derive(Clone, Copy, Debug)]
pub(super) enum Carried {
    Followed,
    Effect,
    Coverage,
    Continuity,
    Body,
    Service,
}

/// What a kind of evidence is called where none has the name that was written.
pub(super) const KIND_OF_EVIDENCE: &str = "kind of evidence";

pub(super) fn no_case(findings: &mut Findings) {
    findings.add(Code::MissingKey, Place::default(), "the file holds no case", "begin with `[case]`");
}

pub(super) fn rules_instead(what: &str, findings: &mut Findings) {
    let help = format!("give the file of a case here, and this one with `--{what}`");
    findings.add(Code::WrongType, Place::default(), format!("this is a {what}, where a case stands"), help);
}

pub(super) fn no_deciding_day(place: Place, findings: &mut Findings) {
    let message = "the case names no rulebook and gives no date to choose one by";
    findings.add(Code::DayNeeded, place, message, "add `as-of = 2026-05-07`, or `rulebook = \"…\"`");
}

pub(super) fn none_in_force(day: Written<Day>, findings: &mut Findings) {
    let message = format!("no rulebook at hand was in force on {} for conduct of that time", day.value.iso());
    findings.add(Code::NoRulebookInForce, day.place, message, "check the dates, or name a rulebook");
}

pub(super) fn several_in_force(day: Written<Day>, rulebooks: &[&str], findings: &mut Findings) {
    let message = format!("several rulebooks were in force on {}: {}", day.value.iso(), rulebooks.join(", "));
    findings.add(Code::NoRulebookInForce, day.place, message, "name one: `rulebook = \"…\"`");
}

/// `what` is the key under which the case names it: `rulebook` or `schedule`.
pub(super) fn not_at_hand(what: &str, name: &str, known: &[&str], place: Place, findings: &mut Findings) {
    let near = closest(name, known).map(|near| format!("did you mean `{near}`? else ")).unwrap_or_default();
    let help = format!("{near}name one of {}, or give a file with `--{what}`", known.join(", "));
    findings.add(Code::NoSuchRulebook, place, format!("the {what} `{name}` is not at hand"), help);
}

pub(super) fn another_rulebook(name: Written<&str>, rulebook: &Rulebook, findings: &mut Findings) {
    let message = format!("the case asks for the rulebook `{}`, this is `{}`", name.value, rulebook.id);
    let help = "read it by the rulebook it names, or change the name";
    findings.add(Code::NoSuchRulebook, name.place, message, help);
}

pub(super) fn another_schedule(name: Written<&str>, schedule: Option<&str>, findings: &mut Findings) {
    let here = schedule.unwrap_or("none");
    let message = format!("the case asks for the schedule `{}`, this is `{here}`", name.value);
    let help = "read it with the schedule it names, or change the name";
    findings.add(Code::NoSuchRulebook, name.place, message, help);
}

pub(super) fn conduct_out_of_reach(rulebook: &Rulebook, place: Place, findings: &mut Findings) {
    let message = format!("`{}` does not reach to conduct of that time", rulebook.id);
    findings.add(Code::NoRulebookInForce, place, message, "check the dates, or name another rulebook");
}

/// Says first by which rulebook the case is read, where what is refused may follow from that alone.
pub(super) fn read_by(rulebook: &Rulebook, day: Day, key: &str, findings: &mut Findings) {
    let of = match key {
        "notice-of-intent" => "of the notice of intent",
        "notice" => "of the penalty notice",
        _ => "of assessment",
    };
    let words = format!("read by `{}`, which was in force on {}, the day {of}: ", rulebook.id, day.long());
    let follows = |code| {
        matches!(
            code,
            Code::NoSuchFact
                | Code::NoSuchStep
                | Code::NoSuchFactor
                | Code::NoSuchBand
                | Code::NoSuchKind
                | Code::RequiredFact
        )
    };
    findings.lead(follows, &words);
}

pub(super) fn notice_before_intent(place: Place, findings: &mut Findings) {
    let message = "the penalty notice came before the notice of intent";
    findings.add(Code::ContradictoryDates, place, message, "correct one of the two");
}

pub(super) fn infringement_after(infringement: Period, paper: Paper, day: Day, place: Place, findings: &mut Findings) {
    let (happened, latest) =
        if infringement.to.is_some() { ("ends", infringement.to) } else { ("begins", infringement.from) };
    let latest = latest.map(Day::iso).unwrap_or_default();
    let message = format!("the infringement {happened} on {latest}, after {}", paper.of(day));
    findings.add(Code::ContradictoryDates, place, message, "correct one of the two; leave `to` out where it goes on");
}

pub(super) fn assessed_before(paper: Paper, day: Day, assessed: Day, place: Place, findings: &mut Findings) {
    let message = format!("the day of assessment, {}, is before {}", assessed.iso(), paper.of(day));
    findings.add(Code::ContradictoryDates, place, message, "correct one of the two");
}

pub(super) fn fact_after(fact: &Fact, paper: Paper, day: Day, place: Place, findings: &mut Findings) {
    let message = format!("`{}` is after {}", fact.id, paper.of(day));
    let help = "a fact is what has happened by then; correct one of the two, or write `\"none-so-far\"`";
    findings.add(Code::ContradictoryDates, place, message, help);
}

pub(super) fn not_in_force_then(option: &Choice, conduct: Period, place: Place, findings: &mut Findings) {
    let (when, then) = match (option.in_force.from, conduct.to, option.in_force.to, conduct.from) {
        (Some(from), Some(ended), ..) if from > ended => {
            (format!("in force only from {}", from.long()), format!("the infringement ended by {}", ended.long()))
        }
        (_, _, Some(to), Some(began)) => {
            (format!("in force only to {}", to.long()), format!("the infringement began on {}", began.long()))
        }
        _ => return,
    };
    let message = format!("`{}` was {when}, and {then}", option.id);
    let help = "name what was in force at the time, or correct the period of the infringement";
    findings.add(Code::ContradictoryDates, place, message, help);
}

pub(super) fn so_far_until_when(place: Place, findings: &mut Findings) {
    let message = "`none-so-far` needs the day of assessment";
    findings.add(Code::DayNeeded, place, message, "add `as-of = 2026-05-07` under `[case]`");
}

pub(super) fn longer_than_period(fact: &Fact, days: i64, place: Place, findings: &mut Findings) {
    let lasted = Duration::days(days).words();
    let message = format!("`{}` is longer than the period of the infringement, {lasted}", fact.id);
    let help = "correct one of the two; where the period gives both ends this fact may be left out";
    findings.add(Code::ContradictoryDates, place, message, help);
}

pub(super) fn reported_before_detected(place: Place, findings: &mut Findings) {
    let message = "the report is dated before the incident was detected";
    findings.add(Code::ContradictoryDates, place, message, "correct one of the two dates");
}

/// Where a length comes from that was taken from the period.
pub(super) const FROM_THE_PERIOD: &str = "from the period of the infringement";

pub(super) fn two_of_an_id(what: Listed, id: &str, place: Place, findings: &mut Findings) {
    let what = match what {
        Listed::Exhibit => "exhibits",
        Listed::Infringement => "infringements",
        Listed::Evidence => "items of evidence",
    };
    findings.add(Code::DuplicateId, place, format!("there are two {what} `{id}`"), "give one of them another id");
}

pub(super) fn no_such_exhibit(name: Written<&str>, known: &[&str], findings: &mut Findings) {
    let near = did_you_mean(closest(name.value, known));
    let help = near.unwrap_or_else(|| "list it under `[[exhibit]]`".to_owned());
    findings.add(Code::NoSuchExhibit, name.place, format!("there is no exhibit `{}`", shortened(name.value)), help);
}

pub(super) fn no_such_fact(key: &str, rulebook: &Rulebook, place: Place, findings: &mut Findings) {
    let near = did_you_mean(closest(key, &ids(&rulebook.facts, |fact| &fact.id)));
    let help = near.unwrap_or_else(|| format!("`affeer rulebooks show {}` lists the facts it asks for", rulebook.id));
    let message = format!("`{}` asks for no fact `{}`", rulebook.id, shortened(key));
    findings.add(Code::NoSuchFact, place, message, help);
}

pub(super) fn required_fact(fact: &Fact, place: Place, findings: &mut Findings) {
    let message = format!("nothing can be assessed without `{}`", fact.id);
    let help = format!("add it under `[facts]`: {}", fact.question);
    let about = About::RequiredFact { id: fact.id.clone(), question: fact.question.clone() };
    findings.add_about(about, Code::RequiredFact, place, message, help);
}

pub(super) fn neither_yes_nor_no(fact: &Fact, node: &Node<'_>, findings: &mut Findings) {
    let message = format!("`{}` is answered with {}", fact.id, node.kind());
    findings.add(Code::WrongType, node.place, message, "write `true`, `false` or `\"not-known\"`");
}

pub(super) fn no_list(node: &Node<'_>, findings: &mut Findings) {
    let message = format!("this is {}, where a list stands", node.kind());
    findings.add(Code::WrongType, node.place, message, "write `[\"…\", \"…\"]`");
}

pub(super) fn nothing_listed(fact: &Fact, place: Place, findings: &mut Findings) {
    let help = "list at least one, or leave it out";
    findings.add(Code::MissingKey, place, format!("`{}` lists nothing", fact.id), help);
}

pub(super) fn contradiction(found: &Contradiction, of_dates: bool, place: Place, findings: &mut Findings) {
    let code = if of_dates { Code::ContradictoryDates } else { Code::ContradictoryFacts };
    let help = format!("correct one of the facts in `{}`", found.when.text());
    findings.add(code, place, found.because.clone(), help);
}

pub(super) fn fact_of_the_whole_case(fact: &Fact, place: Place, findings: &mut Findings) {
    let message = format!("`{}` is asked of the whole case", fact.id);
    findings.add(Code::NotPerInfringement, place, message, "say it under `[facts]`");
}

/// `users` are the steps that read the fact.
pub(super) fn nothing_reads_it_apart(fact: &Fact, users: &[&str], place: Place, findings: &mut Findings) {
    let message = format!("`{}` is read of the whole case alone, by {}", fact.id, quoted(users));
    findings.add(Code::NotPerInfringement, place, message, "say it under `[facts]`");
}

pub(super) fn infringement_without_facts(id: &str, place: Place, findings: &mut Findings) {
    let message = format!("the infringement `{id}` has no facts of its own: it would be the whole case over again");
    let help = "write what differs from `[facts]` under `facts`, for example `facts = { articles = [\"35\"] }`";
    findings.add(Code::MissingKey, place, message, help);
}

pub(super) fn carried_by_none(fact: &Fact, options: &[&str], place: Place, findings: &mut Findings) {
    let message = format!("`{}` lists {} and no infringement carries it", fact.id, quoted(options));
    let help = "add it to the infringement it belongs to, or take it out under `[facts]`";
    findings.add(Code::NotPerInfringement, place, message, help);
}

pub(super) fn infringements_together(rulebook: &Rulebook, place: Place, findings: &mut Findings) {
    let message = format!("`{}` assesses all infringements together", rulebook.id);
    let help = "leave `[[infringement]]` out and list all articles under `[facts]`";
    findings.add(Code::NotPerInfringement, place, message, help);
}

pub(super) fn no_schedule(rulebook: &Rulebook, place: Place, findings: &mut Findings) {
    let message = format!("`{}` uses no engagement schedule, so nothing can be said of evidence", rulebook.id);
    findings.add(Code::NoSuchKind, place, message, "take the evidence out, or name a schedule under `[case]`");
}

pub(super) fn not_for_this_kind(kind: &Kind, what: Carried, place: Place, findings: &mut Findings) {
    let what = match what {
        Carried::Followed => "`followed`",
        Carried::Effect => "`effect`",
        Carried::Coverage => "`covers`",
        Carried::Continuity => "`kept-up`",
        Carried::Body => "engagement with that body",
        Carried::Service => "use of that service",
    };
    let message = format!("`{}` carries no {what}", kind.id);
    findings.add(Code::NotForThisKind, place, message, "take it out, or choose another kind");
}

/// What to do where a name of the rulebook or its schedule is near to none.
pub(super) fn see_the_rulebook() -> String {
    "`affeer rulebooks show` lists them".to_owned()
}

/// What to do where a name is near to none of a few.
pub(super) fn choose_from(ids: &[&str]) -> String {
    format!("write one of {}", quoted(ids))
}

pub(super) fn determined_twice(ids: &[&str], place: Place, findings: &mut Findings) {
    let message = format!("{} was determined above", quoted(ids));
    let help = "keep one of the two; what a court, the regulator and a notice of intent said stands beside each other, and of two by the same the later governs where each says `on = 2026-05-07`";
    findings.add(Code::DeterminationTwice, place, message, help);
}

pub(super) fn decided_after(on: Day, assessed: Day, place: Place, findings: &mut Findings) {
    let message = format!("it was decided on {}, after {}", on.iso(), Paper::Assessment.of(assessed));
    findings.add(Code::ContradictoryDates, place, message, "correct one of the two days");
}

pub(super) fn quashed_by_another(place: Place, findings: &mut Findings) {
    let help = "write `by = \"court\"`; whoever else ends a case without a penalty decides nothing here";
    findings.add(Code::DeterminationUnclear, place, "only a court quashes a penalty", help);
}

pub(super) fn quashed_and_figure(place: Place, findings: &mut Findings) {
    let message = "the penalty is quashed, and a figure is given as well";
    let help = "take out the figure, which is nil, or `quashed`";
    findings.add(Code::DeterminationUnclear, place, message, help);
}

pub(super) fn quashed_too_early(step: &Step, raising: &Step, place: Place, findings: &mut Findings) {
    let message = format!("the penalty is quashed at `{}`, and `{}` could raise it again", step.id, raising.id);
    findings.add(Code::DeterminationUnclear, place, message, "leave out `step`: it is then nil after all of them");
}

pub(super) fn no_step_to_quash_at(place: Place, findings: &mut Findings) {
    let message = "no step of these rules can take the penalty to nil";
    findings.add(Code::DeterminationUnclear, place, message, "write the step and the sum that the court set");
}

pub(super) fn sum_without_reason(place: Place, findings: &mut Findings) {
    let help = "add `because = \"…\"`: a sum has no formula to speak for it";
    findings.add(Code::NoReason, place, "a plain sum gives no reason", help);
}

pub(super) fn nothing_named(place: Place, findings: &mut Findings) {
    let message = "the determination names neither a step nor factors, or both";
    let help = "write `step = \"…\"` or `factors = [\"…\"]`";
    findings.add(Code::DeterminationUnclear, place, message, help);
}

pub(super) fn step_of_the_whole_case(step: &Step, place: Place, findings: &mut Findings) {
    let message = format!("`{}` is taken for the whole case", step.id);
    findings.add(Code::NotPerInfringement, place, message, "take `infringement` out");
}

pub(super) fn step_of_each_infringement(step: &Step, place: Place, findings: &mut Findings) {
    let message = format!("`{}` is taken for each infringement apart", step.id);
    findings.add(Code::NotPerInfringement, place, message, "add `infringement = \"…\"`");
}

pub(super) fn no_step_apart(rulebook: &Rulebook, place: Place, findings: &mut Findings) {
    let message = format!("`{}` has no step that a case may have taken for each infringement", rulebook.id);
    findings.add(Code::NotPerInfringement, place, message, "take `per-infringement` out");
}

pub(super) fn sides_mixed(place: Place, findings: &mut Findings) {
    let message = "one figure covers factors of both sides, or of two steps";
    findings.add(Code::MixedSides, place, message, "give one figure for each side");
}

pub(super) fn step_ruled_out(step: &Step, place: Place, findings: &mut Findings) {
    let message = format!("`{}` is determined and the facts rule it out", step.id);
    let help = "correct the fact, or take the determination out";
    findings.add(Code::ContradictoryFacts, place, message, help);
}

pub(super) fn no_degrees(step: &Step, place: Place, findings: &mut Findings) {
    findings.add(Code::DeterminationUnclear, place, format!("`{}` has no degrees", step.id), "take `band` out");
}

pub(super) fn no_value(place: Place, findings: &mut Findings) {
    let help = "add `value = \"…%\"` or `sum = \"…\"`";
    findings.add(Code::DeterminationUnclear, place, "the determination gives no value", help);
}

pub(super) fn value_and_sum(place: Place, findings: &mut Findings) {
    let message = "the determination gives a value and a sum";
    findings.add(Code::DeterminationUnclear, place, message, "keep one of the two");
}

pub(super) fn maximum_by_value(place: Place, findings: &mut Findings) {
    let message = "the statutory maximum is determined by a value";
    findings.add(Code::DeterminationUnclear, place, message, "give a `sum`, with `because`");
}

pub(super) fn factors_by_sum(place: Place, findings: &mut Findings) {
    let message = "factors are percentages of their base";
    findings.add(Code::DeterminationUnclear, place, message, "give a `value` with its sign");
}

pub(super) fn nothing_to_decide(step: &Step, place: Place, findings: &mut Findings) {
    let message = format!("`{}` leaves nothing to decide", step.id);
    findings.add(Code::NothingToDetermine, place, message, "take the determination out");
}

pub(super) fn step_by_sum(step: &Step, place: Place, findings: &mut Findings) {
    let message = format!("`{}` cannot be set to a sum", step.id);
    let help = "take it out, and determine a step that leaves something to decide";
    findings.add(Code::NothingToDetermine, place, message, help);
}

pub(super) fn reduction_without_minus(value: Written<Percent>, findings: &mut Findings) {
    let plain = value.value.0.plain();
    let message = format!("the reduction `{plain}%` has no minus");
    findings.add(Code::SignMissing, value.place, message, format!("write `-{plain}%`"));
}

pub(super) fn change_without_sign(value: Written<Percent>, findings: &mut Findings) {
    let plain = value.value.0.plain();
    let message = format!("`{plain}%` has no sign, and the step can go up or down");
    findings.add(Code::SignMissing, value.place, message, format!("write `-{plain}%` or `+{plain}%`"));
}

pub(super) fn factor_ruled_out(factor: &Factor, place: Place, findings: &mut Findings) {
    let message = format!("`{}` is given a figure and the facts rule it out", factor.id);
    let condition = factor.when.as_ref().map_or("", |when| when.text());
    let help = format!(
        "correct a fact in `{condition}`, or take the figure out; to give it all the same, add `departs = \"…\"` with the reason"
    );
    findings.add(Code::DeterminationOutsideRange, place, message, help);
}

pub(super) fn wrong_side(factor: &Factor, value: Written<Percent>, findings: &mut Findings) {
    let (sign, verb) = if value.value.0.is_negative() { ("+", "raises") } else { ("-", "lowers") };
    let message = format!("`{}` is {} and {verb} the penalty", factor.id, factor.side.name());
    let help = format!("write `{sign}{}%`", value.value.0.magnitude().plain());
    findings.add(Code::SignMissing, value.place, message, help);
}

pub(super) fn below_nothing(value: Written<Percent>, findings: &mut Findings) {
    let message = format!("`{}%`: nothing can be lowered by more than 100%", value.value.0.plain());
    findings.add(Code::PercentOutOfRange, value.place, message, "write a change from `-100%` up");
}

pub(super) fn no_share(value: Written<Percent>, findings: &mut Findings) {
    let message = format!("`{}%` is no share", value.value.0.plain());
    let help = "write a share from `0%` to `100%`, without a sign";
    findings.add(Code::PercentOutOfRange, value.place, message, help);
}

/// The figures that one of several judgements permits: sums where there is a currency, else
/// percentages.
pub(super) fn permitted(judgements: &[&Judgement], currency: Option<Currency>) -> String {
    let figure = |amount: Amount| match currency {
        Some(currency) => format!("{} {}", currency.code(), amount.plain()),
        None => format!("{}%", amount.plain()),
    };
    let ranges = judgements.iter().map(|judgement| {
        let from = figure(judgement.permitted.from);
        match judgement.permitted.to {
            Upper::At(to) => format!("{from} to {}", figure(to)),
            Upper::StatutoryMaximum => format!("{from} to the statutory maximum"),
        }
    });
    ranges.collect::<Vec<_>>().join(", or ")
}

/// The percentages up to the one given.
pub(super) fn permitted_up_to(most: Amount) -> String {
    format!("from 0% to {}%", most.plain())
}

/// `value` is what was written, where it is no sum.
pub(super) fn outside_range(value: Option<Percent>, permitted: &str, place: Place, findings: &mut Findings) {
    let written = value.map_or_else(|| "the sum".to_owned(), |value| format!("`{}%`", value.0.plain()));
    let message = format!("{written} lies outside the permitted range");
    let help = format!("what is permitted: {permitted}; to depart from it, add `departs = \"…\"` with the reason");
    findings.add(Code::DeterminationOutsideRange, place, message, help);
}

pub(super) fn departs_without_need(place: Place, findings: &mut Findings) {
    let message = "the determination lies within the permitted range";
    let help = "take `departs` out; the reason goes under `because`";
    findings.add(Code::DepartsWithoutNeed, place, message, help);
}
