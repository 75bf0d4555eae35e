//! Every shipped rulebook is whole.

use affeer::rulebook::Library;

#[test]
fn every_shipped_rulebook_is_whole() {
    for shipped in Library::rulebooks() {
        let read = Library::rulebook(shipped.id).unwrap();
        if let Err(refused) = read {
            let text: Vec<String> = refused.iter().map(ToString::to_string).collect();
            panic!("{}", text.join("\n"));
        }
    }
}
