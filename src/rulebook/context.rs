//! What every part of a rulebook needs while it is read: the findings, the authorities and
//! facts declared so far, and the common shapes (ids, grounds, conditions, judgements).

use super::authority::{Authority, AuthorityId, Basis, Standing};
use super::condition::Condition;
use super::condition_from_text;
use super::fact::{Fact, FactId};
use super::judgement::{Found, Indicated, Judgement, Method, Permitted, Sample, Upper, indicated_from, whole};
use super::step::Measure;
use crate::diagnostic::{Code, Findings, Place, closest, ids};
use crate::document::{Node, Reader, Value, Written, place_of, shortened, text_of};
use crate::value::{Amount, Currency, Id, List};

pub(super) struct Context<'c> {
    pub(super) findings: &'c mut Findings,
    pub(super) currency: Currency,
    pub(super) authorities: &'c List<Authority>,
    pub(super) relied: &'c mut Vec<bool>,
    pub(super) facts: &'c List<Fact>,
}

/// What an item says its numbers rest on; inner items inherit it.
#[derive(Clone, Debug, Default)]
pub(super) struct Ground {
    pub(super) authority: Vec<AuthorityId>,
    pub(super) standing: Option<Standing>,
    pub(super) rationale: String,
    /// Whether it names an authority, be it one that is not declared.
    pub(super) names: bool,
}

impl Ground {
    /// Whether it says what numbers rest on.
    fn says(&self) -> bool {
        self.standing.is_some() || !self.authority.is_empty()
    }

    /// This ground, or where it says nothing, the item's.
    pub(super) fn or(self, item: &Ground) -> Ground {
        if self.says() { self } else { item.clone() }
    }
}

