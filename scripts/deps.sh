#!/usr/bin/env bash
# What a machine needs to build, test and run: looks, installs with apt-get where it may (as root), and says plainly what is
# missing and what does not work without it. Status 1 only when nothing can be built.
set -euo pipefail
cd "$(dirname "$0")/.."

missing=0
ok() { printf '  ok       %s\n' "$1"; }
lacks() { printf '  MISSING  %s\n' "$1"; missing=1; }
optional() { printf '  without  %s\n' "$1"; }

may_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }
apt() { DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null 2>&1 </dev/null; }
# install PACKAGE…: with fresh lists when the old ones do not know them.
install() {
    may_install || return 0
    echo "  …        installing $* with apt-get" >&2
    apt "$@" || { apt-get update -qq >/dev/null 2>&1 && apt "$@"; } || true
}
# Debian starts a server when it installs one. The tests start their own, so one that was not here before is stopped.
stop_service() { may_install && { systemctl disable --now "$1" || service "$1" stop; } >/dev/null 2>&1 || true; }
# need TEST 'what it is' 'packages' 'what fails without': looks, installs, looks again.
need() {
    "$1" || install $3
    if "$1"; then ok "$2"; else optional "$2 ('apt-get install $3'): $4"; fi
}

wanted=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
found=$(rustc --version 2>/dev/null | cut -d' ' -f2 || true)
if [ "$found" = "$wanted" ]; then
    ok "rust $found"
elif [ -n "$found" ]; then
    lacks "rust $wanted (found $found): with rustup it installs itself, 'rustup toolchain install $wanted'"
else
    lacks "rust $wanted: see https://rustup.rs"
fi

cc --version >/dev/null 2>&1 || install build-essential
if cc --version >/dev/null 2>&1; then ok "C compiler ($(cc --version | head -n 1))"; else lacks "a C compiler: 'apt-get install build-essential'"; fi

has_node() {
    command -v npm >/dev/null && command -v node >/dev/null \
        && printf '20.19\n%s\n' "$(node --version | tr -d v)" | sort --check=quiet --version-sort
}
need has_node "node 20.19 or newer with npm" "nodejs npm" \
    "'make run' serves a page that says so; 'make test' and 'make example' fail. Where apt-get has an older one: https://nodejs.org"

has_font() { find /usr/share/fonts /usr/local/share/fonts "${HOME:-/root}/.local/share/fonts" -iname '*Noto*CJK*' -print -quit 2>/dev/null | grep -q .; }
need has_font "font Noto CJK" fonts-noto-cjk "a PDF with a rare character (in a name, say) is refused; all else works"

echo "  for 'make test' only:"
has_postgres() { command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; }
had_postgres=$(has_postgres && echo yes || true)
need has_postgres "PostgreSQL 15 or newer" postgresql "every test on PostgreSQL fails"
[ -n "$had_postgres" ] || stop_service postgresql

has_slapd() { [ -x /usr/sbin/slapd ] && command -v ldapmodify >/dev/null; }
had_slapd=$([ -x /usr/sbin/slapd ] && echo yes || true)
need has_slapd "slapd with ldap-utils" "slapd ldap-utils" "the tests of signing in with a directory fail"
[ -n "$had_slapd" ] || stop_service slapd

has_chromium() { command -v chromium >/dev/null || command -v chromium-browser >/dev/null; }
need has_chromium chromium chromium "the tests in a browser fail"
has_python() { command -v python3 >/dev/null; }
need has_python python3 python3 "the tests of mail and webhooks fail"

if cargo nextest --version >/dev/null 2>&1; then ok "cargo-nextest"; else optional "cargo-nextest: 'cargo test' runs the same tests, slower"; fi
if cargo-deny --version >/dev/null 2>&1 || [ -x target/tools/bin/cargo-deny ]; then
    ok "cargo-deny"
else
    optional "cargo-deny: 'make deny' and 'make test' install it into target/tools, once"
fi
if python3 -c 'import duckdb' 2>/dev/null; then ok "python3 with duckdb (for 'make bench' only)"; else optional "python3 with duckdb: only 'make bench' compares with it ('pip install duckdb')"; fi
exit "$missing"
