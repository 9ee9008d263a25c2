//! A text taken apart as a URI, whether it is one or not.

use super::plain::PlainUrl;

/// The parts of a text (RFC 3986 appendix B).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Parts<'t> {
    pub(crate) text: &'t str,
    /// `None` where no scheme of RFC 3986 §3.1 is.
    pub(crate) scheme: Option<&'t str>,
    pub(crate) has_authority: bool,
    user_info: Option<&'t str>,
    /// The host; empty if there is none.
    pub(crate) host: &'t str,
    /// The port, with its colon; empty if there is none.
    pub(crate) port: &'t str,
    pub(crate) path: &'t str,
    pub(crate) query: Option<&'t str>,
    pub(crate) has_fragment: bool,
    /// Whether it has the plain shape, and so is a URI.
    pub(crate) is_plain: bool,
}

impl<'t> Parts<'t> {
    /// Takes a text apart.
    pub(crate) fn of(text: &'t str) -> Self {
        PlainUrl::read(text).map_or_else(|| Self::of_other(text), Self::of_plain)
    }

    pub(crate) fn of_plain(plain: PlainUrl<'t>) -> Self {
        Self {
            text: plain.text(),
            scheme: Some(plain.scheme()),
            has_authority: true,
            user_info: None,
            host: plain.host(),
            port: plain.port(),
            path: plain.path(),
            query: plain.query(),
            has_fragment: false,
            is_plain: true,
        }
    }

    /// Takes a text of another shape apart.
    #[cold]
    pub(crate) fn of_other(text: &'t str) -> Self {
        let (rest, has_fragment) = text.split_once('#').map_or((text, false), |(rest, _)| (rest, true));
        let (rest, query) = rest.split_once('?').map_or((rest, None), |(rest, query)| (rest, Some(query)));
        let (scheme, rest) = rest.split_once(':').map_or((None, rest), |(scheme, rest)| (Some(scheme), rest));
        let (authority, path) = match rest.strip_prefix("//") {
            Some(rest) => {
                let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
                (Some(authority), path)
            }
            None => (None, rest),
        };
        let (user_info, place) = match authority.unwrap_or_default().rsplit_once('@') {
            Some((user_info, place)) => (Some(user_info), place),
            None => (None, authority.unwrap_or_default()),
        };
        let end = match place.rfind(']') {
            Some(bracket) => bracket + 1,
            None => place.find(':').unwrap_or(place.len()),
        };
        let (host, port) = place.split_at_checked(end).unwrap_or((place, ""));
        Self {
            text,
            scheme: scheme.filter(|scheme| is_scheme(scheme)),
            has_authority: authority.is_some(),
            user_info,
            host,
            port,
            path,
            query,
            has_fragment,
            is_plain: false,
        }
    }

    pub(crate) const fn has_user_info(&self) -> bool {
        self.user_info.is_some()
    }

    /// Whether what isn't read as user information may have been meant so: an `@` follows where the
    /// authority is over, as in `https://user:pass/word@host`, or where there is no host, as in
    /// `https:///user@host`, which clients read as if there were.
    pub(crate) fn may_hide_user_info(&self) -> bool {
        if self.is_plain {
            return false;
        }
        let after =
            self.text.split_once(':').map_or(self.text, |(_, rest)| rest).trim_start_matches(['/', '\\']);
        after
            .find(['/', '\\', '?', '#'])
            .and_then(|end| after.get(end..))
            .is_some_and(|rest| rest.contains('@'))
            || (self.host.is_empty() && after.contains('@'))
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
            assert_eq!(parts.scheme, Some(uri.scheme().as_str()), "{text}");
            assert_eq!(
                parts.has_user_info(),
                authority.is_some_and(|authority| authority.has_userinfo()),
                "{text}"
            );
            assert_eq!(parts.host, authority.map_or("", |authority| authority.host()), "{text}");
            let expected =
                authority.and_then(|authority| authority.port()).map(fluent_uri::pct_enc::EStr::as_str);
            assert_eq!(parts.port.strip_prefix(':'), expected, "{text}");
            assert_eq!(parts.path, uri.path().as_str(), "{text}");
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
            "https:///user:pass@host/",
            "https:////user:pass@host/",
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
