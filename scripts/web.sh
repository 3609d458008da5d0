#!/usr/bin/env bash
# The page. `web.sh build` writes web/dist, which the program embeds; `web.sh test` lints it, checks its types and runs its tests.
# Without Node `build` says so and leaves it: the program then embeds a page that says how to get the real one.
set -euo pipefail
cd "$(dirname "$0")/../web"

# Node.js as package.json asks for it.
wanted=20.19
node_fits() {
    command -v npm >/dev/null && command -v node >/dev/null || return 1
    printf '%s\n%s\n' "$wanted" "$(node --version | tr -d v)" | sort --check=quiet --version-sort
}

# Packages again only when the lock is newer than what was installed from it.
packages() {
    [ node_modules/.package-lock.json -nt package-lock.json ] && return
    echo "web: installing the packages of the page" >&2
    npm ci --no-fund --no-audit --loglevel=error >&2
}

is_built() {
    [ -f dist/index.html ] || return 1
    [ -z "$(find index.html package-lock.json vite.config.ts tsconfig.json public src -newer dist/index.html -print -quit)" ]
}

case ${1:-} in
build)
    if is_built; then exit 0; fi
    if ! node_fits; then
        echo "web: Node.js $wanted or newer with npm is missing, so the page is not built: the program serves its API and a page" >&2
        echo "web: that says so. 'apt-get install nodejs npm', then run this again." >&2
        exit 0
    fi
    packages
    echo "web: building the page" >&2
    npm run --silent build >&2
    ;;
test)
    node_fits || { echo "web: Node.js $wanted or newer with npm is needed for the tests of the page; 'make deps' says more" >&2; exit 1; }
    packages
    npm run --silent lint
    npm test --silent
    # The build checks the types of everything first.
    is_built || npm run --silent build
    ;;
*)
    echo "web: expected 'build' or 'test'" >&2
    exit 2
    ;;
esac
