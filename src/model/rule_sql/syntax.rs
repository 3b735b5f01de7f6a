//! A parsed statement: what is selected, from which topics, under which condition.

use crate::model::topic::TopicFilter;

/// A whole statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// What the result consists of.
    pub selection: Selection,
    /// Messages on matching topics are looked at; absent, only Basic Ingest leads to the rule.
    pub from: Option<TopicFilter>,
    /// Must be true for a message; absent is always true.
    pub condition: Option<Expression>,
}

/// What a statement or nested query selects.
#[derive(Debug, Clone, PartialEq)]
pub enum Selection {
    /// `SELECT VALUE expression`: the result is the value itself.
    Value(Box<Expression>),
    /// `SELECT item, …`: the result is an object.
    Items(Vec<Item>),
}

/// One item of a selection.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// `*`, or `expression.*`.
    All(Option<Expression>),
    /// An expression, with the name behind `AS` if there is one.
    One {
        /// The expression.
        value: Expression,
        /// Name in the result; a single identifier or path names itself.
        name: Option<String>,
    },
}

/// A number as it was written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Number {
    /// Without fraction and exponent.
    Integer(i64),
    /// Any other.
    Decimal(f64),
}

/// One step of a path.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// `.name`.
    Member(String),
    /// `[expression]`, counted from 0.
    Index(Box<Expression>),
}

/// A prefix operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unary {
    /// `-`.
    Minus,
    /// `NOT`.
    Not,
}

/// An operator between two expressions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Binary {
    /// `AND`.
    And,
    /// `OR`.
    Or,
    /// `=`.
    Equal,
    /// `<>` or `!=`.
    NotEqual,
    /// `<`.
    Less,
    /// `<=`.
    LessEqual,
    /// `>`.
    Greater,
    /// `>=`.
    GreaterEqual,
    /// `+`: a sum, or a concatenation if one side is a string.
    Plus,
    /// `-`.
    Minus,
    /// `*`.
    Times,
    /// `/`.
    Divide,
    /// `%`.
    Modulo,
}

/// One branch of a `CASE`.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// Behind `WHEN`.
    pub when: Expression,
    /// Behind `THEN`.
    pub then: Expression,
}

/// An expression.
#[derive(Debug, Clone, PartialEq)]
pub enum Expression {
    /// `null`.
    Null,
    /// `undefined`.
    Undefined,
    /// `true` or `false`.
    Boolean(bool),
    /// A number.
    Number(Number),
    /// A string in single quotes.
    Text(String),
    /// A member of the payload by its name.
    Member(String),
    /// `*` as an argument or path: the whole payload.
    Payload,
    /// `[ expression, … ]`.
    List(Vec<Expression>),
    /// `{ "name": expression, … }`.
    Object(Vec<(String, Expression)>),
    /// A step into a value.
    Path {
        /// The value.
        base: Box<Expression>,
        /// The step.
        step: Step,
    },
    /// A function of the documented ones, in lower case.
    Call {
        /// Name.
        function: &'static str,
        /// Arguments.
        arguments: Vec<Expression>,
        /// The type behind `AS` in `cast(value AS type)`.
        cast: Option<String>,
    },
    /// A prefix operator.
    Unary(Unary, Box<Expression>),
    /// An operator.
    Binary(Binary, Box<Expression>, Box<Expression>),
    /// `value IN list`, where the list is an array or a nested query.
    In(Box<Expression>, Box<Expression>),
    /// `EXISTS (query)`.
    Exists(Box<Expression>),
    /// `CASE value WHEN … THEN … ELSE … END`.
    Case {
        /// What is compared.
        value: Box<Expression>,
        /// Branches in order.
        branches: Vec<Case>,
        /// Behind `ELSE`.
        otherwise: Option<Box<Expression>>,
    },
    /// `(SELECT … FROM value [WHERE …])` over the elements of an array.
    Query {
        /// What is selected of each element.
        selection: Box<Selection>,
        /// The array, and the name of an element if there is one.
        from: Box<Expression>,
        /// Name of an element behind `AS`.
        name: Option<String>,
        /// Must be true for an element.
        condition: Option<Box<Expression>>,
    },
}
