//! The browser's door, natively: every answer is JSON, every file comes back as it was.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops where it stands")]

use affeer::case::Case;
use affeer::diagnostic::Source;
use affeer::rulebook::Library;
use affeer::web;
use serde_json::{Value, json};

fn ask(door: fn(&str) -> String, request: &Value) -> Value {
    serde_json::from_str(&door(&request.to_string())).unwrap()
}

fn examples() -> Vec<(&'static str, &'static str, &'static str)> {
    Library::rulebooks()
        .iter()
        .flat_map(|shipped| shipped.decisions.iter().map(|(name, text)| (shipped.id, *name, *text)))
        .collect()
}

#[test]
fn an_opened_case_that_is_written_again_is_the_same_case() {
    for (id, name, text) in examples() {
        let written = ask(web::save_answers, &json!({ "case": text, "typed": {} }));
        let written = written["case"].as_str().unwrap();
        let rulebook = Library::rulebook(id).unwrap().unwrap();
        let before = Case::read(&rulebook, Source::new("case", text)).unwrap();
        let mut after =
            Case::read(&rulebook, Source::new("case", written)).unwrap_or_else(|refused| panic!("{name}: {refused}"));
        std::sync::Arc::make_mut(&mut after.record).digest.clone_from(&before.digest);
        assert_eq!(format!("{before:?}"), format!("{after:?}"), "{name}");
    }
}

#[test]
fn every_answer_the_form_shows_is_taken_back_as_it_stands() {
    for (_, name, text) in examples() {
        let form = ask(web::form, &json!({ "case": text }));
        assert_eq!(form["problems"], json!([]), "{name}");
        let mut typed = serde_json::Map::new();
        let mut fields: Vec<&Value> = form["scope"].as_array().unwrap().iter().collect();
        fields.extend(
            form["sections"].as_array().unwrap().iter().flat_map(|section| section["facts"].as_array().unwrap()),
        );
        fields.extend(
            form["lists"]
                .as_array()
                .unwrap()
                .iter()
                .flat_map(|list| list["items"].as_array().unwrap())
                .flat_map(|item| item["fields"].as_array().unwrap()),
        );
        for field in fields {
            typed.insert(field["question"].as_str().unwrap().to_owned(), field["typed"].clone());
        }
        let taken = ask(web::save_answers, &json!({ "case": text, "typed": typed }));
        assert_eq!(taken["problems"], json!([]), "{name}");
        let (one, other) = (ask(web::assess, &json!({ "case": text })), ask(web::assess, &taken));
        assert_eq!(one["headline"], other["headline"], "{name}");
        assert_eq!(one["steps"], other["steps"], "{name}");
    }
}

/// What the form asks of one fact.
fn fact_asked(case: &str, id: &str) -> Value {
    let form = ask(web::form, &json!({ "case": case }));
    let listed = |of: &Value, key: &str| of.get(key).unwrap().as_array().unwrap().clone();
    let mut facts = listed(&form, "sections").into_iter().flat_map(|section| listed(&section, "facts"));
    facts.find(|fact| fact.get("id").unwrap() == id).unwrap()
}

#[test]
fn a_date_that_has_not_come_is_an_answer_of_one_word() {
    let case = "[case]\ntitle = \"T\"\nas-of = 2026-11-23\n[facts]\npersonal-data-breach = true\n";
    assert_eq!(fact_asked(case, "ico-notified")["none"], true);
    assert_eq!(fact_asked(case, "people-affected")["none"], false);
    for typed in ["none-so-far", "None so far.", "never", "not yet"] {
        let answer = json!({ "facts:ico-notified": typed, "facts:people-affected": typed });
        let taken = ask(web::save_answers, &json!({ "case": case, "typed": answer }));
        let written = taken["case"].as_str().unwrap();
        assert!(written.contains("ico-notified = \"none-so-far\""), "{written}");
        assert!(!written.contains("people-affected"), "{written}");
        let asked = fact_asked(written, "ico-notified");
        assert_eq!((&asked["typed"], &asked["words"]), (&json!("none-so-far"), &json!("None so far")));
        assert_eq!(asked["state"], "given");
    }
}

