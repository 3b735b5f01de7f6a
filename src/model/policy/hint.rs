//! What to change in a policy, or around it, so that a refused request is allowed.
//!
//! Each rule names one mistake that AWS users make; the first that fits is told.

use super::action::Action;
use super::decision::{Decision, Failure, Verdict};
use super::keys::{CERTIFICATE, COGNITO, THING, strip};
use super::matcher::Pattern;

/// The hint for a decision; `None` where nothing was refused.
pub(super) fn hint(decision: &Decision) -> Option<String> {
    match decision.verdict {
        Verdict::Allowed => None,
        Verdict::ExplicitDeny => {
            let place = decision.deciding.as_ref()?;
            Some(format!(
                "a Deny wins over every Allow: narrow or remove {place}"
            ))
        }
        Verdict::ImplicitDeny if decision.silent_policies.is_empty() => {
            Some("no policy is attached".to_owned())
        }
        Verdict::ImplicitDeny => {
            let failure = decision.nearest.as_ref().map(|near| &near.failure);
            Some(match failure {
                None => add(decision),
                Some(Failure::Action { actions }) => action(decision, actions),
                Some(Failure::Resource { pattern, .. }) => {
                    let rules = [
                        old_version,
                        wrong_type,
                        only_star,
                        elsewhere,
                        mqtt_wildcard,
                        letter_case,
                        level_below,
                    ];
                    let told = rules.iter().find_map(|rule| rule(decision, pattern));
                    told.unwrap_or_else(|| add(decision))
                }
                Some(Failure::Variable { variable, why, .. }) => for_variable(variable, why),
                Some(Failure::Condition { key, actual, .. }) => condition(key, actual),
            })
        }
    }
}

fn add(decision: &Decision) -> String {
    format!(
        "add a statement that allows {} on {}",
        decision.action, decision.resource
    )
}

fn action(decision: &Decision, actions: &[String]) -> String {
    let asked = &decision.action;
    if asked.eq_ignore_ascii_case(Action::RetainPublish.name()) {
        return "a PUBLISH with RETAIN needs iot:RetainPublish in addition to iot:Publish"
            .to_owned();
    }
    let verb = |name: &str| {
        name.split_once(':')
            .map(|(_, verb)| verb.to_ascii_lowercase())
    };
    match actions
        .iter()
        .find(|action| verb(action).is_some() && verb(action) == verb(asked))
    {
        Some(other) => format!("the action is called {asked}, the statement has {other}"),
        None => format!("add {asked} to the actions of the statement"),
    }
}

/// `Version` 2008-10-17 leaves variables as they are written.
fn old_version(_: &Decision, pattern: &str) -> Option<String> {
    let mut variables = pattern.split("${").skip(1);
    variables.any(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic())).then(|| {
        "variables are literal text in a policy without `\"Version\": \"2012-10-17\"`; set that version".to_owned()
    })
}

/// `iot:Subscribe` on `topic/…` and its like.
fn wrong_type(decision: &Decision, pattern: &str) -> Option<String> {
    let action = Action::from_name(&decision.action)?;
    let wanted = action.resource_type()?;
    let resource = resource_of(pattern)?;
    let known = ["client/", "topic/", "topicfilter/", "thing/", "rolealias/"];
    let there = known
        .into_iter()
        .find(|kind| resource.starts_with(kind) && *kind != wanted)?;
    Some(format!(
        "{} needs a {wanted} resource, the statement has {there}",
        action.name()
    ))
}

/// Actions without a resource of their own.
fn only_star(decision: &Decision, _: &str) -> Option<String> {
    let action =
        Action::from_name(&decision.action).filter(|action| action.resource_type().is_none())?;
    Some(format!(
        "{} is granted on the resource `*` only",
        action.name()
    ))
}

/// Another partition, Region or account.
fn elsewhere(decision: &Decision, pattern: &str) -> Option<String> {
    let names = ["", "partition", "service", "Region", "account"];
    let parts = names
        .iter()
        .zip(pattern.splitn(6, ':'))
        .zip(decision.resource.splitn(6, ':'));
    if pattern.splitn(6, ':').count() < 6 {
        return None;
    }
    parts
        .filter(|((name, _), _)| !name.is_empty())
        .find(|((_, wanted), there)| !Pattern::new(wanted).matches(there))
        .map(|((name, wanted), there)| {
            format!("the statement is for the {name} `{wanted}`, the request is in `{there}`")
        })
}

