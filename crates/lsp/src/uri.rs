//! Files and their addresses.

use std::path::{Path, PathBuf};

use chatapps_webhooks_project::absolute;
use gen_lsp_types::Uri;
use url::Url;

/// The file of an address; `None` if it is none of a file.
pub(crate) fn path_of(uri: &Uri) -> Option<PathBuf> {
    let url = Url::parse(&uri.0).ok().filter(|url| url.scheme() == "file")?;
    url.to_file_path().ok().map(|path| absolute(&path))
}

/// The address of a file.
pub(crate) fn uri_of(path: &Path) -> Option<Uri> {
    Url::from_file_path(path).ok().map(|url| Uri(url.into()))
}

/// The last part of an address, which is the name of a file: of a text that is none, too.
pub(crate) fn name_of(uri: &Uri) -> &str {
    uri.0.rsplit(['/', ':']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn files_have_addresses() {
        for (uri, path) in [
            ("file:///a/b%20c/%C3%BC.json", Some("/a/b c/ü.json")),
            ("file:///a/./b/../c.json", Some("/a/c.json")),
            ("untitled:Untitled-1", None),
            ("https://a.example/b", None),
            ("", None),
        ] {
            assert_eq!(path_of(&Uri(uri.to_owned())), path.map(PathBuf::from), "{uri}");
        }
        assert_eq!(uri_of(Path::new("/b c/ü.json")), Some(Uri("file:///b%20c/%C3%BC.json".to_owned())));
        assert_eq!(uri_of(Path::new("a")), None);
    }

    #[test]
    fn the_last_part_is_a_name() {
        assert_eq!(name_of(&Uri("file:///a/b.json".to_owned())), "b.json");
        assert_eq!(name_of(&Uri("untitled:Untitled-1".to_owned())), "Untitled-1");
    }
}
