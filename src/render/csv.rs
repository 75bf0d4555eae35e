//! The ledger as CSV: one line of the account a row. What a spreadsheet would take for a formula
//! is made a text.

use super::form::{Assessed, Form, Layout};
use crate::assess::Reading;
use crate::assessment::Assessment;
use crate::case::{EngagementFinding, Incident};
use crate::caseload::{EndedCase, PublishedDecision, Tariff};
use crate::report::{figure_words, line_label, reason_words, within_words};
use crate::value::Truth;

pub(super) const FORM: Form = Form {
    name: "csv",
    help: "CSV: the lines of the account, for a spreadsheet",
    holds_several: true,
    assessments: |assessed, _: &Layout| csv_file(assessed),
    document: None,
};

/// The ledgers of several assessments under one header, with the mark of own rules before it where
/// one of them is by such rules. The column `case` says which a line belongs to, the column
/// `rulebook` under which rules.
#[must_use]
pub fn csv_file(assessed: &[Assessed<'_>]) -> String {
    let mut out = String::new();
    if assessed.iter().any(Assessed::is_by_own_rules) {
        row(&mut out, &[crate::report::OWN_RULES.to_owned()]);
    }
    header(&mut out);
    for assessed in assessed {
        lines(&mut out, assessed.assessment);
    }
    out
}

/// The ledger of an assessment.
#[must_use]
pub fn csv(assessment: &Assessment<'_>) -> String {
    let mut out = String::new();
    header(&mut out);
    lines(&mut out, assessment);
    out
}

fn header(out: &mut String) {
    let mut titles: Vec<String> =
        ["line", "step", "infringement", "label", "effect", "standing"].map(ToOwned::to_owned).to_vec();
    for column in ["figure", "before", "after"] {
        titles.extend(Reading::ALL.map(|reading| format!("{column} {}", reading.name())));
    }
    titles.extend(
        ["authority", "reasons", "currency", "rulebook", "case", "condition", "reaches"].map(ToOwned::to_owned),
    );
    row(out, &titles);
}

fn lines(out: &mut String, assessment: &Assessment<'_>) {
    let case = assessment.case;
    let reaches = match assessment.reach.reaches() {
        Truth::True => "yes",
        Truth::False => "no",
        Truth::Open => "open",
    };
    for line in &assessment.lines {
        let infringement = line.infringement.map_or("", |infringement| case.infringements[infringement].id.as_str());
        let mut cells = vec![
            line.id(case),
            line.step.id.clone(),
            infringement.to_owned(),
            line_label(line, case),
            if line.has_effect() { "yes" } else { "no" }.to_owned(),
            line.standing().map_or("", crate::rulebook::Standing::name).to_owned(),
        ];
        cells.extend(Reading::ALL.map(|reading| figure_words(line, case, reading)));
        cells.extend(Reading::ALL.map(|reading| line.entries.at(reading).before.0.fixed(2)));
        cells.extend(Reading::ALL.map(|reading| line.entries.at(reading).after.0.fixed(2)));
        cells.extend([
            crate::report::authority_words(line, case),
            reason_words(line, case).join(" "),
            case.rulebook.currency.code().to_owned(),
            format!("{} {} {}", case.rulebook.id, case.rulebook.version, case.rulebook.digest),
            case.digest.clone(),
            crate::report::if_imposed(assessment).unwrap_or_default().to_owned(),
            reaches.to_owned(),
        ]);
        row(out, &cells);
    }
}

/// Published decisions with what they found of engagement, a row each. Sums are in the currency
/// named, without separators; a bundle is a percentage with its sign; what is not known is empty. After
/// them the cases that ended without a penalty, by what they ended with: without a sum.
#[must_use]
pub fn decisions_csv(rows: &[PublishedDecision<'_>], ended: &[EndedCase<'_>]) -> String {
    const TITLES: [&str; 19] = [
        "decision",
        "title",
        "date",
        "regulator",
        "rulebook",
        "degrees",
        "known",
        "currency",
        "penalty",
        "incident",
        "engagement",
        "raised",
        "bodies",
        "bundle",
        "heads-in-bundle",
        "reason",
        "pinpoint",
        "note",
        "ended with",
    ];
    let mut out = String::new();
    row(&mut out, &TITLES.map(ToOwned::to_owned));
    for published in rows {
        let case = &published.decision.case;
        let finding = published.finding();
        let text = |of: fn(&EngagementFinding) -> String| finding.map(of).unwrap_or_default();
        row(
            &mut out,
            &[
                published.decision.name.clone(),
                case.title.clone(),
                published.day().map(crate::value::Day::iso).unwrap_or_default(),
                case.rulebook.regulator.clone(),
                case.rulebook.id.clone(),
                published.degrees().join("; "),
                super::json::published_scope(published.published).to_owned(),
                case.rulebook.currency.code().to_owned(),
                published.published.penalty.0.fixed(2),
                published.published.incident.map_or("", Incident::name).to_owned(),
                text(|finding| finding.status.name().to_owned()),
                if published.status().is_raised() { "yes" } else { "no" }.to_owned(),
                text(|finding| finding.bodies.join("; ")),
                text(|finding| finding.bundle.map(|bundle| bundle.0.plain()).unwrap_or_default()),
                text(|finding| finding.heads_in_bundle.map(crate::value::Amount::plain).unwrap_or_default()),
                text(|finding| finding.reason.clone()),
                text(|finding| finding.pinpoint.clone()),
                text(|finding| finding.note.clone()),
                "penalty".to_owned(),
            ],
        );
    }
    for row_of in ended {
        let case = &row_of.decision.case;
        let mut cells = vec![String::new(); TITLES.len()];
        let known = [
            ("decision", row_of.decision.name.clone()),
            ("title", case.title.clone()),
            ("date", case.as_of.map(crate::value::Day::iso).unwrap_or_default()),
            ("regulator", case.rulebook.regulator.clone()),
            ("rulebook", case.rulebook.id.clone()),
            ("incident", row_of.ended.incident.map_or("", Incident::name).to_owned()),
            ("note", row_of.ended.note.clone()),
            ("ended with", row_of.ended.how.name().to_owned()),
        ];
        for (title, cell) in TITLES.iter().zip(&mut cells) {
            if let Some((_, text)) = known.iter().find(|(known, _)| known == title) {
                cell.clone_from(text);
            }
        }
        row(&mut out, &cells);
    }
    out
}

/// The tariff of a schedule: a row for each kind, grade, timing or advice, and starting point.
/// Percentages are of the starting point, sums in the currency named, without separators.
#[must_use]
pub fn tariff_csv(tariff: &Tariff<'_>) -> String {
    let mut titles: Vec<String> =
        ["kind", "grade", "within", "followed", "effect", "beyond duty", "score"].map(ToOwned::to_owned).to_vec();
    titles.extend(Reading::ALL.map(|reading| format!("worth {}", reading.name())));
    titles.extend(["degree", "size", "starting point", "sum", "currency", "schedule"].map(ToOwned::to_owned));
    let mut out = String::new();
    row(&mut out, &titles);
    let schedule = tariff.schedule;
    for of_kind in &tariff.rows {
        let mut cells = vec![
            schedule.kinds[of_kind.kind].id.clone(),
            schedule.grades[of_kind.grade].id.clone(),
            within_words(schedule, of_kind).unwrap_or_default(),
            of_kind.advice.map(|(following, _)| schedule.following[following].id.clone()).unwrap_or_default(),
            of_kind.advice.map(|(_, effect)| schedule.effect[effect].id.clone()).unwrap_or_default(),
            if of_kind.beyond_duty { "yes" } else { "no" }.to_owned(),
            of_kind.score.0.plain(),
        ];
        cells.extend(of_kind.worth.map(|worth| worth.0.plain()));
        let identity = [
            tariff.rulebook.currency.code().to_owned(),
            format!("{} {} {}", schedule.id, schedule.version, schedule.digest),
        ];
        if tariff.starting_points.is_empty() {
            row(&mut out, &[&cells[..], &[const { String::new() }; 4], &identity].concat());
        }
        for (start, sum) in tariff.starting_points.iter().zip(&of_kind.sums) {
            let point = [start.degree.to_owned(), start.size.0.fixed(2), start.sum.0.fixed(2), sum.0.fixed(2)];
            row(&mut out, &[&cells[..], &point, &identity].concat());
        }
    }
    out
}

fn row(out: &mut String, cells: &[String]) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        out.push('"');
        if is_formula(cell) {
            out.push('\'');
        }
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    }
    out.push_str("\r\n");
}

/// Whether a spreadsheet would compute with it: it begins like a formula and is no number.
fn is_formula(cell: &str) -> bool {
    let begins = cell
        .trim_start()
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'])
        || cell.starts_with(['\t', '\r', '\n']);
    let number =
        !cell.is_empty() && cell.chars().all(|character| character.is_ascii_digit() || matches!(character, '-' | '.'));
    begins && !number
}

#[cfg(test)]
mod tests {
    use super::row;

    #[test]
    fn a_formula_is_made_a_text_and_a_number_is_left() {
        let mut out = String::new();
        row(
            &mut out,
            &[
                "=HYPERLINK(\"x\")".to_owned(),
                "-20.00".to_owned(),
                " @SUM(A1)".to_owned(),
                "+20%".to_owned(),
                "plain".to_owned(),
            ],
        );
        assert_eq!(out, "\"'=HYPERLINK(\"\"x\"\")\",\"-20.00\",\"' @SUM(A1)\",\"'+20%\",\"plain\"\r\n");
    }
}
