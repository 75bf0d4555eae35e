//! Reads a rulebook and its schedule: from two documents to one checked whole.

use super::context::Context;
use super::factors::factors;
use super::facts::{Declared, authorities, completed, declared, digest, sections};
use super::foretelling::foretelling;
use super::outside::outside;
use super::schedule::schedule;
use super::steps::{Steps, steps};
use crate::diagnostic::{Code, Findings, Place, Refusals, Source};
use crate::document::{Reader, Table, Value, parse};
use crate::rulebook::model::uses::Uses;
use crate::rulebook::{Authority, Contradiction, Fact, Period, Rulebook, Section, checks, refusals};
use crate::value::{CivilTime, Currency, List, Measures, civil_time_from};

impl Rulebook {
    /// The rulebook a file holds, with the engagement schedule of another file.
    ///
    /// # Errors
    /// Every diagnostic of both files, if either is not whole. A rulebook that names a schedule
    /// must be given one.
    pub fn read(rulebook: Source, schedule: Option<Source>) -> Result<Rulebook, Refusals> {
        let mut findings = Findings::new();
        let mut schedule_findings = Findings::new();
        let nothing = Source::new("", "");
        let table = parse(&rulebook, &mut findings);
        let schedule_source = schedule.as_ref().unwrap_or(&nothing);
        let schedule_table = parse(schedule_source, &mut schedule_findings);
        // What cannot be parsed is told first: everything else would be said of half a file.
        let parsed = findings.is_empty() && schedule_findings.is_empty();
        // A case given where a rulebook stands may hold what must not be shown: nothing of it is.
        let case = is_case(&table, &rulebook);
        let schedule_is_case = is_case(&schedule_table, schedule_source);
        let read = if parsed {
            let given = schedule.as_ref().map(|source| (&schedule_table, source));
            rulebook_with_schedule(&table, &rulebook, given, &mut findings, &mut schedule_findings)
        } else {
            None
        };
        drop((table, schedule_table));
        let (mut rulebook, mut schedule) = (rulebook, schedule);
        if case {
            findings = instead_of_case(&mut rulebook, findings, "rulebook");
        }
        if let (true, Some(schedule)) = (schedule_is_case, &mut schedule) {
            schedule_findings = instead_of_case(schedule, schedule_findings, "schedule");
        }
        match read {
            Some(read) if findings.is_empty() && schedule_findings.is_empty() => Ok(read),
            _ => {
                if findings.is_empty() && schedule_findings.is_empty() {
                    refusals::no_rulebook(&mut findings);
                }
                let mut refused = Vec::new();
                if !findings.is_empty() {
                    refused.push(rulebook.refused(findings));
                }
                if let (false, Some(source)) = (schedule_findings.is_empty(), schedule) {
                    refused.push(source.refused(schedule_findings));
                }
                Err(Refusals::of(refused))
            }
        }
    }
}

/// Whether a file is a case, as far as it could be parsed: it has evidence, or begins like one.
fn is_case(table: &Table<'_>, source: &Source) -> bool {
    let heads = |line: &str| {
        let key = line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '[' | '{' | '"' | '\''));
        ["case", "evidence"].iter().any(|word| {
            key.strip_prefix(word)
                .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-'))
        })
    };
    let keys = ["case", "evidence"].iter().any(|key| table.get(key).is_some());
    let own = ["rulebook", "schedule"]
        .iter()
        .any(|key| matches!(table.get(key).map(|entry| &entry.node.value), Some(Value::Table(_))));
    keys || (!own && source.text().lines().any(heads))
}

/// What is said of a case instead of everything that a rulebook would lack; what could not be
/// parsed stays.
fn instead_of_case(source: &mut Source, findings: Findings, what: &str) -> Findings {
    source.withhold(vec![Place { start: 0, end: source.text().len() }]);
    let mut kept = Findings::new();
    for diagnostic in findings
        .in_file_order()
        .into_iter()
        .filter(|diagnostic| matches!(diagnostic.code, Code::Syntax | Code::DuplicateKey | Code::TooLarge))
    {
        kept.add(diagnostic.code, diagnostic.place, diagnostic.message, diagnostic.help);
    }
    if kept.is_empty() {
        refusals::case_instead(what, &mut kept);
    }
    kept
}

struct Header {
    id: String,
    title: String,
    version: String,
    regulator: String,
    measures: Measures,
    in_force: Period,
    infringements: Period,
    schedule: Option<(String, Place)>,
}

