//! The assessment as JSON: sums as text with two places, percentages as text, so that no reader
//! rounds them.

use super::foretold_json::{foretelling_json, foretold_json};
use super::object::object;
use super::sums::{each_reading, each_reading_of, pounds};
use crate::assess::{Entry, GateResult, Line, OpenItem, Operand, Reading, Readings, Rule, Weighing};
use crate::assessment::Assessment;
use crate::case::{Case, Determination, EngagementFinding, EvidenceId, Published};
use crate::caseload::{Comparable, Decision, Forecast, Outcome};
use crate::counterfactual::{Open, StepBeside};
use crate::diagnostic::Refused;
use crate::report::{
    answer_words, attribution_standing, authority_of, caveat_words, conditions, credit_sentence, determined_words,
    facts_words, figure_words, finding_words, gate_words, if_imposed, item_label, line_label, moment_words,
    open_item_label, open_label, open_words, opportunity_label, reason_of_gate, reason_words, until_words,
    verdict_words,
};
use crate::rulebook::{AuthorityId, Rulebook};
use crate::value::{List, Money, Truth};
use serde_json::{Map, Value};

/// An assessment as a JSON value, in the order of the schema, with what is foretold of the case by
/// what was decided, where it was asked for.
#[must_use]
pub fn assessment_json<'d>(
    assessment: &Assessment<'_>,
    forecast: Option<&Forecast>,
    comparables: &[Comparable<'d>],
    decisions: &List<Decision<'d>>,
) -> Value {
    let case = assessment.case;
    let rulebook = case.rulebook;
    let credit = &assessment.credit;
    let [least, low, central, high, most] = credit.each().map(pounds);
    let mut penalty = each_reading(&assessment.penalty);
    penalty.insert("complete".to_owned(), Value::from(assessment.complete));
    object! {
        "identity": object! {
            "engine": env!("CARGO_PKG_VERSION"),
            "rulebook": object! { "id": rulebook.id.as_str(), "version": rulebook.version.as_str(), "sha256": rulebook.digest.as_str() },
            "schedule": rulebook.schedule.as_ref().map(|schedule| object! { "id": schedule.id.as_str(), "version": schedule.version.as_str(), "sha256": schedule.digest.as_str() }),
            "case": object! { "title": case.title.as_str(), "sha256": case.digest.as_str(), "sha256-of": if case.shown_in_part { "what-may-be-shown" } else { "file" } },
            "as-of": case.as_of.map(crate::value::Day::iso),
        },
        "condition": if_imposed(assessment),
        "currency": rulebook.currency.code(),
        "penalty": penalty,
        "foretold": forecast.map(|forecast| foretold_json(forecast, case, &conditions(assessment))),
        "maximum": each_reading(&assessment.maximum),
        "rests-on": assessment.rests_on.iter().map(|rests_on| object! { "standing": rests_on.standing.name(), "lines": rests_on.lines, "moved": pounds(rests_on.moved) }).collect::<Vec<_>>(),
        "lines": assessment.lines.iter().map(|line| line_json(line, assessment)).collect::<Vec<_>>(),
        "engagement": object! {
            "credit": object! { "least": least, "low": low, "central": central, "high": high, "most": most, "in-bundle": credit.in_bundle,
                "bounded": credit.bounded.name(),
                "outcome": credit.outcome.name(),
                "taken-back-by": credit.taken_back_by.map(|step| rulebook.steps[step].id.as_str()),
                "evidence-listed": !case.evidence.is_empty(),
                "words": credit_sentence(assessment).flat(),
                "attribution": credit.attribution.iter().map(|attribution| object! {
                    "method": attribution.method.name(),
                    "heads": attribution.heads,
                    "credit": pounds(attribution.credit),
                    "rests-on": attribution_standing(attribution.method),
                }).collect::<Vec<_>>(),
                "sums-after": credit.sums_after.iter().map(|sum| object! {
                    "step": rulebook.steps[sum.position.0].id.as_str(),
                    "infringement": sum.position.1.filter(|_| case.infringements.len() > 1).map(|infringement| case.infringements[infringement].id.as_str()),
                    "taken-off": pounds(sum.taken_off),
                    "taken-off-at-most": pounds(sum.taken_off_at_most),
                }).collect::<Vec<_>>(),
            },
            "without": each_reading(&credit.without),
            "without-disputed": assessment.without_disputed.as_ref().map(each_reading),
            "score": score_json(assessment),
            "heads": heads_json(assessment),
            "items": items_json(assessment),
        },
        "reaches": holds(assessment.reach.reaches()),
        "outside": outside_json(assessment),
        "open": assessment.open.iter().map(|open| open_json(open, assessment)).collect::<Vec<_>>(),
        "open-without-effect": assessment.open_without_effect.iter().map(|item| open_item_label(*item, case)).collect::<Vec<_>>(),
        "open-all-tried": assessment.open_all_tried,
        "opportunities": assessment.opportunities.iter().map(|opportunity| object! {
            "what": opportunity_label(opportunity, case),
            "until": until_words(opportunity, case),
            "worth": pounds(opportunity.worth),
            "then": opportunity.then.map(pounds),
        }).collect::<Vec<_>>(),
        "caveats": assessment.caveats.iter().map(|caveat| caveat_words(caveat, assessment)).collect::<Vec<_>>(),
        "published": published_json(case),
        "proposed": case.proposed.as_ref().map(|proposed| object! { "penalty": proposed.penalty.map(pounds), "source": proposed.source.as_str(), "note": proposed.note.as_str() }),
        "ended": case.ended.as_ref().map(|ended| object! { "with": ended.how.name(), "considered": ended.considered.map(pounds), "source": ended.source.as_str(), "note": ended.note.as_str() }),
        "comparables": comparables_json(comparables, decisions, rulebook, true),
        "ended-alike": comparables_json(comparables, decisions, rulebook, false),
    }
}

