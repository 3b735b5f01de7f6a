//! The query language of the fleet index: `field:value` with `*` and `?`, `AND`, `OR`, `NOT`, parentheses.
//!
//! Two terms side by side must both hold, and case does not matter but in field names (Developer Guide, "Query syntax"). Refuses
//! ranges and fields the sandbox does not index.

use std::collections::BTreeMap;

/// Longest query in characters (AWS General Reference: 1000).
const QUERY_CHARACTERS: usize = 1000;
/// Deepest nesting of parentheses and `NOT`.
const DEPTH: usize = 32;

/// A parsed query.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Query {
    /// Every thing.
    All,
    /// One field, or any if there is none, has a value of this pattern.
    Term(Option<String>, String),
    /// Not so.
    Not(Box<Query>),
    /// Both.
    And(Box<Query>, Box<Query>),
    /// At least one.
    Or(Box<Query>, Box<Query>),
}

/// What a query can ask of a thing.
#[derive(Debug, Default)]
pub(super) struct Facts<'a> {
    pub(super) name: &'a str,
    pub(super) id: &'a str,
    pub(super) type_name: Option<&'a str>,
    pub(super) groups: &'a [String],
    pub(super) attributes: Option<&'a BTreeMap<String, String>>,
    pub(super) connected: bool,
}

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Word(String),
    Open,
    Close,
}

struct Parser {
    tokens: Vec<Token>,
    next: usize,
    depth: usize,
}

impl Query {
    /// Reads a query; an error's text is for the client.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        if text.chars().count() > QUERY_CHARACTERS {
            return Err(format!(
                "the query is longer than {QUERY_CHARACTERS} characters"
            ));
        }
        let mut parser = Parser {
            tokens: tokens(text)?,
            next: 0,
            depth: 0,
        };
        let query = parser.disjunction()?;
        match parser.tokens.get(parser.next) {
            None => Ok(query),
            Some(_) => Err("`)` without `(`".to_owned()),
        }
    }

    /// Whether a thing is found.
    pub(super) fn matches(&self, facts: &Facts<'_>) -> bool {
        match self {
            Self::All => true,
            Self::Term(field, pattern) => facts
                .values(field.as_deref())
                .into_iter()
                .any(|value| like(pattern, value)),
            Self::Not(query) => !query.matches(facts),
            Self::And(left, right) => left.matches(facts) && right.matches(facts),
            Self::Or(left, right) => left.matches(facts) || right.matches(facts),
        }
    }
}

impl<'a> Facts<'a> {
    fn values(&self, field: Option<&str>) -> Vec<&'a str> {
        let attributes = || self.attributes.into_iter().flatten();
        match field {
            Some("thingName") => vec![self.name],
            Some("thingId") => vec![self.id],
            Some("thingTypeName") => self.type_name.into_iter().collect(),
            Some("thingGroupNames") => self.groups.iter().map(String::as_str).collect(),
            Some("connectivity.connected") => vec![if self.connected { "true" } else { "false" }],
            Some(field) => {
                let name = field.strip_prefix("attributes.").unwrap_or_default();
                attributes()
                    .filter(|(known, _)| *known == name)
                    .map(|(_, value)| value.as_str())
                    .collect()
            }
            None => {
                let mut all = vec![self.name, self.id];
                all.extend(self.type_name);
                all.extend(self.groups.iter().map(String::as_str));
                all.extend(attributes().map(|(_, value)| value.as_str()));
                all
            }
        }
    }
}

fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let mut found = Vec::new();
    let mut characters = text.chars().peekable();
    while let Some(first) = characters.next() {
        match first {
            '(' => found.push(Token::Open),
            ')' => found.push(Token::Close),
            c if c.is_whitespace() => {}
            _ => {
                let mut word = String::new();
                let mut next = Some(first);
                while let Some(c) = next {
                    match c {
                        '"' => loop {
                            match characters.next() {
                                Some('"') => break,
                                // A quoted wildcard is itself; patterns know it escaped.
                                Some(quoted) => {
                                    if matches!(quoted, '*' | '?' | '\\') {
                                        word.push('\\');
                                    }
                                    word.push(quoted);
                                }
                                None => return Err("a quote has no end".to_owned()),
                            }
                        },
                        '\\' => {
                            word.push('\\');
                            word.push(characters.next().ok_or("`\\` at the end")?);
                        }
                        other => word.push(other),
                    }
                    next = characters.next_if(|c| !c.is_whitespace() && !matches!(c, '(' | ')'));
                }
                found.push(Token::Word(word));
            }
        }
    }
    Ok(found)
}

impl Parser {
    fn takes(&mut self, word: &str) -> bool {
        let found = matches!(self.tokens.get(self.next), Some(Token::Word(found)) if found == word);
        self.next += usize::from(found);
        found
    }

    fn disjunction(&mut self) -> Result<Query, String> {
        let mut left = self.conjunction()?;
        while self.takes("OR") {
            left = Query::Or(Box::new(left), Box::new(self.conjunction()?));
        }
        Ok(left)
    }

    fn conjunction(&mut self) -> Result<Query, String> {
        let mut left = self.factor()?;
        while self.takes("AND") || self.sees_factor() {
            left = Query::And(Box::new(left), Box::new(self.factor()?));
        }
        Ok(left)
    }

    /// Whether another factor follows without an operator.
    fn sees_factor(&self) -> bool {
        match self.tokens.get(self.next) {
            Some(Token::Word(word)) => word != "OR",
            Some(Token::Open) => true,
            Some(Token::Close) | None => false,
        }
    }

    fn factor(&mut self) -> Result<Query, String> {
        if self.depth >= DEPTH {
            return Err(format!("the query is nested more than {DEPTH} deep"));
        }
        self.depth += 1;
        let query = self.nested();
        self.depth -= 1;
        query
    }

    fn nested(&mut self) -> Result<Query, String> {
        if self.takes("NOT") {
            return Ok(Query::Not(Box::new(self.factor()?)));
        }
        match self.tokens.get(self.next).cloned() {
            Some(Token::Open) => {
                self.next += 1;
                let query = self.disjunction()?;
                if self.tokens.get(self.next) != Some(&Token::Close) {
                    return Err("`(` without `)`".to_owned());
                }
                self.next += 1;
                Ok(query)
            }
            Some(Token::Word(word)) if word != "AND" && word != "OR" => {
                self.next += 1;
                if let Some(negated) = word.strip_prefix('-') {
                    return Ok(Query::Not(Box::new(term(negated)?)));
                }
                term(&word)
            }
            _ => Err("a term such as thingName:x* is expected".to_owned()),
        }
    }
}

fn term(word: &str) -> Result<Query, String> {
    if word == "*" {
        return Ok(Query::All);
    }
    let known = |field: &str| {
        [
            "thingName",
            "thingId",
            "thingTypeName",
            "thingGroupNames",
            "connectivity.connected",
        ]
        .contains(&field)
            || field
                .strip_prefix("attributes.")
                .is_some_and(|name| !name.is_empty())
    };
    match word.split_once(':') {
        // The name of an attribute may itself have a colon.
        Some(("", _) | (_, "")) => Err(format!("`{word}` needs a field and a value")),
        Some((field, value)) if known(field) => {
            if value.starts_with(['[', '{']) {
                return Err(format!("ranges such as `{value}` are not in the sandbox"));
            }
            Ok(Query::Term(Some(field.to_owned()), value.to_owned()))
        }
        Some((field, _)) => Err(format!("`{field}` is not indexed")),
        None if word.contains(['<', '>', '=']) => Err(format!(
            "comparisons such as `{word}` are not in the sandbox"
        )),
        None => Ok(Query::Term(None, word.to_owned())),
    }
}

