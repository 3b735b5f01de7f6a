//! JSON as policies need it: object keys in their order, and no key twice.

use std::collections::HashSet;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

use super::error::DocumentError;

/// A JSON value; `serde_json::Value` would silently keep the last of two equal keys.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    Null,
    Bool(bool),
    Number(serde_json::Number),
    Text(String),
    List(Vec<Node>),
    Object(Vec<(String, Node)>),
}

impl Node {
    /// Parses a whole text.
    pub(super) fn parse(text: &str) -> Result<Self, DocumentError> {
        serde_json::from_str(text).map_err(|error| {
            let full = error.to_string();
            let problem = full
                .rsplit_once(" at line ")
                .map_or(full.as_str(), |(problem, _)| problem);
            DocumentError {
                place: String::new(),
                problem: problem.to_owned(),
                rule: "a policy is one JSON object without repeated keys".to_owned(),
                position: Some((error.line(), error.column())),
            }
        })
    }

    /// The kind of value with its article, for messages.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::Text(_) => "a string",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Number(value.into()))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Node, E> {
        serde_json::Number::from_f64(value)
            .map(Node::Number)
            .ok_or_else(|| E::custom("a number is not finite"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Node, E> {
        Ok(Node::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        let mut object = Vec::new();
        let mut known = HashSet::new();
        while let Some(key) = entries.next_key::<String>()? {
            if !known.insert(key.clone()) {
                return Err(A::Error::custom(format!("the key `{key}` is there twice")));
            }
            object.push((key, entries.next_value()?));
        }
        Ok(Node::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_keys_and_broken_texts_are_told_with_their_place() {
        let error = Node::parse("{\"a\": 1,\n \"a\": 2}").expect_err("repeated");
        assert_eq!(error.position.map(|(line, _)| line), Some(2));
        assert!(
            error.to_string().contains("`a` is there twice at line 2"),
            "{error}"
        );
        let error = Node::parse("{\"a\": [1,}").expect_err("broken");
        assert!(error.position.is_some(), "{error}");
        assert!(Node::parse(&"[".repeat(10_000)).is_err());
        assert!(Node::parse("{} x").is_err());
    }
}
