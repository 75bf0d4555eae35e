//! `affeer explain`.

use super::arguments::Explain;
use super::{Exit, files, words};
use crate::diagnostic::{Code, closest};

pub(super) fn run(options: &Explain) -> Exit {
    let Some(name) = &options.code else {
        let list: Vec<String> =
            Code::ALL.iter().map(|code| format!("{:<30} {}", code.name(), code.meaning())).collect();
        return files::print(&format!("{}\n", list.join("\n")));
    };
    if let Some(code) = Code::ALL.iter().find(|code| code.name() == name) {
        files::print(&format!("{}\n{}\n", code.name(), code.meaning()))
    } else {
        let near = closest(name, &Code::ALL.iter().map(|code| code.name()).collect::<Vec<_>>());
        files::misused(&words::no_such_code(name, near))
    }
}
