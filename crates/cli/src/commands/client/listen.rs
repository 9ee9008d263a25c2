//! The command `listen`: prints events as they arrive.

use std::fs::{self, File};
use std::io::{self, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Response, StatusCode};
use chatapps_webhooks::{Event, Report, printable};
use chatapps_webhooks_receiver::{
    Authentication, Delivery, Failure as ReceiverFailure, HandlerError, Hooks, Receiver,
};
use clap::Args;
use serde_json::json;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use ureq::Agent;
use ureq::http::Uri;
use ureq::http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue};

use super::api::agent;
use super::delivery::authorization;
use super::delivery_arguments::DeliveryFormat;
use super::proxy::EnvironmentProxy;
use super::unreachable;
use crate::exit_code::SUCCESS;
use crate::failure::Failure;
use crate::input::file::shown;
use crate::messages;

/// How long an event that is forwarded may take, in seconds: the platform waits for 5.
const FORWARD_TIMEOUT: Duration = Duration::from_secs(4);

#[derive(Args, Debug)]
pub(crate) struct ListenArguments {
    /// The address to listen on
    #[arg(long, value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    host: IpAddr,

    /// The port; 0 stands for any that is free
    #[arg(long, value_name = "PORT", default_value_t = 8090)]
    port: u16,

    /// A file with the value of `Authorization` that is right, on its only line, instead of the environment
    /// variable `CHATAPPS_AUTHORIZATION`; without either, events of anybody are taken
    #[arg(long, value_name = "FILE")]
    authorization_file: Option<PathBuf>,

    /// Print bodies, with what they say about people
    #[arg(long)]
    show_content: bool,

    /// Append each body to a file, one in each line, for `validate` and `replay`
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,

    /// Send each event on to another receiver, whose answer decides
    #[arg(long, value_name = "URL")]
    forward_to: Option<String>,

    /// Answer with this status instead of 204
    #[arg(long, value_name = "STATUS", value_parser = clap::value_parser!(u16).range(200..=599))]
    answer: Option<u16>,

    /// Wait before each answer, such as `6s` or `250ms`
    #[arg(long, value_name = "TIME", value_parser = duration)]
    delay: Option<Duration>,

    /// The format of the output: a line for each event
    #[arg(long, short = 'o', value_enum, value_name = "FORMAT", default_value_t = DeliveryFormat::Human)]
    output: DeliveryFormat,
}

fn duration(text: &str) -> Result<Duration, String> {
    let expected = || "expected a time such as `6s` or `250ms`".to_owned();
    let (number, unit) = text.split_at(text.find(|c: char| c.is_ascii_alphabetic()).ok_or_else(expected)?);
    let number: u32 = number.parse().map_err(|_| expected())?;
    match unit {
        "ms" => Ok(Duration::from_millis(number.into())),
        "s" => Ok(Duration::from_secs(number.into())),
        _ => Err(expected()),
    }
}

/// Listens until the process ends.
pub(super) fn run(arguments: &ListenArguments) -> Result<u8, Failure> {
    let right = authorization(arguments.authorization_file.as_deref())?;
    let authentication = match &right {
        Some(value) => Authentication::values(value.to_str()).map_err(Failure::from_error)?,
        None => Authentication::nothing(),
    };
    let desk = Arc::new(Desk {
        output: arguments.output,
        show_content: arguments.show_content,
        record: arguments.record.as_ref().map(open).transpose()?.map(Mutex::new),
        forward: arguments.forward_to.as_deref().map(|url| Forward::new(url, right.clone())).transpose()?,
    });
    let takes = Arc::clone(&desk);
    let receiver = Receiver::new(authentication, move |event: Event, delivery: Delivery| {
        let desk = Arc::clone(&takes);
        async move {
            // It waits for a file and another server.
            tokio::task::spawn_blocking(move || desk.take(&event, &delivery)).await?
        }
    })
    .timeout(FORWARD_TIMEOUT + Duration::from_secs(1))
    .hooks(Told(desk));
    let app = Router::new().fallback(answer).with_state(Answering {
        receiver,
        status: arguments.answer.and_then(|status| StatusCode::from_u16(status).ok()),
        delay: arguments.delay.unwrap_or_default(),
    });
    if right.is_none() {
        messages::note("no authorization is asked for: set CHATAPPS_AUTHORIZATION to check it");
    }
    Runtime::new().map_err(Failure::from_error)?.block_on(serve(arguments, app))
}

async fn serve(arguments: &ListenArguments, app: Router) -> Result<u8, Failure> {
    let address = SocketAddr::new(arguments.host, arguments.port);
    let failed = |error: io::Error| Failure::Message(format!("cannot listen on {address}: {error}"));
    let listener = TcpListener::bind(address).await.map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    messages::note(format_args!("listening on http://{address}/; end it with Ctrl-C"));
    axum::serve(listener, app).await.map_err(failed)?;
    Ok(SUCCESS)
}

#[derive(Clone)]
struct Answering {
    receiver: Receiver,
    status: Option<StatusCode>,
    delay: Duration,
}

