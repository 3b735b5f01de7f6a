//! Which values a condition key or a variable finds in a context.
//!
//! Keys compare without letter case, the name of a thing attribute inside its brackets with it.

use std::borrow::Cow;

use super::action::Action;
use super::context::{Certificate, Context, DistinguishedName};

/// The values of one key; none means the key is absent.
pub(super) type Values<'a> = Vec<Cow<'a, str>>;

/// A context as the decisions on one kind of action see it.
#[derive(Debug, Clone, Copy)]
pub(super) struct View<'a> {
    context: &'a Context,
    connect: bool,
}

impl<'a> View<'a> {
    /// The context of `iot:Connect`, which alone has the connect attributes.
    pub(super) fn of_connect(context: &'a Context) -> Self {
        Self {
            context,
            connect: true,
        }
    }

    /// The context of every other action.
    pub(super) fn of_others(context: &'a Context) -> Self {
        Self {
            context,
            connect: false,
        }
    }

    /// The values of a key.
    pub(super) fn get(&self, key: &str) -> Values<'a> {
        let values = self.known(key);
        if !values.is_empty() || (!self.connect && is_connect_attributes(key)) {
            return values;
        }
        let entry = self
            .context
            .extra
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(key));
        entry.map_or_else(Vec::new, |(_, values)| {
            values.iter().map(|value| value.as_str().into()).collect()
        })
    }

    fn known(&self, key: &str) -> Values<'a> {
        let context = self.context;
        let lower = key.to_ascii_lowercase();
        if let Some(field) = strip(key, THING) {
            return self.thing(field);
        }
        if let Some(field) = strip(key, CERTIFICATE) {
            return context
                .certificate
                .as_ref()
                .map_or_else(Vec::new, |certificate| {
                    certificate_values(certificate, field)
                });
        }
        if let Some(claim) = lower.strip_prefix(COGNITO) {
            return context
                .cognito
                .as_ref()
                .map_or_else(Vec::new, |cognito| match claim {
                    "sub" => one(&cognito.identity_id),
                    "aud" => one(&cognito.pool_id),
                    "amr" => cognito
                        .amr
                        .iter()
                        .map(|value| value.as_str().into())
                        .collect(),
                    _ => Vec::new(),
                });
        }
        match lower.as_str() {
            "iot:clientid" => context.client_id.as_deref().map_or_else(Vec::new, one),
            "iot:domainname" => context.domain_name.as_deref().map_or_else(Vec::new, one),
            "aws:sourceip" => context
                .source_ip
                .map_or_else(Vec::new, |ip| vec![ip.to_canonical().to_string().into()]),
            CONNECT_ATTRIBUTES if self.connect => {
                let attributes = context.connect_attributes.iter().flatten();
                attributes
                    .map(|attribute| attribute.name().into())
                    .collect()
            }
            _ => Vec::new(),
        }
    }

    fn thing(&self, field: &str) -> Values<'a> {
        let attached = self
            .context
            .thing
            .as_ref()
            .filter(|thing| thing.is_attached);
        if field.eq_ignore_ascii_case("IsAttached") {
            // On an MQTT connection without an attached thing the answer is known to be "no".
            let known = self.context.thing.is_some() || self.context.client_id.is_some();
            return if known {
                one(if attached.is_some() { "true" } else { "false" })
            } else {
                Vec::new()
            };
        }
        let Some(thing) = attached else {
            return Vec::new();
        };
        if let Some(name) = strip(field, "Attributes[").and_then(|rest| rest.strip_suffix(']')) {
            return thing
                .attributes
                .get(name)
                .map_or_else(Vec::new, |value| one(value));
        }
        match field.to_ascii_lowercase().as_str() {
            "thingname" => one(&thing.name),
            "thingtypename" => thing.type_name.as_deref().map_or_else(Vec::new, one),
            _ => Vec::new(),
        }
    }
}

