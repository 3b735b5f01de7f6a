"""AWS's own device SDK for Python (`awsiotsdk`): MQTT 5 and MQTT 3.1.1 over mutual TLS."""

from concurrent.futures import Future

from awscrt import mqtt, mqtt5
from awsiot import mqtt5_client_builder, mqtt_connection_builder

from conftest import HOST, PORT


def test_mqtt_5(provision):
    device = provision("--publish", "sdk/${thing}/#", "--subscribe", "sdk/${thing}/#")
    connected, received, stopped = Future(), Future(), Future()
    tls = device.tls
    client = mqtt5_client_builder.mtls_from_path(
        endpoint=HOST, port=PORT, client_id=device.thing,
        cert_filepath=tls["certfile"], pri_key_filepath=tls["keyfile"], ca_filepath=tls["cafile"],
        client_options=mqtt5.ClientOptions(host_name=HOST, port=PORT),
        on_lifecycle_connection_success=lambda data: connected.set_result(data),
        on_lifecycle_connection_failure=lambda data: connected.done() or connected.set_exception(data.exception),
        on_publish_received=lambda data: received.set_result(data.publish_packet),
        on_lifecycle_stopped=lambda _data: stopped.set_result(True),
    )
    client.start()
    settings = connected.result(20).negotiated_settings
    assert settings.maximum_qos == mqtt5.QoS.AT_LEAST_ONCE
    topic = f"sdk/{device.thing}/a"
    suback = client.subscribe(
        mqtt5.SubscribePacket(subscriptions=[mqtt5.Subscription(topic_filter=topic, qos=mqtt5.QoS.AT_LEAST_ONCE)])
    ).result(20)
    assert suback.reason_codes == [mqtt5.SubackReasonCode.GRANTED_QOS_1]
    done = client.publish(
        mqtt5.PublishPacket(
            topic=topic, payload=b"from the SDK", qos=mqtt5.QoS.AT_LEAST_ONCE, content_type="text/plain",
            user_properties=[mqtt5.UserProperty(name="a", value="b")],
        )
    ).result(20)
    assert done.puback.reason_code == mqtt5.PubackReasonCode.SUCCESS
    packet = received.result(20)
    assert packet.payload == b"from the SDK" and packet.content_type == "text/plain"
    assert [(p.name, p.value) for p in packet.user_properties] == [("a", "b")]
    client.stop()
    assert stopped.result(20)


def test_mqtt_311(provision):
    device = provision("--publish", "sdk/${thing}/#", "--subscribe", "sdk/${thing}/#")
    tls, received = device.tls, Future()
    connection = mqtt_connection_builder.mtls_from_path(
        endpoint=HOST, port=PORT, client_id=device.thing, clean_session=True, keep_alive_secs=30,
        cert_filepath=tls["certfile"], pri_key_filepath=tls["keyfile"], ca_filepath=tls["cafile"],
    )
    assert connection.connect().result(20)["session_present"] is False
    topic = f"sdk/{device.thing}/b"
    subscribed, _ = connection.subscribe(
        topic, mqtt.QoS.AT_LEAST_ONCE, callback=lambda topic, payload, **_: received.set_result((topic, payload))
    )
    assert subscribed.result(20)["qos"] == mqtt.QoS.AT_LEAST_ONCE
    published, _ = connection.publish(topic, b"hello", mqtt.QoS.AT_LEAST_ONCE)
    published.result(20)
    assert received.result(20) == (topic, b"hello")
    connection.disconnect().result(20)
