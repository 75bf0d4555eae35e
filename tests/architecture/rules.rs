//! What one file is searched for: sentences, matches that take what comes, arithmetic errors that
//! are swallowed, documentation that says nothing.

use crate::source::{File, expressions_in};
use syn::visit::{self, Visit};
use syn::{Attribute, Expr, Pat, Visibility};

/// How many words make a text a sentence.
const SENTENCE: usize = 3;

/// The texts of a file that are sentences, but for what a format says of itself in the help.
pub fn sentences(file: &File) -> Vec<String> {
    let mut helps = Helps(Vec::new());
    helps.visit_file(&file.syntax);
    let said = file.literals.iter().filter(|literal| is_sentence(literal));
    said.filter(|literal| !helps.0.contains(literal)).cloned().collect()
}

/// Whether a text has three or more words, places to be filled in and marks aside. A piece of HTML
/// is none.
fn is_sentence(text: &str) -> bool {
    if text.trim_start().starts_with('<') {
        return false;
    }
    let mut depth = 0_usize;
    let told: String = text
        .chars()
        .filter(|character| {
            match character {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0
        })
        .collect();
    told.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count() >= SENTENCE
}

/// The `help` of every `Form` a format describes itself by.
struct Helps(Vec<String>);

impl<'ast> Visit<'ast> for Helps {
    fn visit_expr_struct(&mut self, made: &'ast syn::ExprStruct) {
        if made.path.is_ident("Form") {
            for field in &made.fields {
                if let (syn::Member::Named(name), Expr::Lit(literal)) = (&field.member, &field.expr)
                    && name == "help"
                    && let syn::Lit::Str(text) = &literal.lit
                {
                    self.0.push(text.value());
                }
            }
        }
        visit::visit_expr_struct(self, made);
    }
}

/// What must be gone through to the last: a new one is to be a compile error in each place.
const WATCHED: [&str; 10] = [
    "Operation",
    "Rule",
    "Judgement",
    "Judged",
    "ByPercentage",
    "BySum",
    "Reason",
    "Why",
    "Change",
    "EngagementOutcome",
];

/// The matches over one of those that have an arm for whatever comes, by the watched name.
pub fn wild_matches(file: &File) -> Vec<String> {
    let mut finder = WildMatches(Vec::new());
    finder.visit_file(&file.syntax);
    finder.0
}

struct WildMatches(Vec<String>);

impl<'ast> Visit<'ast> for WildMatches {
    fn visit_expr_match(&mut self, found: &'ast syn::ExprMatch) {
        let watched = found.arms.iter().find_map(|arm| watched_in(&arm.pat));
        if let Some(name) = watched
            && found.arms.iter().any(|arm| takes_anything(&arm.pat))
        {
            self.0.push(format!("a match over {name} with an arm for anything"));
        }
        visit::visit_expr_match(self, found);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        for expression in expressions_in(call) {
            let mut inner = WildMatches(Vec::new());
            inner.visit_expr(&expression);
            self.0.extend(inner.0);
        }
    }
}

/// The watched enumeration that a pattern names.
fn watched_in(pattern: &Pat) -> Option<&'static str> {
    let of_path = |path: &syn::Path| {
        let before_last = path.segments.iter().rev().nth(1)?;
        WATCHED.into_iter().find(|name| before_last.ident == name)
    };
    match pattern {
        Pat::Path(path) => of_path(&path.path),
        Pat::TupleStruct(inner) => of_path(&inner.path).or_else(|| inner.elems.iter().find_map(watched_in)),
        Pat::Struct(inner) => {
            of_path(&inner.path).or_else(|| inner.fields.iter().find_map(|field| watched_in(&field.pat)))
        }
        Pat::Tuple(inner) => inner.elems.iter().find_map(watched_in),
        Pat::Slice(inner) => inner.elems.iter().find_map(watched_in),
        Pat::Or(inner) => inner.cases.iter().find_map(watched_in),
        Pat::Paren(inner) => watched_in(&inner.pat),
        Pat::Reference(inner) => watched_in(&inner.pat),
        Pat::Guard(inner) => watched_in(&inner.pat),
        Pat::Ident(inner) => inner.subpat.as_ref().and_then(|(_, pattern)| watched_in(pattern)),
        _ => None,
    }
}

/// Whether a pattern holds whatever comes. One with a guard does not.
fn takes_anything(pattern: &Pat) -> bool {
    match pattern {
        Pat::Wild(_) => true,
        Pat::Ident(inner) => inner.subpat.is_none() && inner.ident.to_string().starts_with(char::is_lowercase),
        Pat::Tuple(inner) => inner.elems.iter().all(takes_anything),
        Pat::Or(inner) => inner.cases.iter().any(takes_anything),
        Pat::Paren(inner) => takes_anything(&inner.pat),
        Pat::Reference(inner) => takes_anything(&inner.pat),
        _ => false,
    }
}

