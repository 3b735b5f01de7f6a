"""OpenSSL, which made none of them, verifies keys, CSRs and certificates."""

import os
import stat
import subprocess

import pytest

from conftest import Device, iotctl


def openssl(*arguments, **options):
    done = subprocess.run(["openssl", *map(str, arguments)], capture_output=True, text=True, timeout=60, **options)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    "key_type, described",
    [("p256", "256 bit"), ("p384", "384 bit"), ("rsa2048", "2048 bit"), ("rsa4096", "4096 bit")],
)
def test_key_certificate_and_handshake(provision, key_type, described):
    device = provision("--key-type", key_type)
    key, certificate = device.folder / "private.key", device.folder / "cert.pem"
    assert stat.S_IMODE(os.stat(key).st_mode) == 0o600
    assert described in openssl("pkey", "-in", key, "-noout", "-text").splitlines()[0]
    openssl("pkey", "-in", key, "-check", "-noout")
    assert openssl("pkey", "-in", key, "-pubout") == openssl("x509", "-in", certificate, "-noout", "-pubkey")
    fingerprint = openssl("x509", "-in", certificate, "-noout", "-fingerprint", "-sha256")
    assert fingerprint.strip().split("=")[1].replace(":", "").lower() == device.connection["certificateId"]
    shown = subprocess.run(
        ["openssl", "s_client", "-connect", os.environ["SANDBOX_ENDPOINT"], "-servername", "localhost",
         "-CAfile", device.tls["cafile"], "-cert", certificate, "-key", key, "-verify_return_error", "-brief"],
        input="", capture_output=True, text=True, timeout=30,
    )
    assert "Verification: OK" in shown.stdout + shown.stderr, shown.stderr


@pytest.mark.parametrize("extensions", [False, True])
@pytest.mark.parametrize("algorithm", [["EC", "ec_paramgen_curve:P-256"], ["RSA", "rsa_keygen_bits:2048"]])
def test_certificates_made_by_openssl_connect(tmp_path, iot, name, algorithm, extensions):
    """X.509 v1 (what `openssl x509 -req` makes) and v3, CA-signed and self-signed."""
    kind, option = algorithm
    client_id = name("own")
    policy = name("all")
    iot.create_policy(
        policyName=policy,
        policyDocument='{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iot:*","Resource":"*"}]}',
    )
    ca_key, ca = tmp_path / "ca.key", tmp_path / "ca.pem"
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", ca_key, "-out", ca, "-subj", "/CN=Plant", "-days", 30)
    key, csr, certificate = (tmp_path / part for part in ("dev.key", "dev.csr", "dev.pem"))
    openssl("genpkey", "-algorithm", kind, "-pkeyopt", option, "-out", key)
    openssl("req", "-new", "-key", key, "-subj", f"/CN={client_id}", "-out", csr)
    more = []
    if extensions:
        (tmp_path / "ext").write_text("basicConstraints=CA:FALSE\nkeyUsage=digitalSignature\n")
        more = ["-extfile", tmp_path / "ext"]
    openssl("x509", "-req", "-in", csr, "-CA", ca, "-CAkey", ca_key, "-CAcreateserial", "-days", 30, "-out", certificate, *more)
    version = openssl("x509", "-in", certificate, "-noout", "-text").split("Version: ")[1][0]
    assert version == ("3" if extensions else "1")
    answer = iot.register_certificate_without_ca(certificatePem=certificate.read_text(), status="ACTIVE")
    iot.attach_policy(policyName=policy, target=answer["certificateArn"])
    for tls in ("tlsv1.2", "tlsv1.3"):
        done = subprocess.run(
            ["mosquitto_pub", "-h", "localhost", "-p", os.environ["SANDBOX_ENDPOINT"].split(":")[1], "--tls-version", tls,
             "--cafile", os.environ["AWS_CA_BUNDLE"], "--cert", certificate, "--key", key,
             "-i", f"{client_id}-{tls[-1]}", "-t", "a/b", "-q", "1", "-m", "x"],
            capture_output=True, text=True, timeout=30,
        )
        assert done.returncode == 0, done.stderr


def test_an_unregistered_certificate_does_not_connect(tmp_path):
    key, certificate = tmp_path / "k.pem", tmp_path / "c.pem"
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-subj", "/CN=stranger")
    done = subprocess.run(
        ["mosquitto_pub", "-h", "localhost", "-p", os.environ["SANDBOX_ENDPOINT"].split(":")[1],
         "--cafile", os.environ["AWS_CA_BUNDLE"], "--cert", certificate, "--key", key, "-i", "stranger", "-t", "a", "-m", "x"],
        capture_output=True, text=True, timeout=30,
    )
    assert done.returncode != 0
