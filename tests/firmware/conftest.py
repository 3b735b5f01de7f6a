"""What the firmware tests share: a broker, generated projects, builds of them, running devices."""

import os
import re
import signal
import subprocess
import time
import uuid
from pathlib import Path

import pytest

from brokers import BROKERS, ROOT, iotctl

HOST_BUILD = ROOT / "firmware/host"
SSID = "Lab \"7\" ??/ \\ ä"
PASSWORD = "pass \"word\" ??/\\é"


@pytest.fixture(scope="session")
def broker(tmp_path_factory):
    broker = BROKERS[os.environ["FIRMWARE_BROKER"]](tmp_path_factory.mktemp("broker"))
    yield broker
    broker.close()


@pytest.fixture
def thing():
    return f"esp32-{uuid.uuid4().hex[:8]}"


@pytest.fixture(scope="session")
def wifi(tmp_path_factory):
    """Arguments that name a WiFi with a hostile name and password."""
    path = tmp_path_factory.mktemp("wifi") / "password.txt"
    path.write_text(PASSWORD + "\n")
    return ["--wifi-ssid", SSID, "--wifi-password-file", path]


class Project:
    """A project that iotctl made, and its builds for this machine."""

    def __init__(self, folder, sketch):
        self.folder, self.sketch = folder, sketch

    @classmethod
    def new(cls, folder, sketch, name):
        iotctl("firmware", "new", folder, "--sketch", sketch)
        return cls(folder, name)

    def build(self, target="sanitized", core=3):
        """Builds exactly the project's files; answers the program."""
        build = self.folder / "host" / f"{target}-core{core}"
        command = ["make", "-s", "-j2", "-C", HOST_BUILD, target, f"PROJECT={self.folder}", f"SKETCH={self.sketch}", f"CORE={core}", f"BUILD={build}"]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        return Path(f"{build}{'' if target == 'host' else '-' + target}") / "device"


@pytest.fixture(scope="session")
def project(tmp_path_factory):
    return Project.new(tmp_path_factory.mktemp("sensor"), "sensor", "iotctl_esp32")


@pytest.fixture(scope="session")
def with_secrets(tmp_path_factory):
    """A second project, whose secrets.h is written."""
    return Project.new(tmp_path_factory.mktemp("secrets"), "sensor", "iotctl_esp32")


@pytest.fixture(scope="session")
def printer(tmp_path_factory):
    return Project.new(tmp_path_factory.mktemp("printer"), "printer", "iotctl_esp32_printer")


@pytest.fixture
def image(broker, tmp_path, wifi):
    """A function that writes the NVS image of a thing."""

    def write(thing, *arguments):
        path = tmp_path / f"{thing}.bin"
        iotctl("--devices", broker.devices, "firmware", "nvs", "--thing", thing, "--out", path, "--force", *wifi, *arguments)
        iotctl("firmware", "verify", path)
        return path

    return write


class Device:
    """A running device and what it said on its serial line."""

    def __init__(self, program, folder, environment):
        self.log = folder / f"serial-{uuid.uuid4().hex[:6]}.log"
        environment = {"PATH": os.environ["PATH"], "SIM_TRACE": "1", **{name: str(value) for name, value in environment.items()}}
        self.process = subprocess.Popen([program], stdout=self.log.open("wb"), stderr=subprocess.STDOUT, env=environment)

    def text(self):
        return self.log.read_text(errors="replace")

    def says(self, pattern, timeout=15, times=1):
        """Waits until the device has said this so many times; answers the last match."""
        end = time.monotonic() + timeout
        while True:
            found = list(re.finditer(pattern, self.text()))
            if len(found) >= times:
                return found[times - 1]
            assert self.process.poll() is None, f"the device died ({self.process.returncode}):\n{self.text()}"
            assert time.monotonic() < end, f"the device never said `{pattern}`:\n{self.text()}"
            time.sleep(0.05)

    def never_said(self, pattern):
        assert not re.search(pattern, self.text()), self.text()

    def stop(self):
        """Ends it as a user ends a program; a sanitizer's report is a failure."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(20) == 0, self.text()

    def kill(self):
        self.process.kill()
        self.process.wait(20)


@pytest.fixture
def run(broker, tmp_path):
    """A function that starts a device; what runs at the end is stopped and must have stayed sound."""
    devices = []

    def start(program, nvs=None, **environment):
        environment.setdefault("SIM_RESOLVE", f"{broker.host}=127.0.0.1")
        if nvs is not None:
            environment["SIM_NVS"] = nvs
        device = Device(program, tmp_path, environment)
        devices.append(device)
        return device

    yield start
    for device in devices:
        if device.process.returncode is None:
            device.stop()
