//! Examples of the Developer Guide, and its tables of operators.

use serde_json::{Value, json};

use super::*;

struct Stub;

impl Outside for Stub {
    fn invoke(&self, function: &str, input: &Value) -> Result<Value, String> {
        if function.ends_with(":double") {
            Ok(json!({ "twice": input["n"].as_i64().unwrap_or(0) * 2 }))
        } else {
            Err(format!("{function} failed"))
        }
    }

    fn random(&self) -> u64 {
        0x0123_4567_89AB_CDEF
    }
}

fn facts() -> Facts {
    Facts {
        topic: "foo/bar/baz".to_owned(),
        client_id: Some("lamp".to_owned()),
        principal: Some("p".to_owned()),
        account: "123456789012".to_owned(),
        timestamp: 1_481_825_251_155,
        properties: vec![("content_type", "text/plain".to_owned())],
        user_properties: vec![
            ("k".to_owned(), "1".to_owned()),
            ("k".to_owned(), "2".to_owned()),
        ],
        sql_version: "2016-03-23".to_owned(),
        ..Facts::default()
    }
}

fn run(sql: &str, payload: &[u8]) -> Result<Option<Output>, EvaluateError> {
    let statement: Statement = sql.parse().unwrap_or_else(|error| panic!("{sql}: {error}"));
    let facts = facts();
    statement.evaluate(&Message::new(payload, &facts, &Stub))
}

fn selected(sql: &str, payload: &Value) -> Option<Value> {
    match run(sql, payload.to_string().as_bytes()).expect(sql) {
        Some(Output::Json(value)) => Some(value),
        Some(Output::Unchanged) => Some(payload.clone()),
        Some(Output::Nothing) | None => None,
    }
}

/// The value of an expression; `None` is Undefined.
fn value(expression: &str) -> Option<Value> {
    let payload = json!({ "a": 1, "s": "text", "n": null, "l": [1, 2], "o": { "x": 1 } });
    selected(&format!("SELECT VALUE {expression} FROM 'a'"), &payload)
}

#[test]
fn selections_of_the_guide() {
    let red = json!({ "color": "red", "temperature": 50 });
    let e = json!({ "e": [
        { "n": "temperature", "u": "Cel", "t": 1234, "v": 22.5 },
        { "n": "light", "u": "lm", "t": 1235, "v": 135 },
        { "n": "acidity", "u": "pH", "t": 1235, "v": 7 },
    ] });
    let nested = json!({ "color": { "red": 255, "green": 0 }, "temperature": 50 });
    let array =
        json!({ "attributes": { "data1": 1, "data2": 2 }, "values": [{ "a": 3 }, { "b": 4 }] });
    let encoded = json!({ "encoded_temp": "eyAidGVtcGVyYXR1cmUiOiAzMyB9Cg==" });
    for (payload, sql, result) in [
        (&red, "SELECT * FROM 'a/b'", red.clone()),
        (&red, "SELECT color FROM 'a/b'", json!({ "color": "red" })),
        (
            &red,
            "SELECT color AS my_color, temperature as f FROM 'a/b'",
            json!({ "my_color": "red", "f": 50 }),
        ),
        (
            &red,
            "SELECT *, 15 as speed FROM 'a/b'",
            json!({ "color": "red", "temperature": 50, "speed": 15 }),
        ),
        (&red, "SELECT VALUE color FROM 'a/b'", json!("red")),
        (
            &red,
            "SELECT (temperature - 32) * 5 / 9 AS celsius, upper(color) as c FROM 'a/b'",
            json!({ "celsius": 10, "c": "RED" }),
        ),
        (
            &nested,
            "SELECT color.red as red_value FROM 'a/b'",
            json!({ "red_value": 255 }),
        ),
        (
            &nested,
            "SELECT color.red FROM 'a/b'",
            json!({ "red": 255 }),
        ),
        (
            &nested,
            "SELECT color.* FROM 'a/b'",
            json!({ "red": 255, "green": 0 }),
        ),
        (
            &nested,
            "SELECT temperature AS bar.baz FROM 'a/b'",
            json!({ "bar": { "baz": 50 } }),
        ),
        (
            &e,
            "SELECT (SELECT VALUE n FROM e) as sensors FROM 'a'",
            json!({ "sensors": ["temperature", "light", "acidity"] }),
        ),
        (
            &e,
            "SELECT (SELECT v FROM e WHERE n = 'temperature') as temperature FROM 'a'",
            json!({ "temperature": [{ "v": 22.5 }] }),
        ),
        (
            &e,
            "SELECT get((SELECT v FROM e WHERE n = 'temperature'), 0).v as temperature FROM 'a'",
            json!({ "temperature": 22.5 }),
        ),
        (
            &e,
            "SELECT 1 AS x FROM 'a' WHERE EXISTS (SELECT * FROM e WHERE n = 'light')",
            json!({ "x": 1 }),
        ),
        (
            &encoded,
            "SELECT decode(encoded_temp,\"base64\").temperature AS temp from 'a'",
            json!({ "temp": 33 }),
        ),
        (
            &array,
            "select value transform(\"enrichArray\", attributes, values) from 'A/B'",
            json!([{ "a": 3, "data1": 1, "data2": 2 }, { "b": 4, "data1": 1, "data2": 2 }]),
        ),
        (
            &array,
            "select value transform('enrichArray', (select data1 from attributes), values) from 'A/B'",
            json!([{ "a": 3, "data1": 1 }, { "b": 4, "data1": 1 }]),
        ),
        (
            &json!({ "color": "yellow" }),
            "SELECT CASE color WHEN 'green' THEN 'go' WHEN 'yellow' THEN 'caution' ELSE 'other' END as i FROM 'a'",
            json!({ "i": "caution" }),
        ),
        (
            &json!({ "lat_long": [47.606, -122.332] }),
            "SELECT {'latitude': get(lat_long, 0),'longitude':get(lat_long, 1)} as lat_long FROM 'a'",
            json!({ "lat_long": { "latitude": 47.606, "longitude": -122.332 } }),
        ),
    ] {
        assert_eq!(selected(sql, payload), Some(result), "{sql}");
    }
    let sql = "SELECT color FROM 'a/b' WHERE temperature > 50 AND color <> 'red'";
    assert_eq!(selected(sql, &red), None);
}

