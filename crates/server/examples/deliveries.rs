//! Measures deliveries, for `bench/server/deliveries`: `deliveries STORE EVENTS SERVERS
//! MILLISECONDS` with the store key in `CHATAPPS_STORE_KEY`. The receiver takes so long to answer.
//! Prints a line of JSON: how many events a second the servers deliver that are queued, how many a
//! bare loop of HTTP posts sends with as many at once, and the time from the answer to an event
//! until its receiver has it.

use std::env;
use std::error::Error;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::StatusCode;
use chatapps_webhooks::{AccountId, SampleOptions, Uri, Webhook, WebhookType, sample};
use chatapps_webhooks_server::{
    AccountKey, AllowedNetworks, ApiKey, Conditions, QueueLimits, Sealer, Settings, Store, StoreLocation,
    Vault, create, serve,
};
use serde_json::json;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinSet;
use tokio::time::sleep;

const ACCOUNT: &str = "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a";

/// What the receiver gets as a token.
const TOKEN: &str = "rw4Kd0b2uT7hQ9xZ1mVc";

/// The number of events a second while the lag is measured, and for how many seconds.
const PACE: u32 = 100;
const SECONDS: u32 = 10;

type Failure = Box<dyn Error + Send + Sync>;

/// What the receiver got.
#[derive(Default)]
struct Got {
    count: AtomicUsize,
    /// When the event of each number came.
    times: Mutex<Vec<(usize, Instant)>>,
}

fn main() -> Result<(), Failure> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(measure())
}

async fn measure() -> Result<(), Failure> {
    let mut arguments = env::args().skip(1);
    let mut next = || arguments.next();
    let (Some(store), Some(events), Some(servers), Some(delay)) = (next(), next(), next(), next()) else {
        return Err("usage: deliveries STORE EVENTS SERVERS MILLISECONDS".into());
    };
    let delay: u64 = delay.parse()?;
    let (location, events, servers): (StoreLocation, usize, usize) =
        (store.parse()?, events.parse()?, servers.parse()?);
    let got = Arc::new(Got::default());
    let receiver = receiver(Arc::clone(&got), Duration::from_millis(delay)).await?;
    let key = prepare(&location, &receiver).await?;
    let at_once = settings(events).deliveries.attempts_per_webhook * servers;
    let client = reqwest::Client::builder().no_proxy().build()?;

    // Made before anything is measured: the servers don't make them either.
    let bodies: Arc<Vec<Bytes>> = Arc::new((0..events).map(event).collect::<Result<_, _>>()?);
    let bare = bare_loop(&client, &receiver, &bodies, at_once).await?;
    got.count.store(0, Ordering::SeqCst);

    // The events are queued by a server that makes no attempts.
    let mut idle = settings(events);
    idle.deliveries.attempts = 0;
    let accepting = Running::start(&location, idle).await?;
    let began = Instant::now();
    post_all(&client, &accepting.events(), &key, &bodies, at_once).await?;
    let accepted = rate(events, began);
    accepting.stop().await?;
    let began = Instant::now();
    let mut running = Vec::new();
    for _ in 0..servers {
        running.push(Running::start(&location, settings(events)).await?);
    }
    while got.count.load(Ordering::SeqCst) < events {
        sleep(Duration::from_millis(1)).await;
    }
    let delivered = rate(events, began);
    let lag = lag(&client, &running, &key, &got, events).await?;
    for server in running {
        server.stop().await?;
    }
    let figures = json!({
        "servers": servers,
        "delay": delay,
        "events": events,
        "at_once": at_once,
        "bare": bare,
        "accepted": accepted,
        "delivered": delivered,
        "pace": PACE,
        "lag": lag,
    });
    println!("{figures}");
    Ok(())
}

fn settings(events: usize) -> Settings {
    let mut settings = Settings::default();
    settings.deliveries.networks = AllowedNetworks::loopback();
    settings.deliveries.limits = QueueLimits { queued: events, ..QueueLimits::default() };
    settings
}

fn rate(events: usize, began: Instant) -> f64 {
    f64::from(u32::try_from(events).unwrap_or(u32::MAX)) / began.elapsed().as_secs_f64()
}

/// A receiver that takes everything, and takes its time.
async fn receiver(got: Arc<Got>, delay: Duration) -> Result<String, Failure> {
    async fn take(State((got, delay)): State<(Arc<Got>, Duration)>, request: Request) -> StatusCode {
        let now = Instant::now();
        let body = to_bytes(request.into_body(), usize::MAX).await.unwrap_or_default();
        if let Some(number) = number_of(&body) {
            got.times.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push((number, now));
        }
        if !delay.is_zero() {
            sleep(delay).await;
        }
        got.count.fetch_add(1, Ordering::SeqCst);
        StatusCode::NO_CONTENT
    }
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}/", listener.local_addr()?);
    let app = Router::new().fallback(take).with_state((got, delay));
    tokio::spawn(async move { axum::serve(listener, app).await });
    Ok(url)
}

fn event(number: usize) -> Result<Bytes, Failure> {
    let text = json!(format!("number {number}")).to_string();
    let set = &[("payload.subAccountId", "\"Onion_Marketing\""), ("payload.content.text", &*text)];
    Ok(sample("inbound_message_received", &SampleOptions { set, ..SampleOptions::default() })?.into())
}

