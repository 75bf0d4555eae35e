//! Makes up rulebooks: every operation with every key it has, conditions on any step that may have
//! one, facts that rule others out, long weights, roundings, limits on the net, other bases, with a cap and without, and with the
//! shipped schedule of engagement.

use crate::dice::Dice;
use crate::ground::{Ground, ground_of};
use affeer::diagnostic::{Code, Source};
use affeer::rulebook::{Library, Rulebook};
use std::collections::BTreeMap;
use std::fmt::Write;

/// A rulebook as it is being made up: its steps and factors, and what uses each fact.
struct Making<'d, 'm> {
    dice: &'m mut Dice<'d>,
    body: String,
    uses: BTreeMap<&'static str, Vec<String>>,
    /// How many steps there are of each operation.
    numbers: BTreeMap<&'static str, usize>,
    /// Whether a step has set the balance apart from the starting point: nothing may then be
    /// lowered by a share of that.
    apart: bool,
    /// Whether the shipped schedule gives one of the factors its figure.
    engaging: bool,
    /// Whether nothing keeps the balance to the statutory maximum.
    uncapped: bool,
}

const YES_NO: [&str; 4] = ["alone", "bold", "calm", "dire"];

/// A rulebook of its own, as a ground for cases; some with the shipped schedule. It passes the checks;
/// one whose conditions happen to rule each other out is made up anew.
pub fn own_ground(dice: &mut Dice<'_>) -> Ground {
    let engaging = dice.chance(40);
    ground(dice, engaging)
}

/// A rulebook of its own, with the shipped schedule.
pub fn engaging_ground(dice: &mut Dice<'_>) -> Ground {
    ground(dice, true)
}

fn ground(dice: &mut Dice<'_>, engaging: bool) -> Ground {
    loop {
        let last = dice.is_spent();
        let text = text(dice, engaging);
        let schedule = engaging.then(|| Library::schedule("ncsc-engagement-2023").unwrap());
        match Rulebook::read(Source::new("own.toml", text.as_str()), schedule.clone()) {
            Ok(rulebook) => {
                return ground_of(rulebook, text, schedule.map(|schedule| schedule.text().to_owned()));
            }
            Err(refused) => {
                let happens = |code: Code| matches!(code, Code::NeverReached | Code::CountedTwice);
                let all = refused.iter().flat_map(|file| &file.diagnostics).all(|found| happens(found.code));
                if !all || last {
                    let refused: Vec<String> = refused.iter().map(ToString::to_string).collect();
                    panic!("{}\n{text}", refused.join("\n"))
                }
            }
        }
    }
}

fn text(dice: &mut Dice<'_>, engaging: bool) -> String {
    let (per_infringement, uncapped) = (dice.chance(50), dice.chance(25));
    let mut making = Making {
        dice,
        body: String::new(),
        uses: BTreeMap::new(),
        numbers: BTreeMap::new(),
        apart: false,
        engaging,
        uncapped,
    };
    making.maximum(per_infringement);
    if making.dice.chance(80) {
        making.seriousness(per_infringement);
    }
    if making.dice.chance(80) {
        making.banded(per_infringement);
    }
    if making.dice.chance(40) {
        making.addition(per_infringement);
    }
    if making.dice.chance(40) {
        making.rounding(per_infringement);
    }
    let step = making.step("starting-point", per_infringement, false);
    making.body.push_str("[step.operation.starting-point]\n");
    drop(step);
    let added = |making: &Making<'_, '_>| making.numbers.contains_key("addition").then(|| "addition".to_owned());
    let added_apart = added(&making).filter(|_| per_infringement);
    if per_infringement {
        making.apart = false;
        for _ in 0..making.dice.roll(4) {
            match making.dice.roll(4) {
                0 => making.adjustment(true),
                1 => making.factors(true),
                2 => making.reduction(true, added_apart.as_deref()),
                _ => making.rounding(true),
            }
        }
        if making.dice.chance(30) {
            making.apart = true;
            making.step("cap", true, false);
            making.body.push_str("[step.operation.cap]\n");
            if making.dice.chance(30) {
                making.reduction(true, None);
            }
        }
        let total = making.step("total", false, false);
        making.body.push_str("[step.operation.total]\n");
        if making.dice.chance(60) {
            let when = making.condition(&total);
            writeln!(making.body, "capped-when = '{when}'").unwrap();
        }
    }
    making.apart = false;
    let added = added(&making).filter(|_| !per_infringement);
    let steps = making.dice.roll(3);
    let engages = making.dice.roll(steps + 1);
    for number in 0..=steps {
        match making.dice.roll(4) {
            _ if engaging && number == engages => making.factors(false),
            0 => making.adjustment(false),
            1 => making.factors(false),
            2 => making.reduction(false, added.as_deref()),
            _ => making.rounding(false),
        }
    }
    making.apart = true;
    if !uncapped {
        making.step("cap", false, false);
        making.body.push_str("[step.operation.cap]\n");
    }
    for _ in 0..making.dice.roll(3) {
        if making.dice.chance(70) { making.reduction(false, added.as_deref()) } else { making.rounding(false) }
    }
    making.text()
}

