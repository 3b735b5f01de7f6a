#!/usr/bin/env bash
# What a fleet costs: time beside boto3 with 16 threads, memory, and time beside the bound of AWS's published rates. Each part
# has a fresh sandbox on loopback. Ends only what it started.
#
#   tests/bench/fleet.sh [--devices 1000] [--runs 1] [--many 10000] [--throttled 1000] [--threads 16] [--limit 900] \
#       [speed] [memory] [rates]
#
# Without parts, all three. IOTCTL names the program to measure, PYTHON a Python that has boto3 and cryptography, TMPDIR the folder
# whose disk is waited for; --runs is how often the time is taken, --limit the longest that one command may take, in seconds. Nothing
# is deleted before the last run: ext4 without a journal passes over inodes that were freed in the last minutes one by one.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
iotctl=${IOTCTL:-$root/target/release/iotctl}
python=${PYTHON:-$root/target/tools/python/bin/python}
devices=1000
many=10000
throttled=1000
threads=16
runs=1
limit=900
parts=()
while (($#)); do
    case $1 in
        --devices | --runs | --many | --throttled | --threads | --limit)
            [[ ${2:-} =~ ^[1-9][0-9]*$ ]] || { echo "fleet.sh: $1 takes a number" >&2; exit 2; }
            declare "${1#--}=$2"
            shift 2
            ;;
        speed | memory | rates) parts+=("$1"); shift ;;
        *) echo "fleet.sh: what is '$1'?" >&2; exit 2 ;;
    esac
