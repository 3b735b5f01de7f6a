//! From text to tokens. Keywords are identifiers here; the parser knows where one is a keyword.

use super::SqlError;
use super::syntax::Number;

/// A token.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    /// A name, or a keyword.
    Word(String),
    /// Text in double quotes: a string, or a name where only a name can be. Never a keyword.
    Quoted(String),
    /// A string in single quotes, unescaped.
    Text(String),
    /// A number.
    Number(Number),
    /// An operator or other sign.
    Sign(&'static str),
    /// The end of the statement.
    End,
}

/// A token and the byte it begins at.
pub(super) type At = (Token, usize);

/// Signs, longer ones first.
const SIGNS: [&str; 21] = [
    "<>", "<=", ">=", "!=", "=", "<", ">", "+", "-", "*", "/", "%", "(", ")", "[", "]", "{", "}",
    ",", ".", ":",
];

/// The tokens of `text`, an [`Token::End`] last.
pub(super) fn tokens(text: &str) -> Result<Vec<At>, SqlError> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let (token, length) = if first == '\'' || first == '"' {
            quoted(text, at, first)?
        } else if first.is_ascii_digit() {
            number(text, at)?
        } else if is_word(first) {
            let length = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
            (Token::Word(rest[..length].to_owned()), length)
        } else if let Some(sign) = SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
            (Token::Sign(sign), sign.len())
        } else {
            return Err(SqlError::at(
                text,
                at,
                format!("`{first}` is not expected here"),
            ));
        };
        found.push((token, at));
        at += length;
    }
    found.push((Token::End, text.len()));
    Ok(found)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$' | '@')
}

/// A string in single quotes, where a quote is doubled, or a name in double quotes, where it is escaped by a backslash.
fn quoted(text: &str, start: usize, quote: char) -> Result<(Token, usize), SqlError> {
    let mut value = String::new();
    let mut characters = text[start + 1..].char_indices().peekable();
    while let Some((offset, c)) = characters.next() {
        if c == '\\' && quote == '"' {
            if let Some((_, escaped)) = characters.next() {
                value.push(escaped);
            }
        } else if c != quote {
            value.push(c);
        } else if quote == '\'' && characters.peek().is_some_and(|(_, next)| *next == quote) {
            characters.next();
            value.push(quote);
        } else {
            let token = if quote == '\'' {
                Token::Text(value)
            } else {
                Token::Quoted(value)
            };
            return Ok((token, offset + 2));
        }
    }
    Err(SqlError::at(
        text,
        start,
        format!("the {quote} here has no end"),
    ))
}

fn number(text: &str, start: usize) -> Result<(Token, usize), SqlError> {
    let bytes = &text.as_bytes()[start..];
    let digits = |from: usize| {
        bytes[from..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count()
    };
    let mut length = digits(0);
    let mut integer = true;
    if bytes.get(length) == Some(&b'.') && digits(length + 1) > 0 {
        length += 1 + digits(length + 1);
        integer = false;
    }
    if matches!(bytes.get(length), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(length + 1), Some(b'+' | b'-')));
        let exponent = bytes
            .get(length + 1 + sign..)
            .map_or(0, |_| digits(length + 1 + sign));
        if exponent > 0 {
            length += 1 + sign + exponent;
            integer = false;
        }
    }
    let written = &text[start..start + length];
    if text[start + length..].starts_with(is_word) {
        return Err(SqlError::at(
            text,
            start,
            "a name cannot begin with a digit",
        ));
    }
    let decimal = || written.parse().map(Number::Decimal);
    let number = if integer {
        written.parse().map(Number::Integer).or_else(|_| decimal())
    } else {
        decimal()
    };
    match number {
        Ok(number) => Ok((Token::Number(number), length)),
        Err(_) => Err(SqlError::at(
            text,
            start,
            format!("`{written}` is not a number"),
        )),
    }
}
