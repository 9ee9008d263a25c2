//! A server in this process, and requests to it.

use std::sync::Arc;
use std::thread::{self, JoinHandle};

use chatapps_webhooks::AccountId;
use chatapps_webhooks_server::{
    AccountKey, ApiKey, Listing, SealedWebhook, Sealer, Settings, Store, StoreLocation, Vault, create, serve,
};
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::oneshot;
use ureq::http::{HeaderMap, Request};

use crate::place::Place;

pub(crate) const ACCOUNT: &str = "5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a";
pub(crate) const SUB_ACCOUNTS: [&str; 2] = ["Onion_Marketing", "Onion_Support"];

/// A store key for all tests.
pub(crate) const STORE_KEY: &str = "kZ1nB8p3tO4r0pC6mJcSg7bYxV2uQe9wLh5aDfKsN0E=";

/// A request without findings.
pub(crate) const WEBHOOKS: &str = r#"[
    {"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/events", "httpAuthorization": "Bearer rw4Kd0b2u", "type": "MSG"},
    {"subAccountId": "*", "url": "https://hooks.onion.example/business", "type": "CABM", "oauth": {"url": "https://login.onion.example/token",
     "clientId": "chat", "clientSecret": "hV7-tq0p", "credentialsLocation": "header", "scope": "events.write audit"}}
]"#;

/// A server with one account, until it is dropped.
pub(crate) struct Server {
    pub(crate) origin: String,
    pub(crate) key: String,
    pub(crate) store: Arc<dyn Store>,
    runtime: Runtime,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<std::io::Result<()>>>,
    agent: ureq::Agent,
}

/// The answer to a request.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl Server {
    pub(crate) fn on(place: &Place) -> Self {
        Self::with(&place.location, STORE_KEY, Settings::default())
    }

    /// Starts a server with the account, its sub-accounts, and a new key.
    pub(crate) fn with(location: &StoreLocation, store_key: &str, settings: Settings) -> Self {
        let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let sealer = Sealer::from_text(store_key).unwrap();
        let (store, vault, key) = runtime.block_on(async {
            let store = create(location).await.unwrap();
            let key = add_account(&*store, ACCOUNT).await;
            (Arc::clone(&store), Vault::unlock(store, sealer).await.unwrap(), key)
        });
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let (stop, stopped) = oneshot::channel();
        let handle = runtime.handle().clone();
        let thread = thread::spawn(move || {
            handle.block_on(serve(listener, None, vault, settings, async {
                let _ = stopped.await;
            }))
        });
        let agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
        Self { origin, key, store, runtime, stop: Some(stop), thread: Some(thread), agent }
    }

    /// Adds another account with the same sub-accounts, and returns its key.
    pub(crate) fn add_account(&self, account: &str) -> String {
        self.wait_for(add_account(&*self.store, account))
    }

    /// The stored webhooks of an account.
    pub(crate) fn rows(&self, account: &str) -> Vec<SealedWebhook> {
        match self.wait_for(self.store.list(&account_key(account), usize::MAX)).unwrap() {
            Listing::Rows(rows) => rows,
            Listing::Larger(size) => panic!("{size}"),
        }
    }

    /// Runs a future that isn't a request.
    pub(crate) fn wait_for<T>(&self, work: impl Future<Output = T>) -> T {
        self.runtime.block_on(work)
    }

    pub(crate) fn url(&self) -> String {
        format!("{}/api/v1/accounts/{ACCOUNT}/webhooks", self.origin)
    }

    /// Sends a request to the path of the account, with its key and as JSON.
    pub(crate) fn send(&self, method: &str, body: &str) -> Answer {
        let authorization = format!("Bearer {}", self.key);
        let headers = [("authorization", &*authorization), ("content-type", "application/json")];
        self.request(method, &self.url(), &headers, body)
    }

    /// The same with one more header.
    pub(crate) fn send_with(&self, header: (&str, &str), method: &str, body: &str) -> Answer {
        let authorization = format!("Bearer {}", self.key);
        let headers = [("authorization", &*authorization), ("content-type", "application/json"), header];
        self.request(method, &self.url(), &headers, body)
    }

    pub(crate) fn get(&self) -> Answer {
        self.send("GET", "")
    }

    pub(crate) fn request(&self, method: &str, url: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut request = Request::builder().method(method).uri(url);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let sent = if body.is_empty() && method != "POST" {
            self.agent.run(request.body(()).unwrap())
        } else {
            let request = request.body(body.to_owned()).unwrap();
            self.agent.run(self.agent.configure_request(request).allow_non_standard_methods(true).build())
        };
        let (parts, mut body) = sent.unwrap().into_parts();
        let text = body.read_to_string().unwrap();
        Answer { status: parts.status.as_u16(), headers: parts.headers, text }
    }

    /// Stops the server, and waits until everything has ended.
    pub(crate) fn stop(mut self) {
        self.end().unwrap();
    }

    fn end(&mut self) -> std::io::Result<()> {
        let (Some(stop), Some(thread)) = (self.stop.take(), self.thread.take()) else { return Ok(()) };
        let _ = stop.send(());
        let served = thread.join().unwrap();
        self.runtime.block_on(self.store.close());
        served
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.end();
    }
}

pub(crate) fn account_key(account: &str) -> AccountKey {
    AccountKey::from(&AccountId::new(account).unwrap())
}

async fn add_account(store: &dyn Store, account: &str) -> String {
    let account = account_key(account);
    store.add_account(&account, &SUB_ACCOUNTS.map(str::to_owned)).await.unwrap();
    let (key, shown) = ApiKey::generate(account).unwrap();
    store.add_key(&key).await.unwrap();
    shown.reveal().to_owned()
}
