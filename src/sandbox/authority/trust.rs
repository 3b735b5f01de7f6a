//! Trust policies: documents with a `Principal` that say who may assume a role, and the resource policies of functions.
//!
//! Owns the reading of `Principal`; the rest of a statement is the policy engine's, which refuses principals by design. So
//! each statement is handed to it without the principal, and with `Resource` `*` where there is none.

use serde_json::{Map, Value, json};

use crate::model::policy::{Compiled, Context, Dialect, Document};

/// Who asks, as trust policies name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Who<'a> {
    /// A service, such as `credentials.iot.amazonaws.com`.
    Service(&'a str),
    /// Whoever an identity provider vouches for, such as `cognito-identity.amazonaws.com`.
    Federated(&'a str),
    /// The root of an account.
    Root(&'a str),
    /// A role session: account, role name, ARN of the session.
    Role {
        /// The account.
        account: &'a str,
        /// Name of the role, without its path.
        role: &'a str,
        /// ARN of the session.
        session: &'a str,
    },
}

/// How far a trust policy lets somebody in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Trust {
    /// It names the caller itself, or everybody.
    Direct,
    /// It names the caller's account: what the caller's own policies say counts as well.
    ByAccount,
    /// It does not; why.
    Refused(String),
}

/// A parsed trust or resource policy.
#[derive(Debug)]
pub(crate) struct TrustPolicy {
    statements: Vec<Statement>,
}

#[derive(Debug)]
struct Statement {
    principal: Element,
    document: Document,
}

/// The `Principal` or `NotPrincipal` of a statement.
#[derive(Debug, Default)]
struct Element {
    negated: bool,
    everybody: bool,
    aws: Vec<String>,
    services: Vec<String>,
    federated: Vec<String>,
}

/// How a principal element fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    No,
    Account,
    Direct,
}

impl TrustPolicy {
    /// Reads the trust policy of a role: statements without `Resource`, about actions of STS.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let policy = Self::read(text, false)?;
        for statement in policy
            .statements
            .iter()
            .flat_map(|statement| statement.document.statements())
        {
            if let Some(other) = statement
                .actions()
                .find(|action| *action != "*" && !action.to_ascii_lowercase().starts_with("sts:"))
            {
                return Err(format!(
                    "AssumeRole policy may only specify STS AssumeRole actions, not `{other}`."
                ));
            }
        }
        Ok(policy)
    }

    /// Reads a resource policy, whose statements name resources.
    pub(crate) fn parse_with_resources(text: &str) -> Result<Self, String> {
        Self::read(text, true)
    }

    fn read(text: &str, resources: bool) -> Result<Self, String> {
        let value: Value = serde_json::from_str(text)
            .map_err(|error| format!("This policy contains invalid Json: {error}"))?;
        let Value::Object(mut top) = value else {
            return Err("Syntax errors in policy: the document is not an object.".to_owned());
        };
        let statements = match top.remove("Statement") {
            None => {
                return Err("Syntax errors in policy: Missing required field Statement.".to_owned());
            }
            Some(Value::Array(all)) => all,
            Some(one) => vec![one],
        };
        if statements.is_empty() {
            return Err("Syntax errors in policy: the list of statements is empty.".to_owned());
        }
        let statements = statements
            .into_iter()
            .enumerate()
            .map(|(at, one)| {
                statement(&top, one, resources)
                    .map_err(|problem| format!("statement {}: {problem}", at + 1))
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { statements })
    }

    /// Roles and users that the policy names by their ARN.
    pub(crate) fn named_arns(&self) -> impl Iterator<Item = &str> {
        self.statements
            .iter()
            .flat_map(|statement| &statement.principal.aws)
            .map(String::as_str)
            .filter(|name| name.starts_with("arn:"))
    }

    /// Whether `who` may do `action` on `resource` (`*` for a role's own trust policy).
    pub(crate) fn admits(
        &self,
        who: Who<'_>,
        action: &str,
        resource: &str,
        context: &Context,
    ) -> Trust {
        let fitting = |fit: Fit| {
            let named: Vec<_> = self
                .statements
                .iter()
                .filter(|statement| statement.principal.fits(who) >= fit)
                .map(|statement| ("trust policy", &statement.document))
                .collect();
            (!named.is_empty())
                .then(|| Compiled::new(named, context).decide_named(action, resource))
        };
        let Some(decision) = fitting(Fit::Account) else {
            return Trust::Refused(format!(
                "no statement of the trust policy names {}",
                who.name()
            ));
        };
        if !decision.allowed() {
            return Trust::Refused(
                decision
                    .reason()
                    .replace("policy `trust policy`", "the trust policy"),
            );
        }
        if fitting(Fit::Direct).is_some_and(|decision| decision.allowed()) {
            Trust::Direct
        } else {
            Trust::ByAccount
        }
    }
}

impl Who<'_> {
    fn name(self) -> String {
        match self {
            Self::Service(name) => format!("the service {name}"),
            Self::Federated(name) => format!("the identity provider {name}"),
            Self::Root(account) => format!("the account {account}"),
            Self::Role { role, .. } => format!("the role {role} or its account"),
        }
    }
}

