//! What every part of a rulebook needs while it is read: the findings, the authorities and
//! facts declared so far, and the common shapes (ids, grounds, conditions, judgements).

use super::condition;
use crate::diagnostic::{Code, Findings, Place, closest, ids};
use crate::document::{Node, Reader, Value, Written, place_of, text_of};
use crate::rulebook::refusals::{self, Resting};
use crate::rulebook::{
    Authority, AuthorityId, Basis, Condition, Fact, FactId, Found, Indicated, Judgement, Method, Operation, Permitted,
    Sample, Standing, StepId, Upper,
};
use crate::value::{Amount, Id, List, Measures};

pub(in crate::rulebook) struct Context<'c> {
    pub(in crate::rulebook) findings: &'c mut Findings,
    pub(in crate::rulebook) measures: Measures,
    pub(in crate::rulebook) authorities: &'c List<Authority>,
    pub(in crate::rulebook) relied: &'c mut Vec<bool>,
    pub(in crate::rulebook) facts: &'c List<Fact>,
    /// The steps that the operation being read names.
    pub(in crate::rulebook) named_steps: Vec<(String, NamedStep)>,
}

/// A step that an operation names under a key of its own.
#[derive(Clone, Copy)]
pub(in crate::rulebook) struct NamedStep {
    /// What the step must do.
    pub(in crate::rulebook) may_be: fn(&Operation) -> bool,
    /// The refusal where there is no such step.
    pub(in crate::rulebook) refuse: fn(Place, &str, &mut Findings),
    /// Puts the step, once it is found, into the operation that names it.
    pub(in crate::rulebook) set: fn(&mut Operation, StepId),
}

/// What an item says its numbers rest on; inner items inherit it.
#[derive(Clone, Debug, Default)]
pub(in crate::rulebook) struct Ground {
    pub(in crate::rulebook) authority: Vec<AuthorityId>,
    pub(in crate::rulebook) standing: Option<Standing>,
    pub(in crate::rulebook) rationale: String,
    /// Whether it names an authority, be it one that is not declared.
    pub(in crate::rulebook) names: bool,
    /// What the step rests on, where an operation says something of its own.
    pub(in crate::rulebook) of_step: Option<Box<Ground>>,
}

impl Ground {
    /// Whether it says what numbers rest on.
    fn says(&self) -> bool {
        self.standing.is_some() || !self.authority.is_empty()
    }

    /// This ground, or where it says nothing, the item's.
    pub(in crate::rulebook) fn or(self, item: &Ground) -> Ground {
        if self.says() { self } else { item.clone() }
    }
}

/// What a figure counts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::rulebook) enum Counts {
    /// A share of nil to a hundred percent.
    Share,
    /// A magnitude in percent, nil or more.
    Magnitude,
    /// A signed change in percent, of minus a hundred or more.
    Change,
    /// Pounds.
    Pounds,
}

