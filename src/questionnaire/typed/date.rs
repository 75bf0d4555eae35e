//! Typed days, moments and periods.

use super::time_of_day::{Time, clock, offset, time};
use super::{AnswerContext, AnswerKind, DateParts, Draft, Question, Typed, Understood, refusals};
use crate::document::{day_from, moment_from};
use crate::questionnaire::refusals::Part;
use crate::value::{CivilTime, ClockTime, Day, Ends, ends, tidy};

const DAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/// A date that was understood: as it stands in a file, in words, and its day.
struct Date {
    text: String,
    words: String,
    day: Day,
    /// The clock of the place that day, where the time was told by the other of its two.
    clock: Option<String>,
}

/// What a day, moment or period typed for a question is.
pub(super) fn date(question: &Question<'_>, typed: &Typed, context: AnswerContext) -> Result<Understood, String> {
    let with_time = question.kind == AnswerKind::Moment;
    let place = context.measures.civil_time;
    let doubt = |date: &Date| {
        let after = context.as_of.filter(|as_of| date.day > *as_of).map(refusals::after_assessment);
        after.or_else(|| date.clock.as_deref().map(refusals::other_clock))
    };
    match (question.kind, typed) {
        (AnswerKind::Period, Typed::Ends(from, to)) => {
            period(date_typed(from, false, place)?, date_typed(to, false, place)?)
        }
        (AnswerKind::Period, Typed::Text(text) | Typed::AsWritten(text)) => {
            match ends(&text.to_ascii_lowercase(), false) {
                Ends::Two(from, to) => {
                    period(from_text(from, false, place)?.into(), from_text(to, false, place)?.into())
                }
                Ends::From(from) => period(from_text(from, false, place)?.into(), None),
                Ends::To(to) => period(None, from_text(to, false, place)?.into()),
                Ends::One(text) => match text.strip_prefix("since ") {
                    Some(from) => period(from_text(from, false, place)?.into(), None),
                    None => Err(refusals::no_date()),
                },
            }
        }
        (AnswerKind::Moment, Typed::Text(text) | Typed::AsWritten(text)) => {
            match ends(&text.to_ascii_lowercase(), false) {
                Ends::One(_) => from_text(text, true, place).map(|date| point(&date, doubt(&date))),
                Ends::Two(from, to) => between(&from_text(from, true, place)?, &from_text(to, true, place)?, place),
                Ends::From(_) | Ends::To(_) => Err(refusals::no_date()),
            }
        }
        _ => Ok(match date_typed(typed, with_time, place)? {
            Some(date) => point(&date, doubt(&date)),
            None => Understood::cleared(),
        }),
    }
}

fn point(date: &Date, doubt: Option<String>) -> Understood {
    Understood::new(Draft::Bare(date.text.clone()), &date.words).doubted(doubt)
}

fn between(from: &Date, to: &Date, place: CivilTime) -> Result<Understood, String> {
    let backward = || refusals::period_backward(from.day, to.day);
    let least = moment_from(&from.text, place).map_err(|_| refusals::no_date())?.least();
    let most = moment_from(&to.text, place).map_err(|_| refusals::no_date())?.most();
    if least > most {
        return Err(backward());
    }
    let text = format!("{}..{}", from.text, to.text);
    Ok(Understood::new(Draft::Text(text), refusals::range(&from.words, &to.words)))
}

fn period(from: Option<Date>, to: Option<Date>) -> Result<Understood, String> {
    if let (Some(from), Some(to)) = (&from, &to)
        && from.day > to.day
    {
        return Err(refusals::period_backward(from.day, to.day));
    }
    let words = |date: &Option<Date>| date.as_ref().map(|date| date.words.clone());
    let echo = refusals::period(words(&from).as_deref(), words(&to).as_deref());
    let ends = [("from", from), ("to", to)];
    let entries: Vec<(String, Draft)> =
        ends.into_iter().filter_map(|(key, end)| Some((key.to_owned(), Draft::Bare(end?.text)))).collect();
    Ok(if entries.is_empty() { Understood::cleared() } else { Understood::new(Draft::Table(entries), echo) })
}

