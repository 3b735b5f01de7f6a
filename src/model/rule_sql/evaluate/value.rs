//! Values of the SQL and their conversions. `None` is the guide's Undefined.
//!
//! Source: Developer Guide, "Data types" (conversions). Numbers are 64 bits wide here; AWS has 34 digits.

use serde_json::{Number, Value};

/// A value, or Undefined.
pub(super) type Maybe = Option<Value>;

/// A number as the operators see it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Numeric {
    /// Int.
    Integer(i64),
    /// Decimal.
    Decimal(f64),
}

impl Numeric {
    /// As a Decimal.
    #[expect(
        clippy::cast_precision_loss,
        reason = "integers above 2^53 are compared as doubles, which AWS's 34 digits would tell apart"
    )]
    pub(super) fn decimal(self) -> f64 {
        match self {
            Self::Integer(number) => number as f64,
            Self::Decimal(number) => number,
        }
    }

    /// As a value; what is no number of JSON, such as an imaginary result, is Undefined.
    pub(super) fn value(self) -> Maybe {
        match self {
            Self::Integer(number) => Some(number.into()),
            Self::Decimal(number) => decimal(number),
        }
    }
}

/// A Decimal. One without a fraction is an Int (SQL version 2016-03-23).
pub(super) fn decimal(number: f64) -> Maybe {
    match whole(number) {
        Some(whole) if number.fract() == 0.0 => Some(whole.into()),
        _ => Number::from_f64(number).map(Value::Number),
    }
}

/// The number without its fraction, if it fits.
pub(super) fn whole(number: f64) -> Option<i64> {
    const MOST: f64 = 9_007_199_254_740_992.0; // 2^53
    #[expect(clippy::cast_possible_truncation, reason = "within 53 bits")]
    (number.abs() <= MOST).then_some(number.trunc() as i64)
}

/// A number of a payload or a literal.
fn numeric_of(number: &Number) -> Option<Numeric> {
    match (number.as_i64(), number.as_f64()) {
        (Some(integer), _) => Some(Numeric::Integer(integer)),
        (None, Some(decimal)) => Some(match whole(decimal) {
            Some(whole) if decimal.fract() == 0.0 => Numeric::Integer(whole),
            _ => Numeric::Decimal(decimal),
        }),
        (None, None) => None,
    }
}

/// Conversion to a number; `None` for what is none. Text must look like `-1.2E-3`.
pub(super) fn numeric(value: &Value) -> Option<Numeric> {
    match value {
        Value::Number(number) => numeric_of(number),
        Value::String(text) if is_decimal(text) => Some(Numeric::Decimal(text.parse().ok()?)),
        _ => None,
    }
}

/// `^-?\d+(\.\d+)?((?i)E-?\d+)?$`
fn is_decimal(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (integer, fraction) = match mantissa.split_once('.') {
        Some((integer, fraction)) => (integer, Some(fraction)),
        None => (mantissa, None),
    };
    digits(integer)
        && fraction.is_none_or(digits)
        && exponent.is_none_or(|exponent| digits(exponent.strip_prefix('-').unwrap_or(exponent)))
}

/// Conversion to an Int, rounded down as the functions want it.
pub(super) fn integer(value: &Value) -> Option<i64> {
    match numeric(value)? {
        Numeric::Integer(number) => Some(number),
        Numeric::Decimal(number) => {
            const MOST: f64 = 9_007_199_254_740_992.0;
            whole(number.floor().clamp(-MOST, MOST))
        }
    }
}

/// Conversion to a Boolean.
pub(super) fn boolean(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(known) => Some(*known),
        Value::String(text) if text.eq_ignore_ascii_case("true") => Some(true),
        Value::String(text) if text.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    }
}

/// Conversion to a String; Null has none.
pub(super) fn text(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => match numeric_of(number) {
            Some(Numeric::Integer(whole)) => Some(whole.to_string()),
            _ => Some(number.to_string()),
        },
        other => Some(other.to_string()),
    }
}

/// `=`: numbers by value, everything else by type and value.
pub(super) fn equal(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => {
            let decimals = numeric_of(left).zip(numeric_of(right));
            decimals.is_some_and(|(left, right)| match (left, right) {
                (Numeric::Integer(left), Numeric::Integer(right)) => left == right,
                #[expect(clippy::float_cmp, reason = "the SQL compares exactly")]
                (left, right) => left.decimal() == right.decimal(),
            })
        }
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .zip(right)
                    .all(|(left, right)| equal(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .all(|(name, value)| right.get(name).is_some_and(|other| equal(value, other)))
        }
        (left, right) => left == right,
    }
}
