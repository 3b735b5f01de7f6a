//! Properties that hold for every policy: what a Deny or an Allow can change, and that the fast answer is the
//! explained one.

use iotctl::model::policy::{
    Action, Compiled, ConnectAttribute, Context, Dialect, Document, Pattern, Thing,
};
use proptest::prelude::*;
use serde_json::{Value, json};

const ARN: &str = "arn:aws:iot:eu-central-1:123456789012:";

/// Resources of a small world, so that statements often meet requests.
fn resource() -> impl Strategy<Value = String> {
    "(client|topic|topicfilter|thing)/[ab]{1,2}(/[ab+#])?".prop_map(|tail| format!("{ARN}{tail}"))
}

fn pattern() -> impl Strategy<Value = String> {
    prop_oneof![
        1 => Just("*".to_owned()),
        2 => "(client|topic|topicfilter|thing)/[ab*?+#]{1,3}(/[ab*?+#]{1,2})?".prop_map(|tail| format!("{ARN}{tail}")),
        1 => "topic/(\\$\\{iot:ClientId\\}|\\$\\{iot:Connection\\.Thing\\.ThingName\\})[/*ab]{0,2}"
            .prop_map(|tail| format!("{ARN}{tail}")),
    ]
}

fn action_pattern() -> impl Strategy<Value = String> {
    prop_oneof![
        1 => Just("*".to_owned()),
        1 => Just("iot:*".to_owned()),
        1 => Just("iot:*Publish".to_owned()),
        4 => prop::sample::select(Action::ALL).prop_map(|action| action.name().to_owned()),
    ]
}

fn condition() -> impl Strategy<Value = Value> {
    let operators = [
        "StringEquals",
        "StringNotLike",
        "StringEqualsIfExists",
        "ForAllValues:StringEquals",
    ];
    let operators = [
        &operators[..],
        &["ForAnyValue:StringNotEquals", "ForAnyValue:StringLike"],
    ]
    .concat();
    let keys = vec![
        "iot:ClientId",
        "iot:ConnectAttributes",
        "iot:Connection.Thing.ThingName",
        "my:key",
    ];
    let values = prop::sample::select(vec!["a", "b", "*", "PersistentConnect", "${iot:ClientId}"]);
    (
        prop::sample::select(operators),
        prop::sample::select(keys),
        prop::collection::vec(values, 1..3),
    )
        .prop_map(|(operator, key, values)| json!({ operator: { key: values } }))
}

fn statement(effect: &'static str) -> impl Strategy<Value = Value> {
    let actions = prop::collection::vec(action_pattern(), 1..3);
    let resources = prop::collection::vec(pattern(), 1..3);
    let element = (any::<bool>(), any::<bool>());
    (actions, resources, prop::option::of(condition()), element).prop_map(
        move |(actions, resources, condition, not)| {
            let action = if not.0 { "NotAction" } else { "Action" };
            let resource = if not.1 { "NotResource" } else { "Resource" };
            let mut statement = json!({ "Effect": effect, action: actions, resource: resources });
            if let Some(condition) = condition {
                statement["Condition"] = condition;
            }
            statement
        },
    )
}

fn statements() -> impl Strategy<Value = Vec<Value>> {
    prop::collection::vec(
        prop_oneof![3 => statement("Allow"), 1 => statement("Deny")],
        1..6,
    )
}

fn context() -> impl Strategy<Value = Context> {
    let attributes = prop::sample::subsequence(
        vec![
            ConnectAttribute::PersistentConnect,
            ConnectAttribute::LastWill,
        ],
        0..=2,
    );
    let client = prop::option::of(prop::sample::select(vec!["a", "b", "+", "*"]));
    let thing = prop::option::of((prop::sample::select(vec!["a", "b", "a+"]), any::<bool>()));
    (client, thing, prop::option::of(attributes)).prop_map(|(client, thing, connect_attributes)| {
        Context {
            client_id: client.map(str::to_owned),
            thing: thing.map(|(name, is_attached)| Thing {
                name: name.to_owned(),
                is_attached,
                ..Thing::default()
            }),
            connect_attributes,
            ..Context::default()
        }
    })
}