/// The number of an event, without reading the rest of it: the receiver shares the machine.
fn number_of(body: &[u8]) -> Option<usize> {
    let text = str::from_utf8(body).ok()?.split_once("number ")?.1;
    text.split('"').next()?.parse().ok()
}

/// An account with a webhook, and a key.
async fn prepare(location: &StoreLocation, receiver: &str) -> Result<String, Failure> {
    let vault = vault(location).await?;
    let account = AccountKey::from(&AccountId::new(ACCOUNT)?);
    vault.store().add_account(&account, &["Onion_Marketing".to_owned()]).await?;
    let (kept, key) = ApiKey::generate(account.clone())?;
    vault.store().add_key(&kept).await?;
    let webhook = Webhook::new("*", &Uri::new(receiver)?)
        .with_type(WebhookType::InboundMessage)
        .with_authorization(format!("Bearer {TOKEN}"));
    vault.apply(&account, vec![webhook], &Conditions::default()).await?;
    vault.store().close().await;
    Ok(key.reveal().to_owned())
}

async fn vault(location: &StoreLocation) -> Result<Vault, Failure> {
    let sealer = Sealer::from_text(&env::var("CHATAPPS_STORE_KEY")?)?;
    Ok(Vault::unlock(create(location).await?, sealer).await?)
}

/// A server in this process.
struct Running {
    origin: String,
    stop: oneshot::Sender<()>,
    serving: tokio::task::JoinHandle<std::io::Result<()>>,
    store: Arc<dyn Store>,
}

impl Running {
    async fn start(location: &StoreLocation, settings: Settings) -> Result<Self, Failure> {
        let vault = vault(location).await?;
        let store = Arc::clone(vault.store());
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let origin = format!("http://{}", listener.local_addr()?);
        let (stop, stopped) = oneshot::channel();
        let serving = tokio::spawn(serve(listener, None, vault, settings, async {
            let _ = stopped.await;
        }));
        Ok(Self { origin, stop, serving, store })
    }

    fn events(&self) -> String {
        format!("{}/api/v1/accounts/{ACCOUNT}/events", self.origin)
    }

    async fn stop(self) -> Result<(), Failure> {
        let _ = self.stop.send(());
        self.serving.await??;
        self.store.close().await;
        Ok(())
    }
}

/// Posts events to the receiver, so many at once, and returns their rate.
async fn bare_loop(
    client: &reqwest::Client,
    url: &str,
    bodies: &Arc<Vec<Bytes>>,
    at_once: usize,
) -> Result<f64, Failure> {
    let began = Instant::now();
    post_all(client, url, TOKEN, bodies, at_once).await?;
    Ok(rate(bodies.len(), began))
}

/// Posts events, so many at once.
async fn post_all(
    client: &reqwest::Client,
    url: &str,
    key: &str,
    bodies: &Arc<Vec<Bytes>>,
    at_once: usize,
) -> Result<(), Failure> {
    let next = Arc::new(AtomicUsize::new(0));
    let mut posting = JoinSet::new();
    for _ in 0..at_once {
        let (client, url, key) = (client.clone(), url.to_owned(), key.to_owned());
        let (bodies, next) = (Arc::clone(bodies), Arc::clone(&next));
        posting.spawn(async move {
            while let Some(body) = bodies.get(next.fetch_add(1, Ordering::SeqCst)) {
                post(&client, &url, &key, body.clone()).await?;
            }
            Ok::<_, Failure>(())
        });
    }
    while let Some(done) = posting.join_next().await {
        done??;
    }
    Ok(())
}

async fn post(client: &reqwest::Client, url: &str, key: &str, body: Bytes) -> Result<(), Failure> {
    let request = client.post(url).header("content-type", "application/json").bearer_auth(key).body(body);
    request.send().await?.error_for_status()?.bytes().await?;
    Ok(())
}

/// The times from the answer to an event until its receiver has it, in milliseconds: the median,
/// the 99th percentile and the longest. An event that is there before the answer has none.
async fn lag(
    client: &reqwest::Client,
    servers: &[Running],
    key: &str,
    got: &Got,
    first: usize,
) -> Result<[f64; 3], Failure> {
    let mut posting = JoinSet::new();
    let began = Instant::now();
    let count = usize::try_from(PACE * SECONDS)?;
    for (number, server) in (first..first + count).zip(servers.iter().cycle()) {
        let due = Duration::from_secs(1) / PACE * u32::try_from(number - first)?;
        sleep(due.saturating_sub(began.elapsed())).await;
        let (client, url, key) = (client.clone(), server.events(), key.to_owned());
        posting.spawn(async move {
            post(&client, &url, &key, event(number)?).await?;
            Ok::<_, Failure>((number, Instant::now()))
        });
    }
    let mut answered = Vec::new();
    while let Some(done) = posting.join_next().await {
        answered.push(done??);
    }
    while got.count.load(Ordering::SeqCst) < first + count {
        sleep(Duration::from_millis(1)).await;
    }
    let times = got.times.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let mut lags: Vec<f64> = answered
        .iter()
        .filter_map(|(number, answered)| {
            let (_, came) = times.iter().rev().find(|(known, _)| known == number)?;
            Some(came.saturating_duration_since(*answered).as_secs_f64() * 1e3)
        })
        .collect();
    lags.sort_by(f64::total_cmp);
    let at = |share: usize| lags.get((lags.len() * share / 100).min(lags.len().saturating_sub(1))).copied();
    Ok([50, 99, 100].map(|share| at(share).unwrap_or_default()))
}
