//! Figures, dates and names in words.

use super::written::written;
use crate::assess::Reading;
use crate::case::{Case, Provenance};
use crate::document::{day_from, moment_from};
use crate::rulebook::{AuthorityId, FactId, FactKind, FactValue, Period, Rulebook, Standing};
use crate::value::{Amount, CivilTime, Currency, Day, Duration, Measures, Moment, Money, Percent, Span, Way};

/// From the first day of a period to its last, its days written as is best where it stands; none
/// where it has neither.
pub(super) fn period_words(period: Period, written: fn(Day) -> String) -> Option<String> {
    match (period.from, period.to) {
        (Some(from), Some(to)) => Some(format!("{} to {}", written(from), written(to))),
        (Some(from), None) => Some(format!("from {}", written(from))),
        (None, Some(to)) => Some(format!("until {}", written(to))),
        (None, None) => None,
    }
}

/// A sum in whole pounds, half a pound rounded up; a true minus before the sign.
#[must_use]
pub fn money(sum: Money, currency: Currency) -> String {
    money_to(0, sum, currency)
}

/// A sum to the penny, half a penny rounded up; in whole pounds where there are no pence.
#[must_use]
pub fn money_with_pence(sum: Money, currency: Currency) -> String {
    money_to(if has_pence(sum) { 2 } else { 0 }, sum, currency)
}

/// Whether a sum, to the penny, is no whole number of pounds.
pub(super) fn has_pence(sum: Money) -> bool {
    !sum.0.round(2, Way::HalfUp).is_whole()
}

/// A sum with so many places, the last half rounded up; a true minus before the sign.
pub(super) fn money_to(places: u32, sum: Money, currency: Currency) -> String {
    let rounded = sum.0.round(places, Way::HalfUp);
    let sign = if rounded.is_negative() { "−" } else { "" };
    format!("{sign}{}{}", currency.sign(), rounded.magnitude().grouped(places))
}

/// What one whole of a currency is called.
pub(super) fn unit_words(currency: Currency) -> String {
    match currency.code() {
        "GBP" => "pound".to_owned(),
        "EUR" => "euro".to_owned(),
        "USD" => "dollar".to_owned(),
        code => code.to_owned(),
    }
}

/// A change in whole pounds, with its sign; nothing for no change.
#[must_use]
pub fn change(sum: Money, currency: Currency) -> String {
    visible_change(sum, currency).unwrap_or_else(|| "–".to_owned())
}

/// A change with its sign; `None` where it comes to no whole unit of the currency.
#[must_use]
pub fn visible_change(sum: Money, currency: Currency) -> Option<String> {
    change_to(0, sum, currency)
}

/// A change with its sign and so many places; `None` where nothing of it is to be seen in them.
pub(super) fn change_to(places: u32, sum: Money, currency: Currency) -> Option<String> {
    if sum.0.round(places, Way::HalfUp).is_zero() {
        return None;
    }
    let plus = if sum.0.is_negative() { "" } else { "+" };
    Some(format!("{plus}{}", money_to(places, sum, currency)))
}

/// A percentage with at most four places.
#[must_use]
pub fn percent(percent: Percent) -> String {
    let rounded = percent.0.round(4, Way::HalfUp);
    let sign = if rounded.is_negative() { "−" } else { "" };
    format!("{sign}{}%", rounded.magnitude().plain())
}

/// A signed percentage.
#[must_use]
pub fn signed_percent(figure: Percent) -> String {
    if figure.0.is_zero() {
        return "0%".to_owned();
    }
    let plus = if figure.0.is_negative() { "" } else { "+" };
    format!("{plus}{}", percent(figure))
}

/// A range of sums, or one sum where both are the same to the pound.
#[must_use]
pub fn range(least: Money, most: Money, currency: Currency) -> String {
    let (one, other) = (money(least, currency), money(most, currency));
    if one == other { one } else { format!("{one} to {other}") }
}

/// The name of a reading, as a column heading.
#[must_use]
pub fn reading_words(reading: Reading) -> &'static str {
    match reading {
        Reading::Least => "Least",
        Reading::Low => "Low",
        Reading::Central => "Central",
        Reading::High => "High",
        Reading::Most => "Most",
    }
}

