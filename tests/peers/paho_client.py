"""Eclipse paho over mutual TLS: sessions, takeover, lifecycle events, reason codes as another library sees them."""

import json
import queue
import ssl
import time

import paho.mqtt.client as mqtt
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties

from conftest import HOST, PORT


class Client:
    """A paho client whose events come out of queues."""

    def __init__(self, device, version=mqtt.MQTTv5, client_id=None, will=None):
        self.messages, self.disconnects = queue.Queue(), queue.Queue()
        self.connacks, self.subacks = queue.Queue(), queue.Queue()
        self.client = mqtt.Client(
            mqtt.CallbackAPIVersion.VERSION2, client_id=client_id or device.thing, protocol=version,
            reconnect_on_failure=False,
        )
        tls = device.tls
        self.client.tls_set(tls["cafile"], tls["certfile"], tls["keyfile"], tls_version=ssl.PROTOCOL_TLS_CLIENT)
        self.client.on_message = lambda _c, _u, message: self.messages.put(message)
        self.client.on_disconnect = lambda _c, _u, _f, code, _p: self.disconnects.put(code)
        self.client.on_connect = lambda _c, _u, flags, code, properties: self.connacks.put((flags, code, properties))
        self.client.on_subscribe = lambda _c, _u, _m, codes, _p: self.subacks.put(codes)
        if will:
            self.client.will_set(*will)

    def connect(self, **options):
        self.client.connect(HOST, PORT, **options)
        self.client.loop_start()
        return self.connacks.get(timeout=10)

    def subscribe(self, topic, qos=1):
        self.client.subscribe(topic, qos)
        return self.subacks.get(timeout=10)

    def close(self):
        self.client.disconnect()
        self.client.loop_stop()


def test_connack_announces_what_aws_announces(provision):
    client = Client(provision())
    _, code, properties = client.connect()
    assert not code.is_failure
    assert properties.MaximumQoS == 1 and properties.RetainAvailable == 1
    assert properties.SubscriptionIdentifierAvailable == 0 and properties.SharedSubscriptionAvailable == 1
    assert properties.TopicAliasMaximum == 8 and properties.ReceiveMaximum == 100
    assert properties.ServerKeepAlive == 60
    client.close()


def test_keep_alive_is_raised_to_thirty_seconds(provision):
    client = Client(provision())
    _, _, properties = client.connect(keepalive=5)
    assert properties.ServerKeepAlive == 30
    client.close()


def test_the_newer_connection_wins(provision):
    device = provision()
    first, second = Client(device), Client(device)
    first.connect()
    time.sleep(1.1)
    second.connect()
    assert first.disconnects.get(timeout=10).value == 0x8E
    second.close()


def test_denied_filters_have_their_own_reason_codes(provision):
    device = provision("--subscribe", "cmd/${thing}/#")
    client = Client(device)
    client.connect()
    client.client.subscribe([(f"cmd/{device.thing}/#", 1), ("other/#", 1)])
    codes = [code.value for code in client.subacks.get(timeout=10)]
    assert codes == [1, 0x87]
    client.close()


def test_denied_publish_ends_the_connection(provision):
    client = Client(provision())
    client.connect()
    client.client.publish("not/allowed", "x", qos=0)
    assert client.disconnects.get(timeout=10).value == 0x87
    client.client.loop_stop()


def test_session_expiry_is_capped_and_the_session_resumed(provision):
    device = provision()
    wish = Properties(PacketTypes.CONNECT)
    wish.SessionExpiryInterval = 1_000_000
    client = Client(device)
    _, _, properties = client.connect(clean_start=True, properties=wish)
    assert properties.SessionExpiryInterval == 3600
    client.subscribe(f"cmd/{device.thing}/#")
    client.close()
    time.sleep(1.1)
    again = Client(device)
    flags, _, _ = again.connect(clean_start=False, properties=wish)
    assert flags.session_present
    again.close()


def test_lifecycle_events(provision, iot):
    device = provision("--subscribe", "cmd/${thing}/#")
    watcher = provision("--subscribe", "$aws/events/#")
    ear = Client(watcher)
    ear.connect()
    ear.subscribe(f"$aws/events/presence/+/{device.thing}")
    ear.subscribe(f"$aws/events/subscriptions/+/{device.thing}")
    client = Client(device, version=mqtt.MQTTv311)
    client.connect()
    client.subscribe(f"cmd/{device.thing}/a")
    client.close()
    events = {}
    while len(events) < 3:
        message = ear.messages.get(timeout=10)
        event = json.loads(message.payload)
        events[event["eventType"]] = event
    assert events["connected"]["clientId"] == device.thing
    assert events["connected"]["principalIdentifier"] == device.connection["certificateId"]
    assert events["subscribed"]["topics"] == [f"cmd/{device.thing}/a"]
    assert events["disconnected"]["disconnectReason"] == "CLIENT_INITIATED_DISCONNECT"
    assert events["disconnected"]["clientInitiatedDisconnect"] is True
    assert events["connected"]["versionNumber"] == events["disconnected"]["versionNumber"]
    ear.close()


def test_qos_2_is_never_answered(provision):
    device = provision()
    client = Client(device, version=mqtt.MQTTv311)
    client.connect()
    client.client.subscribe(f"cmd/{device.thing}/x", 2)
    try:
        codes = client.subacks.get(timeout=2)
    except queue.Empty:
        codes = None
    assert codes is None
    client.client.loop_stop()


def test_policy_changes_take_effect_on_a_live_connection(provision, iot):
    device = provision("--publish", "dt/${thing}/#")
    client = Client(device)
    client.connect()
    info = client.client.publish(f"dt/{device.thing}/a", "x", qos=1)
    info.wait_for_publish(5)
    assert info.is_published()
    target = device.connection["certificateArn"]
    for policy in iot.list_attached_policies(target=target)["policies"]:
        iot.detach_policy(policyName=policy["policyName"], target=target)
    assert client.disconnects.get(timeout=10).value == 0x87
    client.client.loop_stop()
