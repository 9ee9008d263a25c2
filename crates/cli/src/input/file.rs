//! A file to check, or standard input, and how its name is written.

use std::fmt;
use std::path::{Component, Path, PathBuf};

use chatapps_webhooks::{InputFormat, printable};
use chatapps_webhooks_texts::format_of_name;

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

    /// The format that was given, or else that of the name; JSON if that says nothing.
    pub(crate) fn format(&self, given: Option<InputFormat>) -> InputFormat {
        let of_name = || match self {
            Self::Path(path) => path.file_name()?.to_str().and_then(format_of_name),
            Self::Stdin => None,
        };
        given.or_else(of_name).unwrap_or_default()
    }

    /// The name for programs: as given, `-` for standard input.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Path(path) => name_of(path),
            Self::Stdin => "-".to_owned(),
        }
    }

    /// Whether it is standard input, under one of its names.
    pub(crate) fn is_stdin(&self) -> bool {
        match self {
            Self::Stdin => true,
            Self::Path(path) => is_stdin(path),
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
                    percent_encode(component.as_os_str().as_encoded_bytes(), &mut uri);
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
            Self::Path(path) => f.write_str(&shown(path)),
            Self::Stdin => f.write_str("<stdin>"),
        }
    }
}

/// A path as messages show it.
pub(crate) fn shown(path: &Path) -> String {
    printable(&name_of(path))
}

/// A path as text. No two paths have the same, even if they are not UTF-8: a byte that isn't
/// becomes an escape, such as `\xFF`, and the backslashes around it are doubled.
pub(super) fn name_of(path: &Path) -> String {
    let bytes = path.as_os_str().as_encoded_bytes();
    if let Ok(name) = str::from_utf8(bytes)
        && !looks_escaped(name)
    {
        return name.to_owned();
    }
    let mut name = String::with_capacity(bytes.len() + 16);
    for chunk in bytes.utf8_chunks() {
        name.push_str(&chunk.valid().replace('\\', "\\\\"));
        for byte in chunk.invalid() {
            name.push_str("\\x");
            push_hexadecimal(*byte, &mut name);
        }
    }
    name
}

/// Whether a name could be taken for one with an escape. Where backslashes separate folders, names
/// are UTF-8 as good as always.
fn looks_escaped(name: &str) -> bool {
    !std::path::is_separator('\\') && name.contains("\\x")
}

/// Whether a path is a name of standard input.
pub(crate) fn is_stdin(path: &Path) -> bool {
    cfg!(unix) && ["/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"].iter().any(|name| path == Path::new(name))
}

/// Whether the path has one of these extensions, in either case.
pub(crate) fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    path.extension()
        .is_some_and(|found| extensions.iter().any(|extension| found.eq_ignore_ascii_case(extension)))
}

fn percent_encode(bytes: &[u8], out: &mut String) {
    for byte in bytes {
        if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=@".contains(byte) {
            out.push(char::from(*byte));
        } else {
            out.push('%');
            push_hexadecimal(*byte, out);
        }
    }
}

fn push_hexadecimal(byte: u8, out: &mut String) {
    for digit in [byte >> 4, byte & 0xF] {
        out.extend(char::from_digit(u32::from(digit), 16).map(|c| c.to_ascii_uppercase()));
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

    #[cfg(unix)]
    #[test]
    fn names_that_are_not_utf_8_stay_apart() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;

        let names: [&[u8]; 6] = [
            b"\xFF\xFE.json",
            b"\xFE\xFF.json",
            b"\\xFF\xFE.json",
            b"\\xFF\\xFE.json",
            b"\\.json",
            b"\xC3\xA9.json",
        ];
        let files = names.map(|name| File::from_argument(Path::new(OsStr::from_bytes(name))));
        assert_eq!(
            files.each_ref().map(File::name),
            [
                "\\xFF\\xFE.json",
                "\\xFE\\xFF.json",
                "\\\\xFF\\xFE.json",
                "\\\\xFF\\\\xFE.json",
                "\\.json",
                "é.json"
            ]
        );
        assert_eq!(
            files.each_ref().map(File::uri),
            ["%FF%FE.json", "%FE%FF.json", "%5CxFF%FE.json", "%5CxFF%5CxFE.json", "%5C.json", "%C3%A9.json"]
        );
    }

    #[test]
    fn the_format_is_the_one_that_was_given_or_that_of_the_name() {
        assert_eq!(file("a/b.YAML").format(None), InputFormat::Yaml);
        assert_eq!(file("b.toml").format(Some(InputFormat::Jsonc)), InputFormat::Jsonc);
        assert_eq!(file("-").format(None), InputFormat::Json);
        assert_eq!(file("a.txt").format(None), InputFormat::Json);
    }

    #[test]
    fn the_extension_marks_a_file_of_lines() {
        assert!(file("a.ndjson").is_lines() && file("a.JSONL").is_lines());
        assert!(!file("a.json").is_lines() && !file("ndjson").is_lines() && !file("-").is_lines());
    }
}
