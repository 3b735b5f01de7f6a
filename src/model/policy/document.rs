//! A policy document, read strictly: what AWS would refuse is refused with the place and the rule.
//!
//! Owns the grammar around the statements and the size limit; deciding is `evaluate`'s part.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::limits::POLICY_CHARACTERS;

use super::error::DocumentError;
use super::json::Node;
use super::statement::{Reader, Statement};

/// Whose grammar a document follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dialect {
    /// AWS IoT: no `NotAction`, no `NotResource`.
    Iot,
    /// An IAM policy for an identity, such as a role.
    Iam,
}

/// `Version` of the policy language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Version {
    /// `2008-10-17`, also meant by a document without `Version`: variables are literal text.
    V2008,
    /// `2012-10-17`.
    V2012,
}

impl Version {
    /// Whether variables are substituted.
    #[must_use]
    pub const fn substitutes(self) -> bool {
        matches!(self, Self::V2012)
    }
}

/// A parsed policy. Clones share the content.
#[derive(Debug, Clone)]
pub struct Document {
    content: Arc<Content>,
}

#[derive(Debug)]
struct Content {
    dialect: Dialect,
    version: Version,
    id: Option<String>,
    statements: Vec<Statement>,
}

const KEYS: [&str; 3] = ["Version", "Id", "Statement"];

impl Document {
    /// Reads a document. Its size is not judged here, see [`Document::check_size`].
    pub fn parse(text: &str, dialect: Dialect) -> Result<Self, DocumentError> {
        let node = Node::parse(text)?;
        let Node::Object(elements) = &node else {
            let problem = format!("the document is {}", node.kind());
            return Err(DocumentError::new(
                "",
                problem,
                "a policy is an object with `Version` and `Statement`",
            ));
        };
        for (key, _) in elements {
            if !KEYS.contains(&key.as_str()) {
                return Err(DocumentError::new(
                    format!("`{key}`"),
                    "the key is unknown",
                    known_keys(key, &KEYS),
                ));
            }
        }
        let element = |key: &str| {
            elements
                .iter()
                .find(|(name, _)| name == key)
                .map(|(_, node)| node)
        };
        let version = version(element("Version"))?;
        let id = match element("Id") {
            None => None,
            Some(Node::Text(id)) => Some(id.clone()),
            Some(node) => {
                return Err(DocumentError::new(
                    "`Id`",
                    format!("it is {}", node.kind()),
                    "an id is a string",
                ));
            }
        };
        let statements = statements(element("Statement"), dialect, version)?;
        if dialect == Dialect::Iam {
            check_sids(&statements)?;
        }
        Ok(Self {
            content: Arc::new(Content {
                dialect,
                version,
                id,
                statements,
            }),
        })
    }

    /// Refuses a document of more than 2048 characters, white space not counted (AWS IoT Core quotas).
    pub fn check_size(text: &str) -> Result<(), DocumentError> {
        let size = text.chars().filter(|c| !c.is_whitespace()).count();
        if size <= POLICY_CHARACTERS {
            return Ok(());
        }
        let problem = format!("the document has {size} characters");
        let rule =
            format!("an IoT policy has at most {POLICY_CHARACTERS}, white space not counted");
        Err(DocumentError::new("", problem, rule))
    }

    /// The statements in their order.
    #[must_use]
    pub fn statements(&self) -> &[Statement] {
        &self.content.statements
    }

    /// The grammar it was read with.
    #[must_use]
    pub fn dialect(&self) -> Dialect {
        self.content.dialect
    }

    /// `Version`, or what its absence means.
    #[must_use]
    pub fn version(&self) -> Version {
        self.content.version
    }

    /// `Id`.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.content.id.as_deref()
    }
}

/// The rule for a key that is not known: its right spelling, or all that are.
pub(super) fn known_keys(key: &str, known: &[&str]) -> String {
    match known.iter().find(|name| name.eq_ignore_ascii_case(key)) {
        Some(name) => format!("write `{name}`: letter case counts"),
        None => format!("the keys are `{}`", known.join("`, `")),
    }
}

