//! Functions by name (Developer Guide, "Functions"). A call with arguments of the wrong types is Undefined.

use serde_json::Value;

use super::value::{self, Maybe, integer, text};
use super::{EvaluateError, Message, Scope, numbers, strings, time};
use crate::model::rule_sql::syntax::Expression;

/// Longest result of `transform` in bytes.
const TRANSFORMED_BYTES: usize = 128 * 1024;

impl Message<'_> {
    pub(super) fn call(
        &self,
        function: &'static str,
        arguments: &[Expression],
        cast: Option<&str>,
        scope: Scope<'_>,
    ) -> Maybe {
        // The payload may be no JSON here.
        if let ("encode", [Expression::Payload, scheme]) = (function, arguments) {
            let scheme = self.expression(scheme, scope)?;
            return strings::encode(self.payload, &scheme);
        }
        let given: Vec<Maybe> = arguments
            .iter()
            .map(|argument| self.expression(argument, scope))
            .collect();
        match (function, &given[..]) {
            ("isnull", [value]) => Some(Value::Bool(*value == Some(Value::Null))),
            ("isundefined", [value]) => Some(Value::Bool(value.is_none())),
            ("nanvl", [value, other]) => match value {
                None | Some(Value::Null) => other.clone(),
                Some(number) => Some(number.clone()),
            },
            ("get_or_default", [value, default]) => value.clone().or_else(|| default.clone()),
            ("concat", given) => strings::concat(given),
            (_, []) => self.fact(function),
            (_, given) => {
                let given: Option<Vec<Value>> = given.iter().cloned().collect();
                self.apply(function, &given?, cast)
            }
        }
    }

    /// Functions without arguments: what is known of the message.
    fn fact(&self, function: &'static str) -> Maybe {
        let facts = self.facts;
        Some(match function {
            "accountid" => Value::String(facts.account.clone()),
            "clientid" => match &facts.client_id {
                Some(id) => Value::String(id.clone()),
                None => Value::from("n/a"),
            },
            "principal" => Value::String(facts.principal.clone()?),
            "sourceip" => Value::String(facts.source_ip.clone()?),
            "sql_version" => Value::String(facts.sql_version.clone()),
            "timestamp" => Value::from(facts.timestamp),
            "topic" => Value::String(facts.topic.clone()),
            "traceid" => Value::String(facts.trace_id.clone()?),
            "newuuid" => Value::String(self.uuid()),
            "rand" => return self.random(),
            other => return self.fail(EvaluateError::Unserved(other)),
        })
    }

    /// A random number from 0 to 1.
    fn random(&self) -> Maybe {
        #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
        let number = (self.outside.random() >> 11) as f64 / (1_u64 << 53) as f64;
        value::decimal(number)
    }

    /// A random UUID, version 4 (RFC 9562).
    fn uuid(&self) -> String {
        let (high, low) = (self.outside.random(), self.outside.random());
        let high = high & !0xF000 | 0x4000;
        let low = low & !(0b11 << 62) | 0b10 << 62;
        format!(
            "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
            high >> 32,
            high >> 16 & 0xFFFF,
            high & 0xFFFF,
            low >> 48,
            low & 0xFFFF_FFFF_FFFF
        )
    }

    fn apply(&self, function: &'static str, given: &[Value], cast: Option<&str>) -> Maybe {
        if let (Some(of_one), [number]) = (numbers::of_one(function), given) {
            return value::decimal(of_one(value::numeric(number)?.decimal()));
        }
        match (function, given) {
            ("abs" | "ceil" | "floor" | "round" | "sign", [number]) => {
                numbers::rounded(function, number)
            }
            ("atan2" | "power" | "mod" | "remainder", [left, right]) => {
                numbers::of_two(function, left, right)
            }
            ("bitand" | "bitor" | "bitxor", [left, right]) => {
                numbers::of_bits(function, left, right)
            }
            ("bitnot", [number]) => Some(Value::from(!integer(number)?)),
            ("trunc", [number, places]) => numbers::truncated(number, places),
            ("cast", [value]) => numbers::cast(value, cast?),
            ("get", [whole, at]) => element(whole, at),
            ("topic", [number]) => self.topic_level(number),
            ("get_mqtt_property", [name]) => self.property(name),
            ("get_user_properties", [key]) => self.user_properties(key),
            ("transform", [mode, object, array]) => transform(mode, object, array),
            ("parse_time", given) => time::format(given),
            ("aws_lambda", [function, input]) => self.invoke(function, input),
            (
                "get_dynamodb"
                | "get_registry_data"
                | "get_secret"
                | "get_thing_shadow"
                | "machinelearning_predict"
                | "md2"
                | "time_to_epoch",
                _,
            ) => self.fail(EvaluateError::Unserved(function)),
            (_, given) => strings::apply(function, given),
        }
    }

    /// A level of the topic, counted from 1.
    fn topic_level(&self, number: &Value) -> Maybe {
        let at = usize::try_from(integer(number)?.checked_sub(1)?).ok()?;
        let level = self.facts.topic.split('/').nth(at)?;
        Some(Value::from(level))
    }

    fn property(&self, name: &Value) -> Maybe {
        let name = text(name)?;
        let found = self
            .facts
            .properties
            .iter()
            .find(|(known, _)| *known == name)?;
        Some(Value::from(found.1.as_str()))
    }

    /// The values of one key: Undefined if there are none, an array otherwise.
    fn user_properties(&self, key: &Value) -> Maybe {
        let key = text(key)?;
        let values: Vec<Value> = self
            .facts
            .user_properties
            .iter()
            .filter(|(name, _)| *name == key)
            .map(|(_, value)| Value::from(value.as_str()))
            .collect();
        (!values.is_empty()).then_some(Value::Array(values))
    }

    fn invoke(&self, function: &Value, input: &Value) -> Maybe {
        match self.outside.invoke(&text(function)?, input) {
            Ok(answer) => Some(answer),
            Err(reason) => self.fail(EvaluateError::Failed(reason)),
        }
    }
}

/// `get`: of an array or a string by its index from 0, of an object by its key.
pub(super) fn element(whole: &Value, at: &Value) -> Maybe {
    match (whole, at) {
        (Value::Object(members), Value::String(key)) => members.get(key).cloned(),
        (Value::Array(items), at) => items.get(usize::try_from(integer(at)?).ok()?).cloned(),
        (Value::String(text), at) => {
            let found = text.chars().nth(usize::try_from(integer(at)?).ok()?)?;
            Some(Value::String(found.to_string()))
        }
        _ => None,
    }
}

fn transform(mode: &Value, object: &Value, array: &Value) -> Maybe {
    let (Some("enrichArray"), Value::Object(added), Value::Array(elements)) =
        (mode.as_str(), object, array)
    else {
        return None;
    };
    let enriched = |element: &Value| {
        let mut members = element.as_object()?.clone();
        members.extend(added.clone());
        Some(Value::Object(members))
    };
    let result = Value::Array(elements.iter().map(enriched).collect::<Option<_>>()?);
    (result.to_string().len() <= TRANSFORMED_BYTES).then_some(result)
}
