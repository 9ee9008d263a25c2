//! The nesting of TOML, known before tables are made: the parser of tables recurses.

use chatapps_webhooks::SourceFault;
use toml_parser::parser::{EventReceiver, parse_document};
use toml_parser::{ErrorSink, Source, Span};

use crate::writer::Fault;

/// How deep a table or a list may be nested: as deep as the parser of tables takes one value. One
/// limit for values, keys and headers.
pub(super) const MAX_DEPTH: usize = 80;

/// Finds the first value that is nested too deeply.
pub(super) fn check(source: &str) -> Result<(), Fault> {
    let tokens = Source::new(source).lex().into_vec();
    let mut depth = Depth::default();
    parse_document(&tokens, &mut depth, &mut ());
    match depth.too_deep {
        Some(start) => Err(Fault::at(SourceFault::TooDeep(MAX_DEPTH), source, start)),
        None => Ok(()),
    }
}

/// Counts what is around the place that was read.
#[derive(Default)]
struct Depth {
    /// The levels of the table that the last header began.
    header: usize,
    /// Whether a header is being read.
    is_header: bool,
    /// The names of the key that was read last. All but the last one are tables.
    key: usize,
    /// The levels of each open list and inline table, with the tables of the key before it.
    open: Vec<usize>,
    /// The sum of these.
    levels: usize,
    too_deep: Option<usize>,
}

impl Depth {
    fn begin_header(&mut self) {
        (self.is_header, self.header, self.key) = (true, 0, 0);
    }

    /// Whether one more level is allowed.
    fn enter(&mut self, span: Span) -> bool {
        let levels = 1 + std::mem::take(&mut self.key).saturating_sub(1);
        self.open.push(levels);
        self.levels += levels;
        self.limit(span)
    }

    fn leave(&mut self) {
        self.levels -= self.open.pop().unwrap_or_default();
    }

    fn limit(&mut self, span: Span) -> bool {
        // A header of a list stands for the list and the table in it.
        let is_allowed = self.levels + 2 * self.header + self.key.saturating_sub(1) <= MAX_DEPTH;
        if !is_allowed {
            self.too_deep.get_or_insert(span.start());
        }
        is_allowed
    }
}

impl EventReceiver for Depth {
    fn std_table_open(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.begin_header();
    }

    fn std_table_close(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.is_header = false;
    }

    fn array_table_open(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.begin_header();
    }

    fn array_table_close(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.is_header = false;
    }

    fn inline_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.enter(span)
    }

    fn inline_table_close(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.leave();
    }

    fn array_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.enter(span)
    }

    fn array_close(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.leave();
    }

    fn simple_key(&mut self, span: Span, _: Option<toml_parser::decoder::Encoding>, _: &mut dyn ErrorSink) {
        if self.is_header {
            self.header += 1;
        } else {
            self.key += 1;
        }
        self.limit(span);
    }

    fn scalar(&mut self, _: Span, _: Option<toml_parser::decoder::Encoding>, _: &mut dyn ErrorSink) {
        self.key = 0;
    }

    fn newline(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.key = 0;
    }
}
