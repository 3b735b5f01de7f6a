-- State of the sandbox. Times are epoch seconds with a fraction unless a column's name says milliseconds.
-- Structured values that are only ever read whole are JSON text.

CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Registry -----------------------------------------------------------------------------------------------------------

CREATE TABLE IF NOT EXISTS things (
    region TEXT NOT NULL, name TEXT NOT NULL, id TEXT NOT NULL,
    type TEXT, attributes TEXT NOT NULL DEFAULT '{}', billing_group TEXT,
    version INTEGER NOT NULL DEFAULT 1, created_at REAL NOT NULL,
    PRIMARY KEY (region, name)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS things_by_type ON things (region, type);

CREATE TABLE IF NOT EXISTS thing_types (
    region TEXT NOT NULL, name TEXT NOT NULL, id TEXT NOT NULL,
    properties TEXT NOT NULL DEFAULT '{}', deprecated_at REAL, created_at REAL NOT NULL,
    PRIMARY KEY (region, name)) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS thing_groups (
    region TEXT NOT NULL, name TEXT NOT NULL, id TEXT NOT NULL, parent TEXT,
    properties TEXT NOT NULL DEFAULT '{}', version INTEGER NOT NULL DEFAULT 1, created_at REAL NOT NULL,
    PRIMARY KEY (region, name)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS thing_groups_by_parent ON thing_groups (region, parent);

CREATE TABLE IF NOT EXISTS group_members (
    region TEXT NOT NULL, group_name TEXT NOT NULL, thing TEXT NOT NULL,
    PRIMARY KEY (region, group_name, thing)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS group_members_by_thing ON group_members (region, thing);

-- `principal` is the ARN or identity id as AWS lists it. A detachment takes effect at `detached_at`: rows with a time in the
-- past are gone and are removed by whoever writes next.
CREATE TABLE IF NOT EXISTS thing_principals (
    region TEXT NOT NULL, thing TEXT NOT NULL, principal TEXT NOT NULL,
    type TEXT NOT NULL DEFAULT 'NON_EXCLUSIVE_THING', detached_at REAL,
    PRIMARY KEY (region, thing, principal)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS thing_principals_by_principal ON thing_principals (region, principal);

CREATE TABLE IF NOT EXISTS tags (
    region TEXT NOT NULL, arn TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (region, arn, key)) WITHOUT ROWID;

-- Security -----------------------------------------------------------------------------------------------------------

-- `id` is the SHA-256 of the DER in lower-case hex.
CREATE TABLE IF NOT EXISTS certificates (
    region TEXT NOT NULL, id TEXT NOT NULL, pem TEXT NOT NULL, status TEXT NOT NULL,
    mode TEXT NOT NULL DEFAULT 'DEFAULT', ca_id TEXT,
    not_before REAL NOT NULL, not_after REAL NOT NULL,
    version INTEGER NOT NULL DEFAULT 1, generation TEXT NOT NULL,
    created_at REAL NOT NULL, modified_at REAL NOT NULL,
    PRIMARY KEY (region, id)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS certificates_by_id ON certificates (id);
CREATE INDEX IF NOT EXISTS certificates_by_age ON certificates (region, created_at, id);

CREATE TABLE IF NOT EXISTS policies (
    region TEXT NOT NULL, name TEXT NOT NULL, last_version INTEGER NOT NULL DEFAULT 1,
    generation TEXT NOT NULL, created_at REAL NOT NULL, modified_at REAL NOT NULL,
    PRIMARY KEY (region, name)) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS policy_versions (
    region TEXT NOT NULL, policy TEXT NOT NULL, version INTEGER NOT NULL,
    document TEXT NOT NULL, is_default INTEGER NOT NULL DEFAULT 0, created_at REAL NOT NULL,
    PRIMARY KEY (region, policy, version)) WITHOUT ROWID;

-- `target` is a certificate ARN, a thing group ARN or a Cognito identity id.
CREATE TABLE IF NOT EXISTS policy_targets (
    region TEXT NOT NULL, policy TEXT NOT NULL, target TEXT NOT NULL,
    PRIMARY KEY (region, policy, target)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS policy_targets_by_target ON policy_targets (region, target);

-- Messages -----------------------------------------------------------------------------------------------------------

-- `properties` holds the MQTT 5 properties that are forwarded, as JSON; `expires_at` is null for messages that do not expire.
CREATE TABLE IF NOT EXISTS retained (
    region TEXT NOT NULL, topic TEXT NOT NULL, qos INTEGER NOT NULL, payload BLOB NOT NULL,
    properties TEXT, modified_ms INTEGER NOT NULL, expires_at REAL,
    PRIMARY KEY (region, topic)) WITHOUT ROWID;

-- A persistent session; `expires_at` is null while its client is connected.
CREATE TABLE IF NOT EXISTS sessions (
    region TEXT NOT NULL, client_id TEXT NOT NULL, principal TEXT NOT NULL, protocol INTEGER NOT NULL,
    expiry_seconds INTEGER NOT NULL, expires_at REAL,
    PRIMARY KEY (region, client_id)) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS session_subscriptions (
    region TEXT NOT NULL, client_id TEXT NOT NULL, filter TEXT NOT NULL, qos INTEGER NOT NULL, options INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (region, client_id, filter)) WITHOUT ROWID;

-- QoS 1 messages that a persistent session has not acknowledged yet, in arrival order.
CREATE TABLE IF NOT EXISTS session_messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    region TEXT NOT NULL, client_id TEXT NOT NULL, topic TEXT NOT NULL, payload BLOB NOT NULL,
    retain INTEGER NOT NULL DEFAULT 0, properties TEXT, expires_at REAL);
CREATE INDEX IF NOT EXISTS session_messages_by_client ON session_messages (region, client_id, id);
