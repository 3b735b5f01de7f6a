//! Which policy a device gets: derived from topic filters as narrowly as the policy language can say it, or one given.
//!
//! One policy serves a whole fleet: the thing's name is a policy variable in it. Refuses what a policy would understand
//! differently from what was written.

use std::fmt;
use std::str::FromStr;

use serde_json::json;

use super::document::check_document;
use crate::model::digest::sha256_hex;
use crate::model::name::{PolicyName, Scope, ThingName};
use crate::model::policy::DocumentError;
use crate::model::topic::TopicFilter;

/// Stands for the thing's name in a filter.
const THING: &str = "${thing}";
/// Stands for the thing's name in a policy (Developer Guide, "Thing policy variables").
const THING_VARIABLE: &str = "${iot:Connection.Thing.ThingName}";

/// A topic filter in which `${thing}` stands for the thing's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceFilter(String);

/// Why a text is no filter for a device.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{value}` is not a topic filter for devices: {rule}")]
pub struct FilterError {
    /// The text as given.
    pub value: String,
    /// The rule it breaks.
    pub rule: String,
}

impl FromStr for DeviceFilter {
    type Err = FilterError;

    fn from_str(text: &str) -> Result<Self, FilterError> {
        let error = |rule: &str| FilterError {
            value: text.to_owned(),
            rule: rule.to_owned(),
        };
        let plain = text.replace(THING, "x");
        if plain.contains("${") {
            return Err(error("`${thing}` is the only variable"));
        }
        if plain.contains(['*', '?']) {
            return Err(error(
                "`*` and `?` are wildcards in a policy; use `+` and `#`",
            ));
        }
        plain
            .parse::<TopicFilter>()
            .map_err(|reason| error(reason.rule))?;
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Display for DeviceFilter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl DeviceFilter {
    /// The filter of one thing.
    pub fn of(&self, thing: &ThingName) -> Result<TopicFilter, FilterError> {
        let text = self.0.replace(THING, thing.as_str());
        text.parse()
            .map_err(|reason: crate::model::topic::TopicError| FilterError {
                value: text.clone(),
                rule: reason.rule.to_owned(),
            })
    }

    /// Whether it is shared (`$share/…`), which only subscriptions can be.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.0.starts_with("$share/")
    }

    /// The filter in the language of policies, `$share/{name}/` included.
    fn pattern(&self) -> String {
        let levels: Vec<_> = self
            .0
            .split('/')
            .map(|level| {
                if matches!(level, "+" | "#") {
                    "*"
                } else {
                    level
                }
            })
            .collect();
        levels.join("/").replace(THING, THING_VARIABLE)
    }

    /// The pattern of the topics it covers, without `$share/{name}/`.
    fn topics(&self) -> String {
        let pattern = self.pattern();
        let Some(shared) = pattern.strip_prefix("$share/") else {
            return pattern;
        };
        shared
            .split_once('/')
            .map_or_else(String::new, |(_, topic)| topic.to_owned())
    }

    /// What the policy allows beyond the filter, in words, if anything.
    fn excess(&self) -> Option<String> {
        let plain = self.0.replace(THING, "x");
        let filter: TopicFilter = plain.parse().ok()?;
        let mut levels = filter.plain().split('/');
        if filter.plain().split('/').any(|level| level == "+") {
            return Some(
                "`*` crosses `/`, so it allows any number of levels where `+` means one".to_owned(),
            );
        }
        (levels.next() == Some("#"))
            .then(|| "`*` also allows AWS's own topics, which begin with `$`".to_owned())
    }
}

/// What a device does, as topic filters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Topics {
    /// Topics it publishes on.
    pub publish: Vec<DeviceFilter>,
    /// Filters it subscribes to.
    pub subscribe: Vec<DeviceFilter>,
    /// Whether it may retain what it publishes.
    pub retain: bool,
}

/// The policy that a device is to have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// Derived from what the device publishes and subscribes to.
    Derived(Topics),
    /// One that exists.
    Named(PolicyName),
    /// One whose document is given.
    Given {
        /// Its name.
        name: PolicyName,
        /// Its document, JSON.
        document: String,
    },
}

/// A policy with its document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derived {
    /// Its name: equal filters in equal places make equal names.
    pub name: PolicyName,
    /// Its document, JSON.
    pub document: String,
    /// Where it allows more than the filters say.
    pub warnings: Vec<String>,
}

/// Derives the least policy for these filters: one client id, the thing's name, and these topics.
pub fn derive(
    scope: &Scope,
    Topics {
        publish,
        subscribe,
        retain,
    }: &Topics,
) -> Result<Derived, DocumentError> {
    let mut statements = vec![json!({
        "Effect": "Allow",
        "Action": "iot:Connect",
        "Resource": scope.arn(&format!("client/{THING_VARIABLE}")),
        "Condition": {"Bool": {"iot:Connection.Thing.IsAttached": "true"}},
    })];
    let topics = |filters: &[DeviceFilter]| {
        resources(scope, "topic", filters.iter().map(DeviceFilter::topics))
    };
    if !publish.is_empty() {
        let actions = if *retain {
            json!(["iot:Publish", "iot:RetainPublish"])
        } else {
            json!("iot:Publish")
        };
        statements.push(json!({"Effect": "Allow", "Action": actions, "Resource": topics(publish)}));
    }
    if !subscribe.is_empty() {
        let filters = resources(
            scope,
            "topicfilter",
            subscribe.iter().map(DeviceFilter::pattern),
        );
        statements.push(json!({"Effect": "Allow", "Action": "iot:Subscribe", "Resource": filters}));
        statements.push(
            json!({"Effect": "Allow", "Action": "iot:Receive", "Resource": topics(subscribe)}),
        );
    }
    let document = json!({"Version": "2012-10-17", "Statement": statements}).to_string();
    check_document(&document)?;
    let name = format!("iotctl-device-{}", &sha256_hex(document.as_bytes())[..8]);
    let name = name.parse().expect("letters, digits and hyphens");
    let warnings = publish
        .iter()
        .chain(subscribe)
        .filter_map(|filter| {
            filter.excess().map(|why| {
                format!(
                    "the policy is wider than `{filter}`: `{}` in its place, and {why}",
                    filter.pattern()
                )
            })
        })
        .collect();
    Ok(Derived {
        name,
        document,
        warnings,
    })
}

