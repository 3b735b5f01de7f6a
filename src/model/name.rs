//! Names and identifiers of AWS IoT as types: a value that exists obeys AWS's own rule for it.
//!
//! Owns the patterns and lengths of the service model (botocore `iot` 2015-05-28). Refuses nothing else:
//! whether a named thing exists is not known here.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A value that breaks AWS's rule for its kind of name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{value}` is not {kind}: {rule}")]
pub struct NameError {
    /// What was expected, with its article ("a thing name").
    pub kind: &'static str,
    /// The value as given.
    pub value: String,
    /// The rule it breaks.
    pub rule: &'static str,
}

macro_rules! name {
    ($(#[$doc:meta])* $type:ident, $kind:literal, $rule:literal, $valid:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $type(String);

        impl $type {
            /// The rule that every value obeys, in words.
            pub const RULE: &'static str = $rule;

            /// The name as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $type {
            type Err = NameError;

            fn from_str(text: &str) -> Result<Self, NameError> {
                let valid: fn(&str) -> bool = $valid;
                if valid(text) {
                    Ok(Self(text.to_owned()))
                } else {
                    Err(NameError { kind: $kind, value: text.to_owned(), rule: $rule })
                }
            }
        }

        impl TryFrom<String> for $type {
            type Error = NameError;

            fn try_from(text: String) -> Result<Self, NameError> {
                text.parse()
            }
        }

        impl From<$type> for String {
            fn from(name: $type) -> String {
                name.0
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl AsRef<str> for $type {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
    };
}

/// Whether a text has 1 to `longest` characters, all of them letters and digits of ASCII or among `others`.
#[must_use]
pub fn is_word(text: &str, longest: usize, others: &str) -> bool {
    !text.is_empty()
        && text.len() <= longest
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || others.contains(c))
}

name!(
    /// Name of a thing, `[a-zA-Z0-9:_-]{1,128}`.
    ThingName, "a thing name", "1 to 128 letters, digits, `:`, `_` or `-`", |t| is_word(t, 128, ":_-")
);
name!(
    /// Name of a thing type, `[a-zA-Z0-9:_-]{1,128}`.
    ThingTypeName, "a thing type name", "1 to 128 letters, digits, `:`, `_` or `-`", |t| is_word(t, 128, ":_-")
);
name!(
    /// Name of a thing group, `[a-zA-Z0-9:_-]{1,128}`.
    ThingGroupName, "a thing group name", "1 to 128 letters, digits, `:`, `_` or `-`", |t| is_word(t, 128, ":_-")
);
name!(
    /// Name of an IoT policy, `[\w+=,.@-]{1,128}`. `.` and `..` are steps of a path and not names in it (RFC 3986, 5.2.4): no call could
    /// tell them.
    PolicyName, "a policy name", "1 to 128 letters, digits or one of `_+=,.@-`, but not `.` or `..`",
    |t| is_word(t, 128, "_+=,.@-") && !matches!(t, "." | "..")
);
name!(
    /// Name of a thing attribute, `[a-zA-Z0-9_.,@/:#-]{1,128}`.
    AttributeName, "an attribute name", "1 to 128 letters, digits or one of `_.,@/:#-`", |t| is_word(t, 128, "_.,@/:#-")
);
name!(
    /// Value of a thing attribute, `[a-zA-Z0-9_.,@/:#=\[\]-]{0,800}`.
    AttributeValue, "an attribute value", "at most 800 letters, digits or one of `_.,@/:#=[]-`",
    |t| t.is_empty() || is_word(t, 800, "_.,@/:#=[]-")
);
name!(
    /// Id of a certificate: the SHA-256 of its DER as 64 lower-case hex digits.
    CertificateId, "a certificate id", "64 lower-case hexadecimal digits",
    |t| t.len() == 64 && t.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
);
name!(
    /// Name of a certificate authority as this machine knows it: its folder's name.
    AuthorityName, "a name for a CA", "1 to 64 letters, digits, `_`, `.` or `-`, not starting with `.`",
    |t| is_word(t, 64, "_.-") && !t.starts_with('.')
);
name!(
    /// Name of an IAM role, `[\w+=,.@-]{1,64}` (botocore `iam`).
    RoleName, "a role name", "1 to 64 letters, digits or one of `_+=,.@-`", |t| is_word(t, 64, "_+=,.@-")
);
name!(
    /// Name of a role alias, `[\w=,@-]{1,128}`.
    RoleAliasName, "a role alias", "1 to 128 letters, digits or one of `_=,@-`", |t| is_word(t, 128, "_=,@-")
);
name!(
    /// Name of a custom authorizer, `[\w=,@-]{1,128}`.
    AuthorizerName, "an authorizer name", "1 to 128 letters, digits or one of `_=,@-`", |t| is_word(t, 128, "_=,@-")
);
name!(
    /// Name of a topic rule, `[a-zA-Z0-9_]{1,128}`.
    RuleName, "a rule name", "1 to 128 letters, digits or `_`", |t| is_word(t, 128, "_")
);
name!(
    /// Name of a provisioning template, `[0-9A-Za-z_-]{1,36}`.
    TemplateName, "a provisioning template name", "1 to 36 letters, digits, `_` or `-`", |t| is_word(t, 36, "_-")
);
name!(
    /// Name of a Cognito identity pool, `[\w\s+=,.@-]{1,128}` (botocore `cognito-identity`).
    IdentityPoolName, "an identity pool name", "1 to 128 letters, digits, spaces or one of `_+=,.@-`",
    |t| is_word(t, 128, " _+=,.@-")
);
name!(
    /// Number of an AWS account, 12 digits.
    AccountId, "an AWS account id", "12 digits", |t| t.len() == 12 && t.bytes().all(|b| b.is_ascii_digit())
);
name!(
    /// Code of an AWS Region, such as `eu-central-1`.
    Region, "an AWS Region code", "lower-case letters, then `-` and words or digits, such as `eu-central-1`",
    |t| is_word(t, 32, "-") && t.contains('-') && !t.starts_with('-') && !t.ends_with('-')
        && t.bytes().next_back().is_some_and(|b| b.is_ascii_digit())
        && !t.bytes().any(|b| b.is_ascii_uppercase())
);
name!(
    /// MQTT client id as AWS takes it: 1 to 128 bytes of UTF-8, not starting with `$`
    /// (AWS IoT Core quotas; connections API).
    ClientId, "a client id", "1 to 128 bytes, not starting with `$`, without NUL",
    |t| !t.is_empty() && t.len() <= 128 && !t.starts_with('$') && !t.contains('\0')
);

impl Region {
    /// Partition of the Region's ARNs: `aws`, `aws-cn` or `aws-us-gov`.
    #[must_use]
    pub fn partition(&self) -> &'static str {
        if self.0.starts_with("cn-") {
            "aws-cn"
        } else if self.0.starts_with("us-gov-") {
            "aws-us-gov"
        } else {
            "aws"
        }
    }
}

/// An account and a Region: where every IoT resource lives, and how its ARN begins.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Scope {
    /// The account.
    pub account: AccountId,
    /// The Region.
    pub region: Region,
}

impl Scope {
    /// `arn:{partition}:iot:{region}:{account}:`, the part before the resource.
    #[must_use]
    pub fn prefix(&self) -> String {
        format!(
            "arn:{}:iot:{}:{}:",
            self.region.partition(),
            self.region,
            self.account
        )
    }

    /// ARN of an IoT resource here, such as `thing/lamp`.
    #[must_use]
    pub fn arn(&self, resource: &str) -> String {
        format!("{}{resource}", self.prefix())
    }

    /// Whether an IoT resource with this ARN is here.
    #[must_use]
    pub fn holds(&self, arn: &Arn) -> bool {
        arn.as_str().starts_with(&self.prefix())
    }
}

/// An Amazon Resource Name in its six parts: `arn:partition:service:region:account:resource`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Arn {
    text: String,
    /// Where service, Region, account and resource begin in `text`.
    starts: [usize; 4],
}

