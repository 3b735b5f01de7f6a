//! The operators of `Condition`: their names, what each takes as a value, and how it compares.

use std::cmp::Ordering;
use std::net::IpAddr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;

use super::keys::View;
use super::literal::{contains, date, flag, network, number};
use super::matcher::Pattern;
use super::variables::{Template, Unresolved};

/// An operator with its qualifiers, such as `ForAnyValue:StringNotEqualsIfExists`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Operator {
    pub(super) test: Test,
    pub(super) negated: bool,
    pub(super) set: Option<Set>,
    pub(super) if_exists: bool,
}

/// How a key with several values is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Set {
    All,
    Any,
}

/// What an operator compares, its negation aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Test {
    Equals,
    EqualsIgnoreCase,
    Like,
    Arn,
    Number(Compare),
    Date(Compare),
    Bool,
    Binary,
    Address,
    Null,
}

/// The order that the key's value has to the policy's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Compare {
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

const NAMES: &[(&str, Test, bool)] = &[
    ("StringEquals", Test::Equals, false),
    ("StringNotEquals", Test::Equals, true),
    ("StringEqualsIgnoreCase", Test::EqualsIgnoreCase, false),
    ("StringNotEqualsIgnoreCase", Test::EqualsIgnoreCase, true),
    ("StringLike", Test::Like, false),
    ("StringNotLike", Test::Like, true),
    ("NumericEquals", Test::Number(Compare::Equal), false),
    ("NumericNotEquals", Test::Number(Compare::Equal), true),
    ("NumericLessThan", Test::Number(Compare::Less), false),
    (
        "NumericLessThanEquals",
        Test::Number(Compare::LessOrEqual),
        false,
    ),
    ("NumericGreaterThan", Test::Number(Compare::Greater), false),
    (
        "NumericGreaterThanEquals",
        Test::Number(Compare::GreaterOrEqual),
        false,
    ),
    ("DateEquals", Test::Date(Compare::Equal), false),
    ("DateNotEquals", Test::Date(Compare::Equal), true),
    ("DateLessThan", Test::Date(Compare::Less), false),
    (
        "DateLessThanEquals",
        Test::Date(Compare::LessOrEqual),
        false,
    ),
    ("DateGreaterThan", Test::Date(Compare::Greater), false),
    (
        "DateGreaterThanEquals",
        Test::Date(Compare::GreaterOrEqual),
        false,
    ),
    ("Bool", Test::Bool, false),
    ("BinaryEquals", Test::Binary, false),
    ("IpAddress", Test::Address, false),
    ("NotIpAddress", Test::Address, true),
    ("ArnEquals", Test::Arn, false),
    ("ArnNotEquals", Test::Arn, true),
    ("ArnLike", Test::Arn, false),
    ("ArnNotLike", Test::Arn, true),
    ("Null", Test::Null, false),
];

impl Operator {
    /// The operator of that name, in the letter case that IAM documents.
    pub(super) fn parse(name: &str) -> Result<Self, String> {
        let (set, rest) = match name.split_once(':') {
            Some(("ForAllValues", rest)) => (Some(Set::All), rest),
            Some(("ForAnyValue", rest)) => (Some(Set::Any), rest),
            Some(_) => return Err("a prefix is `ForAllValues:` or `ForAnyValue:`".to_owned()),
            None => (None, name),
        };
        let (base, if_exists) = rest
            .strip_suffix("IfExists")
            .map_or((rest, false), |base| (base, true));
        if let Some((_, test, negated)) = NAMES.iter().find(|(known, ..)| *known == base) {
            if *test == Test::Null && if_exists {
                return Err(
                    "`Null` itself asks whether the key exists and takes no `IfExists`".to_owned(),
                );
            }
            return Ok(Self {
                test: *test,
                negated: *negated,
                set,
                if_exists,
            });
        }
        Err(match NAMES.iter().find(|(known, ..)| known.eq_ignore_ascii_case(base)) {
            Some((known, ..)) => format!("write `{known}`: letter case counts"),
            None => "the operators are those of IAM, such as `StringEquals`, `StringLike`, `Bool`, `IpAddress`".to_owned(),
        })
    }

    /// The answer when the key has no value.
    pub(super) fn when_absent(self) -> bool {
        self.if_exists || self.set.map_or(self.negated, |set| set == Set::All)
    }

    /// Judges the key's values, of which there is at least one.
    pub(super) fn judge(self, mut values: impl Iterator<Item = bool>) -> bool {
        match self.set {
            Some(Set::All) => values.all(|matched| matched != self.negated),
            Some(Set::Any) => values.any(|matched| matched != self.negated),
            None => values.any(|matched| matched) != self.negated,
        }
    }
}

/// A value that a policy compares with, read once.
#[derive(Debug)]
pub(super) enum Expected {
    Text(Template),
    Number(f64),
    Date(Timestamp),
    Flag(bool),
    Bytes(Vec<u8>),
    Network(IpAddr, u8),
}

