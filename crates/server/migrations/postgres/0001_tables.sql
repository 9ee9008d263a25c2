-- Accounts, their sub-accounts and API keys, and their webhooks.

CREATE TABLE accounts (
    account_id TEXT NOT NULL PRIMARY KEY,
    created_at BIGINT NOT NULL
);

CREATE TABLE sub_accounts (
    account_id TEXT NOT NULL REFERENCES accounts (account_id),
    sub_account_id TEXT NOT NULL,
    PRIMARY KEY (account_id, sub_account_id)
);

CREATE TABLE api_keys (
    key_id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (account_id),
    -- SHA-256 of the secret part.
    secret_hash BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    revoked_at BIGINT
);

CREATE INDEX api_keys_of_account ON api_keys (account_id);

-- The keys by which webhooks are or were sealed: their ids only.
CREATE TABLE store_keys (
    store_key TEXT NOT NULL PRIMARY KEY
);

CREATE TABLE webhooks (
    account_id TEXT NOT NULL REFERENCES accounts (account_id),
    sub_account_id TEXT NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('CADR', 'MSG', 'CABM')),
    store_key TEXT NOT NULL,
    -- The webhook as JSON, sealed: nonce, ciphertext, tag.
    sealed BYTEA NOT NULL,
    PRIMARY KEY (account_id, sub_account_id, type)
);
