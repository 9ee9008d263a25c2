//! Collects findings as they are made, and brings them into document order, with positions in the
//! text.

use std::mem;
use std::ops::Range;

use super::location::Location;
use crate::base::level::Level;
use crate::base::span::Span;
use crate::finding::counts::LevelCounts;
use crate::finding::finding::Finding;
use crate::json::cursor::Offset;
use crate::json::locate::{Lines, Part, locate, locate_start};
use crate::policy::catalogue::Rule;
use crate::policy::rule_set::RuleSet;

/// Findings in the order in which they were made. What sorting needs is kept beside them: they are
/// large, and a body may have many, so they stay where they are until the end.
///
/// Only so many are kept as the limit says. Which ones is known when an entry of the document is
/// over: until then a later member may override what a finding is about. So memory is bounded by
/// twice the limit and the findings of one entry.
pub(crate) struct Collector {
    limit: usize,
    /// How many findings were left out up to now.
    omitted: LevelCounts,
    findings: Vec<Finding>,
    keys: Vec<SortKey>,
    /// The related locations, each with the number of its finding.
    related: Vec<(Anchor, u32)>,
    /// The offset of the last finding, and the rules of all findings there, up to now.
    here: (Offset, RuleSet),
}

/// Where a finding belongs, in the order of its fields. Findings about one location keep the order
/// in which they were made.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct SortKey {
    /// A later member of the same name overrides what the finding is about.
    is_overridden: bool,
    offset: Offset,
    part: Part,
    /// The number of the finding in the list.
    number: u32,
    /// Where in the text the location ends; 0 if that is not known yet.
    end: usize,
}

/// What a finding is about: the offset of its location, and whether it is a member's name or a
/// value.
type Anchor = (Offset, Part);

/// The number of an entry of a list. More than fit would not fit into memory either.
fn number(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}

impl Collector {
    /// A collector that keeps at most that many findings.
    pub(super) fn new(limit: usize) -> Self {
        Self {
            limit,
            omitted: LevelCounts::default(),
            findings: Vec::new(),
            keys: Vec::new(),
            related: Vec::new(),
            here: (Offset(0), RuleSet::EMPTY),
        }
    }

    /// How many findings were made: the number of the next one.
    pub(crate) const fn len(&self) -> usize {
        self.findings.len()
    }

    /// Whether there is a finding of the same rule at the same location, which is that of the last
    /// one.
    pub(super) fn repeats(&self, rule: Rule, location: &Location<'_>) -> bool {
        self.here.0 == location.offset() && self.here.1.contains(rule)
    }

    /// Notes that there is a finding of a rule at an offset.
    fn note(&mut self, rule: Rule, offset: Offset) {
        let (here, rules) = &mut self.here;
        if *here != offset {
            (*here, *rules) = (offset, RuleSet::EMPTY);
        }
        *rules = rules.with(rule);
    }

