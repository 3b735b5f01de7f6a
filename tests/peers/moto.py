"""The same iotctl commands against moto and against the sandbox: exit codes and JSON are the same for all that moto implements.

What moto does otherwise than AWS stands in tables here, each with its reason; commands that end otherwise are checked to do so still.
"""

import json
import os
import re
import shlex
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from conftest import IOTCTL

# Members of a command's JSON that are not compared: what moto answers there is not what AWS answers.
UNLIKE_AWS = {
    "tags": "moto has no tags of IoT resources",
    "address": "each makes up an endpoint of its own",
    "version": "moto counts no versions of things and groups",
    "mode": "moto keeps no mode of certificates and CAs",
    "caCertificateId": "moto looks for the CA of a certificate only where its PEM is sent along, which AWS needs in no case but one",
    "autoRegistration": "moto takes it and forgets it",
}

# Commands that end otherwise on moto.
UNLIKE_SANDBOX = {
    "cert list --ca plant": "see caCertificateId",
    "provision t9": "moto does not sign the CSR's key but one of its own: iotctl refuses the certificate and deletes it",
    "cert create --out from-csr": "the same",
}

# Commands that need an operation which moto lacks: iotctl names it.
LACKING = {
    "ca list": "ListCACertificates",
    "authorizer list": "ListAuthorizers",
    "authorizer show a": "DescribeAuthorizer",
    "template list": "ListProvisioningTemplates",
    "thing-type update lamp --tag a=b": "TagResource",
    "identity-pool create app --role authenticated=r": "GetIdentityPoolRoles",
}

# moto_server with ids of certificates as AWS has them: without this moto hashes their PEM text.
SERVER = """
from moto.core.config import default_user_config
from moto.server import main
default_user_config["iot"]["use_valid_cert"] = True
main()
"""

ALLOW = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iot:Publish","Resource":"*"}]}'
OTHER = ALLOW.replace("Publish", "Connect")
TRUST = (
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"iot.amazonaws.com"},'
    '"Action":"sts:AssumeRole"}]}'
)

SMALL = """
name = "small"
[thing-type.gauge]
searchable = ["owner"]
[thing-group.hall]
[thing-group.north]
parent = "hall"
[policy.gauge]
template = "device"
publish = ["dt/${thing}/#"]
[ca.works]
mode = "sni-only"
[role.telemetry]
trust = "credentials-provider"
policies = ["allow.json"]
[role.republish]
trust = "rule"
[role-alias.telemetry]
role = "telemetry"
duration = "30m"
[rule.high]
sql = "SELECT * FROM 'dt/#'"
actions = [{ republish = "alarm", role = "republish" }]
[device.gauge]
count = 3
thing-type = "gauge"
attributes = { owner = "alice" }
groups = ["north"]
policies = ["gauge"]
role-aliases = ["telemetry"]
certificate = { ca = "works" }
out = "devices"
[device.gateway]
certificate = { key-source = "aws" }
policies = ["gauge"]
out = "devices"
"""