/// Calls whose error says that a figure cannot be kept exactly.
const ARITHMETIC: [&str; 9] = ["plus", "minus", "times", "over", "of", "of_percent", "middle", "hundredth", "round_to"];

/// What may stand between such a call and what swallows its error.
const BETWEEN: [&str; 3] = ["map", "and_then", "map_err"];

/// The places where the error of arithmetic is swallowed, each with what swallows it.
pub fn swallowed_errors(file: &File) -> Vec<String> {
    let mut finder = SwallowedErrors(Vec::new());
    finder.visit_file(&file.syntax);
    finder.0
}

struct SwallowedErrors(Vec<String>);

impl SwallowedErrors {
    fn look(&mut self, by: &str, of: &Expr) {
        if let Some(call) = arithmetic_in(of) {
            self.0.push(format!("`{by}` after `{call}`"));
        }
    }
}

impl<'ast> Visit<'ast> for SwallowedErrors {
    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        let name = call.method.to_string();
        if name == "ok" || name.starts_with("unwrap_or") || name.starts_with("map_or") {
            self.look(&name, &call.receiver);
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_let(&mut self, found: &'ast syn::ExprLet) {
        if is_ok(&found.pat) {
            self.look("if let Ok", &found.expr);
        }
        visit::visit_expr_let(self, found);
    }

    fn visit_local(&mut self, found: &'ast syn::Local) {
        if let Some(init) = &found.init
            && is_ok(&found.pat)
        {
            self.look("let Ok", &init.expr);
        }
        visit::visit_local(self, found);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        for expression in expressions_in(call) {
            let mut inner = SwallowedErrors(Vec::new());
            inner.visit_expr(&expression);
            self.0.extend(inner.0);
        }
    }
}

fn is_ok(pattern: &Pat) -> bool {
    matches!(pattern, Pat::TupleStruct(inner) if inner.path.is_ident("Ok"))
}

/// The call of arithmetic whose result an expression is, as far as that can be seen.
fn arithmetic_in(expression: &Expr) -> Option<String> {
    match expression {
        Expr::MethodCall(call) if ARITHMETIC.iter().any(|name| call.method == name) => Some(call.method.to_string()),
        Expr::MethodCall(call) if BETWEEN.iter().any(|name| call.method == name) => arithmetic_in(&call.receiver),
        Expr::Paren(inner) => arithmetic_in(&inner.expr),
        _ => None,
    }
}

/// Fewer words than this say no more than the name beside them.
const SAYS_SOMETHING: usize = 3;

/// The documentation of public things that says nothing.
pub fn empty_docs(file: &File) -> Vec<String> {
    let mut finder = EmptyDocs(Vec::new());
    finder.visit_file(&file.syntax);
    finder.0
}

struct EmptyDocs(Vec<String>);

impl EmptyDocs {
    fn look(&mut self, name: &dyn ToString, attributes: &[Attribute]) {
        let doc = doc_of(attributes);
        let words = doc.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
        if words > 0 && words < SAYS_SOMETHING {
            self.0.push(format!("of `{}` it says {doc:?}", name.to_string()));
        }
    }

    fn look_if_public(&mut self, visibility: &Visibility, name: &dyn ToString, attributes: &[Attribute]) {
        if matches!(visibility, Visibility::Public(_)) {
            self.look(name, attributes);
        }
    }
}

fn doc_of(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        syn::Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            Expr::Lit(literal) => match &literal.lit {
                syn::Lit::Str(text) => Some(text.value().trim().to_owned()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    });
    lines.collect::<Vec<_>>().join(" ")
}

impl<'ast> Visit<'ast> for EmptyDocs {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.look_if_public(&item.vis, &item.sig.ident, &item.attrs);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.look_if_public(&item.vis, &item.sig.ident, &item.attrs);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        self.look(&item.sig.ident, &item.attrs);
    }

    fn visit_impl_item_const(&mut self, item: &'ast syn::ImplItemConst) {
        self.look_if_public(&item.vis, &item.ident, &item.attrs);
    }

    fn visit_item_const(&mut self, item: &'ast syn::ItemConst) {
        self.look_if_public(&item.vis, &item.ident, &item.attrs);
    }

    fn visit_item_type(&mut self, item: &'ast syn::ItemType) {
        self.look_if_public(&item.vis, &item.ident, &item.attrs);
    }

    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        self.look_if_public(&item.vis, &item.ident, &item.attrs);
        visit::visit_item_struct(self, item);
    }

    fn visit_field(&mut self, field: &'ast syn::Field) {
        let name = field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
        self.look_if_public(&field.vis, &name, &field.attrs);
    }

    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        self.look_if_public(&item.vis, &item.ident, &item.attrs);
        if matches!(item.vis, Visibility::Public(_)) {
            for variant in &item.variants {
                self.look(&variant.ident, &variant.attrs);
                let fields = variant.fields.iter().filter(|field| !field.attrs.is_empty());
                fields.for_each(|field| self.look(&variant.ident, &field.attrs));
            }
        }
    }
}
