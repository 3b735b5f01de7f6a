#!/bin/sh
# Plans, makes, tries and removes this deployment. IOTCTL names the program, IOTCTL_SANDBOX or AWS_* where it works.
set -eu
cd "$(dirname "$0")"
iotctl=${IOTCTL:-iotctl}

"$iotctl" plan -f deployment.toml
"$iotctl" provision -f deployment.toml -y

# A browser asks Amazon Cognito for an identity in this pool, trades it for credentials of its role, and connects with them.
"$iotctl" identity-pool show chat

"$iotctl" destroy -f deployment.toml -y
