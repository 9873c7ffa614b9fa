#!/bin/sh
# diags.sh -- every diagnostic is provoked by a golden case or a unit test.
set -u
list="gen/base/diag_list.h gen/base/diag_check.h"
passed=0 failed=0

# "NAME id" a line.  The files are words.
# shellcheck disable=SC2086
ids=$(cat $list | tr -d '\n\134' | sed 's/X(/\
/g' | sed -n 's/^\([A-Z_]*\),[^"]*"\([a-z0-9-]*\)".*/\1 \2/p')

while read -r name id; do
	if grep -rqF --include=stderr --include=stdout "[$id]" tests/golden \
		2>/dev/null || grep -rqw "DIAG_$name" tests/unit; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "no test provokes '$id'"
	fi
done <<END
$ids
END
[ -n "$ids" ] || failed=1
echo "diags: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
