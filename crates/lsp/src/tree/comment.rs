//! Comments: what is said there is nothing of the document.

use chatapps_webhooks::InputFormat;

use super::node::{Bounds, Node, Tree};
use super::spot::Part;

impl Tree {
    /// Whether what is typed at a byte of its text would be a part of a comment.
    pub(crate) fn is_in_comment(&self, format: InputFormat, text: &str, at: usize) -> bool {
        if matches!(format, InputFormat::Json | InputFormat::Jsonc) {
            return self.comments.iter().any(|comment| {
                let written = text.get(comment.clone()).unwrap_or_default();
                let has_end = written.len() >= 4 && written.starts_with("/*") && written.ends_with("*/");
                comment.start < at && (at < comment.end || at == comment.end && !has_end)
            });
        }
        let before = text.get(..at).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |feed| feed + 1);
        let line = before.get(start..).unwrap_or_default();
        line.match_indices('#').any(|(sign, _)| {
            let is_apart = line.get(..sign).is_some_and(|before| {
                before.is_empty() || before.ends_with([' ', '\t', '\u{feff}']) || format == InputFormat::Toml
            });
            is_apart && !self.is_in_scalar(start + sign)
        })
    }

    /// Whether a byte is one of a name, or of a value without parts.
    fn is_in_scalar(&self, at: usize) -> bool {
        let is_scalar = |node: &Node| node.bounds == Bounds::Scalar && node.range.contains(&at);
        match self.spot(at).part {
            Part::Name(member) => member.name_range.contains(&at),
            Part::ValueOf(member) => member.value.as_ref().is_some_and(is_scalar),
            Part::Element(_, element) => is_scalar(element),
            Part::Gap => false,
        }
    }
}
