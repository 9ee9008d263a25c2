//! Models that are known only at run time: their types, listed once for all who look one up.

use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::marker::PhantomData;

use serde::Serialize;
use serde::de::{DeserializeOwned, Deserializer};

use super::document::{Document, WebhookList};
use crate::context::context::Context;
use crate::context::verdict::Verdict;
use crate::contract::error_response::ErrorResponse;
use crate::contract::event::event::Event;
use crate::contract::event::kind::EventKind;
use crate::contract::oauth::OAuthClientCredentials;
#[cfg(feature = "specimen")]
use crate::contract::specimen::Specimen;
use crate::contract::target::WebhookTarget;
use crate::contract::transcript::ReceiverTranscript;
use crate::contract::webhook::Webhook;
use crate::describe::model::Model;
use crate::describe::object::ObjectType;
use crate::describe::record::Described;
use crate::values::account_id::AccountId;

/// The type of an object that is described.
pub trait Object:
    Document + Described + Debug + Serialize + DeserializeOwned + Clone + Eq + Hash + Sync
{
    /// Its description.
    const TYPE: &'static ObjectType;
}

macro_rules! objects {
    ($($(#[$cfg:meta])? $type:ident),+ $(,)?) => {$(
        $(#[$cfg])?
        impl Object for $type {
            const TYPE: &'static ObjectType = Self::TYPE;
        }
    )+};
}

objects! {
    Webhook,
    OAuthClientCredentials,
    WebhookTarget,
    ErrorResponse,
    ReceiverTranscript,
    #[cfg(feature = "specimen")]
    Specimen,
}

/// What is done with the type of a model, by what kind of document it is.
pub trait ModelVisitor {
    /// What comes out of it.
    type Output;

    /// The document is an object.
    fn object<T: Object>(self) -> Self::Output;

    /// The document is an array of objects.
    fn list<L: Document + Into<Vec<T>>, T: Object>(self) -> Self::Output;

    /// The document is an object whose type its own members decide.
    fn event(self) -> Self::Output;

    /// The document is a text.
    fn text<T: Document + Display>(self) -> Self::Output;
}

impl Model {
    /// Does something with the type of the model.
    pub fn visit<V: ModelVisitor>(self, visitor: V) -> V::Output {
        match self {
            Self::Webhooks => visitor.list::<Vec<Webhook>, Webhook>(),
            Self::Webhook => visitor.object::<Webhook>(),
            Self::WebhookList => visitor.list::<WebhookList, Webhook>(),
            Self::WebhookTargets => visitor.list::<Vec<WebhookTarget>, WebhookTarget>(),
            Self::WebhookTarget => visitor.object::<WebhookTarget>(),
            Self::OAuthClientCredentials => visitor.object::<OAuthClientCredentials>(),
            Self::ErrorResponse => visitor.object::<ErrorResponse>(),
            Self::AccountId => visitor.text::<AccountId>(),
            Self::Event => visitor.event(),
            Self::ReceiverTranscript => visitor.object::<ReceiverTranscript>(),
            #[cfg(feature = "specimen")]
            Self::Specimen => visitor.object::<Specimen>(),
        }
    }

    /// What kind of document it is.
    #[must_use]
    pub fn shape(self) -> Shape {
        self.visit(ShapeOf)
    }

    /// The model of an object, or else the first one that it is a part of.
    #[must_use]
    pub fn of_object(object: &'static ObjectType) -> Option<Self> {
        let is_it = |model: &Self| matches!(model.shape(), Shape::Object(its) if std::ptr::eq(its, object));
        let has_it = |model: &Self| !matches!(model.shape(), Shape::List(_)) && model.shape().has(object);
        Self::ALL.into_iter().find(is_it).or_else(|| Self::ALL.into_iter().find(has_it))
    }
}

/// What kind of document a model is.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// An object.
    Object(&'static ObjectType),
    /// An array of objects.
    List(&'static ObjectType),
    /// An object whose type its own members decide: one of [`EventKind`].
    Event,
    /// A text.
    Text,
}

impl Shape {
    /// The objects that such a document is, or has as elements.
    pub(crate) fn roots(self) -> Vec<&'static ObjectType> {
        match self {
            Self::Object(root) | Self::List(root) => vec![root],
            Self::Event => EventKind::ALL.map(EventKind::object).to_vec(),
            Self::Text => Vec::new(),
        }
    }

    /// Whether an object is a part of such a document.
    pub(crate) fn has(self, object: &'static ObjectType) -> bool {
        let is_part =
            |root: &'static ObjectType| root.with_parts().iter().any(|part| std::ptr::eq(*part, object));
        self.roots().into_iter().any(is_part)
    }
}

struct ShapeOf;

impl ModelVisitor for ShapeOf {
    type Output = Shape;

    fn object<T: Object>(self) -> Shape {
        Shape::Object(T::TYPE)
    }

    fn list<L: Document + Into<Vec<T>>, T: Object>(self) -> Shape {
        Shape::List(T::TYPE)
    }

    fn event(self) -> Shape {
        Shape::Event
    }

    fn text<T: Document + Display>(self) -> Shape {
        Shape::Text
    }
}

impl From<WebhookList> for Vec<Webhook> {
    fn from(list: WebhookList) -> Self {
        list.0
    }
}

/// Reads a document of a model that is known only now, and keeps nothing of it.
pub(super) fn read_model<'de, D: Deserializer<'de>>(
    model: Model,
    source: D,
    context: &mut Context<'_>,
) -> Result<Verdict, D::Error> {
    model.visit(ReadModel { source, context, de: PhantomData })
}

struct ReadModel<'r, 'c, 'de, D> {
    source: D,
    context: &'r mut Context<'c>,
    de: PhantomData<&'de ()>,
}

impl<'de, D: Deserializer<'de>> ModelVisitor for ReadModel<'_, '_, 'de, D> {
    type Output = Result<Verdict, D::Error>;

    fn object<T: Object>(self) -> Self::Output {
        T::read(self.source, self.context, &mut None)
    }

    fn list<L: Document + Into<Vec<T>>, T: Object>(self) -> Self::Output {
        L::read(self.source, self.context, &mut None)
    }

    fn event(self) -> Self::Output {
        <Event as super::document::sealed::Read>::read(self.source, self.context, &mut None)
    }

    fn text<T: Document + Display>(self) -> Self::Output {
        T::read(self.source, self.context, &mut None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::objects::OBJECTS;

    #[test]
    fn every_object_has_a_model_of_its_own() {
        for object in OBJECTS {
            let model = Model::of_object(object);
            assert!(
                matches!(model.map(Model::shape), Some(Shape::Object(its)) if std::ptr::eq(its, *object))
            );
        }
    }
}
