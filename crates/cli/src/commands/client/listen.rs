//! The command `listen`: prints events as they arrive.

use std::fs::{self, File};
use std::io::{self, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver as Receiving, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Response, StatusCode};
use chatapps_webhooks::{Event, printable};
use chatapps_webhooks_receiver::{
    Authentication, Delivery, Failure as ReceiverFailure, HandlerError, Hooks, Receiver,
};
use clap::{Args, ValueEnum};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

use super::attempt_output::shown_key;
use super::authorization::authorization;
use super::destination::{Destination, Pace};
use crate::closed_pipe;
use crate::exit_code::SUCCESS;
use crate::failure::Failure;
use crate::input::file::shown;
use crate::messages;
use crate::output::escape::write_json;

/// How long an event that is forwarded may take: the platform waits for five seconds.
const FORWARD_TIMEOUT: Duration = Duration::from_secs(4);

#[derive(Args, Debug)]
pub(crate) struct ListenArguments {
    /// The address to listen on
    #[arg(long, value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    host: IpAddr,

    /// The port; 0 stands for any that is free
    #[arg(long, value_name = "PORT", default_value_t = 8090)]
    port: u16,

    /// A file with the value of `Authorization` that is right, on its only line, instead of the
    /// environment variable `CHATAPPS_AUTHORIZATION`; without either, events of anybody are taken
    #[arg(long, value_name = "FILE")]
    authorization_file: Option<PathBuf>,

    /// Print bodies, with what they say about people
    #[arg(long)]
    show_content: bool,

    /// Append each event that is taken to a file, one in each line, for `validate` and `replay`;
    /// what is delivered again or isn't JSON is left out
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,

    /// Send each event on to another receiver, whose answer decides, with the value of
    /// `Authorization`; no proxy is used
    #[arg(long, value_name = "URL")]
    forward_to: Option<String>,

    /// Answer with this status instead of 204
    #[arg(long, value_name = "STATUS", value_parser = clap::value_parser!(u16).range(200..=599))]
    answer: Option<u16>,

    /// Wait before each answer, such as `6s` or `250ms`
    #[arg(long, value_name = "TIME", value_parser = duration)]
    delay: Option<Duration>,