/// What a figure counts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Counts {
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
    pub(super) fn authority(&mut self, reader: &mut Reader<'_, '_>) -> Vec<AuthorityId> {
        reader.texts("authority", self.findings).into_iter().filter_map(|name| self.one_authority(name)).collect()
    }

    fn one_authority(&mut self, name: Written<&str>) -> Option<AuthorityId> {
        let Some(id) = self.authorities.position(|authority| authority.id == name.value) else {
            let near = closest(name.value, &ids(self.authorities, |authority| &authority.id));
            let help = near.map_or_else(
                || "declare it under `[[authority]]`".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            self.findings.add(
                Code::NoSuchAuthority,
                name.place,
                format!("there is no authority `{}`", shortened(name.value)),
                help,
            );
            return None;
        };
        if let Some(relied) = self.relied.get_mut(id.index()) {
            *relied = true;
        }
        Some(id)
    }

    /// What an item says its numbers rest on.
    pub(super) fn ground(&mut self, reader: &mut Reader<'_, '_>) -> Ground {
        let standing = reader.option("standing", &Standing::NAMES, self.findings);
        let authority = self.authority(reader);
        let names =
            reader.node("authority").is_some_and(|node| matches!(&node.value, Value::List(list) if !list.is_empty()));
        let rationale = reader.text("rationale", self.findings).map(|text| text.value.to_owned()).unwrap_or_default();
        if let Some(standing) = standing
            && standing.value == Standing::Assumption
            && rationale.trim().is_empty()
        {
            self.findings.add(
                Code::AssumptionWithoutRationale,
                standing.place,
                "an assumption gives no reason",
                "add `rationale = \"…\"`",
            );
        }
        Ground { authority, standing: standing.map(|written| written.value), rationale, names }
    }

    /// What a number rests on: its own ground, else the item's.
    pub(super) fn basis(&mut self, own: &Ground, item: &Ground, place: Place, what: &str) -> Basis {
        let ground = if own.says() { own } else { item };
        let weakest = ground.authority.iter().map(|id| self.authorities[*id].standing).max();
        let rationale = if own.rationale.is_empty() { item.rationale.clone() } else { own.rationale.clone() };
        let Some(standing) = ground.standing.or(weakest) else {
            let help = "add `authority = [\"…\"]`, or `standing = \"assumption\"` with `rationale = \"…\"`";
            // One that is not declared has been told.
            if !own.names && !item.names {
                self.findings.add(Code::NumberWithoutAuthority, place, format!("{what} rests on nothing"), help);
            }
            return Basis { standing: Standing::Assumption, authority: Vec::new(), rationale };
        };
        if standing < Standing::Decision && ground.authority.is_empty() {
            let help = "add `authority = [\"…\"]`";
            self.findings.add(
                Code::NumberWithoutAuthority,
                place,
                format!("{what} claims the standing `{}` without an authority", standing.name()),
                help,
            );
        }
        Basis { standing, authority: ground.authority.clone(), rationale }
    }

    /// The condition with this key.
    pub(super) fn condition(&mut self, reader: &mut Reader<'_, '_>, key: &'static str) -> Option<Condition> {
        let node = reader.node(key)?;
        condition_from_text::condition(node, self.facts, self.currency, self.findings)
    }

    /// The fact a text names.
    pub(super) fn fact(&mut self, name: Written<&str>) -> Option<(FactId, &Fact)> {
        let Some(id) = self.facts.position(|fact| fact.id == name.value) else {
            let near = closest(name.value, &ids(self.facts, |fact| &fact.id));
            let help =
                near.map_or_else(|| "declare it under `[[fact]]`".to_owned(), |near| format!("did you mean `{near}`?"));
            self.findings.add(
                Code::NoSuchFact,
                name.place,
                format!("there is no fact `{}`", shortened(name.value)),
                help,
            );
            return None;
        };
        Some((id, &self.facts[id]))
    }

    /// The fact a text names, which must be a sum of money and say what is taken when it is not
    /// known.
    pub(super) fn amount_fact(&mut self, name: Written<&str>) -> Option<FactId> {
        let (id, fact) = self.fact(name)?;
        let (money, assumed) = (fact.kind.name() == "money", fact.if_not_known.is_some());
        if !money {
            self.findings.add(
                Code::WrongType,
                name.place,
                format!("`{}` is no sum of money", name.value),
                "name a fact of type `money`",
            );
            return None;
        }
        if !assumed {
            let help =
                format!("add `if-not-known = {{ value = \"…\", rationale = \"…\" }}` to the fact `{}`", name.value);
            self.findings.add(Code::NoAssumedValue, name.place, format!("`{}` is used as an amount", name.value), help);
        }
        Some(id)
    }

    /// The measure with this key: `[{ fact, when }, …]`.
    pub(super) fn measure(&mut self, reader: &mut Reader<'_, '_>, key: &'static str) -> Measure {
        let place = reader.place;
        let mut alternatives = Vec::new();
        for mut part in reader.tables(key, self.findings) {
            let fact = part.needed_text("fact", self.findings).and_then(|name| self.amount_fact(name));
            let when = self.condition(&mut part, "when");
            part.finish(self.findings);
            alternatives.extend(fact.map(|fact| (fact, when)));
        }
        if alternatives.is_empty() {
            self.findings.add(
                Code::MissingKey,
                place,
                format!("`{key}` names no fact"),
                "add `[{ fact = \"turnover\" }]`",
            );
        }
        Measure { alternatives }
    }

    /// `permitted` and `indicated` of an item.
    pub(super) fn judgement(
        &mut self,
        reader: &mut Reader<'_, '_>,
        counts: Counts,
        item: &Ground,
    ) -> Option<Judgement> {
        let permitted = self.permitted(reader, counts, item)?;
        let indicated = self.indicated_or_whole(reader, counts, &permitted, item)?;
        Some(Judgement { permitted, indicated })
    }

    /// `indicated` alone, of a share that may be anything from nothing to the whole.
    pub(super) fn indicated_share(&mut self, reader: &mut Reader<'_, '_>, item: &Ground) -> Option<Judgement> {
        let basis = self.basis(item, &Ground::default(), reader.place, "the indicated share");
        let permitted = Permitted { from: Amount::ZERO, to: Upper::At(Amount::HUNDRED), basis };
        reader.needed("indicated", self.findings)?;
        let indicated = self.indicated_or_whole(reader, Counts::Share, &permitted, item)?;
        Some(Judgement { permitted, indicated })
    }

    /// `permitted` of an item.
    pub(super) fn permitted(
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
        let basis = self.basis(&own, item, place, "the permitted range");
        if let Upper::At(to) = to
            && to < from
        {
            self.findings.add(
                Code::BackwardRange,
                place,
                "the permitted range ends before it begins",
                "put the smaller end under `from`",
            );
            return None;
        }
        Some(Permitted { from, to, basis })
    }

    fn indicated_or_whole(
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
            let help = "add `indicated = { from, to, value, standing, rationale }`: the permitted range has no figure at its end";
            self.findings.add(Code::MissingKey, reader.place, "`indicated` is missing", help);
            return None;
        }
        Some(whole(permitted, Basis { rationale: String::new(), ..permitted.basis.clone() }))
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
        let basis = self.basis(&own, item, place, "the indicated range");
        let sample =
            if table.node("decisions").is_some() { Some(self.sample(&mut table, "method", counts)) } else { None };
        let from = self.figure_if(&mut table, "from", counts);
        let to = self.figure_if(&mut table, "to", counts);
        let value = self.figure_if(&mut table, "value", counts);
        table.finish(self.findings);
        if let Some(sample) = sample {
            let (least, greatest) =
                (sample.values.iter().map(|(_, v)| *v).min(), sample.values.iter().map(|(_, v)| *v).max());
            let outside = least.is_some_and(|least| least < permitted.from)
                || matches!((greatest, permitted.to), (Some(most), Upper::At(to)) if most > to);
            if outside {
                self.findings.add(
                    Code::IndicatedOutside,
                    place,
                    "a decision's value lies outside the permitted range",
                    "correct the value, or the permitted range",
                );
            }
            return Some(indicated_from(&sample, permitted, basis));
        }
        let (Some(from), Some(to)) = (from, to) else {
            self.findings.add(
                Code::MissingKey,
                place,
                "the indicated range has no `from` and `to`",
                "add both, or `decisions` and `method`",
            );
            return None;
        };
        let value = match value {
            Some(value) => value,
            None => from.middle(to).ok()?,
        };
        let above = matches!(permitted.to, Upper::At(most) if to > most);
        if from < permitted.from || above || value < from || to < value {
            let help = "keep permitted from ≤ from ≤ value ≤ to ≤ permitted to";
            self.findings.add(
                Code::IndicatedOutside,
                place,
                "the indicated range or value lies outside what is permitted, or its ends are reversed",
                help,
            );
            return None;
        }
        Some(Indicated { from, to, value, basis, found: Found::Stated })
    }

    /// `decisions`, `method` (under its key) and `at-least`.
    pub(super) fn sample(&mut self, table: &mut Reader<'_, '_>, method: &'static str, counts: Counts) -> Sample {
        let mut values = Vec::new();
        for mut entry in table.tables("decisions", self.findings) {
            let decision = entry.needed_id("decision", self.findings).map(|id| id.value.to_owned());
            let value = self.figure(&mut entry, "value", counts);
            entry.finish(self.findings);
            if let (Some(decision), Some(value)) = (decision, value) {
                values.push((decision, value));
            }
        }
        let method = table.option(method, &Method::NAMES, self.findings).map_or(Method::Hull, |method| method.value);
        let at_least =
            table.count("at-least", self.findings).and_then(|count| count.value.plain().parse().ok()).unwrap_or(2);
        Sample { values, method, at_least }
    }

    /// The figure with this key; refused where it is missing.
    pub(super) fn figure(&mut self, reader: &mut Reader<'_, '_>, key: &'static str, counts: Counts) -> Option<Amount> {
        reader.needed(key, self.findings)?;
        self.figure_if(reader, key, counts)
    }

    fn figure_if(&mut self, reader: &mut Reader<'_, '_>, key: &'static str, counts: Counts) -> Option<Amount> {
        let node = reader.node(key)?;
        self.figure_of(node, counts)
    }

    fn figure_of(&mut self, node: &Node<'_>, counts: Counts) -> Option<Amount> {
        if counts == Counts::Pounds {
            return node.money(self.currency, self.findings).map(|span| span.value.least().0);
        }
        let percent = node.percent(self.findings)?.value.least().0;
        let hundred = Amount::HUNDRED;
        let (fine, help) = match counts {
            Counts::Share => (!percent.is_negative() && percent <= hundred, "a share lies between `0%` and `100%`"),
            Counts::Magnitude => (!percent.is_negative(), "a magnitude has no sign; the side says which way it goes"),
            Counts::Change => (percent >= hundred.negated(), "nothing can be lowered by more than `-100%`"),
            Counts::Pounds => (true, ""),
        };
        if !fine {
            self.findings.add(
                Code::PercentOutOfRange,
                node.place,
                format!("`{}%` cannot stand here", percent.plain()),
                help,
            );
            return None;
        }
        Some(percent)
    }

    fn upper(&mut self, table: &mut Reader<'_, '_>, counts: Counts) -> Option<Upper> {
        let node = table.needed("to", self.findings)?;
        if let Value::Text { text, .. } = &node.value
            && text == "statutory-maximum"
        {
            if matches!(counts, Counts::Change | Counts::Pounds) {
                return Some(Upper::StatutoryMaximum);
            }
            self.findings.add(Code::WrongType, node.place, "`statutory-maximum` is no share", "write a percentage");
            return None;
        }
        self.figure_of(node, counts).map(Upper::At)
    }

    /// The text with this key, or nothing.
    pub(super) fn text(&mut self, reader: &mut Reader<'_, '_>, key: &'static str) -> String {
        reader.text(key, self.findings).map(|text| text.value.to_owned()).unwrap_or_default()
    }

    /// The text with this key; refused where it is missing.
    pub(super) fn needed_text(&mut self, reader: &mut Reader<'_, '_>, key: &'static str) -> String {
        reader.needed_text(key, self.findings).map(|text| text.value.to_owned()).unwrap_or_default()
    }

    /// The id with this key, which no earlier one may have.
    pub(super) fn new_id(&mut self, reader: &mut Reader<'_, '_>, earlier: &[&str], what: &str) -> Option<String> {
        let id = reader.needed_id("id", self.findings)?;
        if earlier.contains(&id.value) {
            self.findings.add(
                Code::DuplicateId,
                id.place,
                format!("there are two {what} `{}`", id.value),
                "give one of them another id",
            );
            return None;
        }
        Some(id.value.to_owned())
    }

    /// The thing in a list that a text names by its id.
    pub(super) fn named<T>(
        &mut self,
        name: Written<&str>,
        list: &List<T>,
        id: fn(&T) -> &String,
        what: &str,
    ) -> Option<Id<T>> {
        list.id_at(self.place_named(name, &ids(list, id), what)?)
    }

    fn place_named(&mut self, name: Written<&str>, ids: &[&str], what: &str) -> Option<usize> {
        place_of(name, ids, Code::NoSuchReference, what, &|| format!("declare the {what}"), self.findings)
    }

    /// The things in a list that a list of texts names by their ids.
    pub(super) fn all_named<T>(
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
