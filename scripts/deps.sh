#!/usr/bin/env bash
# What a machine needs to build, test and run: looks, installs the font where it may, and says plainly what is missing.
# Status 1 only when nothing can be built.
set -euo pipefail
cd "$(dirname "$0")/.."

missing=0
ok() { printf '  ok       %s\n' "$1"; }
lacks() { printf '  MISSING  %s\n' "$1"; missing=1; }
optional() { printf '  without  %s\n' "$1"; }

wanted=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
found=$(rustc --version 2>/dev/null | cut -d' ' -f2 || true)
if [ "$found" = "$wanted" ]; then
  ok "rust $found"
elif [ -n "$found" ]; then
  lacks "rust $wanted (found $found): with rustup it installs itself, 'rustup toolchain install $wanted'"
else
  lacks "rust $wanted: see https://rustup.rs"
fi

if cc --version >/dev/null 2>&1; then
  ok "C compiler ($(cc --version | head -n 1))"
else
  lacks "a C compiler: 'apt-get install build-essential'"
fi

has_font() { find /usr/share/fonts /usr/local/share/fonts "${HOME:-/root}/.local/share/fonts" -iname '*Noto*CJK*' -print -quit 2>/dev/null | grep -q .; }
if ! has_font && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "  …        installing fonts-noto-cjk with apt-get" >&2
  apt-get install -y -qq fonts-noto-cjk >/dev/null 2>&1 || { apt-get update -qq && apt-get install -y -qq fonts-noto-cjk; } >/dev/null 2>&1 || true
fi
if has_font; then
  ok "font Noto CJK, for rare characters"
else
  optional "font Noto CJK ('apt-get install fonts-noto-cjk'): a PDF with a rare character (in a name, say) is refused; all else works"
fi

# Servers that tests of sign-in and of messages start by themselves. Debian starts a directory when it installs one;
# nobody here needs that one.
slapd=/usr/sbin/slapd
may_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }
if ! [ -x "$slapd" ] && may_install; then
  echo "  …        installing slapd with apt-get" >&2
  { apt-get install -y -qq slapd ldap-utils || { apt-get update -qq && apt-get install -y -qq slapd ldap-utils; }; } \
    >/dev/null 2>&1 </dev/null || true
  systemctl disable --now slapd >/dev/null 2>&1 || service slapd stop >/dev/null 2>&1 || true
fi
if [ -x "$slapd" ]; then ok "slapd"; else optional "slapd ('apt-get install slapd ldap-utils'): 'make test' fails at signing in with a directory"; fi
if ! command -v npm >/dev/null && may_install; then
  echo "  …        installing nodejs and npm with apt-get" >&2
  { apt-get install -y -qq nodejs npm || { apt-get update -qq && apt-get install -y -qq nodejs npm; }; } >/dev/null 2>&1 || true
fi
if command -v npm >/dev/null; then ok "node $(node --version)"; else optional "node with npm ('apt-get install nodejs npm'): 'make test' fails at signing in with OpenID Connect"; fi
if command -v python3 >/dev/null; then ok "python3"; else optional "python3 ('apt-get install python3'): 'make test' fails at mail and webhooks"; fi

if cargo nextest --version >/dev/null 2>&1; then ok "cargo-nextest"; else optional "cargo-nextest: 'cargo test' runs the same tests, slower"; fi
if cargo-deny --version >/dev/null 2>&1 || [ -x target/tools/bin/cargo-deny ]; then
  ok "cargo-deny"
else
  optional "cargo-deny: 'make deny' and 'make test' install it into target/tools, once"
fi
if python3 -c 'import duckdb' 2>/dev/null; then ok "python3 with duckdb (for 'make bench' only)"; else optional "python3 with duckdb: only 'make bench' compares with it ('pip install duckdb')"; fi
exit "$missing"