SCENARIOS = {
    "thing types": """
        thing-type create lamp --description lamps --searchable owner --dry-run
        thing-type create lamp --description lamps --searchable owner
        thing-type create lamp --description lamps --searchable owner
        thing-type create lamp --description others
        thing-type create socket
        thing-type show lamp
        thing-type show none
        thing-type list
        thing-type list -o name
        thing-type deprecate socket
        thing-type show socket
        thing create t1 --thing-type lamp
        thing-type delete none
        """,
    "things": """
        thing-type create lamp
        thing create t1 --thing-type lamp --attribute owner=alice --attribute row=1
        thing create t1 --thing-type lamp --attribute owner=alice --attribute row=1
        thing create t1 --attribute owner=bob
        thing create t2 --thing-type none
        thing create t2
        thing show t1
        thing show none
        thing list
        thing list --thing-type lamp
        thing list --attribute owner=alice
        thing update t1 --attribute owner=bob
        thing update t1 --attribute owner=bob
        thing update t1 --remove-attribute row
        thing update none --attribute a=b
        thing show t1
        thing delete t1 --dry-run
        thing delete t1
        thing delete t1
        thing list -o ndjson
        """,
    "thing groups": """
        thing-group create building --description all
        thing-group create north --parent building --attribute floor=1
        thing-group create north --parent building --attribute floor=1
        thing-group create north --attribute floor=2
        thing-group create south --parent none
        thing-group show north
        thing-group show none
        thing-group list
        thing-group list --parent building --recursive
        thing create t1 --group north
        thing create t2
        thing-group attach north --thing t2
        thing-group attach north --thing t2
        thing-group attach none --thing t2
        thing show t2
        thing list --group north
        thing-group list --thing t1
        thing-group detach north --thing t2
        thing list --group north
        thing-group update north --description "north wing" --attribute floor=2
        thing-group show north
        thing-group delete building
        thing-group delete north
        thing-group delete building
        thing-group delete building
        thing-group list
        """,
    "certificates": """
        thing create t1
        policy create p --file allow.json
        cert create --key-source aws --out aws-key --policy p
        cert show {certificate}
        cert show 0000000000000000000000000000000000000000000000000000000000000000
        cert list
        cert deactivate {certificate}
        cert deactivate {certificate}
        cert activate {certificate}
        cert attach {certificate} --thing t1
        cert attach {certificate} --thing t1
        cert attach {certificate} --thing none
        cert list --thing t1
        thing show t1
        thing delete t1
        cert delete {certificate}
        cert detach {certificate} --thing t1
        cert detach {certificate} --policy p
        cert show {certificate}
        cert revoke {certificate}
        cert delete {certificate}
        cert delete {certificate}
        cert list
        cert register own.pem --without-ca --thing t1 --policy p
        cert register own.pem --without-ca --thing t1 --policy p
        cert list --policy p
        cert list --status active
        thing delete t1 --cascade
        cert delete {certificate} --cascade
        cert list
        """,
    "certificate authorities": """
        thing create t1
        ca create --name plant
        ca register plant
        ca register plant
        ca show plant
        cert create t1 --ca plant
        cert create t1 --ca plant
        cert show {certificate}
        cert list --ca plant
        cert needs-renewal devices/t1/cert.pem
        ca update plant --inactive
        ca show plant
        ca update plant --active --auto-registration on
        ca delete plant
        ca delete plant
        ca show plant
        ca create --name free
        ca register free --mode sni-only
        ca show free
        ca delete free --cascade
        """,
    "certificates that AWS signs": """
        policy create p --file allow.json
        cert create --out from-csr
        provision t9
        """,
    "policies": """
        policy create p --file allow.json --dry-run
        policy create p --file allow.json
        policy create p --file allow.json
        policy create p --file other.json
        policy show p
        policy show none
        policy list
        policy update p --file other.json
        policy update p --file other.json
        policy update p --publish a/b
        policy update p --publish a/c
        policy update p --publish a/d
        policy versions p
        policy update p --publish a/e
        policy versions p
        policy set-default p 4
        policy show p
        policy delete none
        policy create q --publish dt/x --subscribe cmd/x --retain
        thing-group create g
        cert create --key-source aws --out keys
        policy attach q --cert {certificate}
        policy attach q --cert {certificate}
        policy attach none --cert {certificate}
        policy show q
        policy delete q
        policy detach q --cert {certificate}
        policy detach q --cert {certificate}
        policy delete q
        policy attach p --cert {certificate}
        policy delete p --cascade
        policy list
        """,
    "roles": """
        role create r --for credentials-provider --policy-file allow.json --description first --max-session 2h --tag k=v
        role create r --for credentials-provider --policy-file allow.json --description first --max-session 2h --tag k=v
        role create r --for lambda
        role show r
        role show none
        role list
        role update r --for rule --policy-file other.json --description second
        role show r
        role update r --remove-policy allow
        role update r --remove-policy allow
        role create own --trust-file trust.json --path /iot/
        role show own
        role list -o name
        role delete r
        role delete r --cascade
        role delete r
        role delete own
        role list
        """,
    "role aliases": """
        role create r --for credentials-provider
        role create r2 --for credentials-provider
        role-alias create a --role none
        role-alias create a --role r --duration 30m --allow-policy
        role-alias create a --role r --duration 30m --allow-policy
        role-alias create a --role r2
        role-alias show a
        role-alias show none
        role-alias list
        role-alias update a --role r2 --duration 1h
        role-alias update a --role r2 --duration 1h
        role-alias show a
        policy show a-assume
        role-alias delete a --cascade
        role-alias delete a
        role-alias list
        policy list
        """,
    "rules": """
        role create r --for rule
        rule create hot --sql "SELECT * FROM 'a/b'" --republish c/d --qos 1 --role r --description first
        rule create hot --sql "SELECT * FROM 'a/b'" --republish c/d --qos 1 --role r --description first
        rule create hot --sql "SELECT * FROM 'other'" --republish c/d --role r
        rule create cold --sql "SELECT * FROM 'x/y'" --sqs https://sqs.eu-central-1.amazonaws.com/123456789012/q --role r --disabled
        rule show hot
        rule show cold
        rule show none
        rule list
        rule disable hot
        rule disable hot
        rule show hot
        rule enable hot
        rule update hot --sql "SELECT a FROM 'a/b'"
        rule update hot --sql "SELECT a FROM 'a/b'"
        rule show hot
        rule delete hot
        rule delete hot
        rule delete cold
        rule list
        """,
    "identity pools": """
        identity-pool create web --unauthenticated --dry-run
        identity-pool create web --unauthenticated --login accounts.google.com=client
        identity-pool list
        identity-pool delete web
        identity-pool list
        """,
    "endpoints": """
        endpoint list
        endpoint show --type data-ats
        endpoint show --type credential-provider
        """,
    "what is wrong is told before any call": """
        thing create "a b"
        policy create p --file none.json
        rule create x --sql "SELECT FROM" --republish a --role r
        cert register none.pem --without-ca
        """,
}


