"""`iotctl firmware …` as a user meets it: files, modes, refusals, exit codes."""

import json
import os
import re
import stat
import subprocess
import time
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization

from brokers import ROOT, Authority, certificate_pem, iotctl, make_key
from conftest import SSID


def mode(path):
    return stat.S_IMODE(os.stat(path).st_mode)


def refused(code, *arguments):
    """Runs iotctl, which must fail with this code; answers its error."""
    done = iotctl(*arguments, "-o", "json", check=False)
    assert done.returncode == code, (done.returncode, done.stderr)
    return json.loads(done.stderr.splitlines()[-1])


def outcomes(done):
    return {Path(file["path"]).name: file["outcome"] for file in json.loads(done.stdout)["files"]}


@pytest.mark.parametrize("sketch, name", [("sensor", "iotctl_esp32"), ("printer", "iotctl_esp32_printer")])
def test_a_project_builds_as_it_stands(tmp_path, sketch, name):
    folder = tmp_path / "fw"
    made = outcomes(iotctl("firmware", "new", folder, "--thing", "lamp", "--sketch", sketch, "-o", "json"))
    assert set(made.values()) == {"created"} and f"{name}.ino" in made
    assert '#define THINGNAME "lamp"' in (folder / name / "secrets.h").read_text()
    assert "secrets.h" in (folder / ".gitignore").read_text().splitlines()
    lint = subprocess.run(["pio", "project", "config", "--lint", "-d", folder], capture_output=True, text=True)
    assert lint.returncode == 0 and "free from linting errors" in lint.stdout, lint.stdout + lint.stderr
    for core in (2, 3):
        build = ["make", "-s", "-C", ROOT / "firmware/host", "host", f"PROJECT={folder}", f"SKETCH={name}", f"CORE={core}", f"BUILD={tmp_path}/{core}"]
        done = subprocess.run(build, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr


def test_what_a_user_changed_is_not_replaced(tmp_path):
    folder = tmp_path / "fw"
    iotctl("firmware", "new", folder)
    assert set(outcomes(iotctl("firmware", "new", folder, "-o", "json")).values()) == {"unchanged"}
    sketch = folder / "iotctl_esp32/iotctl_esp32.ino"
    sketch.write_text("// mine\n")
    (folder / "platformio.ini").unlink()
    error = refused(6, "firmware", "new", folder)
    assert str(sketch) in error["message"] and error["hints"] == ["--force replaces it"]
    assert not (folder / "platformio.ini").exists(), "a refusal writes nothing"
    assert outcomes(iotctl("firmware", "new", folder, "--force", "-o", "json"))["iotctl_esp32.ino"] == "replaced"


def test_secrets_are_private(broker, thing, tmp_path, wifi):
    broker.device(thing)
    iotctl("firmware", "new", tmp_path / "fw")
    arguments = ["--devices", broker.devices, "firmware", "secrets", "--thing", thing, "--out", tmp_path / "fw"]
    report = json.loads(iotctl(*arguments, *wifi, "-o", "json").stdout)
    path = Path(report["path"])
    assert path == tmp_path / "fw/iotctl_esp32/secrets.h" and report["outcome"] == "replaced"
    assert mode(path) == 0o600
    assert json.loads(iotctl(*arguments, *wifi, "-o", "json").stdout)["outcome"] == "unchanged"
    before = path.read_bytes()
    refused(6, *arguments)
    assert path.read_bytes() == before
    done = iotctl(*arguments, "--force")
    assert "no WiFi name" in done.stderr and path.read_bytes() != before
    plain = json.loads(iotctl(*arguments[:-1], tmp_path / "elsewhere", "-o", "json").stdout)
    assert Path(plain["path"]) == tmp_path / "elsewhere/secrets.h"


def test_limits_are_named(broker, thing, tmp_path):
    broker.device(thing)
    arguments = ["--devices", broker.devices, "firmware", "secrets", "--thing", thing, "--out", tmp_path / "fw"]
    assert "an SSID has 1 to 32" in refused(2, *arguments, "--wifi-ssid", "x" * 33)["message"]
    password = tmp_path / "wifi.txt"
    for text in ("p" * 64, "f" * 65):
        password.write_text(text + "\n")
        message = refused(3, *arguments, "--wifi-ssid", "Lab", "--wifi-password-file", password)["message"]
        assert "at most 63" in message and "64 hexadecimal digits" in message and text not in message
    assert not (tmp_path / "fw").exists()
    for text in ("p" * 63, "0123456789abcdefABCDEF0000000000" * 2):
        password.write_text(text + "\n")
        iotctl(*arguments, "--wifi-ssid", "x" * 32, "--wifi-password-file", password, "--force")


def test_an_image_is_verified(broker, thing, tmp_path, wifi):
    broker.device(thing, "rsa4096")
    path = tmp_path / "device.bin"
    iotctl("--devices", broker.devices, "firmware", "nvs", "--thing", thing, "--out", path, *wifi)
    assert mode(path) == 0o600 and path.stat().st_size == 0x5000
    (verdict,) = json.loads(iotctl("firmware", "verify", path, "-o", "json").stdout)["images"]
    assert verdict == {"path": str(path), "valid": True, "thingName": thing, "entries": 10}
    damaged = tmp_path / "damaged.bin"
    content = bytearray(path.read_bytes())
    content[1000] ^= 4
    damaged.write_bytes(content)
    cut = tmp_path / "cut.bin"
    cut.write_bytes(path.read_bytes()[:0x4000])
    done = iotctl("firmware", "verify", path, damaged, cut, tmp_path / "absent.bin", "-o", "json", check=False)
    assert done.returncode == 10 and "3 of 4 images refused" in done.stderr
    verdicts = [image.get("error", "") for image in json.loads(done.stdout)["images"]]
    assert verdicts[0] == "" and "checksum" in verdicts[1] and "ends here" in verdicts[2] and "cannot be read" in verdicts[3]
    refused(2, "firmware", "verify", path, "--size", "0x5001")
    roots = broker.devices / thing / "root-ca.pem"
    roots.write_bytes(roots.read_bytes() * 4)
    error = refused(3, "--devices", broker.devices, "firmware", "nvs", "--thing", thing, "--out", tmp_path / "x.bin", "--size", "0x3000")
    assert "0x3000" in error["message"] and "--size" in error["hints"][0]


def test_keys_that_the_chip_cannot_use(broker, thing, tmp_path):
    folder = broker.device(thing)
    path = folder / "private.key"
    arguments = ["--devices", broker.devices, "firmware", "secrets", "--thing", thing, "--out", tmp_path / "fw", "--force"]

    def write(content):
        path.write_bytes(content)
        path.chmod(0o600)

    def openssl(*words):
        return subprocess.run(["openssl", *words], check=True, capture_output=True, input=path.read_bytes()).stdout

    def certify(key):
        (folder / "cert.pem").write_bytes(certificate_pem(broker.authority.issue(thing, key.public_key())))

    ec_key = make_key("p384")
    for form in (serialization.PrivateFormat.PKCS8, serialization.PrivateFormat.TraditionalOpenSSL):
        for key in (make_key("rsa2048"), ec_key):
            certify(key)
            write(key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()))
            iotctl(*arguments)
        write(ec_key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()))
        bare = openssl("ec", "-no_public")
        write(bare)
        assert "lacks its public half" in refused(3, *arguments)["message"]
        write(openssl("pkcs8", "-topk8", "-nocrypt"))
        assert "lacks its public half" in refused(3, *arguments)["message"]
    write(make_key("ed25519").private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    assert "Ed25519" in refused(3, *arguments)["message"]
    write(subprocess.run(["openssl", "ecparam", "-genkey", "-name", "secp521r1", "-noout"], check=True, capture_output=True).stdout)
    assert "P-256 and P-384" in refused(3, *arguments)["message"]
    write(ec_key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.BestAvailableEncryption(b"x")))
    assert "encrypted" in refused(3, *arguments)["message"]
    write(b"no key\n")
    assert "no PRIVATE KEY in PEM" in refused(3, *arguments)["message"]


