//! A verdict and how it came about: which statement decided, or which one came nearest.

use serde::Serialize;

use super::hint;
use super::statement::Effect;

/// The outcome of asking the policies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Verdict {
    /// A statement allows and none denies.
    Allowed,
    /// A statement denies.
    ExplicitDeny,
    /// No statement applies.
    ImplicitDeny,
}

/// A statement by its place.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct StatementRef {
    /// Name of the policy.
    pub policy: String,
    /// Number of the statement, counted from 1.
    pub statement: usize,
    /// Its `Sid`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sid: Option<String>,
}

/// The Allow statement that came nearest to applying, and what stood in the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NearMiss {
    /// The statement.
    #[serde(flatten)]
    pub statement: StatementRef,
    /// The part that failed.
    pub failure: Failure,
}

/// The part of a statement that kept it from applying.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "part", rename_all = "lowercase")]
pub enum Failure {
    /// The resource matches, the action does not.
    Action {
        /// The actions of the statement.
        actions: Vec<String>,
    },
    /// The action matches, the resource does not.
    Resource {
        /// The most similar pattern, variables substituted.
        pattern: String,
        /// Whether the pattern is one of `NotResource`, which excludes the resource.
        excluded: bool,
    },
    /// A variable has no value that could be put in.
    Variable {
        /// The resource or condition it stands in, as written.
        pattern: String,
        /// The variable's key.
        variable: String,
        /// Why it has none.
        why: String,
    },
    /// Action and resource match, a condition does not hold.
    Condition {
        /// The condition as `operator key values`.
        condition: String,
        /// Its key.
        key: String,
        /// The values that the key has; none if it is absent.
        actual: Vec<String>,
    },
}

/// An explained verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Decision {
    /// The verdict.
    pub verdict: Verdict,
    /// The action asked for.
    pub action: String,
    /// The resource asked for, an ARN.
    pub resource: String,
    /// The statement that decided; `None` on an implicit deny.
    pub deciding: Option<StatementRef>,
    /// On an implicit deny, the Allow statement that came nearest.
    pub nearest: Option<NearMiss>,
    /// Variables and condition keys without a value, in statements about this action.
    pub missing_context: Vec<String>,
    /// Policies with an Allow that applies.
    pub allowing_policies: Vec<String>,
    /// Policies with a Deny that applies.
    pub denying_policies: Vec<String>,
    /// Policies of which no statement applies.
    pub silent_policies: Vec<String>,
    /// Rank and likeness of `nearest`.
    #[serde(skip)]
    nearness: (u8, usize),
}

/// What one statement says to a request.
pub(super) enum Finding {
    Applies,
    /// It does not apply; a higher rank, then score, came nearer.
    Missed {
        rank: u8,
        score: usize,
        failure: Failure,
    },
    /// Neither action nor resource matches.
    Far,
}

impl Decision {
    pub(super) fn begin(action: &str, resource: &str) -> Self {
        Self {
            verdict: Verdict::ImplicitDeny,
            action: action.to_owned(),
            resource: resource.to_owned(),
            deciding: None,
            nearest: None,
            missing_context: Vec::new(),
            allowing_policies: Vec::new(),
            denying_policies: Vec::new(),
            silent_policies: Vec::new(),
            nearness: (0, 0),
        }
    }

    pub(super) fn leave_policy(&mut self, name: &str) {
        let said = |policies: &[String]| policies.last().is_some_and(|last| last == name);
        if !said(&self.allowing_policies) && !said(&self.denying_policies) {
            self.silent_policies.push(name.to_owned());
        }
    }

    pub(super) fn miss_context(&mut self, key: &str) {
        if !self
            .missing_context
            .iter()
            .any(|known| known.eq_ignore_ascii_case(key))
        {
            self.missing_context.push(key.to_owned());
        }
    }

