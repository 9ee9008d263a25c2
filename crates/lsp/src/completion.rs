//! What could stand at the cursor.

mod choice;
mod commas;
mod configuration;
mod contract;
mod skeleton;
mod slot;
mod snippet;
mod used;
mod written;

use gen_lsp_types::{
    CompletionItem, CompletionItemTextEdit, CompletionList, CompletionParams, Documentation,
    InsertTextFormat, InsertTextMode, MarkupContent, MarkupKind, Range, TextEdit,
};

use self::choice::{Choice, Offer};
use crate::client::Client;
use crate::markdown::plain;
use crate::session::Session;
use crate::text::Text;

/// The completions at a position.
pub(crate) fn complete(session: &mut Session, params: &CompletionParams) -> CompletionList {
    let place = &params.text_document_position_params;
    let uri = &place.text_document.uri;
    let encoding = session.client.encoding;
    let ours = session.ours(uri);
    let Some(document) = session.documents.get(uri) else { return CompletionList::default() };
    let at = document.text.offset(place.position, encoding);
    let Offer { choices, range, is_cut } = match ours {
        Some(ours) => contract::choices(&ours, &document.text, at),
        None if session.is_configuration(document) && !document.is_lost => {
            configuration::choices(document, at)
        }
        None => return CompletionList::default(),
    };
    let place = Place {
        range: document.text.range(&range, encoding),
        indent: indentation(&document.text, range.start),
    };
    let items = choices.into_iter().enumerate();
    let items = items.map(|(index, choice)| item(index, choice, &place, &session.client));
    CompletionList { is_incomplete: is_cut, items: items.collect(), ..CompletionList::default() }
}

/// Where a choice is to stand.
struct Place<'t> {
    range: Range,
    /// What the line begins with.
    indent: &'t str,
}

/// The blanks that the line of a byte begins with.
fn indentation(text: &Text, at: usize) -> &str {
    let before = text.as_str().get(text.line_around(at).start..at).unwrap_or_default();
    let content = before.trim_start_matches([' ', '\t']);
    before.get(..before.len() - content.len()).unwrap_or_default()
}

fn item(index: usize, choice: Choice, place: &Place<'_>, client: &Client) -> CompletionItem {
    let indent = if client.indents { "" } else { place.indent };
    let new_text = choice.insertion.text(client.takes_snippets, indent);
    let insert_text_mode =
        (client.indents && new_text.contains('\n')).then_some(InsertTextMode::AdjustIndentation);
    let edit = TextEdit { range: place.range, new_text };
    let documentation = choice.meaning.map(|meaning| {
        if client.completes_in_markdown {
            Documentation::MarkupContent(MarkupContent { kind: MarkupKind::Markdown, value: meaning })
        } else {
            Documentation::String(plain(&meaning))
        }
    });
    CompletionItem {
        filter_text: Some(choice.filter.unwrap_or_else(|| choice.label.clone())),
        sort_text: Some(format!("{}{index:04}", choice.group)),
        label: choice.label,
        kind: Some(choice.kind),
        detail: choice.detail,
        documentation,
        insert_text_mode,
        insert_text_format: client.takes_snippets.then_some(InsertTextFormat::Snippet),
        text_edit: Some(CompletionItemTextEdit::TextEdit(edit)),
        ..CompletionItem::default()
    }
}
