//! What a case says, as it was written there.

use crate::case::{Case, Infringement};
use crate::rulebook::{FactId, FactValue};
use std::sync::Arc;

/// How what these values say of a fact was written: of an infringement, or of the case with all that
/// its infringements list; empty where it was not.
pub(super) fn written(fact: FactId, values: &[FactValue], case: &Case<'_>) -> String {
    let value = fact.of(values);
    let of_case = case.sources.get(fact.index()).and_then(Option::as_ref).map(|given| given.written.as_str());
    let of_case = of_case.filter(|written| !written.is_empty());
    let said = |infringement: &Arc<Infringement>| {
        let own = infringement.written.iter().find(|(known, _, _)| *known == fact);
        own.map(|(_, read, written)| (read.clone(), written.clone()))
    };
    let here = case.infringements.iter().find(|infringement| std::ptr::eq(infringement.values.as_slice(), values));
    if let Some((read, written)) = here.and_then(said) {
        return if read == *value { written } else { String::new() };
    }
    if here.is_some() || value != fact.of(&case.values) {
        return of_case.filter(|_| value == fact.of(&case.values)).unwrap_or_default().to_owned();
    }
    let of_all = case.infringements.iter().filter_map(said).map(|(_, written)| written);
    let all: Vec<String> = of_case.map(str::to_owned).into_iter().chain(of_all).collect();
    each_once(all.iter().flat_map(|written| written.split(", ")).collect()).join(", ")
}

/// Each thing of a list once, where it stands first.
pub(super) fn each_once<T: PartialEq>(list: Vec<T>) -> Vec<T> {
    let mut seen = Vec::with_capacity(list.len());
    for item in list {
        if !seen.contains(&item) {
            seen.push(item);
        }
    }
    seen
}
