#!/usr/bin/env bash
# Figures of the release binary: size, time to --version, time from `sandbox start` to the first answered call.
# Prints them beside the goals; only the size, which does not depend on the machine's mood, can fail.
set -euo pipefail
binary=${1:-target/release/iotctl}
size=$(stat -c %s "$binary")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

python3 - "$binary" "$dir" <<'PYTHON'
import json, statistics, subprocess, sys, time, urllib.error, urllib.request

binary, folder = sys.argv[1:]

def version():
    started = time.perf_counter()
    subprocess.run([binary, "--version"], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started

def ready(directory):
    started = time.perf_counter()
    command = [binary, "sandbox", "start", "--dir", directory, "--port", "0", "-o", "json"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    info = json.loads(process.stdout.readline())
    try:
        urllib.request.urlopen("http://" + info["endpoint"] + "/things", timeout=5)
    except urllib.error.HTTPError as answer:
        assert answer.code == 403, answer  # unsigned, hence refused: it answers
    taken = time.perf_counter() - started
    process.terminate()
    process.wait()
    return taken

first = [ready(f"{folder}/fresh-{n}") for n in range(5)]
again = [ready(f"{folder}/fresh-0") for _ in range(5)]
print(f"--version                     {statistics.median(version() for _ in range(20)) * 1000:6.1f} ms   goal < 10 ms")
print(f"sandbox ready, new folder     {statistics.median(first) * 1000:6.1f} ms   goal < 150 ms")
print(f"sandbox ready, known folder   {statistics.median(again) * 1000:6.1f} ms   goal < 150 ms")
PYTHON
printf 'size of the binary            %6.1f MB   goal <= 30 MB\n' "$(awk "BEGIN { print $size / 1e6 }")"
[ "$size" -le 30000000 ]
