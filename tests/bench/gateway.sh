#!/usr/bin/env bash
# The sandbox's MQTT gateway beside Debian's mosquitto: starts both on loopback with TLS, client certificates and permissions,
# runs benches/gateway against them and prints ratios. Ends only what it started.
#
#   tests/bench/gateway.sh [--only sandbox|mosquitto] [--acl pattern|user] [--nagle] [--subscribers 1000 --seconds 5 --idle 5000 ...]
#
# Needs mosquitto and openssl. IOTCTL names the program to measure, GATEWAY_BENCH the built benchmark; without the latter cargo
# builds both.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
if [[ -z ${GATEWAY_BENCH:-} ]]; then
    cd "$root"
    exec cargo bench --bench gateway -- "$@"
fi

only=
acl=pattern
nodelay=true
arguments=()
while (($#)); do
    case $1 in
        --only) only=${2:?--only takes sandbox or mosquitto}; shift 2 ;;
        --only=*) only=${1#*=}; shift ;;
        --acl) acl=${2:?--acl takes pattern or user}; shift 2 ;;
        --acl=*) acl=${1#*=}; shift ;;
        --nagle) nodelay=false; shift ;;
        *) arguments+=("$1"); shift ;;
    esac
done
case $only in
    '' | sandbox | mosquitto) ;;
    *) echo "gateway.sh: --only takes sandbox or mosquitto, not '$only'" >&2; exit 2 ;;
esac

case $acl in
    pattern | user) ;;
    *) echo "gateway.sh: --acl takes pattern or user, not '$acl'" >&2; exit 2 ;;
esac