class Backend:
    """Something that stands in for AWS, and a folder to call it from."""

    def __init__(self, name, folder, environment):
        self.name = name
        self.folder = folder
        self.known = {}
        folder.mkdir()
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("AWS_", "IOTCTL_"))}
        self.environment = {**kept, **environment, "AWS_REGION": "eu-central-1"}
        for file, text in {"allow.json": ALLOW, "other.json": OTHER, "trust.json": TRUST}.items():
            (folder / file).write_text(text)

    def run(self, line):
        """The exit code and the answer of a command."""
        words = [word.format(**self.known) for word in shlex.split(line)]
        if "-o" not in words:
            words += ["-o", "json"]
        done = subprocess.run(
            [IOTCTL, *words], cwd=self.folder, env=self.environment, capture_output=True, text=True, timeout=120)
        answers = [parsed(text) for text in (done.stdout if done.returncode in (0, 10) else done.stderr).splitlines()]
        for answer in answers:
            self.learn(answer)
        return done.returncode, answers

    def learn(self, answer):
        result = answer.get("result") if isinstance(answer, dict) else None
        if isinstance(result, dict):
            if "certificateId" in result:
                self.known["certificate"] = result["certificateId"]
            if str(result.get("id", "")).startswith("eu-central-1:"):
                self.known["pool"] = result["id"]


def parsed(text):
    try:
        return json.loads(text)
    except ValueError:
        return text


def plain(value):
    """An answer without what is another one each time."""
    if isinstance(value, dict):
        # A certificate of a whole number of days has one day less from its first second on.
        days = {"daysLeft": "DAYS"} if "daysLeft" in value else {}
        return {key: plain(item) for key, item in (value | days).items() if key not in UNLIKE_AWS}
    if isinstance(value, list):
        items = [plain(item) for item in value]
        return sorted(items, key=json.dumps) if all(isinstance(item, dict) and "name" in item for item in items) else items
    if not isinstance(value, str):
        return value
    value = re.sub(r"-----BEGIN [^-]+-----.*?-----END [^-]+-----\n?", "PEM", value, flags=re.S)
    # moto gives CAs the ARNs of certificates.
    value = re.sub(r":(ca)?cert/", ":cert/", value)
    value = re.sub(r"\b[0-9a-f]{64}\b", "ID", value)
    value = re.sub(r"[a-z]+-[a-z]+-\d:[0-9a-f-]{36}", "POOL", value)
    return re.sub(r"\d{4}-\d\d-\d\d[T ][\d:.]+(Z|\+00:00)?", "TIME", value)


def comparable(code, answers):
    """What must be the same: a failure's kind, and everything of a success."""
    if code in (0, 10):
        return code, [plain(answer) for answer in answers]
    return code, [answer.get("kind") for answer in answers if isinstance(answer, dict)]


