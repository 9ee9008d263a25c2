//! The findings on what another format has and JSON doesn't.

use std::ops::Range;

use crate::base::limits::Limits;
use crate::context::context::Context;
use crate::context::location::Location;
use crate::finding::params::Params;
use crate::json::cursor::{Cursor, Offset};
use crate::json::locate::Part;
use crate::json::reader::{ReadStopped, Reader, SourceText};
use crate::policy::catalogue::{Rule, Wording, wording};

/// Something that a format has and JSON doesn't.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Where the name or the value that it is about begins in the JSON text.
    pub json: usize,
    /// Its rule.
    pub rule: Rule,
    /// Whether the parser has no meaning for it.
    pub is_unknown: bool,
    /// Its own bytes of the source.
    pub source: Range<usize>,
}

impl Told {
    const fn wording(&self) -> &'static Wording {
        match (self.rule, self.is_unknown) {
            (Rule::DuplicateKey, _) => &wording::DUPLICATE_MERGE,
            (Rule::YamlMerge, _) => &wording::YAML_MERGE,
            (Rule::YamlTag, false) => &wording::YAML_TAG,
            (Rule::YamlTag, true) => &wording::YAML_TAG_UNKNOWN,
            _ => &wording::YAML_ALIAS,
        }
    }

    /// The first one that is told in these words at a place in the JSON text.
    pub(super) fn find<'t>(all: &'t [Self], wording: &Wording, json: usize) -> Option<&'t Self> {
        let from = all.partition_point(|told| told.json < json);
        let here = all.get(from..)?.iter().take_while(|told| told.json == json);
        here.into_iter().find(|told| std::ptr::eq(told.wording(), wording))
    }
}

/// Reports what was told, in the order of the JSON text.
pub(super) fn report_told(context: &mut Context<'_>, json: &str, told: &[Told]) {
    if told.iter().any(|told| context.wants(told.rule)) {
        let cursor = Cursor::of_text();
        let reader = Reader::new(json, 0, &cursor);
        // The text was read before: it has no fault.
        let _ = Walk { reader, context, told }.value(&Location::ROOT);
    }
}

/// A walk through the JSON text, with the location that findings have.
struct Walk<'w, 'c, 't> {
    reader: Reader<'t>,
    context: &'w mut Context<'c>,
    told: &'t [Told],
}

impl Walk<'_, '_, '_> {
    /// The value that comes next, and all that is inside. What is nested too deeply to be looked
    /// into is stepped over: the stack can't run out.
    fn value(&mut self, location: &Location<'_>) -> Result<(), ReadStopped> {
        let opening = self.reader.peek();
        self.report(location, Part::Value);
        match opening {
            Some(b'[') if location.depth() < Limits::MAX_DEPTH => self.elements(location),
            Some(b'{') if location.depth() < Limits::MAX_DEPTH => self.members(location),
            _ => self.reader.skip_value(),
        }
    }

    fn elements(&mut self, location: &Location<'_>) -> Result<(), ReadStopped> {
        self.reader.step();
        for index in 0.. {
            let offset = Offset(self.reader.offset());
            if !self.reader.element(index == 0)? {
                break;
            }
            self.value(&location.index(index, offset))?;
        }
        Ok(())
    }

    fn members(&mut self, location: &Location<'_>) -> Result<(), ReadStopped> {
        self.reader.step();
        let mut first = true;
        loop {
            let offset = Offset(self.reader.offset());
            if !self.reader.member(first)? {
                return Ok(());
            }
            first = false;
            let start = self.reader.offset();
            let (SourceText::Borrowed(name) | SourceText::Decoded(name)) = self.reader.string()?;
            let name = name.to_owned();
            let inner = if self.context.is_lenient() {
                location.undocumented(&name, offset)
            } else {
                location.member(&name, offset)
            };
            self.report_at(start, &inner, Part::Name);
            self.reader.colon()?;
            self.value(&inner)?;
        }
    }

    fn report(&mut self, location: &Location<'_>, part: Part) {
        self.report_at(self.reader.offset(), location, part);
    }

    /// Reports what was told of the name or the value at a place.
    fn report_at(&mut self, place: usize, location: &Location<'_>, part: Part) {
        while let Some((told, rest)) = self.told.split_first()
            && told.json <= place
        {
            self.told = rest;
            let wording = told.wording();
            let _ = self.context.report_part(wording, location, part, || (Params::default(), None));
            self.context.collector.prune();
        }
    }
}
