//! Events as Python objects. Each kind has a native class, since events come one by one, and to
//! make an instance of a class that Python made takes longer than to parse the event. Parts are
//! views, as in Rust: they refer to the event.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};

use chatapps_webhooks::{
    self as core, Checker, Described, EventKind, InputFormat, Policy, ReceiptErrorCode, Record, Value,
    for_each_event_kind,
};
use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyString, PyTuple, PyType};

use crate::checker::checker;
use crate::convert::{Source, to_python};
use crate::name::Name;
use crate::read::{ask, parse};
use crate::report::{to_report, unknown};

/// An event: what the platform posts to the URL of a webhook. `parse_event` makes it.
#[pyclass(frozen, eq, hash, subclass, module = "chatapps_webhooks")]
pub(crate) struct Event {
    pub(crate) event: core::Event,
    /// What was found, if it broke the contract.
    report: Option<Py<PyAny>>,
}

impl PartialEq for Event {
    fn eq(&self, other: &Self) -> bool {
        self.event == other.event
    }
}

impl Eq for Event {}

impl Hash for Event {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.event.hash(state);
    }
}

/// Declares the class of each kind, and what makes an instance of it.
macro_rules! classes {
    ($($kind:ident,)+) => {
        mod kinds {
            use pyo3::prelude::*;

            use crate::events::Event;

            $(
                #[pyclass(frozen, extends = Event, module = "chatapps_webhooks.events")]
                pub(crate) struct $kind;
            )+
        }

        fn instance(py: Python<'_>, event: Event) -> PyResult<Bound<'_, PyAny>> {
            match event.event.kind() {
                $(EventKind::$kind => {
                    let of_kind = PyClassInitializer::from(event).add_subclass(kinds::$kind);
                    Ok(Bound::new(py, of_kind)?.into_any())
                })+
                // The list above has every kind.
                _ => Ok(Bound::new(py, event)?.into_any()),
            }
        }

        /// The classes of the kinds, with what `kind` says of them and the names of the objects.
        #[pyfunction]
        pub(crate) fn event_classes(py: Python<'_>) -> Vec<(&'static str, &'static str, Bound<'_, PyType>)> {
            vec![$({
                let kind = EventKind::$kind;
                (kind.as_str(), kind.object().name, py.get_type::<kinds::$kind>())
            }),+]
        }
    };
}

for_each_event_kind!(classes);

/// Makes sure that the classes have their attributes, which Python gives them.
fn ready(py: Python<'_>) -> PyResult<()> {
    static READY: PyOnceLock<()> = PyOnceLock::new();
    READY.get_or_try_init(py, || py.import("chatapps_webhooks.events").map(|_| ())).copied()
}

/// The Python object of an event.
pub(crate) fn to_event(py: Python<'_>, event: core::Event) -> PyResult<Bound<'_, PyAny>> {
    ready(py)?;
    instance(py, Event { event, report: None })
}

#[doc = include_str!("help/parse_event.txt")]
#[expect(clippy::needless_pass_by_value, reason = "arguments are extracted as values")]
#[pyfunction]
#[pyo3(
    signature = (data, *, policy=Name::Default, rules=None, max_bytes=None, max_depth=None, max_findings=None),
    text_signature = "(data, *, policy='recommended', rules=None, max_bytes=None, max_depth=None, max_findings=None)"
)]
pub(crate) fn parse_event<'py>(
    data: &Bound<'py, PyAny>,
    policy: Name<'_, '_>,
    rules: Option<&Bound<'_, PyAny>>,
    max_bytes: Option<&Bound<'_, PyAny>>,
    max_depth: Option<&Bound<'_, PyAny>>,
    max_findings: Option<&Bound<'_, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let checker = &checker(policy.text("policy")?, [rules, max_bytes, max_depth, None, max_findings], false)?;
    to_event(data.py(), parse(checker, data, Some(InputFormat::Json))?)
}

#[doc = include_str!("help/receive_event.txt")]
#[pyfunction]
#[pyo3(signature = (data, /))]
pub(crate) fn receive_event<'py>(data: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    ready(data.py())?;
    let checker = Checker::new(Policy::recommended());
    let of_text = |text: &[u8]| match checker.parse_model(text) {
        Ok(event) => (event, None),
        Err(invalid) => (checker.receive(text).value, Some(invalid.into_report())),
    };
    let of_object = |source: Source<'_, 'py>| {
        Ok(match checker.parse_model_value(|| source)? {
            Ok(event) => (event, None),
            Err(invalid) => (checker.receive_value(|| source)?.value, Some(invalid.into_report())),
        })
    };
    let (event, report) = ask(data, Some(InputFormat::Json), &of_text, &of_object)?;
    let report = report.map(|report| to_report(data.py(), report)).transpose()?.map(Bound::unbind);
    instance(data.py(), Event { event, report })
}

