"""`iotctl provision --firmware` from the first word to readings at `iotctl sub`, and what only the sandbox shows."""

import json
import os
import stat
from pathlib import Path

import pytest

from brokers import iotctl
from conftest import PASSWORD, SSID, Project
from device import converses


def outcomes(report):
    (firmware,) = report["firmware"]
    return {Path(file["path"]).name: file["outcome"] for file in firmware["files"]}


def provision(broker, *arguments, **options):
    return iotctl(f"--sandbox={broker.dir}", "--devices", broker.devices, "provision", *arguments, **options)


def test_one_command_makes_a_device_that_converses(broker, thing, tmp_path, wifi, run):
    folder = tmp_path / "build"
    command = [thing, "--firmware", folder, *wifi, "-o", "json"]
    planned = json.loads(provision(broker, *command, "--dry-run").stdout)
    assert set(outcomes(planned).values()) == {"created"} and not folder.exists()
    report = json.loads(provision(broker, *command).stdout)
    assert report["changed"] and set(outcomes(report).values()) == {"created"}
    connection = json.loads((broker.devices / thing / "connection.json").read_text())
    assert (connection["publish"], connection["subscribe"]) == (["esp32/pub"], ["esp32/sub"])
    secrets = folder / "iotctl_esp32/secrets.h"
    assert stat.S_IMODE(os.stat(secrets).st_mode) == 0o600
    project = Project(folder, "iotctl_esp32")
    converses(broker, thing, run, project.build("host")).stop()

    again = provision(broker, *command)
    report = json.loads(again.stdout)
    assert not report["changed"] and set(outcomes(report).values()) == {"unchanged"}, again.stdout
    assert "unchanged: everything is as asked for" in again.stderr
    sketch = folder / "iotctl_esp32/iotctl_esp32.ino"
    sketch.write_text(sketch.read_text() + "// mine\n")
    assert outcomes(json.loads(provision(broker, *command).stdout))["iotctl_esp32.ino"] == "kept"


def test_several_things_have_a_project_each(broker, thing, tmp_path, wifi):
    names = [f"{thing}-{number}" for number in range(2)]
    provision(broker, *names, "--firmware", tmp_path / "fw", "--sketch", "printer", *wifi)
    for name in names:
        text = (tmp_path / "fw" / name / "iotctl_esp32_printer/secrets.h").read_text()
        assert f'#define THINGNAME "{name}"' in text


@pytest.mark.parametrize("way", ["file", "stdin", "variable"])
def test_the_password_comes_from(broker, thing, tmp_path, wifi, way):
    arguments = [thing, "--firmware", tmp_path / "fw", "--wifi-ssid", SSID]
    match way:
        case "file":
            provision(broker, *arguments[:-2], *wifi)
        case "stdin":
            provision(broker, *arguments, "--wifi-password-file", "-", input=PASSWORD + "\n")
        case "variable":
            provision(broker, *arguments, env={**os.environ, "IOTCTL_WIFI_PASSWORD": PASSWORD})
    text = (tmp_path / "fw/iotctl_esp32/secrets.h").read_text()
    (line,) = [line for line in text.splitlines() if line.startswith("const char WIFI_PASSWORD[]")]
    assert line == r'const char WIFI_PASSWORD[] = "pass \042word\042 \077\077/\134\303\251";'


def test_what_the_policy_denies_is_told_on_both_sides(broker, project, image, run, thing):
    broker.iotctl("provision", thing, "--publish", "other/pub", "--subscribe", "esp32/sub")
    path = broker.devices / thing / "connection.json"
    connection = json.loads(path.read_text())
    path.write_text(json.dumps({**connection, "publish": ["esp32/pub"]}))
    device = run(project.build(), image(thing))
    device.says("MQTT: (closed before an answer|the status was refused|not connected)")
    device.never_said("MQTT: connected")
    assert "topic/esp32/pub" in broker.refusals() and thing in broker.refusals()
