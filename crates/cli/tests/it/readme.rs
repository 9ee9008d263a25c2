//! The output in the README is the real output.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The commands in the `console` blocks of a text, each with its output.
pub(crate) fn shown(text: &str) -> Vec<(String, String)> {
    let blocks = text.split("```console\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    blocks
        .flat_map(|block| block.split("$ ").skip(1))
        .map(|part| part.split_once('\n').unwrap())
        .map(|(command, output)| (command.to_owned(), output.trim_end().to_owned()))
        .collect()
}

#[test]
fn console_blocks_show_the_real_output() {
    let commands = shown(&fs::read_to_string(root().join("README.md")).unwrap());
    assert!(!commands.is_empty());
    for (command, expected) in commands {
        let arguments = command.strip_prefix("chatapps-webhooks ").unwrap().split(' ');
        let output = Command::new(env!("CARGO_BIN_EXE_chatapps-webhooks"))
            .args(arguments)
            .current_dir(root())
            .output()
            .unwrap();
        assert_eq!(String::from_utf8(output.stdout).unwrap().trim_end(), expected, "{command}");
    }
}

#[test]
fn the_examples_are_what_their_folders_say() {
    for (folder, expected) in [("valid", 0), ("invalid", 1)] {
        for entry in fs::read_dir(root().join("examples").join(folder)).unwrap() {
            let status = Command::new(env!("CARGO_BIN_EXE_chatapps-webhooks"))
                .args(["validate", "--quiet"])
                .arg(entry.as_ref().unwrap().path())
                .status()
                .unwrap();
            assert_eq!(status.code(), Some(expected), "{entry:?}");
        }
    }
}
