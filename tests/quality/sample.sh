#!/bin/sh
# sample.sh N SEED LOCALE=DIR... -- N hits of every rule in each folder of pages,
# to be read and judged: the message, the source, the target.
#
# Below each hit is a line for the judgement: "right", "wrong" or "?".  From a
# file of them, judged, `sample.sh count FILE...` makes the table of precision.
set -eu
build=${BUILD:-build}
here=$(dirname "$0")
if [ "$1" = count ]; then
	shift
	exec awk -f "$here/count.awk" "$@"
fi
n=$1 seed=$2
shift 2
for of in "$@"; do
	"$build/glose" check --content "$of" --format jsonl --fail-on never \
	    ${RULES:+--rules "$RULES"} 2>/dev/null |
	    LC_ALL=C awk -v n="$n" -v seed="$seed" -f "$here/sample.awk"
done
