//! Texts with placeholders: `{n}` in names and attributes of a fleet, `${…}` in the files of a device.

use std::fmt::Write as _;

/// A text in which `{n}`, `{n:03}`, `{name}` and `{COLUMN}` stand for values of each device; `{{` and `}}` are braces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameTemplate {
    parts: Vec<NamePart>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum NamePart {
    Text(String),
    Number { width: usize },
    Name,
    Column(String),
}

/// What the placeholders of one device stand for.
pub(super) struct Values<'a> {
    /// `{n}`, from 1.
    pub(super) number: usize,
    /// `{name}`; unknown while the name itself is made.
    pub(super) name: Option<&'a str>,
    /// Value of a column.
    pub(super) column: &'a dyn Fn(&str) -> Option<String>,
}

impl NameTemplate {
    /// The names of columns in it.
    pub(super) fn columns(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match part {
            NamePart::Column(name) => Some(name.as_str()),
            _ => None,
        })
    }

    /// Whether every device gets the same text.
    pub(super) fn is_constant(&self) -> bool {
        self.parts
            .iter()
            .all(|part| matches!(part, NamePart::Text(_)))
    }

    /// Whether the number of the device is in it.
    pub(super) fn counts(&self) -> bool {
        self.parts
            .iter()
            .any(|part| matches!(part, NamePart::Number { .. }))
    }

    /// Whether the name of the device is in it.
    pub(super) fn names(&self) -> bool {
        self.parts.contains(&NamePart::Name)
    }

    /// The text of one device; a column it lacks is left empty.
    pub(super) fn fill(&self, values: &Values<'_>) -> String {
        let mut filled = String::new();
        for part in &self.parts {
            match part {
                NamePart::Text(text) => filled.push_str(text),
                NamePart::Number { width } => {
                    write!(filled, "{:0width$}", values.number).expect("a String takes all");
                }
                NamePart::Name => filled.push_str(values.name.unwrap_or_default()),
                NamePart::Column(name) => {
                    filled.push_str(&(values.column)(name).unwrap_or_default());
                }
            }
        }
        filled
    }
}

impl std::str::FromStr for NameTemplate {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut plain = String::new();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            plain.push_str(&rest[..at]);
            let brace = &rest[at..=at];
            if rest[at + 1..].starts_with(brace) {
                plain.push_str(brace);
                rest = &rest[at + 2..];
                continue;
            }
            let inner = rest[at..].strip_prefix('{').and_then(|inner| {
                let end = inner.find(['{', '}'])?;
                inner[end..].starts_with('}').then(|| &inner[..end])
            });
            let Some(inner) = inner else {
                return Err(format!(
                    "`{text}` has a lone `{brace}`: write `{brace}{brace}` for the character itself"
                ));
            };
            if !plain.is_empty() {
                parts.push(NamePart::Text(std::mem::take(&mut plain)));
            }
            parts.push(placeholder(inner)?);
            rest = &rest[at + inner.len() + 2..];
        }
        plain.push_str(rest);
        if !plain.is_empty() {
            parts.push(NamePart::Text(plain));
        }
        Ok(Self { parts })
    }
}

fn placeholder(inner: &str) -> Result<NamePart, String> {
    let (name, format) = inner
        .split_once(':')
        .map_or((inner, None), |(name, format)| (name, Some(format)));
    match (name, format) {
        ("n", None) => Ok(NamePart::Number { width: 0 }),
        ("n", Some(format)) => match format.strip_prefix('0').map(str::parse) {
            Some(Ok(width @ 1..=20)) => Ok(NamePart::Number { width }),
            _ => Err(format!(
                "`{{{inner}}}` is no number format: write `{{n:03}}` for three digits"
            )),
        },
        ("name", None) => Ok(NamePart::Name),
        ("" | "name", _) | (_, Some(_)) => Err(format!(
            "`{{{inner}}}` is no placeholder: there are `{{n}}`, `{{n:03}}`, `{{name}}` and `{{COLUMN}}`"
        )),
        (column, None) => Ok(NamePart::Column(column.to_owned())),
    }
}

