//! The objects of requests and answers as one page, from their descriptions.

use std::fmt::Write;

use super::events::{kind_name, sentence, values};
use crate::contract::error_response::ErrorResponse;
use crate::contract::oauth::OAuthClientCredentials;
use crate::contract::target::WebhookTarget;
use crate::contract::webhook::Webhook;
use crate::describe::model::Model;
use crate::describe::object::{ObjectType, Privacy};

/// What the API takes and answers, in Markdown: the documents, and each object with its properties.
#[must_use]
pub fn contract_markdown() -> String {
    let mut out = String::from("# The contract\n\n| document | what it is |\n|---|---|\n");
    for model in Model::ALL {
        // Writing to a string doesn't fail.
        let _ = writeln!(out, "| `{model}` | {} |", model.summary());
    }
    for object in [Webhook::TYPE, OAuthClientCredentials::TYPE, WebhookTarget::TYPE, ErrorResponse::TYPE] {
        section(object, &mut out);
    }
    out
}

fn section(object: &ObjectType, out: &mut String) {
    let ObjectType { title, doc, properties, .. } = object;
    let _ = write!(
        out,
        "\n## {title}\n\n{}\n\n| property | type | there | what it is |\n|---|---|---|---|\n",
        sentence(doc)
    );
    for property in *properties {
        let there = if property.required { "required" } else { "optional" };
        let secret = if property.privacy == Privacy::Secret { " *Secret.*" } else { "" };
        let (kind, doc) = (kind_name(&property.kind), property.doc.replace('\n', " "));
        let _ = writeln!(
            out,
            "| `{}` | {kind} | {there} | {}{}{secret} |",
            property.name,
            sentence(&doc),
            values(&property.kind)
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_each_property() {
        let page = contract_markdown();
        for name in ["subAccountId", "httpAuthorization", "credentialsLocation", "errorId"] {
            assert!(page.contains(&format!("| `{name}` |")), "{page}");
        }
        assert!(page.contains("*Secret.*"));
    }
}
