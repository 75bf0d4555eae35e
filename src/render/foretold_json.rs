//! What is foretold by what was decided, how well, and the backtest, as JSON.

use super::object::object;
use super::sums::{each_reading, pounds};
use crate::case::Case;
use crate::caseload::{
    Backtest, Beyond, DegreeBand, DegreeStands, Forecast, ForecastRecord, ForetoldBy, Hits, RecordRow,
};
use crate::report::{Calibration, likely_words};
use crate::rulebook::{DegreeId, Fitted, Foretelling, Rulebook};
use crate::value::{Amount, List, name_among};
use serde_json::Value;

/// What is foretold of a case as a JSON value: sums as text, rounded as the rulebook says.
#[must_use]
pub fn foretold_json(forecast: &Forecast, case: &Case<'_>, conditions: &[&str]) -> Value {
    let rulebook = case.rulebook;
    let foretelling = rulebook.foretelling.as_ref();
    let (by, bands, rows, nothing) = match forecast {
        Forecast::Bands { by, degrees } => (Some(by), degrees.as_slice(), &[][..], None),
        Forecast::BySize { by, rows, .. } => (Some(by), &[][..], rows.as_slice(), Some("size-not-known")),
        Forecast::Nothing(why) => (None, &[][..], &[][..], Some(why.name())),
    };
    object! {
        "words": likely_words(forecast, case, conditions).flat(),
        "nothing": nothing,
        "degrees": bands.iter().map(|band| degree_json(band, rulebook)).collect::<Vec<_>>(),
        "by-size": rows.iter().map(|row| object! {
            "size": pounds(row.size),
            "degrees": row.degrees.iter().map(|band| degree_json(band, rulebook)).collect::<Vec<_>>(),
        }).collect::<Vec<_>>(),
        "by": by.zip(foretelling).map(|(by, foretelling)| by_json(by, foretelling, rulebook)),
    }
}

fn degree_json(DegreeBand { degree, stands, band }: &DegreeBand, rulebook: &Rulebook) -> Value {
    object! {
        "degree": degree_id(rulebook, *degree),
        "stands": name_among(&DegreeStands::NAMES, stands),
        "low": pounds(band.low),
        "centre": pounds(band.centre),
        "high": pounds(band.high),
    }
}

fn by_json(by: &ForetoldBy, foretelling: &Foretelling, rulebook: &Rulebook) -> Value {
    object! {
        "method": foretelling.method.name(),
        "standing": foretelling.basis.standing.name(),
        "decisions": by.decisions.clone(),
        "left-out": by.left_out.clone(),
        "level": by.fit.level.plain(),
        "slope": by.fit.slope.plain(),
        "width": foretelling.width.plain(),
        "digits": foretelling.digits,
        "size": by.size.map(|size| object! { "least": pounds(size.least()), "most": pounds(size.most()) }),
        "reductions": by.reductions.iter().map(|known| object! { "step": rulebook.steps[known.step].id.as_str(), "taken-off": known.taken_off.0.plain() }).collect::<Vec<_>>(),
        "reductions-open": by.reductions_open.iter().map(|step| rulebook.steps[*step].id.as_str()).collect::<Vec<_>>(),
        "beyond": by.beyond.map(|beyond| match beyond {
            Beyond::Below => "below",
            Beyond::Above => "above",
        }),
        "cut": by.cut,
        "record": held_json(by.record, foretelling),
    }
}

fn held_json(record: Hits, foretelling: &Foretelling) -> Value {
    object! {
        "held": record.held,
        "of": record.of,
        "from": record.from.0.plain(),
        "to": record.to.0.plain(),
        "confidence": foretelling.confidence.0.plain(),
    }
}

fn degree_id(rulebook: &Rulebook, degree: DegreeId) -> &str {
    let foretelling = rulebook.foretelling.as_ref();
    let step = foretelling.map(|foretelling| &rulebook.steps[foretelling.seriousness]);
    let degrees = step.and_then(|step| step.operation.description().by_percentage.degrees());
    degrees.map_or("", |degrees| degrees[degree].id.as_str())
}

