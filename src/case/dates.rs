//! Whether the dates of a case can all be true.

use super::refusals::{self, Paper};
use super::{Decider, Determination};
use crate::diagnostic::{Findings, Place};
use crate::document::{Table, Value, Written};
use crate::rulebook::{FactKind, FactValue, Period, Rulebook};
use crate::value::Day;

/// The days of a case, each with the place where it is written.
#[derive(Clone, Copy)]
pub(super) struct Days {
    pub(super) assessed: Option<Written<Day>>,
    pub(super) notice_of_intent: Option<Written<Day>>,
    pub(super) notice: Option<Written<Day>>,
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

    /// Adds the dates among the facts that lie after the day of assessment or the penalty notice.
    pub(super) fn check_facts(
        self,
        rulebook: &Rulebook,
        values: &[FactValue],
        table: &Table<'_>,
        findings: &mut Findings,
    ) {
        let dates = rulebook.facts.entries().filter(|(_, fact)| matches!(fact.kind, FactKind::Date));
        for (id, fact) in dates {
            let FactValue::Number(date) = id.of(values) else { continue };
            let after = |day: Day| day.hours(rulebook.civil_time).seconds().most() < date.least();
            if let Some((paper, day)) = self.last().find(|(_, day)| after(day.value)) {
                refusals::fact_after(fact, paper, day.value, place_of_fact(table, &fact.id), findings);
            }
        }
    }
}

/// Where the case states a fact; its beginning where it does not.
pub(super) fn place_of_fact(table: &Table<'_>, id: &str) -> Place {
    match table.get("facts").map(|entry| &entry.node.value) {
        Some(Value::Table(facts)) => facts.get(id).map(|entry| entry.node.place).unwrap_or_default(),
        _ => Place::default(),
    }
}
