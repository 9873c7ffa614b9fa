#!/bin/sh
# run.sh [PAGE...] -- run.mjs on this repository's own site, built anew.
set -eu
export CHROMIUM="${CHROMIUM:-$(command -v chromium)}"
# shellcheck source=tests/scratch.sh
. tests/scratch.sh
"${BUILD:-build}/glose" build -q -o "$tmp/own"
node bench/lighthouse/run.mjs "$tmp/own" "$@"