fn statement(top: &Map<String, Value>, one: Value, resources: bool) -> Result<Statement, String> {
    let Value::Object(mut fields) = one else {
        return Err("a statement is an object".to_owned());
    };
    let principal = match (fields.remove("Principal"), fields.remove("NotPrincipal")) {
        (Some(value), None) => element(&value, false)?,
        (None, Some(value)) => element(&value, true)?,
        (None, None) => return Err("Missing required field Principal".to_owned()),
        (Some(_), Some(_)) => return Err("Principal and NotPrincipal are both there".to_owned()),
    };
    if !resources {
        if fields.contains_key("Resource") || fields.contains_key("NotResource") {
            return Err("Has prohibited field Resource".to_owned());
        }
        fields.insert("Resource".to_owned(), json!("*"));
    }
    let mut whole = top.clone();
    whole.insert("Statement".to_owned(), json!([fields]));
    // Statement ids of resource policies may have `-` and `_`, which the engine takes as little as it needs them.
    if resources {
        whole["Statement"][0]
            .as_object_mut()
            .and_then(|fields| fields.remove("Sid"));
    }
    let text = Value::Object(whole).to_string();
    let document = Document::parse(&text, Dialect::Iam)
        .map_err(|error| error.to_string().replace("statement 1, ", ""))?;
    Ok(Statement {
        principal,
        document,
    })
}

fn element(value: &Value, negated: bool) -> Result<Element, String> {
    let mut element = Element {
        negated,
        ..Element::default()
    };
    let kinds = match value {
        Value::String(text) if text == "*" => {
            element.everybody = true;
            return Ok(element);
        }
        Value::Object(kinds) if !kinds.is_empty() => kinds,
        _ => return Err("Invalid principal: it is \"*\" or an object".to_owned()),
    };
    for (kind, names) in kinds {
        let list = match names {
            Value::String(name) => vec![name.clone()],
            Value::Array(names) if !names.is_empty() => names
                .iter()
                .map(|name| name.as_str().map(str::to_owned))
                .collect::<Option<_>>()
                .ok_or_else(|| {
                    format!("Invalid principal: `{kind}` has something that is no text")
                })?,
            _ => {
                return Err(format!(
                    "Invalid principal: `{kind}` is a text or a list of texts"
                ));
            }
        };
        for name in list {
            element.add(kind, name)?;
        }
    }
    Ok(element)
}

impl Element {
    fn add(&mut self, kind: &str, name: String) -> Result<(), String> {
        let invalid = |name: &str| {
            Err(format!(
                "Invalid principal in policy: \"{kind}\":\"{name}\""
            ))
        };
        match kind {
            "AWS" if name == "*" => self.everybody = true,
            "AWS" if is_account(&name) || is_iam_arn(&name) => self.aws.push(name),
            "Service" if name.contains('.') && !name.contains(['*', '/', ' ']) => {
                self.services.push(name);
            }
            "Federated" if !name.is_empty() && !name.contains(['*', ' ']) => {
                self.federated.push(name);
            }
            "AWS" | "Service" | "Federated" => return invalid(&name),
            "CanonicalUser" => {}
            _ => {
                return Err(format!(
                    "Invalid principal: `{kind}` is no kind of principal"
                ));
            }
        }
        Ok(())
    }

    fn fits(&self, who: Who<'_>) -> Fit {
        let fit = self.names(who);
        match (self.negated, fit) {
            (false, fit) => fit,
            (true, Fit::No) => Fit::Direct,
            (true, _) => Fit::No,
        }
    }

    fn names(&self, who: Who<'_>) -> Fit {
        if self.everybody {
            return Fit::Direct;
        }
        let direct = |found: bool| if found { Fit::Direct } else { Fit::No };
        match who {
            Who::Service(name) => direct(self.services.iter().any(|one| one == name)),
            Who::Federated(name) => direct(self.federated.iter().any(|one| one == name)),
            // What the account may do, its root may without more.
            Who::Root(account) => direct(self.aws.iter().any(|one| is_root_of(one, account))),
            Who::Role {
                account,
                role,
                session,
            } => {
                let fit = |one: &String| {
                    if one == session || is_role(one, account, role) {
                        Fit::Direct
                    } else if is_root_of(one, account) {
                        Fit::Account
                    } else {
                        Fit::No
                    }
                };
                self.aws.iter().map(fit).max().unwrap_or(Fit::No)
            }
        }
    }
}

