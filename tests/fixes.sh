#!/bin/sh
# fixes.sh -- `glose check --fix` over whole repositories of pages: what it
# writes is what its diff says, nothing else is touched, nothing is left.
#
# Pages are those of the golden cases, and of $SHARED where it is there.
set -u
export ASAN_OPTIONS=exitcode=126 UBSAN_OPTIONS=exitcode=126 LC_ALL=C.UTF-8
case ${BUILD:-build} in
/*) glose=$BUILD/glose ;;
*) glose=$(pwd)/${BUILD:-build}/glose ;;
esac
shared=${SHARED:-../shared}
. tests/scratch.sh
passed=0 failed=0 skipped=0

claim() {
	name=$1
	shift
	if ("$@") >"$tmp/report" 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "fixes: $name:"
		sed 's/^/    /; 20q' "$tmp/report"
	fi
}

# Check $tmp/LOCALE with more options; what is found must not matter.
check() {
	locale=$1
	shift
	(cd "$tmp" && "$glose" check --content "$locale=$locale" \
		--fail-on never "$@")
}

# Safe fixes that a check of LOCALE knows and is not told to leave.
count_fixes() {
	check "$1" --format jsonl | grep -v '"suppressed":' |
		grep -c '"safe":true'
}

# The pages in FOLDER, of LOCALE.
fixes_are_true() {
	rm -rf "$tmp/$1" "$tmp/before" "$tmp/after"
	cp -R "$2" "$tmp/$1" && chmod -R u+w "$tmp/$1" || return
	cp -R "$tmp/$1" "$tmp/before"
	echo "$(count_fixes "$1") fixes"
	check "$1" --fix --dry-run >"$tmp/diff" || return
	diff -r "$tmp/$1" "$tmp/before" || return
	check "$1" --fix >"$tmp/out" || return
	mv "$tmp/$1" "$tmp/after"
	cp -R "$tmp/before" "$tmp/$1"
	[ ! -s "$tmp/diff" ] || (cd "$tmp" && patch -s -p0 <diff) || return
	diff -r "$tmp/$1" "$tmp/after" || return
	# What overlapped has its turn now.
	check "$1" --fix >"$tmp/out" && check "$1" --fix >"$tmp/out" || return
	left=$(count_fixes "$1")
	[ "$left" -eq 0 ] && return
	check "$1" --fix --dry-run
	echo "$left fixes are left"
	return 1
}

[ -x "$glose" ] || {
	echo "no $glose"
	echo "fixes: 0 passed, 1 failed"
	exit 1
}
for folder in tests/golden/check/*/in/p; do
	# Some are filled when their case is run.
	[ -n "$(find "$folder" -name '*.md')" ] || continue
	claim "$folder" fixes_are_true nb-NO "$folder"
done
if [ -d "$shared/corpus" ]; then
	for folder in "$shared"/corpus/*-*/AlchemyInsights; do
		locale=$(basename "$(dirname "$folder")")
		claim "corpus $locale" fixes_are_true "$locale" "$folder"
	done
else
	skipped=1
	echo "fixes: corpora: skipped: no $shared/corpus"
fi

rest=
[ "$skipped" -eq 0 ] || rest=", $skipped skipped"
echo "fixes: $passed passed, $failed failed$rest"
[ "$failed" -eq 0 ]
