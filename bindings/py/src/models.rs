//! The objects of the contract as Python classes, by their descriptions. Two that come by the
//! thousand have a native class each, since a list of them is made in a fraction of the time then;
//! all others are subclasses of `Record`, made in Python (`_models.py`), where the methods of all
//! of them are, too.

use std::any::Any;
use std::cell::Cell;
use std::fmt::Display;

use chatapps_webhooks::{
    self as core, Checker, Described, Document, EnumerationType, Format, InputFormat, Kind, Model,
    ModelVisitor, Object, ObjectType, Policy, Privacy, Property, Shape, Value, ValueRef, all_objects,
    enumerations_of,
};
use pyo3::exceptions::{PyAttributeError, PyTypeError};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyList, PyString, PyTuple};

use crate::checker::checker;
use crate::convert::{Source, Within, to_json, to_python};
use crate::events::{self, Place, received_time, to_event};
use crate::read::parse;
use crate::report::invalid;
use crate::secret::Secret;

/// Declares the native classes, and what finds the class of an object and the object of a Python
/// object.
macro_rules! classes {
    ($($name:ident),+) => {
        $(
            #[pyclass(frozen, eq, hash, module = "chatapps_webhooks")]
            #[derive(Clone, PartialEq, Eq, Hash)]
            pub(crate) struct $name(pub(crate) core::$name);

            #[pymethods]
            impl $name {
                #[new]
                #[pyo3(signature = (*values, **named))]
                fn new(values: &Bound<'_, PyTuple>, named: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
                    let made = made(stringify!($name), values, named)?;
                    Ok(made.cast::<Self>()?.get().clone())
                }
            }
        )+

        /// The object that a Python object stands for, if it is of one of the classes.
        pub(crate) fn described<'a>(value: &'a Bound<'_, PyAny>) -> Option<&'a dyn Described> {
            $(if let Ok(object) = value.cast::<$name>() {
                return Some(&object.get().0);
            })+
            if let Ok(record) = value.cast::<Record>() {
                return Some(&record.get().0);
            }
            events::described(value)
        }

        /// The Python object of an object. Which class it is of is known when this is compiled.
        pub(crate) fn instance<T: Described>(py: Python<'_>, object: T) -> PyResult<Bound<'_, PyAny>> {
            let mut object = Some(object);
            $(if let Some(object) = (&mut object as &mut dyn Any).downcast_mut::<Option<core::$name>>() {
                return Ok(object.take().map($name).into_pyobject(py)?.into_any());
            })+
            object.as_ref().map_or_else(|| Ok(py.None().into_bound(py)), |object| copy(py, object))
        }

        /// The Python object of an object that is lent.
        fn copy<'py>(py: Python<'py>, object: &dyn Described) -> PyResult<Bound<'py, PyAny>> {
            $(if let Some(object) = (object as &dyn Any).downcast_ref::<core::$name>() {
                return Ok(Bound::new(py, $name(object.clone()))?.into_any());
            })+
            record_of(py, object)
        }
    };
}

classes!(Webhook, OAuthClientCredentials);

/// What a constructor makes of its arguments: Python knows their names.
fn made<'py>(
    name: &str,
    values: &Bound<'py, PyTuple>,
    named: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = values.py();
    let named = named.cloned().unwrap_or_else(|| PyDict::new(py));
    py.import("chatapps_webhooks._models")?.getattr("made")?.call1((name, values, named))
}

/// Parses a document of a model that is known only at run time.
pub(crate) struct ParseModel<'a, 'py> {
    pub(crate) checker: &'a Checker,
    pub(crate) data: &'a Bound<'py, PyAny>,
    /// The format of text; `None` where text is a value.
    pub(crate) format: Option<InputFormat>,
}

