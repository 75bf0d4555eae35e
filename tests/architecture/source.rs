//! The source as the compiler reads it: each file as tokens and as a tree, without comments and
//! without what is compiled only for tests.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use syn::Expr;

pub const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A source file.
pub struct File {
    /// The path under `src/`.
    pub path: String,
    /// It as written.
    pub text: String,
    /// Its code in one line, with every text in it emptied.
    pub code: String,
    /// The texts in its code, without the reasons that exceptions from lints are given.
    pub literals: Vec<String>,
    /// Those reasons.
    pub reasons: Vec<String>,
    /// Every path in it that begins with `crate`, `super` or `self`, in its segments.
    pub chains: Vec<Vec<String>>,
    /// It as a tree.
    pub syntax: syn::File,
}

impl File {
    pub fn room(&self) -> &str {
        self.path.split('/').next().unwrap()
    }

    /// Whether the code names this word, as a whole word.
    pub fn names(&self, word: &str) -> bool {
        has_word(&self.code, word)
    }

    /// The rooms the file uses, by `crate::`, or by `super::` from the door of a room.
    pub fn rooms_used(&self, rooms: &[&str]) -> BTreeSet<String> {
        let door = self.path.ends_with("/mod.rs") && self.path.matches('/').count() == 1;
        let used = self.chains.iter().filter_map(|chain| match chain.as_slice() {
            [root, room, ..] if root == "crate" || door && root == "super" => Some(room.clone()),
            _ => None,
        });
        used.filter(|used| rooms.contains(&used.as_str())).collect()
    }
}

fn has_word(code: &str, word: &str) -> bool {
    let part = |character: char| character.is_alphanumeric() || character == '_';
    code.match_indices(word).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + word.len()..].chars().next();
        let opens = word.starts_with(part);
        let closes = word.ends_with(part);
        let goes_on = opens && before.is_some_and(part) || closes && after.is_some_and(part);
        !goes_on
    })
}

/// Every file under `src/`, in the order of its path.
pub fn files() -> Vec<File> {
    let mut paths = Vec::new();
    walk(&Path::new(ROOT).join("src"), &mut paths);
    paths.sort();
    let files: Vec<File> = paths
        .iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| {
            let shown = path.strip_prefix(Path::new(ROOT).join("src")).unwrap().to_string_lossy().replace('\\', "/");
            read(&shown, &fs::read_to_string(path).unwrap())
        })
        .collect();
    assert!(files.len() > 60);
    files
}

pub fn walk(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { walk(&path, paths) } else { paths.push(path) }
    }
}

/// A file of this path and text.
pub fn read(path: &str, text: &str) -> File {
    let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("src/{path}: {error}"));
    let tokens = without_tests(tokens);
    let mut words = Words::default();
    words.read(tokens.clone(), false);
    let mut chains = Vec::new();
    find_chains(&tokens, &mut chains);
    let syntax = syn::parse2(tokens).unwrap_or_else(|error| panic!("src/{path}: {error}"));
    let Words { code, literals, reasons } = words;
    File { path: path.to_owned(), text: text.to_owned(), code, literals, reasons, chains, syntax }
}

