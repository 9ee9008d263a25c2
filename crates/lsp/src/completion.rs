//! What could stand at the cursor.

mod choice;
mod configuration;
mod contract;
mod skeleton;
mod slot;
mod snippet;
mod written;

use gen_lsp_types::{
    CompletionItem, CompletionItemTextEdit, CompletionList, CompletionParams, Documentation,
    InsertTextFormat, MarkupContent, MarkupKind, TextEdit,
};

use self::choice::Choice;
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
    let (choices, range) = match ours {
        Some(ours) => contract::choices(&ours, &document.text, at),
        None if document.is_configuration() && !document.is_lost => configuration::choices(document, at),
        None => return CompletionList::default(),
    };
    let items = choices.into_iter().enumerate();
    let items = items.map(|(index, choice)| item(index, choice, &range, &document.text, &session.client));
    CompletionList { is_incomplete: false, items: items.collect(), ..CompletionList::default() }
}

fn item(
    index: usize,
    choice: Choice,
    range: &std::ops::Range<usize>,
    text: &Text,
    client: &Client,
) -> CompletionItem {
    let new_text = choice.insertion.text(client.takes_snippets);
    let edit = TextEdit { range: text.range(range, client.encoding), new_text };
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
        insert_text_format: client.takes_snippets.then_some(InsertTextFormat::Snippet),
        text_edit: Some(CompletionItemTextEdit::TextEdit(edit)),
        ..CompletionItem::default()
    }
}
