//! The intrinsic functions of templates: `Ref`, `Fn::Join`, `Fn::Select`, `Fn::FindInMap`, `Fn::Split`, `Fn::Sub`.
//!
//! Lengths and depth are bounded: a function may repeat its parameters, nested ones again and again.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::ProvisioningError;

/// Longest text that a function may make, in bytes.
const TEXT_BYTES: usize = 64 * 1024;
/// Deepest nesting of values.
const DEPTH: usize = 32;
/// Most texts that one `Fn::Split` may make.
const PARTS: usize = 1024;

const FUNCTIONS: [&str; 6] = [
    "Ref",
    "Fn::Join",
    "Fn::Select",
    "Fn::FindInMap",
    "Fn::Split",
    "Fn::Sub",
];

/// What functions are evaluated with.
#[derive(Debug)]
pub(super) struct Evaluator<'a> {
    pub(super) parameters: &'a BTreeMap<String, String>,
    pub(super) mappings: &'a Map<String, Value>,
}

fn failed(message: impl Into<String>) -> ProvisioningError {
    ProvisioningError::Parameter(message.into())
}

/// The function that `value` calls, with its argument.
fn call(value: &Value) -> Option<(&str, &Value)> {
    let object = value.as_object().filter(|object| object.len() == 1)?;
    let (name, argument) = object.iter().next()?;
    (name == "Ref" || name.starts_with("Fn::")).then_some((name.as_str(), argument))
}

/// Checks that `value` calls known functions only and refers to `declared` parameters only.
pub(super) fn check(
    value: &Value,
    declared: &dyn Fn(&str) -> bool,
    depth: usize,
) -> Result<(), String> {
    if depth > DEPTH {
        return Err(format!("values are nested more than {DEPTH} deep"));
    }
    if let Some((name, argument)) = call(value) {
        if !FUNCTIONS.contains(&name) {
            return Err(format!("there is no function {name}"));
        }
        if name == "Ref" {
            return match argument.as_str() {
                Some(parameter) if declared(parameter) => Ok(()),
                Some(parameter) => Err(format!("Ref names `{parameter}`, which is no parameter")),
                None => Err("Ref takes the name of a parameter".to_owned()),
            };
        }
        let text_too = name == "Fn::Sub" && argument.is_string();
        if !argument.is_array() && !text_too {
            return Err(format!("{name} takes a list"));
        }
    }
    match value {
        Value::Array(items) => items
            .iter()
            .try_for_each(|item| check(item, declared, depth + 1)),
        Value::Object(members) => members
            .values()
            .try_for_each(|item| check(item, declared, depth + 1)),
        _ => Ok(()),
    }
}