fn version(node: Option<&Node>) -> Result<Version, DocumentError> {
    let rule =
        "`Version` is \"2012-10-17\" (or \"2008-10-17\", which does not substitute variables)";
    match node {
        None => Ok(Version::V2008),
        Some(Node::Text(text)) if text == "2012-10-17" => Ok(Version::V2012),
        Some(Node::Text(text)) if text == "2008-10-17" => Ok(Version::V2008),
        Some(Node::Text(text)) => Err(DocumentError::new(
            "`Version`",
            format!("`{text}` is no version"),
            rule,
        )),
        Some(node) => Err(DocumentError::new(
            "`Version`",
            format!("it is {}", node.kind()),
            rule,
        )),
    }
}

fn statements(
    node: Option<&Node>,
    dialect: Dialect,
    version: Version,
) -> Result<Vec<Statement>, DocumentError> {
    let rule = "a policy has a statement or a list of statements, at least one";
    let nodes = match node {
        None => return Err(DocumentError::new("", "`Statement` is missing", rule)),
        Some(Node::List(nodes)) if nodes.is_empty() => {
            return Err(DocumentError::new("`Statement`", "the list is empty", rule));
        }
        Some(Node::List(nodes)) => nodes.as_slice(),
        Some(node @ Node::Object(_)) => std::slice::from_ref(node),
        Some(node) => {
            return Err(DocumentError::new(
                "`Statement`",
                format!("it is {}", node.kind()),
                rule,
            ));
        }
    };
    let read = |(at, node): (usize, &Node)| {
        let place = format!("statement {}", at + 1);
        Reader {
            place: &place,
            dialect,
            version,
        }
        .statement(node)
    };
    nodes.iter().enumerate().map(read).collect()
}