impl<'py> ModelVisitor for ParseModel<'_, 'py> {
    type Output = PyResult<Bound<'py, PyAny>>;

    fn object<T: Object>(self) -> Self::Output {
        instance(self.data.py(), parse::<T>(self.checker, self.data, self.format)?)
    }

    fn list<L: Document + Into<Vec<T>>, T: Object>(self) -> Self::Output {
        list_of(self.data.py(), parse::<L>(self.checker, self.data, self.format)?.into())
    }

    fn event(self) -> Self::Output {
        to_event(self.data.py(), parse::<core::Event>(self.checker, self.data, self.format)?)
    }

    fn text<T: Document + Display>(self) -> Self::Output {
        let text = parse::<T>(self.checker, self.data, self.format)?.to_string();
        // Its class makes itself of a text that is read here.
        if self.format.is_none() {
            return Ok(PyString::new(self.data.py(), &text).into_any());
        }
        self.data.py().import("chatapps_webhooks._values")?.getattr("AccountId")?.call1((text,))
    }
}

/// From how many models on the garbage collector is worth a thought.
const MANY: usize = 256;

/// A list of models. While it is made, nothing is collected: models hold no other objects, and
/// Python would look at all that there are again and again.
pub(crate) fn list_of<T: Described>(py: Python<'_>, objects: Vec<T>) -> PyResult<Bound<'_, PyAny>> {
    let gc = if objects.len() < MANY { None } else { Some(py.import("gc")?) };
    let gc = gc.filter(|gc| gc.call_method0("isenabled").is_ok_and(|is| is.is_truthy().unwrap_or(false)));
    gc.as_ref().map(|gc| gc.call_method0("disable")).transpose()?;
    let list = PyList::new(py, objects.into_iter().map(Instance));
    gc.as_ref().map(|gc| gc.call_method0("enable")).transpose()?;
    Ok(list?.into_any())
}

/// An object that becomes an instance of its class.
struct Instance<T>(T);

impl<'py, T: Described> IntoPyObject<'py> for Instance<T> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        instance(py, self.0)
    }
}

/// The instance of a subclass of [`Record`] for an object.
fn record_of<'py>(py: Python<'py>, object: &dyn Described) -> PyResult<Bound<'py, PyAny>> {
    static RECORD_OF: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let record = Record(core::Record::of(object));
    RECORD_OF.import(py, "chatapps_webhooks._models", "record_of")?.call1((object.object_type().name, record))
}

/// An object of the contract. Its subclasses are made from the descriptions of objects.
#[pyclass(frozen, eq, hash, subclass, module = "chatapps_webhooks._native")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Record(core::Record);

#[pymethods]
impl Record {
    /// The same, as an instance of the class.
    #[new]
    #[pyo3(signature = (record, /))]
    fn new(record: &Bound<'_, Self>) -> Self {
        record.get().clone()
    }
}

/// Reads a document under the contract, whatever it is.
pub(crate) fn read<T: Document>(data: &Bound<'_, PyAny>) -> PyResult<T> {
    parse(&Checker::new(Policy::contract()), data, None)
}

/// The object of that name which a mapping is of, or the document of the model of that name.
#[pyfunction]
#[pyo3(signature = (name, data, policy="contract", rules=None, max_depth=None, max_entries=None, max_findings=None))]
pub(crate) fn from_dict<'py>(
    name: &str,
    data: &Bound<'py, PyAny>,
    policy: &str,
    rules: Option<&Bound<'py, PyAny>>,
    max_depth: Option<&Bound<'py, PyAny>>,
    max_entries: Option<&Bound<'py, PyAny>>,
    max_findings: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let checker = &checker(Some(policy), [rules, None, max_depth, max_entries, max_findings], false)?;
    let is_named = |model: &Model| match model.shape() {
        Shape::Object(object) => object.name == name,
        _ => model.as_str() == name,
    };
    if let Some(model) = Model::ALL.into_iter().find(is_named) {
        return model.visit(ParseModel { checker, data, format: None });
    }
    // A part of others, which is no model of its own.
    let object = all_objects().into_iter().find(|object| object.name == name);
    let object = object.ok_or_else(|| PyTypeError::new_err(format!("cannot create '{name}' instances")))?;
    let record = checker.parse_record(object, Source::new(data, &Within::nothing(&Cell::new(0))))?;
    instance(data.py(), record.map_err(|failure| invalid(data.py(), failure.into_report()))?)
}

