//! Standard input and output as a transport that bounds what a client can make the server hold.
//!
//! A message has a size, and so many requests are at work at a time: from the time one is read
//! until its answer is written, or until its work ends if the client cancels it. Until there is
//! room for another one, nothing is read.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::io;
use std::sync::Arc;

use rmcp::RoleServer;
use rmcp::model::{ClientNotification, ErrorData, GetExtensions, JsonRpcMessage, RequestId};
use rmcp::service::{RxJsonRpcMessage, TxJsonRpcMessage};
use rmcp::transport::Transport;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader, Stdin, Stdout};
use tokio::sync::{Mutex, OwnedSemaphorePermit, Semaphore};

use super::halves::without_halves;

/// The longest message, in bytes. A document has at most 1 MiB, and JSON in JSON has escapes.
const MAX_BYTES: usize = 4 * 1024 * 1024;

/// How many requests are at work at a time.
const MAX_REQUESTS: usize = 4;

/// The room that a request takes, for as long as anything holds it.
type Room = Arc<OwnedSemaphorePermit>;

/// A transport over two streams.
pub(super) struct Streams<R, W> {
    input: BufReader<R>,
    /// What was read of a message.
    line: Vec<u8>,
    /// Whether the rest of a message is skipped, which is too long.
    is_skipping: bool,
    output: Arc<Mutex<W>>,
    free: Arc<Semaphore>,
    /// The room for the next message.
    next: Option<OwnedSemaphorePermit>,
    /// The rooms of requests without an answer.
    rooms: HashMap<RequestId, Room>,
    /// Whether there was a request: nothing else can begin a session.
    has_begun: bool,
}

/// What was read.
enum Read {
    Line,
    /// It is too long. Its id, if it came before what is long.
    TooLong(Option<RequestId>),
    End,
}

impl Streams<Stdin, Stdout> {
    /// Over standard input and output.
    pub(super) fn standard() -> Self {
        Self::of(tokio::io::stdin(), tokio::io::stdout())
    }
}

impl<R: AsyncRead + Unpin, W: AsyncWrite + Unpin + Send + 'static> Streams<R, W> {
    fn of(input: R, output: W) -> Self {
        Self {
            input: BufReader::new(input),
            line: Vec::new(),
            is_skipping: false,
            output: Arc::new(Mutex::new(output)),
            free: Arc::new(Semaphore::new(MAX_REQUESTS)),
            next: None,
            rooms: HashMap::new(),
            has_begun: false,
        }
    }

    /// Reads a line. If the future is dropped, the next one goes on where it was.
    async fn read(&mut self) -> Read {
        loop {
            let Ok(bytes) = self.input.fill_buf().await else { return Read::End };
            if bytes.is_empty() {
                return Read::End;
            }
            let end = memchr::memchr(b'\n', bytes);
            let part = bytes.get(..end.unwrap_or(bytes.len())).unwrap_or_default();
            let is_too_long = !self.is_skipping && self.line.len() + part.len() > MAX_BYTES;
            let mut id = None;
            if is_too_long {
                id = begun_id(&self.line);
                (self.line, self.is_skipping) = (Vec::new(), true);
            } else if !self.is_skipping {
                self.line.extend_from_slice(part);
            }
            let used = part.len() + usize::from(end.is_some());
            self.input.consume(used);
            let was_skipping = self.is_skipping;
            if end.is_some() {
                self.is_skipping = false;
            }
            match end {
                _ if is_too_long => return Read::TooLong(id),
                Some(_) if !was_skipping => return Read::Line,
                _ => {}
            }
        }
    }

    /// Answers what isn't a request of the protocol, in a room of its own.
    fn refuse(&mut self, error: ErrorData, id: Option<RequestId>) {
        let (output, room) = (Arc::clone(&self.output), self.next.take());
        tokio::spawn(async move {
            // Whether the client reads it is its matter.
            let _ = write(&output, &TxJsonRpcMessage::<RoleServer>::error(error, id)).await;
            drop(room);
        });
    }

    /// A message of a line, unless there is none for the server in it.
    fn message(&mut self) -> Option<RxJsonRpcMessage<RoleServer>> {
        let mut line = std::mem::take(&mut self.line);
        let text = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&line).trim_ascii();
        let message = if text.is_empty() { None } else { self.parsed(text) };
        line.clear();
        self.line = line;
        message
    }

    fn parsed(&mut self, text: &[u8]) -> Option<RxJsonRpcMessage<RoleServer>> {
        if let Ok(message) = serde_json::from_slice(text) {
            return Some(message);
        }
        let whole = without_halves(text);
        if let Some(message) = whole.as_ref().and_then(|text| serde_json::from_slice(text).ok()) {
            return Some(message);
        }
        match serde_json::from_slice::<Value>(whole.as_deref().unwrap_or(text)) {
            // Nobody answers notifications.
            Ok(Value::Object(members)) if !members.contains_key("id") && members.contains_key("method") => {}
            Ok(value) => {
                let id = value.get("id").and_then(|id| serde_json::from_value(id.clone()).ok());
                self.refuse(ErrorData::invalid_request("this is no request of the protocol", None), id);
            }
            Err(_) => self.refuse(ErrorData::parse_error("this is not JSON in one line", None), None),
        }
        None
    }

    /// Gives a request its room.
    fn admit(&mut self, message: &mut RxJsonRpcMessage<RoleServer>) {
        match message {
            JsonRpcMessage::Request(request) => {
                self.has_begun = true;
                if let Some(room) = self.next.take().map(Arc::new) {
                    request.request.extensions_mut().insert(Arc::clone(&room));
                    self.rooms.insert(request.id.clone(), room);
                }
            }
            JsonRpcMessage::Notification(notification) => {
                if let ClientNotification::CancelledNotification(cancelled) = &notification.notification
                    && let Some(id) = &cancelled.params.request_id
                {
                    // It gets no answer. Its work may go on, and then keeps the room.
                    self.rooms.remove(id);
                }
            }
            _ => {}
        }
    }
}

