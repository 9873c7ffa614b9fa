#!/bin/sh
# browser.sh -- what only a browser can tell: tests/browser/tabs.mjs, with the
# site of tests/browser/site, built; steps.mjs, with this repository's own;
# report.mjs, with the alignment report on a golden case, which must also be
# valid and accessible.
#
# Needs node, npm and Chromium (CHROMIUM=, where it is not /usr/bin/chromium);
# the package that drives it is fetched once.
set -eu
case ${BUILD:-build} in
/*) glose=$BUILD/glose ;;
*) glose=$(pwd)/${BUILD:-build}/glose ;;
esac
tests=$(pwd)/tests/browser
export CHROMIUM="${CHROMIUM:-/usr/bin/chromium}"
. tests/scratch.sh

missing=
for program in node npm "$CHROMIUM"; do
	command -v "$program" >/dev/null || missing="$missing $program"
done
if [ -n "$missing" ]; then
	echo "browser: not run: no$missing" >&2
	exit 1
fi
[ -d "$tests/node_modules" ] ||
	(cd "$tests" && npm ci --no-audit --no-fund --silent)
"$glose" build -q -C "$tests/site" -o "$tmp/out"
timeout -s KILL 600 node "$tests/tabs.mjs" "$tmp/out"
"$glose" build -q -o "$tmp/own"
timeout -s KILL 600 node "$tests/steps.mjs" "$tmp/own"
cp -R "$tests/../golden/check/html/in" "$tmp/site"
(cd "$tmp/site" &&
	"$glose" check -q --format "html:$tmp/report/report.html" --fail-on never)
for suite in report axe vnu; do
	timeout -s KILL 600 node "$tests/$suite.mjs" "$tmp/report"
done
