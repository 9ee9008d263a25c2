//! The list of published files: one manifest, so that nothing is forgotten and nothing is left
//! over.

use super::pretty::pretty;
use super::rules::rules_json;
use super::{asyncapi, openapi, openapi_3_0};
use crate::schema::document::SchemaOf;
use crate::schema::draft::Draft;
use crate::schema::twin::Twin;

/// A published file: its path below `schema/`, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedFile {
    /// The path, with slashes.
    pub path: String,
    /// The text, with a final line feed.
    pub text: String,
}

/// Every file that is published under a base (see [`SchemaOf::schema`]), in the order of their
/// paths.
#[must_use]
pub fn published_files(base: &str) -> Vec<PublishedFile> {
    let mut files: Vec<_> = SchemaOf::all()
        .into_iter()
        .flat_map(|schema| Draft::ALL.map(|draft| (schema.path(draft), pretty(&schema.schema(draft, base)))))
        .map(|(path, text)| PublishedFile { path, text })
        .collect();
    for twin in Twin::ALL {
        files.extend(
            twin.models().into_iter().map(|model| PublishedFile {
                path: twin.path(model),
                text: pretty(&twin.schema(model, base)),
            }),
        );
    }
    let openapi = openapi::openapi();
    files.push(PublishedFile { path: openapi::PATH.to_owned(), text: pretty(&openapi) });
    files.push(PublishedFile {
        path: openapi_3_0::PATH.to_owned(),
        text: pretty(&openapi_3_0::twin(openapi::openapi_of_api())),
    });
    files.push(PublishedFile { path: asyncapi::PATH.to_owned(), text: pretty(&asyncapi::asyncapi()) });
    files.push(PublishedFile { path: "rules.json".to_owned(), text: rules_json() });
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}
