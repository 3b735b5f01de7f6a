"""Makes a fleet with boto3 and threads: the calls that `iotctl provision -f` makes for the same devices, nothing else.

    python fleet.py --devices 1000 --threads 16 --policy fleet --group fleet

Prints one line of JSON: devices, seconds, calls. The endpoint and credentials come from the environment (`AWS_*`).
"""

import argparse
import json
import queue
import threading
import time

import boto3
from botocore.config import Config
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

CALLS_PER_DEVICE = 5


def request_for(thing):
    """A new P-256 key's certificate request."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, thing)])
    signed = x509.CertificateSigningRequestBuilder().subject_name(subject).sign(key, hashes.SHA256())
    return signed.public_bytes(serialization.Encoding.PEM).decode()


def make(iot, thing, policy, group):
    """One device."""
    iot.create_thing(thingName=thing)
    made = iot.create_certificate_from_csr(certificateSigningRequest=request_for(thing), setAsActive=True)
    iot.attach_policy(policyName=policy, target=made["certificateArn"])
    iot.attach_thing_principal(thingName=thing, principal=made["certificateArn"])
    iot.add_thing_to_thing_group(thingName=thing, thingGroupName=group)


def work(iot, things, failures, options):
    """Makes devices until none is left; the first failure ends all."""
    while not failures:
        try:
            thing = things.get_nowait()
        except queue.Empty:
            return
        try:
            make(iot, thing, options.policy, options.group)
        except Exception as error:
            failures.append(error)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--devices", type=int, default=1000)
    parser.add_argument("--threads", type=int, default=16)
    parser.add_argument("--policy", default="fleet")
    parser.add_argument("--group", default="fleet")
    options = parser.parse_args()
    things = queue.Queue()
    for number in range(1, options.devices + 1):
        things.put(f"boto3-{number:05}")
    # A client for each thread, made before the clock starts, each with room for more connections than it uses.
    config = Config(max_pool_connections=32, retries={"max_attempts": 10, "mode": "standard"})
    clients = [boto3.session.Session().client("iot", config=config) for _ in range(options.threads)]
    failures = []
    threads = [threading.Thread(target=work, args=(iot, things, failures, options)) for iot in clients]
    begun = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.monotonic() - begun
    if failures:
        raise failures[0]
    print(json.dumps({"devices": options.devices, "seconds": round(seconds, 3), "calls": options.devices * CALLS_PER_DEVICE}))


if __name__ == "__main__":
    main()
