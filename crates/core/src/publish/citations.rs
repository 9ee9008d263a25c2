//! Links to the texts that rules rest on.

use std::cmp::Reverse;
use std::fmt::Write;

/// What is cited as it stands here, and where it is.
const TEXTS: [(&str, &str); 20] = [
    ("the API reference", "https://developer.8x8.com/connect/reference/configuration-api"),
    (
        "the vendor's pages on events: what is not 2XX is sent again",
        "https://developer.8x8.com/connect/reference/delivery-receipts-for-outbound-chatapps#retry-logic",
    ),
    ("the vendor's pages on events", "https://developer.8x8.com/connect/reference/webhook-object-structure"),
    (
        "the vendor's pages on inbound messages",
        "https://developer.8x8.com/connect/reference/inbound-chatapps-message",
    ),
    (
        "the vendor's pages on delivery receipts",
        "https://developer.8x8.com/connect/reference/delivery-receipts-for-outbound-chatapps",
    ),
    (
        "the vendor's pages on WhatsApp webhooks",
        "https://support.cpaas.8x8.com/hc/en-us/articles/59375085703577-WhatsApp-Webhooks-Reference",
    ),
    ("the vendor's pages on Flows", "https://developer.8x8.com/connect/docs/whatsapp/whatsapp-flows-api"),
    ("the merge key type of YAML 1.1", "https://yaml.org/type/merge.html"),
    ("YAML 1.2.2 §3.2.2.2", "https://yaml.org/spec/1.2.2/#3222-anchors-and-aliases"),
    ("YAML 1.2.2 §6.9.1", "https://yaml.org/spec/1.2.2/#691-node-tags"),
    ("YAML 1.2.2 §10.3", "https://yaml.org/spec/1.2.2/#103-core-schema"),
    ("§10.3", "https://yaml.org/spec/1.2.2/#103-core-schema"),
    ("WHATWG URL §3.5", "https://url.spec.whatwg.org/#host-parsing"),
    ("WHATWG URL §4.4", "https://url.spec.whatwg.org/#url-parsing"),
    ("Unicode Technical Standard 39 §5", "https://www.unicode.org/reports/tr39/#Mixed_Script_Detection"),
    ("RFC 6749 appendix A.1", "https://www.rfc-editor.org/rfc/rfc6749#appendix-A.1"),
    ("A.2", "https://www.rfc-editor.org/rfc/rfc6749#appendix-A.2"),
    (
        "OWASP, Information exposure through query strings in URL",
        "https://owasp.org/www-community/vulnerabilities/Information_exposure_through_query_strings_in_url",
    ),
    (
        "OWASP, Server side request forgery",
        "https://owasp.org/www-community/attacks/Server_Side_Request_Forgery",
    ),
    (
        "IANA special-purpose address registries",
        "https://www.iana.org/assignments/iana-ipv4-special-registry/",
    ),
];

const JSON_SCHEMA: &str = "JSON Schema 2020-12 validation §";

/// A citation in a text.
struct Citation {
    at: usize,
    bytes: usize,
    url: String,
}

/// The source of a rule in Markdown, with a link at each text that it cites.
pub(super) fn linked(source: &str) -> String {
    let mut out = String::with_capacity(2 * source.len());
    let mut rest = source;
    while let Some(Citation { at, bytes, url }) = first_citation(rest)
        && let (Some(before), Some(cited)) = (rest.get(..at), rest.get(at..at + bytes))
    {
        out.push_str(before);
        // Writing to a string doesn't fail.
        let _ = write!(out, "[{cited}]({url})");
        rest = rest.get(at + bytes..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// The first citation; of several at one place, the longest.
fn first_citation(text: &str) -> Option<Citation> {
    let whole = TEXTS.iter().filter_map(|(name, url)| {
        Some(Citation { at: text.find(name)?, bytes: name.len(), url: (*url).to_owned() })
    });
    let numbered = [rfc(text), json_schema(text)].into_iter().flatten();
    whole.chain(numbered).min_by_key(|citation| (citation.at, Reverse(citation.bytes)))
}

/// `RFC 9110`, or a section of it: `RFC 9110 §4.2.2`.
fn rfc(text: &str) -> Option<Citation> {
    let at = text.find("RFC ")?;
    let number = leading(text.get(at + 4..)?, false);
    let mut bytes = 4 + number.len();
    let mut url = format!("https://www.rfc-editor.org/rfc/rfc{number}");
    if let Some(behind) = text.get(at + bytes..)?.strip_prefix(" §") {
        let section = leading(behind, true);
        let _ = write!(url, "#section-{section}");
        bytes += " §".len() + section.len();
    }
    Some(Citation { at, bytes, url })
}

fn json_schema(text: &str) -> Option<Citation> {
    let at = text.find(JSON_SCHEMA)?;
    let section = leading(text.get(at + JSON_SCHEMA.len()..)?, true);
    let url = format!("https://json-schema.org/draft/2020-12/json-schema-validation#section-{section}");
    Some(Citation { at, bytes: JSON_SCHEMA.len() + section.len(), url })
}

/// The number at the start of a text, perhaps one with dots.
fn leading(text: &str, has_dots: bool) -> &str {
    let end = text.find(|c: char| !(c.is_ascii_digit() || has_dots && c == '.')).unwrap_or(text.len());
    text.get(..end).unwrap_or_default().trim_end_matches('.')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::catalogue::Rule;

    #[test]
    fn sections_are_linked() {
        assert_eq!(
            linked("RFC 9110 §11.4, RFC 7617."),
            "[RFC 9110 §11.4](https://www.rfc-editor.org/rfc/rfc9110#section-11.4), \
             [RFC 7617](https://www.rfc-editor.org/rfc/rfc7617)."
        );
        assert_eq!(linked("our decision: €"), "our decision: €");
    }

    #[test]
    fn nothing_that_a_rule_cites_is_left_without_a_link() {
        for info in Rule::catalogue() {
            let mut unlinked = String::new();
            for part in linked(info.source).split('[') {
                unlinked.push_str(part.split_once(')').map_or(part, |(_, behind)| behind));
            }
            for cited in ["§", "RFC", "YAML", "WHATWG", "OWASP", "IANA", "API reference", "appendix"] {
                assert!(!unlinked.contains(cited), "{}: {unlinked}", info.id);
            }
        }
    }

    #[test]
    fn each_text_is_cited_by_some_rule() {
        for (name, _) in TEXTS {
            assert!(Rule::catalogue().iter().any(|info| info.source.contains(name)), "{name}");
        }
    }
}
