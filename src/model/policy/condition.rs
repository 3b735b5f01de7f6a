//! One condition of a statement: an operator, a key and the values, and whether it holds.

use super::keys::{View, is_connect_attributes};
use super::operator::{Expected, Operator, Test};
use super::variables::{Reason, Template, Unresolved};

/// One line of a `Condition` block. A statement applies when all of its conditions hold.
#[derive(Debug)]
pub struct Condition {
    name: String,
    operator: Operator,
    key: String,
    texts: Vec<String>,
    expected: Vec<Expected>,
}

/// Why a condition does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// The key has no value.
    Absent,
    /// The key's values, none of which fits.
    Differs(Vec<String>),
    /// A variable in the policy's values has none.
    Unresolved(Unresolved),
}

impl Condition {
    /// Reads a condition; the error is the problem and the rule.
    pub(super) fn parse(
        name: &str,
        key: &str,
        texts: Vec<String>,
        variables: bool,
    ) -> Result<Self, (String, String)> {
        let operator = Operator::parse(name)
            .map_err(|rule| (format!("`{name}` is not a condition operator"), rule))?;
        let mut expected = Vec::with_capacity(texts.len());
        for text in &texts {
            let value = Expected::parse(operator.test, text, variables).map_err(|rule| {
                (
                    format!("`{text}` is not a value for `{name}`"),
                    rule.to_owned(),
                )
            })?;
            expected.push(value);
        }
        Ok(Self {
            name: name.to_owned(),
            operator,
            key: key.to_owned(),
            texts,
            expected,
        })
    }

    /// The operator as written, such as `ForAllValues:StringEquals`.
    #[must_use]
    pub fn operator(&self) -> &str {
        &self.name
    }

    /// The key as written, such as `iot:Connection.Thing.IsAttached`.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The values as written.
    #[must_use]
    pub fn values(&self) -> &[String] {
        &self.texts
    }

    /// Whether the connect attributes could change the answer.
    pub(super) fn reads_connect_attributes(&self) -> bool {
        is_connect_attributes(&self.key)
            || self
                .templates()
                .flat_map(Template::variables)
                .any(is_connect_attributes)
    }

    fn templates(&self) -> impl Iterator<Item = &Template> {
        self.expected.iter().filter_map(|expected| match expected {
            Expected::Text(template) => Some(template),
            _ => None,
        })
    }

    /// Whether the condition holds.
    pub(super) fn check(&self, view: View<'_>) -> Result<(), Fault> {
        let Operator { test, .. } = self.operator;
        let values = view.get(&self.key);
        let holds = if test == Test::Null {
            self.expected.iter().any(|expected| matches!(expected, Expected::Flag(wanted) if *wanted == values.is_empty()))
        } else if values.is_empty() {
            self.operator.when_absent()
        } else {
            let wanted = self
                .expected
                .iter()
                .map(|expected| expected.resolve(test, view));
            let wanted = wanted
                .collect::<Result<Vec<_>, _>>()
                .map_err(Fault::Unresolved)?;
            self.operator.judge(
                values
                    .iter()
                    .map(|value| wanted.iter().any(|wanted| wanted.matches(test, value))),
            )
        };
        if holds {
            Ok(())
        } else if values.is_empty() {
            Err(Fault::Absent)
        } else {
            Err(Fault::Differs(values.into_iter().map(Into::into).collect()))
        }
    }
}

impl Fault {
    /// The key that would have needed a value.
    pub(super) fn missing<'f>(&'f self, key: &'f str) -> Option<&'f str> {
        match self {
            Self::Absent => Some(key),
            Self::Unresolved(Unresolved {
                variable,
                reason: Reason::Absent,
            }) => Some(variable),
            _ => None,
        }
    }
}

impl std::fmt::Display for Condition {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} {}", self.name, self.key, self.texts.join(" or "))
    }
}

#[cfg(test)]
mod tests {
    use super::super::context::{ConnectAttribute, Context};
    use super::*;

    fn holds(name: &str, key: &str, texts: &[&str], context: &Context) -> bool {
        let texts = texts.iter().map(|text| (*text).to_owned()).collect();
        let condition = Condition::parse(name, key, texts, true).expect("valid");
        condition.check(View::of_connect(context)).is_ok()
    }

    fn extra(values: &[&str]) -> Context {
        let values = values.iter().map(|value| (*value).to_owned()).collect();
        Context {
            extra: [("my:key".to_owned(), values)].into(),
            ..Context::default()
        }
    }

