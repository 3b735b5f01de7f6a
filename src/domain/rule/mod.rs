//! Topic rules: created, replaced, enabled, disabled, deleted; with AWS IoT's permission to invoke the functions they name.

mod action;

use serde::Serialize;
use serde_json::{Value, json};

use super::change::{ChangeError, Difference, Existing, Steps};
use super::function_permission;
use super::session::Session;
use super::tags::{self, Tags};
use crate::aws::AwsErrorKind;
use crate::aws::iot::{Iot, TopicRule};
use crate::model::limits::RULE_ACTIONS;
use crate::model::name::RuleName;
use crate::model::rule_sql::Statement;

pub use action::{Action, read as read_actions};

/// The version of the SQL engine that AWS recommends (Developer Guide, "SQL versions"), for rules that name none.
pub const SQL_VERSION: &str = "2016-03-23";
/// The version of a rule that AWS says none of: the first one, which it takes unless another is named.
const FIRST_SQL_VERSION: &str = "2015-10-08";
/// All versions (Developer Guide, "SQL versions").
pub const SQL_VERSIONS: [&str; 3] = [FIRST_SQL_VERSION, SQL_VERSION, "beta"];

/// A topic rule as wanted.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    /// Name.
    pub name: RuleName,
    /// The statement.
    pub sql: String,
    /// Version of the SQL engine; without one, [`SQL_VERSION`].
    pub sql_version: Option<String>,
    /// Description.
    pub description: Option<String>,
    /// Whether messages reach it.
    pub enabled: bool,
    /// Actions as AWS's API has them; `roleArn` and `functionArn` may hold names.
    pub actions: Vec<Value>,
    /// What is done when an action fails.
    pub error_action: Option<Value>,
    /// Tags.
    pub tags: Tags,
}

/// A topic rule as found.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Rule {
    /// Name.
    pub name: String,
    /// ARN.
    pub arn: String,
    /// The statement.
    pub sql: String,
    /// Version of the SQL engine.
    pub sql_version: String,
    /// Description.
    pub description: Option<String>,
    /// Whether messages reach it.
    pub enabled: bool,
    /// Actions.
    pub actions: Vec<Value>,
    /// What is done when an action fails.
    pub error_action: Option<Value>,
    /// Tags, where they are read.
    #[serde(skip_serializing_if = "Tags::is_empty")]
    pub tags: Tags,
}

/// A topic rule in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// Name.
    pub name: String,
    /// ARN.
    pub arn: String,
    /// The topic filter it reads from.
    pub topic: Option<String>,
    /// Whether messages reach it.
    pub enabled: bool,
}

impl Rule {
    fn new(name: &RuleName, found: TopicRule, tags: Tags) -> Self {
        let TopicRule { arn, mut rule } = found;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let actions = match rule["actions"].take() {
            Value::Array(actions) => actions,
            _ => Vec::new(),
        };
        let version = text(&rule["awsIotSqlVersion"]);
        Self {
            name: name.to_string(),
            arn,
            sql: text(&rule["sql"]),
            sql_version: if version.is_empty() {
                FIRST_SQL_VERSION.to_owned()
            } else {
                version
            },
            description: Some(text(&rule["description"])).filter(|text| !text.is_empty()),
            enabled: rule["ruleDisabled"] != true,
            actions,
            error_action: Some(rule["errorAction"].take()).filter(|action| !is_empty(action)),
            tags,
        }
    }

    /// The functions it invokes.
    fn functions(&self) -> Vec<String> {
        action::functions(self.actions.iter().chain(&self.error_action))
    }

    /// The rule as AWS takes it.
    fn payload(&self) -> Value {
        let mut payload = json!({
            "sql": self.sql,
            "awsIotSqlVersion": self.sql_version,
            "ruleDisabled": !self.enabled,
            "actions": self.actions,
        });
        if let Some(description) = &self.description {
            payload["description"] = json!(description);
        }
        if let Some(action) = &self.error_action {
            payload["errorAction"] = action.clone();
        }
        payload
    }
}

/// An action that is not there may be answered as an object without members.
fn is_empty(action: &Value) -> bool {
    action.as_object().is_none_or(serde_json::Map::is_empty)
}

fn missing(name: &RuleName) -> ChangeError {
    ChangeError::Missing {
        noun: "rule",
        name: name.to_string(),
    }
}

/// The rule of that name, if there is one and the caller may see it.
pub async fn find(session: &Session, name: &RuleName) -> Result<Option<Rule>, ChangeError> {
    let Some(found) = find_untagged(session, name).await? else {
        return Ok(None);
    };
    let tags = session.aws().iot().tags(&found.arn).await?;
    Ok(Some(Rule { tags, ..found }))
}

