//! What people write for a figure where a file wants another form: read for what was probably
//! meant, so that the refusal can say it.

use super::ends::{Ends, ends, is_rough};
use super::marks::{Marks, marked};
use super::plain::plain;
use super::{Amount, Currency, refusals};

/// Whether somebody says that it is not known.
pub(crate) fn says_not_known(text: &str) -> bool {
    const WORDS: [&str; 15] = [
        "n/a",
        "na",
        "n.a",
        "unknown",
        "not known",
        "not-known",
        "notknown",
        "not_known",
        "not yet known",
        "not known yet",
        "not (yet) known",
        "don't know",
        "tbc",
        "?",
        "-",
    ];
    let small = plain(text).trim().to_ascii_lowercase();
    WORDS.contains(&small.trim_end_matches('.'))
}

/// Whether somebody says of a date that it has not come.
pub(crate) fn says_none_so_far(text: &str) -> bool {
    const WORDS: [&str; 13] = [
        "none so far",
        "not so far",
        "none to date",
        "not to date",
        "none yet",
        "not yet",
        "never",
        "none",
        "no",
        "there is none",
        "there was none",
        "has not happened",
        "did not happen",
    ];
    let small = plain(text).trim().to_ascii_lowercase().replace(['-', '_'], " ");
    WORDS.contains(&small.trim_end_matches('.'))
}

/// A figure in small letters without spaces, and the unit after it: `k`, `m` or `bn`; empty where
/// there is none.
pub(crate) fn scale_of(figure: &str) -> (&str, &'static str) {
    const UNITS: [(&str, &str); 9] = [
        ("thousand", "k"),
        ("millions", "m"),
        ("million", "m"),
        ("billions", "bn"),
        ("billion", "bn"),
        ("bn", "bn"),
        ("mn", "m"),
        ("m", "m"),
        ("k", "k"),
    ];
    UNITS.iter().find_map(|(word, unit)| Some((figure.strip_suffix(word)?, *unit))).unwrap_or((figure, ""))
}

/// A figure in small letters without spaces, and whether words or a sign for percent were after it.
pub(crate) fn without_percent(figure: &str) -> (&str, bool) {
    let words = ["%", "percent", "pct", "pc"];
    words.iter().find_map(|word| figure.strip_suffix(word)).map_or((figure, false), |figure| (figure, true))
}

/// The digits as they are written here; `None` where they are none.
fn digits_meant(digits: &str, thousands: bool) -> Option<String> {
    match marked(digits, thousands) {
        Marks::Understood => Some(digits.to_owned()),
        Marks::Meant(meant) => Some(meant),
        Marks::Nothing => None,
    }
}

fn without_spaces(text: &str) -> String {
    plain(text).to_ascii_lowercase().chars().filter(|character| *character != ' ').collect()
}

/// The sum that was probably meant, as it is written in a file.
fn sum(text: &str, currency: Currency) -> Option<String> {
    let small = without_spaces(text);
    let (code, sign) = (currency.code().to_ascii_lowercase(), currency.sign().trim().to_ascii_lowercase());
    let bare = small.replace(&code, "").replace(&sign, "");
    let (digits, unit) = scale_of(&bare);
    let digits = digits_meant(digits, unit.is_empty())?;
    Some(format!("{} {digits}{unit}", currency.code()))
}

/// The count that was probably meant.
fn count(text: &str) -> Option<String> {
    let bare = without_spaces(text);
    let (digits, unit) = scale_of(&bare);
    let digits = digits_meant(digits, unit.is_empty())?;
    let noughts = match unit {
        "k" => "000",
        "m" => "000000",
        "bn" => "000000000",
        _ => "",
    };
    (!digits.contains('.')).then(|| format!("{digits}{noughts}"))
}

/// The percentage that was probably meant, its sign in front.
fn percentage(text: &str) -> Option<String> {
    let small = without_spaces(text);
    let (number, _) = without_percent(&small);
    let (sign, digits) = signed(number);
    Some(format!("{sign}{}%", digits_meant(digits, false)?))
}

fn signed(number: &str) -> (&str, &str) {
    let at = usize::from(number.starts_with(['-', '+']));
    number.split_at_checked(at).unwrap_or(("", number))
}

