"""Debian's mosquitto_pub and mosquitto_sub, MQTT 3.1.1 and 5, over mutual TLS."""

import subprocess
import time

import pytest

from conftest import HOST, PORT, refusals

VERSIONS = ["mqttv311", "mqttv5"]


def arguments(device, version, client_id=None):
    tls = device.tls
    return [
        "-h", HOST, "-p", str(PORT), "-V", version, "-i", client_id or device.thing,
        "--cafile", tls["cafile"], "--cert", tls["certfile"], "--key", tls["keyfile"],
    ]


def sub(device, version, *more, client_id=None):
    process = subprocess.Popen(
        ["mosquitto_sub", *arguments(device, version, client_id), "-W", "10", *more],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )
    time.sleep(0.7)
    return process


def pub(device, version, *more, client_id=None, input=None):
    return subprocess.run(
        ["mosquitto_pub", *arguments(device, version, client_id), *more],
        input=input, capture_output=True, text=True, timeout=20,
    )


@pytest.fixture
def pair(provision):
    """Two devices: one that may publish what the other may hear."""
    sender = provision("--publish", "room/${thing}/#", "--publish", "shared/#", "--retain", "--subscribe", "none/#", prefix="sender")
    hearer = provision("--publish", "none/#", "--subscribe", "room/#", "--subscribe", "shared/#", prefix="hearer")
    return sender, hearer


@pytest.mark.parametrize("publisher", VERSIONS)
@pytest.mark.parametrize("subscriber", VERSIONS)
@pytest.mark.parametrize("qos", ["0", "1"])
def test_either_version_reaches_either(pair, publisher, subscriber, qos):
    sender, hearer = pair
    heard = sub(hearer, subscriber, "-t", "room/#", "-q", qos, "-C", "1", "-F", "%t %q %p")
    done = pub(sender, publisher, "-t", f"room/{sender.thing}/temp", "-q", qos, "-m", "21")
    assert done.returncode == 0, done.stderr
    out, err = heard.communicate(timeout=20)
    assert out == f"room/{sender.thing}/temp {qos} 21\n", err


@pytest.mark.parametrize("version", VERSIONS)
def test_retained_only_for_an_exact_filter(pair, version):
    sender, hearer = pair
    topic = f"room/{sender.thing}/{version}"
    assert pub(sender, version, "-t", topic, "-q", "1", "-r", "-m", "kept").returncode == 0
    out, _ = sub(hearer, version, "-t", topic, "-q", "1", "-C", "1", "-F", "%r %p").communicate(timeout=20)
    assert out == "1 kept\n"
    wild = subprocess.run(
        ["mosquitto_sub", *arguments(hearer, version), "-t", "room/#", "-W", "2"], capture_output=True, text=True, timeout=20
    )
    assert wild.stdout == ""


def test_properties_of_mqtt_5_arrive(pair):
    sender, hearer = pair
    heard = sub(hearer, "mqttv5", "-t", "room/#", "-q", "1", "-C", "1", "-F", "%j")
    done = pub(
        sender, "mqttv5", "-t", f"room/{sender.thing}/p", "-q", "1", "-m", "x",
        "-D", "publish", "content-type", "text/plain", "-D", "publish", "response-topic", "back",
        "-D", "publish", "user-property", "k", "v", "-D", "publish", "message-expiry-interval", "60",
    )
    assert done.returncode == 0, done.stderr
    out, err = heard.communicate(timeout=20)
    assert '"content-type":"text/plain"' in out and '"response-topic":"back"' in out, out + err
    assert '"user-properties"' in out


@pytest.mark.parametrize("version", VERSIONS)
def test_publish_outside_the_policy_is_refused_and_explained(pair, version):
    sender, _ = pair
    done = pub(sender, version, "-t", "forbidden/topic", "-q", "1", "-m", "x")
    assert done.returncode != 0 or "not authori" in done.stderr.lower() or done.stderr
    log = [r for r in refusals(sender.thing) if r["action"] == "iot:Publish"]
    assert log and log[-1]["resource"].endswith("topic/forbidden/topic"), log
    assert log[-1]["reason"]