#[test]
fn functions_of_the_guide() {
    for (expression, result) in [
        ("abs(-5)", json!(5)),
        ("abs('-5.123')", json!(5.123)),
        ("acos(0)", json!(std::f64::consts::FRAC_PI_2)),
        ("bitand(13, 5)", json!(5)),
        ("bitor(8, 5)", json!(13)),
        ("bitxor(13, 5)", json!(8)),
        ("cast(true as Int)", json!(1)),
        ("cast(0 as Bool)", json!(false)),
        ("cast(2.9 as int)", json!(2)),
        ("ceil(-1.2)", json!(-1)),
        ("floor(-1.2)", json!(-2)),
        ("chr(65)", json!("A")),
        ("clientid()", json!("lamp")),
        (
            "concat([1, 2, 3], 'hello', [4, 5, 6])",
            json!([1, 2, 3, "hello", 4, 5, 6]),
        ),
        ("concat(1, \"hello\")", json!("1hello")),
        ("concat(\"he\",\"is\",\"man\")", json!("heisman")),
        ("endswith(\"cat\",\"at\")", json!(true)),
        ("get([\"a\", \"b\", \"c\"], 1)", json!("b")),
        ("get({\"a\":\"b\"}, \"a\")", json!("b")),
        ("md5('hello')", json!("5d41402abc4b2a76b9719d911017c592")),
        (
            "sha1('')",
            json!("da39a3ee5e6b4b0d3255bfef95601890afd80709"),
        ),
        ("indexof('abcd', 'bc')", json!(1)),
        ("isNull(Null)", json!(true)),
        ("isUndefined(floor([1,2,3]))", json!(true)),
        ("length(false)", json!(5)),
        ("lower([\"HELLO\"])", json!("[\"hello\"]")),
        ("lpad('hello', 2)", json!("  hello")),
        ("mod(8, 3)", json!(2)),
        ("nanvl(undefined, 3)", json!(3)),
        ("numbytes('€')", json!(3)),
        (
            "parse_time(\"yyyy.MM.dd G 'at' HH:mm:ss z\", 100000000, \"America/Belize\")",
            json!("1970.01.01 AD at 21:46:40 CST"),
        ),
        ("parse_time('yyyy', timestamp(), 'UTC')", json!("2016")),
        ("power(2, 5)", json!(32)),
        ("regexp_matches(\"aaaa\", \"a{2,}\")", json!(true)),
        ("regexp_replace(\"abcd\", \"b(.*)d\", \"$1\")", json!("ac")),
        ("regexp_substr(\"hihihello\", \"(hi)*\")", json!("hihi")),
        ("replace(\"abcdabcd\", \"b\", \"x\")", json!("axcdaxcd")),
        ("round(1.5)", json!(2)),
        ("round(-1.5)", json!(-2)),
        ("sign(-7)", json!(-1)),
        ("substring(\"012345\", 2.745)", json!("2345")),
        ("substring(true, 1.2)", json!("rue")),
        ("substring(false, -2.411E247)", json!("false")),
        ("substring(\"012345\", 3, 1)", json!("")),
        ("sqrt(9)", json!(3)),
        ("topic()", json!("foo/bar/baz")),
        ("topic(2)", json!("bar")),
        ("trim(' hi ')", json!("hi")),
        ("trunc(2.888, 2)", json!(2.88)),
        ("trunc(2.3, 0)", json!(2)),
        ("newuuid()", json!("01234567-89ab-4def-8123-456789abcdef")),
        ("get_mqtt_property('content_type')", json!("text/plain")),
        ("get_user_properties('k')", json!(["1", "2"])),
        (
            "aws_lambda('arn:aws:lambda:eu-central-1:123456789012:function:double', {'n': 4}).twice",
            json!(8),
        ),
    ] {
        assert_eq!(value(expression), Some(result), "{expression}");
    }
    for undefined in [
        "concat()",
        "acos(2)",
        "abs(true)",
        "endswith(null, 'a')",
        "topic(9)",
        "get('a', 5)",
        "length(null)",
    ] {
        assert_eq!(value(undefined), None, "{undefined}");
    }
}

