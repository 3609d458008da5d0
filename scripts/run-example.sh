#!/usr/bin/env bash
# Runs the example city from its ledger to its settlement, and prints what came out. `make example` builds the binary first.
#   BIN  the yunheng binary (default target/release/yunheng)
#   OUT  the folder for what is written (default out)
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
bin=${BIN:-target/release/yunheng}
out=${OUT:-out}
city=examples/city
pack=xuchang

[ -x "$bin" ] || { echo "run-example: no program at $bin; build it with: cargo build --release" >&2; exit 2; }
command -v node >/dev/null || { echo "run-example: node is needed for the summary (Node.js 20 or later)" >&2; exit 2; }
mkdir -p "$out"

# Status 1 means that there are findings: they stand in the answer, and the summary prints them. Anything above ends the run.
yunheng() {
    local status=0
    "$bin" "$@" >/dev/null || status=$?
    [ "$status" -le 1 ] || { echo "run-example: yunheng $* ended with status $status" >&2; exit "$status"; }
}

# write FORMATS NAME COMMAND…: the same answer in each format, as OUT/NAME.FORMAT.
write() {
    local formats=$1 name=$2 format
    shift 2
    for format in $formats; do
        yunheng "$@" --format "$format" --output "$out/$name.$format"
    done
}

rate() {
    local formats=$1 cycle=$2 period=$3
    write "$formats" "rate-$cycle" rate $pack --leases $city/leases.csv --prices $city/prices.csv \
        --payers $city/payers.csv --period "$period"
}

rate "json csv xlsx" C1 2026-06-02/2026-12-02
rate "json csv xlsx pdf" C2 2026-12-02/2027-06-02
write "json xlsx" size size $pack --resources $city/resources.csv --usage $city/usage.csv --at 2027-06-01
write "json docx pdf" assess assess $pack --sheet $city/indicators.json
node $city/cycles.mjs "$out/rate-C1.json" "$out/rate-C2.json" "$out/assess.json" "$out/cycles.json"
write "json pdf" settle settle $pack --cycles "$out/cycles.json"
node $city/summary.mjs "$out" $city
