"""Topic rules as they run: boto3 makes them, paho publishes, and receives what they republish."""

import base64
import json
import queue

import pytest
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties

from conftest import refusals
from paho_client import Client
from services import ACCOUNT, REGION, allow, document, functions, iam, role, trust  # noqa: F401 (fixtures)

SERVICE = trust({"Service": "iot.amazonaws.com"})


@pytest.fixture
def publisher(role):
    """A function that makes a role for rules which may publish on a topic."""

    def make(topic="*", trusted=SERVICE):
        return role(trusted, allow("iot:Publish", f"arn:aws:iot:{REGION}:{ACCOUNT}:topic/{topic}"))["Arn"]

    return make


@pytest.fixture
def rule(iot, name):
    """A function that makes a rule, removed at the end."""
    made = []

    def make(sql, *actions, **more):
        called = more.pop("name", None) or name("rule").replace("-", "_")
        payload = {"sql": sql, "actions": list(actions), "awsIotSqlVersion": "2016-03-23", **more}
        iot.create_topic_rule(ruleName=called, topicRulePayload=payload)
        made.append(called)
        return called

    yield make
    for called in made:
        iot.delete_topic_rule(ruleName=called)


@pytest.fixture
def anything(tmp_path, provision):
    """A function that provisions a device which may do anything."""
    policy = tmp_path / "anything.json"
    policy.write_text(document(allow("iot:*")))
    return lambda: provision("--policy", policy)


@pytest.fixture
def device(anything):
    client = Client(anything())
    client.connect()
    yield client
    client.close()


def republish(role_arn, topic, **more):
    return {"republish": {"roleArn": role_arn, "topic": topic, **more}}


def received(client):
    message = client.messages.get(timeout=10)
    return message.topic, json.loads(message.payload)


def test_a_message_is_filtered_transformed_and_republished(device, rule, publisher, name):
    base = name("plant")
    rule(
        f"SELECT temperature, (temperature * 9 / 5 + 32) AS fahrenheit, topic(2) AS room, clientid() AS by "
        f"FROM '{base}/+/temperature' WHERE temperature > 20",
        republish(publisher(f"{base}-hot/*"), base + "-hot/${topic(2)}", qos=1),
    )
    device.subscribe(f"{base}-hot/#")
    device.client.publish(f"{base}/attic/temperature", json.dumps({"temperature": 10}), 1)
    device.client.publish(f"{base}/kitchen/temperature", json.dumps({"temperature": 25, "x": 1}), 1)
    expected = {"temperature": 25, "fahrenheit": 77, "room": "kitchen", "by": device.client._client_id.decode()}
    assert received(device) == (f"{base}-hot/kitchen", expected)


def test_basic_ingest_reaches_its_rule_only(device, rule, publisher, name):
    base = name("ingest")
    called = rule("SELECT *, topic() AS seen", republish(publisher(), f"{base}/out"))
    device.subscribe(f"{base}/out")
    device.client.publish(f"$aws/rules/{called}/a/b", json.dumps({"n": 1}), 1)
    assert received(device) == (f"{base}/out", {"n": 1, "seen": "a/b"})


def test_http_publishes_and_events_concern_rules(device, rule, publisher, name, iot_data, anything):
    base = name("events")
    rule(f"SELECT *, clientid() AS by FROM '{base}/in'", republish(publisher(), f"{base}/out"))
    rule(
        "SELECT clientId, eventType FROM '$aws/events/presence/connected/+'",
        republish(publisher(), base + "/${eventType}"),
    )
    device.subscribe(f"{base}/#")
    iot_data.publish(topic=f"{base}/in", qos=1, payload=b'{"n": 2}')
    seen = dict(received(device) for _ in range(2))
    assert seen == {f"{base}/in": {"n": 2}, f"{base}/out": {"n": 2, "by": "n/a"}}
    other = Client(anything())
    other.connect()
    assert received(device) == (
        f"{base}/connected", {"clientId": other.client._client_id.decode(), "eventType": "connected"})
    other.close()


def test_a_will_concerns_rules(device, rule, publisher, name, anything):
    base = name("will")
    rule(f"SELECT last FROM '{base}/last'", republish(publisher(), f"{base}/out"))
    device.subscribe(f"{base}/out")
    dying = Client(anything(), will=(f"{base}/last", b'{"last": "words"}'))
    dying.connect()
    dying.client.socket().close()
    dying.client.loop_stop()
    assert received(device) == (f"{base}/out", {"last": "words"})


def test_headers_of_what_is_republished(device, rule, publisher, name):
    base = name("headers")
    headers = {
        "payloadFormatIndicator": "UTF8_DATA",
        "contentType": "application/${kind}",
        "responseTopic": base + "/answer",
        "correlationData": "${encode(id, 'base64')}",
        "messageExpiry": "60",
        "userProperties": [{"key": "from", "value": "${topic()}"}],
    }
    rule(
        f"SELECT kind, get_mqtt_property('content_type') AS type, get_user_properties('a') AS a FROM '{base}/in'",
        republish(publisher(), f"{base}/out", headers=headers),
    )
    device.subscribe(f"{base}/out")
    properties = Properties(PacketTypes.PUBLISH)
    properties.ContentType = "text/plain"
    properties.UserProperty = [("a", "1"), ("a", "2")]
    device.client.publish(f"{base}/in", json.dumps({"kind": "json", "id": "i7"}), 1, properties=properties)
    message = device.messages.get(timeout=10)
    assert json.loads(message.payload) == {"kind": "json", "type": "text/plain", "a": ["1", "2"]}
    got = message.properties
    assert (got.ContentType, got.ResponseTopic, got.CorrelationData) == ("application/json", f"{base}/answer", b"i7")
    assert got.UserProperty == [("from", f"{base}/in")] and got.PayloadFormatIndicator == 1
    assert 0 < got.MessageExpiryInterval <= 60


