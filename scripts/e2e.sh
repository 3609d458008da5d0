#!/usr/bin/env bash
# Drives the program in a browser, as its people use it.
#   YUNHENG_BIN  the program (default target/debug/yunheng, which the tests have built)
set -euo pipefail
cd "$(dirname "$0")/.."
export YUNHENG_BIN=${YUNHENG_BIN:-$PWD/target/debug/yunheng}
[ -x "$YUNHENG_BIN" ] || { echo "e2e: no program at $YUNHENG_BIN; 'make tests' builds it" >&2; exit 1; }
cd e2e
if ! [ node_modules/.package-lock.json -nt package-lock.json ]; then
    echo "e2e: installing the packages" >&2
    npm ci --no-fund --no-audit --loglevel=error >&2
fi
# One example city for all; each test file takes a copy of it.
E2E_CITY=$(mktemp -d)
export E2E_CITY
trap 'rm -rf "$E2E_CITY"' EXIT
env -u YUNHENG_BIN "$YUNHENG_BIN" demo --data "$E2E_CITY/data" --format json >"$E2E_CITY/city.json"
npm test --silent
