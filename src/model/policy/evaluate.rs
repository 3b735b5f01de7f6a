//! Policies of one principal on one connection, compiled: the fast answer and the explained one.
//!
//! Everything but action and resource is known when compiling, so conditions are settled there, once for
//! `iot:Connect` (which alone sees the connect attributes) and once for all other actions.

use std::sync::Arc;

use super::action::Action;
use super::context::Context;
use super::decision::{Decision, StatementRef};
use super::document::Document;
use super::rule::{HotRule, Rule};
use super::statement::Effect;

/// The policies of one principal with all variables substituted. Owns its data and is cheap to keep: whatever no
/// variable touches is shared with the documents.
#[derive(Debug, Clone)]
pub struct Compiled {
    /// What can apply at all, every Deny before every Allow.
    hot: Arc<[HotRule]>,
    policies: Arc<[Policy]>,
    rules: Arc<[Rule]>,
}

#[derive(Debug)]
struct Policy {
    name: Box<str>,
    document: Document,
}

impl Compiled {
    /// Compiles named policies for a connection.
    #[must_use]
    pub fn new<'a>(
        policies: impl IntoIterator<Item = (&'a str, &'a Document)>,
        context: &Context,
    ) -> Self {
        let policy = |(name, document): (&str, &Document)| Policy {
            name: name.into(),
            document: document.clone(),
        };
        let policies: Arc<[Policy]> = policies.into_iter().map(policy).collect();
        let mut rules = Vec::new();
        let mut hot = Vec::new();
        for (policy, Policy { document, .. }) in policies.iter().enumerate() {
            for (at, statement) in document.statements().iter().enumerate() {
                let rule = Rule::new(policy, at, statement, context);
                hot.extend(rule.hot(statement));
                rules.push(rule);
            }
        }
        hot.sort_by_key(|rule| rule.effect != Effect::Deny);
        Self {
            hot: hot.into(),
            policies,
            rules: rules.into(),
        }
    }

    /// Whether the action is allowed on the resource, a full ARN. Allocates nothing.
    #[must_use]
    pub fn allows(&self, action: Action, resource: &str) -> bool {
        let bit = action.bit();
        let first = self
            .hot
            .iter()
            .find(|rule| rule.actions & bit != 0 && rule.covers(resource));
        first.is_some_and(|rule| rule.effect == Effect::Allow)
    }

    /// The same verdict with its explanation.
    #[must_use]
    pub fn decide(&self, action: Action, resource: &str) -> Decision {
        self.decide_named(action.name(), resource)
    }

    /// The explained verdict on an action of any service, such as `s3:GetObject`.
    #[must_use]
    pub fn decide_named(&self, action: &str, resource: &str) -> Decision {
        let mut decision = Decision::begin(action, resource);
        for (at, policy) in self.policies.iter().enumerate() {
            for rule in self.rules.iter().filter(|rule| rule.policy == at) {
                let statement = &policy.document.statements()[rule.statement];
                let finding = rule.find(statement, action, resource);
                rule.missing(statement, action, |key| decision.miss_context(key));
                let place = || StatementRef {
                    policy: policy.name.to_string(),
                    statement: rule.statement + 1,
                    sid: statement.sid().map(str::to_owned),
                };
                decision.add(statement.effect(), finding, place);
            }
            decision.leave_policy(&policy.name);
        }
        decision
    }
}

#[cfg(test)]
mod tests {
    use super::super::document::Dialect;
    use super::*;

    const ARN: &str = "arn:aws:iot:eu-central-1:123456789012:";

    fn document(statements: &str) -> Document {
        let text = format!(
            r#"{{"Version":"2012-10-17","Statement":[{}]}}"#,
            statements.replace("A:", ARN)
        );
        Document::parse(&text, Dialect::Iam).expect("valid")
    }

    #[test]
    fn compiled_is_shared_between_threads_and_small() {
        fn shared<T: Send + Sync + 'static>() {}
        shared::<Compiled>();
        shared::<Decision>();
        assert!(size_of::<HotRule>() <= 32 && size_of::<Rule>() <= 48);
    }

    #[test]
    fn targets_without_variables_are_shared() {
        let document = document(r#"{"Effect":"Allow","Action":"*","Resource":"A:topic/x"}"#);
        let first = Compiled::new([("p", &document)], &Context::default());
        let second = Compiled::new([("p", &document)], &Context::default());
        assert!(Arc::ptr_eq(&first.hot[0].targets, &second.hot[0].targets));
    }

    #[test]
    fn a_not_resource_with_an_unresolved_variable_fails_closed() {
        let resource = format!("{ARN}topic/b");
        let allow =
            document(r#"{"Effect":"Allow","Action":"*","NotResource":"A:topic/${iot:ClientId}"}"#);
        let compiled = Compiled::new([("p", &allow)], &Context::default());
        assert!(!compiled.allows(Action::Publish, &resource));
        assert!(!compiled.decide(Action::Publish, &resource).allowed());
        let context = Context {
            client_id: Some("a".into()),
            ..Context::default()
        };
        assert!(Compiled::new([("p", &allow)], &context).allows(Action::Publish, &resource));
        let deny = document(
            r#"{"Effect":"Allow","Action":"*","Resource":"*"},
               {"Effect":"Deny","Action":"*","NotResource":"A:topic/${iot:ClientId}"}"#,
        );
        assert!(
            !Compiled::new([("p", &deny)], &Context::default()).allows(Action::Publish, &resource)
        );
    }

    #[test]
    fn one_unresolved_resource_does_not_take_the_others_with_it() {
        let document = document(
            r#"{"Effect":"Allow","Action":"*","Resource":["A:topic/${iot:ClientId}","A:topic/all"]}"#,
        );
        let compiled = Compiled::new([("p", &document)], &Context::default());
        assert!(compiled.allows(Action::Publish, &format!("{ARN}topic/all")));
        assert!(!compiled.allows(Action::Publish, &format!("{ARN}topic/x")));
    }
}
