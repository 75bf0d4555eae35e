//! Published decisions, replayed: every figure the notice prints, to the pound.

use affeer::assess::{Caveat, assess};
use affeer::case::Case;
use affeer::diagnostic::Source;
use affeer::rulebook::{Library, Rulebook};
use std::fs;
use std::path::PathBuf;

fn examples() -> Vec<(PathBuf, String)> {
    let mut files: Vec<(PathBuf, String)> = Vec::new();
    for shipped in Library::rulebooks() {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("rules").join(shipped.id).join("examples");
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            files.push((path.clone(), shipped.id.to_owned()));
        }
    }
    files.sort();
    files
}

fn rulebook(id: &str) -> Rulebook {
    Library::rulebook(id).unwrap().unwrap()
}

#[test]
fn every_published_decision_is_admitted_and_every_replay_is_right_to_the_pound() {
    let mut wrong = Vec::new();
    for (path, id) in examples() {
        let rulebook = rulebook(&id);
        let source = Source::new(path.file_name().unwrap().to_string_lossy(), fs::read_to_string(&path).unwrap());
        let case = match Case::read(&rulebook, source) {
            Ok(case) => case,
            Err(refused) => {
                wrong.push(refused.to_string());
                continue;
            }
        };
        let assessment = assess(&case).unwrap();
        let published = case.published.as_ref().unwrap();
        let readings = assessment.penalty.each().map(|sum| sum.0.fixed(2)).join(" ");
        if published.replay {
            let reproduced = assessment.caveats.iter().any(|caveat| matches!(caveat, Caveat::Reproduced(_)));
            if !reproduced {
                let differing: Vec<_> = assessment.caveats.iter().filter(|c| matches!(c, Caveat::Differs(..) | Caveat::PenaltyDiffers(_))).collect();
                wrong.push(format!("{}: {readings} {differing:?} open {:?}", path.display(), assessment.open));
            }
        }
        println!("{} {:?} {readings} credit {:?}", path.file_stem().unwrap().to_string_lossy(), published.penalty, assessment.credit.each());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
