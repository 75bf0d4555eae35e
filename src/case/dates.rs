//! Whether the dates of a case can all be true.

use super::refusals::{self, Paper};
use super::{Decider, Determination, Evidence, Provenance};
use crate::diagnostic::{Findings, Place};
use crate::document::{Table, Value, Written};
use crate::rulebook::{FactKind, FactValue, Period, Rulebook, bit_of};
use crate::value::{CivilTime, Day, Duration, Moment, Span};

/// The days of a case, each with the place where it is written.
#[derive(Clone, Copy)]
pub(super) struct Days {
    pub(super) assessed: Option<Written<Day>>,
    pub(super) notice_of_intent: Option<Written<Day>>,
    pub(super) notice: Option<Written<Day>>,
}

/// What a case knows of each fact, and where each comes from, while it is read.
pub(super) struct Facts<'f> {
    pub(super) rulebook: &'f Rulebook,
    pub(super) values: &'f mut [FactValue],
    pub(super) sources: &'f mut [Option<Provenance>],
}

impl Days {
    /// The days after which nothing that is so in the case can lie, and what each is the day of.
    fn last(self) -> impl Iterator<Item = (Paper, Written<Day>)> {
        let days = [(Paper::Assessment, self.assessed), (Paper::Notice, self.notice)];
        days.into_iter().filter_map(|(paper, day)| Some((paper, day?)))
    }

    /// Adds what cannot be true of these days and the time of the infringement together.
    pub(super) fn check(self, infringement: Period, findings: &mut Findings) {
        if let (Some(intent), Some(notice)) = (self.notice_of_intent, self.notice)
            && notice.value < intent.value
        {
            refusals::notice_before_intent(notice.place, findings);
        }
        let papers = [(Paper::Intent, self.notice_of_intent), (Paper::Notice, self.notice)];
        for (paper, day) in papers {
            if let (Some(assessed), Some(day)) = (self.assessed, day)
                && assessed.value < day.value
            {
                refusals::assessed_before(paper, day.value, assessed.value, assessed.place, findings);
            }
        }
        // What was not over on a day cannot have ended after it, nor begun.
        let Some(latest) = infringement.to.or(infringement.from) else { return };
        if let Some((paper, day)) = self.last().find(|(_, day)| day.value < latest) {
            refusals::infringement_after(infringement, paper, day.value, day.place, findings);
        }
    }

    /// The day on which something was decided. What the regulator decided or proposed without a day
    /// is of the day of its notice.
    pub(super) fn decided(self, determination: &Determination) -> Option<Day> {
        let notice = match determination.by {
            Decider::Regulator => self.notice,
            Decider::NoticeOfIntent => self.notice_of_intent,
            Decider::Court | Decider::Caseworker | Decider::Party => None,
        };
        determination.on.or(notice.map(|day| day.value))
    }

    /// Adds a day of a decision that lies after the day of assessment.
    pub(super) fn check_decided(self, on: Written<Day>, findings: &mut Findings) {
        if let Some(assessed) = self.assessed.filter(|assessed| assessed.value < on.value) {
            refusals::decided_after(on.value, assessed.value, on.place, findings);
        }
    }

    /// The last moment of which the case can tell: of the day of assessment, else of the penalty notice.
    pub(super) fn so_far(self, place: CivilTime) -> Option<Moment> {
        self.assessed.or(self.notice).map(|day| day.value.hours(place).most())
    }

    /// The days from the first of the infringement to its last, both counted: at most to the day of
    /// assessment, where it is not said that it ended.
    fn longest(self, infringement: Period) -> Option<i64> {
        let to = infringement.to.or(self.assessed.map(|day| day.value))?;
        Some(to.days_since(infringement.from?).saturating_add(1))
    }

    /// Takes how long the infringement lasted from its period, where both its ends are given and
    /// nothing is said of it.
    pub(super) fn take_length(self, infringement: Period, known: &mut Facts<'_>) {
        let Some(days) = self.longest(infringement).filter(|_| infringement.to.is_some()) else { return };
        let length = Duration::days(days).amount();
        for (id, fact) in known.rulebook.facts.entries().filter(|(_, fact)| fact.lasts_as_infringement) {
            let permitted = fact.kind.permitted().is_some_and(|permitted| permitted.contains(length));
            let (Some(value), Some(source)) = (known.values.get_mut(id.index()), known.sources.get_mut(id.index()))
            else {
                continue;
            };
            let disputed = source.as_ref().is_some_and(|source| source.disputed);
            if *value == FactValue::NotKnown && permitted && !disputed {
                *value = FactValue::Number(Span::point(length));
                *source = Some(Provenance { pinpoint: refusals::FROM_THE_PERIOD.to_owned(), ..Provenance::default() });
            }
        }
    }