umask 077
dir=$(mktemp -d)
pids=()
finish() {
    local pid
    for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
    for pid in "${pids[@]}"; do wait "$pid" 2>/dev/null || true; done
    rm -rf "$dir"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# A connection is an open file; brokers and generator inherit the limit.
ulimit -n "$(ulimit -Hn)"

fail() {
    echo "gateway.sh: $1" >&2
    [[ -z ${2:-} ]] || tail -n 20 "$2" >&2
    exit 1
}

# wait_for WHAT PID LOG COMMAND...: until COMMAND succeeds, at most ten seconds.
wait_for() {
    local what=$1 pid=$2 log=$3
    shift 3
    for _ in {1..200}; do
        if "$@" 2>/dev/null; then return; fi
        kill -0 "$pid" 2>/dev/null || fail "$what ended" "$log"
        sleep 0.05
    done
    fail "$what is not ready after 10 s" "$log"
}

# describe NAME ENDPOINT PID CA CERT KEY
describe() {
    printf '{"name":"%s","endpoint":"%s","pid":%d,"ca":"%s","cert":"%s","key":"%s"}\n' "$@" >"$dir/$1.json"
    arguments+=(--broker "$dir/$1.json")
}

# Both brokers check the same: the client may publish and receive on bench/fan and below its own name, and never on its muted topic.
start_sandbox() {
    local iotctl=${IOTCTL:-$root/target/release/iotctl} device=$dir/devices/bench line endpoint
    [[ -x $iotctl ]] || fail "no iotctl at $iotctl; set IOTCTL, or measure with --only mosquitto"
    "$iotctl" sandbox start --dir "$dir/sandbox" --ephemeral --port 0 --quotas off -o json \
        >"$dir/sandbox.out" 2>"$dir/sandbox.log" &
    local pid=$!
    pids+=("$pid")
    wait_for 'the sandbox' "$pid" "$dir/sandbox.log" grep -q '"endpoint"' "$dir/sandbox.out"
    line=$(head -n 1 "$dir/sandbox.out")
    endpoint=$(sed -n 's/.*"endpoint" *: *"\([^"]*\)".*/\1/p' <<<"$line")
    [[ -n $endpoint ]] || fail "no endpoint in: $line"
    local arn='arn:aws:iot:*:*'
    cat >"$dir/policy.json" <<POLICY
{
  "Version": "2012-10-17",
  "Statement": [
    {"Effect": "Allow", "Action": "iot:Connect", "Resource": "$arn:client/bench-*"},
    {"Effect": "Allow", "Action": "iot:Publish", "Resource": "$arn:topic/bench/fan"},
    {"Effect": "Allow", "Action": "iot:Subscribe",
     "Resource": ["$arn:topicfilter/bench/\${iot:ClientId}/*", "$arn:topicfilter/bench/fan"]},
    {"Effect": "Allow", "Action": "iot:Receive",
     "Resource": ["$arn:topic/bench/\${iot:ClientId}/*", "$arn:topic/bench/fan"]},
    {"Effect": "Deny", "Action": "iot:Receive", "Resource": "$arn:topic/bench/muted/\${iot:ClientId}"}
  ]
}
POLICY
    "$iotctl" "--sandbox=$dir/sandbox" provision bench --policy "$dir/policy.json" --out "$dir/devices" \
        >"$dir/provision.log" 2>&1 || fail 'iotctl provision failed' "$dir/provision.log"
    [[ -d $device ]] || device=$dir/devices
    describe sandbox "$endpoint" "$pid" "$device/root-ca.pem" "$device/cert.pem" "$device/private.key"
}

# issue NAME SUBJECT EXTENSION: a P-256 key and a certificate of mosquitto's CA.
issue() {
    openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=$2" \
        -keyout "$dir/$1.key" -out "$dir/$1.csr" 2>/dev/null
    openssl x509 -req -in "$dir/$1.csr" -CA "$dir/ca.pem" -CAkey "$dir/ca.key" -CAcreateserial -days 2 \
        -extfile <(echo "$3") -out "$dir/$1.pem" 2>/dev/null
}

free_port() {
    local port
    for _ in {1..100}; do
        port=$((20000 + RANDOM % 12000))
        if ! (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then echo "$port"; return; fi
    done
    fail 'no free port'
}

listening() { (: <"/dev/tcp/127.0.0.1/$1"); }

start_mosquitto() {
    local mosquitto port
    mosquitto=$(PATH=$PATH:/usr/sbin command -v mosquitto) || fail 'mosquitto is not installed'
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj '/CN=bench CA' \
        -keyout "$dir/ca.key" -out "$dir/ca.pem" 2>/dev/null
    issue server localhost 'subjectAltName=DNS:localhost,IP:127.0.0.1'
    issue client bench 'extendedKeyUsage=clientAuth'
    # A rule of the user ends mosquitto's search before its patterns; with --acl user it is spared them on each delivery.
    [[ $acl == pattern ]] || printf 'user bench\ntopic readwrite bench/fan\n' >"$dir/acl"
    cat >>"$dir/acl" <<'ACL'
pattern deny bench/muted/%c
pattern readwrite bench/%c/#
pattern readwrite bench/fan
ACL
    port=$(free_port)
    # Nagle's algorithm is off, as for the sandbox and as users who care for latency set it; --nagle leaves mosquitto's default.
    # Queues hold what the generator's lead can
    # put into them, so that nothing is dropped for want of room.
    cat >"$dir/mosquitto.conf" <<CONF
per_listener_settings false
listener $port 127.0.0.1
cafile $dir/ca.pem
certfile $dir/server.pem
keyfile $dir/server.key
require_certificate true
use_identity_as_username true
allow_anonymous false
acl_file $dir/acl
persistence false
log_dest none
max_connections -1
max_inflight_messages 100
max_queued_messages 10000
set_tcp_nodelay $nodelay
CONF
    # Started by root it would drop to a user who cannot read these files.
    [[ $(id -u) != 0 ]] || echo 'user root' >>"$dir/mosquitto.conf"
    "$mosquitto" -c "$dir/mosquitto.conf" >"$dir/mosquitto.log" 2>&1 &
    local pid=$!
    pids+=("$pid")
    wait_for mosquitto "$pid" "$dir/mosquitto.log" listening "$port"
    local version
    # Its help ends with a failure.
    version=$("$mosquitto" -h | sed -n '1s/.*version //p') || true
    arguments+=(--settings "mosquitto $version: TLS 1.3 with client certificates, ACL by $acl, persistence and log off, max_inflight_messages 100, max_queued_messages 10000, set_tcp_nodelay $nodelay")
    describe mosquitto "localhost:$port" "$pid" "$dir/ca.pem" "$dir/client.pem" "$dir/client.key"
}

[[ $only == mosquitto ]] || start_sandbox
[[ $only == sandbox ]] || start_mosquitto
"$GATEWAY_BENCH" "${arguments[@]}"