impl Making<'_, '_> {
    /// Begins a step, with a condition now and then, and gives its id.
    fn step(&mut self, operation: &'static str, per_infringement: bool, conditional: bool) -> String {
        let number = self.numbers.entry(operation).or_default();
        *number += 1;
        let id = if *number == 1 { operation.to_owned() } else { format!("{operation}-{number}") };
        write!(self.body, "\n[[step]]\nid = \"{id}\"\nlabel = \"{id}\"\nauthority = [\"source\"]\n").unwrap();
        if per_infringement {
            self.body.push_str("per-infringement = true\n");
        }
        if conditional && self.dice.chance(25) {
            let when = self.condition(&id);
            writeln!(self.body, "when = '{when}'").unwrap();
        }
        id
    }

    /// A condition that can hold and fail, noted as used.
    fn condition(&mut self, user: &str) -> String {
        let (facts, text): (&[&'static str], String) = match self.dice.roll(5) {
            0 => (&["people"], format!("people >= {}", [10, 1_000, 50_000][self.dice.roll(3)])),
            1 => (&["alone", "people"], "alone and people < 500".to_owned()),
            2 => (&["bold", "calm"], "bold or not calm".to_owned()),
            3 => (&["level"], "level in [\"middle\", \"upper\"]".to_owned()),
            _ => {
                let fact = self.dice.roll(YES_NO.len());
                (&YES_NO[fact..=fact], YES_NO[fact].to_owned())
            }
        };
        for fact in facts {
            self.used(fact, user);
        }
        text
    }

    fn used(&mut self, fact: &'static str, user: &str) {
        let users = self.uses.entry(fact).or_default();
        if !users.iter().any(|known| known == user) {
            users.push(user.to_owned());
        }
    }

    /// A percentage, now and then with many decimals.
    fn percent(&mut self, most: i64) -> String {
        let whole = self.dice.between(0, most);
        match self.dice.roll(6) {
            0 if whole < most => format!("{whole}.{}", self.dice.between(1, 999)),
            1 if whole < most => format!("{whole}.{:06}", self.dice.between(1, 999_999)),
            _ => whole.to_string(),
        }
    }

    /// A permitted range of percentages from nil up, and sometimes what is indicated inside it.
    fn judgement(&mut self, from: i64, to: i64, sign: &str) -> String {
        let least = self.dice.between(from, to);
        let most = if self.dice.chance(20) { least } else { self.dice.between(least, to) };
        let mut text = format!("permitted = {{ from = \"{sign}{least}%\", to = \"{sign}{most}%\" }}");
        if self.dice.chance(50) && most > least {
            let low = self.dice.between(least, most);
            let high = self.dice.between(low, most);
            let value = self.dice.between(low, high);
            write!(
                text,
                ", indicated = {{ from = \"{sign}{low}%\", to = \"{sign}{high}%\", value = \"{sign}{value}%\", standing = \"assumption\", rationale = \"Made up.\" }}"
            )
            .unwrap();
        }
        text
    }

    fn maximum(&mut self, per_infringement: bool) {
        let id = self.step("maximum", per_infringement, false);
        writeln!(self.body, "[step.operation.maximum]\nenters-balance = {}", self.dice.chance(75)).unwrap();
        if self.uncapped {
            self.body.push_str("uncapped-because = \"Made up.\"\n");
        }
        let tiers = 1 + self.dice.roll(3);
        for number in 0..tiers {
            write!(
                self.body,
                "[[step.operation.maximum.tier]]\nid = \"t{number}\"\nlabel = \"T\"\nauthority = [\"source\"]\n"
            )
            .unwrap();
            if number + 1 < tiers {
                let when = self.condition(&id);
                writeln!(self.body, "when = '{when}'").unwrap();
            }
            let sum = format!("{{ sum = \"GBP {},000,000\" }}", 30 - 9 * number);
            match self.dice.roll(3) {
                0 => writeln!(self.body, "fixed = [{sum}]").unwrap(),
                kind => {
                    self.used("turnover", &id);
                    let when = if self.dice.chance(50) {
                        let when = self.condition(&id);
                        format!(", when = '{when}'")
                    } else {
                        String::new()
                    };
                    let key = if kind == 1 { "greater-of" } else { "lesser-of" };
                    let share = self.percent(9);
                    writeln!(self.body, "{key} = [{sum}, {{ share = \"{share}%\", of = \"turnover\"{when} }}]")
                        .unwrap();
                }
            }
        }
    }

    fn seriousness(&mut self, per_infringement: bool) {
        let id = self.step("seriousness", per_infringement, true);
        write!(self.body, "[step.operation.seriousness]\nof = \"balance\"\nstanding = \"assumption\"\nrationale = \"Made up.\"\nunjoined-because = \"Made up.\"\nsettled-by-facts = {}\n", self.dice.chance(20)).unwrap();
        let first = self.condition(&id);
        writeln!(
            self.body,
            "indicated-by = [{{ band = \"high\", when = '{first}', because = \"made up\" }}, {{ band = \"low\" }}]"
        )
        .unwrap();
        for (band, from, to) in [("low", 0, 20), ("high", 20, 100)] {
            let judgement = self.judgement(from, to, "");
            let lines = judgement.replace("}, indicated", "}\nindicated");
            writeln!(self.body, "[[step.operation.seriousness.band]]\nid = \"{band}\"\nlabel = \"{band}\"\n{lines}\nauthority = [\"source\"]").unwrap();
        }
    }

    fn banded(&mut self, per_infringement: bool) {
        let id = self.step("banded", per_infringement, true);
        self.used("turnover", &id);
        let by = if self.dice.chance(40) {
            self.used("funding", &id);
            let when = self.condition(&id);
            format!("[{{ fact = \"turnover\", when = '{when}' }}, {{ fact = \"funding\" }}]")
        } else {
            "[{ fact = \"turnover\" }]".to_owned()
        };
        let waived = if self.dice.chance(40) { "waived-by = \"maximum\"\n" } else { "" };
        write!(self.body, "[step.operation.banded]\nof = \"balance\"\nby = {by}\n{waived}band = [\n  {{ up-to = \"GBP 1m\", permitted = {{ from = \"1%\", to = \"7%\" }} }},\n  {{ up-to = \"GBP 30m\", permitted = {{ from = \"7%\", to = \"40%\" }} }},\n  {{ permitted = {{ from = \"100%\", to = \"100%\" }} }},\n]\n").unwrap();
        if self.dice.chance(50) {
            self.body.push_str("indicated = { method = \"interpolated\", decisions = [{ decision = \"x\", value = \"90%\" }, { decision = \"y\", value = \"120.5%\" }], spread-method = \"hull\", standing = \"assumption\", rationale = \"Made up.\", places = 3 }\n");
        }
    }

    fn addition(&mut self, per_infringement: bool) {
        let id = self.step("addition", per_infringement, true);
        self.body.push_str("[step.operation.addition]\n");
        if self.dice.chance(50) {
            self.used("funding", &id);
            self.body.push_str("permitted = { from = \"GBP 0\", to = \"statutory-maximum\" }\nindicated-share = { of = [{ fact = \"funding\" }], standing = \"assumption\", rationale = \"Made up.\", band = [{ up-to = \"GBP 10m\", indicated = { from = \"1%\", to = \"6%\", value = \"3.25%\" } }, { indicated = { from = \"0.2%\", to = \"0.9%\", value = \"0.25%\" } }] }\n");
        } else {
            self.body.push_str("permitted = { from = \"GBP 0\", to = \"GBP 500,000\" }\nindicated = { from = \"GBP 0\", to = \"GBP 90,000\", value = \"GBP 12,345.67\", standing = \"assumption\", rationale = \"Made up.\" }\n");
        }
    }

    fn base(&mut self) -> &'static str {
        if self.apart || self.dice.chance(88) { "balance" } else { "starting-point" }
    }

