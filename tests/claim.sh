# claim.sh -- read by suites, after scratch.sh: each names itself in $suite.
# shellcheck shell=sh disable=SC2154
passed=0 failed=0 skipped=0

# Count the check NAME, passed when COMMAND... ends with 0 in a shell of its
# own; what it prints is shown otherwise.
claim() {
	name=$1
	shift
	if ("$@") >"$tmp/report" 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "$suite: $name:"
		sed 's/^/    /; 30q' "$tmp/report"
	fi
}

# The check NAME is left out, as there is no WHAT.
skip() {
	skipped=$((skipped + 1))
	echo "$suite: $1: skipped: no $2"
}

# The last line; the status is 1 when a check failed.
sum_up() {
	rest=
	[ "$skipped" -eq 0 ] || rest=", $skipped skipped"
	echo "$suite: $passed passed, $failed failed$rest"
	[ "$failed" -eq 0 ]
}