fn is_account(name: &str) -> bool {
    name.len() == 12 && name.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_iam_arn(name: &str) -> bool {
    let mut parts = name.splitn(6, ':');
    parts.next() == Some("arn")
        && parts
            .next()
            .is_some_and(|partition| partition.starts_with("aws"))
        && parts
            .next()
            .is_some_and(|service| service == "iam" || service == "sts")
        && parts.next() == Some("")
        && parts.next().is_some_and(is_account)
        && parts.next().is_some_and(|resource| {
            resource == "root"
                || ["role/", "user/", "assumed-role/"]
                    .iter()
                    .any(|kind| resource.len() > kind.len() && resource.starts_with(kind))
        })
        && !name.contains('*')
}

fn is_root_of(name: &str, account: &str) -> bool {
    name == account
        || name
            .strip_suffix(":root")
            .and_then(|rest| rest.strip_suffix(account))
            .is_some_and(|rest| rest.starts_with("arn:aws") && rest.ends_with(":iam::"))
}

/// Whether the ARN is of that role, whatever its path.
fn is_role(arn: &str, account: &str, role: &str) -> bool {
    arn.split_once(&format!(":iam::{account}:role/"))
        .is_some_and(|(_, name)| name.rsplit('/').next() == Some(role))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACCOUNT: &str = "123456789012";

    fn policy(principal: &str, rest: &str) -> String {
        format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{principal},"Action":"sts:AssumeRole"{rest}}}]}}"#
        )
    }

    fn admits(text: &str, who: Who<'_>) -> Trust {
        let policy = TrustPolicy::parse(text).expect("valid");
        policy.admits(who, "sts:AssumeRole", "*", &Context::default())
    }

    #[test]
    fn a_principal_is_matched_by_its_kind() {
        let service = Who::Service("credentials.iot.amazonaws.com");
        let text = policy(
            r#"{"Service":["a.amazonaws.com","credentials.iot.amazonaws.com"]}"#,
            "",
        );
        assert_eq!(admits(&text, service), Trust::Direct);
        assert!(matches!(
            admits(&text, Who::Root(ACCOUNT)),
            Trust::Refused(_)
        ));
        assert!(matches!(
            admits(&text, Who::Federated("credentials.iot.amazonaws.com")),
            Trust::Refused(_)
        ));
        assert_eq!(admits(&policy(r#""*""#, ""), service), Trust::Direct);
    }

    #[test]
    fn an_account_leaves_it_to_the_policies_of_the_caller() {
        let session = "arn:aws:sts::123456789012:assumed-role/r/s";
        let who = Who::Role {
            account: ACCOUNT,
            role: "r",
            session,
        };
        for (principal, trust) in [
            ("123456789012", Trust::ByAccount),
            ("arn:aws:iam::123456789012:root", Trust::ByAccount),
            ("arn:aws:iam::123456789012:role/path/r", Trust::Direct),
            (session, Trust::Direct),
        ] {
            let text = policy(&format!(r#"{{"AWS":"{principal}"}}"#), "");
            assert_eq!(admits(&text, who), trust, "{principal}");
        }
        let other = policy(r#"{"AWS":"arn:aws:iam::123456789012:role/rr"}"#, "");
        assert!(matches!(admits(&other, who), Trust::Refused(_)));
        let root = policy(r#"{"AWS":"123456789012"}"#, "");
        assert_eq!(admits(&root, Who::Root(ACCOUNT)), Trust::Direct);
        assert!(matches!(
            admits(&root, Who::Root("210987654321")),
            Trust::Refused(_)
        ));
    }

    #[test]
    fn conditions_and_denials_count() {
        let text = policy(
            r#"{"AWS":"123456789012"}"#,
            r#","Condition":{"StringEquals":{"sts:ExternalId":"x"}}"#,
        );
        assert!(matches!(
            admits(&text, Who::Root(ACCOUNT)),
            Trust::Refused(_)
        ));
        let context = Context {
            extra: [("sts:ExternalId".to_owned(), vec!["x".to_owned()])].into(),
            ..Context::default()
        };
        let parsed = TrustPolicy::parse(&text).expect("valid");
        assert_eq!(
            parsed.admits(Who::Root(ACCOUNT), "sts:AssumeRole", "*", &context),
            Trust::Direct
        );
        let denied = r#"{"Version":"2012-10-17","Statement":[
            {"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"},
            {"Effect":"Deny","NotPrincipal":{"Service":"iot.amazonaws.com"},"Action":"sts:*"}]}"#;
        assert!(matches!(
            admits(denied, Who::Root(ACCOUNT)),
            Trust::Refused(_)
        ));
        assert_eq!(
            admits(denied, Who::Service("iot.amazonaws.com")),
            Trust::Direct
        );
    }

    #[test]
    fn what_is_no_trust_policy_is_refused() {
        for bad in [
            "{",
            "[]",
            r#"{"Version":"2012-10-17","Statement":[]}"#,
            r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole"}]}"#,
            &policy(r#"{"AWS":"arn:aws:iam::1:role/x"}"#, ""),
            &policy(r#"{"AWS":"somebody"}"#, ""),
            &policy(r#"{"Service":"iot*"}"#, ""),
            &policy(r#"{"Robot":"x"}"#, ""),
            &policy(r#"{"Service":[]}"#, ""),
            &policy(r#""someone""#, ""),
            &policy(r#""*""#, r#","Resource":"*""#),
            &policy(r#""*""#, r#","Condition":{"Wrong":{"a":"b"}}"#),
            &policy(r#""*""#, "").replace("sts:AssumeRole", "iot:Publish"),
        ] {
            assert!(TrustPolicy::parse(bad).is_err(), "{bad}");
        }
    }
}
