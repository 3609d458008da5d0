#!/usr/bin/env bash
# Runs a command beside a PostgreSQL of its own, which goes with it: `with-postgres.sh cargo nextest run`.
set -euo pipefail
script=$(cd "$(dirname "$0")" && pwd)/test-postgres.sh
folder=$(mktemp -d /tmp/yunheng-postgres-XXXXXX)
# Its owner may be another account than ours, which must get through.
chmod 711 "$folder"
export TESTS_POSTGRES_DIR=$folder/cluster
trap '"$script" stop; rm -rf "$folder"' EXIT
TESTS_POSTGRES=$("$script")
export TESTS_POSTGRES
"$@"