fn check_sids(statements: &[Statement]) -> Result<(), DocumentError> {
    let mut known = BTreeSet::new();
    for (at, statement) in statements.iter().enumerate() {
        if let Some(sid) = statement
            .sid()
            .filter(|sid| !sid.is_empty() && !known.insert(*sid))
        {
            let place = format!("statement {}, `Sid`", at + 1);
            return Err(DocumentError::new(
                place,
                format!("`{sid}` is there twice"),
                "IAM wants them unique",
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::statement::Effect;
    use super::*;

    fn iot(text: &str) -> Result<Document, DocumentError> {
        Document::parse(text, Dialect::Iot)
    }

    #[test]
    fn a_whole_document_is_read() {
        let text = r#"{"Version":"2012-10-17","Id":"x","Statement":[
            {"Sid":"A b","Effect":"Allow","Action":["iot:Connect","iot:*"],"Resource":"*"},
            {"Effect":"Deny","Action":"*","Resource":["arn:aws:iot:eu:1:topic/a","arn:aws:iot:eu:1:topic/b"],
             "Condition":{"Bool":{"iot:Connection.Thing.IsAttached":true},"StringEquals":{"a:b":["x",1]}}}]}"#;
        let document = iot(text).expect("valid");
        assert_eq!(
            (document.version(), document.id(), document.dialect()),
            (Version::V2012, Some("x"), Dialect::Iot)
        );
        let [first, second] = document.statements() else {
            panic!("two statements")
        };
        assert_eq!(
            (first.sid(), first.effect(), first.resources().count()),
            (Some("A b"), Effect::Allow, 1)
        );
        assert!(first.covers_action("iot:Receive") && first.actions().eq(["iot:Connect", "iot:*"]));
        assert_eq!(
            (
                second.effect(),
                second.resources().count(),
                second.conditions().len()
            ),
            (Effect::Deny, 2, 2)
        );
        assert_eq!(second.conditions()[1].values(), ["x", "1"]);
        let single =
            iot(r#"{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#).expect("valid");
        assert_eq!(single.version(), Version::V2008);
    }

    /// Whole documents, and what their refusal says.
    const BAD_DOCUMENTS: &str = r#"
        [] => the document is a list
        { => at line 1 column 1
        {"Version":"2012-10-17"} => `Statement` is missing
        {"Version":"2012-10-17","Statement":[]} => `Statement`: the list is empty
        {"version":"2012-10-17","Statement":[]} => write `Version`
        {"Version":"2013-10-17","Statement":[]} => `2013-10-17` is no version
        {"Statement":{"Effect":"Allow","Action":"*","Action":"*"}} => `Action` is there twice
        {"Version":2012,"Statement":[]} => `Version`: it is a number
    "#;

    /// Second statements of a document, and what their refusal says.
    const BAD_STATEMENTS: &str = r#"
        "Action":"iot:Connect","Resource":"*" => statement 2: `Effect` is missing
        "Effect":"allow","Action":"*","Resource":"*" => statement 2, `Effect`: `allow`
        "Effect":"Allow","Resource":"*" => `Action` is missing
        "Effect":"Allow","Action":"*" => `Resource` is missing
        "Effect":"Allow","Action":[],"Resource":"*" => `Action`: the list is empty
        "Effect":"Allow","Action":"Connect","Resource":"*" => `Connect` is no action
        "Effect":"Allow","Action":"*","Resource":"topic/x" => `topic/x` is no resource
        "Effect":"Allow","Action":"*","Resource":7 => `Resource`: there is a number
        "Effect":"Allow","Action":"*","Resource":"arn:${x" => a broken variable
        "Effect":"Allow","Action":"*","Resource":"*","Principal":"*" => `Principal`
        "Effect":"Allow","NotAction":"*","Resource":"*" => IoT policies do not have it
        "Effect":"Allow","Action":"*","NotResource":"*" => IoT policies do not have it
        "Effect":"Allow","Action":"*","Resource":"*","Extra":1 => `Extra`: the key is unknown
        "Effect":"Allow","Action":"*","Resource":"*","Sid":1 => `Sid`: it is a number
        "Effect":"Allow","Action":"*","Resource":"*","Condition":[] => `Condition`: it is a list
        "Effect":"Allow","Action":"*","Resource":"*","Condition":{"Boo":{"a":1}} => `Boo` is not a
        "Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"a":1}} => `1` is not a value
        "Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"a":[]}} => an empty list
        "Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":1} => `Bool` is a number
    "#;

    fn assert_refused(text: &str, wanted: &str) {
        let error = iot(text).expect_err(text).to_string();
        assert!(error.contains(wanted), "{text}\n{error}\n{wanted}");
    }

    #[test]
    fn refusals_name_place_problem_and_rule() {
        let first = r#"{"Effect":"Allow","Action":"iot:Connect","Resource":"*"}"#;
        for row in BAD_DOCUMENTS.trim().lines() {
            let (text, wanted) = row.trim().split_once(" => ").expect("two columns");
            assert_refused(text, wanted);
        }
        for row in BAD_STATEMENTS.trim().lines() {
            let (body, wanted) = row.trim().split_once(" => ").expect("two columns");
            let text = format!(r#"{{"Version":"2012-10-17","Statement":[{first},{{{body}}}]}}"#);
            assert_refused(&text, wanted);
            assert_refused(&text, "statement 2");
        }
    }

    #[test]
    fn iam_has_its_own_rules() {
        let iam = |body: &str| {
            Document::parse(
                &format!(r#"{{"Version":"2012-10-17","Statement":[{body}]}}"#),
                Dialect::Iam,
            )
        };
        assert!(
            iam(r#"{"Effect":"Deny","NotAction":"iot:*","NotResource":"arn:aws:s3:::b"}"#).is_ok()
        );
        assert!(
            iam(r#"{"Effect":"Deny","Action":"iot:*","NotAction":"iot:*","Resource":"*"}"#)
                .is_err()
        );
        assert!(iam(r#"{"Sid":"a b","Effect":"Deny","Action":"iot:*","Resource":"*"}"#).is_err());
        let twice = r#"{"Sid":"A","Effect":"Deny","Action":"iot:*","Resource":"*"}"#;
        assert!(iam(twice).is_ok());
        assert!(iam(&format!("{twice},{twice}")).is_err());
    }

    #[test]
    fn size_does_not_count_white_space() {
        let text = |length: usize| {
            format!(
                "{} \n\t{}",
                "x".repeat(length / 2),
                "ä".repeat(length - length / 2)
            )
        };
        assert!(Document::check_size(&text(2048)).is_ok());
        assert!(
            Document::check_size(&text(2049))
                .expect_err("long")
                .to_string()
                .contains("2049")
        );
    }
}