/// An event that nothing could be read in, and why, as it was before it was pickled.
#[pyfunction]
pub(crate) fn unrecognized(py: Python<'_>, raw: &str, report: Py<PyAny>) -> PyResult<Py<PyAny>> {
    ready(py)?;
    let event = Event { event: core::Event::unrecognized(raw), report: Some(report) };
    instance(py, event).map(Bound::unbind)
}

#[pymethods]
impl Event {
    /// The kind of event, such as `outbound_message_status_changed`, or `unrecognized`.
    #[getter]
    fn kind<'py>(&self, py: Python<'py>) -> Bound<'py, PyString> {
        PyString::intern(py, self.event.kind().as_str())
    }

    /// The body as it was received: the text itself, or what objects of Python say as JSON.
    #[getter]
    fn raw(&self) -> &str {
        self.event.raw()
    }

    /// What is wrong with a body that broke the contract, if `receive_event` made an event of it;
    /// else `None`.
    #[getter]
    fn report(&self, py: Python<'_>) -> Option<Py<PyAny>> {
        self.report.as_ref().map(|report| report.clone_ref(py))
    }

    /// The version of the format, if the event names one.
    #[getter]
    fn version(&self) -> Option<i64> {
        self.event.version()
    }

    /// The channel that the message came or went through.
    #[getter]
    fn channel(&self) -> Option<&str> {
        self.event.channel().map(core::OpenValue::as_str)
    }

    /// The sub-account. Business updates name none.
    #[getter]
    fn sub_account_id(&self) -> Option<&str> {
        self.event.sub_account_id()
    }

    /// The id of the message.
    #[getter]
    fn umid(&self) -> Option<&str> {
        self.event.umid()
    }

    /// When it happened, by the event. `None` if that is no time that `datetime` can hold.
    #[getter]
    fn timestamp<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.event.timestamp().map(|time| received_time(py, time.as_str())).transpose()
    }

    /// When it happened, as it was received.
    #[getter]
    fn timestamp_text(&self) -> Option<&str> {
        self.event.timestamp().map(core::ReceivedTime::as_str)
    }

    /// What tells this event from all others, and is the same when it is delivered again. Keep keys
    /// for 11 days: receipts come for ten.
    #[getter]
    fn delivery_key(&self) -> String {
        self.event.delivery_key()
    }

    /// How far the message got, if it is a receipt.
    #[getter]
    fn progress(&self) -> Option<Progress> {
        self.event.progress().map(Progress)
    }
}

/// A time of an event, which may be anything.
pub(crate) fn received_time<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyAny>> {
    static RECEIVED: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    RECEIVED.import(py, "chatapps_webhooks._times", "received")?.call1((text,))
}

/// A part of an event.
#[pyclass(frozen, eq, hash, subclass, module = "chatapps_webhooks.events")]
pub(crate) struct Part {
    event: Py<Event>,
    /// The positions of properties, and of elements, from the event on.
    path: Vec<usize>,
}

impl Part {
    fn record(&self) -> Option<&Record> {
        let mut path = self.path.iter();
        let mut record = self.event.get().event.as_record();
        while let Some(property) = path.next() {
            let mut value = record.get(*property)?;
            while let Value::Array(elements) = value {
                value = elements.get(*path.next()?)?;
            }
            let Value::Object(inner) = value else { return None };
            record = inner;
        }
        Some(record)
    }
}

impl PartialEq for Part {
    fn eq(&self, other: &Self) -> bool {
        self.record() == other.record()
    }
}

impl Eq for Part {}

impl Hash for Part {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.record().hash(state);
    }
}

#[pymethods]
impl Part {
    /// The part that some steps lead to, from an event or a part of one.
    #[new]
    #[pyo3(signature = (start, *steps))]
    fn new(start: &Bound<'_, PyAny>, steps: &Bound<'_, PyTuple>) -> PyResult<Self> {
        let (event, path) = match start.cast::<Self>() {
            Ok(part) => (part.get().event.clone_ref(start.py()), &*part.get().path),
            Err(_) => (start.cast::<Event>()?.clone().unbind(), [].as_slice()),
        };
        let mut path = path.to_vec();
        for step in steps {
            path.push(step.extract()?);
        }
        Ok(Self { event, path })
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyType>, Bound<'py, PyTuple>)> {
        let event = slf.get().event.bind(slf.py()).as_any();
        Ok((slf.get_type(), arguments(event, &slf.get().path)?))
    }
}

