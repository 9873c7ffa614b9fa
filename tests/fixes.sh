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
suite=fixes
. tests/claim.sh

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
	check "$1" --fix --dry-run >"$tmp/out" 2>"$tmp/said"
	grep -q ', 0 could be fixed,' "$tmp/said" && return
	cat "$tmp/said" "$tmp/out"
	return 1
}

# ---- what comes in between (strace) ---------------------------------------------------

# Three pages with one fault each, in $tmp/nb-NO.
make_pages() {
	rm -rf "$tmp/nb-NO"
	mkdir "$tmp/nb-NO" || return
	for page in a b c; do
		printf '%s%s\n' \
			"<span data-ttu-id=\"$page-1\">Lagre .</span>" \
			"<span class=\"sxs-lookup\"><span data-stu-id=\"$page-1\">Save.</span></span>" \
			>"$tmp/nb-NO/$page.md" || return
	done
}

# The pages that are mended now, and all that is there.
mended() { (cd "$tmp/nb-NO" && grep -l 'Lagre\.' -- *.md | tr '\n' ' '); }
there() { find "$tmp/nb-NO" -type f | wc -l; }

# Fix them; strace does INJECT.  The status is glose's, or the signal's.
disturbed() {
	make_pages || return
	(cd "$tmp" && strace -o trace "$@" "$glose" check \
		--content nb-NO=nb-NO --fix) >"$tmp/out" 2>&1
	echo "status $?; mended: $(mended); $(there) files"
	cat "$tmp/out"
	grep -q 'INJECTED\|SIG[IK]' "$tmp/trace"
}

# Ctrl-C: the file at hand is finished, and no other is begun.
ends_between_files() {
	disturbed -e inject=rename:signal=SIGINT:when=1 || return
	[ "$(mended)" = 'a.md ' ] && [ "$(there)" -eq 3 ] &&
		grep -q '1 fixed' "$tmp/out"
}

# Killed before its text took the file's place: nothing is left, or what is left
# is taken away by the next run.
leaves_nothing_when_killed() {
	for call in fchmod fsync linkat rename; do
		disturbed -e "inject=$call:signal=SIGKILL:when=1"
		[ "$(there)" -le 4 ] || return
		(cd "$tmp" && "$glose" check --content nb-NO=nb-NO --fix) ||
			return
		[ "$(mended)" = 'a.md b.md c.md ' ] && [ "$(there)" -eq 3 ] ||
			return
	done
}

# Where no file can be without a name.
needs_no_nameless_files() {
	for n in $(seq 50 99); do
		disturbed -e "inject=openat:error=EOPNOTSUPP:when=$n" || return
		! grep O_TMPFILE "$tmp/trace" | grep -q INJECTED || break
	done
	[ "$(mended)" = 'a.md b.md c.md ' ] && [ "$(there)" -eq 3 ]
}

says_that_the_disk_is_full() {
	disturbed -e inject=fsync:error=ENOSPC:when=1 || return
	[ "$(mended)" = '' ] && [ "$(there)" -eq 3 ] &&
		grep -q 'No space left' "$tmp/out"
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

if strace -o /dev/null true 2>/dev/null; then
	claim "Ctrl-C" ends_between_files
	claim "killed" leaves_nothing_when_killed
	claim "no nameless files" needs_no_nameless_files
	claim "no room" says_that_the_disk_is_full
else
	skipped=$((skipped + 1))
	echo "fixes: disturbed: skipped: no strace, or it may not trace"
fi

sum_up
