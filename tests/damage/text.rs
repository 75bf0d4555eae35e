//! Damage done to a file as it stands: to each key, each value and each line of it.

use affeer::diagnostic::{Findings, Place, Source};
use affeer::document::{Node, Table, Value, parse};

/// What is done to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Blow {
    /// The last letter of a key is written twice.
    LetterTwice,
    /// The last letter of a key is left out.
    LetterLost,
    /// The first two letters of a key are swapped.
    LettersSwapped,
    /// A key begins with a capital.
    Capital,
    /// A key is left out with its value.
    Dropped,
    /// A key stands there twice.
    Doubled,
    /// A value is one of another type.
    Retyped,
    /// A value has lost its last character.
    Cut,
    /// A line is left out.
    LineDropped,
    /// A line stands there twice.
    LineDoubled,
    /// A line breaks off in the middle.
    LineCut,
    /// The file ends with a line before its last.
    Ends,
}

/// A damaged file: what was done where, and what it is then.
pub struct Damaged {
    /// What was done.
    pub blow: Blow,
    /// The keys above, and the key; of a line its number.
    pub at: String,
    /// Whether all that was lost is the last digit of a number.
    pub digit_lost: bool,
    /// The file as it is now.
    pub text: String,
}

/// Every damage of a file.
pub fn damages(text: &str) -> Vec<Damaged> {
    let source = Source::new("file", text);
    let mut findings = Findings::new();
    let table = parse(&source, &mut findings);
    assert!(findings.is_empty());
    let mut all = Vec::new();
    of_table(text, &table, "", &mut all);
    of_lines(text, &mut all);
    all
}

fn of_table(text: &str, table: &Table<'_>, above: &str, all: &mut Vec<Damaged>) {
    for entry in &table.entries {
        let at = format!("{above}{}", entry.key);
        let (key, value) = (entry.key_place, entry.node.place);
        // A table or list that headers make has no value of its own in the text.
        let inline = key.end <= value.start && text[key.end..value.start].trim() == "=";
        if inline {
            for (blow, key_now) in misspelt(&text[key.start..key.end]) {
                all.push(Damaged { blow, at: at.clone(), digit_lost: false, text: with(text, key, &key_now) });
            }
            let pair = Place { start: key.start, end: value.end };
            all.push(Damaged { blow: Blow::Dropped, at: at.clone(), digit_lost: false, text: without(text, pair) });
            all.push(Damaged { blow: Blow::Doubled, at: at.clone(), digit_lost: false, text: twice(text, pair) });
            let retyped = retyped(&text[value.start..value.end], &entry.node);
            all.push(Damaged {
                blow: Blow::Retyped,
                at: at.clone(),
                digit_lost: false,
                text: with(text, value, &retyped),
            });
        }
        of_value(text, &entry.node, &at, all);
    }
}

fn of_value(text: &str, node: &Node<'_>, at: &str, all: &mut Vec<Damaged>) {
    match &node.value {
        Value::Table(table) => of_table(text, table, &format!("{at}."), all),
        Value::List(items) => {
            items.iter().enumerate().for_each(|(index, item)| of_value(text, item, &format!("{at}.{index}"), all));
        }
        Value::Text { text: written, .. } if !written.is_empty() => {
            let quotes =
                text[node.place.start..node.place.end].chars().rev().take_while(|c| matches!(c, '"' | '\'')).count();
            let end = node.place.end - quotes;
            let Some(last) = text[..end].chars().next_back() else { return };
            let lost = Place { start: end - last.len_utf8(), end };
            // A sum loses a digit before what stands behind its number as well.
            all.push(Damaged {
                blow: Blow::Cut,
                at: at.to_owned(),
                digit_lost: last.is_ascii_digit(),
                text: with(text, lost, ""),
            });
            let number =
                text[node.place.start..end].rfind(|c: char| c.is_ascii_digit()).map(|index| node.place.start + index);
            if let Some(digit) = number.filter(|digit| digit + 1 < end) {
                let lost = Place { start: digit, end: digit + 1 };
                all.push(Damaged { blow: Blow::Cut, at: at.to_owned(), digit_lost: true, text: with(text, lost, "") });
            }
        }
        Value::Number(_) | Value::Date(_) | Value::Bool(_) => {
            let lost = Place { start: node.place.end - 1, end: node.place.end };
            all.push(Damaged {
                blow: Blow::Cut,
                at: at.to_owned(),
                digit_lost: !matches!(node.value, Value::Bool(_)),
                text: with(text, lost, ""),
            });
        }
        Value::Text { .. } | Value::Nothing => {}
    }
}

