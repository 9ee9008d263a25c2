//! HTTP receivers on loopback, good and bad.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// A request that a receiver got.
#[derive(Clone, Debug)]
pub(crate) struct Got {
    pub(crate) path: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
    pub(crate) at: Instant,
}

impl Got {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| &**value)
    }
}

/// What a receiver does with a request, after it has read it.
#[derive(Clone, Debug)]
pub(crate) enum Reply {
    Status(u16),
    /// A whole answer, as it is on the wire.
    Raw(Vec<u8>),
    /// The same, on a connection that stays open.
    KeepAlive(Vec<u8>),
    /// No answer.
    Hang,
}

impl Reply {
    pub(crate) fn json(text: &str) -> Self {
        let head = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
            text.len()
        );
        Self::Raw([head.as_bytes(), text.as_bytes()].concat())
    }
}

/// A receiver, until the process ends.
#[derive(Clone)]
pub(crate) struct Receiver {
    pub(crate) origin: String,
    got: Arc<Mutex<Vec<Got>>>,
    is_down: Arc<AtomicBool>,
}

impl Receiver {
    pub(crate) fn start(reply: impl Fn(&Got, usize) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let receiver = Self { origin, got: Arc::default(), is_down: Arc::default() };
        let (all, reply) = (Arc::clone(&receiver.got), Arc::new(reply));
        let is_down = Arc::clone(&receiver.is_down);
        thread::spawn(move || {
            for stream in listener.incoming() {
                if is_down.load(Ordering::Relaxed) {
                    continue;
                }
                let (all, reply) = (Arc::clone(&all), Arc::clone(&reply));
                thread::spawn(move || serve(stream.unwrap(), &all, &*reply));
            }
        });
        receiver
    }

    /// One that answers every request with a status.
    pub(crate) fn answering(status: u16) -> Self {
        Self::start(move |_, _| Reply::Status(status))
    }

    /// While it is down, it closes new connections at once.
    pub(crate) fn set_down(&self, is_down: bool) {
        self.is_down.store(is_down, Ordering::Relaxed);
    }

    pub(crate) fn got(&self) -> Vec<Got> {
        self.got.lock().unwrap().clone()
    }

    /// Waits until there are so many requests.
    pub(crate) fn wait_for(&self, count: usize) -> Vec<Got> {
        let end = Instant::now() + Duration::from_secs(30);
        loop {
            let got = self.got();
            if got.len() >= count {
                return got;
            }
            assert!(Instant::now() < end, "{} of {count} requests: {got:?}", got.len());
            thread::sleep(Duration::from_millis(5));
        }
    }
}

/// Answers the requests of a connection.
fn serve(stream: TcpStream, all: &Mutex<Vec<Got>>, reply: &(dyn Fn(&Got, usize) -> Reply + Send + Sync)) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut stream = stream;
    while let Some(got) = read(&mut reader) {
        let number = {
            let mut all = all.lock().unwrap();
            all.push(got.clone());
            all.len()
        };
        match reply(&got, number) {
            Reply::Status(status) => {
                let answer = format!("HTTP/1.1 {status} Status\r\nContent-Length: 0\r\n\r\n");
                if stream.write_all(answer.as_bytes()).is_err() {
                    return;
                }
            }
            Reply::Raw(answer) => {
                // Who lies about the length closes the connection.
                let _ = stream.write_all(&answer);
                let _ = stream.shutdown(std::net::Shutdown::Both);
                return;
            }
            Reply::KeepAlive(answer) => {
                if stream.write_all(&answer).is_err() {
                    return;
                }
            }
            Reply::Hang => {
                // Until the other side goes away.
                let _ = reader.read(&mut [0]);
                return;
            }
        }
    }
}

fn read(reader: &mut BufReader<TcpStream>) -> Option<Got> {
    let mut line = String::new();
    reader.read_line(&mut line).ok().filter(|count| *count > 0)?;
    let path = line.split(' ').nth(1)?.to_owned();
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(": ") else { break };
        headers.push((name.to_owned(), value.to_owned()));
    }
    let length = headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("content-length"));
    let mut body = vec![0; length.map_or(0, |(_, value)| value.parse().unwrap())];
    reader.read_exact(&mut body).ok()?;
    Some(Got { path, headers, body: String::from_utf8(body).unwrap(), at: Instant::now() })
}
