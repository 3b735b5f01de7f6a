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
CREATE INDEX IF NOT EXISTS thing_principals_by_end ON thing_principals (region, detached_at) WHERE detached_at IS NOT NULL;

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

-- Identities of people and services ----------------------------------------------------------------------------------

-- IAM is global, so these have no Region; their tags stand in `tags` with an empty one. Names compare without letter case.
-- `boundary` and `policy` are what follows `arn:PARTITION:iam::` in a managed policy's ARN.
CREATE TABLE IF NOT EXISTS iam_roles (
    name TEXT NOT NULL COLLATE NOCASE PRIMARY KEY, id TEXT NOT NULL, path TEXT NOT NULL, trust TEXT NOT NULL,
    description TEXT, max_session INTEGER NOT NULL, boundary TEXT, created_at REAL NOT NULL,
    used_at REAL, used_region TEXT) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS iam_role_policies (
    role TEXT NOT NULL COLLATE NOCASE, name TEXT NOT NULL COLLATE NOCASE, document TEXT NOT NULL,
    PRIMARY KEY (role, name)) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS iam_policies (
    policy TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL COLLATE NOCASE UNIQUE, path TEXT NOT NULL, id TEXT NOT NULL,
    description TEXT, last_version INTEGER NOT NULL, default_version INTEGER NOT NULL,
    created_at REAL NOT NULL, updated_at REAL NOT NULL) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS iam_policy_versions (
    policy TEXT NOT NULL, version INTEGER NOT NULL, document TEXT NOT NULL, created_at REAL NOT NULL,
    PRIMARY KEY (policy, version)) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS iam_attachments (
    role TEXT NOT NULL COLLATE NOCASE, policy TEXT NOT NULL,
    PRIMARY KEY (role, policy)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS iam_attachments_by_policy ON iam_attachments (policy);

-- Temporary keys. `session` is the role session as JSON, null for the administrator's own.
CREATE TABLE IF NOT EXISTS vended_keys (
    access_key TEXT NOT NULL PRIMARY KEY, secret TEXT NOT NULL, session_token TEXT NOT NULL,
    expires_at REAL NOT NULL, session TEXT) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS vended_keys_by_end ON vended_keys (expires_at);

-- `settings` is the pool as it is described, without its id; `roles` and `mappings` belong together.
CREATE TABLE IF NOT EXISTS identity_pools (
    region TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, settings TEXT NOT NULL,
    roles TEXT NOT NULL DEFAULT '{}', mappings TEXT NOT NULL DEFAULT '{}', created_at REAL NOT NULL,
    PRIMARY KEY (region, id)) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS identities (
    region TEXT NOT NULL, id TEXT NOT NULL, pool TEXT NOT NULL, created_at REAL NOT NULL, modified_at REAL NOT NULL,
    PRIMARY KEY (region, id)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS identities_by_pool ON identities (region, pool, id);

-- Who logged in with which provider, and the identity that is theirs.
CREATE TABLE IF NOT EXISTS identity_logins (
    region TEXT NOT NULL, pool TEXT NOT NULL, provider TEXT NOT NULL, subject TEXT NOT NULL, identity TEXT NOT NULL,
    PRIMARY KEY (region, pool, provider, subject)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS identity_logins_by_identity ON identity_logins (region, identity);

-- `configuration` is what GetFunction shows of it.
CREATE TABLE IF NOT EXISTS functions (
    region TEXT NOT NULL, name TEXT NOT NULL, configuration TEXT NOT NULL, created_at REAL NOT NULL,
    PRIMARY KEY (region, name)) WITHOUT ROWID;

-- Statements of the functions' resource policies, in the order of their adding.
CREATE TABLE IF NOT EXISTS function_permissions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    region TEXT NOT NULL, function TEXT NOT NULL, qualifier TEXT NOT NULL, sid TEXT NOT NULL, statement TEXT NOT NULL,
    UNIQUE (region, function, qualifier, sid));

-- Provisioning and configuration -----------------------------------------------------------------------------------

-- `subject` is the DER of the subject name; `registration_config` is JSON as on the wire.
CREATE TABLE IF NOT EXISTS ca_certificates (
    region TEXT NOT NULL, id TEXT NOT NULL, subject BLOB NOT NULL, pem TEXT NOT NULL,
    status TEXT NOT NULL, mode TEXT NOT NULL, auto_registration INTEGER NOT NULL DEFAULT 0, registration_config TEXT,
    not_before REAL NOT NULL, not_after REAL NOT NULL,
    version INTEGER NOT NULL DEFAULT 1, generation TEXT NOT NULL,
    created_at REAL NOT NULL, modified_at REAL NOT NULL,
    PRIMARY KEY (region, id)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS ca_certificates_by_subject ON ca_certificates (subject);
CREATE INDEX IF NOT EXISTS certificates_by_ca ON certificates (region, ca_id, created_at, id);

-- Everything that is only ever read whole: role aliases, authorizers, domain configurations, topic rules, provisioning
-- templates, settings of the account. `document` is JSON, `kind` says whose.
CREATE TABLE IF NOT EXISTS documents (
    region TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
    document TEXT NOT NULL, created_at REAL NOT NULL, modified_at REAL NOT NULL,
    PRIMARY KEY (region, kind, name)) WITHOUT ROWID;

-- Who may provision with a certificate that fleet provisioning issued. `digest` is the SHA-256 of the token.
CREATE TABLE IF NOT EXISTS ownership_tokens (
    region TEXT NOT NULL, digest TEXT NOT NULL, certificate TEXT NOT NULL, connection TEXT NOT NULL, expires_at REAL NOT NULL,
    PRIMARY KEY (region, digest)) WITHOUT ROWID;

-- Temporary certificates of CreateProvisioningClaim; they are no registered certificates.
CREATE TABLE IF NOT EXISTS provisioning_claims (
    region TEXT NOT NULL, id TEXT NOT NULL, template TEXT NOT NULL, expires_at REAL NOT NULL,
    PRIMARY KEY (region, id)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS provisioning_claims_by_id ON provisioning_claims (id);
