#!/usr/bin/env bash
# Makes the pictures of the README: documents from what `make example` wrote to out/ (with pdftoppm, of poppler-utils), pages from
# what `make e2e` saw in the browser. A picture that is not there is said, and the last run's is kept.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p docs/images
status=0
lacks() { echo "screenshots: $1 is missing; run '$2' first" >&2; status=1; }

for name in settle assess rate-C2; do
    if ! [ -f "out/$name.pdf" ]; then
        lacks "out/$name.pdf" "make example"
    elif command -v pdftoppm >/dev/null; then
        pdftoppm -png -r 60 -f 1 -l 1 -singlefile "out/$name.pdf" "docs/images/$name"
    else
        lacks pdftoppm "apt-get install poppler-utils"
    fi
done

# Name in e2e/out, name in docs/images. A reader waits for them on the way: none is larger than this.
MOST_BYTES=200000
while read -r seen name; do
    if ! [ -f "e2e/out/$seen.png" ]; then
        lacks "e2e/out/$seen.png" "make e2e"
    elif [ "$(wc -c <"e2e/out/$seen.png")" -gt "$MOST_BYTES" ]; then
        echo "screenshots: e2e/out/$seen.png is larger than $MOST_BYTES bytes" >&2
        status=1
    else
        cp "e2e/out/$seen.png" "docs/images/$name.png"
    fi
done <<'PAGES'
first-day-clerk page-workbench
case-closed page-case
designer-unsound page-designer
calculator-deadline page-deadline
ruling-named page-because
ruling page-ruling
proposal-phone page-phone
estate page-estate
PAGES
exit "$status"