/// The figures of an assessment as one line of JSON: the penalty, and the balance after every line
/// that has an effect, and `reaches` where the rulebook does not reach the case or may not. One
/// sum where the five readings agree, else an object of five. For streams
/// of cases; written straight into text, because a tree of values would cost more than the
/// assessment.
#[must_use]
pub fn assessment_line(assessment: &Assessment<'_>) -> String {
    let mut out = String::with_capacity(768);
    out.push_str("{\"penalty\":");
    push_each_reading(&mut out, &assessment.penalty, |sum| *sum);
    out.push_str(if assessment.complete { ",\"complete\":true" } else { ",\"complete\":false" });
    let reaches = assessment.reach.reaches();
    if reaches != Truth::True {
        out.push_str(",\"reaches\":\"");
        out.push_str(holds(reaches));
        out.push('"');
    }
    out.push_str(",\"lines\":{");
    let mut first = true;
    for line in assessment.lines.iter().filter(|line| line.has_effect()) {
        if !first {
            out.push(',');
        }
        first = false;
        // OK because ids are lower-case letters, digits and hyphens, joined by `@`, `/` and `+`.
        out.push('"');
        line.push_id(assessment.case, &mut out);
        out.push_str("\":");
        push_each_reading(&mut out, &line.entries, |entry| entry.after);
    }
    out.push_str("}}");
    out
}

fn push_each_reading<T>(out: &mut String, readings: &Readings<T>, sum: impl Fn(&T) -> Money) {
    if let Readings::Same(one) = readings {
        push_pounds(out, sum(one));
        return;
    }
    for (index, reading) in crate::assess::Reading::ALL.into_iter().enumerate() {
        out.push_str(if index == 0 { "{\"" } else { ",\"" });
        out.push_str(reading.name());
        out.push_str("\":");
        push_pounds(out, sum(readings.at(reading)));
    }
    out.push('}');
}

fn push_pounds(out: &mut String, sum: Money) {
    out.push('"');
    sum.0.push_fixed(2, out);
    out.push('"');
}

