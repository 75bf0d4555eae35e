//! What is foretold by what was decided, beside the account by steps.

use super::words::{count, money, percent, range, standing_words};
use super::{Block, Column, Row, Table, Text, Tone};
use crate::case::Case;
use crate::caseload::{Band, Beyond, DegreeBand, DegreeStands, Forecast, ForetoldBy, Hits, Unforetold};
use crate::rulebook::{DegreeId, Foretelling, Rulebook, StepId};
use crate::value::{Currency, List, Money};

/// What the section is called.
pub(super) const HEADING: &str = "By what was decided";

/// What is likely, in a line: the band of the degree that was decided or is suggested, the neighbour
/// beside it, and what that rests on; `conditions` are what
/// every figure of the case stands under.
#[must_use]
pub fn likely_words(forecast: &Forecast, case: &Case<'_>, conditions: &[&str]) -> Text {
    let currency = case.rulebook.currency;
    match forecast {
        Forecast::Bands { by, degrees } => {
            let mut text = Text::default();
            let first =
                degrees.iter().filter(|own| matches!(own.stands, DegreeStands::Decided | DegreeStands::Suggested));
            let next = degrees.iter().filter(|own| own.stands == DegreeStands::Neighbour);
            for DegreeBand { degree, stands, band } in first.chain(next) {
                let name = label(case.rulebook, *degree).to_ascii_lowercase();
                text = match stands {
                    DegreeStands::Neighbour => {
                        text.and(Tone::Plain, format!("; {} if it is {name}", band_words(band, currency)))
                    }
                    DegreeStands::Decided => text
                        .and(Tone::Strong, band_words(band, currency))
                        .and(Tone::Plain, format!(", the degree being {name}")),
                    DegreeStands::Suggested | DegreeStands::Other => text
                        .and(Tone::Strong, band_words(band, currency))
                        .and(Tone::Plain, format!(" if the degree is {name}, as the facts suggest")),
                };
            }
            let text = text
                .and(Tone::Plain, format!(" (fitted on {}, ", decisions(by.decisions.len())))
                .and(Tone::Warn, standing(case.rulebook))
                .and(Tone::Plain, format!("; such bands held {} of {}", by.record.held, by.record.of));
            let text = conditions.iter().fold(text, |text, words| text.and(Tone::Plain, "; ").and(Tone::Warn, *words));
            text.and(Tone::Plain, ")")
        }
        Forecast::BySize { .. } => Text::of(
            Tone::Warn,
            "no sum while the size of the organisation is not known, or too roughly; by size below",
        ),
        Forecast::Nothing(why) => Text::of(Tone::Warn, unforetold_words(*why)),
    }
}

/// Why nothing is foretold.
#[must_use]
pub fn unforetold_words(why: Unforetold) -> String {
    match why {
        Unforetold::NoTable => "nothing is foretold: the rulebook has no decided sums to foretell by".to_owned(),
        Unforetold::TooFewDecisions { found, needed } => format!(
            "nothing is foretold: the rulebook asks for {}, and {} here",
            count(needed, "decided sum", "decided sums"),
            if found == 1 { "1 is".to_owned() } else { format!("{found} are") }
        ),
        Unforetold::NotLinked => "nothing is foretold: the infringements are not linked, so that their maxima add up, and no decided case was like that".to_owned(),
        Unforetold::SizeNotKnown => "nothing is foretold: the size is not known".to_owned(),
        Unforetold::TooManyDigits => {
            "nothing is foretold: a figure on the way has more digits than can be computed exactly (28)".to_owned()
        }
    }
}

