"""boto3 against the data plane and STS: publish, retained messages, the connections calls, signatures."""

import base64
import json
import os
import ssl
import time
import urllib.error
import urllib.request

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

from paho_client import Client


def failure(call, **arguments):
    with pytest.raises(ClientError) as caught:
        call(**arguments)
    answer = caught.value.response
    return answer["Error"]["Code"], answer["ResponseMetadata"]["HTTPStatusCode"]


def test_caller_identity(sts):
    identity = sts.get_caller_identity()
    assert identity["Account"] == "123456789012"
    assert identity["Arn"].startswith("arn:aws:iam::123456789012:")
    assert identity["ResponseMetadata"]["RequestId"]


def test_every_answer_has_a_request_id(iot):
    assert iot.list_things()["ResponseMetadata"]["HTTPHeaders"]["x-amzn-requestid"]


@pytest.mark.parametrize(
    "key_id, secret, code",
    [("test", "wrong", ("InvalidSignatureException", "SignatureDoesNotMatch")),
     ("nobody", "test", ("UnrecognizedClientException", "InvalidClientTokenId"))],
)
def test_wrong_credentials(key_id, secret, code):
    for service, call in (("iot", "list_things"), ("sts", "get_caller_identity")):
        client = boto3.client(service, aws_access_key_id=key_id, aws_secret_access_key=secret)
        error, status = failure(getattr(client, call))
        assert error in code and status == 403


def test_regions_are_apart(name):
    config = Config(retries={"max_attempts": 1})
    here = boto3.client("iot", region_name="eu-central-1", config=config)
    there = boto3.client("iot", region_name="us-west-2", config=config)
    thing = name("regional")
    here.create_thing(thingName=thing)
    assert failure(there.describe_thing, thingName=thing) == ("ResourceNotFoundException", 404)
    assert there.create_thing(thingName=thing)["thingArn"] == f"arn:aws:iot:us-west-2:123456789012:thing/{thing}"


def test_publish_reaches_a_device(provision, iot_data):
    device = provision("--subscribe", "cmd/${thing}/#")
    ear = Client(device)
    ear.connect()
    topic = f"cmd/{device.thing}/go"
    ear.subscribe(topic)
    iot_data.publish(
        topic=topic, qos=1, payload=b"\x00\xff binary", contentType="application/x", responseTopic="back",
        correlationData=base64.b64encode(b"c").decode(), userProperties=[{"k": "v"}],
        payloadFormatIndicator="UNSPECIFIED_BYTES", messageExpiry=60,
    )
    message = ear.messages.get(timeout=10)
    assert message.payload == b"\x00\xff binary" and message.qos == 1
    assert message.properties.ContentType == "application/x" and message.properties.ResponseTopic == "back"
    assert message.properties.CorrelationData == b"c" and message.properties.UserProperty == [("k", "v")]
    assert message.properties.MessageExpiryInterval <= 60
    ear.close()


def test_retained_messages(iot_data, name):
    topic = f"retained/{name()}"
    iot_data.publish(topic=topic, qos=1, retain=True, payload=b"kept")
    kept = iot_data.get_retained_message(topic=topic)
    assert kept["payload"] == b"kept" and kept["qos"] == 1 and kept["lastModifiedTime"] > 1_600_000_000_000
    listed = [m for page in iot_data.get_paginator("list_retained_messages").paginate() for m in page["retainedTopics"]]
    assert any(m["topic"] == topic and m["payloadSize"] == 4 for m in listed)
    time.sleep(1.1)
    iot_data.publish(topic=topic, retain=True, payload=b"")
    assert failure(iot_data.get_retained_message, topic=topic) == ("ResourceNotFoundException", 404)


def test_retained_messages_come_in_pages(iot_data, name):
    prefix = name("paged")
    for number in range(5):
        iot_data.publish(topic=f"{prefix}/{number}", retain=True, payload=b"x")
    first = iot_data.list_retained_messages(maxResults=2)
    assert len(first["retainedTopics"]) == 2 and first["nextToken"]
    pages = iot_data.get_paginator("list_retained_messages").paginate(PaginationConfig={"PageSize": 2})
    found = [m["topic"] for page in pages for m in page["retainedTopics"]]
    assert {f"{prefix}/{number}" for number in range(5)} <= set(found) and len(found) == len(set(found))


def test_connections(provision, iot_data):
    device = provision("--subscribe", "cmd/${thing}/#")
    client = Client(device)
    client.connect()
    client.subscribe(f"cmd/{device.thing}/a")
    shown = iot_data.get_connection(clientId=device.thing, includeSocketInformation=True)
    assert shown["connected"] is True and shown["keepAliveDuration"] == 60 and shown["sourceIp"] == "127.0.0.1"
    assert "sourcePort" not in iot_data.get_connection(clientId=device.thing)
    listed = iot_data.list_subscriptions(clientId=device.thing)["subscriptions"]
    assert listed == [{"topicFilter": f"cmd/{device.thing}/a", "qos": 1}]
    iot_data.delete_connection(clientId=device.thing, cleanSession=True)
    assert client.disconnects.get(timeout=10).value == 0x98
    shown = iot_data.get_connection(clientId=device.thing)
    assert shown["connected"] is False and shown["disconnectReason"] == "API_INITIATED_DISCONNECT"
    assert failure(iot_data.delete_connection, clientId="never-seen") == ("ResourceNotFoundException", 404)
    client.client.loop_stop()


def test_direct_message_needs_no_subscription(provision, iot_data):
    device = provision("--subscribe", "cmd/${thing}/#")
    client = Client(device)
    client.connect()
    iot_data.send_direct_message(clientId=device.thing, topic=f"cmd/{device.thing}/direct", payload=b"hi")
    assert client.messages.get(timeout=10).payload == b"hi"
    client.close()


@pytest.mark.parametrize(
    "arguments, expected",
    [
        ({"topic": "a/#"}, ("InvalidRequestException", 400)),
        ({"topic": "1/2/3/4/5/6/7/8/9"}, ("InvalidRequestException", 400)),
        ({"topic": "x" * 257}, ("InvalidRequestException", 400)),
        ({"topic": "a", "qos": 2}, ("InvalidRequestException", 400)),
        ({"topic": "a", "payload": b"x" * 131073}, ("RequestEntityTooLargeException", 413)),
    ],
)
def test_refused_publishes(iot_data, arguments, expected):
    code, status = failure(iot_data.publish, **arguments)
    assert status == expected[1] and code in (expected[0], str(expected[1]))


def test_an_operation_the_sandbox_lacks_names_itself(iot):
    with pytest.raises(ClientError) as caught:
        iot.list_fleet_metrics()
    assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == 501
    assert "ListFleetMetrics" in str(caught.value)


def test_https_publish_with_the_device_certificate(provision, iot_data):
    device = provision()
    tls = device.tls
    context = ssl.create_default_context(cafile=tls["cafile"])
    context.load_cert_chain(tls["certfile"], tls["keyfile"])
    url = f"https://{os.environ['SANDBOX_ENDPOINT']}/topics/dt/{device.thing}/x?qos=1"
    # HTTP has no client id, so the thing variables of the device's policy have no value: denied.
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(urllib.request.Request(url, data=b"x", method="POST"), context=context, timeout=10)
    assert caught.value.code == 403
    assert json.loads(caught.value.read())["message"] == "Forbidden"

