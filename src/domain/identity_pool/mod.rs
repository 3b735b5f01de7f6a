//! Cognito identity pools and their roles.
//!
//! Names of pools are not unique, and each creation makes another pool: one that is there is looked for first, and again after
//! a creation whose answer was lost.

mod login;
mod roles;
mod trust;

use std::time::Duration;

use serde::Serialize;

use super::change::{ChangeError, Difference, Existing, Steps};
use super::once::once;
use super::session::Session;
use super::tags::{self, Tags};
use crate::aws::cognito::{Cognito, Pool, PoolSettings};
use crate::model::name::{IdentityPoolName, Scope};

pub use login::Login;
pub use roles::{Misfit, Roles, check_roles, ensure_roles};
pub use trust::Kind;

/// How often a pool is looked for that may have been made just now: lists lag behind.
const LOOKS: u32 = 2;
/// Wait before the first look; longer each time.
const WAIT: Duration = Duration::from_millis(500);

/// An identity pool as wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Name.
    pub name: IdentityPoolName,
    /// Whether guests get an identity.
    pub unauthenticated: bool,
    /// Whether the basic (classic) flow is allowed.
    pub classic: bool,
    /// Where users log in.
    pub logins: Vec<Login>,
    /// Tags; among several pools of the name, they tell which one is meant.
    pub tags: Tags,
}

/// How a pool is told: by its id, or by its name and, among several of that name, its tags.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reference {
    /// Id, `REGION:UUID`.
    Id(String),
    /// Name, and tags that it has.
    Name(IdentityPoolName, Tags),
}

impl std::str::FromStr for Reference {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let Some((region, id)) = text.split_once(':') else {
            let name = text.parse().map_err(|error| format!("{error}"))?;
            return Ok(Self::Name(name, Tags::new()));
        };
        let hex = |c: char| c.is_ascii_hexdigit() || c == '-';
        let region: Result<crate::model::name::Region, _> = region.parse();
        if region.is_ok() && !id.is_empty() && text.len() <= 55 && id.chars().all(hex) {
            return Ok(Self::Id(text.to_owned()));
        }
        Err(format!(
            "`{text}` is neither a pool's name nor its id, REGION:UUID"
        ))
    }
}

impl std::fmt::Display for Reference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Id(id) => f.write_str(id),
            Self::Name(name, _) => name.fmt(f),
        }
    }
}

/// An identity pool as found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IdentityPool {
    /// Name.
    pub name: String,
    /// Id, `REGION:UUID`.
    pub id: String,
    /// ARN.
    pub arn: String,
    /// Whether guests get an identity.
    pub unauthenticated: bool,
    /// Whether the basic (classic) flow is allowed.
    pub classic: bool,
    /// Where users log in.
    pub logins: Vec<String>,
    /// Name of the developer's own provider.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub developer_provider: Option<String>,
    /// ARN of the role of identities with a login, where roles are read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authenticated_role: Option<String>,
    /// ARN of the guests' role, where roles are read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unauthenticated_role: Option<String>,
    /// Tags.
    #[serde(skip_serializing_if = "Tags::is_empty")]
    pub tags: Tags,
}

/// An identity pool in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// Name.
    pub name: String,
    /// Id, `REGION:UUID`.
    pub id: String,
}

fn arn(scope: &Scope, id: &str) -> String {
    format!(
        "arn:{}:cognito-identity:{}:{}:identitypool/{id}",
        scope.region.partition(),
        scope.region,
        scope.account
    )
}

pub(super) fn missing(reference: &Reference) -> ChangeError {
    ChangeError::Missing {
        noun: "identity pool",
        name: reference.to_string(),
    }
}

/// The pool that is meant, if it is there.
async fn locate(cognito: &Cognito, reference: &Reference) -> Result<Option<Pool>, ChangeError> {
    let (name, wanted) = match reference {
        Reference::Id(id) => return Ok(cognito.identity_pool(id).await?),
        Reference::Name(name, tags) => (name, tags),
    };
    let mut pools = Vec::new();
    for (id, found) in cognito.identity_pools().await? {
        if found == name.as_str() {
            // One that is gone by now is none.
            pools.extend(cognito.identity_pool(&id).await?);
        }
    }
    if pools.len() > 1 {
        pools.retain(|pool| tags::differences(&pool.tags, wanted).is_empty());
    }
    let Some(pool) = pools.pop() else {
        return Ok(None);
    };
    if pools.is_empty() {
        return Ok(Some(pool));
    }
    pools.push(pool);
    pools.sort_by(|one, other| one.id.cmp(&other.id));
    let ids: Vec<_> = pools.iter().map(|pool| pool.id.as_str()).collect();
    Err(ChangeError::Refused {
        message: format!(
            "there are {} identity pools named `{name}`: {}",
            ids.len(),
            ids.join(", ")
        ),
        hint: "name the one you mean by its id, and delete those that are not needed".to_owned(),
    })
}

