//! Characters that make a text show something else than it says.

use std::fmt::Write;
use std::ops::RangeInclusive;

/// What is not seen, or is seen as a space, or changes what stands beside it, in the order of
/// Unicode: what its standard calls format characters, default ignorable code points, separators of
/// lines and paragraphs, and private use, with the blank of Braille. A test holds the list against
/// the categories of the standard. Noncharacters are found by their number.
const HIDDEN: [RangeInclusive<char>; 32] = [
    '\u{00AD}'..='\u{00AD}', // soft hyphen
    '\u{034F}'..='\u{034F}',
    '\u{0600}'..='\u{0605}', // signs that enclose the digits after them
    '\u{061C}'..='\u{061C}', // direction
    '\u{06DD}'..='\u{06DD}',
    '\u{070F}'..='\u{070F}',
    '\u{0890}'..='\u{0891}',
    '\u{08E2}'..='\u{08E2}',
    '\u{115F}'..='\u{1160}', // fillers of Hangul
    '\u{17B4}'..='\u{17B5}',
    '\u{180B}'..='\u{180F}', // variation selectors of Mongolian
    '\u{200B}'..='\u{200F}', // no width, direction
    '\u{2028}'..='\u{202E}', // line, paragraph, direction
    '\u{2060}'..='\u{206F}', // joiners, direction
    '\u{2800}'..='\u{2800}', // the blank of Braille
    '\u{3164}'..='\u{3164}', // filler of Hangul
    '\u{E000}'..='\u{F8FF}', // private use
    '\u{FDD0}'..='\u{FDEF}', // noncharacters
    '\u{FE00}'..='\u{FE0F}', // variation selectors
    '\u{FEFF}'..='\u{FEFF}', // byte order mark
    '\u{FFA0}'..='\u{FFA0}', // filler of Hangul
    '\u{FFF0}'..='\u{FFFC}', // annotations, a picture that is not there
    '\u{110BD}'..='\u{110BD}',
    '\u{110CD}'..='\u{110CD}',
    '\u{13430}'..='\u{1343F}', // hieroglyphs joined
    '\u{16FE4}'..='\u{16FE4}', // filler of Khitan
    '\u{1BCA0}'..='\u{1BCA3}', // shorthand
    '\u{1D159}'..='\u{1D159}', // a note without a head
    '\u{1D173}'..='\u{1D17A}', // music
    '\u{E0000}'..='\u{E0FFF}', // tags, variation selectors
    '\u{F0000}'..='\u{FFFFD}', // private use
    '\u{100000}'..='\u{10FFFD}',
];

/// Marks that stand upon the letter before them, in the scripts that have any.
const MARKS: [RangeInclusive<char>; 16] = [
    '\u{0300}'..='\u{036F}',
    '\u{0483}'..='\u{0489}',
    '\u{0591}'..='\u{05BD}', // Hebrew
    '\u{0610}'..='\u{061A}', // Arabic
    '\u{064B}'..='\u{065F}',
    '\u{06D6}'..='\u{06DC}',
    '\u{0E34}'..='\u{0E3A}', // Thai
    '\u{0E47}'..='\u{0E4E}',
    '\u{0EB4}'..='\u{0EBC}', // Lao
    '\u{0EC8}'..='\u{0ECE}',
    '\u{0F71}'..='\u{0F84}', // Tibetan
    '\u{0F8D}'..='\u{0FBC}',
    '\u{1AB0}'..='\u{1ACE}',
    '\u{1DC0}'..='\u{1DFF}',
    '\u{20D0}'..='\u{20F0}',
    '\u{FE20}'..='\u{FE2F}',
];

/// How many marks may stand upon one letter: written languages have three at most.
const MOST_MARKS: usize = 4;

/// Whether a character is hidden: one that is not seen, passes for a space, or changes what stands
/// beside it. Line breaks and tabs are not.
#[must_use]
pub fn is_hidden(character: char) -> bool {
    if character.is_ascii() {
        return character.is_control() && character != '\n' && character != '\t';
    }
    // The last two of every plane are no characters.
    character.is_control() || u32::from(character) & 0xFFFE == 0xFFFE || is_among(character, &HIDDEN)
}

/// The first character of a text that is hidden, or that hides others: a mark where there is no
/// letter before it, and one more than a letter can carry.
#[must_use]
pub fn hidden_in(text: &str) -> Option<char> {
    if text.is_ascii() {
        return text.chars().find(|character| is_hidden(*character));
    }
    // A text that begins with a mark puts it upon what is printed before.
    let mut marks = MOST_MARKS;
    for character in text.chars() {
        marks = if is_among(character, &MARKS) { marks.saturating_add(1) } else { 0 };
        if is_hidden(character) || marks > MOST_MARKS {
            return Some(character);
        }
    }
    None
}

fn is_among(character: char, ranges: &[RangeInclusive<char>]) -> bool {
    ranges.iter().any(|range| range.contains(&character))
}

/// The text with every hidden character, and every line break, written out as `U+202E`.
#[must_use]
pub fn spelt_out(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut marks = MOST_MARKS;
    for character in text.chars() {
        marks = if is_among(character, &MARKS) { marks.saturating_add(1) } else { 0 };
        if is_hidden(character) || character.is_control() || marks > MOST_MARKS {
            // OK because writing to a string cannot fail.
            let _ = write!(out, "U+{:04X}", u32::from(character));
        } else {
            out.push(character);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{hidden_in, is_hidden};
    use unicode_general_category::{GeneralCategory, get_general_category};

    #[test]
    fn what_unicode_says_is_not_seen_is_hidden_and_what_is_written_is_not() {
        for character in (0..=0x0010_FFFF).filter_map(char::from_u32) {
            match get_general_category(character) {
                GeneralCategory::Control => assert_eq!(is_hidden(character), !matches!(character, '\n' | '\t')),
                GeneralCategory::Format
                | GeneralCategory::LineSeparator
                | GeneralCategory::ParagraphSeparator
                | GeneralCategory::PrivateUse => assert!(is_hidden(character), "U+{:04X}", u32::from(character)),
                // Not assigned: the noncharacters, and those that would be ignored where they are not known.
                GeneralCategory::Unassigned => {}
                // The rest is seen, but for fillers, selectors of variants and three more.
                _ => assert!(
                    !is_hidden(character)
                        || matches!(
                            u32::from(character),
                            0x034F | 0x115F | 0x1160 | 0x17B4 | 0x17B5 | 0x180B..=0x180F | 0x2800 | 0x3164 | 0xFE00..=0xFE0F
                                | 0xFFA0 | 0xFFFC | 0x16FE4 | 0x1D159 | 0x13440 | 0xE0100..=0xE01EF
                        ),
                    "U+{:04X}",
                    u32::from(character)
                ),
            }
        }
    }

    #[test]
    fn letters_carry_their_marks_and_no_storm() {
        for fine in ["Việt Nam", "Vie\u{302}\u{323}t Nam", "Ωδή", "naïve – “quoted” £ €", "שָׁלוֹם", "日本"]
        {
            assert_eq!(hidden_in(fine), None, "{fine}");
        }
        for wrong in
            ["\u{301}E1", "e\u{301}\u{301}\u{301}\u{301}\u{301}", "E\u{200B}1", "E\u{3164}", "\u{FFFE}", "\u{1FFFF}"]
        {
            assert!(hidden_in(wrong).is_some(), "{wrong}");
        }
    }
}
