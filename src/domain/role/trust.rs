//! Who may assume a role: the trust policies that AWS documents for what IoT setups need roles for, or one given.

use serde_json::{Value, json};

use crate::domain::change::ChangeError;
use crate::domain::policy::{check_role_document, statements, texts};
use crate::model::name::Scope;
use crate::model::policy::DocumentError;

/// The credentials provider (Developer Guide, "Authorizing direct calls to AWS services").
pub(super) const CREDENTIALS: &str = "credentials.iot.amazonaws.com";
/// Lambda functions (Lambda Developer Guide, "Defining Lambda function permissions with an execution role").
const LAMBDA: &str = "lambda.amazonaws.com";
/// Topic rules (Developer Guide, "Granting an AWS IoT rule the access it requires").
const IOT: &str = "iot.amazonaws.com";
/// Identity pools (Cognito Developer Guide, "IAM roles").
const COGNITO: &str = "cognito-identity.amazonaws.com";

/// Who may assume a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trust {
    /// AWS IoT's credentials provider, for devices with a certificate.
    CredentialsProvider,
    /// Identities of a Cognito identity pool.
    Cognito {
        /// Id of the pool; unknown in a dry run that would create it.
        pool: Option<String>,
        /// Whether they must have logged in; the others are guests.
        authenticated: bool,
    },
    /// Lambda functions.
    Lambda,
    /// Topic rules of the account.
    Rule,
    /// Whoever this document says, JSON text.
    Document(String),
    /// Whoever may assume the role that is there; a new one needs another.
    Unchanged,
}

impl Trust {
    /// Refuses a document that is no trust policy, before any call.
    pub fn check(&self) -> Result<(), DocumentError> {
        match self {
            Self::Document(document) => check_document(document),
            _ => Ok(()),
        }
    }

    /// Whether its document names the account.
    pub(super) fn needs_scope(&self) -> bool {
        matches!(self, Self::Rule)
    }

    /// The document, if it is to change; `scope` is needed where [`Trust::needs_scope`] says so.
    pub(super) fn document(
        &self,
        scope: Option<&Scope>,
        dry_run: bool,
    ) -> Result<Option<String>, ChangeError> {
        let service = |name: &str| json!({"Effect": "Allow", "Principal": {"Service": name}, "Action": "sts:AssumeRole"});
        let statement = match self {
            Self::Unchanged => return Ok(None),
            Self::Document(document) => return Ok(Some(document.clone())),
            Self::CredentialsProvider => service(CREDENTIALS),
            Self::Lambda => service(LAMBDA),
            Self::Rule => {
                let mut statement = service(IOT);
                if let Some(scope) = scope {
                    statement["Condition"] = rules_of(scope);
                }
                statement
            }
            Self::Cognito {
                pool,
                authenticated,
            } => {
                let pool = match pool {
                    Some(pool) => pool.as_str(),
                    None if dry_run => "known after it is created",
                    None => {
                        return Err(ChangeError::Invalid {
                            message: "a role for an identity pool needs the pool's id".to_owned(),
                            hint: "name it: --identity-pool ID".to_owned(),
                        });
                    }
                };
                identities_of(&json!(pool), *authenticated)
            }
        };
        Ok(Some(document_of(&statement)))
    }

    /// Identities of several pools, by their ids (Cognito Developer Guide, "IAM roles").
    pub(in crate::domain) fn of_pools(pools: &[String], authenticated: bool) -> Self {
        Self::Document(document_of(&identities_of(&json!(pools), authenticated)))
    }
}

fn document_of(statement: &Value) -> String {
    json!({"Version": "2012-10-17", "Statement": [statement]}).to_string()
}

/// The rules of this account only, whatever their names and Regions: roles belong to no Region.
fn rules_of(Scope { account, region }: &Scope) -> Value {
    let partition = region.partition();
    json!({
        "StringEquals": {"aws:SourceAccount": account.as_str()},
        "ArnLike": {"aws:SourceArn": format!("arn:{partition}:iot:*:{account}:rule/*")},
    })
}

