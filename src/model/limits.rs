//! AWS's published quotas as constants, each with its source; who enforces one is decided elsewhere.
//!
//! Source of every figure without another: AWS General Reference, "AWS IoT Core endpoints and quotas".

use std::time::Duration;

/// Bytes of a topic or filter, without `$share/{name}/` and the first three Basic Ingest levels.
pub const TOPIC_BYTES: usize = 256;
/// Slashes in a topic or filter, counted likewise.
pub const TOPIC_SLASHES: usize = 7;
/// Payload of one publish in bytes.
pub const PAYLOAD_BYTES: usize = 128 * 1024;
/// MQTT 5 packet, variable header and payload, in bytes.
pub const PACKET_BYTES: usize = 146 * 1024;
/// Smallest Maximum Packet Size a client may ask for in CONNECT.
pub const MIN_PACKET_BYTES: u32 = 512;
/// Bytes of a client id.
pub const CLIENT_ID_BYTES: usize = 128;
/// Filters in one SUBSCRIBE.
pub const FILTERS_PER_SUBSCRIBE: usize = 8;
/// Subscriptions of one connection.
pub const SUBSCRIPTIONS_PER_CONNECTION: usize = 50;
/// Unacknowledged QoS 1 messages of one client, in each direction.
pub const IN_FLIGHT: u16 = 100;
/// Publishes per second of one connection, in and out; the excess is discarded.
pub const PUBLISHES_PER_SECOND: u32 = 100;
/// Bytes per second of one connection; above it traffic is delayed.
pub const BYTES_PER_SECOND: u32 = 512 * 1024;
/// CONNECT requests per second of one client id.
pub const CONNECTS_PER_SECOND: u32 = 1;
/// Topic aliases a client may use towards the server.
pub const TOPIC_ALIASES: u16 = 8;
/// Bytes of an MQTT 5 Content Type.
pub const CONTENT_TYPE_BYTES: usize = 256;
/// Bytes of MQTT 5 Correlation Data.
pub const CORRELATION_BYTES: usize = 8 * 1024;
/// Bytes of all MQTT 5 User Properties of one packet.
pub const USER_PROPERTIES_BYTES: usize = 8 * 1024;
/// Longest MQTT 5 Message Expiry Interval.
pub const MESSAGE_EXPIRY: Duration = Duration::from_hours(168);
/// Longest session expiry of an account that has not asked for more.
pub const SESSION_EXPIRY: Duration = Duration::from_hours(1);
/// Shortest and longest effective keep-alive, in seconds.
pub const KEEP_ALIVE_SECONDS: (u16, u16) = (30, 1200);
/// How long an unacknowledged QoS 1 message is retried on MQTT 3.1.1.
pub const RETRY_MQTT3: Duration = Duration::from_hours(1);
/// How long an unacknowledged QoS 1 message is retried on MQTT 5.
pub const RETRY_MQTT5: Duration = Duration::from_mins(16);
/// Stored messages sent per second after a persistent session was resumed (Developer Guide, "MQTT").
pub const DRAIN_PER_SECOND: u32 = 10;
/// The same for a shared subscription.
pub const DRAIN_SHARED_PER_SECOND: u32 = 20;
/// Messages per second that the account queues for offline sessions.
pub const QUEUED_PER_SECOND: u32 = 500;
/// Retained publishes per second on one topic.
pub const RETAINED_PER_TOPIC_PER_SECOND: u32 = 1;
/// Retained messages of an account.
pub const RETAINED_MESSAGES: usize = 500_000;
/// Subscriptions in one shared subscription group.
pub const SHARED_GROUP_MEMBERS: usize = 100;
/// Shared subscription groups of an account.
pub const SHARED_GROUPS: usize = 100;
/// Bytes of a share name (Developer Guide, "MQTT").
pub const SHARE_NAME_BYTES: usize = 128;

/// Characters of an IoT policy document, white space not counted.
pub const POLICY_CHARACTERS: usize = 2048;
/// Versions of one policy.
pub const POLICY_VERSIONS: usize = 5;
/// Policies attached to one certificate or Cognito identity.
pub const POLICIES_PER_PRINCIPAL: usize = 10;
/// Policies attached to one thing group (Developer Guide 2022, "Thing groups").
pub const POLICIES_PER_GROUP: usize = 2;
/// Attributes of a thing without a type.
pub const ATTRIBUTES_UNTYPED: usize = 3;
/// Attributes of a thing with a type.
pub const ATTRIBUTES_TYPED: usize = 50;
/// Bytes of all attributes of a thing.
pub const ATTRIBUTE_BYTES: usize = 47 * 1024;
/// Groups a thing may be in.
pub const GROUPS_PER_THING: usize = 10;
/// Depth of a group hierarchy.
pub const GROUP_DEPTH: usize = 7;
/// Direct children of a group.
pub const GROUP_CHILDREN: usize = 100;
/// Attributes of a group.
pub const GROUP_ATTRIBUTES: usize = 50;
/// Largest page of a control plane list (service model `PageSize`, `RegistryMaxResults`).
pub const PAGE: usize = 250;
/// Characters of a CSR (service model `CertificateSigningRequest`).
pub const CSR_CHARACTERS: usize = 4096;
/// Characters of a certificate (service model `CertificatePem`).
pub const CERTIFICATE_CHARACTERS: usize = 65_536;
/// CA certificates with the same subject.
pub const CAS_PER_SUBJECT: usize = 10;
/// Role aliases.
pub const ROLE_ALIASES: usize = 100;
/// Custom authorizers.
pub const AUTHORIZERS: usize = 100;
/// Custom authorizers that are ACTIVE.
pub const AUTHORIZERS_ACTIVE: usize = 32;
/// Domain configurations.
pub const DOMAIN_CONFIGURATIONS: usize = 10;
/// Provisioning templates.
pub const PROVISIONING_TEMPLATES: usize = 256;
/// Versions of one provisioning template.
pub const TEMPLATE_VERSIONS: usize = 5;
/// Characters of a provisioning template (service model `TemplateBody`).
pub const TEMPLATE_CHARACTERS: usize = 10_240;
/// Topic rules.
pub const TOPIC_RULES: usize = 1000;
/// Actions of one topic rule.
pub const RULE_ACTIONS: usize = 10;
/// Lifetime of the certificate of a provisioning claim (Developer Guide, "Provisioning by trusted user").
pub const CLAIM_LIFETIME: Duration = Duration::from_mins(5);
/// Lifetime of a certificate ownership token (Developer Guide, "Fleet provisioning MQTT API").
pub const OWNERSHIP_TOKEN_LIFETIME: Duration = Duration::from_hours(1);