fn document(statements: &[Value]) -> Document {
    let text = json!({ "Version": "2012-10-17", "Statement": statements }).to_string();
    Document::parse(&text, Dialect::Iam).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn allows(statements: &[Value], context: &Context, action: Action, resource: &str) -> bool {
    if statements.is_empty() {
        return false;
    }
    Compiled::new([("p", &document(statements))], context).allows(action, resource)
}

/// The definition of the wildcards, written as plainly as possible.
fn naive(pattern: &[char], text: &[char]) -> bool {
    match pattern.split_first() {
        None => text.is_empty(),
        Some(('*', rest)) => (0..=text.len()).any(|skipped| naive(rest, &text[skipped..])),
        Some((first, rest)) => text
            .split_first()
            .is_some_and(|(there, after)| (*first == '?' || first == there) && naive(rest, after)),
    }
}

fn json_value() -> impl Strategy<Value = Value> {
    let words = [
        "Version",
        "2012-10-17",
        "Statement",
        "Effect",
        "Allow",
        "Action",
        "Resource",
        "Condition",
        "*",
        "iot:*",
    ];
    let words = [
        &words[..],
        &[
            "Bool",
            "IpAddress",
            "DateEquals",
            "true",
            "arn:aws:iot:${",
            "${a}",
            "é",
            "",
        ],
    ]
    .concat();
    let word = prop::sample::select(words).prop_map(str::to_owned);
    let leaf = prop_oneof![
        word.clone().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        Just(Value::Null)
    ];
    leaf.prop_recursive(5, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(word.clone(), inner, 0..6).prop_map(Value::from_iter),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_fast_answer_is_the_explained_one(
        statements in statements(), context in context(),
        action in prop::sample::select(Action::ALL), resource in resource(),
    ) {
        let compiled = Compiled::new([("p", &document(&statements))], &context);
        let decision = compiled.decide(action, &resource);
        prop_assert_eq!(compiled.allows(action, &resource), decision.allowed(), "{}", decision.reason());
        prop_assert_eq!(decision.hint().is_some(), !decision.allowed());
    }

    #[test]
    fn another_deny_never_grants(
        statements in statements(), deny in statement("Deny"), at in any::<prop::sample::Index>(), context in context(),
        action in prop::sample::select(Action::ALL), resource in resource(),
    ) {
        let mut more = statements.clone();
        more.insert(at.index(statements.len() + 1), deny);
        let after = allows(&more, &context, action, &resource);
        prop_assert!(!after || allows(&statements, &context, action, &resource));
    }

    #[test]
    fn one_allow_less_never_grants(
        statements in statements(), at in any::<prop::sample::Index>(), context in context(),
        action in prop::sample::select(Action::ALL), resource in resource(),
    ) {
        let at = at.index(statements.len());
        prop_assume!(statements[at]["Effect"] == "Allow");
        let mut fewer = statements.clone();
        fewer.remove(at);
        let after = allows(&fewer, &context, action, &resource);
        prop_assert!(!after || allows(&statements, &context, action, &resource));
    }

    #[test]
    fn order_and_distribution_of_statements_do_not_matter(
        statements in statements(), context in context(),
        action in prop::sample::select(Action::ALL), resource in resource(),
    ) {
        let documents: Vec<_> = statements.iter().rev().map(|it| document(std::slice::from_ref(it))).collect();
        let apart = Compiled::new(documents.iter().map(|document| ("p", document)), &context);
        prop_assert_eq!(apart.allows(action, &resource), allows(&statements, &context, action, &resource));
    }

    #[test]
    fn the_matcher_is_the_definition(pattern in "[ab/é*?]{0,8}", text in "[ab/é]{0,8}") {
        let letters = |text: &str| text.chars().collect::<Vec<_>>();
        prop_assert_eq!(Pattern::new(&pattern).matches(&text), naive(&letters(&pattern), &letters(&text)));
    }

    #[test]
    fn the_parser_survives_any_text(text in any::<String>()) {
        let _ = Document::parse(&text, Dialect::Iot);
        let _ = Document::check_size(&text);
    }

    #[test]
    fn the_parser_survives_any_json(value in json_value()) {
        for dialect in [Dialect::Iot, Dialect::Iam] {
            if let Err(error) = Document::parse(&value.to_string(), dialect) {
                prop_assert!(!error.to_string().is_empty());
            }
        }
    }

    #[test]
    fn whatever_parses_can_be_decided(tail in "[a-z$*?+#/{}:.\\[\\]',]{0,30}", context in context()) {
        let statement = json!({ "Effect": "Allow", "Action": "*", "Resource": format!("{ARN}{tail}") });
        let text = json!({ "Version": "2012-10-17", "Statement": statement }).to_string();
        if let Ok(document) = Document::parse(&text, Dialect::Iot) {
            let compiled = Compiled::new([("p", &document)], &context);
            let resource = format!("{ARN}topic/a");
            prop_assert_eq!(compiled.allows(Action::Publish, &resource), compiled.decide(Action::Publish, &resource).allowed());
        }
    }
}