/// What a rulebook and its schedule declare before anything can refer to it.
struct Declarations<'d, 's> {
    sections: List<Section>,
    authorities: List<Authority>,
    /// Where each authority stands, in the file that declares it.
    places: Vec<Place>,
    /// How many of the authorities are the rulebook's; the rest are its schedule's.
    own_authorities: usize,
    facts: Vec<Declared<'d, 's>>,
    schedule_facts: Vec<Declared<'d, 's>>,
}

impl<'d, 's> Declarations<'d, 's> {
    fn of_rulebook(reader: &mut Reader<'d, 's>, measures: Measures, findings: &mut Findings) -> Declarations<'d, 's> {
        let mut section_list = List::new();
        sections(reader, &mut section_list, findings);
        let own = authorities(reader, &List::new(), findings);
        Declarations {
            own_authorities: own.len(),
            places: own.iter().map(|(_, place)| *place).collect(),
            authorities: own.into_iter().map(|(authority, _)| authority).collect(),
            facts: declared(reader, &section_list, measures, findings),
            sections: section_list,
            schedule_facts: Vec::new(),
        }
    }

    /// Adds what a schedule declares; what both declare stays the rulebook's.
    fn with_schedule(&mut self, reader: &mut Reader<'d, 's>, measures: Measures, findings: &mut Findings) {
        for (authority, place) in authorities(reader, &self.authorities, findings) {
            if !self.authorities.iter().any(|known| known.id == authority.id) {
                self.authorities.push(authority);
                self.places.push(place);
            }
        }
        sections(reader, &mut self.sections, findings);
        self.schedule_facts = declared(reader, &self.sections, measures, findings);
        self.schedule_facts.retain(|fact| {
            let twin = self.facts.iter().find(|own| own.fact.id == fact.fact.id);
            if let Some(twin) = twin
                && twin.fact.kind.name() != fact.fact.kind.name()
            {
                refusals::fact_declared_otherwise(&fact.fact, &twin.fact, findings);
            }
            twin.is_none()
        });
    }

    /// Every fact, the rulebook's first, as far as they are read.
    fn facts(&self) -> List<Fact> {
        self.facts.iter().chain(&self.schedule_facts).map(|declared| declared.fact.clone()).collect()
    }

    /// Refuses every authority on which nothing relies.
    fn unused(&self, relied: &[bool], findings: &mut Findings, schedule_findings: &mut Findings) {
        for (index, ((authority, place), relied)) in self.authorities.iter().zip(&self.places).zip(relied).enumerate() {
            if !relied {
                let own = index < self.own_authorities;
                let findings = if own { &mut *findings } else { &mut *schedule_findings };
                refusals::unused_authority(authority, *place, findings);
            }
        }
    }
}

