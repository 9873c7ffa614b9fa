#!/bin/sh
# sample.sh N SEED LOCALE=DIR... -- N hits of every rule in each folder of pages,
# to be read and judged: the message, the source, the target.
#
# Below each hit is a line for the judgement: "right", "wrong" or "?".
# `sample.sh keep FILE...` makes rows for judged.tsv of a file of them, judged;
# `sample.sh count LOCALE=DIR...` makes the table of precision of judged.tsv and
# what is found in these folders.
set -eu
build=${BUILD:-build}
here=$(dirname "$0")
if [ "$1" = keep ]; then
	shift
	exec awk -f "$here/keep.awk" "$@"
fi
if [ "$1" = count ]; then
	shift
	for of in "$@"; do
		set -- "$@" --content "$of"
		shift
	done
	"$build/glose" check "$@" --format tsv --fail-on never 2>/dev/null |
	    awk -F '\t' -f "$here/count.awk" "$here/judged.tsv" -
	exit
fi
n=$1 seed=$2
shift 2
for of in "$@"; do
	"$build/glose" check --content "$of" --format jsonl --fail-on never \
	    ${RULES:+--rules "$RULES"} 2>/dev/null |
	    LC_ALL=C awk -v n="$n" -v seed="$seed" -f "$here/sample.awk"
done
