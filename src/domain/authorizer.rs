//! Custom authorizers: created, updated, made the default, deleted; with AWS IoT's permission to invoke their function.

use std::collections::BTreeMap;

use serde::Serialize;

use super::change::{ChangeError, Difference, Existing, Steps};
use super::function_permission::{self, FunctionReference};
use super::session::Session;
use super::tags::{self, Tags};
use crate::aws::AwsErrorKind;
use crate::aws::iot;
use crate::model::name::{AuthorizerName, is_word};
use crate::model::token_key::{TokenKey, canonical};

/// A custom authorizer as wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a setting of its own"
)]
pub struct Wanted {
    /// Name.
    pub name: AuthorizerName,
    /// The function that decides.
    pub function: FunctionReference,
    /// Header or query parameter that carries the token.
    pub token_key_name: Option<String>,
    /// Public keys that verify a token's signature, by name.
    pub public_keys: BTreeMap<String, TokenKey>,
    /// Whether tokens need no signature; AWS does not change it later.
    pub signing_disabled: bool,
    /// Whether it is `ACTIVE`.
    pub active: bool,
    /// Whether answers are reused on one HTTP connection.
    pub caching_for_http: bool,
    /// Whether it is to be the account's default one; otherwise that is left alone.
    pub default: bool,
    /// Whether AWS IoT gets permission to invoke the function.
    pub permission: bool,
    /// Tags.
    pub tags: Tags,
}

/// A custom authorizer as found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Authorizer {
    /// Name.
    pub name: String,
    /// ARN.
    pub arn: String,
    /// ARN of the function that decides.
    pub function: String,
    /// Header or query parameter that carries the token.
    pub token_key_name: Option<String>,
    /// Public keys in PEM that verify a token's signature, by name.
    pub public_keys: BTreeMap<String, String>,
    /// `ACTIVE` or `INACTIVE`.
    pub status: &'static str,
    /// Whether tokens need no signature.
    pub signing_disabled: bool,
    /// Whether answers are reused on one HTTP connection.
    pub enable_caching_for_http: bool,
    /// Whether it is the account's default one.
    pub default: bool,
    /// Tags.
    #[serde(skip_serializing_if = "Tags::is_empty")]
    pub tags: Tags,
}

/// A custom authorizer in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// Name.
    pub name: String,
    /// ARN.
    pub arn: String,
    /// Whether it is the account's default one.
    pub default: bool,
}

/// The authorizer of that name, if there is one.
pub async fn find(
    session: &Session,
    name: &AuthorizerName,
) -> Result<Option<Authorizer>, ChangeError> {
    let iot = session.aws().iot();
    let Some(found) = iot.authorizer(name).await? else {
        return Ok(None);
    };
    let tags = iot.tags(&found.arn).await?;
    let default = iot.default_authorizer().await?;
    let status = status(found.active);
    Ok(Some(Authorizer {
        default: default.as_deref() == Some(found.name.as_str()),
        name: found.name,
        arn: found.arn,
        function: found.function,
        token_key_name: found.token_key_name,
        public_keys: found.public_keys,
        status,
        signing_disabled: found.signing_disabled,
        enable_caching_for_http: found.caching_for_http,
        tags,
    }))
}

fn status(active: bool) -> &'static str {
    if active { "ACTIVE" } else { "INACTIVE" }
}

fn missing(name: &AuthorizerName) -> ChangeError {
    ChangeError::Missing {
        noun: "authorizer",
        name: name.to_string(),
    }
}

/// The authorizer of that name.
pub async fn show(session: &Session, name: &AuthorizerName) -> Result<Authorizer, ChangeError> {
    find(session, name).await?.ok_or_else(|| missing(name))
}

/// All authorizers.
pub async fn list(session: &Session) -> Result<Vec<Entry>, ChangeError> {
    let iot = session.aws().iot();
    let found = iot.authorizers().await?;
    let default = iot.default_authorizer().await?;
    let entries = found.into_iter().map(|(name, arn)| Entry {
        default: default.as_ref() == Some(&name),
        name,
        arn,
    });
    Ok(entries.collect())
}

/// An authorizer as it is there, to be changed in parts; whether AWS IoT may invoke its function is ensured again.
pub async fn present(session: &Session, name: &AuthorizerName) -> Result<Wanted, ChangeError> {
    let found = session.aws().iot().authorizer(name).await?;
    let found = found.ok_or_else(|| missing(name))?;
    let unusable = |what: String| ChangeError::Refused {
        message: format!("the authorizer `{name}` has {what}"),
        hint: "give the setting anew with this command".to_owned(),
    };
    let mut public_keys = BTreeMap::new();
    for (key, pem) in found.public_keys {
        let parsed = pem.parse();
        let parsed =
            parsed.map_err(|error| unusable(format!("a public key `{key}` of no use: {error}")))?;
        public_keys.insert(key, parsed);
    }
    let function = found.function.parse();
    Ok(Wanted {
        name: name.clone(),
        function: function.map_err(|error| unusable(format!("no usable function: {error}")))?,
        token_key_name: found.token_key_name,
        public_keys,
        signing_disabled: found.signing_disabled,
        active: found.active,
        caching_for_http: found.caching_for_http,
        default: false,
        permission: true,
        tags: Tags::new(),
    })
}

