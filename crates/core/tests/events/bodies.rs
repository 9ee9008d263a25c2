//! A look at bodies that are kept elsewhere: prints the kind and the findings of each.

use chatapps_webhooks::{Checker, Event, Model};

#[test]
fn bodies_of_a_folder_are_shown() {
    let Some(folder) = std::env::var_os("EVENT_BODIES") else { return };
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        let report = Checker::default().check(Model::Event, &text);
        let kind = match Checker::default().parse::<Event>(&text) {
            Ok(parsed) => parsed.value.kind().to_string(),
            Err(_) => "refused".to_owned(),
        };
        let findings: Vec<_> = report
            .findings()
            .iter()
            .map(|finding| format!("{} {}", finding.rule(), finding.pointer()))
            .collect();
        println!("{}\t{kind}\t{}", path.file_name().unwrap().to_string_lossy(), findings.join("; "));
    }
}