fn line_json(line: &Line<'_>, assessment: &Assessment<'_>) -> Value {
    let case = assessment.case;
    let rulebook = case.rulebook;
    let authority = authority_of(line, rulebook);
    object! {
        "id": line.id(case),
        "step": line.step.id.as_str(),
        "infringement": line.infringement.map(|infringement| case.infringements[infringement].id.as_str()),
        "label": line_label(line, case),
        "effect": line.has_effect(),
        "standing": line.standing().map(crate::rulebook::Standing::name),
        "authority": authorities_json(rulebook, &authority),
        "rationale": line.basis().map(|basis| basis.rationale.as_str()).filter(|rationale| !rationale.is_empty()),
        "condition": line.asked.map(|asked| object! { "text": asked.condition.text(), "holds": holds(asked.truth) }),
        "decided": line.determination().map(|determination| decided_json(determination, case)),
        "facts": facts_words(line, case).into_iter().map(|(name, value, source)| object! { "id": name, "value": value, "source": source.trim() }).collect::<Vec<_>>(),
        "operation": line.step.operation.name(),
        "unit": line.entries.at(crate::assess::Reading::Central).operand.unit(),
        "units": each_reading_of(&line.entries, |entry| entry.operand.name().to_owned()),
        "figure": texts(|reading| figure_words(line, case, reading)),
        "operand": each_reading_of(&line.entries, |entry| entry.operand.figure().plain()),
        "base": each_reading_of(&line.entries, |entry| pounds(entry.base)),
        "before": each_reading_of(&line.entries, |entry| pounds(entry.before)),
        "after": each_reading_of(&line.entries, |entry| pounds(entry.after)),
        "net-from": matches!(line.rule, Rule::Net).then(|| each_reading_of(&line.entries, |entry| pounds(match entry.operand { Operand::Net { from, .. } => from, _ => entry.before }))),
        "rounding": rounding_of(line),
        "reasons": reason_words(line, case),
    }
}

fn decided_json(determination: &Determination, case: &Case<'_>) -> Value {
    object! {
        "by": determination.by.name(),
        "on": determination.on.map(crate::value::Day::iso),
        "figure": determined_words(determination, case),
        "quashed": determination.quashed,
        "because": determination.because.as_str(),
        "departs": (!determination.departs.is_empty()).then_some(determination.departs.as_str()),
        "exhibits": determination.provenance.exhibits.iter().map(|exhibit| case.exhibits[*exhibit].id.as_str()).collect::<Vec<_>>(),
        "pinpoint": determination.provenance.pinpoint.as_str(),
        "replaced": determination.replaced.iter().map(|before| decided_json(before, case)).collect::<Vec<_>>(),
    }
}

fn open_json(open: &Open, assessment: &Assessment<'_>) -> Value {
    let case = assessment.case;
    let kind = match open.items.as_slice() {
        [OpenItem::Fact(_)] => "fact",
        [OpenItem::Step(..)] => "step",
        [OpenItem::Factor(..)] => "factor",
        [OpenItem::Evidence(_)] => "evidence",
        _ => "together",
    };
    object! {
        "id": open_label(open, case),
        "kind": kind,
        "question": open_words(open, case),
        "moves": object! { "indicated": pounds(open.central), "permitted": pounds(open.permitted), "low": pounds(open.low), "high": pounds(open.high) },
        "narrows": pounds(open.narrows),
        "answers": open.answers.iter().map(|answer| object! {
            "answer": answer_words(answer, case),
            "low": pounds(*answer.penalty.at(Reading::Low)),
            "central": pounds(*answer.penalty.at(Reading::Central)),
            "high": pounds(*answer.penalty.at(Reading::High)),
        }).collect::<Vec<_>>(),
    }
}

/// The way a line rounds, in each reading; nothing where it does not.
fn rounding_of(line: &Line<'_>) -> Option<Map<String, Value>> {
    let way = |entry: &Entry| match entry.operand {
        Operand::Rounded(rounding) => Some(rounding.way.name()),
        _ => None,
    };
    let rounds = line.entries.distinct().iter().any(|entry| way(entry).is_some());
    rounds.then(|| each_reading_of(&line.entries, |entry| way(entry).unwrap_or_default().to_owned()))
}