macro_rules! placeholders {
    ($($(#[doc = $doc:literal])* $variant:ident = $text:literal,)*) => {
        /// What can stand as `${…}` in a file of a device.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Placeholder {
            $($(#[doc = $doc])* $variant,)*
        }

        impl Placeholder {
            /// Each with its name and meaning.
            pub const ALL: &'static [(Self, &'static str, &'static str)] =
                &[$((Self::$variant, $text, concat!($($doc),*)),)*];
        }
    };
}

placeholders! {
    /// The thing's name.
    Thing = "thing",
    /// The MQTT client id.
    ClientId = "client-id",
    /// Host of the data endpoint.
    Endpoint = "endpoint",
    /// Port for MQTT over mutual TLS.
    Port = "port",
    /// Host of the credentials provider.
    CredentialsEndpoint = "credentials-endpoint",
    /// The AWS Region.
    Region = "region",
    /// The AWS account.
    Account = "account",
    /// Full path of the certificate.
    Certificate = "certificate",
    /// Full path of the private key.
    PrivateKey = "private-key",
    /// Full path of the roots that the server is checked with.
    RootCa = "root-ca",
    /// Full path of the device's folder.
    Folder = "folder",
    /// Id of the certificate.
    CertificateId = "certificate-id",
    /// The thing's type; empty if it has none.
    ThingType = "thing-type",
    /// The first role alias of the device; empty if it has none.
    RoleAlias = "role-alias",
}

/// The text of a file, `${…}` in it to be filled in for each device; `$${` is the text `${`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileTemplate {
    parts: Vec<FilePart>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum FilePart {
    Text(String),
    Value(Placeholder),
    Attribute(String),
}

/// A placeholder that does not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct UnknownPlaceholder {
    /// Its name.
    pub(super) name: String,
    /// Where it begins, in bytes.
    pub(super) at: usize,
}

impl FileTemplate {
    /// Reads a template; `${attribute:NAME}` is an attribute of the thing.
    pub(super) fn parse(text: &str) -> Result<Self, UnknownPlaceholder> {
        let mut parts = Vec::new();
        let mut plain = String::new();
        let mut rest = text;
        while let Some(at) = rest.find("${") {
            if rest[..at].ends_with('$') {
                plain.push_str(&rest[..at - 1]);
                plain.push_str("${");
                rest = &rest[at + 2..];
                continue;
            }
            plain.push_str(&rest[..at]);
            let unknown = |name: &str| UnknownPlaceholder {
                name: name.to_owned(),
                at: text.len() - rest.len() + at,
            };
            let inner = &rest[at + 2..];
            let Some(end) = inner
                .find(['}', '\n'])
                .filter(|end| inner[*end..].starts_with('}'))
            else {
                return Err(unknown(inner.lines().next().unwrap_or_default()));
            };
            let name = &inner[..end];
            let part = match name.strip_prefix("attribute:") {
                Some(attribute) if !attribute.is_empty() => {
                    FilePart::Attribute(attribute.to_owned())
                }
                _ => Placeholder::ALL
                    .iter()
                    .find(|(_, known, _)| *known == name)
                    .map(|(placeholder, ..)| FilePart::Value(*placeholder))
                    .ok_or_else(|| unknown(name))?,
            };
            if !plain.is_empty() {
                parts.push(FilePart::Text(std::mem::take(&mut plain)));
            }
            parts.push(part);
            rest = &inner[end + 1..];
        }
        plain.push_str(rest);
        if !plain.is_empty() {
            parts.push(FilePart::Text(plain));
        }
        Ok(Self { parts })
    }

    /// The text for one device: `value` gives what a placeholder stands for, `attribute` an attribute of the thing.
    pub fn fill<'a>(
        &'a self,
        value: impl Fn(Placeholder) -> String,
        attribute: impl Fn(&str) -> Option<&'a str>,
    ) -> String {
        let mut filled = String::new();
        for part in &self.parts {
            match part {
                FilePart::Text(text) => filled.push_str(text),
                FilePart::Value(placeholder) => filled.push_str(&value(*placeholder)),
                FilePart::Attribute(name) => filled.push_str(attribute(name).unwrap_or_default()),
            }
        }
        filled
    }

    /// The attributes it names.
    pub fn attributes(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match part {
            FilePart::Attribute(name) => Some(name.as_str()),
            _ => None,
        })
    }

    /// Whether it names that placeholder.
    #[must_use]
    pub fn uses(&self, placeholder: Placeholder) -> bool {
        self.parts.contains(&FilePart::Value(placeholder))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(template: &str) -> Result<String, String> {
        let template: NameTemplate = template.parse()?;
        Ok(template.fill(&Values {
            number: 7,
            name: Some("lamp"),
            column: &|name| (name == "site").then(|| "north".to_owned()),
        }))
    }

    #[test]
    fn a_name_counts_and_takes_columns() {
        assert_eq!(filled("t-{n:03}-{site}").as_deref(), Ok("t-007-north"));
        assert_eq!(filled("{{{n}}}{name}").as_deref(), Ok("{7}lamp"));
        assert_eq!(filled("").as_deref(), Ok(""));
        for bad in ["a{", "a}", "{n", "{n:3}", "{n:x}", "{}", "{a:03}", "{a{b}"] {
            assert!(filled(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_file_is_filled() {
        let template =
            FileTemplate::parse("${thing} $${thing} ${attribute:owner}${port}$").expect("valid");
        let value = |placeholder| {
            match placeholder {
                Placeholder::Thing => "lamp",
                _ => "1",
            }
            .to_owned()
        };
        let filled = template.fill(value, |name| (name == "owner").then_some("alice"));
        assert_eq!(filled, "lamp ${thing} alice1$");
        let unknown = FileTemplate::parse("a\n${tihng}").expect_err("unknown");
        assert_eq!((unknown.name.as_str(), unknown.at), ("tihng", 2));
        assert!(FileTemplate::parse("${thing").is_err());
        assert!(FileTemplate::parse("${attribute:}").is_err());
    }
}
