//! Secrets never show: not in findings, not in `Debug`, not in errors.

use chatapps_webhooks::{Checker, Model, Policy, Webhook};
use proptest::prelude::*;
use serde_json::json;

/// A text that can't occur in any output by chance.
fn secret() -> impl Strategy<Value = String> {
    prop_oneof!["Zq[0-9]{8}xZ", "[ -~]{0,6}Zq[0-9]{8}xZ[^\\x00]{0,6}"]
}

/// The part of a secret that no output may have.
fn core_of(secret: &str) -> &str {
    let start = secret.find("Zq").unwrap();
    &secret[start..start + 12]
}

proptest! {
    #[test]
    fn no_output_of_a_check_has_one(
        authorization in secret(), client_secret in secret(), user in "Zq[0-9]{8}xZ", query in "Zq[0-9]{8}xZ", bad in any::<bool>(),
    ) {
        let host = if bad { "127.0.0.1 " } else { "127.0.0.1" };
        let document = json!([{
            "subAccountId": "", "httpAuthorization": authorization, "type": "*", "url": format!("http://{user}:{user}@{host}/?token={query}#{query}"),
            "oauth": {"url": format!("http://u:{user}@localhost/?sig={query}"), "clientId": "", "clientSecret": client_secret, "credentialsLocation": "headers"},
        }]);
        let secrets = [core_of(&authorization), core_of(&client_secret), user.as_str(), query.as_str()];
        let checker = Checker::new(Policy::strict());
        for text in [document.to_string(), document.to_string().replace("}]", "}"), document.to_string().replace(':', "")] {
            let report = checker.check(Model::Webhooks, &text);
            prop_assert!(!report.is_valid());
            let invalid = checker.parse::<Vec<Webhook>>(&text).unwrap_err();
            let serde = serde_json::from_str::<Vec<Webhook>>(&text).unwrap_err();
            let outputs = [
                report.to_string(), format!("{report:?}"), serde_json::to_string(&report).unwrap(),
                invalid.to_string(), format!("{invalid:?}"), serde.to_string(), format!("{serde:?}"),
            ];
            for (output, secret) in outputs.iter().flat_map(|output| secrets.map(|secret| (output, secret))) {
                prop_assert!(!output.contains(secret), "{output}");
            }
        }
    }

    #[test]
    fn what_stands_in_the_place_of_a_secret_is_not_shown_either(secret in "Zq[0-9]{8}xZ", shape in 0..14_usize) {
        let value = [
            format!(r#""httpAuthorization": {{"{secret}": 1, "{secret}": 2}}"#),
            format!(r#""httpAuthorization": [[{{"{secret}": {{"{secret}": 1, "{secret}": 2}}}}]]"#),
            format!(r#""oauth": {{"clientSecret": [{{"{secret}": 1, "{secret}": 1}}]}}"#),
            format!(r#""url": {{"https://u:{secret}@h/": 1, "https://u:{secret}@h/": 1}}"#),
            format!(r#""httpAuthorization: Bearer {secret}": 1, "httpAuthorization: Bearer {secret}": 2"#),
            format!(r#""Bearer {secret}": {{"a": 1, "a": 2}}"#),
            format!(r#""a": {{"httpAuthorization": {{"{secret}": 1, "{secret}": 2}}}}"#),
            format!(r#""oauth": {{"httpAuthorization": {{"{secret}": 1, "{secret}": 2}}}}"#),
            format!(r#""a": {{"url": {{"https://u:{secret}@h/": 1, "https://u:{secret}@h/": 2}}}}"#),
            format!(r#""https://u:{secret}@h/": 1"#),
            format!(r#""oauth": {{"clientSecret {secret}": 1}}"#),
            format!(r#""Bearer: {secret}": 1"#),
            format!(r#""httpAuthorization\":\"{secret}": 1"#),
            format!(r#""httpAuthorization": {}"{secret}"{}"#, r#"{"a":"#.repeat(40), "}".repeat(40)),
        ][shape].clone();
        let text = format!("[{{{value}}}]");
        let report = Checker::new(Policy::strict()).check(Model::Webhooks, &text);
        prop_assert!(report.findings().iter().all(|finding| finding.rule().id() != "syntax"), "{report}");
        for output in [report.to_string(), format!("{report:?}"), serde_json::to_string(&report).unwrap()] {
            prop_assert!(!output.contains(&secret), "{output}");
        }
    }

    #[test]
    fn a_url_does_not_show_what_may_be_user_information(secret in "zq[0-9]{8}xz", shape in 0..8_usize) {
        let url = [
            format!("https://{secret}\\x@hooks.onion.example/"),
            format!("https://{secret}/x@hooks.onion.example/"),
            format!("https://{secret}?x@hooks.onion.example/"),
            format!("https://{secret}#x@hooks.onion.example/"),
            format!("wss://u:p@{secret}/x@hooks.onion.example/"),
            format!("{secret}:x-oauth-basic@hooks.onion.example/"),
            format!("https:{secret}@hooks.onion.example/?{secret}={secret}&token={secret}"),
            format!("https://{secret}:p w@hooks.onion.example/ #{secret}"),
        ][shape].clone();
        let document = json!([{"subAccountId": "Onion_Marketing", "url": url, "oauth": {"url": url}}]);
        let report = Checker::new(Policy::strict()).check(Model::Webhooks, document.to_string());
        for output in [report.to_string(), format!("{report:?}"), serde_json::to_string(&report).unwrap()] {
            prop_assert!(!output.contains(&secret), "{output}");
        }
    }

    #[test]
    fn debug_of_a_model_has_none(authorization in secret(), client_secret in secret(), user in "Zq[0-9]{8}xZ") {
        let webhook: Webhook = serde_json::from_value(json!({
            "subAccountId": "Onion_Marketing", "httpAuthorization": authorization, "url": format!("https://{user}@hooks.onion.example/?a={user}"),
            "oauth": {"url": "https://login.onion.example/token", "clientId": "chat", "clientSecret": client_secret, "credentialsLocation": "header"},
        })).unwrap();
        for output in [format!("{webhook:?}"), format!("{webhook:#?}")] {
            for secret in [core_of(&authorization), core_of(&client_secret), user.as_str()] {
                prop_assert!(!output.contains(secret), "{output}");
            }
        }
    }
}