impl Evaluator<'_> {
    /// The value without functions.
    pub(super) fn value(&self, value: &Value, depth: usize) -> Result<Value, ProvisioningError> {
        if depth > DEPTH {
            return Err(failed(format!("values are nested more than {DEPTH} deep")));
        }
        if let Some((name, argument)) = call(value) {
            return self.call(name, argument, depth + 1);
        }
        Ok(match value {
            Value::Array(items) => Value::Array(
                items
                    .iter()
                    .map(|item| self.value(item, depth + 1))
                    .collect::<Result<_, _>>()?,
            ),
            Value::Object(members) => Value::Object(
                members
                    .iter()
                    .map(|(name, item)| Ok((name.clone(), self.value(item, depth + 1)?)))
                    .collect::<Result<_, ProvisioningError>>()?,
            ),
            other => other.clone(),
        })
    }

    /// The value, which must be text.
    pub(super) fn text(&self, value: &Value, what: &str) -> Result<String, ProvisioningError> {
        self.text_at(value, what, 0)
    }

    fn text_at(
        &self,
        value: &Value,
        what: &str,
        depth: usize,
    ) -> Result<String, ProvisioningError> {
        match self.value(value, depth)? {
            Value::String(text) => Ok(text),
            other => Err(failed(format!("{what} must be text, not {other}"))),
        }
    }

    fn call(&self, name: &str, argument: &Value, depth: usize) -> Result<Value, ProvisioningError> {
        match (name, argument) {
            ("Ref", Value::String(parameter)) => self.parameter(parameter).map(Value::from),
            ("Fn::Join", Value::Array(arguments)) => self.join(arguments, depth),
            ("Fn::Select", Value::Array(arguments)) => self.select(arguments, depth),
            ("Fn::FindInMap", Value::Array(arguments)) => self.find_in_map(arguments, depth),
            ("Fn::Split", Value::Array(arguments)) => self.split(arguments, depth),
            ("Fn::Sub", Value::String(text)) => self.substitute(text, &Map::new(), depth),
            ("Fn::Sub", Value::Array(arguments)) => match arguments.as_slice() {
                [Value::String(text)] => self.substitute(text, &Map::new(), depth),
                [Value::String(text), Value::Object(variables)] => {
                    self.substitute(text, variables, depth)
                }
                _ => Err(failed("Fn::Sub takes a text and a map of variables")),
            },
            _ => Err(failed(format!("{name} cannot take {argument}"))),
        }
    }

    fn parameter(&self, name: &str) -> Result<String, ProvisioningError> {
        self.parameters
            .get(name)
            .cloned()
            .ok_or_else(|| failed(format!("parameter `{name}` has no value")))
    }

    fn items(
        &self,
        value: &Value,
        function: &str,
        depth: usize,
    ) -> Result<Vec<Value>, ProvisioningError> {
        match self.value(value, depth)? {
            Value::Array(items) => Ok(items),
            other => Err(failed(format!("{function} takes a list, not {other}"))),
        }
    }

    fn join(&self, arguments: &[Value], depth: usize) -> Result<Value, ProvisioningError> {
        let [delimiter, list] = arguments else {
            return Err(failed("Fn::Join takes a delimiter and a list"));
        };
        let delimiter = self.text_at(delimiter, "the delimiter of Fn::Join", depth)?;
        let mut joined = String::new();
        for (index, item) in self.items(list, "Fn::Join", depth)?.iter().enumerate() {
            let Value::String(text) = item else {
                return Err(failed(format!("Fn::Join joins texts, not {item}")));
            };
            if index > 0 {
                joined.push_str(&delimiter);
            }
            joined.push_str(text);
            check_length(&joined)?;
        }
        Ok(Value::from(joined))
    }

    fn select(&self, arguments: &[Value], depth: usize) -> Result<Value, ProvisioningError> {
        let [index, list] = arguments else {
            return Err(failed("Fn::Select takes an index and a list"));
        };
        let index = match self.value(index, depth)? {
            Value::String(text) => text.parse().ok(),
            Value::Number(number) => number
                .as_u64()
                .and_then(|index| usize::try_from(index).ok()),
            _ => None,
        };
        let items = self.items(list, "Fn::Select", depth)?;
        index
            .and_then(|index: usize| items.get(index).cloned())
            .ok_or_else(|| {
                failed(format!(
                    "Fn::Select: the list of {} has no such item",
                    items.len()
                ))
            })
    }

    fn find_in_map(&self, arguments: &[Value], depth: usize) -> Result<Value, ProvisioningError> {
        let [map, first, second] = arguments else {
            return Err(failed("Fn::FindInMap takes the name of a map and two keys"));
        };
        let what = "an argument of Fn::FindInMap";
        let map = self.text_at(map, what, depth)?;
        let (first, second) = (
            self.text_at(first, what, depth)?,
            self.text_at(second, what, depth)?,
        );
        self.mappings
            .get(&map)
            .and_then(|map| map.get(&first)?.get(&second))
            .cloned()
            .ok_or_else(|| failed(format!("Mappings has no {map}.{first}.{second}")))
    }

    fn split(&self, arguments: &[Value], depth: usize) -> Result<Value, ProvisioningError> {
        let [delimiter, text] = arguments else {
            return Err(failed("Fn::Split takes a delimiter and a text"));
        };
        let delimiter = self.text_at(delimiter, "the delimiter of Fn::Split", depth)?;
        let text = self.text_at(text, "the text of Fn::Split", depth)?;
        if delimiter.is_empty() {
            return Err(failed("the delimiter of Fn::Split is empty"));
        }
        let parts: Vec<Value> = text
            .split(&delimiter)
            .take(PARTS + 1)
            .map(Value::from)
            .collect();
        if parts.len() > PARTS {
            return Err(failed(format!(
                "Fn::Split would make more than {PARTS} parts"
            )));
        }
        Ok(Value::Array(parts))
    }

    /// Replaces `${Name}` by a variable or a parameter; `${!Name}` stands for `${Name}` itself.
    fn substitute(
        &self,
        text: &str,
        variables: &Map<String, Value>,
        depth: usize,
    ) -> Result<Value, ProvisioningError> {
        // Each variable once: evaluated at every use, nested functions would take time exponential in their depth.
        let variables = variables
            .iter()
            .map(|(name, value)| {
                Ok((
                    name.as_str(),
                    self.text_at(value, "a variable of Fn::Sub", depth)?,
                ))
            })
            .collect::<Result<BTreeMap<_, _>, ProvisioningError>>()?;
        let mut made = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("${") {
            let Some((name, behind)) = after.split_once('}') else {
                return Err(failed("Fn::Sub: `${` without `}`"));
            };
            made.push_str(before);
            if let Some(literal) = name.strip_prefix('!') {
                made.push_str("${");
                made.push_str(literal);
                made.push('}');
            } else {
                match variables.get(name) {
                    Some(value) => made.push_str(value),
                    None => made.push_str(&self.parameter(name)?),
                }
            }
            check_length(&made)?;
            rest = behind;
        }
        made.push_str(rest);
        check_length(&made)?;
        Ok(Value::from(made))
    }
}

