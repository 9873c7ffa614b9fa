#!/bin/sh
# crash.sh kill|faults|workers|machine|slow -- builds that something bad happens to.
#
#   kill     this repository's own site, and nb-NO of the corpora where it is
#            there, at many moments: OUT is the old site or the new one
#   faults   each system call of a build of the own site fails in turn
#   workers  a page that crashes its reader, or runs away, costs that page; and
#            SIGINT, SIGTERM and SIGHUP leave nothing behind
#   machine  no memory, no room, no permission; files that change under way
#   slow     pages that are known to make readers slow
#
# The first two build two variants of a site in turn; they stand at different addresses,
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

# Count WHAT, passed when COMMAND... ends with 0.
claim() {
	what=$1
	shift
	if "$@"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "workers: $what: failed"
		[ ! -f said ] || tail -n 5 said | cut -c 1-200
	fi
}

# cmark takes time with the square of this.
slow_page() {
	awk 'BEGIN { for (i = 0; i < 40000; i++) printf "![[]()" }'
}

# A site of the page $1.md with the text of stdin, and of two sound ones.
small_site() {
	rm -rf site out
	mkdir -p site/content/en-US
	echo '# First' >site/content/en-US/first.md
	echo '# Zuletzt' >site/content/en-US/zuletzt.md
	cat >"site/content/en-US/$1.md"
}

# No file of OUT speaks of the page $1, and all are as one worker made them.
nothing_of() {
	if grep -rlF -e "$1.html" out; then
		return 1
	fi
	[ "$2" -ne 1 ] || {
		rm -rf made-by-one
		cp -R out made-by-one
	}
	diff -r made-by-one out
}

# Build it; all but the page $1 must be there, and why it is not in stderr.
all_but() {
	LD_PRELOAD=$build/shim.so "$build/glose" build -C site -j "$3" \
		-o out 2>said
	[ $? -eq 1 ] && [ -f out/en-us/first.html ] &&
		[ -f out/en-us/zuletzt.html ] &&
		[ ! -e "out/en-us/$1.html" ] &&
		grep -q 'href="first.html"' out/en-us/index.html &&
		! grep -q "href=\"$1.html\"" out/en-us/index.html &&
		grep -q "^site/content/en-US/$1.md: error: .* \[$2\]$" said &&
		[ "$(grep -c ' error: ' said)" -eq 1 ] &&
		nothing_of "$1" "$3" >>said
}

# A build that takes long ends by SIGNAL (number $2) within two seconds, and OUT
# and what is beside it are as before.
ends_by() {
	timeout --preserve-status -k 3 -s "$1" 1 "$build/glose" build -C site \
		-j 2 -o out 2>said
	[ $? -eq $((128 + $2)) ] &&
		(cd out && sha256sum -c --quiet --strict .glose/manifest) &&
		[ "$(find out -type f | wc -l)" -eq "$files" ] &&
		[ -z "$(find . -name 'out.*')" ]
}

# A build that fails on the machine says so with 3, and leaves OUT as it was.
machine_fails() {
	"$@" 2>said
	[ $? -eq 3 ] && grep -q "^glose: fatal: .*$why" said &&
		(cd out && sha256sum -c --quiet --strict .glose/manifest) &&
		[ "$(find out -type f | wc -l)" -eq "$files" ] &&
		[ -z "$(find . -name 'out.*')" ]
}

# No file may be larger than a block.
with_little_room() {
	(ulimit -f 1 && exec "$build/glose" build -C site -j 2 -o out)
}

# While one build is under way, another is refused, and the first one succeeds.
two_at_once() {
	"$build/glose" build -q -C site -j 2 -o out 2>said-first &
	first=$!
	sleep 1
	"$build/glose" build -C site -o out 2>said
	[ $? -eq 2 ] && grep -q "another build of 'out' is under way" said &&
		wait "$first" && [ -f out/en-us/other.html ]
}

workers() {
	cd "$tmp" || exit 1
	for j in 1 2; do
		echo 'crash here' | small_site bad
		claim "SIGSEGV with -j $j" all_but bad page-crashed $j
	done
	for j in 1 2; do
		echo 'abort here' | small_site bad
		claim "abort with -j $j" all_but bad page-crashed $j
	done
	for j in 1 2; do
		echo 'no memory here' | small_site bad
		claim "no memory with -j $j" all_but bad limit $j
	done
	for j in 1 2; do
		slow_page | small_site bad
		echo 'limits: {cpu_seconds: 1}' >site/site.yml
		claim "no end with -j $j" all_but bad limit $j
	done
	small_site other </dev/null
	"$build/glose" build -q -C site -o out 2>/dev/null
	files=$(find out -type f | wc -l)
	slow_page >site/content/en-US/other.md
	echo 'limits: {cpu_seconds: 60}' >site/site.yml
	files=$(find out -type f | wc -l)
	claim SIGINT ends_by INT 2
	claim SIGTERM ends_by TERM 15
	claim SIGHUP ends_by HUP 1
	claim 'two builds at once' two_at_once
	files=$(find out -type f | wc -l)
	echo Text. >>site/content/en-US/first.md
	why='File too large'
	claim 'a full disk' machine_fails with_little_room
	echo "workers: $passed passed, $failed failed"
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
workers)
	workers
	;;
machine)
	cd "$tmp" || exit 1
	BUILD=$build sh "$top/tests/crash/machine.sh"
	;;
slow)
	cd "$tmp" || exit 1
	BUILD=$build sh "$top/tests/crash/slow.sh"
	;;
*)
	echo "usage: crash.sh kill|faults|workers|machine|slow" >&2
	exit 2
	;;
esac
