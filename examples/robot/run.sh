#!/bin/sh
# Plans, makes, tries and removes this deployment. IOTCTL names the program, IOTCTL_SANDBOX or AWS_* where it works.
set -eu
cd "$(dirname "$0")"
iotctl=${IOTCTL:-iotctl}

"$iotctl" plan -f deployment.toml
"$iotctl" provision -f deployment.toml -y

# The file that the robot's own program reads.
cat devices/robot-1/robot.json
"$iotctl" pub robots/robot-1/status -m '{"battery":80}' --retain --thing robot-1 --devices devices
"$iotctl" sub robots/robot-1/drive --thing robot-1 --devices devices -C 1 -W 20 > received.txt &
listener=$!
until [ -s received.txt ] || ! kill -0 "$listener" 2> /dev/null; do
    "$iotctl" pub robots/robot-1/drive -m '{"forward":0.4}'
    sleep 1
done
wait "$listener"
cat received.txt
rm received.txt

"$iotctl" destroy -f deployment.toml -y
