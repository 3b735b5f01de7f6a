//! The policy engine: documents of AWS IoT and IAM, variables, matching, decisions with their reasons.
//!
//! [`Document`] is a parsed policy, [`Compiled`] the policies of one principal on one connection. Which policies a
//! principal has, and when it is asked, is decided by the caller.

mod action;
mod condition;
mod context;
mod decision;
mod document;
mod error;
mod evaluate;
mod hint;
mod json;
mod keys;
mod literal;
mod matcher;
mod operator;
mod rule;
mod statement;
mod variables;

pub use action::Action;
pub use condition::Condition;
pub use context::{Certificate, Cognito, ConnectAttribute, Context, DistinguishedName, Thing};
pub use decision::{Decision, Failure, NearMiss, StatementRef, Verdict};
pub use document::{Dialect, Document, Version};
pub use error::DocumentError;
pub use evaluate::Compiled;
pub use matcher::Pattern;
pub use statement::{Effect, Statement};
