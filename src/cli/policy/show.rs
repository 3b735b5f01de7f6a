//! `iotctl policy show`, and how policies look.

use clap::Args;
use serde::Serialize;
use serde_json::Value;

use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::output::Render;
use crate::cli::work::{Row, fields};
use crate::domain::policy::{self, Detail, Entry, Policy, Version};
use crate::model::name::PolicyName;

/// Show a policy: its document, its versions, what it is attached to
#[derive(Debug, Args)]
#[command(alias = "describe", disable_version_flag = true)]
pub(super) struct ShowArgs {
    /// Name of the policy
    name: PolicyName,
    /// Show the document of this version
    #[arg(long, value_name = "N", value_parser = super::versions::number)]
    version: Option<String>,
}

impl ShowArgs {
    pub(super) async fn run(self, context: &Context) -> Result<(), CommandError> {
        let Some(version) = self.version else {
            let found = context.ask(async |session| policy::show(session, &self.name).await);
            return context.ui.show(&Whole(found.await?));
        };
        let work = async |session: &_| policy::version(session, &self.name, &version).await;
        let found = context.ask(work).await?;
        context.ui.show(&Shown(Some(found)))
    }
}

impl Row for Entry {
    const HEADER: &'static [&'static str] = &["NAME", "ARN"];

    fn cells(&self) -> Vec<String> {
        vec![self.name.clone(), self.arn.clone()]
    }
}

/// A policy, or nothing in a dry run that would create it.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub(super) struct Shown(pub(super) Option<Policy>);

impl Render for Shown {
    fn human(&self) -> String {
        let lines = |policy| fields(&readable(policy, serde_json::to_value(policy)));
        self.0.as_ref().map(lines).unwrap_or_default()
    }

    fn names(&self) -> Vec<String> {
        self.0.iter().map(|policy| policy.name.clone()).collect()
    }
}

/// A policy with all there is to it.
#[derive(Debug, Serialize)]
#[serde(transparent)]
struct Whole(Detail);

impl Render for Whole {
    fn human(&self) -> String {
        let mut value = readable(&self.0.policy, serde_json::to_value(&self.0));
        let versions = self.0.versions.iter().map(line);
        value["versions"] = versions.collect::<Vec<_>>().join("\n").into();
        value["targets"] = self.0.targets.join("\n").into();
        if self.0.targets.is_empty() {
            value["targets"] = "attached to nothing".into();
        }
        fields(&value)
    }

    fn names(&self) -> Vec<String> {
        vec![self.0.policy.name.clone()]
    }
}

/// The policy with its document as people read it.
fn readable(policy: &Policy, value: serde_json::Result<Value>) -> Value {
    let mut value = value.unwrap_or_default();
    value["document"] = indented(&policy.document).into();
    value
}

/// JSON text with a line for each member, in the order it was written in.
pub(in crate::cli) fn indented(json: &str) -> String {
    let (mut text, mut depth, mut quoted, mut escaped) = (String::new(), 0, false, false);
    let line = |text: &mut String, depth: usize| {
        text.push('\n');
        text.push_str(&"  ".repeat(depth));
    };
    for character in json.chars() {
        if quoted {
            text.push(character);
            quoted = escaped || character != '"';
            escaped = !escaped && character == '\\';
            continue;
        }
        match character {
            '{' | '[' => {
                depth += 1;
                text.push(character);
                line(&mut text, depth);
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                line(&mut text, depth);
                text.push(character);
            }
            ',' => {
                text.push(character);
                line(&mut text, depth);
            }
            ':' => text.push_str(": "),
            character if character.is_whitespace() => {}
            character => {
                quoted = character == '"';
                text.push(character);
            }
        }
    }
    text
}

/// A version in a line.
fn line(version: &Version) -> String {
    let made = version.created.map(|at| format!(" of {at}"));
    let force = if version.default { ", in force" } else { "" };
    format!("{}{}{force}", version.version, made.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_keeps_its_order_and_its_texts() {
        let text = indented(r#"{ "b":["x, \"{y}\" \\","z"], "a":{"c":1}}"#);
        let lines = [
            "{",
            r#"  "b": ["#,
            r#"    "x, \"{y}\" \\","#,
            r#"    "z""#,
            "  ],",
            r#"  "a": {"#,
            r#"    "c": 1"#,
            "  }",
            "}",
        ];
        assert_eq!(text.lines().collect::<Vec<_>>(), lines);
    }
}
