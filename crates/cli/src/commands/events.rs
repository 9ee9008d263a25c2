//! The command `events`: the kinds of events as a table, or one kind explained.

pub(crate) mod arguments;

use std::io::{self, Write};

use chatapps_webhooks::{EventKind, event_pages};

use self::arguments::EventsArguments;
use crate::commands::pages::write_pages;
use crate::exit_code::SUCCESS;
use crate::failure::Failure;

/// Prints the kinds, or one of them, or writes the pages of all.
pub(crate) fn run(arguments: &EventsArguments) -> Result<u8, Failure> {
    if let Some(directory) = &arguments.write {
        write_pages(directory, event_pages())?;
        return Ok(SUCCESS);
    }
    let text = arguments.kind.map_or_else(table, EventKind::to_markdown);
    let mut out = io::stdout().lock();
    writeln!(out, "{}", text.trim_end())?;
    out.flush()?;
    Ok(SUCCESS)
}

fn table() -> String {
    let width = EventKind::ALL.map(|kind| kind.as_str().len()).into_iter().max().unwrap_or_default();
    let row = |kind: EventKind| {
        let webhook_type = kind.webhook_type().map_or("", |of| of.as_str());
        format!("  {:width$}  {webhook_type:4}  {}\n", kind.as_str(), kind.summary())
    };
    let rows: String = EventKind::ALL.map(row).concat();
    format!(
        "Kinds of events, and the type of the webhooks that get them\n{rows}\n`chatapps-webhooks events KIND` explains one of them; `validate --model event` checks events.\n"
    )
}
