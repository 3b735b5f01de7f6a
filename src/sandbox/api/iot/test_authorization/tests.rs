//! Decisions without a connection, on a registry in memory.

use serde_json::{Value, json};

use super::super::test_support::Registry;

const TOPIC: &str = "arn:aws:iot:eu-central-1:123456789012:topic/";

fn policy(registry: &Registry, name: &str, effect: &str, action: &str, resource: &str) {
    let document = json!({"Version": "2012-10-17", "Statement": [
        {"Effect": effect, "Action": action, "Resource": resource}]});
    registry
        .call("CreatePolicy")
        .path("policyName", name)
        .body(json!({ "policyDocument": document.to_string() }))
        .ok();
}

fn attach(registry: &Registry, name: &str, target: &str) {
    registry
        .call("AttachPolicy")
        .path("policyName", name)
        .body(json!({ "target": target }))
        .ok();
}

fn one(registry: &Registry, principal: &str, client_id: Option<&str>, body: Value) -> Value {
    let mut call = registry.call("TestAuthorization");
    if let Some(client_id) = client_id {
        call = call.query("clientId", client_id);
    }
    let mut body = body;
    body["principal"] = json!(principal);
    let answer = call.body(body).ok();
    assert_eq!(answer["authResults"].as_array().map(Vec::len), Some(1));
    answer["authResults"][0].clone()
}

fn publish(resources: &[String]) -> Value {
    json!({ "authInfos": [{ "actionType": "PUBLISH", "resources": resources }] })
}

fn names(policies: &Value) -> Vec<&str> {
    let list = policies["policies"].as_array().expect("a list");
    list.iter()
        .map(|policy| policy["policyName"].as_str().expect("a name"))
        .collect()
}

#[test]
fn each_policy_is_told_by_what_it_says() {
    let registry = Registry::new();
    let certificate = registry.certificate('a');
    policy(
        &registry,
        "allows",
        "Allow",
        "iot:Publish",
        &format!("{TOPIC}*"),
    );
    policy(
        &registry,
        "denies",
        "Deny",
        "iot:Publish",
        &format!("{TOPIC}secret"),
    );
    policy(&registry, "silent", "Allow", "iot:Connect", "*");
    for name in ["allows", "denies", "silent"] {
        attach(&registry, name, &certificate);
    }
    let open = one(
        &registry,
        &certificate,
        None,
        publish(&[format!("{TOPIC}open")]),
    );
    assert_eq!(open["authDecision"], "ALLOWED");
    assert_eq!(
        open["authInfo"],
        json!({ "actionType": "PUBLISH", "resources": [format!("{TOPIC}open")] })
    );
    assert_eq!(names(&open["allowed"]), ["allows"]);
    assert_eq!(names(&open["denied"]["implicitDeny"]), ["denies", "silent"]);
    assert!(names(&open["denied"]["explicitDeny"]).is_empty());
    assert_eq!(open["missingContextValues"], json!([]));
    assert_eq!(
        open["allowed"]["policies"][0]["policyArn"],
        registry.scope().arn("policy/allows")
    );

    let secret = one(
        &registry,
        &certificate,
        None,
        publish(&[format!("{TOPIC}open"), format!("{TOPIC}secret")]),
    );
    assert_eq!(
        secret["authDecision"], "EXPLICIT_DENY",
        "one of two is denied"
    );
    assert_eq!(names(&secret["denied"]["explicitDeny"]), ["denies"]);

    let skipped = json!({ "policyNamesToSkip": ["allows"], "authInfos": [
        { "actionType": "PUBLISH", "resources": [format!("{TOPIC}open")] }] });
    assert_eq!(
        one(&registry, &certificate, None, skipped)["authDecision"],
        "IMPLICIT_DENY"
    );
}

#[test]
fn policies_are_added_for_the_test_only() {
    let registry = Registry::new();
    let certificate = registry.certificate('a');
    policy(&registry, "extra", "Allow", "iot:Publish", "*");
    let body = |add: Value| {
        json!({ "policyNamesToAdd": add, "authInfos": [
            { "actionType": "PUBLISH", "resources": [format!("{TOPIC}t")] }] })
    };
    assert_eq!(
        one(
            &registry,
            &certificate,
            None,
            body(json!(["extra", "extra"]))
        )["authDecision"],
        "ALLOWED"
    );
    assert_eq!(
        one(&registry, &certificate, None, body(json!([])))["authDecision"],
        "IMPLICIT_DENY"
    );
    let mut missing = body(json!(["none"]));
    missing["principal"] = json!(certificate);
    assert_eq!(
        registry
            .call("TestAuthorization")
            .body(missing)
            .refused()
            .kind,
        "ResourceNotFoundException"
    );
}

#[test]
fn variables_need_the_client_id() {
    let registry = Registry::new();
    let certificate = registry.certificate('a');
    policy(
        &registry,
        "own",
        "Allow",
        "iot:Publish",
        &format!("{TOPIC}${{iot:ClientId}}"),
    );
    policy(
        &registry,
        "thing",
        "Allow",
        "iot:Publish",
        &format!("{TOPIC}dt/${{iot:Connection.Thing.ThingName}}"),
    );
    attach(&registry, "own", &certificate);
    attach(&registry, "thing", &certificate);
    registry.call("CreateThing").path("thingName", "lamp").ok();
    registry
        .call("AttachThingPrincipal")
        .path("thingName", "lamp")
        .header("x-amzn-principal", &certificate)
        .ok();

    let unknown = one(
        &registry,
        &certificate,
        None,
        publish(&[format!("{TOPIC}lamp")]),
    );
    assert_eq!(unknown["authDecision"], "IMPLICIT_DENY");
    let missing = unknown["missingContextValues"].to_string();
    assert!(
        missing.contains("iot:ClientId") && missing.contains("ThingName"),
        "{missing}"
    );
    for topic in ["lamp", "dt/lamp"] {
        let known = one(
            &registry,
            &certificate,
            Some("lamp"),
            publish(&[format!("{TOPIC}{topic}")]),
        );
        assert_eq!(
            (&known["authDecision"], &known["missingContextValues"]),
            (&json!("ALLOWED"), &json!([]))
        );
    }
    let other = one(
        &registry,
        &certificate,
        Some("other"),
        publish(&[format!("{TOPIC}dt/other")]),
    );
    assert_eq!(
        other["authDecision"], "IMPLICIT_DENY",
        "not attached to a thing of that name"
    );
}

