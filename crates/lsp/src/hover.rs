//! What the thing at the cursor means.

mod configuration;
mod contract;
mod explained;
mod rules;

use gen_lsp_types::{Contents, Hover, HoverParams, MarkupContent, MarkupKind};

use crate::markdown::plain;
use crate::session::Session;

/// The hover at a position, if there is something to say.
pub(crate) fn hover(session: &mut Session, params: &HoverParams) -> Option<Hover> {
    let place = &params.text_document_position_params;
    let uri = &place.text_document.uri;
    let encoding = session.client.encoding;
    let document = session.documents.get(uri).filter(|document| !document.is_lost)?;
    let at = document.text.offset(place.position, encoding);
    let explained = if session.is_configuration(document) {
        configuration::explain(document, at)?
    } else {
        let ours = session.ours(uri)?;
        contract::explain(&ours, session.documents.get(uri)?.text.as_str(), at)?
    };
    let document = session.documents.get(uri)?;
    let (kind, value) = if session.client.hovers_in_markdown {
        (MarkupKind::Markdown, explained.markdown)
    } else {
        (MarkupKind::PlainText, plain(&explained.markdown))
    };
    Some(Hover {
        contents: Contents::MarkupContent(MarkupContent { kind, value }),
        range: explained.range.map(|range| document.text.range(&range, encoding)),
    })
}
