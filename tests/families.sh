#!/bin/sh
# families.sh check|accept [NAME...] -- small sites in the manner of each family
# of documentation repositories, tests/site/NAME:
#
#   in/      the site; it has tests/site/themes beside it
#   expect/  its whole output but for the manifest: no file may differ, none
#            may be missing, none may be there besides
#   stderr   what glose must say, seconds as TIME; none: nothing
#   exit     its status; none: 0
#
# `accept` writes expect, stderr and exit anew: read what came of it.
set -u
verb=$1
shift
sites=$(pwd)/tests/site
case ${BUILD:-build} in
/*) glose=$BUILD/glose ;;
*) glose=$(pwd)/${BUILD:-build}/glose ;;
esac
. tests/scratch.sh
passed=0 failed=0

# Build the site $1: $tmp/dir/out, said and exit are what came of it.
build_site() {
	rm -rf "$tmp/dir"
	cp -R "$1/in" "$tmp/dir"
	cp -R "$sites/themes" "$tmp/dir/themes"
	(
		cd "$tmp/dir" || exit
		LC_ALL=C.UTF-8 TZ=UTC ASAN_OPTIONS=exitcode=126 \
			UBSAN_OPTIONS=exitcode=126 \
			timeout -s KILL 120 "$glose" build
	) </dev/null 2>"$tmp/all"
	echo $? >"$tmp/exit"
	sed 's/[0-9][0-9]*\.[0-9][0-9]* s$/TIME/' "$tmp/all" >"$tmp/stderr"
	rm -rf "$tmp/dir/out/.glose"
}

check_site() {
	build_site "$1"
	echo 0 >"$tmp/zero"
	status=$1/exit
	[ -f "$status" ] || status=$tmp/zero
	[ -d "$1/expect" ] || {
		echo "no expect/"
		return 1
	}
	bad=0
	diff -u "$status" "$tmp/exit" || bad=1
	diff -u "$1/stderr" "$tmp/stderr" || bad=1
	diff -ru "$1/expect" "$tmp/dir/out" || bad=1
	return $bad
}

accept_site() {
	build_site "$1"
	[ "$(cat "$tmp/exit")" -le 1 ] || {
		cat "$tmp/stderr"
		return 1
	}
	rm -rf "$1/expect"
	cp -R "$tmp/dir/out" "$1/expect"
	cp "$tmp/stderr" "$1/stderr"
	rm -f "$1/exit"
	[ "$(cat "$tmp/exit")" -eq 0 ] || cp "$tmp/exit" "$1/exit"
}

if [ $# -eq 0 ]; then
	for folder in "$sites"/*/in; do
		folder=${folder%/in}
		set -- "$@" "${folder##*/}"
	done
fi
for name; do
	if "${verb}_site" "$sites/$name" >"$tmp/report" 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "families: $name:"
		sed "s|$sites/||; s|$tmp/dir/||; s/^/    /; 60q" "$tmp/report"
	fi
done
echo "families: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
