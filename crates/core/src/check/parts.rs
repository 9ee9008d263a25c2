//! Parsing for callers that know the model only at run time, and treat all objects alike.

use std::fmt::Display;
use std::marker::PhantomData;

use serde::de::Deserializer;

use super::any::{ModelVisitor, Object};
use super::checker::Checker;
use super::document::Document;
use crate::contract::event::event::Event;
use crate::describe::model::Model;
use crate::describe::record::Described;
use crate::finding::report::Invalid;

/// What a parsed document consists of.
pub enum Parts<'p> {
    /// Its objects: one, or those of an array.
    Objects(&'p mut dyn Iterator<Item = &'p dyn Described>),
    /// An event.
    Event(&'p Event),
    /// A text.
    Text(String),
}

impl Checker {
    /// As [`parse_model`](Self::parse_model), for a model that is known only at run time: hands
    /// over its parts.
    ///
    /// # Errors
    ///
    /// [`Invalid`] with all findings, warnings and notices included.
    pub fn parse_parts<R>(
        &self,
        model: Model,
        text: impl AsRef<[u8]>,
        take: impl FnOnce(Parts<'_>) -> R,
    ) -> Result<R, Invalid> {
        model.visit(OfText { checker: self, text: text.as_ref(), take })
    }

    /// As [`parse_model_value`](Self::parse_model_value), for a model that is known only at run
    /// time: hands over its parts.
    ///
    /// # Errors
    ///
    /// The source's own error, if it can't be read to its end; else [`Invalid`] with all findings.
    pub fn parse_value_parts<'de, R, D: Deserializer<'de>>(
        &self,
        model: Model,
        source: impl Fn() -> D,
        take: impl FnOnce(Parts<'_>) -> R,
    ) -> Result<Result<R, Invalid>, D::Error> {
        model.visit(OfValue { checker: self, source, take, source_error: PhantomData::<(&'de (), D)> })
    }
}

/// Hands over the parts of a list.
fn take_list<T: Object, R>(list: &[T], take: impl FnOnce(Parts<'_>) -> R) -> R {
    take(Parts::Objects(&mut list.iter().map(|object| object as &dyn Described)))
}

struct OfText<'c, F> {
    checker: &'c Checker,
    text: &'c [u8],
    take: F,
}

impl<F: FnOnce(Parts<'_>) -> R, R> ModelVisitor for OfText<'_, F> {
    type Output = Result<R, Invalid>;

    fn object<T: Object>(self) -> Self::Output {
        let object: T = self.checker.parse_model(self.text)?;
        Ok(take_list(&[object], self.take))
    }

    fn list<L: Document + Into<Vec<T>>, T: Object>(self) -> Self::Output {
        let list: L = self.checker.parse_model(self.text)?;
        Ok(take_list(&list.into(), self.take))
    }

    fn event(self) -> Self::Output {
        let event: Event = self.checker.parse_model(self.text)?;
        Ok((self.take)(Parts::Event(&event)))
    }

    fn text<T: Document + Display>(self) -> Self::Output {
        let text: T = self.checker.parse_model(self.text)?;
        Ok((self.take)(Parts::Text(text.to_string())))
    }
}

struct OfValue<'c, S, F, D> {
    checker: &'c Checker,
    source: S,
    take: F,
    source_error: PhantomData<D>,
}

impl<'de, S: Fn() -> D, D: Deserializer<'de>, F: FnOnce(Parts<'_>) -> R, R> ModelVisitor
    for OfValue<'_, S, F, (&'de (), D)>
{
    type Output = Result<Result<R, Invalid>, D::Error>;

    fn object<T: Object>(self) -> Self::Output {
        let object = self.checker.parse_model_value::<T, D>(self.source)?;
        Ok(object.map(|object| take_list(&[object], self.take)))
    }

    fn list<L: Document + Into<Vec<T>>, T: Object>(self) -> Self::Output {
        let list = self.checker.parse_model_value::<L, D>(self.source)?;
        Ok(list.map(|list| take_list(&list.into(), self.take)))
    }

    fn event(self) -> Self::Output {
        let event = self.checker.parse_model_value::<Event, D>(self.source)?;
        Ok(event.map(|event| (self.take)(Parts::Event(&event))))
    }

    fn text<T: Document + Display>(self) -> Self::Output {
        let text = self.checker.parse_model_value::<T, D>(self.source)?;
        Ok(text.map(|text| (self.take)(Parts::Text(text.to_string()))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::levels::Policy;

    #[test]
    fn text_and_values_have_the_same_parts() {
        let names = |parts: Parts<'_>| match parts {
            Parts::Objects(objects) => objects.map(|object| object.object_type().name.to_owned()).collect(),
            Parts::Event(event) => vec![event.kind().to_string()],
            Parts::Text(text) => vec![text],
        };
        let id = "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a";
        for (model, text, parts) in [
            (Model::Webhooks, r#"[{"subAccountId":"a","url":"http:a"}]"#, vec!["Webhook"]),
            (Model::WebhookTarget, r#"{"subAccountId":"a"}"#, vec!["WebhookTarget"]),
            (Model::WebhookList, "[]", vec![]),
            (Model::Event, "{}", vec!["unrecognized"]),
            (Model::AccountId, &format!("{id:?}"), vec![id]),
        ] {
            let checker = Checker::new(Policy::contract());
            assert_eq!(checker.parse_parts(model, text, names).unwrap(), parts);
            let value: serde_json::Value = serde_json::from_str(text).unwrap();
            assert_eq!(checker.parse_value_parts(model, || &value, names).unwrap().unwrap(), parts);
        }
    }

    #[test]
    fn what_is_wrong_is_reported_in_full() {
        let failure = Checker::default().parse_parts(Model::Webhook, r#"{"url":1}"#, |_| ()).unwrap_err();
        assert!(failure.report().findings().len() > 2);
    }
}
