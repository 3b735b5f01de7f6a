"""What `iotctl cert` and `iotctl ca` made, re-read by boto3, verified by OpenSSL, used by mosquitto_pub."""

import json
import os
import stat
import subprocess

import pytest

from conftest import HOST, PORT, iotctl

ALLOW_ALL = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iot:*","Resource":"*"}]}'


def openssl(*arguments):
    done = subprocess.run(["openssl", *map(str, arguments)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def report(*arguments, code=0):
    done = iotctl(*arguments, "-o", "json")
    assert done.returncode == code, done.stdout + done.stderr
    assert "PRIVATE KEY" not in done.stdout + done.stderr
    return json.loads(done.stdout)


def publish(folder, client_id, roots):
    return subprocess.run(
        ["mosquitto_pub", "-h", HOST, "-p", str(PORT), "-V", "mqttv5", "-i", client_id, "-q", "1", "-t", "a/b", "-m", "x",
         "--cafile", str(roots), "--cert", str(folder / "cert.pem"), "--key", str(folder / "private.key")],
        capture_output=True, text=True, timeout=20,
    )


@pytest.fixture
def thing(iot, name):
    """A thing and a policy of the same name that allows everything."""
    made = name("thing")
    iot.create_thing(thingName=made)
    iot.create_policy(policyName=made, policyDocument=ALLOW_ALL)
    return made


@pytest.mark.parametrize("mode", ["default", "sni-only"])
@pytest.mark.parametrize("key_type", ["p256", "rsa2048"])
def test_a_ca_of_this_machine_signs_for_devices(iot, thing, name, tmp_path, mode, key_type):
    ca = name("plant")
    cas, devices = tmp_path / "cas", tmp_path / "devices"
    made = report("ca", "create", ca, "--dir", cas, "--key-type", key_type, "--subject", "CN=Plant,O=Acme,C=DE")["result"]
    key, certificate = cas / ca / "private.key", cas / ca / "cert.pem"
    assert stat.S_IMODE(os.stat(key).st_mode) == 0o600
    text = openssl("x509", "-in", certificate, "-noout", "-text")
    assert "CA:TRUE" in text and "Certificate Sign" in text
    openssl("verify", "-check_ss_sig", "-CAfile", certificate, certificate)
    assert openssl("pkey", "-in", key, "-pubout") == openssl("x509", "-in", certificate, "-noout", "-pubkey")

    report("ca", "register", ca, "--dir", cas, "--mode", mode, "--tag", "site=north")
    found = iot.describe_ca_certificate(certificateId=made["certificateId"])["certificateDescription"]
    assert (found["status"], found["certificateMode"]) == ("ACTIVE", mode.upper().replace("-", "_"))
    assert found["certificatePem"].strip() == certificate.read_text().strip()
    assert iot.list_tags_for_resource(resourceArn=found["certificateArn"])["tags"] == [{"Key": "site", "Value": "north"}]
    # The verification certificate is nowhere on disk.
    assert sorted(path.name for path in (cas / ca).iterdir()) == ["cert.pem", "private.key"]

    made = report("cert", "create", thing, "--ca", ca, "--ca-dir", cas, "--policy", thing, "--devices", devices, "--days", 9)
    folder = devices / thing
    leaf = openssl("x509", "-in", folder / "cert.pem", "-noout", "-text")
    assert "CA:FALSE" in leaf and "TLS Web Client Authentication" in leaf
    openssl("verify", "-x509_strict", "-CAfile", certificate, folder / "cert.pem")
    described = iot.describe_certificate(certificateId=made["result"]["certificateId"])["certificateDescription"]
    assert described["status"] == "ACTIVE" and described["caCertificateId"] == found["certificateId"]
    assert iot.list_thing_principals(thingName=thing)["principals"] == [described["certificateArn"]]
    done = publish(folder, thing, folder / "root-ca.pem")
    assert done.returncode == 0, done.stderr
    assert report("cert", "needs-renewal", folder / "cert.pem", code=10)["items"][0]["daysLeft"] in (8, 9)


def test_ways_without_a_ca(iot, thing, name, tmp_path):
    out = tmp_path / "aws"
    made = report("cert", "create", "--out", out, "--key-source", "aws")["result"]
    assert stat.S_IMODE(os.stat(out / "private.key").st_mode) == 0o600
    assert openssl("pkey", "-in", out / "private.key", "-pubout") == openssl("x509", "-in", out / "cert.pem", "-noout", "-pubkey")
    assert iot.describe_certificate(certificateId=made["certificateId"])["certificateDescription"]["status"] == "ACTIVE"

    key, csr, own = tmp_path / "d.key", tmp_path / "d.csr", tmp_path / "own"
    openssl("req", "-new", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", csr, "-subj", "/CN=d")
    made = report("cert", "create", "--out", own, "--csr", csr)["result"]
    assert openssl("x509", "-in", own / "cert.pem", "-noout", "-pubkey") == openssl("pkey", "-in", key, "-pubout")

    selfsigned = tmp_path / "self"
    selfsigned.mkdir()
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", 30, "-subj", f"/CN={thing}",
            "-keyout", selfsigned / "private.key", "-out", selfsigned / "cert.pem")
    os.chmod(selfsigned / "private.key", 0o600)
    made = report("cert", "register", selfsigned / "cert.pem", "--without-ca", "--thing", thing, "--policy", thing)["result"]
    described = iot.describe_certificate(certificateId=made["certificateId"])["certificateDescription"]
    assert (described["status"], described["certificateMode"]) == ("ACTIVE", "SNI_ONLY")
    fingerprint = openssl("x509", "-in", selfsigned / "cert.pem", "-noout", "-fingerprint", "-sha256")
    assert fingerprint.strip().split("=")[1].replace(":", "").lower() == made["certificateId"]


@pytest.mark.parametrize("digest, bits, why", [("sha1", 2048, "SHA-1"), ("sha256", 1024, "1024")])
def test_what_aws_would_not_take_is_told_before_any_call(tmp_path, digest, bits, why):
    key, certificate = tmp_path / "a.key", tmp_path / "a.pem"
    made = subprocess.run(
        ["openssl", "req", "-x509", f"-{digest}", "-newkey", f"rsa:{bits}", "-nodes", "-days", "30", "-subj", "/CN=a",
         "-keyout", key, "-out", certificate], capture_output=True, text=True, timeout=60,
    )
    assert made.returncode == 0, made.stderr
    inspected = report("cert", "inspect", certificate, code=10)
    assert why in inspected["refusals"][0] and not inspected["accepted"]
    done = iotctl("cert", "register", certificate, "--without-ca")
    assert done.returncode == 2 and why in done.stderr


def test_inspect_agrees_with_openssl(tmp_path):
    key, certificate = tmp_path / "a.key", tmp_path / "a.pem"
    openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-384", "-nodes", "-days", 30, "-subj", "/CN=a/O=b",
            "-addext", "subjectAltName=DNS:lamp.local,IP:10.0.0.1", "-keyout", key, "-out", certificate)
    os.chmod(key, 0o600)
    found = report("cert", "inspect", certificate)
    serial = openssl("x509", "-in", certificate, "-noout", "-serial").strip().split("=")[1].lower()
    assert found["serial"].lstrip("0") == serial.lstrip("0")
    assert found["keyType"] == "ECDSA P-384" and found["keyFile"] == str(key) and found["keyMatches"]
    assert any("lamp.local" in other for other in found["alternativeNames"]) and len(found["alternativeNames"]) == 2


def test_a_rotated_device_connects(iot, provision, tmp_path):
    device = provision("--publish", "a/#")
    old = device.connection["certificateId"]
    rotated = report("cert", "rotate", device.thing, "--devices", tmp_path, code=10)["result"]
    assert publish(device.folder, device.thing, device.folder / "root-ca.pem").returncode == 0
    policies = [
        [policy["policyName"] for policy in iot.list_attached_policies(target=iot.describe_certificate(certificateId=id)
         ["certificateDescription"]["certificateArn"])["policies"]]
        for id in (old, rotated["certificateId"])
    ]
    assert policies[0] == policies[1]
    done = report("cert", "rotate", device.thing, "--devices", tmp_path, "--retire-now")["result"]
    assert done["stage"] == "retired" and done["certificateId"] == rotated["certificateId"]
    with pytest.raises(iot.exceptions.ResourceNotFoundException):
        iot.describe_certificate(certificateId=old)
    done = publish(device.folder, device.thing, device.folder / "root-ca.pem")
    assert done.returncode == 0, done.stderr
    assert stat.S_IMODE(os.stat(device.folder / "private.key").st_mode) == 0o600
