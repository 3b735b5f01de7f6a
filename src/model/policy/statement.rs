//! One statement of a policy: its elements as written, and reading them from JSON.

use std::sync::Arc;

use serde::Serialize;

use super::action::{Actions, is_action};
use super::condition::Condition;
use super::document::{Dialect, Version};
use super::error::DocumentError;
use super::json::Node;
use super::keys::View;
use super::matcher::Pattern;
use super::variables::{Template, Unresolved};

/// What a statement does when it applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum Effect {
    /// Permits, unless another statement denies.
    Allow,
    /// Forbids, whatever else permits.
    Deny,
}

/// A statement of a [`Document`](super::Document).
#[derive(Debug)]
pub struct Statement {
    sid: Option<String>,
    effect: Effect,
    pub(super) actions: Actions,
    pub(super) resources: Resources,
    conditions: Vec<Condition>,
}

impl Statement {
    /// `Sid`.
    #[must_use]
    pub fn sid(&self) -> Option<&str> {
        self.sid.as_deref()
    }

    /// `Effect`.
    #[must_use]
    pub fn effect(&self) -> Effect {
        self.effect
    }

    /// The values of `Action` or `NotAction`.
    pub fn actions(&self) -> impl Iterator<Item = &str> {
        self.actions.names.iter().map(String::as_str)
    }

    /// Whether [`Self::actions`] are those of `NotAction`.
    #[must_use]
    pub fn is_not_action(&self) -> bool {
        self.actions.negated
    }

    /// The values of `Resource` or `NotResource`, variables not substituted.
    pub fn resources(&self) -> impl Iterator<Item = &str> {
        self.resources
            .templates
            .iter()
            .map(|template| template.text.as_str())
    }

    /// Whether [`Self::resources`] are those of `NotResource`.
    #[must_use]
    pub fn is_not_resource(&self) -> bool {
        self.resources.negated
    }

    /// The lines of `Condition`.
    #[must_use]
    pub fn conditions(&self) -> &[Condition] {
        &self.conditions
    }

    /// Whether the statement is about the action of that name, such as `iot:Publish`.
    #[must_use]
    pub fn covers_action(&self, name: &str) -> bool {
        self.actions.matches(name)
    }
}

/// The `Resource` or `NotResource` element of a statement.
#[derive(Debug)]
pub(super) struct Resources {
    pub(super) negated: bool,
    pub(super) templates: Vec<Template>,
    /// The targets where no variable is in any of them: shared by all connections.
    fixed: Option<Arc<[Target]>>,
}

/// A resource of a statement for one connection.
#[derive(Debug)]
pub(super) enum Target {
    Ready(Pattern),
    Unresolved(Box<Unresolved>),
}

impl Resources {
    fn new(templates: Vec<Template>, negated: bool) -> Self {
        let fixed = templates
            .iter()
            .all(|template| template.variables().next().is_none());
        let mut resources = Self {
            negated,
            templates,
            fixed: None,
        };
        if fixed {
            let nothing = super::Context::default();
            resources.fixed = Some(resources.targets(View::of_others(&nothing)));
        }
        resources
    }

    /// The resources with variables put in.
    pub(super) fn targets(&self, view: View<'_>) -> Arc<[Target]> {
        let target = |template: &Template| match template.pattern(view) {
            Ok(pattern) => Target::Ready(pattern),
            Err(unresolved) => Target::Unresolved(Box::new(unresolved)),
        };
        self.fixed
            .as_ref()
            .map_or_else(|| self.templates.iter().map(target).collect(), Arc::clone)
    }
}

/// Reads the elements of the statement at `place`.
pub(super) struct Reader<'r> {
    pub(super) place: &'r str,
    pub(super) dialect: Dialect,
    pub(super) version: Version,
}

const KEYS: [&str; 7] = [
    "Sid",
    "Effect",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
];