/// Whether AWS takes the name of a header or query parameter with the token (botocore `iot`, `TokenKeyName`).
pub(in crate::domain) fn is_token_key_name(name: &str) -> bool {
    is_word(name, 128, "_-")
}

/// Whether AWS takes the name of a public key (botocore `iot`, `KeyName`).
pub(in crate::domain) fn is_public_key_name(name: &str) -> bool {
    is_word(name, 128, ":_-")
}

/// Refuses what AWS would: a token that is signed needs a place and a key (Developer Guide, "Creating and managing custom
/// authorizers").
pub fn check(wanted: &Wanted) -> Result<(), ChangeError> {
    let invalid = |message: &str, hint: &str| {
        Err(ChangeError::Invalid {
            message: format!("the authorizer `{}` {message}", wanted.name),
            hint: hint.to_owned(),
        })
    };
    let token_key_name = wanted.token_key_name.as_deref();
    if let Some(name) = token_key_name.filter(|name| !is_token_key_name(name)) {
        let message = format!("cannot have the token key name `{name}`");
        return invalid(&message, "take 1 to 128 letters, digits, `_` or `-`");
    }
    if let Some(name) = wanted
        .public_keys
        .keys()
        .find(|name| !is_public_key_name(name))
    {
        let message = format!("cannot have a public key named `{name}`");
        return invalid(&message, "take 1 to 128 letters, digits, `:`, `_` or `-`");
    }
    if wanted.signing_disabled {
        return Ok(());
    }
    if wanted.token_key_name.is_none() {
        return invalid(
            "needs the name under which a client sends its token",
            "say --token-key-name NAME, or --signing-disabled for tokens without a signature",
        );
    }
    if wanted.public_keys.is_empty() {
        return invalid(
            "needs a public key that verifies tokens",
            "say --public-key NAME=FILE.pem, or --signing-disabled for tokens without a signature",
        );
    }
    Ok(())
}

/// Creates an authorizer, or brings an existing one to what is wanted as far as AWS allows.
pub async fn ensure(
    session: &Session,
    wanted: &Wanted,
    existing: Existing,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    check(wanted)?;
    let scope = session.scope().await?;
    let iot = session.aws().iot();
    let (name, arn) = (
        &wanted.name,
        scope.arn(&format!("authorizer/{}", wanted.name)),
    );
    let goal = as_found(wanted, &arn, wanted.function.arn(scope));
    let found = iot.authorizer(name).await?;
    let differences = found.as_ref().map(|found| differences(found, &goal));
    if let (Some(found), Some(differences)) = (&found, &differences) {
        check_change(found, &goal, differences, existing)?;
    }
    // First of all: a function that does not exist is found out before anything is made.
    if wanted.permission {
        function_permission::ensure(session, &goal.function, &arn, steps).await?;
    }
    match (found, differences) {
        (Some(found), Some(differences)) => {
            if !differences.is_empty() {
                let update = || iot.update_authorizer(&goal);
                let action = "update-authorizer";
                steps
                    .change(action, name.as_str(), differences, update)
                    .await?;
            }
            if found.function != goal.function {
                function_permission::revoke(session, &found.function, &arn, steps).await?;
            }
            if !wanted.tags.is_empty() {
                let tags = iot.tags(&found.arn).await?;
                let set = || iot.tag(&found.arn, &wanted.tags);
                tags::ensure(steps, name.as_str(), &tags, &wanted.tags, set).await?;
            }
        }
        _ => create(&iot, wanted, &goal, steps).await?,
    }
    if wanted.default {
        set_default(session, name, steps).await?;
    }
    Ok(())
}

async fn create(
    iot: &iot::Iot,
    wanted: &Wanted,
    goal: &iot::Authorizer,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let create = || async {
        match iot.create_authorizer(goal, &wanted.tags).await {
            // The answer to an earlier attempt was lost.
            Err(error) if error.kind == AwsErrorKind::AlreadyExists => {
                let found = iot.authorizer(&wanted.name).await?;
                let made = found.is_some_and(|found| differences(&found, goal).is_empty());
                made.then_some(()).ok_or(error)
            }
            outcome => outcome,
        }
    };
    let name = wanted.name.as_str();
    steps.call("create-authorizer", name, create).await
}

