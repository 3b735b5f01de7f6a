//! One statement on one connection: its conditions settled, its variables put in, and what it says to a request.

use std::sync::Arc;

use super::action::Action;
use super::condition::{Condition, Fault};
use super::context::Context;
use super::decision::{Failure, Finding};
use super::keys::{View, sees_connect_attributes};
use super::statement::{Effect, Statement, Target};
use super::variables::{Reason, Unresolved};

/// A statement whose conditions hold, as the fast path needs it.
#[derive(Debug)]
pub(super) struct HotRule {
    /// Bits of the actions it is about.
    pub(super) actions: u32,
    pub(super) effect: Effect,
    negated: bool,
    pub(super) targets: Arc<[Target]>,
}

/// A statement for this connection, as the explanation needs it.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) policy: usize,
    /// Its place in the document, counted from 0.
    pub(super) statement: usize,
    targets: Arc<[Target]>,
    /// The condition that fails for `iot:Connect`.
    closed_to_connect: Option<Box<Closed>>,
    /// The condition that fails for other actions.
    closed_to_others: Option<Box<Closed>>,
}

/// The first condition of a statement that does not hold.
#[derive(Debug, Clone)]
struct Closed {
    condition: usize,
    fault: Fault,
}

impl HotRule {
    /// Whether the resource is one the statement is about.
    pub(super) fn covers(&self, resource: &str) -> bool {
        covers(&self.targets, self.negated, self.effect, resource)
    }
}

impl Rule {
    /// Settles the conditions and puts the variables in.
    pub(super) fn new(policy: usize, at: usize, statement: &Statement, context: &Context) -> Self {
        let closed = |view| {
            let mut conditions = statement.conditions().iter().enumerate();
            conditions.find_map(|(condition, it)| {
                it.check(view)
                    .err()
                    .map(|fault| Box::new(Closed { condition, fault }))
            })
        };
        let others = View::of_others(context);
        let closed_to_others = closed(others);
        let differs = statement
            .conditions()
            .iter()
            .any(Condition::reads_connect_attributes);
        let connect = View::of_connect(context);
        Self {
            policy,
            statement: at,
            targets: statement.resources.targets(others),
            closed_to_connect: if differs {
                closed(connect)
            } else {
                closed_to_others.clone()
            },
            closed_to_others,
        }
    }

    /// The rule for the fast path, unless it can never apply.
    pub(super) fn hot(&self, statement: &Statement) -> Option<HotRule> {
        let connect = Action::Connect.bit();
        let mut actions = statement.actions.known;
        if self.closed_to_connect.is_some() {
            actions &= !connect;
        }
        if self.closed_to_others.is_some() {
            actions &= connect;
        }
        let negated = statement.resources.negated;
        let possible = negated
            || self
                .targets
                .iter()
                .any(|target| matches!(target, Target::Ready(_)));
        (actions != 0 && possible).then(|| HotRule {
            actions,
            effect: statement.effect(),
            negated,
            targets: Arc::clone(&self.targets),
        })
    }

    fn closed(&self, action: &str) -> Option<&Closed> {
        if sees_connect_attributes(action) {
            &self.closed_to_connect
        } else {
            &self.closed_to_others
        }
        .as_deref()
    }

    /// Whether the statement applies, and if not, how near it was.
    pub(super) fn find(&self, statement: &Statement, action: &str, resource: &str) -> Finding {
        let resources = &statement.resources;
        let covered = covers(
            &self.targets,
            resources.negated,
            statement.effect(),
            resource,
        );
        if !statement.covers_action(action) {
            if !covered {
                return Finding::Far;
            }
            let actions = statement.actions().map(str::to_owned).collect();
            return Finding::Missed {
                rank: 1,
                score: self.likeness(resource).0,
                failure: Failure::Action { actions },
            };
        }
        if !covered {
            return self.resource_miss(statement, resource);
        }
        match self.closed(action) {
            None => Finding::Applies,
            Some(closed) => {
                let failure = closed.failure(statement);
                Finding::Missed {
                    rank: 4,
                    score: self.likeness(resource).0,
                    failure,
                }
            }
        }
    }

