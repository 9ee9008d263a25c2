//! Every block of code in the documentation runs: here what is for a shell, and what is data. Those
//! of Rust are tests of the crates, those of Python and JavaScript run in the tests of the
//! packages.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use walkdir::WalkDir;

use crate::page_data;
use crate::page_shell::Shell;
use crate::program::Room;
use crate::readme::root;

/// Where blocks are that others run, by the start of the path and the language, and what runs them.
const ELSEWHERE: &[(&str, &str, &str)] = &[
    ("docs/events/", "python", "bindings/py/tests/test_events.py"),
    ("docs/events/", "js", "bindings/node/test/sample.test.js"),
    ("docs/coming-from-python.md", "python", "bindings/py/tests/others/run"),
    ("docs/configuration.md", "python", "bindings/py/tests/test_projects.py"),
    ("docs/configuration.md", "js", "bindings/node/test/projects.test.js"),
    ("schema/README.md", "python", "tests/referees/blocks.py"),
    ("schema/README.md", "js", "tests/referees/blocks.py"),
    ("docs/", "python", "bindings/py/tests/test_package.py"),
    ("docs/", "js", "bindings/node/test/readme.test.mjs"),
    ("README.md", "python", "bindings/py/tests/test_package.py"),
    ("README.md", "js", "bindings/node/test/readme.test.mjs"),
    ("bindings/py/README.md", "python", "bindings/py/tests/test_package.py"),
    ("bindings/node/README.md", "js", "bindings/node/test/readme.test.mjs"),
    ("bindings/node/README.md", "javascript", "bindings/node/test/tools/run"),
    ("docs/editors.md", "lua", "tests/editors/neovim.lua"),
    // The examples of the catalogue, under each policy.
    ("docs/rules/", "json", "crates/core/tests/it/conformance.rs"),
    ("docs/rules/", "yaml", "crates/texts/tests"),
    ("docs/commands/", "sh", "crates/cli/src/reference.rs"),
];

/// Blocks that nothing runs: the page, the start of the text, and why.
const UNRUN: &[(&str, &str, &str)] = &[
    ("README.md", "cargo run", "it builds the program, as these tests have done"),
    ("README.md", "make test", "it is what runs this"),
    ("docs/install.md", "sh install.sh", "it needs a release; `release/gate-program` runs it"),
    ("docs/install.md", "sha256sum", "it needs a release"),
    ("docs/install.md", "cargo install", "it builds the program, as these tests have done"),
    ("docs/editors.md", "make vsix", "`editors/vscode/pack` is a part of `make test`"),
    ("docs/editors.md", "[language-server", "Helix reads it"),
    ("docs/operations.md", "install -m 0755", "it needs root and systemd"),
    ("docs/operations.md", "systemd-run", "it needs root and systemd"),
    ("docs/operations.md", "podman run", "it needs an image; `release/gate-image` runs one"),
    ("docs/console.md", "chatapps-webhooks serve --demo --console", "it doesn't end; `console.rs` runs it"),
    ("docs/server.md", "chatapps-webhooks serve --demo", "it doesn't end; `endpoint.rs` runs it"),
    ("docs/server.md", "chatapps-webhooks accounts add", "it doesn't end; `endpoint.rs` runs it"),
    ("docs/server.md", "export CHATAPPS_STORE=", "it needs PostgreSQL; `tests/server/run` runs it"),
    ("tests/mutants.md", "", "it takes hours"),
];

/// The languages that this file looks after.
const SHELLS: [&str; 2] = ["console", "sh"];
const DATA: [&str; 3] = ["json", "yaml", "toml"];

pub(crate) struct Block {
    /// The page, from the root of the repository.
    pub(crate) page: String,
    pub(crate) language: String,
    pub(crate) text: String,
}

impl Block {
    fn is_unrun(&self) -> bool {
        UNRUN.iter().any(|(page, start, _)| self.page == *page && self.text.starts_with(start))
    }

    fn runs_elsewhere(&self) -> bool {
        ELSEWHERE.iter().any(|(page, language, _)| {
            let is_page = if page.ends_with('/') { self.page.starts_with(page) } else { self.page == *page };
            is_page && self.language == *language
        })
    }

    fn is_ours(&self, languages: &[&str]) -> bool {
        languages.contains(&self.language.as_str()) && !self.is_unrun() && !self.runs_elsewhere()
    }
}