/// An object as JSON.
#[pyfunction]
pub(crate) fn to_text(value: &Bound<'_, PyAny>) -> PyResult<Option<String>> {
    described(value).map(|object| to_json(&ValueRef::Object(object))).transpose()
}

// An attribute of a class: the value of a property. What `help()` shows of it is what that is.
#[pyclass(frozen, module = "chatapps_webhooks._native")]
pub(crate) struct Attribute {
    object: &'static ObjectType,
    index: usize,
    property: &'static Property,
    /// Whether the object is of an event: nothing ensures what is in it.
    is_received: bool,
    /// Whether it is the text of a time.
    is_text: bool,
}

#[pymethods]
impl Attribute {
    /// The attribute that gives the text of a time.
    #[getter]
    fn text(&self) -> Self {
        Self { is_text: true, ..*self }
    }

    /// The name of the attribute, the name in JSON, whether it is required, how much of a value may
    /// be shown, whether it is a time.
    #[getter]
    fn row(&self) -> (String, &str, bool, &str, bool) {
        let Property { name, required, privacy, kind, .. } = self.property;
        (self.property.attribute(), name, *required, privacy.as_str(), is_time(kind))
    }

    #[getter]
    fn __doc__(&self) -> String {
        let as_given = if self.is_text { " As it was given (RFC 3339)." } else { "" };
        format!("{}{as_given}", self.property.doc)
    }

    fn __get__<'py>(
        slf: &Bound<'py, Self>,
        instance: &Bound<'py, PyAny>,
        _owner: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let (this, py) = (slf.get(), slf.py());
        match described(instance) {
            Some(object) if std::ptr::eq(object.object_type(), this.object) => match object.value(this.index)
            {
                Some(value) => {
                    let place = this.is_received.then(|| Place::of(instance, this.index));
                    this.value(py, &this.property.kind, value, place)
                }
                None => Ok(py.None().into_bound(py)),
            },
            _ if instance.is_none() => Ok(slf.clone().into_any()),
            _ => Err(PyTypeError::new_err(format!(
                "`{}` is of {}",
                this.property.attribute(),
                this.object.name
            ))),
        }
    }

    fn __set__(&self, _instance: &Bound<'_, PyAny>, _value: &Bound<'_, PyAny>) -> PyResult<()> {
        let name = self.property.attribute();
        Err(PyAttributeError::new_err(format!("`{name}` can't be set; `replace` makes another object")))
    }

    fn __delete__(&self, instance: &Bound<'_, PyAny>) -> PyResult<()> {
        self.__set__(instance, instance)
    }
}

impl Attribute {
    /// What Python has for a value.
    fn value<'py>(
        &self,
        py: Python<'py>,
        kind: &'static Kind,
        value: ValueRef<'_>,
        place: Option<Place<'py>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        match (kind, value) {
            (_, ValueRef::Null) => Ok(py.None().into_bound(py)),
            (Kind::Nullable(kind), value) => self.value(py, kind, value, place),
            (Kind::Array(kind), ValueRef::Array(values)) => {
                let place = |index| place.as_ref().map(|place| place.element(index));
                let element = |(index, value): (_, &Value)| self.value(py, kind, value.view(), place(index));
                let elements = values.iter().enumerate().map(element).collect::<PyResult<Vec<_>>>()?;
                Ok(PyTuple::new(py, elements)?.into_any())
            }
            (_, ValueRef::Text(text)) if self.is_text => Ok(PyString::new(py, text).into_any()),
            (Kind::Text(_), ValueRef::Text(text)) if self.property.privacy == Privacy::Secret => {
                Ok(Bound::new(py, Secret::of(text))?.into_any())
            }
            (kind, ValueRef::Text(text)) if is_time(kind) && self.is_received => received_time(py, text),
            (Kind::Enumeration(of), ValueRef::Text(text)) if self.is_received => {
                let listed = of.position(text).and_then(|position| of.values.get(position));
                Ok(listed
                    .map_or_else(|| PyString::new(py, text), |value| PyString::intern(py, value.text))
                    .into_any())
            }
            (kind, ValueRef::Text(text)) if is_time(kind) => {
                py.import("chatapps_webhooks._times")?.getattr("to_datetime")?.call1((text,))
            }
            (Kind::Enumeration(of), ValueRef::Text(text)) if !of.open && of.position(text).is_some() => {
                py.import("chatapps_webhooks._enumerations")?.getattr(of.name)?.call1((text,))
            }
            (_, ValueRef::Text(text)) => Ok(PyString::new(py, text).into_any()),
            (_, ValueRef::Boolean(value)) => Ok(value.into_pyobject(py)?.to_owned().into_any()),
            (_, ValueRef::Object(object)) => match place {
                Some(place) => place.part(object),
                None => copy(py, object),
            },
            (Kind::Integer(_), value) => to_python(py, &value)?.call_method0("__int__"),
            (_, value) => to_python(py, &value),
        }
    }
}