/// A standing in words.
#[must_use]
pub fn standing_words(standing: Standing) -> &'static str {
    match standing {
        Standing::Statute => "statute",
        Standing::Guidance => "guidance",
        Standing::Decision => "decision",
        Standing::Draft => "draft, not in force",
        Standing::Assumption => "our assumption",
    }
}

/// Authorities by their citations.
#[must_use]
pub fn citations(rulebook: &Rulebook, authority: &[AuthorityId]) -> String {
    let mut instrument = "";
    let mut words = String::new();
    for authority in authority.iter().map(|id| &rulebook.authorities[*id]) {
        let (own, pinpoint) = authority.cite.split_once(", ").unwrap_or((&authority.cite, ""));
        if !words.is_empty() {
            words.push_str("; ");
        }
        // The instrument is named once where several passages of it follow each other.
        words.push_str(if own == instrument && !pinpoint.is_empty() { pinpoint } else { &authority.cite });
        instrument = own;
    }
    words
}

/// What is known of a fact, in words.
#[must_use]
pub(crate) fn fact_value_words(rulebook: &Rulebook, fact: FactId, value: &FactValue) -> String {
    let declared = &rulebook.facts[fact];
    match value {
        FactValue::NotKnown => "not known".to_owned(),
        FactValue::YesNo(true) => "yes".to_owned(),
        FactValue::YesNo(false) => "no".to_owned(),
        FactValue::Option(option) => declared.kind.choices()[*option].label.clone(),
        FactValue::Options(mask) => {
            let chosen: Vec<&str> = declared
                .kind
                .choices()
                .iter()
                .enumerate()
                .filter(|(index, _)| {
                    u32::try_from(*index)
                        .ok()
                        .and_then(|index| mask.checked_shr(index))
                        .is_some_and(|shifted| shifted & 1 == 1)
                })
                .map(|(_, choice)| choice.id.as_str())
                .collect();
            chosen.join(", ")
        }
        FactValue::Number(span) => {
            let one = |amount: Amount| number(&declared.kind, amount, rulebook.measures());
            if matches!(declared.kind, FactKind::Date) {
                return dates(span.least(), span.most(), rulebook.civil_time);
            }
            let (from, to) = (one(span.least()), one(span.most()));
            let permitted = declared.kind.permitted();
            let open_below = permitted.is_some_and(|permitted| span.least() <= permitted.least());
            let open_above = permitted.is_some_and(|permitted| span.most() >= permitted.most());
            match (open_below, open_above) {
                _ if span.is_point() => from,
                (false, true) => format!("{from} or more"),
                (true, false) => format!("up to {to}"),
                (true, true) | (false, false) => format!("{from} to {to}"),
            }
        }
    }
}

/// What a fact of a case is, in words: of a date also that it has not come so far.
pub(super) fn value_words(fact: FactId, value: &FactValue, case: &Case<'_>) -> String {
    let date = matches!(case.rulebook.facts[fact].kind, FactKind::Date);
    if date && case.is_none_so_far(value) {
        let day = case.known_as_of().map(|day| format!(", as of {}", day.long())).unwrap_or_default();
        return format!("none so far{day}");
    }
    fact_value_words(case.rulebook, fact, value)
}

/// A number of the kind a fact has.
#[must_use]
pub fn number(kind: &FactKind, amount: Amount, measures: Measures) -> String {
    match kind {
        FactKind::Money(_) => money(Money(amount), measures.currency),
        FactKind::Percent(_) => percent(Percent(amount)),
        FactKind::Duration(_) => Duration::seconds(seconds_of(amount)).words(),
        FactKind::Date => moment_words(at(amount), measures.civil_time),
        _ => amount.grouped(0),
    }
}

/// A date or range of dates, by the clocks of a place.
fn dates(least: Amount, most: Amount, place: CivilTime) -> String {
    let (from, to) = (at(least), at(most));
    let (Some(first), Some(last)) = (from.day(place), to.day(place)) else { return String::new() };
    let begins = |day: Day, moment: Moment| {
        if day.hours(place).least() == moment { day.long() } else { moment_words(moment, place) }
    };
    let ends = |day: Day, moment: Moment| {
        if day.hours(place).most() == moment { day.long() } else { moment_words(moment, place) }
    };
    match (from == Moment::FIRST, to == Moment::LAST) {
        (true, _) => format!("{} or earlier", ends(last, to)),
        (_, true) => format!("{} or later", begins(first, from)),
        (false, false) if from == to => moment_words(from, place),
        (false, false) if first == last && first.hours(place) == Span::hull(from, to) => first.long(),
        (false, false) => format!("{} to {}", begins(first, from), ends(last, to)),
    }
}

