#!/bin/sh
# search.sh PROGRAM -- the program and the theme's script must agree on words
# (tests/search/cut.mjs).  Needs node; pages of more languages are read from
# $SHARED where it is there.
set -u
if ! command -v node >/dev/null; then
	echo "search: skipped: no node"
	exit 0
fi
set -- "$1" content
for folder in "${SHARED:-../shared}"/corpus/*/; do
	[ ! -d "$folder" ] || set -- "$@" "$folder"
done
exec node tests/search/cut.mjs "$@"
