//! Published decisions in a list, what became of engagement in them, and the tariff of a schedule, as
//! JSON.

use super::json::{finding_json, published_scope};
use super::object::object;
use super::sums::pounds;
use crate::case::EngagementStatus;
use crate::caseload::{EndedCase, EngagementCount, PublishedDecision, Tariff};
use crate::report::{assumed_words, within_words};
use crate::value::Percent;
use serde_json::Value;

/// The list of published decisions as a JSON value, a row each; after them the cases that ended
/// without a penalty, whose `penalty` is null.
#[must_use]
pub fn decisions_json(rows: &[PublishedDecision<'_>], ended: &[EndedCase<'_>]) -> Value {
    rows.iter().map(published_decision_json).chain(ended.iter().map(ended_case_json)).collect()
}

fn ended_case_json(row: &EndedCase<'_>) -> Value {
    let case = &row.decision.case;
    object! {
        "decision": row.decision.name.as_str(),
        "title": case.title.as_str(),
        "date": case.as_of.map(crate::value::Day::iso),
        "regulator": case.rulebook.regulator.as_str(),
        "rulebook": case.rulebook.id.as_str(),
        "ended-with": row.ended.how.name(),
        "currency": case.rulebook.currency.code(),
        "penalty": Value::Null,
        "considered": row.ended.considered.map(pounds),
        "incident": row.ended.incident.map(crate::case::Incident::name),
        "note": row.ended.note.as_str(),
    }
}

fn published_decision_json(row: &PublishedDecision<'_>) -> Value {
    let case = &row.decision.case;
    object! {
        "decision": row.decision.name.as_str(),
        "title": case.title.as_str(),
        "date": row.day().map(crate::value::Day::iso),
        "regulator": case.rulebook.regulator.as_str(),
        "rulebook": case.rulebook.id.as_str(),
        "degrees": row.degrees(),
        "known": published_scope(row.published),
        "ended-with": "penalty",
        "currency": case.rulebook.currency.code(),
        "penalty": pounds(row.published.penalty),
        "incident": row.published.incident.map(crate::case::Incident::name),
        "engagement": row.finding().map(finding_json),
    }
}

/// What became of engagement in published decisions as a JSON value: counts of decisions, a row for
/// each, and the files of those that were asked for and could not be counted.
#[must_use]
pub fn engagement_count_json(count: &EngagementCount<'_>, left_out: &[String]) -> Value {
    let mut statuses = super::Object::default();
    for (name, status) in EngagementStatus::NAMES {
        statuses.put(name, count.of(status));
    }
    object! {
        "decisions": count.rows.len(),
        "attacks-by-third-parties": count.attacks(),
        "raised": count.raised(),
        "raised-in-attacks": count.raised_in_attacks(),
        "statuses": statuses.value(),
        "bundles": count.bundles.iter().map(|bundle| bundle.0.plain()).collect::<Vec<_>>(),
        "left-out": left_out,
        "rows": decisions_json(&count.rows, &[]),
    }
}

/// The tariff of a schedule as a JSON value: percentages of the starting point and sums as text, the
/// sums at each of `starting-points` in their order.
#[must_use]
pub fn tariff_json(tariff: &Tariff<'_>) -> Value {
    let schedule = tariff.schedule;
    let plain = |percent: Percent| percent.0.plain();
    object! {
        "rulebook": object! { "id": tariff.rulebook.id.as_str(), "version": tariff.rulebook.version.as_str(), "sha256": tariff.rulebook.digest.as_str() },
        "schedule": object! { "id": schedule.id.as_str(), "version": schedule.version.as_str(), "sha256": schedule.digest.as_str() },
        "currency": tariff.rulebook.currency.code(),
        "starting-points": tariff.starting_points.iter().map(|start| object! {
            "degree": start.degree,
            "size": pounds(start.size),
            "sum": pounds(start.sum),
        }).collect::<Vec<_>>(),
        "rows": tariff.rows.iter().map(|row| {
            let [least, low, central, high, most] = row.worth.map(plain);
            object! {
                "kind": schedule.kinds[row.kind].id.as_str(),
                "grade": schedule.grades[row.grade].id.as_str(),
                "within": within_words(schedule, row),
                "followed": row.advice.map(|(following, _)| schedule.following[following].id.as_str()),
                "effect": row.advice.map(|(_, effect)| schedule.effect[effect].id.as_str()),
                "beyond-duty": row.beyond_duty,
                "score": plain(row.score),
                "worth": object! { "least": least, "low": low, "central": central, "high": high, "most": most },
                "sums": row.sums.iter().map(|sum| pounds(*sum)).collect::<Vec<_>>(),
            }
        }).collect::<Vec<_>>(),
        "assumptions": tariff.assumptions.iter().map(|assumption| object! {
            "about": assumed_words(schedule, assumption),
            "value": plain(assumption.value),
            "standing": assumption.basis.standing.name(),
            "rationale": assumption.basis.rationale.as_str(),
            "permitted": assumption.permitted.map(|span| vec![plain(span.least()), plain(span.most())]),
            "best": assumption.best.map(plain),
            "best-at": assumption.best_at.map(|(from, to)| vec![plain(from), plain(to)]),
        }).collect::<Vec<_>>(),
    }
}