    /// The format of the output: a line for each event, and for each answer but 204
    #[arg(long, short = 'o', value_enum, value_name = "FORMAT", default_value_t = ListenFormat::Human)]
    output: ListenFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ListenFormat {
    /// The kind, the key of the delivery, and the findings
    Human,
    /// The same as JSON
    Json,
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
    let (lines, printed) = sync_channel(WAITING_LINES);
    std::thread::spawn(move || print(&printed));
    let forward = |url| Destination::new("--forward-to", url, right.clone(), FORWARD_TIMEOUT);
    let desk = Arc::new(Desk {
        output: arguments.output,
        show_content: arguments.show_content,
        lines,
        record: arguments.record.as_deref().map(Record::open).transpose()?.map(Mutex::new),
        forward: arguments.forward_to.as_deref().map(forward).transpose()?,
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
    .hooks(Told(Arc::clone(&desk)));
    let app = Router::new().fallback(answer).with_state(Answering {
        receiver,
        desk,
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
    desk: Arc<Desk>,
    status: Option<StatusCode>,
    delay: Duration,
}

async fn answer(State(answering): State<Answering>, request: Request) -> Response<Body> {
    let mut answer = answering.receiver.receive(request).await;
    tokio::time::sleep(answering.delay).await;
    if let Some(status) = answering.status.filter(|_| answer.status().is_success()) {
        *answer.status_mut() = status;
    }
    if answer.status() != StatusCode::NO_CONTENT {
        let status = answer.status();
        answering.desk.say("answer", &format!("answered {status}"), &json!({ "status": status.as_u16() }));
    }
    answer.map(Body::new)
}

/// Where events come in: prints, records and forwards them.
struct Desk {
    output: ListenFormat,
    show_content: bool,
    /// Lines to print. If nobody reads them, they wait, up to some number; events don't.
    lines: SyncSender<String>,
    record: Option<Mutex<Record>>,
    forward: Option<Destination>,
}

/// How many lines can wait until somebody reads them.
const WAITING_LINES: usize = 1024;

/// Prints lines until nobody can read them. Then the process ends.
fn print(lines: &Receiving<String>) {
    for line in lines {
        let mut out = io::stdout().lock();
        if let Err(error) = writeln!(out, "{line}").and_then(|()| out.flush()) {
            std::process::exit(closed_pipe::unwritten(&error).into());
        }
    }
}

impl Desk {
    fn take(&self, event: &Event, delivery: &Delivery) -> Result<(), HandlerError> {
        self.show(event, delivery)?;
        if let Some(forward) = &self.forward {
            match forward.post(event.raw().as_bytes(), Pace::Whole, Duration::ZERO) {
                Ok(status) if status.is_success() => {}
                Ok(status) => return Err(format!("the other receiver answered {status}").into()),
                Err(reason) => return Err(format!("the other receiver: {reason}").into()),
            }
        }
        match &self.record {
            Some(record) => record.lock().unwrap_or_else(PoisonError::into_inner).add(event),
            None => Ok(()),
        }
    }

    fn show(&self, event: &Event, delivery: &Delivery) -> io::Result<()> {
        let (kind, key) = (event.kind().as_str(), delivery.key());
        let findings = delivery.findings();
        if self.output == ListenFormat::Json {
            let mut line =
                json!({ "kind": kind, "key": key, "isNews": delivery.is_news(), "report": findings });
            if self.show_content
                && let Some(line) = line.as_object_mut()
            {
                line.insert("body".to_owned(), event.raw().into());
            }
            return self.json(&line);
        }
        let news = if delivery.is_news() { "" } else { ", no news" };
        let mut lines = vec![format!("{kind} {}{news}", shown_key(key))];
        for finding in findings.findings() {
            let (level, rule, pointer) =
                (finding.level(), finding.rule(), printable(finding.pointer().as_str()));
            lines.push(format!("  {level}[{rule}] {pointer}: {}", finding.message()));
        }
        if self.show_content {
            lines.push(format!("  {}", printable(event.raw())));
        }
        self.line(lines.join("\n"));
        Ok(())
    }

    /// Prints what happened that is no new event.
    fn say(&self, what: &str, text: &str, more: &Value) {
        if self.output == ListenFormat::Human {
            return self.line(printable(text));
        }
        let mut line = json!({ "kind": null, "what": what, "message": text });
        if let (Some(line), Some(more)) = (line.as_object_mut(), more.as_object()) {
            line.extend(more.iter().map(|(name, value)| (name.clone(), value.clone())));
        }
        let _ = self.json(&line);
    }

    fn json(&self, value: &Value) -> io::Result<()> {
        let mut line = Vec::new();
        write_json(&mut line, value)?;
        self.line(String::from_utf8_lossy(&line).into_owned());
        Ok(())
    }

    fn line(&self, line: String) {
        // Beyond that, lines are lost rather than events.
        let _ = self.lines.try_send(line);
    }
}

/// A file of events, one in each line.
struct Record {
    file: File,
    name: String,
    /// Whether the last line has no end, since there was no room for it.
    is_torn: bool,
}

impl Record {
    fn open(path: &Path) -> Result<Self, Failure> {
        let failed = |error| Failure::Message(format!("cannot write `{}`: {error}", shown(path)));
        let mut options = fs::OpenOptions::new();
        options.create(true).append(true);
        // It has what is about people.
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        Ok(Self { file: options.open(path).map_err(failed)?, name: shown(path), is_torn: false })
    }

    /// Adds an event. What is no JSON has no place in such a file.
    fn add(&mut self, event: &Event) -> Result<(), HandlerError> {
        if serde_json::from_str::<serde::de::IgnoredAny>(event.raw()).is_err() {
            return Ok(());
        }
        // White space is no part of JSON.
        let line = event.raw().replace(['\n', '\r'], " ");
        let start = if self.is_torn { "\n" } else { "" };
        let written = self.file.write_all(format!("{start}{line}\n").as_bytes());
        self.is_torn = written.is_err();
        written.map_err(|error| format!("cannot write `{}`: {error}", self.name).into())
    }
}

/// Prints what a receiver tells beside events.
struct Told(Arc<Desk>);

impl Hooks for Told {
    fn on_error(&self, failure: &ReceiverFailure) {
        self.0.say("error", &failure.to_string(), &Value::Null);
    }

    fn on_oversized(&self, limit: usize) {
        self.0.say("oversized", &format!("a body of more than {limit} bytes"), &json!({ "limit": limit }));
    }

    fn on_unauthorized(&self) {
        self.0.say("unauthorized", "a request with no `Authorization`, or a wrong one", &Value::Null);
    }

    fn on_duplicate(&self, event: &Event, key: &str) {
        let text = format!("{} {}: a duplicate", event.kind(), shown_key(key));
        self.0.say("duplicate", &text, &json!({ "kind": event.kind().as_str(), "key": key }));
    }
}