/// The rule of that name without its tags.
pub async fn find_untagged(
    session: &Session,
    name: &RuleName,
) -> Result<Option<Rule>, ChangeError> {
    let found = session.aws().iot().topic_rule(name).await?;
    Ok(found.map(|found| Rule::new(name, found, Tags::new())))
}

/// The rule of that name.
pub async fn show(session: &Session, name: &RuleName) -> Result<Rule, ChangeError> {
    find(session, name).await?.ok_or_else(|| missing(name))
}

/// All rules, or those that read from exactly the topic filter `topic`.
pub async fn list(session: &Session, topic: Option<&str>) -> Result<Vec<Entry>, ChangeError> {
    let found = session.aws().iot().topic_rules(topic).await?;
    let entries = found.into_iter().map(|found| Entry {
        name: found.name,
        arn: found.arn,
        topic: found.topic,
        enabled: !found.disabled,
    });
    Ok(entries.collect())
}

/// A rule as it is there, to be changed in parts.
pub async fn present(session: &Session, name: &RuleName) -> Result<Wanted, ChangeError> {
    let found = find_untagged(session, name).await?;
    let found = found.ok_or_else(|| missing(name))?;
    Ok(Wanted {
        name: name.clone(),
        sql: found.sql,
        sql_version: Some(found.sql_version),
        description: found.description,
        enabled: found.enabled,
        actions: found.actions,
        error_action: found.error_action,
        tags: Tags::new(),
    })
}

/// Refuses what cannot be a rule, before anything is asked: its statement is parsed here.
pub fn check(wanted: &Wanted) -> Result<(), ChangeError> {
    let invalid = |message: String, hint: &str| ChangeError::Invalid {
        message: format!("the rule `{}`: {message}", wanted.name),
        hint: hint.to_owned(),
    };
    wanted.sql.parse::<Statement>().map_err(|error| {
        let message = format!("its SQL is not a statement: {error}");
        invalid(
            message,
            "a statement is SELECT … FROM 'topic/filter' [WHERE …]",
        )
    })?;
    let version = wanted.sql_version.as_deref().unwrap_or(SQL_VERSION);
    if !SQL_VERSIONS.contains(&version) {
        let message = format!("`{version}` is not a version of the SQL engine");
        return Err(invalid(
            message,
            &format!("take one of {}", SQL_VERSIONS.join(", ")),
        ));
    }
    if wanted.actions.len() > RULE_ACTIONS {
        let message = format!("it has {} actions", wanted.actions.len());
        return Err(invalid(
            message,
            &format!("AWS takes at most {RULE_ACTIONS}"),
        ));
    }
    for action in wanted.actions.iter().chain(&wanted.error_action) {
        action::check(action).map_err(|message| invalid(message, "name one kind of action"))?;
    }
    Ok(())
}

/// Creates a rule, or replaces an existing one that is not as wanted.
pub async fn ensure(
    session: &Session,
    wanted: &Wanted,
    existing: Existing,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    check(wanted)?;
    let (iot, name) = (session.aws().iot(), &wanted.name);
    let arn = session.scope().await?.arn(&format!("rule/{name}"));
    let goal = goal(session, wanted, &arn, steps).await?;
    let found = iot.topic_rule(name).await?;
    let found = found.map(|found| Rule::new(name, found, Tags::new()));
    let differences = found.as_ref().map(|found| differences(found, &goal));
    if let Some(differences) = differences.as_ref().filter(|all| !all.is_empty())
        && existing == Existing::Refuse
    {
        return Err(ChangeError::Differs {
            noun: "rule",
            name: name.to_string(),
            differences: differences.clone(),
        });
    }
    // First of all: a function that does not exist is found out before anything is made.
    for function in goal.functions() {
        function_permission::ensure(session, &function, &arn, steps).await?;
    }
    let (Some(found), Some(differences)) = (found, differences) else {
        return create(&iot, wanted, &goal, steps).await;
    };
    replace(&iot, name, &goal, differences, steps).await?;
    let kept = goal.functions();
    for function in found.functions() {
        if !kept.contains(&function) {
            function_permission::revoke(session, &function, &arn, steps).await?;
        }
    }
    if wanted.tags.is_empty() {
        return Ok(());
    }
    let tags = iot.tags(&arn).await?;
    let set = || iot.tag(&arn, &wanted.tags);
    tags::ensure(steps, name.as_str(), &tags, &wanted.tags, set).await
}

