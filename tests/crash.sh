#!/bin/sh
# crash.sh kill|faults -- builds that are killed, or whose system calls fail.
#
#   kill     this repository's own site, and nb-NO of the corpora where it is
#            there, at many moments: OUT is the old site or the new one
#   faults   each system call of a build of the own site fails in turn
#
# Each builds two variants of a site in turn; they stand at different addresses,
# and each has a page that the other lacks.
set -u
top=$(pwd)
case ${BUILD:-build} in
/*) build=$BUILD ;;
*) build=$top/${BUILD:-build} ;;
esac
elsewhere='--base-url https://elsewhere.example.org/'
shared=${SHARED:-../shared}
. tests/scratch.sh

# Give variant $2 of the pages below $1 a page that the other has not.
vary() {
	printf '# A page of %s\n\nText.\n' "$2" >"$1/only-in-$2.md"
}

# The own site, in $tmp/a, and its other variant, in $tmp/b.
own_site() {
	for variant in a b; do
		mkdir "$tmp/$variant"
		for part in site.yml content locales themes; do
			[ ! -e "$part" ] || cp -R "$part" "$tmp/$variant/"
		done
		vary "$tmp/$variant/content/nb-NO" "$variant"
	done
}

# Print COMMAND in words for a shell; a build with findings is a good one.
build_command() {
	echo "'$build/glose' build --quiet -j 2 $1 >/dev/null 2>&1;" \
		"test \$? -le 1"
}

passed=0 failed=0

# Add up the last line that the kills in file $1 ended with.
add_up() {
	line=$(grep -E '^kill: [0-9]+ passed' "$1")
	[ -n "$line" ] || line='kill: 0 passed, 1 failed'
	passed=$((passed + $(echo "$line" | cut -d ' ' -f 2)))
	failed=$((failed + $(echo "$line" | cut -d ' ' -f 4)))
	grep -v "^$line" "$1"
}

kills() {
	own_site
	"$build/kill" "$tmp/out" 60 \
		"$(build_command "-C '$tmp/a' -o '$tmp/out'")" \
		"$(build_command "$elsewhere -C '$tmp/b' -o '$tmp/out'")" >"$tmp/said" 2>&1
	add_up "$tmp/said"
	nb=$shared/corpus/nb-NO/AlchemyInsights
	if [ -d "$nb" ]; then
		cp -R "$nb" "$tmp/nb"
		vary "$tmp/nb" b
		"$build/kill" "$tmp/out-nb" 40 \
			"$(build_command "--content 'nb-NO=$nb' -o '$tmp/out-nb'")" \
			"$(build_command "$elsewhere --content 'nb-NO=$tmp/nb' -o '$tmp/out-nb'")" \
			>"$tmp/said" 2>&1
		add_up "$tmp/said"
	else
		echo "kill: nb-NO: skipped: no $nb"
	fi
	echo "kill: $passed passed, $failed failed"
	[ "$failed" -eq 0 ]
}

case ${1-} in
kill)
	kills
	;;
faults)
	own_site
	cd "$tmp" || exit 1
	sh "$top/tests/crash/faults.sh" out \
		"$build/glose build -C a -o out -j 2" \
		"$build/glose build $elsewhere -C b -o out -j 2"
	;;
*)
	echo "usage: crash.sh kill|faults" >&2
	exit 2
	;;
esac
