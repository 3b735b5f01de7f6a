//! Statements of the SQL reference, and what is none.

use super::*;

fn parsed(text: &str) -> Statement {
    text.parse()
        .unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn statements_of_the_guide_are_read() {
    for text in [
        "SELECT * FROM 'a/b'",
        "select temperature as t, color.rgb[1] AS red from 'iot/+/x/#' where temperature > 50 AND color <> 'red'",
        "SELECT VALUE state.reported FROM '$aws/things/+/shadow/update/accepted'",
        "SELECT *, clientid() as MQTTClientId, timestamp() as ts, topic(2) AS device FROM 'a/b'",
        "SELECT (SELECT VALUE n FROM numbers) AS n FROM 'topic/subtopic'",
        "SELECT (SELECT v FROM e WHERE n = 'temperature') as temperature FROM 'my/topic' \
         WHERE EXISTS (SELECT * FROM e WHERE n = 'temperature')",
        "SELECT cast(5 + '6' AS STRING) AS s FROM 'x' WHERE cast(a AS boolean)",
        "SELECT CASE color WHEN 'green' THEN 'go' WHEN 'red' THEN 'stop' ELSE 'look' END AS instructions FROM 'a/b'",
        "SELECT [1, -2, 3.5e1] AS list, {\"a\": b, 'c': null} AS o FROM 'a/b'",
        "SELECT * FROM 'a/b' WHERE 5 IN (SELECT VALUE n FROM list) OR NOT (a = 1)",
        "SELECT * FROM 'a/b' WHERE color IN ['red', 'green']",
        "SELECT encode(*, 'base64') AS data FROM 'a/b'",
        "SELECT decode(encode(payload, 'base64'), 'base64') as d FROM 'a/b'",
        "SELECT get((SELECT VALUE e FROM e), 0).v as it FROM 'a/b'",
        "SELECT state.reported.* FROM 'a/b'",
        "SELECT aws_lambda('arn:aws:lambda:eu-central-1:123456789012:function:f', {\"x\": payload}) as out FROM 'a/b'",
        "SELECT value FROM 'a/b'",
        "SELECT value AS v, a FROM 'a/b'",
        "SELECT VALUE * FROM 'a/b'",
        "SELECT *",
        "SELECT 'it''s' AS quote FROM 'a/b'",
        "SELECT isNull(null), ISUNDEFINED(undefined) FROM 'a'",
    ] {
        parsed(text);
    }
}

#[test]
fn operators_bind_as_usual() {
    let statement = parsed("SELECT * FROM 'a' WHERE a = 1 OR b = 2 AND NOT c + 2 * d > 3");
    let Some(Expression::Binary(Binary::Or, _, right)) = statement.condition else {
        panic!("OR binds least");
    };
    let Expression::Binary(Binary::And, _, right) = *right else {
        panic!("then AND");
    };
    let Expression::Unary(Unary::Not, compared) = *right else {
        panic!("then NOT");
    };
    let Expression::Binary(Binary::Greater, sum, _) = *compared else {
        panic!("then a comparison");
    };
    let Expression::Binary(Binary::Plus, _, product) = *sum else {
        panic!("then a sum");
    };
    assert!(matches!(*product, Expression::Binary(Binary::Times, _, _)));
}

#[test]
fn the_parts_are_told_apart() {
    let statement = parsed("SELECT a.b AS c, * FROM 'x/+'");
    assert_eq!(statement.from.expect("a topic").as_str(), "x/+");
    let Selection::Items(items) = statement.selection else {
        panic!("items");
    };
    let Item::One { name, value } = &items[0] else {
        panic!("an expression");
    };
    assert_eq!(name.as_deref(), Some("c"));
    assert_eq!(
        *value,
        Expression::Path {
            base: Box::new(Expression::Member("a".to_owned())),
            step: Step::Member("b".to_owned()),
        }
    );
    assert_eq!(items[1], Item::All(None));
    assert!(matches!(
        parsed("SELECT VALUE a FROM 'x'").selection,
        Selection::Value(_)
    ));
}

#[test]
fn what_is_no_statement_is_told_with_its_place() {
    for (text, says) in [
        ("", "expected SELECT"),
        ("SELECT", "expected an expression"),
        ("SELECT * FROM a/b", "topic filter in single quotes"),
        ("SELECT * FROM ''", "empty"),
        ("SELECT * FROM 'a/#/b'", "`a/#/b`"),
        ("SELECT * FROM '$share/g/a'", "shared"),
        ("SELECT * FORM 'a/b'", "expected the end of the statement"),
        ("SELECT * FROM 'a' WHERE", "expected an expression"),
        ("SELECT * FROM 'a' WHERE a =", "expected an expression"),
        ("SELECT * FROM 'a' WHERE (a = 1", "expected `)`"),
        ("SELECT * FROM 'a", "has no end"),
        ("SELECT nothing(1) FROM 'a'", "no function `nothing`"),
        ("SELECT abs() FROM 'a'", "`abs` takes 1 arguments, not 0"),
        ("SELECT cast(a AS thing) FROM 'a'", "expected a type"),
        ("SELECT CASE a END FROM 'a'", "expected WHEN"),
        ("SELECT 1a FROM 'a'", "begin with a digit"),
        ("SELECT a ; FROM 'a'", "`;` is not expected"),
        ("DELETE FROM 'a'", "expected SELECT"),
        ("SELECT * FROM 'a'; DROP TABLE x", "not expected"),
    ] {
        let error = text.parse::<Statement>().expect_err(text);
        assert!(error.message.contains(says), "{text}: {error}");
    }
    let error = "SELECT *\nFROM 'a' WHERE ?"
        .parse::<Statement>()
        .expect_err("a sign");
    assert_eq!((error.line, error.column), (2, 16));
}

#[test]
fn depth_and_length_are_bounded() {
    let deep = format!("SELECT {}a{} FROM 'a'", "(".repeat(5000), ")".repeat(5000));
    assert!(deep.parse::<Statement>().is_err());
    let nots = format!("SELECT * FROM 'a' WHERE {} a", "NOT ".repeat(1500));
    assert!(nots.parse::<Statement>().is_err());
    let long = format!("SELECT '{}' FROM 'a'", "x".repeat(STATEMENT_BYTES));
    assert!(long.parse::<Statement>().is_err());
    let chain = format!("SELECT a{} FROM 'a'", " + a".repeat(900));
    parsed(&chain);
    let cases = format!("SELECT {} FROM 'a'", "CASE ".repeat(3000));
    assert!(cases.parse::<Statement>().is_err());
    let exists = format!("SELECT {} FROM 'a'", "exists ".repeat(1900));
    assert!(exists.parse::<Statement>().is_err());
}

proptest::proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{0,60}") {
        let _ = text.parse::<Statement>();
    }

    #[test]
    fn no_words_panic(words in proptest::collection::vec(proptest::sample::select(vec![
        "SELECT", "VALUE", "*", "FROM", "'a/b'", "WHERE", "a", ".", "[", "]", "(", ")", "AS", "CASE", "WHEN", "THEN", "END",
        "1", "-", "+", "NOT", "IN", "EXISTS", "{", "}", ":", ",", "\"x\"", "cast", "topic", "=",
    ]), 0..40)) {
        let _ = words.join(" ").parse::<Statement>();
    }
}
