#!/bin/sh
# lint.sh -- clang-tidy, cppcheck, shellcheck and mandoc, those that are here.
#
# $C_FILES, $SCRIPTS: what to read; $FLAGS: the compiler's.
set -u
passed=0 failed=0 skipped=0
log=$(mktemp) || exit 1
trap 'rm -f "$log"' EXIT
trap 'exit 130' INT TERM

# Count FILE, which has been read with the given COMMAND...
lint() {
	file=$1
	shift
	if "$@" >"$log" 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "$file:"
		grep -v 'warnings\{0,1\} generated\|^Suppressed\|^Use -header' "$log"
	fi
}

have() {
	command -v "$1" >/dev/null 2>&1 && return
	skipped=$((skipped + 1))
	echo "lint: no $1"
	return 1
}

# One process for each file: given several, clang-tidy 14 sees va_list faults
# that are not there.
if have clang-tidy; then
	eval "set -- $FLAGS"
	for f in $C_FILES; do
		lint "$f" clang-tidy --quiet "$f" -- "$@" -Itests
	done
fi
if have cppcheck; then
	# Their names have no blanks.  It does not see that fatal() never
	# returns; clang-tidy, which does, looks for null pointers too.
	# shellcheck disable=SC2086
	lint cppcheck cppcheck --quiet --error-exitcode=1 --std=c11 -Igen -Itests \
		--enable=warning,style,performance --inline-suppr \
		--suppress=missingIncludeSystem --suppress=unusedStructMember \
		--suppress=nullPointerRedundantCheck \
		--suppress=checkersReport $C_FILES
fi
if have shellcheck; then
	for f in $SCRIPTS; do
		lint "$f" shellcheck "$f"
	done
fi
if have mandoc; then
	for f in gen/*.[15]; do
		[ ! -f "$f" ] || lint "$f" mandoc -Tlint -Wwarning "$f"
	done
fi

rest=
[ "$skipped" -eq 0 ] || rest=", $skipped skipped"
echo "lint: $passed passed, $failed failed$rest"
[ "$failed" -eq 0 ]