#[test]
fn the_steps_in_time_are_told_where_the_moment_of_a_report_is_asked() {
    let case = |kind: &str| {
        format!("[case]\ntitle = \"T\"\nas-of = 2026-11-23\n[[evidence]]\nid = \"E1\"\nkind = \"{kind}\"\n")
    };
    let hint = |kind: &str| {
        let form = ask(web::form, &json!({ "case": case(kind) }));
        let lists = form["lists"].as_array().unwrap();
        let evidence = lists.iter().find(|list| list["id"] == "evidence").unwrap();
        let fields = evidence["items"][0]["fields"].as_array().unwrap();
        fields.iter().find(|field| field["id"] == "at").unwrap()["hint"].as_str().unwrap().to_owned()
    };
    let steps = "It counts by the time since awareness: within 24 hours 100%, within 72 hours 75%, within 7 days 50%, within 30 days 25%, later 10%.";
    assert!(hint("incident-report").ends_with(steps), "{}", hint("incident-report"));
    assert!(!hint("lessons-passed-on").contains("24 hours"));
}

#[test]
fn how_long_the_infringement_lasted_is_not_asked_where_its_period_is_given() {
    let case =
        |period: &str| format!("[case]\ntitle = \"T\"\nas-of = 2026-11-23\n{period}\n[facts]\nrole = \"controller\"\n");
    let asked = |period: &str| fact_asked(&case(period), "duration")["asked"].as_str().unwrap().to_owned();
    assert_eq!(asked("infringement = { from = 2024-02-10, to = 2024-02-14 }"), "no");
    assert_eq!(asked("infringement = { from = 2024-02-10 }"), "yes");
    assert_eq!(asked(""), "yes");
}

#[test]
fn every_question_is_asked_and_every_fact_may_be_unknown() {
    let form = ask(web::form, &json!({ "case": "[case]\ntitle = \"T\"\nas-of = 2026-11-23\n" }));
    let rulebook = Library::rulebook("uk-gdpr-2024").unwrap().unwrap();
    let mut asked: Vec<&Value> =
        form["sections"].as_array().unwrap().iter().flat_map(|section| section["facts"].as_array().unwrap()).collect();
    asked.extend(
        form["scope"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|field| field["question"].as_str().unwrap().starts_with("facts:")),
    );
    assert_eq!(asked.len(), rulebook.facts.len());
    assert!(asked.iter().all(|fact| fact["unknown"] == true));
}

#[test]
fn what_the_rules_do_not_reach_is_asked_first_with_the_case_and_told_at_once() {
    let case =
        |said: &str| format!("[case]\ntitle = \"T\"\nas-of = 2026-11-23\n[facts]\n{said}articles = [\"32(1)\"]\n");
    let form = |said: &str| ask(web::form, &json!({ "case": case(said) }));
    let open = form("");
    let first = &open["scope"][0];
    assert_eq!((&first["question"], &first["type"]), (&json!("facts:territory"), &json!("option")));
    assert_eq!(first["options"].as_array().unwrap().len(), 3);
    assert_eq!(first["feeds"], json!(["whether these rules reach the case"]));
    assert_eq!(open["scope"][1]["question"], "facts:household");
    assert_eq!(open["scope"][2]["question"], "case:title");
    assert!(!open["sections"].to_string().contains("facts:territory"), "asked once");
    assert_eq!((&open["reaches"]["holds"], &open["outside"]), (&json!("open"), &json!([])));

    let typed = json!({ "facts:territory": "neither", "facts:household": "false" });
    let taken = ask(web::save_answers, &json!({ "case": case(""), "typed": typed }));
    assert_eq!(taken["problems"], json!([]));
    let beyond = ask(web::form, &taken);
    assert_eq!(beyond["reaches"]["holds"], "no");
    assert_eq!(beyond["outside"].as_array().unwrap().len(), 1);
    let told = beyond["outside"][0].as_str().unwrap();
    assert!(
        told.starts_with("These rules do not reach the case (UK GDPR, Art 3(1) and (2)). The organisation"),
        "{told}"
    );
    let outside = &beyond["reaches"]["because"][0];
    assert!(outside["because"].as_str().unwrap().starts_with("The organisation is not established"));
    assert_eq!(outside["basis"], "UK GDPR, Art 3(1) and (2)");
    assert_eq!(form("territory = \"established-in-uk\"\nhousehold = false\n")["reaches"]["holds"], "yes");

    let counted = |form: &Value| form["answered"].as_str().unwrap().split(' ').next().unwrap().parse::<u32>().unwrap();
    assert_eq!(counted(&beyond), counted(&open) + 2);
}