/// The pool that is meant, if it is there; its roles are not read.
pub async fn find(
    session: &Session,
    reference: &Reference,
) -> Result<Option<IdentityPool>, ChangeError> {
    let cognito = session.aws().cognito();
    let Some(pool) = locate(&cognito, reference).await? else {
        return Ok(None);
    };
    let logins = Login::of(&pool.settings);
    Ok(Some(IdentityPool {
        arn: arn(session.scope().await?, &pool.id),
        name: pool.settings.name,
        id: pool.id,
        unauthenticated: pool.settings.unauthenticated,
        classic: pool.settings.classic,
        logins: logins.iter().map(ToString::to_string).collect(),
        developer_provider: pool.settings.developer,
        authenticated_role: None,
        unauthenticated_role: None,
        tags: pool.tags,
    }))
}

/// The pool that is meant, with its roles, if it is there.
pub async fn find_with_roles(
    session: &Session,
    reference: &Reference,
) -> Result<Option<IdentityPool>, ChangeError> {
    let Some(found) = find(session, reference).await? else {
        return Ok(None);
    };
    let roles = session
        .aws()
        .cognito()
        .identity_pool_roles(&found.id)
        .await?;
    Ok(Some(IdentityPool {
        authenticated_role: roles.authenticated,
        unauthenticated_role: roles.unauthenticated,
        ..found
    }))
}

/// The pool that is meant, with its roles.
pub async fn show(session: &Session, reference: &Reference) -> Result<IdentityPool, ChangeError> {
    let found = find_with_roles(session, reference).await?;
    found.ok_or_else(|| missing(reference))
}

/// All identity pools.
pub async fn list(session: &Session) -> Result<Vec<Entry>, ChangeError> {
    let found = session.aws().cognito().identity_pools().await?;
    let mut entries: Vec<_> = found
        .into_iter()
        .map(|(id, name)| Entry { name, id })
        .collect();
    entries.sort_by(|one, other| (&one.name, &one.id).cmp(&(&other.name, &other.id)));
    Ok(entries)
}

/// Creates an identity pool, or brings the one that is there to what is wanted.
pub async fn ensure(
    session: &Session,
    wanted: &Wanted,
    existing: Existing,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let cognito = session.aws().cognito();
    let reference = Reference::Name(wanted.name.clone(), wanted.tags.clone());
    match locate(&cognito, &reference).await? {
        Some(found) => bring(session, found, wanted, existing, steps).await,
        None => create(&cognito, wanted, &reference, steps).await,
    }
}

/// Changes of an existing pool; what is `None` is left as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// Another name.
    pub name: Option<IdentityPoolName>,
    /// Whether guests get an identity.
    pub unauthenticated: Option<bool>,
    /// Whether the basic (classic) flow is allowed.
    pub classic: Option<bool>,
    /// Logins to add; one of a user pool's or social provider's client takes the place of that provider's other clients.
    pub logins: Vec<Login>,
    /// Providers to remove.
    pub removed: Vec<String>,
    /// Tags to set.
    pub tags: Tags,
}

/// Changes an existing pool and answers its id.
pub async fn update(
    session: &Session,
    reference: &Reference,
    change: Change,
    steps: &mut Steps,
) -> Result<String, ChangeError> {
    let cognito = session.aws().cognito();
    let found = locate(&cognito, reference).await?;
    let found = found.ok_or_else(|| missing(reference))?;
    let name = found.settings.name.parse();
    let mut logins = Login::of(&found.settings);
    for provider in &change.removed {
        let before = logins.len();
        logins.retain(|login| login.provider() != provider);
        if logins.len() == before {
            return Err(ChangeError::Refused {
                message: format!(
                    "users of the identity pool `{reference}` do not log in at `{provider}`"
                ),
                hint: format!("see where they do: iotctl identity-pool show '{reference}'"),
            });
        }
    }
    logins.retain(|login| {
        let added = change.logins.iter();
        !added
            .map(Login::provider)
            .any(|new| new == login.provider())
    });
    logins.extend(change.logins);
    let id = found.id.clone();
    let wanted = Wanted {
        name: match change.name {
            Some(name) => name,
            None => name.map_err(
                |error: crate::model::name::NameError| ChangeError::Invalid {
                    message: error.to_string(),
                    hint: "give it another name with --rename".to_owned(),
                },
            )?,
        },
        unauthenticated: change
            .unauthenticated
            .unwrap_or(found.settings.unauthenticated),
        classic: change.classic.unwrap_or(found.settings.classic),
        logins,
        tags: change.tags,
    };
    bring(session, found, &wanted, Existing::Update, steps).await?;
    Ok(id)
}