@pytest.fixture(scope="session")
def moto():
    """The URL of a moto server that lives as long as the tests."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-I", "-c", SERVER, "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            assert process.poll() is None, "moto_server ended"
            try:
                reset(url)
                break
            except OSError:
                time.sleep(0.1)
        yield url
    finally:
        process.terminate()
        process.wait(10)


def reset(url):
    with urllib.request.urlopen(f"{url}/moto-api/reset", data=b"", timeout=10) as answer:
        answer.read()


@pytest.fixture
def backends(moto, tmp_path):
    """moto and a sandbox, both empty."""
    reset(moto)
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", "/CN=own", "-keyout",
         tmp_path / "own.key", "-out", tmp_path / "own.pem"], check=True, capture_output=True)
    process = subprocess.Popen(
        [IOTCTL, "sandbox", "start", "--dir", tmp_path / "state", "--ephemeral", "--port", "0", "--detach-delay", "0s",
         "-o", "json"], stdout=subprocess.PIPE, text=True,
        env={key: value for key, value in os.environ.items() if not key.startswith(("AWS_", "IOTCTL_"))})
    try:
        info = json.loads(process.stdout.readline())
        both = [
            Backend("moto", tmp_path / "on-moto", {
                "IOTCTL_ENDPOINT_URL": moto, "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}),
            Backend("sandbox", tmp_path / "on-sandbox", {"IOTCTL_SANDBOX": info["dir"]}),
        ]
        for backend in both:
            (backend.folder / "own.pem").write_bytes((tmp_path / "own.pem").read_bytes())
        yield both
    finally:
        process.terminate()
        process.wait(10)


def lines(text):
    return list(filter(None, map(str.strip, text.splitlines())))


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_same_results(backends, scenario):
    surprises = []
    for line in lines(SCENARIOS[scenario]):
        on_moto, on_sandbox = [backend.run(line) for backend in backends]
        is_same = comparable(*on_moto) == comparable(*on_sandbox)
        if is_same == (line in UNLIKE_SANDBOX):
            surprises.append(f"{line}\n  moto:    {on_moto}\n  sandbox: {on_sandbox}")
    assert not surprises, "\n".join(surprises)


def test_what_moto_lacks_is_named(backends):
    on_moto = backends[0]
    for line in ["thing-type create lamp", "role create r --for lambda"]:
        assert on_moto.run(line)[0] == 0
    for line, operation in LACKING.items():
        code, answers = on_moto.run(line)
        assert code == 1 and f"{operation}: HTTP status 500" in answers[-1]["message"], (line, answers)


def summary(answers):
    return {key: count for key, count in answers[-1]["summary"].items() if count}


def test_a_deployment(backends):
    reports = {}
    for backend in backends:
        (backend.folder / "small.toml").write_text(SMALL)
        for line in ["plan -f small.toml", "provision -f small.toml -y"]:
            code, answers = backend.run(line)
            assert code == 0, answers
            reports.setdefault(line, []).append((
                sorted((item["resource"], item["outcome"]) for item in answers[-1]["items"]), summary(answers)))
    for line, (on_moto, on_sandbox) in reports.items():
        assert on_moto == on_sandbox, line
    # What is there is the same, too.
    for line in ["thing list", "thing show gauge-2", "policy list", "role-alias show telemetry", "rule show high", "cert list"]:
        on_moto, on_sandbox = [comparable(*backend.run(line)) for backend in backends]
        assert on_moto == on_sandbox, line
    # Without tags iotctl does not know again what it made, save by its journal: the rest is left alone.
    on_moto, on_sandbox = [backend.run("provision -f small.toml -y") for backend in backends]
    assert on_sandbox[0] == on_moto[0] == 0
    assert set(summary(on_sandbox[1])) == {"unchanged"}
    assert "kept" in summary(on_moto[1]) and not {"created", "deleted", "failed"} & set(summary(on_moto[1]))
    on_moto, on_sandbox = [backend.run("destroy -f small.toml -y") for backend in backends]
    assert on_sandbox[0] == on_moto[0] == 0
    assert set(summary(on_sandbox[1])) == {"deleted"}
    assert {"kept", "deleted"} == set(summary(on_moto[1]))
    for backend in backends:
        assert backend.run("thing list")[1] == backend.run("cert list")[1] == backend.run("role list")[1] == [{"items": []}]
