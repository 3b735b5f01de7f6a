//! From tokens to a statement, by recursive descent: `OR`, `AND`, `NOT`, comparisons and `IN`, sums, products, signs, paths.

use super::lexer::{At, Token, tokens};
use super::syntax::{Binary, Case, Expression, Item, Selection, Statement, Step, Unary};
use super::{DEPTH, SqlError, functions};
use crate::model::topic::TopicFilter;

/// Most tokens of a statement: bounds the depth of a chain of operators.
const TOKENS: usize = 2048;
/// Words that cannot be the name of a member.
const RESERVED: [&str; 17] = [
    "SELECT", "VALUE", "FROM", "WHERE", "AS", "AND", "OR", "NOT", "IN", "EXISTS", "CASE", "WHEN",
    "THEN", "ELSE", "END", "SET", "LET",
];
/// Types that `cast` knows (Developer Guide, "cast").
const CAST_TYPES: [&str; 13] = [
    "STRING", "NVARCHAR", "TEXT", "NTEXT", "VARCHAR", "INTEGER", "INT", "DECIMAL", "DOUBLE",
    "BOOLEAN", "BOOL", "ARRAY", "OBJECT",
];

struct Parser<'a> {
    text: &'a str,
    tokens: Vec<At>,
    next: usize,
    depth: usize,
}

/// Parses a whole statement.
pub(super) fn parse(text: &str) -> Result<Statement, SqlError> {
    let mut parser = Parser::new(text)?;
    parser.keyword("SELECT")?;
    let selection = parser.selection()?;
    let from = if parser.takes("FROM") {
        Some(parser.topic()?)
    } else {
        None
    };
    let condition = if parser.takes("WHERE") {
        Some(parser.expression()?)
    } else {
        None
    };
    match parser.peek() {
        Token::End => Ok(Statement {
            selection,
            from,
            condition,
        }),
        _ => Err(parser.unexpected("the end of the statement")),
    }
}

/// Parses an expression on its own, as in a substitution template.
pub(super) fn expression(text: &str) -> Result<Expression, SqlError> {
    let mut parser = Parser::new(text)?;
    let expression = parser.expression()?;
    match parser.peek() {
        Token::End => Ok(expression),
        _ => Err(parser.unexpected("the end of the expression")),
    }
}

impl<'a> Parser<'a> {
    fn new(text: &'a str) -> Result<Self, SqlError> {
        let tokens = tokens(text)?;
        if tokens.len() > TOKENS {
            let message = format!("the statement has more than {TOKENS} parts");
            return Err(SqlError::at(text, 0, message));
        }
        Ok(Self {
            text,
            tokens,
            next: 0,
            depth: 0,
        })
    }
}