/// Prefix of the thing's keys.
pub(super) const THING: &str = "iot:Connection.Thing.";
/// Prefix of the certificate's keys.
pub(super) const CERTIFICATE: &str = "iot:Certificate.";
/// Prefix of the Cognito keys.
pub(super) const COGNITO: &str = "cognito-identity.amazonaws.com:";
const CONNECT_ATTRIBUTES: &str = "iot:connectattributes";

/// Whether a key is the one that only [`Action::Connect`] sees.
pub(super) fn is_connect_attributes(key: &str) -> bool {
    key.eq_ignore_ascii_case(CONNECT_ATTRIBUTES)
}

/// Whether a decision on the action of that name sees the connect attributes.
pub(super) fn sees_connect_attributes(action: &str) -> bool {
    action.eq_ignore_ascii_case(Action::Connect.name())
}

/// Whether AWS refuses to substitute some values of this key: those with `* $ + ? #` or over 1024 characters.
pub(super) fn is_guarded(key: &str) -> bool {
    strip(key, THING).is_some() || strip(key, CERTIFICATE).is_some()
}

/// Removes a prefix, whatever the letter case.
pub(super) fn strip<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let (head, rest) = text.split_at_checked(prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then_some(rest)
}

fn one(value: &str) -> Values<'_> {
    vec![value.into()]
}

fn certificate_values<'a>(certificate: &'a Certificate, field: &str) -> Values<'a> {
    if field.eq_ignore_ascii_case("SerialNumber") {
        return certificate
            .serial_number
            .as_deref()
            .map_or_else(Vec::new, one);
    }
    if field.eq_ignore_ascii_case("AvailableKeys") {
        return available_keys(certificate);
    }
    if let Some(rest) = strip(field, "Subject.") {
        return name_values(&certificate.subject, rest);
    }
    strip(field, "Issuer.").map_or_else(Vec::new, |rest| name_values(&certificate.issuer, rest))
}

fn available_keys(certificate: &Certificate) -> Values<'_> {
    if !certificate.available_keys.is_empty() {
        return certificate
            .available_keys
            .iter()
            .map(|key| key.as_str().into())
            .collect();
    }
    let serial = certificate
        .serial_number
        .iter()
        .map(|_| format!("{CERTIFICATE}SerialNumber"));
    let subject = certificate.subject.keys("Subject");
    subject
        .chain(certificate.issuer.keys("Issuer"))
        .chain(serial)
        .map(Cow::from)
        .collect()
}

/// Values of `Field`, `Field.2` or `Field.List`: without an index the first, `.1` is the second, `.List` all.
fn name_values<'a>(name: &'a DistinguishedName, field: &str) -> Values<'a> {
    let (fields, field) = match strip(field, "AlternativeName.") {
        Some(kind) => (&name.alternative_names, kind),
        None => (&name.fields, field),
    };
    let (field, index) = field
        .split_once('.')
        .map_or((field, "0"), |(field, index)| (field, index));
    let Some((_, values)) = fields
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(field))
    else {
        return Vec::new();
    };
    if index.eq_ignore_ascii_case("List") {
        return values.iter().map(|value| value.as_str().into()).collect();
    }
    let at = index
        .parse::<usize>()
        .ok()
        .and_then(|index| values.get(index));
    at.map_or_else(Vec::new, |value| one(value))
}

#[cfg(test)]
mod tests {
    use super::super::context::{Cognito, ConnectAttribute, Thing};
    use super::*;

    fn context() -> Context {
        let mut certificate = Certificate {
            serial_number: Some("0a".into()),
            ..Certificate::default()
        };
        certificate.subject.push("CommonName", "first");
        certificate.subject.push("CommonName", "second");
        certificate.issuer.push_alternative("DNSName", "ca.example");
        let thing = Thing {
            name: "lamp".into(),
            type_name: Some("light".into()),
            attributes: [("Room".to_owned(), "k1".to_owned())].into(),
            is_attached: true,
        };
        Context {
            client_id: Some("lamp".into()),
            source_ip: "::ffff:10.0.0.1".parse().ok(),
            thing: Some(thing),
            certificate: Some(certificate),
            connect_attributes: Some(vec![ConnectAttribute::LastWill]),
            cognito: Some(Cognito {
                identity_id: "r:1".into(),
                pool_id: "r:p".into(),
                amr: vec!["authenticated".into(), "graph".into()],
            }),
            extra: [("credentials-iot:ThingName".to_owned(), vec!["x".to_owned()])].into(),
            ..Context::default()
        }
    }