fn misspelt(key: &str) -> Vec<(Blow, String)> {
    let letters: Vec<char> = key.chars().collect();
    let mut list = vec![
        (Blow::LetterTwice, format!("{key}{}", letters[letters.len() - 1])),
        (Blow::Capital, key[..1].to_ascii_uppercase() + &key[1..]),
    ];
    if letters.len() > 1 {
        list.push((Blow::LetterLost, letters[..letters.len() - 1].iter().collect()));
        let mut swapped = letters;
        swapped.swap(0, 1);
        list.push((Blow::LettersSwapped, swapped.into_iter().collect()));
    }
    list.retain(|(_, now)| now != key);
    list
}

fn retyped(written: &str, node: &Node<'_>) -> String {
    match &node.value {
        Value::Text { text, .. } => {
            let digits: String =
                text.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
            if digits.is_empty() { format!("[{written}]") } else { digits }
        }
        Value::Number(_) | Value::Date(_) | Value::Bool(_) => format!("\"{written}\""),
        Value::List(items) => {
            items.first().map_or("true".to_owned(), |item| format!("{{ first = {} }}", item_text(written, node, item)))
        }
        Value::Table(_) | Value::Nothing => "true".to_owned(),
    }
}

fn item_text<'t>(written: &'t str, list: &Node<'_>, item: &Node<'_>) -> &'t str {
    &written[item.place.start - list.place.start..item.place.end - list.place.start]
}

fn with(text: &str, place: Place, now: &str) -> String {
    format!("{}{now}{}", &text[..place.start], &text[place.end..])
}

/// The text without a pair, and without the comma that parts it from its neighbour.
fn without(text: &str, pair: Place) -> String {
    let (before, after) = (&text[..pair.start], &text[pair.end..]);
    if let Some(rest) = after.trim_start_matches(' ').strip_prefix(',') {
        return format!("{before}{rest}");
    }
    match before.trim_end_matches(' ').strip_suffix(',') {
        Some(rest) => format!("{rest}{after}"),
        None => format!("{before}{after}"),
    }
}

/// The text with a pair twice: on the same line in braces, else on one of its own.
fn twice(text: &str, pair: Place) -> String {
    let line = text[..pair.start].rsplit('\n').next().unwrap_or_default();
    let mark = if line.contains(['{', '[']) || text.trim_start().starts_with('{') { ", " } else { "\n" };
    with(text, Place { start: pair.end, end: pair.end }, &format!("{mark}{}", &text[pair.start..pair.end]))
}

fn of_lines(text: &str, all: &mut Vec<Damaged>) {
    let mut start = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let end = start + line.len();
        let (before, after) = (&text[..start], &text[end..]);
        if !line.trim().is_empty() && !line.trim_start().starts_with('#') {
            let middle = (line.len() / 2..line.len()).find(|at| line.is_char_boundary(*at)).unwrap_or(0);
            for (blow, text) in [
                (Blow::LineDropped, format!("{before}{after}")),
                (Blow::LineDoubled, format!("{before}{line}{line}{after}")),
                (Blow::LineCut, format!("{before}{}\n{after}", &line[..middle])),
                (Blow::Ends, before.to_owned()),
            ] {
                all.push(Damaged { blow, at: format!("line {}: {}", index + 1, line.trim()), digit_lost: false, text });
            }
        }
        start = end;
    }
}
