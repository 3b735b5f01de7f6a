#!/bin/sh
# Plans, makes, tries and removes this deployment. IOTCTL names the program, IOTCTL_SANDBOX or AWS_* where it works.
set -eu
cd "$(dirname "$0")"
iotctl=${IOTCTL:-iotctl}

"$iotctl" plan -f deployment.toml
"$iotctl" provision -f deployment.toml -y

# The device says how warm it is; whoever has AWS credentials tells it what to do.
"$iotctl" pub dt/thermostat-001/temperature -m '{"celsius":21.5}' --thing thermostat-001 --devices devices
"$iotctl" sub 'cmd/thermostat-002/#' --thing thermostat-002 --devices devices -C 1 -W 20 > received.txt &
listener=$!
until [ -s received.txt ] || ! kill -0 "$listener" 2> /dev/null; do
    "$iotctl" pub cmd/thermostat-002/target -m '{"celsius":19}'
    sleep 1
done
wait "$listener"
cat received.txt
rm received.txt

"$iotctl" destroy -f deployment.toml -y