/// The arguments from which a part is made.
fn arguments<'py>(start: &Bound<'py, PyAny>, steps: &[usize]) -> PyResult<Bound<'py, PyTuple>> {
    let steps = steps.iter().map(|step| step.into_pyobject(start.py()).map(Bound::into_any));
    let all: Vec<_> = std::iter::once(Ok(start.clone())).chain(steps).collect::<Result<_, _>>()?;
    PyTuple::new(start.py(), all)
}

/// The object that an event or a part of one stands for.
pub(crate) fn described<'a>(value: &'a Bound<'_, PyAny>) -> Option<&'a dyn Described> {
    if let Ok(event) = value.cast::<Event>() {
        return Some(&event.get().event);
    }
    value.cast::<Part>().ok()?.get().record().map(|record| record as &dyn Described)
}

/// A place in an event: where it is from an event or a part of one.
pub(crate) struct Place<'py> {
    start: Bound<'py, PyAny>,
    steps: Vec<usize>,
}

impl<'py> Place<'py> {
    /// The place of a property.
    pub(crate) fn of(instance: &Bound<'py, PyAny>, property: usize) -> Self {
        Self { start: instance.clone(), steps: vec![property] }
    }

    /// The place of an element.
    pub(crate) fn element(&self, index: usize) -> Self {
        Self { start: self.start.clone(), steps: [&*self.steps, &[index]].concat() }
    }

    /// The part that is there, an instance of the class of the object.
    pub(crate) fn part(self, object: &dyn Described) -> PyResult<Bound<'py, PyAny>> {
        static CLASSES: PyOnceLock<HashMap<String, Py<PyAny>>> = PyOnceLock::new();
        let py = self.start.py();
        let classes = CLASSES
            .get_or_try_init(py, || py.import("chatapps_webhooks.events")?.getattr("CLASSES")?.extract())?;
        let name = object.object_type().name;
        let class = classes.get(name).ok_or_else(|| PyKeyError::new_err(name))?;
        class.bind(py).call1(arguments(&self.start, &self.steps)?)
    }
}

/// How far a message got on one channel.
#[pyclass(frozen, eq, hash, module = "chatapps_webhooks")]
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct Progress(core::Progress);

#[pymethods]
impl Progress {
    /// How far a message in that state got, by the texts of a receipt.
    #[new]
    #[pyo3(signature = (state, detail=None))]
    fn new(state: &str, detail: Option<&str>) -> Self {
        Self(core::Progress::of(state, detail))
    }

    /// Whether it says something new to somebody who knows an earlier one.
    fn is_news_after(&self, earlier: &Self) -> bool {
        self.0.is_news_after(earlier.0)
    }

    /// A state that means this, and more about it: what to keep of it.
    #[getter]
    fn state(&self) -> (&'static str, Option<&'static str>) {
        let (state, detail) = self.0.state();
        (state.as_str(), detail.map(core::MessageStateDetail::as_str))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> (Bound<'py, PyType>, (&'static str, Option<&'static str>)) {
        (slf.get_type(), slf.get().state())
    }

    fn __repr__(&self) -> String {
        match self.state() {
            (state, Some(detail)) => format!("Progress('{state}', '{detail}')"),
            (state, None) => format!("Progress('{state}')"),
        }
    }
}

/// What an error code of a receipt means, and Meta's number for it.
#[pyfunction]
pub(crate) fn receipt_error(code: i64) -> (Option<&'static str>, Option<u32>) {
    let code = ReceiptErrorCode::new(code);
    (code.meaning(), code.meta_code())
}

/// A made-up event as JSON, by its kind and texts for `format`, `channel`, `type`, `state` and
/// `event`.
#[expect(clippy::needless_pass_by_value, reason = "arguments are extracted as values")]
#[pyfunction]
pub(crate) fn sample(
    kind: &str,
    wishes: [Option<String>; 5],
    faults: Vec<String>,
    overrides: Vec<(String, String)>,
    unset: Vec<String>,
    seed: u64,
) -> PyResult<String> {
    let [format, channel, content_type, state, event] = wishes.each_ref().map(Option::as_deref);
    let faults: Vec<_> = faults.iter().map(String::as_str).collect();
    let set: Vec<_> = overrides.iter().map(|(path, json)| (path.as_str(), json.as_str())).collect();
    let unset: Vec<_> = unset.iter().map(String::as_str).collect();
    let options = core::SampleOptions {
        format,
        channel,
        content_type,
        state,
        event,
        faults: &faults,
        set: &set,
        unset: &unset,
        seed,
    };
    core::sample(kind, &options).map_err(unknown)
}

/// What a Flow was answered, of its text; `None` if it isn't JSON.
#[pyfunction]
pub(crate) fn flow_response<'py>(py: Python<'py>, text: &str) -> PyResult<Option<Bound<'py, PyAny>>> {
    core::FlowReply::parse_response(text).map(|value| to_python(py, &value)).transpose()
}
