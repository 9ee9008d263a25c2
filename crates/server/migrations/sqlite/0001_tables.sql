-- Accounts, their sub-accounts and API keys, and their webhooks.

CREATE TABLE accounts (
    account_id TEXT NOT NULL PRIMARY KEY,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sub_accounts (
    account_id TEXT NOT NULL REFERENCES accounts (account_id),
    sub_account_id TEXT NOT NULL,
    PRIMARY KEY (account_id, sub_account_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE api_keys (
    key_id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (account_id),
    -- SHA-256 of the secret part.
    secret_hash BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    revoked_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX api_keys_of_account ON api_keys (account_id);

-- The keys by which webhooks are or were sealed: their ids only.
CREATE TABLE store_keys (
    store_key TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE webhooks (
    account_id TEXT NOT NULL REFERENCES accounts (account_id),
    sub_account_id TEXT NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('CADR', 'MSG', 'CABM')),
    store_key TEXT NOT NULL,
    -- The webhook as JSON, sealed: nonce, ciphertext, tag.
    sealed BLOB NOT NULL,
    PRIMARY KEY (account_id, sub_account_id, type)
) STRICT, WITHOUT ROWID;
