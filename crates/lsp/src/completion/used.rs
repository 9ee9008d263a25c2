//! The scopes that are used elsewhere in a document.

use std::collections::HashSet;

use chatapps_webhooks::{InputFormat, Property};
use gen_lsp_types::CompletionItemKind;

use super::choice::Choice;
use super::slot::Slot;
use super::snippet::Snippet;
use super::written::string;
use crate::ownership::entries;
use crate::scope::shows;
use crate::tree::node::Step;

/// The most scopes of an answer.
const MAX_USED: usize = 100;

/// The scopes that are used elsewhere in the document, as far as they can't be secret; of many,
/// those that fit what is typed. Whether there are more of these, too. `formats` are those of the
/// document and of what is written.
pub(super) fn used(
    formats: (InputFormat, InputFormat),
    slot: &Slot,
    property: &'static Property,
    typed: &str,
) -> (Vec<Choice>, bool) {
    let Some(entries) = entries(formats.0, &slot.tree) else { return (Vec::new(), false) };
    let own = slot.path.iter().find_map(|step| match step {
        Step::Index(index) => Some(*index),
        Step::Name(_) => None,
    });
    let mut seen = HashSet::from(["*"]);
    let mut texts = vec!["*"];
    for (_, entry) in entries.iter().enumerate().filter(|(index, _)| Some(*index) != own) {
        let text = entry.text(property.name).unwrap_or_default();
        if shows(text) && seen.insert(text) {
            texts.push(text);
        }
    }
    let is_cut = texts.len() > MAX_USED;
    if is_cut {
        let typed = typed.trim_start_matches(['"', '\'']);
        texts.retain(|text| has_in_order(text, typed));
        texts.truncate(MAX_USED);
    }
    let choice = |text: &str| {
        let meaning = (text == "*").then(|| "All sub-accounts of the account.".to_owned());
        let insertion = Snippet::of(string(formats.1, text));
        Choice { meaning, ..Choice::new(text, CompletionItemKind::Value, insertion) }
    };
    (texts.into_iter().map(choice).collect(), is_cut)
}

/// Whether a text has what is typed in it, perhaps with others between: no client compares more
/// loosely.
fn has_in_order(text: &str, typed: &str) -> bool {
    let mut rest = text.chars();
    typed.chars().all(|wanted| rest.any(|c| c.eq_ignore_ascii_case(&wanted)))
}
