//! A text taken apart as a URI, whether it is one or not.

/// The parts of a text (RFC 3986 appendix B).
pub(super) struct Parts<'t> {
    pub(super) text: &'t str,
    /// `None` where no scheme of RFC 3986 §3.1 is.
    pub(super) scheme: Option<&'t str>,
    authority: Option<&'t str>,
    pub(super) query: Option<&'t str>,
    pub(super) has_fragment: bool,
}

impl<'t> Parts<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let (rest, has_fragment) = text.split_once('#').map_or((text, false), |(rest, _)| (rest, true));
        let (rest, query) = rest.split_once('?').map_or((rest, None), |(rest, query)| (rest, Some(query)));
        let (scheme, rest) = rest.split_once(':').map_or((None, rest), |(scheme, rest)| (Some(scheme), rest));
        let authority = rest.strip_prefix("//").and_then(|rest| rest.split('/').next());
        Self { text, scheme: scheme.filter(|scheme| is_scheme(scheme)), authority, query, has_fragment }
    }

    pub(super) fn has_user_info(&self) -> bool {
        self.authority.is_some_and(|authority| authority.contains('@'))
    }

    /// The host and the port, with its colon.
    pub(super) fn host_and_port(&self) -> (&'t str, &'t str) {
        let authority = self.authority.unwrap_or_default();
        let place = authority.rsplit_once('@').map_or(authority, |(_, place)| place);
        let end = match place.rfind(']') {
            Some(bracket) => bracket + 1,
            None => place.find(':').unwrap_or(place.len()),
        };
        place.split_at_checked(end).unwrap_or((place, ""))
    }

    /// Whether what is read as the host may have been meant as user information: an `@` follows where the authority is over,
    /// as in `https://user:pass/word@host`.
    pub(super) fn may_hide_user_info(&self) -> bool {
        let after =
            self.text.split_once(':').map_or(self.text, |(_, rest)| rest).trim_start_matches(['/', '\\']);
        after
            .find(['/', '\\', '?', '#'])
            .and_then(|end| after.get(end..))
            .is_some_and(|rest| rest.contains('@'))
            || (self.authority.is_none() && after.contains('@'))
    }
}

/// Whether the text is a scheme (RFC 3986 §3.1).
fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_those_of_a_uri_parser() {
        for text in [
            "https://u:p@hooks.onion.example:8443/a?b=c#d",
            "https://[::1]:80",
            "https://[::1]",
            "mailto:a@b",
            "a:",
            "https://h/@?@#@",
            "https://h?a/b",
            "https://h#a?b",
            "https:///a",
            "x:/a//b",
        ] {
            let (parts, uri) = (Parts::of(text), fluent_uri::Uri::parse(text).unwrap());
            let authority = uri.authority();
            let (host, port) = parts.host_and_port();
            assert_eq!(parts.scheme, Some(uri.scheme().as_str()), "{text}");
            assert_eq!(
                parts.has_user_info(),
                authority.is_some_and(|authority| authority.has_userinfo()),
                "{text}"
            );
            assert_eq!(host, authority.map_or("", |authority| authority.host()), "{text}");
            let expected =
                authority.and_then(|authority| authority.port()).map(fluent_uri::pct_enc::EStr::as_str);
            assert_eq!(port.strip_prefix(':'), expected, "{text}");
            assert_eq!(parts.query, uri.query().map(fluent_uri::pct_enc::EStr::as_str), "{text}");
            assert_eq!(parts.has_fragment, uri.has_fragment(), "{text}");
        }
    }

    #[test]
    fn what_may_be_user_information_is_suspected() {
        for text in [
            "https://user:pass/word@host/",
            "https://user\\@host/",
            "https:user@host",
            "https://a?b@c",
            "user:pass@host",
        ] {
            assert!(Parts::of(text).may_hide_user_info(), "{text}");
        }
        for text in ["https://user:pass@host/", "https://host/a/b", "https://user@host/?b=c"] {
            assert!(!Parts::of(text).may_hide_user_info(), "{text}");
        }
    }
}
