//! `affeer explain`.

use super::arguments::Explain;
use super::{Exit, files};
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
        let help =
            near.map_or_else(|| "`affeer explain` lists them all".to_owned(), |near| format!("did you mean `{near}`?"));
        files::complain(&format!("there is no code `{name}`: {help}"));
        Exit::Usage
    }
}
