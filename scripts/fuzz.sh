#!/usr/bin/env bash
# Gives every fuzz target SECONDS_EACH seconds (60) to find input that breaks a parser. A target begins from the corpus
# of the crate whose parser it feeds (corpus/<target>/ there), which `make test` replays; what is found is added to it.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${SECONDS_EACH:-60}

[ -f fuzz/Cargo.toml ] || { echo "fuzz: there is no fuzz/Cargo.toml, so there are no targets to run" >&2; exit 1; }
cargo +nightly --version >/dev/null 2>&1 || { echo "fuzz: needs the nightly compiler: rustup toolchain install nightly" >&2; exit 1; }
cargo +nightly fuzz --version >/dev/null 2>&1 || { echo "fuzz: needs cargo-fuzz: cargo install --locked cargo-fuzz" >&2; exit 1; }

status=0
for target in $(cargo +nightly fuzz list); do
  echo "fuzz: $target for ${seconds} s" >&2
  corpus=$(find core shell -type d -path "*/corpus/$target" -print -quit)
  cargo +nightly fuzz run "$target" ${corpus:+"$corpus"} -- -max_total_time="$seconds" -print_final_stats=1 || status=1
done
exit "$status"