impl Reader<'_> {
    pub(super) fn statement(&self, node: &Node) -> Result<Statement, DocumentError> {
        let Node::Object(elements) = node else {
            return Err(self.error(
                "",
                format!("it is {}", node.kind()),
                "a statement is an object",
            ));
        };
        for (key, _) in elements {
            self.check_key(key)?;
        }
        let element = |key: &str| {
            elements
                .iter()
                .find(|(name, _)| name == key)
                .map(|(_, node)| node)
        };
        Ok(Statement {
            sid: self.sid(element("Sid"))?,
            effect: self.effect(element("Effect"))?,
            actions: self.actions(element("Action"), element("NotAction"))?,
            resources: self.resources(element("Resource"), element("NotResource"))?,
            conditions: element("Condition")
                .map_or_else(|| Ok(Vec::new()), |node| self.conditions(node))?,
        })
    }

    fn error(
        &self,
        key: &str,
        problem: impl Into<String>,
        rule: impl Into<String>,
    ) -> DocumentError {
        let place = if key.is_empty() {
            self.place.to_owned()
        } else {
            format!("{}, `{key}`", self.place)
        };
        DocumentError::new(place, problem, rule)
    }

    fn check_key(&self, key: &str) -> Result<(), DocumentError> {
        match key {
            "NotAction" | "NotResource" if self.dialect == Dialect::Iot => {
                let rule = "an IoT statement has `Effect`, `Action`, `Resource` and optionally `Sid` and `Condition`";
                Err(self.error(key, "IoT policies do not have it", rule))
            }
            "Principal" | "NotPrincipal" => {
                let rule = "a policy that is attached to an identity does not name one";
                Err(self.error(key, "a principal has no place here", rule))
            }
            key if KEYS.contains(&key) => Ok(()),
            key => Err(self.error(
                key,
                "the key is unknown",
                super::document::known_keys(key, &KEYS),
            )),
        }
    }

    fn sid(&self, node: Option<&Node>) -> Result<Option<String>, DocumentError> {
        match node {
            None => Ok(None),
            Some(Node::Text(sid))
                if self.dialect == Dialect::Iam
                    && !sid.bytes().all(|b| b.is_ascii_alphanumeric()) =>
            {
                Err(self.error(
                    "Sid",
                    format!("`{sid}` is no statement id"),
                    "IAM takes letters and digits",
                ))
            }
            Some(Node::Text(sid)) => Ok(Some(sid.clone())),
            Some(node) => Err(self.error(
                "Sid",
                format!("it is {}", node.kind()),
                "a statement id is a string",
            )),
        }
    }

    fn effect(&self, node: Option<&Node>) -> Result<Effect, DocumentError> {
        let rule = "`Effect` is `Allow` or `Deny`";
        match node {
            Some(Node::Text(text)) if text == "Allow" => Ok(Effect::Allow),
            Some(Node::Text(text)) if text == "Deny" => Ok(Effect::Deny),
            Some(Node::Text(text)) => {
                Err(self.error("Effect", format!("`{text}` is no effect"), rule))
            }
            Some(node) => Err(self.error("Effect", format!("it is {}", node.kind()), rule)),
            None => Err(self.error("", "`Effect` is missing", rule)),
        }
    }

    fn actions(
        &self,
        plain: Option<&Node>,
        negated: Option<&Node>,
    ) -> Result<Actions, DocumentError> {
        let (key, node) = self.one_of(["Action", "NotAction"], plain, negated)?;
        let names = self.texts(key, node)?;
        if let Some(bad) = names.iter().find(|name| !is_action(name)) {
            let rule = "an action is `*` or `service:Name`, such as `iot:Connect`";
            return Err(self.error(key, format!("`{bad}` is no action"), rule));
        }
        Ok(Actions::new(names, key == "NotAction"))
    }

    fn resources(
        &self,
        plain: Option<&Node>,
        negated: Option<&Node>,
    ) -> Result<Resources, DocumentError> {
        let (key, node) = self.one_of(["Resource", "NotResource"], plain, negated)?;
        let mut templates = Vec::new();
        for text in self.texts(key, node)? {
            if text != "*" && !text.starts_with("arn:") {
                let rule =
                    "a resource is `*` or an ARN, such as `arn:aws:iot:REGION:ACCOUNT:topic/a`";
                return Err(self.error(key, format!("`{text}` is no resource"), rule));
            }
            let template = Template::parse(&text, self.version.substitutes())
                .map_err(|rule| self.error(key, format!("`{text}` has a broken variable"), rule))?;
            templates.push(template);
        }
        Ok(Resources::new(templates, key == "NotResource"))
    }

    /// The one of two elements that is there.
    fn one_of<'n>(
        &self,
        [plain_key, negated_key]: [&'static str; 2],
        plain: Option<&'n Node>,
        negated: Option<&'n Node>,
    ) -> Result<(&'static str, &'n Node), DocumentError> {
        match (plain, negated) {
            (Some(node), None) => Ok((plain_key, node)),
            (None, Some(node)) => Ok((negated_key, node)),
            (None, None) => Err(self.error(
                "",
                format!("`{plain_key}` is missing"),
                format!("a statement has `{plain_key}`"),
            )),
            (Some(_), Some(_)) => {
                let problem = format!("`{plain_key}` and `{negated_key}` are both there");
                Err(self.error("", problem, "a statement has one of them"))
            }
        }
    }

    /// A string or a list of strings, at least one.
    fn texts(&self, key: &str, node: &Node) -> Result<Vec<String>, DocumentError> {
        let rule = "it is a string or a list of strings, at least one";
        let single = std::slice::from_ref(node);
        let nodes = if let Node::List(nodes) = node {
            nodes.as_slice()
        } else {
            single
        };
        if nodes.is_empty() {
            return Err(self.error(key, "the list is empty", rule));
        }
        let text = |node: &Node| match node {
            Node::Text(text) => Ok(text.clone()),
            node => Err(self.error(key, format!("there is {}", node.kind()), rule)),
        };
        nodes.iter().map(text).collect()
    }

    fn conditions(&self, node: &Node) -> Result<Vec<Condition>, DocumentError> {
        let Node::Object(operators) = node else {
            let rule = "it is an object of operators, such as {\"Bool\": {\"iot:Connection.Thing.IsAttached\": \"true\"}}";
            return Err(self.error("Condition", format!("it is {}", node.kind()), rule));
        };
        let mut conditions = Vec::new();
        for (operator, keys) in operators {
            let Node::Object(keys) = keys else {
                let rule = "an operator has an object of keys with their values";
                return Err(self.error(
                    "Condition",
                    format!("`{operator}` is {}", keys.kind()),
                    rule,
                ));
            };
            for (key, values) in keys {
                conditions.push(self.condition(operator, key, values)?);
            }
        }
        Ok(conditions)
    }

    fn condition(
        &self,
        operator: &str,
        key: &str,
        values: &Node,
    ) -> Result<Condition, DocumentError> {
        let rule =
            "a condition key has a string, number or boolean, or a list of them, at least one";
        let single = std::slice::from_ref(values);
        let nodes = if let Node::List(nodes) = values {
            nodes.as_slice()
        } else {
            single
        };
        let text = |node: &Node| match node {
            Node::Text(text) => Ok(text.clone()),
            Node::Bool(flag) => Ok(flag.to_string()),
            Node::Number(number) => Ok(number.to_string()),
            node => Err(self.error("Condition", format!("`{key}` has {}", node.kind()), rule)),
        };
        let texts = nodes.iter().map(text).collect::<Result<Vec<_>, _>>()?;
        if texts.is_empty() {
            return Err(self.error("Condition", format!("`{key}` has an empty list"), rule));
        }
        if key.is_empty() {
            return Err(self.error(
                "Condition",
                "a key is empty",
                "a condition key looks like `iot:ClientId`",
            ));
        }
        Condition::parse(operator, key, texts, self.version.substitutes())
            .map_err(|(problem, rule)| self.error("Condition", problem, rule))
    }
}