fn rulebook_with_schedule(
    table: &Table<'_>,
    source: &Source,
    schedule_file: Option<(&Table<'_>, &Source)>,
    findings: &mut Findings,
    schedule_findings: &mut Findings,
) -> Option<Rulebook> {
    let mut reader = Reader::new(table, Place::default());
    reader.needed("rulebook", findings)?;
    let mut head_reader = reader.table("rulebook", findings)?;
    let header = header(&mut head_reader, findings)?;
    let measures = header.measures;
    if let (Some((name, place)), None) = (&header.schedule, schedule_file) {
        refusals::schedule_not_at_hand(name, *place, findings);
    }
    let mut declarations = Declarations::of_rulebook(&mut reader, measures, findings);
    let mut schedule_reader = schedule_file.map(|(table, _)| Reader::new(table, Place::default()));
    if let Some(schedule_reader) = &mut schedule_reader {
        declarations.with_schedule(schedule_reader, measures, schedule_findings);
    }
    let own_facts = declarations.facts.len();
    let names = declarations.facts();
    let own_declared = std::mem::take(&mut declarations.facts);
    let schedule_declared = std::mem::take(&mut declarations.schedule_facts);

    let mut relied = vec![false; declarations.authorities.len()];
    let mut context = Context {
        findings,
        measures,
        authorities: &declarations.authorities,
        relied: &mut relied,
        facts: &names,
        named_steps: Vec::new(),
    };
    let mut facts: List<Fact> = completed(own_declared, &mut context).into();
    let head_authority = context.authority(&mut head_reader);
    let comparable_by = {
        let names = head_reader.texts("comparable-by", context.findings);
        names.into_iter().filter_map(|name| context.fact(name).map(|(id, _)| id)).collect()
    };
    head_reader.finish(context.findings);
    let Steps { list: step_list, to_find, only_apart, all: all_steps } = steps(&mut reader, &mut context);
    let (factor_list, all_factors) = factors(&mut reader, &step_list, &mut context);
    let outside_list = outside(&mut reader, &mut context);
    let foretelling = foretelling(&mut reader, &step_list, &mut context);
    let mut contradiction_list = contradictions(&mut reader, &mut context);
    reader.finish(context.findings);

    let mut context = Context { findings: schedule_findings, ..context };
    facts.extend(completed(schedule_declared, &mut context));
    let schedule = schedule_reader.zip(schedule_file).and_then(|(mut reader, (_, source))| {
        contradiction_list.extend(contradictions(&mut reader, &mut context));
        let read = schedule(&mut reader, digest(source.text()), &mut context);
        reader.finish(context.findings);
        read
    });
    declarations.unused(&relied, findings, schedule_findings);
    let uses = Uses::of(&facts, &step_list, &factor_list, schedule.as_ref());
    let mut rulebook = Rulebook {
        id: header.id,
        title: header.title,
        version: header.version,
        digest: digest(source.text()),
        regulator: header.regulator,
        currency: measures.currency,
        civil_time: measures.civil_time,
        in_force: header.in_force,
        infringements: header.infringements,
        authority: head_authority,
        authorities: declarations.authorities,
        sections: declarations.sections,
        facts,
        uses,
        steps: step_list,
        factors: factor_list,
        outside: outside_list,
        contradictions: contradiction_list,
        comparable_by,
        foretelling,
        schedule,
        apart: None,
    };
    let read = findings.is_empty() && schedule_findings.is_empty();
    checks::of_what_was_read(&rulebook, findings);
    if all_steps {
        checks::of_the_steps(&mut rulebook, &to_find, findings);
    }
    if read {
        checks::of_the_whole(&rulebook, own_facts, findings, schedule_findings);
    } else if all_steps && all_factors {
        checks::of_the_feeds(&rulebook, own_facts, findings);
    }
    let may_be_apart = !only_apart.is_empty() || rulebook.steps.iter().any(|step| step.may_be_apart);
    if may_be_apart && findings.is_empty() {
        let apart = rulebook.taken_apart(&only_apart);
        checks::of_the_order(&apart, findings);
        rulebook.apart = Some(Box::new(apart));
    }
    Some(rulebook)
}

fn contradictions(reader: &mut Reader<'_, '_>, context: &mut Context<'_>) -> Vec<Contradiction> {
    let mut list = Vec::new();
    for mut entry in reader.tables("contradiction", context.findings) {
        entry.needed("when", context.findings);
        let when = context.condition(&mut entry, "when");
        let because = context.needed_text(&mut entry, "because");
        entry.finish(context.findings);
        list.extend(when.map(|when| Contradiction { when, because }));
    }
    list
}

fn header(table: &mut Reader<'_, '_>, findings: &mut Findings) -> Option<Header> {
    let mut text = |key| table.needed_text(key, findings).map(|text| text.value.to_owned());
    let title = text("title");
    let version = text("version");
    let regulator = text("regulator");
    let id = table.needed_id("id", findings).map(|id| id.value.to_owned());
    let currency = table.needed_text("currency", findings).and_then(|code| {
        let currency = Currency::from_code(code.value);
        if currency.is_none() {
            refusals::no_currency(code, findings);
        }
        currency
    });
    let civil_time = match table.text("civil-time", findings) {
        Some(rule) => civil_time_from(rule.value).map_err(|error| refusals::no_civil_time(rule, error, findings)).ok(),
        None => Some(CivilTime::UTC),
    };
    table.needed("in-force", findings);
    let mut period = |key| table.period(key, findings).map(|period| Period::from(period.value));
    let in_force = period("in-force");
    let infringements = period("infringements").unwrap_or_default();
    let schedule = table.text("schedule", findings).map(|text| (text.value.to_owned(), text.place));
    Some(Header {
        id: id?,
        title: title?,
        version: version?,
        regulator: regulator?,
        measures: Measures { currency: currency?, civil_time: civil_time? },
        in_force: in_force?,
        infringements,
        schedule,
    })
}
