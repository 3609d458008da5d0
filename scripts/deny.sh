#!/usr/bin/env bash
# What is linked: licences, doubles, places it comes from, and known holes (deny.toml).
#
# The list of known holes lives in a git repository of its own, which not every machine can reach. Then everything
# else is still checked, and the last lines say in so many words what was not.
set -euo pipefail
cd "$(dirname "$0")/.."

version=0.20.2
tools=target/tools

installed() { "$1" --version 2>/dev/null | grep -q "cargo-deny ${version%.*}"; }

if installed cargo-deny; then
  deny=cargo-deny
else
  deny=$tools/bin/cargo-deny
  if ! installed "$deny"; then
    echo "deny: installing cargo-deny $version into $tools, once (a development build, one to three minutes)" >&2
    # A tool that runs for two seconds needs no optimization; measured in docs/adr/dependencies.md.
    if ! CARGO_PROFILE_DEV_DEBUG=0 cargo install --quiet --locked --debug --root "$tools" --version "$version" cargo-deny; then
      echo "deny: NOT CHECKED: cargo-deny $version could not be installed, so licences and sources were not looked at." >&2
      echo "deny: install it by hand (cargo install --locked cargo-deny) and run 'make deny' again." >&2
      exit 1
    fi
  fi
fi

checks=(licenses bans sources)
fetch_log=$(mktemp)
trap 'rm -f "$fetch_log"' EXIT
if timeout 120 "$deny" fetch db 2>"$fetch_log"; then
  checks=(advisories "${checks[@]}")
fi

# Doubles are warnings; their list is long and `make deny VERBOSE=1` shows it.
level=error
[ -n "${VERBOSE:-}" ] && level=warn
status=0
"$deny" --log-level "$level" check --hide-inclusion-graph "${checks[@]}" || status=$?

if [ "${checks[0]}" != advisories ]; then
  echo "deny: NOT CHECKED: known security advisories. The advisory database could not be fetched:" >&2
  grep -m1 -i 'fatal\|error' "$fetch_log" | sed 's/^/deny:   /' >&2 || true
  echo "deny: licences, bans and sources were checked (above). Run 'make deny' where the database can be reached." >&2
fi
exit "$status"