/// Whether values are times, which Python has a type for.
fn is_time(kind: &Kind) -> bool {
    matches!(kind, Kind::Text(text) if text.format == Some(Format::DateTime))
}

/// What the class of an object is made from: its name, what it is, the model that its schema is in,
/// and the attributes.
type Row = (&'static str, &'static str, Option<&'static str>, Vec<Attribute>);

/// Whether an object is of an event.
fn is_received(object: &'static ObjectType) -> bool {
    Model::of_object(object) == Some(Model::Event)
}

/// A row for each object: of events, or of everything else.
#[pyfunction]
pub(crate) fn objects(of_events: bool) -> Vec<Row> {
    let row = |object: &'static ObjectType| {
        let attribute =
            |(index, property)| Attribute { object, index, property, is_received: of_events, is_text: false };
        let attributes = object.properties.iter().enumerate().map(attribute);
        (object.name, object.doc, Model::of_object(object).map(Model::as_str), attributes.collect())
    };
    all_objects().into_iter().filter(|object| is_received(object) == of_events).map(row).collect()
}

/// The closed enumerations, but for those of events: for each its name, what it is, and the name,
/// text and meaning of its values.
#[pyfunction]
pub(crate) fn enumerations() -> Vec<(&'static str, &'static str, Vec<[&'static str; 3]>)> {
    let rows =
        |of: &EnumerationType| of.values.iter().map(|value| [value.name, value.text, value.doc]).collect();
    let objects: Vec<_> = all_objects().into_iter().filter(|object| !is_received(object)).collect();
    let closed = enumerations_of(&objects).into_iter().filter(|of| !of.open);
    closed.map(|of| (of.name, of.doc, rows(of))).collect()
}

/// The targets of exactly one type each that a webhook or a target stands for.
#[pyfunction]
pub(crate) fn targets<'py>(value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let targets = match value.cast::<Webhook>() {
        Ok(webhook) => webhook.get().0.targets().collect(),
        Err(_) => read::<core::WebhookTarget>(value)?.targets().collect(),
    };
    list_of(value.py(), targets)
}

/// A webhook or its credentials as GET shows them.
#[pyfunction]
pub(crate) fn masked<'py>(value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    match value.cast::<Webhook>() {
        Ok(webhook) => instance(value.py(), webhook.get().0.masked()),
        Err(_) => instance(value.py(), read::<core::OAuthClientCredentials>(value)?.masked()),
    }
}

/// What the register says of an error code.
#[pyfunction]
pub(crate) fn meaning(code: &Bound<'_, PyAny>) -> Option<&'static str> {
    core::ErrorCode::new(code.extract().ok()?).meaning()
}

/// A URL without its user information and query.
#[pyfunction]
pub(crate) fn redacted(url: &str) -> Option<String> {
    core::Uri::new(url).ok().map(|url| url.redacted())
}