/// One date, however it was typed; nothing where it was not.
fn date_typed(typed: &Typed, with_time: bool, place: CivilTime) -> Result<Option<Date>, String> {
    match typed {
        Typed::Text(text) | Typed::AsWritten(text) if text.trim().is_empty() => Ok(None),
        Typed::Text(text) | Typed::AsWritten(text) => from_text(text.trim(), with_time, place).map(Some),
        Typed::Parts(parts) => from_parts(parts, with_time, place),
        Typed::Nothing | Typed::NotKnown | Typed::NoneSoFar | Typed::Ends(..) | Typed::Choices(_) => Ok(None),
    }
}

/// A date in its parts; nothing where day, month and year are all left empty.
fn from_parts(parts: &DateParts, with_time: bool, place: CivilTime) -> Result<Option<Date>, String> {
    let (day, month, year) = (tidy(&parts.day), tidy(&parts.month), tidy(&parts.year));
    if day.is_empty() && month.is_empty() && year.is_empty() {
        return Ok(None);
    }
    let day = calendar(&day, &month, &year)?;
    let typed = tidy(&parts.time);
    if typed.is_empty() || !with_time {
        return Ok(Some(of_day(day)));
    }
    at(day, time(&typed)?, &tidy(&parts.zone), place).map(Some)
}

/// The day of the calendar with these parts, or which of them is wrong.
fn calendar(day: &str, month: &str, year: &str) -> Result<Day, String> {
    for (part, typed) in [(Part::Day, day), (Part::Month, month), (Part::Year, year)] {
        if typed.is_empty() {
            return Err(refusals::part_missing(part));
        }
    }
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let small = day.to_ascii_lowercase();
    let bare = ["st", "nd", "rd", "th"].iter().find_map(|end| small.strip_suffix(end)).unwrap_or(&small);
    let number = Some(bare).filter(|bare| digits(bare)).and_then(|bare| bare.parse::<u8>().ok());
    let number = number.filter(|day| (1..=31).contains(day)).ok_or_else(|| refusals::part_wrong(Part::Day, day))?;
    let named = month_of(month).ok_or_else(|| refusals::part_wrong(Part::Month, month))?;
    let wrong_year = || refusals::part_wrong(Part::Year, year);
    let written = Some(year).filter(|year| digits(year)).and_then(|year| year.parse::<i32>().ok());
    let in_full = match (year.len(), written.ok_or_else(wrong_year)?) {
        // Two digits are of this century, or of the last where that is nearer to the 1970s on.
        (2, short) if short < 70 => short.saturating_add(2000),
        (2, short) => short.saturating_add(1900),
        (_, full) => full,
    };
    if Day::new(in_full, 1, 1).is_none() {
        return Err(wrong_year());
    }
    let last = (28..=31).rev().find(|last| Day::new(in_full, named, *last).is_some()).unwrap_or(28);
    let name = Day::MONTHS.get(usize::from(named).saturating_sub(1)).copied().unwrap_or_default();
    Day::new(in_full, named, number).ok_or_else(|| refusals::day_too_late(name, in_full, last))
}

/// The month with this number or name; three letters of the name are enough.
fn month_of(text: &str) -> Option<u8> {
    let small = text.trim_end_matches('.').to_ascii_lowercase();
    if !small.is_empty() && small.bytes().all(|byte| byte.is_ascii_digit()) {
        return small.parse().ok().filter(|month| (1..=12).contains(month));
    }
    let named = |name: &str| small.len() >= 3 && name.to_ascii_lowercase().starts_with(&small);
    // Four letters are as common as three for this one.
    let found = if small == "sept" { Some(8) } else { Day::MONTHS.iter().position(|name| named(name)) };
    found.and_then(|at| u8::try_from(at.saturating_add(1)).ok())
}

