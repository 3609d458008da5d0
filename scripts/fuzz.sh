#!/usr/bin/env bash
# Gives every fuzz target SECONDS_EACH seconds (60) to find input that breaks a parser. What is found becomes a file in
# fuzz/corpus/<target>/, and with that an ordinary test: the corpus is replayed by `make test`.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${SECONDS_EACH:-60}

cargo +nightly --version >/dev/null 2>&1 || { echo "fuzz: needs the nightly compiler: rustup toolchain install nightly" >&2; exit 1; }
cargo +nightly fuzz --version >/dev/null 2>&1 || { echo "fuzz: needs cargo-fuzz: cargo install --locked cargo-fuzz" >&2; exit 1; }

status=0
for target in $(cargo +nightly fuzz list); do
  echo "fuzz: $target for ${seconds} s" >&2
  cargo +nightly fuzz run "$target" -- -max_total_time="$seconds" -print_final_stats=1 || status=1
done
exit "$status"