impl Expected {
    /// Reads a value for an operator; the error is the rule.
    pub(super) fn parse(test: Test, value: &str, variables: bool) -> Result<Self, &'static str> {
        match test {
            Test::Equals | Test::EqualsIgnoreCase | Test::Like | Test::Arn => {
                Template::parse(value, variables).map(Self::Text)
            }
            Test::Number(_) => number(value).map(Self::Number).ok_or("a `Numeric` operator takes a number"),
            Test::Date(_) => date(value)
                .map(Self::Date)
                .ok_or("a `Date` operator takes an ISO 8601 time such as `2026-01-31T12:00:00Z`, or seconds since 1970"),
            Test::Bool | Test::Null => flag(value).map(Self::Flag).ok_or("the operator takes `true` or `false`"),
            Test::Binary => STANDARD.decode(value).map(Self::Bytes).map_err(|_| "`BinaryEquals` takes base64"),
            Test::Address => network(value)
                .map(|(address, bits)| Self::Network(address, bits))
                .ok_or("the operator takes an IP address or a CIDR block such as `203.0.113.0/24`"),
        }
    }

    /// Puts variables in.
    pub(super) fn resolve(&self, test: Test, view: View<'_>) -> Result<Wanted<'_>, Unresolved> {
        Ok(match (self, test) {
            (Self::Text(template), Test::Like | Test::Arn) => {
                Wanted::Pattern(template.pattern(view)?)
            }
            (Self::Text(template), _) => Wanted::Text(template.literal(view)?),
            (other, _) => Wanted::Other(other),
        })
    }
}

/// An expected value whose variables have been put in.
pub(super) enum Wanted<'e> {
    Pattern(Pattern),
    Text(String),
    Other(&'e Expected),
}

impl Wanted<'_> {
    /// Whether one of the key's values matches; a value of the wrong kind does not.
    pub(super) fn matches(&self, test: Test, actual: &str) -> bool {
        match (self, test) {
            (Self::Text(wanted), Test::Equals) => wanted == actual,
            (Self::Text(wanted), Test::EqualsIgnoreCase) => {
                wanted.to_lowercase() == actual.to_lowercase()
            }
            (Self::Pattern(pattern), Test::Like) => pattern.matches(actual),
            (Self::Pattern(pattern), Test::Arn) => pattern.matches_arn(actual),
            (Self::Other(Expected::Number(wanted)), Test::Number(compare)) => {
                number(actual).is_some_and(|actual| compare.holds(actual.partial_cmp(wanted)))
            }
            (Self::Other(Expected::Date(wanted)), Test::Date(compare)) => {
                date(actual).is_some_and(|actual| compare.holds(Some(actual.cmp(wanted))))
            }
            (Self::Other(Expected::Flag(wanted)), Test::Bool) => flag(actual) == Some(*wanted),
            (Self::Other(Expected::Bytes(wanted)), Test::Binary) => STANDARD
                .decode(actual)
                .is_ok_and(|actual| actual == *wanted),
            (Self::Other(Expected::Network(address, bits)), Test::Address) => actual
                .parse()
                .is_ok_and(|actual: IpAddr| contains(*address, *bits, actual.to_canonical())),
            _ => false,
        }
    }
}

impl Compare {
    fn holds(self, order: Option<Ordering>) -> bool {
        order.is_some_and(|order| match self {
            Self::Equal => order.is_eq(),
            Self::Less => order.is_lt(),
            Self::LessOrEqual => order.is_le(),
            Self::Greater => order.is_gt(),
            Self::GreaterOrEqual => order.is_ge(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operators_have_iam_s_names() {
        let operator = Operator::parse("ForAnyValue:StringNotEqualsIfExists").expect("valid");
        let expected = Operator {
            test: Test::Equals,
            negated: true,
            set: Some(Set::Any),
            if_exists: true,
        };
        assert_eq!(operator, expected);
        for (name, ..) in NAMES {
            assert!(Operator::parse(name).is_ok(), "{name}");
        }
        for bad in [
            "",
            "stringEquals",
            "StringMatches",
            "NullIfExists",
            "ForSomeValues:StringEquals",
            "BinaryNotEquals",
        ] {
            assert!(Operator::parse(bad).is_err(), "{bad}");
        }
        assert!(
            Operator::parse("stringlike")
                .expect_err("case")
                .contains("`StringLike`")
        );
    }

    #[test]
    fn an_absent_key_follows_iam() {
        for (name, expected) in [
            ("StringEquals", false),
            ("StringNotEquals", true),
            ("StringEqualsIfExists", true),
            ("ForAllValues:StringEquals", true),
            ("ForAllValues:StringNotEquals", true),
            ("ForAnyValue:StringEquals", false),
            ("ForAnyValue:StringNotEquals", false),
            ("ForAnyValue:StringEqualsIfExists", true),
            ("IpAddress", false),
            ("NotIpAddress", true),
        ] {
            assert_eq!(
                Operator::parse(name).expect("valid").when_absent(),
                expected,
                "{name}"
            );
        }
    }
}
