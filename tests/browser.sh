#!/bin/sh
# browser.sh SUITE -- tests/browser/SUITE.mjs, with what it looks at: the site of
# this repository, that of tests/browser/site, the alignment report of a golden
# case, or a folder with all of them.
#
# Needs what `make deps` installs; another Chromium with CHROMIUM=.
set -eu
suite=$1
if [ "${BROWSER-}" = no ]; then
	echo "browser-$suite: skipped: BROWSER=no"
	exit 0
fi
case ${BUILD:-build} in
/*) glose=$BUILD/glose ;;
*) glose=$(pwd)/${BUILD:-build}/glose ;;
esac
tests=$(pwd)/tests
export CHROMIUM="${CHROMIUM:-$(command -v chromium)}"
. tests/scratch.sh

"$glose" build -q -o "$tmp/all/own"
"$glose" build -q -C "$tests/browser/site" -o "$tmp/all/tabs"
cp -R "$tests/golden/check/html/in" "$tmp/site"
(cd "$tmp/site" && "$glose" check -q --fail-on never \
	--format "html:$tmp/all/report/report.html")
case $suite in
axe | vnu | html-validate) look_at=$tmp/all ;;
tabs | report) look_at=$tmp/all/$suite ;;
*) look_at=$tmp/all/own ;;
esac
# Ends what hangs; nothing here comes near it.
timeout -s KILL 900 node "$tests/browser/$suite.mjs" "$look_at"
