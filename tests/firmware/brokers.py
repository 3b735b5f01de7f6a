"""Brokers that the firmware is run against. The scenarios in device.py know only what `Broker` names."""

import datetime
import json
import os
import queue
import shutil
import socket
import subprocess
import threading
import time
from pathlib import Path

import boto3
import paho.mqtt.client as mqtt
import paho.mqtt.publish as mqtt_publish
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.x509.oid import NameOID

ROOT = Path(__file__).resolve().parents[2]
KEY_TYPES = ["p256", "p384", "rsa2048", "rsa4096"]


def iotctl(*arguments, check=True, **options):
    """Runs iotctl; answers the finished process, stdout and stderr as text."""
    done = subprocess.run([os.environ["IOTCTL"], *map(str, arguments)], capture_output=True, text=True, timeout=60, **options)
    assert not check or done.returncode == 0, done.stderr
    return done


class Broker:
    """What a scenario needs.

    host         name in the server's certificate; the device finds it at 127.0.0.1
    port         port for MQTT over mutual TLS
    devices      folder of device folders, for `iotctl --devices`
    device(thing, key_type)      makes a device that may publish esp32/pub and subscribe esp32/sub
    firmware(project, thing, key_type, wifi)     makes such a device and writes its secrets.h into the project
    publish(topic, payload)      sends a message to whoever subscribes
    subscribe(filter)            answers a Subscription
    restart(), stop(), start()   of the server
    revoke(thing)                makes the device's certificate worthless and ends its connection
    """


class Subscription:
    """Messages as they come, for as long as the client lives."""

    def __init__(self, messages, close):
        self._messages = messages
        self.close = close

    def next(self, timeout=15):
        """The next payload, as text."""
        return self._messages.get(timeout=timeout).decode()

    def until(self, wanted, timeout=15):
        """The first JSON payload for which wanted(document) holds."""
        end = time.monotonic() + timeout
        while True:
            document = json.loads(self.next(max(0.01, end - time.monotonic())))
            if wanted(document):
                return document


def make_key(kind):
    match kind:
        case "p256":
            return ec.generate_private_key(ec.SECP256R1())
        case "p384":
            return ec.generate_private_key(ec.SECP384R1())
        case "ed25519":
            return ed25519.Ed25519PrivateKey.generate()
    return rsa.generate_private_key(public_exponent=65537, key_size=int(kind.removeprefix("rsa")))


def pem(key, format=serialization.PrivateFormat.PKCS8):
    return key.private_bytes(serialization.Encoding.PEM, format, serialization.NoEncryption())