fn check_length(text: &str) -> Result<(), ProvisioningError> {
    if text.len() > TEXT_BYTES {
        return Err(failed(format!(
            "a function makes a text longer than {TEXT_BYTES} bytes"
        )));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn evaluated(value: &Value) -> Result<Value, ProvisioningError> {
        let parameters = BTreeMap::from([
            ("Serial".to_owned(), "a-b-c".to_owned()),
            ("Site".to_owned(), "north".to_owned()),
        ]);
        let mappings = json!({ "Sites": { "north": { "url": "n.example" } } });
        let Value::Object(mappings) = mappings else {
            unreachable!("an object")
        };
        Evaluator {
            parameters: &parameters,
            mappings: &mappings,
        }
        .value(value, 0)
    }

    #[test]
    fn functions_have_values() {
        for (value, wanted) in [
            (json!({ "Ref": "Site" }), json!("north")),
            (
                json!({ "Fn::Join": ["-", ["x", { "Ref": "Site" }]] }),
                json!("x-north"),
            ),
            (
                json!({ "Fn::Select": [1, { "Fn::Split": ["-", { "Ref": "Serial" }] }] }),
                json!("b"),
            ),
            (json!({ "Fn::Select": ["0", ["x", "y"]] }), json!("x")),
            (
                json!({ "Fn::FindInMap": ["Sites", { "Ref": "Site" }, "url"] }),
                json!("n.example"),
            ),
            (
                json!({ "Fn::Sub": "${Site}/${!Site}" }),
                json!("north/${Site}"),
            ),
            (
                json!({ "Fn::Sub": ["${v}!", { "v": { "Ref": "Serial" } }] }),
                json!("a-b-c!"),
            ),
            (
                json!({ "a": [{ "Ref": "Site" }], "b": 1 }),
                json!({ "a": ["north"], "b": 1 }),
            ),
        ] {
            assert_eq!(evaluated(&value).expect("a value"), wanted, "{value}");
        }
    }

    #[test]
    fn what_has_no_value_is_an_error() {
        for value in [
            json!({ "Ref": "None" }),
            json!({ "Ref": 1 }),
            json!({ "Fn::Join": ["-"] }),
            json!({ "Fn::Join": ["-", [1]] }),
            json!({ "Fn::Select": [3, ["x"]] }),
            json!({ "Fn::Select": [-1, ["x"]] }),
            json!({ "Fn::FindInMap": ["Sites", "south", "url"] }),
            json!({ "Fn::Split": ["", "x"] }),
            json!({ "Fn::Sub": "${Site" }),
            json!({ "Fn::Other": [] }),
        ] {
            assert!(evaluated(&value).is_err(), "{value}");
        }
    }

    #[test]
    fn repetition_ends() {
        let mut value = json!("0123456789");
        for _ in 0..DEPTH {
            value = json!({ "Fn::Sub": ["${v}${v}${v}${v}", { "v": value }] });
        }
        assert!(evaluated(&value).is_err());
        let mut deep = json!("x");
        for _ in 0..100 {
            deep = json!([deep]);
        }
        assert!(evaluated(&deep).is_err());
        assert!(check(&deep, &|_| true, 0).is_err());
    }
}