impl Arn {
    /// The whole ARN.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Service, such as `iot`.
    #[must_use]
    pub fn service(&self) -> &str {
        &self.text[self.starts[0]..self.starts[1] - 1]
    }

    /// Region; empty for global services.
    #[must_use]
    pub fn region(&self) -> &str {
        &self.text[self.starts[1]..self.starts[2] - 1]
    }

    /// Account.
    #[must_use]
    pub fn account(&self) -> &str {
        &self.text[self.starts[2]..self.starts[3] - 1]
    }

    /// Resource: all that follows the account, such as `cert/…`.
    #[must_use]
    pub fn resource(&self) -> &str {
        &self.text[self.starts[3]..]
    }
}

impl FromStr for Arn {
    type Err = NameError;

    fn from_str(text: &str) -> Result<Self, NameError> {
        let error = || NameError {
            kind: "an ARN",
            value: text.to_owned(),
            rule: "six parts as in `arn:aws:iot:eu-central-1:123456789012:thing/lamp`",
        };
        let mut colons = text.match_indices(':').map(|(at, _)| at + 1);
        let mut next = || colons.next().ok_or_else(error);
        let partition = next()?;
        let starts = [next()?, next()?, next()?, next()?];
        if !text.starts_with("arn:aws")
            || partition != 4
            || starts[1] - starts[0] < 2
            || starts[3] >= text.len()
        {
            return Err(error());
        }
        Ok(Self {
            text: text.to_owned(),
            starts,
        })
    }
}