    pub(super) fn push(
        &mut self,
        finding: Finding,
        location: &Location<'_>,
        part: Part,
        related: Option<(Location<'_>, Part)>,
    ) {
        let (number, offset) = (number(self.findings.len()), location.offset());
        self.keys.push(SortKey { is_overridden: false, offset, part, number, end: 0 });
        if let Some((location, part)) = related {
            self.related.push(((location.offset(), part), number));
        }
        self.note(finding.rule(), offset);
        self.findings.push(finding);
    }

    /// Discards the findings with these numbers, since a later member overrides what they are
    /// about. Faults of the text itself stay.
    pub(crate) fn discard_overridden(&mut self, mut numbers: Range<usize>) {
        // Most often they are the last ones, and a member may be repeated a million times.
        while numbers.end > numbers.start
            && numbers.end == self.findings.len()
            && self.findings.last().is_some_and(can_be_overridden)
            && self.keys.last().is_some_and(|key| key.number as usize + 1 == numbers.end)
        {
            numbers.end -= 1;
            if let (Some(finding), Some(key)) = (self.findings.pop(), self.keys.pop()) {
                forget(&mut self.here, finding.rule(), key.offset);
            }
            while self.related.pop_if(|(_, number)| *number as usize == numbers.end).is_some() {}
        }
        // Keys may have been sorted since, but only among those with these numbers.
        for key in self.keys.get_mut(numbers).unwrap_or_default() {
            let finding = self.findings.get(key.number as usize).filter(|finding| can_be_overridden(finding));
            key.is_overridden = finding.is_some();
            if let Some(finding) = finding {
                forget(&mut self.here, finding.rule(), key.offset);
            }
        }
    }

    /// Takes note of the end of an entry with these offsets, inside of which all findings from that
    /// number on are. Most entries have none.
    #[inline]
    pub(crate) fn end_entry(&mut self, from: usize, entry: Range<Offset>) {
        if self.findings.len() > from {
            self.sort_entry(from, entry);
            self.prune();
        }
    }

    /// Sorts the findings of an entry. Sorting few at a time takes less than sorting all, and the
    /// end of the entry need not be looked up in the text.
    fn sort_entry(&mut self, from: usize, entry: Range<Offset>) {
        let keys = self.keys.get_mut(from..).unwrap_or_default();
        for key in keys.iter_mut().filter(|key| key.offset == entry.start) {
            key.end = entry.end.0;
        }
        keys.sort_unstable();
    }

    /// Leaves out what is beyond the limit, if that is much. Nobody may hold numbers of findings
    /// from before: they get new ones.
    #[inline]
    pub(crate) fn prune(&mut self) {
        if self.findings.len() >= self.limit.saturating_mul(2).max(MIN_TO_PRUNE) {
            self.leave_out();
        }
    }

    /// Leaves out what is beyond the limit.
    #[cold]
    fn leave_out(&mut self) {
        let count = self.choose();
        let mut numbers = vec![None; self.findings.len()];
        for (position, key) in self.keys.iter().take(count).enumerate() {
            if let Some(place) = numbers.get_mut(key.number as usize) {
                *place = Some(number(position));
            }
        }
        self.related.retain_mut(|(_, number)| match numbers.get(*number as usize) {
            Some(Some(position)) => {
                *number = *position;
                true
            }
            _ => false,
        });
        apply_order(&mut self.findings, &mut self.keys);
        self.findings.truncate(count);
        self.keys.truncate(count);
    }

    /// Brings the keys of the findings that are kept into document order, before all others, and
    /// counts those that are left out. How many are kept.
    fn choose(&mut self) -> usize {
        self.keys.sort_unstable();
        let count = self.keys.partition_point(|key| !key.is_overridden);
        if count <= self.limit {
            return count;
        }
        let findings = &self.findings;
        let level = |key: &SortKey| findings.get(key.number as usize).map_or(Level::Off, Finding::level);
        let overridden = self.keys.split_off(count);
        let all = LevelCounts::of(self.keys.iter().map(level));
        let mut room = all.within(self.limit);
        self.omitted += all - room;
        let (kept, left_out): (Vec<_>, Vec<_>) = self.keys.drain(..).partition(|key| room.take(level(key)));
        let count = kept.len();
        self.keys.extend(kept.into_iter().chain(left_out).chain(overridden));
        count
    }

    /// The findings that are kept, in document order, with positions if the document was text; and
    /// how many were left out.
    pub(super) fn finish(&mut self, text: Option<&str>) -> (Vec<Finding>, LevelCounts) {
        let count = self.choose();
        if let Some(text) = text {
            self.add_spans(text, count);
        }
        apply_order(&mut self.findings, &mut self.keys);
        self.findings.truncate(count);
        (mem::take(&mut self.findings), self.omitted)
    }

    /// Looks up the locations of the first `count` findings in the text.
    fn add_spans(&mut self, text: &str, count: usize) {
        let mut spans = Spans { text, lines: Lines::new(text.as_bytes()), last: None };
        for key in self.keys.get(..count).unwrap_or_default() {
            if let Some(finding) = self.findings.get_mut(key.number as usize) {
                finding.span = Some(spans.of((key.offset, key.part), key.end));
            }
        }
        self.related.sort_unstable();
        for (anchor, number) in &self.related {
            let finding = self.findings.get_mut(*number as usize);
            if let Some(related) = finding.and_then(|finding| finding.related.as_mut()) {
                related.span = Some(spans.of(*anchor, 0));
            }
        }
    }
}

/// Forgets a finding that was discarded: another one like it is no repetition.
fn forget((here, rules): &mut (Offset, RuleSet), rule: Rule, offset: Offset) {
    if *here == offset {
        *rules = rules.without(rule);
    }
}

/// From how many findings on leaving some out is worth the work, however low the limit is.
const MIN_TO_PRUNE: usize = 256;

/// Whether a finding is about a value, which a later member may override, and not about the text
/// itself.
fn can_be_overridden(finding: &Finding) -> bool {
    !matches!(finding.rule(), Rule::DuplicateKey | Rule::TooDeep)
}

/// Puts each finding where its key is, in place: a second list would take 3.3 times the memory of
/// the body.
fn apply_order(findings: &mut [Finding], keys: &mut [SortKey]) {
    for start in 0..keys.len() {
        // One cycle of findings, each of which belongs where the next one is.
        let mut here = start;
        while let Some(key) = keys.get_mut(here) {
            let there = key.number as usize;
            key.number = number(here);
            if there == start {
                break;
            }
            findings.swap(here, there);
            here = there;
        }
    }
}

/// Finds locations in a text, fastest in document order.
struct Spans<'t> {
    text: &'t str,
    lines: Lines<'t>,
    /// The last one: many findings may be about one location, and it may be a long one.
    last: Option<(Anchor, Range<usize>)>,
}