    /// Takes one statement's finding in.
    pub(super) fn add(
        &mut self,
        effect: Effect,
        finding: Finding,
        place: impl Fn() -> StatementRef,
    ) {
        match (finding, effect) {
            (Finding::Applies, Effect::Deny) => self.apply(Verdict::ExplicitDeny, place()),
            (Finding::Applies, Effect::Allow) => self.apply(Verdict::Allowed, place()),
            (
                Finding::Missed {
                    rank,
                    score,
                    failure,
                },
                Effect::Allow,
            ) if self.verdict == Verdict::ImplicitDeny && (rank, score) > self.nearness => {
                self.nearness = (rank, score);
                self.nearest = Some(NearMiss {
                    statement: place(),
                    failure,
                });
            }
            _ => {}
        }
    }

    fn apply(&mut self, verdict: Verdict, place: StatementRef) {
        let denies = verdict == Verdict::ExplicitDeny;
        let policies = if denies {
            &mut self.denying_policies
        } else {
            &mut self.allowing_policies
        };
        if policies.last() != Some(&place.policy) {
            policies.push(place.policy.clone());
        }
        self.nearest = None;
        if self.verdict == Verdict::ImplicitDeny || (denies && self.verdict == Verdict::Allowed) {
            self.verdict = verdict;
            self.deciding = Some(place);
        }
    }

    /// Whether the verdict is [`Verdict::Allowed`].
    #[must_use]
    pub fn allowed(&self) -> bool {
        self.verdict == Verdict::Allowed
    }

    /// The policies that brought the verdict about: those that deny, else those that allow, else none.
    #[must_use]
    pub fn deciding_policies(&self) -> &[String] {
        match self.verdict {
            Verdict::ExplicitDeny => &self.denying_policies,
            Verdict::Allowed => &self.allowing_policies,
            Verdict::ImplicitDeny => &[],
        }
    }

    /// The decision in one sentence.
    #[must_use]
    pub fn reason(&self) -> String {
        match (&self.deciding, self.verdict) {
            (Some(place), Verdict::Allowed) => format!("allowed by {place}"),
            (Some(place), _) => format!("denied by {place}"),
            (None, _) => {
                let asked = format!(
                    "no statement allows {} on {}",
                    self.action,
                    self.shorten(&self.resource)
                );
                self.nearest.as_ref().map_or_else(
                    || asked.clone(),
                    |near| format!("{asked}; nearest: {}", self.near(near)),
                )
            }
        }
    }

    fn near(&self, near: &NearMiss) -> String {
        let place = &near.statement;
        match &near.failure {
            Failure::Action { actions } => format!(
                "{place} covers the resource but is about {}",
                actions.join(", ")
            ),
            Failure::Resource {
                pattern,
                excluded: false,
            } => format!("{place} allows {}", self.shorten(pattern)),
            Failure::Resource {
                pattern,
                excluded: true,
            } => format!("{place} excludes {}", self.shorten(pattern)),
            Failure::Variable {
                pattern,
                variable,
                why,
            } => {
                format!(
                    "{place} has `${{{variable}}}` in {}: {why}",
                    self.shorten(pattern)
                )
            }
            Failure::Condition {
                condition,
                key,
                actual,
            } if actual.is_empty() => {
                format!("{place} has the condition {condition}: `{key}` has no value here")
            }
            Failure::Condition {
                condition,
                key,
                actual,
            } => {
                format!(
                    "{place} has the condition {condition}: `{key}` is {}",
                    actual.join(", ")
                )
            }
        }
    }

    /// What to change, on a refusal.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        hint::hint(self)
    }

    /// An ARN without the part that it has in common with every ARN of the request's account and Region.
    fn shorten<'t>(&self, arn: &'t str) -> &'t str {
        let own = self
            .resource
            .match_indices(':')
            .nth(4)
            .map_or("", |(at, _)| &self.resource[..=at]);
        arn.strip_prefix(own).unwrap_or(arn)
    }
}

impl std::fmt::Display for StatementRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "statement {}", self.statement)?;
        if let Some(sid) = self.sid.as_ref().filter(|sid| !sid.is_empty()) {
            write!(f, " (`{sid}`)")?;
        }
        write!(f, " of policy `{}`", self.policy)
    }
}