/// The rule as AWS would describe it.
async fn goal(
    session: &Session,
    wanted: &Wanted,
    arn: &str,
    steps: &Steps,
) -> Result<Rule, ChangeError> {
    let error_action = wanted.error_action.as_slice();
    Ok(Rule {
        name: wanted.name.to_string(),
        arn: arn.to_owned(),
        sql: wanted.sql.clone(),
        sql_version: wanted
            .sql_version
            .clone()
            .unwrap_or_else(|| SQL_VERSION.to_owned()),
        description: wanted.description.clone().filter(|text| !text.is_empty()),
        enabled: wanted.enabled,
        actions: action::resolve(session, &wanted.actions, steps).await?,
        error_action: action::resolve(session, error_action, steps).await?.pop(),
        tags: Tags::new(),
    })
}

async fn create(
    iot: &Iot,
    wanted: &Wanted,
    goal: &Rule,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let (name, payload) = (&wanted.name, goal.payload());
    let create = || async {
        match iot.create_topic_rule(name, &payload, &wanted.tags).await {
            // The answer to an earlier attempt was lost.
            Err(error) if error.kind == AwsErrorKind::AlreadyExists => {
                let found = iot.topic_rule(name).await?;
                let found = found.map(|found| Rule::new(name, found, Tags::new()));
                let made = found.is_some_and(|found| differences(&found, goal).is_empty());
                made.then_some(()).ok_or(error)
            }
            outcome => outcome,
        }
    };
    steps.call("create-rule", name.as_str(), create).await
}

async fn replace(
    iot: &Iot,
    name: &RuleName,
    goal: &Rule,
    differences: Vec<Difference>,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    match differences.as_slice() {
        [] => Ok(()),
        [only] if only.field == ENABLED => {
            let action = switch(goal.enabled);
            let set = || iot.set_topic_rule_enabled(name, goal.enabled);
            steps.change(action, name.as_str(), differences, set).await
        }
        _ => {
            let payload = goal.payload();
            let replace = || iot.replace_topic_rule(name, &payload);
            steps
                .change("replace-rule", name.as_str(), differences, replace)
                .await
        }
    }
}

const ENABLED: &str = "enabled";

fn switch(enabled: bool) -> &'static str {
    if enabled {
        "enable-rule"
    } else {
        "disable-rule"
    }
}

fn differences(found: &Rule, goal: &Rule) -> Vec<Difference> {
    let flag = |flag: bool| Some(if flag { "true" } else { "false" });
    let actions = |rule: &Rule| {
        let texts = rule
            .actions
            .iter()
            .map(|action| action::normal(action).to_string());
        texts.collect::<Vec<_>>().join(", ")
    };
    let error = |rule: &Rule| {
        let action = rule.error_action.as_ref();
        action.map(|action| action::normal(action).to_string())
    };
    let between = Difference::between;
    let all = [
        between("sql", Some(&found.sql), Some(&goal.sql)),
        between(
            "sql version",
            Some(&found.sql_version),
            Some(&goal.sql_version),
        ),
        between(
            "description",
            found.description.as_deref(),
            goal.description.as_deref(),
        ),
        between(ENABLED, flag(found.enabled), flag(goal.enabled)),
        between("actions", Some(&actions(found)), Some(&actions(goal))),
        between(
            "error action",
            error(found).as_deref(),
            error(goal).as_deref(),
        ),
    ];
    all.into_iter().flatten().collect()
}

/// Enables or disables a rule.
pub async fn set_enabled(
    session: &Session,
    name: &RuleName,
    enabled: bool,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let iot = session.aws().iot();
    let found = iot.topic_rule(name).await?;
    let found = found.ok_or_else(|| missing(name))?;
    if Rule::new(name, found, Tags::new()).enabled == enabled {
        return Ok(());
    }
    let set = || iot.set_topic_rule_enabled(name, enabled);
    steps.call(switch(enabled), name.as_str(), set).await
}

/// Deletes a rule and the permissions of the functions it invokes; one that is gone is no error.
pub async fn delete(
    session: &Session,
    name: &RuleName,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let iot = session.aws().iot();
    let Some(found) = iot.topic_rule(name).await? else {
        return Ok(());
    };
    let found = Rule::new(name, found, Tags::new());
    for function in found.functions() {
        function_permission::revoke(session, &function, &found.arn, steps).await?;
    }
    let delete = || iot.delete_topic_rule(name);
    steps.call("delete-rule", name.as_str(), delete).await
}