fn settings(wanted: &Wanted, found: Option<&PoolSettings>) -> PoolSettings {
    let mut settings = PoolSettings {
        name: wanted.name.to_string(),
        unauthenticated: wanted.unauthenticated,
        classic: wanted.classic,
        // AWS does not let go of it once it is set.
        developer: found.and_then(|found| found.developer.clone()),
        ..PoolSettings::default()
    };
    for login in &wanted.logins {
        login.put(&mut settings);
    }
    for pool in &mut settings.user_pools {
        let same = found.into_iter().flat_map(|found| &found.user_pools);
        let mut same =
            same.filter(|other| (&other.provider, &other.client) == (&pool.provider, &pool.client));
        pool.server_side_check = same.next().and_then(|other| other.server_side_check);
    }
    settings
}

fn differences(found: &PoolSettings, wanted: &PoolSettings) -> Vec<Difference> {
    let text = |flag: bool| Some(if flag { "true" } else { "false" });
    let logins = |settings: &PoolSettings| {
        let mut all: Vec<_> = Login::of(settings)
            .iter()
            .map(ToString::to_string)
            .collect();
        all.dedup();
        (!all.is_empty()).then(|| all.join(", "))
    };
    let between = Difference::between;
    let all = [
        between("name", Some(&found.name), Some(&wanted.name)),
        between(
            "unauthenticated",
            text(found.unauthenticated),
            text(wanted.unauthenticated),
        ),
        between("classic", text(found.classic), text(wanted.classic)),
        between(
            "logins",
            logins(found).as_deref(),
            logins(wanted).as_deref(),
        ),
    ];
    all.into_iter().flatten().collect()
}

async fn bring(
    session: &Session,
    found: Pool,
    wanted: &Wanted,
    existing: Existing,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let cognito = session.aws().cognito();
    let goal = settings(wanted, Some(&found.settings));
    let differences = differences(&found.settings, &goal);
    if !differences.is_empty() {
        if existing == Existing::Refuse {
            return Err(ChangeError::Differs {
                noun: "identity pool",
                name: wanted.name.to_string(),
                differences,
            });
        }
        let update = || cognito.update_identity_pool(&found.id, &goal);
        let action = "update-identity-pool";
        steps
            .change(action, &found.settings.name, differences, update)
            .await?;
    }
    if tags::differences(&found.tags, &wanted.tags).is_empty() {
        return Ok(());
    }
    let arn = arn(session.scope().await?, &found.id);
    let set = || cognito.tag_identity_pool(&arn, &wanted.tags);
    tags::ensure(steps, wanted.name.as_str(), &found.tags, &wanted.tags, set).await
}

async fn create(
    cognito: &Cognito,
    wanted: &Wanted,
    reference: &Reference,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let goal = settings(wanted, None);
    let make = async || {
        cognito
            .create_identity_pool(&goal, &wanted.tags)
            .await
            .map(drop)
    };
    // There was none before: one that is there now is the one whose creation was not heard of.
    let is_made = async || Ok(appears(cognito, reference).await);
    let create = || once(make, is_made);
    let name = wanted.name.as_str();
    steps.call("create-identity-pool", name, create).await
}

/// Whether the pool is found within a moment.
async fn appears(cognito: &Cognito, reference: &Reference) -> bool {
    for look in 1..=LOOKS {
        tokio::time::sleep(WAIT * look).await;
        if matches!(locate(cognito, reference).await, Ok(Some(_))) {
            return true;
        }
    }
    false
}

/// Deletes an identity pool with its identities; one that is gone is no error.
pub async fn delete(
    session: &Session,
    reference: &Reference,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let cognito = session.aws().cognito();
    let Some(found) = locate(&cognito, reference).await? else {
        return Ok(());
    };
    let delete = || cognito.delete_identity_pool(&found.id);
    steps
        .call("delete-identity-pool", &reference.to_string(), delete)
        .await
}
