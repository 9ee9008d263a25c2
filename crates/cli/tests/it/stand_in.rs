//! A small endpoint on a free port of this machine: an account with webhooks, or prepared answers.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};

use chatapps_webhooks::{Webhook, WebhookSet, WebhookTarget};
use serde_json::Value;

pub(crate) const ACCOUNT: &str = "5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a";
pub(crate) const KEY: &str = "hunter2-of-the-account";

/// A received request.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) method: String,
    pub(crate) path: String,
    /// Names in lower case, with values.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Request {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(each, _)| each == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

#[derive(Default)]
struct State {
    webhooks: WebhookSet,
    requests: Vec<Request>,
    /// The answers to the next requests, whatever they are; `None` leaves a request unanswered.
    answers: VecDeque<Option<String>>,
    ends: bool,
}

/// The endpoint. It stops when it is dropped.
pub(crate) struct Endpoint {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
    thread: Option<JoinHandle<()>>,
}

impl Endpoint {
    /// An endpoint for an account with webhooks.
    pub(crate) fn with(webhooks: &Value) -> Self {
        let webhooks: Vec<Webhook> = serde_json::from_value(webhooks.clone()).unwrap();
        let state = State { webhooks: webhooks.into_iter().collect(), ..State::default() };
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let state = Arc::new(Mutex::new(state));
        let shared = Arc::clone(&state);
        let thread = thread::spawn(move || {
            // An unanswered connection stays open until the end.
            let mut kept = Vec::new();
            for connection in listener.incoming().map_while(Result::ok) {
                if shared.lock().unwrap().ends {
                    return;
                }
                kept.extend(serve(connection, &shared));
            }
        });
        Self { address, state, thread: Some(thread) }
    }

    /// An endpoint with answers to the next requests, each a status with a body.
    pub(crate) fn answering(answers: &[(&str, &str)]) -> Self {
        let endpoint = Self::with(&Value::Array(Vec::new()));
        let answers = answers.iter().map(|(status, body)| Some(answer(status, body)));
        endpoint.state().answers.extend(answers);
        endpoint
    }

    /// Leaves the request after the prepared ones unanswered.
    pub(crate) fn then_silent(self) -> Self {
        self.state().answers.push_back(None);
        self
    }

    /// Adds a raw answer, including the status line.
    pub(crate) fn then(self, answer: String) -> Self {
        self.state().answers.push_back(Some(answer));
        self
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The current webhooks of the account.
    pub(crate) fn webhooks(&self) -> WebhookSet {
        self.state().webhooks.clone()
    }

    /// Somebody else adds and replaces webhooks.
    #[cfg(feature = "mcp")]
    pub(crate) fn change(&self, webhooks: &Value) {
        self.state().webhooks.apply(serde_json::from_value::<Vec<Webhook>>(webhooks.clone()).unwrap());
    }

    pub(crate) fn requests(&self) -> Vec<Request> {
        self.state().requests.clone()
    }

    /// The methods of the received requests, in order.
    pub(crate) fn methods(&self) -> Vec<String> {
        self.requests().into_iter().map(|request| request.method).collect()
    }
}

impl Drop for Endpoint {
    fn drop(&mut self) {
        self.state().ends = true;
        // The thread waits for a connection; this wakes it.
        drop(TcpStream::connect(self.address));
        if let Some(thread) = self.thread.take() {
            thread.join().unwrap();
        }
    }
}

/// An answer with a body.
pub(crate) fn answer(status: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
}

/// Serves one request. Returns the connection if it stays unanswered.
fn serve(mut connection: TcpStream, state: &Mutex<State>) -> Option<TcpStream> {
    let request = read(&connection)?;
    let mut state = state.lock().unwrap();
    state.requests.push(request.clone());
    let answer = match state.answers.pop_front() {
        Some(answer) => answer,
        None => Some(obey(&request, &mut state.webhooks)),
    };
    let Some(answer) = answer else { return Some(connection) };
    // The client may be gone.
    drop(connection.write_all(answer.as_bytes()));
    None
}

fn read(connection: &TcpStream) -> Option<Request> {
    let mut reader = BufReader::new(connection);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let mut words = line.split(' ').map(str::to_owned);
    let (method, path) = (words.next()?, words.next()?);
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let mut request = Request { method, path, headers, body: String::new() };
    let length = request.header("content-length").map_or(0, |length| length.parse().unwrap());
    reader.take(length).read_to_string(&mut request.body).ok()?;
    Some(request)
}

/// Answers as the contract says.
fn obey(request: &Request, webhooks: &mut WebhookSet) -> String {
    if request.header("authorization") != Some(&format!("Bearer {KEY}")) {
        return answer("401 Unauthorized", &failure(1200, "Request was not authenticated properly"));
    }
    if request.path != format!("/api/v1/accounts/{ACCOUNT}/webhooks") {
        return answer("404 Not Found", &failure(1300, "Not found"));
    }
    let typed = request.header("content-type") == Some("application/json");
    match request.method.as_str() {
        "GET" => return answer("200 OK", &serde_json::to_string(&webhooks.masked()).unwrap()),
        "POST" if typed => webhooks.apply(serde_json::from_str::<Vec<Webhook>>(&request.body).unwrap()),
        "DELETE" if typed => {
            webhooks.delete(&serde_json::from_str::<Vec<WebhookTarget>>(&request.body).unwrap());
        }
        _ => return answer("405 Method Not Allowed", &failure(2001, "Not implemented")),
    }
    answer("200 OK", "")
}

/// The body of an error answer.
pub(crate) fn failure(code: u32, message: &str) -> String {
    serde_json::json!({
        "code": code,
        "message": message,
        "errorId": "b4478860-b76c-e811-814e-022a35cc1c71",
        "timestamp": "2020-12-22T05:52:01.85Z",
    })
    .to_string()
}
