#!/bin/sh
# Plans, makes, tries and removes this deployment. IOTCTL names the program, IOTCTL_SANDBOX or AWS_* where it works.
set -eu
cd "$(dirname "$0")"
iotctl=${IOTCTL:-iotctl}

"$iotctl" plan -f deployment.toml
"$iotctl" provision -f deployment.toml -y

# In place of the chip: it reports until the rule's message has come back.
"$iotctl" sub esp32/hot --thing esp32-monitor --devices devices -C 1 -W 20 > received.txt &
listener=$!
until [ -s received.txt ] || ! kill -0 "$listener" 2> /dev/null; do
    "$iotctl" pub esp32/pub -m '{"temperature":31}' --thing esp32-1 --devices devices
    sleep 1
done
wait "$listener"
cat received.txt
rm received.txt

"$iotctl" destroy -f deployment.toml -y