#[test]
fn what_cannot_be_tested_is_refused() {
    let registry = Registry::new();
    let certificate = registry.certificate('a');
    let group = registry.scope().arn("thinggroup/g");
    let info = json!({ "actionType": "CONNECT", "resources": ["*"] });
    for (body, kind) in [
        (json!({ "authInfos": [info] }), "InvalidRequestException"),
        (
            json!({ "principal": certificate }),
            "InvalidRequestException",
        ),
        (
            json!({ "principal": certificate, "authInfos": [] }),
            "InvalidRequestException",
        ),
        (
            json!({ "principal": certificate, "authInfos": vec![&info; 11] }),
            "InvalidRequestException",
        ),
        (
            json!({ "principal": certificate, "authInfos": [{ "resources": ["*"] }] }),
            "InvalidRequestException",
        ),
        (
            json!({ "principal": certificate, "authInfos": [{ "actionType": "CONNECT", "resources": [] }] }),
            "InvalidRequestException",
        ),
        (
            json!({ "principal": certificate, "authInfos": [{ "actionType": "DANCE", "resources": ["*"] }] }),
            "InvalidRequestException",
        ),
        (
            json!({ "principal": group, "authInfos": [info] }),
            "InvalidRequestException",
        ),
        (
            json!({ "principal": certificate.replace('a', "b"), "authInfos": [info] }),
            "InvalidRequestException",
        ),
        (
            json!({ "cognitoIdentityPoolId": "eu-central-1:x", "authInfos": [info] }),
            "ResourceNotFoundException",
        ),
    ] {
        assert_eq!(
            registry
                .call("TestAuthorization")
                .body(body.clone())
                .refused()
                .kind,
            kind,
            "{body}"
        );
    }
    let unknown = registry.scope().arn(&format!("cert/{}", "c".repeat(64)));
    let body = json!({ "principal": unknown, "authInfos": [info] });
    assert_eq!(
        registry.call("TestAuthorization").body(body).refused().kind,
        "ResourceNotFoundException"
    );
}

#[test]
fn effective_policies_come_from_principal_and_groups() {
    let registry = Registry::new();
    let certificate = registry.certificate('a');
    for group in ["house", "hall"] {
        let body = if group == "hall" {
            json!({ "parentGroupName": "house" })
        } else {
            json!({})
        };
        registry
            .call("CreateThingGroup")
            .path("thingGroupName", group)
            .body(body)
            .ok();
    }
    registry.call("CreateThing").path("thingName", "lamp").ok();
    let member = json!({ "thingName": "lamp", "thingGroupName": "hall" });
    registry.call("AddThingToThingGroup").body(member).ok();
    policy(&registry, "own", "Allow", "iot:Connect", "*");
    policy(&registry, "grouped", "Allow", "iot:Publish", "*");
    let house = registry.scope().arn("thinggroup/house");
    attach(&registry, "own", &certificate);
    attach(&registry, "grouped", &house);

    let effective = |principal: Option<&str>, thing: Option<&str>| {
        let call = registry
            .call("GetEffectivePolicies")
            .body(json!({ "principal": principal }));
        let call = match thing {
            Some(thing) => call.query("thingName", thing),
            None => call,
        };
        call.answer().map_err(|error| error.kind).map(|answer| {
            let list = answer["effectivePolicies"]
                .as_array()
                .expect("a list")
                .clone();
            list.iter()
                .map(|policy| policy["policyName"].as_str().expect("a name").to_owned())
                .collect::<Vec<_>>()
        })
    };
    let some = |names: &[&str]| Ok(names.iter().map(|name| (*name).to_owned()).collect());
    assert_eq!(effective(Some(&certificate), None), some(&["own"]));
    assert_eq!(
        effective(Some(&certificate), Some("lamp")),
        some(&["own"]),
        "not attached yet"
    );
    registry
        .call("AttachThingPrincipal")
        .path("thingName", "lamp")
        .header("x-amzn-principal", &certificate)
        .ok();
    assert_eq!(
        effective(Some(&certificate), Some("lamp")),
        some(&["grouped", "own"])
    );
    assert_eq!(effective(None, Some("lamp")), some(&["grouped"]));
    assert_eq!(
        effective(Some(&registry.scope().arn("thinggroup/hall")), None),
        some(&["grouped"]),
        "inherited"
    );
    assert_eq!(effective(None, None), Err("InvalidRequestException"));
    assert_eq!(
        effective(None, Some("none")),
        Err("ResourceNotFoundException")
    );

    let answer = registry
        .call("GetEffectivePolicies")
        .body(json!({ "principal": certificate }))
        .ok();
    let document = answer["effectivePolicies"][0]["policyDocument"]
        .as_str()
        .expect("text");
    assert!(
        document.contains("iot:Connect"),
        "the document in effect: {document}"
    );
}
