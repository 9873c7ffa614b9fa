#!/bin/sh
# quality.sh -- break clean pages in known ways; see what `glose check` finds.
#
# SEED= and PLACES= (of each class and locale) choose; KEEP=DIR keeps all files:
# DIR/missed, DIR/alarms and DIR/beside have the cases that went wrong.  Fails
# when the figures are worse than they may be; docs/quality.md explains them.
set -eu
build=${BUILD:-build}
case $build in /*) ;; *) build=$PWD/$build ;; esac
glose=$build/glose
seed=${SEED:-1}
places=${PLACES:-8}
dir=${KEEP:-}
if [ -z "$dir" ]; then
	dir=$(mktemp -d)
	trap 'rm -rf "$dir"' EXIT
fi
locales='nb-NO de-DE fr-FR ru-RU ar-SA ja-JP th-TH'

# A site of clean pages at $1: this repository's own, and texts.txt.
clean_site() {
	rm -rf "$1"
	mkdir -p "$1/content/en-US"
	cp tests/quality/site.yml tests/quality/terms.tsv \
	    tests/quality/names.txt "$1"
	cp content/resources.yml "$1/content" # for the hubs
	for l in $locales; do
		mkdir -p "$1/content/$l"
		[ ! -d "content/$l" ] || cp -R "content/$l/." "$1/content/$l/"
		rm -f "$1/content/$l/TOC.yml"
		(cd "$1/content/$l" && find . -type d) | while read -r d; do
			mkdir -p "$1/content/en-US/$d"
		done
	done
	awk -v root="$1/content" -f tests/quality/pages.awk \
	    tests/quality/texts.txt
}

# What `check` finds in the site $1, into $2.
check_site() {
	"$glose" check -C "$1" --format tsv --fail-on never >"$2" 2>"$2.log" || {
		cat "$2.log" >&2
		exit 1
	}
}

# Break pages of the site $1 (or make pages that show beside others: $2).
break_site() {
	(cd "$1/content" && find . -name '*.md' ! -path './*/includes/*' |
	    sed 's,^\./,,' | LC_ALL=C sort) >"$dir/list"
	"$build/inject" "$seed" "$places" "$1/content" ${2:+"$2"} <"$dir/list"
}

mkdir -p "$dir"
clean_site "$dir/clean"
check_site "$dir/clean" "$dir/clean.tsv"
units=$(find "$dir/clean/content" -name '*.md' -exec cat {} + |
    grep -o '<span data-ttu-id' | wc -l)

clean_site "$dir/site"
break_site "$dir/site" >"$dir/cases"
awk -v root="$dir/site/content" -v legal=1 -f tests/quality/pages.awk \
    tests/quality/legal.txt >>"$dir/cases"
check_site "$dir/site" "$dir/found.tsv"

clean_site "$dir/across"
break_site "$dir/across" across >"$dir/cases-across"
check_site "$dir/across" "$dir/found-across.tsv"

clean_site "$dir/sources"
break_site "$dir/sources" sources >"$dir/cases-sources"
check_site "$dir/sources" "$dir/found-sources.tsv"

rm -f "$dir/missed" "$dir/alarms" "$dir/beside"
status=0
LC_ALL=C awk -F '\t' -v units="$units" -v out="$dir" -f tests/quality/score.awk \
    "$dir/clean.tsv" "$dir/cases" "$dir/found.tsv" \
    "$dir/cases-across" "$dir/found-across.tsv" \
    "$dir/cases-sources" "$dir/found-sources.tsv" >"$dir/table" || status=$?
cat "$dir/table"
exit $status