@pytest.mark.parametrize("publish, subscribe, topics", [
    (["esp32/#"], ["esp32/+"], ("esp32/pub", "esp32/sub")),
    ([], [], ("esp32/pub", "esp32/sub")),
    (["dt/lamp/#"], ["cmd/lamp/#"], ("dt/lamp/pub", "cmd/lamp/#")),
    (["a/+/b", "c"], ["d"], ("a/{thing}/b", "d")),
])
def test_topics_are_those_the_policy_allows(broker, thing, tmp_path, publish, subscribe, topics):
    path = broker.device(thing) / "connection.json"
    connection = json.loads(path.read_text())
    connection.update(publish=publish, subscribe=subscribe)
    path.write_text(json.dumps(connection))
    done = iotctl("--devices", broker.devices, "firmware", "secrets", "--thing", thing, "--out", tmp_path, "-o", "json")
    report = json.loads(done.stdout)
    assert (report["publish"], report["subscribe"]) == tuple(topic.format(thing=thing) for topic in topics)
    assert re.search(r'^#define PUB_TOPIC "(.*)"$', (tmp_path / "secrets.h").read_text(), re.M).group(1) == report["publish"]


def test_an_unknown_device(broker, tmp_path):
    error = refused(5, "--devices", broker.devices, "firmware", "nvs", "--thing", "nobody", "--out", tmp_path / "x.bin")
    assert error["hints"] == ["make it with `iotctl provision nobody`"]
    assert "whose image" in refused(2, "--devices", broker.devices, "firmware", "nvs", "--out", tmp_path / "x.bin")["message"]


