//! A statement applied to a message: whether its condition holds, and what it selects.
//!
//! Source: Developer Guide, "AWS IoT SQL reference". UNSOURCED, and decided here: a condition must be the Boolean `true`; an
//! expression without a name is called as its function with `()`, any other `_1`, `_2` by its place; a division by zero and an
//! overflow are Undefined; `+` with Null and a string is Undefined; names inside a nested query are those of the element, or the
//! element itself under the last name of its `FROM`; a payload that is no JSON fails a rule that refers to its members; both SQL
//! versions are evaluated alike.

mod arithmetic;
mod functions;
mod numbers;
mod strings;
mod template;
mod time;
mod value;

use std::cell::{OnceCell, RefCell};

use serde_json::{Map, Value};

use super::syntax::{Case, Expression, Item, Number, Selection, Statement, Step, Unary};

pub use template::Template;
use value::Maybe;

/// What a statement can know of a message, besides its payload.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// Topic, without the beginning of Basic Ingest.
    pub topic: String,
    /// MQTT client id, if it came by MQTT.
    pub client_id: Option<String>,
    /// Who published it, as `principal()` tells it.
    pub principal: Option<String>,
    /// Address of the publisher.
    pub source_ip: Option<String>,
    /// Account of the rule.
    pub account: String,
    /// Epoch milliseconds.
    pub timestamp: i64,
    /// UUID of the message, if it came by MQTT.
    pub trace_id: Option<String>,
    /// MQTT 5 properties by the names that `get_mqtt_property` takes.
    pub properties: Vec<(&'static str, String)>,
    /// User properties in order.
    pub user_properties: Vec<(String, String)>,
    /// Version of the SQL.
    pub sql_version: String,
}

/// What a statement makes of a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Output {
    /// The payload as it came.
    Unchanged,
    /// A JSON value.
    Json(Value),
    /// `SELECT VALUE` of something Undefined.
    Nothing,
}

/// Why a statement cannot be applied to a message.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EvaluateError {
    /// It refers to members of a payload that has none.
    #[error("the payload is not JSON, and the rule refers to its members")]
    NotJson,
    /// It needs something that does not exist here.
    #[error("the sandbox has no {0}()")]
    Unserved(&'static str),
    /// A function of the service failed.
    #[error("{0}")]
    Failed(String),
}

/// What statements reach outside the message.
pub trait Outside {
    /// `aws_lambda(arn, input)`.
    fn invoke(&self, function: &str, input: &Value) -> Result<Value, String>;
    /// 64 random bits.
    fn random(&self) -> u64;
}

/// A message that statements and templates are applied to.
pub struct Message<'a> {
    payload: &'a [u8],
    facts: &'a Facts,
    outside: &'a dyn Outside,
    json: OnceCell<Option<Value>>,
    failure: RefCell<Option<EvaluateError>>,
}

/// Where names are looked up: in the payload, or in an element of a nested query.
#[derive(Clone, Copy)]
struct Scope<'a> {
    element: Option<(&'a Value, Option<&'a str>)>,
}

const TOP: Scope<'_> = Scope { element: None };

impl Statement {
    /// What the statement selects of `message`; `None` if its condition does not hold.
    pub fn evaluate(&self, message: &Message<'_>) -> Result<Option<Output>, EvaluateError> {
        let holds = self
            .condition
            .as_ref()
            .is_none_or(|condition| message.expression(condition, TOP) == Some(Value::Bool(true)));
        let output = if holds {
            Some(message.output(&self.selection))
        } else {
            None
        };
        message.checked(output)
    }
}

impl<'a> Message<'a> {
    /// A message with this payload.
    #[must_use]
    pub fn new(payload: &'a [u8], facts: &'a Facts, outside: &'a dyn Outside) -> Self {
        Self {
            payload,
            facts,
            outside,
            json: OnceCell::new(),
            failure: RefCell::new(None),
        }
    }

    fn checked<T>(&self, value: T) -> Result<T, EvaluateError> {
        self.failure.take().map_or(Ok(value), Err)
    }

    fn fail(&self, error: EvaluateError) -> Maybe {
        self.failure.borrow_mut().get_or_insert(error);
        None
    }

    fn json(&self) -> Maybe {
        let json = self
            .json
            .get_or_init(|| serde_json::from_slice(self.payload).ok());
        match json {
            Some(json) => Some(json.clone()),
            None => self.fail(EvaluateError::NotJson),
        }
    }

    fn output(&self, selection: &Selection) -> Output {
        match selection {
            Selection::Items(items) if matches!(items[..], [Item::All(None)]) => Output::Unchanged,
            Selection::Value(value) if **value == Expression::Payload => Output::Unchanged,
            selection => self
                .selection(selection, TOP)
                .map_or(Output::Nothing, Output::Json),
        }
    }

    fn selection(&self, selection: &Selection, scope: Scope<'_>) -> Maybe {
        let items = match selection {
            Selection::Value(value) => return self.expression(value, scope),
            Selection::Items(items) => items,
        };
        let mut result = Map::new();
        for (item, place) in items.iter().zip(1..) {
            match item {
                Item::All(of) => {
                    let whole = match of {
                        Some(expression) => self.expression(expression, scope),
                        None => self.all(scope),
                    };
                    if let Some(Value::Object(members)) = whole {
                        result.extend(members);
                    }
                }
                Item::One { value, name } => {
                    if let Some(found) = self.expression(value, scope) {
                        let own = || name_of(value).unwrap_or_else(|| format!("_{place}"));
                        insert(&mut result, &name.clone().unwrap_or_else(own), found);
                    }
                }
            }
        }
        Some(Value::Object(result))
    }