class Authority:
    """A certificate authority of its own, RSA as Amazon Root CA 1 is."""

    def __init__(self, name):
        self.key = make_key("rsa2048")
        self.name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        self.certificate = self._build(self.name, self.key.public_key(), [(x509.BasicConstraints(True, None), True)])
        self.revoked = []

    def _build(self, subject, public_key, extensions):
        now = datetime.datetime.now(datetime.timezone.utc)
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self.name)
            .public_key(public_key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - datetime.timedelta(days=1))
            .not_valid_after(now + datetime.timedelta(days=30))
        )
        for extension, critical in extensions:
            builder = builder.add_extension(extension, critical)
        return builder.sign(self.key, hashes.SHA256())

    def issue(self, common_name, public_key, names=()):
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])
        names = [x509.DNSName(name) for name in names]
        return self._build(subject, public_key, [(x509.SubjectAlternativeName(names), False)] if names else [])

    def revocations(self):
        now = datetime.datetime.now(datetime.timezone.utc)
        builder = x509.CertificateRevocationListBuilder().issuer_name(self.name)
        builder = builder.last_update(now - datetime.timedelta(hours=1)).next_update(now + datetime.timedelta(days=1))
        for certificate in self.revoked:
            entry = x509.RevokedCertificateBuilder().serial_number(certificate.serial_number).revocation_date(now)
            builder = builder.add_revoked_certificate(entry.build())
        return builder.sign(self.key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


def certificate_pem(certificate):
    return certificate.public_bytes(serialization.Encoding.PEM)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Mosquitto(Broker):
    """mosquitto with `require_certificate true`, the certificate's name as user, and AWS's rule that it is the client id."""

    host = "a1b2c3d4e5f6g7-ats.iot.eu-central-1.amazonaws.com"

    def __init__(self, folder):
        self.folder = Path(folder)
        self.devices = self.folder / "devices"
        self.port, self.plain_port = free_port(), free_port()
        self.authority = Authority("Test Root CA")
        self.certificates = {}
        key = make_key("rsa2048")
        self._write("ca.pem", certificate_pem(self.authority.certificate))
        self._write("server.pem", certificate_pem(self.authority.issue(self.host, key.public_key(), [self.host])))
        self._write("server.key", pem(key))
        self._write("acl", b"pattern write esp32/pub\npattern read esp32/sub\n")
        self.process = None
        self.clients = []
        self.start()

    def _write(self, name, content):
        (self.folder / name).write_bytes(content)

    def _configuration(self):
        lines = [
            "user root", "per_listener_settings true",
            f"listener {self.port} 127.0.0.1", f"cafile {self.folder}/ca.pem", f"certfile {self.folder}/server.pem",
            f"keyfile {self.folder}/server.key", "require_certificate true", "use_identity_as_username true",
            "use_username_as_clientid true", "tls_version tlsv1.2", f"acl_file {self.folder}/acl", f"crlfile {self.folder}/crl.pem",
            f"listener {self.plain_port} 127.0.0.1", "allow_anonymous true",
        ]
        return "\n".join(lines) + "\n"

    def start(self):
        self._write("crl.pem", self.authority.revocations())
        self._write("mosquitto.conf", self._configuration().encode())
        log = open(self.folder / "mosquitto.log", "ab")
        program = shutil.which("mosquitto")
        assert program, "mosquitto is missing: run tests/run, which installs the peers"
        self.process = subprocess.Popen([program, "-c", self.folder / "mosquitto.conf"], stdout=log, stderr=log)
        for port in (self.port, self.plain_port):
            self._wait(port)

    def _wait(self, port):
        for _ in range(200):
            assert self.process.poll() is None, (self.folder / "mosquitto.log").read_text()
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                return
            except OSError:
                time.sleep(0.05)
        raise AssertionError("mosquitto does not listen")

    def stop(self):
        self.process.terminate()
        self.process.wait(10)

    def restart(self):
        self.stop()
        self.start()

    def close(self):
        for client in self.clients:
            client.loop_stop()
            client.disconnect()
        self.stop()

    def device(self, thing, key_type="p256", key_format=serialization.PrivateFormat.PKCS8):
        """A device folder as `iotctl provision` makes it, with a certificate that this broker takes."""
        key = make_key(key_type)
        certificate = self.authority.issue(thing, key.public_key())
        self.certificates[thing] = certificate
        folder = self.devices / thing
        folder.mkdir(parents=True)
        (folder / "private.key").write_bytes(pem(key, key_format))
        (folder / "private.key").chmod(0o600)
        (folder / "cert.pem").write_bytes(certificate_pem(certificate))
        (folder / "root-ca.pem").write_bytes(certificate_pem(self.authority.certificate))
        identity = certificate.fingerprint(hashes.SHA256()).hex()
        connection = {
            "schema": "iotctl.connection/v1", "thingName": thing, "clientId": thing, "host": self.host, "port": self.port,
            "region": "eu-central-1", "certificateId": identity,
            "certificateArn": f"arn:aws:iot:eu-central-1:123456789012:cert/{identity}", "policies": [thing],
            "publish": ["esp32/pub"], "subscribe": ["esp32/sub"],
        }
        (folder / "connection.json").write_text(json.dumps(connection))
        return folder

    def firmware(self, project, thing, key_type, wifi):
        self.device(thing, key_type)
        iotctl("--devices", self.devices, "firmware", "secrets", "--thing", thing, "--out", project, "--force", *wifi)

    def revoke(self, thing):
        self.authority.revoked.append(self.certificates[thing])
        self.restart()

    def _client(self):
        client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
        client.connect("127.0.0.1", self.plain_port)
        self.clients.append(client)
        return client

    def publish(self, topic, payload):
        mqtt_publish.single(topic, payload, qos=1, hostname="127.0.0.1", port=self.plain_port)

    def subscribe(self, filter):
        messages, ready = queue.Queue(), queue.Queue()
        client = self._client()
        client.on_connect = lambda client, *_: client.subscribe(filter, 1)
        client.on_subscribe = lambda *_: ready.put(True)
        client.on_message = lambda _client, _data, message: messages.put(message.payload)
        client.loop_start()
        ready.get(timeout=10)

        def close():
            client.loop_stop()
            client.disconnect()
            self.clients.remove(client)

        return Subscription(messages, close)


class Sandbox(Broker):
    """iotctl's own sandbox: devices come from `iotctl provision`, messages from `iotctl pub` and `sub`, policies are enforced."""

    host = "localhost"

    def __init__(self, folder):
        self.folder = Path(folder)
        self.dir, self.devices = self.folder / "sandbox", self.folder / "devices"
        self.port = 0
        self.start()
        # Whoever reads the devices' reports is a device, too.
        self.iotctl("provision", "console", "--publish", "esp32/sub", "--subscribe", "esp32/pub")

    def iotctl(self, *arguments):
        return iotctl(f"--sandbox={self.dir}", "--devices", self.devices, *arguments)

    def start(self):
        command = [os.environ["IOTCTL"], "sandbox", "start", "--dir", self.dir, "--port", str(self.port), "--detach-delay", "0", "-o", "json"]
        log = open(self.folder / "sandbox.log", "ab")
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
        line = self.process.stdout.readline()
        assert line, (self.folder / "sandbox.log").read_text()
        self.info = json.loads(line)
        self.port = int(self.info["endpoint"].rsplit(":", 1)[1])

    def stop(self):
        self.process.terminate()
        assert self.process.wait(20) == 0
        self.process.stdout.close()

    def restart(self):
        self.stop()
        self.start()

    def close(self):
        self.stop()

    def device(self, thing, key_type="p256"):
        self.iotctl("provision", thing, "--key-type", key_type, "--publish", "esp32/pub", "--subscribe", "esp32/sub")
        return self.devices / thing

    def firmware(self, project, thing, key_type, wifi):
        self.iotctl("provision", thing, "--firmware", project, "--key-type", key_type, "--force", *wifi)

    def control_plane(self):
        return boto3.client(
            "iot", endpoint_url=self.info["url"], verify=self.info["ca"], region_name=self.info["region"],
            aws_access_key_id="test", aws_secret_access_key="test",
        )

    def revoke(self, thing):
        connection = json.loads((self.devices / thing / "connection.json").read_text())
        self.control_plane().update_certificate(certificateId=connection["certificateId"], newStatus="REVOKED")

    def refusals(self):
        """What `iotctl sandbox log` tells of refusals."""
        return self.iotctl("sandbox", "log", "-o", "json").stdout

    def publish(self, topic, payload):
        self.iotctl("pub", topic, "-m", payload)

    def subscribe(self, filter):
        """`iotctl sub`, whose lines become the messages; one at a time, as it is the client `console`."""
        command = [os.environ["IOTCTL"], f"--sandbox={self.dir}", "--devices", self.devices, "sub", filter, "--thing", "console", "-F", "%p"]
        process = subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        said = process.stderr.readline()
        assert "subscribed to" in said, said
        messages = queue.Queue()

        def copy():
            for line in process.stdout:
                messages.put(line.rstrip("\n").encode())

        readers = [threading.Thread(target=copy, daemon=True), threading.Thread(target=process.stderr.read, daemon=True)]
        for reader in readers:
            reader.start()

        def close():
            process.terminate()
            process.wait(10)
            for reader in readers:
                reader.join(10)
            process.stdout.close()
            process.stderr.close()

        return Subscription(messages, close)


BROKERS = {"mosquitto": Mosquitto, "sandbox": Sandbox}
