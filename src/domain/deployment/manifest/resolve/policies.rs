//! IoT policies, IAM documents, and what is checked of them.

use std::ops::Range;

use super::super::document::{DocumentText, some_scope};
use super::super::keys::PolicyKeys;
use super::super::read::{At, FilePath, Named, TextOrTable};
use super::super::resources::{Policy, PolicySource};
use super::Resolver;
use super::things::given;
use crate::domain::policy::{Topics, check_document, check_role_document, derive};
use crate::domain::role::Trust;
use crate::model::name::PolicyName;
use crate::model::policy::DocumentError;

/// Filters of a device that names none.
const PUBLISH: &str = "dt/${thing}/#";
const SUBSCRIBE: &str = "cmd/${thing}/#";

/// A key, and where it is if it is given.
type Place<'a> = (&'a str, Option<&'a Range<usize>>);

/// Those of some keys that are given.
fn given_of<'a>(keys: &[Place<'a>]) -> impl Iterator<Item = (&'a str, &'a Range<usize>)> {
    keys.iter().filter_map(|(key, span)| Some((*key, (*span)?)))
}

impl Resolver {
    pub(super) fn policies(
        &mut self,
        named: Option<At<Named<PolicyName, PolicyKeys>>>,
    ) -> Vec<Policy> {
        let mut policies = Vec::new();
        for (name, keys) in given(named) {
            if let Some(source) = self.policy_source(&name.span, keys) {
                policies.push(Policy {
                    position: self.position(&name.span),
                    name: name.value,
                    source,
                });
            }
        }
        policies
    }

    fn policy_source(&mut self, span: &Range<usize>, keys: PolicyKeys) -> Option<PolicySource> {
        let chosen = [
            ("file", keys.file.as_ref().map(|at| &at.span)),
            ("document", keys.document.as_ref().map(|at| &at.span)),
            ("template", keys.template.as_ref().map(|at| &at.span)),
        ];
        self.one_of(span, &chosen)?;
        if keys.template.is_none() {
            let retained = keys.retain.as_ref().filter(|retain| retain.value);
            let lone = [
                ("publish", keys.publish.as_ref().map(|at| &at.span)),
                ("subscribe", keys.subscribe.as_ref().map(|at| &at.span)),
                ("retain", retained.map(|at| &at.span)),
            ];
            self.belongs_to("`template = \"device\"`", &lone);
        }
        if let Some(file) = keys.file {
            let text = self.file(&file)?;
            let shown = file.value.0.display().to_string();
            return self.iot_document(text, &file.span, Some(&shown));
        }
        if let Some(document) = keys.document {
            let text = match document.value {
                TextOrTable::Text(text) => text,
                TextOrTable::Table(json) => json.0.to_string(),
            };
            return self.iot_document(text, &document.span, None);
        }
        let template = keys.template?;
        let given = keys.publish.is_some() || keys.subscribe.is_some();
        let filters = |list: Option<At<Vec<At<_>>>>, default: &str| match list {
            Some(list) => list.value,
            None if given => Vec::new(),
            None => vec![At {
                value: default.parse().expect("a filter"),
                span: template.span.clone(),
            }],
        };
        let publish = filters(keys.publish, PUBLISH);
        let subscribe = filters(keys.subscribe, SUBSCRIBE);
        self.unique(&publish);
        self.unique(&subscribe);
        for filter in publish.iter().filter(|filter| filter.value.is_shared()) {
            let message = format!("`{}` can be subscribed to only", filter.value);
            self.problems.report(&filter.span, message);
        }
        let plain = |list: Vec<At<_>>| list.into_iter().map(|filter| filter.value).collect();
        let topics = Topics {
            publish: plain(publish),
            subscribe: plain(subscribe),
            retain: keys.retain.is_some_and(|retain| retain.value),
        };
        if let Err(error) = derive(&some_scope(), &topics) {
            self.problems.report(&template.span, error.to_string());
        }
        Some(PolicySource::Device(topics))
    }

    fn iot_document(
        &mut self,
        text: String,
        span: &Range<usize>,
        file: Option<&str>,
    ) -> Option<PolicySource> {
        let document = DocumentText::new(text);
        self.checked(document, span, file, check_document)
            .map(PolicySource::Document)
    }

    /// An IAM policy in a file.
    pub(super) fn iam_document(&mut self, file: &At<FilePath>) -> Option<DocumentText> {
        self.document_file(file, check_role_document)
    }

    /// A trust policy in a file: who is named in it is AWS's to judge.
    pub(super) fn trust_document(&mut self, file: &At<FilePath>) -> Option<DocumentText> {
        self.document_file(file, |text| Trust::Document(text.to_owned()).check())
    }

    fn document_file(
        &mut self,
        file: &At<FilePath>,
        check: impl Fn(&str) -> Result<(), DocumentError>,
    ) -> Option<DocumentText> {
        let text = self.file(file)?;
        let shown = file.value.0.display().to_string();
        self.checked(DocumentText::new(text), &file.span, Some(&shown), check)
    }

    fn checked(
        &mut self,
        document: DocumentText,
        span: &Range<usize>,
        file: Option<&str>,
        check: impl Fn(&str) -> Result<(), DocumentError>,
    ) -> Option<DocumentText> {
        match check(&document.of(&some_scope())) {
            Ok(()) => Some(document),
            Err(error) => {
                let message = match file {
                    Some(file) => format!("`{file}` is no policy document: {error}"),
                    None => format!("this is no policy document: {error}"),
                };
                self.problems.report(span, message);
                None
            }
        }
    }

    /// Checks that exactly one of some keys is there.
    pub(super) fn one_of(&mut self, table: &Range<usize>, keys: &[Place<'_>]) -> Option<()> {
        let given: Vec<_> = given_of(keys).collect();
        let all: Vec<_> = keys.iter().map(|(key, _)| format!("`{key}`")).collect();
        let all = all.join(", ");
        match given.as_slice() {
            [_] => Some(()),
            // That it is wrong has been told.
            [] if keys
                .iter()
                .any(|(key, _)| self.problems.is_unread(table, key)) =>
            {
                None
            }
            [] => {
                let message = format!("one of {all} is missing");
                self.problems.report(table, message);
                None
            }
            [(first, _), others @ ..] => {
                for (key, span) in others {
                    let message = format!("`{key}` beside `{first}`");
                    let hint = format!("exactly one of {all} is possible");
                    self.problems.explain(span, message, hint);
                }
                None
            }
        }
    }

    /// Notes keys that mean nothing without another.
    pub(super) fn belongs_to(&mut self, other: &str, lone: &[Place<'_>]) {
        for (key, span) in given_of(lone) {
            let message = format!("`{key}` without {other}");
            let hint = format!("it means nothing without {other}: remove it, or add that");
            self.problems.explain(span, message, hint);
        }
    }
}
