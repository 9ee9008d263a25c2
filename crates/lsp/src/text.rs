//! A text that is edited, and where its bytes are as positions count.

use std::collections::BTreeMap;
use std::ops::Range;

use gen_lsp_types::{Position, Range as LspRange};

use crate::encoding::Encoding;
use crate::halves::Halved;

/// How many bytes there are between two places where units are counted: a line may be as long as
/// the document.
const STEP: usize = 512;

/// How many units there are before a byte.
#[derive(Clone, Copy, Default)]
struct Mark {
    at: usize,
    utf16: usize,
    chars: usize,
}

impl Mark {
    const fn units(self, encoding: Encoding) -> usize {
        match encoding {
            Encoding::Utf8 => self.at,
            Encoding::Utf16 => self.utf16,
            Encoding::Utf32 => self.chars,
        }
    }
}

/// A text that is edited.
pub(crate) struct Text {
    content: String,
    /// The halves of pairs, by their bytes.
    halves: BTreeMap<usize, u16>,
    /// Where lines begin.
    lines: Vec<usize>,
    /// The last character that begins in each step of bytes.
    marks: Vec<Mark>,
}

impl Text {
    pub(crate) fn new(text: String) -> Self {
        Self::halved(Halved::of(text))
    }

    pub(crate) fn halved(Halved { text, halves }: Halved) -> Self {
        let mut new = Self { content: text, halves, lines: Vec::new(), marks: Vec::new() };
        new.measure();
        new
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.content
    }

    fn measure(&mut self) {
        let bytes = self.content.as_bytes();
        self.lines.clear();
        self.lines.push(0);
        // A carriage return ends a line, too, on its own or with the line feed behind it.
        let feeds = bytes.iter().enumerate().filter(|(at, byte)| match byte {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        });
        self.lines.extend(feeds.map(|(at, _)| at + 1));
        self.marks.clear();
        let mut mark = Mark::default();
        while mark.at < self.content.len() {
            self.marks.push(mark);
            let most = self.content.len().min(mark.at + STEP + 3);
            let is_boundary = |at: &usize| self.content.is_char_boundary(*at);
            let end = (mark.at + STEP..=most).find(is_boundary).unwrap_or(self.content.len());
            let part = self.content.get(mark.at..end).unwrap_or_default();
            let (utf16, chars) = count(part);
            mark = Mark { at: end, utf16: mark.utf16 + utf16, chars: mark.chars + chars };
        }
        self.marks.push(mark);
    }

    /// The last mark for which something holds, which holds for none behind one for which it
    /// doesn't.
    fn mark(&self, is_before: impl Fn(&Mark) -> bool) -> Mark {
        let index = self.marks.partition_point(is_before);
        self.marks.get(index.saturating_sub(1)).copied().unwrap_or_default()
    }

    /// How many units there are before a byte.
    fn units(&self, at: usize, encoding: Encoding) -> usize {
        if encoding == Encoding::Utf8 {
            return at;
        }
        let mark = self.mark(|mark| mark.at <= at);
        let (utf16, chars) = count(self.content.get(mark.at..at).unwrap_or_default());
        mark.units(encoding) + if encoding == Encoding::Utf16 { utf16 } else { chars }
    }