/// Whether `text` has the form of `pattern`, whatever the case: `*` any characters, `?` one, `\` escapes. Linear in the product of
/// both lengths.
fn like(pattern: &str, text: &str) -> bool {
    #[derive(Clone, Copy, PartialEq)]
    enum Part {
        One(char),
        Any,
        Many,
    }
    let (pattern, text) = (pattern.to_lowercase(), text.to_lowercase());
    let mut parts = Vec::new();
    let mut characters = pattern.chars();
    while let Some(c) = characters.next() {
        parts.push(match c {
            '*' => Part::Many,
            '?' => Part::Any,
            '\\' => Part::One(characters.next().unwrap_or('\\')),
            other => Part::One(other),
        });
    }
    let text: Vec<char> = text.chars().collect();
    let (mut at, mut part) = (0, 0);
    let mut retry: Option<(usize, usize)> = None;
    while at < text.len() {
        match parts.get(part) {
            Some(Part::Many) => {
                retry = Some((part, at));
                part += 1;
            }
            Some(Part::Any) => (at, part) = (at + 1, part + 1),
            Some(Part::One(c)) if *c == text[at] => (at, part) = (at + 1, part + 1),
            _ => match retry {
                Some((many, from)) => {
                    retry = Some((many, from + 1));
                    (at, part) = (from + 1, many + 1);
                }
                None => return false,
            },
        }
    }
    parts[part..].iter().all(|part| *part == Part::Many)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(query: &str) -> bool {
        let attributes = BTreeMap::from([
            ("owner".to_owned(), "alice".to_owned()),
            ("site:x".to_owned(), "north".to_owned()),
        ]);
        let groups = ["g1".to_owned(), "g2".to_owned()];
        let facts = Facts {
            name: "lamp-1",
            id: "id-1",
            type_name: Some("lamp"),
            groups: &groups,
            attributes: Some(&attributes),
            connected: true,
        };
        Query::parse(query)
            .unwrap_or_else(|error| panic!("{query}: {error}"))
            .matches(&facts)
    }

    #[test]
    fn things_are_found_by_their_fields() {
        for query in [
            "*",
            "thingName:lamp-1",
            "thingName:lamp*",
            "thingName:l?mp-*",
            "thingName:\"lamp-1\"",
            "attributes.owner:alice",
            "attributes.owner:a*e",
            "thingTypeName:lamp",
            "thingGroupNames:g2",
            "connectivity.connected:true",
            "alice",
            "thingName:x OR attributes.owner:alice",
            "thingName:lamp* AND NOT attributes.owner:bob",
            "thingName:lamp* AND -attributes.owner:bob",
            "(thingName:x OR thingName:lamp-1) AND (thingGroupNames:g1)",
            "NOT (thingName:x)",
            "thingName:x AND thingName:y OR alice",
            "thingName:lamp* attributes.owner:alice",
            "thingName:lamp* NOT bob",
            "thingName:lamp* -bob (alice)",
            "thingName:LAMP-1 AND attributes.owner:Alice",
        ] {
            assert!(found(query), "{query}");
        }
        for query in [
            "thingName:lamp",
            "thingName:\"lamp*\"",
            "thingName:lamp\\*",
            "attributes.owner:bob",
            "attributes.none:*",
            "connectivity.connected:false",
            "NOT *",
            "thingName:lamp* AND bob",
            "thingName:lamp* bob",
        ] {
            assert!(!found(query), "{query}");
        }
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for query in [
            "",
            "AND",
            "thingName:a AND AND thingName:b",
            "thingName:a OR OR thingName:b",
            "thingname:a",
            "(thingName:a",
            "thingName:a)",
            "thingName:",
            ":x",
            "color:red",
            "attributes.:x",
            "thingName:\"a",
            "attributes.t:[1 TO 2]",
            "attributes.t>5",
            "NOT",
            "a\\",
        ] {
            assert!(Query::parse(query).is_err(), "{query}");
        }
        assert!(Query::parse(&"(".repeat(900)).is_err());
        assert!(Query::parse(&"x".repeat(1001)).is_err());
    }
}
