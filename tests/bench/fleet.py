"""Makes a fleet with boto3 and threads: the calls that `iotctl provision -f` makes for the same devices, and a key and a certificate
for each.

    python fleet.py --devices 1000 --threads 16 --policy fleet --group fleet

Prints one line of JSON: devices, seconds, calls. The endpoint and credentials come from the environment (`AWS_*`).
"""

import argparse
import json
import os
import queue
import threading
import time

import boto3
from botocore.config import Config
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

CALLS_PER_DEVICE = 6


def request_for(thing, path):
    """The certificate request of a new P-256 key, which is kept in `path`."""
    key = ec.generate_private_key(ec.SECP256R1())
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(pem)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, thing)])
    signed = x509.CertificateSigningRequestBuilder().subject_name(subject).sign(key, hashes.SHA256())
    return signed.public_bytes(serialization.Encoding.PEM).decode()


def make(iot, thing, policy, group, out):
    """One device, unless it is there."""
    try:
        iot.describe_thing(thingName=thing)
        return
    except iot.exceptions.ResourceNotFoundException:
        iot.create_thing(thingName=thing)
    folder = os.path.join(out, thing)
    os.makedirs(folder)
    request = request_for(thing, os.path.join(folder, "private.key"))
    made = iot.create_certificate_from_csr(certificateSigningRequest=request, setAsActive=True)
    with open(os.path.join(folder, "cert.pem"), "w") as file:
        file.write(made["certificatePem"])
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
            make(iot, thing, options.policy, options.group, options.out)
        except Exception as error:
            failures.append(error)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--devices", type=int, default=1000)
    parser.add_argument("--threads", type=int, default=16)
    parser.add_argument("--policy", default="fleet")
    parser.add_argument("--group", default="fleet")
    parser.add_argument("--out", default="devices")
    options = parser.parse_args()
    things = queue.Queue()
    for number in range(1, options.devices + 1):
        things.put(f"boto3-{number:05}")
    # One client, which threads may share, with a connection for each.
    config = Config(max_pool_connections=options.threads, retries={"max_attempts": 10, "mode": "standard"})
    iot = boto3.client("iot", config=config)
    failures = []
    threads = [threading.Thread(target=work, args=(iot, things, failures, options)) for _ in range(options.threads)]
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