    /// The line of a byte, and where it begins.
    fn line_of(&self, at: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|start| *start <= at).saturating_sub(1);
        (line, self.lines.get(line).copied().unwrap_or_default())
    }

    /// The bytes of the line that a byte is in, without its end.
    pub(crate) fn line_around(&self, at: usize) -> Range<usize> {
        self.line(self.line_of(at).0)
    }

    /// The bytes of a line, without its end.
    fn line(&self, line: usize) -> Range<usize> {
        let start = self.lines.get(line).copied().unwrap_or(self.content.len());
        let end = self.lines.get(line + 1).copied().unwrap_or(self.content.len());
        let content = self.content.get(start..end).unwrap_or_default().trim_end_matches(['\r', '\n']);
        start..start + content.len()
    }

    /// The position of a byte. One within a character counts as the beginning of that.
    pub(crate) fn position(&self, at: usize, encoding: Encoding) -> Position {
        let at = (0..=at).rev().find(|at| self.content.is_char_boundary(*at)).unwrap_or_default();
        let (line, start) = self.line_of(at);
        let units = self.units(at, encoding) - self.units(start, encoding);
        let number = |number| u32::try_from(number).unwrap_or(u32::MAX);
        Position { line: number(line), character: number(units) }
    }

    pub(crate) fn range(&self, bytes: &Range<usize>, encoding: Encoding) -> LspRange {
        LspRange { start: self.position(bytes.start, encoding), end: self.position(bytes.end, encoding) }
    }

    /// The byte of a position. One behind the end of a line is that end, and one behind the last
    /// line the end of the text.
    pub(crate) fn offset(&self, position: Position, encoding: Encoding) -> usize {
        self.place(position, encoding).0
    }

    /// The byte of a position, and whether that is within the character there.
    fn place(&self, position: Position, encoding: Encoding) -> (usize, bool) {
        let number = |number| usize::try_from(number).unwrap_or(usize::MAX);
        let line = number(position.line);
        if line >= self.lines.len() {
            return (self.content.len(), false);
        }
        let line = self.line(line);
        let wanted = self.units(line.start, encoding).saturating_add(number(position.character));
        let mark = self.mark(|mark| mark.units(encoding) <= wanted);
        let (mut at, mut units) = (mark.at, mark.units(encoding));
        if at < line.start {
            (at, units) = (line.start, self.units(line.start, encoding));
        }
        for c in self.content.get(at..line.end).unwrap_or_default().chars() {
            let before = units;
            units += encoding.units(c);
            if units > wanted {
                return (at, before < wanted);
            }
            at += c.len_utf8();
        }
        (at.min(line.end), false)
    }

    pub(crate) fn bytes(&self, range: &LspRange, encoding: Encoding) -> Range<usize> {
        let (start, end) = (self.offset(range.start, encoding), self.offset(range.end, encoding));
        start.min(end)..start.max(end)
    }

    /// Replaces some of it, or all.
    pub(crate) fn replace(&mut self, range: Option<&LspRange>, new: Halved, encoding: Encoding) {
        let Some(range) = range else {
            *self = Self::halved(new);
            return;
        };
        let ends = [range.start, range.end].map(|position| self.place(position, encoding));
        let [(start, in_first), (end, in_last)] = if ends[0] <= ends[1] { ends } else { [ends[1], ends[0]] };
        // Only in UTF-16 a client can be there.
        let cuts = if encoding == Encoding::Utf16 { (in_first, in_last) } else { (false, false) };
        if cuts == (false, false) && self.halves.is_empty() && new.halves.is_empty() {
            self.content.replace_range(start..end, &new.text);
        } else {
            self.replace_units(start..end, cuts, &new);
        }
        self.measure();
    }

    /// Replaces some bytes, but for the first half of the character that they begin with, and with
    /// the first half of the one behind them, if those are cut.
    fn replace_units(&mut self, bytes: Range<usize>, cuts: (bool, bool), new: &Halved) {
        const LENGTH: usize = char::REPLACEMENT_CHARACTER.len_utf8();
        let pair = |at: usize| {
            let c = self.content.get(at..).and_then(|rest| rest.chars().next()).unwrap_or_default();
            let mut units = [0; 2];
            c.encode_utf16(&mut units);
            (units, c.len_utf8())
        };
        let Range { mut start, mut end } = bytes;
        let mut units = Vec::new();
        if cuts.0 {
            units.push(pair(start).0[0]);
        } else if let Some((at, half)) =
            start.checked_sub(LENGTH).and_then(|at| Some((at, *self.halves.get(&at)?)))
        {
            // It may be the first half of what begins here.
            units.push(half);
            start = at;
        }
        units.extend(new.units());
        if cuts.1 {
            let ([_, second], length) = pair(end);
            units.push(second);
            end += length;
        } else if let Some(half) = self.halves.get(&end) {
            units.push(*half);
            end += LENGTH;
        }
        let new = Halved::of_units(&units);
        self.content.replace_range(start..end, &new.text);
        let behind = self.halves.split_off(&end);
        self.halves.split_off(&start);
        self.halves.extend(new.halves.iter().map(|(at, half)| (start + at, *half)));
        self.halves.extend(behind.iter().map(|(at, half)| (at - end + start + new.text.len(), *half)));
    }
}

