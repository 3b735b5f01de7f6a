//! What is known of a connection when its policies are compiled.
//!
//! Pure data: reading a certificate or the registry is the caller's part.

use std::collections::BTreeMap;
use std::net::IpAddr;

/// Everything that variables and condition keys of one connection can refer to. What is `None` has no value.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// `iot:ClientId`: known for MQTT connections only.
    pub client_id: Option<String>,
    /// `aws:SourceIp`.
    pub source_ip: Option<IpAddr>,
    /// `iot:DomainName`: the server name the client asked for.
    pub domain_name: Option<String>,
    /// The thing the connection stands for: the one named as the client id, or the one attached exclusively.
    pub thing: Option<Thing>,
    /// The client's X.509 certificate.
    pub certificate: Option<Certificate>,
    /// `iot:ConnectAttributes`: what the CONNECT asks for. Only `iot:Connect` sees it.
    pub connect_attributes: Option<Vec<ConnectAttribute>>,
    /// The Cognito identity whose credentials are used.
    pub cognito: Option<Cognito>,
    /// Any further key with its values, such as `credentials-iot:ThingName`; also a stand-in for a key above that
    /// has no value.
    pub extra: BTreeMap<String, Vec<String>>,
}

/// A thing of the registry, as `iot:Connection.Thing.*` shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Thing {
    /// `ThingName`.
    pub name: String,
    /// `ThingTypeName`.
    pub type_name: Option<String>,
    /// `Attributes[name]`.
    pub attributes: BTreeMap<String, String>,
    /// `IsAttached`: whether the principal is attached. Without it, the other keys of the thing have no value.
    pub is_attached: bool,
}

/// What a CONNECT can ask for beyond a plain connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ConnectAttribute {
    /// A session that outlives the connection.
    PersistentConnect,
    /// A Will message.
    LastWill,
}

impl ConnectAttribute {
    /// The value of `iot:ConnectAttributes`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::PersistentConnect => "PersistentConnect",
            Self::LastWill => "LastWill",
        }
    }
}

/// Fields of an X.509 certificate, as `iot:Certificate.*` shows them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Certificate {
    /// `Subject.*`.
    pub subject: DistinguishedName,
    /// `Issuer.*`.
    pub issuer: DistinguishedName,
    /// `SerialNumber`.
    pub serial_number: Option<String>,
    /// `AvailableKeys`; where empty, the names of all fields that are there.
    pub available_keys: Vec<String>,
}

/// Subject or issuer of a certificate.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DistinguishedName {
    /// AWS's field names (`CommonName`, `Organization`, …), each with its values in certificate order.
    pub fields: Vec<(String, Vec<String>)>,
    /// AWS's names of alternative names (`DNSName`, `RFC822Name`, …), each with its values.
    pub alternative_names: Vec<(String, Vec<String>)>,
}

impl DistinguishedName {
    /// Appends a value of a field, such as `("CommonName", "lamp")`.
    pub fn push(&mut self, field: &str, value: impl Into<String>) {
        push(&mut self.fields, field, value.into());
    }

    /// Appends an alternative name, such as `("DNSName", "lamp.example")`.
    pub fn push_alternative(&mut self, kind: &str, value: impl Into<String>) {
        push(&mut self.alternative_names, kind, value.into());
    }

    /// The keys of all names that are there.
    pub(super) fn keys(&self, prefix: &str) -> impl Iterator<Item = String> {
        let named = |(name, _): &(String, Vec<String>)| format!("iot:Certificate.{prefix}.{name}");
        let alternative = |(name, _): &(String, Vec<String>)| {
            format!("iot:Certificate.{prefix}.AlternativeName.{name}")
        };
        let keys: Vec<_> = self
            .fields
            .iter()
            .map(named)
            .chain(self.alternative_names.iter().map(alternative))
            .collect();
        keys.into_iter()
    }
}

fn push(fields: &mut Vec<(String, Vec<String>)>, name: &str, value: String) {
    match fields.iter_mut().find(|(known, _)| known == name) {
        Some((_, values)) => values.push(value),
        None => fields.push((name.to_owned(), vec![value])),
    }
}

/// A Cognito identity, as `cognito-identity.amazonaws.com:*` shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cognito {
    /// `sub`: the identity id, `region:uuid`.
    pub identity_id: String,
    /// `aud`: the identity pool.
    pub pool_id: String,
    /// `amr`: `authenticated` or `unauthenticated`, and the logins.
    pub amr: Vec<String>,
}
