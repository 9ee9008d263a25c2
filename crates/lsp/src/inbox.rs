//! Reads messages on a thread of its own, so that a request can be cancelled while it waits.

use std::collections::HashSet;
use std::io::{self, BufRead};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TryRecvError, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use serde::Deserialize;

use crate::message::{Failure, Id, Incoming};
use crate::process::Process;
use crate::wire;

/// The most messages that wait. A client that sends more waits, too.
const MAX_WAITING: usize = 1024;

/// How often the process of the client is looked for, if nothing comes.
const LOOK: Duration = Duration::from_secs(3);

/// What came from the client.
pub(crate) enum Arrival {
    Message(Incoming),
    /// A message that is none.
    Malformed(Failure),
    /// The stream can't be read further.
    Broken(io::Error),
}

/// Which requests wait, and which of them are cancelled.
#[derive(Default)]
struct Waiting {
    requests: HashSet<Id>,
    cancelled: HashSet<Id>,
}

/// The messages of a client, in their order.
pub(crate) struct Inbox {
    arrivals: Receiver<Arrival>,
    waiting: Arc<Mutex<Waiting>>,
}

impl Inbox {
    /// Begins to read. Nothing behind `exit` is read.
    ///
    /// # Errors
    ///
    /// What the system says if there can't be a thread.
    pub(crate) fn of(mut input: impl BufRead + Send + 'static) -> io::Result<Self> {
        let (sender, arrivals) = sync_channel(MAX_WAITING);
        let waiting = Arc::new(Mutex::new(Waiting::default()));
        let its = Arc::clone(&waiting);
        let read = move || while read_one(&mut input, &its, &sender).is_some() {};
        thread::Builder::new().name("inbox".to_owned()).spawn(read)?;
        Ok(Self { arrivals, waiting })
    }

    /// The next message; `None` at the end, which is also that of the client's process.
    pub(crate) fn wait(&self, client: Option<Process>) -> Option<Arrival> {
        let Some(client) = client else { return self.arrivals.recv().ok() };
        loop {
            match self.arrivals.recv_timeout(LOOK) {
                Ok(arrival) => return Some(arrival),
                Err(RecvTimeoutError::Timeout) if !client.is_over() => {}
                Err(_) => return None,
            }
        }
    }

    /// The next message, if there is one already; `Err` at the end.
    pub(crate) fn look(&self) -> Result<Option<Arrival>, ()> {
        match self.arrivals.try_recv() {
            Ok(arrival) => Ok(Some(arrival)),
            Err(TryRecvError::Empty) => Ok(None),
            Err(TryRecvError::Disconnected) => Err(()),
        }
    }

    /// Takes a request that waits no longer; whether it was cancelled.
    pub(crate) fn take(&self, id: &Id) -> bool {
        let mut waiting = lock(&self.waiting);
        waiting.requests.remove(id);
        waiting.cancelled.remove(id)
    }
}

fn lock(waiting: &Mutex<Waiting>) -> MutexGuard<'_, Waiting> {
    waiting.lock().unwrap_or_else(PoisonError::into_inner)
}

#[derive(Deserialize)]
struct Cancelled {
    id: Id,
}

/// Reads one message and passes it on; `None` if it is the last.
fn read_one(input: &mut dyn BufRead, waiting: &Mutex<Waiting>, sender: &SyncSender<Arrival>) -> Option<()> {
    let text = match wire::read(input) {
        Ok(text) => text?,
        Err(error) => {
            let _ = sender.send(Arrival::Broken(error));
            return None;
        }
    };
    let message = match Incoming::read(&text) {
        Ok(message) => message,
        Err(failure) => return sender.send(Arrival::Malformed(failure)).ok(),
    };
    let mut is_last = false;
    match &message {
        Incoming::Request { id, .. } => {
            lock(waiting).requests.insert(id.clone());
        }
        Incoming::Notification { method, params } if method == "$/cancelRequest" => {
            if let Ok(Cancelled { id }) = params.read() {
                let mut waiting = lock(waiting);
                if waiting.requests.contains(&id) {
                    waiting.cancelled.insert(id);
                }
            }
            return Some(());
        }
        Incoming::Notification { method, .. } => is_last = method == "exit",
        Incoming::Answer => {}
    }
    sender.send(Arrival::Message(message)).ok()?;
    (!is_last).then_some(())
}
