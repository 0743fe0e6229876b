#!/bin/sh
# A night's look by plain cron: prints a report when something has drifted, and nothing else; counts go to the node exporter.
# /etc/ciscoctr/environment, which only the job's user can read, sets PATH, PULUMI_BACKEND_URL, CISCO_CTR_US_CLIENT_ID,
# CISCO_CTR_US_CLIENT_PASSWORD_FILE and TEXTFILES, the folder of the node exporter's textfile collector.
set -eu
set -a
. "${CISCOCTR_ENVIRONMENT:-/etc/ciscoctr/environment}"
set +a
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/.."

# In a folder beside the files and then moved: the exporter never reads half a file.
new=$(mktemp -d "$TEXTFILES/.ciscoctr.XXXXXX")
trap 'rm -rf "$new"' EXIT

code=0
# Of two that overlap the second does not start.
flock --nonblock --conflict-exit-code 75 "$here/drift.sh" \
  npx --no cisco-ctr drift --all --strict --format markdown --output "$new/ciscoctr.prom" || code=$?
if [ -s "$new/ciscoctr.prom" ]; then
  chmod 644 "$new/ciscoctr.prom"
  mv "$new/ciscoctr.prom" "$TEXTFILES/ciscoctr.prom"
fi
exit "$code"
