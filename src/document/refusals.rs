//! The words in which a file is refused before anything is known of what it means: one function a
//! finding, and the ways in which what was written is shown.

use super::node::{Node, Value, Written};
use crate::diagnostic::{Code, Findings, Place, closest};
use crate::value::{Currency, Day, Fault, NotWritten, for_percentages, sorted};

/// What should stand where something else does.
#[derive(Clone, Copy, Debug)]
pub(super) enum Wanted {
    Table,
    List,
    Text,
    Truth,
    Money,
    Percent,
    Count,
    Duration,
    Date,
    Day,
}

impl Wanted {
    fn words(self) -> &'static str {
        match self {
            Wanted::Table => "a table",
            Wanted::List => "a list",
            Wanted::Text => "a text",
            Wanted::Truth => "`true` or `false`",
            Wanted::Money => "a sum of money",
            Wanted::Percent => "a percentage",
            Wanted::Count => "a whole number",
            Wanted::Duration => "a duration such as `\"72 hours\"`",
            Wanted::Date => "a date",
            Wanted::Day => "a day such as 2026-05-07",
        }
    }
}

impl Node<'_> {
    /// What kind of value it is, in a user's words.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self.value {
            Value::Text { .. } => "a text",
            Value::Number(_) => "a number",
            Value::Bool(_) => "true or false",
            Value::Date(_) => "a date",
            Value::Nothing => "nothing",
            Value::List(_) => "a list",
            Value::Table(_) => "a table",
        }
    }
}

/// The first hundred characters of a text.
pub(crate) fn shortened(text: &str) -> String {
    if text.chars().count() <= 100 {
        text.to_owned()
    } else {
        format!("{}…", text.chars().take(100).collect::<String>())
    }
}

/// The words in backticks, one after the other.
pub(crate) fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// The help that offers the nearest word, where one is near.
pub(crate) fn did_you_mean(near: Option<&str>) -> Option<String> {
    near.map(|near| format!("did you mean `{near}`?"))
}

pub(super) fn file_too_large(findings: &mut Findings) {
    let help = "leave attachments out and refer to them as exhibits";
    findings.add(Code::TooLarge, Place::default(), "the file is larger than 1 MiB", help);
}

/// Names the key that begins the line, where it may be told: nothing else of a file that cannot be
/// parsed is shown.
pub(super) fn not_toml(message: &str, key: Option<&str>, place: Place, findings: &mut Findings) {
    let help = "compare with the examples in `rules/README.md`; no line of a file that cannot be read is shown";
    let at = key.map_or_else(String::new, |key| format!(" at `{}`", shortened(key)));
    findings.add(Code::Syntax, place, format!("this is not TOML{at}: {message}"), help);
}

pub(super) fn not_json(message: &str, place: Place, findings: &mut Findings) {
    let help = "mend the file; JSON has no comments and no trailing commas, and no line of a file that cannot be read is shown";
    findings.add(Code::Syntax, place, format!("this is not JSON: {message}"), help);
}

pub(super) fn no_such_character(place: Place, findings: &mut Findings) {
    findings.add(Code::Syntax, place, "this is not JSON: an escape names no character", "write the character itself");
}

/// The key is named where it may be told; a file in which keys stand twice is not read, so nobody
/// knows what of its evidence is to be withheld.
pub(super) fn key_twice(key: Option<&str>, place: Place, findings: &mut Findings) {
    let message = match key {
        Some(key) => format!("the key `{}` is written twice", shortened(key)),
        None => "this key is written twice".to_owned(),
    };
    findings.add(Code::DuplicateKey, place, message, "keep one of the two");
}

pub(super) fn listed_twice(text: Written<&str>, findings: &mut Findings) {
    let message = format!("`{}` stands in the list twice", shortened(text.value));
    findings.add(Code::ListedTwice, text.place, message, "keep one of the two");
}

pub(super) fn nested_too_deep(place: Place, findings: &mut Findings) {
    findings.add(Code::TooLarge, place, "this is nested more than 64 levels deep", "write it flatter");
}

pub(super) fn table_too_long(place: Place, findings: &mut Findings) {
    findings.add(Code::TooLarge, place, "the table has more than 1,000 entries", "split the file");
}

pub(super) fn list_too_long(place: Place, findings: &mut Findings) {
    findings.add(Code::TooLarge, place, "the list has more than 1,000 entries", "split the case");
}

pub(super) fn too_many_lines(findings: &mut Findings) {
    let help = "leave empty lines out, or refer to an exhibit";
    findings.add(Code::TooLarge, Place::default(), "the file has more than 100,000 lines", help);
}

pub(super) fn too_many_tables(findings: &mut Findings) {
    let message = "the file has more than 5,000 tables in lists, as `[[evidence]]`";
    findings.add(Code::TooLarge, Place::default(), message, "split the file");
}

pub(super) fn text_too_long(place: Place, findings: &mut Findings) {
    let message = "the text has more than 10,000 characters";
    findings.add(Code::TooLarge, place, message, "shorten it and refer to an exhibit");
}

pub(super) fn figure_too_long(written: &str, place: Place, findings: &mut Findings) {
    let message = format!("the figure has more than 28 digits: `{written}`");
    let help = "no sum and no count of a case is that long; check for digits typed twice";
    findings.add(Code::OutOfRange, place, message, help);
}

