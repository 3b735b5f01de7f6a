//! Operators between two values (Developer Guide, "Operators"). Undefined operands never come here.

use serde_json::Value;

use super::value::{Maybe, Numeric, boolean, equal, numeric, text};
use crate::model::rule_sql::syntax::Binary;

/// `left operator right`.
pub(super) fn apply(operator: Binary, left: &Value, right: &Value) -> Maybe {
    let logical =
        |result: fn(bool, bool) -> bool| Some(Value::Bool(result(boolean(left)?, boolean(right)?)));
    let compared = |result: fn(f64, f64) -> bool| {
        let (left, right) = (numeric(left)?.decimal(), numeric(right)?.decimal());
        Some(Value::Bool(result(left, right)))
    };
    match operator {
        Binary::And => logical(|left, right| left && right),
        Binary::Or => logical(|left, right| left || right),
        Binary::Equal => Some(Value::Bool(equal(left, right))),
        Binary::NotEqual => Some(Value::Bool(!equal(left, right))),
        Binary::Less => compared(|left, right| left < right),
        Binary::LessEqual => compared(|left, right| left <= right),
        Binary::Greater => compared(|left, right| left > right),
        Binary::GreaterEqual => compared(|left, right| left >= right),
        Binary::Plus if left.is_string() || right.is_string() => {
            Some(Value::String(text(left)? + &text(right)?))
        }
        Binary::Plus => calculate(left, right, i64::checked_add, |left, right| left + right),
        Binary::Minus => calculate(left, right, i64::checked_sub, |left, right| left - right),
        Binary::Times => calculate(left, right, i64::checked_mul, |left, right| left * right),
        Binary::Divide => calculate(left, right, i64::checked_div, |left, right| left / right),
        Binary::Modulo => calculate(left, right, i64::checked_rem, |left, right| left % right),
    }
}

/// Ints give an Int; anything else that can be a number gives a Decimal.
fn calculate(
    left: &Value,
    right: &Value,
    integers: fn(i64, i64) -> Option<i64>,
    decimals: fn(f64, f64) -> f64,
) -> Maybe {
    match (numeric(left)?, numeric(right)?) {
        (Numeric::Integer(left), Numeric::Integer(right)) => integers(left, right).map(Value::from),
        (left, right) => Numeric::Decimal(decimals(left.decimal(), right.decimal())).value(),
    }
}

/// `-value`.
pub(super) fn negated(value: &Value) -> Maybe {
    match numeric(value)? {
        Numeric::Integer(number) => number.checked_neg().map(Value::from),
        Numeric::Decimal(number) => Numeric::Decimal(-number).value(),
    }
}