    fn adjustment(&mut self, per_infringement: bool) {
        self.step("adjustment", per_infringement, true);
        let base = self.base();
        self.apart = true;
        let indicated = "indicated = { from = \"-10%\", to = \"+15%\", value = \"-2.5%\", standing = \"assumption\", rationale = \"Made up.\" }";
        let to = if self.dice.chance(50) { "statutory-maximum" } else { "+60%" };
        write!(self.body, "[step.operation.adjustment]\nof = \"{base}\"\npermitted = {{ from = \"-100%\", to = \"{to}\" }}\n{indicated}\n").unwrap();
    }

    fn reduction(&mut self, per_infringement: bool, except: Option<&str>) {
        let id = self.step("reduction", per_infringement, true);
        let base = self.base();
        self.apart = true;
        writeln!(self.body, "[step.operation.reduction]\nof = \"{base}\"").unwrap();
        if let Some(addition) = except.filter(|_| self.dice.chance(50)) {
            writeln!(self.body, "except = \"{addition}\"").unwrap();
        }
        if self.dice.chance(50) {
            let judgement = self.judgement(0, 100, "").replace("}, indicated", "}\nindicated");
            writeln!(self.body, "{judgement}").unwrap();
            return;
        }
        for label in ["Former", "Latter"] {
            let when = if label == "Former" { "level = \"upper\"" } else { "dire" };
            self.used(if label == "Former" { "level" } else { "dire" }, &id);
            let judgement = self.judgement(0, 100, "").replace("}, indicated", "}\nindicated");
            writeln!(self.body, "[[step.operation.reduction.alternative]]\nlabel = \"{label}\"\nwhen = '{when}'\n{judgement}\nauthority = [\"source\"]").unwrap();
        }
    }