/// What would put the case outside the rulebook's reach, and whether it does.
fn outside_json(assessment: &Assessment<'_>) -> Vec<Value> {
    let rulebook = assessment.case.rulebook;
    let each = rulebook.outside.iter().zip(&assessment.reach.outside);
    each.map(|(outside, truth)| {
        object! {
            "because": outside.because.as_str(),
            "condition": object! { "text": outside.when.text(), "holds": holds(*truth) },
            "facts": outside.when.facts().iter().map(|fact| rulebook.facts[*fact].id.as_str()).collect::<Vec<_>>(),
            "authority": authorities_json(rulebook, &outside.authority),
        }
    })
    .collect()
}

fn authorities_json(rulebook: &Rulebook, authority: &[AuthorityId]) -> Vec<Value> {
    authority.iter().map(|id| &rulebook.authorities[*id]).map(|authority| object! { "id": authority.id.as_str(), "cite": authority.cite.as_str(), "standing": authority.standing.name(), "address": authority.address.as_str(), "read-on": authority.read_on.iso(), "quotation-sha256": authority.quotation_digest.as_str() }).collect()
}

fn score_json(assessment: &Assessment<'_>) -> Value {
    assessment.engagement.as_ref().map_or(Value::Null, |score| {
        object! { "least": score.points.least.0.plain(), "central": score.points.central.0.plain(), "most": score.points.most.0.plain(), "nationally-significant": holds(score.significant) }
    })
}

fn heads_json(assessment: &Assessment<'_>) -> Vec<Value> {
    let (Some(score), Some(schedule)) = (&assessment.engagement, &assessment.case.rulebook.schedule) else {
        return Vec::new();
    };
    score
        .heads
        .iter()
        .map(|head| {
            let declared = &schedule.heads[head.head];
            object! { "id": declared.id.as_str(), "label": declared.label.as_str(), "share": declared.share.0.plain(), "least": head.points.least.0.plain(), "central": head.points.central.0.plain(), "most": head.points.most.0.plain() }
        })
        .collect()
}

fn items_json(assessment: &Assessment<'_>) -> Vec<Value> {
    let (Some(score), Some(schedule)) = (&assessment.engagement, &assessment.case.rulebook.schedule) else {
        return Vec::new();
    };
    let case = assessment.case;
    score
        .items
        .iter()
        .map(|item| {
            let worth = assessment.worth.iter().find(|worth| worth.item == item.item);
            let evidence = &case.evidence[item.item];
            object! {
                "id": evidence.id.as_str(),
                "kind": schedule.kinds[evidence.kind].id.as_str(),
                "label": item_label(case, schedule, item),
                "verdict": verdict_words(item.verdict),
                "of-head": object! { "least": item.points.least.0.plain(), "central": item.points.central.0.plain(), "most": item.points.most.0.plain() },
                "weights": item.weights.iter().map(|weight| object! { "by": weighing(weight.by), "least": weight.least.0.plain(), "most": weight.most.0.plain() }).collect::<Vec<_>>(),
                "gates": item.gates.iter().map(|gate| object! {
                    "gate": gate.gate.name(),
                    "label": gate_words(gate.gate, schedule),
                    "result": result(gate.result),
                    "reason": reason_of_gate(gate, case, schedule),
                }).collect::<Vec<_>>(),
                "steps-in-time": steps_json(assessment, item.item),
                "worth": worth.map(|worth| object! { "alone": pounds(worth.alone), "last": pounds(worth.last), "order-free": worth.order_free.map(pounds), "by-share": worth.by_share }),
            }
        })
        .collect()
}