/// `+` and `#` taken for wildcards.
fn mqtt_wildcard(decision: &Decision, pattern: &str) -> Option<String> {
    let meant = pattern.replace(['+', '#'], "*");
    let hit = meant != pattern && Pattern::new(&meant).matches(&decision.resource);
    hit.then(|| "`#` and `+` are literal in policies; use `*`".to_owned())
}

fn letter_case(decision: &Decision, pattern: &str) -> Option<String> {
    let hit = Pattern::new(&pattern.to_lowercase()).matches(&decision.resource.to_lowercase());
    hit.then(|| {
        format!(
            "letter case counts: the statement has {}",
            resource_of(pattern).unwrap_or(pattern)
        )
    })
}

/// `a/*` does not cover `a`.
fn level_below(decision: &Decision, pattern: &str) -> Option<String> {
    let above = pattern.strip_suffix("/*")?;
    Pattern::new(above).matches(&decision.resource).then(|| {
        let short = resource_of(above).unwrap_or(above);
        format!("`{short}/*` covers what is below `{short}/`, not `{short}` itself; list both")
    })
}

fn for_variable(variable: &str, why: &str) -> String {
    if why.starts_with("its value") {
        return format!("`{variable}` is not substituted: {why}");
    }
    if strip(variable, THING).is_some_and(|field| {
        !field.starts_with(['a', 'A']) && !field.eq_ignore_ascii_case("ThingTypeName")
    }) {
        return "the thing variables need client id = thing name and the certificate attached to that thing".to_owned();
    }
    if strip(variable, THING).is_some() {
        return format!(
            "`{variable}` needs client id = thing name, the certificate attached to that thing, and the thing to have it"
        );
    }
    if strip(variable, CERTIFICATE).is_some() {
        return format!("`{variable}` needs a client certificate that has this field");
    }
    if strip(variable, COGNITO).is_some() {
        return format!("`{variable}` needs the credentials of a Cognito identity");
    }
    match variable.to_ascii_lowercase().as_str() {
        "iot:clientid" => "`iot:ClientId` has a value on MQTT connections only".to_owned(),
        "iot:domainname" => {
            "`iot:DomainName` needs a client that sends the server name in TLS".to_owned()
        }
        _ => format!("`{variable}` is not known for this connection"),
    }
}

fn condition(key: &str, actual: &[String]) -> String {
    if key.eq_ignore_ascii_case("iot:Connection.Thing.IsAttached") {
        return "attach the certificate to the thing whose name is the client id".to_owned();
    }
    if key.eq_ignore_ascii_case("iot:ConnectAttributes") {
        return "the condition on iot:ConnectAttributes lists what a CONNECT may ask for: \
                PersistentConnect (no clean session), LastWill"
            .to_owned();
    }
    if actual.is_empty() {
        for_variable(key, "")
    } else {
        format!(
            "the condition on `{key}` does not hold for {}",
            actual.join(", ")
        )
    }
}

/// The resource part of an ARN.
fn resource_of(arn: &str) -> Option<&str> {
    arn.splitn(6, ':').nth(5)
}

#[cfg(test)]
mod tests {
    use super::super::{Compiled, Context, Dialect, Document, Thing};
    use super::*;

    const ARN: &str = "arn:aws:iot:eu-central-1:123456789012:";

    fn ask(
        action: &str,
        pattern: &str,
        asked: Action,
        resource: &str,
        context: &Context,
    ) -> Decision {
        let text = format!(
            r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Action":"{action}","Resource":"{pattern}"}}}}"#
        );
        let document = Document::parse(&text.replace("A:", ARN), Dialect::Iot).expect("valid");
        Compiled::new([("p", &document)], context).decide(asked, &format!("{ARN}{resource}"))
    }