    fn resource_miss(&self, statement: &Statement, resource: &str) -> Finding {
        let templates = &statement.resources.templates;
        let pairs = self.targets.iter().zip(templates);
        for (target, template) in pairs {
            if let Target::Unresolved(unresolved) = target
                && (statement.resources.negated || template.loose_pattern().matches(resource))
            {
                let failure = unresolved.failure(&template.text);
                return Finding::Missed {
                    rank: 3,
                    score: template.text.len(),
                    failure,
                };
            }
        }
        let (score, nearest) = self.likeness(resource);
        let pattern = match self.targets.get(nearest) {
            Some(Target::Ready(pattern)) => pattern.to_string(),
            _ => templates
                .get(nearest)
                .map_or_else(String::new, |template| template.text.clone()),
        };
        let failure = Failure::Resource {
            pattern,
            excluded: statement.resources.negated,
        };
        Finding::Missed {
            rank: 2,
            score,
            failure,
        }
    }

    /// How many bytes of the resource the most similar target begins with, and which target that is.
    fn likeness(&self, resource: &str) -> (usize, usize) {
        let mut best = (0, 0);
        for (at, target) in self.targets.iter().enumerate() {
            if let Target::Ready(pattern) = target {
                let pairs = pattern.literal_prefix().iter().zip(resource.as_bytes());
                let common = pairs.take_while(|(wanted, there)| wanted == there).count();
                if common > best.0 {
                    best = (common, at);
                }
            }
        }
        best
    }

    /// Tells the variables and condition keys without a value that concern this action.
    pub(super) fn missing(&self, statement: &Statement, action: &str, mut tell: impl FnMut(&str)) {
        if !statement.covers_action(action) {
            return;
        }
        for target in self.targets.iter() {
            if let Target::Unresolved(unresolved) = target
                && unresolved.reason == Reason::Absent
            {
                tell(&unresolved.variable);
            }
        }
        if let Some(closed) = self.closed(action)
            && let Some(key) = closed
                .fault
                .missing(statement.conditions()[closed.condition].key())
        {
            tell(key);
        }
    }
}

/// Whether the resource is among the targets; with `NotResource`, whether it is among none.
///
/// A `NotResource` with a variable without value must not widen what is allowed nor narrow what is denied.
fn covers(targets: &[Target], negated: bool, effect: Effect, resource: &str) -> bool {
    let mut unresolved = false;
    let found = targets.iter().any(|target| match target {
        Target::Ready(pattern) => pattern.matches(resource),
        Target::Unresolved(_) => {
            unresolved = true;
            false
        }
    });
    match (negated, effect) {
        (false, _) => found,
        (true, Effect::Allow) => !found && !unresolved,
        (true, Effect::Deny) => !found,
    }
}

impl Closed {
    fn failure(&self, statement: &Statement) -> Failure {
        let condition = &statement.conditions()[self.condition];
        let actual = match &self.fault {
            Fault::Unresolved(unresolved) => return unresolved.failure(&condition.to_string()),
            Fault::Absent => Vec::new(),
            Fault::Differs(values) => values.clone(),
        };
        Failure::Condition {
            condition: condition.to_string(),
            key: condition.key().to_owned(),
            actual,
        }
    }
}

impl Unresolved {
    fn failure(&self, pattern: &str) -> Failure {
        let why = match self.reason {
            Reason::Absent => "it has no value here".to_owned(),
            Reason::Several => "it has several values".to_owned(),
            Reason::TooLong => "its value has more than 1024 characters".to_owned(),
            Reason::Character(character) => {
                format!(
                    "its value contains `{character}`, and AWS does not substitute values with `*`, `$`, `+`, `?` or `#`"
                )
            }
        };
        Failure::Variable {
            pattern: pattern.to_owned(),
            variable: self.variable.clone(),
            why,
        }
    }
}