@pytest.mark.parametrize("why", ["policy", "trust", "missing", "reserved", "other"])
def test_what_goes_wrong_goes_to_the_error_action(device, rule, publisher, name, why):
    base = name("error")
    failing = {
        "policy": lambda: republish(publisher("elsewhere"), f"{base}/out"),
        "trust": lambda: republish(publisher(trusted=trust({"Service": "lambda.amazonaws.com"})), f"{base}/out"),
        "missing": lambda: republish(f"arn:aws:iam::{ACCOUNT}:role/none", f"{base}/out"),
        "reserved": lambda: republish(publisher(), "$$aws/events/x"),
        "other": lambda: {"sqs": {"roleArn": f"arn:aws:iam::{ACCOUNT}:role/none", "queueUrl": "https://x/"}},
    }[why]()
    called = rule(f"SELECT * FROM '{base}/in'", failing, errorAction=republish(publisher(), f"{base}/errors"))
    device.subscribe(f"{base}/errors")
    device.client.publish(f"{base}/in", b'{"n": 1}', 1)
    topic, told = received(device)
    assert topic == f"{base}/errors" and told["ruleName"] == called and told["topic"] == f"{base}/in"
    assert base64.b64decode(told["base64OriginalPayload"]) == b'{"n": 1}'
    assert told["clientId"] == device.client._client_id.decode()
    assert told["failures"][0]["failedAction"] == ("SqsAction" if why == "other" else "RepublishAction")
    assert any(called in entry["reason"] for entry in refusals())


def test_rules_change_and_rest_at_once(device, rule, publisher, name, iot):
    base = name("change")
    out = republish(publisher(), f"{base}/out")
    called = rule(f"SELECT 'first' AS was FROM '{base}/in'", out)
    device.subscribe(f"{base}/out")
    send = lambda: device.client.publish(f"{base}/in", b"{}", 1).wait_for_publish(10)  # noqa: E731
    send()
    assert received(device)[1] == {"was": "first"}
    iot.disable_topic_rule(ruleName=called)
    send()
    payload = {"sql": f"SELECT 'second' AS was FROM '{base}/in'", "actions": [out], "ruleDisabled": False}
    iot.replace_topic_rule(ruleName=called, topicRulePayload=payload)
    send()
    assert received(device)[1] == {"was": "second"}


def test_a_loop_ends(device, rule, publisher, name):
    base = name("loop")
    rule(f"SELECT n + 1 AS n FROM '{base}'", republish(publisher(), base))
    device.subscribe(base)
    device.client.publish(base, b'{"n": 0}', 1)
    assert [received(device)[1]["n"] for _ in range(11)] == list(range(11))
    with pytest.raises(queue.Empty):
        device.messages.get(timeout=0.5)
    assert any("loop" in entry["reason"] for entry in refusals())


def test_functions_are_invoked_if_they_let_the_rule(device, rule, publisher, name, functions, tmp_path, iot):
    base = name("function")
    arn = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:double"
    rule_name = name("call").replace("-", "_")
    rule(
        f"SELECT aws_lambda('{arn}', {{'n': n}}).twice AS twice FROM '{base}/in'",
        republish(publisher(), f"{base}/out"), name=rule_name,
    )
    device.subscribe(f"{base}/out")
    device.client.publish(f"{base}/in", b'{"n": 1}', 1).wait_for_publish(10)
    functions.add_permission(
        FunctionName="double", StatementId=name(), Action="lambda:InvokeFunction", Principal="iot.amazonaws.com",
        SourceArn=f"arn:aws:iot:{REGION}:{ACCOUNT}:rule/{rule_name}", SourceAccount=ACCOUNT)
    device.client.publish(f"{base}/in", b'{"n": 21}', 1)
    assert received(device) == (f"{base}/out", {"twice": 42})
    told = [entry["reason"] for entry in refusals() if rule_name in entry["reason"]]
    assert len(told) == 1 and "add-permission" in told[0]


def test_the_lambda_action_invokes_without_waiting(device, rule, publisher, name, functions):
    base = name("action")
    lambda_action = {"lambda": {"functionArn": f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:fail"}}
    rule(f"SELECT * FROM '{base}/in'", lambda_action, errorAction=republish(publisher(), f"{base}/errors"))
    device.subscribe(f"{base}/errors")
    device.client.publish(f"{base}/in", b"{}", 1)
    assert "add-permission" in received(device)[1]["failures"][0]["errorMessage"]
    functions.add_permission(
        FunctionName="fail", StatementId=name(), Action="lambda:InvokeFunction", Principal="iot.amazonaws.com")
    device.client.publish(f"{base}/in", b"{}", 1)
    with pytest.raises(queue.Empty):
        device.messages.get(timeout=0.5)  # what fails in the function is not the rule's failure


def test_invoke(functions):
    answer = functions.invoke(FunctionName="double", Payload=b'{"n": 4}')
    assert json.load(answer["Payload"]) == {"twice": 8}
    assert answer["StatusCode"] == 200 and "FunctionError" not in answer
    failed = functions.invoke(FunctionName="fail", Payload=b"{}")
    assert failed["FunctionError"] == "Unhandled" and json.load(failed["Payload"])["errorMessage"] == "on purpose"
    assert functions.invoke(FunctionName="double", InvocationType="Event", Payload=b'{"n": 1}')["StatusCode"] == 202
    assert functions.invoke(FunctionName="double", InvocationType="DryRun")["StatusCode"] == 204
    with pytest.raises(functions.exceptions.ResourceNotFoundException):
        functions.invoke(FunctionName="nobody")