impl Spans<'_> {
    /// The span of an anchor, which ends at `end` if that is not 0.
    fn of(&mut self, anchor: Anchor, end: usize) -> Span {
        let range = match self.last.take() {
            Some((last, range)) if last == anchor => range,
            _ if end != 0 => locate_start(self.text, anchor.0)..end,
            _ => locate(self.text, anchor.0, anchor.1),
        };
        self.last = Some((anchor, range.clone()));
        self.lines.span(range)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::base::level::Level;
    use crate::finding::params::Params;
    use crate::finding::pointer::Pointer;
    use crate::policy::catalogue::wording;

    fn numbered(number: usize) -> Finding {
        let params = Params::default().with("index", number);
        let pointer = Pointer::default();
        Finding { wording: &wording::TYPE, level: Level::Error, pointer, params, related: None, span: None }
    }

    proptest! {
        #[test]
        fn findings_end_up_where_their_keys_are(order in Just((0..20_usize).collect::<Vec<_>>()).prop_shuffle()) {
            let mut findings: Vec<_> = (0..20).map(numbered).collect();
            let key = |number: &usize| SortKey { is_overridden: false, offset: Offset(0), part: Part::Value, number: super::number(*number), end: 0 };
            let mut keys: Vec<_> = order.iter().map(key).collect();
            apply_order(&mut findings, &mut keys);
            prop_assert_eq!(findings, order.into_iter().map(numbered).collect::<Vec<_>>());
        }
    }

    #[test]
    fn overridden_findings_are_known_by_their_numbers_after_an_inner_list_was_sorted() {
        let mut collector = Collector::new(10);
        let property = Location::ROOT.member("list", Offset(1));
        let push = |collector: &mut Collector, wording, offset| {
            let level = Level::Error;
            let (pointer, params) = (Pointer::default(), Params::default());
            let finding = Finding { wording, level, pointer, params, related: None, span: None };
            collector.push(finding, &property.index(0, Offset(offset)), Part::Value, None);
        };
        // Found late and early in the element: sorting exchanges the two keys.
        push(&mut collector, &wording::DUPLICATE_KEY, 9);
        push(&mut collector, &wording::TYPE, 5);
        collector.sort_entry(0, Offset(2)..Offset(10));
        collector.discard_overridden(0..2);
        let left: Vec<_> = collector.finish(None).0.iter().map(Finding::rule).collect();
        assert_eq!(left, [Rule::DuplicateKey]);
    }
}