done
((${#parts[@]})) || parts=(speed memory rates)

fail() {
    echo "fleet.sh: $1" >&2
    [[ -z ${2:-} ]] || tail -n 20 "$2" >&2
    exit 1
}

[[ -x $iotctl ]] || fail "no iotctl at $iotctl; set IOTCTL"
[[ -x $python ]] || fail "no Python at $python; set PYTHON"

umask 077
dir=$(mktemp -d)
sandbox=
finish() {
    stop_sandbox
    rm -rf "$dir"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

stop_sandbox() {
    [[ -z $sandbox ]] || { kill "$sandbox" 2>/dev/null; wait "$sandbox" 2>/dev/null; } || true
    sandbox=
}

# The parts must not hear of another place to work on.
unset "${!AWS_@}" "${!IOTCTL_@}"
export AWS_REGION=eu-central-1 AWS_DEFAULT_REGION=eu-central-1
ulimit -n "$(ulimit -Hn)"

# start_sandbox NAME OPTION...: a fresh one, in $dir/NAME.
start_sandbox() {
    local name=$1
    shift
    mkdir -p "$dir/$name"
    : >"$dir/$name/sandbox.out"
    "$iotctl" sandbox start --dir "$dir/$name/sandbox" --ephemeral --port 0 --quotas off -o json "$@" \
        >"$dir/$name/sandbox.out" 2>"$dir/$name/sandbox.log" &
    sandbox=$!
    for _ in {1..200}; do
        if grep -q '"endpoint"' "$dir/$name/sandbox.out"; then return; fi
        kill -0 "$sandbox" 2>/dev/null || fail 'the sandbox ended' "$dir/$name/sandbox.log"
        sleep 0.05
    done
    fail 'the sandbox is not ready after 10 s' "$dir/$name/sandbox.log"
}

# deployment NAME COUNT: one policy, one group, COUNT devices.
deployment() {
    cat >"$dir/$1/deployment.toml" <<TOML
name = "fleet"

[thing-group.fleet]

[policy.fleet]
template = "device"

[device.fleet]
count = $2
name = "fleet-{n:05}"
groups = ["fleet"]
policies = ["fleet"]
out = "devices"
TOML
}

# json FILE EXPRESSION: a value of the answer in a file.
json() { "$python" -c 'import json, sys; answer = json.load(open(sys.argv[1])); print(eval(sys.argv[2]))' "$1" "$2"; }

# timed VARIABLE COMMAND...: seconds it took, into VARIABLE.
timed() {
    local variable=$1 begun
    shift
    begun=$EPOCHREALTIME
    "$@"
    printf -v "$variable" '%.2f' "$(bc <<<"$EPOCHREALTIME - $begun")"
}

# provision NAME: the deployment in $dir/NAME, on the sandbox there.
provision() {
    (cd "$dir/$1" && IOTCTL_SANDBOX=$dir/$1/sandbox exec timeout "$limit" "$iotctl" provision -f deployment.toml -y -o json) \
        >"$dir/$1/report.json" 2>"$dir/$1/provision.log" || fail "iotctl provision failed ($1)" "$dir/$1/provision.log"
}

# with_boto3 NAME URL CA: the same devices, by the script.
with_boto3() {
    env AWS_ENDPOINT_URL="$2" AWS_CA_BUNDLE="$3" AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test timeout "$limit" \
        "$python" "$root/tests/bench/fleet.py" --devices "$devices" --threads "$threads" --out "$dir/$1/devices" \
        >"$dir/$1/report.json" 2>"$dir/$1/fleet.log" || fail 'fleet.py failed' "$dir/$1/fleet.log"
}

status() { IOTCTL_SANDBOX=$dir/$1/sandbox "$iotctl" sandbox status -o json >"$dir/$1/status.json"; }

# calls NAME: how many the sandbox in $dir/NAME answered.
calls() {
    status "$1"
    json "$dir/$1/status.json" "sum(answer['calls'].values())"
}

things() {
    status "$1"
    json "$dir/$1/status.json" "answer['calls'].get('CreateThing', 0)"
}

# beside_boto3 NAME: how many times as fast, into `ratio`.
beside_boto3() {
    local ours theirs our_calls their_calls
    start_sandbox "$1"
    deployment "$1" "$devices"
    timed ours provision "$1"
    our_calls=$(calls "$1")
    stop_sandbox
    start_sandbox "$1.boto3"
    local url ca
    # As iotctl calls the control planes of a sandbox on its machine: without TLS.
    url=http://$(json "$dir/$1.boto3/sandbox.out" "answer['endpoint']")
    ca=$(json "$dir/$1.boto3/sandbox.out" "answer['ca']")
    IOTCTL_SANDBOX=$dir/$1.boto3/sandbox "$iotctl" policy create fleet --publish 'dt/#' -o json >"$dir/policy.json"
    IOTCTL_SANDBOX=$dir/$1.boto3/sandbox "$iotctl" thing-group create fleet -o json >"$dir/group.json"
    timed theirs with_boto3 "$1.boto3" "$url" "$ca"
    their_calls=$(calls "$1.boto3")
    stop_sandbox
    ratio=$(bc <<<"scale=1; $theirs / $ours")
    echo "speed: $devices devices: iotctl $ours s ($our_calls calls), boto3 with $threads threads $theirs s ($their_calls calls)," \
        "ratio $ratio"
}

speed() {
    local run ratio ratios=()
    for ((run = 1; run <= runs; run++)); do
        beside_boto3 "speed$run"
        ratios+=("$ratio")
    done
    ((runs == 1)) ||
        echo "speed: median ratio of $runs runs: $(printf '%s\n' "${ratios[@]}" | sort -n | sed -n "$(((runs + 1) / 2))p")"
}

memory() {
    start_sandbox memory
    deployment memory "$many"
    (cd "$dir/memory" && IOTCTL_SANDBOX=$dir/memory/sandbox exec "$iotctl" provision -f deployment.toml -y -o json) \
        >"$dir/memory/report.json" 2>"$dir/memory/provision.log" &
    local pid=$! peak=0 now begun=$SECONDS
    # The kernel keeps the peak; the last look comes at most 50 ms before the end.
    while now=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\) kB$/\1/p' "/proc/$pid/status" 2>/dev/null) && [[ -n $now ]]; do
        peak=$now
        if ((SECONDS - begun > limit)); then kill "$pid"; fi
        sleep 0.05
    done
    wait "$pid" || fail "iotctl provision failed (memory)" "$dir/memory/provision.log"
    stop_sandbox
    echo "memory: $many devices: iotctl at most $((peak / 1024)) MB resident, $((SECONDS - begun)) s"
}

# bound STATUS DEVICES: the slowest operation's calls, less the second's worth that may go at once, divided by its rate; rates are
# those of src/model/rates.rs. Calls that were refused for coming too soon are counted among the calls of some operation, not which:
# no operation needs more calls than there are devices, so that none of them raises the bound.
bound() {
    "$python" - "$root/src/model/rates.rs" "$1" "$2" <<'PYTHON'
import json, re, sys

source = open(sys.argv[1]).read().split("const RATES", 1)[1].split("];\n", 1)[0]
rates = {}
for rate, names in re.findall(r"\(\s*(\d+),\s*&\[(.*?)\]", source, re.S):
    rates.update({name: int(rate) for name in re.findall(r'"(\w+)"', names)})
assert rates.get("CreateThing"), "no rates found"
status = json.load(open(sys.argv[2]))
calls = {name: min(count, int(sys.argv[3])) for name, count in status["calls"].items() if name in rates}
times = {name: count / rates[name] - 1 for name, count in calls.items()}
slowest = max(times, key=times.get)
print(f"{times[slowest]:.2f} {slowest} {calls[slowest]} {status['throttled']}")
PYTHON
}

rates() {
    start_sandbox rates --throttle aws
    deployment rates "$throttled"
    local seconds made least operation calls refused
    timed seconds provision rates
    made=$(things rates)
    ((made >= throttled)) || fail "$made things were made, not $throttled"
    read -r least operation calls refused < <(bound "$dir/rates/status.json" "$throttled")
    stop_sandbox
    echo "rates: $throttled devices: iotctl $seconds s, bound $least s ($calls calls of $operation)," \
        "$refused calls refused, ratio $(bc <<<"scale=2; $seconds / $least")"
}

for part in "${parts[@]}"; do "$part"; done