/// The section: the bands, what they rest on, and how they held.
pub(super) fn blocks(forecast: &Forecast, case: &Case<'_>) -> Vec<Block> {
    let rulebook = case.rulebook;
    let (Some(foretelling), currency) = (&rulebook.foretelling, rulebook.currency) else {
        // What is said of a rulebook without a table is said in the headline.
        return Vec::new();
    };
    match forecast {
        Forecast::Bands { by, degrees } => {
            let rows = degrees
                .iter()
                .map(|DegreeBand { degree, stands, band }| {
                    Row::of(vec![
                        Text::plain(label(rulebook, *degree)),
                        figure(band.low, currency),
                        figure(band.centre, currency),
                        figure(band.high, currency),
                        Text::plain(stands_words(*stands)),
                    ])
                })
                .collect();
            let columns = vec![
                Column::words("Degree"),
                Column::figures("Low"),
                Column::figures("Centre"),
                Column::figures("High"),
                Column::words("How it stands"),
            ];
            vec![
                Block::Heading(HEADING.to_owned()),
                Block::Paragraph(Text::plain(method_words(foretelling))),
                Block::Table(Table::of(columns, rows)),
                Block::List(notes(by, case, foretelling)),
            ]
        }
        Forecast::BySize { by, fact, rows } => {
            let shown: Vec<DegreeId> = rows.first().map_or_else(Vec::new, |row| {
                let kept = row.degrees.iter().filter(|own| own.stands != DegreeStands::Other);
                kept.map(|own| own.degree).collect()
            });
            let mut columns = vec![Column::figures("Size")];
            columns.extend(shown.iter().map(|degree| Column::figures(label(rulebook, *degree))));
            let rows = rows
                .iter()
                .map(|row| {
                    let band = |degree: &DegreeId| row.degrees.iter().find(|own| own.degree == *degree);
                    let cell = |degree: &DegreeId| {
                        band(degree).map_or_else(Text::default, |own| Text::plain(band_words(&own.band, currency)))
                    };
                    Row::of([figure(row.size, currency)].into_iter().chain(shown.iter().map(cell)).collect())
                })
                .collect();
            let mut list = vec![Text::plain(format!(
                "Size is what is asked under {}; what it would come to if it were so large.",
                rulebook.facts[*fact].id
            ))];
            list.extend(notes(by, case, foretelling));
            vec![
                Block::Heading(HEADING.to_owned()),
                Block::Paragraph(Text::plain(method_words(foretelling))),
                Block::Table(Table::of(columns, rows)),
                Block::List(list),
            ]
        }
        Forecast::Nothing(_) => Vec::new(),
    }
}

fn method_words(foretelling: &Foretelling) -> String {
    format!(
        "What comes of a case like this if a penalty is imposed: for each degree of seriousness a centre fitted on the decided sums as one, by size and degree, and a band from the centre divided by √{width} to the centre times √{width}. It does not go by the steps, and engagement plays no part in it. Rounded to {}, half up.",
        count(usize::try_from(foretelling.digits).unwrap_or(0), "significant digit", "significant digits"),
        width = foretelling.width.plain(),
    )
}

/// What the bands rest on, how they held, and what a reader must know of them.
fn notes(by: &ForetoldBy, case: &Case<'_>, foretelling: &Foretelling) -> Vec<Text> {
    let rulebook = case.rulebook;
    let currency = rulebook.currency;
    let mut list = vec![Text::plain(record_words(by.record, foretelling))];
    let mut rests = Text::plain(format!("Fitted on {}: {}. ", decisions(by.decisions.len()), by.decisions.join(", ")))
        .and(Tone::Warn, format!("The method: {}.", standing(rulebook)));
    if !by.left_out.is_empty() {
        rests = rests.and(
            Tone::Plain,
            format!(" Left out, because they are of this case or its notice: {}.", by.left_out.join(", ")),
        );
    }
    list.push(rests);
    if let Some(size) = by.size {
        list.push(Text::plain(format!(
            "Taken as its size: {}, the statutory maximum times the share by size on a straight line.",
            range(size.least(), size.most(), currency)
        )));
    }
    if !by.reductions.is_empty() {
        let named: Vec<String> = by
            .reductions
            .iter()
            .map(|known| format!("{} ({})", step_label(rulebook, known.step), percent(known.taken_off)))
            .collect();
        list.push(Text::plain(format!("Taken off, because it is known to apply: {}.", named.join(", "))));
    }
    if !by.reductions_open.is_empty() {
        let named: Vec<&str> = by.reductions_open.iter().map(|step| step_label(rulebook, *step)).collect();
        list.push(Text::plain(format!("Not known whether they apply, and nothing taken off: {}.", named.join(", "))));
    }
    if let Some(beyond) = by.beyond {
        let words = match beyond {
            Beyond::Below => "smaller",
            Beyond::Above => "larger",
        };
        list.push(Text::of(Tone::Warn, format!("The case is {words} than every decision it is fitted on.")));
    }
    if by.cut {
        list.push(Text::plain("Cut at the statutory maximum."));
    }
    list
}

