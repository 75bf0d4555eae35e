//! The ledger as CSV: one line of the account a row. What a spreadsheet would take for a formula
//! is made a text.

use crate::assess::{Assessment, Reading};
use crate::report::{figure_words, line_id, line_label, reason_words};
use crate::value::Truth;

/// The ledger of an assessment.
#[must_use]
pub fn csv(assessment: &Assessment<'_>) -> String {
    let case = assessment.case;
    let reaches = match assessment.reach.reaches() {
        Truth::True => "yes",
        Truth::False => "no",
        Truth::Open => "open",
    };
    let mut out = String::new();
    let mut titles: Vec<String> =
        ["line", "step", "infringement", "label", "effect", "standing"].map(ToOwned::to_owned).to_vec();
    for column in ["figure", "before", "after"] {
        titles.extend(Reading::ALL.map(|reading| format!("{column} {}", reading.name())));
    }
    titles.extend(["authority", "reasons", "currency", "rulebook", "case", "reaches"].map(ToOwned::to_owned));
    row(&mut out, &titles);
    for line in &assessment.lines {
        let infringement = line.infringement.map_or("", |infringement| case.infringements[infringement].id.as_str());
        let mut cells = vec![
            line_id(line, case),
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
            reaches.to_owned(),
        ]);
        row(&mut out, &cells);
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
