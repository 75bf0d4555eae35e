//! How many cases of the neutral decision are answered in a second, on one core; and how long an
//! open case takes, with what is open, credit and worth.
//!
//! `penalty`: cases already admitted, the penalty alone. `assess`: the same with the whole
//! account. `end-to-end`: from a line of JSON to a line of JSON with the answer. `stream`: the
//! same, but the line is the library's own, with the balance after every step. `open`: a case under
//! the present rulebook of which five facts are known. `evidence`, `infringements`: cases with as many
//! of each as a list may hold.

#![expect(clippy::expect_used, reason = "a benchmark that cannot answer has nothing to measure")]

#[path = "decision/inputs.rs"]
mod inputs;
#[path = "decision/reply.rs"]
mod reply;

use affeer::assessment::{Assessment, assess, penalty};
use affeer::case::Case;
use affeer::diagnostic::Source;
use affeer::render::assessment_line;
use affeer::rulebook::{Library, Rulebook};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use reply::Reply;
use std::hint::black_box;
use std::time::Duration;

/// One line in, one line out.
fn answered(rulebook: &Rulebook, line: &str, written: impl Fn(&Assessment<'_>) -> String) -> String {
    let case = Case::read(rulebook, Source::new("line", line)).expect("every case is admitted");
    let assessment = assess(&case).expect("no figure is too long");
    written(&assessment)
}

fn decision(criterion: &mut Criterion) {
    let rulebook = inputs::rulebook();
    let lines = inputs::cases();
    let admitted =
        |line: &String| Case::read(&rulebook, Source::new("line", line.as_str())).expect("every case is admitted");
    let cases: Vec<Case<'_>> = lines.iter().map(admitted).collect();
    let mut group = criterion.benchmark_group("decision");
    group.throughput(Throughput::Elements(cases.len().try_into().unwrap_or(u64::MAX)));
    group.sample_size(20).measurement_time(Duration::from_secs(5));
    group.bench_function("penalty", |bencher| {
        bencher.iter(|| {
            for case in &cases {
                let _ = black_box(penalty(black_box(case)));
            }
        });
    });
    group.bench_function("assess", |bencher| {
        bencher.iter(|| {
            for case in &cases {
                let _ = black_box(assess(black_box(case)));
            }
        });
    });
    group.bench_function("end-to-end", |bencher| {
        bencher.iter(|| {
            for line in &lines {
                black_box(answered(&rulebook, black_box(line), |assessment| Reply::of(assessment).json()));
            }
        });
    });
    group.bench_function("stream", |bencher| {
        bencher.iter(|| {
            for line in &lines {
                black_box(answered(&rulebook, black_box(line), assessment_line));
            }
        });
    });
    group.finish();
}

/// A case of which five facts are known, with more written after it.
fn open_case(more: &str) -> String {
    format!("{}\n{more}", include_str!("../tests/cases/open-from-five-facts.toml"))
}

fn whole_cases(criterion: &mut Criterion) {
    let rulebook = Library::rulebook("uk-gdpr-2024").expect("it is shipped").expect("it is whole");
    let item = |number: usize| {
        let (month, day) = (number % 9, number % 28);
        format!(
            "[[evidence]]\nid = \"E{number}\"\nkind = \"advice-followed\"\nbody = \"ncsc\"\nbegun-by = \"organisation\"\ngrade = \"V3\"\nat = 2026-0{}-{:02}\nfollowed = \"yes\"\neffect = \"limited\"\n",
            month.saturating_add(1),
            day.saturating_add(1)
        )
    };
    let infringement = |number: usize| {
        let article = if number.is_multiple_of(2) { "5(1)(f)" } else { "32(1)" };
        let people = number.saturating_add(1);
        format!(
            "[[infringement]]\nid = \"i{number}\"\nfacts = {{ articles = [\"{article}\"], people-affected = {people} }}\n"
        )
    };
    let cases = [
        ("open", open_case("")),
        ("evidence", open_case(&(0..1_000).map(item).collect::<String>())),
        ("infringements", open_case(&(0..1_000).map(infringement).collect::<String>())),
    ];
    let mut group = criterion.benchmark_group("whole");
    group.sample_size(10).measurement_time(Duration::from_secs(5));
    for (name, text) in cases {
        let case = Case::read(&rulebook, Source::new("case.toml", text)).expect("it is admitted");
        group.bench_function(name, |bencher| {
            bencher.iter(|| black_box(assess(black_box(&case))).is_ok());
        });
    }
    group.finish();
}

criterion_group!(benches, decision, whole_cases);
criterion_main!(benches);