/// The pages of the site, which are those that can have blocks.
fn pages() -> BTreeSet<String> {
    let summary = fs::read_to_string(root().join("docs/SUMMARY.md")).unwrap();
    let listed = summary.split("](").skip(1).map(|rest| rest.split(')').next().unwrap());
    let listed = listed.map(|link| link.strip_prefix("../").map_or(format!("docs/{link}"), str::to_owned));
    let below = WalkDir::new(root().join("docs")).into_iter().map(Result::unwrap);
    let below = below.filter(|entry| entry.path().extension().is_some_and(|end| end == "md"));
    let name = |path: &Path| path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned();
    listed.chain(below.map(|entry| name(entry.path()))).collect()
}

/// The blocks of a page, in their order.
fn blocks_of(page: &str) -> Vec<Block> {
    let text = fs::read_to_string(root().join(page)).unwrap();
    let mut blocks: Vec<Block> = Vec::new();
    let mut fence: Option<usize> = None;
    for line in text.lines() {
        let indent = line.len() - line.trim_start().len();
        match (fence, line.trim_start().strip_prefix("```")) {
            (None, Some(language)) => {
                let language = language.split(',').next().unwrap().to_owned();
                blocks.push(Block { page: page.to_owned(), language, text: String::new() });
                fence = Some(indent);
            }
            (Some(_), Some("")) => fence = None,
            (Some(indent), _) => {
                let block = blocks.last_mut().unwrap();
                block.text.push_str(line.get(indent..).unwrap_or_default());
                block.text.push('\n');
            }
            (None, None) => {}
        }
    }
    assert!(fence.is_none(), "{page} has a block without an end");
    blocks
}

fn all_blocks() -> Vec<Block> {
    pages().iter().flat_map(|page| blocks_of(page)).collect()
}

#[test]
fn every_block_is_run_by_something() {
    let blocks = all_blocks();
    for (page, start, _) in UNRUN {
        let is_it = |block: &Block| block.page == *page && block.text.starts_with(start);
        assert!(blocks.iter().any(is_it), "{page} has no block that starts with `{start}`");
    }
    for (page, language, runner) in ELSEWHERE {
        assert!(root().join(runner).exists(), "{runner}");
        let is_it = |block: &Block| block.page.starts_with(page) && block.language == *language;
        assert!(blocks.iter().any(is_it), "{page} has no block of {language}");
    }
    let known = [&SHELLS[..], &DATA, &["rust", "text"]].concat();
    for block in blocks.iter().filter(|block| !block.is_unrun() && !block.runs_elsewhere()) {
        let Block { page, language, text } = block;
        assert!(known.contains(&language.as_str()), "{page}: nothing runs `{language}`:\n{text}");
    }
}

#[test]
fn pages_with_rust_are_documentation_of_a_crate() {
    let included = ["core", "project", "receiver", "texts", "lsp"]
        .map(|name| fs::read_to_string(root().join(format!("crates/{name}/src/lib.rs"))).unwrap())
        .concat();
    let with_rust = all_blocks().into_iter().filter(|block| block.language == "rust");
    for page in with_rust.map(|block| block.page).collect::<BTreeSet<_>>() {
        let name = page.strip_prefix("docs/").unwrap_or(&page).trim_end_matches(".md");
        let is_readme = page == "README.md" || page.starts_with("crates/");
        assert!(is_readme || included.contains(&format!("\"{name}\"")), "{page}: `crates/core/src/lib.rs`");
    }
}

#[test]
fn what_is_for_a_shell_works() {
    let mut ran = 0;
    for page in pages() {
        let blocks: Vec<_> = blocks_of(&page).into_iter().filter(|block| block.is_ours(&SHELLS)).collect();
        if blocks.is_empty() {
            continue;
        }
        let shell = Shell::new(&page);
        for block in &blocks {
            if block.language == "console" {
                shell.shows(block);
            } else {
                shell.runs(block);
            }
            ran += 1;
        }
    }
    assert!(ran > 25, "{ran}");
}

#[test]
fn what_is_data_is_right() {
    let room = Room::new();
    let blocks: Vec<_> = all_blocks().into_iter().filter(|block| block.is_ours(&DATA)).collect();
    for block in &blocks {
        page_data::check(&room, block);
    }
    assert!(blocks.len() > 100, "{}", blocks.len());
}