/// The comparables in which a penalty was imposed, or those in which none was.
fn comparables_json<'d>(
    comparables: &[Comparable<'d>],
    decisions: &List<Decision<'d>>,
    rulebook: &Rulebook,
    imposed: bool,
) -> Vec<Value> {
    let of = comparables.iter().filter(|comparable| comparable.outcome.penalty().is_some() == imposed);
    of.map(|comparable| comparable_json(comparable, decisions, rulebook)).collect()
}

/// The steps in time beside the one on which a report stands.
fn steps_json(assessment: &Assessment<'_>, item: EvidenceId) -> Value {
    let step = assessment.time_steps.iter().find(|step| step.item == item);
    let beside = |step: Option<StepBeside>| {
        step.map(|step| {
            object! {
                "until": moment_words(step.until, assessment.case.rulebook.civil_time),
                "within": step.within.words(),
                "promptness": step.promptness.0.plain(),
                "costs": pounds(step.costs),
            }
        })
    };
    step.map_or(Value::Null, |step| object! { "sooner": beside(step.sooner), "later": beside(step.later) })
}

fn comparable_json<'d>(comparable: &Comparable<'d>, decisions: &List<Decision<'d>>, rulebook: &Rulebook) -> Value {
    let decision = &decisions[comparable.decision];
    let names = |facts: &[crate::rulebook::FactId]| {
        facts.iter().map(|fact| rulebook.facts[*fact].id.clone()).collect::<Vec<_>>()
    };
    object! {
        "decision": decision.name.as_str(),
        "title": decision.case.title.as_str(),
        "penalty": comparable.outcome.penalty().map(pounds),
        "ended-with": match comparable.outcome { Outcome::Penalty(_) => None, Outcome::Ended(how) => Some(how.name()) },
        "alike": names(&comparable.alike),
        "unlike": names(&comparable.unlike),
        "times-apart": comparable.apart.iter().map(|(fact, times)| (rulebook.facts[*fact].id.clone(), Value::from(times.plain()))).collect::<Map<_, _>>(),
        "sibling": comparable.sibling,
        "credited": decision.case.finding().map(|finding| finding_words(finding, decision.case.rulebook)),
        "engagement": decision.case.finding().map(finding_json),
    }
}

/// How much of a published decision is known: `replay` every step, `total` totals only.
pub(super) fn published_scope(published: &Published) -> &'static str {
    if published.replay { "replay" } else { "total" }
}

/// What a published decision found of engagement: an empty text where there is nothing to say.
pub(super) fn finding_json(finding: &EngagementFinding) -> Value {
    object! {
        "status": finding.status.name(),
        "bodies": finding.bodies.clone(),
        "bundle": finding.bundle.map(|bundle| bundle.0.plain()),
        "heads-in-bundle": finding.heads_in_bundle.map(crate::value::Amount::plain),
        "reason": finding.reason.as_str(),
        "pinpoint": finding.pinpoint.as_str(),
        "note": finding.note.as_str(),
    }
}

fn published_json(case: &Case<'_>) -> Option<Value> {
    let published = case.published.as_ref()?;
    Some(object! {
        "decision": published_scope(published),
        "penalty": pounds(published.penalty),
        "incident": published.incident.map(crate::case::Incident::name),
        "engagement": published.engagement.as_ref().map(finding_json),
    })
}