/// A moment in words, by the clock of a place, which is named.
#[must_use]
pub fn moment_words(moment: Moment, place: CivilTime) -> String {
    let Some(told) = place.told(moment) else { return String::new() };
    let seconds = if told.second == 0 { String::new() } else { format!(":{:02}", told.second) };
    format!("{} at {:02}:{:02}{seconds} {}", told.day.long(), told.hour, told.minute, told.clock())
}

/// What a case knows of a fact: a date as it was given there.
pub(super) fn fact_words(fact: FactId, values: &[FactValue], case: &Case<'_>) -> String {
    let date = matches!(case.rulebook.facts[fact].kind, FactKind::Date);
    let given = if date { written(fact, values, case) } else { String::new() };
    let as_given = as_given(&given, case.rulebook.civil_time);
    as_given.unwrap_or_else(|| value_words(fact, fact.of(values), case))
}

/// A date or range of dates as it was given: a time by the clock it was told by.
fn as_given(written: &str, place: CivilTime) -> Option<String> {
    match written.split_once("..") {
        None => date_as_given(written, place),
        Some((from, to)) => match (from.trim(), to.trim()) {
            (from, "") => Some(format!("{} or later", date_as_given(from, place)?)),
            ("", to) => Some(format!("{} or earlier", date_as_given(to, place)?)),
            (from, to) => Some(format!("{} to {}", date_as_given(from, place)?, date_as_given(to, place)?)),
        },
    }
}

fn date_as_given(written: &str, place: CivilTime) -> Option<String> {
    let Some(day) = written.get(..10).and_then(day_from) else {
        let (year, month, _) = day_from(&format!("{written}-01"))?.parts();
        return Some(format!("{} {year}", Day::MONTHS.get(usize::from(month).checked_sub(1)?)?));
    };
    let Some(clock) = written.get(11..) else { return Some(day.long()) };
    let (time, zone) = clock.split_at_checked(clock.rfind(['+', '-', 'Z', 'z'])?)?;
    let time = time.strip_suffix(":00").filter(|time| time.len() == 5).unwrap_or(time);
    let moment = moment_from(written, place).ok()?.least();
    let told = place.told(moment)?;
    let by_the_place = told.day == day && clock.starts_with(&format!("{:02}:{:02}", told.hour, told.minute));
    let zone = match zone {
        _ if by_the_place => told.clock().to_owned(),
        "Z" | "z" | "+00:00" | "-00:00" => "UTC".to_owned(),
        zone => format!("UTC{}", zone.replace('-', "\u{2212}")),
    };
    Some(format!("{} at {time} {zone}", day.long()))
}

fn at(amount: Amount) -> Moment {
    Moment::of_seconds(seconds_of(amount))
}

fn seconds_of(amount: Amount) -> i64 {
    amount.round(0, Way::Down).to_whole().unwrap_or(0)
}

/// `1 fact`, `2 facts`.
#[must_use]
pub fn count(number: usize, one: &str, several: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {several}") }
}

/// A text with its first letter in upper case, if it is one of the twenty-six: the tables of
/// every alphabet would weigh more in the page than a rulebook.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut capitalised = text.to_owned();
    if let Some(first) = capitalised.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    capitalised
}

/// A sum on a scale of which `top` is the end, in thousandths; nought where the scale has no length.
pub fn thousandths(sum: Money, top: Money) -> u16 {
    let share = sum.0.times(Amount::whole(1000)).and_then(|scaled| scaled.over(top.0, 0));
    share.ok().and_then(|share| share.round(0, Way::HalfUp).to_whole()).unwrap_or(0)
}

/// Where something comes from, in brackets.
pub(super) fn provenance(provenance: &Provenance, case: &Case<'_>) -> String {
    let exhibits: Vec<&str> = provenance.exhibits.iter().map(|id| case.exhibits[*id].id.as_str()).collect();
    match (exhibits.is_empty(), provenance.pinpoint.is_empty()) {
        (true, true) => String::new(),
        (false, true) => format!(" ({})", exhibits.join(", ")),
        (true, false) => format!(" ({})", provenance.pinpoint),
        (false, false) => format!(" ({}, {})", exhibits.join(", "), provenance.pinpoint),
    }
}
