//! HTML as a file that stands by itself: the report, the answers given, the sources, and the case
//! it was made from.

use super::element::Element;
use super::form::{Assessed, Document, Form, Layout};
use super::html::{Links, html};
use super::object::object;
use crate::case::shareable;
use crate::report::{ESTIMATE_BY, MADE_BY, Report, appendix, left_out_words, made_words, result_stamp};
use crate::rulebook::digest;
use serde_json::Value;
use std::fmt::Write;

pub(super) const FORM: Form = Form {
    name: "html",
    help: "HTML: a file that stands by itself; with a whole case in it, the page opens it again",
    holds_several: false,
    assessments: |assessed, _: &Layout| assessed.iter().map(report_file).collect(),
    document: Some(|document: &Document<'_>, _| html_file(document.report, document.made, None)),
};

/// The report of an assessment as a file. In it is the case, without what may not be shown to
/// others, and the user's own rules, so that the page can open it again.
#[must_use]
pub fn report_file(assessed: &Assessed<'_>) -> String {
    let assessment = assessed.assessment;
    let mut paper = assessed.report();
    paper.blocks.extend(appendix(assessment));
    let shareable = shareable(assessed.case, assessment.case);
    if shareable.in_part {
        paper.blocks.push(left_out_words());
    }
    let data = object! {
        "format": "affeer-report-1",
        "made": result_stamp(assessment),
        "case": shareable.text,
        "rulebook": assessed.own_rulebook,
        "schedule": assessed.own_schedule,
    };
    html_file(&paper, Some(&made_words(assessment, assessed.made_on)), Some(&data))
}

const STYLE: &str = include_str!("report.css");

/// Where the case begins in a report file.
pub const CASE_BEGINS: &str = "<script type=\"application/json\" id=\"affeer-case\">";
/// Where it ends.
pub const CASE_ENDS: &str = "</script>";

/// A report as a file that stands by itself: no script runs in it, nothing is loaded. `made` says
/// how the estimate in it was made, where there is one; `data` is what it was made from, kept in
/// it so that it can be opened again.
fn html_file(report: &Report, made: Option<&str>, data: Option<&Value>) -> String {
    let mut out = String::from("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n");
    let _ = writeln!(
        out,
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'\">",
        base64(&bytes(&digest(STYLE)))
    );
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"robots\" content=\"noindex\">\n");
    let title = if made.is_some() { format!("{} – estimate", report.title) } else { report.title.clone() };
    Element::of("title", title).write(&mut out);
    let _ = write!(out, "\n<style>{STYLE}</style>\n</head>\n<body>\n");
    let name = if made.is_some() { ESTIMATE_BY } else { MADE_BY };
    let program = format!("Affeer {}.", env!("CARGO_PKG_VERSION"));
    let made = made.unwrap_or(&program);
    let header = Element::new("header")
        .with(Element::of("p", name).set("class", "name"))
        .with(Element::of("p", made).set("class", "quiet"));
    header.write(&mut out);
    let main = Element::new("main")
        .set("class", "report")
        .with(Element::of("h1", &report.title))
        .holding(html(report, &Links::default()));
    out.push('\n');
    main.write(&mut out);
    let footer = Element::new("footer").with(Element::of("p", made));
    out.push('\n');
    footer.write(&mut out);
    if let Some(data) = data {
        // In JSON a `<` may be written as an escape: so the block cannot end early.
        let _ = write!(out, "\n{CASE_BEGINS}{}{CASE_ENDS}", data.to_string().replace('<', "\\u003c"));
    }
    out.push_str("\n</body>\n</html>\n");
    out
}

/// How a report file begins; neither TOML nor JSON can.
const BEGINS: &str = "<!DOCTYPE html";

/// Whether a text is a report file, by its beginning: whatever stands further down in a case file,
/// it stays a case file.
#[must_use]
pub fn is_report_file(text: &str) -> bool {
    let beginning = text.trim_start_matches('\u{FEFF}').trim_start().get(..BEGINS.len());
    beginning.is_some_and(|beginning| beginning.eq_ignore_ascii_case(BEGINS))
}

/// The data of a report file; none where the text is no report file, and where no case stands in it
/// or more than one.
#[must_use]
pub fn data_of(text: &str) -> Option<Value> {
    let (_, after) = text.split_once(CASE_BEGINS).filter(|_| is_report_file(text))?;
    let (data, rest) = after.split_once(CASE_ENDS)?;
    if rest.contains(CASE_BEGINS) {
        return None;
    }
    serde_json::from_str(data).ok()
}

/// The bytes a digest in hex stands for.
fn bytes(hex: &str) -> Vec<u8> {
    let mut digits = hex.chars().filter_map(|digit| digit.to_digit(16)).filter_map(|digit| u8::try_from(digit).ok());
    let mut bytes = Vec::new();
    while let (Some(high), Some(low)) = (digits.next(), digits.next()) {
        bytes.push((high << 4) | low);
    }
    bytes
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let at = |index: usize| u32::from(three.get(index).copied().unwrap_or(0));
        let word = (at(0) << 16) | (at(1) << 8) | at(2);
        for (index, shift) in [18_u32, 12, 6, 0].into_iter().enumerate() {
            let letter = usize::try_from((word >> shift) & 63).ok().and_then(|place| LETTERS.get(place)).copied();
            out.push(if index <= three.len() { letter.map_or('=', char::from) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{base64, data_of, html_file, is_report_file};
    use crate::report::{Block, Report, Text};

    #[test]
    fn base64_is_as_everywhere() {
        assert_eq!(base64(b"any carnal pleas"), "YW55IGNhcm5hbCBwbGVhcw==");
        assert_eq!(base64(b"sure."), "c3VyZS4=");
    }

    #[test]
    fn nothing_from_a_case_becomes_a_mark_and_the_data_comes_back() {
        let nasty = "</script><img src=x onerror=\"alert('1')\">&";
        let report = Report { title: nasty.to_owned(), blocks: vec![Block::Paragraph(Text::plain(nasty))] };
        let file = html_file(&report, Some(nasty), Some(&serde_json::json!({ "case": nasty })));
        assert!(!file.contains("<img"));
        assert_eq!(file.matches("</script>").count(), 1);
        assert_eq!(data_of(&file).unwrap()["case"], nasty);
    }

    #[test]
    fn a_report_file_is_known_by_its_beginning_and_holds_one_case() {
        let report = Report { title: "T".to_owned(), blocks: Vec::new() };
        let file = html_file(&report, None, Some(&serde_json::json!({ "case": "one" })));
        for before in ["", "\n ", "\u{FEFF}"] {
            assert_eq!(data_of(&format!("{before}{file}")).unwrap()["case"], "one");
        }
        assert!(data_of(&file.replacen("<!DOCTYPE html>", "<!doctype HTML>", 1)).is_some());
        for before in ["# ", "#\n", "{}", "[case]\n", "<!-- ", "x"] {
            let polyglot = format!("{before}{file}");
            assert!(!is_report_file(&polyglot) && data_of(&polyglot).is_none(), "{before:?}");
        }
        assert_eq!(data_of(&format!("{file}{file}")), None, "two cases are no case");
        assert_eq!(data_of("<!DOCTYPE html>"), None);
        assert!(!is_report_file("<!DOCTYPE") && !is_report_file("<!DOCTYPE htm\u{fe}"));
    }
}
