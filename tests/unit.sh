#!/bin/sh
# unit.sh PROGRAM... -- run cmocka programs; the failures, then one line.
set -u
export ASAN_OPTIONS=exitcode=126 UBSAN_OPTIONS=print_stacktrace=1
passed=0 failed=0 skipped=0
log=$(mktemp) || exit 1
trap 'rm -f "$log"' EXIT
trap 'exit 130' INT TERM

# The number N in cmocka's closing line "[  WORD ] N test(s)".
count() {
	sed -n "s/^\[ *$1 *\] \([0-9][0-9]*\) test(s).*/\1/p" "$log" |
		awk '{ n += $1 } END { print n + 0 }'
}

for program in "$@"; do
	timeout -s KILL 300 "$program" >"$log" 2>&1
	status=$?
	good=$(count PASSED)
	bad=$(count FAILED)
	if [ "$bad" -eq 0 ] && { [ "$status" -ne 0 ] || [ "$good" -eq 0 ]; }; then
		bad=1
		echo "$program: exit status $status, $good tests passed"
	fi
	passed=$((passed + good))
	failed=$((failed + bad))
	skipped=$((skipped + $(count SKIPPED)))
	[ "$bad" -eq 0 ] || grep -v '^\[ \(RUN  \|      OK\) ' "$log"
done

[ $((passed + failed)) -gt 0 ] || failed=1
rest=
[ "$skipped" -eq 0 ] || rest=", $skipped skipped"
echo "unit: $passed passed, $failed failed$rest"
[ "$failed" -eq 0 ]