    #[test]
    fn every_key_finds_its_values() {
        let context = context();
        let view = View::of_others(&context);
        for (key, values) in [
            ("iot:ClientId", &["lamp"][..]),
            ("IOT:CLIENTID", &["lamp"]),
            ("aws:SourceIp", &["10.0.0.1"]),
            ("iot:DomainName", &[]),
            ("iot:Connection.Thing.ThingName", &["lamp"]),
            ("iot:Connection.Thing.ThingTypeName", &["light"]),
            ("iot:connection.thing.attributes[Room]", &["k1"]),
            ("iot:Connection.Thing.Attributes[room]", &[]),
            ("iot:Connection.Thing.Attributes['Room']", &[]),
            ("iot:Connection.Thing.IsAttached", &["true"]),
            ("iot:Certificate.SerialNumber", &["0a"]),
            ("iot:Certificate.Subject.CommonName", &["first"]),
            ("iot:Certificate.Subject.CommonName.0", &["first"]),
            ("iot:Certificate.Subject.CommonName.1", &["second"]),
            ("iot:Certificate.Subject.CommonName.2", &[]),
            (
                "iot:Certificate.Subject.CommonName.List",
                &["first", "second"],
            ),
            (
                "iot:Certificate.Issuer.AlternativeName.DNSName",
                &["ca.example"],
            ),
            ("iot:Certificate.Issuer.CommonName", &[]),
            ("cognito-identity.amazonaws.com:sub", &["r:1"]),
            (
                "cognito-identity.amazonaws.com:amr",
                &["authenticated", "graph"],
            ),
            ("credentials-iot:thingname", &["x"]),
            ("iot:ConnectAttributes", &[]),
            ("é", &[]),
        ] {
            assert_eq!(view.get(key), values, "{key}");
        }
        assert_eq!(
            View::of_connect(&context).get("iot:ConnectAttributes"),
            ["LastWill"]
        );
        assert_eq!(
            view.get("iot:Certificate.AvailableKeys"),
            [
                "iot:Certificate.Subject.CommonName",
                "iot:Certificate.Issuer.AlternativeName.DNSName",
                "iot:Certificate.SerialNumber"
            ]
        );
    }

    #[test]
    fn connect_attributes_given_as_an_extra_key_are_also_for_connect_only() {
        let values = vec!["LastWill".to_owned()];
        let context = Context {
            extra: [("iot:ConnectAttributes".to_owned(), values)].into(),
            ..Context::default()
        };
        let key = "iot:connectattributes";
        assert_eq!(View::of_connect(&context).get(key), ["LastWill"]);
        assert_eq!(View::of_others(&context).get(key), [""; 0]);
    }

    #[test]
    fn a_thing_that_is_not_attached_has_only_that_to_say() {
        let mut context = context();
        if let Some(thing) = &mut context.thing {
            thing.is_attached = false;
        }
        assert_eq!(
            View::of_others(&context).get("iot:Connection.Thing.ThingName"),
            [""; 0]
        );
        assert_eq!(
            View::of_others(&context).get("iot:Connection.Thing.IsAttached"),
            ["false"]
        );
        context.thing = None;
        assert_eq!(
            View::of_others(&context).get("iot:Connection.Thing.IsAttached"),
            ["false"]
        );
        context.client_id = None;
        assert_eq!(
            View::of_others(&context).get("iot:Connection.Thing.IsAttached"),
            [""; 0]
        );
    }
}
