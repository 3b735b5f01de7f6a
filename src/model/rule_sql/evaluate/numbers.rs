//! Functions of numbers (Developer Guide, "Functions"). What is no number, or has an imaginary result, is Undefined.

use serde_json::Value;

use super::value::{Maybe, Numeric, decimal, integer, numeric, whole};

/// A function of one number; `None` if it is not one of these.
pub(super) fn of_one(function: &str) -> Option<fn(f64) -> f64> {
    Some(match function {
        "acos" => f64::acos,
        "asin" => f64::asin,
        "atan" => f64::atan,
        "cos" => f64::cos,
        "cosh" => f64::cosh,
        "exp" => f64::exp,
        "ln" => f64::ln,
        "log" => f64::log10,
        "sin" => f64::sin,
        "sinh" => f64::sinh,
        "sqrt" => f64::sqrt,
        "tan" => f64::tan,
        "tanh" => f64::tanh,
        _ => return None,
    })
}

/// `ceil`, `floor`, `round`, `sign` and `abs`, which keep an Int as it is.
pub(super) fn rounded(function: &str, value: &Value) -> Maybe {
    let number = numeric(value)?;
    let result = match (function, number) {
        ("abs", Numeric::Integer(number)) => return number.checked_abs().map(Value::from),
        ("abs", Numeric::Decimal(number)) => number.abs(),
        ("sign", number) => {
            let number = number.decimal();
            if number > 0.0 {
                1.0
            } else if number < 0.0 {
                -1.0
            } else {
                0.0
            }
        }
        (_, Numeric::Integer(number)) => return Some(number.into()),
        ("ceil", Numeric::Decimal(number)) => number.ceil(),
        ("floor", Numeric::Decimal(number)) => number.floor(),
        (_, Numeric::Decimal(number)) => number.round(),
    };
    decimal(result)
}

/// `trunc`: to the number of places, none or 34 at most.
pub(super) fn truncated(value: &Value, places: &Value) -> Maybe {
    let places = i32::try_from(integer(places)?.clamp(0, 34)).ok()?;
    match numeric(value)? {
        Numeric::Integer(number) => Some(number.into()),
        Numeric::Decimal(number) => {
            // By its digits, because a product with a power of ten would not be exact.
            let digits = format!("{number}");
            let cut = match digits.split_once('.') {
                Some((before, after)) => {
                    let kept = usize::try_from(places).ok()?.min(after.len());
                    format!("{before}.{}", &after[..kept])
                }
                None => digits,
            };
            decimal(cut.trim_end_matches('.').parse().ok()?)
        }
    }
}

/// `atan2`, `power`, and the remainder of a division.
pub(super) fn of_two(function: &str, left: &Value, right: &Value) -> Maybe {
    match (function, numeric(left)?, numeric(right)?) {
        ("atan2", left, right) => decimal(left.decimal().atan2(right.decimal())),
        ("power", left, right) => decimal(left.decimal().powf(right.decimal())),
        (_, Numeric::Integer(left), Numeric::Integer(right)) => {
            left.checked_rem(right).map(Value::from)
        }
        (_, left, right) => decimal(left.decimal() % right.decimal()),
    }
}

/// Functions of bits.
pub(super) fn of_bits(function: &str, left: &Value, right: &Value) -> Maybe {
    let (left, right) = (integer(left)?, integer(right)?);
    Some(Value::from(match function {
        "bitand" => left & right,
        "bitor" => left | right,
        _ => left ^ right,
    }))
}

/// `cast(value AS type)`.
pub(super) fn cast(value: &Value, kind: &str) -> Maybe {
    match (kind, value) {
        ("BOOL" | "BOOLEAN", Value::Number(_)) => {
            Some(Value::Bool(numeric(value)?.decimal() != 0.0))
        }
        ("BOOL" | "BOOLEAN", value) => super::value::boolean(value).map(Value::Bool),
        ("INT" | "INTEGER" | "DECIMAL" | "DOUBLE", Value::Bool(known)) => {
            Some(Value::from(i64::from(*known)))
        }
        ("INT" | "INTEGER", value) => match numeric(value)? {
            Numeric::Integer(number) => Some(number.into()),
            Numeric::Decimal(number) => whole(number.floor()).map(Value::from),
        },
        ("DECIMAL" | "DOUBLE", value) => numeric(value)?.value(),
        ("ARRAY", Value::Array(_)) | ("OBJECT", Value::Object(_)) => Some(value.clone()),
        ("ARRAY" | "OBJECT", _) => None,
        (_, value) => super::value::text(value).map(Value::String),
    }
}
