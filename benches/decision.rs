//! How many cases of the neutral decision are answered in a second, on one core.
//!
//! `penalty`: cases already admitted, the penalty alone. `assess`: the same with the whole
//! account. `end-to-end`: from a line of JSON to a line of JSON with the answer. `stream`: the
//! same, but the line is the library's own, with the balance after every step.

#![expect(clippy::expect_used, reason = "a benchmark that cannot answer has nothing to measure")]

#[path = "decision/inputs.rs"]
mod inputs;
#[path = "decision/reply.rs"]
mod reply;

use affeer::assessment::{Assessment, assess, penalty};
use affeer::case::Case;
use affeer::diagnostic::Source;
use affeer::render::assessment_line;
use affeer::rulebook::Rulebook;
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

criterion_group!(benches, decision);
criterion_main!(benches);
