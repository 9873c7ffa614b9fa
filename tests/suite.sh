#!/bin/sh
# suite.sh NAME PROGRAM DATA -- run a suite's program on published test data.
set -u
export ASAN_OPTIONS=exitcode=126 UBSAN_OPTIONS=print_stacktrace=1
if [ ! -e "$3" ]; then
	echo "$1: skipped: no $3"
	exit 0
fi
exec timeout -s KILL 300 "$2" "$3"