impl Context<'_> {
    /// The authorities named under `authority`.
    pub(in crate::rulebook) fn authority(&mut self, reader: &mut Reader<'_, '_>) -> Vec<AuthorityId> {
        reader.texts("authority", self.findings).into_iter().filter_map(|name| self.authority_named(name)).collect()
    }

    fn authority_named(&mut self, name: Written<&str>) -> Option<AuthorityId> {
        let Some(id) = self.authorities.position(|authority| authority.id == name.value) else {
            let near = closest(name.value, &ids(self.authorities, |authority| &authority.id));
            refusals::no_such_authority(name, near, self.findings);
            return None;
        };
        if let Some(relied) = self.relied.get_mut(id.index()) {
            *relied = true;
        }
        Some(id)
    }

    /// What an item says its numbers rest on.
    pub(in crate::rulebook) fn ground(&mut self, reader: &mut Reader<'_, '_>) -> Ground {
        let standing = reader.option("standing", &Standing::NAMES, self.findings);
        let authority = self.authority(reader);
        let names =
            reader.node("authority").is_some_and(|node| matches!(&node.value, Value::List(list) if !list.is_empty()));
        let rationale = reader.text("rationale", self.findings);
        if let (Some(rationale), None) = (rationale, standing) {
            refusals::rationale_without_standing(rationale.place, self.findings);
        }
        let rationale = rationale.map(|text| text.value.to_owned()).unwrap_or_default();
        if let Some(standing) = standing
            && standing.value == Standing::Assumption
            && rationale.trim().is_empty()
        {
            refusals::assumption_without_reason(standing.place, self.findings);
        }
        Ground { authority, standing: standing.map(|written| written.value), rationale, names, of_step: None }
    }

    /// What a number rests on: its own ground, else the item's.
    pub(in crate::rulebook) fn basis(&mut self, own: &Ground, item: &Ground, place: Place, what: Resting) -> Basis {
        let ground = if own.says() { own } else { item };
        let weakest = ground.authority.iter().map(|id| self.authorities[*id].standing).max();
        let rationale = if own.rationale.is_empty() { item.rationale.clone() } else { own.rationale.clone() };
        let Some(standing) = ground.standing.or(weakest) else {
            // One that is not declared has been told.
            if !own.names && !item.names {
                refusals::rests_on_nothing(what, place, self.findings);
            }
            return Basis { standing: Standing::Assumption, authority: Vec::new(), rationale };
        };
        if standing < Standing::Decision && ground.authority.is_empty() {
            refusals::standing_without_authority(what, standing, place, self.findings);
        }
        Basis { standing, authority: ground.authority.clone(), rationale }
    }

    /// The condition with this key.
    pub(in crate::rulebook) fn condition(
        &mut self,
        reader: &mut Reader<'_, '_>,
        key: &'static str,
    ) -> Option<Condition> {
        let node = reader.node(key)?;
        condition::condition(node, self.facts, self.measures, self.findings)
    }

    /// The fact a text names.
    pub(in crate::rulebook) fn fact(&mut self, name: Written<&str>) -> Option<(FactId, &Fact)> {
        let Some(id) = self.facts.position(|fact| fact.id == name.value) else {
            refusals::no_such_fact(name, closest(name.value, &ids(self.facts, |fact| &fact.id)), self.findings);
            return None;
        };
        Some((id, &self.facts[id]))
    }

    /// The fact a text names, which must be a sum of money and say what is taken when it is not
    /// known.
    pub(in crate::rulebook) fn amount_fact(&mut self, name: Written<&str>) -> Option<FactId> {
        let (id, fact) = self.fact(name)?;
        let (money, assumed) = (fact.kind.name() == "money", fact.if_not_known.is_some());
        if !money {
            refusals::no_sum_of_money(name, self.findings);
            return None;
        }
        if !assumed {
            refusals::no_assumed_value(name, self.findings);
        }
        Some(id)
    }

    /// The step named under a key, to be found once every step is known.
    pub(in crate::rulebook) fn named_step(&mut self, reader: &mut Reader<'_, '_>, key: &'static str, named: NamedStep) {
        self.named_steps.extend(reader.text(key, self.findings).map(|text| (text.value.to_owned(), named)));
    }

    /// `permitted` and `indicated` of an item.
    pub(in crate::rulebook) fn judgement(
        &mut self,
        reader: &mut Reader<'_, '_>,
        counts: Counts,
        item: &Ground,
    ) -> Option<Judgement> {
        let permitted = self.permitted(reader, counts, item)?;
        let indicated = self.indicated_or_permitted(reader, counts, &permitted, item)?;
        Some(Judgement { permitted, indicated })
    }

    /// `indicated` alone, of a share that may be anything from nothing to the whole.
    pub(in crate::rulebook) fn indicated_share(
        &mut self,
        reader: &mut Reader<'_, '_>,
        item: &Ground,
    ) -> Option<Judgement> {
        let basis = self.basis(item, &Ground::default(), reader.place, Resting::IndicatedShare);
        let permitted = Permitted { from: Amount::ZERO, to: Upper::At(Amount::HUNDRED), basis };
        reader.needed("indicated", self.findings)?;
        let indicated = self.indicated_or_permitted(reader, Counts::Share, &permitted, item)?;
        Some(Judgement { permitted, indicated })
    }

    /// `permitted` of an item.
    pub(in crate::rulebook) fn permitted(
        &mut self,
        reader: &mut Reader<'_, '_>,
        counts: Counts,
        item: &Ground,
    ) -> Option<Permitted> {
        reader.needed("permitted", self.findings)?;
        let mut table = reader.table("permitted", self.findings)?;
        let place = table.place;
        let own = self.ground(&mut table);
        let from = self.figure(&mut table, "from", counts);
        let to = self.upper(&mut table, counts);
        table.finish(self.findings);
        let (from, to) = (from?, to?);
        let basis = self.basis(&own, item, place, Resting::PermittedRange);
        if let Upper::At(to) = to
            && to < from
        {
            refusals::permitted_backward(place, self.findings);
            return None;
        }
        Some(Permitted { from, to, basis })
    }

    fn indicated_or_permitted(
        &mut self,
        reader: &mut Reader<'_, '_>,
        counts: Counts,
        permitted: &Permitted,
        item: &Ground,
    ) -> Option<Indicated> {
        if let Some(table) = reader.table("indicated", self.findings) {
            return self.indicated(table, counts, permitted, item);
        }
        if reader.node("indicated").is_some() {
            return None;
        }
        if permitted.to == Upper::StatutoryMaximum {
            refusals::indicated_missing(reader.place, self.findings);
            return None;
        }
        Some(Indicated::as_permitted(permitted, Basis { rationale: String::new(), ..permitted.basis.clone() }))
    }

    fn indicated(
        &mut self,
        mut table: Reader<'_, '_>,
        counts: Counts,
        permitted: &Permitted,
        item: &Ground,
    ) -> Option<Indicated> {
        let place = table.place;
        let own = self.ground(&mut table);
        let basis = self.basis(&own, item, place, Resting::IndicatedRange);
        let sample =
            if table.node("decisions").is_some() { Some(self.sample(&mut table, "method", counts)) } else { None };
        let from = self.figure_if(&mut table, "from", counts);
        let to = self.figure_if(&mut table, "to", counts);
        // Which figure of the range is the likely one is said, be it the middle.
        if sample.is_none() {
            table.needed("value", self.findings);
        }
        let value = self.figure_if(&mut table, "value", counts);
        table.finish(self.findings);
        if let Some(sample) = sample {
            let (least, greatest) =
                (sample.values.iter().map(|(_, v)| *v).min(), sample.values.iter().map(|(_, v)| *v).max());
            let outside = least.is_some_and(|least| least < permitted.from)
                || matches!((greatest, permitted.to), (Some(most), Upper::At(to)) if most > to);
            if outside {
                refusals::decision_outside(place, self.findings);
            }
            return Some(Indicated::from_sample(&sample, permitted, basis));
        }
        let (Some(from), Some(to)) = (from, to) else {
            refusals::indicated_without_ends(place, self.findings);
            return None;
        };
        let value = value?;
        let above = matches!(permitted.to, Upper::At(most) if to > most);
        if from < permitted.from || above || value < from || to < value {
            refusals::indicated_outside(place, self.findings);
            return None;
        }
        Some(Indicated { from, to, value, basis, found: Found::Stated })
    }

    /// `decisions`, `method` (under its key) and `at-least`.
    pub(in crate::rulebook) fn sample(
        &mut self,
        table: &mut Reader<'_, '_>,
        method: &'static str,
        counts: Counts,
    ) -> Sample {
        let mut values = Vec::new();
        for mut entry in table.tables("decisions", self.findings) {
            let decision = entry.needed_id("decision", self.findings).map(|id| id.value.to_owned());
            let value = self.figure(&mut entry, "value", counts);
            entry.finish(self.findings);
            if let (Some(decision), Some(value)) = (decision, value) {
                values.push((decision, value));
            }
        }
        table.needed(method, self.findings);
        let method = table.option(method, &Method::NAMES, self.findings).map_or(Method::Hull, |method| method.value);
        let at_least = table.count("at-least", self.findings).and_then(|count| count.value.to_whole()).unwrap_or(2);
        Sample { values, method, at_least }
    }

    /// The figure with this key; refused where it is missing.
    pub(in crate::rulebook) fn figure(
        &mut self,
        reader: &mut Reader<'_, '_>,
        key: &'static str,
        counts: Counts,
    ) -> Option<Amount> {
        reader.needed(key, self.findings)?;
        self.figure_if(reader, key, counts)
    }

    fn figure_if(&mut self, reader: &mut Reader<'_, '_>, key: &'static str, counts: Counts) -> Option<Amount> {
        let node = reader.node(key)?;
        self.figure_of(node, counts)
    }

    fn figure_of(&mut self, node: &Node<'_>, counts: Counts) -> Option<Amount> {
        if counts == Counts::Pounds {
            return node.money(self.measures.currency, None, self.findings).map(|span| span.value.least().0);
        }
        let percent = node.percent(None, self.findings)?.value.least().0;
        match counts {
            Counts::Share if percent.is_negative() || percent > Amount::HUNDRED => {
                refusals::no_share(percent, node.place, self.findings);
                None
            }
            Counts::Magnitude if percent.is_negative() => {
                refusals::no_magnitude(percent, node.place, self.findings);
                None
            }
            Counts::Change if percent < Amount::HUNDRED.negated() => {
                refusals::no_change(percent, node.place, self.findings);
                None
            }
            Counts::Share | Counts::Magnitude | Counts::Change | Counts::Pounds => Some(percent),
        }
    }

    fn upper(&mut self, table: &mut Reader<'_, '_>, counts: Counts) -> Option<Upper> {
        let node = table.needed("to", self.findings)?;
        if let Value::Text { text, .. } = &node.value
            && text == "statutory-maximum"
        {
            if matches!(counts, Counts::Change | Counts::Pounds) {
                return Some(Upper::StatutoryMaximum);
            }
            refusals::maximum_is_no_share(node.place, self.findings);
            return None;
        }
        self.figure_of(node, counts).map(Upper::At)
    }

    /// The text with this key, or nothing.
    pub(in crate::rulebook) fn text(&mut self, reader: &mut Reader<'_, '_>, key: &'static str) -> String {
        reader.text(key, self.findings).map(|text| text.value.to_owned()).unwrap_or_default()
    }

    /// The text with this key; refused where it is missing.
    pub(in crate::rulebook) fn needed_text(&mut self, reader: &mut Reader<'_, '_>, key: &'static str) -> String {
        reader.needed_text(key, self.findings).map(|text| text.value.to_owned()).unwrap_or_default()
    }

    /// The id with this key, which no earlier one may have.
    pub(in crate::rulebook) fn new_id(
        &mut self,
        reader: &mut Reader<'_, '_>,
        earlier: &[&str],
        what: &str,
    ) -> Option<String> {
        let id = reader.needed_id("id", self.findings)?;
        if earlier.contains(&id.value) {
            refusals::two_of_an_id(what, id.value, id.place, self.findings);
            return None;
        }
        Some(id.value.to_owned())
    }

    /// The thing in a list that a text names by its id.
    pub(in crate::rulebook) fn named<T>(
        &mut self,
        name: Written<&str>,
        list: &List<T>,
        id: fn(&T) -> &String,
        what: &str,
    ) -> Option<Id<T>> {
        list.id_at(self.place_named(name, &ids(list, id), what)?)
    }

    fn place_named(&mut self, name: Written<&str>, ids: &[&str], what: &str) -> Option<usize> {
        place_of(name, ids, Code::NoSuchReference, what, &|| refusals::declare(what), self.findings)
    }

    /// The things in a list that a list of texts names by their ids.
    pub(in crate::rulebook) fn all_named<T>(
        &mut self,
        reader: &mut Reader<'_, '_>,
        key: &'static str,
        list: &List<T>,
        id: fn(&T) -> &String,
        what: &str,
    ) -> Vec<Id<T>> {
        let names: Vec<_> =
            reader.list(key, self.findings).iter().filter_map(|node| text_of(node, self.findings)).collect();
        names.into_iter().filter_map(|name| self.named(name, list, id, what)).collect()
    }
}
