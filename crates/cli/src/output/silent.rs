//! The output of `--quiet`: nothing.

use std::io;
use std::sync::Arc;

use chatapps_webhooks::{Level, LevelCounts};

use super::report_writer::{Renderer, ReportWriter, Sink};
use super::summary::Summary;
use crate::input::document::Document;
use crate::input::file::File;
use crate::input::reading::Unread;

/// Writes nothing.
pub(super) struct Silent;

impl Renderer for Silent {
    fn render(&self, _: &Document<'_>, _: &mut dyn Sink) -> io::Result<()> {
        Ok(())
    }
}

impl ReportWriter for Silent {
    fn begin_file(&mut self, _: &File, _: &str) -> io::Result<()> {
        Ok(())
    }

    fn renderer(&self) -> Arc<dyn Renderer> {
        Arc::new(Self)
    }

    fn rendered(&mut self, _: Level, _: &[u8]) -> io::Result<()> {
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn end_file(&mut self, _: LevelCounts) -> io::Result<()> {
        Ok(())
    }

    fn unread(&mut self, _: &Unread) -> io::Result<()> {
        Ok(())
    }

    fn finish(&mut self, _: &Summary) -> io::Result<()> {
        Ok(())
    }
}
