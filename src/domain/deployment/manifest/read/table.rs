//! Tables with fixed keys, tables of named tables, and texts out of a list: declared once, with their documentation.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::value::{Read, Shape, kind_of};
use super::{At, Node, Problems, similar};

/// A key of a table.
#[derive(Debug, Clone)]
pub(in super::super) struct Key {
    /// Its name.
    pub(in super::super) name: &'static str,
    /// What it means.
    pub(in super::super) doc: &'static str,
    /// What it takes.
    pub(in super::super) shape: Shape,
    /// Whether it must be there.
    pub(in super::super) required: bool,
    /// What holds without it, as TOML.
    pub(in super::super) default: Option<&'static str>,
    /// An example of its value, as TOML.
    pub(in super::super) example: &'static str,
}

/// A table with fixed keys.
pub(in super::super) trait Table: Sized {
    /// What it describes.
    const DOC: &'static str;

    /// Its keys.
    fn keys() -> Vec<Key>;

    /// Reads it; the keys in `also` are somebody else's.
    fn read_table(
        table: &DeTable<'_>,
        span: &Range<usize>,
        also: &[&str],
        problems: &mut Problems,
    ) -> Self;
}

/// Notes every key of `table` that is not known.
pub(in super::super) fn check_keys(
    table: &DeTable<'_>,
    keys: &[Key],
    also: &[&str],
    problems: &mut Problems,
) {
    let known = || keys.iter().map(|key| key.name).chain(also.iter().copied());
    for key in table.keys() {
        let name: &str = key.get_ref();
        if known().any(|known| known == name) {
            continue;
        }
        let hint = similar(name, known()).map_or_else(
            || {
                let all: Vec<_> = known().map(|key| format!("`{key}`")).collect();
                format!("there are {}", all.join(", "))
            },
            |key| format!("did you mean `{key}`?"),
        );
        problems.explain(&key.span(), format!("unknown key `{name}`"), hint);
    }
}

/// The value of a key, or its default.
pub(in super::super) fn read_key<T: Read>(
    table: &DeTable<'_>,
    span: &Range<usize>,
    key: &Key,
    problems: &mut Problems,
) -> Option<At<T>> {
    if let Some(node) = table.get(key.name) {
        let Some(value) = T::read(node, problems) else {
            problems.leave_unread(span, key.name);
            return None;
        };
        let span = node.span();
        return Some(At { value, span });
    }
    if key.required && !problems.is_broken() && !is_in_a_list(table, key.name) {
        let hint = format!("write it as in: {} = {}", key.name, key.example);
        problems.explain(span, format!("the key `{}` is missing", key.name), hint);
    }
    let default = key.default?;
    let node = DeValue::parse(default).expect("a default is TOML");
    let mut unused = Problems::new(std::path::Path::new(key.name), default);
    let value = T::read(&node, &mut unused).expect("a default is valid");
    Some(At {
        value,
        span: span.clone(),
    })
}

/// Whether a `[[table]]`, which is told of as such, has taken in the key that was meant for the table around it.
fn is_in_a_list(table: &DeTable<'_>, key: &str) -> bool {
    let has_it = |node: &Node<'_>| match node.get_ref() {
        DeValue::Table(inner) => inner.contains_key(key),
        _ => false,
    };
    let mut values = table.values();
    values.any(|node| match node.get_ref() {
        DeValue::Array(items) => items.iter().any(has_it),
        _ => false,
    })
}