    fn rounding(&mut self, per_infringement: bool) {
        self.step("rounding", per_infringement, true);
        self.apart = true;
        let way = self.dice.pick(&["half-up", "half-even", "down", "up"]);
        let to = self.dice.pick(&["GBP 1", "GBP 0.05", "GBP 1,000", "GBP 250"]);
        write!(self.body, "[step.operation.rounding]\nto = \"{to}\"\nway = \"{way}\"\n").unwrap();
    }

    fn factors(&mut self, per_infringement: bool) {
        let step = self.step("factors", per_infringement, true);
        let base = self.base();
        self.apart |= base == "balance";
        writeln!(self.body, "[step.operation.factors]\nof = \"{base}\"").unwrap();
        match self.dice.roll(3) {
            0 => writeln!(self.body, "net = {{ from = \"-40%\", to = \"+30%\", standing = \"assumption\", rationale = \"Made up.\" }}").unwrap(),
            1 => writeln!(self.body, "ceiling = [{{ side = \"mitigating\", at = \"20%\", binding = {}, standing = \"assumption\", rationale = \"Made up.\" }}, {{ side = \"aggravating\", at = \"12.5%\", binding = {}, standing = \"assumption\", rationale = \"Made up.\" }}]", self.dice.chance(50), self.dice.chance(50)).unwrap(),
            _ => {}
        }
        for number in 0..=self.dice.roll(4) {
            let side = if self.dice.chance(50) { "mitigating" } else { "aggravating" };
            let id = format!("{step}-f{number}");
            write!(self.body, "\n[[factor]]\nid = \"{id}\"\nstep = \"{step}\"\nside = \"{side}\"\nlabel = \"F\"\nauthority = [\"source\"]\ncounted-twice-because = \"Made up.\"\n").unwrap();
            if self.dice.chance(70) {
                let when = self.condition(&id);
                writeln!(self.body, "when = '{when}'").unwrap();
            }
            let judgement = self.judgement(0, 60, "").replace("}, indicated", "}\nindicated");
            writeln!(self.body, "{judgement}").unwrap();
        }
        self.engagement(&step);
    }

