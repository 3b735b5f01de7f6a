//! The values a key can have, each with its shape.

use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use toml::de::DeValue;

use super::table::{Key, expect_table, parse};
use super::{At, Node, Problems};
use crate::domain::deployment::manifest::DeploymentName;
use crate::domain::deployment::manifest::template::NameTemplate;
use crate::domain::firmware::Ssid;
use crate::domain::function_permission::FunctionReference;
use crate::domain::policy::DeviceFilter;
use crate::model::name::{
    AttributeName, AttributeValue, AuthorityName, AuthorizerName, IdentityPoolName, PolicyName,
    RoleAliasName, RoleName, RuleName, ThingGroupName, ThingName, ThingTypeName,
};
use crate::model::pki::KeyType;

/// What a value looks like, for messages, documentation and schema.
#[derive(Debug, Clone)]
pub(in super::super) enum Shape {
    /// A string under a rule, in words; any string if the rule is empty.
    Text(&'static str),
    /// The path of a file, from the folder of the deployment file.
    Path,
    /// A length of time.
    Duration,
    /// `true` or `false`.
    Boolean,
    /// A whole number between two.
    Number(u64, u64),
    /// One of these strings, each with its meaning.
    Choice(&'static [(&'static str, &'static str)]),
    /// A list.
    List(Box<Shape>),
    /// A table whose keys are the user's, with values of a shape.
    Entries(Box<Shape>),
    /// Any table.
    Json,
    /// A string or a table.
    Either(Box<Shape>, Box<Shape>),
    /// A table with fixed keys.
    Table {
        /// What it describes.
        doc: &'static str,
        /// Its keys.
        keys: fn() -> Vec<Key>,
    },
    /// Tables with a name each.
    Named {
        /// What the names look like.
        name: Box<Shape>,
        /// What each table describes.
        doc: &'static str,
        /// Its keys.
        keys: fn() -> Vec<Key>,
        /// Whether it can be one that others made.
        existing: bool,
    },
}

/// The shape in words.
pub(in super::super) fn shape_name(shape: &Shape) -> String {
    match shape {
        Shape::Text(_) => "string".to_owned(),
        Shape::Path => "path".to_owned(),
        Shape::Duration => "duration".to_owned(),
        Shape::Boolean => "boolean".to_owned(),
        Shape::Number(least, most) if *most >= u64::from(u32::MAX) => {
            format!("number, from {least}")
        }
        Shape::Number(least, most) => format!("number, {least} to {most}"),
        Shape::Choice(values) => {
            let values: Vec<_> = values
                .iter()
                .map(|(text, _)| format!("`\"{text}\"`"))
                .collect();
            values.join(", ")
        }
        Shape::List(item) => format!("list of: {}", shape_name(item)),
        Shape::Entries(value) => format!("table of: {}", shape_name(value)),
        Shape::Json | Shape::Table { .. } | Shape::Named { .. } => "table".to_owned(),
        Shape::Either(one, other) => format!("{} or {}", shape_name(one), shape_name(other)),
    }
}

/// A value of the file.
pub(in super::super) trait Read: Sized {
    /// What it looks like.
    fn shape() -> Shape;

    /// Reads it, or notes what is wrong.
    fn read(node: &Node<'_>, problems: &mut Problems) -> Option<Self>;
}

/// What a value is, with its article.
pub(in super::super) fn kind_of(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a fraction",
        DeValue::Boolean(_) => "a boolean",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

fn wrong(node: &Node<'_>, expected: &str, problems: &mut Problems) {
    let found = kind_of(node.get_ref());
    let message = format!("expected {expected}, found {found}");
    let span = node.span();
    let scalar = matches!(
        node.get_ref(),
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_)
    );
    let hint = match (expected, node.get_ref()) {
        ("a string", _) if scalar => Some(format!("write \"{}\"", problems.text(&span))),
        ("a list", DeValue::String(_)) => Some(format!("write [{}]", problems.text(&span))),
        ("a boolean", DeValue::String(text)) if text == "true" || text == "false" => {
            Some(format!("write {text}, without quotes"))
        }
        ("a whole number", DeValue::String(text)) if text.parse::<u64>().is_ok() => {
            Some(format!("write {text}, without quotes"))
        }
        _ => None,
    };
    problems.add(&span, message, hint);
}

/// The string that `node` must be.
fn text<'n>(node: &'n Node<'_>, problems: &mut Problems) -> Option<&'n str> {
    let DeValue::String(text) = node.get_ref() else {
        wrong(node, "a string", problems);
        return None;
    };
    Some(text)
}

macro_rules! texts {
    ($($type:ty = $rule:expr,)*) => {$(
        impl Read for $type {
            fn shape() -> Shape {
                Shape::Text($rule)
            }

            fn read(node: &Node<'_>, problems: &mut Problems) -> Option<Self> {
                parse(text(node, problems)?, &node.span(), problems)
            }
        }
    )*};
}

texts! {
    String = "",
    AttributeName = AttributeName::RULE,
    AttributeValue = AttributeValue::RULE,
    AuthorityName = AuthorityName::RULE,
    AuthorizerName = AuthorizerName::RULE,
    DeploymentName = "1 to 64 letters, digits, `_` or `-`",
    DeviceFilter = "an MQTT topic filter, in which `${thing}` stands for the thing's name",
    FunctionReference = "the name or the ARN of a Lambda function",
    IdentityPoolName = IdentityPoolName::RULE,
    PolicyName = PolicyName::RULE,
    RoleAliasName = RoleAliasName::RULE,
    RoleName = RoleName::RULE,
    RuleName = RuleName::RULE,
    Ssid = "1 to 32 bytes",
    ThingGroupName = ThingGroupName::RULE,
    ThingName = ThingName::RULE,
    ThingTypeName = ThingTypeName::RULE,
}

/// A text with `{n}`, `{name}` and `{COLUMN}`.
pub(in super::super) type Template = NameTemplate;

impl Read for NameTemplate {
    fn shape() -> Shape {
        Shape::Text(
            "text in which `{n}`, `{n:03}`, `{name}` and `{COLUMN}` are filled in for each device",
        )
    }

    fn read(node: &Node<'_>, problems: &mut Problems) -> Option<Self> {
        parse(text(node, problems)?, &node.span(), problems)
    }
}

impl Read for bool {
    fn shape() -> Shape {
        Shape::Boolean
    }

    fn read(node: &Node<'_>, problems: &mut Problems) -> Option<Self> {
        let DeValue::Boolean(value) = node.get_ref() else {
            wrong(node, "a boolean", problems);
            return None;
        };
        Some(*value)
    }
}

/// A whole number between two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct Number<const LEAST: u32, const MOST: u32>(pub(in super::super) u32);

impl<const LEAST: u32, const MOST: u32> Read for Number<LEAST, MOST> {
    fn shape() -> Shape {
        Shape::Number(LEAST.into(), MOST.into())
    }

    fn read(node: &Node<'_>, problems: &mut Problems) -> Option<Self> {
        let DeValue::Integer(number) = node.get_ref() else {
            wrong(node, "a whole number", problems);
            return None;
        };
        let value = i128::from_str_radix(number.as_str(), number.radix()).ok();
        let value = value.and_then(|value| u32::try_from(value).ok());
        let value = value.filter(|value| (LEAST..=MOST).contains(value));
        if value.is_none() {
            let message = format!("`{}` is not between {LEAST} and {MOST}", number.as_str());
            problems.report(&node.span(), message);
        }
        value.map(Self)
    }
}

impl Read for KeyType {
    fn shape() -> Shape {
        Shape::Choice(&[
            ("p256", "ECDSA on the curve P-256."),
            ("p384", "ECDSA on the curve P-384."),
            ("rsa2048", "RSA with 2048 bits."),
            ("rsa4096", "RSA with 4096 bits."),
        ])
    }

    fn read(node: &Node<'_>, problems: &mut Problems) -> Option<Self> {
        let values = Self::ALL.map(Self::as_str);
        super::table::expect_choice(node, &values, problems)?
            .parse()
            .ok()
    }
}

impl Read for Duration {
    fn shape() -> Shape {
        Shape::Duration
    }

    fn read(node: &Node<'_>, problems: &mut Problems) -> Option<Self> {
        if let DeValue::Integer(number) = node.get_ref() {
            let hint = format!("say of what: \"{}s\"", number.as_str());
            problems.explain(&node.span(), "a duration has a unit", hint);
            return None;
        }
        let given = text(node, problems)?;
        let span = jiff::SignedDuration::from_str(given).ok();
        let duration = span.and_then(|span| Self::try_from(span).ok());
        if duration.is_none() {
            problems.explain(
                &node.span(),
                format!("`{given}` is not a duration"),
                "write it as in \"90s\", \"15m\", \"1h\", \"1h 30m\"",
            );
        }
        duration
    }
}

/// Path of a file, as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct FilePath(pub(in super::super) PathBuf);

impl Read for FilePath {
    fn shape() -> Shape {
        Shape::Path
    }

    fn read(node: &Node<'_>, problems: &mut Problems) -> Option<Self> {
        let given = text(node, problems)?;
        if given.is_empty() {
            problems.report(&node.span(), "the path is empty");
            return None;
        }
        Some(Self(PathBuf::from(given)))
    }
}

impl<T: Read> Read for Vec<At<T>> {
    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }

    fn read(node: &Node<'_>, problems: &mut Problems) -> Option<Self> {
        let DeValue::Array(items) = node.get_ref() else {
            wrong(node, "a list", problems);
            return None;
        };
        let read = items.iter().filter_map(|item| {
            let value = T::read(item, problems)?;
            Some(At {
                value,
                span: item.span(),
            })
        });
        Some(read.collect())
    }
}

/// A table whose keys are the user's, in the order of the file.
#[derive(Debug, Clone)]
pub(in super::super) struct Entries<K, V>(pub(in super::super) Vec<(At<K>, At<V>)>);

impl<K, V> Read for Entries<K, V>
where
    K: Read + FromStr,
    K::Err: std::fmt::Display,
    V: Read,
{
    fn shape() -> Shape {
        Shape::Entries(Box::new(V::shape()))
    }

    fn read(node: &Node<'_>, problems: &mut Problems) -> Option<Self> {
        let mut entries = Vec::new();
        for (key, value) in expect_table(node, problems)? {
            let name = parse::<K>(key.get_ref(), &key.span(), problems);
            let read = V::read(value, problems);
            if let (Some(name), Some(read)) = (name, read) {
                let at = At {
                    value: name,
                    span: key.span(),
                };
                let read = At {
                    value: read,
                    span: value.span(),
                };
                entries.push((at, read));
            }
        }
        entries.sort_by_key(|(key, _)| key.span.start);
        Some(Self(entries))
    }
}

/// Any table, as JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Json(pub(in super::super) serde_json::Value);

impl Read for Json {
    fn shape() -> Shape {
        Shape::Json
    }

    fn read(node: &Node<'_>, problems: &mut Problems) -> Option<Self> {
        expect_table(node, problems)?;
        json(node, problems).map(Self)
    }
}

/// A TOML value of the program's own as JSON.
pub(in super::super) fn json_of(text: &str) -> Option<serde_json::Value> {
    let node = DeValue::parse(text).ok()?;
    json(&node, &mut Problems::new(std::path::Path::new(""), text))
}

fn json(node: &Node<'_>, problems: &mut Problems) -> Option<serde_json::Value> {
    use serde_json::{Number, Value};
    Some(match node.get_ref() {
        DeValue::String(text) => Value::String(text.clone().into_owned()),
        DeValue::Boolean(value) => Value::Bool(*value),
        DeValue::Integer(number) => {
            let value = i64::from_str_radix(number.as_str(), number.radix()).ok();
            let Some(value) = value else {
                problems.report(&node.span(), "the number is too large");
                return None;
            };
            Value::Number(value.into())
        }
        DeValue::Float(number) => {
            let value = number.as_str().parse().ok().and_then(Number::from_f64);
            let Some(value) = value else {
                problems.report(&node.span(), "JSON has no such number");
                return None;
            };
            Value::Number(value)
        }
        DeValue::Datetime(_) => {
            wrong(node, "a string", problems);
            return None;
        }
        DeValue::Array(items) => {
            let items = items.iter().map(|item| json(item, problems));
            Value::Array(items.collect::<Option<_>>()?)
        }
        DeValue::Table(table) => {
            let members = table.iter().map(|(key, value)| {
                json(value, problems).map(|value| (key.get_ref().clone().into_owned(), value))
            });
            Value::Object(members.collect::<Option<_>>()?)
        }
    })
}

/// A string, or a table that says more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) enum TextOrTable<A, B> {
    /// The string.
    Text(A),
    /// The table.
    Table(B),
}

impl<A: Read, B: Read> Read for TextOrTable<A, B> {
    fn shape() -> Shape {
        Shape::Either(Box::new(A::shape()), Box::new(B::shape()))
    }

    fn read(node: &Node<'_>, problems: &mut Problems) -> Option<Self> {
        match node.get_ref() {
            DeValue::String(_) => A::read(node, problems).map(Self::Text),
            DeValue::Table(_) => B::read(node, problems).map(Self::Table),
            _ => {
                wrong(node, "a string or a table", problems);
                None
            }
        }
    }
}