/// A rulebook as a JSON value: what it asks, does and rests on.
#[must_use]
pub fn rulebook_json(rulebook: &Rulebook) -> Value {
    object! {
        "id": rulebook.id.as_str(),
        "title": rulebook.title.as_str(),
        "version": rulebook.version.as_str(),
        "sha256": rulebook.digest.as_str(),
        "regulator": rulebook.regulator.as_str(),
        "in-force": object! { "from": rulebook.in_force.from.map(crate::value::Day::iso), "to": rulebook.in_force.to.map(crate::value::Day::iso) },
        "schedule": rulebook.schedule.as_ref().map(|schedule| schedule.id.as_str()),
        "outside": rulebook.outside.iter().map(|outside| object! { "because": outside.because.as_str(), "when": outside.when.text(), "authority": outside.authority.iter().map(|id| rulebook.authorities[*id].id.as_str()).collect::<Vec<_>>() }).collect::<Vec<_>>(),
        "facts": rulebook.facts.iter().map(|fact| object! {
            "id": fact.id.as_str(),
            "type": fact.kind.name(),
            "question": fact.question.as_str(),
            "hint": fact.hint.as_str(),
            "why": fact.why.as_str(),
            "feeds": fact.feeds.as_slice(),
            "section": rulebook.sections[fact.section].id.as_str(),
            "asked-when": fact.asked_when.as_ref().map(crate::rulebook::Condition::text),
            "required": fact.required,
            "options": fact.kind.choices().iter().map(|choice| object! { "id": choice.id.as_str(), "label": choice.label.as_str() }).collect::<Vec<_>>(),
        }).collect::<Vec<_>>(),
        "steps": rulebook.steps.iter().map(|step| object! { "id": step.id.as_str(), "label": step.label.as_str(), "operation": step.operation.name(), "per-infringement": step.per_infringement }).collect::<Vec<_>>(),
        "factors": rulebook.factors.iter().map(|factor| object! { "id": factor.id.as_str(), "label": factor.label.as_str(), "side": factor.side.name(), "when": factor.when.as_ref().map(crate::rulebook::Condition::text) }).collect::<Vec<_>>(),
        "foretelling": rulebook.foretelling.as_ref().map(|foretelling| foretelling_json(foretelling, rulebook)),
        "authorities": rulebook.authorities.iter().map(|authority| object! { "id": authority.id.as_str(), "cite": authority.cite.as_str(), "standing": authority.standing.name(), "address": authority.address.as_str(), "read-on": authority.read_on.iso(), "quotation": authority.quotation.as_str(), "quotation-sha256": authority.quotation_digest.as_str() }).collect::<Vec<_>>(),
    }
}

/// A refusal as a JSON value.
#[must_use]
pub fn refused_json(refused: &[Refused]) -> Value {
    object! { "refused": files_json(refused) }
}

/// What a check found: the files it refuses, and under `warned` what may be a slip, both with code,
/// place, message and help.
#[must_use]
pub fn checked_json(refused: &[Refused], warned: &[Refused]) -> Value {
    object! { "refused": files_json(refused), "warned": files_json(warned) }
}

fn files_json(refused: &[Refused]) -> Vec<Value> {
    refused
        .iter()
        .map(|refused| {
            let diagnostics: Vec<Value> = refused
                .diagnostics
                .iter()
                .map(|diagnostic| {
                    let (line, column) = refused.source.line_and_column(diagnostic.place.start);
                    object! {
                        "code": diagnostic.code.name(),
                        "line": line,
                        "column": column,
                        "start": diagnostic.place.start,
                        "end": diagnostic.place.end,
                        "message": diagnostic.message.as_str(),
                        "help": diagnostic.help.as_str(),
                    }
                })
                .collect();
            object! { "file": refused.source.name(), "diagnostics": diagnostics }
        })
        .collect()
}

fn texts(mut words: impl FnMut(crate::assess::Reading) -> String) -> Map<String, Value> {
    let mut map = Map::new();
    for reading in crate::assess::Reading::ALL {
        map.insert(reading.name().to_owned(), Value::String(words(reading)));
    }
    map
}

fn holds(truth: Truth) -> &'static str {
    match truth {
        Truth::True => "true",
        Truth::False => "false",
        Truth::Open => "open",
    }
}

fn weighing(by: Weighing) -> &'static str {
    match by {
        Weighing::Grade => "grade",
        Weighing::Promptness => "promptness",
        Weighing::Following => "following",
        Weighing::Effect => "effect",
    }
}

fn result(result: GateResult) -> &'static str {
    match result {
        GateResult::Passed => "passed",
        GateResult::Reduced(_) => "reduced",
        GateResult::Failed => "failed",
        GateResult::Open => "open",
        GateResult::NotAsked => "not-asked",
        GateResult::Harms => "harms",
    }
}
