//! Texts with variables: `${key}`, `${key, 'default'}`, the escapes `${*}`, `${?}`, `${$}`, and what they become.
//!
//! A value enters as literal text: a `*` in it is never a wildcard.

use super::keys::{View, is_guarded};
use super::matcher::{Pattern, PatternBuilder};

/// Longest value of a thing or certificate variable that AWS substitutes.
const LONGEST_VALUE: usize = 1024;

/// A text of a policy that may contain wildcards and variables.
#[derive(Debug)]
pub(super) struct Template {
    /// As written.
    pub(super) text: String,
    segments: Vec<Segment>,
}

#[derive(Debug)]
enum Segment {
    /// Plain text, in which `*` and `?` are wildcards where wildcards count.
    Text(String),
    /// An escaped character.
    Escape(&'static str),
    Variable {
        key: String,
        default: Option<String>,
    },
}

/// A variable that has no value to put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unresolved {
    pub(super) variable: String,
    pub(super) reason: Reason,
}

/// Why a variable has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reason {
    Absent,
    /// The value has a character that AWS does not substitute.
    Character(char),
    TooLong,
    /// The key has several values.
    Several,
}

impl Template {
    /// Parses a text; where `variables` is false (`Version` 2008-10-17), `${…}` is literal.
    pub(super) fn parse(text: &str, variables: bool) -> Result<Self, &'static str> {
        let mut segments = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("${").filter(|_| variables) {
            let (inside, after) = after
                .split_once('}')
                .ok_or("a variable that `${` begins ends with `}`")?;
            if !before.is_empty() {
                segments.push(Segment::Text(before.to_owned()));
            }
            segments.push(variable(inside)?);
            rest = after;
        }
        if !rest.is_empty() {
            segments.push(Segment::Text(rest.to_owned()));
        }
        Ok(Self {
            text: text.to_owned(),
            segments,
        })
    }

    /// The keys of the variables.
    pub(super) fn variables(&self) -> impl Iterator<Item = &str> {
        self.segments.iter().filter_map(|segment| match segment {
            Segment::Variable { key, .. } => Some(key.as_str()),
            _ => None,
        })
    }

    /// The pattern with every variable's value in its place.
    pub(super) fn pattern(&self, view: View<'_>) -> Result<Pattern, Unresolved> {
        self.build(|key, default, builder| {
            builder.literal(&value(view, key, default)?);
            Ok(())
        })
    }

    /// The pattern with `*` for every variable: what it could match if all had a value.
    pub(super) fn loose_pattern(&self) -> Pattern {
        let built: Result<Pattern, std::convert::Infallible> = self.build(|_, _, builder| {
            builder.any();
            Ok(())
        });
        let Ok(pattern) = built;
        pattern
    }

    fn build<E>(
        &self,
        mut put: impl FnMut(&str, Option<&str>, &mut PatternBuilder) -> Result<(), E>,
    ) -> Result<Pattern, E> {
        let mut builder = PatternBuilder::default();
        for segment in &self.segments {
            match segment {
                Segment::Text(text) => builder.wild(text),
                Segment::Escape(character) => builder.literal(character),
                Segment::Variable { key, default } => put(key, default.as_deref(), &mut builder)?,
            }
        }
        Ok(builder.build())
    }

    /// The text with every variable's value in its place, and no wildcards.
    pub(super) fn literal(&self, view: View<'_>) -> Result<String, Unresolved> {
        let mut text = String::with_capacity(self.text.len());
        for segment in &self.segments {
            match segment {
                Segment::Text(plain) => text.push_str(plain),
                Segment::Escape(character) => text.push_str(character),
                Segment::Variable { key, default } => {
                    text.push_str(&value(view, key, default.as_deref())?);
                }
            }
        }
        Ok(text)
    }
}