/// How many units of UTF-16, and how many characters, a text has.
fn count(text: &str) -> (usize, usize) {
    if text.is_ascii() {
        return (text.len(), text.len());
    }
    text.chars().fold((0, 0), |(utf16, chars), c| (utf16 + c.len_utf16(), chars + 1))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ALL: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

    fn texts() -> impl Strategy<Value = String> {
        let part = prop_oneof!["[aü𝄞€\u{301}]{0,9}", "\r\n|\n|\r", "a{600}", "𝄞{300}"];
        prop::collection::vec(part, 0..9).prop_map(|parts| parts.concat())
    }

    /// Units of UTF-16, which may be halves of pairs.
    fn units() -> impl Strategy<Value = Vec<u16>> {
        prop::collection::vec(
            prop_oneof![0xD83D..0xD83F_u16, 0xDE00..0xDE02_u16, Just(0x61), Just(0xFFFD)],
            0..8,
        )
    }

    proptest! {
        #[test]
        fn a_client_that_counts_units_may_cut_pairs(
            first in units(),
            edits in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), units()), 1..8),
        ) {
            let mut theirs = first;
            let mut ours = Text::halved(Halved::of_units(&theirs));
            for (start, end, new) in edits {
                let (start, end) = (start.index(theirs.len() + 1), end.index(theirs.len() + 1));
                let (start, end) = (start.min(end), start.max(end));
                let at = |unit| Position { line: 0, character: u32::try_from(unit).unwrap() };
                let range = LspRange { start: at(start), end: at(end) };
                ours.replace(Some(&range), Halved::of_units(&new), Encoding::Utf16);
                theirs.splice(start..end, new);
                prop_assert_eq!(ours.as_str(), String::from_utf16_lossy(&theirs));
            }
        }

        #[test]
        fn positions_and_bytes_are_each_others(text in texts()) {
            let measured = Text::new(text.clone());
            for encoding in ALL {
                for (at, c) in text.char_indices().chain([(text.len(), 'x')]) {
                    let is_in_end = c == '\n' && text.as_bytes()[at.saturating_sub(1)] == b'\r';
                    if !is_in_end {
                        prop_assert_eq!(measured.offset(measured.position(at, encoding), encoding), at);
                    }
                }
            }
        }

        #[test]
        fn positions_count_as_if_from_the_beginning(text in texts()) {
            let measured = Text::new(text.clone());
            for encoding in ALL {
                let (mut line, mut units) = (0, 0);
                for (at, c) in text.char_indices() {
                    let expected = Position { line, character: units };
                    prop_assert_eq!(measured.position(at, encoding), expected);
                    if c == '\n' || c == '\r' && text.as_bytes().get(at + 1) != Some(&b'\n') {
                        (line, units) = (line + 1, 0);
                    } else {
                        units += u32::try_from(encoding.units(c)).unwrap();
                    }
                }
            }
        }

        #[test]
        fn whatever_is_replaced_is_a_text(text in texts(), new in texts(), at: (u32, u32), to: (u16, u16)) {
            for encoding in ALL {
                let mut edited = Text::new(text.clone());
                let start = Position { line: at.0 % 9, character: at.1 % 700 };
                let end = Position { line: to.0.into(), character: to.1.into() };
                edited.replace(Some(&LspRange { start, end }), Halved::of(new.clone()), encoding);
                prop_assert!(edited.as_str().contains(&new));
            }
        }
    }

    #[test]
    fn what_is_beyond_a_line_or_the_text_is_its_end() {
        let text = Text::new("ab\r\nü𝄞".to_owned());
        let at = |line, character| text.offset(Position { line, character }, Encoding::Utf16);
        assert_eq!([at(0, 9), at(1, 9), at(7, 0), at(1, u32::MAX)], [2, 10, 10, 10]);
        // Within a pair of surrogates.
        assert_eq!(at(1, 2), 6);
        assert_eq!(Text::new(String::new()).position(0, Encoding::Utf8), Position::default());
    }
}
