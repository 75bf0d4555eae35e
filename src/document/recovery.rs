//! All errors of a TOML text at once, in bounds: of a text in which something is wrong everywhere,
//! the parser would keep hundreds of times its length.

use toml::de::{DeTable, Error};

/// How far behind the first error others are looked for: more than are ever told.
const BEHIND: usize = 1 << 14;

/// What the parser made of a text.
pub(super) struct Parsed<'s> {
    /// The tree, as far as the text could be read.
    pub(super) table: DeTable<'s>,
    /// What is wrong with it.
    pub(super) errors: Vec<Error>,
}

/// The tree of a text as far as it goes, and its errors. Where the text is long, only those errors
/// that stand near the first are given, and no tree: it would be of a part.
pub(super) fn parsed(text: &str) -> Parsed<'_> {
    let first = match DeTable::parse(text) {
        Ok(table) => return Parsed { table: table.into_inner(), errors: Vec::new() },
        Err(error) => error,
    };
    let place = |error: &Error| error.span().map_or(0, |span| span.start);
    let mut begins = place(&first);
    // What is wrong with the form is found before what is wrong with a value, wherever it stands.
    let before = text.get(..begins).and_then(|before| before.rfind('\n')).and_then(|end| text.get(..=end));
    if let Some(before) = before
        && let Err(earlier) = DeTable::parse(before)
        && !touches(&earlier, before.len())
    {
        begins = place(&earlier);
    }
    let from = begins.saturating_add(BEHIND);
    let Some(part) = end_of_line(text, from).and_then(|end| text.get(..end)) else {
        let (table, errors) = DeTable::parse_recoverable(text);
        return Parsed { table: table.into_inner(), errors };
    };
    let (_, mut errors) = DeTable::parse_recoverable(part);
    // What only breaks off where the part does is no error of the text.
    errors.retain(|error| !touches(error, part.len()));
    if errors.is_empty() {
        errors.push(first);
    }
    Parsed { table: DeTable::new(), errors }
}

/// Whether an error reaches to the end of the text it was found in, or stands nowhere.
fn touches(error: &Error, length: usize) -> bool {
    error.span().is_none_or(|span| span.start.max(span.end) >= length)
}

/// The end of the line, or the place itself in a line without end, behind a place; none where the
/// text ends before.
fn end_of_line(text: &str, from: usize) -> Option<usize> {
    let rest = text.as_bytes().get(from..).filter(|rest| rest.len() > BEHIND)?;
    let end = rest.iter().take(BEHIND).position(|byte| *byte == b'\n').map_or(0, |end| end.saturating_add(1));
    (from.saturating_add(end)..text.len()).find(|at| text.is_char_boundary(*at))
}

#[cfg(test)]
mod tests {
    use super::{BEHIND, parsed};

    #[test]
    fn a_short_text_tells_all_its_errors_with_what_could_be_read() {
        let read = parsed("a = 1\nb = \nc = 2\nd = \n");
        assert_eq!(read.errors.len(), 2);
        assert!(read.table.get("a").is_some() && read.table.get("c").is_some());
        assert!(parsed("a = 1").errors.is_empty());
    }

    #[test]
    fn of_a_long_text_the_errors_near_the_first_are_told_wherever_it_stands() {
        let good: String = (0..5_000).map(|number| ["key", &number.to_string(), " = 1\n"].concat()).collect();
        let bad = "= 1\n".repeat(200_000);
        for (text, line) in [(bad.clone(), 0), ([good.as_str(), &bad].concat(), 5_000)] {
            let read = parsed(&text);
            assert!(read.errors.len() > 1_000 && read.errors.len() <= 2 * BEHIND, "{}", read.errors.len());
            let first = read.errors.iter().map(|error| error.span().unwrap().start).min().unwrap();
            assert_eq!(text.get(..first).unwrap().matches('\n').count(), line);
            assert!(read.errors.iter().all(|error| error.span().unwrap().end <= text.len()));
        }
        // One at the end alone; one in the middle of a list that goes on behind the part.
        for text in [[good.as_str(), "= 1\n"].concat(), ["x = [\n=,\n", &"1,\n".repeat(50_000), "]\n"].concat()] {
            assert!(!parsed(&text).errors.is_empty());
        }
    }

    #[test]
    fn a_wrong_value_before_a_wrong_form_is_not_passed_over_and_many_of_them_are_bounded() {
        let text = ["a = \"\\q\"\n", "x = \"", &"\\q".repeat(300_000), "\"\n= 1\n"].concat();
        let read = parsed(&text);
        assert!(read.errors.len() <= BEHIND, "{}", read.errors.len());
        let first = read.errors.iter().map(|error| error.span().unwrap().start).min().unwrap();
        assert!((5..8).contains(&first), "{first}: the first of them is told");
    }
}
