#!/bin/sh
# faults.sh -- let each system call of a build fail in turn (strace): OUT is
# the old site or the new one, and the exit status says so.
#
#   faults.sh OUT COMMAND-A COMMAND-B
#
# COMMAND-A and COMMAND-B build two variants of a site into OUT; they are split
# into words at blanks.  Ends in "faults: N passed, N failed".
set -u
out=$1 a=$2 b=$3
passed=0 failed=0

strace -o /dev/null true 2>/dev/null || {
	echo "faults: skipped, strace is missing or may not trace"
	exit 0
}

sum() { sha256sum <"$out/.glose/manifest"; }

sound() {
	(cd "$out" && sha256sum -c --quiet --strict .glose/manifest) \
		>/dev/null 2>&1 &&
	test "$(cat "$out/CNAME")" = mine &&
	test "$(find "$out" -type f | wc -l)" = \
		$(($(wc -l <"$out/.glose/manifest") + 2))
}

fail() {
	failed=$((failed + 1))
	echo "faults: $1" >&2
}

# The run ends with its summary; but with "write ... (-f)" a write fails in each
# process, and the first of the parent's may be that of the summary.
summed_up() {
	tail -n 1 "$out.says" | grep -q '^glose: 0 pages, .* s$' && return
	case $1 in
	'write number '*' (-f)') return 0 ;;
	*) return 1 ;;
	esac
}

# judge WHAT STATUS: what a build with a fault has left.
judge() {
	now=$(sum)
	if ! sound; then
		fail "$1: '$out' is not sound"
	elif [ "$2" = 0 ] && [ "$now" != "$new" ]; then
		fail "$1: exit status 0, and the site is not the new one"
	elif [ "$2" = 0 ]; then
		passed=$((passed + 1))
	elif [ "$2" = 1 ] && [ "$now" != "$old" ] &&
		grep -q '\[file-unreadable\]' "$out.says"; then
		passed=$((passed + 1)) # the new site, but for a page
	elif [ "$now" != "$old" ]; then
		fail "$1: exit status $2, and the site is not the old one"
	elif [ "$2" = 3 ] && grep -q '^glose: ' "$out.says" && summed_up "$1"; then
		passed=$((passed + 1))
	elif [ "$2" = 127 ] && grep -q "shared librar" "$out.says"; then
		: # the program was not even loaded
	else
		fail "$1: exit status $2, and it says: $(cat "$out.says")"
	fi
}

# fault CALL ERROR N WHO: the N-th CALL of the build's first process (or, with
# WHO "-f", of each of its processes) fails with ERROR.  False if there are
# not so many.
fault() {
	what="$1 number $3 fails with $2 ($4)"
	rm -f "$out.trace"
	# shellcheck disable=SC2086
	timeout -s KILL 60 strace $4 -o "$out.trace" -e trace="$1" \
		-e inject="$1:error=$2:when=$3" $b 2>"$out.says"
	status=$?
	grep -q INJECTED "$out.trace"
	hit=$?
	[ "$hit" != 0 ] || judge "$what" "$status"
	if ! $a 2>"$out.says" || ! sound || [ "$(sum)" != "$old" ]; then
		fail "$what: the next build fails: $(cat "$out.says")"
	fi
	return "$hit"
}

# Each place of a call, as long as there are any; one in four of a long row.
each() {
	for who in "" "-f"; do
		for n in $(seq 1 12) $(seq 14 4 100); do
			fault "$1" "$2" "$n" "$who" || break
		done
	done
}

{ $a && echo mine >"$out/CNAME" && $b; } || exit 2
new=$(sum)
$a || exit 2
old=$(sum)
[ "$old" != "$new" ] || exit 2

# Not close: strace would leave the file open, which no kernel does.
for call in write openat mkdirat renameat2 renameat linkat fsync syncfs \
	unlinkat fchmod fchmodat flock getdents64 newfstatat; do
	each "$call" EIO
done
for call in write openat mkdirat linkat renameat; do
	each "$call" ENOSPC
done
each linkat EMLINK
each linkat EXDEV
each renameat2 ENOSYS
each openat EMFILE

rm -f "$out.trace" "$out.says"
echo "faults: $passed passed, $failed failed"
[ "$failed" = 0 ]