/// A date as one text: as it stands in a file, or in the order day, month, year, the month perhaps
/// by name, with a time after it.
fn from_text(text: &str, with_time: bool, place: CivilTime) -> Result<Date, String> {
    if let Some(date) = as_in_a_file(text, with_time, place) {
        return Ok(date);
    }
    let small = text.to_ascii_lowercase().replace(',', " ");
    let words: Vec<&str> = small.split_whitespace().filter(|word| !is_weekday(word) && *word != "at").collect();
    // The date is one word with marks in it, or three words; what comes after is the time.
    let marks = |word: &str| word.split(['/', '.', '-']).count() == 3;
    let (date, rest): (Vec<&str>, &[&str]) = match words.split_first() {
        Some((first, rest)) if marks(first) => (first.split(['/', '.', '-']).collect(), rest),
        _ => (words.iter().copied().take(3).collect(), words.get(3..).unwrap_or_default()),
    };
    let [one, two, three] = date.as_slice() else { return Err(refusals::no_date()) };
    let day = match (one.len(), is_name(one)) {
        (4, false) => calendar(three, two, one)?,
        (_, true) => calendar(two, one, three)?,
        (_, false) => calendar(one, two, three)?,
    };
    if rest.is_empty() {
        return Ok(of_day(day));
    }
    if !with_time {
        return Err(refusals::one_date());
    }
    let zone = match rest.last().copied() {
        Some("bst") => "+01:00",
        Some("gmt" | "utc" | "z") => "+00:00",
        _ => "",
    };
    let clock = if zone.is_empty() { rest } else { rest.split_last().map_or(rest, |(_, clock)| clock) };
    at(day, time(&clock.concat())?, zone, place)
}

/// A date as it stands in a file: a day, or a moment with its offset.
fn as_in_a_file(text: &str, with_time: bool, place: CivilTime) -> Option<Date> {
    // What came through small letters is written as files write it.
    let text = text.to_ascii_uppercase();
    if let Some(day) = day_from(&text) {
        return Some(of_day(day));
    }
    let day = text.get(..10).and_then(day_from)?;
    let clock = text.get(11..).unwrap_or_default();
    let moment = moment_from(&text, place).ok().filter(|_| with_time)?.least();
    let (told, zone) = clock.split_at_checked(clock.rfind(['+', '-', 'Z'])?)?;
    let told = told.strip_suffix(":00").filter(|told| told.len() == 5).unwrap_or(told);
    let zone = zone.replace('Z', "+00:00");
    let local = place.told(moment).filter(|local| offset(local.offset_minutes) == zone);
    let words = refusals::moment(&long(day), told, &zone, local.as_ref().map(ClockTime::clock));
    Some(Date { words, text, day, clock: None })
}

fn of_day(day: Day) -> Date {
    Date { text: day.iso(), words: long(day), day, clock: None }
}

/// A moment; by the clock of the place on that day where no offset is given.
fn at(day: Day, time: Time, zone: &str, place: CivilTime) -> Result<Date, String> {
    let local = clock(place, day, time).ok_or_else(refusals::no_date)?;
    let of_place = offset(local.offset_minutes);
    let zone = if zone.is_empty() { of_place.as_str() } else { zone };
    let text = format!("{}T{}{zone}", day.iso(), time.iso());
    if moment_from(&text, place).is_err() {
        return Err(refusals::no_offset());
    }
    let same = zone == of_place;
    let words = refusals::moment(&long(day), &time.words(), zone, same.then(|| local.clock()));
    let mistaken = !same && place.offsets().any(|minutes| offset(minutes) == zone);
    Ok(Date { words, text, day, clock: mistaken.then(|| local.clock().to_owned()) })
}

/// As `Monday 16 November 2026`.
fn long(day: Day) -> String {
    let name = DAYS.get(usize::from(day.weekday())).copied().unwrap_or_default();
    format!("{name} {}", day.long())
}

fn is_name(word: &str) -> bool {
    word.bytes().next().is_some_and(|first| first.is_ascii_alphabetic())
}

fn is_weekday(word: &str) -> bool {
    word.len() >= 3 && DAYS.iter().any(|day| day.to_ascii_lowercase().starts_with(word.trim_end_matches('.')))
}
