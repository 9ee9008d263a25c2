//! A file to check, or standard input, and how its name is written.

use std::fmt;
use std::path::{Component, Path, PathBuf};

use chatapps_webhooks::printable;

/// A file to check, or standard input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum File {
    Path(PathBuf),
    Stdin,
}

impl File {
    /// The file of an argument: `-` is standard input.
    pub(crate) fn from_argument(path: &Path) -> Self {
        if path.as_os_str() == "-" { Self::Stdin } else { Self::Path(path.to_owned()) }
    }

    /// Whether each line of the file is a document.
    pub(crate) fn is_lines(&self) -> bool {
        matches!(self, Self::Path(path) if has_extension(path, &["ndjson", "jsonl"]))
    }

    /// The name for programs: as given, `-` for standard input.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Path(path) => path.to_string_lossy().into_owned(),
            Self::Stdin => "-".to_owned(),
        }
    }

    /// The name as a URI reference (RFC 3986), as code scanning expects it: relative to the current
    /// directory if the file is in it, else a `file:` URL.
    pub(crate) fn uri(&self) -> String {
        let Self::Path(path) = self else { return "stdin".to_owned() };
        let here = std::env::current_dir().unwrap_or_default();
        let path = path.strip_prefix(&here).unwrap_or(path);
        let mut uri = String::new();
        for component in path.components() {
            match component {
                Component::CurDir => {}
                Component::RootDir => uri.push_str("file://"),
                Component::Prefix(_) | Component::ParentDir | Component::Normal(_) => {
                    if !uri.is_empty() {
                        uri.push('/');
                    }
                    percent_encode(&component.as_os_str().to_string_lossy(), &mut uri);
                }
            }
        }
        uri
    }
}

impl fmt::Display for File {
    /// The name for people, with unprintable characters escaped.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(path) => f.write_str(&printable(&path.to_string_lossy())),
            Self::Stdin => f.write_str("<stdin>"),
        }
    }
}

/// Whether the path has one of these extensions, in either case.
pub(crate) fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    path.extension()
        .is_some_and(|found| extensions.iter().any(|extension| found.eq_ignore_ascii_case(extension)))
}

fn percent_encode(text: &str, out: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=@".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for digit in [byte >> 4, byte & 0xF] {
                out.extend(char::from_digit(u32::from(digit), 16).map(|c| c.to_ascii_uppercase()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str) -> File {
        File::from_argument(Path::new(path))
    }

    #[test]
    fn a_uri_is_relative_and_percent_encoded() {
        assert_eq!(file("./a b/ü%.json").uri(), "a%20b/%C3%BC%25.json");
        assert_eq!(file("../x:y.json").uri(), "../x%3Ay.json");
        assert_eq!(file("/no where/x.json").uri(), "file:///no%20where/x.json");
        assert_eq!(File::Path(std::env::current_dir().unwrap().join("x.json")).uri(), "x.json");
        assert_eq!(file("-").uri(), "stdin");
    }

    #[test]
    fn a_displayed_name_is_printable() {
        assert_eq!(file("a\u{1b}[31m\n\u{202e}é").to_string(), "a\\u{1b}[31m\\n\\u{202e}é");
        assert_eq!(file("-").to_string(), "<stdin>");
    }

    #[test]
    fn the_extension_marks_a_file_of_lines() {
        assert!(file("a.ndjson").is_lines() && file("a.JSONL").is_lines());
        assert!(!file("a.json").is_lines() && !file("ndjson").is_lines() && !file("-").is_lines());
    }
}