    /// Adds a length of the infringement that is longer than its period.
    pub(super) fn check_length(
        self,
        infringement: Period,
        rulebook: &Rulebook,
        values: &[FactValue],
        table: &Table<'_>,
        findings: &mut Findings,
    ) {
        let Some(days) = self.longest(infringement) else { return };
        for (id, fact) in rulebook.facts.entries().filter(|(_, fact)| fact.lasts_as_infringement) {
            if matches!(id.of(values), FactValue::Number(stated) if stated.least() > Duration::days(days).amount()) {
                refusals::longer_than_period(fact, days, place_of_fact(table, &fact.id), findings);
            }
        }
    }

    /// Adds the options among the facts, such as articles, that were not in force at any time of the
    /// conduct.
    pub(super) fn check_in_force(
        self,
        infringement: Period,
        rulebook: &Rulebook,
        values: &[FactValue],
        table: &Table<'_>,
        findings: &mut Findings,
    ) {
        // Conduct that is not said to have ended was over on the last of these days at the latest.
        let last = infringement.to.or(self.last().map(|(_, day)| day.value).min());
        let conduct = Period { from: infringement.from, to: last };
        for (id, fact) in rulebook.facts.entries() {
            let (FactValue::Options(chosen), FactKind::Options { options, .. }) = (id.of(values), &fact.kind) else {
                continue;
            };
            for (_, option) in options.entries().filter(|(option, _)| chosen & bit_of(*option) != 0) {
                if !option.in_force.meets(conduct) {
                    let place = place_of_option(table, &fact.id, &option.id);
                    refusals::not_in_force_then(option, conduct, place, findings);
                }
            }
        }
    }

    /// Adds the dates among the facts that lie after the day of assessment or the penalty notice.
    pub(super) fn check_facts(
        self,
        rulebook: &Rulebook,
        values: &[FactValue],
        sources: &[Option<Provenance>],
        table: &Table<'_>,
        findings: &mut Findings,
    ) {
        let dates = rulebook.facts.entries().filter(|(_, fact)| matches!(fact.kind, FactKind::Date));
        for (id, fact) in dates {
            let FactValue::Number(date) = id.of(values) else { continue };
            // What has not come so far is after it by its nature.
            if sources.get(id.index()).and_then(Option::as_ref).is_some_and(|source| source.written == NONE_SO_FAR) {
                continue;
            }
            let after = |day: Day| day.hours(rulebook.civil_time).seconds().most() < date.least();
            if let Some((paper, day)) = self.last().find(|(_, day)| after(day.value)) {
                refusals::fact_after(fact, paper, day.value, place_of_fact(table, &fact.id), findings);
            }
        }
    }
}

/// What a case says of a date that has not come by the day of assessment.
pub const NONE_SO_FAR: &str = "none-so-far";

/// What a date is that has not come by a moment: every moment after it.
pub(super) fn not_come_by(so_far: Moment) -> FactValue {
    FactValue::Number(Span::hull(so_far.plus(Duration::seconds(1)), Moment::LAST).seconds())
}

/// Where the case states a fact; its beginning where it does not.
pub(super) fn place_of_fact(table: &Table<'_>, id: &str) -> Place {
    match table.get("facts").map(|entry| &entry.node.value) {
        Some(Value::Table(facts)) => facts.get(id).map(|entry| entry.node.place).unwrap_or_default(),
        _ => Place::default(),
    }
}

/// Where the case lists an option of a fact first, for itself or for one infringement; where the fact
/// stands if nowhere.
fn place_of_option(table: &Table<'_>, fact: &str, option: &str) -> Place {
    let in_facts = |table: &Table<'_>| match table.get("facts").map(|entry| &entry.node.value) {
        Some(Value::Table(facts)) => {
            let stated = facts.get(fact)?;
            let listed = match &stated.node.value {
                Value::Table(given) => &given.get("value")?.node.value,
                other => other,
            };
            let Value::List(items) = listed else { return None };
            let is_it = |text: &str| text.split('(').next() == Some(option);
            let found = items.iter().find(|item| matches!(&item.value, Value::Text { text, .. } if is_it(text)));
            found.map(|item| item.place)
        }
        _ => None,
    };
    let apart = || match table.get("infringement").map(|entry| &entry.node.value) {
        Some(Value::List(list)) => list.iter().find_map(|node| match &node.value {
            Value::Table(own) => in_facts(own),
            _ => None,
        }),
        _ => None,
    };
    in_facts(table).or_else(apart).unwrap_or_else(|| place_of_fact(table, fact))
}

/// Whether an item of evidence is a report of a day before the incident it is of was detected.
pub(super) fn is_before_detection(item: &Evidence, rulebook: &Rulebook, values: &[FactValue]) -> bool {
    let Some(schedule) = rulebook.schedule.as_ref().filter(|schedule| schedule.kinds[item.kind].timed) else {
        return false;
    };
    let Some(FactValue::Number(detected)) = schedule.roles.detected.map(|fact| fact.of(values)) else { return false };
    // On the day itself the hour does not decide.
    let day = item.at.and_then(|at| at.most().day(rulebook.civil_time));
    day.is_some_and(|day| day.hours(rulebook.civil_time).seconds().most() < detected.least())
}