@pytest.mark.parametrize("version", VERSIONS)
def test_another_client_id_is_refused(pair, version):
    sender, _ = pair
    done = pub(sender, version, "-t", f"room/{sender.thing}/x", "-m", "x", client_id="somebody-else")
    assert done.returncode != 0
    log = [r for r in refusals("somebody-else") if r["action"] == "iot:Connect"]
    assert log, refusals()


def test_subscription_outside_the_policy_is_refused(pair):
    _, hearer = pair
    heard = sub(hearer, "mqttv5", "-t", "secret/#", "-q", "1", "-C", "1")
    out, err = heard.communicate(timeout=20)
    assert out == "" and (heard.returncode != 0 or "denied" in err.lower() or "not authori" in err.lower()), err
    assert [r for r in refusals(hearer.thing) if r["action"] == "iot:Subscribe"]


def test_a_deactivated_certificate_ends_the_connection_at_once(pair, iot):
    _, hearer = pair
    heard = sub(hearer, "mqttv311", "-t", "room/#")
    assert heard.poll() is None
    iot.update_certificate(certificateId=hearer.connection["certificateId"], newStatus="INACTIVE")
    started = time.monotonic()
    done = pub(hearer, "mqttv311", "-t", "none/x", "-m", "x")
    assert done.returncode != 0
    heard.terminate()
    heard.wait(timeout=10)
    assert time.monotonic() - started < 10


def test_a_persistent_session_keeps_messages(pair):
    sender, hearer = pair
    first = sub(hearer, "mqttv311", "-c", "-q", "1", "-t", "room/#", "-E")
    first.communicate(timeout=20)
    for number in range(3):
        assert pub(sender, "mqttv311", "-t", f"room/{sender.thing}/n", "-q", "1", "-m", str(number)).returncode == 0
    second = sub(hearer, "mqttv311", "-c", "-q", "1", "-t", "room/#", "-C", "3", "-F", "%p")
    out, err = second.communicate(timeout=20)
    assert sorted(out.split()) == ["0", "1", "2"], err


def test_shared_subscription_gives_each_message_once(pair, provision):
    sender, hearer = pair
    other = provision("--publish", "none/#", "--subscribe", "shared/#", "--subscribe", "$share/g/shared/#", prefix="other")
    mine = provision("--publish", "none/#", "--subscribe", "shared/#", "--subscribe", "$share/g/shared/#", prefix="mine")
    ears = [sub(device, "mqttv5", "-t", "$share/g/shared/#", "-q", "1", "-F", "%p") for device in (other, mine)]
    time.sleep(0.5)
    # One connection for all: ten in a second would break the quota of CONNECTs.
    lines = "".join(f"{number}\n" for number in range(10))
    done = pub(sender, "mqttv5", "-t", "shared/x", "-q", "1", "-l", input=lines)
    assert done.returncode == 0, done.stderr
    time.sleep(1)
    heard = []
    for ear in ears:
        ear.terminate()
        heard += ear.communicate(timeout=10)[0].split()
    assert sorted(heard) == [str(number) for number in range(10)]


def test_the_will_is_sent_when_the_client_dies(pair):
    sender, hearer = pair
    heard = sub(hearer, "mqttv5", "-t", "room/#", "-q", "1", "-C", "1", "-F", "%p")
    dying = subprocess.Popen(
        ["mosquitto_sub", *arguments(sender, "mqttv311"), "-t", "none/x",
         "--will-topic", f"room/{sender.thing}/will", "--will-payload", "gone", "--will-qos", "1"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    time.sleep(0.7)
    dying.kill()
    dying.wait(timeout=10)
    out, err = heard.communicate(timeout=20)
    assert out == "gone\n", err
