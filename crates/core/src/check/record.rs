//! Parsing of any described object by its rows alone.

use serde::de::Deserializer;

use super::checker::{Checker, parsed};
use super::document::read_root;
use crate::context::context::Mode;
use crate::describe::model::Model;
use crate::describe::object::ObjectType;
use crate::describe::record::Record;
use crate::finding::report::Invalid;
use crate::json::cursor::Cursor;
use crate::read::object::ReadObject;
use crate::read::record::PartialRecord;

impl Checker {
    /// Parses an object of a type that is known only at run time, a part of others included, by its
    /// rows alone: rules between properties are not looked at. The report is that of
    /// [`Model::of_object`].
    ///
    /// # Errors
    ///
    /// The source's own error, if it can't be read to its end; else [`Invalid`] with all findings.
    pub fn parse_record<'de, D: Deserializer<'de>>(
        &self,
        object: &'static ObjectType,
        source: D,
    ) -> Result<Result<Record, Invalid>, D::Error> {
        let cursor = Cursor::of_values();
        let model = Model::of_object(object).unwrap_or(Model::Webhooks);
        let mut context = self.context(model, Mode::Parse, &cursor, None);
        let mut record: Option<PartialRecord> = None;
        let _ = read_root(source, &mut context, ReadObject::new(object, &mut record))?;
        let parsed = parsed(record.map(PartialRecord::into_record), context.finish());
        Ok(parsed.map(|parsed| parsed.value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::webhook::Webhook;
    use crate::policy::levels::Policy;

    #[test]
    fn a_record_is_what_the_model_is() {
        let document = serde_json::json!({
            "subAccountId": "*", "url": "https://hooks.onion.example/", "type": "MSG", "oauth": {
                "url": "https://login.onion.example/", "clientId": "a", "clientSecret": "b", "credentialsLocation": "header",
            },
        });
        let checker = Checker::new(Policy::contract());
        let record = checker.parse_record(Webhook::TYPE, &document).unwrap().unwrap();
        let webhook = checker.parse_value::<Webhook, _>(&document).unwrap().unwrap().value;
        assert_eq!(record, Record::of(&webhook));
        assert_eq!(serde_json::to_value(&record).unwrap(), document);
        let report =
            checker.parse_record(Webhook::TYPE, serde_json::json!({ "url": "x" })).unwrap().unwrap_err();
        assert_eq!(report.report().findings().len(), 2);
    }
}