    fn all(&self, scope: Scope<'_>) -> Maybe {
        match scope.element {
            Some((element, _)) => Some(element.clone()),
            None => self.json(),
        }
    }

    fn expression(&self, expression: &Expression, scope: Scope<'_>) -> Maybe {
        match expression {
            Expression::Null => Some(Value::Null),
            Expression::Undefined => None,
            Expression::Boolean(known) => Some(Value::Bool(*known)),
            Expression::Number(Number::Integer(number)) => Some((*number).into()),
            Expression::Number(Number::Decimal(number)) => value::decimal(*number),
            Expression::Text(text) => Some(Value::String(text.clone())),
            Expression::Member(name) => self.member(name, scope),
            Expression::Payload => self.all(scope),
            Expression::List(items) => Some(Value::Array(
                items
                    .iter()
                    .filter_map(|item| self.expression(item, scope))
                    .collect(),
            )),
            Expression::Object(members) => {
                let member = |(name, value): &(String, Expression)| {
                    Some((name.clone(), self.expression(value, scope)?))
                };
                Some(Value::Object(members.iter().filter_map(member).collect()))
            }
            Expression::Path { base, step } => {
                let base = self.expression(base, scope)?;
                self.step(base, step, scope)
            }
            Expression::Call {
                function,
                arguments,
                cast,
            } => self.call(function, arguments, cast.as_deref(), scope),
            Expression::Unary(Unary::Not, value) => {
                let value = value::boolean(&self.expression(value, scope)?)?;
                Some(Value::Bool(!value))
            }
            Expression::Unary(Unary::Minus, value) => {
                arithmetic::negated(&self.expression(value, scope)?)
            }
            Expression::Binary(operator, left, right) => {
                let sides = (self.expression(left, scope), self.expression(right, scope));
                arithmetic::apply(*operator, &sides.0?, &sides.1?)
            }
            Expression::In(value, list) => {
                let value = self.expression(value, scope)?;
                let Value::Array(items) = self.expression(list, scope)? else {
                    return None;
                };
                let found = items.iter().any(|item| value::equal(item, &value));
                Some(Value::Bool(found))
            }
            Expression::Exists(query) => {
                let found = match self.expression(query, scope) {
                    Some(Value::Array(items)) => !items.is_empty(),
                    other => other.is_some(),
                };
                Some(Value::Bool(found))
            }
            Expression::Case {
                value,
                branches,
                otherwise,
            } => self.case(value, branches, otherwise.as_deref(), scope),
            Expression::Query { .. } => self.query(expression, scope),
        }
    }

    fn member(&self, name: &str, scope: Scope<'_>) -> Maybe {
        match scope.element {
            Some((Value::Object(members), alias)) => match members.get(name) {
                Some(found) => Some(found.clone()),
                None if alias == Some(name) => Some(Value::Object(members.clone())),
                None => None,
            },
            Some((element, alias)) => (alias == Some(name)).then(|| element.clone()),
            // Without a copy of the whole payload.
            None => match self
                .json
                .get_or_init(|| serde_json::from_slice(self.payload).ok())
            {
                Some(json) => json.get(name).cloned(),
                None => self.fail(EvaluateError::NotJson),
            },
        }
    }

    fn step(&self, base: Value, step: &Step, scope: Scope<'_>) -> Maybe {
        match (base, step) {
            (Value::Object(mut members), Step::Member(name)) => members.remove(name),
            (base, Step::Index(index)) => {
                let index = self.expression(index, scope)?;
                functions::element(&base, &index)
            }
            _ => None,
        }
    }

    fn case(
        &self,
        value: &Expression,
        branches: &[Case],
        otherwise: Option<&Expression>,
        scope: Scope<'_>,
    ) -> Maybe {
        let value = self.expression(value, scope)?;
        let branch = branches.iter().find(|branch| {
            self.expression(&branch.when, scope)
                .is_some_and(|when| value::equal(&when, &value))
        });
        let result = branch.map(|branch| &branch.then).or(otherwise)?;
        self.expression(result, scope)
    }

    /// Over the elements of an array, or over one object.
    fn query(&self, query: &Expression, scope: Scope<'_>) -> Maybe {
        let Expression::Query {
            selection,
            from,
            name,
            condition,
        } = query
        else {
            return None;
        };
        let own = name.clone().or_else(|| name_of(from));
        let one = |element: &Value| {
            let scope = Scope {
                element: Some((element, own.as_deref())),
            };
            let holds = condition.as_ref().is_none_or(|condition| {
                self.expression(condition, scope) == Some(Value::Bool(true))
            });
            holds.then(|| self.selection(selection, scope)).flatten()
        };
        match self.expression(from, scope)? {
            Value::Array(elements) => Some(elements.iter().filter_map(one).collect()),
            element @ Value::Object(_) => one(&element),
            _ => None,
        }
    }
}

/// What an expression is called in the result if it is not named.
fn name_of(expression: &Expression) -> Option<String> {
    match expression {
        Expression::Member(name)
        | Expression::Path {
            step: Step::Member(name),
            ..
        } => Some(name.clone()),
        Expression::Call { function, .. } => Some(format!("{function}()")),
        _ => None,
    }
}

/// Puts `value` at `name`, which may be a path such as `state.reported`.
fn insert(into: &mut Map<String, Value>, name: &str, value: Value) {
    let Some((first, rest)) = name.split_once('.') else {
        into.insert(name.to_owned(), value);
        return;
    };
    let inner = into
        .entry(first)
        .or_insert_with(|| Value::Object(Map::new()));
    if !inner.is_object() {
        *inner = Value::Object(Map::new());
    }
    if let Value::Object(inner) = inner {
        insert(inner, rest, value);
    }
}

#[cfg(test)]
mod tests;
