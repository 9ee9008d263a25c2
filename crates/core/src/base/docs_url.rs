//! Where this project's documentation is published: the base of every address of ours.

/// The address below which the files of the repository can be read, such as
/// `https://docs.onion.example/main`. A build sets it with the environment variable
/// `CHATAPPS_DOCS_URL`. Without it, nothing that we write has a link to our documentation.
pub const DOCS_URL: Option<&str> = match option_env!("CHATAPPS_DOCS_URL") {
    Some(url) if !url.is_empty() => Some(url),
    _ => None,
};

/// The address of a file of the repository, perhaps with a fragment: `docs/rules.md#enum`.
#[must_use]
pub fn docs_url(file: &str) -> Option<String> {
    DOCS_URL.map(|base| format!("{}/{file}", base.trim_end_matches('/')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_no_address_before_it_is_set() {
        let expected = DOCS_URL.map(|base| format!("{}/README.md", base.trim_end_matches('/')));
        assert_eq!(docs_url("README.md"), expected);
        assert!(DOCS_URL.is_none_or(|url| url.starts_with("https://")), "{DOCS_URL:?}");
    }
}