/// The tokens without modules that are compiled only for tests.
fn without_tests(tokens: TokenStream) -> TokenStream {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let shown: Vec<String> = tokens[at..].iter().take(4).map(ToString::to_string).collect();
        let shown: Vec<String> = shown.iter().map(|token| token.replace(' ', "")).collect();
        if shown.len() == 4 && shown[0] == "#" && shown[1] == "[cfg(test)]" && shown[2] == "mod" {
            at += 5;
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept.into_iter().collect()
}

#[derive(Default)]
struct Words {
    code: String,
    literals: Vec<String>,
    reasons: Vec<String>,
}

impl Words {
    fn read(&mut self, tokens: TokenStream, excuses: bool) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while at < tokens.len() {
            if let Some((length, attribute)) = attribute(&tokens[at..]) {
                if attribute != "doc" {
                    self.code.push('#');
                    self.token(&tokens[at + length - 1], attribute == "expect");
                }
                at += length;
                continue;
            }
            self.token(&tokens[at], excuses);
            at += 1;
        }
    }

    fn token(&mut self, token: &TokenTree, excuses: bool) {
        match token {
            TokenTree::Ident(word) => self.word(&word.to_string()),
            TokenTree::Punct(mark) => {
                self.code.push(mark.as_char());
                if [',', ';'].contains(&mark.as_char()) {
                    self.code.push(' ');
                }
            }
            TokenTree::Literal(literal) => match syn::Lit::new(literal.clone()) {
                syn::Lit::Str(text) => self.literal(text.value(), excuses),
                syn::Lit::ByteStr(bytes) => {
                    self.literal(String::from_utf8_lossy(&bytes.value()).into_owned(), excuses);
                }
                syn::Lit::Char(_) | syn::Lit::Byte(_) => self.word("' '"),
                _ => self.word(&literal.to_string()),
            },
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                self.code.push_str(open);
                self.read(group.stream(), excuses);
                self.code.push_str(close);
            }
        }
    }

    fn literal(&mut self, text: String, excuses: bool) {
        self.word("\"\"");
        if excuses { self.reasons.push(text) } else { self.literals.push(text) }
    }

    /// A word, parted from a word before it.
    fn word(&mut self, word: &str) {
        if self.code.ends_with(|last: char| last.is_alphanumeric() || ['_', '"', '\''].contains(&last)) {
            self.code.push(' ');
        }
        self.code.push_str(word);
    }
}

/// Where an attribute begins: of how many tokens it is, and its name.
fn attribute(tokens: &[TokenTree]) -> Option<(usize, String)> {
    let is = |token: Option<&TokenTree>, mark: char| matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == mark);
    if !is(tokens.first(), '#') {
        return None;
    }
    let place = if is(tokens.get(1), '!') { 2 } else { 1 };
    match tokens.get(place) {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Bracket => {
            let name = group.stream().into_iter().next().map(|first| first.to_string()).unwrap_or_default();
            Some((place + 1, name))
        }
        _ => None,
    }
}

/// Every path that begins with `crate`, `super` or `self`; a list in braces is as many paths.
fn find_chains(tokens: &TokenStream, chains: &mut Vec<Vec<String>>) {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => find_chains(&group.stream(), chains),
            TokenTree::Ident(word) if ["crate", "super", "self"].contains(&word.to_string().as_str()) => {
                let inside = at >= 2 && is_path_mark(&tokens[at - 2..]);
                if !inside && is_path_mark(&tokens[at + 1..]) {
                    follow(&tokens[at..], &[], chains);
                }
            }
            _ => {}
        }
    }
}

fn is_path_mark(tokens: &[TokenTree]) -> bool {
    let colon = |token: Option<&TokenTree>| matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
    colon(tokens.first()) && colon(tokens.get(1))
}

/// Follows a path from where it stands, `before` being what was passed.
fn follow(tokens: &[TokenTree], before: &[String], chains: &mut Vec<Vec<String>>) {
    match tokens.first() {
        Some(TokenTree::Ident(word)) => {
            let path = [before, &[word.to_string()]].concat();
            if is_path_mark(&tokens[1..]) && matches!(tokens.get(3), Some(TokenTree::Ident(_) | TokenTree::Group(_))) {
                follow(&tokens[3..], &path, chains);
            } else {
                chains.push(path);
            }
        }
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
            for part in parts(group) {
                follow(&part, before, chains);
            }
        }
        _ => {}
    }
}

/// What stands between the commas of a group.
fn parts(group: &Group) -> Vec<Vec<TokenTree>> {
    let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
    let comma = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',');
    tokens.split(comma).map(<[TokenTree]>::to_vec).collect()
}

/// The expressions among the arguments of a macro, as far as they are any: of `key: value` the
/// value.
pub fn expressions_in(call: &syn::Macro) -> Vec<Expr> {
    let tokens: Vec<TokenTree> = call.tokens.clone().into_iter().collect();
    let mark = |token: &TokenTree, marks: &[char]| matches!(token, TokenTree::Punct(punct) if marks.contains(&punct.as_char()));
    let parse = |part: &[TokenTree]| syn::parse2::<Expr>(part.iter().cloned().collect()).ok();
    tokens
        .split(|token| mark(token, &[',', ';']))
        .filter_map(|part| {
            parse(part).or_else(|| {
                let colon = part.iter().position(|token| mark(token, &[':']))?;
                parse(&part[colon + 1..])
            })
        })
        .collect()
}
