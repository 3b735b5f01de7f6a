"""What a device does on a broker: the same scenarios for every broker in brokers.py."""

import json
import time

import pytest

from brokers import KEY_TYPES, Authority, certificate_pem


def converses(broker, thing, run, *arguments):
    """Starts the device; a reading arrives, a command arrives, and the reading that answers it."""
    readings = broker.subscribe("esp32/pub")
    device = run(*arguments)
    device.says(f"MQTT: connected as {thing}", 40)
    reading = readings.until(lambda document: document["thing"] == thing and "seq" in document)
    assert abs(reading["time"] - time.time()) < 60
    broker.publish("esp32/sub", json.dumps({"message": "hi é \"there\"", "led": "on"}))
    device.says('message: hi é "there"')
    device.says("pin 2: 1")
    readings.until(lambda document: document["thing"] == thing and document.get("led") is True)
    readings.close()
    return device


@pytest.mark.parametrize("key_type", KEY_TYPES)
def test_every_key_type_from_nvs(broker, project, image, run, thing, key_type):
    broker.device(thing, key_type)
    device = converses(broker, thing, run, project.build("host"), image(thing))
    device.says("tls: TLSv1.2 TLS-ECDHE-.*(GCM|POLY1305)")


@pytest.mark.parametrize("key_type", KEY_TYPES)
def test_every_key_type_from_secrets(broker, with_secrets, wifi, run, thing, key_type):
    broker.firmware(with_secrets.folder, thing, key_type, wifi)
    converses(broker, thing, run, with_secrets.build("host"))


@pytest.mark.parametrize("target", ["asan", "ubsan"])
@pytest.mark.parametrize("source", ["nvs", "secrets"])
def test_under_a_sanitizer(broker, project, with_secrets, wifi, image, run, thing, target, source):
    if source == "nvs":
        broker.device(thing)
        device = converses(broker, thing, run, project.build(target), image(thing))
    else:
        broker.firmware(with_secrets.folder, thing, "p256", wifi)
        device = converses(broker, thing, run, with_secrets.build(target))
    device.stop()


def test_core_2(broker, project, image, run, thing):
    broker.device(thing)
    converses(broker, thing, run, project.build("sanitized", core=2), image(thing))


def test_the_printer_prints(broker, printer, image, run, thing, tmp_path):
    broker.device(thing)
    paper = tmp_path / "paper"
    device = run(printer.build(), image(thing), SIM_SERIAL2=paper)
    device.says("MQTT: connected")
    reports = broker.subscribe("esp32/pub")
    broker.publish("esp32/sub", json.dumps({"message": "a message of more than thirty-two columns: é\x1b@"}))
    reports.until(lambda document: document == {"thing": thing, "status": "printed"})
    assert paper.read_bytes() == b"\x1b@a message of more than\nthirty-two columns: ??@\n\n\n\n"
    broker.publish("esp32/sub", "no JSON")
    reports.until(lambda document: document["status"] == "printed")
    assert paper.read_bytes().endswith(b"\x1b@no JSON\n\n\n\n")
    reports.close()


def test_a_dead_device_leaves_its_will(broker, project, image, run, thing):
    broker.device(thing)
    states = broker.subscribe("esp32/pub")
    device = run(project.build(), image(thing))
    states.until(lambda document: document == {"thing": thing, "status": "online"})
    device.kill()
    states.until(lambda document: document == {"thing": thing, "status": "offline"})
    states.close()


def test_wrong_root(broker, project, image, run, thing):
    folder = broker.device(thing)
    (folder / "root-ca.pem").write_bytes(certificate_pem(Authority("Other Root CA").certificate))
    device = run(project.build(), image(thing))
    device.says("TLS: error -0x2700 .*ertificate verification failed", times=2, timeout=20)
    device.never_said("MQTT: connected")


def test_wrong_host_name(broker, project, image, run, thing):
    broker.device(thing)
    path = image(thing, "--endpoint", f"other.example:{broker.port}")
    device = run(project.build(), path, SIM_RESOLVE="other.example=127.0.0.1")
    device.says("TLS: error -0x2700 .*ertificate verification failed")
    device.never_said("MQTT: connected")


