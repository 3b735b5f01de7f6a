//! The JSON Schema of the deployment file, for editors, written from the keys' own documentation.

use serde_json::{Map, Value, json};

use super::keys::Root;
use super::read::{Key, Shape, Table, json_of};
use super::reference::{choices, existing_key, prose};

/// The schema, draft 7: what editors of TOML understand.
#[must_use]
pub fn schema() -> Value {
    let mut schema = table(&prose(Root::DOC), &Root::keys(), false);
    schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    schema["title"] = json!("iotctl deployment");
    schema
}

fn table(doc: &str, keys: &[Key], existing: bool) -> Value {
    let mut properties = Map::new();
    for key in keys {
        properties.insert(key.name.to_owned(), property(key));
    }
    if existing {
        let key = existing_key();
        properties.insert(key.name.to_owned(), property(&key));
    }
    let required: Vec<_> = keys
        .iter()
        .filter(|key| key.required)
        .map(|key| key.name)
        .collect();
    let mut table = json!({
        "type": "object",
        "description": doc,
        "properties": properties,
        "additionalProperties": false,
    });
    if existing {
        table["if"] =
            json!({"properties": {"existing": {"const": true}}, "required": ["existing"]});
        table["then"] = json!({"maxProperties": 1});
        table["else"] = json!({"required": required});
    } else if !required.is_empty() {
        table["required"] = json!(required);
    }
    table
}

fn property(key: &Key) -> Value {
    let mut schema = of(&key.shape);
    let mut doc = prose(key.doc);
    for (value, meaning) in choices(&key.shape).unwrap_or_default() {
        doc = format!("{doc}\n\"{value}\": {}", prose(meaning));
    }
    schema["description"] = json!(doc);
    if let Some(default) = key.default.and_then(json_of) {
        schema["default"] = default;
    }
    if !matches!(key.shape, Shape::Named { .. })
        && let Some(example) = json_of(key.example)
    {
        schema["examples"] = json!([example]);
    }
    schema
}

fn of(shape: &Shape) -> Value {
    match shape {
        Shape::Text("") | Shape::Path => json!({"type": "string"}),
        Shape::Text(rule) => json!({"type": "string", "$comment": rule}),
        Shape::Duration => json!({"type": "string", "pattern": "[0-9]"}),
        Shape::Boolean => json!({"type": "boolean"}),
        Shape::Number(least, most) => {
            json!({"type": "integer", "minimum": least, "maximum": most})
        }
        Shape::Choice(values) => {
            let values: Vec<_> = values.iter().map(|(value, _)| *value).collect();
            json!({"type": "string", "enum": values})
        }
        Shape::List(item) => json!({"type": "array", "items": of(item)}),
        Shape::Entries(value) => json!({"type": "object", "additionalProperties": of(value)}),
        Shape::Json => json!({"type": "object"}),
        Shape::Either(one, other) => json!({"anyOf": [of(one), of(other)]}),
        Shape::Table { doc, keys } => table(&prose(doc), &keys(), false),
        Shape::Named {
            doc,
            keys,
            existing,
            ..
        } => json!({
            "type": "object",
            "additionalProperties": table(&prose(doc), &keys(), *existing),
        }),
    }
}