/// How a rulebook foretells.
pub(super) fn foretelling_json(foretelling: &Foretelling, rulebook: &Rulebook) -> Value {
    let step = |id: crate::rulebook::StepId| rulebook.steps[id].id.as_str();
    let degrees = rulebook.steps[foretelling.seriousness].operation.description().by_percentage.degrees();
    let degrees = degrees.into_iter().flat_map(List::entries);
    object! {
        "method": foretelling.method.name(),
        "standing": foretelling.basis.standing.name(),
        "rationale": foretelling.basis.rationale.as_str(),
        "degrees": degrees.map(|(id, degree)| object! { "degree": degree.id.as_str(), "weight": foretelling.weight(id).0.plain() }).collect::<Vec<_>>(),
        "reductions": foretelling.reductions.iter().map(|id| step(*id)).collect::<Vec<_>>(),
        "decisions": foretelling.decisions.clone(),
        "at-least": foretelling.at_least,
        "width": foretelling.width.plain(),
        "digits": foretelling.digits,
        "confidence": foretelling.confidence.0.plain(),
        "fitted": foretelling.fitted.map(fitted_json),
    }
}

/// A backtest as a JSON value.
#[must_use]
pub fn backtest_json(rulebook: &Rulebook, backtest: &Backtest) -> Value {
    object! {
        "rulebook": object! { "id": rulebook.id.as_str(), "version": rulebook.version.as_str(), "sha256": rulebook.digest.as_str() },
        "decisions": backtest.decisions.iter().map(|row| object! {
            "decision": row.name.as_str(),
            "penalty": pounds(row.penalty),
            "foretold": each_reading(&row.foretold),
            "permitted": row.permitted,
            "indicated": row.indicated,
            "closed": row.is_closed(),
            "width": row.width.map(Amount::plain),
        }).collect::<Vec<_>>(),
        "hits": object! { "permitted": backtest.permitted_hits, "indicated": backtest.indicated_hits, "narrow": backtest.narrow_hits },
        "closed": backtest.closed,
        "narrow": backtest.narrow,
        "bands": backtest.bands.as_ref().zip(rulebook.foretelling.as_ref()).map(|(record, foretelling)| record_json(record, foretelling, rulebook)),
    }
}

/// What a rulebook states of what it foretells, and what its decisions give, as a JSON value.
#[must_use]
pub fn calibration_json(rulebook: &Rulebook, calibration: &Calibration) -> Value {
    object! {
        "rulebook": object! { "id": rulebook.id.as_str(), "version": rulebook.version.as_str(), "sha256": rulebook.digest.as_str() },
        "stated": calibration.stated.map(fitted_json),
        "now": fitted_json(calibration.now),
        "page": calibration.page.as_ref().map(|page| object! { "same": page.same, "removed": page.removed.clone(), "added": page.added.clone() }),
        "agrees": calibration.agrees(),
        "written": calibration.written,
    }
}

fn fitted_json(fitted: Fitted) -> Value {
    object! { "level": fitted.level.fixed(3), "slope": fitted.slope.fixed(4), "held": fitted.held, "of": fitted.of }
}

/// How each decision was foretold from the others.
fn record_json(record: &ForecastRecord, foretelling: &Foretelling, rulebook: &Rulebook) -> Value {
    object! {
        "rows": record.rows.iter().map(|row| row_json(row, rulebook)).collect::<Vec<_>>(),
        "record": held_json(record.held, foretelling),
    }
}

fn row_json(row: &RecordRow, rulebook: &Rulebook) -> Value {
    object! {
        "decision": row.decided.name.as_str(),
        "degree": degree_id(rulebook, row.decided.degree),
        "suggested": degree_id(rulebook, row.decided.suggested),
        "size": pounds(row.decided.size),
        "left": row.decided.left.0.plain(),
        "penalty": pounds(row.decided.penalty),
        "low": row.band.map(|band| pounds(band.low)),
        "centre": row.band.map(|band| pounds(band.centre)),
        "high": row.band.map(|band| pounds(band.high)),
        "held": row.held,
    }
}