fn variable(inside: &str) -> Result<Segment, &'static str> {
    match inside {
        "*" => return Ok(Segment::Escape("*")),
        "?" => return Ok(Segment::Escape("?")),
        "$" => return Ok(Segment::Escape("$")),
        _ => {}
    }
    // The name of a thing attribute may itself contain a comma: look behind its brackets.
    let names_end = inside.find(']').unwrap_or(0);
    let (key, default) = match inside[names_end..].find(',') {
        None => (inside, None),
        Some(comma) => {
            let (key, default) = (
                &inside[..names_end + comma],
                &inside[names_end + comma + 1..],
            );
            let quoted = default
                .trim()
                .strip_prefix('\'')
                .and_then(|d| d.strip_suffix('\''));
            (
                key,
                Some(quoted.ok_or(
                    "the default of a variable is in single quotes, as in `${key, 'none'}`",
                )?),
            )
        }
    };
    let key = key.trim();
    if key.is_empty() || key.contains(['{', '$', '*', '?']) {
        return Err(
            "a variable names a key, as in `${iot:ClientId}`; the escapes are `${*}`, `${?}` and `${$}`",
        );
    }
    Ok(Segment::Variable {
        key: key.to_owned(),
        default: default.map(str::to_owned),
    })
}

fn value(view: View<'_>, key: &str, default: Option<&str>) -> Result<String, Unresolved> {
    let unresolved = |reason| Unresolved {
        variable: key.to_owned(),
        reason,
    };
    let values = view.get(key);
    let value = match (values.as_slice(), default) {
        ([value], _) => value.as_ref(),
        ([], Some(default)) => return Ok(default.to_owned()),
        ([], None) => return Err(unresolved(Reason::Absent)),
        _ => return Err(unresolved(Reason::Several)),
    };
    if is_guarded(key) {
        if let Some(character) = value.chars().find(|c| "*$+?#".contains(*c)) {
            return Err(unresolved(Reason::Character(character)));
        }
        if value.chars().count() > LONGEST_VALUE {
            return Err(unresolved(Reason::TooLong));
        }
    }
    Ok(value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::context::{Context, Thing};
    use super::*;

    fn resolve(text: &str, context: &Context) -> Result<String, Unresolved> {
        let template = Template::parse(text, true).expect("valid");
        template
            .pattern(View::of_others(context))
            .map(|pattern| pattern.to_string())
    }

    fn client(id: &str) -> Context {
        Context {
            client_id: Some(id.to_owned()),
            ..Context::default()
        }
    }

    fn thing(name: &str) -> Context {
        let thing = Thing {
            name: name.to_owned(),
            is_attached: true,
            ..Thing::default()
        };
        Context {
            thing: Some(thing),
            ..Context::default()
        }
    }

    #[test]
    fn values_and_escapes_stand_for_themselves() {
        assert_eq!(
            resolve("a/${iot:ClientId}/*", &client("x")),
            Ok("a/x/*".into())
        );
        assert_eq!(resolve("${iot:ClientId}", &client("*")), Ok("${*}".into()));
        assert_eq!(
            resolve("${*}${?}${$}?", &client("x")),
            Ok("${*}${?}$?".into())
        );
        assert_eq!(
            resolve("${aws:X, 'none'}/${ iot:clientid }", &client("x")),
            Ok("none/x".into())
        );
    }

    #[test]
    fn the_guide_s_attack_with_a_plus_as_client_id_is_reproduced() {
        assert_eq!(
            resolve("topicfilter/my/${iot:ClientId}/topic", &client("+")),
            Ok("topicfilter/my/+/topic".into())
        );
    }

    #[test]
    fn values_of_things_with_special_characters_or_too_long_are_not_substituted() {
        let text = "a/${iot:Connection.Thing.ThingName}";
        for character in "*$+?#".chars() {
            let error = resolve(text, &thing(&format!("x{character}"))).expect_err("guarded");
            assert_eq!(error.reason, Reason::Character(character));
        }
        assert!(resolve(text, &thing(&"ä".repeat(1024))).is_ok());
        assert_eq!(
            resolve(text, &thing(&"x".repeat(1025)))
                .expect_err("long")
                .reason,
            Reason::TooLong
        );
        assert_eq!(
            resolve(text, &Context::default())
                .expect_err("absent")
                .reason,
            Reason::Absent
        );
    }

    #[test]
    fn broken_variables_are_refused_unless_variables_are_off() {
        for bad in ["${", "a${b", "${}", "${ }", "${a, b}", "${a${b}}", "${**}"] {
            assert!(Template::parse(bad, true).is_err(), "{bad}");
            assert!(Template::parse(bad, false).is_ok(), "{bad}");
        }
        let template = Template::parse("${iot:ClientId}", false).expect("literal");
        assert_eq!(
            template.literal(View::of_others(&client("x"))),
            Ok("${iot:ClientId}".into())
        );
        assert_eq!(template.variables().count(), 0);
    }
}
