-- Events that were accepted for an account, and their deliveries to webhooks. Times are
-- milliseconds since 1970.

CREATE TABLE events (
    event_id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (account_id),
    kind TEXT NOT NULL,
    store_key TEXT NOT NULL,
    -- The body, sealed.
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE deliveries (
    delivery_id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (account_id),
    event_id TEXT NOT NULL REFERENCES events (event_id),
    sub_account_id TEXT NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('CADR', 'MSG', 'CABM')),
    -- The size of the event's body.
    bytes INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'delivered', 'failed', 'canceled')),
    created_at INTEGER NOT NULL,
    -- The number of attempts, and of those since it was queued.
    attempts INTEGER NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0,
    finished_at INTEGER,
    -- The attempt that succeeded, if its answer was empty: a row of its own would cost as much as all
    -- else that a delivery takes.
    started_at INTEGER,
    milliseconds INTEGER,
    status INTEGER
) STRICT, WITHOUT ROWID;

-- No index has a column that changes.
CREATE INDEX deliveries_of_account ON deliveries (account_id, delivery_id);
CREATE INDEX deliveries_of_event ON deliveries (event_id);

-- The deliveries in the state `queued`.
CREATE TABLE queue (
    delivery_id TEXT NOT NULL PRIMARY KEY,
    -- The webhook: what is in one lane waits for the same receiver.
    lane TEXT NOT NULL,
    -- The time of the next attempt.
    due_at INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    -- Who makes an attempt at the moment, and until when nobody else does.
    claim TEXT,
    claimed_until INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- What is due in each lane. A lane begins with its account. A claim changes no index.
CREATE INDEX queue_by_lane ON queue (lane, due_at);

CREATE TABLE attempts (
    delivery_id TEXT NOT NULL REFERENCES deliveries (delivery_id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    milliseconds INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    -- The status of the receiver's answer.
    status INTEGER,
    store_key TEXT,
    -- The beginning of the receiver's answer, sealed.
    sealed BLOB,
    PRIMARY KEY (delivery_id, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX events_by_key ON events (store_key);
CREATE INDEX attempts_by_key ON attempts (store_key);