    /// Action and resource of the statement, action and resource asked for, a part of the hint.
    const MISTAKES: &str = "
        iot:Subscribe | A:topic/a | Subscribe | topicfilter/a | needs a topicfilter/ resource, the statement has topic/
        iot:Receive | A:topicfilter/a | Receive | topic/a | needs a topic/ resource
        iot:Connect | A:thing/a | Connect | client/a | needs a client/ resource
        iot:Publish | A:topic/a/# | Publish | topic/a/b | `#` and `+` are literal in policies; use `*`
        iot:Subscribe | A:topicfilter/a/+/c | Subscribe | topicfilter/a/b/c | literal in policies
        iot:Publish | A:topic/Lamp | Publish | topic/lamp | letter case counts
        iot:Publish | A:topic/a/* | Publish | topic/a | `topic/a/*` covers what is below
        iot:Publish | arn:aws:iot:us-east-1:123456789012:topic/a | Publish | topic/a | the Region `us-east-1`
        iot:Publish | arn:aws:iot:eu-central-1:1:topic/a | Publish | topic/a | the account `1`
        iot:Publish | arn:aws-cn:iot:*:*:topic/a | Publish | topic/a | the partition `aws-cn`
        iot:Publish | A:topic/a | RetainPublish | topic/a | in addition to iot:Publish
        iot:Publish | A:topic/a | Receive | topic/a | add iot:Receive to the actions
        iot:UpdateJobExecution | A:thing/a | UpdateJobExecution | thing/a | is called iotjobsdata:Upd
        iot:ListRetainedMessages | A:topic/a | ListRetainedMessages | topic/b | resource `*` only
        iot:Publish | A:topic/${iot:ClientId} | Publish | topic/a | on MQTT connections only
        iot:Publish | A:topic/${iot:Connection.Thing.ThingName} | Publish | topic/a | client id = thing name
        iot:Publish | A:topic/${iot:Connection.Thing.Attributes[a]} | Publish | topic/a | the thing to have it
        iot:Publish | A:topic/${iot:Certificate.SerialNumber} | Publish | topic/a | client certificate
        iot:Publish | A:topic/${cognito-identity.amazonaws.com:sub} | Publish | topic/a | Cognito
        iot:Publish | A:topic/${iot:Frobnicate} | Publish | topic/a | `iot:Frobnicate` is not known
        iot:Publish | A:topic/a | Publish | topic/b | add a statement that allows iot:Publish on arn:
        iot:Publish | A:topic/a | Connect | client/b | add a statement that allows iot:Connect on arn:
    ";

    #[test]
    fn the_usual_mistakes_are_named() {
        for row in MISTAKES.trim().lines() {
            let words: Vec<_> = row.split(" | ").map(str::trim).collect();
            let [action, pattern, asked, resource, wanted] = words[..] else {
                panic!("five columns: {row}")
            };
            let asked = Action::ALL.iter().find(|it| format!("{it:?}") == asked);
            let asked = *asked.expect("a known action");
            let decision = ask(action, pattern, asked, resource, &Context::default());
            let hint = decision.hint().unwrap_or_default();
            assert!(hint.contains(wanted), "{row}: {hint}");
        }
    }

    #[test]
    fn refused_values_are_told() {
        let thing = Thing {
            name: "a+b".into(),
            is_attached: true,
            ..Thing::default()
        };
        let context = Context {
            thing: Some(thing),
            ..Context::default()
        };
        let decision = ask(
            "iot:Publish",
            "A:topic/${iot:Connection.Thing.ThingName}",
            Action::Publish,
            "topic/a",
            &context,
        );
        assert!(
            decision
                .hint()
                .is_some_and(|hint| hint.contains("contains `+`")),
            "{decision:?}"
        );
        assert!(decision.missing_context.is_empty());
    }

    #[test]
    fn no_policy_and_old_version_and_deny_have_their_hints() {
        let none = Compiled::new([], &Context::default())
            .decide(Action::Connect, "arn:aws:iot:r:1:client/a");
        assert_eq!(none.hint().as_deref(), Some("no policy is attached"));
        let parse = |text: &str| Document::parse(text, Dialect::Iot).expect("valid");
        let old = parse(
            r#"{"Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:iot:r:1:client/${iot:ClientId}"}}"#,
        );
        let context = Context {
            client_id: Some("a".into()),
            ..Context::default()
        };
        let decision = Compiled::new([("p", &old)], &context)
            .decide(Action::Connect, "arn:aws:iot:r:1:client/a");
        assert!(
            decision
                .hint()
                .is_some_and(|hint| hint.contains("2012-10-17")),
            "{decision:?}"
        );
        let deny =
            parse(r#"{"Statement":{"Sid":"No","Effect":"Deny","Action":"*","Resource":"*"}}"#);
        let decision = Compiled::new([("p", &deny)], &context)
            .decide(Action::Connect, "arn:aws:iot:r:1:client/a");
        assert_eq!(
            decision.reason(),
            "denied by statement 1 (`No`) of policy `p`"
        );
        assert!(
            decision
                .hint()
                .is_some_and(|hint| hint.contains("narrow or remove statement 1"))
        );
    }
}