def test_nobody_there(broker, project, image, run, thing):
    broker.device(thing)
    path = image(thing, "--endpoint", f"{broker.host}:1")
    device = run(project.build(), path)
    device.says(f"TCP: cannot reach {broker.host}:1\n", times=3, timeout=30)


def test_revoked_certificate(broker, project, image, run, thing):
    broker.device(thing)
    device = run(project.build(), image(thing))
    device.says("MQTT: connected")
    broker.revoke(thing)
    device.says("MQTT: connection lost", 30)
    # A server may refuse in the handshake or after it.
    device.says("(TLS: error|MQTT: closed before an answer|MQTT: refused)", 30)
    time.sleep(3)
    assert device.text().count("MQTT: connected") == 1, device.text()


def test_no_time_server(broker, project, image, run, thing):
    broker.device(thing)
    readings = broker.subscribe("esp32/pub")
    device = run(project.build(), image(thing), SIM_NTP=0)
    device.says("clock: no answer from NTP, going on without the time", 30)
    device.says("MQTT: connected", 30)
    assert "time" not in readings.until(lambda document: document["thing"] == thing and "seq" in document)
    readings.close()


def test_oversized_message(broker, project, image, run, thing):
    broker.device(thing)
    device = run(project.build(), image(thing))
    device.says("MQTT: connected")
    broker.publish("esp32/sub", "y" * 5000)
    device.says("dropped a message of more than 2048 bytes")
    # Fits the read buffer, but not the inbox.
    broker.publish("esp32/sub", "y" * 1500)
    device.says("dropped a message of 1500 bytes on esp32/sub")
    broker.publish("esp32/sub", json.dumps({"message": "z" * 200}))
    device.says("message: z{200}")
    device.never_said("connection lost")


def test_many_messages_at_once(broker, project, image, run, thing):
    broker.device(thing)
    device = run(project.build(), image(thing))
    device.says("MQTT: connected")
    for number in range(20):
        broker.publish("esp32/sub", json.dumps({"message": f"number {number}."}))
    device.says("message: number 19\\.")
    device.never_said("connection lost")


def test_millis_rolls_over(broker, project, image, run, thing):
    broker.device(thing)
    readings = broker.subscribe("esp32/pub")
    # Three seconds before 2^32 ms.
    run(project.build(), image(thing), SIM_MILLIS_START=2**32 - 3000)
    uptimes = [readings.until(lambda document: document["thing"] == thing and "seq" in document)["uptime_ms"] for _ in range(3)]
    assert uptimes[0] > 2**31 > uptimes[1]
    assert 4000 < uptimes[2] - uptimes[1] < 8000
    readings.close()


def test_wifi_comes_and_goes(broker, project, image, run, thing, tmp_path):
    broker.device(thing)
    down = tmp_path / "down"
    down.touch()
    device = run(project.build(), image(thing), SIM_WIFI_DOWN=down)
    time.sleep(1)
    device.never_said("WiFi: connected")
    down.unlink()
    device.says("MQTT: connected")
    down.touch()
    device.says("WiFi: lost; next try in \\d+ ms")
    down.unlink()
    device.says("MQTT: connected", times=2, timeout=30)
    converses_again(broker, thing)


def converses_again(broker, thing):
    readings = broker.subscribe("esp32/pub")
    readings.until(lambda document: document["thing"] == thing and "seq" in document)
    readings.close()


def test_broker_restarts(broker, project, image, run, thing):
    broker.device(thing)
    device = run(project.build(), image(thing))
    device.says("MQTT: connected")
    broker.stop()
    device.says("MQTT: connection lost")
    device.says("TCP: cannot reach", times=3, timeout=40)
    broker.start()
    device.says("MQTT: connected", times=2, timeout=60)
    waits = [int(text.split("next try in ")[1].split(" ms")[0]) for text in device.text().splitlines() if "next try in" in text]
    # Full jitter: each wait is below the doubled ceiling of its attempt.
    assert all(wait <= min(60000, 1000 * 2**attempt) for attempt, wait in enumerate(waits)), waits
    converses_again(broker, thing)


def test_no_credentials(project, run):
    device = run(project.build())
    device.says("NVS: no namespace `iot`")
    device.says("not configured: no thing name. Write secrets.h or flash an NVS image")
