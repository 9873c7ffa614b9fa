#!/bin/sh
# check.sh SUITE... -- run each suite with make, print its last line, add up.
#
# A suite says what failed, then "NAME: N passed, N failed[, N skipped]" or
# "NAME: skipped: why".  One that ends without such a line has failed.
set -u
result='^[a-z-]+: (skipped: |[0-9]+ passed, [0-9]+ failed)'
passed=0 failed=0 skipped=0
log=$(mktemp) || exit 1
trap 'rm -f "$log"' EXIT
trap 'exit 130' INT TERM

# The number before WORD in the line "name: 1 passed, 0 failed".
count() {
	n=$(printf '%s\n' "$line" | sed -n "s/.* \([0-9][0-9]*\) $1.*/\1/p")
	echo "${n:-0}"
}

for suite in "$@"; do
	${MAKE:-make} -s "$suite" >"$log" 2>&1
	status=$?
	line=$(grep -E "$result" "$log" | tail -n 1)
	case $line in
	*": skipped: "*)
		skipped=$((skipped + 1))
		;;
	*" passed, "*)
		passed=$((passed + $(count passed)))
		skipped=$((skipped + $(count skipped)))
		n=$(count failed)
		if [ "$n" -eq 0 ] && [ "$status" -ne 0 ]; then
			n=1
			line="$line, and exit status $status"
		fi
		failed=$((failed + n))
		;;
	*)
		status=1
		failed=$((failed + 1))
		line="$suite: 0 passed, 1 failed: it ended without a result"
		;;
	esac
	[ "$status" -eq 0 ] || grep -vE "$result|: skipped: |^make" "$log"
	grep -E ': skipped: ' "$log" | grep -vE "$result"
	echo "$suite: ${line#*: }"
done

rest=
[ "$skipped" -eq 0 ] || rest=", $skipped skipped"
echo "$passed passed, $failed failed$rest"
[ "$failed" -eq 0 ]
