#!/bin/sh
# browser.sh SUITE -- tests/browser/SUITE.mjs, with what it looks at: the site of
# this repository, that of tests/browser/site, the alignment report of a golden
# case, this repository's site in the theme "plain", or all of them.
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
# shellcheck source=tests/scratch.sh
. tests/scratch.sh

"$glose" build -q -o "$tmp/own"
"$glose" build -q -C "$tests/browser/site" -o "$tmp/tabs"
cp -R "$tests/golden/check/html/in" "$tmp/report-of"
(cd "$tmp/report-of" && "$glose" check -q --fail-on never \
	--format "html:$tmp/report/report.html")
case $suite in
axe | vnu | html-validate)
	mkdir "$tmp/site"
	sed 's/^theme:.*/theme: plain/' site.yml >"$tmp/site/site.yml"
	cp -R content "$tmp/site/content"
	"$glose" build -q -C "$tmp/site" -o "$tmp/plain"
	set -- "$tmp/own" "$tmp/tabs" "$tmp/report" "$tmp/plain"
	;;
tabs | report) set -- "$tmp/$suite" ;;
search)
	"$glose" build -q -C "$tests/browser/search" -o "$tmp/search"
	set -- "$tmp/own" "$tmp/search"
	;;
*) set -- "$tmp/own" ;;
esac
# Ends what hangs; nothing here comes near it.
timeout -s KILL 900 node "$tests/browser/$suite.mjs" "$@"