#[test]
fn a_fact_that_serves_for_the_reach_and_for_a_figure_is_asked_and_linked_with_the_case() {
    let own = Library::rulebooks()[0].text.replacen(
        "feeds = [\"public-sector\"]",
        "feeds = [\"outside\", \"public-sector\"]",
        1,
    ) + "\n[[outside]]\nwhen = 'public-body'\nbecause = \"A test.\"\nauthority = [\"gdpr-3\"]\n";
    let case =
        "[case]\ntitle = \"T\"\nrulebook = \"uk-gdpr-2024\"\nas-of = 2026-11-23\n[facts]\narticles = [\"32(1)\"]\n";
    let request = json!({ "case": case, "rulebook": own });
    let form = ask(web::form, &request);
    assert!(form["scope"].to_string().contains("facts:public-body"), "{}", form["problems"]);
    assert!(!form["sections"].to_string().contains("facts:public-body"));
    assert!(ask(web::assess, &request).to_string().contains("#/scope"));
}

#[test]
fn what_the_rules_do_not_reach_stands_on_every_output_of_the_page() {
    let case = "[case]\ntitle = \"T\"\nas-of = 2026-11-23\n[facts]\narticles = [\"32(1)\"]\nterritory = \"neither\"\n";
    let request = json!({ "case": case, "other": case, "line": "1", "at": "2026-11-23 16:30" });
    for door in [web::assess as fn(&str) -> String, web::live, web::line, web::report_file, web::compare] {
        let answer = ask(door, &request);
        assert!(answer.to_string().contains("These rules do not reach the case"), "{answer}");
    }
    let sources = ask(web::report_file, &request)["html"].as_str().unwrap().split("Sources").last().unwrap().to_owned();
    assert!(sources.contains("https://www.legislation.gov.uk/eur/2016/679/article/3"), "the source of it is listed");
    let live = ask(web::live, &request);
    assert!(live["status"].as_str().unwrap().ends_with("if these rules reached the case, which they do not"));
    assert!(!live["narrow"].to_string().contains("household"));
    assert!(ask(web::csv, &request)["csv"].as_str().unwrap().contains("\"reaches\"\r\n"));
    assert!(ask(web::assess, &request)["headline"].as_str().unwrap().contains("which they do not"));
    assert!(ask(web::method, &request).to_string().contains("What it does not reach"));
}

#[test]
fn a_statutory_maximum_that_is_open_is_told_beside_the_range() {
    let notes = |turnover: &str| {
        let case = format!("[case]\ntitle = \"T\"\nas-of = 2026-11-23\n[facts]\narticles = [\"32(1)\"]\n{turnover}");
        ask(web::live, &json!({ "case": case }))["notes"].to_string()
    };
    let open = notes("");
    assert!(open.contains("The statutory maximum is not settled: £8,700,000 to £"), "{open}");
    assert!(!notes("undertaking = true\nturnover = \"GBP 90m\"\n").contains("statutory maximum"));
}

#[test]
fn the_result_leads_with_what_can_still_be_done() {
    let case = "[case]\ntitle = \"T\"\nas-of = 2026-11-23\n[facts]\narticles = [\"32(1)\"]\nturnover = \"GBP 80m..120m\"\npersonal-data-breach = true\nawareness = 2026-11-23\n";
    let result = ask(web::assess, &json!({ "case": case }));
    assert_eq!(result["kind"], "assessed", "{result}");
    assert!(result["first"].to_string().contains("What can still be done"));
    assert!(!result["rest"].to_string().contains("What can still be done"));
    assert!(result["rest"].to_string().contains("What is open, by how much an answer can narrow what is indicated"));
}

