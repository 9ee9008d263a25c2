//! The shared vectors: where they are, what a case is, and how a runner tells how each case went.
//!
//! The command line's tests share this file.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use chatapps_webhooks::Model;
use serde_json::{Value, json};

/// Set to a folder, it has each runner write there how each case went.
const RESULTS: &str = "CONFORMANCE_RESULTS";

/// What is compared of a finding.
const COMPARED: [&str; 5] = ["rule", "level", "pointer", "line", "column"];

/// The folder of the vectors.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors")
}

pub(crate) fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// One case.
#[derive(Debug)]
pub(crate) struct Case {
    pub(crate) model: Model,
    /// `model/topic: description`, unique among all cases.
    pub(crate) name: String,
    pub(crate) members: Value,
}

/// All cases of all files.
pub(crate) fn cases() -> Vec<Case> {
    cases_in(&folder())
}

/// All cases of all files of a folder.
pub(crate) fn cases_in(folder: &Path) -> Vec<Case> {
    let mut out = Vec::new();
    for folder in entries(folder) {
        let model: Model = folder.file_name().unwrap().to_str().unwrap().parse().unwrap();
        for file in entries(&folder) {
            let topic = file.file_stem().unwrap().to_str().unwrap();
            let cases: Vec<Value> = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
            assert!(!cases.is_empty(), "{} has no case", file.display());
            for members in cases {
                let name = format!("{model}/{topic}: {}", members["description"].as_str().unwrap());
                out.push(Case { model, name, members });
            }
        }
    }
    assert!(!out.is_empty());
    out
}

impl Case {
    /// The value, if the case has one.
    pub(crate) fn data(&self) -> Option<&Value> {
        self.members.get("data")
    }

    /// The text to check: as it is given, or the value as compact JSON.
    pub(crate) fn octets(&self) -> Vec<u8> {
        match (&self.members["text"], &self.members["bytes"]) {
            (Value::String(text), _) => text.clone().into_bytes(),
            (_, Value::String(digits)) => {
                let digits = digits.as_bytes().chunks(2);
                digits.map(|two| u8::from_str_radix(str::from_utf8(two).unwrap(), 16).unwrap()).collect()
            }
            _ => self.data().unwrap().to_string().into_bytes(),
        }
    }

    pub(crate) fn policy(&self) -> &str {
        self.members["policy"].as_str().unwrap_or("recommended")
    }

    /// The levels that are set, by rule.
    pub(crate) fn levels(&self) -> BTreeMap<&str, &str> {
        let levels = self.members["levels"].as_object().into_iter().flatten();
        levels.map(|(rule, level)| (rule.as_str(), level.as_str().unwrap())).collect()
    }

    /// The limits that are set, by name.
    pub(crate) fn limits(&self) -> BTreeMap<&str, usize> {
        let limits = self.members["limits"].as_object().into_iter().flatten();
        limits.map(|(name, limit)| (name.as_str(), limit.as_u64().unwrap().try_into().unwrap())).collect()
    }

    pub(crate) fn valid(&self) -> bool {
        self.members["valid"].as_bool().unwrap()
    }

    /// The text with fixes of a kind made, if the case says what that is.
    pub(crate) fn fixed(&self, applicability: &str) -> Option<&str> {
        self.members.get("fixed").map(|fixed| fixed[applicability].as_str().unwrap())
    }

    pub(crate) fn findings(&self) -> &[Value] {
        self.members["findings"].as_array().unwrap()
    }

    /// The findings without places in a text.
    pub(crate) fn findings_of_values(&self) -> Vec<Value> {
        let mut findings = self.findings().to_vec();
        for finding in &mut findings {
            finding.as_object_mut().unwrap().retain(|name, _| name != "line" && name != "column");
        }
        findings
    }
}

/// Whether findings are those that are expected: all of them, in order, by the members that the
/// expected ones have.
pub(crate) fn compare(expected: &[Value], found: &[Value]) -> Result<(), String> {
    let as_expected = |(index, finding): (usize, &Value)| {
        let names = expected.get(index).unwrap_or(finding).as_object().unwrap().keys();
        names.map(|name| (name.clone(), finding[name].clone())).collect()
    };
    let same: Vec<Value> = found.iter().enumerate().map(as_expected).collect();
    if same == expected {
        return Ok(());
    }
    Err(format!("expected {}\n     found {}", json!(expected), json!(found)))
}

/// What a runner makes of a case.
pub(crate) struct Answer {
    /// The findings in the text.
    pub(crate) found: Vec<Value>,
    pub(crate) verdict: Result<(), String>,
}

/// Asks a runner about each case, and fails when an answer is wrong.
pub(crate) fn run(runner: &str, ask: impl Fn(&Case) -> Answer) {
    let mut lines = String::new();
    let mut wrong = Vec::new();
    for case in cases() {
        let Answer { found, verdict } = ask(&case);
        let found: Vec<Value> = found
            .iter()
            .map(|finding| {
                let members =
                    COMPARED.iter().filter_map(|name| finding.get(name).map(|value| (*name, value)));
                json!(members.collect::<BTreeMap<_, _>>())
            })
            .collect();
        let line = json!({"case": case.name, "passed": verdict.is_ok(), "found": found});
        writeln!(lines, "{line}").unwrap();
        if let Err(reason) = verdict {
            wrong.push(format!("{}\n  {reason}", case.name));
        }
    }
    if let Some(results) = env::var_os(RESULTS) {
        fs::write(Path::new(&results).join(format!("{runner}.ndjson")), lines).unwrap();
    }
    assert!(wrong.is_empty(), "{} cases are wrong:\n{}", wrong.len(), wrong.join("\n"));
}