impl<R, W> Transport<RoleServer> for Streams<R, W>
where
    R: AsyncRead + Unpin + Send + 'static,
    W: AsyncWrite + Unpin + Send + 'static,
{
    type Error = io::Error;

    fn send(
        &mut self,
        message: TxJsonRpcMessage<RoleServer>,
    ) -> impl Future<Output = io::Result<()>> + Send + 'static {
        let id = match &message {
            JsonRpcMessage::Response(response) => Some(&response.id),
            JsonRpcMessage::Error(error) => error.id.as_ref(),
            _ => None,
        };
        let room = id.and_then(|id| self.rooms.remove(id));
        let output = Arc::clone(&self.output);
        async move {
            let written = write(&output, &message).await;
            drop(room);
            written
        }
    }

    async fn receive(&mut self) -> Option<RxJsonRpcMessage<RoleServer>> {
        loop {
            if self.next.is_none() {
                self.next = Some(Arc::clone(&self.free).acquire_owned().await.ok()?);
            }
            match self.read().await {
                Read::End => return None,
                Read::TooLong(id) => {
                    let message = format!(
                        "a message has at most {MAX_BYTES} bytes: give the `path` of a large document"
                    );
                    self.refuse(ErrorData::invalid_request(message, None), id);
                }
                Read::Line => {
                    if let Some(mut message) = self.message() {
                        self.admit(&mut message);
                        if self.has_begun {
                            return Some(message);
                        }
                    }
                }
            }
        }
    }

    async fn close(&mut self) -> io::Result<()> {
        self.output.lock().await.flush().await
    }
}

/// The id of a message of which only the beginning is there.
fn begun_id(line: &[u8]) -> Option<RequestId> {
    let mut id = None;
    // It ends in an error, since the message isn't whole.
    let _ = serde_json::Deserializer::from_slice(line).deserialize_map(Begun(&mut id));
    id
}

/// Takes the id out of an object, up to where it breaks off.
struct Begun<'i>(&'i mut Option<RequestId>);

