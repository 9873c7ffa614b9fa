#!/bin/sh
# check.sh SUITE... -- run each suite with make, print its last line, add up.
#
# As many suites run side by side as there are processors (JOBS=N for another
# number); what they say is printed in the order they are given in.
#
# A suite says what failed, then "NAME: N passed, N failed[, N skipped]" or
# "NAME: skipped: why".  One that ends without such a line has failed.
set -u
result='^[a-z-]+: (skipped: |[0-9]+ passed, [0-9]+ failed)'
passed=0 failed=0 skipped=0
lanes=
dir=$(mktemp -d) || exit 1
# shellcheck disable=SC2086 # one process a word
trap 'kill $lanes 2>/dev/null; rm -rf "$dir"' EXIT
trap 'exit 130' INT TERM

# Run each suite that no other lane has begun.  What runs in the background is
# deaf to Ctrl-C, but some suites send that.
lane() {
	trap - EXIT
	for suite in "$@"; do
		mkdir "$dir/$suite" 2>/dev/null || continue
		env --default-signal=INT "${MAKE:-make}" -s "$suite" >"$dir/$suite/log" 2>&1
		echo $? >"$dir/$suite/ended"
		mv "$dir/$suite/ended" "$dir/$suite/status"
	done
}

# The exit status of a suite, when it has ended; 1 when its lane died.
status_of() {
	while [ ! -f "$dir/$1/status" ]; do
		alive=
		for pid in $lanes; do
			kill -0 "$pid" 2>/dev/null && alive=yes
		done
		[ -n "$alive" ] || [ -f "$dir/$1/status" ] || return 1
		sleep 0.2
	done
	return "$(cat "$dir/$1/status")"
}

# The number before WORD in the line "name: 1 passed, 0 failed".
count() {
	n=$(printf '%s\n' "$line" | sed -n "s/.* \([0-9][0-9]*\) $1.*/\1/p")
	echo "${n:-0}"
}

n=${JOBS:-$(nproc)}
while [ "$n" -gt 0 ]; do
	lane "$@" &
	lanes="$lanes $!"
	n=$((n - 1))
done

for suite in "$@"; do
	status_of "$suite"
	status=$?
	log=$dir/$suite/log
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
	if [ "$status" -ne 0 ]; then
		grep -vE "$result|: skipped: |^make" "$log" | tee "$dir/said"
		{
			echo "-- $suite: ${line#*: }"
			head -n 20 "$dir/said"
		} >>"$dir/failures"
	fi
	grep -E ': skipped: ' "$log" | grep -vE "$result"
	echo "$suite: ${line#*: }"
done

# A failure in the midst of a hundred lines is told again where one looks first,
# and where logs that are cut are kept longest.
if [ -s "$dir/failures" ]; then
	echo "what failed:"
	cat "$dir/failures"
fi
rest=
[ "$skipped" -eq 0 ] || rest=", $skipped skipped"
echo "$passed passed, $failed failed$rest"
[ "$failed" -eq 0 ]