#[test]
fn a_problem_is_told_beside_its_question() {
    let refused = ask(
        web::assess,
        &json!({ "case": "[case]\ntitle = \"T\"\nas-of = 2026-11-23\n[facts]\nturnover = \"much\"\n" }),
    );
    assert_eq!(refused["kind"], "refused");
    let questions: Vec<&str> =
        refused["problems"].as_array().unwrap().iter().map(|problem| problem["question"].as_str().unwrap()).collect();
    assert!(questions.contains(&"facts:turnover") && questions.contains(&"facts:articles"), "{questions:?}");
    let taken = ask(
        web::save_answers,
        &json!({ "case": "[case]\ntitle = \"T\"\nas-of = 2026-11-23\n", "typed": { "facts:turnover": "£80 million to £120m", "facts:people-affected": "some" } }),
    );
    assert!(taken["case"].as_str().unwrap().contains("turnover = \"GBP 80m..120m\""));
    assert_eq!(taken["problems"][0]["question"], "facts:people-affected");
}

#[test]
fn whatever_is_asked_the_answer_is_json() {
    let nonsense = [
        "",
        "null",
        "{",
        "[]",
        "{\"case\": 3}",
        "{\"case\": \"[case\"}",
        "{\"case\": \"{}\"}",
        "{\"case\": \"\", \"rulebook\": \"no\"}",
    ];
    let doors: [fn(&str) -> String; 15] = [
        web::example,
        web::begin,
        web::form,
        web::save_answers,
        web::add,
        web::remove,
        web::open,
        web::assess,
        web::live,
        web::line,
        web::csv,
        web::report_file,
        web::compare,
        web::method,
        web::case_digest,
    ];
    for door in doors {
        for text in nonsense {
            let answer: Value = serde_json::from_str(&door(text)).unwrap();
            assert!(answer["kind"] == "assessed" || answer["kind"] == "refused");
        }
    }
}

#[test]
fn a_report_file_opens_again_and_shows_no_withheld_word() {
    let case = "[case]\ntitle = \"T</script>\"\nas-of = 2026-11-23\n[[exhibit]]\nid = \"D1\"\ntitle = \"Canary\"\n[facts]\narticles = [\"32(1)\"]\n[[evidence]]\nid = \"E1\"\nkind = \"ncsc-letter\"\norigin = \"body\"\nconsent = \"refused\"\nnote = \"canary\"\nexhibits = [\"D1\"]\n";
    let report = ask(web::report_file, &json!({ "case": case, "at": "today" }));
    let html = report["html"].as_str().unwrap();
    assert!(!html.to_ascii_lowercase().contains("canary"));
    let opened = ask(web::open, &json!({ "text": html }));
    assert_eq!(opened["kind"], "assessed", "{opened}");
    assert_eq!(opened["title"], "T</script>");
    assert_eq!(opened["older"], Value::Null);
}

#[test]
fn a_file_of_other_rules_says_what_it_came_to_then() {
    let (_, _, text) = examples()[0];
    let written = ask(web::save_answers, &json!({ "case": text, "typed": {} }))["case"].as_str().unwrap().to_owned();
    assert_eq!(ask(web::open, &json!({ "text": written }))["older"], Value::Null);
    let older = written.replacen("rulebook uk-gdpr-2024 1.0.0", "rulebook uk-gdpr-2024 0.9.0", 1);
    let opened = ask(web::open, &json!({ "text": older }));
    assert!(opened["older"]["then"].as_str().unwrap().contains('£'), "{opened}");
    assert!(opened["older"]["now"].as_str().unwrap().contains('£'));
}

#[test]
fn an_own_rulebook_asks_its_own_questions_and_is_marked_on_every_output() {
    let shipped = Library::rulebooks()[0].text;
    let own = shipped.replacen("[[fact]]\nid = \"public-body\"", "[[fact]]\nid = \"shoe-size\"\ntype = \"count\"\npermitted = { from = 0, to = 60 }\nquestion = \"What is the shoe size?\"\nhint = \"\"\nwhy = \"A test.\"\nfeeds = [\"comparables\"]\nsection = \"organisation\"\n\n[[fact]]\nid = \"public-body\"", 1)
        .replacen("comparable-by = [", "comparable-by = [\"shoe-size\", ", 1);
    let (_, _, text) = examples()[0];
    let request = json!({ "case": text, "rulebook": own });
    let form = ask(web::form, &request);
    assert!(form.to_string().contains("What is the shoe size?"), "{}", form["problems"]);
    assert_eq!(form["own"], true);
    for door in [web::assess as fn(&str) -> String, web::line, web::csv, web::report_file, web::method, web::compare] {
        let mut request = request.clone();
        request["line"] = json!("1");
        request["other"] = json!(text);
        let answer = ask(door, &request);
        assert!(answer.to_string().contains("Assessed by a rulebook or schedule of the user"), "{}", answer["kind"]);
    }
}

