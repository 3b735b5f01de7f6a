//! Runs `policy_table.txt`: for each row, the verdict and the statement that brought it about.

use std::collections::BTreeMap;

use iotctl::model::policy::{
    Action, Certificate, Cognito, Compiled, ConnectAttribute, Context, Decision, Dialect, Document,
    Failure, Thing, Verdict,
};

const TABLE: &str = include_str!("policy_table.txt");
const ARN: &str = "arn:aws:iot:eu-central-1:123456789012:";

/// What the lines so far have set up.
#[derive(Default)]
struct Setup {
    group: String,
    policies: Vec<(String, Document)>,
    context: Context,
}

#[test]
fn every_row_has_its_verdict_and_its_statement() {
    let mut setup = Setup::default();
    let mut rows = 0;
    let mut wrong = Vec::new();
    let mut lines = TABLE
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .peekable();
    while let Some(line) = lines.next() {
        if let Some(group) = line.strip_prefix("group ") {
            setup = Setup {
                group: group.to_owned(),
                ..Setup::default()
            };
        } else if let Some(head) = line.strip_prefix("policy ") {
            let mut text = String::new();
            while let Some(more) = lines.next_if(|line| line.starts_with(' ')) {
                text.push_str(more);
            }
            setup.policies.push(policy(head, &text));
        } else if let Some(words) = line.strip_prefix("context") {
            setup.context = context(words);
        } else {
            rows += 1;
            if let Err(problem) = check(&setup, line) {
                wrong.push(format!("{}\n  {line}\n  {problem}", setup.group));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {rows} rows are wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(rows >= 160, "only {rows} rows");
}

fn policy(head: &str, text: &str) -> (String, Document) {
    let (name, dialect) = match head.split_once(' ') {
        Some((name, "iam")) => (name, Dialect::Iam),
        _ => (head, Dialect::Iot),
    };
    let text = text.replace("\"A:", &format!("\"{ARN}"));
    let document =
        Document::parse(&text, dialect).unwrap_or_else(|error| panic!("{error}\n{text}"));
    (name.to_owned(), document)
}

fn context(words: &str) -> Context {
    let mut context = Context::default();
    let mut thing: Option<Thing> = None;
    let mut certificate: Option<Certificate> = None;
    let mut cognito: Option<Cognito> = None;
    for word in words.split_whitespace() {
        let (name, value) = word.split_once('=').unwrap_or((word, ""));
        let many = || {
            value
                .split(',')
                .filter(|v| !v.is_empty())
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        let text = value.to_owned();
        match name.split_once(':').unwrap_or((name, "")) {
            ("client", _) => context.client_id = Some(text),
            ("ip", _) => context.source_ip = Some(value.parse().expect("an address")),
            ("domain", _) => context.domain_name = Some(text),
            ("thing", _) => {
                thing = Some(Thing {
                    name: text,
                    is_attached: true,
                    ..Thing::default()
                });
            }
            ("unattached", _) => thing.as_mut().expect("a thing before").is_attached = false,
            ("type", _) => thing.as_mut().expect("a thing before").type_name = Some(text),
            ("attr", key) => {
                thing
                    .as_mut()
                    .expect("a thing before")
                    .attributes
                    .insert(key.to_owned(), text);
            }
            ("subject", field) => certificate
                .get_or_insert_default()
                .subject
                .push(field, text),
            ("issuer", field) => certificate.get_or_insert_default().issuer.push(field, text),
            ("san", kind) => certificate
                .get_or_insert_default()
                .subject
                .push_alternative(kind, text),
            ("serial", _) => certificate.get_or_insert_default().serial_number = Some(text),
            ("attributes", _) => {
                context.connect_attributes =
                    Some(many().iter().map(|name| attribute(name)).collect());
            }
            ("sub", _) => cognito.get_or_insert_default().identity_id = text,
            ("aud", _) => cognito.get_or_insert_default().pool_id = text,
            ("amr", _) => cognito.get_or_insert_default().amr = many(),
            ("key", key) => context
                .extra
                .extend(BTreeMap::from([(key.to_owned(), many())])),
            _ => panic!("unknown word `{word}`"),
        }
    }
    Context {
        thing,
        certificate,
        cognito,
        ..context
    }
}

fn attribute(name: &str) -> ConnectAttribute {
    match name {
        "PersistentConnect" => ConnectAttribute::PersistentConnect,
        "LastWill" => ConnectAttribute::LastWill,
        _ => panic!("unknown attribute `{name}`"),
    }
}

fn check(setup: &Setup, row: &str) -> Result<(), String> {
    let words: Vec<_> = row.split_whitespace().collect();
    let [verdict, place, action, resource] = words[..] else {
        panic!("a row has four words: {row}")
    };
    let resource = if resource == "*" || resource.starts_with("arn:") {
        resource.to_owned()
    } else {
        format!("{ARN}{resource}")
    };
    let policies = setup
        .policies
        .iter()
        .map(|(name, document)| (name.as_str(), document));
    let compiled = Compiled::new(policies, &setup.context);
    let decision = compiled.decide_named(action, &resource);
    let expected = match verdict {
        "allow" => Verdict::Allowed,
        "deny" => Verdict::ExplicitDeny,
        "none" => Verdict::ImplicitDeny,
        _ => panic!("unknown verdict: {row}"),
    };
    if decision.verdict != expected || describe(&decision) != place {
        return Err(format!(
            "{:?} {}: {}",
            decision.verdict,
            describe(&decision),
            decision.reason()
        ));
    }
    if let Some(action) = Action::from_name(action) {
        if compiled.allows(action, &resource) != decision.allowed() {
            return Err("`allows` says otherwise".to_owned());
        }
        if compiled.decide(action, &resource).verdict != decision.verdict {
            return Err("`decide` says otherwise".to_owned());
        }
    }
    if decision.hint().is_some() == decision.allowed() {
        return Err(format!("hint: {:?}", decision.hint()));
    }
    Ok(())
}

/// `p#2` for the deciding statement, `p#2:resource` for the nearest miss, `-` for neither.
fn describe(decision: &Decision) -> String {
    match (&decision.deciding, &decision.nearest) {
        (Some(place), _) => format!("{}#{}", place.policy, place.statement),
        (None, Some(near)) => {
            let part = match near.failure {
                Failure::Action { .. } => "action",
                Failure::Resource { .. } => "resource",
                Failure::Variable { .. } => "variable",
                Failure::Condition { .. } => "condition",
            };
            format!(
                "{}#{}:{part}",
                near.statement.policy, near.statement.statement
            )
        }
        (None, None) => "-".to_owned(),
    }
}

#[test]
fn sentences_and_json_tell_the_same() {
    let text = r#"{"Version":"2012-10-17","Statement":[
        {"Sid":"In","Effect":"Allow","Action":"iot:Connect","Resource":"*"},
        {"Effect":"Allow","Action":"iot:Publish","Resource":"A:topic/dt/cam-1/*"},
        {"Effect":"Allow","Action":"iot:Receive","Resource":"A:topic/${iot:ClientId}"}]}"#;
    let (name, document) = policy("p", text);
    let compiled = Compiled::new([(name.as_str(), &document)], &Context::default());
    let ask = |action, resource: &str| compiled.decide(action, &format!("{ARN}{resource}"));
    assert_eq!(
        ask(Action::Connect, "client/a").reason(),
        "allowed by statement 1 (`In`) of policy `p`"
    );
    let refused = ask(Action::Publish, "topic/x");
    let nearest = "nearest: statement 2 of policy `p` allows topic/dt/cam-1/*";
    assert_eq!(
        refused.reason(),
        format!("no statement allows iot:Publish on topic/x; {nearest}")
    );
    let json = serde_json::to_value(&refused).expect("serializes");
    assert_eq!(json["verdict"], "IMPLICIT_DENY");
    assert_eq!(json["nearest"]["statement"], 2);
    assert_eq!(json["nearest"]["failure"]["part"], "resource");
    assert_eq!(
        ask(Action::Receive, "topic/x").missing_context,
        ["iot:ClientId"]
    );
}

#[test]
fn policies_are_listed_by_what_they_said() {
    let one = |effect: &str, resource: &str| {
        format!(
            r#"{{"Statement":{{"Effect":"{effect}","Action":"iot:Publish","Resource":"A:topic/{resource}"}}}}"#
        )
    };
    let policies = [
        ("a", "Allow", "x"),
        ("b", "Allow", "*"),
        ("c", "Deny", "x"),
        ("d", "Deny", "y"),
        ("e", "Allow", "z"),
    ]
    .map(|(name, effect, resource)| policy(name, &one(effect, resource)));
    let compiled = Compiled::new(
        policies.iter().map(|(name, it)| (name.as_str(), it)),
        &Context::default(),
    );
    let decision = compiled.decide(Action::Publish, &format!("{ARN}topic/x"));
    assert_eq!(decision.verdict, Verdict::ExplicitDeny);
    assert_eq!(decision.deciding_policies(), ["c"]);
    assert_eq!(decision.allowing_policies, ["a", "b"]);
    assert_eq!(decision.silent_policies, ["d", "e"]);
    let decision = compiled.decide(Action::Publish, &format!("{ARN}topic/z"));
    assert_eq!(decision.deciding_policies(), ["b", "e"]);
}