pub(super) fn hidden_character(character: char, text: &str, place: Place, findings: &mut Findings) {
    let message = format!("the hidden character U+{:04X} stands in `{}`", u32::from(character), shortened(text));
    let help = "take it out: it is not seen, or makes the text look like another; line breaks may stay";
    findings.add(Code::ControlCharacter, place, message, help);
}

pub(super) fn wrong_type(node: &Node<'_>, wanted: Wanted, findings: &mut Findings) {
    let wanted = wanted.words();
    let message = format!("this is {}, where {wanted} stands", node.kind());
    findings.add(Code::WrongType, node.place, message, format!("write {wanted}"));
}

pub(super) fn key_missing(key: &str, place: Place, findings: &mut Findings) {
    // Only whole tables stand at the top of a file.
    let help = if place == Place::default() { format!("add a table `[{key}]`") } else { format!("add `{key} = …`") };
    findings.add(Code::MissingKey, place, format!("`{key}` is missing"), help);
}

pub(super) fn key_empty(key: &str, place: Place, findings: &mut Findings) {
    findings.add(Code::MissingKey, place, format!("`{key}` is empty"), "write it out");
}

pub(super) fn no_such_key(key: &str, known: &[&'static str], place: Place, findings: &mut Findings) {
    let help = did_you_mean(closest(key, known)).unwrap_or_else(|| {
        let mut known = sorted(known.to_vec(), Ord::cmp);
        known.dedup();
        format!("what may stand here: {}", quoted(&known))
    });
    findings.add(Code::UnknownKey, place, format!("there is no key `{}` here", shortened(key)), help);
}

pub(super) fn no_id(id: &str, place: Place, findings: &mut Findings) {
    let help = "an id is at most 64 lower-case letters, digits and hyphens";
    findings.add(Code::MalformedId, place, format!("`{}` is no id", shortened(id)), help);
}

pub(super) fn no_name(name: &str, place: Place, findings: &mut Findings) {
    let help = "letters from a to z, digits, signs and single spaces between them: names that look alike must be alike";
    findings.add(Code::MalformedId, place, format!("`{}` is no name for it", shortened(name)), help);
}

pub(super) fn no_option(word: &str, options: &[&str], place: Place, findings: &mut Findings) {
    let near = did_you_mean(closest(word, options));
    let help = near.unwrap_or_else(|| format!("write one of {}", quoted(options)));
    findings.add(Code::NotAnOption, place, format!("`{}` is none of the options", shortened(word)), help);
}

pub(super) fn no_such_name(name: &str, what: &str, help: String, code: Code, place: Place, findings: &mut Findings) {
    findings.add(code, place, format!("there is no {what} `{}`", shortened(name)), help);
}

pub(super) fn sum_as_number(number: &str, currency: Currency, place: Place, findings: &mut Findings) {
    let plain = number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let help = if plain {
        format!("write `\"{} {number}\"`", currency.code())
    } else {
        format!("write it as text with its currency: `\"{} 17,500,000\"`", currency.code())
    };
    findings.add(Code::MoneyNotText, place, format!("the sum `{number}` is written as a number"), help);
}

pub(super) fn percentage_as_number(number: &str, place: Place, findings: &mut Findings) {
    let help = for_percentages(number).unwrap_or_else(|| format!("write `\"{number}%\"`"));
    findings.add(Code::MalformedPercent, place, format!("the percentage `{number}` has no `%`"), help);
}

pub(super) fn range_for_one_value(place: Place, findings: &mut Findings) {
    findings.add(Code::WrongType, place, "this is a range, where one value stands", "write one value");
}

pub(super) fn range_backward(text: &str, place: Place, findings: &mut Findings) {
    let message = format!("the range `{text}` ends before it begins");
    findings.add(Code::BackwardRange, place, message, "put the earlier day first");
}

pub(super) fn period_backward(from: Day, to: Day, place: Place, findings: &mut Findings) {
    let message = format!("the period ends on {} before it begins on {}", to.iso(), from.iso());
    findings.add(Code::BackwardRange, place, message, "put the earlier day under `from`");
}

pub(super) fn no_day(text: &str, place: Place, findings: &mut Findings) {
    let help = "write it as 2026-05-07; years run from 1900 to 2200";
    findings.add(Code::MalformedDate, place, format!("`{}` is no day of the calendar", shortened(text)), help);
}

/// Which part of a moment is not as it should be.
#[derive(Clone, Copy, Debug)]
pub(super) enum MomentPart {
    Day,
    Time,
    NoOffset,
    Offset,
}

pub(super) fn no_moment(part: MomentPart) -> NotWritten {
    let what = match part {
        MomentPart::Day => "this is no day of the calendar",
        MomentPart::Time => "the time is malformed",
        MomentPart::NoOffset => "the time has no offset from UTC",
        MomentPart::Offset => "the offset of the time is malformed",
    };
    NotWritten {
        fault: Fault::Form,
        what: what.to_owned(),
        instead: "write a day as 2022-07-21, a month as `\"2022-07\"`, a moment with its offset as 2022-07-21T14:30:00+01:00, or a range of them as `\"2022-07-21..2022-07-24\"`".to_owned(),
    }
}
