//! Checks the structure of the sources: no files import each other in a circle, and the folders of
//! the core are floors.

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
        if name == "super" {
            path.pop();
        } else {
            path.push(name.clone());
        }
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

/// The texts of the files below a folder, by module.
fn texts_below(source: &str) -> BTreeMap<Module, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(source);
    let mut texts = BTreeMap::new();
    for entry in WalkDir::new(&root).into_iter().map(Result::unwrap) {
        let file = entry.path().strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
        let is_test = file.split(['/', '.']).any(|part| part == "tests");
        if let Some(name) = file.strip_suffix(".rs").filter(|name| !is_test && *name != "main") {
            let module =
                if name == "lib" { Vec::new() } else { name.split('/').map(str::to_owned).collect() };
            texts.insert(module, fs::read_to_string(entry.path()).unwrap());
        }
    }
    texts
}

/// The imports of each module.
fn graph_of(texts: &BTreeMap<Module, String>) -> BTreeMap<Module, BTreeSet<Module>> {
    let modules: BTreeSet<_> = texts.keys().cloned().collect();
    texts.iter().map(|(module, text)| (module.clone(), imports(module, text, &modules))).collect()
}

const CORE: &str = "../core/src";

#[test]
fn no_files_import_each_other_in_a_circle() {
    for source in [
        CORE,
        "../cli/src",
        "../lsp/src",
        "../project/src",
        "../server/src",
        "../texts/src",
        "../../bindings/py/src",
        "../../bindings/node/src",
    ] {
        let graph = graph_of(&texts_below(source));
        assert!(
            graph.values().map(BTreeSet::len).sum::<usize>() > graph.len() / 2,
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

/// The folders of the core, from the ground up. Each imports only itself and those before it.
const FLOORS: [&str; 17] = [
    "base", "json", "describe", "values", "policy", "finding", "context", "rules", "read", "contract",
    "redact", "check", "fix", "account", "sample", "schema", "publish",
];

#[test]
fn the_folders_of_the_core_import_only_downwards() {
    let graph = graph_of(&texts_below(CORE));
    let floor_of = |module: &Module| {
        let folder = module.first()?;
        let floor = FLOORS.iter().position(|floor| floor == folder);
        Some(floor.unwrap_or_else(|| panic!("{folder} is on no floor: add it to `FLOORS`")))
    };
    let mut seen = BTreeSet::new();
    for (module, imports) in &graph {
        let Some(floor) = floor_of(module) else { continue };
        seen.insert(floor);
        for import in imports {
            let (module, import_name) = (module.join("::"), import.join("::"));
            let of_import = floor_of(import).unwrap_or_else(|| panic!("{module} imports the crate's root"));
            assert!(of_import <= floor, "{module} imports {import_name}, which is above it");
        }
    }
    assert_eq!(seen.len(), FLOORS.len());
}

#[test]
fn names_are_imported_from_the_file_that_defines_them() {
    for (module, text) in texts_below(CORE).into_iter().filter(|(module, _)| !module.is_empty()) {
        let passes_on = |line: &&str| {
            let line = line.trim_start();
            ["pub use ", "pub(crate) use crate", "pub(crate) use self", "pub(crate) use super"]
                .iter()
                .any(|start| line.starts_with(start))
        };
        assert_eq!(text.lines().find(passes_on), None, "{} passes on names", module.join("::"));
    }
}