/// The identities of a pool, or of several.
fn identities_of(pools: &Value, authenticated: bool) -> Value {
    let amr = if authenticated {
        "authenticated"
    } else {
        "unauthenticated"
    };
    json!({
        "Effect": "Allow",
        "Principal": {"Federated": COGNITO},
        "Action": "sts:AssumeRoleWithWebIdentity",
        "Condition": {
            "StringEquals": {"cognito-identity.amazonaws.com:aud": pools},
            "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": amr},
        },
    })
}

/// Checks the grammar of a trust policy: that of a role's policy, with a principal in the place of the resource.
fn check_document(text: &str) -> Result<(), DocumentError> {
    let Ok(mut document) = serde_json::from_str::<Value>(text) else {
        // What is no JSON is told with its line and column.
        return check_role_document(text);
    };
    let error = |problem: &str, rule: &str| DocumentError {
        place: "the trust policy".to_owned(),
        problem: problem.to_owned(),
        rule: rule.to_owned(),
        position: None,
    };
    let statements = match document.get_mut("Statement") {
        Some(Value::Array(list)) => list.as_mut_slice(),
        Some(one) => std::slice::from_mut(one),
        None => return check_role_document(text),
    };
    for statement in statements.iter_mut().filter_map(Value::as_object_mut) {
        if statement.remove("Principal").is_none() && statement.remove("NotPrincipal").is_none() {
            return Err(error(
                "`Principal` is missing",
                "each statement says who may assume the role",
            ));
        }
        if statement
            .insert("Resource".to_owned(), json!("*"))
            .is_some()
        {
            return Err(error(
                "a resource has no place here",
                "the role itself is the resource",
            ));
        }
    }
    check_role_document(&document.to_string())
}

/// Whom a trust policy names, such as `credentials.iot.amazonaws.com`.
pub(super) fn principals(document: &str) -> Vec<String> {
    let document: Value = serde_json::from_str(document).unwrap_or_default();
    let mut names = Vec::new();
    for statement in statements(&document) {
        match &statement["Principal"] {
            Value::String(everybody) => names.push(everybody.clone()),
            Value::Object(kinds) => {
                names.extend(kinds.values().flat_map(texts).map(str::to_owned));
            }
            _ => {}
        }
    }
    names.sort();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scope() -> Scope {
        Scope {
            account: "123456789012".parse().expect("valid"),
            region: "cn-north-1".parse().expect("valid"),
        }
    }

    #[test]
    fn every_trust_is_a_trust_policy() {
        let pool = Some("eu-central-1:01234567-89ab-cdef-0123-456789abcdef".to_owned());
        for (trust, principal) in [
            (Trust::CredentialsProvider, CREDENTIALS),
            (Trust::Lambda, LAMBDA),
            (Trust::Rule, IOT),
            (
                Trust::Cognito {
                    pool,
                    authenticated: true,
                },
                COGNITO,
            ),
        ] {
            let document = trust
                .document(Some(&scope()), false)
                .expect("made")
                .expect("a document");
            assert_eq!(check_document(&document), Ok(()));
            assert_eq!(principals(&document), [principal]);
            assert!(Trust::Document(document).check().is_ok());
        }
        let rule = Trust::Rule
            .document(Some(&scope()), false)
            .expect("made")
            .expect("a document");
        assert!(
            rule.contains("arn:aws-cn:iot:*:123456789012:rule/*"),
            "{rule}"
        );
    }

    #[test]
    fn a_pool_must_be_known_unless_nothing_is_changed() {
        let guests = Trust::Cognito {
            pool: None,
            authenticated: false,
        };
        assert!(guests.document(None, false).is_err());
        assert!(
            guests
                .document(None, true)
                .expect("planned")
                .expect("a document")
                .contains("unauthenticated")
        );
    }

    #[test]
    fn what_is_no_trust_policy_is_refused() {
        for (text, expected) in [
            ("{", "EOF"),
            ("{}", "`Statement` is missing"),
            (
                r#"{"Statement":{"Effect":"Allow","Action":"sts:AssumeRole"}}"#,
                "`Principal` is missing",
            ),
            (
                r#"{"Statement":{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Resource":"*"}}"#,
                "no place here",
            ),
            (
                r#"{"Statement":{"Effect":"allow","Principal":"*","Action":"sts:AssumeRole"}}"#,
                "`allow`",
            ),
        ] {
            let error = check_document(text).expect_err(text).to_string();
            assert!(error.contains(expected), "{text}: {error}");
        }
    }
}
