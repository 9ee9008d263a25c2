//! Where this project's documentation is published: the base of every address of ours.

use std::fmt;

/// The address of the documentation site, such as `https://docs.onion.example/webhooks`. A build
/// sets it with the environment variable `CHATAPPS_DOCS_URL`. Without it, nothing that we write has
/// a link to our documentation.
pub const DOCS_URL: Option<&str> = match option_env!("CHATAPPS_DOCS_URL") {
    Some(url) if !url.is_empty() => Some(url),
    _ => None,
};

/// The address of a page of the site, perhaps with a fragment: `rules/enum.html`.
#[must_use]
pub fn docs_url(page: impl fmt::Display) -> Option<String> {
    DOCS_URL.map(|base| below(base, page))
}

fn below(base: &str, page: impl fmt::Display) -> String {
    format!("{}/{page}", base.trim_end_matches('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_no_address_before_it_is_set() {
        assert_eq!(docs_url("index.html"), DOCS_URL.map(|base| below(base, "index.html")));
        assert!(DOCS_URL.is_none_or(|url| url.starts_with("https://")), "{DOCS_URL:?}");
    }

    #[test]
    fn a_page_is_below_the_address() {
        for base in ["https://docs.onion.example", "https://docs.onion.example/"] {
            assert_eq!(below(base, "rules/enum.html"), "https://docs.onion.example/rules/enum.html");
        }
    }
}