#[test]
fn operators_follow_their_tables() {
    for (expression, result) in [
        ("true AND 'TRUE'", Some(json!(true))),
        ("true AND 1", None),
        ("false OR 'x'", None),
        ("NOT 'false'", Some(json!(true))),
        ("NOT 1", None),
        ("'10' > 9", Some(json!(true))),
        ("'x' > 9", None),
        ("true > false", None),
        ("1 = 1.0", Some(json!(true))),
        ("'1' = 1", Some(json!(false))),
        ("'1' <> 1", Some(json!(true))),
        ("null = null", Some(json!(true))),
        ("missing = 1", None),
        ("l = [1, 2]", Some(json!(true))),
        ("o = {'x': 1.0}", Some(json!(true))),
        ("1 + 2", Some(json!(3))),
        ("1 + 2.5", Some(json!(3.5))),
        ("5 + '6'", Some(json!("56"))),
        ("true + 's'", Some(json!("trues"))),
        ("true + 1", None),
        ("'6' - 1", Some(json!(5))),
        ("7 / 2", Some(json!(3))),
        ("7 / 2.0 + 0.5", Some(json!(3.5))),
        ("7 / 0", None),
        ("7 % 4", Some(json!(3))),
        ("(-s)", None),
        ("2 IN l", Some(json!(true))),
        ("2 IN s", None),
        ("l[1]", Some(json!(2))),
        ("o.y.z", None),
        ("CASE missing WHEN 1 THEN 2 ELSE 3 END", None),
    ] {
        assert_eq!(value(expression), result, "{expression}");
    }
}

#[test]
fn binary_payloads_pass_if_no_member_is_named() {
    let bytes = b"\x00\xFF";
    assert_eq!(run("SELECT * FROM 'a'", bytes), Ok(Some(Output::Unchanged)));
    assert_eq!(
        run("SELECT encode(*, 'base64') AS data FROM 'a'", bytes),
        Ok(Some(Output::Json(json!({ "data": "AP8=" }))))
    );
    for sql in [
        "SELECT a FROM 'a'",
        "SELECT *, 1 AS x FROM 'a'",
        "SELECT * FROM 'a' WHERE a = 1",
    ] {
        assert_eq!(run(sql, bytes), Err(EvaluateError::NotJson), "{sql}");
    }
}

#[test]
fn what_the_sandbox_lacks_fails_the_rule() {
    let sql = "SELECT get_thing_shadow('t', 'arn') AS s FROM 'a'";
    assert_eq!(
        run(sql, b"{}"),
        Err(EvaluateError::Unserved("get_thing_shadow"))
    );
    let sql = "SELECT aws_lambda('arn:other', *) AS s FROM 'a'";
    assert_eq!(
        run(sql, b"{}"),
        Err(EvaluateError::Failed("arn:other failed".to_owned()))
    );
}

#[test]
fn templates_are_filled_in() {
    let facts = facts();
    let payload = json!({ "a": { "b": "x" }, "n": 5 }).to_string();
    let message = Message::new(payload.as_bytes(), &facts, &Stub);
    for (template, filled) in [
        ("plain/topic", "plain/topic"),
        ("${topic()}/republish", "foo/bar/baz/republish"),
        ("d/${a.b}/${n + 1}", "d/x/6"),
        (
            "${replace(topic(), '/', '-') + '-' + timestamp()}",
            "foo-bar-baz-1481825251155",
        ),
        ("${get({'}': 1}, '}')}", "1"),
        ("a${missing}b", "ab"),
        ("$$aws/things/${topic(3)}", "$$aws/things/baz"),
    ] {
        let parsed: Template = template.parse().expect(template);
        assert_eq!(parsed.fill(&message), Ok(filled.to_owned()), "{template}");
    }
    for wrong in ["${", "a${topic(}", "${a b}"] {
        assert!(wrong.parse::<Template>().is_err(), "{wrong}");
    }
}

proptest::proptest! {
    #[test]
    fn no_statement_panics(words in proptest::collection::vec(proptest::sample::select(vec![
        "*", "a", ".", "[", "]", "(", ")", "l", "s", "-", "+", "/", "%", "NOT", "IN", "1", "0", "9223372036854775807", "0.5",
        "'x'", "null", "undefined", "abs(", "trunc(", "substring(", "topic(", "chr(", "lpad(", "=", "<", "AND", ",",
    ]), 0..12)) {
        let sql = format!("SELECT {} AS r FROM 'a'", words.join(" "));
        if let Ok(statement) = sql.parse::<Statement>() {
            let facts = facts();
            let _ = statement.evaluate(&Message::new(br#"{"a":1,"s":"x","l":[1]}"#, &facts, &Stub));
        }
    }
}