#[test]
fn what_is_added_can_be_filled_in_and_taken_out() {
    let case = "[case]\ntitle = \"T\"\nas-of = 2026-11-23\n[facts]\narticles = [\"32(1)\"]\n";
    let added = ask(web::add, &json!({ "case": case, "list": "evidence", "of": "incident-report" }));
    let filled = ask(
        web::save_answers,
        &json!({ "case": added["case"], "typed": { "evidence:0:body": "ncsc", "evidence:0:at": { "day": "1", "month": "6", "year": "2026" }, "evidence:0:grade": "V2", "evidence:0:begun-by": "organisation" } }),
    );
    assert_eq!(filled["problems"], json!([]));
    assert!(filled["case"].as_str().unwrap().contains("at = 2026-06-01"));
    assert_eq!(ask(web::assess, &filled)["kind"], "assessed");
    let removed = ask(web::remove, &json!({ "case": filled["case"], "list": "evidence", "index": 0 }));
    assert!(!removed["case"].as_str().unwrap().contains("[[evidence]]"));
}

#[test]
fn a_door_is_asked_and_answers_in_types() {
    use affeer::web::request::{CaseRequest, LineRequest, RemoveRequest};
    let (_, _, text) = examples()[0];
    let subject = CaseRequest { case: text.to_owned(), ..CaseRequest::default() };
    let page = web::door::assess(&subject).unwrap();
    assert!(page.complete && page.headline.starts_with("Penalty: £"), "{}", page.headline);
    let problems = web::door::line(&subject, &LineRequest { line: "1000".to_owned() }).unwrap_err();
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].message, "There is no such line in this account.");
    // What is no item of a list is not taken out of it.
    let kept = web::door::remove(&subject, &RemoveRequest { list: "evidence".to_owned(), index: None }).unwrap();
    let kept = CaseRequest { case: kept.case, ..CaseRequest::default() };
    assert_eq!(web::door::assess(&kept).unwrap().steps, page.steps);
}

#[test]
fn a_fault_over_several_facts_names_their_questions_and_days_in_words() {
    let case =
        "[case]\ntitle = \"T\"\nas-of = 2026-11-23\n[facts]\narticles = [\"32(1)\"]\npersonal-data-breach = true\n";
    let day = |day: &str, year: &str| json!({ "day": day, "month": "11", "year": year });
    let message = |typed: Value| {
        let saved = ask(web::save_answers, &json!({ "case": case, "typed": typed }));
        saved["problems"][0]["message"].as_str().unwrap().to_owned()
    };
    assert_eq!(
        message(json!({ "facts:awareness": day("20", "2026"), "facts:ico-notified": day("10", "2026") })),
        "The regulator was notified before the organisation became aware of the breach. Correct one of the facts in “When was the regulator first told of the breach?” and “When did the organisation become aware of the breach?”."
    );
    let late = message(json!({ "facts:awareness": day("1", "2030") }));
    assert!(late.contains("after the day of assessment, 23 November 2026."), "{late}");
}

#[test]
fn a_fault_names_the_question_and_not_its_id() {
    let case = "[case]\ntitle = \"T\"\nas-of = 2026-11-23\n[facts]\narticles = [\"32(1)\"]\n";
    let request = json!({ "case": case, "typed": { "facts:incident-category": "20" } });
    let answer: Value = serde_json::from_str(&affeer::web::save_answers(&request.to_string())).unwrap();
    let message = answer["problems"][0]["message"].as_str().unwrap();
    assert!(message.starts_with("“In which category, 1 to 6?”"), "{message}");
}