    #[test]
    fn every_family_of_operators_compares() {
        for (name, wanted, actual, expected) in [
            ("StringEquals", "a", "a", true),
            ("StringEquals", "a", "A", false),
            ("StringEquals", "a*", "ab", false),
            ("StringEqualsIgnoreCase", "a", "A", true),
            ("StringNotEquals", "a", "b", true),
            ("StringNotEqualsIgnoreCase", "a", "A", false),
            ("StringLike", "a*", "abc", true),
            ("StringLike", "a${*}", "abc", false),
            ("StringNotLike", "a*", "abc", false),
            ("NumericEquals", "1.0", "1", true),
            ("NumericNotEquals", "1", "2", true),
            ("NumericLessThan", "2", "1", true),
            ("NumericLessThan", "2", "2", false),
            ("NumericLessThanEquals", "2", "2", true),
            ("NumericGreaterThan", "10", "9", false),
            ("NumericGreaterThanEquals", "10", "10", true),
            ("NumericGreaterThan", "10", "many", false),
            ("DateLessThan", "2026-12-31", "2026-01-01T00:00:00Z", true),
            (
                "DateGreaterThanEquals",
                "2026-12-31",
                "2026-01-01T00:00:00Z",
                false,
            ),
            ("DateEquals", "0", "1970-01-01T00:00:00Z", true),
            ("DateNotEquals", "0", "1970-01-01T00:00:00Z", false),
            ("Bool", "true", "True", true),
            ("Bool", "false", "true", false),
            ("BinaryEquals", "QUJD", "QUJD", true),
            ("BinaryEquals", "QUJD", "QUJE", false),
            ("IpAddress", "10.0.0.0/8", "10.1.2.3", true),
            ("NotIpAddress", "10.0.0.0/8", "10.1.2.3", false),
            ("NotIpAddress", "10.0.0.0/8", "::1", true),
            (
                "ArnLike",
                "arn:aws:iot:*:*:thing/*",
                "arn:aws:iot:eu:1:thing/a",
                true,
            ),
            (
                "ArnEquals",
                "arn:aws:iot:*:*:thing/?",
                "arn:aws:iot:eu:1:thing/a",
                true,
            ),
            (
                "ArnNotLike",
                "arn:aws:iot:*:*:thing/*",
                "arn:aws:iot:eu:1:thing/a",
                false,
            ),
            (
                "ArnNotEquals",
                "arn:aws:iot:eu:1:thing/b",
                "arn:aws:iot:eu:1:thing/a",
                true,
            ),
            ("Null", "true", "x", false),
            ("Null", "false", "x", true),
        ] {
            assert_eq!(
                holds(name, "my:KEY", &[wanted], &extra(&[actual])),
                expected,
                "{name} {wanted} {actual}"
            );
        }
    }

    #[test]
    fn several_policy_values_are_alternatives_and_under_negation_all_forbidden() {
        assert!(holds("StringEquals", "my:key", &["a", "b"], &extra(&["b"])));
        assert!(!holds(
            "StringNotEquals",
            "my:key",
            &["a", "b"],
            &extra(&["b"])
        ));
        assert!(holds(
            "StringNotEquals",
            "my:key",
            &["a", "b"],
            &extra(&["c"])
        ));
    }

    #[test]
    fn sets_judge_keys_with_several_values() {
        for (name, actual, expected) in [
            ("ForAllValues:StringEquals", &["a"][..], true),
            ("ForAllValues:StringEquals", &["a", "b"], true),
            ("ForAllValues:StringEquals", &["a", "c"], false),
            ("ForAllValues:StringEquals", &[], true),
            ("ForAnyValue:StringEquals", &["c", "a"], true),
            ("ForAnyValue:StringEquals", &["c"], false),
            ("ForAnyValue:StringEquals", &[], false),
            ("ForAllValues:StringNotEquals", &["c", "d"], true),
            ("ForAllValues:StringNotEquals", &["c", "a"], false),
            ("ForAnyValue:StringNotEquals", &["c", "a"], true),
            ("ForAnyValue:StringNotEquals", &["a"], false),
            ("Null", &[], false),
        ] {
            let wanted: &[&str] = if name == "Null" {
                &["false"]
            } else {
                &["a", "b"]
            };
            assert_eq!(
                holds(name, "my:key", wanted, &extra(actual)),
                expected,
                "{name} {actual:?}"
            );
        }
        assert!(holds("Null", "my:key", &["true"], &extra(&[])));
    }

    #[test]
    fn values_may_contain_variables_and_without_a_value_nothing_holds() {
        let mut context = extra(&["lamp"]);
        context.client_id = Some("lamp".into());
        assert!(holds(
            "StringEquals",
            "my:key",
            &["${iot:ClientId}"],
            &context
        ));
        assert!(holds(
            "StringLike",
            "my:key",
            &["${iot:ClientId}*"],
            &context
        ));
        context.client_id = None;
        assert!(!holds(
            "StringEquals",
            "my:key",
            &["${iot:ClientId}"],
            &context
        ));
        assert!(!holds(
            "StringNotEquals",
            "my:key",
            &["${iot:ClientId}"],
            &context
        ));
    }

    #[test]
    fn only_connect_sees_the_connect_attributes() {
        let attributes = Some(vec![ConnectAttribute::LastWill]);
        let context = Context {
            connect_attributes: attributes,
            ..Context::default()
        };
        let texts = vec!["PersistentConnect".to_owned()];
        let condition = Condition::parse(
            "ForAllValues:StringEquals",
            "iot:ConnectAttributes",
            texts,
            true,
        )
        .expect("valid");
        assert!(condition.reads_connect_attributes());
        assert_eq!(
            condition.check(View::of_connect(&context)),
            Err(Fault::Differs(vec!["LastWill".into()]))
        );
        assert_eq!(condition.check(View::of_others(&context)), Ok(()));
    }
}