/// The authorizer as AWS would describe it.
fn as_found(wanted: &Wanted, arn: &str, function: String) -> iot::Authorizer {
    let keys = wanted.public_keys.iter();
    iot::Authorizer {
        name: wanted.name.to_string(),
        arn: arn.to_owned(),
        function,
        token_key_name: wanted.token_key_name.clone(),
        public_keys: keys
            .map(|(name, key)| (name.clone(), key.as_str().to_owned()))
            .collect(),
        active: wanted.active,
        signing_disabled: wanted.signing_disabled,
        caching_for_http: wanted.caching_for_http,
    }
}

fn differences(found: &iot::Authorizer, goal: &iot::Authorizer) -> Vec<Difference> {
    let text = |flag: bool| Some(if flag { "true" } else { "false" });
    let between = Difference::between;
    let mut all = vec![
        between("function", Some(&found.function), Some(&goal.function)),
        between(
            "token key name",
            found.token_key_name.as_deref(),
            goal.token_key_name.as_deref(),
        ),
        between(
            "status",
            Some(status(found.active)),
            Some(status(goal.active)),
        ),
        between(
            "signing disabled",
            text(found.signing_disabled),
            text(goal.signing_disabled),
        ),
        between(
            "caching for http",
            text(found.caching_for_http),
            text(goal.caching_for_http),
        ),
    ];
    let names = found.public_keys.keys().chain(goal.public_keys.keys());
    for name in names.collect::<std::collections::BTreeSet<_>>() {
        let key = |keys: &BTreeMap<String, String>| keys.get(name).map(|pem| canonical(pem));
        let (from, to) = (key(&found.public_keys), key(&goal.public_keys));
        let field = format!("public key {name}");
        all.push(between(&field, from.as_deref(), to.as_deref()));
    }
    all.into_iter().flatten().collect()
}

/// Refuses a change that was not asked for, or that AWS does not make.
fn check_change(
    found: &iot::Authorizer,
    goal: &iot::Authorizer,
    differences: &[Difference],
    existing: Existing,
) -> Result<(), ChangeError> {
    if differences.is_empty() {
        return Ok(());
    }
    if existing == Existing::Refuse {
        return Err(ChangeError::Differs {
            noun: "authorizer",
            name: goal.name.clone(),
            differences: differences.to_vec(),
        });
    }
    let fixed = if found.signing_disabled != goal.signing_disabled {
        "whether the tokens of an authorizer are signed"
    } else if found.token_key_name.is_some() && goal.token_key_name.is_none() {
        "an authorizer's token key name to nothing"
    } else if !found.public_keys.is_empty() && goal.public_keys.is_empty() {
        "an authorizer's public keys to none"
    } else {
        return Ok(());
    };
    Err(ChangeError::Refused {
        message: format!("AWS does not change {fixed}: `{}`", goal.name),
        hint: format!(
            "make it anew: iotctl authorizer delete {} --cascade, then create it as wanted",
            goal.name
        ),
    })
}

/// Makes an authorizer the account's default one.
pub async fn set_default(
    session: &Session,
    name: &AuthorizerName,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let iot = session.aws().iot();
    let present = iot.default_authorizer().await?;
    let from = present.as_deref();
    let Some(difference) = Difference::between("default", from, Some(name.as_str())) else {
        return Ok(());
    };
    let set = || async {
        match iot.set_default_authorizer(name).await {
            // It is the default already: the answer to an earlier attempt was lost.
            Err(error) if error.kind == AwsErrorKind::AlreadyExists => Ok(()),
            outcome => outcome,
        }
    };
    let differences = vec![difference];
    steps
        .change("set-default-authorizer", name.as_str(), differences, set)
        .await
}

/// Takes the account's default authorizer away; none is no error.
pub async fn clear_default(session: &Session, steps: &mut Steps) -> Result<(), ChangeError> {
    let iot = session.aws().iot();
    let Some(name) = iot.default_authorizer().await? else {
        return Ok(());
    };
    let clear = || iot.clear_default_authorizer();
    steps.call("clear-default-authorizer", &name, clear).await
}

/// Makes an authorizer `INACTIVE` and deletes it with its permission; one that is gone is no error. The account's default
/// one is deleted only with `cascade`, which clears the default first.
pub async fn delete(
    session: &Session,
    name: &AuthorizerName,
    cascade: bool,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let iot = session.aws().iot();
    let Some(found) = iot.authorizer(name).await? else {
        return Ok(());
    };
    if iot.default_authorizer().await?.as_deref() == Some(name.as_str()) {
        if !cascade {
            return Err(ChangeError::Refused {
                message: format!("the authorizer `{name}` is the account's default one"),
                hint: "say --cascade, or first: iotctl authorizer clear-default".to_owned(),
            });
        }
        clear_default(session, steps).await?;
    }
    if found.active {
        let deactivate = || iot.deactivate_authorizer(name);
        let action = "deactivate-authorizer";
        steps.call(action, name.as_str(), deactivate).await?;
    }
    function_permission::revoke(session, &found.function, &found.arn, steps).await?;
    let delete = || iot.delete_authorizer(name);
    steps.call("delete-authorizer", name.as_str(), delete).await
}
