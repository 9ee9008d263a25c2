//! Checks that no files import each other in a circle.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use walkdir::WalkDir;

/// The path of a module from the root of its crate.
type Module = Vec<String>;

/// The identifiers and punctuation of a file, without comments and test modules.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    for line in text.lines() {
        let code = line.split("//").next().unwrap();
        let mut previous = ' ';
        for c in code.chars().filter(|c| !c.is_whitespace() || *c == ' ') {
            let is_name = |c: char| c.is_alphanumeric() || c == '_';
            match tokens.last_mut() {
                Some(last) if is_name(c) && is_name(previous) || c == ':' && previous == ':' => last.push(c),
                _ if c != ' ' => tokens.push(c.to_string()),
                _ => {}
            }
            previous = c;
        }
    }
    tokens
}

/// Adds the paths that begin at the first token, including all items of a group. Returns the
/// remaining tokens.
fn add_paths<'t>(tokens: &'t [String], start: &[String], paths: &mut Vec<Module>) -> &'t [String] {
    let mut path = start.to_vec();
    let mut rest = tokens;
    while let [name, next @ ..] = rest {
        rest = next;
        if name == "{" {
            while rest.first().is_some_and(|token| token != "}") {
                rest = if rest[0] == "," { &rest[1..] } else { add_paths(rest, &path, paths) };
            }
            return rest.get(1..).unwrap_or_default();
        }
        path.push(name.clone());
        match rest {
            [separator, next @ ..] if separator == "::" => rest = next,
            _ => break,
        }
    }
    paths.push(path);
    rest
}

/// The modules that a module refers to, by absolute and relative paths.
fn imports(module: &Module, text: &str, modules: &BTreeSet<Module>) -> BTreeSet<Module> {
    let tokens = tokens(text);
    let mut paths = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        // Skip the rest of another path, and `pub(in crate::…)`.
        let is_start = match &tokens[..index] {
            [.., open, before] => before != "::" && !(open == "(" && before == "in"),
            _ => true,
        };
        let child = [module.clone(), vec![token.clone()]].concat();
        let is_path = tokens.get(index + 1).is_some_and(|next| next == "::");
        let base = match token.as_str() {
            "crate" => Some(Vec::new()),
            "self" => Some(module.clone()),
            "super" => Some(module.split_last().map(|(_, parent)| parent.to_vec()).unwrap_or_default()),
            _ if modules.contains(&child) => Some(child),
            _ => None,
        };
        if let (true, true, Some(base)) = (is_start, is_path, base) {
            add_paths(&tokens[index + 2..], &base, &mut paths);
        }
    }
    let defining = |path: Module| {
        (0..=path.len()).rev().map(|end| path[..end].to_vec()).find(|path| modules.contains(path))
    };
    paths.into_iter().filter_map(defining).filter(|found| found != module).collect()
}

/// Follows imports from the last module of a path through the graph. Returns the circle if the path
/// comes back to one of its modules.
fn circle(
    way: &mut Vec<Module>,
    graph: &BTreeMap<Module, BTreeSet<Module>>,
    done: &mut BTreeSet<Module>,
) -> Option<Vec<Module>> {
    let module = way.last()?.clone();
    for next in &graph[&module] {
        if let Some(start) = way.iter().position(|seen| seen == next) {
            return Some([&way[start..], std::slice::from_ref(next)].concat());
        }
        if !done.contains(next) {
            way.push(next.clone());
            if let Some(found) = circle(way, graph, done) {
                return Some(found);
            }
            way.pop();
        }
    }
    done.insert(module);
    None
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    for source in ["../cli/src", "../server/src"] {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(source);
        let mut texts = BTreeMap::new();
        for entry in WalkDir::new(&root).into_iter().map(Result::unwrap) {
            let file = entry.path().strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
            if let Some(name) =
                file.strip_suffix(".rs").filter(|name| !name.ends_with("tests") && *name != "main")
            {
                let module =
                    if name == "lib" { Vec::new() } else { name.split('/').map(str::to_owned).collect() };
                texts.insert(module, fs::read_to_string(entry.path()).unwrap());
            }
        }
        let modules: BTreeSet<_> = texts.keys().cloned().collect();
        let graph: BTreeMap<_, _> =
            texts.iter().map(|(module, text)| (module.clone(), imports(module, text, &modules))).collect();
        assert!(
            graph.values().map(BTreeSet::len).sum::<usize>() > modules.len(),
            "{source}: too few imports found"
        );
        let mut done = BTreeSet::new();
        for module in graph.keys() {
            let found = circle(&mut vec![module.clone()], &graph, &mut done).unwrap_or_default();
            let names: Vec<_> = found.iter().map(|module| format!("crate::{}", module.join("::"))).collect();
            assert!(names.is_empty(), "a circle in {source}: {}", names.join(" -> "));
        }
    }
}
