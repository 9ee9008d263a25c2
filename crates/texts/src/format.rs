//! Which format a file has.

use chatapps_webhooks::InputFormat;

/// The format of a file by the end of its name, in either case: `.json`, `.jsonc`, `.yaml`, `.yml`
/// or `.toml`. `None` if it is another one.
#[must_use]
pub fn format_of_name(name: &str) -> Option<InputFormat> {
    const ENDS: [(&str, InputFormat); 5] = [
        ("json", InputFormat::Json),
        ("jsonc", InputFormat::Jsonc),
        ("yaml", InputFormat::Yaml),
        ("yml", InputFormat::Yaml),
        ("toml", InputFormat::Toml),
    ];
    let (stem, extension) = name.rsplit_once('.')?;
    let is_hidden = stem.is_empty() || stem.ends_with(['/', '\\']);
    let (_, format) = ENDS.into_iter().find(|(end, _)| extension.eq_ignore_ascii_case(end))?;
    (!is_hidden).then_some(format)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_name_says_the_format() {
        assert_eq!(format_of_name("a/b.YML"), Some(InputFormat::Yaml));
        assert_eq!(format_of_name("a.toml.jsonc"), Some(InputFormat::Jsonc));
        for name in ["yaml", ".yaml", "a/.toml", "a.yaml/b", "a.yaml.txt"] {
            assert_eq!(format_of_name(name), None, "{name}");
        }
    }
}