/// What to write for a sum or a range of sums that is written otherwise.
pub(crate) fn for_sums(text: &str, currency: Currency) -> Option<String> {
    let code = currency.code();
    instead(text, &|text| sum(text, currency), &format!("{code} 5m..7m"))
}

/// What to write for a count or a range of counts that is written otherwise.
pub(crate) fn for_counts(text: &str) -> Option<String> {
    instead(text, &count, "11,000..13,000")
}

/// What to write for a percentage or a range of them that is written otherwise.
pub(crate) fn for_percentages(text: &str) -> Option<String> {
    let small = without_spaces(text);
    let (number, in_percent) = without_percent(&small);
    let (sign, digits) = signed(number);
    // A number of one or less without `%` may be a share of the whole: a hundred times as many
    // percent.
    if let (false, Some(amount)) = (in_percent, Amount::from_digits(digits))
        && amount <= Amount::ONE
        && !amount.is_zero()
    {
        let percent = format!("{sign}{digits}%");
        return Some(match amount.times(Amount::HUNDRED) {
            Ok(times) => refusals::share_or_percent(&format!("{sign}{}%", times.plain()), &percent),
            Err(_) => refusals::did_you_mean(&percent),
        });
    }
    instead(text, &percentage, "10%..15%")
}

/// What to write for one value or a range in words, by what was meant at each end.
fn instead(text: &str, meant: &dyn Fn(&str) -> Option<String>, rough: &str) -> Option<String> {
    let small = plain(text).trim().to_ascii_lowercase();
    if is_rough(&small) {
        return Some(refusals::rough(rough));
    }
    match ends(&small, true) {
        Ends::One(one) => {
            meant(one).filter(|meant| meant != plain(text).trim()).map(|meant| refusals::did_you_mean(&meant))
        }
        Ends::Two(least, most) => {
            let unit =
                if scale_of(&without_spaces(least)).1.is_empty() { scale_of(&without_spaces(most)).1 } else { "" };
            Some(refusals::range_meant(&meant(&format!("{least}{unit}"))?, &meant(most)?))
        }
        Ends::From(least) => meant(least).map(|least| refusals::one_end_meant(&format!("{least}.."))),
        Ends::To(most) => meant(most).map(|most| refusals::one_end_meant(&format!("..{most}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant_is_said_in_the_form_of_a_file() {
        let pounds = Currency::from_code("GBP").unwrap();
        let sums = [
            ("GBP 5.000", "did you mean `\"GBP 5,000\"`?"),
            ("£6m", "did you mean `\"GBP 6m\"`?"),
            ("GBP 6 million", "did you mean `\"GBP 6m\"`?"),
            ("GBP 6,5m", "did you mean `\"GBP 6.5m\"`?"),
            ("more than GBP 50m", "write a range with one end, `\"GBP 50m..\"`"),
            ("up to £2m", "write a range with one end, `\"..GBP 2m\"`"),
            ("GBP 6m to 8m", "write the range as `\"GBP 6m..GBP 8m\"`"),
            ("£80–120m", "write the range as `\"GBP 80m..GBP 120m\"`"),
            ("about GBP 6m", "write the range it surely lies in, as `\"GBP 5m..7m\"`"),
        ];
        for (written, help) in sums {
            assert_eq!(for_sums(written, pounds).as_deref(), Some(help), "{written}");
        }
        let counts = [("5.000", "5,000"), ("12 000", "12000"), ("12k", "12000")];
        for (written, meant) in counts {
            assert_eq!(for_counts(written), Some(format!("did you mean `\"{meant}\"`?")), "{written}");
        }
        assert_eq!(for_counts("1.5"), None);
        assert_eq!(for_percentages("-10 per cent").as_deref(), Some("did you mean `\"-10%\"`?"));
        assert_eq!(for_percentages("12,5%").as_deref(), Some("did you mean `\"12.5%\"`?"));
        assert_eq!(for_percentages("-0.1").as_deref(), Some("write `\"-10%\"`, or `\"-0.1%\"` if so little is meant"));
    }
}
