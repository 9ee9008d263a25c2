//! A TCP proxy in front of a database, which delays answers or falls silent.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

pub(crate) struct Proxy {
    port: u16,
    state: Arc<State>,
}

#[derive(Default)]
struct State {
    /// How long answers of the database are held back, in milliseconds.
    delay: AtomicU64,
    /// The connections of earlier generations are silent.
    generation: AtomicU64,
}

impl Proxy {
    /// Starts a proxy in front of a port of the loopback interface. It runs until the process ends.
    pub(crate) fn before(target: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let (port, state) = (listener.local_addr().unwrap().port(), Arc::new(State::default()));
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for client in listener.incoming() {
                let (client, server) = (client.unwrap(), TcpStream::connect(("127.0.0.1", target)).unwrap());
                let generation = shared.generation.load(Ordering::SeqCst);
                let (requests, answers) = (Arc::clone(&shared), Arc::clone(&shared));
                let (from, to) = (client.try_clone().unwrap(), server.try_clone().unwrap());
                thread::spawn(move || copy(from, to, &requests, generation, false));
                thread::spawn(move || copy(server, client, &answers, generation, true));
            }
        });
        Self { port, state }
    }

    /// The URL of a database behind the proxy.
    pub(crate) fn url(&self, direct: &str) -> String {
        let (start, rest) = direct.split_once("127.0.0.1:").unwrap();
        format!("{start}127.0.0.1:{}/{}", self.port, rest.split_once('/').unwrap().1)
    }

    pub(crate) fn delay(&self, delay: Duration) {
        self.state.delay.store(delay.as_millis().try_into().unwrap(), Ordering::SeqCst);
    }

    /// Nothing that is sent on the connections of now arrives any more, and nobody is told. New
    /// ones work.
    pub(crate) fn silence(&self) {
        self.state.generation.fetch_add(1, Ordering::SeqCst);
    }
}

fn copy(mut from: TcpStream, mut to: TcpStream, state: &State, generation: u64, is_answer: bool) {
    let mut buffer = [0; 16 * 1024];
    while let Ok(length @ 1..) = from.read(&mut buffer) {
        if is_answer {
            thread::sleep(Duration::from_millis(state.delay.load(Ordering::SeqCst)));
        }
        if state.generation.load(Ordering::SeqCst) > generation {
            loop {
                thread::park();
            }
        }
        if to.write_all(&buffer[..length]).is_err() {
            break;
        }
    }
    let _ = to.shutdown(std::net::Shutdown::Both);
}
