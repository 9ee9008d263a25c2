//! JSON Pointers (RFC 6901).

use std::fmt;

/// A JSON Pointer (RFC 6901): `""` is the whole document, `/0/oauth/url` a location in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pointer(Box<str>);

impl Pointer {
    /// The pointer as text, ready for `serde_json::Value::pointer` and its like.
    #[must_use]
    pub const fn as_str(&self) -> &str {
        &self.0
    }
}

/// A pointer that is being written.
#[derive(Default)]
pub(crate) struct PointerText(String);

impl PointerText {
    /// An empty one with room for that many bytes. If it is full in the end, it is not copied.
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        Self(String::with_capacity(bytes))
    }

    /// Adds a property name that has nothing to escape.
    pub(crate) fn push_name(&mut self, name: &'static str) {
        self.0.push('/');
        self.0.push_str(name);
    }

    /// Adds a property name, escaped as RFC 6901 §3 says.
    pub(crate) fn push_key(&mut self, key: &str) {
        self.0.push('/');
        if !key.contains(['~', '/']) {
            self.0.push_str(key);
            return;
        }
        for c in key.chars() {
            match c {
                '~' => self.0.push_str("~0"),
                '/' => self.0.push_str("~1"),
                c => self.0.push(c),
            }
        }
    }

    /// Adds an array index.
    pub(crate) fn push_index(&mut self, index: usize) {
        self.0.push('/');
        self.0.push_str(itoa::Buffer::new().format(index));
    }

    pub(crate) fn finish(self) -> Pointer {
        Pointer(self.0.into_boxed_str())
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for Pointer {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Pointer {
    fn eq(&self, other: &str) -> bool {
        *self.0 == *other
    }
}

impl PartialEq<&str> for Pointer {
    fn eq(&self, other: &&str) -> bool {
        *self.0 == **other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_escaped() {
        let mut text = PointerText::default();
        text.push_index(0);
        text.push_key("a/b~c");
        assert_eq!(text.finish(), "/0/a~1b~0c");
    }
}