def test_a_fleet_of_a_thousand(broker, tmp_path, capsys):
    model = broker.device("fleet-0")
    names = [f"fleet-{number}" for number in range(1000)]
    connection = json.loads((model / "connection.json").read_text())
    for name in names[1:]:
        folder = broker.devices / name
        folder.mkdir()
        for file in ("private.key", "cert.pem", "root-ca.pem"):
            (folder / file).symlink_to(model / file)
        (folder / "connection.json").write_text(json.dumps({**connection, "thingName": name, "clientId": name}))
    fleet = tmp_path / "fleet.csv"
    rows = [f'{name},"{SSID.replace(chr(34), chr(34) * 2)}",secret{number}' for number, name in enumerate(names)]
    fleet.write_text("thing,wifi_ssid,wifi_password\n" + "\n".join(rows) + "\n")
    images = tmp_path / "images"
    arguments = ["--devices", fleet, "firmware", "nvs", "--device-folders", broker.devices, "--out", images]
    started = time.perf_counter()
    done = iotctl(*arguments, "-o", "name")
    with capsys.disabled():
        print(f"\n1000 device images in {time.perf_counter() - started:.2f} s (goal: 10 s)")
    paths = done.stdout.split()
    assert [Path(path).stem for path in paths] == names
    verdicts = json.loads(iotctl("firmware", "verify", *paths, "-o", "json").stdout)["images"]
    assert [verdict["thingName"] for verdict in verdicts] == names
    assert b"secret999\0" in Path(paths[999]).read_bytes()

    fleet.write_text("thing\nfleet-1\nnobody\nfleet-2\n")
    done = iotctl(*arguments[:-1], tmp_path / "some", "--wifi-ssid", "Lab", "-o", "json", check=False)
    assert done.returncode == 9
    report = json.loads(done.stdout)
    assert [image["thingName"] for image in report["images"]] == ["fleet-1", "fleet-2"]
    assert [failure["thingName"] for failure in report["failures"]] == ["nobody"]
    assert json.loads(done.stderr.splitlines()[-1])["message"] == "1 of 3 devices have no image"


def test_roots_longer_than_a_text(broker, project, image, run, thing):
    folder = broker.device(thing)
    others = b"".join(certificate_pem(Authority(f"Other Root CA {number}").certificate) for number in range(4))
    roots = others + (folder / "root-ca.pem").read_bytes()
    assert len(roots) > 3967
    (folder / "root-ca.pem").write_bytes(roots)
    run(project.build(), image(thing)).says(f"MQTT: connected as {thing}")


@pytest.mark.parametrize("change", [
    lambda text: text.replace("\n", "\r\n"),
    lambda text: text.rstrip("\n"),
    lambda text: "Bag Attributes\n    friendlyName: x\n" + text,
    lambda text: text.replace("\n", " \n"),
])
def test_pem_as_people_have_it(broker, project, image, run, thing, change):
    folder = broker.device(thing)
    for name in ("private.key", "cert.pem", "root-ca.pem"):
        (folder / name).write_bytes(change((folder / name).read_text()).encode())
    run(project.build(), image(thing)).says(f"MQTT: connected as {thing}")