/// Declares a table: its type, its keys, their documentation and their values.
macro_rules! table {
    (@required required) => { true };
    (@required default $default:literal) => { false };
    (@required) => { false };
    (@default required) => { None };
    (@default default $default:literal) => { Some($default) };
    (@default) => { None };
    (
        $(#[doc = $doc:literal])*
        $name:ident {
            $(
                $(#[doc = $key_doc:literal])*
                $field:ident: $type:ty = $key:literal $([$($mode:tt)*])?, $example:literal;
            )*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone)]
        pub(in super::super) struct $name {
            $(
                $(#[doc = $key_doc])*
                pub(in super::super) $field: Option<$crate::domain::deployment::manifest::read::At<$type>>,
            )*
        }

        impl $crate::domain::deployment::manifest::read::Table for $name {
            const DOC: &'static str = concat!($($doc, "\n"),*);

            fn keys() -> Vec<$crate::domain::deployment::manifest::read::Key> {
                use $crate::domain::deployment::manifest::read::Read;
                vec![$(
                    $crate::domain::deployment::manifest::read::Key {
                        name: $key,
                        doc: concat!($($key_doc, "\n"),*),
                        shape: <$type as Read>::shape(),
                        required: $crate::domain::deployment::manifest::read::table!(@required $($($mode)*)?),
                        default: $crate::domain::deployment::manifest::read::table!(@default $($($mode)*)?),
                        example: $example,
                    },
                )*]
            }

            fn read_table(
                table: &toml::de::DeTable<'_>,
                span: &std::ops::Range<usize>,
                also: &[&str],
                problems: &mut $crate::domain::deployment::manifest::read::Problems,
            ) -> Self {
                use $crate::domain::deployment::manifest::read::table::{check_keys, read_key};
                let keys = Self::keys();
                check_keys(table, &keys, also, problems);
                let mut keys = keys.iter();
                Self {
                    $($field: keys.next().and_then(|key| read_key(table, span, key, problems)),)*
                }
            }
        }

        impl $crate::domain::deployment::manifest::read::Read for $name {
            fn shape() -> $crate::domain::deployment::manifest::read::Shape {
                use $crate::domain::deployment::manifest::read::{Shape, Table};
                Shape::Table { doc: Self::DOC, keys: Self::keys }
            }

            fn read(
                node: &$crate::domain::deployment::manifest::read::Node<'_>,
                problems: &mut $crate::domain::deployment::manifest::read::Problems,
            ) -> Option<Self> {
                use $crate::domain::deployment::manifest::read::Table;
                let table = $crate::domain::deployment::manifest::read::table::expect_table(node, problems)?;
                Some(Self::read_table(table, &node.span(), &[], problems))
            }
        }
    };
}

/// Declares a text out of a list, each value with its documentation.
macro_rules! choice {
    ($(#[doc = $doc:literal])* $name:ident { $($(#[doc = $value_doc:literal])* $variant:ident = $text:literal,)* }) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(in super::super) enum $name { $($(#[doc = $value_doc])* $variant,)* }

        impl $crate::domain::deployment::manifest::read::Read for $name {
            fn shape() -> $crate::domain::deployment::manifest::read::Shape {
                $crate::domain::deployment::manifest::read::Shape::Choice(
                    &[$(($text, concat!($($value_doc, "\n"),*)),)*]
                )
            }

            fn read(
                node: &$crate::domain::deployment::manifest::read::Node<'_>,
                problems: &mut $crate::domain::deployment::manifest::read::Problems,
            ) -> Option<Self> {
                let text = $crate::domain::deployment::manifest::read::table::expect_choice(
                    node, &[$($text),*], problems,
                )?;
                match text {
                    $($text => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

pub(in super::super) use {choice, table};

/// The table that `node` must be.
pub(in super::super) fn expect_table<'n, 'i>(
    node: &'n Node<'i>,
    problems: &mut Problems,
) -> Option<&'n DeTable<'i>> {
    if let DeValue::Table(table) = node.get_ref() {
        return Some(table);
    }
    let message = format!("expected a table, found {}", kind_of(node.get_ref()));
    problems.report(&node.span(), message);
    None
}

/// The text out of a list that `node` must be.
pub(in super::super) fn expect_choice<'n>(
    node: &'n Node<'_>,
    values: &[&'static str],
    problems: &mut Problems,
) -> Option<&'n str> {
    let list = || {
        let all: Vec<_> = values
            .iter()
            .map(|value| format!("`\"{value}\"`"))
            .collect();
        format!("write one of {}", all.join(", "))
    };
    let DeValue::String(text) = node.get_ref() else {
        let message = format!("expected a string, found {}", kind_of(node.get_ref()));
        problems.explain(&node.span(), message, list());
        return None;
    };
    if values.contains(&text.as_ref()) {
        return Some(text);
    }
    let hint = similar(text, values.iter().copied())
        .map_or_else(list, |value| format!("did you mean `\"{value}\"`?"));
    problems.explain(&node.span(), format!("`{text}` is not known here"), hint);
    None
}

/// A table of the file, or the word that others made the resource.
#[derive(Debug, Clone)]
pub(in super::super) enum Definition<T> {
    /// `existing = true`.
    Existing,
    /// What is to be made.
    Given(T),
}

/// The key that says a resource is only used.
pub(in super::super) const EXISTING: &str = "existing";

/// What stands under a name: a table, or a [`Definition`].
pub(in super::super) trait Entry: Sized {
    /// The keys of the table.
    type Keys: Table;
    /// Whether it can be one that others made.
    const CAN_EXIST: bool;

    /// Reads it.
    fn read_entry(table: &DeTable<'_>, span: &Range<usize>, problems: &mut Problems) -> Self;
}

impl<T: Table> Entry for T {
    type Keys = T;
    const CAN_EXIST: bool = false;

    fn read_entry(table: &DeTable<'_>, span: &Range<usize>, problems: &mut Problems) -> Self {
        T::read_table(table, span, &[], problems)
    }
}

impl<T: Table> Entry for Definition<T> {
    type Keys = T;
    const CAN_EXIST: bool = true;

    fn read_entry(table: &DeTable<'_>, span: &Range<usize>, problems: &mut Problems) -> Self {
        let existing = table
            .get(EXISTING)
            .and_then(|node| bool::read(node, problems))
            .unwrap_or_default();
        if !existing {
            return Self::Given(T::read_table(table, span, &[EXISTING], problems));
        }
        for key in table.keys().filter(|key| key.get_ref() != EXISTING) {
            problems.explain(
                &key.span(),
                format!("`{}` beside `existing = true`", key.get_ref()),
                "what exists is used as it is: remove one of the two",
            );
        }
        Self::Existing
    }
}

/// Tables by their names, `[kind.NAME]`, in the order of the file; the place of each is its name's.
#[derive(Debug, Clone)]
pub(in super::super) struct Tables<N, E>(pub(in super::super) Vec<(At<N>, At<E>)>);

/// Tables of resources, of which some may be others'.
pub(in super::super) type Named<N, T> = Tables<N, Definition<T>>;

impl<N, E> Default for Tables<N, E> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<N, E> Read for Tables<N, E>
where
    N: std::str::FromStr + Read,
    N::Err: std::fmt::Display,
    E: Entry,
{
    fn shape() -> Shape {
        Shape::Named {
            name: Box::new(N::shape()),
            doc: E::Keys::DOC,
            keys: E::Keys::keys,
            existing: E::CAN_EXIST,
        }
    }

    fn read(node: &Node<'_>, problems: &mut Problems) -> Option<Self> {
        let mut entries = Vec::new();
        for (key, value) in expect_table(node, problems)? {
            let span = key.span();
            let DeValue::Table(inner) = value.get_ref() else {
                let message = format!(
                    "expected a table named `{}`, found {}",
                    key.get_ref(),
                    kind_of(value.get_ref())
                );
                let hint =
                    "each has a table of its own, with its name behind a dot, as in [role.NAME]";
                problems.explain(&span, message, hint);
                continue;
            };
            let name = parse::<N>(key.get_ref(), &span, problems);
            let value = E::read_entry(inner, &span, problems);
            if let Some(name) = name {
                let name = At {
                    value: name,
                    span: span.clone(),
                };
                entries.push((name, At { value, span }));
            }
        }
        entries.sort_by_key(|(name, _)| name.span.start);
        Some(Self(entries))
    }
}

/// A text by its rule.
pub(in super::super) fn parse<T>(
    text: &str,
    span: &Range<usize>,
    problems: &mut Problems,
) -> Option<T>
where
    T: std::str::FromStr,
    T::Err: std::fmt::Display,
{
    match text.parse() {
        Ok(value) => Some(value),
        Err(error) => {
            problems.report(span, error.to_string());
            None
        }
    }
}
