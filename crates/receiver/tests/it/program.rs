//! A program that takes events as a case says, and writes down what it was told.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chatapps_webhooks::{Event, EventKind, Report};
use chatapps_webhooks_receiver::{
    Authentication, Delivery, Failure, HandlerError, Hooks, MemoryStore, OfKind, OnFailure, Receiver,
};
use serde_json::Value;

/// The value of `Authorization` that is right unless a case says otherwise.
pub(crate) const RIGHT: &str = "Bearer rw4Kd0b2u";

/// What was called, in order.
#[derive(Clone, Default)]
pub(crate) struct Calls(Arc<Mutex<Vec<String>>>);

impl Calls {
    pub(crate) fn add(&self, call: impl Into<String>) {
        self.0.lock().unwrap().push(call.into());
    }

    pub(crate) fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.0.lock().unwrap())
    }
}

struct WriteDown {
    calls: Calls,
    fails: bool,
}

impl WriteDown {
    fn told(&self, name: &str) {
        self.calls.add(name);
        assert!(!self.fails, "a hook of a case that says so fails");
    }
}

impl Hooks for WriteDown {
    fn on_findings(&self, _: &Event, findings: &Report) {
        assert!(!findings.findings().is_empty());
        self.told("on_findings");
    }

    fn on_error(&self, _: &Failure) {
        self.calls.add("on_error");
    }

    fn on_oversized(&self, _: usize) {
        self.told("on_oversized");
    }

    fn on_unauthorized(&self) {
        self.told("on_unauthorized");
    }

    fn on_duplicate(&self, _: &Event, key: &str) {
        assert!(!key.is_empty());
        self.told("on_duplicate");
    }
}

/// What a handler does: `ok`, or `fail once` or `hang once`, and from then on `ok`.
#[derive(Clone)]
struct Deed(Arc<Mutex<String>>);

impl Deed {
    async fn done(self) -> Result<(), HandlerError> {
        let deed = std::mem::replace(&mut *self.0.lock().unwrap(), "ok".to_owned());
        match &*deed {
            "fail once" => Err("the shop is closed".into()),
            "hang once" => {
                tokio::time::sleep(Duration::from_secs(60)).await;
                Ok(())
            }
            _ => Ok(()),
        }
    }
}

fn call(name: String, delivery: &Delivery) -> String {
    name + if delivery.is_news() { "" } else { ", no news" }
}

/// The receiver of a case.
pub(crate) fn receiver(case: &Value, calls: &Calls) -> Receiver {
    let authentication = if let Some(answers) = case["authorize"].as_object() {
        let answers: HashMap<_, _> =
            answers.iter().map(|(header, answer)| (header.clone(), answer.clone())).collect();
        Authentication::by(move |header| {
            let answer = answers.get(header.to_str().unwrap()).cloned();
            async move { answer.and_then(|answer| answer.as_bool()).ok_or_else(|| "no answer".into()) }
        })
    } else {
        let values = case["authorization"].as_array().map_or_else(Vec::new, |values| {
            values.iter().map(|value| value.as_str().unwrap().to_owned()).collect()
        });
        Authentication::values(if values.is_empty() { vec![RIGHT.to_owned()] } else { values }).unwrap()
    };
    let of_fallback = calls.clone();
    let mut receiver = Receiver::new(authentication, move |event: Event, delivery: Delivery| {
        of_fallback.add(call(format!("fallback {}", event.kind()), &delivery));
        async { Ok(()) }
    })
    .hooks(WriteDown { calls: calls.clone(), fails: case["hooks_fail"] == true })
    .store(MemoryStore::default());
    for (kind, deed) in case["handlers"].as_object().into_iter().flatten() {
        receiver = with_handler(receiver, kind.parse().unwrap(), deed.as_str().unwrap(), calls);
    }
    if let Some(limit) = case["max_bytes"].as_u64() {
        receiver = receiver.max_bytes(usize::try_from(limit).unwrap());
    }
    if let Some(seconds) = case["timeout"].as_f64() {
        receiver = receiver.timeout(Duration::from_secs_f64(seconds));
    }
    if case["errors"] == "accept" {
        receiver = receiver.on_failure(OnFailure::Accept);
    }
    receiver
}

fn with_handler(receiver: Receiver, kind: EventKind, deed: &str, calls: &Calls) -> Receiver {
    fn with<E: OfKind>(receiver: Receiver, kind: EventKind, deed: Deed, calls: Calls) -> Receiver {
        let handle = move |_: E, delivery: Delivery| {
            calls.add(call(kind.to_string(), &delivery));
            deed.clone().done()
        };
        receiver.on(handle).unwrap()
    }
    let (deed, calls) = (Deed(Arc::new(Mutex::new(deed.to_owned()))), calls.clone());
    match kind {
        EventKind::InboundMessage => with::<chatapps_webhooks::InboundMessage>(receiver, kind, deed, calls),
        EventKind::DeliveryReceipt => with::<chatapps_webhooks::DeliveryReceipt>(receiver, kind, deed, calls),
        other => panic!("no case has a handler for `{other}`"),
    }
}
