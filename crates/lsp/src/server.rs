//! The life of a server: what may come when, and what is answered.

use std::io::{self, BufRead, Write};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use serde::Serialize;
use serde_json::{Value, json};

use crate::capabilities::capabilities;
use crate::client::Client;
use crate::inbox::{Arrival, Inbox};
use crate::message::{Code, Failure, Id, Incoming, Outgoing, Params, raw};
use crate::notifications;
use crate::process::Process;
use crate::requests;
use crate::session::Session;
use crate::wire;

/// Serves a client until it says `exit` or the input ends. Returns the exit code of the process: 0
/// if the client said `shutdown` before, else 1. The end of the client's process is the end of the
/// input.
///
/// # Errors
///
/// What the streams say; a header that can't be read.
pub fn serve(input: impl BufRead + Send + 'static, output: &mut dyn Write) -> io::Result<u8> {
    let inbox = Inbox::of(input)?;
    let mut server = Server { output, phase: Phase::Fresh, asked: 0 };
    loop {
        let arrival = if server.is_idle() {
            inbox.wait(server.process())
        } else {
            match inbox.look() {
                Ok(Some(arrival)) => Some(arrival),
                Ok(None) => {
                    server.push_one()?;
                    continue;
                }
                Err(()) => None,
            }
        };
        match arrival {
            None => return Ok(1),
            Some(Arrival::Broken(error)) => return Err(error),
            Some(Arrival::Malformed(failure)) => server.refuse(None, failure)?,
            Some(Arrival::Message(Incoming::Answer)) => {}
            Some(Arrival::Message(Incoming::Notification { method, .. })) if method == "exit" => {
                return Ok(u8::from(!matches!(server.phase, Phase::ShutDown)));
            }
            Some(Arrival::Message(Incoming::Notification { method, params })) => {
                server.notification(&method, &params)?;
            }
            Some(Arrival::Message(Incoming::Request { id, method, params })) => {
                if inbox.take(&id) {
                    server.refuse(Some(&id), Failure::of(Code::Cancelled))?;
                } else {
                    server.request(&id, &method, &params)?;
                }
            }
        }
    }
}

/// How far the client has come.
enum Phase {
    Fresh,
    Running(Box<Session>),
    ShutDown,
}

struct Server<'o> {
    output: &'o mut dyn Write,
    phase: Phase,
    /// How many requests the client got.
    asked: i64,
}

impl Server<'_> {
    fn send<T: Serialize>(&mut self, message: &Outgoing<'_, T>) -> io::Result<()> {
        wire::write(self.output, &serde_json::to_vec(message)?)
    }

    fn refuse(&mut self, id: Option<&Id>, failure: Failure) -> io::Result<()> {
        self.send(&Outgoing::<()>::failure(id, failure))
    }

    fn ask(&mut self, method: &str, params: impl Serialize) -> io::Result<()> {
        self.asked += 1;
        self.send(&Outgoing::request(&Id::Text(format!("server-{}", self.asked)), method, params))
    }

    /// The process of the client. One that says goodbye is waited for.
    fn process(&self) -> Option<Process> {
        match &self.phase {
            Phase::Running(session) => session.client.process,
            Phase::Fresh | Phase::ShutDown => None,
        }
    }

    fn is_idle(&self) -> bool {
        !matches!(&self.phase, Phase::Running(session) if session.has_due())
    }

    /// Pushes the diagnostics of one document.
    fn push_one(&mut self) -> io::Result<()> {
        let Phase::Running(session) = &mut self.phase else { return Ok(()) };
        let Some(uri) = session.next_due() else { return Ok(()) };
        // A document may be closed by now.
        let version = session.documents.get(&uri).map(|document| document.version);
        let diagnostics = guarded(|| session.diagnostics(&uri)).unwrap_or_default();
        let is_last = !session.has_due();
        let elsewhere = if is_last { session.elsewhere() } else { Vec::new() };
        if version.is_some() {
            self.push(&json!({ "uri": uri, "version": version }), &diagnostics)?;
        }
        for (uri, diagnostics) in elsewhere {
            self.push(&json!({ "uri": uri }), &diagnostics)?;
        }
        Ok(())
    }

    /// Pushes the diagnostics of a document.
    fn push(&mut self, document: &Value, diagnostics: &[gen_lsp_types::Diagnostic]) -> io::Result<()> {
        #[derive(Serialize)]
        struct Pushed<'p> {
            #[serde(flatten)]
            document: &'p Value,
            diagnostics: &'p [gen_lsp_types::Diagnostic],
        }
        let method = "textDocument/publishDiagnostics";
        self.send(&Outgoing::notification(method, Pushed { document, diagnostics }))
    }

    fn request(&mut self, id: &Id, method: &str, params: &Params) -> io::Result<()> {
        let answer = match (&mut self.phase, method) {
            (Phase::Fresh, "initialize") => match params.read::<Value>() {
                Ok(params) => {
                    let client = Client::of(&params);
                    let answer = capabilities(&client);
                    self.phase = Phase::Running(Box::new(Session::new(client)));
                    raw(&answer)
                }
                Err(failure) => Err(failure),
            },
            (Phase::Fresh, _) => Err(Failure::of(Code::NotInitialized)),
            (Phase::ShutDown, _) | (_, "initialize") => Err(Failure::of(Code::InvalidRequest)),
            (Phase::Running(_), "shutdown") => {
                self.phase = Phase::ShutDown;
                raw(&Value::Null)
            }
            (Phase::Running(session), _) => guarded(|| requests::answer(session, method, params))
                .unwrap_or(Err(Failure::of(Code::Internal))),
        };
        match answer {
            Ok(answer) => self.send(&Outgoing::result(id, answer))?,
            Err(failure) => self.refuse(Some(id), failure)?,
        }
        self.tell_elsewhere()
    }

    /// Pushes what there is to say on files that aren't open to a client that pulls the rest.
    fn tell_elsewhere(&mut self) -> io::Result<()> {
        let Phase::Running(session) = &mut self.phase else { return Ok(()) };
        if !session.client.pulls {
            return Ok(());
        }
        for (uri, diagnostics) in session.elsewhere() {
            self.push(&json!({ "uri": uri }), &diagnostics)?;
        }
        Ok(())
    }

    fn notification(&mut self, method: &str, params: &Params) -> io::Result<()> {
        let Phase::Running(session) = &mut self.phase else { return Ok(()) };
        if method == "initialized" {
            if session.client.watches {
                return self.ask("client/registerCapability", notifications::watchers());
            }
            return Ok(());
        }
        let effect = guarded(|| notifications::take(session, method, params)).unwrap_or_default();
        for uri in effect.closed {
            self.push(&json!({ "uri": uri }), &[])?;
        }
        if let Some(warning) = effect.warning {
            let params = json!({ "type": 2, "message": warning });
            self.send(&Outgoing::notification("window/logMessage", params))?;
        }
        if effect.refreshes {
            self.ask("workspace/diagnostic/refresh", Value::Null)?;
        }
        Ok(())
    }
}

/// Does something that must not end the server, whatever happens in the crates that it is built on.
/// Tests are to notice.
fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(done) => Some(done),
        Err(panic) if cfg!(debug_assertions) => resume_unwind(panic),
        Err(_) => None,
    }
}