/// How bands held, in a sentence.
#[must_use]
pub fn record_words(record: Hits, foretelling: &Foretelling) -> String {
    format!(
        "Each decision foretold from the others, with its size and degree given, any other penalty of its notice left out: {} of {} lie in their band. So few cases allow a true share from {} to {} (exact interval, {}).",
        record.held,
        record.of,
        percent(record.from),
        percent(record.to),
        percent(foretelling.confidence)
    )
}

/// How a rulebook foretells, row by row.
pub(super) fn declared(foretelling: &Foretelling, rulebook: &Rulebook) -> Vec<(String, Text)> {
    let step = rulebook.steps[foretelling.seriousness].operation.description().by_percentage.degrees();
    let degrees = step.into_iter().flat_map(List::entries);
    let weights = degrees.map(|(id, degree)| format!("{} {}", degree.label, percent(foretelling.weight(id))));
    let reductions = foretelling.reductions.iter().map(|step| step_label(rulebook, *step));
    let named = |name: &str, text: String| (name.to_owned(), Text::plain(text));
    let mut rows = vec![
        named("Method", format!("{}: ln(P / (S · k · degree)) = level + slope · ln S", foretelling.method.name())),
        named("Decisions", foretelling.decisions.join(", ")),
        named("Degrees", weights.collect::<Vec<_>>().join(", ")),
        named("Reductions", reductions.collect::<Vec<_>>().join(", ")),
        named("Width", format!("×{}", foretelling.width.plain())),
    ];
    if let Some(fitted) = foretelling.fitted {
        let line = format!("level {}, slope {}", fitted.level.fixed(3), fitted.slope.fixed(4).replace('-', "−"));
        rows.push(named("Fitted", format!("{line}; held {} of {}", fitted.held, fitted.of)));
    }
    rows.push((
        "Rests on".to_owned(),
        Text::of(Tone::Warn, standing(rulebook)).and(Tone::Quiet, format!(": {}", foretelling.basis.rationale)),
    ));
    rows
}

/// How a degree stands, in a cell.
pub(super) fn stands_words(stands: DegreeStands) -> &'static str {
    match stands {
        DegreeStands::Decided => "decided",
        DegreeStands::Suggested => "the facts suggest it",
        DegreeStands::Neighbour => "next to it: the facts do not decide",
        DegreeStands::Other => "not excluded",
    }
}

/// A band from its lower to its upper end.
pub(super) fn band_words(band: &Band, currency: Currency) -> String {
    range(band.low, band.high, currency)
}

fn figure(sum: Money, currency: Currency) -> Text {
    Text::plain(money(sum, currency))
}

fn decisions(number: usize) -> String {
    count(number, "decided sum", "decided sums")
}

/// What a degree of seriousness is called.
pub(super) fn label(rulebook: &Rulebook, degree: DegreeId) -> &str {
    let foretelling = rulebook.foretelling.as_ref();
    let step = foretelling.map(|foretelling| &rulebook.steps[foretelling.seriousness]);
    let degrees = step.and_then(|step| step.operation.description().by_percentage.degrees());
    degrees.map_or("", |degrees| degrees[degree].label.as_str())
}

/// What the method rests on, in words.
fn standing(rulebook: &Rulebook) -> &'static str {
    rulebook.foretelling.as_ref().map_or("", |foretelling| standing_words(foretelling.basis.standing))
}

fn step_label(rulebook: &Rulebook, step: StepId) -> &str {
    &rulebook.steps[step].label
}