impl TryFrom<String> for Arn {
    type Error = NameError;

    fn try_from(text: String) -> Result<Self, NameError> {
        text.parse()
    }
}

impl From<Arn> for String {
    fn from(arn: Arn) -> String {
        arn.text
    }
}

impl fmt::Display for Arn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_to_the_service_model() {
        assert!("esp32-1".parse::<ThingName>().is_ok());
        assert!("a".repeat(128).parse::<ThingName>().is_ok());
        for bad in ["", "a b", "ä", "a/b", &"a".repeat(129)] {
            assert!(bad.parse::<ThingName>().is_err(), "{bad}");
        }
        assert!("a+b=c,d.e@f-g_h".parse::<PolicyName>().is_ok());
        for bad in ["a:b", ".", ".."] {
            assert!(bad.parse::<PolicyName>().is_err(), "{bad}");
        }
        assert!("".parse::<AttributeValue>().is_ok());
        assert!("x y".parse::<AttributeValue>().is_err());
        assert!("F".repeat(64).parse::<CertificateId>().is_err());
        assert!("us-gov-west-1".parse::<Region>().is_ok());
        for bad in ["EU-central-1", "eu", "-1", "eu-central"] {
            assert!(bad.parse::<Region>().is_err(), "{bad}");
        }
        assert!("$x".parse::<ClientId>().is_err());
    }

    #[test]
    fn a_scope_holds_what_its_account_has_in_its_region() {
        let scope = Scope {
            account: "123456789012".parse().expect("an account"),
            region: "eu-central-1".parse().expect("a Region"),
        };
        let own: Arn = scope.arn("cert/x").parse().expect("an ARN");
        assert!(scope.holds(&own));
        for other in [
            "arn:aws:iot:eu-west-1:123456789012:cert/x",
            "arn:aws:iot:eu-central-1:999999999999:cert/x",
            "arn:aws-cn:iot:eu-central-1:123456789012:cert/x",
            "arn:aws:iam:eu-central-1:123456789012:cert/x",
        ] {
            assert!(!scope.holds(&other.parse().expect("an ARN")), "{other}");
        }
    }

    #[test]
    fn an_arn_falls_into_its_parts() {
        let arn: Arn = "arn:aws:iot:eu-central-1:123456789012:policy/a:b"
            .parse()
            .expect("valid");
        assert_eq!(
            (arn.service(), arn.region(), arn.account()),
            ("iot", "eu-central-1", "123456789012")
        );
        assert_eq!(arn.resource(), "policy/a:b");
        for bad in [
            "",
            "arn:aws:iot",
            "arn:aws:iot:r:a:",
            "urn:aws:iot:r:a:x",
            "arn:aws::r:a:x",
        ] {
            assert!(bad.parse::<Arn>().is_err(), "{bad}");
        }
    }
}