fn resources(scope: &Scope, kind: &str, patterns: impl Iterator<Item = String>) -> Vec<String> {
    let mut arns: Vec<_> = patterns
        .map(|pattern| scope.arn(&format!("{kind}/{pattern}")))
        .collect();
    arns.sort();
    arns.dedup();
    arns
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn scope() -> Scope {
        Scope {
            account: "123456789012".parse().expect("valid"),
            region: "eu-central-1".parse().expect("valid"),
        }
    }

    fn filters(texts: &[&str]) -> Vec<DeviceFilter> {
        texts
            .iter()
            .map(|text| text.parse().expect("valid"))
            .collect()
    }

    fn topics(publish: &[&str], subscribe: &[&str]) -> Topics {
        Topics {
            publish: filters(publish),
            subscribe: filters(subscribe),
            retain: false,
        }
    }

    #[test]
    fn the_default_filters_make_the_least_policy() {
        let policy =
            derive(&scope(), &topics(&["dt/${thing}/#"], &["cmd/${thing}/#"])).expect("derived");
        let document: Value = serde_json::from_str(&policy.document).expect("JSON");
        let resource = |at: usize| document["Statement"][at]["Resource"].clone();
        let arn = |rest: &str| format!("arn:aws:iot:eu-central-1:123456789012:{rest}");
        assert_eq!(resource(0), arn("client/${iot:Connection.Thing.ThingName}"));
        assert_eq!(
            document["Statement"][0]["Condition"]["Bool"]["iot:Connection.Thing.IsAttached"],
            "true"
        );
        assert_eq!(
            resource(1),
            json!([arn("topic/dt/${iot:Connection.Thing.ThingName}/*")])
        );
        assert_eq!(
            resource(2),
            json!([arn("topicfilter/cmd/${iot:Connection.Thing.ThingName}/*")])
        );
        assert_eq!(
            resource(3),
            json!([arn("topic/cmd/${iot:Connection.Thing.ThingName}/*")])
        );
        assert!(policy.warnings.is_empty(), "`/#` and `/*` are the same");
        let again =
            derive(&scope(), &topics(&["dt/${thing}/#"], &["cmd/${thing}/#"])).expect("derived");
        assert_eq!(policy.name, again.name);
        let other =
            derive(&scope(), &topics(&["dt/${thing}"], &["cmd/${thing}/#"])).expect("derived");
        assert_ne!(policy.name, other.name);
    }

    #[test]
    fn only_whoever_asks_may_retain() {
        let mut asked = topics(&["dt/#"], &["cmd/#"]);
        assert!(
            !derive(&scope(), &asked)
                .expect("derived")
                .document
                .contains("RetainPublish")
        );
        asked.retain = true;
        let document = derive(&scope(), &asked).expect("derived").document;
        assert!(
            document.contains(r#"["iot:Publish","iot:RetainPublish"]"#),
            "{document}"
        );
    }

    #[test]
    fn what_is_wider_than_the_filter_is_said() {
        let warnings = |filter: &str| {
            derive(&scope(), &topics(&[filter], &[]))
                .expect("derived")
                .warnings
        };
        assert!(warnings("a/+/b")[0].contains("`a/*/b`"));
        assert!(warnings("#")[0].contains('$'));
        assert!(warnings("a/#").is_empty());
        assert!(warnings("a/b").is_empty());
    }

    #[test]
    fn a_shared_subscription_names_its_share_and_receives_plain_topics() {
        let policy = derive(&scope(), &topics(&[], &["$share/g/jobs/#"])).expect("derived");
        assert!(policy.document.contains("topicfilter/$share/g/jobs/*"));
        assert!(policy.document.contains(":topic/jobs/*"));
    }

    #[test]
    fn what_a_policy_would_misread_is_refused() {
        for bad in ["a/*", "a?", "${iot:ClientId}/x", "a#", "", "${thing"] {
            assert!(bad.parse::<DeviceFilter>().is_err(), "{bad}");
        }
        let filter: DeviceFilter = "a/b/c/d/e/f/${thing}/x".parse().expect("valid");
        assert!(filter.of(&"a:b".parse().expect("valid")).is_ok());
        let long: DeviceFilter = format!("{}/${{thing}}", "x".repeat(200))
            .parse()
            .expect("valid");
        assert!(long.of(&"t".repeat(100).parse().expect("valid")).is_err());
    }

    #[test]
    fn too_many_filters_are_refused() {
        let many: Vec<_> = (0..60)
            .map(|n| format!("topic/number/{n}/${{thing}}"))
            .collect();
        let many: Vec<_> = many.iter().map(String::as_str).collect();
        assert!(derive(&scope(), &topics(&many, &[])).is_err());
    }
}
