#!/usr/bin/env bash
# Makes the pictures of the README from the documents that `make example` wrote to out/. Needs pdftoppm (poppler-utils).
set -euo pipefail
cd "$(dirname "$0")/.."
command -v pdftoppm >/dev/null || { echo "screenshots: pdftoppm is needed ('apt-get install poppler-utils')" >&2; exit 2; }
mkdir -p docs/images
for name in settle assess rate-C2; do
    [ -f "out/$name.pdf" ] || { echo "screenshots: out/$name.pdf is missing; run 'make example' first" >&2; exit 2; }
    pdftoppm -png -r 60 -f 1 -l 1 -singlefile "out/$name.pdf" "docs/images/$name"
done