impl Parser<'_> {
    fn peek(&self) -> &Token {
        self.tokens
            .get(self.next)
            .map_or(&Token::End, |(token, _)| token)
    }

    fn peek_second(&self) -> &Token {
        self.tokens
            .get(self.next + 1)
            .map_or(&Token::End, |(token, _)| token)
    }

    fn advance(&mut self) -> Token {
        let token = self.peek().clone();
        self.next += 1;
        token
    }

    fn error(&self, message: impl Into<String>) -> SqlError {
        let at = self
            .tokens
            .get(self.next)
            .map_or(self.text.len(), |(_, at)| *at);
        SqlError::at(self.text, at, message)
    }

    fn unexpected(&self, wanted: &str) -> SqlError {
        let found = match self.peek() {
            Token::Word(word) | Token::Quoted(word) => format!("`{word}`"),
            Token::Text(text) => format!("the string '{text}'"),
            Token::Number(_) => "a number".to_owned(),
            Token::Sign(sign) => format!("`{sign}`"),
            Token::End => "the end".to_owned(),
        };
        self.error(format!("expected {wanted}, found {found}"))
    }

    fn is(&self, keyword: &str) -> bool {
        matches!(self.peek(), Token::Word(word) if word.eq_ignore_ascii_case(keyword))
    }

    fn takes(&mut self, keyword: &str) -> bool {
        let found = self.is(keyword);
        self.next += usize::from(found);
        found
    }

    fn keyword(&mut self, keyword: &str) -> Result<(), SqlError> {
        if self.takes(keyword) {
            Ok(())
        } else {
            Err(self.unexpected(keyword))
        }
    }

    fn takes_sign(&mut self, sign: &str) -> bool {
        let found = matches!(self.peek(), Token::Sign(found) if *found == sign);
        self.next += usize::from(found);
        found
    }

    fn sign(&mut self, sign: &str) -> Result<(), SqlError> {
        if self.takes_sign(sign) {
            Ok(())
        } else {
            Err(self.unexpected(&format!("`{sign}`")))
        }
    }

    /// Runs `parse` one level deeper.
    fn nested<T>(
        &mut self,
        parse: impl FnOnce(&mut Self) -> Result<T, SqlError>,
    ) -> Result<T, SqlError> {
        if self.depth >= DEPTH {
            return Err(self.error(format!("expressions are nested more than {DEPTH} deep")));
        }
        self.depth += 1;
        let parsed = parse(self);
        self.depth -= 1;
        parsed
    }

    fn topic(&mut self) -> Result<TopicFilter, SqlError> {
        let Token::Text(topic) = self.peek().clone() else {
            return Err(self.unexpected("a topic filter in single quotes"));
        };
        let filter: TopicFilter = topic
            .parse()
            .map_err(|error| self.error(format!("{error}")))?;
        if filter.share().is_some() {
            return Err(self.error("a rule cannot have a shared subscription"));
        }
        self.next += 1;
        Ok(filter)
    }

    fn selection(&mut self) -> Result<Selection, SqlError> {
        // `VALUE` may also be the name of a member: `SELECT value FROM …`.
        let ends = |token: &Token| match token {
            Token::Sign(sign) => matches!(
                *sign,
                "," | "." | "=" | "<" | ">" | "+" | "-" | "*" | "/" | "%" | "["
            ),
            Token::Word(word) => ["FROM", "AS", "WHERE"]
                .iter()
                .any(|known| word.eq_ignore_ascii_case(known)),
            Token::End => true,
            _ => false,
        };
        if self.is("VALUE")
            && (!ends(self.peek_second()) || matches!(self.peek_second(), Token::Sign("*")))
        {
            self.next += 1;
            let value = if self.takes_sign("*") {
                Expression::Payload
            } else {
                self.expression()?
            };
            return Ok(Selection::Value(Box::new(value)));
        }
        let mut items = vec![self.item()?];
        while self.takes_sign(",") {
            items.push(self.item()?);
        }
        Ok(Selection::Items(items))
    }

    fn item(&mut self) -> Result<Item, SqlError> {
        if self.takes_sign("*") {
            return Ok(Item::All(None));
        }
        let value = self.expression()?;
        if self.takes_sign(".") {
            self.sign("*")?;
            return Ok(Item::All(Some(value)));
        }
        let name = if self.takes("AS") {
            Some(self.name()?)
        } else {
            None
        };
        Ok(Item::One { value, name })
    }

    /// A name; behind `AS` it may be a path such as `state.reported`.
    fn name(&mut self) -> Result<String, SqlError> {
        let mut name = self.simple_name()?;
        while matches!(self.peek(), Token::Sign(".")) {
            self.next += 1;
            name.push('.');
            name.push_str(&self.simple_name()?);
        }
        Ok(name)
    }

    fn simple_name(&mut self) -> Result<String, SqlError> {
        match self.peek().clone() {
            Token::Word(name) | Token::Quoted(name) => {
                self.next += 1;
                Ok(name)
            }
            _ => Err(self.unexpected("a name")),
        }
    }

    fn expression(&mut self) -> Result<Expression, SqlError> {
        self.nested(|parser| {
            let mut left = parser.conjunction()?;
            while parser.takes("OR") {
                left = binary(Binary::Or, left, parser.conjunction()?);
            }
            Ok(left)
        })
    }

    fn conjunction(&mut self) -> Result<Expression, SqlError> {
        let mut left = self.negation()?;
        while self.takes("AND") {
            left = binary(Binary::And, left, self.negation()?);
        }
        Ok(left)
    }

    fn negation(&mut self) -> Result<Expression, SqlError> {
        if self.takes("NOT") {
            let value = self.nested(Self::negation)?;
            return Ok(Expression::Unary(Unary::Not, Box::new(value)));
        }
        self.comparison()
    }

    fn comparison(&mut self) -> Result<Expression, SqlError> {
        let mut left = self.sum()?;
        loop {
            if self.takes("IN") {
                left = Expression::In(Box::new(left), Box::new(self.sum()?));
                continue;
            }
            let Token::Sign(sign) = self.peek() else {
                return Ok(left);
            };
            let operator = match *sign {
                "=" => Binary::Equal,
                "<>" | "!=" => Binary::NotEqual,
                "<" => Binary::Less,
                "<=" => Binary::LessEqual,
                ">" => Binary::Greater,
                ">=" => Binary::GreaterEqual,
                _ => return Ok(left),
            };
            self.next += 1;
            left = binary(operator, left, self.sum()?);
        }
    }

    fn sum(&mut self) -> Result<Expression, SqlError> {
        let mut left = self.product()?;
        loop {
            let operator = match self.peek() {
                Token::Sign("+") => Binary::Plus,
                Token::Sign("-") => Binary::Minus,
                _ => return Ok(left),
            };
            self.next += 1;
            left = binary(operator, left, self.product()?);
        }
    }

    fn product(&mut self) -> Result<Expression, SqlError> {
        let mut left = self.signed()?;
        loop {
            let operator = match self.peek() {
                Token::Sign("*") => Binary::Times,
                Token::Sign("/") => Binary::Divide,
                Token::Sign("%") => Binary::Modulo,
                _ => return Ok(left),
            };
            self.next += 1;
            left = binary(operator, left, self.signed()?);
        }
    }

    fn signed(&mut self) -> Result<Expression, SqlError> {
        if self.takes_sign("-") {
            let value = self.nested(Self::signed)?;
            return Ok(Expression::Unary(Unary::Minus, Box::new(value)));
        }
        self.path()
    }

    fn path(&mut self) -> Result<Expression, SqlError> {
        let mut base = self.primary()?;
        for _ in 0..DEPTH {
            let step = if matches!(self.peek(), Token::Sign("."))
                && !matches!(self.peek_second(), Token::Sign("*"))
            {
                self.next += 1;
                Step::Member(self.simple_name()?)
            } else if self.takes_sign("[") {
                let index = self.expression()?;
                self.sign("]")?;
                Step::Index(Box::new(index))
            } else {
                return Ok(base);
            };
            base = Expression::Path {
                base: Box::new(base),
                step,
            };
        }
        Err(self.error(format!("a path has more than {DEPTH} steps")))
    }

    fn primary(&mut self) -> Result<Expression, SqlError> {
        match self.peek().clone() {
            // The guide's examples write strings in either quotes.
            Token::Text(text) | Token::Quoted(text) => {
                self.next += 1;
                Ok(Expression::Text(text))
            }
            Token::Number(number) => {
                self.next += 1;
                Ok(Expression::Number(number))
            }
            Token::Word(word) => self.word(word),
            Token::Sign("(") => {
                self.next += 1;
                let inner = if self.is("SELECT") {
                    self.query()?
                } else {
                    self.expression()?
                };
                self.sign(")")?;
                Ok(inner)
            }
            Token::Sign("[") => {
                self.next += 1;
                Ok(Expression::List(self.list("]")?))
            }
            Token::Sign("{") => {
                self.next += 1;
                self.object()
            }
            Token::Sign(_) | Token::End => Err(self.unexpected("an expression")),
        }
    }

    fn word(&mut self, word: String) -> Result<Expression, SqlError> {
        match word.to_ascii_lowercase().as_str() {
            "true" | "false" => {
                self.next += 1;
                return Ok(Expression::Boolean(word.eq_ignore_ascii_case("true")));
            }
            "null" => {
                self.next += 1;
                return Ok(Expression::Null);
            }
            "undefined" => {
                self.next += 1;
                return Ok(Expression::Undefined);
            }
            "case" => return self.case(),
            "exists" => {
                self.next += 1;
                let query = self.nested(Self::primary)?;
                return Ok(Expression::Exists(Box::new(query)));
            }
            _ => {}
        }
        if matches!(self.peek_second(), Token::Sign("(")) {
            return self.call(&word);
        }
        let reserved = RESERVED
            .iter()
            .any(|known| *known != "VALUE" && known.eq_ignore_ascii_case(&word));
        if reserved {
            return Err(self.unexpected("an expression"));
        }
        self.next += 1;
        Ok(Expression::Member(word))
    }

    fn call(&mut self, name: &str) -> Result<Expression, SqlError> {
        let Some((function, fewest, most)) = functions::find(name) else {
            return Err(self.error(format!("there is no function `{name}`")));
        };
        let start = self.next;
        self.next += 2;
        let mut cast = None;
        let arguments = if function == "cast" {
            let value = self.expression()?;
            self.keyword("AS")?;
            cast = Some(self.cast_type()?);
            self.sign(")")?;
            vec![value]
        } else {
            self.list(")")?
        };
        if !(fewest..=most).contains(&arguments.len()) {
            self.next = start;
            let wanted = if fewest == most {
                fewest.to_string()
            } else {
                format!("{fewest} to {most}")
            };
            return Err(self.error(format!(
                "`{function}` takes {wanted} arguments, not {}",
                arguments.len()
            )));
        }
        Ok(Expression::Call {
            function,
            arguments,
            cast,
        })
    }

    fn cast_type(&mut self) -> Result<String, SqlError> {
        match self.peek().clone() {
            Token::Word(word)
                if CAST_TYPES
                    .iter()
                    .any(|known| known.eq_ignore_ascii_case(&word)) =>
            {
                self.next += 1;
                Ok(word.to_ascii_uppercase())
            }
            _ => Err(self.unexpected("a type such as STRING, DECIMAL, INT or BOOLEAN")),
        }
    }

    /// Expressions up to `end`; `*` alone stands for the whole payload.
    fn list(&mut self, end: &str) -> Result<Vec<Expression>, SqlError> {
        let mut all = Vec::new();
        if self.takes_sign(end) {
            return Ok(all);
        }
        loop {
            let payload = matches!(self.peek(), Token::Sign("*"));
            if payload {
                self.next += 1;
                all.push(Expression::Payload);
            } else {
                all.push(self.expression()?);
            }
            if self.takes_sign(end) {
                return Ok(all);
            }
            self.sign(",")?;
        }
    }

    fn object(&mut self) -> Result<Expression, SqlError> {
        let mut members = Vec::new();
        if self.takes_sign("}") {
            return Ok(Expression::Object(members));
        }
        loop {
            let (Token::Quoted(name) | Token::Text(name) | Token::Word(name)) = self.advance()
            else {
                self.next -= 1;
                return Err(self.unexpected("the name of a member"));
            };
            self.sign(":")?;
            members.push((name, self.expression()?));
            if self.takes_sign("}") {
                return Ok(Expression::Object(members));
            }
            self.sign(",")?;
        }
    }

    fn case(&mut self) -> Result<Expression, SqlError> {
        self.keyword("CASE")?;
        let value = Box::new(self.expression()?);
        let mut branches = Vec::new();
        while self.takes("WHEN") {
            let when = self.expression()?;
            self.keyword("THEN")?;
            branches.push(Case {
                when,
                then: self.expression()?,
            });
        }
        if branches.is_empty() {
            return Err(self.unexpected("WHEN"));
        }
        let otherwise = if self.takes("ELSE") {
            Some(Box::new(self.expression()?))
        } else {
            None
        };
        self.keyword("END")?;
        Ok(Expression::Case {
            value,
            branches,
            otherwise,
        })
    }

    fn query(&mut self) -> Result<Expression, SqlError> {
        self.keyword("SELECT")?;
        let selection = Box::new(self.selection()?);
        self.keyword("FROM")?;
        let from = Box::new(self.path()?);
        let name = if self.takes("AS") {
            Some(self.simple_name()?)
        } else {
            None
        };
        let condition = if self.takes("WHERE") {
            Some(Box::new(self.expression()?))
        } else {
            None
        };
        Ok(Expression::Query {
            selection,
            from,
            name,
            condition,
        })
    }
}

fn binary(operator: Binary, left: Expression, right: Expression) -> Expression {
    Expression::Binary(operator, Box::new(left), Box::new(right))
}