    /// The factor whose figure the schedule gives: of the first step that has factors.
    fn engagement(&mut self, step: &str) {
        if !self.engaging || self.numbers.get("factors") != Some(&1) {
            return;
        }
        write!(self.body, "\n[[factor]]\nid = \"engagement\"\nstep = \"{step}\"\nside = \"mitigating\"\nlabel = \"Engagement\"\nengagement = true\nauthority = [\"source\"]\n").unwrap();
    }

    /// The whole text: facts that are used, and what was made of them.
    fn text(mut self) -> String {
        let mut text = String::from(
            "[rulebook]\nid = \"own\"\ntitle = \"Made up\"\nversion = \"1\"\nregulator = \"Nobody\"\ncurrency = \"GBP\"\ncivil-time = \"GMT0BST,M3.5.0/1,M10.5.0\"\nin-force = { from = 2018-05-25 }\nauthority = [\"source\"]\nSCHEDULE\n[[section]]\nid = \"all\"\nlabel = \"All\"\n\n[[authority]]\nid = \"source\"\ncite = \"Made up, para 1\"\nstanding = \"guidance\"\nread-on = 2026-11-23\n",
        );
        text = text.replace("SCHEDULE\n", if self.engaging { "schedule = \"ncsc-engagement-2023\"\n\n" } else { "\n" });
        let gates = [
            ("funding", "people", "people >= 700"),
            ("calm", "alone", "alone"),
            ("dire", "level", "level = \"upper\""),
        ];
        let gates: Vec<_> = gates
            .into_iter()
            .filter(|(fact, gate, _)| [fact, gate].iter().all(|used| self.uses.contains_key(**used)))
            .filter(|_| self.dice.chance(30))
            .collect();
        // What rules a fact in or out feeds what that feeds.
        for (fact, gate, _) in &gates {
            let users = self.uses.get(fact).cloned().unwrap_or_default();
            for user in users {
                self.used(gate, &user);
            }
        }
        for (fact, users) in &self.uses {
            let gate = gates.iter().find(|(gated, ..)| gated == fact);
            let asked = gate.map_or_else(String::new, |(.., when)| format!("asked-when = '{when}'\n"));
            let kind = match *fact {
                "turnover" | "funding" => {
                    "type = \"money\"\npermitted = { from = \"GBP 0\", to = \"GBP 1bn\" }\nif-not-known = { value = \"GBP 3m\", rationale = \"Made up.\" }"
                }
                "people" => "type = \"count\"\npermitted = { from = 0, to = 1000000 }",
                "level" => {
                    "type = \"option\"\noptions = [{ id = \"lower\", label = \"L\" }, { id = \"middle\", label = \"M\" }, { id = \"upper\", label = \"U\" }]"
                }
                _ => "type = \"yes-no\"",
            };
            let feeds: Vec<String> = users.iter().map(|user| format!("\"{user}\"")).collect();
            write!(text, "\n[[fact]]\nid = \"{fact}\"\n{kind}\nquestion = \"What of it?\"\nwhy = \"It is used.\"\nfeeds = [{}]\nsection = \"all\"\n{asked}", feeds.join(", ")).unwrap();
        }
        text.push_str(&self.body);
        text
    }
}
