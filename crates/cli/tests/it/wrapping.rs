//! Comments and prose are at most 100 columns wide, in all files of the repository.

use std::fs;
use std::path::Path;
use std::process::Command;

const COLUMNS: usize = 100;

/// What begins a comment that has a line of its own, by the end of a file's name. A file without
/// one says in its first line what reads it.
const COMMENTS: [(&str, &[&str]); 3] = [
    ("//", &[".rs", ".js", ".mjs", ".ts", ".ts.in"]),
    ("#", &[".toml", ".yml", ".sh.in", ".ps1.in", ".gitignore", "Makefile", "Containerfile"]),
    ("#", &["release/tools", "bindings/remap"]),
];

/// A line that is too wide, and how wide it is.
type Wide = (usize, usize);

/// The columns of a line, without the addresses in it, in which it can't be broken.
fn columns(line: &str) -> usize {
    let shown = |word: &str| match word.split_once("](") {
        Some((text, to)) => format!("{text}{}", to.split_once(')').unwrap_or_default().1).chars().count(),
        None if word.contains("://") => 0,
        None => word.chars().count(),
    };
    line.split(' ').map(|word| shown(word) + 1).sum::<usize>() - 1
}

/// The lines that are too wide, of those that are picked one after the other.
fn wide(text: &str, mut is_picked: impl FnMut(&str) -> bool) -> Vec<Wide> {
    let lines = text.lines().enumerate().filter(|(_, line)| is_picked(line));
    lines.map(|(index, line)| (index + 1, columns(line))).filter(|(_, columns)| *columns > COLUMNS).collect()
}

/// Whether lines, one after the other, are of a block of code.
#[derive(Default)]
struct Fence(Option<usize>);

impl Fence {
    fn has(&mut self, line: &str) -> bool {
        let ticks = line.trim_start().chars().take_while(|c| *c == '`').count();
        match self.0 {
            Some(open) if ticks >= open => self.0 = None,
            None if ticks >= 3 => self.0 = Some(ticks),
            inside => return inside.is_some(),
        }
        true
    }
}

/// Comments that have a line of their own, without code.
fn comments(begin: &'static str) -> impl FnMut(&str) -> bool {
    let mut fence = Fence::default();
    move |line| {
        let comment = line.trim_start().strip_prefix(begin);
        comment.is_some_and(|comment| !fence.has(comment.trim_start_matches(['/', '!', '#'])))
    }
}

/// Comments and docstrings of Python.
fn python() -> impl FnMut(&str) -> bool {
    let (mut is_string, mut is_docstring) = (false, false);
    move |line| {
        let start = line.trim_start();
        if !is_string {
            is_docstring = start.starts_with("\"\"\"");
        }
        let is_picked = is_docstring || !is_string && start.starts_with('#');
        is_string ^= line.matches("\"\"\"").count() % 2 == 1;
        is_docstring &= is_string;
        is_picked
    }
}

/// Markdown without code, tables, headings and HTML, which can't be broken.
fn prose() -> impl FnMut(&str) -> bool {
    let mut fence = Fence::default();
    move |line| !fence.has(line) && !line.trim_start().starts_with(['|', '#', '<'])
}

/// What is too wide in a file.
fn wide_lines(name: &str, text: &str) -> Vec<Wide> {
    let ends = |ends: &[&str]| ends.iter().any(|end| name.ends_with(end));
    let read_by = text.lines().next().filter(|line| line.starts_with("#!")).unwrap_or_default();
    if ends(&[".md", ".md.in"]) {
        wide(text, prose())
    } else if ends(&[".py", ".pyi", ".pyi.in"]) || read_by.contains("python") {
        wide(text, python())
    } else if let Some((begin, _)) = COMMENTS.iter().find(|(_, names)| ends(names)) {
        wide(text, comments(begin))
    } else if !read_by.is_empty() {
        wide(text, comments(if read_by.contains("node") { "//" } else { "#" }))
    } else {
        Vec::new()
    }
}

#[test]
fn comments_and_prose_are_wrapped() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    // What is generated is as wide as its sources are long.
    let arguments = ["ls-files", "-z", "--", ".", ":(exclude,attr:linguist-generated=true)"];
    let listed = Command::new("git").args(arguments).current_dir(&root).output().unwrap();
    let listed = String::from_utf8(listed.stdout).unwrap();
    let mut wide = Vec::new();
    let mut read = 0;
    for name in listed.split_terminator('\0') {
        let path = root.join(name);
        // A link is read where it leads, and a file may have been removed since.
        if path.is_symlink() {
            continue;
        }
        let Ok(text) = fs::read_to_string(path) else { continue };
        read += 1;
        wide.extend(
            wide_lines(name, &text).iter().map(|(line, columns)| format!("{name}:{line}: {columns} columns")),
        );
    }
    assert!(read > 1000, "{read} files were read");
    assert!(wide.is_empty(), "wrap these lines at {COLUMNS} columns:\n{}", wide.join("\n"));
}

#[test]
fn what_can_be_wrapped_is_found() {
    let (words, few) = ("word ".repeat(25), "word ".repeat(16));
    for (name, before) in [
        ("a.rs", "    //! "),
        ("a.rs", "/// "),
        ("a.mjs", "// "),
        ("a.py", "# "),
        ("Cargo.toml", "# "),
        ("tools/Makefile", "# "),
        ("a.md", ""),
        ("a.md", "- "),
        ("a.md", "> "),
    ] {
        assert_eq!(wide_lines(name, &format!("\n{before}{words}\n")), [(2, before.len() + 125)], "{name}");
        assert_eq!(wide_lines(name, &format!("\n{before}{few}\n")), []);
    }
    for text in [
        format!("#!/bin/sh\n# {words}\n"),
        format!("#!/usr/bin/env node\n// {words}\n"),
        format!("#!/usr/bin/env python3\n\"\"\"{words}\"\"\"\n"),
        format!("#!/usr/bin/env python3\n\"\"\"{few}\n\n{words}\n\"\"\"\n"),
        format!("#!/usr/bin/env python3\na = \"\"\"b\n{words}\n\"\"\"\n# {words}\n"),
    ] {
        assert_eq!(wide_lines("run", &text).len(), 1, "{text}");
    }
}

#[test]
fn what_cannot_be_wrapped_is_passed_over() {
    let words = "word ".repeat(25);
    let address = "a".repeat(120);
    for (name, text) in [
        ("a.rs", format!("let text = \"{words}\"; // {words}\n")),
        ("a.rs", format!("/// https://a.example/{address}\n")),
        ("a.rs", format!("    /// ```\n    /// {words}\n    /// ```\n")),
        ("a.md", format!("# {words}\n\n| {words} |\n\n<img alt=\"{words}\">\n")),
        ("a.md", format!("```sh\n{words}\n```\n\n````md\n```\n{words}\n```\n{words}\n````\n")),
        ("a.md", format!("See [this page](https://a.example/{address}#b), and more.\n")),
        ("a.py", format!("a = \"\"\"\n# {words}\n\"\"\"\n")),
        ("a.json", words.clone()),
        ("a", words.clone()),
    ] {
        assert_eq!(wide_lines(name, &text), [], "{name}: {text}");
    }
    // Only what a link shows counts, and that does.
    assert_eq!(wide_lines("a.md", &format!("[{words}](b.md)")).len(), 1);
}