impl<'de> Visitor<'de> for Begun<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a message")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        while let Some(name) = members.next_key::<Cow<'_, str>>()? {
            if name == "id" {
                *self.0 = Some(members.next_value()?);
            } else {
                members.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

/// Writes a message as a line.
async fn write<W: AsyncWrite + Unpin>(
    output: &Mutex<W>,
    message: &TxJsonRpcMessage<RoleServer>,
) -> io::Result<()> {
    let mut line = serde_json::to_vec(message)?;
    line.push(b'\n');
    let mut output = output.lock().await;
    output.write_all(&line).await?;
    output.flush().await
}

#[cfg(test)]
mod tests {
    use tokio::io::duplex;

    use super::*;

    fn runtime() -> tokio::runtime::Runtime {
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
    }

    #[test]
    fn no_more_requests_are_read_than_there_is_room_for() {
        runtime().block_on(async {
            let (mut client, input) = duplex(1 << 20);
            let (output, _answers) = duplex(1 << 20);
            let mut streams = Streams::of(input, output);
            for id in 0..=MAX_REQUESTS {
                let line = format!("{{\"jsonrpc\":\"2.0\",\"id\":{id},\"method\":\"ping\"}}\n");
                client.write_all(line.as_bytes()).await.unwrap();
            }
            let mut held = Vec::new();
            for _ in 0..MAX_REQUESTS {
                held.push(streams.receive().await.unwrap());
            }
            let moment = std::time::Duration::from_millis(50);
            assert!(tokio::time::timeout(moment, streams.receive()).await.is_err());
            // A request that is cancelled keeps its room until its work ends.
            streams.rooms.remove(&RequestId::Number(0));
            assert!(tokio::time::timeout(moment, streams.receive()).await.is_err());
            held.remove(0);
            assert!(streams.receive().await.is_some());
            // An answer leaves its room when it is written and its work has ended.
            held.clear();
            let error = ErrorData::invalid_request("no", None);
            streams.send(JsonRpcMessage::error(error, Some(RequestId::Number(1)))).await.unwrap();
            assert_eq!(streams.rooms.len(), MAX_REQUESTS - 1);
        });
    }

    #[test]
    fn what_is_no_message_is_answered_and_the_next_one_is_read() {
        runtime().block_on(async {
            let (mut client, input) = duplex(1 << 10);
            let (output, answers) = duplex(1 << 20);
            let mut streams = Streams::of(input, output);
            let writing = tokio::spawn(async move {
                client.write_all(&vec![b'['; 2 * MAX_BYTES]).await.unwrap();
                let half = b"\n{\"jsonrpc\":\"2.0\",\"id\":8,\"method\":1,\"a\":\"\\ud83e\"}";
                client.write_all(half).await.unwrap();
                let rest = b"\nhunter2\n\n{\"id\":7,\"method\":1}\n{\"jsonrpc\":\"2.0\",\"method\":\"hunter2\"}\n[]\n\xff\n";
                client.write_all(rest).await.unwrap();
                client.write_all(b"{\"jsonrpc\":\"2.0\",\"id\":\"a\\udd85\",\"method\":\"ping\"}\r\n").await.unwrap();
                client
            });
            // Notifications before the first request are nobody's.
            let JsonRpcMessage::Request(message) = streams.receive().await.unwrap() else {
                panic!("the request comes")
            };
            assert_eq!(message.id, RequestId::String("a\u{fffd}".into()));
            drop((writing.await.unwrap(), message));
            assert!(streams.receive().await.is_none());
            drop(streams);
            let mut lines = BufReader::new(answers).lines();
            let mut all = Vec::new();
            while let Ok(Ok(Some(line))) = tokio::time::timeout(std::time::Duration::from_secs(1), lines.next_line()).await {
                assert!(!line.contains("hunter2"), "{line}");
                all.push(serde_json::from_str::<Value>(&line).unwrap());
            }
            let codes: Vec<_> = all.iter().map(|answer| answer["error"]["code"].as_i64().unwrap()).collect();
            assert_eq!(codes, [-32600, -32600, -32700, -32600, -32600, -32700]);
            assert_eq!((&all[1]["id"], &all[3]["id"]), (&Value::from(8), &Value::from(7)));
        });
    }
}