async fn answer(State(answering): State<Answering>, request: Request) -> Response<Body> {
    let mut answer = answering.receiver.receive(request).await;
    tokio::time::sleep(answering.delay).await;
    if let Some(status) = answering.status.filter(|_| answer.status().is_success()) {
        *answer.status_mut() = status;
    }
    answer.map(Body::new)
}

fn open(path: &PathBuf) -> Result<File, Failure> {
    let failed = |error| Failure::Message(format!("cannot write `{}`: {error}", shown(path)));
    fs::OpenOptions::new().create(true).append(true).open(path).map_err(failed)
}

/// Where events come in: prints, records and forwards them.
struct Desk {
    output: DeliveryFormat,
    show_content: bool,
    record: Option<Mutex<File>>,
    forward: Option<Forward>,
}

impl Desk {
    fn take(&self, event: &Event, delivery: &Delivery) -> Result<(), HandlerError> {
        self.print(event, delivery)?;
        if let Some(record) = &self.record {
            // One write, so that no line is torn.
            let line = format!("{}\n", line_of(event));
            record.lock().unwrap_or_else(PoisonError::into_inner).write_all(line.as_bytes())?;
        }
        match &self.forward {
            Some(forward) => forward.send(event),
            None => Ok(()),
        }
    }

    fn print(&self, event: &Event, delivery: &Delivery) -> io::Result<()> {
        let (kind, key) = (event.kind().as_str(), printable(delivery.key()));
        let findings = delivery.findings();
        let mut out = io::stdout().lock();
        if self.output == DeliveryFormat::Json {
            let mut line =
                json!({ "kind": kind, "key": key, "isNews": delivery.is_news(), "report": findings });
            if self.show_content
                && let Some(line) = line.as_object_mut()
            {
                line.insert("body".to_owned(), event.raw().into());
            }
            writeln!(out, "{line}")?;
            return out.flush();
        }
        let news = if delivery.is_news() { "" } else { ", no news" };
        writeln!(out, "{kind} {key}{news}")?;
        for finding in findings.findings() {
            let (level, rule, pointer) =
                (finding.level(), finding.rule(), printable(finding.pointer().as_str()));
            writeln!(out, "  {level}[{rule}] {pointer}: {}", finding.message())?;
        }
        if self.show_content {
            writeln!(out, "  {}", printable(event.raw()))?;
        }
        out.flush()
    }

    fn say(&self, name: &str, text: &str) {
        let mut out = io::stdout().lock();
        // Nobody is left to read it if that fails.
        let _ = match self.output {
            DeliveryFormat::Human => writeln!(out, "{text}"),
            DeliveryFormat::Json => writeln!(out, "{}", json!({ "kind": null, name: text })),
        };
        let _ = out.flush();
    }
}

/// The body of an event as a line: white space is no part of JSON. What is no JSON becomes a string.
fn line_of(event: &Event) -> String {
    let raw = event.raw();
    match serde_json::from_str::<serde::de::IgnoredAny>(raw) {
        Ok(_) => raw.replace(['\n', '\r'], " "),
        Err(_) => serde_json::Value::from(raw).to_string(),
    }
}

/// Prints what a receiver tells beside events.
struct Told(Arc<Desk>);

impl Hooks for Told {
    fn on_error(&self, failure: &ReceiverFailure) {
        self.0.say("error", &printable(&failure.to_string()));
    }

    fn on_oversized(&self, limit: usize) {
        self.0.say("error", &format!("a body of more than {limit} bytes"));
    }

    fn on_unauthorized(&self) {
        self.0.say("error", "a request with no `Authorization`, or a wrong one");
    }

    fn on_duplicate(&self, event: &Event, key: &str) {
        self.0.say("duplicate", &format!("{} {}: a duplicate", event.kind(), printable(key)));
    }

    fn on_findings(&self, _: &Event, _: &Report) {}
}

/// Another receiver.
struct Forward {
    agent: Agent,
    url: String,
    authorization: Option<HeaderValue>,
}

impl Forward {
    fn new(url: &str, authorization: Option<HeaderValue>) -> Result<Self, Failure> {
        let is_url = url
            .parse::<Uri>()
            .is_ok_and(|url| url.host().is_some() && matches!(url.scheme_str(), Some("http" | "https")));
        if !is_url {
            let expected = "--forward-to: expected a URL such as `http://127.0.0.1:8000/events`";
            return Err(Failure::Message(expected.to_owned()));
        }
        let proxy = EnvironmentProxy::find(url)?;
        Ok(Self { agent: agent(false, FORWARD_TIMEOUT, proxy.as_ref()), url: url.to_owned(), authorization })
    }

    fn send(&self, event: &Event) -> Result<(), HandlerError> {
        let mut request = self.agent.post(&self.url).header(CONTENT_TYPE, "application/json");
        if let Some(authorization) = &self.authorization {
            request = request.header(AUTHORIZATION, authorization);
        }
        let failed = |error| {
            format!("the other receiver: {}", unreachable::reason(&error, FORWARD_TIMEOUT.as_secs(), None))
        };
        let status = request.send(event.raw()).map_err(failed)?.status();
        if status.is_success() { Ok(()) } else { Err(format!("the other receiver answered {status}").into()) }
    }
}
